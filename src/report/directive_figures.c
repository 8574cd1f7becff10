/* Headline figures: a tile each. */
#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "report/directive.h"
#include "report/formats.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/tree.h"
#include "stats/unit.h"

static const char *const shows[] = {"number", "percent", "with-percent", "previous", "change", NULL};

static const struct key tile_rows[] = {
    {"measure", KEY_TEXT, true, NULL, NULL, "a statistic, fact or cell", NULL, "its figure", "in-care"},
    {"label", KEY_TEXT, false, NULL, NULL, NULL, "the statistic's", "stands below the number", "children in care"},
    {"show", KEY_TEXT, false, shows, NULL, NULL, "the number, its share below",
        "what is large; with `previous` or `change` the year before stands below, in words", "percent"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that show the tile",
        "[board]"},
};

const struct key_table tile_keys = {"A tile", tile_rows, sizeof tile_rows / sizeof *tile_rows, ALSO_TEXT, NULL};
/* One tile while it is made. */
struct tile {
	struct block *block;
	struct pick pick;
	struct place place;
	const char *show; /* of shows, or NULL: with its share where it has one */
};

static const char *base_of(const struct tile *tile)
{
	const struct measure_figures *measure = tile->pick.measure;
	struct arena *arena = block_arena(tile->block);
	const struct figure *base = measure->dimensions > 0 ? &measure->total.value : &measure->base;
	if (base->state != FIGURE_SHOWN)
		return NULL;
	if (!measure->base_label)
		return base->text;
	return arena_format(arena, "%s %s", base->text, text_small(arena, measure->base_label));
}

static const char *part_of(const struct tile *tile, const char *part, const char *whole)
{
	const struct words *words = composer_words(block_composer(tile->block));
	return words_fill(block_arena(tile->block), words, PHRASE_PART_OF, WITH({"part", part}, {"whole", whole}));
}

/* "33% of 254 referrals received", or "5 of 25 referrals received" under percent-from. */
static const char *share_line(const struct tile *tile)
{
	const struct cell *cell = tile->pick.cell;
	const char *share = cell->share ? cell->share : cell->percent.text;
	const char *base = base_of(tile);
	if (cell->percent.state != FIGURE_SHOWN)
		return NULL;
	if (!base)
		return share;
	return part_of(tile, cell->share_counts ? cell->value.text : share, base);
}

static bool shows_percent(const struct tile *tile)
{
	return text_equal(tile->show, "percent") && tile->pick.cell->percent.state != FIGURE_NOT_APPLICABLE;
}

/* Does the tile tell of the year before? */
static bool is_past(const struct tile *tile)
{
	return text_equal(tile->show, "previous") || text_equal(tile->show, "change");
}

/* Does the share of the figure stand below it? */
static bool shows_share(const struct tile *tile)
{
	return !text_equal(tile->show, "number") && !is_past(tile);
}

/* Why a figure is not there; NULL of one that is. */
static const char *symbol_why(const struct words *words, enum figure_state state)
{
	if (state == FIGURE_WITHHELD)
		return words_say(words, PHRASE_WITHHELD);
	return state == FIGURE_NOT_AVAILABLE ? words_say(words, PHRASE_NOT_AVAILABLE_WHY) : NULL;
}

/* The first line below the label: what the figure is out of, its unit, or why it is not there. */
static const char *base_line(const struct tile *tile)
{
	const struct words *words = composer_words(block_composer(tile->block));
	const struct cell *cell = tile->pick.cell;
	const char *base = base_of(tile), *unit = tile->pick.measure->unit_words;
	enum figure_state state = figure_state_of(cell, shows_percent(tile) ? SHOW_PERCENT : SHOW_NUMBER);
	if (symbol_why(words, state))
		return symbol_why(words, state);
	if (shows_percent(tile))
		return base && !cell->share_counts ? part_of(tile, cell->value.text, base) : NULL;
	if (unit)
		return unit_counted(block_arena(tile->block), unit, cell->value.value);
	return shows_share(tile) ? share_line(tile) : NULL;
}

