/* The figures of an earlier year: as earlier.yaml has them, from a fact, or from the records, counted as if the report
 * were of that year. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "stats/earlier.h"

/* A year of the report counted anew. */
struct year_count {
	struct year_count *next;
	int year;
	const struct results *results;
};

/* All of them. Editions are composed side by side, and whichever asks first counts for all. */
struct year_counts {
	pthread_mutex_t lock;
	struct year_count *first;
};

/* Its figures as one edition prints them: what another withholds, or none, is not taken from here. */
struct year_protected {
	struct year_protected *next;
	const struct year_count *count;
	const struct figures *figures;
};

/* One statistic in one year, as it was asked for. */
struct year_answer {
	struct year_answer *next;
	const struct measure_figures *measure;
	int back;
	struct year_measure told;
};

/* A part of earlier.yaml made into figures. */
struct year_part {
	struct year_part *next;
	const struct earlier_part *part;
	const struct figures *figures;
};

struct years {
	const struct results *results;
	const struct suppressor *suppressor; /* or NULL: nothing is withheld */
	struct year_answer *answers;
	struct year_part *parts;
	struct year_protected *counted;
	int furthest;         /* most years back that were asked for */
	pthread_mutex_t lock; /* of all but the first two: documents ask side by side */
};

struct years *years_new(struct arena *arena, const struct results *results, const struct suppressor *suppressor)
{
	struct years *years = arena_alloc(arena, sizeof *years);
	years->results = results;
	years->suppressor = suppressor;
	pthread_mutex_init(&years->lock, NULL);
	return years;
}

const struct results *figures_results(const struct figures *figures)
{
	return figures->years->results;
}

const struct figures *figures_of_year(const struct context *context, const struct results *results,
    const struct edition *edition, const struct years *years, const struct figures *now)
{
	const struct suppressor *suppressor = years->suppressor;
	const struct suppressions *hidden = suppressor && edition->disclosure.method != DISCLOSURE_NONE
	                                        ? suppressor->decide(suppressor->self, context, results, edition)
	                                        : suppressions_none(context->arena, results, edition);
	return figures_protect(context, results, hidden, years_new(context->arena, results, NULL), now);
}

/* What is asked of one statistic. */
struct year_question {
	const struct context *context;
	const struct figures *figures;
	const struct stats *stats;
	const struct measure *measure;
	int year;
	struct place asked;
};

/* What is said of a year counted anew was said of the report's own. */
static struct context silent(const struct context *context)
{
	return context_quiet(context);
}

/* ---- from the records ---- */

/* Is a record dated on or before DAY by PATH? */
static bool dated_by(const struct records *records, const struct path *path, int32_t day)
{
	uint32_t count = records->tables[path->start->index].count;
	int64_t at;
	for (uint32_t row = 0; row < count; row++)
		if (path_value(records, path, row, &at) && at <= day)
			return true;
	return false;
}

static bool names_period(const struct value *value)
{
	if (value && value->kind == VALUE_TEXT)
		return text_starts(value->text, "period.");
	bool names = false;
	for (const struct value *item = value ? value->first : NULL; item && !names; item = item->next)
		names = names_period(item);
	return names;
}

/* Does the population ask for other records in another year? */
static bool population_moves(const struct population *population)
{
	bool moves = population->open || (!population->parent && population->dated && population->period != PERIOD_ALL);
	for (size_t i = 0; i < population->conditions.count && !moves; i++)
		moves = names_period(population->conditions.items[i].source);
	return moves;
}

/* Do the population's records reach back to DAY? What no date decides is not known of another year. */
static bool population_reaches(const struct records *records, const struct population *population, int32_t day)
{
	bool moves = false;
	for (; population; population = population->parent) {
		moves |= population_moves(population);
		if (population->open && !dated_by(records, &population->begun, day))
			return false;
		bool root = !population->parent && !population->open;
		if (root && (!population->dated || !dated_by(records, &population->date, day)))
			return false;
	}
	return moves;
}

static bool measure_reaches(const struct records *records, const struct measure *measure, int32_t day)
{
	for (size_t i = 0; i < 2 && measure->parts[i]; i++)
		if (!measure_reaches(records, measure->parts[i], day))
			return false;
	if (measure->fact)
		return false;
	return (!measure->population || population_reaches(records, measure->population, day)) &&
	       (!measure->of || population_reaches(records, measure->of, day)) &&
	       (!measure->of_measure || measure_reaches(records, measure->of_measure, day));
}

