/* The order in which fields are worked out; durations, ages and bands. Counts are in count.c. */
#include "data/derive.h"

#include "base/text.h"
#include "data/condition.h"
#include "data/field_kind.h"
#include "data/span.h"

enum { WAITING = 1, DONE, DEPTH_MAX = 100 };

/* ---- durations and ages ---- */

/* The day at the end of PATH from ROW; MISSING_DAY of a month alone. *REACHED: no step to its record is unknown. */
static int32_t whole_day(const struct records *records, const struct path *path, uint32_t row, bool *reached)
{
	const struct column *column = path ? path_column(records, path, &row) : NULL;
	*reached = column != NULL;
	return !column || column->month_only[row] ? MISSING_DAY : column->days[row];
}

/* Is no end written, so that it still runs? */
static bool still_open(const struct records *records, const struct path *path, uint32_t row)
{
	const struct column *column = path_column(records, path, &row);
	return column && column->days[row] == MISSING_DAY;
}

void derive_duration(struct derivation *d)
{
	const struct records *records = d->run->records;
	const struct field *field = d->field;
	int32_t until;
	bool runs = named_day_known(&field->until, records->settings, &until), reached;
	for (uint32_t row = 0; row < d->count; row++) {
		int32_t from = whole_day(records, field->from, row, &reached),
		        to = whole_day(records, field->to, row, &reached);
		if (runs && (to == MISSING_DAY ? still_open(records, field->to, row) : to > until))
			to = until;
		if (from == MISSING_DAY || to == MISSING_DAY || (runs && from > until))
			continue;
		d->column->numbers[row] = span_between(field->span, records->settings, from, to);
	}
}

/* Nobody has an age before birth. */
void derive_age(struct derivation *d)
{
	const struct records *records = d->run->records;
	const struct field *field = d->field;
	int32_t on;
	bool fixed = named_day_known(&field->on, records->settings, &on), reached;
	for (uint32_t row = 0; row < d->count; row++) {
		int32_t born = whole_day(records, field->of, row, &reached);
		int32_t day = fixed ? on : whole_day(records, field->on_date, row, &reached);
		if (born != MISSING_DAY && day != MISSING_DAY && day >= born)
			d->column->numbers[row] = span_between(SPAN_YEARS, records->settings, born, day);
	}
}

/* ---- bands ---- */

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* The integers of a column that lie in a band: compared so, no value is rounded. */
static struct interval band_interval(const struct code *band, int64_t divisor)
{
	struct interval interval = {INT64_MIN + 1, INT64_MAX};
	int64_t unit[2] = {1, 1};
	for (unsigned i = band->low.at.decimals; i; i--)
		unit[0] *= 10;
	for (unsigned i = band->high.at.decimals; i; i--)
		unit[1] *= 10;
	int64_t low = band->low.at.units, high = band->high.at.units, most = INT64_MAX / 4 / divisor;
	if (band->low.given && low > -most && low < most)
		interval.low =
		    band->low.included ? -floor_divide(-low * divisor, unit[0]) : floor_divide(low * divisor, unit[0]) + 1;
	else if (band->low.given && low > 0)
		interval.low = INT64_MAX;
	if (band->high.given && high > -most && high < most)
		interval.high =
		    band->high.included ? floor_divide(high * divisor, unit[1]) : -floor_divide(-high * divisor, unit[1]) - 1;
	else if (band->high.given && high < 0)
		interval.high = INT64_MIN + 1;
	return interval;
}

static void report_band(const struct derivation *d, uint32_t row)
{
	const struct table *table = d->field->table;
	struct place place = d->run->records->tables[table->index].places[row];
	struct reader *reader = d->run->reader;
	if (!reader || !loader_may_report(reader, loader_of(reader, table), place))
		return;
	message_add(reader->context->messages, MSG_DATA_NO_BAND, place, d->field->name, d->field->of->field->name);
	if (table->guarded)
		message_narrow(reader->context->messages, 1);
}

