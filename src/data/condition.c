#include "data/condition.h"

#include <string.h>

#include "base/alike.h"
#include "base/ascii.h"
#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/typo.h"

/* What reading one condition needs. */
struct condition_reader {
	const struct context *context;
	const struct records *records;
	struct condition *condition;
	const struct field *field;
};

/* Reports a text that takes the value and the field's name. */
#define refuse(r, id, value) refuse_with(r, MESSAGE_OF(id, NOWHERE, "", ""), value)

static bool refuse_with(const struct condition_reader *r, enum message_id id, const struct value *value)
{
	message_put(r->context->messages, id, value->place, value->text, r->field->name);
	return false;
}

bool date_read(
    const struct context *context, const struct settings *settings, const struct value *value, struct date *first)
{
	if (value->kind == VALUE_TEXT) {
		bool from = text_equal(value->text, "period.from");
		if (from || text_equal(value->text, "period.to")) {
			*first = (struct date){from ? settings->from : settings->to, false};
			return true;
		}
		if (date_parse(value->text, first))
			return true;
	}
	const char *text = value->kind == VALUE_TEXT ? value->text : value->kind == VALUE_MAP ? "{…}" : "[…]";
	const char *hint = ascii_digit(*text) ? typo_date(context->arena, text) : NULL;
	message_add_hint(context->messages, MSG_STATS_DATE, value->place, hint, text);
	return false;
}

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* ">= 3" is written {from: 3}; NULL of what is no bound. */
static const char *bound_hint(struct arena *arena, const char *text)
{
	static const char *const words[][2] = {{">=", "from"}, {"<=", "to"}, {">", "after"}, {"<", "before"}};
	struct number number;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *rest = text_starts(text, words[i][0]) ? text + strlen(words[i][0]) : "";
		rest += strspn(rest, " ");
		if (number_parse(rest, &number))
			return arena_format(arena, "write {%s: %s}", words[i][1], rest);
	}
	return NULL;
}

/* A number as an interval of the field's integers: empty where it falls between two of them. */
static bool read_number(const struct condition_reader *r, const struct value *value, struct interval *out)
{
	struct number number;
	if (!number_parse(value->text, &number)) {
		message_add_hint(r->context->messages, MSG_STATS_NUMBER, value->place,
		    bound_hint(r->context->arena, value->text), value->text, r->field->name);
		return false;
	}
	const struct column *column = &r->records->tables[r->field->table->index].columns[r->field->index];
	int64_t units = number.units, divisor = 1;
	int64_t factor = column->divisor;
	for (unsigned i = number.decimals; i; i--)
		divisor *= 10;
	if (units > INT64_MAX / 4 / factor || units < INT64_MIN / 4 / factor)
		return refuse(r, MSG_STATS_NUMBER, value);
	out->high = floor_divide(units * factor, divisor);
	out->low = -floor_divide(-units * factor, divisor);
	return true;
}

static bool read_date(const struct condition_reader *r, const struct value *value, struct interval *out)
{
	struct date date;
	if (strspn(value->text, "0123456789") == 4 && !value->text[4]) {
		const char *hint = arena_format(
		    r->context->arena, "write {from: %s-01-01, to: %s-12-31} for the whole year", value->text, value->text);
		message_add_hint(r->context->messages, MSG_STATS_DATE, value->place, hint, value->text);
		return false;
	}
	if (!date_read(r->context, r->records->settings, value, &date))
		return false;
	*out = (struct interval){date.day, date.month_only ? date_month_end(date.day) : date.day};
	return true;
}

static bool read_boolean(const struct condition_reader *r, const struct value *value, struct interval *out)
{
	bool yes = text_equal(value->text, "yes") || text_equal(value->text, "true");
	if (!yes && !text_equal(value->text, "no") && !text_equal(value->text, "false")) {
		const char *hint = typo_boolean(r->context->arena, value->text);
		message_add_hint(r->context->messages, MSG_STATS_BOOLEAN, value->place, hint, value->text, r->field->name);
		return false;
	}
	out->low = out->high = yes ? 2 : 1;
	return true;
}

