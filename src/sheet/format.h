/* How a spreadsheet shows a number: ECMA-376, part 1, 18.8.30 and 18.8.31 (number formats). Private to sheet/. */
#ifndef SHEET_FORMAT_H
#define SHEET_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

enum format_kind { FORMAT_NUMBER, FORMAT_PERCENTAGE, FORMAT_DATE, FORMAT_TIME };

/* What a format code makes of a positive number. */
struct number_format {
	enum format_kind kind;
	const char *code; /* of FORMAT_NUMBER: where it shows another text than the number's own; or NULL */
};

/* The format of a code; of a built-in one by its number, of which the code may be NULL. CODE must live on. */
struct number_format format_read(uint32_t id, const char *code);

/* What CODE shows for the plain decimal TEXT: "007" for 7 by 000. False where it is not one run of digits with text
 * around; nothing is added then. */
bool format_show(struct buffer *out, const char *code, const char *text);

#endif
