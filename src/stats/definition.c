/* How a measure is worked out, in plain sentences composed from what measures.yaml says. */
#include <string.h>

#include "base/text.h"
#include "stats/kind.h"
#include "stats/unit.h"
#include "words/words.h"

struct definition {
	const struct context *context;
	const struct stats *stats;
	struct buffer *out;
	uint32_t edition; /* its bit */
};

static void quoted(const struct definition *w, const struct value *label, const char *name)
{
	buffer_format(w->out, "‘%s’", label_plain(w->context->arena, label, name));
}

static void field_name(const struct definition *w, const struct field *field)
{
	quoted(w, field->label, field->name);
}

static const struct words *words_for(const struct definition *w)
{
	return words_of(w->stats->records->settings->language);
}

static void day(const struct definition *w, int32_t at)
{
	words_date(w->out, words_for(w), (struct date){at, false});
}

static void category(const struct definition *w, const struct field *field, const char *code)
{
	for (size_t i = 0; i < field->code_count; i++)
		if (strcmp(field->codes[i].name, code) == 0) {
			quoted(w, field->codes[i].label, code);
			return;
		}
	buffer_format(w->out, "‘%s’", code);
}

static void date_value(const struct definition *w, const char *text)
{
	const struct settings *settings = w->stats->records->settings;
	struct date date = {0, false};
	if (text_equal(text, "period.from"))
		date.day = settings->from;
	else if (text_equal(text, "period.to"))
		date.day = settings->to;
	else
		date_parse(text, &date);
	words_date(w->out, words_for(w), date);
}

/* "3 working days", "1 week". */
static void duration(const struct definition *w, const char *text, const char *unit)
{
	struct number number = {0, 0};
	number_parse(text, &number);
	buffer_format(w->out, "%s %s", text, unit_counted(w->context->arena, unit, number));
}

/* One value of a condition, as a reader knows it. */
static void scalar(const struct definition *w, const struct field *field, const struct value *value)
{
	const char *text = value->text ? value->text : "";
	if (strcmp(text, "unknown") == 0)
		buffer_add(w->out, "not known");
	else if (field->kind->column == COLUMN_DATES)
		date_value(w, text);
	else if (field->kind->column == COLUMN_BOOLEANS)
		buffer_add(w->out, text_equal(text, "yes") || text_equal(text, "true") ? "yes" : "no");
	else if (field->kind->with_unit)
		duration(w, text, field->unit ? field->unit : "days");
	else if (field->kind->column == COLUMN_NUMBERS)
		buffer_add(w->out, text);
	else
		category(w, field, text);
}

static void any_of(const struct definition *w, const struct field *field, const struct value *values)
{
	for (const struct value *item = values->first; item; item = item->next) {
		if (item != values->first)
			buffer_add(w->out, item->next ? ", " : " or ");
		scalar(w, field, item);
	}
}

static void bound(const struct definition *w, const struct field *field, const struct value *value)
{
	bool date = field->kind->column == COLUMN_DATES;
	const struct {
		const char *key, *date, *number;
	} words[] = {{"from", "on or after ", "at least "}, {"to", "on or before ", "at most "},
	    {"after", "after ", "more than "}, {"before", "before ", "less than "}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_equal(value->key, words[i].key))
			buffer_add(w->out, date ? words[i].date : words[i].number);
	scalar(w, field, value);
}

static void wanted(const struct definition *w, const struct field *field, const struct value *value)
{
	if (value->kind == VALUE_TEXT)
		scalar(w, field, value);
	else if (value->kind == VALUE_LIST)
		any_of(w, field, value);
	for (const struct value *item = value->kind == VALUE_MAP ? value->first : NULL; item; item = item->next) {
		if (item != value->first)
			buffer_add(w->out, " and ");
		bound(w, field, item);
	}
}

