#include "claims/passage.h"

#include <string.h>

void passage_clear(struct passage *passage)
{
	buffer_clear(&passage->text);
	passage->count = passage->part = passage->at = 0;
	passage->source = 0;
}

void passage_add(struct passage *passage, const char *text, struct place place)
{
	size_t length = strlen(text);
	if (!length)
		return;
	passage->parts =
	    arena_grow(passage->arena, passage->parts, passage->count, &passage->capacity, sizeof *passage->parts);
	passage->parts[passage->count++] = (struct passage_part){passage->text.length, length, place};
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
