/* How a record's field reads: by its type, one row each. */
#include <string.h>

#include "base/text.h"
#include "report/listing.h"
#include "report/prose.h"
#include "report/tree.h"

/* One value to print. */
struct reading {
	const struct listing *listing;
	const struct field *field;
	const struct column *column;
	uint32_t row; /* in the field's own table */
	struct place place;
};

static const struct records *records_of(const struct listing *listing)
{
	return block_composer(listing->block)->narrative->records;
}

static bool reading_open(
    const struct listing *listing, const struct shown_field *field, uint32_t row, struct reading *out)
{
	const struct records *records = records_of(listing);
	uint32_t last = records_follow(records, &field->path, row);
	if (last == MISSING_ROW)
		return false;
	const struct field *target = field->path.field;
	*out = (struct reading){listing, target, &records->tables[target->table->index].columns[target->index], last,
	    listing_place(listing, row)};
	return true;
}

static bool unknown_number(const struct reading *r)
{
	return r->column->numbers[r->row] == MISSING_NUMBER;
}

static bool unknown_day(const struct reading *r)
{
	return r->column->days[r->row] == MISSING_DAY;
}

static bool unknown_code(const struct reading *r)
{
	return r->column->codes[r->row] == 0;
}

static bool unknown_text(const struct reading *r)
{
	return r->column->texts[r->row] == 0;
}

static bool unknown_row(const struct reading *r)
{
	return r->column->rows[r->row] == MISSING_ROW;
}

static bool unknown_list(const struct reading *r)
{
	return r->column->starts[r->row] == r->column->starts[r->row + 1];
}

static struct arena *arena_of(const struct reading *r)
{
	return block_arena(r->listing->block);
}

static void add_text(const struct reading *r, struct node *cell)
{
	const char *text = records_of(r->listing)->texts[r->column->texts[r->row]];
	tree_adopt(cell, prose_text(r->listing->block->section, text, r->place, NODE_SPAN));
}

static void add_number(const struct reading *r, struct node *cell)
{
	struct buffer text = {0};
	struct number number = {r->column->numbers[r->row], r->field->type == FIELD_DECIMAL ? r->column->scale : 0};
	if (r->column->decimals && r->field->type == FIELD_DECIMAL)
		number = number_round(number, r->column->decimals[r->row]);
	number_print(&text, number);
	tree_text(arena_of(r), cell, arena_copy(arena_of(r), buffer_text(&text)));
	buffer_release(&text);
}

static void add_date(const struct reading *r, struct node *cell)
{
	struct buffer text = {0};
	bool month = r->column->month_only && r->column->month_only[r->row];
	date_print(&text, (struct date){r->column->days[r->row], month});
	tree_text(arena_of(r), cell, arena_copy(arena_of(r), buffer_text(&text)));
	buffer_release(&text);
}

static void add_duration(const struct reading *r, struct node *cell)
{
	struct buffer text = {0};
	struct number number = {r->column->days[r->row], 0};
	if (r->field->weeks)
		number_divide(r->column->days[r->row], 7, 0, &number);
	number_print(&text, number);
	bool one = number.units == 1;
	buffer_add(&text, r->field->weeks ? " week" : " day");
	buffer_add(&text, one ? "" : "s");
	tree_text(arena_of(r), cell, arena_copy(arena_of(r), buffer_text(&text)));
	buffer_release(&text);
}

static void add_boolean(const struct reading *r, struct node *cell)
{
	tree_text(arena_of(r), cell, r->column->codes[r->row] == 2 ? "Yes" : "No");
}

static void code_label(const struct reading *r, uint16_t code, struct node *cell)
{
	const struct code *entry = &r->field->codes[code - 1];
	if (entry->label && entry->label->kind == VALUE_TEXT)
		tree_adopt(cell, prose_inlines(r->listing->block->section, entry->label, NODE_SPAN));
	else
		tree_text(arena_of(r), cell, entry->name);
}

static void add_code(const struct reading *r, struct node *cell)
{
	code_label(r, r->column->codes[r->row], cell);
}

static void add_codes(const struct reading *r, struct node *cell)
{
	for (uint32_t i = r->column->starts[r->row]; i < r->column->starts[r->row + 1]; i++) {
		if (i > r->column->starts[r->row])
			tree_text(arena_of(r), cell, ", ");
		code_label(r, r->column->items[i], cell);
	}
}

static struct reading nested_reading(
    const struct reading *r, const struct table *table, const struct field *field, uint32_t row)
{
	const struct record_table *records = &records_of(r->listing)->tables[table->index];
	return (struct reading){
	    r->listing, field, &records->columns[field->index], row, records->places ? records->places[row] : r->place};
}

/* A reference reads as the first published field of the record it leads to, its key before all. */
static void reading_add(const struct reading *r, struct node *cell, int depth);

static void reference_add(const struct reading *r, struct node *cell, int depth)
{
	const struct table *target = r->field->target;
	const struct field *field = target->publish_count > 0 ? target->publish[0] : NULL;
	if (!field || target->personal || depth > 4)
		return;
	struct reading nested = nested_reading(r, target, field, r->column->rows[r->row]);
	reading_add(&nested, cell, depth + 1);
}

static bool reading_unknown(const struct reading *r);