/* A date in a condition that is not the period's own: it means the same day in every year. */
static const struct value *written_date(const struct value *value)
{
	struct date date;
	if (value && value->kind == VALUE_TEXT)
		return date_parse(value->text, &date) ? value : NULL;
	for (const struct value *item = value ? value->first : NULL; item; item = item->next) {
		const struct value *found = written_date(item);
		if (found)
			return found;
	}
	return NULL;
}

static const struct value *population_written(const struct population *population)
{
	const struct value *found = NULL;
	for (; population && population->source && !found; population = population->parent) {
		const struct value *during = value_get(population->source, "open-during");
		if (population->period == PERIOD_YEAR && value_get(population->source, "period"))
			found = value_get(population->source, "period");
		if (during && !text_equal(during->text, "period"))
			found = during;
		if (!found)
			found = written_date(value_get(population->source, "open-on"));
		for (size_t i = 0; i < population->conditions.count && !found; i++)
			if (population->conditions.items[i].path.field->kind->column == COLUMN_DATES)
				found = written_date(population->conditions.items[i].source);
	}
	return found;
}

/* Where a date or year is written out on which MEASURE rests; NULL if none is. */
static const struct value *measure_written(const struct measure *measure)
{
	const struct value *found = population_written(measure->population);
	if (!found)
		found = population_written(measure->of);
	for (size_t i = 0; i < 2 && measure->parts[i] && !found; i++)
		found = measure_written(measure->parts[i]);
	return found || !measure->of_measure ? found : measure_written(measure->of_measure);
}

static struct year_count *count_find(const struct stats *stats, int year)
{
	struct year_count *made = stats->counted->first;
	while (made && made->year != year)
		made = made->next;
	return made;
}

struct year_counts *year_counts_new(struct arena *arena)
{
	struct year_counts *counts = arena_alloc(arena, sizeof *counts);
	pthread_mutex_init(&counts->lock, NULL);
	return counts;
}

bool year_was_counted(const struct stats *stats, int year)
{
	return count_find(stats, year) != NULL;
}

static struct year_count *year_count(const struct context *context, const struct stats *stats, int year)
{
	struct context quiet = silent(context);
	const struct settings *settings = stats->records->settings;
	struct year_count *made = arena_alloc(context->arena, sizeof *made);
	const struct records *records =
	    records_of_year(&quiet, stats->records, year_first(settings, year), year_end(settings, year));
	made->year = year;
	made->results = stats_compute(&quiet, stats_again(&quiet, stats, records));
	made->next = stats->counted->first;
	stats->counted->first = made;
	return made;
}

static struct year_count *year_made(const struct context *context, const struct stats *stats, int year)
{
	pthread_mutex_lock(&stats->counted->lock);
	struct year_count *made = count_find(stats, year);
	if (!made)
		made = year_count(context, stats, year);
	pthread_mutex_unlock(&stats->counted->lock);
	return made;
}

/* The figures of a year counted anew, protected for the edition that asks. */
static const struct figures *figures_counted(const struct year_question *q, int year)
{
	struct years *years = q->figures->years;
	const struct year_count *count = year_made(q->context, q->stats, year);
	for (struct year_protected *made = years->counted; made; made = made->next)
		if (made->count == count)
			return made->figures;
	struct context quiet = silent(q->context);
	struct year_protected *made = arena_alloc(q->context->arena, sizeof *made);
	made->count = count;
	made->figures = figures_of_year(&quiet, count->results, q->figures->edition, years, NULL);
	made->next = years->counted;
	years->counted = made;
	return made->figures;
}

/* Those of the year that is asked for. What one year withholds depends on the years after it, so that these are protected
 * first, whether or not anything asks for them. */
static const struct figures *counted_figures(const struct year_question *q)
{
	const struct settings *settings = q->stats->records->settings;
	int year = year_of(settings, settings->from) - 1;
	for (; year > q->year && q->figures->edition->disclosure.method == DISCLOSURE_SUPPRESS; year--)
		figures_counted(q, year);
	return figures_counted(q, q->year);
}

/* The statistic as counted in the year; NULL where the records do not reach back. False after a message. */
static bool records_ask(const struct year_question *q, const struct measure_figures **out)
{
	const struct records *records = q->stats->records;
	const struct value *written = measure_written(q->measure);
	if (written) {
		message_add(
		    q->context->messages, MSG_EARLIER_WRITTEN, q->asked, q->measure->id, written->text ? written->text : "…");
		message_also(q->context->messages, written->place, "it is written here");
		return false;
	}
	*out = NULL;
	if (!measure_reaches(records, q->measure, year_first(records->settings, q->year)))
		return true;
	*out = figures_find(counted_figures(q), q->measure->id);
	return true;
}

