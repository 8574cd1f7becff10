/* measures.yaml and facts.yaml to checked measures. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "stats/formats.h"
#include "stats/kind.h"

enum { PARTS_DEPTH = 8 };

static int compare_measures(const void *a, const void *b)
{
	const struct measure *x = a, *y = b;
	if ((x->kind == MEASURE_FACT) != (y->kind == MEASURE_FACT))
		return x->kind == MEASURE_FACT ? 1 : -1;
	int order = strcmp(x->id, y->id);
	return order ? order : (x->place.offset > y->place.offset) - (x->place.offset < y->place.offset);
}

const struct measure *stats_measure(const struct stats *stats, const char *id)
{
	const struct measure *measures = stats->measures, *facts = measures + stats->fact_start;
	const struct measure *found = names_find(measures, stats->fact_start, sizeof *measures, id);
	return found ? found : names_find(facts, stats->measure_count - stats->fact_start, sizeof *facts, id);
}

const struct measure *measure_named(const struct measure_loader *l, const struct value *name)
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

static int decimals_read(const struct measure_loader *l, const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);
	struct number decimals;
	if (!value || value->kind != VALUE_TEXT || !number_parse(value->text, &decimals) || decimals.decimals > 0)
		return -1;
	if (decimals.units >= 0 && decimals.units <= NUMBER_DECIMALS_MAX)
		return (int)decimals.units;
	message_add(l->context->messages, MSG_STATS_DECIMALS, value->place, value->text);
	return -1;
}

bool measure_refuse(const struct measure_loader *l, const struct measure *measure, const char *key, const char *hint)
{
	const struct value *value = value_get(measure->source, key);
	message_add_hint(
	    l->context->messages, MSG_STATS_KEY_PLACE, value ? value->key_place : measure->place, hint, key, measure->id);
	return false;
}

static bool id_sound(const char *id)
{
	static const char *const may = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
	return *id && !id[strspn(id, may)];
}

/* The part of a measure that a label, of a population too, and `measures` share. */
static struct measure *measure_begin(const struct measure_loader *l, const struct value *map)
{
	struct stats *stats = l->stats;
	struct measure *measure = &stats->measures[stats->measure_count++];
	const struct value *label = value_get(map, "label");
	*measure = (struct measure){.id = map->key, .place = map->key_place, .source = map};
	measure->label = label && label->kind == VALUE_TEXT ? label : NULL;
	measure->unit = value_text(map, "unit");
	measure->decimals = decimals_read(l, map, "decimals");
	measure->percent_decimals = decimals_read(l, map, "percent-decimals");
	measure->editions = settings_editions(l->context, stats->records->settings, value_get(map, "editions"));
	if (!id_sound(measure->id))
		message_add(l->context->messages, MSG_STATS_ID, measure->place, measure->id);
	if (text_starts(measure->id, "fact."))
		message_add(l->context->messages, MSG_STATS_ID_OF_FACT, measure->place, measure->id);
	return measure;
}

/* `target` and `better`. */
static bool target_read(const struct measure_loader *l, struct measure *measure)
{
	const struct value *better = value_get(measure->source, "better");
	measure->target.given = keys_number(measure->source, "target", &measure->target.number);
	measure->target.lower = text_equal(value_text(measure->source, "better"), "lower");
	if (better && !measure->target.given && !value_get(measure->source, "target"))
		return measure_refuse(l, measure, "better", "it goes with a target: add one");
	return true;
}

static void population_measure(const struct measure_loader *l, const struct population *population)
{
	struct measure *measure = measure_begin(l, population->source);
	measure->kind = MEASURE_COUNT;
	measure->population = population;
	measure->of = population->of;
	measure->of_place = population->of_place;
	measure->broken = !target_read(l, measure) || population->broken;
}

static const struct value *text_value(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);
	return value && value->kind == VALUE_TEXT ? value : NULL;
}

/* Which of the kinds' keys stands there: exactly one. */
static bool kind_find(const struct measure_loader *l, struct measure *measure)
{
	const struct value *found = NULL;
	for (enum measure_kind kind = 0; kind < MEASURE_KINDS; kind++) {
		const char *key = kind_row(kind)->key;
		const struct value *value = key ? value_get(measure->source, key) : NULL;
		if (value && found) {
			message_add(l->context->messages, MSG_STATS_KINDS, value->key_place, found->key, value->key);
			return false;
		}
		if (value) {
			found = value;
			measure->kind = kind;
		}
	}
	if (!found)
		message_add(l->context->messages, MSG_STATS_NO_KIND, measure->place, measure->id);
	return found != NULL;
}

