/* earlier.yaml: the figures of earlier years as they were published, and breaks in what they count. */
#include "stats/earlier.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/yaml.h"
#include "stats/formats.h"

/* Reading one year. */
struct earlier_reader {
	const struct context *context;
	const struct stats *stats;
	struct earlier_year *year;
};

static struct messages *reader_messages(const struct earlier_reader *r)
{
	return r->context->messages;
}

static void measure_unknown(const struct earlier_reader *r, const char *id, struct place place)
{
	const struct stats *stats = r->stats;
	const char *near = text_did_you_mean(r->context->arena, id, stats->names, stats->measure_count);
	if (!stats_missed(stats, id) && !stats->records->dictionary->broken)
		message_add_hint(reader_messages(r), MSG_STATS_MEASURE, place, near, id);
}

/* The statistic called ID; NULL after a message. */
static const struct measure *measure_find(const struct earlier_reader *r, const char *id, struct place place)
{
	const struct measure *measure = stats_measure(r->stats, id);
	if (!measure)
		measure_unknown(r, id, place);
	else if (measure->kind == MEASURE_FACT)
		message_add(reader_messages(r), MSG_EARLIER_FACT, place, id);
	else
		return measure;
	return NULL;
}

/* "care.reasons[placement]" in its two parts; false after a message. */
static bool name_read(const struct earlier_reader *r, const struct value *item, struct earlier_value *out)
{
	struct arena *arena = r->context->arena;
	size_t length = strcspn(item->key, "["), whole = strlen(item->key);
	if (item->key[length] == '[') {
		if (item->key[whole - 1] != ']') {
			message_add(reader_messages(r), MSG_EARLIER_CELL_FORM, item->key_place, item->key);
			return false;
		}
		out->cell = arena_slice(arena, item->key + length + 1, whole - length - 2);
	}
	out->place = item->key_place;
	out->measure = measure_find(r, arena_slice(arena, item->key, length), item->key_place);
	return out->measure != NULL;
}

static bool value_read(
    const struct earlier_reader *r, const struct value *item, uint32_t editions, struct earlier_value *out)
{
	*out = (struct earlier_value){0};
	bool named = name_read(r, item, out);
	if (!fact_value_read(r->context, item, &out->stated) || !named)
		return false;
	if (out->measure->editions & editions)
		return !out->measure->broken;
	message_add(reader_messages(r), MSG_EARLIER_NO_EDITION, item->key_place, item->key);
	return false;
}

static void part_read(const struct earlier_reader *r, const struct value *map, uint32_t editions, bool published)
{
	struct earlier_part *part = &r->year->parts[r->year->part_count++];
	*part = (struct earlier_part){.editions = editions, .published = published};
	part->values = arena_array(r->context->arena, map->count + 1, sizeof *part->values);
	for (const struct value *item = map->first; item; item = item->next)
		part->count += value_read(r, item, editions, &part->values[part->count]);
}

static void editions_read(const struct earlier_reader *r, const struct value *map)
{
	const struct settings *settings = r->stats->records->settings;
	for (const struct value *item = map ? map->first : NULL; item; item = item->next) {
		uint32_t bit = settings_edition_bit(settings, item->key);
		if (!bit)
			message_add_hint(reader_messages(r), MSG_EDITION_UNKNOWN, item->key_place,
			    settings_edition_hint(r->context->arena, settings, item->key), item->key);
		else if (item->kind == VALUE_MAP)
			part_read(r, item, bit, true);
		else if (item->kind != VALUE_UNKNOWN)
			message_add(reader_messages(r), MSG_EARLIER_FIGURES, item->place, item->key);
	}
}

static void breaks_read(const struct earlier_reader *r, const struct value *map)
{
	struct earlier_year *year = r->year;
	year->breaks = arena_array(r->context->arena, map ? map->count + 1 : 1, sizeof *year->breaks);
	for (const struct value *item = map ? map->first : NULL; item; item = item->next) {
		const struct measure *measure = measure_find(r, item->key, item->key_place);
		if (item->kind != VALUE_TEXT || !item->text[strspn(item->text, " ")])
			message_add(reader_messages(r), MSG_EARLIER_REASON, item->key_place, item->key);
		else if (measure)
			year->breaks[year->break_count++] = (struct earlier_break){measure, item};
	}
}