static void condition(const struct definition *w, const struct condition *at)
{
	const struct field *field = at->path.field;
	const struct value *value = at->negated ? value_item(at->source, "not") : at->source;
	bool gap = at->unknown && at->count == 0;
	field_name(w, field);
	if (gap)
		buffer_add(w->out, at->negated ? " is known" : " is not known");
	else if (value->kind == VALUE_MAP)
		buffer_add(w->out, at->negated ? " is anything but " : " is ");
	else if (field->kind->column == COLUMN_LISTS)
		buffer_add(w->out, at->negated ? " does not include " : " includes ");
	else
		buffer_add(w->out, at->negated ? " is not " : " is ");
	if (!gap)
		wanted(w, field, value);
}

static void period(const struct definition *w, const struct population *population)
{
	if (!population->dated || population->period == PERIOD_ALL)
		return;
	buffer_add(w->out, " with ");
	field_name(w, population->date.field);
	if (population->period == PERIOD_BEFORE) {
		buffer_add(w->out, " before ");
		day(w, population->from);
		return;
	}
	buffer_add(w->out, " from ");
	day(w, population->from);
	buffer_add(w->out, " to ");
	day(w, population->to);
}

static void opens(const struct definition *w, const struct population *population)
{
	if (population->open_from != population->open_to) {
		buffer_add(w->out, ", open on at least one day from ");
		day(w, population->open_from);
		buffer_add(w->out, " to ");
		day(w, population->open_to);
		return;
	}
	buffer_add(w->out, ", begun by ");
	day(w, population->open_to);
	buffer_add(w->out, " and not ended by then");
}

static bool has_stock(const struct measure *measure)
{
	bool stock = false;
	for (size_t i = 0; i < measure->dimensions; i++)
		stock |= measure->by[i].stock;
	return stock;
}

enum { CHAIN_MAX = 64 }; /* longer chains are cut short in words */

/* "records of ‘Referrals’ with … from … to …, where … is …". */
static void records_of(const struct definition *w, const struct measure *measure)
{
	const struct population *population = measure->population;
	bool stock = has_stock(measure);
	const struct population *chain[CHAIN_MAX];
	size_t count = 0;
	bool conditions = false;
	for (const struct population *at = population; at && count < CHAIN_MAX; at = at->parent)
		chain[count++] = at;
	buffer_add(w->out, "records of ");
	quoted(w, population->table->label, population->table->name);
	if (!chain[count - 1]->open && !stock)
		period(w, chain[count - 1]);
	for (size_t i = count - stock; i-- > 0;)
		if (chain[i]->open)
			opens(w, chain[i]);
	for (size_t i = count; i-- > 0;)
		for (size_t j = 0; j < chain[i]->conditions.count; j++) {
			buffer_add(w->out, conditions ? " and " : ", where ");
			conditions = true;
			condition(w, &chain[i]->conditions.items[j]);
		}
}

static void axes(const struct definition *w, const struct measure *measure)
{
	static const char *const steps[] = {
	    [STEP_NONE] = "", [STEP_MONTH] = " by month", [STEP_QUARTER] = " by quarter", [STEP_YEAR] = " by year"};
	static const char *const stocks[] = {
	    [STEP_NONE] = "", [STEP_MONTH] = "month", [STEP_QUARTER] = "quarter", [STEP_YEAR] = "year"};
	if (measure->dimensions == 0)
		return;
	buffer_add(w->out, measure->by[0].stock ? " We did this for " : " We did this for each group of ");
	for (size_t i = 0; i < measure->dimensions; i++) {
		const struct by *by = &measure->by[i];
		buffer_add(w->out, !i ? "" : by->stock || measure->by[0].stock ? " and for each group of " : " and of ");
		if (by->stock)
			buffer_format(w->out, "what was open on the last day of each %s", stocks[by->step]);
		else
			field_name(w, by->path.field);
		buffer_add(w->out, by->stock ? "" : steps[by->step]);
	}
	buffer_char(w->out, '.');
}

