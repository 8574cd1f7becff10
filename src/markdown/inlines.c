/* A block's inlines to nodes: emphasis, links, images, code, and the expressions in its text; and where in a sentence each
 * expression stands. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/text.h"
#include "markdown/reader.h"

enum { INLINE_DEPTH = 16, SEARCH_WINDOW = 4096 };

static struct arena *arena_of(const struct markdown_reader *reader)
{
	return reader->context->arena;
}

/* Is the word before this stop short for another? Single small letters are: e.g., i.e. */
static bool is_abbreviation(const struct markdown_reader *reader)
{
	static const char *const words[] = {"Dr", "Mr", "Mrs", "Ms", "Prof", "St", "approx", "cf", "incl", "vs"};
	if (reader->word_length == 1 && ascii_small(reader->word[0]))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == reader->word_length && memcmp(words[i], reader->word, reader->word_length) == 0)
			return true;
	return false;
}

static bool is_word_character(uint32_t at)
{
	return at < 0x80 ? ascii_letter_or_digit(at) : at >= 0xC0 && (at < 0x2000 || at > 0x206F);
}

static void word_follow(struct markdown_reader *reader, uint32_t at)
{
	reader->printed = at;
	bool apostrophe = (at == '\'' || at == 0x2019) && reader->word_length > 0;
	bool letter = is_word_character(at) || apostrophe;
	if (letter && reader->word_length < sizeof reader->word)
		reader->word[reader->word_length] = (char)(at < 0x80 ? at : '?');
	reader->word_length = letter ? reader->word_length + 1 : 0;
}

/* Where the last word begins that begins with a letter behind a blank; 0 if none does. There a sentence has begun, whatever was
 * before. */
static size_t last_word(const char *text, size_t length)
{
	for (size_t i = length; i > 1; i--)
		if (text[i - 2] == ' ' && ascii_letter(text[i - 1]))
			return i - 1;
	return 0;
}

/* Follows the printed text: a sentence begins after . ! ? and a blank; quotation marks and brackets belong to what
 * follows or precedes them. */
static void sentence_follow(struct markdown_reader *reader, const char *text, size_t length)
{
	size_t from = last_word(text, length);
	if (from)
		reader->word_length = 0;
	for (size_t i = from; i < length;) {
		uint32_t at;
		i += utf8_decode(text + i, length - i, &at);
		if ((at | 0x20) >= 'a' && (at | 0x20) <= 'z') {
			reader->sentence = SENTENCE_INSIDE;
			word_follow(reader, at);
			continue;
		}
		bool mark = at == '"' || at == '\'' || at == '(' || at == ')' || at == '[' || at == ']' ||
		            (at >= 0x2018 && at <= 0x201F);
		if (at == '.' || at == '!' || at == '?' || at == 0x2026)
			reader->sentence = at == '.' && is_abbreviation(reader) ? SENTENCE_INSIDE : SENTENCE_STOPPED;
		else if ((at == ' ' || at == '\n' || at == 0xA0) && reader->sentence == SENTENCE_STOPPED)
			reader->sentence = SENTENCE_BEGINS;
		else if (at != ' ' && at != '\n' && at != 0xA0 && !mark)
			reader->sentence = SENTENCE_INSIDE;
		word_follow(reader, at);
	}
}

/* Where LENGTH bytes of NEEDLE stand at or shortly after AT; AT itself if nowhere. */
static size_t text_seek(const struct markdown_reader *reader, size_t at, const char *needle, size_t length)
{
	size_t end = leaf_end(&reader->leaf);
	if (end > at + SEARCH_WINDOW)
		end = at + SEARCH_WINDOW;
	for (size_t i = at; length > 0 && i + length <= end; i++)
		if (memcmp(reader->text.text + i, needle, length) == 0)
			return i;
	return at;
}

/* Where an inline begins whose source text begins with NEEDLE. cmark's line and column are taken if the needle is
 * there: it loses count after line breaks in code spans and link titles. */
