#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "data/keys.h"
#include "stats/model.h"

static const char *const any_name =
    "a group is named under 'populations' in measures.yaml, a table under 'tables' in dictionary.yaml";

static int compare_ids(const void *a, const void *b)
{
	const struct population *x = *(const struct population *const *)a, *y = *(const struct population *const *)b;
	return strcmp(x->id, y->id);
}

static const struct population *find(const struct stats *stats, const char *id)
{
	size_t low = 0, high = stats->population_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(stats->by_id[middle]->id, id);
		if (order == 0)
			return stats->by_id[middle];
		*(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
	}
	return NULL;
}

const struct population *stats_population(const struct stats *stats, const char *name, const struct population * not )
{
	const struct population *found = find(stats, name);
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

static int two_digits(const char *text)
{
	return (text[0] - '0') * 10 + text[1] - '0';
}

/* "2020-21": the year that begins on the day and month of FIRST in 2020. */
static bool year_read(const char *text, int32_t first, struct population *population)
{
	if (strlen(text) != 7 || strspn(text, "0123456789") != 4 || text[4] != '-' || strspn(text + 5, "0123456789") != 2)
		return false;
	int year = two_digits(text) * 100 + two_digits(text + 2);
	if (year < 1900 || year > 2198 || two_digits(text + 5) != (year + 1) % 100)
		return false;
	struct civil start = date_civil(first);
	population->period = PERIOD_YEAR;
	population->from = date_from_civil(year, start.month, start.day);
	population->to = date_from_civil(year + 1, start.month, start.day) - 1;
	return true;
}

static bool period_read(const struct context *context, const struct settings *settings, struct population *population)
{
	const struct value *period = value_get(population->source, "period");
	if (!period || period->kind != VALUE_TEXT)
		return true;
	if (population->open) {
		message_add(context->messages, MSG_STATS_OPEN_PERIOD, period->key_place, "period");
		return false;
	}
	if (strcmp(period->text, "all") == 0)
		population->period = PERIOD_ALL;
	else if (strcmp(period->text, "before") == 0)
		population->period = PERIOD_BEFORE;
	else if (!year_read(period->text, settings->from, population)) {
		message_add(context->messages, MSG_STATS_PERIOD, period->place, period->text);
		return false;
	}
	if (!population->dated && population->period != PERIOD_ALL) {
		message_add(context->messages, MSG_STATS_UNDATED, period->key_place, population->table->name);
		return false;
	}
	return true;
}

static bool dated_read(const struct context *context, struct population *population)
{
	const struct value *dated = value_get(population->source, "dated");
	population->dated = date_path(population->table, &population->date);
	if (!dated || dated->kind != VALUE_TEXT)
		return true;
	if (population->open) {
		message_add(context->messages, MSG_STATS_OPEN_PERIOD, dated->key_place, "dated");
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

static bool open_read(const struct context *context, const struct settings *settings, struct population *population)
{
	const struct value *on = value_get(population->source, "open-on");
	const struct table *table = population->table;
	struct date date;
	if (!on || on->kind == VALUE_UNKNOWN)
		return true;
	population->open = true;
	if (!date_read(context, settings, on, &date))
		return false;
	if (!table->open_from || !table->open_to) {
		message_add(context->messages, MSG_STATS_NO_OPEN, on->key_place, table->name);
		return false;
	}
	population->open_day = date.month_only ? date_month_end(date.day) : date.day;
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

static void population_read(const struct context *context, struct stats *stats, const struct value *map)
{
	static const struct key keys[] = {{"from", KEY_TEXT, true, NULL}, {"where", KEY_MAP, false, NULL},
	    {"period", KEY_TEXT, false, NULL}, {"dated", KEY_TEXT, false, NULL}, {"open-on", KEY_ANY, false, NULL},
	    {"label", KEY_TEXT, false, NULL}, {"of", KEY_TEXT, false, NULL}, {"decimals", KEY_INTEGER, false, NULL},
	    {"unit", KEY_TEXT, false, NULL}, {"editions", KEY_TEXTS, false, NULL}};
	struct population *population = &stats->populations[stats->population_count];
	*population = (struct population){.id = map->key, .place = map->key_place, .source = map};
	population->broken = !keys_check(context, map, keys, sizeof keys / sizeof *keys, "a group", map->place);
	if (map->kind == VALUE_MAP) {
		const struct value *label = value_get(map, "label");
		population->label = label && label->kind == VALUE_TEXT ? label : NULL;
	}
	population->editions = settings_editions(context, stats->records->settings, value_get(map, "editions"));
	stats->by_id[stats->population_count++] = population;
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