static bool read_code(const struct condition_reader *r, const struct value *value, struct interval *out)
{
	const struct field *field = r->field;
	const char **names = arena_array(r->context->arena, field->code_count + 1, sizeof *names);
	for (size_t i = 0; i < field->code_count; i++) {
		names[i] = field->codes[i].name;
		if (strcmp(names[i], value->text) == 0) {
			out->low = out->high = (int64_t)i + 1;
			return true;
		}
	}
	const char *hint = text_did_you_mean(r->context->arena, value->text, names, field->code_count);
	if (alike_same(value->text, "unknown"))
		hint = "write unknown, in small letters, for what is not known";
	if (!hint)
		hint = keys_choices(r->context->arena, names, field->code_count);
	message_add_hint(r->context->messages, MSG_STATS_CODE, value->place, hint, value->text, field->name);
	return false;
}

/* The number of an interned text; 0 if no record has it. */
static uint32_t text_number(const struct records *records, const char *text)
{
	for (uint32_t i = 1; i < records->text_count; i++)
		if (records->texts[i][0] == text[0] && strcmp(records->texts[i], text) == 0)
			return i;
	return 0;
}

static void warn_never(const struct condition_reader *r, const struct value *value, const struct table *table)
{
	if (r->records->tables[table->index].count > 0)
		refuse(r, MSG_STATS_NEVER, value);
}

static bool column_has(const struct records *records, const struct field *field, uint32_t text)
{
	const struct record_table *table = &records->tables[field->table->index];
	const uint32_t *texts = table->columns[field->index].texts;
	for (uint32_t row = 0; text && row < table->count; row++)
		if (texts[row] == text)
			return true;
	return false;
}

static bool read_text(const struct condition_reader *r, const struct value *value, struct interval *out)
{
	uint32_t number = text_number(r->records, value->text);
	if (!column_has(r->records, r->field, number))
		warn_never(r, value, r->field->table);
	out->low = out->high = number ? (int64_t)number : -1;
	return true;
}

static bool read_interval(const struct condition_reader *r, const struct value *value, struct interval *out);

/* The key of the records that KEY belongs to, as path_value gives it; low above high: none can have it. */
static bool read_key(
    const struct condition_reader *r, const struct field *key, const struct value *value, struct interval *out)
{
	struct condition_reader of_key = {r->context, r->records, r->condition, key};
	if (key->kind->column != COLUMN_TEXTS)
		return read_interval(&of_key, value, out);
	uint32_t text = text_number(r->records, value->text);
	*out = text ? (struct interval){text, text} : (struct interval){1, 0};
	return true;
}

static bool read_reference(const struct condition_reader *r, const struct value *value, struct interval *out)
{
	const struct table *target = r->field->target;
	struct interval wanted = {1, 0};
	*out = (struct interval){-1, -1};
	if (target->key && !read_key(r, target->key, value, &wanted))
		return false;
	struct path key = {.start = target, .field = target->key};
	for (uint32_t row = 0; row < r->records->tables[target->index].count && wanted.low <= wanted.high; row++) {
		int64_t have;
		if (!path_value(r->records, &key, row, &have) || have != wanted.low)
			continue;
		out->low = out->high = row;
		return true;
	}
	warn_never(r, value, target);
	return true;
}

/* In the order of enum column_kind. */
static bool (*const readers[])(const struct condition_reader *, const struct value *, struct interval *) = {
    read_text, read_number, read_date, read_boolean, read_code, read_code, read_reference, NULL};
_Static_assert(sizeof readers / sizeof *readers == COLUMN_KINDS, "each kind of column needs its reader");

static bool read_interval(const struct condition_reader *r, const struct value *value, struct interval *out)
{
	return readers[r->field->kind->column](r, value, out);
}

