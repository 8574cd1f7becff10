/* A new report, made in memory and then written at once: empty, with tables proposed from sheets, or next year's from
 * this year's. */
#ifndef CREATE_CREATE_H
#define CREATE_CREATE_H

#include <stdbool.h>

#include "base/context.h"
#include "stats/stats.h"

struct new_file {
	const char *path; /* below the report's folder */
	const char *bytes;
	size_t length;
};

/* Begin with only a context, of which all that is made lives in the arena. */
struct new_report {
	const struct context *context;
	struct new_file *files;
	size_t count, capacity;
	struct buffer left; /* owned: a line for each thing that is left to the author */
};

/* The small empty report, of the year that FOLDER is named after: "2024-25" begins on 1 April, "2024" on 1 January. */
void create_empty(struct new_report *report, const char *folder);

/* The same, but its tables, mappings and statistics are proposed from COUNT spreadsheets, which are kept in its folder
 * sheets/. False after a message. */
bool create_from_sheets(struct new_report *report, const char *folder, const char *const *sheets, size_t count);

/* Last year's report, checked and counted. */
struct last_year {
	const char *root;
	const struct records *records;
	const struct stats *stats;
	const struct buffer *earlier; /* its earlier.yaml with its own figures in it */
};

/* The report of the year after LAST: its dates moved on, its words and records left out. False after a message. */
bool create_next_year(struct new_report *report, const struct last_year *last);

/* Writes the new folder whole or not at all. False with one line in ERROR, also where FOLDER is there already or has a name
 * that no report can have (*USAGE is then true). */
bool create_write(const struct new_report *report, const char *folder, bool *usage, struct buffer *error);

#endif
