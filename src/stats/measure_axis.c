/* The axes of breakdowns: their categories, merged ones, and where a record belongs. */
#include <string.h>

#include "base/text.h"
#include "stats/model.h"
#include "words/words.h"

static const enum phrase own_phrases[] = {[OWN_UNKNOWN] = PHRASE_UNKNOWN,
    [OWN_YES] = PHRASE_YES,
    [OWN_NO] = PHRASE_NO,
    [OWN_END_OF_MONTH] = PHRASE_END_OF_MONTH,
    [OWN_END_OF_QUARTER] = PHRASE_END_OF_QUARTER,
    [OWN_END_OF_YEAR] = PHRASE_END_OF_YEAR};

/* "January to March 2024", "November 2023 to January 2024", by its first month. */
static const char *quarter_text(struct arena *arena, const struct words *words, struct date from)
{
	struct civil first = date_civil(from.day);
	unsigned month = first.month + 2;
	struct date last = {date_from_civil(first.year + (month > 12), month > 12 ? month - 12 : month, 1), true};
	struct buffer begin = {0}, end = {0};
	if (month > 12)
		words_date(&begin, words, from);
	else
		buffer_add(&begin, words_month(words, first.month));
	words_date(&end, words, last);
	const char *text =
	    words_fill(arena, words, PHRASE_MONTHS_SPAN, WITH({"from", buffer_text(&begin)}, {"to", buffer_text(&end)}));
	buffer_release(&begin);
	buffer_release(&end);
	return text;
}

static const char *month_text(struct arena *arena, const struct words *words, struct date month)
{
	struct buffer text = {0};
	words_date(&text, words, month);
	const char *copy = arena_copy(arena, buffer_text(&text));
	buffer_release(&text);
	return copy;
}

const char *category_text(struct arena *arena, const struct words *words, const struct category *category)
{
	switch (category->own) {
	case OWN_NONE:
		return category->text ? category->text : category->code;
	case OWN_MONTH:
		return month_text(arena, words, category->from);
	case OWN_QUARTER:
		return quarter_text(arena, words, category->from);
	default:
		return words_say(words, own_phrases[category->own]);
	}
}

static void category_set(struct category *category, const char *code, const struct value *label, const char *text)
{
	*category = (struct category){.code = code, .label = label, .text = text};
	if (label && label->kind == VALUE_TEXT)
		category->text = label->text;
}

/* A category that has words of the program's own; LABEL, where there is one, stands before them. */
static void own_set(struct arena *arena, struct category *category, const struct words *words, const char *code,
    const struct value *label, enum own_words own)
{
	bool labelled = label && label->kind == VALUE_TEXT;
	*category = (struct category){.code = code, .label = label, .own = labelled ? OWN_NONE : own};
	category->text = labelled ? label->text : category_text(arena, words, category);
}

static void unknown_add(
    struct arena *arena, struct measure_axis *axis, const struct words *words, const struct field *field)
{
	own_set(arena, &axis->categories[axis->count++], words, "unknown", field->missing_means, OWN_UNKNOWN);
	axis->has_unknown = true;
}

static void room_make(struct arena *arena, struct measure_axis *axis, size_t count)
{
	axis->categories = arena_array(arena, count + 1, sizeof *axis->categories);
}

static void codes_make(struct arena *arena, struct measure_axis *axis, const struct field *field)
{
	room_make(arena, axis, field->code_count);
	for (; axis->count < field->code_count; axis->count++) {
		const struct code *code = &field->codes[axis->count];
		category_set(&axis->categories[axis->count], code->name, code->label, code->name);
	}
}

static void booleans_make(struct arena *arena, struct measure_axis *axis, const struct words *words)
{
	room_make(arena, axis, 2);
	own_set(arena, &axis->categories[0], words, "yes", NULL, OWN_YES);
	own_set(arena, &axis->categories[1], words, "no", NULL, OWN_NO);
	axis->count = 2;
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
    struct arena *arena, struct measure_axis *axis, const struct records *records, const struct table *target)
{
	uint32_t count = target->key ? records->tables[target->index].count : 0;
	room_make(arena, axis, count);
	for (uint32_t row = 0; row < count; row++) {
		const char *text = key_text(arena, records, target, row);
		category_set(&axis->categories[axis->count++], text, NULL, text);
	}
}