static bool is_number(const struct field *field)
{
	return field->kind->column == COLUMN_NUMBERS;
}

static bool field_read(const struct measure_loader *l, struct measure *measure)
{
	const struct kind *kind = kind_of(measure);
	const struct value *name = text_value(measure->source, kind->key);
	const struct path *path = &measure->field;
	if (!name || !path_resolve(l->context, measure->population->table, name->text, name->place, &measure->field))
		return false;
	bool number = is_number(path->field);
	if (path->field->kind->column == COLUMN_RECORDS || (!number && kind->of_numbers)) {
		message_add(l->context->messages, MSG_STATS_NO_NUMBER, name->place, kind->key, name->text);
		return false;
	}
	if (!measure->unit && kind->of_numbers)
		measure->unit = path->field->unit;
	return true;
}

static bool step_read(const struct measure_loader *l, const struct value *step, struct by *by)
{
	static const char *const names[] = {[STEP_MONTH] = "month", [STEP_QUARTER] = "quarter", [STEP_YEAR] = "year"};
	for (enum step at = STEP_MONTH; at <= STEP_YEAR; at++)
		if (text_equal(step->text, names[at]))
			by->step = at;
	if (by->step != STEP_NONE)
		return true;
	message_add(l->context->messages, MSG_STATS_STEP, step->place);
	return false;
}

static bool date_step_read(const struct measure_loader *l, const struct value *step, struct by *by)
{
	if (!step_read(l, step, by) || by->path.field->kind->column == COLUMN_DATES)
		return by->step != STEP_NONE;
	message_add(l->context->messages, MSG_STATS_STEP_FIELD, step->key_place, by->path.field->name, step->text);
	return false;
}

/* {open: month}, on a table that says when its records are open. */
static bool is_stock(const struct value *step, const struct table *table)
{
	return step && text_equal(step->key, "open") && table->open_from && table->open_to;
}

static bool stock_read(
    const struct measure_loader *l, const struct value *step, const struct table *table, struct by *by)
{
	by->stock = true;
	by->path = (struct path){.start = table, .field = table->open_from};
	by->ended = (struct path){.start = table, .field = table->open_to};
	return step_read(l, step, by);
}

static bool axis_type_sound(const struct measure_loader *l, const struct by *by, struct place place)
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
static bool axis_read(const struct measure_loader *l, const struct value *value, struct measure *measure)
{
	struct by *by = &measure->by[measure->dimensions++];
	const struct value *step = value->kind == VALUE_MAP && value->count == 1 ? value->first : NULL;
	if (!step && value->kind != VALUE_TEXT) {
		message_add(l->context->messages, MSG_STATS_BY, value->place);
		return false;
	}
	if (is_stock(step, measure->population->table))
		return stock_read(l, step, measure->population->table, by);
	const char *name = step ? step->key : value->text;
	struct place place = step ? step->key_place : value->place;
	if (!path_resolve(l->context, measure->population->table, name, place, &by->path))
		return false;
	return (!step || date_step_read(l, step, by)) && axis_type_sound(l, by, place);
}

static bool by_read(const struct measure_loader *l, struct measure *measure)
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

/* The population that KEY names, over whose records the measure is. */
static bool population_read(const struct measure_loader *l, struct measure *measure, const char *key)
{
	const struct value *name = text_value(measure->source, key);
	measure->population = name ? population_named(l->context, l->stats, name, NULL) : NULL;
	if (!measure->population || measure->population->broken)
		return false;
	measure->editions &= measure->population->editions;
	return true;
}

bool measure_read_count(const struct measure_loader *l, struct measure *measure)
{
	const struct value *over = value_get(measure->source, "over");
	if (!over)
		return population_read(l, measure, "count") && by_read(l, measure);
	message_add(l->context->messages, MSG_STATS_OVER_COUNT, over->key_place);
	return false;
}

bool measure_read_over(const struct measure_loader *l, struct measure *measure)
{
	if (!value_get(measure->source, "over"))
		message_add(l->context->messages, MSG_STATS_NO_OVER, measure->place, kind_of(measure)->key);
	return population_read(l, measure, "over") && field_read(l, measure) && by_read(l, measure);
}

