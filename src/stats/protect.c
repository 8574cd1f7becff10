#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "stats/model.h"

/* What making one measure's figures needs. */
struct making {
	const struct context *context;
	const struct results *results;
	const struct result *result;
	const struct edition *edition;
	struct shield shield;
	struct measure_figures *out;
};

static const struct figure withheld = {FIGURE_WITHHELD, {0, 0}, "[c]"};
static const struct figure not_available = {FIGURE_NOT_AVAILABLE, {0, 0}, "[x]"};
static const struct figure not_applicable = {FIGURE_NOT_APPLICABLE, {0, 0}, "[z]"};

/* A figure without a percentage. */
static struct cell cell_alone(struct figure value)
{
	return (struct cell){.value = value,
	    .percent = not_applicable,
	    .base = not_applicable,
	    .share = not_applicable.text,
	    .known = not_applicable,
	    .records = not_applicable,
	    .listed = true};
}

static const char *buffer_keep(struct arena *arena, struct buffer *buffer)
{
	const char *text = arena_copy(arena, buffer_text(buffer));
	buffer_release(buffer);
	return text;
}

static struct figure figure_shown(struct arena *arena, struct number number, const char *unit)
{
	struct buffer text = {0};
	number_print(&text, number);
	if (text_equal(unit, "percent"))
		buffer_char(&text, '%');
	return (struct figure){FIGURE_SHOWN, number, buffer_keep(arena, &text)};
}

static struct figure figure_make(const struct making *m, const struct exact *exact, bool hidden)
{
	struct number number;
	if (hidden)
		return withheld;
	if (!exact->available || !number_divide(exact->numerator, exact->denominator, m->result->decimals, &number))
		return not_available;
	return figure_shown(m->context->arena, number, m->result->measure->unit);
}

static unsigned percent_decimals(const struct measure *measure)
{
	return measure->decimals > 0 ? (unsigned)measure->decimals : 0;
}

static struct figure percent_make(const struct making *m, const struct exact *exact, bool hidden)
{
	struct number number;
	const struct result *result = m->result;
	if (!result->has_base)
		return not_applicable;
	if (hidden || m->shield.base)
		return withheld;
	if (!exact->available || exact->numerator > INT64_MAX / 100 ||
	    !number_divide(exact->numerator * 100, (int64_t)result->base, percent_decimals(result->measure), &number))
		return not_available;
	return figure_shown(m->context->arena, number, "percent");
}

/* "33%", or "8 of 14" below the base from which percentages are printed. */
static const char *share_make(const struct making *m, const struct cell *cell)
{
	int64_t least = m->results->stats->records->settings->percent_from;
	if (cell->percent.state != FIGURE_SHOWN || (int64_t)m->result->base >= least)
		return cell->percent.text;
	struct number base = {(int64_t)m->result->base, 0};
	struct buffer text = {0};
	buffer_format(&text, "%s of ", cell->value.text);
	number_print(&text, base);
	return buffer_keep(m->context->arena, &text);
}

static void cell_make(const struct making *m, const struct exact *exact, bool hidden, struct cell *cell)
{
	*cell = cell_alone(figure_make(m, exact, hidden));
	cell->percent = percent_make(m, exact, hidden);
	cell->base = m->out->base;
	cell->share = share_make(m, cell);
	cell->share_counts = cell->share != cell->percent.text;
}

/* The records of a row or a column. */
static size_t line_records(const struct result *result, size_t first, size_t stride, size_t count)
{
	size_t records = 0;
	for (size_t i = 0; i < count; i++)
		records += result->cells[first + i * stride].records;
	return records;
}

/* An unknown category of nothing is left out of tables and charts. */
static void cells_list(const struct making *m)
{
	const struct result *result = m->result;
	size_t rows = result->rows, columns = result->columns;
	bool row = line_records(result, (rows - 1) * columns, 1, columns) > 0;
	bool column = result->measure->dimensions < 2 || line_records(result, columns - 1, columns, rows) > 0;
	for (size_t j = 0; j < columns; j++)
		m->out->cells[(rows - 1) * columns + j].listed &= row;
	for (size_t i = 0; i < rows; i++)
		m->out->cells[i * columns + columns - 1].listed &= column;
}

