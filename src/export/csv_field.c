#include "export/csv_field.h"

#include <string.h>

#include "base/text.h"
#include "export/rows.h"

/* Would a spreadsheet take a cell that begins so for a formula? The wide signs count in some of them. */
static bool formula_begins(const char *text)
{
	static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (text_starts(text, wide[i]))
			return true;
	return *text && strchr("=+-@\t\r", *text);
}

/* A formula is looked for also where a cell would begin for a spreadsheet that parts cells at semicolons or tabs, as in
 * countries whose numbers have commas. */
void csv_text(struct buffer *out, const char *text)
{
	bool quotes = text[strcspn(text, ",;\t\"\r\n")];
	if (quotes)
		buffer_char(out, '"');
	if (formula_begins(text))
		buffer_char(out, '\'');
	for (size_t run; run = strcspn(text, ";\t\"\r\n"), text[run]; text += run + 1) {
		buffer_bytes(out, text, run);
		buffer_char(out, text[run]);
		if (text[run] == '"')
			buffer_char(out, '"');
		else if (formula_begins(text + run + 1))
			buffer_char(out, '\'');
	}
	buffer_add(out, text);
	if (quotes)
		buffer_char(out, '"');
}

void csv_next_text(struct buffer *out, const char *text)
{
	buffer_char(out, ',');
	csv_text(out, text ? text : "");
}

void csv_line_end(struct buffer *out)
{
	buffer_add(out, "\r\n");
}

void csv_next_figure(struct buffer *out, const struct figure *figure)
{
	buffer_char(out, ',');
	if (figure->state == FIGURE_SHOWN)
		figure_plain(out, figure);
	else
		buffer_add(out, figure->text);
}