static size_t inline_offset(struct markdown_reader *reader, cmark_node *node, const char *needle, size_t length)
{
	size_t at = leaf_offset(&reader->leaf, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
	if (at < reader->cursor || at + length > reader->text.length || memcmp(reader->text.text + at, needle, length) != 0)
		at = text_seek(reader, reader->cursor, needle, length);
	reader->cursor = at + length;
	return at;
}

/* The first bytes of a text that stand in the source as they are: no reference, escape or typographic mark. */
static size_t plain_run(const char *text)
{
	enum { LONG_ENOUGH = 16 };
	size_t i = 0;
	while (i < LONG_ENOUGH && text[i] && (unsigned char)text[i] != 0xE2 && !ispunct((unsigned char)text[i]))
		i++;
	while (i > 0 && ((unsigned char)text[i] & 0xC0) == 0x80)
		i--;
	return i;
}

/* Words that have lost their beginning, English and Welsh; what is another word without the next one, with it. */
static bool word_is_short(const char *text)
{
	static const char *const words[] = {"tis", "twas", "twere", "twill", "twould", "em", "cause", "bout", "til", "n",
	    "round", "neath", "cos", "sdim", "smo", "sgen", "swn", "dyn ni", "dyn nhw", "dan ni", "dach chi"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i]);
		if (strncasecmp(text, words[i], length) == 0 && !ascii_letter(text[length]))
			return strcmp(words[i], "round") != 0 || text[length] != '\'';
	}
	return false;
}

/* Is the word before AT, the last of a text from START, one that a year follows: in, since, until, during? */
static bool year_is_due(const char *start, const char *at)
{
	static const char *const words[] = {"in", "since", "until", "during"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i]) + 1;
		const char *word = at - length;
		if ((size_t)(at - start) >= length && at[-1] == ' ' && strncasecmp(word, words[i], length - 1) == 0 &&
		    (word == start || !ascii_letter(word[-1])))
			return true;
	}
	return false;
}

/* Whether the mark at AT of TEXT, which cmark takes for an opening one, is an apostrophe: it ends or joins a word (after
 * emphasis, a link, code or a figure, which cmark does not see as one), begins a shortened one, or stands for the century of
 * a year. BEFORE is the character before it. */
static bool mark_is_apostrophe(uint32_t before, const char *text, const char *at)
{
	const char *after = at + strlen("\xE2\x80\x98");
	if (is_word_character(before) || word_is_short(after))
		return true;
	if (!ascii_digit(after[0]) || !ascii_digit(after[1]) || ascii_digit(after[2]))
		return false;
	return after[2] == '\0' || strchr("s,.;:)!?", after[2]) || before == '-' || before == 0x2013 ||
	       year_is_due(text, at);
}

/* Sets apostrophes right; a vertical tab and a form feed part words. */
static void text_mend(char *text, uint32_t before)
{
	for (char *at = text; *at; at++) {
		if ((unsigned char)*at < 0x80) {
			*at = *at == '\v' || *at == '\f' ? ' ' : *at;
			before = (unsigned char)*at;
			continue;
		}
		if (text_starts(at, "\xE2\x80\x98") && mark_is_apostrophe(before, text, at))
			at[2] = '\x99';
		before = text_starts(at, "\xE2\x80") ? 0x2010 : 0xFFFF;
		while (((unsigned char)at[1] & 0xC0) == 0x80)
			at++;
	}
}

static void text_add(struct markdown_reader *reader, const char *text, size_t length, struct place place)
{
	if (length == 0)
		return;
	char *printed = arena_slice(arena_of(reader), text, length);
	text_mend(printed, reader->printed);
	sentence_follow(reader, printed, length);
	node_append(reader_top(reader), node_text(arena_of(reader), printed, place));
}

