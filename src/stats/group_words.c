/* What a population holds, in words: its period or the day it is open on, and its conditions. All words are the language's
 * of the report, but for labels and units, which are the author's. */
#include "stats/group_words.h"

#include <string.h>

#include "base/text.h"
#include "stats/unit.h"

const char *sayer_fill(const struct sayer *s, enum phrase phrase, const struct part_of_phrase *parts)
{
	return words_fill(s->context->arena, s->words, phrase, parts);
}

const char *sayer_quoted(const struct sayer *s, const struct value *label, const char *name)
{
	return arena_format(s->context->arena, "‘%s’", label_plain(s->context->arena, label, name));
}

const char *sayer_field(const struct sayer *s, const struct field *field)
{
	return sayer_quoted(s, field->label, field->name);
}

const char *sayer_list(const struct sayer *s, const char *list, const char *item, enum phrase joined)
{
	return list ? sayer_fill(s, joined, WITH({"list", list}, {"item", item})) : item;
}

static const char *date_said(const struct sayer *s, struct date date)
{
	struct buffer out = {0};
	words_date(&out, s->words, date);
	return buffer_finish(&out, s->context->arena);
}

static const char *day_said(const struct sayer *s, int32_t day)
{
	return date_said(s, (struct date){day, false});
}

const char *sayer_category(const struct sayer *s, const struct field *field, const char *code)
{
	for (size_t i = 0; i < field->code_count; i++)
		if (strcmp(field->codes[i].name, code) == 0)
			return sayer_quoted(s, field->codes[i].label, code);
	return arena_format(s->context->arena, "‘%s’", code);
}

/* ---- values ---- */

static const char *date_written(const struct sayer *s, const char *text)
{
	const struct settings *settings = s->stats->records->settings;
	struct date date = {0, false};
	if (text_equal(text, "period.from"))
		date.day = settings->from;
	else if (text_equal(text, "period.to"))
		date.day = settings->to;
	else
		date_parse(text, &date);
	return date_said(s, date);
}

/* "3 working days", "1 week". */
static const char *duration(const struct sayer *s, const char *text, const char *unit)
{
	struct number number = {0, 0};
	number_parse(text, &number);
	return arena_format(s->context->arena, "%s %s", text, unit_counted(s->context->arena, unit, number));
}

/* One value of a condition, as a reader knows it. */
static const char *scalar(const struct sayer *s, const struct field *field, const struct value *value)
{
	const char *text = value->text ? value->text : "";
	if (strcmp(text, "unknown") == 0)
		return words_say(s->words, PHRASE_VALUE_NOT_KNOWN);
	if (field->kind->column == COLUMN_DATES)
		return date_written(s, text);
	if (field->kind->column == COLUMN_BOOLEANS)
		return words_say(
		    s->words, text_equal(text, "yes") || text_equal(text, "true") ? PHRASE_VALUE_YES : PHRASE_VALUE_NO);
	if (field->kind->with_unit)
		return duration(s, text, field->unit ? field->unit : "days");
	return field->kind->column == COLUMN_NUMBERS ? text : sayer_category(s, field, text);
}

static const char *any_of(const struct sayer *s, const struct field *field, const struct value *values)
{
	const char *list = NULL;
	for (const struct value *item = values->first; item; item = item->next)
		list = sayer_list(s, list, scalar(s, field, item), item->next ? PHRASE_LIST_NEXT : PHRASE_LIST_OR);
	return list ? list : "";
}

static const char *bound(const struct sayer *s, const struct field *field, const struct value *value)
{
	static const struct {
		const char *key;
		enum phrase day, number;
	} bounds[] = {{"from", PHRASE_BOUND_FROM_DAY, PHRASE_BOUND_FROM}, {"to", PHRASE_BOUND_TO_DAY, PHRASE_BOUND_TO},
	    {"after", PHRASE_BOUND_AFTER_DAY, PHRASE_BOUND_AFTER},
	    {"before", PHRASE_BOUND_BEFORE_DAY, PHRASE_BOUND_BEFORE}};
	const char *said = scalar(s, field, value);
	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
		if (text_equal(value->key, bounds[i].key))
			return sayer_fill(
			    s, field->kind->column == COLUMN_DATES ? bounds[i].day : bounds[i].number, WITH({"value", said}));
	return said;
}

