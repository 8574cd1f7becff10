#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "data/keys.h"
#include "stats/model.h"

/* One row a kind, indexed by it. */
struct kind {
	const char *key;
	bool of_numbers; /* its field must be a number or a duration */
};

static const struct kind kinds[] = {
    [MEASURE_COUNT] = {"count", false},
    [MEASURE_DISTINCT] = {"distinct", false},
    [MEASURE_SUM] = {"sum", true},
    [MEASURE_MEAN] = {"mean", true},
    [MEASURE_MEDIAN] = {"median", true},
    [MEASURE_PERCENTILE] = {"percentile", true},
    [MEASURE_MIN] = {"min", true},
    [MEASURE_MAX] = {"max", true},
    [MEASURE_RATIO] = {"ratio", false},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds, RATIO_DEPTH = 8 };

struct loading {
	const struct context *context;
	struct stats *stats;
};

static int compare_measures(const void *a, const void *b)
{
	const struct measure *x = a, *y = b;
	if ((x->kind == MEASURE_FACT) != (y->kind == MEASURE_FACT))
		return x->kind == MEASURE_FACT ? 1 : -1;
	int order = strcmp(x->id, y->id);
	return order ? order : (x->place.offset > y->place.offset) - (x->place.offset < y->place.offset);
}

static const struct measure *find(const struct measure *measures, size_t count, const char *id)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(measures[middle].id, id);
		if (order == 0)
			return &measures[middle];
		*(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
	}
	return NULL;
}

const struct measure *stats_measure(const struct stats *stats, const char *id)
{
	const struct measure *found = find(stats->measures, stats->fact_start, id);
	return found ? found : find(stats->measures + stats->fact_start, stats->measure_count - stats->fact_start, id);
}

static const struct measure *measure_named(const struct loading *l, const struct value *name)
{
	const struct measure *found = stats_measure(l->stats, name->text);
	if (found || stats_missed(l->stats, name->text))
		return found;
	const char *near = text_did_you_mean(l->context->arena, name->text, l->stats->names, l->stats->measure_count);
	const struct population *population = stats_population(l->stats, name->text, NULL);
	if (!near && population && population->source)
		near = "a group without a label is no statistic: give it one";
	message_add_hint(l->context->messages, MSG_STATS_MEASURE, name->place, near, name->text);
	return NULL;
}

/* The decimals key: 0 to 6, or -1 where there is none (or after a message). */
static int decimals_read(const struct context *context, const struct value *map)
{
	const struct value *value = value_get(map, "decimals");
	struct number decimals;
	if (!value || value->kind != VALUE_TEXT || !number_parse(value->text, &decimals) || decimals.decimals > 0)
		return -1;
	if (decimals.units >= 0 && decimals.units <= NUMBER_DECIMALS_MAX)
		return (int)decimals.units;
	message_add(context->messages, MSG_STATS_DECIMALS, value->place, value->text);
	return -1;
}

static bool id_sound(const char *id)
{
	static const char *const may = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
	return *id && !id[strspn(id, may)];
}

/* The part of a measure that a label, of a population too, and `measures` share. */
static struct measure *measure_begin(const struct loading *l, const struct value *map)
{
	struct stats *stats = l->stats;
	struct measure *measure = &stats->measures[stats->measure_count++];
	const struct value *label = value_get(map, "label");
	*measure = (struct measure){.id = map->key, .place = map->key_place, .source = map};
	measure->label = label && label->kind == VALUE_TEXT ? label : NULL;
	measure->unit = value_text(map, "unit");
	measure->decimals = decimals_read(l->context, map);
	measure->editions = settings_editions(l->context, stats->records->settings, value_get(map, "editions"));
	if (!id_sound(measure->id))
		message_add(l->context->messages, MSG_STATS_ID, measure->place, measure->id);
	return measure;
}

static void population_measure(const struct loading *l, const struct population *population)
{
	struct measure *measure = measure_begin(l, population->source);
	measure->kind = MEASURE_COUNT;
	measure->population = population;
	measure->of = population->of;
	measure->of_place = population->of_place;
	measure->broken = population->broken;
}

static const struct value *text_value(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);
	return value && value->kind == VALUE_TEXT ? value : NULL;
}

/* Which of the kinds' keys stands there: exactly one. */
static bool kind_read(const struct loading *l, struct measure *measure)
{
	const struct value *found = NULL;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct value *value = value_get(measure->source, kinds[i].key);
		if (value && found) {
			message_add(l->context->messages, MSG_STATS_KINDS, value->key_place, found->key, value->key);
			return false;
		}
		if (value) {
			found = value;
			measure->kind = (enum measure_kind)i;
		}
	}
	if (!found)
		message_add(l->context->messages, MSG_STATS_NO_KIND, measure->place, measure->id);
	return found != NULL;
}