/* The last inline before what comes next, in the same block. */
static struct node *inline_before(const struct markdown_reader *reader)
{
	struct node *node = reader_top(reader);
	if (node->last)
		return node->last;
	for (; node && node_is_inline(node->kind); node = node->parent)
		if (node->previous)
			return node->previous;
	return NULL;
}

static void expression_add(struct markdown_reader *reader, const struct token *token)
{
	struct expression expression = {.text = token->text,
	    .place = origin_place(reader->origin, token->text_start),
	    .sentence_start = reader->sentence == SENTENCE_BEGINS,
	    .before = inline_before(reader)};
	if (*token->text == '\0') {
		message_add(reader->context->messages, MSG_MARKDOWN_BRACES_EMPTY, origin_place(reader->origin, token->start));
		return;
	}
	if (!reader->hooks->expression) {
		text_add(reader, reader->origin->text + token->start, token->length, expression.place);
		return;
	}
	struct node *nodes = reader->hooks->expression(reader->hooks->self, &expression);
	struct buffer printed = {0};
	for (const struct node *node = nodes; node; node = node->next)
		node_plain(&printed, node);
	sentence_follow(reader, buffer_text(&printed), printed.length);
	buffer_release(&printed);
	node_append_all(reader_top(reader), nodes);
}

/* The length of a text without blanks at its end. */
static size_t text_trimmed(const char *text)
{
	size_t length = strlen(text);
	while (length > 0 && text[length - 1] == ' ')
		length--;
	return length;
}

static bool node_is_space(const struct node *node)
{
	if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
		return true;
	return node->kind == NODE_TEXT && node->text[strspn(node->text, " \t\n")] == '\0';
}

/* Drops breaks and blanks at both ends of a paragraph, and the paragraph if nothing is left. */
static void paragraph_close(struct arena *arena, struct node *paragraph)
{
	while (paragraph->last && node_is_space(paragraph->last))
		node_unlink(paragraph->last);
	while (paragraph->first && node_is_space(paragraph->first))
		node_unlink(paragraph->first);
	struct node *first = paragraph->first, *last = paragraph->last;
	if (first && first->kind == NODE_TEXT) {
		size_t blanks = strspn(first->text, " ");
		first->text += blanks;
		first->place = place_after(first->place, blanks);
	}
	if (last && last->kind == NODE_TEXT)
		last->text = arena_slice(arena, last->text, text_trimmed(last->text));
	if (!first)
		node_unlink(paragraph);
}

/* Whether a block may stand here: among a paragraph's own inlines. */
static bool paragraph_divisible(const struct node *top)
{
	return top->kind == NODE_PARAGRAPH && top->parent;
}

/* A block in the midst of a paragraph: the paragraph ends, and another begins after it. */
static void paragraph_split(struct markdown_reader *reader, struct node *blocks, struct place place)
{
	struct node *paragraph = reader_top(reader);
	struct node *parent = paragraph->parent;
	paragraph_close(arena_of(reader), paragraph);
	node_append_all(parent, blocks);
	struct node *rest = node_new(arena_of(reader), NODE_PARAGRAPH, place);
	node_append(parent, rest);
	reader->stack[reader->depth - 1] = rest;
	reader->sentence = SENTENCE_BEGINS;
}

static void token_open(struct markdown_reader *reader, const struct token *token)
{
	struct place place = origin_place(reader->origin, token->start);
	message_add(reader->context->messages, MSG_MARKDOWN_BRACES_OPEN, place);
	text_add(reader, "{{", 2, place);
}

static void token_table(struct markdown_reader *reader, const struct token *token)
{
	struct place place = origin_place(reader->origin, token->start);
	if (paragraph_divisible(reader_top(reader)))
		paragraph_split(reader, pipe_table_read(reader, token->table, place), place);
}

