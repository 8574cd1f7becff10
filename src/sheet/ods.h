/* ODS: OpenDocument 1.3, part 3, 9 (tables) and 19 (attributes). Private to sheet/. */
#ifndef SHEET_ODS_H
#define SHEET_ODS_H

#include "sheet/archive.h"
#include "sheet/store.h"

struct ods_tab {
	const char *name;
	bool hidden;
};

struct ods {
	struct arena *arena;
	const char *wanted; /* the sheet to read; NULL: the first visible one */
	struct ods_tab *tabs;
	size_t tab_count, tab_capacity;
	const char *read; /* the name of the one that was read; NULL: none */
};

/* Reads the list of sheets, and the cells of one. NULL, or why it could not be read. */
const char *ods_read(struct archive *archive, struct ods *ods, struct store *store);

#endif