static void base(const struct definition *w, const struct measure *measure)
{
	buffer_add(w->out, " The percentage is its share of ");
	if (measure->of_measure)
		quoted(w, measure->of_measure->label, measure->of_measure->source->key);
	else
		quoted(w, measure->of->label ? measure->of->label : measure->of->table->label, measure->of->id);
	buffer_char(w->out, '.');
}

/* What each percentage of a breakdown is a share of. */
static void cell_base(const struct definition *w, const struct measure *measure)
{
	static const char *const all[MEASURE_KINDS] = {[MEASURE_COUNT] = "all these records",
	    [MEASURE_DISTINCT] = "all that are counted once",
	    [MEASURE_SUM] = "the whole sum"};
	buffer_add(w->out, " Each percentage is a share of ");
	if (measure->percent_of == PERCENT_OF_ALL)
		buffer_add(w->out, all[measure->kind]);
	else
		field_name(w, measure->by[measure->percent_of == PERCENT_OF_ROW ? 0 : 1].path.field);
	buffer_add(w->out, measure->percent_of == PERCENT_OF_ALL ? "." : ": of all in the same group of it.");
}

static void share(const struct definition *w, const struct measure *measure)
{
	bool multiple = measure->kind == MEASURE_DISTINCT && measure->dimensions > 0;
	for (size_t i = 0; i < measure->dimensions; i++)
		multiple |= measure->by[i].path.field->kind->column == COLUMN_LISTS;
	if (measure->of_measure || measure->of)
		base(w, measure);
	else if (kind_of(measure)->percentages && measure->dimensions > 0 && !has_stock(measure))
		cell_base(w, measure);
	else
		multiple = false;
	if (multiple)
		buffer_add(
		    w->out, measure->kind == MEASURE_DISTINCT
		                ? " The same one can be in several groups, so that percentages can add up to more than 100."
		                : " A record can be in several groups, so that percentages can add up to more than 100.");
}

/* Which categories count as one. */
static void merges(const struct definition *w, const struct measure *measure)
{
	for (size_t i = 0; i < measure->merge_count; i++) {
		const struct merge *merge = &measure->merges[i];
		if (!(merge->editions & w->edition))
			continue;
		buffer_add(w->out, " We counted ");
		for (const struct value *code = merge->of->first; code; code = code->next) {
			buffer_add(w->out, code == merge->of->first ? "" : code->next ? ", " : " and ");
			category(w, measure->by[0].path.field, code->text);
		}
		buffer_add(w->out, " together as ");
		quoted(w, merge->label, merge->code);
		buffer_char(w->out, '.');
	}
	if (measure->top.keep) {
		if (measure->top.keep == 1)
			buffer_add(w->out, " All groups but the largest count as ");
		else
			buffer_format(w->out, " All but the %d largest groups count as ", (int)measure->top.keep);
		quoted(w, measure->top.label, measure->top.code);
		buffer_char(w->out, '.');
	}
}

/* Is some date of PATH's column known by its month alone? */
static bool has_months(const struct definition *w, const struct path *path)
{
	if (!path->field)
		return false;
	const struct record_table *table = &w->stats->records->tables[path->field->table->index];
	const uint8_t *months = table->columns[path->field->index].month_only;
	return months && table->count && memchr(months, 1, table->count);
}

/* A date that is a month alone counts as its first day, which a reader has to know where it decides. */
static void months(const struct definition *w, const struct measure *measure)
{
	const struct population *population = measure->population;
	bool by_date = population->dated && population->period != PERIOD_ALL && !population->open;
	bool found = by_date && has_months(w, &population->date);
	for (; population; population = population->parent)
		if (population->open)
			found |= has_months(w, &population->begun) || has_months(w, &population->ended);
	if (found)
		buffer_add(w->out, " A date of which only the month is known counts as its first day.");
}

