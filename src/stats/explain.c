/* How a figure came about, for the author's own screen: the chain of groups with the count at each step, the arithmetic,
 * the keys of the records counted. Nothing here is protected, so nothing of it may reach an output. */
#include "stats/explain.h"

#include <string.h>

#include "base/quote.h"
#include "base/text.h"
#include "stats/kind.h"

enum { CHAIN_MAX = 64, KEYS_MAX = 1000, LINE_WIDTH = 100 };

struct explanation {
	const struct context *context;
	const struct results *results;
	size_t edition;
	const struct measure *measure;
	const struct result *result;
	const struct measure_figures *plain; /* as printed where nothing is withheld */
	const char *brackets;                /* of one cell, or NULL */
	size_t row, column;                  /* the cell's */
	struct row_list rows;                /* the records counted */
	struct buffer *out;
};

static const struct records *records_in(const struct explanation *e)
{
	return e->results->stats->records;
}

static void add_quoted(const struct explanation *e, const struct value *label, const char *name)
{
	buffer_format(e->out, "‘%s’", label_plain(e->context->arena, label, name));
}

/* A part of the account, which is taken back where nothing was added to it. */
static void section_begin(const struct explanation *e, const char *title, size_t *before, size_t *start)
{
	*before = e->out->length;
	buffer_format(e->out, "\n  %s\n", title);
	*start = e->out->length;
}

static void section_end(const struct explanation *e, size_t before, size_t start)
{
	if (e->out->length > start)
		return;
	buffer_cut(e->out, before);
}

/* ---- the records ---- */

static bool by_stock(const struct measure *measure)
{
	bool stock = false;
	for (size_t i = 0; i < measure->dimensions; i++)
		stock |= measure->by[i].stock;
	return stock;
}

static struct row_list all_rows(const struct explanation *e)
{
	if (by_stock(e->measure))
		return population_undated(e->context->arena, records_in(e), e->measure->population);
	return e->results->rows[e->measure->population->index];
}

/* Is ROW's record counted in the cell's line of that axis? The line of all holds every record. */
static bool on_line(const struct explanation *e, size_t which, uint32_t row, size_t line, size_t *room)
{
	const struct measure_axis *axis = &e->result->axes[which];
	size_t count = measure_axis_places(axis, records_in(e), row, room);
	bool found = line == axis->count && count;
	for (size_t i = 0; i < count; i++)
		found |= room[i] == line;
	return found;
}

static struct row_list rows_find(const struct explanation *e)
{
	struct row_list all = all_rows(e), cell = {arena_array(e->context->arena, all.count + 1, sizeof *cell.rows), 0};
	size_t *rooms[2] = {NULL, NULL};
	if (!e->brackets)
		return all;
	for (size_t i = 0; i < e->measure->dimensions; i++)
		rooms[i] = arena_array(e->context->arena, measure_axis_room(&e->result->axes[i]) + 1, sizeof *rooms[i]);
	for (size_t i = 0; i < all.count; i++) {
		bool in = on_line(e, 0, all.rows[i], e->row, rooms[0]);
		in = in && (e->measure->dimensions < 2 || on_line(e, 1, all.rows[i], e->column, rooms[1]));
		if (in)
			cell.rows[cell.count++] = all.rows[i];
	}
	return cell;
}

/* ---- the chain ---- */

static void add_step(const struct explanation *e, size_t count, const char *words, const char *id)
{
	struct buffer number = {0};
	number_print(&number, (struct number){(int64_t)count, 0});
	buffer_format(e->out, "    %7s  %s", buffer_text(&number), words);
	if (id)
		buffer_format(e->out, "  (%s)", id);
	buffer_char(e->out, '\n');
	buffer_release(&number);
}

/* One group: a step for its dates where it has any, and one for its conditions. */
static void add_group(const struct explanation *e, const struct population *population, bool undated, size_t count)
{
	struct buffer dates = {0}, conditions = {0};
	const struct stats *stats = e->results->stats;
	if (!undated)
		population_dates(e->context, stats, population, &dates);
	population_conditions(e->context, stats, population, &conditions);
	if (dates.length && conditions.length && !population->parent)
		add_step(e, population_unconditioned(records_in(e), population, undated), buffer_text(&dates), NULL);
	else if (dates.length && conditions.length)
		buffer_format(&dates, ", %s", buffer_text(&conditions));
	if (conditions.length && (!dates.length || !population->parent))
		add_step(e, count, buffer_text(&conditions), population->id);
	else
		add_step(e, count, dates.length ? buffer_text(&dates) : "all of them", population->id);
	buffer_release(&dates);
	buffer_release(&conditions);
}