static bool has_order(const struct field *field)
{
	return field->kind->column == COLUMN_NUMBERS || field->kind->column == COLUMN_DATES;
}

/* Are there numbers between its values that no record can have? A decimal may have any. */
static bool is_stepped(const struct field *field)
{
	return field->kind->column == COLUMN_NUMBERS && field->kind->type != FIELD_DECIMAL;
}

static bool read_scalar(const struct condition_reader *r, const struct value *value)
{
	struct condition *condition = r->condition;
	if (value->kind != VALUE_TEXT) {
		if (value->kind == VALUE_UNKNOWN)
			message_add(r->context->messages, MSG_STATS_EMPTY, value->place, r->field->name);
		else
			message_add(r->context->messages, MSG_STATS_LIST_ITEM, value->place, r->field->name);
		return false;
	}
	if (strcmp(value->text, "unknown") == 0) {
		condition->unknown = true;
		return true;
	}
	struct interval *at = &condition->intervals[condition->count++];
	if (!read_interval(r, value, at))
		return false;
	return at->low <= at->high || !is_stepped(r->field) || refuse(r, MSG_STATS_BETWEEN, value);
}

static bool read_list(const struct condition_reader *r, const struct value *list)
{
	bool sound = list->count > 0;
	if (!sound)
		message_add(r->context->messages, MSG_STATS_EMPTY, list->place, r->field->name);
	for (const struct value *item = list->first; item; item = item->next)
		sound &= read_scalar(r, item);
	return sound;
}

/* Narrows RANGE by one bound, and WRITTEN as if every bound were included. */
static bool read_bound(
    const struct condition_reader *r, const struct value *bound, struct interval *range, struct interval *written)
{
	struct interval at;
	if (bound->kind != VALUE_TEXT) {
		message_add(r->context->messages, MSG_STATS_EMPTY, bound->place, bound->key);
		return false;
	}
	if (!read_interval(r, bound, &at))
		return false;
	bool below = strcmp(bound->key, "to") == 0 || strcmp(bound->key, "before") == 0;
	int64_t low = strcmp(bound->key, "after") == 0 ? at.high + 1 : at.low;
	int64_t high = strcmp(bound->key, "before") == 0 ? at.low - 1 : at.high;
	if (below && high < range->high)
		range->high = high;
	if (!below && low > range->low)
		range->low = low;
	/* Between two of the field's integers low stands above high: a bound counts as the outer of the two. */
	if (below && at.low < written->high)
		written->high = at.low;
	if (!below && at.high > written->low)
		written->low = at.high;
	return true;
}

static const struct key condition_rows[] = {
    {"from", KEY_ANY, false, NULL, &key_text, "number or date", "no bound", "this or more", "13"},
    {"to", KEY_ANY, false, NULL, &key_text, "number or date", "no bound", "this or less", "15"},
    {"after", KEY_ANY, false, NULL, &key_text, "number or date", "no bound", "more than this", "2024-09-01"},
    {"before", KEY_ANY, false, NULL, &key_text, "number or date", "no bound", "less than this", "period.to"},
    {"not", KEY_ANY, false, NULL, &condition_keys, "value, list or range", "nothing",
        "alone: all that it does not hold for", "in-care"},
};

const struct key_table condition_keys = {
    "A condition", condition_rows, sizeof condition_rows / sizeof *condition_rows, ALSO_TEXT | ALSO_LIST, NULL};

