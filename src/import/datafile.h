/* A table's data file as import writes it: its first line carries a checksum of the rest, by which a change by hand is
 * seen. Private to import/. */
#ifndef IMPORT_DATAFILE_H
#define IMPORT_DATAFILE_H

#include <stdbool.h>

#include "base/context.h"

enum datafile_state {
	DATAFILE_NONE,       /* no file, or no record in it */
	DATAFILE_SAME,       /* its bytes are those to be written */
	DATAFILE_OURS,       /* as import wrote it */
	DATAFILE_BY_HAND,    /* written or changed by hand */
	DATAFILE_UNREADABLE, /* after a message */
};

/* Adds the first line, which datafile_seal completes when the records stand behind it: about LENGTH bytes. */
void datafile_begin(struct buffer *out, size_t length);
void datafile_seal(struct buffer *out, struct pool *pool);

enum datafile_state datafile_state(
    const struct context *context, const char *root, const char *path, const struct buffer *bytes);

/* Writes ROOT/PATH at once: the old file or the new one is whole whenever it ends. False with errno's words in ERROR. */
bool datafile_write(const char *root, const char *path, const struct buffer *bytes, struct buffer *error);

#endif
