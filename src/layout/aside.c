/* Short notes hang in the side column beside the line that refers to them, and are read after its paragraph. Which ones
 * do is decided when a section's strips are known and its pages are not: as if it stood on one endless page. The others
 * are left to the section's end. */
#include "layout/block.h"
#include "layout/prose.h"

enum {
	LINES_MOST = 8,  /* of a note */
	SLIDE_MOST = 16, /* lines that it may stand below its own */
};

struct asides {
	struct work *work;
	struct setting setting; /* of a note in the side column */
	size_t *places;         /* of each note, by its number: 1 + the strip that refers to it first, or 0 */
	size_t place_count;
	int64_t *tops; /* of the section's strips, from its first */
	size_t seen;   /* strips that count in: */
	int64_t free;  /* the side column is free from here on */
};

/* Something of the strip stands left of X. */
static bool strip_reaches(const struct strip *strip, extent x)
{
	if (strip->decoration && strip->decoration->x < x)
		return true;
	for (size_t i = 0; i < strip->item_count; i++)
		if (strip->items[i].x < x)
			return true;
	for (size_t i = 0; i < strip->cell_count; i++)
		if (strip_reaches(&strip->cells[i], x))
			return true;
	return false;
}

/* The first reference to each note, where it stands in running text. */
static void places_find(struct asides *asides, const struct strip *strip, size_t place)
{
	for (size_t i = 0; strip->fills && i < strip->mark_count; i++) {
		const struct node *node = strip->marks[i].target->node;
		if (node->kind != NODE_NOTE_REFERENCE || node->as.note.number < 1)
			continue;
		size_t number = (size_t)node->as.note.number;
		if (number < asides->place_count && !asides->places[number])
			asides->places[number] = place + 1;
	}
}

void strips_reach(const struct work *work, extent column)
{
	for (size_t i = 0; i < work->flow->count; i++)
		work->flow->strips[i].wide = strip_reaches(&work->flow->strips[i], column);
}

static void strips_survey(struct asides *asides, extent column)
{
	struct flow *flow = asides->work->flow;
	int64_t top = 0;
	asides->tops = arena_array(asides->work->arena, flow->count + 1, sizeof *asides->tops);
	strips_reach(asides->work, column);
	for (size_t i = 0, next; i < flow->count; i = next) {
		struct strip *strip = &flow->strips[i];
		next = strip_next(flow->strips, i);
		places_find(asides, strip, i);
		extent below = strip->height + (next < flow->count ? stack_gap(strip, &flow->strips[next]) : 0);
		for (size_t at = i; at < next; at++)
			asides->tops[at] = top + (at > i ? below : 0);
		top += below;
	}
	asides->tops[flow->count] = INT64_MAX / 2;
}

struct asides *asides_begin(struct work *work, const struct node *notes, const struct setting *setting)
{
	const struct page_style *page = &work->theme->page;
	struct asides *asides = arena_alloc(work->arena, sizeof *asides);
	asides->work = work;
	asides->setting = setting_role(work, setting, TYPE_SMALL);
	if (!setting->hang || setting_opposed(setting) || page->side < 7 * asides->setting.type.size)
		return asides;
	asides->setting.x = asides->setting.wide_x = page->left;
	asides->setting.width = asides->setting.wide_width = page->side;
	asides->setting.colour = work->theme->colours[COLOUR_SECONDARY];
	asides->setting.flowing = asides->setting.hang = false;
	asides->place_count = 1;
	for (const struct node *note = notes->first; note; note = note->next)
		asides->place_count++;
	asides->places = arena_array(work->arena, asides->place_count, sizeof *asides->places);
	strips_survey(asides, setting->x);
	return asides;
}

/* The note's lines behind its number. BLOCK is what it hangs beside. */
static struct flow note_set(const struct asides *asides, const struct node *note, const struct node *block)
{
	struct work *work = asides->work;
	struct flow lines = {0};
	struct setting setting = asides->setting;
	struct prose *prose = prose_new(work, &setting);
	setting.flow = &lines;
	struct style_run label = prose->base;
	label.node = label.link = note;
	label.part = PART_LABEL;
	label.beside = block;
	prose_string(work, prose, arena_format(work->arena, "[%d]", note->as.note.number), label);
	label = prose->base;
	label.node = note;
	prose_string(work, prose, " ", label);
	prose_add(work, prose, note);
	strip_target(work, note);
	prose_set(work, prose, &setting);
	return lines;
}

static int64_t strip_baseline(const struct strip *strip)
{
	extent lowest = 0;
	for (size_t i = 0; i < strip->item_count; i++)
		if (strip->items[i].kind == ITEM_TEXT && strip->items[i].y > lowest)
			lowest = strip->items[i].y;
	return lowest;
}

/* The side column is taken by what stands in it down to strip PLACE. */
static void strips_pass(struct asides *asides, size_t place)
{
	const struct strip *strips = asides->work->flow->strips;
	for (; asides->seen <= place; asides->seen++) {
		int64_t end = asides->tops[asides->seen] + strips[asides->seen].height + grid(asides->work, 1);
		if (strips[asides->seen].wide && end > asides->free)
			asides->free = end;
	}
}

/* Where the next strip below PLACE stands that takes the side column. */
static int64_t side_end(const struct asides *asides, size_t place, int64_t enough)
{
	const struct strip *strips = asides->work->flow->strips;
	size_t count = asides->work->flow->count, next = place + 1;
	while (next < count && !strips[next].wide && asides->tops[next] < enough)
		next++;
	return asides->tops[next];
}

/* Puts LINES beside the strip at PLACE, level with its line where the side column is free, else lower, else higher.
 * False if there is no room. */
static bool lines_hang(struct asides *asides, size_t place, const struct flow *lines)
{
	struct work *work = asides->work;
	struct strip *strip = &work->flow->strips[place];
	extent height = stack_height(lines, 0, lines->count);
	int64_t level = asides->tops[place] + strip_baseline(strip) - line_baseline(work, &asides->setting.type);
	int64_t top = level < asides->free ? asides->free : level;
	int64_t end = side_end(asides, place, top + height + grid(work, 2)) - grid(work, 2);
	if (top + height > end)
		top = end - height;
	if (top < asides->free || top - level > SLIDE_MOST * asides->setting.type.leading)
		return false;
	if (!strip->aside)
		strip->aside = arena_alloc(work->arena, sizeof *strip->aside);
	struct aside *aside = strip->aside;
	extent within = aside->content.item_count ? aside->content.height + grid(work, 1) : 0;
	if (!within)
		aside->level = (extent)(level - asides->tops[place]);
	stack_flatten(work, &aside->content, lines, 0, lines->count, 0, within);
	aside->content.height = within + height;
	asides->free = top + height + grid(work, 1);
	return true;
}

bool aside_hang(struct asides *asides, const struct node *note)
{
	struct work *work = asides->work;
	size_t number = note->as.note.number > 0 ? (size_t)note->as.note.number : 0;
	if (number >= asides->place_count || !asides->places[number])
		return false;
	size_t place = asides->places[number] - 1;
	struct work_mark mark = work_mark(work);
	const struct strip *strip = &work->flow->strips[place];
	if (strip->wide)
		return false;
	struct flow lines = note_set(asides, note, strip->block);
	strips_pass(asides, place);
	if (lines.count <= LINES_MOST && lines_hang(asides, place, &lines))
		return true;
	work_undo(work, mark);
	return false;
}