static void axis_make(const struct making *m, size_t which, struct axis *axis)
{
	const struct scale *scale = &m->result->scales[which];
	const struct field *field = m->result->measure->by[which].path.field;
	axis->field = field->name;
	axis->label = field->label;
	axis->label_text = label_plain(m->context->arena, field->label, field->name);
	axis->categories = scale->categories;
	axis->count = scale->count;
	axis->ordered = field->kind->axis == FIELD_AXIS_STEPS || field->kind->axis == FIELD_AXIS_ORDERED;
}

struct ranked {
	size_t row;
	bool unknown;
	bool shown;
	struct number value;
};

/* Descending, ties in dictionary order, unknown last. */
static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->unknown != y->unknown)
		return x->unknown ? 1 : -1;
	if (x->shown != y->shown)
		return x->shown ? -1 : 1;
	int order = x->shown ? number_compare(y->value, x->value) : 0;
	return order ? order : (x->row > y->row) - (x->row < y->row);
}

static bool any_cell_hidden(const struct making *m)
{
	size_t count = m->result->rows * m->result->columns;
	for (size_t i = 0; i < count; i++)
		if (m->shield.cells[i])
			return true;
	return false;
}

/* Rows in the order in which they are shown; a rank is told only where no cell is withheld. */
static void order_make(const struct making *m)
{
	const struct result *result = m->result;
	size_t rows = result->rows;
	size_t *order = arena_array(m->context->arena, rows, sizeof *order);
	bool ranked = result->measure->ranked && !any_cell_hidden(m);
	struct ranked *list = arena_array(m->context->arena, rows, sizeof *list);
	for (size_t i = 0; i < rows; i++) {
		const struct figure *value = &m->out->cells[i].value;
		list[i] = (struct ranked){i, i + 1 == rows, true, {0, 0}};
		if (result->measure->dimensions == 2)
			list[i].value.units = (int64_t)line_records(result, i * result->columns, 1, result->columns);
		else {
			list[i].shown = value->state == FIGURE_SHOWN;
			list[i].value = value->value;
		}
	}
	if (ranked)
		qsort(list, rows, sizeof *list, compare_ranked);
	for (size_t i = 0; i < rows; i++)
		order[i] = list[i].row;
	m->out->order = order;
}

/* Do all percentages stand there, and yet not make 100? */
static bool rounding_shows(const struct making *m)
{
	const struct result *result = m->result;
	if (result->measure->kind != MEASURE_COUNT || result->multiple || any_cell_hidden(m) || result->base == 0 ||
	    (int64_t)result->base < m->results->stats->records->settings->percent_from)
		return false;
	int64_t sum = 0, hundred = 100;
	for (size_t i = 0; i < result->rows * result->columns; i++)
		sum += m->out->cells[i].percent.value.units;
	for (unsigned i = percent_decimals(result->measure); i; i--)
		hundred *= 10;
	return sum != hundred;
}

static void breakdown_make(const struct making *m)
{
	const struct result *result = m->result;
	size_t count = result->rows * result->columns;
	axis_make(m, 0, &m->out->rows);
	if (result->measure->dimensions == 2)
		axis_make(m, 1, &m->out->columns);
	m->out->cells = arena_array(m->context->arena, count, sizeof *m->out->cells);
	for (size_t i = 0; i < count; i++)
		cell_make(m, &result->cells[i], m->shield.cells[i], &m->out->cells[i]);
	cells_list(m);
	order_make(m);
	m->out->rounding_note = rounding_shows(m);
}

static void base_make(const struct making *m)
{
	const struct measure *measure = m->result->measure;
	struct arena *arena = m->context->arena;
	m->out->base = not_applicable;
	if (!m->result->has_base)
		return;
	struct number base = {(int64_t)m->result->base, 0};
	m->out->base = m->shield.base ? withheld : figure_shown(arena, base, NULL);
	if (measure->of_distinct) {
		m->out->base_id = measure->of_distinct->id;
		m->out->base_label = label_plain(arena, measure->of_distinct->label, measure->of_distinct->id);
		return;
	}
	const struct population *of = measure->of ? measure->of : measure->population;
	m->out->base_id = of->label ? of->id : NULL;
	if (of->label || !of->source)
		m->out->base_label = label_plain(arena, of->label ? of->label : of->table->label, of->id);
}