static void add_chain(const struct explanation *e)
{
	const struct population *chain[CHAIN_MAX], *population = e->measure->population;
	const struct table *table = population->table;
	bool stock = by_stock(e->measure);
	size_t count = 0;
	for (const struct population *at = population; at && count < CHAIN_MAX; at = at->parent)
		chain[count++] = at;
	buffer_add(e->out, "\n  What was counted\n");
	add_step(e, records_in(e)->tables[table->index].count,
	    arena_format(e->context->arena, "records of ‘%s’", label_plain(e->context->arena, table->label, table->name)),
	    NULL);
	for (size_t i = count; i-- > 0;) {
		struct row_list rows =
		    stock ? population_undated(e->context->arena, records_in(e), chain[i]) : e->results->rows[chain[i]->index];
		add_group(e, chain[i], stock && !chain[i]->parent, rows.count);
	}
	if (e->brackets)
		add_step(e, e->rows.count, arena_format(e->context->arena, "in [%s]", e->brackets), NULL);
}

/* ---- fields that are worked out ---- */

static void add_path(const struct explanation *e, const char *before, const struct path *path)
{
	if (!path)
		return;
	buffer_add(e->out, before);
	add_quoted(e, path->field->label, path->field->name);
}

static void add_day(const struct explanation *e, const char *before, const struct named_day *day)
{
	static const char *const names[] = {NULL, NULL, "period.from", "period.to"};
	if (day->kind == DAY_NONE)
		return;
	buffer_add(e->out, before);
	if (names[day->kind])
		buffer_add(e->out, names[day->kind]);
	else
		date_print_iso(e->out, (struct date){day->day, false});
}

/* How FIELD is worked out; of a field that records hold, nothing. */
static void add_field(const struct explanation *e, const struct field *field)
{
	if (!field || !field->kind->derive)
		return;
	buffer_add(e->out, "    ");
	add_quoted(e, field->label, field->name);
	buffer_format(e->out, " (%s) is worked out: a %s", field->name, field->kind->name);
	if (field->unit)
		buffer_format(e->out, " in %s", field->unit);
	add_path(e, " of ", field->of);
	add_path(e, " from ", field->from);
	add_path(e, " to ", field->to);
	add_path(e, " on ", field->on_date);
	add_day(e, " on ", &field->on);
	add_day(e, ", or until ", &field->until);
	if (field->target)
		buffer_format(e->out, " of %s", field->target->name);
	for (size_t i = 0; i < field->code_count; i++)
		buffer_format(e->out, "%s%s", i ? ", " : ": ", field->codes[i].name);
	buffer_format(e->out, " (%s.%s)\n", field->table->name, field->name);
	if (field->of)
		add_field(e, field->of->field);
}

static void add_fields(const struct explanation *e)
{
	size_t before, start;
	section_begin(e, "Fields that are worked out", &before, &start);
	add_field(e, e->measure->field.field);
	for (size_t i = 0; i < e->measure->dimensions; i++)
		add_field(e, e->measure->by[i].path.field);
	for (const struct population *at = e->measure->population; at; at = at->parent)
		for (size_t i = 0; i < at->conditions.count; i++)
			add_field(e, at->conditions.items[i].path.field);
	section_end(e, before, start);
}

/* ---- the keys ---- */

static void key_print(const struct explanation *e, struct buffer *out, uint32_t row)
{
	const struct table *table = e->measure->population->table;
	const struct record_table *records = &records_in(e)->tables[table->index];
	const struct field *key = table->key;
	int64_t value;
	struct path path = {.start = table, .field = key};
	if (!key || !path_value(records_in(e), &path, row, &value))
		source_print(out, e->context->sources, records->places[row]);
	else if (key->kind->column == COLUMN_TEXTS)
		quote_plain(out, records_in(e)->texts[value]);
	else if (key->kind->column == COLUMN_CODES)
		buffer_add(out, key->codes[value - 1].name);
	else if (key->kind->column == COLUMN_DATES)
		date_print_iso(out, (struct date){(int32_t)value, false});
	else
		buffer_integer(out, value);
}

static void add_keys(const struct explanation *e)
{
	size_t line = 0, shown = e->rows.count < KEYS_MAX ? e->rows.count : KEYS_MAX;
	buffer_add(e->out, "\n  The records counted, for you alone: they are never published\n");
	for (size_t i = 0; i < shown; i++) {
		struct buffer key = {0};
		key_print(e, &key, e->rows.rows[i]);
		bool wrap = i && line + key.length + 2 > LINE_WIDTH;
		buffer_add(e->out, !i ? "    " : wrap ? ",\n    " : ", ");
		line = !i || wrap ? 4 + key.length : line + 2 + key.length;
		buffer_add(e->out, buffer_text(&key));
		buffer_release(&key);
	}
	if (shown < e->rows.count)
		buffer_format(e->out, " and %zu more", e->rows.count - shown);
	buffer_add(e->out, shown ? "\n" : "    none\n");
}

