/* Finding figures and printing them: every number in the report comes through here, from a struct figure. */
#include <string.h>

#include "base/text.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/tree.h"

/* "kinds.kinship" is meant for kinds[kinship], where there is such a cell; else NULL. */
static const char *dotted_hint(struct composer *composer, const char *id)
{
	const char *dot = strrchr(id, '.');
	if (!dot)
		return NULL;
	const char *name = arena_slice(composer_arena(composer), id, (size_t)(dot - id));
	const struct measure_figures *measure = figures_find(composer->figures, name);
	if (!measure || measure->dimensions != 1 || !figures_cell(measure, dot + 1))
		return NULL;
	return arena_format(composer_arena(composer), "write %s[%s]", name, dot + 1);
}

static void measure_unknown(struct composer *composer, const char *id, struct place place)
{
	size_t count;
	const char *const *names = stats_names(composer->narrative->stats, &count);
	const char *hint = text_did_you_mean(composer_arena(composer), id, names, count);
	if (!hint)
		hint = dotted_hint(composer, id);
	if (text_equal(id, "note"))
		hint = "a note holds its text: {{ note \"…\" }}";
	if (text_equal(id, "say"))
		hint = "it holds the words: {{ say \"one in four\" }}";
	message_add_hint(composer_messages(composer), MSG_REPORT_FIGURE_UNKNOWN, place, hint, id);
}

const struct measure_figures *measure_pick(
    struct composer *composer, const char *id, struct place place, enum need need, const char *what)
{
	const struct measure_figures *measure = figures_find(composer->figures, id);
	struct place defined = {0, 0};
	if (measure)
		return measure->broken ? NULL : measure;
	if (stats_missed(composer->narrative->stats, id) && !stats_knows(composer->narrative->stats, id, &defined))
		return NULL;
	if (!stats_knows(composer->narrative->stats, id, &defined)) {
		measure_unknown(composer, id, place);
	} else if (need == NEED_PROSE) {
		message_add(
		    composer_messages(composer), MSG_REPORT_FIGURE_NOT_IN_EDITION, place, id, composer_edition(composer));
		if (defined.file)
			message_also(composer_messages(composer), defined, "it is kept out of that edition here");
	} else {
		message_add(
		    composer_messages(composer), MSG_REPORT_BLOCK_LEFT_OUT, place, what, composer_edition(composer), id);
	}
	return NULL;
}

static size_t axis_names(const struct axis *axis, const char **names)
{
	for (size_t i = 0; i < axis->count; i++)
		names[i] = axis->categories[i].code;
	return axis->count;
}

static bool axis_has(const struct axis *axis, const char *code)
{
	for (size_t i = 0; i < axis->count; i++)
		if (strcmp(axis->categories[i].code, code) == 0)
			return true;
	return false;
}

/* The code of the category in which others are merged; NULL: there is none. */
static const char *axis_merged(const struct axis *axis)
{
	for (size_t i = 0; i < axis->count; i++)
		if (axis->categories[i].merged)
			return axis->categories[i].code;
	return NULL;
}

static void cell_unknown(
    struct composer *composer, const struct measure_figures *measure, const char *brackets, struct place place)
{
	struct arena *arena = composer_arena(composer);
	size_t row_length = measure->dimensions == 2 ? strcspn(brackets, ",") : strlen(brackets);
	const char *code = arena_slice(arena, brackets, row_length);
	const struct axis *axis = &measure->rows;
	if (measure->dimensions == 2 && axis_has(axis, code) && brackets[row_length] == ',') {
		axis = &measure->columns;
		code = brackets + row_length + 1 + strspn(brackets + row_length + 1, " ");
	}
	const char **names = arena_array(arena, axis->count + 1, sizeof *names);
	size_t count = axis_names(axis, names);
	const char *hint = text_did_you_mean(arena, code, names, count);
	if (!hint && axis_merged(axis))
		hint = arena_format(arena, "in the edition '%s' some of its categories are counted as '%s': name that one",
		    composer_edition(composer), axis_merged(axis));
	if (measure->dimensions == 2 && !strchr(brackets, ','))
		hint = arena_format(arena, "name a row and a column: %s[row, column]", measure->id);
	else if (!hint && count > 0)
		hint = arena_format(arena, "it has %s%s%s%s", names[0], count > 1 ? ", " : "", count > 1 ? names[1] : "",
		    count > 2 ? " and more: 'annual list' shows them" : "");
	message_add_hint(composer_messages(composer), MSG_REPORT_CELL_UNKNOWN, place, hint, measure->id, code);
}

