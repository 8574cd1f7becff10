/* One scan over the raw text, which knows braces and backslashes but no Markdown: what turns out to stand in code is put
 * back as typed. {{ … }}, private-use characters and numeric references to them become tokens. */
#include "markdown/token.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

enum { TOKEN_FIRST = 0xF0000, TOKEN_LAST = 0x10FFFF, EXPRESSION_LENGTH_MAX = 4000 };

/* The mark between emphasis and an expression: U+10A7F, which is punctuation and rare enough to be a token where the author
 * has it. */
enum { EDGE = 0x10A7F };

static const size_t none = (size_t)-1;

struct lexer {
	const char *text;
	size_t length;
	size_t at;
	size_t line_end;   /* of the line that was last searched for }} */
	size_t last_close; /* offset of the last }} of that line, or 0 */
};

size_t token_add(struct tokens *tokens, struct token token)
{
	tokens->items = arena_grow(tokens->arena, tokens->items, tokens->count, &tokens->capacity, sizeof *tokens->items);
	tokens->items[tokens->count] = token;
	return tokens->count++;
}

void token_write(size_t index, size_t from, struct copy *out)
{
	uint32_t code_point = TOKEN_FIRST + (uint32_t)index;
	char bytes[TOKEN_BYTES] = {(char)(0xF0 | code_point >> 18), (char)(0x80 | (code_point >> 12 & 0x3F)),
	    (char)(0x80 | (code_point >> 6 & 0x3F)), (char)(0x80 | (code_point & 0x3F))};
	copy_put(out, bytes, sizeof bytes, from);
}

/* Adds and writes a token; false if there are too many. */
static bool token_put(struct tokens *tokens, struct token token, struct copy *out)
{
	if (tokens->count >= TOKENS_LEXED_MAX) {
		if (tokens->dropped == 0)
			tokens->dropped = token.start + 1;
		return false;
	}
	token_write(token_add(tokens, token), token.start, out);
	return true;
}

static bool token_range(uint32_t code_point)
{
	return (code_point >= TOKEN_FIRST && code_point <= TOKEN_LAST) || code_point == EDGE;
}

const struct token *token_at(const struct tokens *tokens, const char *text, size_t length)
{
	static const struct token edge = {.kind = TOKEN_EDGE};
	uint32_t code_point;
	if (length < TOKEN_BYTES || !token_begins(*text) || utf8_decode(text, length, &code_point) != TOKEN_BYTES)
		return NULL;
	if (code_point == EDGE)
		return &edge;
	if (!token_range(code_point) || code_point - TOKEN_FIRST >= tokens->count)
		return NULL;
	return &tokens->items[code_point - TOKEN_FIRST];
}

const char *token_restore(const struct tokens *tokens, const struct origin *origin, const char *text, size_t length)
{
	struct buffer out = {0};
	for (size_t i = 0; i < length;) {
		const struct token *token = token_at(tokens, text + i, length - i);
		if (!token) {
			buffer_char(&out, text[i++]);
			continue;
		}
		buffer_bytes(&out, origin->text + token->start, token->length);
		i += TOKEN_BYTES;
	}
	const char *restored = arena_copy(tokens->arena, buffer_text(&out));
	buffer_release(&out);
	return restored;
}

static bool is_pair(const struct lexer *lexer, size_t at, char brace)
{
	return at + 1 < lexer->length && lexer->text[at] == brace && lexer->text[at + 1] == brace;
}

/* Notes the end of the line and its last }}, so that a line of many {{ is searched for a missing }} once. */
static void lexer_line(struct lexer *lexer, size_t at)
{
	if (at < lexer->line_end)
		return;
	lexer->last_close = 0;
	for (lexer->line_end = at; lexer->line_end < lexer->length; lexer->line_end++) {
		char byte = lexer->text[lexer->line_end];
		if (byte == '\n' || byte == '\r')
			break;
		if (is_pair(lexer, lexer->line_end, '}'))
			lexer->last_close = lexer->line_end;
	}
}

/* The }} that closes the {{ before AT; none if there is none. A string may hold braces when QUOTES are heeded. A code
 * span or another {{ that begins before the }} shows that the author meant braces, or forgot to close them. */