/* ---- from earlier.yaml, and facts ---- */

static const struct figures *part_figures(const struct year_question *q, const struct earlier_part *part)
{
	struct years *years = q->figures->years;
	for (struct year_part *made = years->parts; made; made = made->next)
		if (made->part == part)
			return made->figures;
	struct context quiet = silent(q->context);
	struct year_part *made = arena_alloc(q->context->arena, sizeof *made);
	made->part = part;
	made->figures = earlier_figures(&quiet, years->results, q->figures, part);
	made->next = years->parts;
	years->parts = made;
	return made->figures;
}

/* The value of the year in the fact that the measure names; NULL where it has none. */
static const struct cell *fact_cell(const struct year_question *q, const struct measure_figures **fact)
{
	*fact = q->measure->earlier ? figures_find(q->figures, q->measure->earlier->id) : NULL;
	return *fact ? figures_cell(*fact, year_name(q->context->arena, q->stats->records->settings, q->year)) : NULL;
}

static const struct measure_figures *fact_figures(
    struct arena *arena, const struct measure_figures *now, const struct measure_figures *fact, const struct cell *cell)
{
	struct measure_figures *out = arena_alloc(arena, sizeof *out);
	*out = *now;
	out->total = *cell;
	out->cells = &out->total;
	out->approx = cell->value.state == FIGURE_SHOWN ? fact->approx : NULL;
	return out;
}

/* Nothing is known: every cell reads [x]. */
static const struct measure_figures *unknown_figures(const struct year_question *q)
{
	static const struct earlier_part nothing = {UINT32_MAX, true, NULL, 0};
	return figures_find(part_figures(q, &nothing), q->measure->id);
}

static bool answer(const struct year_question *q, const struct measure_figures *now, struct year_measure *out)
{
	const struct earlier_year *entry = earlier_year(q->stats, q->year);
	const struct earlier_part *part = earlier_part(entry, q->measure, q->figures->edition->bit);
	const struct measure_figures *fact;
	const struct cell *cell = part ? NULL : fact_cell(q, &fact);
	if (part) {
		out->figures = figures_find(part_figures(q, part), q->measure->id);
		out->source = entry->source;
	} else if (cell) {
		out->figures = fact_figures(q->context->arena, now, fact, cell);
		out->source = fact->source;
	} else if (!records_ask(q, &out->figures)) {
		return false;
	}
	if (!out->figures)
		out->figures = unknown_figures(q);
	return true;
}

/* ---- asking ---- */

static bool may_ask(const struct year_question *q, int back)
{
	if (back > YEARS_BACK_MAX || q->year < 1900)
		message_add(q->context->messages, MSG_EARLIER_FAR, q->asked, YEARS_BACK_MAX);
	else if (q->measure->kind == MEASURE_FACT)
		message_add(q->context->messages, MSG_EARLIER_OF_FACT, q->asked, q->measure->id);
	else if (measure_in_time(q->measure))
		message_add(q->context->messages, MSG_EARLIER_IN_TIME, q->asked, q->measure->id);
	else
		return true;
	return false;
}

static struct year_answer *answer_find(const struct years *years, const struct measure_figures *measure, int back)
{
	for (struct year_answer *at = years->answers; at; at = at->next)
		if (at->back == back && strcmp(at->measure->id, measure->id) == 0)
			return at;
	return NULL;
}

static bool year_ask(const struct context *context, const struct figures *figures,
    const struct measure_figures *measure, int back, struct place asked, struct year_measure *out)
{
	struct years *years = figures->years;
	const struct stats *stats = years->results->stats;
	const struct settings *settings = stats->records->settings;
	int year = year_of(settings, settings->from) - back;
	const struct year_question q = {context, figures, stats, stats_measure(stats, measure->id), year, asked};
	struct year_answer *known = answer_find(years, measure, back);
	if (known) {
		*out = known->told;
		return true;
	}
	*out = (struct year_measure){.figures = measure, .back = back};
	if (!may_ask(&q, back) || (back > 0 && !answer(&q, measure, out)))
		return false;
	/* What was published bears the name that the author gave it: it may be of the whole year. */
	out->year = out->source ? year_name(context->arena, settings, year) : year_told(context->arena, settings, year);
	out->broken = earlier_broken(stats, q.measure, year);
	struct year_answer *told = arena_alloc(context->arena, sizeof *told);
	*told = (struct year_answer){years->answers, measure, back, *out};
	years->answers = told;
	years->furthest = back > years->furthest ? back : years->furthest;
	return true;
}