/* Its name is that of a report year, the report's own or one before it. */
static bool year_sound(const struct earlier_reader *r, const struct value *map)
{
	const struct settings *settings = r->stats->records->settings;
	struct arena *arena = r->context->arena;
	int own = year_of(settings, settings->from);
	if (year_read(settings, map->key, &r->year->year) && r->year->year <= own)
		return true;
	message_add_hint(reader_messages(r), MSG_EARLIER_YEAR, map->key_place,
	    arena_format(arena, "write %s, or a year before it", year_name(arena, settings, own - 1)), map->key);
	return false;
}

static const struct key earlier_year_rows[] = {
    {"source", KEY_TEXT, true, NULL, NULL, NULL, NULL, "where the figures were published", "Annual report 2020-21"},
    {"figures", KEY_NAMES, false, NULL, &key_text, "names with numbers", NULL,
        "statistics and their cells; a name with a cell stands in double quotes. Each edition's rule protects them as "
        "it does this year's",
        "{received: 231, \"by-age[under-13]\": c}"},
    {"editions", KEY_MAP, false, NULL, NULL, "editions with names and numbers", NULL,
        "the same for one edition each, as it published them: they come before `figures` and are not protected again",
        "{intranet: {received: 231}}"},
    {"broken", KEY_NAMES, false, NULL, &key_text, "names with texts", NULL,
        "this year is the last that was counted in another way, and why: it and all before do not compare with those "
        "after it",
        "{children: Children were counted once for each referral.}"},
};

static const struct key_table earlier_year_keys = {
    "An earlier year", earlier_year_rows, sizeof earlier_year_rows / sizeof *earlier_year_rows, 0, NULL};

static bool year_entry_read(const struct earlier_reader *r, const struct value *map)
{
	struct earlier_year *year = r->year;
	*year = (struct earlier_year){0};
	bool named = year_sound(r, map);
	if (!keys_check(r->context, map, &earlier_year_keys, "a year", map->key_place) || !named)
		return false;
	const struct value *editions = value_get(map, "editions"), *figures = value_get(map, "figures");
	year->source = value_text(map, "source");
	year->parts = arena_array(r->context->arena, (editions ? editions->count : 0) + 2, sizeof *year->parts);
	editions_read(r, editions);
	if (figures)
		part_read(r, figures, UINT32_MAX, false);
	breaks_read(r, value_get(map, "broken"));
	return true;
}

static int compare_years(const void *a, const void *b)
{
	const struct earlier_year *x = a, *y = b;
	return x->year - y->year;
}

static const struct key earlier_file_rows[] = {
    {"earlier", KEY_NAMES, false, NULL, &earlier_year_keys, NULL, NULL,
        "a report year under each name, such as `2020-21`",
        "{2020-21: {source: Annual report 2020-21, figures: {received: 231}}}"},
};

const struct key_table earlier_file_keys = {
    "earlier.yaml", earlier_file_rows, sizeof earlier_file_rows / sizeof *earlier_file_rows, 0, NULL};

static const struct value *file_years(const struct context *context, const char *root)
{
	if (!file_exists(root, "earlier.yaml"))
		return NULL;
	const struct value *map = yaml_read(context, root, "earlier.yaml", (struct place){0});
	if (!map || map->kind == VALUE_UNKNOWN || !keys_check(context, map, &earlier_file_keys, "earlier.yaml", map->place))
		return NULL;
	return value_get(map, "earlier");
}

/* A fact whose values are those of report years; NULL after a message. */
static const struct measure *year_fact(const struct earlier_reader *r, const struct value *name)
{
	const struct measure *fact = stats_measure(r->stats, name->text);
	int year;
	if (!fact) {
		measure_unknown(r, name->text, name->place);
		return NULL;
	}
	bool years = fact->kind == MEASURE_FACT && !fact->broken && !fact->fact->single;
	for (size_t i = 0; years && i < fact->fact->count; i++)
		years = year_read(r->stats->records->settings, fact->fact->values[i].code, &year);
	if (!years && !fact->broken)
		message_add(reader_messages(r), MSG_EARLIER_NO_YEARS, name->place, name->text);
	return years ? fact : NULL;
}

static void facts_find(const struct earlier_reader *r, struct stats *stats)
{
	for (size_t i = 0; i < stats->fact_start; i++) {
		struct measure *measure = &stats->measures[i];
		const struct value *name = value_get(measure->source, "earlier");
		if (!name || name->kind != VALUE_TEXT)
			continue;
		if (measure->dimensions > 0)
			message_add(reader_messages(r), MSG_EARLIER_BREAKDOWN, name->place, measure->id);
		else
			measure->earlier = year_fact(r, name);
	}
}

