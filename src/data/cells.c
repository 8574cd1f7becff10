/* One scalar of a data file to one value of its field: text, code, number, date, reference. What does not fit is told of
 * here, and of a child no more than the faulty value is quoted. */
#include <string.h>

#include "base/alike.h"
#include "base/ascii.h"
#include "base/text.h"
#include "data/field_kind.h"
#include "data/keys.h"
#include "data/loader.h"
#include "data/typo.h"

/* Decimals are brought to one scale when all are read, so a value must leave room for NUMBER_DECIMALS_MAX of them. */
static const int64_t LARGEST = INT64_C(1000000000000);

static struct arena *arena_of(const struct cell_slot *cell)
{
	return cell->reader->context->arena;
}

/* ---- faults ---- */

static bool may_report(const struct cell_slot *cell)
{
	return loader_may_report(cell->reader, cell->loader, events_place(cell->reader->events, cell->event->start));
}

/* About a child: no more than the faulty value is quoted. */
static void narrow(const struct cell_slot *cell)
{
	if (!cell->loader->table->guarded)
		return;
	size_t end = events_end(cell->reader->events, cell->event);
	size_t length = end > cell->event->start ? end - cell->event->start : 1;
	message_narrow(cell->reader->context->messages, length);
}

/* Reports a text that takes the field's name and the value, and one that takes the name alone. */
#define refuse(cell, id, hint) refuse_with(cell, MESSAGE_OF(id, NOWHERE, "", ""), hint)
#define refuse_form(cell, id, hint) refuse_with(cell, MESSAGE_OF(id, NOWHERE, ""), hint)

static void refuse_with(const struct cell_slot *cell, enum message_id id, const char *hint)
{
	if (!may_report(cell))
		return;
	if (!hint && cell->event->kind == EVENT_SCALAR && !cell->event->length)
		hint = "leave the value empty, without quotes, where it is not known";
	message_put_hint(cell->reader->context->messages, id, events_place(cell->reader->events, cell->event->start), hint,
	    cell->field->name, cell->event->text);
	narrow(cell);
}

static const char *number_text(const struct cell_slot *cell, struct number number)
{
	struct buffer out = {0};
	number_print_plain(&out, number);
	const char *text = arena_copy(arena_of(cell), buffer_text(&out));
	buffer_release(&out);
	return text;
}

/* ---- numbers ---- */

static void check_range(const struct cell_slot *cell, struct number number)
{
	const struct field *field = cell->field;
	bool low = field->has_min && number_compare(number, field->min) < 0;
	bool high = field->has_max && number_compare(number, field->max) > 0;
	if ((!low && !high) || !may_report(cell))
		return;
	struct messages *messages = cell->reader->context->messages;
	struct place place = events_place(cell->reader->events, cell->event->start);
	if (low)
		message_add(messages, MSG_DATA_LOW, place, field->name, number_text(cell, field->min));
	else
		message_add(messages, MSG_DATA_HIGH, place, field->name, number_text(cell, field->max));
	narrow(cell);
}

static bool too_large(struct number number)
{
	struct number whole = number_round(number, 0);
	return whole.units >= LARGEST || whole.units <= -LARGEST;
}

/* A comma that goes on behind the value, inside { }: what stands before it was not meant alone. */
static const char *number_hint(const struct cell_slot *cell, bool decimals)
{
	struct place place = events_place(cell->reader->events, events_end(cell->reader->events, cell->event));
	const struct source *source = sources_get(cell->reader->context->sources, place.file);
	const char *behind = source && source->text && place.offset + 1 < source->length ? source->text + place.offset : "";
	if (behind[0] == ',' && ascii_digit(behind[1]))
		return "the comma behind it ends the value: write a point before decimals, and no comma in thousands";
	const char *hint = typo_number(arena_of(cell), cell->event->text, decimals);
	if (!hint && typo_is_words(cell->event->text))
		hint =
		    "write it in digits, leave it empty where it is not known, or list this under 'empty' in dictionary.yaml";
	return hint;
}

void cell_integer(const struct cell_slot *cell)
{
	struct number number;
	if (!number_parse(cell->event->text, &number) || number.decimals || too_large(number)) {
		refuse(cell, MSG_DATA_INTEGER, number_hint(cell, false));
		return;
	}
	cell->column->numbers[cell->row] = number.units;
	check_range(cell, number);
}

void cell_decimal(const struct cell_slot *cell)
{
	struct number number;
	if (!number_parse(cell->event->text, &number) || too_large(number)) {
		refuse(cell, MSG_DATA_DECIMAL, number_hint(cell, true));
		return;
	}
	cell->column->numbers[cell->row] = number.units;
	cell->column->decimals[cell->row] = number.decimals;
	if (number.decimals > cell->column->scale)
		cell->column->scale = number.decimals;
	check_range(cell, number);
}