static bool field_read(const struct loading *l, struct measure *measure)
{
	const struct value *name = text_value(measure->source, kinds[measure->kind].key);
	const struct path *path = &measure->field;
	if (!name || !path_resolve(l->context, measure->population->table, name->text, name->place, &measure->field))
		return false;
	enum column_kind column = path->field->kind->column;
	if (column != COLUMN_RECORDS && (column == COLUMN_NUMBERS || !kinds[measure->kind].of_numbers))
		return true;
	message_add(l->context->messages, MSG_STATS_NO_NUMBER, name->place, kinds[measure->kind].key, name->text);
	return false;
}

/* The population that is counted, or that the field is taken over. */
static bool population_read(const struct loading *l, struct measure *measure)
{
	bool counts = measure->kind == MEASURE_COUNT;
	const struct value *over = value_get(measure->source, "over");
	if (counts && over) {
		message_add(l->context->messages, MSG_STATS_OVER_COUNT, over->key_place);
		return false;
	}
	if (!counts && !over)
		message_add(l->context->messages, MSG_STATS_NO_OVER, measure->place, kinds[measure->kind].key);
	const struct value *name = text_value(measure->source, counts ? "count" : "over");
	measure->population = name ? population_named(l->context, l->stats, name, NULL) : NULL;
	if (!measure->population || measure->population->broken)
		return false;
	measure->editions &= measure->population->editions;
	return counts || field_read(l, measure);
}

static bool step_read(const struct loading *l, const struct value *step, struct by *by)
{
	bool month = text_equal(step->text, "month");
	if (!month && !text_equal(step->text, "quarter")) {
		message_add(l->context->messages, MSG_STATS_STEP, step->place);
		return false;
	}
	by->step = month ? STEP_MONTH : STEP_QUARTER;
	if (by->path.field->kind->axis == FIELD_AXIS_STEPS)
		return true;
	message_add(l->context->messages, MSG_STATS_STEP_FIELD, step->key_place, by->path.field->name, step->text);
	return false;
}

static bool axis_type_sound(const struct loading *l, const struct by *by, struct place place)
{
	const struct field *field = by->path.field;
	enum field_axis axis = field->kind->axis;
	if (field->target && field->target->personal && axis != FIELD_AXIS_NONE) {
		message_add(l->context->messages, MSG_STATS_BY_PERSONAL, place, field->name, field->target->name);
		return false;
	}
	if (by->step != STEP_NONE || (axis != FIELD_AXIS_NONE && axis != FIELD_AXIS_STEPS))
		return true;
	if (axis == FIELD_AXIS_STEPS)
		message_add(l->context->messages, MSG_STATS_BY_DATE, place, field->name);
	else
		message_add(l->context->messages, MSG_STATS_BY_FIELD, place, field->name);
	return false;
}

/* One axis: a field's name, or {date: month}. */
static bool axis_read(const struct loading *l, const struct value *value, struct measure *measure)
{
	struct by *by = &measure->by[measure->dimensions++];
	const struct value *step = value->kind == VALUE_MAP && value->count == 1 ? value->first : NULL;
	if (!step && value->kind != VALUE_TEXT) {
		message_add(l->context->messages, MSG_STATS_BY, value->place);
		return false;
	}
	const char *name = step ? step->key : value->text;
	struct place place = step ? step->key_place : value->place;
	if (!path_resolve(l->context, measure->population->table, name, place, &by->path))
		return false;
	return (!step || step_read(l, step, by)) && axis_type_sound(l, by, place);
}

static bool by_read(const struct loading *l, struct measure *measure)
{
	const struct value *by = value_get(measure->source, "by");
	if (!by || by->kind == VALUE_UNKNOWN)
		return true;
	if (by->kind != VALUE_LIST)
		return axis_read(l, by, measure);
	if (by->count < 1 || by->count > 2) {
		message_add(l->context->messages, MSG_STATS_BY, by->place);
		return false;
	}
	bool sound = true;
	for (const struct value *item = by->first; item; item = item->next)
		sound &= axis_read(l, item, measure);
	return sound;
}

/* `of`: a population for a count; a population or another distinct for a distinct; nothing else has a percentage. */
static bool of_read(const struct loading *l, struct measure *measure)
{
	const struct value *of = text_value(measure->source, "of");
	if (!of)
		return true;
	measure->of_place = of->place;
	bool distinct = measure->kind == MEASURE_DISTINCT;
	if (!distinct && measure->kind != MEASURE_COUNT) {
		message_add(l->context->messages, MSG_STATS_OF_KIND, of->key_place, kinds[measure->kind].key);
		return false;
	}
	if (measure->dimensions > 0) {
		message_add(l->context->messages, MSG_STATS_OF_BREAKDOWN, of->key_place);
		return false;
	}
	const struct measure *other = distinct ? stats_measure(l->stats, of->text) : NULL;
	if (other && value_get(other->source, "distinct") && !value_get(other->source, "by") && other != measure) {
		measure->of_distinct = other;
		return true;
	}
	measure->of = population_named(l->context, l->stats, of, NULL);
	return measure->of && !measure->of->broken;
}

