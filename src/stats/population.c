/* Populations of measures.yaml: which records of a table count, each within the one that it is `of`. Read in the order in
 * which they name one another; a circle is told of. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "stats/formats.h"
#include "stats/model.h"

static const char *const any_name =
    "a group is named under 'populations' in measures.yaml, a table under 'tables' in dictionary.yaml";

static int compare_ids(const void *a, const void *b)
{
	return strcmp(((const struct population_name *)a)->id, ((const struct population_name *)b)->id);
}

const struct population *stats_population(const struct stats *stats, const char *name, const struct population * not )
{
	const struct population_name *named = names_find(stats->by_id, stats->population_count, sizeof *stats->by_id, name);
	const struct population *found = named ? named->population : NULL;
	if (found && found != not )
		return found;
	const struct table *table = dictionary_table(stats->records->dictionary, name);
	return table ? &stats->tables[table->index] : found;
}

const struct population *population_named(
    const struct context *context, const struct stats *stats, const struct value *name, const struct population * not )
{
	const struct population *found = stats_population(stats, name->text, not );
	if (found || stats->measures_unread || stats->records->dictionary->broken)
		return found;
	size_t tables = stats->records->dictionary->table_count, count = 0;
	const char **names = arena_array(context->arena, stats->population_count + tables + 1, sizeof *names);
	for (size_t i = 0; i < stats->population_count; i++)
		names[count++] = stats->populations[i].id;
	for (size_t i = 0; i < tables; i++)
		names[count++] = stats->tables[i].id;
	const char *near = text_did_you_mean(context->arena, name->text, names, count);
	message_add_hint(context->messages, MSG_STATS_GROUP, name->place, near ? near : any_name, name->text);
	return NULL;
}

/* The field that dates a table's records, its own or its parent's. */
static bool date_path(const struct table *table, struct path *out)
{
	*out = (struct path){.start = table};
	for (; table; table = table->parent) {
		out->field = table->date;
		if (table->date || out->hop_count == sizeof out->hops / sizeof *out->hops)
			return table->date != NULL;
		out->hops[out->hop_count++] = NULL;
	}
	return false;
}

static void table_populations(const struct context *context, struct stats *stats)
{
	const struct dictionary *dictionary = stats->records->dictionary;
	const struct settings *settings = stats->records->settings;
	stats->tables = arena_array(context->arena, dictionary->table_count + 1, sizeof *stats->tables);
	for (size_t i = 0; i < dictionary->table_count; i++) {
		const struct table *table = &dictionary->tables[i];
		struct population *own = &stats->tables[i];
		*own = (struct population){.id = table->name, .place = table->place, .table = table, .from = settings->from};
		own->to = settings->to;
		own->editions = UINT32_MAX;
		own->dated = date_path(table, &own->date);
		own->index = stats->order_count;
		stats->order[stats->order_count++] = own;
	}
}

static const char *open_key(const struct population *population)
{
	return value_get(population->source, "open-on") ? "open-on" : "open-during";
}

static bool period_refuse(const struct context *context, const struct settings *settings, const struct value *value)
{
	const char *year = year_name(context->arena, settings, year_of(settings, settings->from));
	const char *hint = arena_format(context->arena, "write all, before, {years: 5}, or a year such as %s", year);
	const char *text = value->kind == VALUE_TEXT ? value->text : "";
	if (strlen(text) == 7 && text[4] == '/') /* 2020/21 */
		hint = arena_format(context->arena, "write %.4s-%s", text, text + 5);
	message_add_hint(
	    context->messages, MSG_STATS_PERIOD, value->place, hint, value->kind == VALUE_TEXT ? value->text : "…");
	return false;
}

static const struct key years_rows[] = {
    {"years", KEY_INTEGER, true, NULL, NULL, "whole number, 1 to 60", NULL,
        "how many report years, the report's own the last", "5"},
};

static const struct key_table years_keys = {
    "Years of a group", years_rows, sizeof years_rows / sizeof *years_rows, ALSO_TEXT, NULL};

