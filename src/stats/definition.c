#include <string.h>

#include "base/text.h"
#include "stats/model.h"

/* How a measure is worked out, in plain sentences composed from what measures.yaml says. */

struct wording {
	const struct context *context;
	const struct stats *stats;
	struct buffer *out;
};

static void quoted(const struct wording *w, const struct value *label, const char *name)
{
	buffer_format(w->out, "‘%s’", label_plain(w->context->arena, label, name));
}

static void field_name(const struct wording *w, const struct field *field)
{
	quoted(w, field->label, field->name);
}

static void day(const struct wording *w, int32_t at)
{
	date_print(w->out, (struct date){at, false});
}

static void category(const struct wording *w, const struct field *field, const char *code)
{
	for (size_t i = 0; i < field->code_count; i++)
		if (strcmp(field->codes[i].name, code) == 0) {
			quoted(w, field->codes[i].label, code);
			return;
		}
	buffer_format(w->out, "‘%s’", code);
}

static void date_value(const struct wording *w, const char *text)
{
	const struct settings *settings = w->stats->records->settings;
	struct date date = {0, false};
	if (text_equal(text, "period.from"))
		date.day = settings->from;
	else if (text_equal(text, "period.to"))
		date.day = settings->to;
	else
		date_parse(text, &date);
	date_print(w->out, date);
}

/* One value of a condition, as a reader knows it. */
static void scalar(const struct wording *w, const struct field *field, const struct value *value)
{
	const char *text = value->text ? value->text : "";
	if (strcmp(text, "unknown") == 0)
		buffer_add(w->out, "not known");
	else if (field->kind->column == COLUMN_DATES)
		date_value(w, text);
	else if (field->kind->column == COLUMN_BOOLEANS)
		buffer_add(w->out, text_equal(text, "yes") || text_equal(text, "true") ? "yes" : "no");
	else if (field->kind->with_unit)
		buffer_format(w->out, "%s %s", text, field->unit ? field->unit : "days");
	else if (field->kind->column == COLUMN_NUMBERS)
		buffer_add(w->out, text);
	else
		category(w, field, text);
}

static void any_of(const struct wording *w, const struct field *field, const struct value *values)
{
	for (const struct value *item = values->first; item; item = item->next) {
		if (item != values->first)
			buffer_add(w->out, item->next ? ", " : " or ");
		scalar(w, field, item);
	}
}

static void bound(const struct wording *w, const struct field *field, const struct value *value)
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

static void wanted(const struct wording *w, const struct field *field, const struct value *value)
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

static void condition(const struct wording *w, const struct condition *at)
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

static void period(const struct wording *w, const struct population *population)
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

static void opens(const struct wording *w, const struct population *population)
{
	buffer_add(w->out, ", begun by ");
	day(w, population->open_day);
	buffer_add(w->out, " and not ended by then");
}

enum { CHAIN_MAX = 64 }; /* longer chains are cut short in words */

/* "records of ‘Referrals’ with … from … to …, where … is …". */
static void records_of(const struct wording *w, const struct population *population)
{
	const struct population *chain[CHAIN_MAX];
	size_t count = 0;
	bool conditions = false;
	for (const struct population *at = population; at && count < CHAIN_MAX; at = at->parent)
		chain[count++] = at;
	buffer_add(w->out, "records of ");
	quoted(w, population->table->label, population->table->name);
	if (!chain[count - 1]->open)
		period(w, chain[count - 1]);
	for (size_t i = count; i-- > 0;)
		if (chain[i]->open)
			opens(w, chain[i]);
	for (size_t i = count; i-- > 0;)
		for (size_t j = 0; j < chain[i]->conditions.count; j++) {
			buffer_add(w->out, conditions ? " and " : ", where ");
			conditions = true;
			condition(w, &chain[i]->conditions.items[j]);
		}
}

static void axes(const struct wording *w, const struct measure *measure)
{
	if (measure->dimensions == 0)
		return;
	buffer_add(w->out, " We did this for each group of ");
	for (size_t i = 0; i < measure->dimensions; i++) {
		const struct by *by = &measure->by[i];
		buffer_add(w->out, i ? " and of " : "");
		field_name(w, by->path.field);
		buffer_add(w->out, by->step == STEP_MONTH ? " by month" : by->step == STEP_QUARTER ? " by quarter" : "");
	}
	buffer_char(w->out, '.');
}

static void share(const struct wording *w, const struct measure *measure)
{
	bool multiple = false;
	for (size_t i = 0; i < measure->dimensions; i++)
		multiple |= measure->by[i].path.field->kind->column == COLUMN_LISTS;
	if (measure->of_distinct || measure->of) {
		buffer_add(w->out, " The percentage is its share of ");
		if (measure->of_distinct)
			quoted(w, measure->of_distinct->label, measure->of_distinct->id);
		else
			quoted(w, measure->of->label ? measure->of->label : measure->of->table->label, measure->of->id);
		buffer_char(w->out, '.');
	} else if (measure->kind == MEASURE_COUNT && measure->dimensions > 0) {
		buffer_add(w->out, " Each percentage is a share of all these records.");
	}
	if (multiple)
		buffer_add(w->out, " A record can be in several groups, so that percentages can add up to more than 100.");
}

static void counted(const struct wording *w, const struct measure *measure)
{
	const struct {
		const char *before, *after;
	} words[] = {
	    [MEASURE_COUNT] = {"We counted the ", ""},
	    [MEASURE_DISTINCT] = {"We counted each ", " once among the "},
	    [MEASURE_SUM] = {"We added up ", " of the "},
	    [MEASURE_MEAN] = {"We added up ", " and divided by how many there are, for the "},
	    [MEASURE_MEDIAN] = {"We put the values of ", " in order and took the middle one, for the "},
	    [MEASURE_PERCENTILE] = {"We put the values of ", " in order, for the "},
	    [MEASURE_MIN] = {"We took the smallest ", " of the "},
	    [MEASURE_MAX] = {"We took the largest ", " of the "},
	};
	buffer_add(w->out, words[measure->kind].before);
	if (measure->kind != MEASURE_COUNT)
		field_name(w, measure->field.field);
	buffer_add(w->out, words[measure->kind].after);
	records_of(w, measure->population);
	buffer_char(w->out, '.');
	axes(w, measure);
	share(w, measure);
	if (measure->kind != MEASURE_COUNT)
		buffer_add(w->out, " Where it is not known, a record is left out.");
}

static void ratio(const struct wording *w, const struct measure *measure)
{
	buffer_add(w->out, "We divided ");
	quoted(w, measure->parts[0]->label, measure->parts[0]->id);
	buffer_add(w->out, " by ");
	quoted(w, measure->parts[1]->label, measure->parts[1]->id);
	buffer_char(w->out, '.');
}

static void fact(const struct wording *w, const struct measure *measure)
{
	const struct fact *at = measure->fact;
	buffer_format(w->out, "We took this figure from %s", at->source);
	if (at->date.day != MISSING_DAY) {
		buffer_add(w->out, at->as_of ? ", as of " : ", ");
		date_print(w->out, at->date);
	}
	buffer_char(w->out, '.');
}

const char *measure_definition(const struct context *context, const struct stats *stats, const struct measure *measure)
{
	struct buffer text = {0};
	const struct wording w = {context, stats, &text};
	if (measure->broken)
		return "";
	if (measure->kind == MEASURE_FACT)
		fact(&w, measure);
	else if (measure->kind == MEASURE_RATIO)
		ratio(&w, measure);
	else
		counted(&w, measure);
	const char *copy = arena_copy(context->arena, buffer_text(&text));
	buffer_release(&text);
	return copy;
}