/* The share of a figure whose first line is its unit: "55% of 126 hours of reviews". */
static const char *unit_share_line(const struct tile *tile)
{
	bool told = tile->pick.measure->unit_words && shows_share(tile) && !shows_percent(tile);
	return told && tile->pick.cell->value.state == FIGURE_SHOWN ? share_line(tile) : NULL;
}

static const char *known_line(const struct tile *tile)
{
	const struct cell *cell = tile->pick.cell;
	if (!cell->partly)
		return NULL;
	return words_fill(block_arena(tile->block), composer_words(block_composer(tile->block)), PHRASE_KNOWN_FOR,
	    WITH({"known", cell->known.text}, {"records", cell->records.text}));
}

static const char *target_line(const struct tile *tile)
{
	enum target_state state = tile->pick.cell->target;
	if (state != TARGET_MET && state != TARGET_MISSED)
		return NULL;
	return words_fill(block_arena(tile->block), composer_words(block_composer(tile->block)),
	    state == TARGET_MET ? PHRASE_TARGET_MET : PHRASE_TARGET_MISSED,
	    WITH({"target", tile->pick.measure->target.text}));
}

/* "up 23 from 231 in 2020-21", "231 in 2020-21"; of what is not told the reason, in words. NULL after a message. */
static const char *past_line(const struct tile *tile)
{
	static const enum phrase reasons[FIGURE_STATES] = {[FIGURE_WITHHELD] = PHRASE_WITHHELD,
	    [FIGURE_NOT_AVAILABLE] = PHRASE_NOT_AVAILABLE,
	    [FIGURE_NOT_APPLICABLE] = PHRASE_NOT_APPLICABLE,
	    [FIGURE_LOW] = PHRASE_LOW};
	struct composer *composer = block_composer(tile->block);
	struct arena *arena = block_arena(tile->block);
	const struct words *words = composer_words(composer);
	bool change = text_equal(tile->show, "change");
	struct past_pick past;
	enum figure_state state;
	if (!is_past(tile) || tile->pick.cell->value.state != FIGURE_SHOWN)
		return NULL;
	enum show show = change ? SHOW_CHANGE : SHOW_PREVIOUS;
	if (!past_pick(composer, &tile->pick, show, tile->place, &past))
		return NULL;
	const char *text = past_print(composer, &past, show, &state), *year = past.year.year;
	if (state != FIGURE_SHOWN)
		return words_fill(arena, words, change ? PHRASE_CHANGE_IS : PHRASE_PAST_IS,
		    WITH({"year", year}, {"text", words_say(words, reasons[state])}));
	return change ? text : words_fill(arena, words, PHRASE_PAST_IN, WITH({"then", text}, {"year", year}));
}

/* Each line after the first below the one before it. */
static void line_add(const struct tile *tile, struct node *base, const char *line)
{
	struct arena *arena = block_arena(tile->block);
	if (!line)
		return;
	if (base->first)
		tree_add(arena, base, NODE_LINE_BREAK, base->place);
	tree_text(arena, base, line);
}

static void tile_base(const struct tile *tile, struct node *node)
{
	const struct measure_figures *measure = tile->pick.measure;
	const char *line = base_line(tile);
	struct node *base = !line && measure->kind == MEASURE_FACT && measure->source
	                        ? fact_source(tile->block->section, measure, NODE_BASE)
	                        : node_new(block_arena(tile->block), NODE_BASE, node->place);
	line_add(tile, base, line);
	line_add(tile, base, unit_share_line(tile));
	line_add(tile, base, past_line(tile));
	line_add(tile, base, known_line(tile));
	line_add(tile, base, target_line(tile));
	if (base->first)
		node_append(node, base);
}

static struct node *tile_make(const struct tile *tile, const struct value *label, struct place place)
{
	struct section *section = tile->block->section;
	struct node *node = node_new(block_arena(tile->block), NODE_TILE, place);
	struct reference reference = {.show = shows_percent(tile) ? SHOW_PERCENT : SHOW_NUMBER};
	node_append(node, figure_node(section, &tile->pick, &reference, place));
	if (label)
		node_append(node, prose_inlines(section, label, NODE_LABEL));
	else
		tree_text(block_arena(tile->block), tree_add(block_arena(tile->block), node, NODE_LABEL, place),
		    pick_name(section->composer, &tile->pick));
	tile_base(tile, node);
	return node;
}

