/* A line's pieces to placed items: split where style or direction changes, put in visual order (UAX 9, rule L2), links
 * underlined and made hot. Items stay in logical order. */
#include <string.h>

#include "base/visual.h"
#include "layout/flow.h"
#include "layout/prose.h"

/* A stretch of a line in one run and one direction. */
struct stretch {
	size_t start, end;
	const struct style_run *run;
	extent x, width;
	uint8_t level;
};

struct stretches {
	struct stretch *all;
	size_t count, capacity;
};

/* The base line's distance from the top of its line. */
extent line_baseline(const struct work *work, const struct type_style *type)
{
	extent ascent = work->metric.ascent(work->metric.self, type->face, type->size);
	extent descent = work->metric.descent(work->metric.self, type->face, type->size);
	return (type->leading - ascent - descent) / 2 + ascent;
}

extent text_width(struct work *work, const struct type_style *type, const char *text)
{
	return work->metric.width(work->metric.self, type->face, type->size, text, strlen(text), NULL);
}

/* TEXT on the strip's first line, at the start of the setting's column. */
struct item *strip_text(struct work *work, struct strip *strip, const struct setting *setting, const char *text)
{
	struct item *item = strip_item(work, strip, ITEM_TEXT);
	item->text = text;
	item->length = strlen(text);
	item->width = item->length ? text_width(work, &setting->type, text) : 0;
	item->x = setting->x;
	item->y = line_baseline(work, &setting->type);
	item->face = setting->type.face;
	item->size = setting->type.size;
	item->colour = setting->colour;
	return item;
}

static size_t level_end(const struct prose *prose, size_t start, size_t end)
{
	size_t at = start + 1;
	while (at < end && prose->levels[at] == prose->levels[start])
		at++;
	return at;
}

/* A line in one style is as wide as its pieces, which are measured already. */
static void stretches_measure(
    struct work *work, const struct prose *prose, const struct text_line *line, struct stretches *stretches)
{
	if (stretches->count == 1) {
		stretches->all[0].width = line->width;
		return;
	}
	for (size_t i = 0; i < stretches->count; i++) {
		struct stretch *stretch = &stretches->all[i];
		stretch->width = prose_width(work, prose, stretch->start, stretch->end);
	}
}

static void stretches_find(
    struct work *work, const struct prose *prose, size_t start, size_t end, struct stretches *out)
{
	for (size_t r = prose_run_at(prose, start); start < end && r < prose->run_count; r++) {
		const struct style_run *run = &prose->runs[r];
		size_t run_end = run->end < end ? run->end : end;
		while (start < run_end) {
			size_t to = prose->levels ? level_end(prose, start, run_end) : run_end;
			out->all = arena_grow(work->scratch, out->all, out->count, &out->capacity, sizeof *out->all);
			out->all[out->count++] = (struct stretch){.start = start,
			    .end = to < end ? before_hyphen(prose, start, to) : to,
			    .run = run,
			    .level = prose->levels ? prose->levels[start] : 0};
			start = to;
		}
	}
}

/* From the side that x counts from. */
static size_t *stretches_order(struct work *work, const struct stretches *s, bool mirrored)
{
	size_t *order = arena_array(work->scratch, s->count + 1, sizeof *order);
	uint8_t *levels = arena_alloc(work->scratch, s->count + 1);
	for (size_t i = 0; i < s->count; i++)
		levels[i] = s->all[i].level;
	visual_order(levels, s->count, order);
	for (size_t i = 0; mirrored && i < s->count / 2; i++) {
		size_t swap = order[i];
		order[i] = order[s->count - 1 - i];
		order[s->count - 1 - i] = swap;
	}
	return order;
}

static extent line_start(const struct prose *prose, const struct setting *setting, extent width)
{
	extent rest = setting->width - width;
	if (setting->align == ALIGN_CENTRE)
		return setting->x + rest / 2;
	if ((setting->align == ALIGN_RIGHT) != (prose->right_to_left != setting->mirrored))
		return setting->x + rest;
	return setting->x;
}

static bool only_spaces(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ')
			return false;
	return true;
}

static void stretch_item(
    struct work *work, struct strip *strip, const struct prose *prose, const struct stretch *stretch, extent baseline)
{
	const char *text = prose->text + stretch->start;
	size_t length = stretch->end - stretch->start;
	if (only_spaces(text, length)) {
		if (strip->item_count && strip->items[strip->item_count - 1].kind == ITEM_TEXT)
			strip->items[strip->item_count - 1].space_after = true;
		return;
	}
	struct item *item = strip_item(work, strip, ITEM_TEXT);
	item->node = stretch->run->node;
	item->part = stretch->run->part;
	item->beside = stretch->run->beside;
	item->x = stretch->x;
	item->y = baseline - stretch->run->rise;
	item->width = stretch->width;
	item->colour = stretch->run->colour;
	item->face = stretch->run->face;
	item->size = stretch->run->size;
	item->text = text;
	item->length = length;
	item->language = stretch->run->language;
	item->right_to_left = stretch->level & 1;
}