/* `of`: a population for a count; for a distinct or a sum another single figure of its kind. */
static bool of_read(const struct measure_loader *l, struct measure *measure)
{
	const struct kind *kind = kind_of(measure);
	const struct value *of = text_value(measure->source, "of");
	if (!of)
		return true;
	measure->of_place = of->place;
	if (!kind->percentages) {
		message_add(l->context->messages, MSG_STATS_OF_KIND, of->key_place, kind->key);
		return false;
	}
	if (measure->dimensions > 0) {
		message_add(l->context->messages, MSG_STATS_OF_BREAKDOWN, of->key_place);
		return false;
	}
	if (measure->kind == MEASURE_COUNT) {
		measure->of = population_named(l->context, l->stats, of, NULL);
		return measure->of && !measure->of->broken;
	}
	const struct measure *other = stats_population(l->stats, of->text, NULL) ? NULL : measure_named(l, of);
	if (other && value_get(other->source, kind->key) && !value_get(other->source, "by") && other != measure) {
		measure->of_measure = other;
		return true;
	}
	if (other || stats_population(l->stats, of->text, NULL))
		message_add(l->context->messages, MSG_STATS_OF_MEASURE, of->place, kind->key, of->text);
	return false;
}

/* One exact figure, or a breakdown as the other part is. */
static bool part_sound(const struct measure_loader *l, const struct measure *measure, size_t which)
{
	const struct measure *part = measure->parts[which], *first = measure->parts[0];
	if (part->fact && part->fact->approx) {
		message_add(l->context->messages, MSG_STATS_PART, measure->part_places[which], part->id);
		return false;
	}
	if (part->dimensions == first->dimensions)
		return true;
	message_add(l->context->messages, MSG_STATS_PARTS, measure->part_places[which], first->id, part->id);
	return false;
}

bool measure_read_parts(const struct measure_loader *l, struct measure *measure)
{
	const char *key = kind_of(measure)->key;
	const struct value *pair = value_get(measure->source, key);
	static const char *const no[] = {"by", "over"};
	for (size_t i = 0; i < 2; i++) {
		const struct value *value = value_get(measure->source, no[i]);
		if (!value)
			continue;
		message_add(l->context->messages, MSG_STATS_PARTS_KEY, value->key_place, no[i], key);
		return false;
	}
	if (pair->kind != VALUE_LIST || pair->count != 2) {
		message_add(l->context->messages, MSG_STATS_PAIR, pair->place, key);
		return false;
	}
	bool sound = true;
	size_t at = 0;
	for (const struct value *name = pair->first; name; name = name->next, at++) {
		if (name->kind != VALUE_TEXT) {
			message_add(l->context->messages, MSG_STATS_PAIR, name->place, key);
			return false;
		}
		measure->parts[at] = measure_named(l, name);
		measure->part_places[at] = name->place;
		sound &= measure->parts[at] != NULL;
	}
	return sound;
}

/* At most PARTS_DEPTH deep, so never in a circle. */
static bool parts_bounded(const struct measure *measure, int depth)
{
	if (!kind_of(measure)->of_parts || measure->broken)
		return true;
	return depth > 0 && parts_bounded(measure->parts[0], depth - 1) && parts_bounded(measure->parts[1], depth - 1);
}

/* All are looked at before one is marked, so that each of a circle has its message. */
static void circles_check(const struct measure_loader *l)
{
	struct stats *stats = l->stats;
	bool *unbounded = arena_array(l->context->arena, stats->measure_count + 1, sizeof *unbounded);
	for (size_t i = 0; i < stats->measure_count; i++)
		unbounded[i] = !parts_bounded(&stats->measures[i], PARTS_DEPTH);
	for (size_t i = 0; i < stats->measure_count; i++) {
		if (!unbounded[i])
			continue;
		stats->measures[i].broken = true;
		message_add(l->context->messages, MSG_STATS_RATIO_CYCLE, stats->measures[i].place,
		    kind_of(&stats->measures[i])->key, stats->measures[i].id);
	}
}

/* Takes over what follows from the parts, deepest first: after circles_check. */
static void parts_finish(const struct measure_loader *l, struct measure *measure)
{
	if (!kind_of(measure)->of_parts || measure->broken || measure->finished)
		return;
	measure->finished = true;
	for (size_t i = 0; i < 2; i++) {
		struct measure *part = &l->stats->measures[measure->parts[i]->index];
		parts_finish(l, part);
		measure->broken |= part->broken;
		measure->varies |= part->varies;
	}
	for (size_t i = 0; i < 2 && !measure->broken; i++)
		measure->broken = !part_sound(l, measure, i);
	measure->dimensions = measure->parts[0]->dimensions;
}