static bool axis_ordered(const struct field *field)
{
	return field->kind->axis == FIELD_AXIS_STEPS || field->kind->axis == FIELD_AXIS_ORDERED;
}

/* A date that lies further than this from the population's period does not stretch the axis: it is taken for a mistake,
 * warned of, and counted as unknown. */
enum { STRETCH_YEARS = 10 };

/* The days over which an axis of time runs by itself. */
static void own_days(const struct records *records, const struct population *population, int32_t *first, int32_t *last)
{
	bool own = population->dated && (population->period == PERIOD_YEAR || population->period == PERIOD_YEARS);
	*first = own ? population->from : records->settings->from;
	*last = own ? population->to : records->settings->to;
}

static void step_set(
    struct arena *arena, const struct settings *settings, enum step step, int64_t at, struct category *category)
{
	const char *code = step_code(arena, settings, step, at);
	*category = (struct category){.code = code, .text = code};
	if (step == STEP_YEAR)
		return;
	category->own = step == STEP_MONTH ? OWN_MONTH : OWN_QUARTER;
	category->from = step_first(settings, step, at);
	category->text = category_text(arena, words_of(settings->language), category);
}

static void steps_add(
    struct arena *arena, const struct settings *settings, enum step step, int64_t last, struct measure_axis *axis)
{
	axis->steps = (size_t)(last - axis->first + 1);
	axis->days = arena_array(arena, axis->steps + 1, sizeof *axis->days);
	for (size_t i = 0; i <= axis->steps; i++)
		axis->days[i] = step_last_day(settings, step, axis->first - 1 + (int64_t)i);
	room_make(arena, axis, axis->steps);
	for (int64_t at = axis->first; at <= last; at++)
		step_set(arena, settings, step, at, &axis->categories[axis->count++]);
}

static void stray_warn(const struct context *context, const struct records *records, const struct measure *measure,
    const struct by *by, uint32_t row, int count)
{
	struct place place = records->tables[measure->population->table->index].places[row];
	struct buffer line = {0};
	const struct source *source = sources_get(context->sources, place.file);
	if (source)
		buffer_format(&line, "the first is the record in %s, line %d: look at its date", source->path,
		    (int)source_position(source, place.offset).line);
	message_add_hint(context->messages, MSG_STATS_STRAY, value_get(measure->source, "by")->place,
	    source ? arena_copy(context->arena, buffer_text(&line)) : NULL, measure->id, by->path.field->name,
	    STRETCH_YEARS, count, count == 1 ? "" : "s");
	buffer_release(&line);
}

/* The axis runs over the population's period, further where its records are dated outside it. */
static void steps_make(const struct context *context, const struct records *records, const struct measure *measure,
    const struct row_list *rows, struct measure_axis *axis)
{
	const struct settings *settings = records->settings;
	const struct by *by = axis->by;
	int32_t from, to;
	int stray = 0;
	uint32_t first_stray = 0;
	own_days(records, measure->population, &from, &to);
	int64_t first = from, last = to; /* days: the first and the last alone need their step */
	int32_t least = from - STRETCH_YEARS * 366, most = to + STRETCH_YEARS * 366;
	for (size_t i = 0; i < rows->count && !by->stock; i++) {
		int64_t day;
		if (!path_value(records, &by->path, rows->rows[i], &day))
			continue;
		if (day < least || day > most) {
			first_stray = stray++ ? first_stray : rows->rows[i];
			continue;
		}
		first = day < first ? day : first;
		last = day > last ? day : last;
	}
	axis->first = step_of(settings, by->step, (int32_t)first);
	steps_add(context->arena, settings, by->step, step_of(settings, by->step, (int32_t)last), axis);
	if (stray)
		stray_warn(context, records, measure, by, first_stray, stray);
}