const char *share_told(struct block *block, const struct pick *pick)
{
	const struct tile tile = {.block = block, .pick = *pick};
	const char *share = share_line(&tile);
	const struct cell *cell = pick->cell;
	const struct figure *figure = cell->percent.state == FIGURE_NOT_APPLICABLE ? &cell->value : &cell->percent;
	const char *symbol = symbol_why(composer_words(block_composer(block)), figure->state);
	if (symbol)
		return arena_format(block_arena(block), "%s, %s", figure->text, symbol);
	return share ? share : figure->text;
}

/* The measure's name of an item: a text of its own, or a mapping's `measure`. NULL after a message. */
static const struct value *item_measure(const struct block *block, const struct value *item)
{
	if (item->kind == VALUE_TEXT)
		return item;
	if (item->kind != VALUE_MAP) {
		message_add(block_messages(block), MSG_REPORT_ITEM_UNREADABLE, item->place);
		return NULL;
	}
	return keys_check(block_context(block), item, &tile_keys, "an item of block 'figures'", item->place)
	           ? value_get(item, "measure")
	           : NULL;
}

static bool item_in_edition(const struct block *block, const struct value *item)
{
	const struct composer *composer = block_composer(block);
	const struct value *editions = item->kind == VALUE_MAP ? value_get(item, "editions") : NULL;
	return settings_editions(composer->context, composer->settings, editions) & composer->edition->bit;
}

/* Does the item ask for a percentage that its statistic has not? A fact in per cent is one already. */
static bool lacks_percent(const struct tile *tile)
{
	bool asks = text_equal(tile->show, "percent") || text_equal(tile->show, "with-percent");
	bool is_percent = text_equal(tile->show, "percent") && text_equal(tile->pick.measure->unit, "percent");
	return asks && !is_percent && tile->pick.cell->percent.state == FIGURE_NOT_APPLICABLE;
}

static struct node *item_tile(struct block *block, const struct value *item)
{
	struct composer *composer = block_composer(block);
	const struct value *name = item_measure(block, item);
	struct tile tile = {.block = block, .show = item->kind == VALUE_MAP ? value_text(item, "show") : NULL};
	struct reference reference;
	if (!name || !item_in_edition(block, item))
		return NULL;
	struct place place = value_place_at(name, 0);
	if (!reference_parse(composer->context, name->text, place, &reference))
		return NULL;
	if (!reference.id || reference.show != SHOW_NUMBER || reference.words || reference.unit || reference.otherwise) {
		message_add(block_messages(block), MSG_REPORT_ITEM_FILTER, place);
		return NULL;
	}
	if (!figure_pick(composer, &reference, place, NEED_BLOCK, "tile", &tile.pick))
		return NULL;
	tile.place = place;
	if (lacks_percent(&tile))
		message_add(block_messages(block), MSG_REPORT_FIGURE_NO_PERCENT, place, reference.id);
	const struct value *label = item->kind == VALUE_MAP ? value_get(item, "label") : NULL;
	return tile_make(&tile, label && label->kind == VALUE_TEXT ? label : NULL, item->place);
}

struct node *figures_make(struct block *block)
{
	const struct value *items = block->body->kind == VALUE_LIST ? block->body : value_get(block->body, "items");
	struct node *tiles = block_node(block, NODE_TILES);
	size_t count = 0;
	if (block->body->kind == VALUE_MAP)
		block_add(block, tiles, "title", NODE_HEADING);
	for (const struct value *item = items->first; item; item = item->next) {
		struct node *tile = item_tile(block, item);
		if (!tile)
			continue;
		node_append(tiles, tile);
		count++;
	}
	if (items->count == 0)
		message_add(block_messages(block), MSG_REPORT_BLOCK_EMPTY, block->place, block->name);
	return count > 0 ? tiles : NULL;
}