static const struct key merge_rows[] = {
    {"code", KEY_NAME, false, NULL, NULL, NULL, "`rest`", "the merged category's own: `by-age[rest]`", "other"},
    {"label", KEY_TEXT, true, NULL, NULL, NULL, NULL, "what readers see", "Other reasons"},
    {"of", KEY_TEXTS, true, NULL, NULL, "list of codes", NULL, "the categories that are counted as one",
        "[court, school]"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that merge them",
        "[board]"},
};

static const struct key_table merge_keys = {"merge", merge_rows, sizeof merge_rows / sizeof *merge_rows, 0, NULL};

static bool merge_read(
    const struct measure_loader *l, const struct measure *measure, const struct value *map, struct merge *merge)
{
	const struct context *context = l->context;
	if (!keys_check(context, map, &merge_keys, "an entry of 'merge'", measure->place))
		return false;
	const char *code = value_text(map, "code");
	merge->code = code ? code : "rest";
	merge->label = value_get(map, "label");
	merge->of = value_get(map, "of");
	merge->editions = settings_editions(context, l->stats->records->settings, value_get(map, "editions"));
	bool sound = merge->of->kind == VALUE_LIST && merge->of->count > 0;
	for (const struct value *item = sound ? merge->of->first : NULL; item; item = item->next)
		sound &= item->kind == VALUE_TEXT;
	if (!sound)
		message_add(context->messages, MSG_STATS_MERGE_OF, merge->of->place);
	return sound;
}

static uint32_t all_editions(const struct measure_loader *l)
{
	return settings_editions(l->context, l->stats->records->settings, NULL);
}

static bool merges_read(const struct measure_loader *l, struct measure *measure)
{
	const struct value *list = value_get(measure->source, "merge");
	if (!list || list->kind == VALUE_UNKNOWN)
		return true;
	measure->merges = arena_array(l->context->arena, list->count + 1, sizeof *measure->merges);
	bool sound = true;
	for (const struct value *map = list->first; map; map = map->next) {
		struct merge *merge = &measure->merges[measure->merge_count++];
		sound &= merge_read(l, measure, map, merge);
		measure->varies |= sound && (measure->editions & all_editions(l) & ~merge->editions) != 0;
	}
	return sound;
}

static const struct key top_rows[] = {
    {"keep", KEY_INTEGER, true, NULL, NULL, NULL, NULL, "how many of the largest stay", "5"},
    {"code", KEY_NAME, false, NULL, NULL, NULL, "`rest`", "the merged category's own", "other"},
    {"label", KEY_TEXT, true, NULL, NULL, NULL, NULL, "what readers see", "Other reasons"},
};

static const struct key_table top_keys = {"top", top_rows, sizeof top_rows / sizeof *top_rows, 0, NULL};

static bool top_read(const struct measure_loader *l, struct measure *measure)
{
	const struct value *map = value_get(measure->source, "top");
	if (!map || map->kind == VALUE_UNKNOWN)
		return true;
	if (!keys_check(l->context, map, &top_keys, "'top'", map->place))
		return false;
	int64_t keep = keys_integer(map, "keep", 0);
	const char *code = value_text(map, "code");
	measure->top = (struct top){(size_t)keep, code ? code : "rest", value_get(map, "label"), map->place};
	if (keep >= 1 && keep <= 1000)
		return true;
	message_add(l->context->messages, MSG_STATS_KEEP, value_get(map, "keep")->place);
	return false;
}

