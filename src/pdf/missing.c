/* Characters that no font has: each is told where it stands, all in one run. The document's texts are searched before it is
 * drawn; what a font proves unable to set only then, or what stands in no node's text, is told at the node that is drawn. */
#include <string.h>

#include "base/text.h"
#include "pdf/writer.h"

enum { MISSING_MAX = 1000, SEARCH_LENGTH = 4096 };

static void missing_add(struct pdf_writer *writer, uint32_t character, struct place place)
{
	writer->failed = true;
	if (writer->missing_count == MISSING_MAX)
		return;
	writer->missing = arena_grow(
	    writer->arena, writer->missing, writer->missing_count, &writer->missing_capacity, sizeof *writer->missing);
	writer->missing[writer->missing_count++] = (struct missing){character, place};
}

/* A character is told at each place of the texts; where it is drawn, only if it is not among them. */
void writer_note_missing(struct pdf_writer *writer, uint32_t character, const struct node *node)
{
	struct place place = node_place(node);
	for (size_t i = 0; i < writer->missing_count; i++) {
		struct missing *known = &writer->missing[i];
		if (known->character != character)
			continue;
		if (!known->place.file)
			known->place = place;
		return;
	}
	missing_add(writer, character, place);
}

/* Where a CHARACTER of LENGTH bytes is written at or after PLACE; PLACE itself where it is written otherwise. */
static struct place character_place(
    const struct pdf_writer *writer, const char *character, size_t length, struct place place)
{
	const struct source *source = sources_get(writer->context->sources, place.file);
	if (!source || !source->text)
		return place;
	size_t end = source->length < place.offset + SEARCH_LENGTH ? source->length : place.offset + SEARCH_LENGTH;
	for (size_t at = place.offset; at + length <= end; at++)
		if (!memcmp(source->text + at, character, length))
			return (struct place){place.file, (uint32_t)at};
	return place;
}

static void text_search(struct pdf_writer *writer, const struct node *node)
{
	enum face face = node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK ? FACE_CODE : FACE_TEXT;
	struct place place = node_place(node);
	uint32_t character;
	size_t at = type_missing(writer->shaper, face, node->text, 0, &character);
	while (node->text[at]) {
		uint32_t skipped;
		size_t length = utf8_decode(node->text + at, strlen(node->text + at), &skipped);
		struct place found = character_place(writer, node->text + at, length, place);
		missing_add(writer, character, found);
		if (found.file && found.offset != place.offset)
			place = place_after(found, length);
		at = type_missing(writer->shaper, face, node->text, at + length, &character);
	}
}

void writer_find_missing(struct pdf_writer *writer)
{
	enum node_event event = NODE_ENTER;
	const struct node *root = writer->document->root;
	for (const struct node *node = root; node; node = node_walk(root, node, &event))
		if (event == NODE_ENTER && node->text)
			text_search(writer, node);
}

void pdf_missing(const struct context *context, const struct document *document, struct shaper *shaper)
{
	struct pdf_writer writer = {.context = context, .document = document, .shaper = shaper, .arena = arena_new()};
	writer_find_missing(&writer);
	writer_report_missing(&writer);
	arena_free(writer.arena);
}

void writer_report_missing(const struct pdf_writer *writer)
{
	for (size_t i = 0; i < writer->missing_count; i++) {
		const struct missing *missing = &writer->missing[i];
		struct buffer sign = {0}, code = {0};
		buffer_code_point(&sign, missing->character);
		buffer_format(&code, "U+%04X", (unsigned)missing->character);
		message_add(
		    writer->context->messages, MSG_GLYPH_MISSING, missing->place, buffer_text(&sign), buffer_text(&code));
		buffer_release(&sign);
		buffer_release(&code);
	}
}