static size_t lexer_close(const struct lexer *lexer, size_t at, bool quotes)
{
	bool quoted = false;
	size_t end = lexer->line_end - at > EXPRESSION_LENGTH_MAX ? at + EXPRESSION_LENGTH_MAX : lexer->line_end;
	for (; at < end; at++) {
		if (quotes && lexer->text[at] == '"')
			quoted = !quoted;
		if (quoted)
			continue;
		if (is_pair(lexer, at, '}'))
			return at;
		if (lexer->text[at] == '`' || is_pair(lexer, at, '{'))
			return none;
	}
	return none;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* The text of an expression: \| is |, so that it may be typed as a table needs it. */
static const char *expression_text(struct arena *arena, const char *text, size_t length)
{
	char *out = arena_slice(arena, text, length);
	size_t kept = 0;
	for (size_t i = 0; i < length; i++)
		if (text[i] != '\\' || i + 1 == length || text[i + 1] != '|')
			out[kept++] = text[i];
	out[kept] = '\0';
	return out;
}

/* Is the character before or at AT punctuation? Of others than ASCII's, curly quotation marks, dashes and the like. */
static bool is_punctuation(const struct lexer *lexer, size_t at, bool before)
{
	const char *text = lexer->text;
	if (before) {
		if (at >= 3 && (unsigned char)text[at - 1] >= 0x80)
			return text_starts(text + at - 3, "\xE2\x80");
		return at > 0 && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[at - 1]) && text[at - 1];
	}
	if (at < lexer->length && (unsigned char)text[at] >= 0x80)
		return text_starts(text + at, "\xE2\x80");
	return at < lexer->length && text[at] && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[at]);
}

static bool is_space(const struct lexer *lexer, size_t at)
{
	return at >= lexer->length || strchr(" \t\r\n", lexer->text[at]);
}

/* Does a run of * or _ end right before AT that would not be seen to close here, or begin at AT and not be seen to open?
 * Beside a letter * does so where punctuation stands on its other side, _ where anything does. */
static bool edge_needed(const struct lexer *lexer, size_t at, bool before)
{
	size_t other = at;
	char sign = before ? (at > 0 ? lexer->text[at - 1] : '\0') : at < lexer->length ? lexer->text[at] : '\0';
	if (sign != '*' && sign != '_')
		return false;
	while (before ? other > 0 && lexer->text[other - 1] == sign : other < lexer->length && lexer->text[other] == sign)
		other += before ? (size_t)-1 : 1;
	if (sign == '*')
		return is_punctuation(lexer, other, before);
	return before ? other > 0 && !is_space(lexer, other - 1) : !is_space(lexer, other);
}

static void edge_put(const struct lexer *lexer, size_t at, bool before, struct copy *out)
{
	if (edge_needed(lexer, at, before))
		copy_put(out, "\xF0\x90\xA9\xBF", TOKEN_BYTES, at);
}

static void lex_braces(struct tokens *tokens, struct lexer *lexer, struct copy *out)
{
	size_t start = lexer->at, first = start + 2;
	lexer_line(lexer, start);
	size_t close = none;
	if (lexer->last_close >= first) {
		close = lexer_close(lexer, first, true);
		if (close == none)
			close = lexer_close(lexer, first, false);
	}
	struct token token = {.kind = TOKEN_OPEN, .start = start, .length = 2};
	if (close != none) {
		size_t last = close;
		while (first < last && is_blank(lexer->text[first]))
			first++;
		while (last > first && is_blank(lexer->text[last - 1]))
			last--;
		token = (struct token){.kind = TOKEN_EXPRESSION, .start = start, .length = close + 2 - start};
		token.text = expression_text(tokens->arena, lexer->text + first, last - first);
		token.text_start = first;
	}
	bool expression = token.kind == TOKEN_EXPRESSION;
	if (expression)
		edge_put(lexer, start, true, out);
	if (!token_put(tokens, token, out))
		copy_add(out, lexer->text + start, token.length, start);
	lexer->at = start + token.length;
	if (expression)
		edge_put(lexer, lexer->at, false, out);
}