/* ---- dates ---- */

static const char *day_text(const struct cell_slot *cell, struct number day)
{
	struct buffer out = {0};
	date_print_iso(&out, (struct date){(int32_t)day.units, false});
	const char *text = arena_copy(arena_of(cell), buffer_text(&out));
	buffer_release(&out);
	return text;
}

/* Of a month, any day counts. */
static void check_date_range(const struct cell_slot *cell, struct date date)
{
	const struct field *field = cell->field;
	int32_t last = date.month_only ? date_month_end(date.day) : date.day;
	bool early = field->has_min && last < field->min.units, late = field->has_max && date.day > field->max.units;
	if (!early && !late)
		return;
	struct place place = events_place(cell->reader->events, cell->event->start);
	if (!may_report(cell))
		return;
	if (early)
		message_add(cell->reader->context->messages, MSG_DATA_EARLY, place, field->name, day_text(cell, field->min));
	else
		message_add(cell->reader->context->messages, MSG_DATA_LATE, place, field->name, day_text(cell, field->max));
	narrow(cell);
}

static const char *date_hint(const struct cell_slot *cell)
{
	const char *hint = typo_month(arena_of(cell), cell->event->text);
	if (!hint)
		hint = typo_date(arena_of(cell), cell->event->text);
	if (!hint && typo_is_words(cell->event->text))
		hint = "leave it empty where it is not known, or list this under 'empty' in dictionary.yaml";
	return hint;
}

void cell_date(const struct cell_slot *cell)
{
	struct date date;
	bool day = cell->event->length == strlen("2021-04-03");
	if (!(day ? date_parse_day : date_parse)(cell->event->text, &date)) {
		refuse(cell, MSG_DATA_DATE, date_hint(cell));
		return;
	}
	cell->column->days[cell->row] = date.day;
	cell->column->month_only[cell->row] = date.month_only;
	check_date_range(cell, date);
	if (!cell->field->future && date.day > cell->reader->settings->published)
		refuse(cell, MSG_DATA_FUTURE, NULL);
}

/* ---- codes ---- */

void cell_boolean(const struct cell_slot *cell)
{
	bool value;
	if (keys_parse_boolean(cell->event->text, &value))
		cell->column->codes[cell->row] = value ? 2 : 1;
	else
		refuse(cell, MSG_DATA_BOOLEAN, typo_boolean(arena_of(cell), cell->event->text));
}

static const char *code_hint(const struct cell_slot *cell)
{
	const struct field *field = cell->field;
	if (text_equal(cell->event->text, "unknown") || !cell->event->length)
		return "leave the value empty where it is not known";
	if (!field->code_count)
		return NULL;
	const char **names = arena_array(arena_of(cell), field->code_count + 1, sizeof *names);
	for (size_t i = 0; i < field->code_count; i++) {
		const struct code *code = &field->codes[i];
		const char *label = code->label && code->label->kind == VALUE_TEXT ? code->label->text : NULL;
		names[i] = code->name;
		if (alike_same(cell->event->text, code->name))
			return arena_format(arena_of(cell), "write '%s': this differs in %s", code->name,
			    alike_difference(cell->event->text, code->name));
		if (label && alike_same(cell->event->text, label))
			return arena_format(arena_of(cell), "this is the label of '%s', which is the code to write", code->name);
	}
	const char *near = text_did_you_mean(arena_of(cell), cell->event->text, names, field->code_count);
	return near ? near : keys_choices(arena_of(cell), names, field->code_count);
}

/* The code that a record may also spell so, in any case; 0 if there is none. */
static uint32_t find_spelling(const struct cell_slot *cell)
{
	const struct spellings *spellings = &cell->loader->spellings[cell->field->index];
	struct buffer *folded = &cell->reader->folded;
	if (!spellings->codes)
		return 0;
	buffer_clear(folded);
	text_fold(folded, cell->event->text);
	return spellings->codes[intern_find(&spellings->texts, buffer_text(folded), folded->length)];
}

static uint16_t find_code(const struct cell_slot *cell)
{
	const struct intern *codes = &cell->loader->codes[cell->field->index];
	uint32_t code = intern_find(codes, cell->event->text, cell->event->length);
	if (!code)
		code = find_spelling(cell);
	if (!code && cell->field->code_count && !cell->field->broken)
		refuse(cell, MSG_DATA_CODE, code_hint(cell));
	return (uint16_t)code;
}