void population_dates(
    const struct context *context, const struct stats *stats, const struct population *population, struct buffer *out)
{
	struct buffer text = {0};
	const struct definition w = {context, stats, &text, UINT32_MAX};
	if (population->open)
		opens(&w, population);
	else if (!population->parent)
		period(&w, population);
	const char *from = buffer_text(&text);
	buffer_add(out, from + strspn(from, ", "));
	buffer_release(&text);
}

void population_conditions(
    const struct context *context, const struct stats *stats, const struct population *population, struct buffer *out)
{
	const struct definition w = {context, stats, out, UINT32_MAX};
	for (size_t i = 0; i < population->conditions.count; i++) {
		buffer_add(out, i ? " and " : "where ");
		condition(&w, &population->conditions.items[i]);
	}
}

/* A label in quotation marks, as part of a phrase. */
static const char *quoted_text(const struct definition *w, const struct value *label, const char *name)
{
	return arena_format(w->context->arena, "‘%s’", label_plain(w->context->arena, label, name));
}

static const char *step_word(const struct definition *w, enum step step)
{
	static const enum phrase steps[] = {[STEP_NONE] = PHRASE_METHOD_MONTH,
	    [STEP_MONTH] = PHRASE_METHOD_MONTH,
	    [STEP_QUARTER] = PHRASE_METHOD_QUARTER,
	    [STEP_YEAR] = PHRASE_METHOD_YEAR};
	return words_say(words_for(w), steps[step]);
}

/* " by ‘Legal status’", " by month of ‘Received’", " open on the last day of each month". */
static void method_by(const struct definition *w, const struct by *by)
{
	struct arena *arena = w->context->arena;
	const char *field = by->stock ? NULL : quoted_text(w, by->path.field->label, by->path.field->name);
	const char *text;
	if (by->stock)
		text = words_fill(arena, words_for(w), PHRASE_METHOD_OPEN, WITH({"step", step_word(w, by->step)}));
	else if (by->step != STEP_NONE)
		text = words_fill(
		    arena, words_for(w), PHRASE_METHOD_BY_STEP, WITH({"step", step_word(w, by->step)}, {"field", field}));
	else
		text = words_fill(arena, words_for(w), PHRASE_METHOD_BY, WITH({"field", field}));
	buffer_format(w->out, " %s", text);
}

static const char *method_of_parts(const struct definition *w, const struct measure *measure)
{
	const struct measure *const *parts = measure->parts;
	const char *first = quoted_text(w, parts[0]->label, parts[0]->id);
	const char *second = quoted_text(w, parts[1]->label, parts[1]->id);
	struct buffer per = {0};
	number_print(&per, measure->per);
	const char *factor = buffer_finish(&per, w->context->arena);
	if (measure->kind == MEASURE_DIFFERENCE)
		return words_fill(
		    w->context->arena, words_for(w), PHRASE_METHOD_DIFFERENCE, WITH({"first", first}, {"second", second}));
	if (measure->per.units == 1 && !measure->per.decimals)
		return words_fill(
		    w->context->arena, words_for(w), PHRASE_METHOD_RATIO, WITH({"first", first}, {"second", second}));
	return words_fill(w->context->arena, words_for(w), PHRASE_METHOD_RATE,
	    WITH({"first", first}, {"second", second}, {"factor", factor}));
}

