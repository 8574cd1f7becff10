#include "doc/passage.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"

static void passage_clear(struct passage *passage)
{
	buffer_clear(&passage->text);
	passage->count = passage->part = passage->at = 0;
	passage->source = 0;
}

/* Adds what a node printed. */
static void passage_add(struct passage *passage, const char *text, struct place place, const struct node *node)
{
	size_t length = strlen(text);
	if (!length)
		return;
	passage->parts =
	    arena_grow(passage->arena, passage->parts, passage->count, &passage->capacity, sizeof *passage->parts);
	passage->parts[passage->count++] = (struct passage_part){passage->text.length, length, place, node};
	buffer_bytes(&passage->text, text, length);
}

/* Typographic marks and what is typed for them (CommonMark's smart punctuation). */
static size_t typed_mark(const char *text, const char *source)
{
	static const struct {
		const char *mark, *typed;
	} marks[] = {{"\xE2\x80\x99", "'"}, {"\xE2\x80\x98", "'"}, {"\xE2\x80\x9C", "\""}, {"\xE2\x80\x9D", "\""},
	    {"\xE2\x80\x94", "---"}, {"\xE2\x80\x93", "--"}, {"\xE2\x80\xA6", "..."}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(text, marks[i].mark, 3) == 0 && strncmp(source, marks[i].typed, strlen(marks[i].typed)) == 0)
			return strlen(marks[i].typed);
	return 0;
}

/* One step through text and source together; false where they part. */
static bool follow_step(struct passage *passage, const char *text, const char *source)
{
	size_t typed;
	if (*source == *text && *source) {
		passage->at++;
		passage->source++;
	} else if ((typed = typed_mark(text, source)) > 0) {
		passage->at += 3;
		passage->source += (uint32_t)typed;
	} else if (*source == '\\' || *source == '\'') {
		passage->source++;
	} else if (*text == ' ' && strchr("\n\r\t", *source) && *source) {
		passage->at++;
		passage->source += (uint32_t)strspn(source, " \n\r\t");
	} else if (strncmp(source, "&nbsp;", 6) == 0 && strncmp(text, "\xC2\xA0", 2) == 0) {
		passage->at += 2;
		passage->source += 6;
	} else {
		return false;
	}
	return true;
}

bool passage_typed(struct passage *passage, size_t start, size_t length, struct place *place)
{
	while (passage->part < passage->count &&
	       start >= passage->parts[passage->part].start + passage->parts[passage->part].length) {
		passage->part++;
		passage->at = passage->source = 0;
	}
	if (passage->part == passage->count || start < passage->parts[passage->part].start)
		return false;
	const struct passage_part *part = &passage->parts[passage->part];
	const struct source *source = sources_get(passage->sources, part->place.file);
	if (!source || !source->text)
		return false;
	size_t wanted = start - part->start;
	const char *text = buffer_text(&passage->text) + part->start;
	while (passage->at < wanted) {
		size_t at = part->place.offset + passage->source;
		if (at >= source->length || !follow_step(passage, text + passage->at, source->text + at))
			return false;
	}
	size_t at = part->place.offset + passage->source;
	size_t first = length < part->length - wanted ? length : part->length - wanted;
	if (passage->at != wanted || at + first > source->length || source->text[at] != text[wanted])
		return false;
	*place = (struct place){part->place.file, (uint32_t)at};
	return true;
}

/* TEXT with typed apostrophes. */
static const char *as_typed(struct arena *arena, const char *text, size_t length)
{
	char *typed = arena_slice(arena, text, length);
	for (char *mark = typed; (mark = strstr(mark, "\xE2\x80\x99"));) {
		*mark++ = '\'';
		memmove(mark, mark + 2, strlen(mark + 2) + 1);
	}
	return typed;
}

/* The first WORD behind AT, within a record's length, that is no part of a longer one; NULL without. */
static const char *word_behind(const char *at, const char *word, size_t length)
{
	enum { RECORD_MAX = 8192 };
	for (size_t i = 1; i < RECORD_MAX && at[i - 1]; i++)
		if (at[i] == *word && strncmp(at + i, word, length) == 0 && !ascii_letter_or_digit(at[i - 1]) &&
		    !ascii_letter_or_digit(at[i + length]))
			return at + i;
	return NULL;
}

size_t passage_source(struct passage *passage, size_t start, size_t length, struct place *place)
{
	bool typed = passage_typed(passage, start, length, place);
	if (!typed)
		*place = passage->part < passage->count ? passage->parts[passage->part].place : NOWHERE;
	const struct source *source = sources_get(passage->sources, place->file);
	if (!source || !source->text || place->offset >= source->length)
		return 0;
	const char *at = source->text + place->offset;
	const char *word = as_typed(passage->arena, buffer_text(&passage->text) + start, length);
	size_t size = strlen(word);
	if (typed)
		return strncmp(at, word, size) == 0 ? size : length;
	const char *found = word_behind(at, word, size);
	if (!found)
		return 0;
	place->offset += (uint32_t)(found - at);
	return size;
}

/* ---- what of a document is read ---- */

/* One walk over a document. */
struct passage_walk {
	struct passage *passage;
	void (*each)(void *self, const struct node *block);
	void *self;
	bool quotations; /* are read too */
};

static void passage_end(const struct passage_walk *walk, const struct node *block)
{
	if (walk->passage->text.length)
		walk->each(walk->self, block);
	passage_clear(walk->passage);
}

static bool is_english(const char *language)
{
	return !language || text_starts(language, "en");
}

