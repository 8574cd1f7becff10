/* Which statistics a chart or table shows: one by itself, or several side by side. */
#include "report/panel.h"

#include <string.h>

#include "report/reference.h"

/* Its names as the author wrote them; 0 after a message. */
static size_t panel_names(struct block *block, const struct value ***names)
{
	const struct value *one = value_get(block->body, "measure"), *several = value_get(block->body, "measures");
	if (one && several) {
		message_add(block_messages(block), MSG_REPORT_MEASURE_AND_MEASURES, several->place);
		return 0;
	}
	if (several && several->kind == VALUE_LIST && several->count)
		return keys_texts(block_context(block), block->body, "measures", names);
	if (!one)
		message_add(block_messages(block), MSG_REPORT_MEASURE_MISSING, block->place, block->name);
	return one ? keys_texts(block_context(block), block->body, "measure", names) : 0;
}

static bool is_unknown(const struct category *category)
{
	return strcmp(category->code, "unknown") == 0;
}

/* The first category of A that B lacks, or NULL. Unknown is one only where it is needed. */
static const char *code_missing(const struct axis *a, const struct axis *b)
{
	for (size_t i = 0; i < a->count; i++) {
		bool found = is_unknown(&a->categories[i]);
		for (size_t k = 0; k < b->count && !found; k++)
			found = strcmp(a->categories[i].code, b->categories[k].code) == 0;
		if (!found)
			return a->categories[i].code;
	}
	return NULL;
}

static bool twice(const struct panel *panel, const struct measure_figures *measure)
{
	for (size_t i = 0; i < panel->count; i++)
		if (panel->measures[i] == measure)
			return true;
	return false;
}

/* Can MEASURE stand beside the first one? */
static bool fits(
    struct block *block, const struct panel *panel, const struct measure_figures *measure, struct place place)
{
	const struct measure_figures *first = panel->measures[0];
	if (twice(panel, measure)) {
		message_add(block_messages(block), MSG_REPORT_MEASURE_TWICE, place, measure->id);
		return false;
	}
	if (first->dimensions == 2 || measure->dimensions == 2) {
		message_add(
		    block_messages(block), MSG_REPORT_MEASURES_CROSS, place, first->dimensions == 2 ? first->id : measure->id);
		return false;
	}
	if (first->dimensions != measure->dimensions) {
		const char *parted = first->dimensions ? first->id : measure->id;
		message_add(block_messages(block), MSG_REPORT_MEASURES_SHAPES, place, parted,
		    first->dimensions ? measure->id : first->id);
		return false;
	}
	const char *code = first->dimensions ? code_missing(&first->rows, &measure->rows) : NULL;
	const struct measure_figures *lacks = code ? measure : first, *has = code ? first : measure;
	code = code || !first->dimensions ? code : code_missing(&measure->rows, &first->rows);
	if (code)
		message_add(block_messages(block), MSG_REPORT_MEASURES_CATEGORIES, place, has->id, code, lacks->id);
	return !code;
}

bool panel_open(struct block *block, struct panel *out)
{
	const struct value **names;
	size_t count = panel_names(block, &names);
	*out = (struct panel){.measures = arena_array(block_arena(block), count + 1, sizeof *out->measures)};
	for (size_t i = 0; i < count; i++) {
		struct place place = value_place_at(names[i], 0);
		const struct measure_figures *measure =
		    measure_pick(block_composer(block), names[i]->text, place, NEED_BLOCK, block->name);
		if (!measure || (i > 0 && !fits(block, out, measure, place)))
			return false;
		out->measures[out->count++] = measure;
	}
	out->dimensions = count ? out->measures[0]->dimensions : 0;
	out->place = count ? names[0]->place : block->place;
	return count > 0;
}

void panel_use(struct block *block, const struct panel *panel)
{
	for (size_t i = 0; i < panel->count; i++)
		usage_mark(block_composer(block), panel->measures[i], block->section->node);
}

void panel_shown(struct block *block, const struct panel *panel, const struct node *node)
{
	for (size_t i = 0; i < panel->count; i++) {
		struct usage *usage = usage_find(block_composer(block), panel->measures[i]);
		if (!usage->shown)
			usage->shown = node;
	}
}

const char *const *panel_ids(struct block *block, const struct panel *panel)
{
	if (panel->count < 2)
		return NULL;
	const char **ids = arena_array(block_arena(block), panel->count + 1, sizeof *ids);
	for (size_t i = 0; i < panel->count; i++)
		ids[i] = panel->measures[i]->id;
	return ids;
}

const struct cell *panel_cell(const struct panel *panel, size_t index, size_t row)
{
	/* A fact has no unknown, and another statistic may have some. */
	static const struct cell none = {.value = {.state = FIGURE_NOT_AVAILABLE, .text = "[x]"},
	    .percent = {.state = FIGURE_NOT_APPLICABLE, .text = "[z]"},
	    .base = {.state = FIGURE_NOT_APPLICABLE, .text = "[z]"},
	    .known = {.state = FIGURE_NOT_APPLICABLE, .text = "[z]"},
	    .records = {.state = FIGURE_NOT_APPLICABLE, .text = "[z]"},
	    .share = "[z]"};
	const struct measure_figures *first = panel->measures[0], *measure = panel->measures[index];
	if (measure->dimensions == 0 || measure == first)
		return &measure->cells[measure->dimensions ? row : 0];
	for (size_t i = 0; i < measure->rows.count; i++)
		if (strcmp(measure->rows.categories[i].code, first->rows.categories[row].code) == 0)
			return &measure->cells[i];
	return &none;
}

size_t panel_rows(const struct panel *panel, size_t *rows)
{
	const struct measure_figures *first = panel->measures[0];
	size_t count = 0;
	for (size_t i = 0; i < first->rows.count; i++) {
		size_t row = first->order ? first->order[i] : i;
		bool listed = false;
		for (size_t k = 0; k < panel->count; k++)
			listed = listed || panel_cell(panel, k, row)->listed;
		if (listed)
			rows[count++] = row;
	}
	return count;
}

bool panel_has_total(const struct panel *panel)
{
	bool adds = false;
	for (size_t i = 0; i < panel->count; i++) {
		if (panel->measures[i]->kind == MEASURE_FACT)
			return false;
		adds |= panel->measures[i]->total.value.state != FIGURE_NOT_APPLICABLE;
	}
	return adds && panel->dimensions == 1;
}

const char *panel_name(struct block *block, const struct panel *panel)
{
	const char *const *ids = panel_ids(block, panel);
	struct composer *composer = block_composer(block);
	return ids ? measure_names(composer, ids) : measure_name(composer, panel->measures[0]);
}

bool panel_one_unit(const struct panel *panel)
{
	const char *unit = panel->measures[0]->unit ? panel->measures[0]->unit : "";
	for (size_t i = 1; i < panel->count; i++)
		if (strcmp(panel->measures[i]->unit ? panel->measures[i]->unit : "", unit) != 0)
			return false;
	return true;
}
