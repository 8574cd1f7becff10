/* How a record's field reads: by what its column holds. */
#include <string.h>

#include "base/text.h"
#include "report/listing.h"
#include "report/prose.h"
#include "report/tree.h"

enum { DEPTH_MAX = 4 };

/* One value to print. */
struct field_reading {
	const struct listing *listing;
	const struct field *field;
	const struct column *column;
	uint32_t row; /* in the field's own table */
	struct place place;
	int depth; /* references and nested records on the way to it */
};

static const struct records *records_of(const struct listing *listing)
{
	return block_composer(listing->block)->narrative->records;
}

static bool reading_open(
    const struct listing *listing, const struct shown_field *field, uint32_t row, struct field_reading *out)
{
	const struct records *records = records_of(listing);
	uint32_t last = records_follow(records, &field->path, row);
	if (last == MISSING_ROW)
		return false;
	const struct field *target = field->path.field;
	*out = (struct field_reading){listing, target, &records->tables[target->table->index].columns[target->index], last,
	    listing_place(listing, row), 0};
	return true;
}

static const struct words *words_for(const struct field_reading *r)
{
	return composer_words(block_composer(r->listing->block));
}

static bool is_list(const struct field_reading *r)
{
	return r->column->starts != NULL;
}

static bool reading_unknown(const struct field_reading *r)
{
	int64_t value;
	if (is_list(r))
		return r->column->starts[r->row] == r->column->starts[r->row + 1];
	return !column_value(r->field->kind->column, r->column, r->row, &value);
}

static struct arena *arena_of(const struct field_reading *r)
{
	return block_arena(r->listing->block);
}

static void add_text(const struct field_reading *r, struct node *cell)
{
	const char *text = records_of(r->listing)->texts[r->column->texts[r->row]];
	if (cell->kind == NODE_TABLE_CELL)
		prose_cell(r->listing->block->section, text, r->place, cell);
	else
		tree_adopt(cell, prose_text(r->listing->block->section, text, r->place, NODE_SPAN));
}

/* A unit that is kept in a smaller one is shown in whole units; one that is written is shown as it is written. */
static struct number shown_number(const struct field_reading *r)
{
	const struct column *column = r->column;
	struct number number = {column->numbers[r->row], column->scale};
	if (column->decimals)
		return number_round(number, column->decimals[r->row]);
	if (column->divisor > 1)
		number_divide(number.units, column->divisor, 0, &number);
	return number;
}

/* "3 weeks", "1 day"; a duration whose unit is not said is in days. */
static const char *duration_text(const struct field_reading *r, struct number number)
{
	static const struct {
		const char *unit;
		enum phrase phrase;
	} units[] = {{"weeks", PHRASE_WEEKS}, {"months", PHRASE_MONTHS}, {"years", PHRASE_YEARS},
	    {"working-days", PHRASE_WORKING_DAYS}};
	enum phrase phrase = PHRASE_DAYS;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (text_equal(units[i].unit, r->field->unit))
			phrase = units[i].phrase;
	return words_count(arena_of(r), words_for(r), phrase, number);
}

static void add_number(const struct field_reading *r, struct node *cell)
{
	struct buffer text = {0};
	struct number number = shown_number(r);
	if (r->field->kind->with_unit)
		buffer_add(&text, duration_text(r, number));
	else
		number_print(&text, number);
	tree_text(arena_of(r), cell, arena_copy(arena_of(r), buffer_text(&text)));
	buffer_release(&text);
}

static void add_date(const struct field_reading *r, struct node *cell)
{
	struct buffer text = {0};
	bool month = r->column->month_only && r->column->month_only[r->row];
	words_date(&text, words_for(r), (struct date){r->column->days[r->row], month});
	tree_text(arena_of(r), cell, arena_copy(arena_of(r), buffer_text(&text)));
	buffer_release(&text);
}

static void add_boolean(const struct field_reading *r, struct node *cell)
{
	tree_text(arena_of(r), cell, words_say(words_for(r), r->column->codes[r->row] == 2 ? PHRASE_YES : PHRASE_NO));
}

static void code_label(const struct field_reading *r, uint16_t code, struct node *cell)
{
	const struct code *entry = &r->field->codes[code - 1];
	if (entry->label && entry->label->kind == VALUE_TEXT)
		tree_adopt(cell, prose_inlines(r->listing->block->section, entry->label, NODE_SPAN));
	else
		tree_text(arena_of(r), cell, entry->name);
}

static void add_code(const struct field_reading *r, struct node *cell)
{
	code_label(r, r->column->codes[r->row], cell);
}

static void add_codes(const struct field_reading *r, struct node *cell)
{
	for (uint32_t i = r->column->starts[r->row]; i < r->column->starts[r->row + 1]; i++) {
		if (i > r->column->starts[r->row])
			tree_text(arena_of(r), cell, ", ");
		code_label(r, r->column->items[i], cell);
	}
}

static struct field_reading nested_reading(
    const struct field_reading *r, const struct table *table, const struct field *field, uint32_t row)
{
	const struct record_table *records = &records_of(r->listing)->tables[table->index];
	struct place place = records->places ? records->places[row] : r->place;
	return (struct field_reading){r->listing, field, &records->columns[field->index], row, place, r->depth + 1};
}

static void reading_add(const struct field_reading *r, struct node *cell);

/* A reference reads as the first published field of the record it leads to, its key before all. */
static void add_reference(const struct field_reading *r, struct node *cell)
{
	const struct table *target = r->field->target;
	const struct field *field = target->publish_count > 0 ? target->publish[0] : NULL;
	if (!field || target->personal || r->depth > DEPTH_MAX)
		return;
	struct field_reading nested = nested_reading(r, target, field, r->column->rows[r->row]);
	reading_add(&nested, cell);
}