/* ---- the arithmetic ---- */

static const struct exact *exact_here(const struct explanation *e)
{
	return e->brackets ? result_cell(e->result, e->row, e->column) : &e->result->total;
}

/* Two decimals, as many as it takes to see how it was rounded. */
static void add_number(const struct explanation *e, const struct exact *exact)
{
	struct number number = {0, 0};
	unsigned decimals = 0;
	if (!exact->available || !exact->denominator) {
		buffer_add(e->out, "[x]");
		return;
	}
	bool whole = exact->numerator % exact->denominator == 0;
	if (!whole)
		decimals = e->result->decimals + 2 < NUMBER_DECIMALS_MAX ? e->result->decimals + 2 : NUMBER_DECIMALS_MAX;
	if (number_divide(exact->numerator, exact->denominator, decimals, &number))
		number_print(e->out, number);
	else
		buffer_add(e->out, "[x]");
}

static void add_count(const struct explanation *e, const struct exact *exact)
{
	(void)exact;
	buffer_format(e->out, "%zu record%s", e->rows.count, e->rows.count == 1 ? "" : "s");
}

static void add_distinct(const struct explanation *e, const struct exact *exact)
{
	buffer_add(e->out, "different values of ");
	add_quoted(e, e->measure->field.field->label, e->measure->field.field->name);
	buffer_format(e->out, " in %zu record%s: ", exact->records, exact->records == 1 ? "" : "s");
	add_number(e, exact);
}

static void add_sum(const struct explanation *e, const struct exact *exact)
{
	buffer_format(e->out, "%zu known values add up to ", exact->known);
	add_number(e, exact);
}

/* A mean's exact value is the sum over divisor and count: their product is its denominator. */
static void add_mean(const struct explanation *e, const struct exact *exact)
{
	if (!exact->available)
		return;
	struct exact sum = {
	    .available = true, .numerator = exact->numerator, .denominator = exact->denominator / (int64_t)exact->known};
	add_number(e, &sum);
	buffer_format(e->out, " ÷ %zu = ", exact->known);
	add_number(e, exact);
}

static void add_place(const struct explanation *e, const struct exact *exact, const char *place)
{
	buffer_format(e->out, "%s of %zu known values is ", place, exact->known);
	add_number(e, exact);
}

static void add_median(const struct explanation *e, const struct exact *exact)
{
	add_place(e, exact, "the middle");
}

static void add_percentile(const struct explanation *e, const struct exact *exact)
{
	struct buffer words = {0};
	buffer_add(&words, "the smallest that at least ");
	number_print(&words, e->measure->at);
	buffer_add(&words, "% do not exceed");
	add_place(e, exact, buffer_text(&words));
	buffer_release(&words);
}

static void add_min(const struct explanation *e, const struct exact *exact)
{
	add_place(e, exact, "the smallest");
}

static void add_max(const struct explanation *e, const struct exact *exact)
{
	add_place(e, exact, "the greatest");
}

/* The value of a part where the cell asked for stands. */
static struct exact part_here(const struct explanation *e, size_t which)
{
	static const struct exact zero = {.available = true, .denominator = 1};
	const struct result *part = results_get(e->results, e->edition, e->measure->parts[which]);
	if (!e->brackets)
		return part->total;
	size_t at = part_index(e->result, part, e->row, e->column);
	return at == SIZE_MAX ? zero : part->cells[at];
}

static void add_parts(const struct explanation *e, const struct exact *exact, const char *sign)
{
	struct exact first = part_here(e, 0), second = part_here(e, 1);
	add_number(e, &first);
	buffer_add(e->out, sign);
	add_number(e, &second);
	if (e->measure->per.units > 1 || e->measure->per.decimals) {
		buffer_add(e->out, " × ");
		number_print(e->out, e->measure->per);
	}
	buffer_add(e->out, " = ");
	add_number(e, exact);
}

static void add_ratio(const struct explanation *e, const struct exact *exact)
{
	add_parts(e, exact, " ÷ ");
}

static void add_difference(const struct explanation *e, const struct exact *exact)
{
	add_parts(e, exact, " - ");
}

static void add_fact(const struct explanation *e, const struct exact *exact)
{
	add_number(e, exact);
	buffer_format(e->out, " from %s", e->measure->fact->source ? e->measure->fact->source : "its source");
}

/* In the order of enum measure_kind. */
static void (*const arithmetic[])(const struct explanation *e, const struct exact *exact) = {
    add_count,
    add_distinct,
    add_sum,
    add_mean,
    add_median,
    add_percentile,
    add_min,
    add_max,
    add_ratio,
    add_difference,
    add_fact,
};

_Static_assert(sizeof arithmetic / sizeof *arithmetic == MEASURE_KINDS, "every kind shows its arithmetic");

