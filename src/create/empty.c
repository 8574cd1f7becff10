#include "create/empty.h"

#include <string.h>

#include "base/text.h"
#include "create/template.h"
#include "create/write.h"

enum { YEAR_UNSAID = 2025 }; /* of a folder that is named after none: the same on every day */

static const char *last_step(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static int digits(const char *text, size_t count)
{
	int number = 0;
	for (size_t i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		number = number * 10 + (text[i] - '0');
	}
	return number;
}

/* The report year that FOLDER is named after, "content/2024-25" or "content/2024"; 0 if it is named otherwise. */
static int year_of(const char *folder)
{
	const char *name = last_step(folder);
	size_t length = strlen(name);
	int year = length >= 4 ? digits(name, 4) : -1;
	bool two = length == 7 && name[4] == '-' && digits(name + 5, 2) == (year + 1) % 100;
	return year >= 1900 && year < 2199 && (length == 4 || two) ? year : 0;
}

/* One {word} of a template; NULL if it is none, and braces of the text. */
static const char *word_of(const char *const values[][2], const char *at)
{
	for (size_t i = 0; values[i][0]; i++)
		if (text_starts(at, values[i][0]))
			return values[i][1];
	return NULL;
}

static void fill(struct buffer *out, const char *text, const char *const values[][2])
{
	for (const char *at = text; *at; at++) {
		const char *value = *at == '{' ? word_of(values, at) : NULL;
		if (value) {
			buffer_add(out, value);
			at += strcspn(at, "}");
		} else {
			buffer_char(out, *at);
		}
	}
}

void empty_add(struct new_report *report, const char *folder, size_t count)
{
	struct arena *arena = report->context->arena;
	int said = year_of(folder), year = said ? said : YEAR_UNSAID;
	bool calendar = said && strlen(last_step(folder)) == 4; /* one year alone: report years begin in January */
	const char *name =
	    calendar ? arena_format(arena, "%d", year) : arena_format(arena, "%d-%02d", year, (year + 1) % 100);
	const char *const values[][2] = {
	    {"{from}", arena_format(arena, "%d-%s", year, calendar ? "01-01" : "04-01")},
	    {"{to}", calendar ? arena_format(arena, "%d-12-31", year) : arena_format(arena, "%d-03-31", year + 1)},
	    {"{published}", arena_format(arena, "%d-%s", year + 1, calendar ? "04-30" : "07-31")},
	    {"{year}", name},
	    {NULL, NULL},
	};
	for (size_t i = 0; i < count; i++) {
		struct buffer text = {0};
		fill(&text, empty_report[i].text, values);
		new_file_add(report, empty_report[i].path, &text);
	}
	new_report_left(report, "report.yaml: the council's name, the dates (now %s), the contact", name);
	new_report_left(report, "narrative/: the words");
}

void create_empty(struct new_report *report, const char *folder)
{
	empty_add(report, folder, empty_report_count);
	new_report_left(
	    report, "dictionary.yaml and measures.yaml: your own tables and statistics in place of the examples");
}