static void token_read(struct markdown_reader *reader, const struct token *token)
{
	switch (token->kind) {
	case TOKEN_EXPRESSION:
		expression_add(reader, token);
		break;
	case TOKEN_OPEN:
		token_open(reader, token);
		break;
	case TOKEN_LITERAL:
		text_add(reader, token->text, strlen(token->text), origin_place(reader->origin, token->start));
		break;
	case TOKEN_TABLE:
		token_table(reader, token);
		break;
	case TOKEN_EDGE:
	case TOKEN_END:
		break;
	}
}

/* Blanks before the end token are its own. */
static size_t before_end(const char *text, size_t from, size_t to, const struct token *token)
{
	if (token->kind == TOKEN_END)
		while (to > from && text[to - 1] == ' ')
			to--;
	return to;
}

void inlines_text(struct markdown_reader *reader, const char *text, size_t length, size_t offset)
{
	struct place place = reader_place(reader, offset);
	size_t from = 0;
	for (size_t i = 0; i < length; i++) {
		if (!token_begins(text[i]))
			continue;
		const struct token *token = token_at(&reader->tokens, text + i, length - i);
		if (!token)
			continue;
		text_add(reader, text + from, before_end(text, from, i, token) - from, place);
		token_read(reader, token);
		if (token->length > 0)
			place = origin_place(reader->origin, token->start + token->length);
		from = i + TOKEN_BYTES;
		i = from - 1;
	}
	text_add(reader, text + from, length - from, place);
}

/* Is what stands from ADDRESS to END an address with a space in it? */
static bool address_has_space(const char *address, const char *end)
{
	static const char *const starts[] = {"http", "www.", "tel:", "sms:", "mailto:"};
	const char *file = strstr(address, ".md"), *space = strchr(address, ' ');
	if (!space || space > end || *address == '<')
		return false;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (text_starts(address, starts[i]))
			return true;
	return file && file < end;
}

/* "[the open days](open days.md)" is no link of CommonMark. */
static void broken_links_tell(struct markdown_reader *reader, const char *text, size_t offset)
{
	for (const char *middle = text; (middle = strstr(middle, "](")); middle += 2) {
		const char *end = strpbrk(middle, ")\n");
		offset = text_seek(reader, offset, "](", 2);
		if (end && *end == ')' && memchr(text, '[', (size_t)(middle - text)) && address_has_space(middle + 2, end))
			message_add(reader->context->messages, MSG_MARKDOWN_LINK_SPACES, reader_place(reader, offset));
		offset += 2;
	}
}

static void read_text(struct markdown_reader *reader, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	size_t offset = inline_offset(reader, node, text, plain_run(text));
	notes_refuse(reader, text, offset);
	broken_links_tell(reader, text, offset);
	inlines_text(reader, text, strlen(text), offset);
}

static void read_break(struct markdown_reader *reader, cmark_node *node)
{
	bool soft = cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK;
	sentence_follow(reader, " ", 1);
	node_append(reader_top(reader),
	    node_new(arena_of(reader), soft ? NODE_SOFT_BREAK : NODE_LINE_BREAK, reader_place(reader, reader->cursor)));
}

static void read_code(struct markdown_reader *reader, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	size_t from = reader->cursor, offset = inline_offset(reader, node, "", 0);
	while (offset > from && reader->text.text[offset - 1] == '`')
		offset--;
	if (offset >= reader->text.length || reader->text.text[offset] != '`')
		offset = text_seek(reader, from, "`", 1);
	reader->cursor = offset + 1 + strlen(text);
	struct node *code = node_new(arena_of(reader), NODE_CODE, reader_place(reader, offset));
	code->text = token_restore(&reader->tokens, reader->origin, text, strlen(text));
	reader->sentence = SENTENCE_INSIDE;
	reader->printed = 'x';
	node_append(reader_top(reader), code);
}