static void add_share(const struct explanation *e, const struct exact *exact, const struct cell *cell)
{
	const struct exact *base =
	    e->measure->dimensions && !e->brackets ? NULL : result_base(e->result, e->row, e->column);
	if (!e->result->has_base || !base || cell->percent.state == FIGURE_NOT_APPLICABLE)
		return;
	struct exact share = exact_divide(exact, base);
	share = exact_times(&share, 100, 1);
	buffer_add(e->out, "    ");
	add_number(e, exact);
	buffer_add(e->out, " ÷ ");
	add_number(e, base);
	buffer_add(e->out, " = ");
	add_number(e, &share);
	buffer_format(
	    e->out, "%s, printed %s\n", share.available ? "%" : "", cell->share ? cell->share : cell->percent.text);
}

static void add_known(const struct explanation *e, const struct exact *exact)
{
	if (kind_of(e->measure)->tells_known)
		buffer_format(e->out, "    known for %zu of %zu record%s\n", exact->known, exact->records,
		    exact->records == 1 ? "" : "s");
}

static const struct cell *plain_cell(const struct explanation *e)
{
	if (e->brackets)
		return figures_cell(e->plain, e->brackets);
	return e->measure->dimensions ? &e->plain->total : e->plain->cells;
}

static void add_arithmetic(const struct explanation *e)
{
	const struct exact *exact = exact_here(e);
	const struct cell *cell = plain_cell(e);
	if (!exact || !cell || (e->measure->dimensions && !e->brackets && !e->result->has_total))
		return;
	buffer_add(e->out, "\n  The arithmetic\n    ");
	arithmetic[e->measure->kind](e, exact);
	buffer_format(e->out, ", printed %s\n", cell->value.text);
	add_share(e, exact, cell);
	add_known(e, exact);
	if (e->plain->target.state != FIGURE_NOT_APPLICABLE && cell->target != TARGET_NONE)
		buffer_format(e->out, "    target %s%s: %s\n", e->measure->target.lower ? "at most " : "",
		    e->plain->target.text,
		    cell->target == TARGET_MET      ? "met"
		    : cell->target == TARGET_MISSED ? "not met"
		                                    : "not told");
}

/* ---- what rests on it ---- */

static void add_user(const struct explanation *e, const char *id, struct place place, const char *how)
{
	buffer_add(e->out, "    ");
	source_print(e->out, e->context->sources, place);
	buffer_format(e->out, ": %s %s\n", id, how);
}

static void add_users(const struct explanation *e)
{
	size_t before, start;
	const struct stats *stats = e->results->stats;
	section_begin(e, "Statistics made from it", &before, &start);
	for (size_t i = 0; i < stats->measure_count; i++) {
		const struct measure *other = &stats->measures[i];
		if (other->parts[0] == e->measure || other->parts[1] == e->measure)
			add_user(e, other->id, other->place, "is made of it");
		if (other->of_measure == e->measure || (other->of && text_equal(other->of->id, e->measure->id)))
			add_user(e, other->id, other->place, "is a share of it");
	}
	section_end(e, before, start);
	section_begin(e, "Checks", &before, &start);
	checks_explain(e->context, e->results, e->edition, e->measure, e->out);
	section_end(e, before, start);
}

/* The parts of a ratio or a difference, each with its own group. */
static void add_part(const struct explanation *e, size_t which)
{
	struct explanation part = *e;
	part.measure = e->measure->parts[which];
	part.brackets = NULL;
	buffer_format(e->out, "\n  %s: ", part.measure->id);
	add_quoted(e, part.measure->label, part.measure->id);
	buffer_char(e->out, '\n');
	if (part.measure->population) {
		part.rows = all_rows(&part);
		add_chain(&part);
	}
}

void stats_explain(const struct context *context, const struct results *results, const struct figures *plain,
    const char *id, const char *brackets, struct buffer *out)
{
	const struct settings *settings = results->stats->records->settings;
	struct explanation e = {.context = context, .results = results, .brackets = brackets, .out = out};
	e.measure = stats_measure(results->stats, id);
	e.plain = figures_find(plain, id);
	e.edition = (size_t)(plain->edition - settings->editions);
	e.result = results_get(results, e.edition, e.measure);
	if (e.result->unusable)
		return;
	if (e.brackets && !result_place(context->arena, e.result, e.brackets, &e.row, &e.column))
		return;
	if (e.measure->population) {
		e.rows = rows_find(&e);
		add_chain(&e);
		add_fields(&e);
		if (brackets || !by_stock(e.measure))
			add_keys(&e);
	}
	for (size_t i = 0; i < 2 && e.measure->parts[i]; i++)
		add_part(&e, i);
	add_arithmetic(&e);
	add_users(&e);
}