/* "(by 30 June 2022)": the published fields of a nested record after its first. */
static void details_add(
    const struct reading *r, const struct table *table, uint32_t row, struct node *paragraph, int depth)
{
	struct arena *arena = arena_of(r);
	size_t shown = 0;
	for (size_t i = 1; i < table->publish_count; i++) {
		struct reading detail = nested_reading(r, table, table->publish[i], row);
		if (reading_unknown(&detail) || detail.field->type == FIELD_RECORDS)
			continue;
		char *label = arena_copy(arena, field_label_plain(r->listing->block->section, detail.field));
		if (label[0] >= 'A' && label[0] <= 'Z' && label[1] >= 'a' && label[1] <= 'z')
			label[0] = (char)(label[0] - 'A' + 'a');
		tree_text(arena, paragraph, arena_format(arena, "%s%s ", shown++ ? ", " : " (", label));
		reading_add(&detail, paragraph, depth);
	}
	if (shown)
		tree_text(arena, paragraph, ")");
}

static void records_add(const struct reading *r, struct node *cell, int depth)
{
	struct arena *arena = arena_of(r);
	const struct table *table = r->field->target;
	if (table->publish_count == 0 || depth > 4)
		return;
	struct node *list = tree_add(arena, cell, NODE_LIST, r->place);
	list->as.list.tight = true;
	for (uint32_t row = r->column->starts[r->row]; row < r->column->starts[r->row + 1]; row++) {
		struct node *item = tree_add(arena, list, NODE_ITEM, r->place);
		struct node *paragraph = tree_add(arena, item, NODE_PARAGRAPH, r->place);
		struct reading first = nested_reading(r, table, table->publish[0], row);
		if (!reading_unknown(&first) && first.field->type != FIELD_RECORDS)
			reading_add(&first, paragraph, depth + 1);
		details_add(r, table, row, paragraph, depth + 1);
	}
}

struct field_reader {
	bool (*unknown)(const struct reading *);
	void (*add)(const struct reading *, struct node *);
	bool numeric;
};

static const struct field_reader readers[] = {
    [FIELD_TEXT] = {unknown_text, add_text, false},
    [FIELD_INTEGER] = {unknown_number, add_number, true},
    [FIELD_DECIMAL] = {unknown_number, add_number, true},
    [FIELD_DATE] = {unknown_day, add_date, false},
    [FIELD_BOOLEAN] = {unknown_code, add_boolean, false},
    [FIELD_CODE] = {unknown_code, add_code, false},
    [FIELD_CODES] = {unknown_list, add_codes, false},
    [FIELD_REFERENCE] = {unknown_row, NULL, false},
    [FIELD_RECORDS] = {unknown_list, NULL, false},
    [FIELD_DURATION] = {unknown_day, add_duration, true},
    [FIELD_BAND] = {unknown_code, add_code, false},
};

static bool reading_unknown(const struct reading *r)
{
	return readers[r->field->type].unknown(r);
}

static void reading_add(const struct reading *r, struct node *cell, int depth)
{
	if (reading_unknown(r))
		return;
	if (r->field->type == FIELD_REFERENCE)
		reference_add(r, cell, depth);
	else if (r->field->type == FIELD_RECORDS)
		records_add(r, cell, depth);
	else
		readers[r->field->type].add(r, cell);
}

bool field_numeric(const struct shown_field *field)
{
	return readers[field->path.field->type].numeric;
}

bool field_unknown(const struct listing *listing, const struct shown_field *field, uint32_t row)
{
	struct reading reading;
	return !reading_open(listing, field, row, &reading) || reading_unknown(&reading);
}

const char *field_text(const struct listing *listing, const struct shown_field *field, uint32_t row)
{
	struct reading reading;
	if (field->path.field->type != FIELD_TEXT || !reading_open(listing, field, row, &reading) ||
	    reading_unknown(&reading))
		return NULL;
	return records_of(listing)->texts[reading.column->texts[reading.row]];
}

void field_append(const struct listing *listing, const struct shown_field *field, uint32_t row, struct node *cell)
{
	struct reading reading;
	const struct value *missing = field->path.field->missing_means;
	if (reading_open(listing, field, row, &reading) && !reading_unknown(&reading))
		reading_add(&reading, cell, 0);
	else if (missing && missing->kind == VALUE_TEXT)
		tree_adopt(cell, prose_inlines(listing->block->section, missing, NODE_SPAN));
	else
		tree_text(block_arena(listing->block), cell, "Not stated");
}

const char *field_label_plain(struct section *section, const struct field *field)
{
	if (field->label && field->label->kind == VALUE_TEXT)
		return prose_plain(section, field->label);
	char *label = arena_copy(composer_arena(section->composer), field->name);
	for (char *at = label; *at; at++)
		if (*at == '-' || *at == '_')
			*at = ' ';
	if (*label >= 'a' && *label <= 'z')
		*label = (char)(*label - 'a' + 'A');
	return label;
}

void field_label(struct section *section, const struct field *field, struct node *parent)
{
	if (field->label && field->label->kind == VALUE_TEXT)
		tree_adopt(parent, prose_inlines(section, field->label, NODE_SPAN));
	else
		tree_text(composer_arena(section->composer), parent, field_label_plain(section, field));
}
