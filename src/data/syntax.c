#include "data/syntax.h"

#include <string.h>

#include "data/typo.h"

/* The error under diagnosis: the text, and the line where libyaml noticed. */
struct diagnosis {
	const struct context *context;
	const struct yaml_text *text;
	const struct syntax_fault *fault;
	size_t line, line_end; /* the line of fault->at, without its break */
};

/* ---- looking at the text ---- */

static char char_at(const struct diagnosis *d, size_t byte)
{
	return byte < d->text->length ? d->text->text[byte] : '\0';
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool ends_word(char c)
{
	return is_blank(c) || is_break(c) || c == '\0';
}

static size_t line_start(const struct yaml_text *text, size_t byte)
{
	while (byte > 0 && !is_break(text->text[byte - 1]))
		byte--;
	return byte;
}

static size_t line_end(const struct yaml_text *text, size_t byte)
{
	while (byte < text->length && !is_break(text->text[byte]))
		byte++;
	return byte;
}

static size_t indent_end(const struct diagnosis *d, size_t line)
{
	while (is_blank(char_at(d, line)))
		line++;
	return line;
}

/* The start of the nearest line above LINE that says something; LINE itself if there is none. */
static size_t line_above(const struct diagnosis *d, size_t line)
{
	for (size_t above = line; above > 0;) {
		above = line_start(d->text, above - 1);
		char first = char_at(d, indent_end(d, above));
		if (!is_break(first) && first != '#' && first != '\0')
			return above;
	}
	return line;
}

/* The first colon of a line that separates a key (followed by a blank or the end), outside quotes; or END. */
static size_t key_colon(const struct diagnosis *d, size_t from, size_t end)
{
	char quote = '\0';
	for (size_t i = from; i < end; i++) {
		char c = char_at(d, i);
		if (quote)
			quote = c == quote ? '\0' : quote;
		else if ((c == '"' || c == '\'') && (i == from || !ends_word(c)) && (i == from || ends_word(char_at(d, i - 1))))
			quote = c;
		else if (c == ':' && ends_word(char_at(d, i + 1)))
			return i;
	}
	return end;
}

/* The first colon of a line that sticks to what follows it, as in "title:Annual"; or END. */
static size_t stuck_colon(const struct diagnosis *d, size_t line, size_t end)
{
	size_t i = indent_end(d, line);
	while (i < end && !is_blank(char_at(d, i)) && char_at(d, i) != ':')
		i++;
	if (i == line || i + 1 >= end || char_at(d, i) != ':' || ends_word(char_at(d, i + 1)))
		return end;
	return char_at(d, i + 1) == '/' ? end : i;
}

/* Reports a text without arguments. */
#define add(d, id, byte) add_with(d, MESSAGE_OF(id, NOWHERE), byte)

static bool add_with(const struct diagnosis *d, enum message_id id, size_t byte)
{
	message_put(d->context->messages, id, yaml_text_place(d->text, byte));
	return true;
}

/* ---- causes, each true when it was the one and has been reported ---- */

/* A value that begins with {{ and has no quotes. */
static bool cause_braces(const struct diagnosis *d)
{
	size_t from = line_start(d->text, d->fault->began);
	size_t end = line_end(d->text, d->fault->at);
	for (size_t i = from; i + 1 < end; i++) {
		if (char_at(d, i) != '{' || char_at(d, i + 1) != '{')
			continue;
		size_t before = i;
		while (before > from && is_blank(char_at(d, before - 1)))
			before--;
		char c = before > 0 ? char_at(d, before - 1) : '\n';
		if (before < i ? strchr(":-,[", c) != NULL : is_break(c) || c == '[' || c == ',')
			return add(d, MSG_YAML_BRACES, i);
	}
	return false;
}

static bool cause_tab(const struct diagnosis *d)
{
	for (size_t i = d->line; is_blank(char_at(d, i)); i++)
		if (char_at(d, i) == '\t')
			return add(d, MSG_YAML_TAB, i);
	return false;
}

static bool cause_quote_open(const struct diagnosis *d)
{
	return add(d, MSG_YAML_QUOTE, d->fault->began);
}

/* Something stands after a closing quote: an apostrophe inside '…', or a quotation mark inside "…". */
static bool cause_after_quote(const struct diagnosis *d)
{
	size_t at = d->fault->at, before = at;
	while (before > d->line && is_blank(char_at(d, before - 1)))
		before--;
	if (before == d->line || at >= d->line_end)
		return false;
	char quote = char_at(d, before - 1);
	if ((quote != '"' && quote != '\'') || strchr(",]}#:", char_at(d, at)))
		return false;
	return quote == '"' ? add(d, MSG_YAML_AFTER_DOUBLE, at) : add(d, MSG_YAML_AFTER_SINGLE, at);
}

/* title: [Draft] Annual report */
static bool cause_after_bracket(const struct diagnosis *d)
{
	size_t at = d->fault->at, before = at;
	while (before > d->line && is_blank(char_at(d, before - 1)))
		before--;
	char bracket = before > d->line ? char_at(d, before - 1) : '\0';
	if ((bracket != ']' && bracket != '}') || at >= d->line_end || strchr(",]}#:", char_at(d, at)))
		return false;
	return add(d, MSG_YAML_AFTER_BRACKET, at);
}

/* A quotation mark as word processors write it, which is a letter like any other to YAML. */
static bool curly_quote(const struct diagnosis *d, size_t byte)
{
	static const char *const marks[] = {"“", "”", "„", "‘", "’"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (byte + 3 <= d->text->length && strncmp(d->text->text + byte, marks[i], 3) == 0)
			return true;
	return false;
}

/* key: text: more */
static bool cause_second_colon(const struct diagnosis *d)
{
	size_t first = key_colon(d, d->line, d->line_end);
	if (char_at(d, d->fault->at) != ':' || first >= d->fault->at)
		return false;
	size_t value = indent_end(d, first + 1);
	if (value < d->fault->at && curly_quote(d, value))
		return add(d, MSG_YAML_CURLY, value);
	return add(d, MSG_YAML_COLON, d->fault->at);
}

/* The line above has no colon, or one that sticks to the text. */
static bool cause_line_above(const struct diagnosis *d)
{
	size_t above = line_above(d, d->line);
	size_t end = line_end(d->text, above);
	if (above == d->line)
		return false;
	size_t stuck = stuck_colon(d, above, end);
	if (stuck < end && key_colon(d, above, end) == end)
		return add(d, MSG_YAML_COLON_SPACE, stuck);
	size_t first = indent_end(d, above);
	if (key_colon(d, above, end) == end && char_at(d, first) != '-')
		return add(d, MSG_YAML_COLON_MISSING, first);
	if (indent_end(d, d->line) - d->line > first - above)
		return add(d, MSG_YAML_INDENT_MORE, indent_end(d, d->line));
	return false;
}

/* A # behind a blank, after which nothing of the line is read; END without one. */
static size_t comment_start(const struct diagnosis *d, size_t line, size_t end)
{
	for (size_t at = line + 1; at < end; at++)
		if (char_at(d, at) == '#' && is_blank(char_at(d, at - 1)))
			return at;
	return end;
}

static bool cause_no_colon(const struct diagnosis *d)
{
	size_t line = line_start(d->text, d->fault->began);
	size_t end = line_end(d->text, line);
	size_t stuck = stuck_colon(d, line, end);
	if (stuck < end)
		return add(d, MSG_YAML_COLON_SPACE, stuck);
	size_t first = indent_end(d, line), comment = comment_start(d, line, end);
	if (char_at(d, first) == '-' && !ends_word(char_at(d, first + 1)))
		return add(d, MSG_YAML_DASH_SPACE, first);
	if (comment < end)
		return add(d, MSG_YAML_KEY_COMMENT, comment);
	return add(d, MSG_YAML_COLON_MISSING, d->fault->began);
}

static bool cause_indent(const struct diagnosis *d)
{
	char c = char_at(d, d->fault->at);
	if (c == ']' || c == '}')
		return add(d, MSG_YAML_BRACKET_STRAY, d->fault->at);
	if (c == ',' && d->fault->at > d->line)
		return add(d, MSG_YAML_COMMA_STRAY, d->fault->at);
	size_t first = indent_end(d, d->line);
	if (first == d->fault->at && c != '\0')
		return add(d, MSG_YAML_INDENT, first);
	return false;
}

/* The bracket that is open at FROM, if quotation marks hold none; FROM itself if there is none. */
static size_t open_bracket(const struct diagnosis *d, size_t from)
{
	size_t closed = 0;
	for (size_t i = from; i-- > 0;) {
		char c = char_at(d, i);
		if (c == ']' || c == '}')
			closed++;
		else if ((c == '[' || c == '{') && closed-- == 0)
			return i;
	}
	return from;
}

/* The # that begins a comment between two bytes, outside quotation marks; 0 if none does. */
static size_t comment_in(const struct diagnosis *d, size_t from, size_t end)
{
	char quote = '\0';
	for (size_t i = from + 1; i < end; i++) {
		char c = char_at(d, i), before = char_at(d, i - 1);
		if (quote)
			quote = c == quote ? '\0' : quote;
		else if ((c == '"' || c == '\'') && strchr(" [{,:", before))
			quote = c;
		else if (c == '#' && is_blank(before))
			return i;
	}
	return 0;
}

/* The word before the colon at byte COLON where it stands behind other words of a value, as a key without its comma does;
 * else COLON. */
static size_t key_before(const struct diagnosis *d, size_t colon)
{
	size_t word = colon;
	while (word > d->line && !is_blank(char_at(d, word - 1)) && !strchr("{[,:", char_at(d, word - 1)))
		word--;
	size_t before = word;
	while (before > d->line && is_blank(char_at(d, before - 1)))
		before--;
	return word < colon && before > d->line && before < word && !strchr("{[,:", char_at(d, before - 1)) ? word : colon;
}

/* Inside [ ] or { }: a comma is missing, or the closing bracket. */
static bool cause_bracket(const struct diagnosis *d)
{
	size_t at = d->fault->at, began = d->fault->began;
	char c = char_at(d, at);
	size_t above = line_above(d, d->line);
	size_t hash = comment_in(d, began, line_end(d->text, began));
	if (!hash || hash > at)
		hash = comment_in(d, above, line_end(d->text, above));
	if (hash && line_start(d->text, at) > hash) {
		message_withdraw(d->context->messages, MSG_YAML_COMMENT, yaml_text_place(d->text, hash));
		return typo_is_error(d->text->text + hash) ? add(d, MSG_YAML_SHEET_ERROR, hash)
		                                           : add(d, MSG_YAML_HASH_OPEN, hash);
	}
	if (c != '\0' && d->line == line_start(d->text, began) && c != ']' && c != '}')
		return add(d, MSG_YAML_COMMA, c == ':' ? key_before(d, at) : at);
	if (char_at(d, began) != '[' && char_at(d, began) != '{')
		began = open_bracket(d, at);
	return char_at(d, began) == '{' ? add(d, MSG_YAML_BRACE_OPEN, began) : add(d, MSG_YAML_BRACKET_OPEN, began);
}

static bool cause_first_character(const struct diagnosis *d)
{
	size_t at = d->fault->at;
	if (char_at(d, at) == '\t')
		return add(d, MSG_YAML_TAB, at);
	char shown[2] = {char_at(d, at), '\0'};
	if (!shown[0])
		return false;
	message_add(d->context->messages, MSG_YAML_START, yaml_text_place(d->text, at), shown);
	return true;
}

/* *bold* or & at the start of a value: to YAML an alias or an anchor. */
static bool cause_anchor(const struct diagnosis *d)
{
	char shown[2] = {char_at(d, d->fault->began), '\0'};
	message_add(d->context->messages, MSG_YAML_START, yaml_text_place(d->text, d->fault->began), shown);
	return true;
}

static bool cause_tag(const struct diagnosis *d)
{
	return add(d, MSG_YAML_TAG, d->fault->began);
}

static bool cause_escape(const struct diagnosis *d)
{
	size_t at = d->fault->at;
	while (at > d->fault->began && char_at(d, at) != '\\')
		at--;
	return add(d, MSG_YAML_ESCAPE, at);
}

static bool cause_list_begin(const struct diagnosis *d)
{
	return add(d, MSG_YAML_LIST_BEGIN, d->fault->at);
}

static bool cause_block_header(const struct diagnosis *d)
{
	return add(d, MSG_YAML_BLOCK_HEADER, d->fault->began);
}

static bool cause_tab_here(const struct diagnosis *d)
{
	return add(d, MSG_YAML_TAB, d->fault->at);
}

static bool cause_directive(const struct diagnosis *d)
{
	return add(d, MSG_YAML_DIRECTIVE, d->fault->began);
}

/* Something stands after the end of everything. */
static bool cause_after_end(const struct diagnosis *d)
{
	size_t first = indent_end(d, d->line), above = line_above(d, d->line);
	if (d->fault->at != first)
		return false;
	bool ended = above < d->line && d->line - above > 3 && strncmp(d->text->text + above, "...", 3) == 0;
	return ended ? add(d, MSG_YAML_DOCUMENTS, first) : add(d, MSG_YAML_INDENT, first);
}

struct cause {
	const char *problem, *context; /* libyaml's words begin so; NULL: any */
	bool (*report)(const struct diagnosis *d);
};

/* In order: the first that fits and reports ends the search. */
static const struct cause causes[] = {
    {"found unexpected end of stream", "while scanning a quoted scalar", cause_quote_open},
    {"found unexpected document indicator", "while scanning a quoted scalar", cause_quote_open},
    {"found a tab character", NULL, cause_tab_here},
    {"found unknown escape", NULL, cause_escape},
    {"did not find expected hexdecimal", NULL, cause_escape},
    {"found invalid Unicode character escape", NULL, cause_escape},
    {NULL, NULL, cause_braces},
    {NULL, NULL, cause_tab},
    {NULL, "while scanning a directive", cause_directive},
    {NULL, "while scanning a block scalar", cause_block_header},
    {NULL, "while scanning an anchor", cause_anchor},
    {NULL, "while scanning an alias", cause_anchor},
    {NULL, "while parsing a tag", cause_tag},
    {NULL, "while scanning a tag", cause_tag},
    {"found undefined tag handle", NULL, cause_tag},
    {"found character that cannot start", NULL, cause_first_character},
    {"block sequence entries are not allowed", NULL, cause_list_begin},
    {NULL, NULL, cause_after_quote},
    {"did not find expected", NULL, cause_after_bracket},
    {"mapping values are not allowed", NULL, cause_second_colon},
    {"mapping values are not allowed", NULL, cause_line_above},
    {"could not find expected ':'", NULL, cause_no_colon},
    {NULL, "while parsing a flow", cause_bracket},
    {"did not find expected key", NULL, cause_indent},
    {"did not find expected '-'", NULL, cause_indent},
    {"did not find expected node content", NULL, cause_indent},
    {"did not find expected <document start>", NULL, cause_after_end},
};

static bool begins(const char *text, const char *prefix)
{
	return !prefix || strncmp(text, prefix, strlen(prefix)) == 0;
}

void syntax_report(const struct context *context, const struct yaml_text *text, const struct syntax_fault *fault)
{
	struct diagnosis d = {.context = context, .text = text, .fault = fault};
	d.line = line_start(text, fault->at);
	d.line_end = line_end(text, fault->at);
	for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
		if (begins(fault->problem, causes[i].problem) && begins(fault->context, causes[i].context) &&
		    causes[i].report(&d))
			return;
	add(&d, MSG_YAML_SYNTAX, fault->at);
}