static bool part_sound(const struct loading *l, const struct value *name, const struct measure *part)
{
	bool approximate = part->fact && part->fact->approx;
	if (part->dimensions == 0 && !approximate && (!part->fact || part->fact->single))
		return true;
	message_add(l->context->messages, MSG_STATS_RATIO_PART, name->place, part->id);
	return false;
}

static bool ratio_read(const struct loading *l, struct measure *measure)
{
	const struct value *pair = value_get(measure->source, "ratio");
	static const char *const no[] = {"by", "over"};
	for (size_t i = 0; i < 2; i++) {
		const struct value *value = value_get(measure->source, no[i]);
		if (!value)
			continue;
		message_add(l->context->messages, MSG_STATS_RATIO_KEY, value->key_place, no[i]);
		return false;
	}
	if (pair->kind != VALUE_LIST || pair->count != 2) {
		message_add(l->context->messages, MSG_STATS_RATIO, pair->place);
		return false;
	}
	bool sound = true;
	size_t at = 0;
	for (const struct value *name = pair->first; name; name = name->next, at++) {
		if (name->kind != VALUE_TEXT) {
			message_add(l->context->messages, MSG_STATS_RATIO, name->place);
			return false;
		}
		measure->parts[at] = measure_named(l, name);
		measure->part_places[at] = name->place;
		sound &= measure->parts[at] != NULL;
	}
	return sound;
}

static void ratio_finish(const struct loading *l, struct measure *measure)
{
	const struct value *name = value_get(measure->source, "ratio")->first;
	for (size_t i = 0; i < 2; i++, name = name->next)
		if (measure->parts[i]->broken || !part_sound(l, name, measure->parts[i]))
			measure->broken = true;
}

/* Ratios of ratios: at most RATIO_DEPTH deep, so never in a circle. */
static bool ratio_bounded(const struct measure *measure, int depth)
{
	if (measure->kind != MEASURE_RATIO || measure->broken)
		return true;
	return depth > 0 && ratio_bounded(measure->parts[0], depth - 1) && ratio_bounded(measure->parts[1], depth - 1);
}

/* All are looked at before one is marked, so that each of a circle has its message. */
static void ratios_check(const struct loading *l)
{
	struct stats *stats = l->stats;
	bool *unbounded = arena_array(l->context->arena, stats->measure_count + 1, sizeof *unbounded);
	for (size_t i = 0; i < stats->measure_count; i++)
		unbounded[i] = !ratio_bounded(&stats->measures[i], RATIO_DEPTH);
	for (size_t i = 0; i < stats->measure_count; i++) {
		if (!unbounded[i])
			continue;
		stats->measures[i].broken = true;
		message_add(l->context->messages, MSG_STATS_RATIO_CYCLE, stats->measures[i].place, stats->measures[i].id);
	}
}

static void measure_finish(const struct loading *l, struct measure *measure)
{
	if (measure->broken || !kind_read(l, measure)) {
		measure->broken = true;
		return;
	}
	bool ratio = measure->kind == MEASURE_RATIO;
	bool sound = ratio ? ratio_read(l, measure) : population_read(l, measure) && by_read(l, measure);
	measure->ranked = text_equal(value_text(measure->source, "sort"), "count");
	measure->broken = !sound || !of_read(l, measure);
	if (measure->ranked && sound && measure->dimensions == 0)
		message_add(l->context->messages, MSG_STATS_SORT, value_get(measure->source, "sort")->key_place);
}

static void measure_read(const struct loading *l, const struct value *map)
{
	static const char *const sorts[] = {"count", NULL};
	static const struct key keys[] = {{"label", KEY_TEXT, false, NULL}, {"count", KEY_TEXT, false, NULL},
	    {"distinct", KEY_TEXT, false, NULL}, {"sum", KEY_TEXT, false, NULL}, {"mean", KEY_TEXT, false, NULL},
	    {"median", KEY_TEXT, false, NULL}, {"min", KEY_TEXT, false, NULL}, {"max", KEY_TEXT, false, NULL},
	    {"ratio", KEY_LIST, false, NULL}, {"over", KEY_TEXT, false, NULL}, {"by", KEY_ANY, false, NULL},
	    {"of", KEY_TEXT, false, NULL}, {"sort", KEY_TEXT, false, sorts}, {"decimals", KEY_INTEGER, false, NULL},
	    {"unit", KEY_TEXT, false, NULL}, {"editions", KEY_TEXTS, false, NULL}};
	struct measure *measure = measure_begin(l, map);
	measure->broken = !keys_check(l->context, map, keys, sizeof keys / sizeof *keys, "a statistic", map->place);
}