static void stock_name(struct measure_axis *axis, const struct words *words)
{
	static const enum own_words names[] = {
	    [STEP_MONTH] = OWN_END_OF_MONTH, [STEP_QUARTER] = OWN_END_OF_QUARTER, [STEP_YEAR] = OWN_END_OF_YEAR};
	axis->name = "open";
	axis->label = NULL;
	axis->own = names[axis->by->step];
	axis->label_text = words_say(words, own_phrases[axis->own]);
}

struct measure_axis measure_axis_make(const struct context *context, const struct records *records,
    const struct measure *measure, size_t which, const struct row_list *rows)
{
	const struct by *by = &measure->by[which];
	const struct field *field = by->path.field;
	const struct words *words = words_of(records->settings->language);
	struct measure_axis axis = {.by = by, .name = field->name, .label = field->label, .ordered = axis_ordered(field)};
	axis.label_text = label_plain(context->arena, field->label, field->name);
	if (by->step != STEP_NONE)
		steps_make(context, records, measure, rows, &axis);
	else if (field->kind->column == COLUMN_BOOLEANS)
		booleans_make(context->arena, &axis, words);
	else if (field->kind->column == COLUMN_REFERENCES)
		references_make(context->arena, &axis, records, field->target);
	else
		codes_make(context->arena, &axis, field);
	unknown_add(context->arena, &axis, words, field);
	axis.raw_count = axis.count;
	if (by->stock)
		stock_name(&axis, words);
	return axis;
}

size_t measure_axis_find(const struct measure_axis *axis, const char *code)
{
	for (size_t i = 0; i < axis->count; i++)
		if (strcmp(axis->categories[i].code, code) == 0)
			return i;
	return SIZE_MAX;
}

/* Makes one category of those marked in GONE; it stands last before unknown. */
static void categories_join(struct arena *arena, struct measure_axis *axis, const bool *gone, struct category joined)
{
	size_t *now = arena_array(arena, axis->count, sizeof *now),
	       *merged = arena_array(arena, axis->raw_count, sizeof *now);
	struct category *categories = arena_array(arena, axis->count + 1, sizeof *categories);
	size_t count = 0, plain = axis->count - axis->has_unknown;
	for (size_t i = 0; i < plain; i++)
		if (!gone[i]) {
			now[i] = count;
			categories[count++] = axis->categories[i];
		}
	for (size_t i = 0; i < plain; i++)
		if (gone[i])
			now[i] = count;
	categories[count++] = joined;
	if (axis->has_unknown) {
		now[plain] = count;
		categories[count++] = axis->categories[plain];
	}
	for (size_t i = 0; i < axis->raw_count; i++)
		merged[i] = now[axis->merged ? axis->merged[i] : i];
	axis->merged = merged;
	axis->categories = categories;
	axis->count = count;
}

static bool merge_unknown(const struct context *context, const struct measure *measure, const struct measure_axis *axis,
    const struct value *code)
{
	const char **names = arena_array(context->arena, axis->count + 1, sizeof *names);
	for (size_t i = 0; i < axis->count; i++)
		names[i] = axis->categories[i].code;
	const char *hint = text_did_you_mean(context->arena, code->text, names, axis->count);
	if (text_equal(code->text, "unknown"))
		hint = "what is not known is never merged with what is";
	message_add_hint(context->messages, MSG_STATS_MERGE_CODE, code->place, hint, measure->id, code->text);
	return false;
}

static bool merge_one(
    const struct context *context, const struct measure *measure, const struct merge *merge, struct measure_axis *axis)
{
	bool *gone = arena_array(context->arena, axis->count + 1, sizeof *gone);
	size_t plain = axis->count - axis->has_unknown;
	for (const struct value *code = merge->of->first; code; code = code->next) {
		size_t at = measure_axis_find(axis, code->text);
		if (at >= plain)
			return merge_unknown(context, measure, axis, code);
		gone[at] = true;
	}
	size_t same = measure_axis_find(axis, merge->code);
	if (same != SIZE_MAX && !gone[same]) {
		message_add(context->messages, MSG_STATS_MERGE_TAKEN, merge->of->place, merge->code, measure->id);
		return false;
	}
	struct category joined = {.code = merge->code, .label = merge->label, .text = merge->label->text, .merged = true};
	categories_join(context->arena, axis, gone, joined);
	return true;
}