void earlier_read(const struct context *context, struct stats *stats, const char *root)
{
	struct earlier *earlier = arena_alloc(context->arena, sizeof *earlier);
	const struct value *map = file_years(context, root);
	struct earlier_reader r = {context, stats, NULL};
	stats->earlier = earlier;
	facts_find(&r, stats);
	if (!map || map->kind != VALUE_MAP)
		return;
	earlier->years = arena_array(context->arena, map->count + 1, sizeof *earlier->years);
	for (const struct value *item = map->first; item; item = item->next) {
		r.year = &earlier->years[earlier->count];
		earlier->count += year_entry_read(&r, item);
	}
	qsort(earlier->years, earlier->count, sizeof *earlier->years, compare_years);
}

/* ---- cells ---- */

bool measure_in_time(const struct measure *measure)
{
	if (!measure->population)
		return measure->parts[0] && (measure_in_time(measure->parts[0]) || measure_in_time(measure->parts[1]));
	bool time = false;
	for (size_t i = 0; i < measure->dimensions; i++)
		time |= measure->by[i].step != STEP_NONE;
	return time;
}

/* Do its categories come from the records, so that last year had others? */
static bool measure_varies(const struct measure *measure)
{
	if (!measure->population)
		return measure->parts[0] && (measure_varies(measure->parts[0]) || measure_varies(measure->parts[1]));
	bool varies = measure->top.keep > 0;
	for (size_t i = 0; i < measure->dimensions; i++)
		varies |= measure->by[i].path.field && measure->by[i].path.field->kind->column == COLUMN_REFERENCES;
	return varies;
}

/* Cells of months and quarters are named as in their own year. */
static bool cell_known(const struct context *context, const struct results *results, const struct earlier_value *value)
{
	size_t row, column, editions = results->stats->records->settings->edition_count;
	if (value->measure->dimensions == 0)
		return false;
	for (size_t i = 0; i < editions; i++) {
		const struct result *result = results_get(results, i, value->measure);
		if (result->unusable || measure_in_time(value->measure) || measure_varies(value->measure) ||
		    result_place(context->arena, result, value->cell, &row, &column))
			return true;
	}
	return editions == 0;
}

static const char *cell_hint(
    const struct context *context, const struct results *results, const struct earlier_value *value)
{
	const struct measure_axis *axis = &results_get(results, 0, value->measure)->axes[0];
	if (value->measure->dimensions == 0)
		return arena_format(context->arena, "it is one figure: write %s", value->measure->id);
	if (value->measure->dimensions == 2)
		return arena_format(context->arena, "name a row and a column: \"%s[row, column]\"", value->measure->id);
	const char **names = arena_array(context->arena, axis->count + 1, sizeof *names);
	for (size_t i = 0; i < axis->count; i++)
		names[i] = axis->categories[i].code;
	return text_did_you_mean(context->arena, value->cell, names, axis->count);
}

static void part_check(const struct context *context, const struct results *results, const struct earlier_part *part)
{
	for (size_t i = 0; i < part->count; i++) {
		const struct earlier_value *value = &part->values[i];
		if (value->cell && !cell_known(context, results, value))
			message_add_hint(context->messages, MSG_EARLIER_CELL, value->place, cell_hint(context, results, value),
			    value->measure->id, value->cell);
	}
}

void earlier_check(const struct context *context, const struct results *results)
{
	const struct earlier *earlier = results->stats->earlier;
	for (size_t i = 0; earlier && i < earlier->count; i++)
		for (size_t j = 0; j < earlier->years[i].part_count; j++)
			part_check(context, results, &earlier->years[i].parts[j]);
}

/* ---- looking up ---- */

const struct earlier_year *earlier_year(const struct stats *stats, int year)
{
	for (size_t i = 0; stats->earlier && i < stats->earlier->count; i++)
		if (stats->earlier->years[i].year == year)
			return &stats->earlier->years[i];
	return NULL;
}

const struct earlier_part *earlier_part(
    const struct earlier_year *year, const struct measure *measure, uint32_t edition)
{
	for (size_t i = 0; year && i < year->part_count; i++)
		for (size_t j = 0; (year->parts[i].editions & edition) && j < year->parts[i].count; j++)
			if (year->parts[i].values[j].measure == measure)
				return &year->parts[i];
	return NULL;
}

const struct value *earlier_broken(const struct stats *stats, const struct measure *measure, int year)
{
	const struct earlier_year *entry = earlier_year(stats, year);
	for (size_t i = 0; entry && i < entry->break_count; i++)
		if (entry->breaks[i].measure == measure)
			return entry->breaks[i].reason;
	return NULL;
}