static void facts_read(const struct loading *l, const struct value *facts)
{
	if (!facts || facts->kind != VALUE_MAP)
		return;
	for (const struct value *item = facts->first; item; item = item->next) {
		struct measure *measure = measure_begin(l, item);
		measure->id = arena_format(l->context->arena, "fact.%s", item->key);
		measure->kind = MEASURE_FACT;
		measure->broken = !fact_read(l->context, item, measure);
	}
}

/* Sorts, refuses a second measure of the same id, and makes the list of names. */
static void measures_index(const struct loading *l)
{
	struct stats *stats = l->stats;
	qsort(stats->measures, stats->measure_count, sizeof *stats->measures, compare_measures);
	stats->names = arena_array(l->context->arena, stats->measure_count + 1, sizeof *stats->names);
	stats->fact_start = stats->measure_count;
	for (size_t i = 0; i < stats->measure_count; i++) {
		struct measure *measure = &stats->measures[i];
		measure->index = i;
		stats->names[i] = measure->id;
		if (measure->kind == MEASURE_FACT && stats->fact_start > i)
			stats->fact_start = i;
		if (i > 0 && strcmp(measure->id, stats->names[i - 1]) == 0) {
			message_add(l->context->messages, MSG_STATS_TWICE, measure->place, measure->id);
			message_also(l->context->messages, measure[-1].place, "first defined here");
		}
	}
}

/* A measure of an edition may not need what that edition lacks. */
static void needs_check(const struct loading *l, const struct measure *measure, uint32_t editions, const char *id,
    struct place asked, struct place other)
{
	const struct settings *settings = l->stats->records->settings;
	for (size_t i = 0; i < settings->edition_count; i++) {
		uint32_t bit = settings->editions[i].bit;
		if (!(measure->editions & bit) || (editions & bit))
			continue;
		message_add(l->context->messages, MSG_STATS_EDITION, asked, measure->id, id, settings->editions[i].name);
		message_also(l->context->messages, other, "its editions are named here");
		return;
	}
}

static struct place editions_place(const struct value *source, struct place fallback)
{
	const struct value *editions = value_get(source, "editions");
	return editions ? editions->key_place : fallback;
}

static void editions_check(const struct loading *l, const struct measure *measure)
{
	if (measure->of)
		needs_check(l, measure, measure->of->editions, measure->of->id, measure->of_place,
		    editions_place(measure->of->source, measure->of->place));
	if (measure->of_distinct)
		needs_check(l, measure, measure->of_distinct->editions, measure->of_distinct->id, measure->of_place,
		    editions_place(measure->of_distinct->source, measure->of_distinct->place));
	for (size_t i = 0; i < 2 && measure->kind == MEASURE_RATIO; i++)
		needs_check(l, measure, measure->parts[i]->editions, measure->parts[i]->id, measure->part_places[i],
		    editions_place(measure->parts[i]->source, measure->parts[i]->place));
}

static size_t item_count(const struct value *map)
{
	return map && map->kind == VALUE_MAP ? map->count : 0;
}

void measures_read(
    const struct context *context, struct stats *stats, const struct value *measures, const struct value *facts)
{
	const struct loading l = {context, stats};
	size_t room = stats->population_count + item_count(measures) + item_count(facts) + 1;
	stats->measures = arena_array(context->arena, room, sizeof *stats->measures);
	for (size_t i = 0; i < stats->population_count; i++)
		if (stats->populations[i].label)
			population_measure(&l, &stats->populations[i]);
	for (const struct value *item = item_count(measures) ? measures->first : NULL; item; item = item->next)
		measure_read(&l, item);
	facts_read(&l, facts);
	measures_index(&l);
	for (size_t i = 0; i < stats->measure_count; i++)
		if (stats->measures[i].kind != MEASURE_FACT && !stats->measures[i].population)
			measure_finish(&l, &stats->measures[i]);
	for (size_t i = 0; i < stats->measure_count; i++)
		if (stats->measures[i].kind == MEASURE_RATIO && !stats->measures[i].broken)
			ratio_finish(&l, &stats->measures[i]);
	ratios_check(&l);
	for (size_t i = 0; i < stats->measure_count; i++)
		if (!stats->measures[i].broken)
			editions_check(&l, &stats->measures[i]);
}
