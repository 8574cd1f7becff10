/* What Markdown reads as plain lines though it was meant as more: bullets and tables that are pasted from a word processor,
 * headings and tables without the sign that makes them one. */
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "report/narrative.h"

static const char *blanks_end(const char *at)
{
	while (*at == ' ' || text_starts(at, "\xC2\xA0"))
		at += *at == ' ' ? 1 : 2;
	return at;
}

/* A tab, a no-break space or several spaces, which only a word processor puts behind a bullet. */
static bool is_gap(const char *at)
{
	return *at == '\t' || text_starts(at, "\xC2\xA0") || text_starts(at, "  ");
}

/* How a line begins: like no item of a list, perhaps like one, by a sign, a letter or one in brackets, or surely so. */
enum lead { LEAD_NONE, LEAD_SIGN, LEAD_LETTER, LEAD_BRACKETS, LEAD_SURE };

/* The length of a sign at AT that is nothing but a bullet; those of symbol fonts have U+F000 to U+F0FF. */
static size_t bullet_length(const char *at)
{
	static const char *const bullets[] = {"•", "·", "▪", "◦", "‣", "●", "○", "■", "□", "◆", "►", "➢", "✓", "✔", "❖"};
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (text_starts(at, bullets[i]))
			return strlen(bullets[i]);
	bool symbol = at[0] == '\xEF' && ((unsigned char)at[1] & 0xFC) == 0x80;
	return symbol ? 3 : 0;
}

/* Of a number, a letter or small Roman numerals with a bracket or a stop. A number, a point and a tab begin a list of
 * Markdown's, and so does a number with a space. */
static enum lead lead_numbered(const char *line)
{
	bool bracketed = *line == '(';
	const char *at = line + bracketed;
	size_t digits = strspn(at, "0123456789"), roman = strspn(at, "ivx");
	at += digits ? digits : roman > 1 ? roman : ascii_letter(*at);
	if (at == line + bracketed || (*at != ')' && (*at != '.' || bracketed)))
		return LEAD_NONE;
	if (is_gap(at + 1) && (*at == ')' || !digits || at[1] != '\t'))
		return LEAD_SURE;
	if (at[1] != ' ' || (digits && !bracketed))
		return LEAD_NONE;
	return bracketed ? LEAD_BRACKETS : LEAD_LETTER;
}

static enum lead lead_of(const char *line)
{
	static const char *const signs[] = {"o", "–", "—", "§", "→"};
	const char *at = blanks_end(line);
	while (*at == '>')
		at = blanks_end(at + 1);
	size_t bullet = bullet_length(at);
	if (bullet)
		return at[bullet] == ' ' || is_gap(at + bullet) ? LEAD_SURE : LEAD_NONE;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (text_starts(at, signs[i])) {
			const char *behind = at + strlen(signs[i]);
			if (is_gap(behind) || *behind == ' ')
				return is_gap(behind) ? LEAD_SURE : LEAD_SIGN;
		}
	return lead_numbered(at);
}

/* A tab between two words. */
static bool is_tabbed(const char *line, size_t length)
{
	const char *first = line;
	first += strspn(first, " \t");
	first += strspn(first, "-*+0123456789.");
	first += *first == '\t';
	const char *tab = first < line + length ? memchr(first, '\t', length - (size_t)(first - line)) : NULL;
	return tab && tab + 1 < line + length && tab[1] != '\n' && tab[1] != '\r';
}

/* Two or more # signs with a word directly behind them, as no hashtag is written. */
static bool is_heading_shut(const char *line)
{
	size_t blanks = strspn(line, " "), signs = strspn(line + blanks, "#");
	return blanks < 4 && signs >= 2 && signs <= 6 && !strchr(" \t\r\n", line[blanks + signs]);
}

/* How many columns the bars of a line part, if it begins and ends with one; 0 of others. */
static size_t columns_of(const char *line, size_t length)
{
	size_t blanks = strspn(line, " "), columns = 0;
	while (length && strchr(" \t\r", line[length - 1]))
		length--;
	if (blanks > 3 || length < blanks + 2 || line[blanks] != '|' || line[length - 1] != '|')
		return 0;
	for (size_t i = blanks + 1; i < length; i++) {
		if (text_starts(line + i, "{{"))
			while (i + 1 < length && !text_starts(line + i, "}}"))
				i++;
		columns += line[i] == '|' && line[i - 1] != '\\';
	}
	return columns;
}

static bool is_dashes(const char *line, size_t length)
{
	size_t rule = strspn(line, " |:-\t\r");
	return rule >= length && memchr(line, '-', length);
}

/* The first of lines between bars, without the line of dashes that makes them a table. */
static bool is_table_bare(const char *line, size_t length, bool barred_before, const char *end)
{
	const char *next = line + length + 1;
	if (barred_before || columns_of(line, length) < 2)
		return false;
	const char *feed = next < end ? memchr(next, '\n', (size_t)(end - next)) : NULL;
	size_t below = next < end ? (size_t)((feed ? feed : end) - next) : 0;
	return !below || !is_dashes(next, below);
}

/* Three braces that open, not in code and not behind a backslash; NULL. */
static const char *three_braces(const char *line, size_t length)
{
	const char *end = line + length;
	for (const char *at = memchr(line, '{', length); at; at = memchr(at + 1, '{', (size_t)(end - at - 1)))
		if (text_starts(at, "{{{"))
			return at == line || !strchr("\\`", at[-1]) ? at : NULL;
	return NULL;
}

static void line_warn(const struct context *context, struct place place, const char *line, size_t length, bool item)
{
	const char *braces = three_braces(line, length);
	if (item)
		message_add(context->messages, MSG_REPORT_PASTED_BULLET, place);
	else if (is_tabbed(line, length))
		message_add(context->messages, MSG_REPORT_PASTED_TABLE, place);
	else if (is_heading_shut(line))
		message_add(context->messages, MSG_REPORT_HEADING_SPACE, place);
	if (braces)
		message_add(context->messages, MSG_REPORT_BRACES_THREE,
		    (struct place){place.file, place.offset + (uint32_t)(braces - line)});
}

void leavings_warn(const struct context *context, const struct narrative_file *entry)
{
	const struct source *source = sources_get(context->sources, entry->file);
	const char *line = source->text + entry->body, *end = source->text + source->length;
	bool fenced = false, barred = false;
	enum lead before = LEAD_NONE;
	while (line < end) {
		const char *feed = memchr(line, '\n', (size_t)(end - line));
		size_t length = feed ? (size_t)(feed - line) : (size_t)(end - line);
		struct place place = {entry->file, (uint32_t)(line - source->text)};
		const char *mark = blanks_end(line);
		fenced ^= text_starts(mark, "```") || text_starts(mark, "~~~");
		enum lead lead = fenced ? LEAD_NONE : lead_of(line);
		if (!fenced) {
			bool below = feed && feed + 1 < end && lead_of(feed + 1) == lead;
			line_warn(context, place, line, length, lead == LEAD_SURE || (lead && (lead == before || below)));
			if (is_table_bare(line, length, barred, end))
				message_add(context->messages, MSG_REPORT_TABLE_DASHES, place);
		}
		before = lead;
		barred = columns_of(line, length) > 0;
		line += length + 1;
	}
}
