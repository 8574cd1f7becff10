/* What fits nothing, told by kind and not by row. Private to import/. */
#ifndef IMPORT_FAULTS_H
#define IMPORT_FAULTS_H

#include "import/value.h"

enum { ROWS_SHOWN = 5 };

/* Row numbers, of which the first are kept. */
struct fault_rows {
	uint32_t rows[ROWS_SHOWN];
	size_t count;
};

void row_list_add(struct fault_rows *list, uint32_t row);

/* The rows of MORE, all of which come after those of LIST. */
void row_list_join(struct fault_rows *list, const struct fault_rows *more);

/* "12, 40, 77 and 5 more" */
void row_list_print(struct buffer *out, const struct fault_rows *list);

struct fault {
	const struct column_reader *column;
	enum unfit why;
	const char *text;
	struct fault_rows rows;
};

struct faults {
	const struct context *context;
	struct place place; /* of the sheet */
	struct intern kinds;
	struct fault *items; /* by the kind's number; items[0] is none */
	size_t capacity;
	struct buffer key;
};

void faults_init(struct faults *faults, const struct context *context, struct place place);
void faults_add(
    struct faults *faults, const struct column_reader *column, enum unfit why, const char *text, uint32_t row);

/* The messages, and the end of FAULTS. True if there was none. */
bool faults_report(struct faults *faults);
void faults_release(struct faults *faults);

#endif
