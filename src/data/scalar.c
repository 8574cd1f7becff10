#include "data/scalar.h"

#include <string.h>

/* A scalar's text laid along its source, both walked once. Folding, escapes and indentation are undone; where the two
 * disagree, the rest of the text is given the last place. */
struct alignment {
	const struct yaml_text *source;
	const struct event *event;
	size_t from;       /* the next byte of the source */
	size_t done;       /* bytes of the text that have their offset */
	uint32_t *offsets; /* one a byte of the text */
};

static char source_at(const struct alignment *a, size_t byte)
{
	return byte < a->source->length ? a->source->text[byte] : '\0';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Bytes of the line break at BYTE; 0 if there is none. U+0085, U+2028 and U+2029 break lines too (YAML 1.1). */
static size_t break_length(const struct alignment *a, size_t byte)
{
	unsigned char c = (unsigned char)source_at(a, byte), next = (unsigned char)source_at(a, byte + 1);
	if (c == '\r')
		return next == '\n' ? 2 : 1;
	if (c == '\n')
		return 1;
	if (c == 0xC2 && next == 0x85)
		return 2;
	unsigned char third = (unsigned char)source_at(a, byte + 2);
	return c == 0xE2 && next == 0x80 && (third == 0xA8 || third == 0xA9) ? 3 : 0;
}

static void give(struct alignment *a, size_t byte)
{
	a->offsets[a->done++] = yaml_text_place(a->source, byte).offset;
}

static size_t text_left(const struct alignment *a)
{
	return a->event->length - a->done;
}

static char text_next(const struct alignment *a)
{
	return text_left(a) ? a->event->text[a->done] : '\0';
}

/* A run of line breaks: what the text keeps of it stands at its first. Returns how many there were. */
static size_t cross_breaks(struct alignment *a)
{
	size_t first = a->from, count = 0;
	for (;;) {
		size_t byte = a->from;
		while (is_blank(source_at(a, byte)))
			byte++;
		size_t length = break_length(a, byte);
		if (!length)
			break;
		a->from = byte + length;
		count++;
	}
	for (size_t kept = 0; kept < count && text_left(a) && strchr(" \n", text_next(a)); kept++) {
		bool fold = text_next(a) == ' ';
		give(a, first);
		if (fold)
			break;
	}
	return count;
}

static bool at_break(const struct alignment *a)
{
	size_t byte = a->from;
	while (is_blank(source_at(a, byte)))
		byte++;
	return break_length(a, byte) > 0;
}

static void skip_blanks(struct alignment *a)
{
	while (is_blank(source_at(a, a->from)))
		a->from++;
}

/* The bytes of text that the escape at FROM makes, and its own length: simple ones make one byte (\N \_ two, \L \P
 * three), \x \u \U those of their code point. */
static void cross_escape(struct alignment *a)
{
	char kind = source_at(a, a->from + 1);
	size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
	size_t begin = a->from;
	a->from += 2 + digits;
	if (!text_left(a))
		return;
	give(a, begin);
	while (text_left(a) && ((unsigned char)text_next(a) & 0xC0) == 0x80)
		give(a, begin);
}

static bool step_double(struct alignment *a)
{
	if (source_at(a, a->from) != '\\')
		return false;
	if (break_length(a, a->from + 1)) {
		a->from += 1 + break_length(a, a->from + 1);
		skip_blanks(a);
	} else {
		cross_escape(a);
	}
	return true;
}

static bool step_flow(struct alignment *a)
{
	if (a->event->style == STYLE_DOUBLE && step_double(a))
		return true;
	if (a->event->style == STYLE_SINGLE && source_at(a, a->from) == '\'' && source_at(a, a->from + 1) == '\'') {
		give(a, a->from);
		a->from += 2;
		return true;
	}
	if (!at_break(a))
		return false;
	cross_breaks(a);
	skip_blanks(a);
	return true;
}

/* At a line of a block scalar: its indentation is what it has of spaces beyond the text's own. */
static void skip_indent(struct alignment *a)
{
	size_t have = 0, keep = 0;
	while (source_at(a, a->from + have) == ' ')
		have++;
	while (keep < text_left(a) && a->event->text[a->done + keep] == ' ')
		keep++;
	if (have > keep)
		a->from += have - keep;
}

static bool step_block(struct alignment *a)
{
	size_t length = break_length(a, a->from);
	if (!length)
		return false;
	if (text_next(a) == '\n' && a->event->style == STYLE_LITERAL) {
		give(a, a->from);
		a->from += length;
	} else {
		cross_breaks(a);
	}
	skip_indent(a);
	return true;
}

static void skip_header(struct alignment *a)
{
	while (a->from < a->source->length && !break_length(a, a->from))
		a->from++;
	a->from += break_length(a, a->from);
	while (a->event->style == STYLE_FOLDED && at_break(a) && text_next(a) != '\n') {
		skip_blanks(a);
		a->from += break_length(a, a->from);
	}
	skip_indent(a);
}

static bool is_block(const struct event *event)
{
	return event->style == STYLE_LITERAL || event->style == STYLE_FOLDED;
}

static bool same_bytes(const struct yaml_text *source, const struct event *event)
{
	size_t start = event->start + (event->style != STYLE_PLAIN);
	if (is_block(event) || start + event->length > source->length)
		return false;
	if (memcmp(source->text + start, event->text, event->length) != 0)
		return false;
	const uint32_t *offsets = source->offsets;
	return !offsets || !event->length || offsets[start + event->length - 1] - offsets[start] == event->length - 1;
}

const uint32_t *scalar_offsets(const struct context *context, const struct yaml_text *source, const struct event *event)
{
	if (!event->length || same_bytes(source, event))
		return NULL;
	struct alignment a = {.source = source, .event = event};
	a.from = event->start + (event->style == STYLE_SINGLE || event->style == STYLE_DOUBLE);
	a.offsets = arena_array(context->arena, event->length, sizeof *a.offsets);
	if (is_block(event))
		skip_header(&a);
	while (text_left(&a)) {
		size_t before = a.from, done = a.done;
		if (is_block(event) ? step_block(&a) : step_flow(&a))
			if (a.from > before || a.done > done)
				continue;
		if (text_next(&a) != source_at(&a, a.from))
			break;
		give(&a, a.from++);
	}
	while (text_left(&a))
		give(&a, a.from);
	return a.offsets;
}
