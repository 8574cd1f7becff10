/* How a measure is worked out, in plain sentences composed from what measures.yaml says: in full for figures.json and for
 * authors, and in few words for the appendix, where its group is said once for all its measures. */
#include <string.h>

#include "base/text.h"
#include "stats/group_words.h"
#include "stats/kind.h"

/* A text to which sentences are added, each behind a space. */
struct definition {
	struct sayer say;
	struct buffer *out;
	uint32_t edition; /* its bit */
};

static struct definition definition_of(
    const struct context *context, const struct stats *stats, struct buffer *out, uint32_t edition)
{
	return (struct definition){{context, stats, words_of(stats->records->settings->language)}, out, edition};
}

static void sentence(const struct definition *w, const char *text)
{
	buffer_add(w->out, w->out->length ? " " : "");
	buffer_add(w->out, text);
}

static const char *number_said(const struct definition *w, struct number number)
{
	struct buffer out = {0};
	number_print(&out, number);
	return buffer_finish(&out, w->say.context->arena);
}

static const char *over_field(const struct definition *w, const struct measure *measure)
{
	return measure->field.field ? sayer_field(&w->say, measure->field.field) : "";
}

static const char *measure_name(const struct definition *w, const struct measure *measure)
{
	return sayer_quoted(&w->say, measure->label, measure->id);
}

/* ---- the records ---- */

static bool has_stock(const struct measure *measure)
{
	bool stock = false;
	for (size_t i = 0; i < measure->dimensions; i++)
		stock |= measure->by[i].stock;
	return stock;
}

enum { CHAIN_MAX = 64 }; /* longer chains are cut short in words */

static size_t chain_of(const struct population *population, const struct population **chain)
{
	size_t count = 0;
	for (; population && count < CHAIN_MAX; population = population->parent)
		chain[count++] = population;
	return count;
}

/* "records of ‘Referrals’ with … from … to …, where … is …". */
static const char *records_of(const struct definition *w, const struct measure *measure)
{
	struct arena *arena = w->say.context->arena;
	const struct population *population = measure->population, *chain[CHAIN_MAX];
	size_t count = chain_of(population, chain), stock = has_stock(measure);
	const char *table = sayer_quoted(&w->say, population->table->label, population->table->name);
	const char *text = sayer_fill(&w->say, PHRASE_GROUP_RECORDS, WITH({"table", table}));
	const char *dates = chain[count - 1]->open || stock ? NULL : sayer_period(&w->say, chain[count - 1]);
	const char *conditions = NULL;
	if (dates)
		text = arena_format(arena, "%s %s", text, dates);
	for (size_t i = count - stock; i-- > 0;)
		if (chain[i]->open)
			text = arena_format(arena, "%s, %s", text, sayer_opens(&w->say, chain[i]));
	for (size_t i = count; i-- > 0;)
		conditions = sayer_conditions(&w->say, conditions, chain[i]);
	if (!conditions)
		return text;
	return arena_format(
	    arena, "%s, %s", text, sayer_fill(&w->say, PHRASE_GROUP_WHERE, WITH({"conditions", conditions})));
}

/* ---- the categories ---- */

static const char *step_word(const struct definition *w, enum step step)
{
	static const enum phrase steps[] = {[STEP_NONE] = PHRASE_METHOD_MONTH,
	    [STEP_MONTH] = PHRASE_METHOD_MONTH,
	    [STEP_QUARTER] = PHRASE_METHOD_QUARTER,
	    [STEP_YEAR] = PHRASE_METHOD_YEAR};
	return words_say(w->say.words, steps[step]);
}

/* "‘Legal status’", "‘Received’ by month". */
static const char *axis_field(const struct definition *w, const struct by *by)
{
	const char *field = sayer_field(&w->say, by->path.field);
	if (by->step == STEP_NONE)
		return field;
	return sayer_fill(&w->say, PHRASE_AXIS_STEP, WITH({"field", field}, {"step", step_word(w, by->step)}));
}

static const char *axis_said(const struct definition *w, const struct by *by)
{
	if (by->stock)
		return sayer_fill(&w->say, PHRASE_AXIS_OPEN, WITH({"step", step_word(w, by->step)}));
	return sayer_fill(&w->say, PHRASE_AXIS_GROUPS, WITH({"field", axis_field(w, by)}));
}

static void axes(const struct definition *w, const struct measure *measure)
{
	const struct by *first = &measure->by[0], *second = &measure->by[1];
	if (measure->dimensions == 0)
		return;
	const char *said = axis_said(w, first);
	if (measure->dimensions > 1 && !first->stock && !second->stock)
		said = sayer_fill(&w->say, PHRASE_AXES_GROUPS, WITH({"axis", said}, {"field", axis_field(w, second)}));
	else if (measure->dimensions > 1)
		said = sayer_fill(&w->say, PHRASE_AXES_OPEN, WITH({"axis", said}, {"other", axis_said(w, second)}));
	sentence(w, sayer_fill(&w->say, PHRASE_DEFINED_AXES, WITH({"axes", said})));
}