static bool is_left_out(const struct passage_walk *walk, const struct node *node)
{
	switch (node->kind) {
	case NODE_BLOCK_QUOTE:
	case NODE_QUOTATION:
		return !walk->quotations || !is_english(node->language);
	case NODE_CODE_BLOCK:
	case NODE_CODE:
	case NODE_PASSAGE:
	case NODE_SOURCE:
	case NODE_CREDIT:
	case NODE_FOOT:
	case NODE_NOTES:
	case NODE_NOTE_REFERENCE:
	case NODE_WORKINGS:
	case NODE_DEFINITIONS:
	case NODE_SOURCES:
	case NODE_DOWNLOADS:
	case NODE_SPAN:
		return true;
	case NODE_SECTION:
		return node->as.section.role != SECTION_NARRATIVE;
	default:
		return !is_english(node->language);
	}
}

/* Where the value of KEY begins, at most 8,192 bytes behind FROM; nowhere if the key does not stand there. */
static struct place key_value(const struct passage *passage, struct place from, const char *key)
{
	enum { FENCE_MAX = 8192 };
	const struct source *source = sources_get(passage->sources, from.file);
	const char *at =
	    source && source->text && from.offset < source->length ? strstr(source->text + from.offset, key) : NULL;
	if (!at || at - (source->text + from.offset) > FENCE_MAX)
		return NOWHERE;
	at += strlen(key);
	at += strspn(at, " \n\t\"'>|-");
	return (struct place){from.file, (uint32_t)(at - source->text)};
}

/* What a directive says under KEY, for those who do not see it: its text is kept without a place, so it is looked for
 * after the node in the fence. */
static void key_read(const struct passage_walk *walk, const char *text, const struct node *node, const char *key)
{
	struct place place = text ? key_value(walk->passage, node->place, key) : NOWHERE;
	if (!place.file)
		return;
	passage_add(walk->passage, text, place, node);
	passage_end(walk, node);
}

/* A document's title or subtitle: its own, or the report's at the head of the same file. */
static void title_read(
    const struct passage_walk *walk, const struct document *document, const char *text, bool own, const char *key)
{
	struct place place = key_value(walk->passage, own ? document->place : (struct place){document->place.file, 0}, key);
	if (!text || !place.file)
		return;
	passage_add(walk->passage, text, place, document->root);
	passage_end(walk, document->root);
}

static void node_enter(const struct passage_walk *walk, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		passage_add(walk->passage, node->text, node->place, node);
		break;
	case NODE_FIGURE:
	case NODE_ABBREVIATION:
		passage_add(walk->passage, node->text, NOWHERE, node);
		break;
	case NODE_SOFT_BREAK:
	case NODE_LINE_BREAK:
		passage_add(walk->passage, " ", NOWHERE, node);
		break;
	case NODE_CHART:
		key_read(walk, node->as.chart.alt, node, "\nalt:");
		break;
	case NODE_IMAGE:
		key_read(walk, node->as.image.alt, node, "alt:");
		break;
	default:
		break;
	}
}

/* The next node after NODE without going into it. */
static const struct node *node_skip(const struct node *node, const struct node *root)
{
	while (node != root && !node->next)
		node = node->parent;
	return node == root ? NULL : node->next;
}

/* Reads the part of a document at ROOT. */
static void part_read(const struct passage_walk *walk, const struct node *root)
{
	const struct node *block = root; /* that holds the inlines in hand */
	for (const struct node *node = root; node;) {
		bool out = is_left_out(walk, node), is_inline = node_is_inline(node->kind);
		if (!is_inline) {
			passage_end(walk, block);
			block = node;
		}
		if (out && is_inline) {
			struct buffer said = {0};
			node_plain(&said, node);
			passage_add(walk->passage, buffer_text(&said), NOWHERE, node);
			buffer_release(&said);
		} else if (!out) {
			node_enter(walk, node);
		}
		node = !out && node->first ? node->first : node_skip(node, root);
	}
	passage_end(walk, block);
}

void passages_each(struct passage *passage, const struct document *document,
    void (*each)(void *self, const struct node *block), void *self)
{
	const struct passage_walk walk = {passage, each, self, false};
	if (is_english(document->language))
		part_read(&walk, document->root);
}

void passages_of_titles(struct passage *passage, const struct document *document,
    void (*each)(void *self, const struct node *block), void *self)
{
	const struct passage_walk walk = {passage, each, self, false};
	if (!is_english(document->language))
		return;
	bool own = document->report_title && strcmp(document->title, document->report_title) != 0;
	title_read(&walk, document, document->title, own, "title:");
	title_read(&walk, document, document->subtitle, false, "\nsubtitle:");
	title_read(&walk, document, document->subtitle, true, " subtitle:");
}

bool node_is_story(const struct node *node)
{
	return node->kind == NODE_CASE_STUDY || node->kind == NODE_QUOTATION || node->kind == NODE_BLOCK_QUOTE ||
	       node->kind == NODE_CARD;
}

void passages_of_stories(struct passage *passage, const struct document *document,
    void (*each)(void *self, const struct node *block), void *self)
{
	const struct passage_walk walk = {passage, each, self, true};
	if (!is_english(document->language))
		return;
	for (const struct node *node = document->root; node;) {
		bool story = node_is_story(node), out = is_left_out(&walk, node);
		if (story && !out)
			part_read(&walk, node);
		node = !story && !out && node->first ? node->first : node_skip(node, document->root);
	}
}
