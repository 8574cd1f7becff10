/* From exact results to the figures of one edition: rounded once, and withheld where the edition hides them. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "stats/earlier.h"
#include "stats/kind.h"
#include "words/words.h"

/* What making one measure's figures needs. */
struct figure_maker {
	const struct context *context;
	const struct results *results;
	const struct result *result;
	const struct edition *edition;
	const struct suppression *hidden;
	const struct group_figures *groups; /* by the index of their population; NULL where `now` tells the group */
	const struct measure_figures *now;  /* of an earlier year: the report's own, of the same definition; or NULL */
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

static struct figure symbol_figure(enum figure_state state)
{
	static const struct figure low = {FIGURE_LOW, {0, 0}, "[low]"};
	switch (state) {
	case FIGURE_WITHHELD:
		return withheld;
	case FIGURE_NOT_APPLICABLE:
		return not_applicable;
	case FIGURE_LOW:
		return low;
	default:
		return not_available;
	}
}

static struct figure figure_shown(struct arena *arena, struct number number, const char *unit)
{
	struct buffer text = {0};
	unit_print(&text, unit, number);
	return (struct figure){FIGURE_SHOWN, number, buffer_keep(arena, &text)};
}

/* A count to the nearest multiple, half away from zero; what rounds to 0 but is not is too low to tell. */
static struct exact exact_round(const struct figure_maker *m, const struct exact *exact)
{
	int64_t multiple = m->edition->disclosure.round_to, denominator;
	struct number times;
	struct exact out = *exact;
	if (!exact->available || __builtin_mul_overflow(exact->denominator, multiple, &denominator) ||
	    !number_divide(exact->numerator, denominator, 0, &times))
		return out;
	out.numerator = times.units * multiple;
	out.denominator = 1;
	if (out.numerator != 0 || exact->numerator == 0)
		return out;
	return (struct exact){.symbol = FIGURE_LOW};
}

static struct exact difference_told(
    const struct figure_maker *m, const struct result *result, const struct exact *exact, size_t row, size_t column);

/* What the edition may tell of a figure of RESULT: where its method is to round, counts, distinct values and sums are
 * rounded, and a difference is that of what is told of its parts: an exact one beside a known part would tell the other. */
static struct exact exact_told(
    const struct figure_maker *m, const struct result *result, const struct exact *exact, size_t row, size_t column)
{
	enum measure_kind kind = result->measure->kind;
	if (m->edition->disclosure.method != DISCLOSURE_ROUND)
		return *exact;
	if (kind == MEASURE_DIFFERENCE)
		return difference_told(m, result, exact, row, column);
	bool rounds = kind == MEASURE_COUNT || kind == MEASURE_DISTINCT || kind == MEASURE_SUM;
	return rounds ? exact_round(m, exact) : *exact;
}

/* What is told of a part of a difference; what is too low to tell is taken as 0, which it rounds to. */
static struct exact part_told(
    const struct figure_maker *m, const struct result *result, const struct measure *measure, size_t row, size_t column)
{
	static const struct exact zero = {.available = true, .denominator = 1}, none = {0};
	size_t edition = (size_t)(m->edition - m->results->stats->records->settings->editions);
	const struct result *part = results_get(m->results, edition, measure);
	bool total = row == result->rows || result->measure->dimensions == 0;
	size_t index = total ? 0 : part_index(result, part, row, column);
	if (index == SIZE_MAX)
		return kind_of(measure)->percentages ? zero : none;
	const struct exact told =
	    total ? exact_told(m, part, &part->total, part->rows, part->columns)
	          : exact_told(m, part, &part->cells[index], index / part->columns, index % part->columns);
	return !told.available && told.symbol == FIGURE_LOW && measure->kind != MEASURE_FACT ? zero : told;
}

static struct exact difference_told(
    const struct figure_maker *m, const struct result *result, const struct exact *exact, size_t row, size_t column)
{
	if (!exact->available)
		return *exact;
	const struct exact first = part_told(m, result, result->measure->parts[0], row, column);
	const struct exact second = part_told(m, result, result->measure->parts[1], row, column);
	return exact_subtract(&first, &second);
}

/* A number of records, rounded likewise. */
static struct figure records_told(const struct figure_maker *m, int64_t count)
{
	struct exact exact = {.available = true, .numerator = count, .denominator = 1};
	if (m->edition->disclosure.method == DISCLOSURE_ROUND)
		exact = exact_round(m, &exact);
	if (!exact.available)
		return symbol_figure(exact.symbol);
	return figure_shown(m->context->arena, (struct number){exact.numerator, 0}, NULL);
}

static struct figure figure_round(const struct figure_maker *m, const struct exact *exact, unsigned decimals)
{
	struct number number;
	if (!exact->available || !number_divide(exact->numerator, exact->denominator, decimals, &number))
		return symbol_figure(exact->symbol);
	return figure_shown(m->context->arena, number, m->result->measure->unit);
}

/* A percentage that rounds to 0 or 100 but is not reads <1% or >99%. */
static void percent_edge(const struct figure_maker *m, const struct exact *exact, struct figure *percent)
{
	struct number one = {1, percent->value.decimals}, hundred = number_round((struct number){100, 0}, one.decimals);
	struct exact whole = {.available = true, .numerator = 100, .denominator = 1};
	struct buffer text = {0};
	bool low = percent->value.units == 0 && exact->numerator != 0 && (exact->numerator > 0) == (exact->denominator > 0);
	bool high = percent->value.units == hundred.units && exact_compare(exact, &whole) < 0;
	hundred.units--;
	if (!low && !high)
		return;
	buffer_char(&text, low ? '<' : '>');
	unit_print(&text, "percent", low ? one : hundred);
	percent->text = buffer_keep(m->context->arena, &text);
}

static struct figure figure_make(const struct figure_maker *m, const struct exact *exact, bool hidden)
{
	const struct measure *measure = m->result->measure;
	if (hidden)
		return withheld;
	struct figure figure = figure_round(m, exact, m->result->decimals);
	if (measure->kind == MEASURE_RATIO && unit_is_percent(measure->unit) && figure.state == FIGURE_SHOWN)
		percent_edge(m, exact, &figure);
	return figure;
}

static unsigned percent_decimals(const struct measure *measure)
{
	if (measure->percent_decimals >= 0)
		return (unsigned)measure->percent_decimals;
	return measure->decimals > 0 && measure->kind != MEASURE_SUM ? (unsigned)measure->decimals : 0;
}

static struct figure percent_make(const struct figure_maker *m, const struct exact *exact, const struct exact *base)
{
	struct number number;
	struct exact share = exact_divide(exact, base);
	share = exact_times(&share, 100, 1);
	if (!share.available ||
	    !number_divide(share.numerator, share.denominator, percent_decimals(m->result->measure), &number))
		return symbol_figure(share.symbol);
	struct figure percent = figure_shown(m->context->arena, number, "percent");
	percent_edge(m, &share, &percent);
	return percent;
}

/* Is the base under the number from which percentages are printed? */
static bool base_small(const struct figure_maker *m, const struct exact *base)
{
	const struct exact least = {
	    .available = true, .numerator = m->results->stats->records->settings->percent_from, .denominator = 1};
	return base->available && exact_compare(base, &least) < 0;
}

/* "33%", or "8 of 14" below the base from which percentages are printed. */
static void share_make(const struct figure_maker *m, const struct exact *base, struct cell *cell)
{
	cell->share = cell->percent.text;
	if (cell->percent.state != FIGURE_SHOWN || !base_small(m, base))
		return;
	cell->share = words_fill(m->context->arena, words_of(m->results->stats->records->settings->language),
	    PHRASE_PART_OF, WITH({"part", cell->value.text}, {"whole", cell->base.text}));
	cell->share_counts = true;
}

/* Percentage, base and share. */
static void share_fill(const struct figure_maker *m, const struct exact *exact, const struct exact *base,
    bool base_hidden, struct cell *cell)
{
	bool hidden = cell->value.state == FIGURE_WITHHELD || base_hidden;
	cell->base = base_hidden ? withheld : figure_round(m, base, m->result->decimals);
	cell->percent = hidden ? withheld : percent_make(m, exact, base);
	share_make(m, base, cell);
}

/* How many records have a value, where that tells no protected count. */
static void known_fill(const struct figure_maker *m, const struct exact *exact, bool hidden, struct cell *cell)
{
	const struct disclosure *disclosure = &m->edition->disclosure;
	const struct measure *measure = m->result->measure;
	if (!kind_of(measure)->tells_known)
		return;
	int64_t known = (int64_t)exact->known, records = (int64_t)exact->records;
	bool tells = suppression_protects(disclosure, known) || suppression_protects(disclosure, records) ||
	             suppression_protects(disclosure, records - known);
	if (cell->value.state == FIGURE_WITHHELD || hidden || (tells && !measure_published(measure))) {
		cell->known = cell->records = withheld;
		return;
	}
	cell->known = records_told(m, known);
	cell->records = records_told(m, records);
	cell->partly = known != records;
}

/* The target is held against the printed percentage where there is one, else against the value. */
static void target_fill(const struct figure_maker *m, struct cell *cell)
{
	const struct measure_target *target = &m->result->measure->target;
	if (!target->given)
		return;
	const struct figure *figure = m->out->target_percent ? &cell->percent : &cell->value;
	int order = number_compare(figure->value, target->number);
	bool met = target->lower ? order <= 0 : order >= 0;
	cell->target = figure->state != FIGURE_SHOWN ? TARGET_UNTOLD : met ? TARGET_MET : TARGET_MISSED;
}

struct cell_place {
	size_t row, column; /* the axis's count for a total */
	bool base_hidden;
};

static void cell_make(
    const struct figure_maker *m, const struct exact *exact, bool hidden, struct cell_place place, struct cell *cell)
{
	const struct exact told = exact_told(m, m->result, exact, place.row, place.column);
	*cell = cell_alone(figure_make(m, &told, hidden));
	if (m->result->has_base) {
		const struct exact *of = result_base(m->result, place.row, place.column);
		const struct exact base = exact_told(m, m->result, of, place.row, place.column);
		share_fill(m, &told, &base, place.base_hidden, cell);
	}
	known_fill(m, exact, m->hidden->known[known_index(m->result, place.row, place.column)], cell);
	target_fill(m, cell);
}

/* The records of a row or a column. */
static size_t line_records(const struct result *result, size_t first, size_t stride, size_t count)
{
	size_t records = 0;
	for (size_t i = 0; i < count; i++)
		records += result->cells[first + i * stride].records;
	return records;
}

/* Is a cell of a line withheld? */
static bool line_hidden(const struct figure_maker *m, size_t first, size_t stride, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (m->hidden->cells[first + i * stride])
			return true;
	return false;
}

/* An unknown category of nothing is left out of tables and charts; not where that would tell a withheld 0. */
static void cells_list(const struct figure_maker *m)
{
	const struct result *result = m->result;
	size_t rows = result->rows, columns = result->columns;
	bool two = result->measure->dimensions == 2;
	bool row = !result->axes[0].has_unknown || line_records(result, (rows - 1) * columns, 1, columns) > 0 ||
	           line_hidden(m, (rows - 1) * columns, 1, columns);
	bool column = !two || !result->axes[1].has_unknown || line_records(result, columns - 1, columns, rows) > 0 ||
	              line_hidden(m, columns - 1, columns, rows);
	for (size_t j = 0; j < columns; j++)
		m->out->cells[(rows - 1) * columns + j].listed &= row;
	for (size_t i = 0; i < rows; i++)
		m->out->cells[i * columns + columns - 1].listed &= column;
	if (m->out->row_totals)
		m->out->row_totals[rows - 1].listed &= row;
	if (m->out->column_totals)
		m->out->column_totals[columns - 1].listed &= column;
}

static void axis_make(const struct figure_maker *m, size_t which, struct axis *axis)
{
	const struct measure_axis *from = &m->result->axes[which];
	axis->field = from->name;
	axis->label = from->label;
	axis->label_text = from->label_text;
	axis->own = from->own;
	axis->categories = from->categories;
	axis->count = from->count;
	axis->ordered = from->ordered;
}

struct ranked_row {
	size_t row;
	int last; /* 1: merged categories stand behind the others; 2: unknown behind all */
	bool shown;
	struct number value;
};

/* Descending, ties in dictionary order. */
static int compare_ranked(const void *a, const void *b)
{
	const struct ranked_row *x = a, *y = b;
	if (x->last != y->last)
		return x->last - y->last;
	if (x->shown != y->shown)
		return x->shown ? -1 : 1;
	int order = x->shown ? number_compare(y->value, x->value) : 0;
	return order ? order : (x->row > y->row) - (x->row < y->row);
}

static bool any_cell_hidden(const struct figure_maker *m)
{
	size_t count = m->result->rows * m->result->columns;
	for (size_t i = 0; i < count; i++)
		if (m->hidden->cells[i])
			return true;
	return false;
}

/* Rows in the order in which they are shown; a rank is told only where no cell is withheld. */
static void order_make(const struct figure_maker *m)
{
	const struct result *result = m->result;
	size_t rows = result->rows;
	size_t *order = arena_array(m->context->arena, rows, sizeof *order);
	bool ranked = result->measure->ranked && !any_cell_hidden(m);
	struct ranked_row *list = arena_array(m->context->arena, rows, sizeof *list);
	for (size_t i = 0; i < rows; i++) {
		const struct figure *value = &m->out->cells[i].value;
		bool unknown = result->axes[0].has_unknown && i + 1 == rows;
		list[i] = (struct ranked_row){i, unknown ? 2 : result->axes[0].categories[i].merged, true, {0, 0}};
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

/* The percentages of the cells of a line; false where they make 100. */
static bool line_off(const struct figure_maker *m, size_t first, size_t stride, size_t count)
{
	int64_t sum = 0, hundred = 100;
	for (unsigned i = percent_decimals(m->result->measure); i; i--)
		hundred *= 10;
	for (size_t i = 0; i < count; i++) {
		const struct cell *cell = &m->out->cells[first + i * stride];
		if (cell->percent.state != FIGURE_SHOWN || cell->share_counts)
			return false;
		sum += cell->percent.value.units;
	}
	return sum != hundred;
}

/* Do all percentages stand there, and yet not make 100? */
static bool rounding_shows(const struct figure_maker *m)
{
	const struct result *result = m->result;
	size_t rows = result->rows, columns = result->columns;
	bool off = false;
	if (!kind_of(result->measure)->additive || !result->has_base || result->multiple)
		return false;
	for (size_t i = 0; i < rows && result->measure->percent_of == PERCENT_OF_ROW; i++)
		off |= line_off(m, i * columns, 1, columns);
	for (size_t j = 0; j < columns && result->measure->percent_of == PERCENT_OF_COLUMN; j++)
		off |= line_off(m, j, columns, rows);
	if (result->measure->percent_of == PERCENT_OF_ALL)
		off = line_off(m, 0, 1, rows * columns);
	return off;
}

static void totals_make(const struct figure_maker *m)
{
	const struct result *result = m->result;
	enum totals totals = result->measure->totals;
	struct arena *arena = m->context->arena;
	bool by_row = result->measure->percent_of == PERCENT_OF_ROW;
	bool by_column = result->measure->percent_of == PERCENT_OF_COLUMN;
	/* What is open at one day and at the next does not add up: no total along an axis of stocks. */
	bool rows = (totals & TOTALS_ROWS) && !result->measure->by[1].stock;
	bool columns = (totals & TOTALS_COLUMNS) && !result->measure->by[0].stock;
	if (rows)
		m->out->row_totals = arena_array(arena, result->rows, sizeof *m->out->row_totals);
	for (size_t i = 0; i < result->rows && rows; i++) {
		bool hidden = m->hidden->row_totals[i];
		const struct cell_place place = {i, result->columns, by_row ? hidden : m->hidden->base};
		cell_make(m, &result->row_totals[i], hidden, place, &m->out->row_totals[i]);
	}
	if (columns)
		m->out->column_totals = arena_array(arena, result->columns, sizeof *m->out->column_totals);
	for (size_t j = 0; j < result->columns && columns; j++) {
		bool hidden = m->hidden->column_totals[j];
		const struct cell_place place = {result->rows, j, by_column ? hidden : m->hidden->base};
		cell_make(m, &result->column_totals[j], hidden, place, &m->out->column_totals[j]);
	}
	m->out->grand_total = totals == TOTALS_BOTH && result->has_total;
}

static bool line_base_hidden(const struct figure_maker *m, size_t row, size_t column)
{
	switch (m->result->measure->percent_of) {
	case PERCENT_OF_ROW:
		return m->hidden->row_totals[row];
	case PERCENT_OF_COLUMN:
		return m->hidden->column_totals[column];
	default:
		return m->hidden->base;
	}
}

static void breakdown_make(const struct figure_maker *m)
{
	const struct result *result = m->result;
	size_t count = result->rows * result->columns;
	axis_make(m, 0, &m->out->rows);
	if (result->measure->dimensions == 2)
		axis_make(m, 1, &m->out->columns);
	m->out->cells = arena_array(m->context->arena, count, sizeof *m->out->cells);
	for (size_t i = 0; i < count; i++) {
		size_t row = i / result->columns, column = i % result->columns;
		const struct cell_place place = {row, column, line_base_hidden(m, row, column)};
		cell_make(m, &result->cells[i], m->hidden->cells[i], place, &m->out->cells[i]);
	}
	if (result->measure->dimensions == 2)
		totals_make(m);
	cells_list(m);
	order_make(m);
	m->out->rounding_note = rounding_shows(m);
}

static void base_make(const struct figure_maker *m)
{
	const struct measure *measure = m->result->measure;
	struct arena *arena = m->context->arena;
	m->out->base = not_applicable;
	if (!m->result->has_base)
		return;
	size_t rows = m->result->rows, columns = m->result->columns;
	const struct exact base = exact_told(m, m->result, result_base(m->result, rows, columns), rows, columns);
	m->out->base = m->hidden->base ? withheld : figure_round(m, &base, m->result->decimals);
	if (measure->of_measure) {
		m->out->base_id = measure->of_measure->id;
		m->out->base_label = label_plain(arena, measure->of_measure->label, measure->of_measure->source->key);
		return;
	}
	if (measure->kind != MEASURE_COUNT)
		return;
	const struct population *of = measure->of ? measure->of : measure->population;
	m->out->base_id = of->label ? of->id : NULL;
	if (of->label || !of->source)
		m->out->base_label = label_plain(arena, of->label ? of->label : of->table->label, of->id);
}

/* A shown count that leaves a protected one of its base: readers can subtract. */
static void complement_warn(const struct figure_maker *m)
{
	const struct measure *measure = m->result->measure;
	bool counts = measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT;
	if (!m->out->base_id || !counts || measure->dimensions > 0 || m->hidden->any)
		return;
	if (suppression_protects(&m->edition->disclosure, m->result->base.numerator - m->result->total.numerator))
		message_add(
		    m->context->messages, MSG_STATS_COMPLEMENT, measure->place, measure->id, m->out->base_id, m->edition->name);
}

static void fact_make(const struct figure_maker *m)
{
	const struct measure *measure = m->result->measure;
	const struct fact *fact = measure->fact;
	struct arena *arena = m->context->arena;
	size_t *order = arena_array(arena, fact->count + 1, sizeof *order);
	m->out->cells = arena_array(arena, fact->count + 1, sizeof *m->out->cells);
	for (size_t i = 0; i < fact->count; i++) {
		struct number number = fact->values[i].number;
		if (measure->decimals >= 0)
			number = number_round(number, (unsigned)measure->decimals);
		bool shown = fact->values[i].symbol == FIGURE_SHOWN;
		m->out->cells[i] =
		    cell_alone(shown ? figure_shown(arena, number, measure->unit) : symbol_figure(fact->values[i].symbol));
		order[i] = i;
	}
	m->out->order = order;
	axis_make(m, 0, &m->out->rows);
	m->out->total = cell_alone(not_applicable);
	if (fact->single)
		m->out->total = m->out->cells[0];
	m->out->approx = fact->approx;
	m->out->source = fact->source;
	m->out->link = fact->link;
	m->out->date = fact->date;
	m->out->base = not_applicable;
}

/* Whether the target is one of the percentage is known once there is one. */
static void target_make(const struct figure_maker *m)
{
	const struct measure *measure = m->result->measure;
	m->out->target = not_applicable;
	if (!measure->target.given)
		return;
	m->out->target_lower = measure->target.lower;
	m->out->target_percent = m->result->has_base;
	m->out->target =
	    figure_shown(m->context->arena, measure->target.number, m->result->has_base ? "percent" : measure->unit);
}

static void computed_make(struct figure_maker *m)
{
	const struct result *result = m->result;
	m->out->any_withheld = m->hidden->any;
	base_make(m);
	target_make(m);
	const struct cell_place total = {result->rows, result->columns, m->hidden->base};
	if (result->has_total)
		cell_make(m, &result->total, m->hidden->total, total, &m->out->total);
	else
		m->out->total = cell_alone(not_applicable);
	if (result->measure->dimensions > 0) {
		breakdown_make(m);
		return;
	}
	m->out->cells = &m->out->total;
	complement_warn(m);
}

static void broken_make(struct figure_maker *m)
{
	m->out->broken = true;
	m->out->dimensions = 0;
	m->out->base = not_applicable;
	m->out->total = cell_alone(not_available);
	m->out->cells = &m->out->total;
}

/* How it is counted, in words. */
static void definition_make(const struct figure_maker *m)
{
	const struct measure *measure = m->result->measure;
	const struct stats *stats = m->results->stats;
	m->out->label_text = label_plain(m->context->arena, measure->label, measure->source->key);
	m->out->definition = measure_definition(m->context, stats, measure, m->edition->bit);
	m->out->method = measure_method(m->context, stats, measure, m->edition->bit);
	m->out->months = measure_months(stats, measure);
	m->out->group = measure->population ? &m->groups[measure->population->index] : NULL;
}

static void definition_take(const struct figure_maker *m)
{
	m->out->label_text = m->now->label_text;
	m->out->definition = m->now->definition;
	m->out->method = m->now->method;
	m->out->months = m->now->months;
	m->out->group = m->now->group;
}

static void measure_make(struct figure_maker *m)
{
	const struct measure *measure = m->result->measure;
	m->out->id = measure->id;
	m->out->label = measure->label;
	m->out->kind = measure->kind;
	m->out->unit = measure->unit;
	m->out->unit_words = unit_in_words(measure->unit);
	m->out->percentages = kind_of(measure)->percentages;
	m->out->additive = kind_of(measure)->additive && m->result->has_total;
	m->out->percent_of = measure->percent_of;
	m->out->shares = measure->shares;
	m->out->target = not_applicable;
	m->out->dimensions = measure->dimensions;
	m->out->place = measure->place;
	m->out->date.day = MISSING_DAY;
	m->out->table = measure->population ? measure->population->table : NULL;
	if (m->now)
		definition_take(m);
	else
		definition_make(m);
	if (m->result->unusable)
		broken_make(m);
	else if (measure->kind == MEASURE_FACT)
		fact_make(m);
	else
		computed_make(m);
}

/* Is POPULATION, which is built on a table, a part of the table's own, dated in the period by the same date? */
static bool within_table(const struct population *population, const struct population *own)
{
	return population != own && !population->parent && !population->open && population->period == own->period &&
	       population->dated == own->dated && population->date.field == own->date.field;
}

/* What a group adds to its parent. */
static const char *group_words(
    const struct context *context, const struct stats *stats, const struct population *population, bool dates)
{
	struct buffer words = {0};
	if (dates)
		population_dates(context, stats, population, &words);
	if (words.length && population->conditions.count)
		buffer_add(&words, ", ");
	population_conditions(context, stats, population, &words);
	return buffer_finish(&words, context->arena);
}

/* The groups by the index of their population; those on a table stand within its records of the period. */
static const struct group_figures *groups_make(
    const struct context *context, const struct results *results, const struct edition *edition)
{
	const struct stats *stats = results->stats;
	struct group_figures *groups = arena_array(context->arena, stats->order_count + 1, sizeof *groups);
	for (size_t i = 0; i < stats->order_count; i++) {
		const struct population *population = stats->order[i], *own;
		if (population->broken)
			continue;
		own = &stats->tables[population->table->index];
		bool within = within_table(population, own);
		const struct population *parent = within ? own : population->parent;
		groups[i] = (struct group_figures){.id = population->id,
		    .label = population->label,
		    .words = group_words(context, stats, population, !within),
		    .parent = parent ? &groups[parent->index] : NULL,
		    .table = population->table,
		    .whole = population == own,
		    .place = population->place,
		    .count = not_applicable};
		if (edition->disclosure.method == DISCLOSURE_NONE)
			groups[i].count = figure_shown(context->arena, (struct number){(int64_t)results->rows[i].count, 0}, NULL);
	}
	return groups;
}

const struct figures *stats_protect(const struct context *context, const struct results *results,
    const struct suppressions *hidden, const struct suppressor *suppressor)
{
	return figures_protect(context, results, hidden, years_new(context->arena, results, suppressor), NULL);
}

const struct figures *figures_protect(const struct context *context, const struct results *results,
    const struct suppressions *hidden, struct years *years, const struct figures *now)
{
	const struct stats *stats = results->stats;
	const struct edition *edition = hidden->edition;
	size_t at = (size_t)(edition - stats->records->settings->editions);
	struct figures *figures = arena_alloc(context->arena, sizeof *figures);
	struct measure_figures *list = arena_array(context->arena, stats->measure_count + 1, sizeof *list);
	*figures = (struct figures){stats->records, edition, years, list, 0, 0};
	const struct group_figures *groups = now ? NULL : groups_make(context, results, edition);
	for (size_t i = 0; i < stats->measure_count; i++) {
		if (!(stats->measures[i].editions & edition->bit))
			continue;
		struct figure_maker m = {context, results, results_get(results, at, &stats->measures[i]), edition,
		    hidden->made[i], groups, now ? &now->measures[figures->count] : NULL, &list[figures->count]};
		measure_make(&m);
		figures->count++;
		figures->fact_start += stats->measures[i].kind != MEASURE_FACT;
	}
	return figures;
}