/* What is written in place of <br> where a text has one line alone; NULL where it may have more. */
static const char *line_break_hint(const struct markdown_reader *reader)
{
	const struct value *value = reader->origin->value;
	if (strcmp(reader->leaf_phrase, "a table") == 0)
		return "a cell of a typed table is one line: part the words by a comma, or use a table block with rows, where "
		       "a "
		       "cell may be a list [first, second]";
	if (value && !strchr(value->text, '\n'))
		return "this text is one line: part the words by a comma; a cell of a table block may be a list [first, "
		       "second]";
	return strcmp(reader->leaf_phrase, "a heading") == 0 ? "a heading is one line: part the words by a colon or a comma"
	                                                     : NULL;
}

static void read_html(struct markdown_reader *reader, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	size_t offset = inline_offset(reader, node, "<", 1);
	if (!text_starts(text, "</"))
		message_add_hint(reader->context->messages, MSG_MARKDOWN_HTML, reader_place(reader, offset),
		    strncasecmp(text, "<br", 3) == 0 ? line_break_hint(reader) : NULL);
	inlines_text(reader, text, strlen(text), offset);
}

/* Opens a node for an inline that holds others, or passes over it where they are nested too deep. */
static void container_open(struct markdown_reader *reader, struct node *node, bool wanted)
{
	struct node *top = reader_top(reader);
	if (wanted && reader_fits(reader, reader->inline_base, INLINE_DEPTH, node->place)) {
		node_append(top, node);
		top = node;
	}
	reader_push(reader, top);
}

static void read_emphasis(struct markdown_reader *reader, cmark_node *node)
{
	bool strong = cmark_node_get_type(node) == CMARK_NODE_STRONG;
	size_t offset = inline_offset(reader, node, "", 0);
	container_open(
	    reader, node_new(arena_of(reader), strong ? NODE_STRONG : NODE_EMPHASIS, reader_place(reader, offset)), true);
}

/* Where the address of a link that begins at OFFSET is typed; the link's own place if it is typed otherwise. */
static struct place address_place(const struct markdown_reader *reader, size_t offset, const char *address)
{
	size_t at = text_seek(reader, offset, address, strlen(address));
	return reader_place(reader, at);
}

/* A title is what cmark finds in an address's quotation marks. */
static const char *link_title(struct markdown_reader *reader, cmark_node *node)
{
	const char *title = cmark_node_get_title(node);
	return title && *title ? token_restore(&reader->tokens, reader->origin, title, strlen(title)) : NULL;
}

/* Where a link begins; of <https://…> cmark does not tell, so its text is searched. */
static size_t link_offset(struct markdown_reader *reader, cmark_node *node)
{
	cmark_node *child = cmark_node_first_child(node);
	const char *text = child ? cmark_node_get_literal(child) : NULL;
	const char *address = cmark_node_get_url(node);
	if (!text || (strcmp(text, address) != 0 && strncmp(address, "mailto:", 7) != 0))
		return inline_offset(reader, node, "[", 1);
	size_t at = text_seek(reader, reader->cursor, text, strlen(text));
	if (at == reader->leaf.start || reader->text.text[at - 1] != '<')
		return inline_offset(reader, node, "[", 1);
	reader->cursor = at;
	return at - 1;
}

static void read_link(struct markdown_reader *reader, cmark_node *node)
{
	size_t offset = link_offset(reader, node);
	const char *address = cmark_node_get_url(node);
	struct node *link = node_new(arena_of(reader), NODE_LINK, reader_place(reader, offset));
	cmark_node *child = cmark_node_first_child(node);
	const char *text = child ? cmark_node_get_literal(child) : NULL;
	if (text && *text == '^') { /* [^1] with a definition below */
		message_add(reader->context->messages, MSG_MARKDOWN_FOOTNOTE, link->place,
		    arena_format(arena_of(reader), "[%s]", text));
		container_open(reader, link, false);
		return;
	}
	link->as.link.title = link_title(reader, node);
	container_open(reader, link,
	    address_resolve(reader, link, address, cmark_node_get_title(node), address_place(reader, offset, address)));
}