void cell_code(const struct cell_slot *cell)
{
	cell->column->codes[cell->row] = find_code(cell);
}

/* An empty list is unknown, as if the key were not there. */
static void forget(const struct cell_slot *cell)
{
	cell->loader->at[cell->field->index] = MISSING_ROW;
}

/* Puts the record's last code among its others: ascending, each once. */
static void sort_item(struct column *column, uint32_t count)
{
	uint32_t start = column->starts[count - 1], *end = &column->starts[count], at = *end - 1;
	uint16_t *items = column->items, code = items[at];
	while (at > start && items[at - 1] > code) {
		items[at] = items[at - 1];
		at--;
	}
	items[at] = code;
	if (at > start && items[at - 1] == code) {
		memmove(items + at, items + at + 1, (*end - 1 - at) * sizeof *items);
		(*end)--;
	}
}

void cell_codes(const struct cell_slot *cell)
{
	struct event event;
	struct cell_slot item = *cell;
	item.event = &event;
	for (bool empty = true;; empty = false) {
		events_next(cell->reader->events, &event);
		if (event.kind == EVENT_LIST_END && empty)
			forget(cell);
		if (event.kind == EVENT_LIST_END || event.kind == EVENT_FAULT)
			return;
		if (event.kind != EVENT_SCALAR || event_unknown(&event)) {
			refuse_form(&item, MSG_DATA_CODES_ITEM, NULL);
			events_skip(cell->reader->events, &event);
			continue;
		}
		bool failed = typo_is_error(event.text);
		if (failed)
			refuse(&item, MSG_DATA_SHEET_ERROR, NULL);
		uint16_t code = failed ? 0 : find_code(&item);
		if (!code)
			continue;
		loader_item(cell->loader, cell->field, code);
		sort_item(cell->column, cell->loader->out->count);
	}
}

/* ---- texts and references ---- */

void cell_text(const struct cell_slot *cell)
{
	texts_add(cell->reader, &cell->column->texts, cell->row, cell->event->text, cell->event->length);
}

/* The key as typed; references_resolve finds its record when all files are read. */
void cell_reference(const struct cell_slot *cell)
{
	texts_add(cell->reader, &cell->column->rows, cell->row, cell->event->text, cell->event->length);
	cell->loader->asked[cell->field->index][cell->row] = events_place(cell->reader->events, cell->event->start).offset;
}

/* ---- dispatch ---- */

void cell_records(const struct cell_slot *cell)
{
	struct loader *nested = loader_of(cell->reader, cell->field->target);
	uint32_t count = nested->out->count;
	size_t faults = nested->faults;
	records_list(cell->reader, nested, cell->row);
	if (nested->out->count == count && nested->faults == faults)
		forget(cell);
}

bool cell_empty(const struct field *field, const struct event *event)
{
	for (size_t i = 0; event->kind == EVENT_SCALAR && i < field->empty.count; i++)
		if (text_equal(field->empty.texts[i], event->text))
			return true;
	return false;
}

/* Counts the records whose own date is written and was not read. */
static void date_count(const struct cell_slot *cell)
{
	cell->loader->out->dates_unread += cell->column->days[cell->row] == MISSING_DAY;
}

/* A list where a single value belongs, or the other way round. */
static void refuse_shape(const struct cell_slot *cell)
{
	bool nested = cell->field->kind->column == COLUMN_RECORDS;
	const char *hint = nested ? "begin each record with '- ', on a line of its own" : NULL;
	if (cell->field->broken) { /* what kind it is of is not known: nothing that follows is told */
		events_skip(cell->reader->events, cell->event);
		return;
	}
	if (nested || cell->field->kind->column == COLUMN_LISTS)
		refuse_form(cell, MSG_DATA_LIST, hint);
	else
		refuse_form(cell, MSG_DATA_NO_LIST, hint);
	events_skip(cell->reader->events, cell->event);
}

void cell_read(
    struct reader *reader, struct loader *loader, const struct field *field, uint32_t row, const struct event *event)
{
	struct cell_slot cell = {reader, loader, field, &loader->out->columns[field->index], row, event};
	bool list = field->kind->column == COLUMN_RECORDS || field->kind->column == COLUMN_LISTS;
	if (event->kind == EVENT_SCALAR && typo_is_error(event->text)) {
		refuse(&cell, MSG_DATA_SHEET_ERROR, NULL);
	} else if (event->kind == (list ? EVENT_LIST : EVENT_SCALAR)) {
		field->kind->read(&cell);
	} else {
		refuse_shape(&cell);
		return;
	}
	if (field == loader->table->date)
		date_count(&cell);
}
