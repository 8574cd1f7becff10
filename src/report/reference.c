/* Reading {{ … }}: content/REFERENCE.md, "Figures in the text". */
#include "report/reference.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"

struct token_cursor {
	const struct context *context;
	const char *text;
	size_t at;
	struct place place; /* of the text's first byte */
};

static const char *const filter_names[] = {
    "percent", "with-percent", "previous", "change", "change-percent", "words", "with-unit", "or"};
enum {
	FILTER_PERCENT,
	FILTER_WITH_PERCENT,
	FILTER_PREVIOUS,
	FILTER_CHANGE,
	FILTER_CHANGE_PERCENT,
	FILTER_WORDS,
	FILTER_WITH_UNIT,
	FILTER_OR,
	FILTER_COUNT
};

static void spaces_skip(struct token_cursor *cursor)
{
	while (cursor->text[cursor->at] == ' ' || cursor->text[cursor->at] == '\t')
		cursor->at++;
}

static struct place cursor_place(const struct token_cursor *cursor)
{
	return place_after(cursor->place, cursor->at);
}

static bool is_name(char byte)
{
	return ascii_letter_or_digit(byte) || byte == '-' || byte == '.' || byte == '_';
}

static const char *name_read(struct token_cursor *cursor)
{
	size_t start = cursor->at;
	while (is_name(cursor->text[cursor->at]))
		cursor->at++;
	return arena_slice(cursor->context->arena, cursor->text + start, cursor->at - start);
}

static bool syntax_error(struct token_cursor *cursor, const char *expected)
{
	message_add(cursor->context->messages, MSG_REPORT_BRACES_SYNTAX, cursor_place(cursor), expected);
	return false;
}

/* "…" with \" for a quotation mark within; curly marks, which word processors make, do as well. */
static bool string_read(struct token_cursor *cursor, size_t *text_at, const char **out)
{
	static const char open_mark[] = "\xE2\x80\x9C", close_mark[] = "\xE2\x80\x9D";
	bool curly = text_starts(cursor->text + cursor->at, open_mark);
	if (!curly && cursor->text[cursor->at] != '"')
		return syntax_error(cursor, "a text in double quotes");
	cursor->at += curly ? sizeof open_mark - 1 : 1;
	*text_at = cursor->at;
	const char *closing = curly ? close_mark : "\"";
	struct buffer text = {0};
	while (cursor->text[cursor->at] && !text_starts(cursor->text + cursor->at, closing)) {
		if (cursor->text[cursor->at] == '\\' && strchr("\"|\\", cursor->text[cursor->at + 1]) &&
		    cursor->text[cursor->at + 1])
			cursor->at++;
		buffer_char(&text, cursor->text[cursor->at++]);
	}
	*out = arena_copy(cursor->context->arena, buffer_text(&text));
	buffer_release(&text);
	if (!cursor->text[cursor->at])
		return syntax_error(cursor, "the closing quotation mark");
	cursor->at += strlen(closing);
	return true;
}

static bool brackets_read(struct token_cursor *cursor, struct reference *out)
{
	if (cursor->text[cursor->at] != '[')
		return true;
	size_t start = ++cursor->at;
	const char *end = strchr(cursor->text + start, ']');
	if (!end)
		return syntax_error(cursor, "the closing bracket ]");
	size_t length = (size_t)(end - (cursor->text + start));
	cursor->at = start + length + 1;
	while (length > 0 && cursor->text[start] == ' ') {
		start++;
		length--;
	}
	while (length > 0 && cursor->text[start + length - 1] == ' ')
		length--;
	out->brackets = arena_slice(cursor->context->arena, cursor->text + start, length);
	out->brackets_at = start;
	return true;
}

static size_t filter_find(const char *name)
{
	size_t filter = 0;
	while (filter < FILTER_COUNT && strcmp(filter_names[filter], name) != 0)
		filter++;
	return filter;
}

