/* From a spreadsheet to a table's records: import.yaml says which column is which field, the dictionary how its values are
 * read. content/REFERENCE.md, "import.yaml", is the contract. */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include <stdbool.h>

#include "base/context.h"
#include "data/dictionary.h"

struct import_request {
	const char *root;            /* the report's folder */
	const char *table;           /* or NULL where FILE leads to it */
	const char *file;            /* relative to where annual was started; NULL: what import.yaml names */
	const char *sheet;           /* NULL: what import.yaml names, or the only visible one */
	bool force;                  /* also over records that were changed by hand */
	const struct context *check; /* where what was written counts as read, which spares reading it; or NULL */
};

enum import_outcome {
	IMPORT_WRITTEN,
	IMPORT_PROPOSED, /* nothing but proposals was written */
	IMPORT_FAULTY,   /* nothing was written, messages say why */
	IMPORT_FAILED,   /* the machine: ERROR says what */
};

/* Imports one table; what it did is added to ACCOUNT, at most ten lines. */
enum import_outcome import_table(const struct context *context, const struct dictionary *dictionary,
    const struct import_request *request, struct buffer *account, struct buffer *error);

/* A table and its mapping, guessed from a sheet for a report that is being made. */
struct import_proposal {
	const char *name;               /* of the table; NULL at first: after the file's name */
	bool dated;                     /* a date says which records belong to the period */
	struct buffer *table, *mapping; /* a part of dictionary.yaml, of import.yaml: added to */
};

/* Reads the spreadsheet FILE and guesses what it holds. KEPT is where it will lie in the report's folder. False after a
 * message. */
bool import_propose(const struct context *context, const char *file, const char *kept, struct import_proposal *out);

/* The tables that import.yaml has, in its order; none after a message. */
const char **import_tables(const struct context *context, const char *root, size_t *count);

#endif