static bool shares_read(const struct measure_loader *l, struct measure *measure)
{
	const char *of = value_text(measure->source, "percent-of"), *totals = value_text(measure->source, "totals");
	const struct kind *kind = kind_of(measure);
	measure->shares = of != NULL;
	measure->percent_of = text_equal(of, "row") ? PERCENT_OF_ROW : of ? PERCENT_OF_COLUMN : PERCENT_OF_ALL;
	measure->totals = text_equal(totals, "none")      ? TOTALS_NONE
	                  : text_equal(totals, "rows")    ? TOTALS_ROWS
	                  : text_equal(totals, "columns") ? TOTALS_COLUMNS
	                                                  : TOTALS_BOTH;
	if (of && (measure->dimensions != 2 || !kind->percentages))
		return measure_refuse(l, measure, "percent-of", "it is for counts, distincts and sums split by two fields");
	if (totals && (measure->dimensions != 2 || !kind->additive))
		return measure_refuse(l, measure, "totals", "it is for counts and sums split by two fields");
	for (size_t i = 0; i < measure->dimensions; i++)
		if (measure->by[i].stock && of)
			return measure_refuse(l, measure, "percent-of", "what is open at one day and at the next does not add up");
	if (measure->dimensions != 2 || !kind->additive)
		measure->totals = TOTALS_NONE;
	return true;
}

/* Keys that go with some kinds only. */
static bool keys_place(const struct measure_loader *l, const struct measure *measure)
{
	const struct {
		const char *key;
		bool fits;
		const char *hint;
	} rules[] = {
	    {"at", measure->kind == MEASURE_PERCENTILE, "it goes with percentile"},
	    {"per", measure->kind == MEASURE_RATIO, "it goes with ratio"},
	    {"percent-decimals", kind_of(measure)->percentages, "only counts, distincts and sums have a percentage"},
	    {"merge", measure->dimensions > 0 && measure->population, "there is nothing to merge without 'by'"},
	    {"top", measure->dimensions > 0 && measure->population, "there is nothing to merge without 'by'"},
	};
	bool sound = true;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (value_get(measure->source, rules[i].key) && !rules[i].fits)
			sound = measure_refuse(l, measure, rules[i].key, rules[i].hint);
	return sound;
}

static void measure_finish(const struct measure_loader *l, struct measure *measure)
{
	if (measure->broken || !kind_find(l, measure)) {
		measure->broken = true;
		return;
	}
	bool sound = kind_of(measure)->read(l, measure);
	measure->ranked = text_equal(value_text(measure->source, "sort"), "count");
	bool of = of_read(l, measure), target = target_read(l, measure);
	measure->broken = !sound || !of || !target || !keys_place(l, measure) || !merges_read(l, measure) ||
	                  !top_read(l, measure) || !shares_read(l, measure);
	if (measure->ranked && sound && measure->dimensions == 0 && !kind_of(measure)->of_parts)
		message_add(l->context->messages, MSG_STATS_SORT, value_get(measure->source, "sort")->key_place);
}

static const char *const sorts[] = {"count", NULL};
static const char *const lines[] = {"row", "column", NULL};
static const char *const totals[] = {"both", "rows", "columns", "none", NULL};
static const char *const better[] = {"higher", "lower", NULL};