/* A shown count that leaves a protected one of its base: readers can subtract. */
static void complement_warn(const struct making *m)
{
	const struct measure *measure = m->result->measure;
	const struct disclosure *disclosure = &m->edition->disclosure;
	if (disclosure->method == DISCLOSURE_NONE || !m->out->base_id || measure->dimensions > 0 || m->shield.any)
		return;
	int64_t rest = (int64_t)m->result->base - m->result->total.numerator;
	if (rest >= disclosure->protect_from && rest <= disclosure->protect_to)
		message_add(
		    m->context->messages, MSG_STATS_COMPLEMENT, measure->place, measure->id, m->out->base_id, m->edition->name);
}

static void fact_make(const struct making *m)
{
	const struct measure *measure = m->result->measure;
	const struct fact *fact = measure->fact;
	struct arena *arena = m->context->arena;
	struct category *categories = arena_array(arena, fact->count + 1, sizeof *categories);
	size_t *order = arena_array(arena, fact->count + 1, sizeof *order);
	m->out->cells = arena_array(arena, fact->count + 1, sizeof *m->out->cells);
	for (size_t i = 0; i < fact->count; i++) {
		const struct fact_value *value = &fact->values[i];
		struct number number = value->number;
		if (measure->decimals >= 0)
			number = number_round(number, (unsigned)measure->decimals);
		struct figure figure = figure_shown(arena, number, measure->unit);
		m->out->cells[i] = cell_alone(figure);
		const char *code = value->code ? value->code : "";
		categories[i] = (struct category){code, value->label, value->label ? value->label->text : code};
		order[i] = i;
	}
	m->out->order = order;
	m->out->rows = (struct axis){measure->id, measure->label, m->out->label_text, categories, fact->count, false};
	m->out->total = cell_alone(not_applicable);
	if (fact->single)
		m->out->total = m->out->cells[0];
	m->out->approx = fact->approx;
	m->out->source = fact->source;
	m->out->link = fact->link;
	m->out->date = fact->date;
	m->out->base = not_applicable;
}

static void computed_make(struct making *m)
{
	m->shield = shield_make(m->context->arena, m->results, m->result, &m->edition->disclosure);
	m->out->any_withheld = m->shield.any;
	base_make(m);
	cell_make(m, &m->result->total, m->shield.total, &m->out->total);
	if (m->result->measure->dimensions > 0) {
		breakdown_make(m);
		return;
	}
	m->out->cells = &m->out->total;
	complement_warn(m);
}

static void broken_make(struct making *m)
{
	m->out->broken = true;
	m->out->dimensions = 0;
	m->out->base = not_applicable;
	m->out->total = cell_alone(not_available);
	m->out->cells = &m->out->total;
}

static void measure_make(struct making *m)
{
	const struct measure *measure = m->result->measure;
	struct arena *arena = m->context->arena;
	m->out->id = measure->id;
	m->out->label = measure->label;
	m->out->label_text = label_plain(arena, measure->label, measure->source->key);
	m->out->kind = measure->kind;
	m->out->unit = measure->unit;
	m->out->unit_words = text_equal(measure->unit, "percent") ? NULL : measure->unit;
	m->out->percentages = measure->kind <= MEASURE_SUM;
	m->out->additive = measure->kind == MEASURE_COUNT || measure->kind == MEASURE_SUM;
	m->out->target = not_applicable;
	m->out->dimensions = measure->dimensions;
	m->out->place = measure->place;
	m->out->date.day = MISSING_DAY;
	m->out->table = measure->population ? measure->population->table : NULL;
	m->out->definition = measure_definition(m->context, m->results->stats, measure);
	bool uncounted = measure->dimensions > 0 && measure->kind != MEASURE_FACT && !m->result->cells;
	if (measure->broken || uncounted)
		broken_make(m);
	else if (measure->kind == MEASURE_FACT)
		fact_make(m);
	else
		computed_make(m);
}

const struct figures *stats_protect(
    const struct context *context, const struct results *results, const struct edition *edition)
{
	const struct stats *stats = results->stats;
	struct figures *figures = arena_alloc(context->arena, sizeof *figures);
	struct measure_figures *list = arena_array(context->arena, stats->measure_count + 1, sizeof *list);
	*figures = (struct figures){stats->records, edition, list, 0};
	bool any = false;
	for (size_t i = 0; i < stats->measure_count; i++) {
		if (!(stats->measures[i].editions & edition->bit))
			continue;
		struct making m = {context, results, &results->results[i], edition, {0}, &list[figures->count++]};
		measure_make(&m);
		any |= m.out->any_withheld;
	}
	if (any)
		message_add(context->messages, MSG_STATS_UNPROVED, edition->disclosure.place, edition->name);
	return figures;
}
