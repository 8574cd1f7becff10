/* measures.yaml, facts.yaml and earlier.yaml to the model: their top keys here, what stands below them in population.c,
 * measure.c, fact.c, earlier.c and check.c. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/yaml.h"
#include "stats/earlier.h"
#include "stats/formats.h"
#include "stats/model.h"

const char *label_plain(struct arena *arena, const struct value *label, const char *name)
{
	if (label && label->kind == VALUE_TEXT)
		return label->text;
	char *text = text_capital(arena, name);
	for (char *c = text; *c; c++)
		if (*c == '-')
			*c = ' ';
	return text;
}

/* One of the two files, checked for its top keys; NULL where it is missing, empty or, after a message, cannot be read. */
static const struct value *file_map(
    const struct context *context, const char *root, const char *name, const struct key_table *keys, bool *unread)
{
	if (!file_exists(root, name))
		return NULL;
	const struct value *map = yaml_read(context, root, name, (struct place){0});
	*unread = !map;
	if (!map || map->kind == VALUE_UNKNOWN)
		return NULL;
	*unread = !keys_check(context, map, keys, name, map->place);
	return map;
}

/* Is an earlier measure about the same field? */
static bool is_repeated(const struct stats *stats, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (stats->measures[i].kind == MEASURE_DISTINCT &&
		    stats->measures[i].field.field == stats->measures[index].field.field)
			return true;
	return false;
}

/* What is counted once each must be spelt in one way each. */
static void distincts_check(const struct context *context, const struct stats *stats)
{
	for (size_t i = 0; i < stats->fact_start; i++) {
		const struct measure *measure = &stats->measures[i];
		if (measure->kind == MEASURE_DISTINCT && !measure->broken && measure->field.field && !is_repeated(stats, i))
			records_warn_variants(context, stats->records, measure->field.field);
	}
}

static const struct key measures_file_rows[] = {
    {"populations", KEY_NAMES, false, NULL, &population_keys, NULL, NULL, "a group under each name",
        "{received: {from: referrals, label: Referrals received}}"},
    {"measures", KEY_NAMES, false, NULL, &measure_keys, NULL, NULL, "a statistic under each name",
        "{by-age: {label: Age, count: received, by: age-band}}"},
    {"checks", KEY_LIST, false, NULL, &check_keys, NULL, NULL, "what must hold between figures: see [checks](#checks)",
        "[{that: \"received = accepted + refused\"}]"},
};

const struct key_table measures_file_keys = {
    "measures.yaml", measures_file_rows, sizeof measures_file_rows / sizeof *measures_file_rows, 0, NULL};

static const struct key facts_file_rows[] = {
    {"facts", KEY_NAMES, false, NULL, &fact_keys, NULL, NULL, "a figure from elsewhere under each name",
        "{caseload: {value: 40, source: Scrutiny panel}}"},
};

const struct key_table facts_file_keys = {
    "facts.yaml", facts_file_rows, sizeof facts_file_rows / sizeof *facts_file_rows, 0, NULL};

const struct stats *stats_load(const struct context *context, const struct records *records, const char *root)
{
	struct stats *stats = arena_alloc(context->arena, sizeof *stats);
	stats->records = records;
	stats->counted = year_counts_new(context->arena);
	const struct value *map = file_map(context, root, "measures.yaml", &measures_file_keys, &stats->measures_unread);
	const struct value *facts = file_map(context, root, "facts.yaml", &facts_file_keys, &stats->facts_unread);
	stats->measure_map = map;
	stats->fact_map = facts;
	populations_read(context, stats, value_get(map, "populations"));
	measures_read(context, stats, value_get(map, "measures"), value_get(facts, "facts"));
	checks_read(context, stats, value_get(map, "checks"));
	earlier_read(context, stats, root);
	distincts_check(context, stats);
	return stats;
}

const struct stats *stats_again(const struct context *context, const struct stats *stats, const struct records *records)
{
	struct stats *again = arena_alloc(context->arena, sizeof *again);
	again->records = records;
	again->counted = year_counts_new(context->arena);
	again->measures_unread = stats->measures_unread;
	again->facts_unread = stats->facts_unread;
	populations_read(context, again, value_get(stats->measure_map, "populations"));
	measures_read(context, again, value_get(stats->measure_map, "measures"), value_get(stats->fact_map, "facts"));
	return again;
}

bool stats_knows(const struct stats *stats, const char *id, struct place *place)
{
	const struct measure *measure = stats_measure(stats, id);
	if (measure && place)
		*place = measure->place;
	return measure != NULL;
}

bool stats_missed(const struct stats *stats, const char *id)
{
	return strncmp(id, "fact.", 5) == 0 ? stats->facts_unread : stats->measures_unread;
}

const char *const *stats_names(const struct stats *stats, size_t *count)
{
	*count = stats->measure_count;
	return stats->names;
}

uint32_t stats_population_editions(const struct stats *stats, const char *name)
{
	const struct population *population = stats_population(stats, name, NULL);
	return population ? population->editions : UINT32_MAX;
}

/* A population of the directive's own: the named one, narrowed by the directive's `where`. */
static bool rows_population(const struct context *context, const struct stats *stats, const struct value *where,
    bool all_periods, struct population *out)
{
	if (all_periods && out->source) {
		message_add(context->messages, MSG_STATS_ALL_BUILT, out->of_place, out->id);
		return false;
	}
	if (all_periods)
		out->period = PERIOD_ALL;
	return !where || conditions_read(context, stats->records, where, out->table, &out->conditions);
}

bool stats_rows(const struct context *context, const struct stats *stats, const char *name, struct place place,
    const struct value *where, bool all_periods, struct row_set *out)
{
	const struct value asked = {.kind = VALUE_TEXT, .place = place, .text = name};
	const struct population *population = population_named(context, stats, &asked, NULL);
	if (!population || population->broken)
		return false;
	struct population narrowed = *population;
	narrowed.conditions = (struct conditions){0};
	narrowed.of_place = place;
	if (!rows_population(context, stats, where, all_periods, &narrowed))
		return false;
	if (population->source) {
		narrowed.parent = population;
		narrowed.open = false;
	}
	const struct record_table *table = &stats->records->tables[population->table->index];
	*out = (struct row_set){.table = table};
	uint32_t *rows = arena_array(context->arena, table->count + 1u, sizeof *rows);
	for (uint32_t row = 0; row < table->count; row++)
		if (population_has(stats->records, &narrowed, row))
			rows[out->count++] = row;
	out->rows = rows;
	return true;
}