/* The length of a numeric character reference that names a token's character: it would pose as one. Or no character. */
static size_t reference_length(const char *text, size_t length)
{
	if (length < 4 || text[0] != '&' || text[1] != '#')
		return 0;
	bool hexadecimal = text[2] == 'x' || text[2] == 'X';
	unsigned base = hexadecimal ? 16 : 10;
	uint32_t value = 0;
	size_t i = hexadecimal ? 3 : 2;
	for (size_t digits = 0; i < length && digits < 8; i++, digits++) {
		static const char all[] = "0123456789abcdef0123456789ABCDEF";
		const char *digit = text[i] ? memchr(all, text[i], sizeof all - 1) : NULL;
		unsigned number = digit ? (unsigned)(digit - all) % 16 : 16;
		if (number >= base)
			break;
		value = value * base + number;
	}
	bool nothing = value && value <= 0x10FFFF && code_point_is_none(value); /* no file may hold these */
	return i < length && text[i] == ';' && (token_range(value) || nothing) ? i + 1 : 0;
}

static void lex_literal(struct tokens *tokens, struct lexer *lexer, struct copy *out, size_t length, const char *text)
{
	struct token token = {.kind = TOKEN_LITERAL, .start = lexer->at, .length = length, .text = text};
	if (!token_put(tokens, token, out))
		copy_put(out, "\xEF\xBF\xBD", 3, lexer->at);
	lexer->at += length;
}

/* The bytes that begin U+0080 to U+00BF, and U+F000 to U+FFFF. */
enum { LEAD_OF_CONTROLS = 0xC2, LEAD_OF_NOTHING = 0xEF, NEXT_LINE = 0x85 };

/* No character of a text, but for what parts lines and words. */
static bool is_control(char byte)
{
	return ((unsigned char)byte < ' ' && (!byte || !strchr("\t\n\v\f\r", byte))) || byte == 0x7F;
}

/* Whether a byte never begins anything that lex_step looks for. */
static bool is_plain(char byte)
{
	return byte != '{' && byte != '\\' && byte != '&' && !is_control(byte) && !token_begins(byte) &&
	       (unsigned char)byte != LEAD_OF_CONTROLS && (unsigned char)byte != LEAD_OF_NOTHING;
}

/* A character that is none. U+0085 ends a line elsewhere: it parts words. */
static void lex_nothing(struct lexer *lexer, struct copy *out, size_t length, uint32_t code_point)
{
	if (code_point == NEXT_LINE)
		copy_put(out, " ", 1, lexer->at);
	else
		copy_put(out, "\xEF\xBF\xBD", 3, lexer->at);
	lexer->at += length;
}

/* One token, or a run of plain bytes. */
static void lex_step(struct tokens *tokens, struct lexer *lexer, struct copy *out)
{
	const char *text = lexer->text + lexer->at;
	size_t left = lexer->length - lexer->at, length = 1;
	uint32_t code_point;
	if (is_pair(lexer, lexer->at, '{') && (left < 3 || text[2] != '{')) {
		lex_braces(tokens, lexer, out);
		return;
	}
	if (is_control(*text)) {
		copy_put(out, "\xEF\xBF\xBD", 3, lexer->at++);
		return;
	}
	if ((unsigned char)*text >= LEAD_OF_CONTROLS && (length = utf8_decode(text, left, &code_point))) {
		if (code_point_is_none(code_point)) {
			lex_nothing(lexer, out, length, code_point);
			return;
		}
		if (token_range(code_point)) {
			lex_literal(tokens, lexer, out, length, arena_slice(tokens->arena, text, length));
			return;
		}
	}
	if (*text == '&' && (length = reference_length(text, left)) > 0) {
		lex_literal(tokens, lexer, out, length, "\xEF\xBF\xBD");
		return;
	}
	if (*text == '\\' && left > 1 && (text[1] == '\\' || text[1] == '{' || text[1] == '&'))
		length = 2;
	else
		for (length = 1; length < left && is_plain(text[length]);)
			length++;
	copy_add(out, text, length, lexer->at);
	lexer->at += length;
}

void tokens_lex(struct tokens *tokens, const struct origin *origin, struct copy *out)
{
	struct lexer lexer = {.text = origin->text, .length = origin->length};
	if (origin->length >= 3 && memcmp(origin->text, "\xEF\xBB\xBF", 3) == 0)
		lexer.at = 3;
	copy_reserve(out, origin->length + TOKEN_BYTES);
	while (lexer.at < lexer.length)
		lex_step(tokens, &lexer, out);
}