/* An image's text, printed: figures in it too. */
static const char *image_alt(struct markdown_reader *reader, cmark_node *image)
{
	struct node *scratch = node_new(arena_of(reader), NODE_SPAN, reader_place(reader, reader->cursor));
	enum sentence sentence = reader->sentence;
	reader_push(reader, scratch);
	cmark_iter *iter = cmark_iter_new(image);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		const char *text = cmark_node_get_literal(node);
		cmark_node_type type = cmark_node_get_type(node);
		if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			inlines_text(reader, " ", 1, reader->cursor);
		else if (event == CMARK_EVENT_ENTER && text)
			inlines_text(reader, text, strlen(text), reader->cursor);
	}
	cmark_iter_free(iter);
	reader_pop(reader);
	reader->sentence = sentence;
	struct buffer plain = {0};
	node_plain(&plain, scratch);
	const char *alt = arena_copy(arena_of(reader), buffer_text(&plain));
	buffer_release(&plain);
	return alt;
}

static void read_image(struct markdown_reader *reader, cmark_node *node)
{
	const struct markdown_hooks *hooks = reader->hooks;
	struct messages *messages = reader->context->messages;
	struct place place = reader_place(reader, inline_offset(reader, node, "![", 2));
	const char *alt = image_alt(reader, node), *file = cmark_node_get_url(node);
	if (!address_is_file(reader, file, place))
		return;
	if (!hooks->image || !paragraph_divisible(reader_top(reader))) {
		const char *within = reader->depth > reader->inline_base ? "a link or emphasis" : reader->leaf_phrase;
		message_add(messages, MSG_MARKDOWN_IMAGE_INLINE, place, within);
		return;
	}
	struct node *image = hooks->image(hooks->self, arena_copy(arena_of(reader), file), alt, place);
	if (!image)
		return;
	if (node_is_inline(image->kind))
		node_append_all(reader_top(reader), image);
	else
		paragraph_split(reader, image, place);
}

struct inline_kind {
	void (*read)(struct markdown_reader *, cmark_node *);
	bool holds; /* other inlines */
};

static const struct inline_kind kinds[CMARK_NODE_LAST_INLINE + 1] = {
    [CMARK_NODE_TEXT] = {read_text, false},
    [CMARK_NODE_SOFTBREAK] = {read_break, false},
    [CMARK_NODE_LINEBREAK] = {read_break, false},
    [CMARK_NODE_CODE] = {read_code, false},
    [CMARK_NODE_HTML_INLINE] = {read_html, false},
    [CMARK_NODE_EMPH] = {read_emphasis, true},
    [CMARK_NODE_STRONG] = {read_emphasis, true},
    [CMARK_NODE_LINK] = {read_link, true},
    [CMARK_NODE_IMAGE] = {read_image, false},
};

static void inline_event(struct markdown_reader *reader, cmark_iter *iter, cmark_event_type event)
{
	cmark_node *node = cmark_iter_get_node(iter);
	const struct inline_kind *kind = &kinds[cmark_node_get_type(node)];
	if (event == CMARK_EVENT_EXIT && kind->holds)
		reader_pop(reader);
	if (event != CMARK_EVENT_ENTER || !kind->read)
		return;
	kind->read(reader, node);
	if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
		cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
}

void inlines_read(struct markdown_reader *reader, cmark_node *block, struct node *node, const char *phrase)
{
	leaf_init(&reader->leaf, &reader->lines, block);
	reader->cursor = reader->leaf.start;
	reader->leaf_phrase = phrase;
	reader->sentence = SENTENCE_BEGINS;
	reader->printed = 0;
	reader_push(reader, node);
	size_t base = reader->inline_base;
	reader->inline_base = reader->depth;
	cmark_iter *iter = cmark_iter_new(block);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
		if (cmark_iter_get_node(iter) != block)
			inline_event(reader, iter, event);
	cmark_iter_free(iter);
	reader->inline_base = base;
	if (reader_top(reader)->kind == NODE_PARAGRAPH)
		paragraph_close(arena_of(reader), reader_top(reader));
	reader_pop(reader);
}