static bool read_range(const struct condition_reader *r, const struct value *map)
{
	if (!keys_check(r->context, map, &condition_keys, "a condition", map->place))
		return false;
	if (value_item(map, "not")) {
		message_add(r->context->messages, MSG_STATS_NOT, value_item(map, "not")->key_place);
		return false;
	}
	if (!has_order(r->field)) {
		message_add(r->context->messages, MSG_STATS_NO_ORDER, map->place, r->field->name);
		return false;
	}
	if (!map->count) {
		message_add(r->context->messages, MSG_STATS_EMPTY, map->place, r->field->name);
		return false;
	}
	struct interval range = {INT64_MIN + 1, INT64_MAX}, written = range;
	bool sound = true;
	for (const struct value *bound = map->first; bound; bound = bound->next)
		sound &= read_bound(r, bound, &range, &written);
	if (sound && written.low > written.high) {
		message_add(r->context->messages, MSG_STATS_RANGE, map->place, r->field->name);
		return false;
	}
	if (sound && range.low > range.high && is_stepped(r->field)) {
		message_add_hint(r->context->messages, MSG_STATS_RANGE, map->place,
		    "nothing lies between the bounds: 'from' and 'to' include theirs, 'after' and 'before' do not",
		    r->field->name);
		return false;
	}
	r->condition->intervals[r->condition->count++] = range;
	return sound;
}

static bool read_wanted(const struct condition_reader *r, const struct value *value)
{
	r->condition->intervals =
	    arena_array(r->context->arena, value->kind == VALUE_LIST ? value->count : 1, sizeof *r->condition->intervals);
	if (value->kind == VALUE_LIST)
		return read_list(r, value);
	return value->kind == VALUE_MAP ? read_range(r, value) : read_scalar(r, value);
}

static bool condition_read(const struct context *context, const struct records *records, const struct value *value,
    const struct table *table, struct condition *condition)
{
	*condition = (struct condition){.source = value};
	if (!path_resolve(context, table, value->key, value->key_place, &condition->path))
		return false;
	struct condition_reader r = {context, records, condition, condition->path.field};
	if (!readers[r.field->kind->column]) {
		message_add(context->messages, MSG_STATS_RECORDS, value->key_place, r.field->name);
		return false;
	}
	const struct value *not = value->kind == VALUE_MAP && value->count == 1 ? value_item(value, "not") : NULL;
	condition->negated = not != NULL;
	return read_wanted(&r, not ? not : value);
}

bool conditions_read(const struct context *context, const struct records *records, const struct value *where,
    const struct table *table, struct conditions *out)
{
	*out = (struct conditions){0};
	if (!where || where->kind == VALUE_UNKNOWN)
		return true;
	if (where->kind != VALUE_MAP)
		return false;
	out->items = arena_array(context->arena, where->count, sizeof *out->items);
	bool sound = true;
	for (const struct value *item = where->first; item; item = item->next) {
		if (condition_read(context, records, item, table, &out->items[out->count]))
			out->count++;
		else
			sound = false;
	}
	return sound;
}

static bool among(const struct condition *condition, int64_t value)
{
	for (size_t i = 0; i < condition->count; i++)
		if (value >= condition->intervals[i].low && value <= condition->intervals[i].high)
			return true;
	return false;
}

/* Does a list of codes hold one of the wanted ones? */
static bool list_holds(const struct condition *condition, const struct records *records, uint32_t row)
{
	const struct column *column = path_column(records, &condition->path, &row);
	if (!column || column->starts[row] == column->starts[row + 1])
		return condition->unknown;
	for (uint32_t i = column->starts[row]; i < column->starts[row + 1]; i++)
		if (among(condition, column->items[i]))
			return true;
	return false;
}

static bool condition_holds(const struct condition *condition, const struct records *records, uint32_t row)
{
	int64_t value;
	bool holds;
	if (condition->path.field->kind->column == COLUMN_LISTS)
		holds = list_holds(condition, records, row);
	else if (path_value(records, &condition->path, row, &value))
		holds = among(condition, value);
	else
		holds = condition->unknown;
	return holds != condition->negated;
}

bool conditions_hold(const struct conditions *conditions, const struct records *records, uint32_t row)
{
	for (size_t i = 0; i < conditions->count; i++)
		if (!condition_holds(&conditions->items[i], records, row))
			return false;
	return true;
}
