/* One import: the sheet, its mapping and what comes of them. Private to import/. */
#ifndef IMPORT_IMPORTER_H
#define IMPORT_IMPORTER_H

#include "import/import.h"
#include "import/rows.h"

struct importer {
	const struct context *context;
	const char *root; /* the report's folder */
	const struct sheet *sheet;
	struct mapping *mapping;
	struct column_reader *readers; /* one a column that has a field, in the mapping's order */
	size_t reader_count;
	struct column_reader consent_date, *consents;
	size_t changes[CHANGE_KINDS];
	struct faults faults;
	struct fault_rows left_out[ROW_KINDS];
	const char *subhead; /* the first one's text, or NULL */
	size_t head;         /* index of the head in sheet->rows */
	size_t records;
	struct buffer out; /* the data file: its first line, then the records, one a line */
};

/* Reads all rows; false after messages. OUT holds the records then. */
bool importer_run(struct importer *importer);
void importer_release(struct importer *importer);

/* What was done, in at most ten lines; PATH is the file of records. */
void importer_account(const struct importer *importer, const char *path, struct buffer *out);

#endif