/* What is done with the records of the group, or with the values of one of their fields. */
static const char *method_of_values(const struct definition *w, const struct measure *measure)
{
	struct arena *arena = w->context->arena;
	const struct words *words = words_for(w);
	const struct field *of = measure->field.field;
	const char *field = of ? quoted_text(w, of->label, of->name) : "";
	struct buffer at = {0};
	number_print(&at, measure->at);
	const char *percent = buffer_finish(&at, arena);
	switch (measure->kind) {
	case MEASURE_DISTINCT:
		return words_fill(arena, words, PHRASE_METHOD_DISTINCT, WITH({"field", field}));
	case MEASURE_SUM:
		return words_fill(arena, words, PHRASE_METHOD_SUM, WITH({"field", field}));
	case MEASURE_MEAN:
		return words_fill(arena, words, PHRASE_METHOD_MEAN, WITH({"field", field}));
	case MEASURE_MEDIAN:
		return words_fill(arena, words, PHRASE_METHOD_MEDIAN, WITH({"field", field}));
	case MEASURE_PERCENTILE:
		return words_fill(arena, words, PHRASE_METHOD_PERCENTILE, WITH({"field", field}, {"percent", percent}));
	case MEASURE_MIN:
		return words_fill(arena, words, PHRASE_METHOD_MIN, WITH({"field", field}));
	case MEASURE_MAX:
		return words_fill(arena, words, PHRASE_METHOD_MAX, WITH({"field", field}));
	default:
		return words_say(words, PHRASE_METHOD_COUNT);
	}
}

const char *measure_method(
    const struct context *context, const struct stats *stats, const struct measure *measure, uint32_t edition)
{
	struct buffer text = {0};
	const struct definition w = {context, stats, &text, edition};
	if (measure->broken || measure->fact)
		return "";
	buffer_add(&text, kind_of(measure)->of_parts ? method_of_parts(&w, measure) : method_of_values(&w, measure));
	for (size_t i = 0; i < measure->dimensions && !kind_of(measure)->of_parts; i++)
		method_by(&w, &measure->by[i]);
	if (measure->merge_count || measure->top.keep) {
		buffer_char(&text, '.');
		merges(&w, measure);
		text.length -= text.length && text.data[text.length - 1] == '.';
		text.data[text.length] = 0;
	}
	return buffer_finish(&text, context->arena);
}

bool measure_months(const struct context *context, const struct stats *stats, const struct measure *measure)
{
	struct buffer text = {0};
	const struct definition w = {context, stats, &text, UINT32_MAX};
	if (measure->population && !measure->broken)
		months(&w, measure);
	bool found = text.length > 0;
	buffer_release(&text);
	return found;
}

void definition_add(const struct definition *definition, const char *text)
{
	buffer_add(definition->out, text);
}

void definition_counted(
    const struct definition *w, const struct measure *measure, const char *before, const char *after)
{
	buffer_add(w->out, before);
	if (measure->field.field)
		field_name(w, measure->field.field);
	buffer_add(w->out, after);
	records_of(w, measure);
	buffer_char(w->out, '.');
	months(w, measure);
	axes(w, measure);
	merges(w, measure);
	share(w, measure);
	if (measure->field.field)
		buffer_add(w->out, " Where it is not known, a record is left out.");
}

void definition_parts(
    const struct definition *w, const struct measure *measure, const char *before, const char *between, bool turned)
{
	const struct measure *first = measure->parts[turned], *second = measure->parts[!turned];
	buffer_add(w->out, before);
	buffer_add(w->out, measure->dimensions > 0 ? ", group by group, " : " ");
	quoted(w, first->label, first->id);
	buffer_add(w->out, between);
	quoted(w, second->label, second->id);
}

void definition_fact(const struct definition *w, const struct measure *measure)
{
	const struct fact *at = measure->fact;
	buffer_format(w->out, "We took this figure from %s", at->source);
	if (at->date.day != MISSING_DAY) {
		buffer_add(w->out, at->as_of ? ", as of " : ", ");
		words_date(w->out, words_for(w), at->date);
	}
	buffer_char(w->out, '.');
}

const char *measure_definition(
    const struct context *context, const struct stats *stats, const struct measure *measure, uint32_t edition)
{
	struct buffer text = {0};
	const struct definition w = {context, stats, &text, edition};
	if (measure->broken)
		return "";
	kind_of(measure)->words(&w, measure);
	const char *copy = arena_copy(context->arena, buffer_text(&text));
	buffer_release(&text);
	return copy;
}