static const char *wanted(const struct sayer *s, const struct field *field, const struct value *value)
{
	const char *list = NULL;
	if (value->kind == VALUE_TEXT)
		return scalar(s, field, value);
	if (value->kind == VALUE_LIST)
		return any_of(s, field, value);
	for (const struct value *item = value->kind == VALUE_MAP ? value->first : NULL; item; item = item->next)
		list = sayer_list(s, list, bound(s, field, item), PHRASE_CONDITIONS_BOTH);
	return list ? list : "";
}

/* ---- conditions ---- */

static const char *condition(const struct sayer *s, const struct condition *at)
{
	const struct field *field = at->path.field;
	const struct value *value = at->negated ? value_item(at->source, "not") : at->source;
	const char *name = sayer_field(s, field);
	if (at->unknown && at->count == 0)
		return sayer_fill(s, at->negated ? PHRASE_CONDITION_KNOWN : PHRASE_CONDITION_NOT_KNOWN, WITH({"field", name}));
	enum phrase is = PHRASE_CONDITION_IS, is_not = PHRASE_CONDITION_IS_NOT;
	if (value->kind == VALUE_MAP)
		is_not = PHRASE_CONDITION_BUT;
	else if (field->kind->column == COLUMN_LISTS)
		is = PHRASE_CONDITION_INCLUDES, is_not = PHRASE_CONDITION_EXCLUDES;
	return sayer_fill(s, at->negated ? is_not : is, WITH({"field", name}, {"value", wanted(s, field, value)}));
}

const char *sayer_conditions(const struct sayer *s, const char *before, const struct population *population)
{
	for (size_t i = 0; i < population->conditions.count; i++)
		before = sayer_list(s, before, condition(s, &population->conditions.items[i]), PHRASE_CONDITIONS_BOTH);
	return before;
}

/* ---- dates ---- */

const char *sayer_period(const struct sayer *s, const struct population *population)
{
	if (!population->dated || population->period == PERIOD_ALL)
		return NULL;
	const char *field = sayer_field(s, population->date.field), *from = day_said(s, population->from);
	if (population->period == PERIOD_BEFORE)
		return sayer_fill(s, PHRASE_GROUP_BEFORE, WITH({"field", field}, {"day", from}));
	const char *to = day_said(s, population->to);
	return sayer_fill(s, PHRASE_GROUP_WITHIN, WITH({"field", field}, {"from", from}, {"to", to}));
}

const char *sayer_opens(const struct sayer *s, const struct population *population)
{
	const char *from = day_said(s, population->open_from), *to = day_said(s, population->open_to);
	if (population->open_from != population->open_to)
		return sayer_fill(s, PHRASE_GROUP_OPEN_DURING, WITH({"from", from}, {"to", to}));
	return sayer_fill(s, PHRASE_GROUP_OPEN_ON, WITH({"day", to}));
}

void population_dates(
    const struct context *context, const struct stats *stats, const struct population *population, struct buffer *out)
{
	const struct sayer s = {context, stats, words_of(stats->records->settings->language)};
	const char *dates = population->open ? sayer_opens(&s, population) : NULL;
	if (!population->open && !population->parent)
		dates = sayer_period(&s, population);
	buffer_add(out, dates ? dates : "");
}

void population_conditions(
    const struct context *context, const struct stats *stats, const struct population *population, struct buffer *out)
{
	const struct sayer s = {context, stats, words_of(stats->records->settings->language)};
	const char *conditions = sayer_conditions(&s, NULL, population);
	if (conditions)
		buffer_add(out, sayer_fill(&s, PHRASE_GROUP_WHERE, WITH({"conditions", conditions})));
}