/* A note's reference is a target: its note leads back to this line. */
static void reference_mark(struct work *work, struct strip *strip, const struct stretch *stretch)
{
	const struct node *node = stretch->run->node;
	if (!node || node->kind != NODE_NOTE_REFERENCE || stretch->start != stretch->run->start)
		return;
	strip_target(work, node);
	strip_mark(work, strip);
}

/* One hot rectangle for stretches of one link that stand side by side. */
static void link_add(
    struct work *work, struct strip *strip, const struct stretch *stretch, extent height, const struct link_area *last)
{
	const struct node *link = stretch->run->link;
	bool joined = last && last->node == link && last->x + last->width == stretch->x;
	struct link_area *area = joined ? &strip->link_areas[strip->link_area_count - 1] : strip_link_area(work, strip);
	if (joined) {
		area->width += stretch->width;
		return;
	}
	area->node = link;
	area->x = stretch->x;
	area->width = stretch->width;
	area->y = 0;
	area->height = height;
}

/* Links are told apart from text by more than colour. */
static void underline_add(struct work *work, struct strip *strip, const struct stretch *stretch, extent baseline)
{
	const struct node *link = stretch->run->link;
	if (link->kind != NODE_LINK)
		return;
	strip_stroke(work, strip,
	    (struct item){.node = stretch->run->link,
	        .x = stretch->x,
	        .y = baseline + stretch->run->size / 7,
	        .width = stretch->width,
	        .stroke = stretch->run->size / 20,
	        .colour = stretch->run->colour});
}

/* Adds the items of line INDEX to STRIP. */
static void line_set(struct work *work, struct strip *strip, const struct prose *prose, const struct lines *lines,
    size_t index, const struct setting *setting)
{
	const struct text_line *line = &lines->lines[index];
	size_t start = lines->pieces[line->first].start;
	const struct piece *last = &lines->pieces[line->last - 1];
	struct stretches s = {0};
	stretches_find(work, prose, start, last->end, &s);
	stretches_measure(work, prose, line, &s);
	extent width = 0, baseline = line_baseline(work, &setting->type);
	for (size_t i = 0; i < s.count; i++)
		width += s.all[i].width;
	extent x = line_start(prose, setting, width);
	size_t *order = prose->levels || setting->mirrored ? stretches_order(work, &s, setting->mirrored) : NULL;
	for (size_t i = 0; i < s.count; i++) {
		struct stretch *stretch = &s.all[order ? order[i] : i];
		stretch->x = x;
		x += stretch->width;
	}
	size_t before = strip->item_count;
	for (size_t i = 0; i < s.count; i++)
		stretch_item(work, strip, prose, &s.all[i], baseline);
	for (size_t i = 0; i < s.count; i++)
		reference_mark(work, strip, &s.all[i]);
	if (strip->item_count > before && (last->kind == BREAK_SPACE || last->kind == BREAK_FORCED))
		strip->items[strip->item_count - 1].space_after = true;
	size_t linked = strip->link_area_count;
	for (size_t i = 0; i < s.count; i++) {
		const struct stretch *stretch = &s.all[order ? order[i] : i];
		if (!stretch->run->link)
			continue;
		link_add(work, strip, stretch, setting->type.leading,
		    strip->link_area_count > linked ? &strip->link_areas[strip->link_area_count - 1] : NULL);
		underline_add(work, strip, stretch, baseline);
	}
}

/* Opening quotation marks hang in the margin. */
static extent hanging_width(struct work *work, const struct prose *prose)
{
	static const char *const marks[] = {"\xE2\x80\x9C", "\xE2\x80\x98", "\""};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t length = strlen(marks[i]);
		if (prose->length > length && memcmp(prose->text, marks[i], length) == 0)
			return prose_width(work, prose, 0, length);
	}
	return 0;
}

static void first_line_hang(struct work *work, struct strip *strip, const struct prose *prose)
{
	extent hang = hanging_width(work, prose);
	for (size_t i = 0; i < strip->item_count; i++)
		strip->items[i].x -= hang;
	for (size_t i = 0; i < strip->link_area_count; i++)
		strip->link_areas[i].x -= hang;
}

/* Breaks and sets a paragraph, a strip for each line; no line is left alone at a page's foot or head. */
void prose_set(struct work *work, struct prose *prose, const struct setting *setting)
{
	struct lines lines = linebreak(work, prose, setting->width);
	for (size_t i = 0; i < lines.count; i++) {
		struct strip *strip = strip_add(work, setting, setting->type.leading);
		strip->fills = setting->flowing;
		if (i + 1 < lines.count && (i == 0 || i + 2 == lines.count))
			strip->penalty = PENALTY_WIDOW;
		line_set(work, strip, prose, &lines, i, setting);
		if (i == 0 && setting->hang_quotes && !prose->levels)
			first_line_hang(work, strip, prose);
	}
	if (prose->arena == work->scratch)
		prose_forget(prose);
	arena_clear(work->scratch);
}