/* {years: 5}: the report years that end with this one. */
static bool years_read(const struct context *context, const struct settings *settings, const struct value *map,
    struct population *population)
{
	enum { YEARS_MAX = 60 };
	if (!keys_check(context, map, &years_keys, "'period'", map->place))
		return false;
	int64_t years = keys_integer(map, "years", 0);
	if (years < 1 || years > YEARS_MAX) {
		message_add(context->messages, MSG_STATS_YEARS, value_get(map, "years")->place, YEARS_MAX);
		return false;
	}
	population->period = PERIOD_YEARS;
	population->from = year_first(settings, year_of(settings, settings->from) - (int)years + 1);
	return true;
}

static bool period_text_read(const struct context *context, const struct settings *settings, const struct value *period,
    struct population *population)
{
	int year;
	if (strcmp(period->text, "all") == 0)
		population->period = PERIOD_ALL;
	else if (strcmp(period->text, "before") == 0)
		population->period = PERIOD_BEFORE;
	else if (year_read(settings, period->text, &year)) {
		population->period = PERIOD_YEAR;
		population->from = year_first(settings, year);
		population->to = year_last(settings, year);
	} else
		return period_refuse(context, settings, period);
	return true;
}

static bool period_read(const struct context *context, const struct settings *settings, struct population *population)
{
	const struct value *period = value_get(population->source, "period");
	if (!period || period->kind == VALUE_UNKNOWN)
		return true;
	if (population->open) {
		message_add(context->messages, MSG_STATS_OPEN_PERIOD, period->key_place, "period", open_key(population));
		return false;
	}
	bool sound = period->kind == VALUE_MAP    ? years_read(context, settings, period, population)
	             : period->kind == VALUE_TEXT ? period_text_read(context, settings, period, population)
	                                          : period_refuse(context, settings, period);
	if (sound && !population->dated && population->period != PERIOD_ALL) {
		message_add(context->messages, MSG_STATS_UNDATED, period->key_place, population->table->name);
		return false;
	}
	return sound;
}

static bool dated_read(const struct context *context, struct population *population)
{
	const struct value *dated = value_get(population->source, "dated");
	population->dated = date_path(population->table, &population->date);
	if (!dated || dated->kind != VALUE_TEXT)
		return true;
	if (population->open) {
		message_add(context->messages, MSG_STATS_OPEN_PERIOD, dated->key_place, "dated", open_key(population));
		return false;
	}
	population->dated = true;
	if (!path_resolve(context, population->table, dated->text, dated->place, &population->date))
		return false;
	if (population->date.field->kind->column == COLUMN_DATES)
		return true;
	message_add(context->messages, MSG_STATS_NO_DATE, dated->place, dated->text);
	return false;
}

/* The days of `open-during`: the report's period or a year. */
static bool during_read(const struct context *context, const struct settings *settings, const struct value *during,
    struct population *population)
{
	int year;
	if (during->kind != VALUE_TEXT ||
	    (strcmp(during->text, "period") != 0 && !year_read(settings, during->text, &year))) {
		const char *name = year_name(context->arena, settings, year_of(settings, settings->from));
		message_add_hint(context->messages, MSG_STATS_DURING, during->place,
		    arena_format(context->arena, "write period, or a year such as %s", name),
		    during->kind == VALUE_TEXT ? during->text : "…");
		return false;
	}
	bool own = strcmp(during->text, "period") == 0;
	population->open_from = own ? settings->from : year_first(settings, year);
	population->open_to = own ? settings->to : year_last(settings, year);
	return true;
}

static bool day_read(const struct context *context, const struct settings *settings, const struct value *on,
    struct population *population)
{
	struct date date;
	if (!date_read(context, settings, on, &date))
		return false;
	population->open_from = population->open_to = date.month_only ? date_month_end(date.day) : date.day;
	return true;
}