static const struct cell *cell_pick(struct composer *composer, const struct measure_figures *measure,
    const struct reference *reference, struct place place)
{
	struct messages *messages = composer_messages(composer);
	if (measure->dimensions == 0 && !reference->brackets)
		return measure->cells;
	if (measure->dimensions == 0) {
		const char *hint =
		    text_equal(reference->brackets, "percent") ? "write {{ … | percent }} for its percentage" : NULL;
		message_add_hint(
		    messages, MSG_REPORT_FIGURE_HAS_NO_CELLS, place_after(place, reference->brackets_at), hint, measure->id);
		return NULL;
	}
	if (!reference->brackets) {
		const char *example = measure->rows.count ? measure->rows.categories[0].code : "…";
		message_add_hint(messages, MSG_REPORT_FIGURE_NEEDS_CELL, place,
		    arena_format(composer_arena(composer), "name one of its rows: %s[%s%s]", measure->id, example,
		        measure->dimensions == 2 ? ", …" : ""),
		    measure->id);
		return NULL;
	}
	const struct cell *cell = figures_cell(measure, reference->brackets);
	if (!cell)
		cell_unknown(composer, measure, reference->brackets, place_after(place, reference->brackets_at));
	return cell;
}

bool figure_pick(struct composer *composer, const struct reference *reference, struct place place, enum need need,
    const char *what, struct pick *out)
{
	out->measure = measure_pick(composer, reference->id, place, need, what);
	out->cell = out->measure ? cell_pick(composer, out->measure, reference, place) : NULL;
	return out->cell != NULL;
}

static const char *share_text(const struct cell *cell)
{
	return cell->share ? cell->share : cell->percent.text;
}

const char *approx_told(struct composer *composer, const struct measure_figures *measure, const char *number)
{
	if (!measure->approx)
		return number;
	enum phrase phrase = text_equal(measure->approx, "about")   ? PHRASE_APPROX_ABOUT
	                     : text_equal(measure->approx, "up to") ? PHRASE_APPROX_UP_TO
	                                                            : PHRASE_APPROX_MORE_THAN;
	return words_fill(composer_arena(composer), composer_words(composer), phrase, WITH({"number", number}));
}

const char *figure_told(struct composer *composer, const struct measure_figures *measure, const struct figure *figure)
{
	return figure->state == FIGURE_SHOWN ? approx_told(composer, measure, figure->text) : figure->text;
}

const char *figure_print(struct composer *composer, const struct pick *pick, enum show show)
{
	struct arena *arena = composer_arena(composer);
	const struct cell *cell = pick->cell;
	if (cell->value.state != FIGURE_SHOWN)
		return cell->value.text;
	if (show == SHOW_PERCENT)
		return share_text(cell);
	const char *number = approx_told(composer, pick->measure, cell->value.text);
	if (show == SHOW_NUMBER || cell->percent.state == FIGURE_NOT_APPLICABLE)
		return number;
	return cell->share_counts ? cell->share : arena_format(arena, "%s (%s)", number, share_text(cell));
}

static const char *label_make(struct composer *composer, const struct value *label, const char *text)
{
	enum { LABELS_WITHIN_LABELS = 4 };
	if (!label || composer->label_depth >= LABELS_WITHIN_LABELS)
		return text ? text : "";
	composer->label_depth++;
	struct section nowhere = prose_nowhere(composer);
	const char *plain = prose_plain(&nowhere, label);
	composer->label_depth--;
	return plain;
}

