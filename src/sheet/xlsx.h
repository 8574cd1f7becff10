/* XLSX: ECMA-376, part 1, 18 (SpreadsheetML), in either of its vocabularies. Private to sheet/. */
#ifndef SHEET_XLSX_H
#define SHEET_XLSX_H

#include "sheet/archive.h"
#include "sheet/format.h"
#include "sheet/store.h"

struct xlsx_tab {
	const char *name;
	const char *relation; /* id in the workbook's relationships */
	const char *part;     /* of a worksheet; NULL of a sheet of another kind, such as a chart */
	bool hidden;
};

struct workbook {
	struct arena *arena;
	struct archive *archive;
	const char *part;           /* of the workbook itself: "xl/workbook.xml" */
	const char *styles, *texts; /* their parts, or NULL */
	struct xlsx_tab *tabs;
	size_t tab_count, tab_capacity;
	bool since_1904;               /* its dates count from 1904-01-01 */
	struct number_format *formats; /* by a cell's style */
	size_t format_count, format_capacity;
};

/* The sheets and formats. NULL, or why they cannot be read. */
const char *workbook_read(struct workbook *book);

/* The cells of one sheet. NULL, or why they cannot be read. */
const char *worksheet_read(const struct workbook *book, const struct xlsx_tab *tab, struct store *store);

#endif
