/* What is known only when all records are read: references, scales, durations, bands. */
#include <string.h>

#include "base/text.h"
#include "data/field_kind.h"
#include "data/filling.h"

enum { NEAREST_MAX = 20, CANDIDATES_MAX = 20000 }; /* hints for so many references, among so many keys */

/* ---- references ---- */

/* A reference's text as the target's key would hold it; MISSING_NUMBER where it cannot be one. */
static int64_t key_from_text(const struct reader *reader, const struct filling *target, uint32_t text)
{
	const char *typed = reader->texts.texts[text];
	const struct field *key = target->table->key;
	struct number number;
	struct date date;
	switch (key->kind->column) {
	case COLUMN_NUMBERS:
		return number_parse(typed, &number) && !number.decimals ? number.units : MISSING_NUMBER;
	case COLUMN_DATES:
		return date_parse(typed, &date) ? date.day : MISSING_NUMBER;
	case COLUMN_CODES: {
		uint32_t code = intern_find(&target->codes[key->index], typed, strlen(typed));
		return code ? code : MISSING_NUMBER;
	}
	default:
		return text;
	}
}

/* The nearest key; never another child's. */
static const char *key_hint(const struct reader *reader, const struct filling *target, const char *typed)
{
	const struct record_table *out = target->out;
	if (target->table->personal || target->table->key->kind->column != COLUMN_TEXTS || out->count > CANDIDATES_MAX)
		return NULL;
	const char **names = arena_array(reader->context->arena, out->count + 1, sizeof *names);
	const uint32_t *keys = out->columns[target->table->key->index].texts;
	size_t count = 0;
	for (uint32_t row = 0; row < out->count; row++)
		if (keys[row])
			names[count++] = reader->texts.texts[keys[row]];
	return text_did_you_mean(reader->context->arena, typed, names, count);
}

static void report_reference(
    const struct reader *reader, struct filling *filling, const struct field *field, uint32_t row, uint32_t text)
{
	const struct filling *target = filling_of(reader, field->target);
	struct place place = {filling->out->places[row].file, filling->asked[field->index][row]};
	if (target->broken || !filling_may_report(reader, filling, place))
		return;
	const char *typed = reader->texts.texts[text];
	const char *hint = filling->faults <= NEAREST_MAX ? key_hint(reader, target, typed) : NULL;
	message_add_hint(reader->context->messages, MSG_DATA_REFERENCE, place, hint, field->target->name,
	    field->target->key->name, typed);
	if (filling->table->personal)
		message_narrow(reader->context->messages, strlen(typed));
}

static void resolve(const struct reader *reader, struct filling *filling, const struct field *field)
{
	const struct filling *target = filling_of(reader, field->target);
	uint32_t *rows = filling->out->columns[field->index].rows;
	for (uint32_t row = 0; row < filling->out->count; row++) {
		uint32_t text = rows[row];
		rows[row] = MISSING_ROW;
		if (!text)
			continue;
		if (target->table->key)
			rows[row] = filling_find(target, key_from_text(reader, target, text));
		if (rows[row] == MISSING_ROW && target->table->key)
			report_reference(reader, filling, field, row, text);
	}
}

/* ---- decimals ---- */

static void scale(const struct filling *filling, const struct field *field)
{
	struct column *column = &filling->out->columns[field->index];
	for (uint8_t i = 0; i < column->scale; i++)
		column->divisor *= 10;
	for (uint32_t row = 0; row < filling->out->count; row++)
		for (uint8_t d = column->decimals[row]; column->numbers[row] != MISSING_NUMBER && d < column->scale; d++)
			column->numbers[row] *= 10;
}

/* ---- durations and bands ---- */

struct derivation {
	struct reader *reader;
	const struct records *records;
	const struct field *field;
	struct column *column;
};

static int32_t whole_day(const struct derivation *d, const struct path *path, uint32_t row)
{
	const struct column *column = path ? path_column(d->records, path, &row) : NULL;
	return !column || column->month_only[row] ? MISSING_DAY : column->days[row];
}

void derive_duration(struct derivation *d, uint32_t row)
{
	int32_t from = whole_day(d, d->field->from_path, row), to = whole_day(d, d->field->to_path, row);
	d->column->numbers[row] = from == MISSING_DAY || to == MISSING_DAY ? MISSING_NUMBER : (int64_t)to - from;
}

static int64_t floor_divide(int64_t value, int64_t by)
{
	return value / by - (value % by < 0);
}

/* The whole number that a band is looked up by: completed weeks, decimals cut off. */
static int64_t whole_number(const struct derivation *d, uint32_t row)
{
	const struct path *path = d->field->of_path;
	const struct column *column = path ? path_column(d->records, path, &row) : NULL;
	if (!column || column->numbers[row] == MISSING_NUMBER)
		return MISSING_NUMBER;
	return floor_divide(column->numbers[row], column->divisor);
}

static uint16_t find_band(const struct field *field, int64_t number)
{
	for (size_t i = 0; i < field->code_count; i++) {
		const struct code *band = &field->codes[i];
		if ((!band->bounded_below || number >= band->from) && (!band->bounded_above || number <= band->to))
			return (uint16_t)(i + 1);
	}
	return 0;
}

static void report_band(const struct derivation *d, uint32_t row)
{
	const struct table *table = d->field->table;
	struct place place = d->records->tables[table->index].places[row];
	if (!d->field->code_count || !filling_may_report(d->reader, filling_of(d->reader, table), place))
		return;
	message_add(d->reader->context->messages, MSG_DATA_NO_BAND, place, d->field->name, d->field->of->name);
	if (table->personal)
		message_narrow(d->reader->context->messages, 1);
}

void derive_band(struct derivation *d, uint32_t row)
{
	int64_t number = whole_number(d, row);
	if (number == MISSING_NUMBER)
		return;
	d->column->codes[row] = find_band(d->field, number);
	if (!d->column->codes[row])
		report_band(d, row);
}

static void derive_field(struct reader *reader, const struct records *records, const struct field *field)
{
	const struct record_table *table = &records->tables[field->table->index];
	struct column *column = &table->columns[field->index];
	struct derivation d = {reader, records, field, column};
	size_t room = (size_t)table->count + 1;
	if (field->kind->column == COLUMN_NUMBERS)
		column->numbers = arena_array(reader->context->arena, room, sizeof *column->numbers);
	else
		column->codes = arena_array(reader->context->arena, room, sizeof *column->codes);
	column->divisor = text_equal(field->unit, "weeks") ? 7 : 1;
	for (uint32_t row = 0; row < table->count; row++)
		field->kind->derive(&d, row);
}

/* Calls one of the steps for each field of a type. */
static void each_field(struct reader *reader, struct records *records, enum field_type type)
{
	for (size_t t = 0; t < reader->dictionary->table_count; t++) {
		const struct table *table = &reader->dictionary->tables[t];
		for (size_t f = 0; f < table->field_count; f++) {
			const struct field *field = &table->fields[f];
			if (field->kind->type != type)
				continue;
			if (type == FIELD_REFERENCE)
				resolve(reader, &reader->fillings[t], field);
			else if (type == FIELD_DECIMAL)
				scale(&reader->fillings[t], field);
			else
				derive_field(reader, records, field);
		}
	}
}

void derive_all(struct reader *reader, struct records *records)
{
	static const enum field_type order[] = {FIELD_REFERENCE, FIELD_DECIMAL, FIELD_DURATION, FIELD_BAND};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		each_field(reader, records, order[i]);
}