static bool holds_records(const struct field *field)
{
	return field->kind->column == COLUMN_RECORDS;
}

static const char *field_label_plain(struct section *section, const struct field *field)
{
	if (field->label && field->label->kind == VALUE_TEXT)
		return prose_plain(section, field->label);
	char *label = text_capital(composer_arena(section->composer), field->name);
	for (char *at = label; *at; at++)
		if (*at == '-' || *at == '_')
			*at = ' ';
	return label;
}

/* "(by 30 June 2022)": the published fields of a nested record after its first. */
static void details_add(const struct field_reading *r, const struct table *table, uint32_t row, struct node *paragraph)
{
	struct arena *arena = arena_of(r);
	size_t shown = 0;
	for (size_t i = 1; i < table->publish_count; i++) {
		struct field_reading detail = nested_reading(r, table, table->publish[i], row);
		if (reading_unknown(&detail) || holds_records(detail.field))
			continue;
		const char *label = text_small(arena, field_label_plain(r->listing->block->section, detail.field));
		tree_text(arena, paragraph, arena_format(arena, "%s%s ", shown++ ? ", " : " (", label));
		reading_add(&detail, paragraph);
	}
	if (shown)
		tree_text(arena, paragraph, ")");
}

static void add_records(const struct field_reading *r, struct node *cell)
{
	struct arena *arena = arena_of(r);
	const struct table *table = r->field->target;
	if (table->publish_count == 0 || r->depth > DEPTH_MAX)
		return;
	struct node *list = tree_add(arena, cell, NODE_LIST, r->place);
	list->as.list.tight = true;
	for (uint32_t row = r->column->starts[r->row]; row < r->column->starts[r->row + 1]; row++) {
		struct node *item = tree_add(arena, list, NODE_ITEM, r->place);
		struct node *paragraph = tree_add(arena, item, NODE_PARAGRAPH, r->place);
		struct field_reading first = nested_reading(r, table, table->publish[0], row);
		if (!reading_unknown(&first) && !holds_records(first.field))
			reading_add(&first, paragraph);
		details_add(r, table, row, paragraph);
	}
}

/* In the order of enum column_kind. */
static void (*const adders[])(const struct field_reading *r, struct node *cell) = {
    add_text, add_number, add_date, add_boolean, add_code, add_codes, add_reference, add_records};
_Static_assert(sizeof adders / sizeof *adders == COLUMN_KINDS, "each kind of column needs its reading");

static void reading_add(const struct field_reading *r, struct node *cell)
{
	if (!reading_unknown(r))
		adders[r->field->kind->column](r, cell);
}

bool field_numeric(const struct shown_field *field)
{
	return field->path.field->kind->column == COLUMN_NUMBERS;
}

bool field_unknown(const struct listing *listing, const struct shown_field *field, uint32_t row)
{
	struct field_reading reading;
	return !reading_open(listing, field, row, &reading) || reading_unknown(&reading);
}

const char *field_text(const struct listing *listing, const struct shown_field *field, uint32_t row)
{
	struct field_reading reading;
	if (field->path.field->kind->column != COLUMN_TEXTS || !reading_open(listing, field, row, &reading) ||
	    reading_unknown(&reading))
		return NULL;
	return records_of(listing)->texts[reading.column->texts[reading.row]];
}

void field_append(const struct listing *listing, const struct shown_field *field, uint32_t row, struct node *cell)
{
	struct field_reading reading;
	const struct value *missing = field->path.field->missing_means;
	if (reading_open(listing, field, row, &reading) && !reading_unknown(&reading))
		reading_add(&reading, cell);
	else if (missing && missing->kind == VALUE_TEXT)
		tree_adopt(cell, prose_inlines(listing->block->section, missing, NODE_SPAN));
	else
		tree_text(block_arena(listing->block), cell,
		    words_say(composer_words(block_composer(listing->block)), PHRASE_NOT_STATED));
}

void field_label(struct section *section, const struct field *field, struct node *parent)
{
	if (field->label && field->label->kind == VALUE_TEXT)
		tree_adopt(parent, prose_inlines(section, field->label, NODE_SPAN));
	else
		tree_text(composer_arena(section->composer), parent, field_label_plain(section, field));
}

bool field_many(const struct shown_field *field)
{
	enum column_kind column = field->path.field->kind->column;
	return column == COLUMN_LISTS || column == COLUMN_RECORDS;
}

/* The entry at INDEX: a code, or the first published field of a nested record. */
static void entry_add(const struct field_reading *r, uint32_t index, struct node *paragraph)
{
	const struct table *table = r->field->target;
	if (!holds_records(r->field)) {
		code_label(r, r->column->items[index], paragraph);
		return;
	}
	struct field_reading first = nested_reading(r, table, table->publish[0], index);
	if (!reading_unknown(&first) && !holds_records(first.field))
		reading_add(&first, paragraph);
}

void field_entries(const struct listing *listing, const struct shown_field *field, uint32_t row, struct node *parent)
{
	struct field_reading r;
	if (!reading_open(listing, field, row, &r) || reading_unknown(&r) ||
	    (holds_records(r.field) && r.field->target->publish_count == 0))
		return;
	struct node *list = tree_add(arena_of(&r), parent, NODE_LIST, r.place);
	list->as.list.tight = true;
	for (uint32_t i = r.column->starts[r.row]; i < r.column->starts[r.row + 1]; i++) {
		struct node *item = tree_add(arena_of(&r), list, NODE_ITEM, r.place);
		entry_add(&r, i, tree_add(arena_of(&r), item, NODE_PARAGRAPH, r.place));
	}
}