/* Which categories count as one. */
static void merges(const struct definition *w, const struct measure *measure)
{
	for (size_t i = 0; i < measure->merge_count; i++) {
		const struct merge *merge = &measure->merges[i];
		const char *list = NULL;
		if (!(merge->editions & w->edition))
			continue;
		for (const struct value *code = merge->of->first; code; code = code->next)
			list = sayer_list(&w->say, list, sayer_category(&w->say, measure->by[0].path.field, code->text),
			    code->next ? PHRASE_LIST_NEXT : PHRASE_LIST_LAST);
		const char *label = sayer_quoted(&w->say, merge->label, merge->code);
		sentence(
		    w, sayer_fill(&w->say, PHRASE_DEFINED_MERGE, WITH({"categories", list ? list : ""}, {"label", label})));
	}
	if (!measure->top.keep)
		return;
	const char *label = sayer_quoted(&w->say, measure->top.label, measure->top.code);
	const char *kept = number_said(w, (struct number){(int64_t)measure->top.keep, 0});
	if (measure->top.keep == 1)
		sentence(w, sayer_fill(&w->say, PHRASE_DEFINED_TOP_ONE, WITH({"label", label})));
	else
		sentence(w, sayer_fill(&w->say, PHRASE_DEFINED_TOP, WITH({"count", kept}, {"label", label})));
}

/* ---- percentages ---- */

static const char *base_name(const struct definition *w, const struct measure *measure)
{
	if (measure->of_measure)
		return sayer_quoted(&w->say, measure->of_measure->label, measure->of_measure->source->key);
	return sayer_quoted(&w->say, measure->of->label ? measure->of->label : measure->of->table->label, measure->of->id);
}

/* What each percentage of a breakdown is a share of. */
static const char *cell_base(const struct definition *w, const struct measure *measure)
{
	if (measure->percent_of != PERCENT_OF_ALL) {
		const struct by *line = &measure->by[measure->percent_of == PERCENT_OF_ROW ? 0 : 1];
		return sayer_fill(&w->say, PHRASE_DEFINED_SHARE_LINE, WITH({"field", sayer_field(&w->say, line->path.field)}));
	}
	if (measure->kind == MEASURE_SUM)
		return words_say(w->say.words, PHRASE_DEFINED_SHARE_SUM);
	return words_say(
	    w->say.words, measure->kind == MEASURE_DISTINCT ? PHRASE_DEFINED_SHARE_DISTINCT : PHRASE_DEFINED_SHARE_COUNT);
}

/* Can one record, or one distinct value, lie in several cells? */
static bool has_overlaps(const struct measure *measure)
{
	bool multiple = measure->kind == MEASURE_DISTINCT && measure->dimensions > 0;
	for (size_t i = 0; i < measure->dimensions; i++)
		multiple |= measure->by[i].path.field->kind->column == COLUMN_LISTS;
	return multiple;
}

static void share(const struct definition *w, const struct measure *measure)
{
	if (measure->of_measure || measure->of)
		sentence(w, sayer_fill(&w->say, PHRASE_DEFINED_SHARE, WITH({"base", base_name(w, measure)})));
	else if (kind_of(measure)->percentages && measure->dimensions > 0 && !has_stock(measure))
		sentence(w, cell_base(w, measure));
	else
		return;
	if (has_overlaps(measure))
		sentence(w, words_say(w->say.words,
		                measure->kind == MEASURE_DISTINCT ? PHRASE_DEFINED_SEVERAL_DISTINCT : PHRASE_DEFINED_SEVERAL));
}

/* ---- months ---- */

/* Is some date of PATH's column known by its month alone? */
static bool has_months(const struct stats *stats, const struct path *path)
{
	if (!path->field)
		return false;
	const struct record_table *table = &stats->records->tables[path->field->table->index];
	const uint8_t *months = table->columns[path->field->index].month_only;
	return months && table->count && memchr(months, 1, table->count);
}

/* A date that is a month alone counts as its first day, which a reader has to know where it decides. */
bool measure_months(const struct stats *stats, const struct measure *measure)
{
	const struct population *population = measure->broken ? NULL : measure->population;
	if (!population)
		return false;
	bool by_date = population->dated && population->period != PERIOD_ALL && !population->open;
	bool found = by_date && has_months(stats, &population->date);
	for (; population; population = population->parent)
		if (population->open)
			found |= has_months(stats, &population->begun) || has_months(stats, &population->ended);
	return found;
}

/* ---- in full ---- */