static bool open_read(const struct context *context, const struct settings *settings, struct population *population)
{
	const struct value *on = value_get(population->source, "open-on");
	const struct value *during = value_get(population->source, "open-during");
	const struct table *table = population->table;
	if (on && during) {
		message_add(context->messages, MSG_STATS_OPEN_PERIOD, during->key_place, "open-during", "open-on");
		return false;
	}
	if (!on && !during)
		return true;
	population->open = true;
	if (on ? !day_read(context, settings, on, population) : !during_read(context, settings, during, population))
		return false;
	if (!table->open_from || !table->open_to) {
		if (!table->open_broken)
			message_add(context->messages, MSG_STATS_NO_OPEN, (on ? on : during)->key_place, table->name);
		return false;
	}
	population->begun = (struct path){.start = table, .field = table->open_from};
	population->ended = (struct path){.start = table, .field = table->open_to};
	return true;
}

/* `period` and `dated` belong to the population that stands on the table. */
static bool built_read(const struct context *context, const struct population *population)
{
	static const char *const keys[] = {"period", "dated"};
	bool sound = true;
	for (size_t i = 0; i < 2; i++) {
		const struct value *value = value_get(population->source, keys[i]);
		if (!value)
			continue;
		message_add(context->messages, MSG_STATS_BUILT, value->key_place, keys[i], population->parent->id);
		sound = false;
	}
	return sound;
}

/* The rest of a population, once its parent is known. */
static void population_finish(const struct context *context, struct stats *stats, struct population *population)
{
	const struct settings *settings = stats->records->settings;
	const struct population *parent = population->parent;
	population->table = parent->table;
	if (!parent->source)
		population->parent = NULL; /* a table's own population only names the table */
	population->broken |= parent->broken;
	if (!population->table)
		return;
	bool sound = open_read(context, settings, population);
	if (population->parent) {
		sound &= built_read(context, population);
		population->date = parent->date;
		population->dated = parent->dated;
		population->period = parent->period;
		population->from = parent->from;
		population->to = parent->to;
	} else {
		population->from = settings->from;
		population->to = settings->to;
		sound &= dated_read(context, population) && period_read(context, settings, population);
	}
	sound &= conditions_read(
	    context, stats->records, value_get(population->source, "where"), population->table, &population->conditions);
	population->broken |= !sound;
}

/* Walks down from START to what is known, then finishes the way back: parents first, cycles reported once. */
static void resolve(const struct context *context, struct stats *stats, struct population *start,
    struct population **stack, uint8_t *state)
{
	size_t depth = 0;
	for (struct population *at = start; at;) {
		size_t own = (size_t)(at - stats->populations);
		if (state[own] == 1) {
			message_add(context->messages, MSG_STATS_CYCLE, value_get(at->source, "from")->place, at->id);
			stack[depth - 1]->parent = NULL;
		}
		if (state[own] != 0)
			break;
		state[own] = 1;
		stack[depth++] = at;
		const struct value *from = value_get(at->source, "from");
		at->parent = from && from->kind == VALUE_TEXT ? population_named(context, stats, from, at) : NULL;
		at = at->parent && at->parent->source ? (struct population *)at->parent : NULL;
	}
	while (depth > 0) {
		struct population *at = stack[--depth];
		state[at - stats->populations] = 2;
		at->index = stats->order_count;
		stats->order[stats->order_count++] = at;
		if (at->parent)
			population_finish(context, stats, at);
		else
			at->broken = true;
	}
}

static const char *const better[] = {"higher", "lower", NULL};

