/* What the values of a sheet's columns look like. Private to import/. */
#ifndef IMPORT_SURVEY_H
#define IMPORT_SURVEY_H

#include "data/intern.h"
#include "import/dates.h"
#include "import/head.h"
#include "sheet/sheet.h"

enum { SURVEY_CODES_MAX = 30 };

struct survey_code {
	const char *text; /* as first written */
	size_t count;
};

struct survey_column {
	uint16_t column;
	const char *title;                                      /* on one line */
	const char *name;                                       /* of a field: a slug, each once */
	size_t filled;                                          /* rows with a value that is no mark for unknown */
	size_t dates, booleans, whole, numbers, percent, money; /* of those */
	bool zeros_first;                                       /* some number begins with 0: an id */
	size_t longest;                                         /* in bytes */
	struct intern texts;                                    /* without regard to case */
	size_t distinct;                                        /* how many these are */
	struct survey_code codes[SURVEY_CODES_MAX];
	const char *type; /* of a field, as the dictionary has it */
	size_t fitting;   /* values that fit it */
};

struct survey {
	struct survey_column *columns;
	size_t count;
	struct nameless_column *nameless;
	size_t nameless_count;
	size_t head;               /* index of the head in the sheet's rows */
	size_t rows;               /* below it that look like records */
	bool dash, not_applicable; /* "-" and "n/a" stand somewhere */
	bool day_first, month_first;
	const struct survey_column *key, *date; /* or NULL */
};

/* False where no row looks like a head. */
bool survey_sheet(const struct context *context, const struct sheet *sheet, struct survey *out);

#endif
