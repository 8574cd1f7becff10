#include "data/records.h"

#include <string.h>

#include "base/text.h"

static void dump_number(struct buffer *out, int64_t units, uint8_t decimals)
{
	number_print_plain(out, (struct number){units, decimals});
}

static void dump_items(struct buffer *out, const struct field *field, const struct column *column, uint32_t row)
{
	buffer_char(out, '[');
	for (uint32_t i = column->starts[row]; i < column->starts[row + 1]; i++)
		buffer_format(out, "%s%s", i > column->starts[row] ? " " : "", field->codes[column->items[i] - 1].name);
	buffer_char(out, ']');
}

static void dump_cell(
    struct buffer *out, const struct records *records, const struct field *field, const struct column *c, uint32_t row)
{
	switch (field->type) {
	case FIELD_TEXT:
		if (c->texts[row])
			buffer_json(out, records->texts[c->texts[row]]);
		break;
	case FIELD_INTEGER:
	case FIELD_DECIMAL:
		if (c->numbers[row] != MISSING_NUMBER)
			dump_number(out, c->numbers[row], field->type == FIELD_DECIMAL ? c->scale : 0);
		break;
	case FIELD_DATE:
		if (c->days[row] != MISSING_DAY)
			date_print_iso(out, (struct date){c->days[row], c->month_only[row]});
		break;
	case FIELD_DURATION:
		if (c->days[row] != MISSING_DAY)
			buffer_format(out, "%d days", (int)c->days[row]);
		break;
	case FIELD_BOOLEAN:
		buffer_add(out, c->codes[row] == 2 ? "yes" : c->codes[row] == 1 ? "no" : "");
		break;
	case FIELD_CODE:
	case FIELD_BAND:
		buffer_add(out, c->codes[row] ? field->codes[c->codes[row] - 1].name : "");
		break;
	case FIELD_CODES:
		dump_items(out, field, c, row);
		break;
	case FIELD_REFERENCE:
		if (c->rows[row] != MISSING_ROW)
			buffer_format(out, "row %u", (unsigned)c->rows[row]);
		break;
	case FIELD_RECORDS:
		buffer_format(out, "rows %u to %u", (unsigned)c->starts[row], (unsigned)c->starts[row + 1]);
		break;
	}
}

/* Where the record before stands; lines are counted on from there, since records come in the order of the file. */
struct cursor {
	const struct source *source;
	size_t line_start; /* byte offset */
	unsigned line;
};

static void cursor_advance(struct cursor *cursor, const struct source *source, size_t offset)
{
	if (cursor->source != source || offset < cursor->line_start)
		*cursor = (struct cursor){source, 0, 1};
	const char *text = source->text, *feed;
	while ((feed = memchr(text + cursor->line_start, '\n', offset - cursor->line_start))) {
		cursor->line++;
		cursor->line_start = (size_t)(feed - text) + 1;
	}
}

static void dump_place(struct buffer *out, struct cursor *cursor, const struct source *source, size_t offset)
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
		struct cursor cursor = {0};
		for (uint32_t row = 0; row < table->count; row++) {
			const struct source *source = sources_get(context->sources, table->places[row].file);
			buffer_format(out, "  %u", (unsigned)row);
			dump_place(out, &cursor, source, table->places[row].offset);
			dump_record(out, records, t, row);
		}
	}
}
