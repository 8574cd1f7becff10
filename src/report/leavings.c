/* What a word processor leaves in a text that is pasted from it: bullets and tables that Markdown reads as plain lines. */
#include <string.h>

#include "base/text.h"
#include "report/narrative.h"

static const char *blanks_end(const char *at)
{
	while (*at == ' ' || text_starts(at, "\xC2\xA0"))
		at += *at == ' ' ? 1 : 2;
	return at;
}

/* A tab or a no-break space, which only a word processor puts behind a bullet. */
static bool is_gap(const char *at)
{
	return *at == '\t' || text_starts(at, "\xC2\xA0");
}

/* Does the line begin with a bullet, or with a number or letter and a bracket, and a gap of a word processor's? */
static bool is_bullet(const char *line)
{
	static const char *const bullets[] = {"•", "·", "▪", "◦", "‣", "\xEF\x82\xB7", "o", "–", "§"};
	const char *at = blanks_end(line);
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (text_starts(at, bullets[i])) {
			const char *behind = at + strlen(bullets[i]);
			if (is_gap(behind) || (i < 5 && *behind == ' '))
				return true;
		}
	size_t digits = strspn(at, "0123456789");
	at += digits ? digits : (*at >= 'a' && *at <= 'z');
	if (at == line || (*at != ')' && *at != '.') || !is_gap(at + 1))
		return false;
	return *at == ')' || !digits || at[1] != '\t'; /* a number, a point and a tab begin a list of Markdown's */
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

void leavings_warn(const struct context *context, const struct narrative_file *entry)
{
	const struct source *source = sources_get(context->sources, entry->file);
	const char *line = source->text + entry->body, *end = source->text + source->length;
	bool fenced = false;
	while (line < end) {
		const char *feed = memchr(line, '\n', (size_t)(end - line));
		size_t length = feed ? (size_t)(feed - line) : (size_t)(end - line);
		struct place place = {entry->file, (uint32_t)(line - source->text)};
		const char *mark = blanks_end(line);
		fenced ^= text_starts(mark, "```") || text_starts(mark, "~~~");
		if (!fenced && is_bullet(line))
			message_add(context->messages, MSG_REPORT_PASTED_BULLET, place);
		else if (!fenced && is_tabbed(line, length))
			message_add(context->messages, MSG_REPORT_PASTED_TABLE, place);
		line += length + 1;
	}
}