static const struct key population_rows[] = {
    {"from", KEY_TEXT, true, NULL, NULL, "a group or table", NULL, "what it is a part of", "referrals"},
    {"where", KEY_NAMES, false, NULL, &condition_keys, "fields with conditions", "all of them",
        "which records it takes; several conditions must all hold", "{cohort: in-care}"},
    {"period", KEY_ANY, false, NULL, &years_keys, "`all`, `before`, a year or `{years: 5}`", "the reporting period",
        "for a group on a table: `before` takes what is dated before the period, `2020-21` the year that begins on the "
        "period's first day and month in 2020 (`2020` where that is 1 January), `{years: 5}` the five years that end "
        "with the report's",
        "2020-21"},
    {"open-during", KEY_ANY, false, NULL, &key_text, "`period` or a year", NULL,
        "for a group on a table: takes what was open on at least one day of it; replaces the period", "period"},
    {"target", KEY_NUMBER, false, NULL, NULL, NULL, NULL,
        "what its percentage, or its count where it has none, is held against", "90"},
    {"better", KEY_TEXT, false, better, NULL, NULL, "`higher`", "which side of the target is good", "lower"},
    {"earlier", KEY_TEXT, false, NULL, NULL, "name of a fact", NULL,
        "a fact whose `values` are keyed by report years: where earlier.yaml has no figure of a year", "fact.received"},
    {"dated", KEY_TEXT, false, NULL, NULL, "name of a date field", "the table's `date`",
        "for a group on a table: by which date it belongs to the period", "closed"},
    {"open-on", KEY_ANY, false, NULL, &key_text, "date", NULL,
        "takes what began by that day and was not closed by it. On a table it replaces the period; on another group it "
        "narrows it",
        "period.to"},
    {"label", KEY_TEXT, false, NULL, NULL, NULL, NULL, "makes the group a statistic too, which counts it",
        "Referrals received"},
    {"of", KEY_TEXT, false, NULL, NULL, "a group or table", NULL, "what its percentage is out of; needs a `label`",
        "received"},
    {"decimals", KEY_INTEGER, false, NULL, NULL, NULL, "0", "decimals of its percentage", "1"},
    {"unit", KEY_TEXT, false, NULL, NULL, NULL, NULL, "what is counted", "weeks"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that may use it",
        "[board]"},
};

const struct key_table population_keys = {
    "A group", population_rows, sizeof population_rows / sizeof *population_rows, 0, NULL};

static void population_read(const struct context *context, struct stats *stats, const struct value *map)
{
	struct population *population = &stats->populations[stats->population_count];
	*population = (struct population){.id = map->key, .place = map->key_place, .source = map};
	population->broken = !keys_check(context, map, &population_keys, "a group", map->place);
	if (map->kind == VALUE_MAP) {
		const struct value *label = value_get(map, "label");
		population->label = label && label->kind == VALUE_TEXT ? label : NULL;
	}
	population->editions = settings_editions(context, stats->records->settings, value_get(map, "editions"));
	stats->by_id[stats->population_count++] = (struct population_name){population->id, population};
}

static void base_read(const struct context *context, struct stats *stats, struct population *population)
{
	const struct value *of = value_get(population->source, "of");
	if (!of || of->kind != VALUE_TEXT)
		return;
	population->of_place = of->place;
	population->of = population_named(context, stats, of, population);
	population->broken |= !population->of || population->of->broken;
	if (!population->label)
		message_add(context->messages, MSG_STATS_OF_UNLABELLED, of->key_place, population->id);
}

void populations_read(const struct context *context, struct stats *stats, const struct value *map)
{
	size_t count = map && map->kind == VALUE_MAP ? map->count : 0;
	struct arena *arena = context->arena;
	stats->populations = arena_array(arena, count + 1, sizeof *stats->populations);
	stats->by_id = arena_array(arena, count + 1, sizeof *stats->by_id);
	stats->order = arena_array(arena, count + stats->records->dictionary->table_count + 1, sizeof *stats->order);
	table_populations(context, stats);
	for (const struct value *item = count ? map->first : NULL; item; item = item->next)
		population_read(context, stats, item);
	qsort(stats->by_id, count, sizeof *stats->by_id, compare_ids);
	struct population **stack = arena_array(arena, count + 1, sizeof *stack);
	uint8_t *state = arena_array(arena, count + 1, 1);
	for (size_t i = 0; i < count; i++)
		resolve(context, stats, &stats->populations[i], stack, state);
	for (size_t i = 0; i < count; i++)
		base_read(context, stats, &stats->populations[i]);
}