bool show_is_past(enum show show)
{
	return show == SHOW_PREVIOUS || show == SHOW_CHANGE || show == SHOW_CHANGE_PERCENT;
}

/* A figure is printed in one way: nothing stands beside what tells of the year before. */
static bool show_set(struct token_cursor *cursor, struct reference *out, enum show show, struct place place)
{
	bool second = out->show != SHOW_NUMBER && (show_is_past(show) || show_is_past(out->show));
	if (second)
		message_add(cursor->context->messages, MSG_REPORT_FILTERS_MEET, place);
	out->show = show;
	return !second;
}

/* What stands from the cursor to the next bar, where no name does: "%". */
static const char *rest_until_bar(const struct token_cursor *cursor)
{
	const char *at = cursor->text + cursor->at;
	size_t length = strcspn(at, "|");
	while (length > 0 && at[length - 1] == ' ')
		length--;
	return arena_slice(cursor->context->arena, at, length);
}

static void filter_refuse(const struct token_cursor *cursor, struct place place, const char *name)
{
	const char *hint = text_did_you_mean(cursor->context->arena, name, filter_names, FILTER_COUNT);
	if (text_equal(name, "%"))
		hint = "write percent";
	message_add_hint(cursor->context->messages, MSG_REPORT_FILTER_UNKNOWN, place, hint, name);
}

static bool filter_read(struct token_cursor *cursor, struct reference *out)
{
	spaces_skip(cursor);
	struct place place = cursor_place(cursor);
	const char *name = name_read(cursor);
	size_t filter = filter_find(name);
	spaces_skip(cursor);
	switch (filter) {
	case FILTER_PERCENT:
	case FILTER_WITH_PERCENT:
	case FILTER_PREVIOUS:
	case FILTER_CHANGE:
	case FILTER_CHANGE_PERCENT:
		return show_set(cursor, out, (enum show)(SHOW_PERCENT + (filter - FILTER_PERCENT)), place);
	case FILTER_WORDS:
		out->words = true;
		return true;
	case FILTER_WITH_UNIT:
		out->unit = true;
		return true;
	case FILTER_OR:
		return string_read(cursor, &out->text_at, &out->otherwise);
	default:
		filter_refuse(cursor, place, *name ? name : rest_until_bar(cursor));
		return false;
	}
}

static bool filters_read(struct token_cursor *cursor, struct reference *out)
{
	for (;;) {
		spaces_skip(cursor);
		if (cursor->text[cursor->at] == '\\' && cursor->text[cursor->at + 1] == '|')
			cursor->at++;
		if (!cursor->text[cursor->at])
			return true;
		if (cursor->text[cursor->at] != '|')
			return syntax_error(cursor, "a bar | or the end");
		cursor->at++;
		if (!filter_read(cursor, out))
			return false;
	}
}

/* The text of a note, or of what the author says in words. */
static bool text_read(struct token_cursor *cursor, struct reference *out, const char **text)
{
	out->id = NULL;
	if (!string_read(cursor, &out->text_at, text))
		return false;
	spaces_skip(cursor);
	return !cursor->text[cursor->at] || syntax_error(cursor, "the end after the text");
}

bool reference_parse(const struct context *context, const char *text, struct place place, struct reference *out)
{
	struct token_cursor cursor = {context, text, 0, place};
	*out = (struct reference){0};
	spaces_skip(&cursor);
	out->id = name_read(&cursor);
	if (!*out->id)
		return syntax_error(&cursor, "the name of a statistic or fact");
	size_t after = cursor.at;
	spaces_skip(&cursor);
	bool more = cursor.text[cursor.at] != '|' && cursor.text[cursor.at];
	if (strcmp(out->id, "note") == 0 && more)
		return text_read(&cursor, out, &out->note);
	if (strcmp(out->id, "say") == 0 && more)
		return text_read(&cursor, out, &out->said);
	cursor.at = after;
	return brackets_read(&cursor, out) && filters_read(&cursor, out);
}