void derive_band(struct derivation *d)
{
	const struct records *records = d->run->records;
	const struct field *field = d->field, *of = field->of->field;
	if (!derive_first(d, of) || !field->code_count)
		return;
	int64_t divisor = records->tables[of->table->index].columns[of->index].divisor, value;
	struct interval *bands = arena_array(d->run->context->arena, field->code_count, sizeof *bands);
	for (size_t i = 0; i < field->code_count; i++)
		bands[i] = band_interval(&field->codes[i], divisor);
	for (uint32_t row = 0; row < d->count; row++) {
		if (!path_value(records, field->of, row, &value))
			continue;
		size_t i = 0;
		while (i < field->code_count && (value < bands[i].low || value > bands[i].high))
			i++;
		if (i < field->code_count)
			d->column->codes[row] = (uint16_t)(i + 1);
		else
			report_band(d, row);
	}
}

/* ---- the order ---- */

static void make_column(const struct derivation *d)
{
	struct arena *arena = d->run->context->arena;
	struct column *column = d->column;
	size_t room = (size_t)d->count + 1;
	*column = (struct column){.divisor = span_divisor(d->field->span)};
	if (d->field->kind->column == COLUMN_CODES) {
		column->codes = arena_array(arena, room, sizeof *column->codes);
		return;
	}
	column->numbers = arena_array(arena, room, sizeof *column->numbers);
	for (size_t row = 0; row < room; row++)
		column->numbers[row] = MISSING_NUMBER;
}

static void derive_field(struct derivation_run *run, struct field *field)
{
	struct record_table *table = &run->records->tables[field->table->index];
	struct derivation d = {run, field, &table->columns[field->index], table->count};
	uint8_t *state = &run->states[field->table->index][field->index];
	if (!field->kind->derive || *state || (run->again && !field->periodic))
		return;
	make_column(&d);
	*state = WAITING;
	run->depth++;
	if (!field->broken)
		field->kind->derive(&d);
	run->depth--;
	*state = DONE;
}

bool derive_first(struct derivation *d, const struct field *field)
{
	struct derivation_run *run = d->run;
	struct field *other = &run->records->dictionary->tables[field->table->index].fields[field->index];
	bool circle = run->states[field->table->index][field->index] == WAITING;
	if (!circle && run->depth < DEPTH_MAX)
		derive_field(run, other);
	else if (run->reader && circle)
		message_add(run->context->messages, MSG_DICTIONARY_CIRCLE, d->field->place, d->field->name, field->name);
	else if (run->reader)
		message_add(run->context->messages, MSG_DICTIONARY_CHAIN, d->field->place, d->field->name, DEPTH_MAX);
	d->field->periodic |= other->periodic;
	if (circle || run->depth >= DEPTH_MAX)
		d->field->broken = true;
	return !d->field->broken && !other->broken;
}

static void run_all(struct derivation_run *run)
{
	const struct dictionary *dictionary = run->records->dictionary;
	run->states = arena_array(run->context->arena, dictionary->table_count + 1, sizeof *run->states);
	for (size_t t = 0; t < dictionary->table_count; t++)
		run->states[t] = arena_array(run->context->arena, dictionary->tables[t].field_count + 1, sizeof **run->states);
	for (size_t t = 0; t < dictionary->table_count; t++)
		for (size_t f = 0; f < dictionary->tables[t].field_count; f++)
			derive_field(run, &dictionary->tables[t].fields[f]);
}

void derive_all(struct reader *reader, struct records *records)
{
	struct derivation_run run = {.context = reader->context, .reader = reader, .records = records};
	run_all(&run);
}

const struct records *records_of_year(
    const struct context *context, const struct records *records, int32_t from, int32_t to)
{
	struct arena *arena = context->arena;
	struct records *year = arena_alloc(arena, sizeof *year);
	struct settings *settings = arena_alloc(arena, sizeof *settings);
	size_t count = records->dictionary->table_count;
	*year = *records;
	*settings = *records->settings;
	settings->from = from;
	settings->to = to;
	year->settings = settings;
	year->tables = arena_array(arena, count + 1, sizeof *year->tables);
	for (size_t t = 0; t < count; t++) {
		const struct record_table *old = &records->tables[t];
		year->tables[t] = *old;
		year->tables[t].columns = arena_array(arena, old->table->field_count + 1, sizeof *old->columns);
		for (size_t f = 0; f < old->table->field_count; f++)
			year->tables[t].columns[f] = old->columns[f];
	}
	struct derivation_run run = {.context = context, .records = year, .again = true};
	run_all(&run);
	return year;
}
