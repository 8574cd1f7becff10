#include <string.h>

#include "stats/model.h"

static void category_set(struct category *category, const char *code, const struct value *label, const char *text)
{
	*category = (struct category){code, label, label && label->kind == VALUE_TEXT ? label->text : text};
}

static void unknown_add(struct scale *scale, const struct field *field)
{
	category_set(&scale->categories[scale->count++], "unknown", field->missing_means, "Unknown");
}

static void room_make(struct arena *arena, struct scale *scale, size_t count)
{
	scale->categories = arena_array(arena, count + 1, sizeof *scale->categories);
}

static void codes_make(struct arena *arena, struct scale *scale, const struct field *field)
{
	room_make(arena, scale, field->code_count);
	for (; scale->count < field->code_count; scale->count++) {
		const struct code *code = &field->codes[scale->count];
		category_set(&scale->categories[scale->count], code->name, code->label, code->name);
	}
}

static void booleans_make(struct arena *arena, struct scale *scale)
{
	room_make(arena, scale, 2);
	category_set(&scale->categories[0], "yes", NULL, "Yes");
	category_set(&scale->categories[1], "no", NULL, "No");
	scale->count = 2;
}

static const char *date_text(struct arena *arena, struct date date)
{
	struct buffer text = {0};
	date_print_iso(&text, date);
	const char *copy = arena_copy(arena, buffer_text(&text));
	buffer_release(&text);
	return copy;
}

/* The key of a record as its file has it. */
static const char *key_text(struct arena *arena, const struct records *records, const struct table *table, uint32_t row)
{
	const struct column *key = &records->tables[table->index].columns[table->key->index];
	struct path path = {.start = table, .field = table->key};
	int64_t value;
	if (!path_value(records, &path, row, &value))
		return "";
	switch (table->key->kind->column) {
	case COLUMN_NUMBERS:
		return arena_format(arena, "%lld", (long long)value);
	case COLUMN_CODES:
		return table->key->codes[value - 1].name;
	case COLUMN_DATES:
		return date_text(arena, (struct date){(int32_t)value, key->month_only[row]});
	default:
		return records->texts[value];
	}
}

static void references_make(
    struct arena *arena, struct scale *scale, const struct records *records, const struct table *target)
{
	uint32_t count = target->key ? records->tables[target->index].count : 0;
	room_make(arena, scale, count);
	for (uint32_t row = 0; row < count; row++) {
		const char *text = key_text(arena, records, target, row);
		category_set(&scale->categories[scale->count++], text, NULL, text);
	}
}

/* The month or quarter of a day, counted from year 0. */
static int64_t step_of(enum step step, int64_t day)
{
	struct civil civil = date_civil((int32_t)day);
	return step == STEP_MONTH ? civil.year * 12LL + civil.month - 1 : civil.year * 4LL + (civil.month - 1) / 3;
}

static const char *step_code(struct arena *arena, enum step step, int64_t at)
{
	if (step == STEP_MONTH)
		return arena_format(arena, "%04d-%02d", (int)(at / 12), (int)(at % 12) + 1);
	return arena_format(arena, "%04d-Q%d", (int)(at / 4), (int)(at % 4) + 1);
}

static const char *step_text(struct arena *arena, enum step step, int64_t at)
{
	static const char *const quarters[] = {
	    "January to March", "April to June", "July to September", "October to December"};
	struct buffer text = {0};
	if (step == STEP_MONTH) {
		int32_t day = date_from_civil((int)(at / 12), (unsigned)(at % 12) + 1, 1);
		date_print(&text, (struct date){day, true});
	} else {
		buffer_format(&text, "%s %d", quarters[at % 4], (int)(at / 4));
	}
	const char *copy = arena_copy(arena, buffer_text(&text));
	buffer_release(&text);
	return copy;
}

/* The axis runs over the population's period, further where its records are dated outside it. */
static void steps_make(struct arena *arena, struct scale *scale, const struct records *records,
    const struct population *population, const struct row_list *rows)
{
	bool own = population->period == PERIOD_YEAR;
	enum step step = scale->by->step;
	int64_t first = step_of(step, own ? population->from : records->settings->from);
	int64_t last = step_of(step, own ? population->to : records->settings->to);
	for (size_t i = 0; i < rows->count; i++) {
		int64_t day;
		if (!path_value(records, &scale->by->path, rows->rows[i], &day))
			continue;
		int64_t at = step_of(step, day);
		first = at < first ? at : first;
		last = at > last ? at : last;
	}
	scale->first = first;
	room_make(arena, scale, (size_t)(last - first + 1));
	for (int64_t at = first; at <= last; at++)
		category_set(&scale->categories[scale->count++], step_code(arena, step, at), NULL, step_text(arena, step, at));
}

struct scale scale_make(struct arena *arena, const struct records *records, const struct by *by,
    const struct population *population, const struct row_list *rows)
{
	struct scale scale = {.by = by};
	const struct field *field = by->path.field;
	if (field->kind->column == COLUMN_DATES)
		steps_make(arena, &scale, records, population, rows);
	else if (field->kind->column == COLUMN_BOOLEANS)
		booleans_make(arena, &scale);
	else if (field->kind->column == COLUMN_REFERENCES)
		references_make(arena, &scale, records, field->target);
	else
		codes_make(arena, &scale, field);
	unknown_add(&scale, field);
	return scale;
}

size_t scale_room(const struct scale *scale)
{
	return scale->by->path.field->kind->column == COLUMN_LISTS ? scale->count : 1;
}

static size_t list_places(const struct scale *scale, const struct records *records, uint32_t row, size_t *room)
{
	const struct column *column = path_column(records, &scale->by->path, &row);
	size_t count = 0;
	if (column)
		for (uint32_t i = column->starts[row]; i < column->starts[row + 1]; i++)
			room[count++] = column->items[i] - 1u;
	return count;
}

size_t scale_places(const struct scale *scale, const struct records *records, uint32_t row, size_t *room)
{
	const struct field *field = scale->by->path.field;
	int64_t value;
	if (field->kind->column == COLUMN_LISTS) {
		size_t count = list_places(scale, records, row, room);
		if (count > 0)
			return count;
	}
	room[0] = scale->count - 1;
	if (field->kind->column == COLUMN_LISTS || !path_value(records, &scale->by->path, row, &value))
		return 1;
	if (field->kind->column == COLUMN_DATES)
		room[0] = (size_t)(step_of(scale->by->step, value) - scale->first);
	else if (field->kind->column == COLUMN_BOOLEANS)
		room[0] = value == 2 ? 0 : 1;
	else
		room[0] = (size_t)(field->kind->column == COLUMN_REFERENCES ? value : value - 1);
	return 1;
}
