/* What the proof found, row by row, as text, JSON, CSV or HTML. Private to protect/. */
#ifndef PROTECT_AUDIT_H
#define PROTECT_AUDIT_H

#include "protect/protect.h"
#include "protect/publication.h"

struct audit {
	struct arena *arena;
	enum audit_format format;
	struct buffer rows;
	size_t row_count;
	size_t protected_count, second_count, open_count;
	double cost; /* of all that is withheld second */
	size_t programs;
	bool ended; /* the proof reached its end within its bounds */
	bool sound; /* it did, and nothing is open */
};

void audit_open(struct audit *audit, struct arena *arena, enum audit_format format);

/* Attacks a publication as it stands, the work shared by THREADS (or NULL), and adds each of its withheld figures. */
void audit_add(
    struct audit *audit, struct pool *threads, const struct publication *publication, const struct repair *repair);

/* Writes all of it to OUT. */
void audit_close(struct audit *audit, struct buffer *out);

#endif