bool measure_axis_merge(
    const struct context *context, const struct measure *measure, uint32_t edition, struct measure_axis *axis)
{
	for (size_t i = 0; i < measure->merge_count; i++)
		if ((measure->merges[i].editions & edition) && !merge_one(context, measure, &measure->merges[i], axis))
			return false;
	return true;
}

void measure_axis_keep(struct arena *arena, const struct top *top, const bool *kept, struct measure_axis *axis)
{
	bool *gone = arena_array(arena, axis->count + 1, sizeof *gone);
	for (size_t i = 0; i < axis->count; i++)
		gone[i] = !kept[i];
	struct category joined = {.code = top->code, .label = top->label, .text = top->label->text, .merged = true};
	categories_join(arena, axis, gone, joined);
}

size_t measure_axis_room(const struct measure_axis *axis)
{
	return axis->by->stock || axis->by->path.field->kind->column == COLUMN_LISTS ? axis->raw_count : 1;
}

static size_t list_places(const struct measure_axis *axis, const struct records *records, uint32_t row, size_t *room)
{
	const struct column *column = path_column(records, &axis->by->path, &row);
	size_t count = 0;
	if (column)
		for (uint32_t i = column->starts[row]; i < column->starts[row + 1]; i++)
			room[count++] = column->items[i] - 1u;
	if (count == 0)
		room[count++] = axis->raw_count - 1;
	return count;
}

/* All steps on whose last day the record had begun and not ended. */
static size_t stock_places(const struct measure_axis *axis, const struct records *records, uint32_t row, size_t *room)
{
	int64_t begun, ended;
	if (!path_value(records, &axis->by->path, row, &begun))
		return 0;
	bool closed = path_value(records, &axis->by->ended, row, &ended);
	size_t count = 0;
	for (size_t i = 0; i + 1 < axis->raw_count; i++) {
		int64_t day = axis->days[i + 1];
		if (begun <= day && (!closed || ended > day))
			room[count++] = i;
	}
	return count;
}

/* The step of a day; the last category where it lies in none. */
static size_t step_place(const struct measure_axis *axis, int64_t day)
{
	size_t low = 0, high = axis->steps - 1;
	if (day <= axis->days[0] || day > axis->days[axis->steps])
		return axis->raw_count - 1;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (day > axis->days[middle + 1])
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t one_place(const struct measure_axis *axis, const struct records *records, uint32_t row)
{
	const struct field *field = axis->by->path.field;
	int64_t value;
	if (!path_value(records, &axis->by->path, row, &value))
		return axis->raw_count - 1;
	if (axis->by->step != STEP_NONE)
		return step_place(axis, value);
	if (field->kind->column == COLUMN_BOOLEANS)
		return value == 2 ? 0 : 1;
	return (size_t)(field->kind->column == COLUMN_REFERENCES ? value : value - 1);
}

/* Categories that were merged are one: each is named once. */
static size_t places_merge(const struct measure_axis *axis, size_t *room, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		size_t place = axis->merged[room[i]];
		bool there = false;
		for (size_t j = 0; j < kept; j++)
			there |= room[j] == place;
		if (!there)
			room[kept++] = place;
	}
	return kept;
}

size_t measure_axis_places(const struct measure_axis *axis, const struct records *records, uint32_t row, size_t *room)
{
	size_t count = 1;
	if (axis->by->stock)
		count = stock_places(axis, records, row, room);
	else if (axis->by->path.field->kind->column == COLUMN_LISTS)
		count = list_places(axis, records, row, room);
	else
		room[0] = one_place(axis, records, row);
	return axis->merged ? places_merge(axis, room, count) : count;
}
