/* Exact results: every measure once, and again for each edition where merged categories differ. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "stats/earlier.h"
#include "stats/kind.h"

enum { CELLS_MAX = 100000 };

struct computer {
	const struct context *context;
	const struct stats *stats;
	struct results *results;
	size_t edition;
	uint32_t bit; /* of that edition */
};

static size_t edition_slots(const struct stats *stats)
{
	size_t count = stats->records->settings->edition_count;
	return count ? count : 1;
}

static struct result **slot(const struct results *results, size_t edition, const struct measure *measure)
{
	return &results->results[edition * results->stats->measure_count + measure->index];
}

const struct result *results_get(const struct results *results, size_t edition, const struct measure *measure)
{
	return *slot(results, edition, measure);
}

static bool size_sound(const struct computer *c, struct result *result)
{
	const struct measure *measure = result->measure;
	result->rows = measure->dimensions > 0 ? result->axes[0].count : 1;
	result->columns = measure->dimensions > 1 ? result->axes[1].count : 1;
	if (result->rows <= CELLS_MAX / result->columns)
		return true;
	message_add(c->context->messages, MSG_STATS_CELLS, value_get(measure->source, "by")->place, measure->id, CELLS_MAX);
	return false;
}

static bool axes_make(const struct computer *c, struct result *result, const struct row_list *rows)
{
	const struct measure *measure = result->measure;
	bool merged = true;
	for (size_t i = 0; i < measure->dimensions; i++) {
		struct measure_axis *axis = &result->axes[i];
		*axis = measure_axis_make(c->context, c->stats->records, measure, i, rows);
		if (i == 0)
			merged = measure_axis_merge(c->context, measure, c->bit, axis);
		result->multiple |= measure->by[i].path.field->kind->column == COLUMN_LISTS;
	}
	return merged && size_sound(c, result);
}

struct ranked_category {
	size_t index;
	const struct exact *exact;
};