static void counted_define(const struct definition *w, const struct measure *measure)
{
	sentence(w, sayer_fill(&w->say, kind_of(measure)->defined,
	                WITH({"records", records_of(w, measure)}, {"field", over_field(w, measure)},
	                    {"percent", number_said(w, measure->at)})));
	if (measure_months(w->say.stats, measure))
		sentence(w, words_say(w->say.words, PHRASE_WORKINGS_MONTHS));
	axes(w, measure);
	merges(w, measure);
	share(w, measure);
	if (measure->field.field)
		sentence(w, words_say(w->say.words, PHRASE_DEFINED_UNKNOWN));
}

static bool has_factor(const struct measure *measure)
{
	return measure->kind == MEASURE_RATIO && (measure->per.units != 1 || measure->per.decimals);
}

static void parts_define(const struct definition *w, const struct measure *measure)
{
	const struct kind *kind = kind_of(measure);
	const char *first = measure_name(w, measure->parts[0]), *second = measure_name(w, measure->parts[1]);
	const char *said = sayer_fill(&w->say, measure->dimensions > 0 ? kind->defined_by_group : kind->defined,
	    WITH({"first", first}, {"second", second}));
	if (has_factor(measure))
		said = sayer_fill(
		    &w->say, PHRASE_DEFINED_TIMES, WITH({"definition", said}, {"factor", number_said(w, measure->per)}));
	sentence(w, arena_format(w->say.context->arena, "%s.", said));
}

static void fact_define(const struct definition *w, const struct fact *at)
{
	struct buffer day = {0};
	if (at->date.day == MISSING_DAY) {
		sentence(w, sayer_fill(&w->say, PHRASE_DEFINED_FACT, WITH({"source", at->source})));
		return;
	}
	words_date(&day, w->say.words, at->date);
	sentence(w, sayer_fill(&w->say, at->as_of ? PHRASE_DEFINED_FACT_AS_OF : PHRASE_DEFINED_FACT_DATED,
	                WITH({"source", at->source}, {"day", buffer_text(&day)})));
	buffer_release(&day);
}

const char *measure_definition(
    const struct context *context, const struct stats *stats, const struct measure *measure, uint32_t edition)
{
	struct buffer text = {0};
	const struct definition w = definition_of(context, stats, &text, edition);
	if (measure->broken)
		return "";
	if (measure->fact)
		fact_define(&w, measure->fact);
	else if (kind_of(measure)->of_parts)
		parts_define(&w, measure);
	else
		counted_define(&w, measure);
	return buffer_finish(&text, context->arena);
}

/* ---- in few words ---- */

/* "by ‘Legal status’", "by month of ‘Received’", "open on the last day of each month". */
static const char *method_by(const struct definition *w, const struct by *by)
{
	const char *step = step_word(w, by->step);
	if (by->stock)
		return sayer_fill(&w->say, PHRASE_METHOD_OPEN, WITH({"step", step}));
	const char *field = sayer_field(&w->say, by->path.field);
	if (by->step == STEP_NONE)
		return sayer_fill(&w->say, PHRASE_METHOD_BY, WITH({"field", field}));
	return sayer_fill(&w->say, PHRASE_METHOD_BY_STEP, WITH({"step", step}, {"field", field}));
}

static const char *method_of_parts(const struct definition *w, const struct measure *measure)
{
	const char *first = measure_name(w, measure->parts[0]), *second = measure_name(w, measure->parts[1]);
	return sayer_fill(&w->say, has_factor(measure) ? PHRASE_METHOD_RATE : kind_of(measure)->method,
	    WITH({"first", first}, {"second", second}, {"factor", number_said(w, measure->per)}));
}

/* What is done with the records of the group, or with the values of one of their fields. */
static const char *method_of_values(const struct definition *w, const struct measure *measure)
{
	return sayer_fill(&w->say, kind_of(measure)->method,
	    WITH({"field", over_field(w, measure)}, {"percent", number_said(w, measure->at)}));
}

const char *measure_method(
    const struct context *context, const struct stats *stats, const struct measure *measure, uint32_t edition)
{
	struct buffer text = {0};
	const struct definition w = definition_of(context, stats, &text, edition);
	if (measure->broken || measure->fact)
		return "";
	if (kind_of(measure)->of_parts) {
		sentence(&w, method_of_parts(&w, measure));
	} else {
		if (measure->kind != MEASURE_COUNT || measure->dimensions == 0) /* "by ‘Legal status’": records are counted */
			sentence(&w, method_of_values(&w, measure));
		for (size_t i = 0; i < measure->dimensions; i++)
			sentence(&w, method_by(&w, &measure->by[i]));
	}
	if (measure->merge_count || measure->top.keep) {
		buffer_char(&text, '.');
		merges(&w, measure);
		buffer_cut(&text, text.length - (text.length && text.data[text.length - 1] == '.'));
	}
	return buffer_finish(&text, context->arena);
}
