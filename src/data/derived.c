/* What the dictionary says of fields that are worked out, and of bounds that are days: names become pointers. */
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "data/derive.h"
#include "data/field_kind.h"
#include "data/keys.h"
#include "data/links.h"
#include "data/typo.h"

/* ---- days ---- */

/* A date, period.from or period.to; DAY_NONE where VALUE is something else. A month is its first day, or its last at the
 * END of something. */
static struct named_day read_day(const struct value *value, bool end)
{
	struct date date;
	if (!value || value->kind != VALUE_TEXT)
		return (struct named_day){DAY_NONE, 0};
	if (text_equal(value->text, "period.from"))
		return (struct named_day){DAY_PERIOD_FROM, 0};
	if (text_equal(value->text, "period.to"))
		return (struct named_day){DAY_PERIOD_TO, 0};
	if (date_parse(value->text, &date))
		return (struct named_day){DAY_GIVEN, date.month_only && end ? date_month_end(date.day) : date.day};
	return (struct named_day){DAY_NONE, 0};
}

bool named_day_known(const struct named_day *day, const struct settings *settings, int32_t *out)
{
	const int32_t days[] = {0, day->day, settings->from, settings->to};
	*out = days[day->kind];
	return day->kind != DAY_NONE;
}

static bool named_day_periodic(const struct named_day *day)
{
	return day->kind == DAY_PERIOD_FROM || day->kind == DAY_PERIOD_TO;
}

static void day_refuse(const struct dictionary_linker *l, const struct value *value, const char *key)
{
	const char *hint = ascii_digit(*value->text) ? typo_date(l->context->arena, value->text) : NULL;
	message_add_hint(l->context->messages, MSG_DICTIONARY_DAY, value->place, hint, key, value->text);
}

static bool read_date_bound(
    const struct dictionary_linker *l, const struct value *map, const char *key, bool end, struct number *out)
{
	const struct value *value = value_get(map, key);
	struct named_day named = read_day(value, end);
	int32_t day;
	bool known = named_day_known(&named, l->settings, &day);
	*out = (struct number){day, 0};
	if (!known && value && value->kind == VALUE_TEXT)
		day_refuse(l, value, key);
	return known;
}

void link_date(const struct dictionary_linker *l, struct field *field, const struct value *map)
{
	field->has_min = read_date_bound(l, map, "min", false, &field->min);
	field->has_max = read_date_bound(l, map, "max", true, &field->max);
	dictionary_check_range(l->context, field, map);
}

/* ---- durations and ages ---- */

void link_duration(const struct dictionary_linker *l, struct field *field, const struct value *map)
{
	const struct value *until = value_get(map, "until");
	field->from = link_path(l, field->table, value_get(map, "from"), is_date, "a date field");
	field->to = link_path(l, field->table, value_get(map, "to"), is_date, "a date field");
	field->until = read_day(until, true);
	field->periodic = named_day_periodic(&field->until);
	field->broken |= !field->from || !field->to;
	if (!until || until->kind != VALUE_TEXT || field->until.kind != DAY_NONE)
		return;
	day_refuse(l, until, "until");
	field->broken = true;
}

void link_age(const struct dictionary_linker *l, struct field *field, const struct value *map)
{
	const struct value *on = value_get(map, "on");
	field->of = link_path(l, field->table, value_get(map, "of"), is_date, "a date field");
	field->on = read_day(on, true);
	field->periodic = named_day_periodic(&field->on);
	if (field->on.kind == DAY_NONE && on && on->kind == VALUE_TEXT && text_starts(on->text, "period."))
		message_add(l->context->messages, MSG_DICTIONARY_DAY, on->place, "on", on->text);
	else if (field->on.kind == DAY_NONE)
		field->on_date = link_path(l, field->table, on, is_date, "a date field, a date, period.from or period.to");
	field->broken |= !field->of || (field->on.kind == DAY_NONE && !field->on_date);
}

/* ---- counts ---- */

/* Makes PATH lead from COUNTED over its parents to TABLE; false where it does not stand in it. */
static bool path_up(const struct table *counted, const struct table *table, struct path *path)
{
	*path = (struct path){.start = counted};
	while (counted->parent && path->hop_count < HOPS_MAX) {
		path->hops[path->hop_count++] = NULL;
		counted = counted->parent;
		if (counted == table)
			return true;
	}
	return false;
}

/* The path over the one reference of COUNTED to TABLE, or over its parents; *WAYS how many there are. */
static void path_found(const struct table *counted, const struct table *table, struct path *path, size_t *ways)
{
	*ways = path_up(counted, table, path);
	for (size_t i = 0; i < counted->field_count; i++) {
		const struct field *field = &counted->fields[i];
		if (field->kind->column != COLUMN_REFERENCES || field->target != table)
			continue;
		*path = (struct path){.start = counted, .hops = {field}, .hop_count = 1};
		++*ways;
	}
}

/* The path that `by` names: the parent, or a reference to TABLE. */
static bool path_named(const struct dictionary_linker *l, const struct table *counted, const struct table *table,
    const struct value *by, struct path *path)
{
	if (counted->parent == table && text_equal(by->text, counted->parent_name))
		return path_up(counted, table, path);
	if (!path_resolve(l->context, counted, by->text, by->place, path))
		return false;
	const struct field *field = path->field;
	if (field->kind->column == COLUMN_REFERENCES && field->target == table && path->hop_count < HOPS_MAX) {
		path->hops[path->hop_count++] = field;
		return true;
	}
	message_add(l->context->messages, MSG_FIELD_TYPE, by->place, by->text,
	    arena_format(l->context->arena, "a reference to table '%s'", table->name));
	return false;
}

static const struct path *link_by(
    const struct dictionary_linker *l, const struct field *field, const struct value *of, const struct value *by)
{
	struct path *path = arena_alloc(l->context->arena, sizeof *path);
	size_t ways;
	if (by && by->kind == VALUE_TEXT)
		return path_named(l, field->target, field->table, by, path) ? path : NULL;
	path_found(field->target, field->table, path, &ways);
	if (ways == 1)
		return path;
	if (ways > 1)
		message_add(l->context->messages, MSG_DICTIONARY_COUNT_WAYS, of->place, of->text, field->table->name);
	else if (!field->target->broken && !l->dictionary->nesting_broken)
		message_add(l->context->messages, MSG_DICTIONARY_COUNT_WAY, of->place, of->text, field->table->name);
	return NULL;
}

void link_count(const struct dictionary_linker *l, struct field *field, const struct value *map)
{
	const struct value *of = value_get(map, "of"), *where = value_get(map, "where");
	field->target = link_table(l, of);
	field->where = where && where->kind == VALUE_MAP ? where : NULL;
	field->all_periods = text_equal(value_text(map, "period"), "all");
	if (field->target)
		field->by = link_by(l, field, of, value_get(map, "by"));
	field->broken |= !field->by;
}
