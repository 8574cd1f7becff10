/* The records as text: `annual dump records`. */
#include "data/records.h"

#include <string.h>

#include "base/text.h"

/* One value to dump. */
struct dumped {
	const struct records *records;
	const struct field *field;
	const struct column *column;
	uint32_t row;
	int64_t value; /* as column_value gives it */
};

static void dump_text(struct buffer *out, const struct dumped *d)
{
	buffer_json(out, d->records->texts[d->value]);
}

/* Of a unit that is kept in a smaller one, the smaller. */
static void dump_number(struct buffer *out, const struct dumped *d)
{
	number_print_plain(out, (struct number){d->value, d->column->scale});
	if (d->field->kind->with_unit)
		buffer_format(out, " %s", d->field->unit && d->column->divisor == 1 ? d->field->unit : "days");
}

static void dump_date(struct buffer *out, const struct dumped *d)
{
	date_print_iso(out, (struct date){(int32_t)d->value, d->column->month_only[d->row]});
}

static void dump_boolean(struct buffer *out, const struct dumped *d)
{
	buffer_add(out, d->value == 2 ? "yes" : "no");
}

static void dump_code(struct buffer *out, const struct dumped *d)
{
	buffer_add(out, d->field->codes[d->value - 1].name);
}

static void dump_list(struct buffer *out, const struct dumped *d)
{
	uint32_t start = d->column->starts[d->row], end = d->column->starts[d->row + 1];
	buffer_char(out, '[');
	for (uint32_t i = start; i < end; i++)
		buffer_format(out, "%s%s", i > start ? " " : "", d->field->codes[d->column->items[i] - 1].name);
	buffer_char(out, ']');
}

static void dump_reference(struct buffer *out, const struct dumped *d)
{
	buffer_format(out, "row %u", (unsigned)d->value);
}

static void dump_records(struct buffer *out, const struct dumped *d)
{
	const uint32_t *starts = d->column->starts;
	buffer_format(out, "rows %u to %u", (unsigned)starts[d->row], (unsigned)starts[d->row + 1]);
}

/* In the order of enum column_kind. */
static void (*const dumps[])(struct buffer *out, const struct dumped *d) = {
    dump_text, dump_number, dump_date, dump_boolean, dump_code, dump_list, dump_reference, dump_records};
_Static_assert(sizeof dumps / sizeof *dumps == COLUMN_KINDS, "each kind of column needs its dump");

static void dump_cell(struct buffer *out, const struct records *records, const struct field *field,
    const struct column *column, uint32_t row)
{
	struct dumped d = {records, field, column, row, 0};
	if (column->starts || column_value(field->kind->column, column, row, &d.value))
		dumps[field->kind->column](out, &d);
}

/* Where the record before stands; lines are counted on from there, since records come in the order of the file. */
struct record_cursor {
	const struct source *source;
	size_t line_start; /* byte offset */
	unsigned line;
};

static void cursor_advance(struct record_cursor *cursor, const struct source *source, size_t offset)
{
	if (cursor->source != source || offset < cursor->line_start)
		*cursor = (struct record_cursor){source, 0, 1};
	const char *text = source->text, *feed;
	while ((feed = memchr(text + cursor->line_start, '\n', offset - cursor->line_start))) {
		cursor->line++;
		cursor->line_start = (size_t)(feed - text) + 1;
	}
}

static void dump_place(struct buffer *out, struct record_cursor *cursor, const struct source *source, size_t offset)
{
	cursor_advance(cursor, source, offset);
	bool marked = cursor->line_start == 0 && source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0;
	size_t from = cursor->line_start + (marked ? 3 : 0);
	size_t column = offset > from ? utf8_count(source->text + from, offset - from) : 0;
	buffer_format(out, " at %u:%u", cursor->line, (unsigned)column + 1);
}

static void dump_record(struct buffer *out, const struct records *records, size_t table, uint32_t row)
{
	const struct record_table *t = &records->tables[table];
	if (t->parents)
		buffer_format(out, " in %u", (unsigned)t->parents[row]);
	if (t->editions)
		buffer_format(out, " editions %x", (unsigned)t->editions[row]);
	if (t->consents)
		buffer_format(out, " consents %x", (unsigned)t->consents[row]);
	for (size_t i = 0; i < t->table->field_count; i++) {
		buffer_format(out, "%s %s=", i ? "," : ":", t->table->fields[i].name);
		dump_cell(out, records, &t->table->fields[i], &t->columns[i], row);
	}
	buffer_char(out, '\n');
}

void records_dump(struct buffer *out, const struct context *context, const struct records *records)
{
	for (size_t t = 0; t < records->dictionary->table_count; t++) {
		const struct record_table *table = &records->tables[t];
		buffer_format(out, "%s: %u records%s%s\n", table->table->name, (unsigned)table->count,
		    table->table->personal ? ", personal" : "", table->parents ? ", nested" : "");
		struct record_cursor cursor = {0};
		for (uint32_t row = 0; row < table->count; row++) {
			const struct source *source = sources_get(context->sources, table->places[row].file);
			buffer_format(out, "  %u", (unsigned)row);
			dump_place(out, &cursor, source, table->places[row].offset);
			dump_record(out, records, t, row);
		}
	}
}