bool figures_year(const struct context *context, const struct figures *figures, const struct measure_figures *measure,
    int back, struct place asked, struct year_measure *out)
{
	pthread_mutex_lock(&figures->years->lock);
	bool told = year_ask(context, figures, measure, back, asked, out);
	pthread_mutex_unlock(&figures->years->lock);
	return told;
}

const char *figures_year_name(struct arena *arena, const struct figures *figures)
{
	const struct settings *settings = figures->records->settings;
	return year_name(arena, settings, year_of(settings, settings->from));
}

const struct year_measure *figures_asked(const struct figures *figures, const struct measure_figures *measure, int back)
{
	const struct years *years = figures->years;
	const struct year_answer *found = back <= years->furthest ? answer_find(years, measure, back) : NULL;
	return found ? &found->told : NULL;
}

bool year_compares(const struct figures *figures, const struct measure_figures *measure, int back)
{
	const struct stats *stats = figures->years->results->stats;
	const struct settings *settings = stats->records->settings;
	const struct measure *asked = stats_measure(stats, measure->id);
	bool compares = true;
	for (int at = back; at > 0 && compares; at--)
		compares = !earlier_broken(stats, asked, year_of(settings, settings->from) - at);
	return compares;
}

const struct cell *year_cell(
    const struct year_measure *year, const struct measure_figures *measure, const struct cell *cell)
{
	const struct measure_figures *then = year->figures;
	if (then == measure || cell == &measure->total || measure->dimensions == 0)
		return then == measure ? cell : &then->total;
	const struct category *row, *column;
	char brackets[512];
	figures_place(measure, cell, &row, &column);
	int length = measure->dimensions == 2 ? snprintf(brackets, sizeof brackets, "%s, %s", row ? row->code : "all",
	                                            column ? column->code : "all")
	                                      : snprintf(brackets, sizeof brackets, "%s", row ? row->code : "all");
	return length < (int)sizeof brackets ? figures_cell(then, brackets) : NULL;
}

struct figure year_value(
    const struct year_measure *year, const struct measure_figures *measure, const struct cell *cell)
{
	static const struct figure not_available = {FIGURE_NOT_AVAILABLE, {0, 0}, "[x]"};
	const struct cell *then = year_cell(year, measure, cell);
	return then ? then->value : not_available;
}

/* ---- the report's own year, frozen ---- */

static bool same_printed(const struct fact_value *stated, const struct figure *figure)
{
	if (figure->state != stated->symbol)
		return false;
	return figure->state != FIGURE_SHOWN || number_compare(figure->value, stated->number) == 0;
}

static void value_compare(
    const struct context *context, const struct figures *figures, const struct earlier_value *value)
{
	static const char *const symbols[] = {[FIGURE_WITHHELD] = "[c]",
	    [FIGURE_NOT_AVAILABLE] = "[x]",
	    [FIGURE_NOT_APPLICABLE] = "[z]",
	    [FIGURE_LOW] = "[low]"};
	const struct measure_figures *measure = figures_find(figures, value->measure->id);
	const struct cell *cell = !measure || measure->broken ? NULL
	                          : value->cell               ? figures_cell(measure, value->cell)
	                                                      : &measure->total;
	if (!cell || same_printed(&value->stated, &cell->value))
		return;
	struct buffer text = {0};
	if (value->stated.symbol == FIGURE_SHOWN)
		number_print(&text, value->stated.number);
	else
		buffer_add(&text, symbols[value->stated.symbol]);
	message_add(context->messages, MSG_EARLIER_FROZEN, value->place,
	    value->cell ? arena_format(context->arena, "%s[%s]", measure->id, value->cell) : measure->id,
	    buffer_text(&text), figures->edition->name, cell->value.text);
	buffer_release(&text);
}

void figures_compare_frozen(const struct context *context, const struct figures *figures)
{
	const struct stats *stats = figures->years->results->stats;
	const struct settings *settings = stats->records->settings;
	const struct earlier_year *own = earlier_year(stats, year_of(settings, settings->from));
	for (size_t i = 0; own && i < own->part_count; i++)
		for (size_t j = 0;
		     own->parts[i].published && (own->parts[i].editions & figures->edition->bit) && j < own->parts[i].count;
		     j++)
			value_compare(context, figures, &own->parts[i].values[j]);
}