const char *measure_name(struct composer *composer, const struct measure_figures *measure)
{
	size_t index = (size_t)(measure - composer->figures->measures);
	if (composer->naming[index])
		return measure->label_text;
	if (!composer->names[index]) {
		composer->naming[index] = true;
		composer->names[index] = label_make(composer, measure->label, measure->label_text);
		composer->naming[index] = false;
	}
	return composer->names[index];
}

const char *measure_names(struct composer *composer, const char *const *ids)
{
	const char *list = measure_name(composer, figures_find(composer->figures, ids[0]));
	for (size_t i = 1; ids[i]; i++) {
		const char *name = measure_name(composer, figures_find(composer->figures, ids[i]));
		list = words_fill(composer_arena(composer), composer_words(composer),
		    ids[i + 1] ? PHRASE_LIST_NEXT : PHRASE_LIST_LAST, WITH({"list", list}, {"item", name}));
	}
	return list;
}

static const char *category_name(struct composer *composer, const struct category *category)
{
	return label_make(
	    composer, category->label, category_text(composer_arena(composer), composer_words(composer), category));
}

const char *pick_name(struct composer *composer, const struct pick *pick)
{
	struct arena *arena = composer_arena(composer);
	const struct measure_figures *measure = pick->measure;
	const char *name = measure_name(composer, measure);
	if (measure->dimensions == 0)
		return name;
	const struct category *row, *column;
	figures_place(measure, pick->cell, &row, &column);
	const char *all = text_small(arena, words_say(composer_words(composer), PHRASE_ALL));
	const char *first = row ? category_name(composer, row) : all;
	if (measure->dimensions == 1)
		return arena_format(arena, "%s: %s", name, first);
	return arena_format(arena, "%s: %s, %s", name, first, column ? category_name(composer, column) : all);
}

/* The codes of a cell as in its brackets: "placement", "s31, under-13"; NULL for a measure without cells. */
static const char *pick_codes(struct composer *composer, const struct pick *pick)
{
	const struct measure_figures *measure = pick->measure;
	if (measure->dimensions == 0)
		return NULL;
	const struct category *row, *column;
	figures_place(measure, pick->cell, &row, &column);
	const char *first = row ? row->code : "all";
	if (measure->dimensions == 1)
		return first;
	return arena_format(composer_arena(composer), "%s, %s", first, column ? column->code : "all");
}

enum figure_state figure_state_of(const struct cell *cell, enum show show)
{
	if (cell->value.state != FIGURE_SHOWN || show == SHOW_NUMBER)
		return cell->value.state;
	if (cell->percent.state == FIGURE_WITHHELD || show == SHOW_PERCENT)
		return cell->percent.state == FIGURE_NOT_APPLICABLE ? FIGURE_SHOWN : cell->percent.state;
	return FIGURE_SHOWN;
}

/* Which symbol stands in what figure_print gives, and whether it is all that does: "14 ([x])" has more. */
static void symbol_set(struct node *node, const struct cell *cell, enum show show)
{
	bool beside = show == SHOW_WITH_PERCENT && cell->value.state == FIGURE_SHOWN;
	node->as.figure.symbol = figure_state_of(cell, show);
	if (beside && cell->percent.state == FIGURE_NOT_AVAILABLE && !cell->share_counts)
		node->as.figure.symbol = FIGURE_NOT_AVAILABLE;
	node->as.figure.whole_symbol = node->as.figure.symbol != FIGURE_SHOWN && !beside;
}

struct node *figure_node(
    struct section *section, const struct pick *pick, const struct reference *reference, struct place place)
{
	struct composer *composer = section->composer;
	struct arena *arena = composer_arena(composer);
	struct node *node = node_new(arena, NODE_FIGURE, place);
	const char *codes = pick_codes(composer, pick);
	usage_mark(composer, pick->measure, section->node);
	enum show show = reference ? reference->show : SHOW_NUMBER;
	node->text = figure_print(composer, pick, show);
	node->as.figure.measure = codes ? arena_format(arena, "%s[%s]", pick->measure->id, codes) : pick->measure->id;
	node->as.figure.name = pick_name(composer, pick);
	node->as.figure.state = figure_state_of(pick->cell, show);
	symbol_set(node, pick->cell, show);
	return node;
}