/* The largest first, ties in dictionary order, what is not available last. */
static int compare_categories(const void *a, const void *b)
{
	const struct ranked_category *x = a, *y = b;
	if (x->exact->available != y->exact->available)
		return x->exact->available ? -1 : 1;
	int order = x->exact->available ? exact_compare(y->exact, x->exact) : 0;
	return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* Marks the categories of the first axis that `top` keeps; false where it keeps all. */
static bool top_choose(const struct computer *c, const struct result *result, bool *kept)
{
	const struct measure_axis *axis = &result->axes[0];
	size_t keep = result->measure->top.keep, plain = axis->count - axis->has_unknown;
	if (!keep || plain <= keep)
		return false;
	struct ranked_category *list = arena_array(c->context->arena, plain, sizeof *list);
	for (size_t i = 0; i < plain; i++)
		list[i] = (struct ranked_category){i, result->row_totals ? &result->row_totals[i] : &result->cells[i]};
	qsort(list, plain, sizeof *list, compare_categories);
	for (size_t i = 0; i < keep; i++)
		kept[list[i].index] = true;
	return true;
}

static bool stock_of(const struct measure *measure)
{
	bool stock = false;
	for (size_t i = 0; i < measure->dimensions; i++)
		stock |= measure->by[i].stock;
	return stock;
}

static void values_compute(const struct computer *c, struct result *result)
{
	const struct measure *measure = result->measure;
	struct arena *arena = c->context->arena;
	bool stock = stock_of(measure);
	struct row_list rows = stock ? population_undated(arena, c->stats->records, measure->population)
	                             : c->results->rows[measure->population->index];
	result->unusable = !axes_make(c, result, &rows);
	if (result->unusable)
		return;
	result->has_total = !stock;
	result_tally(arena, c->stats, result, &rows);
	bool *kept = arena_array(arena, result->rows + 1, sizeof *kept);
	if (top_choose(c, result, kept)) {
		measure_axis_keep(arena, &measure->top, kept, &result->axes[0]);
		size_sound(c, result);
		result_tally(arena, c->stats, result, &rows);
	}
}

static struct exact fact_exact(const struct fact_value *value)
{
	struct exact exact = {.available = value->symbol == FIGURE_SHOWN, .symbol = value->symbol, .denominator = 1};
	exact.numerator = value->number.units;
	for (unsigned i = value->number.decimals; i; i--)
		exact.denominator *= 10;
	return exact;
}

static unsigned most_decimals(const struct fact *fact)
{
	unsigned most = 0;
	for (size_t i = 0; i < fact->count; i++)
		if (fact->values[i].number.decimals > most)
			most = fact->values[i].number.decimals;
	return most;
}

static void fact_compute(const struct computer *c, struct result *result)
{
	const struct measure *measure = result->measure;
	const struct fact *fact = measure->fact;
	struct arena *arena = c->context->arena;
	struct measure_axis axis = {.name = measure->id, .label = measure->label, .ordered = fact->ordered};
	axis.label_text = label_plain(arena, measure->label, measure->source->key);
	axis.categories = arena_array(arena, fact->count + 1, sizeof *axis.categories);
	axis.count = axis.raw_count = result->rows = fact->count;
	result->columns = 1;
	result->cells = arena_array(arena, fact->count + 1, sizeof *result->cells);
	result->total = (struct exact){.available = true, .denominator = 1};
	result->has_total = fact->single || !unit_is_percent(measure->unit);
	for (size_t i = 0; i < fact->count; i++) {
		const struct fact_value *value = &fact->values[i];
		const char *code = value->code ? value->code : "";
		axis.categories[i] =
		    (struct category){.code = code, .label = value->label, .text = value->label ? value->label->text : code};
		result->cells[i] = fact_exact(value);
		if (value->symbol == FIGURE_SHOWN)
			result->total = exact_add(&result->total, &result->cells[i]);
		else
			result->has_total = fact->single;
	}
	if (fact->single)
		result->total = result->cells[0];
	result->axes[0] = axis;
	result->decimals = measure->decimals >= 0 ? (unsigned)measure->decimals : most_decimals(fact);
}

size_t part_index(const struct result *result, const struct result *part, size_t row, size_t column)
{
	if (result->measure->dimensions == 0)
		return SIZE_MAX;
	size_t at[2] = {row, column}, found[2] = {0, 0};
	for (size_t i = 0; i < result->measure->dimensions; i++) {
		found[i] = measure_axis_find(&part->axes[i], result->axes[i].categories[at[i]].code);
		if (found[i] == SIZE_MAX)
			return SIZE_MAX;
	}
	return found[0] * part->columns + found[1];
}

/* The cell of PART that stands where cell (ROW, COLUMN) of RESULT does; NULL where there is none. */
static const struct exact *part_cell(const struct result *result, const struct result *part, size_t row, size_t column)
{
	size_t index = part_index(result, part, row, column);
	return index == SIZE_MAX ? NULL : &part->cells[index];
}

/* An axis of time may be longer on one side: outside it nothing was counted. */
static bool axes_match(const struct computer *c, const struct result *result, size_t which, const struct result *shape,
    const struct result *other)
{
	for (size_t i = 0; i < result->measure->dimensions; i++) {
		const struct measure_axis *axis = &shape->axes[i], *against = &other->axes[i];
		bool steps = axis->by && against->by && axis->by->step != STEP_NONE && axis->by->step == against->by->step;
		for (size_t j = 0; j < axis->count - axis->has_unknown && !steps; j++) {
			const char *code = axis->categories[j].code;
			if (measure_axis_find(against, code) != SIZE_MAX)
				continue;
			message_add(c->context->messages, MSG_STATS_PARTS_DIFFER, result->measure->part_places[which],
			    shape->measure->id, code, other->measure->id);
			return false;
		}
	}
	return true;
}

/* The part whose categories the result takes: one of records before a fact, the longer axis of time. */
static size_t shape_choose(const struct result *const *parts)
{
	bool first_fact = parts[0]->measure->kind == MEASURE_FACT, second_fact = parts[1]->measure->kind == MEASURE_FACT;
	if (first_fact != second_fact)
		return first_fact ? 1 : 0;
	return parts[1]->rows * parts[1]->columns > parts[0]->rows * parts[0]->columns ? 1 : 0;
}

static void cells_combine(const struct computer *c, struct result *result, const struct result *const *parts)
{
	static const struct exact zero = {.available = true, .denominator = 1}, none = {0};
	const struct kind *kind = kind_of(result->measure);
	result->cells = arena_array(c->context->arena, result->rows * result->columns + 1, sizeof *result->cells);
	for (size_t i = 0; i < result->rows * result->columns; i++) {
		size_t row = i / result->columns, column = i % result->columns;
		const struct exact *of[2];
		for (size_t j = 0; j < 2; j++) {
			of[j] = part_cell(result, parts[j], row, column);
			bool counts = kind_of(parts[j]->measure)->percentages;
			if (!of[j])
				of[j] = counts ? &zero : &none;
		}
		kind->combine(of[0], of[1], result->measure, &result->cells[i]);
		result->cells[i].records = of[0]->records + of[1]->records;
	}
}

static void result_prepare(struct computer *c, const struct measure *measure);

static void parts_compute(struct computer *c, struct result *result)
{
	const struct measure *measure = result->measure;
	const struct result *parts[2];
	for (size_t i = 0; i < 2; i++) {
		result_prepare(c, measure->parts[i]);
		parts[i] = results_get(c->results, c->edition, measure->parts[i]);
		result->unusable |= parts[i]->unusable;
	}
	if (result->unusable)
		return;
	size_t shape = shape_choose(parts);
	unsigned most = parts[0]->decimals > parts[1]->decimals ? parts[0]->decimals : parts[1]->decimals;
	result->decimals = measure->decimals >= 0 ? (unsigned)measure->decimals : kind_of(measure)->decimals(measure, most);
	result->has_total = parts[0]->has_total && parts[1]->has_total;
	if (result->has_total)
		kind_of(measure)->combine(&parts[0]->total, &parts[1]->total, measure, &result->total);
	result->rows = result->columns = 1;
	if (measure->dimensions == 0)
		return;
	memcpy(result->axes, parts[shape]->axes, sizeof result->axes);
	result->rows = parts[shape]->rows;
	result->columns = parts[shape]->columns;
	result->unusable = !axes_match(c, result, shape, parts[shape], parts[1 - shape]) ||
	                   !axes_match(c, result, 1 - shape, parts[1 - shape], parts[shape]);
	if (!result->unusable)
		cells_combine(c, result, parts);
}

/* What the percentage of a single figure is out of. */
static void base_find(const struct computer *c, struct result *result)
{
	const struct measure *measure = result->measure;
	result->has_base = measure->of || measure->of_measure ||
	                   (kind_of(measure)->percentages && measure->dimensions > 0 && result->has_total);
	if (measure->of)
		exact_set(&result->base, (int64_t)c->results->rows[measure->of->index].count, 1);
	else if (measure->of_measure)
		result->base = results_get(c->results, c->edition, measure->of_measure)->total;
}

const struct exact *result_base(const struct result *result, size_t row, size_t column)
{
	const struct measure *measure = result->measure;
	if (measure->dimensions == 0)
		return &result->base;
	if (measure->percent_of == PERCENT_OF_ROW && row < result->rows)
		return &result->row_totals[row];
	if (measure->percent_of == PERCENT_OF_COLUMN && column < result->columns)
		return &result->column_totals[column];
	return &result->total;
}

/* The place of a code on an axis, the axis's count for "all"; SIZE_MAX if there is none. */
static size_t code_find(const struct measure_axis *axis, const char *code)
{
	return strcmp(code, "all") == 0 ? axis->count : measure_axis_find(axis, code);
}

static const char *code_trim(struct arena *arena, const char *text, size_t length)
{
	size_t skip = strspn(text, " ");
	skip = skip < length ? skip : length;
	while (length > skip && text[length - 1] == ' ')
		length--;
	return arena_slice(arena, text + skip, length - skip);
}

const struct exact *result_cell(const struct result *result, size_t row, size_t column)
{
	bool two = result->measure->dimensions == 2;
	bool all_rows = row == result->rows, all_columns = two && column == result->columns;
	if (all_rows && (all_columns || !two))
		return result->has_total || result->measure->fact ? &result->total : NULL;
	if (all_rows)
		return result->column_totals ? &result->column_totals[column] : NULL;
	if (all_columns)
		return result->row_totals ? &result->row_totals[row] : NULL;
	return &result->cells[row * result->columns + (two ? column : 0)];
}

bool result_place(struct arena *arena, const struct result *result, const char *brackets, size_t *row, size_t *column)
{
	bool two = result->measure->dimensions == 2;
	size_t length = two ? strcspn(brackets, ",") : strlen(brackets);
	const char *rest = brackets + length + (brackets[length] == ',');
	*row = code_find(&result->axes[0], code_trim(arena, brackets, length));
	*column = two ? code_find(&result->axes[1], code_trim(arena, rest, strlen(rest))) : result->columns;
	return *row != SIZE_MAX && *column != SIZE_MAX;
}

/* How many of ROWS are not among OF, both ascending and of one table; their first few lines as words. */
static int outside_count(
    const struct computer *c, const struct measure *measure, const struct row_list *rows, struct buffer *lines)
{
	const struct population *base = measure->of ? measure->of : measure->of_measure->population;
	const struct row_list *of = &c->results->rows[base->index];
	const struct record_table *table = &c->stats->records->tables[measure->population->table->index];
	int count = 0;
	for (size_t i = 0, j = 0; i < rows->count; i++) {
		while (j < of->count && of->rows[j] < rows->rows[i])
			j++;
		if (base->table == measure->population->table && j < of->count && of->rows[j] == rows->rows[i])
			continue;
		row_line_add(c->context, lines, table, rows->rows[i], count++);
	}
	return count;
}

/* What is counted must lie in what it is a share of. */
static void base_check(const struct computer *c, struct result *result)
{
	const struct measure *measure = result->measure;
	struct buffer lines = {0};
	if ((!measure->of && !measure->of_measure) || result->unusable)
		return;
	const struct row_list *rows = &c->results->rows[measure->population->index];
	int outside = outside_count(c, measure, rows, &lines);
	if (outside) {
		const char *base = measure->of ? measure->of->id : measure->of_measure->id;
		message_add_hint(c->context->messages, MSG_STATS_OF_OUTSIDE, measure->of_place,
		    arena_copy(c->context->arena, buffer_text(&lines)), outside, (int)rows->count, rows->count == 1 ? "" : "s",
		    measure->id, outside == 1 ? "is" : "are", base);
		result->unusable = true;
	}
	buffer_release(&lines);
}

/* Makes one result; those of all editions at once where they are the same. */
static void result_prepare(struct computer *c, const struct measure *measure)
{
	if (*slot(c->results, c->edition, measure))
		return;
	struct result *result = arena_alloc(c->context->arena, sizeof *result);
	result->measure = measure;
	for (size_t i = 0; i < edition_slots(c->stats); i++)
		if (i == c->edition || !measure->varies)
			*slot(c->results, i, measure) = result;
	result->unusable = measure->broken;
	if (measure->broken)
		return;
	if (measure->kind == MEASURE_FACT)
		fact_compute(c, result);
	else if (kind_of(measure)->of_parts)
		parts_compute(c, result);
	else
		values_compute(c, result);
	if (measure->of_measure)
		result_prepare(c, measure->of_measure);
	if (!result->unusable)
		base_find(c, result);
	if (c->edition == 0 || !measure->varies)
		base_check(c, result);
}

static void populations_select(const struct context *context, struct results *results)
{
	const struct stats *stats = results->stats;
	uint32_t most = 0;
	for (size_t i = 0; i < stats->records->dictionary->table_count; i++)
		if (stats->records->tables[i].count > most)
			most = stats->records->tables[i].count;
	uint32_t *scratch = memory_resize(NULL, (most + 1u) * sizeof *scratch);
	results->rows = arena_array(context->arena, stats->order_count + 1, sizeof *results->rows);
	for (size_t i = 0; i < stats->order_count; i++) {
		const struct population *population = stats->order[i];
		const struct row_list *parent = population->parent ? &results->rows[population->parent->index] : NULL;
		if (!population->broken)
			results->rows[i] = population_select(context->arena, stats->records, population, parent, scratch);
	}
	free(scratch);
}

const struct results *stats_compute(const struct context *context, const struct stats *stats)
{
	struct results *results = arena_alloc(context->arena, sizeof *results);
	const struct settings *settings = stats->records->settings;
	struct computer c = {context, stats, results, 0, UINT32_MAX};
	results->stats = stats;
	populations_select(context, results);
	size_t slots = edition_slots(stats) * stats->measure_count;
	results->results = arena_array(context->arena, slots + 1, sizeof(struct result *));
	for (; c.edition < edition_slots(stats); c.edition++) {
		c.bit = settings->edition_count ? settings->editions[c.edition].bit : UINT32_MAX;
		for (size_t i = 0; i < stats->measure_count; i++)
			result_prepare(&c, &stats->measures[i]);
	}
	checks_run(context, results);
	earlier_check(context, results);
	return results;
}