static const struct key measure_rows[] = {
    {"label", KEY_TEXT, false, NULL, NULL, NULL, "its name, made readable", "what readers see", "Age at referral"},
    {"over", KEY_TEXT, false, NULL, NULL, "a group or table", NULL, "where the values come from", "received"},
    {"by", KEY_ANY, false, NULL, NULL, "one or two fields", NULL,
        "a figure for each category: of a code, codes, band, yes or no, a reference, of a date by `{received: month}`, "
        "`quarter` or `year`, or `{open: month}`: what was open on the last day of each. Not with `ratio` and "
        "`difference`, which are split as their two statistics are",
        "age-band"},
    {"of", KEY_TEXT, false, NULL, NULL, "a group, table or statistic", NULL,
        "what its percentage is out of, and lies in: of a count a group, of a distinct or sum another of its kind. Not "
        "with `by`: there each is a share of all",
        "received"},
    {"sort", KEY_TEXT, false, sorts, NULL, NULL, "the dictionary's order", "the largest first", "count"},
    {"decimals", KEY_INTEGER, false, NULL, NULL, NULL, "by its kind",
        "decimals of the value; on a `count`, of its percentage", "1"},
    {"unit", KEY_TEXT, false, NULL, NULL, NULL, NULL, "`weeks`, `years`; a sign such as `£`", "weeks"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that have it", "[board]"},
    {"at", KEY_NUMBER, false, NULL, NULL, "number above 0, to 100", "–", "for a percentile, which needs it", "90"},
    {"per", KEY_NUMBER, false, NULL, NULL, NULL, "1",
        "for a ratio: what it is multiplied by; `unit: percent` multiplies by 100", "10000"},
    {"percent-of", KEY_TEXT, false, lines, NULL, NULL, "all its records",
        "of two fields: what each percentage is out of", "row"},
    {"percent-decimals", KEY_INTEGER, false, NULL, NULL, NULL, "0", "decimals of the percentage", "1"},
    {"totals", KEY_TEXT, false, totals, NULL, NULL, "`both`",
        "of a count or sum by two fields: `by-both[in-care, all]` and `by-both[all, under-13]`", "none"},
    {"merge", KEY_LIST, false, NULL, &merge_keys, NULL, NULL, "categories that are counted as one: see [merge](#merge)",
        "[{code: other, label: Other, of: [court, school]}]"},
    {"top", KEY_MAP, false, NULL, &top_keys, NULL, NULL, "all but the largest are counted as one: see [top](#top)",
        "{keep: 5, label: Other reasons}"},
    {"target", KEY_NUMBER, false, NULL, NULL, NULL, NULL,
        "what its percentage, or its value where it has none, is held against", "90"},
    {"better", KEY_TEXT, false, better, NULL, NULL, "`higher`", "which side of the target is good", "lower"},
    {"earlier", KEY_TEXT, false, NULL, NULL, "name of a fact", NULL,
        "a fact whose `values` are keyed by report years: where earlier.yaml has no figure of a year", "fact.received"},
};

enum { MEASURE_ROWS = sizeof measure_rows / sizeof *measure_rows };

static struct key kind_key(const struct kind *kind, bool required)
{
	return (struct key){kind->key, kind->of_parts ? KEY_LIST : KEY_TEXT, required, NULL, NULL, kind->takes, "–",
	    kind->meaning, kind->example};
}

/* The keys of one kind of statistic: its own, then those that all may have. */
static size_t measure_variant(size_t index, struct key *rows, const char **value)
{
	*value = NULL;
	if (index >= MEASURE_KINDS || !kind_row((enum measure_kind)index)->key)
		return 0;
	rows[0] = kind_key(kind_row((enum measure_kind)index), true);
	memcpy(rows + 1, measure_rows, sizeof measure_rows);
	return MEASURE_ROWS + 1;
}

const struct key_table measure_keys = {"A statistic", measure_rows, MEASURE_ROWS, 0, measure_variant};

static void measure_read(const struct measure_loader *l, const struct value *map)
{
	struct key keys[MEASURE_ROWS + MEASURE_KINDS];
	struct key_table table = {.rows = keys, .count = MEASURE_ROWS};
	memcpy(keys, measure_rows, sizeof measure_rows);
	for (enum measure_kind kind = 0; kind < MEASURE_KINDS; kind++)
		if (kind_row(kind)->key)
			keys[table.count++] = kind_key(kind_row(kind), false);
	struct measure *measure = measure_begin(l, map);
	measure->broken = !keys_check(l->context, map, &table, "a statistic", map->place);
}

static void facts_read(const struct measure_loader *l, const struct value *facts)
{
	if (!facts || facts->kind != VALUE_MAP)
		return;
	for (const struct value *item = facts->first; item; item = item->next) {
		struct measure *measure = measure_begin(l, item);
		measure->id = arena_format(l->context->arena, "fact.%s", item->key);
		measure->kind = MEASURE_FACT;
		measure->broken = !kind_fact.read(l, measure);
	}
}

/* Sorts, refuses a second measure of the same id, and makes the list of names. */
static void measures_index(const struct measure_loader *l)
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
static void needs_check(const struct measure_loader *l, const struct measure *measure, uint32_t editions,
    const char *id, struct place asked, struct place other)
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

static void editions_check(const struct measure_loader *l, const struct measure *measure)
{
	if (measure->of)
		needs_check(l, measure, measure->of->editions, measure->of->id, measure->of_place,
		    editions_place(measure->of->source, measure->of->place));
	if (measure->of_measure)
		needs_check(l, measure, measure->of_measure->editions, measure->of_measure->id, measure->of_place,
		    editions_place(measure->of_measure->source, measure->of_measure->place));
	for (size_t i = 0; i < 2 && kind_of(measure)->of_parts; i++)
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
	const struct measure_loader l = {context, stats};
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
	circles_check(&l);
	for (size_t i = 0; i < stats->measure_count; i++)
		parts_finish(&l, &stats->measures[i]);
	for (size_t i = 0; i < stats->measure_count; i++)
		if (!stats->measures[i].broken)
			editions_check(&l, &stats->measures[i]);
}
