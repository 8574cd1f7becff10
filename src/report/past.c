/* The year before in words: what a figure was, and by how much it has changed. */
#include "base/text.h"
#include "report/reference.h"
#include "report/tree.h"

bool past_pick(
    struct composer *composer, const struct pick *pick, enum show show, struct place place, struct past_pick *out)
{
	const struct context *context = composer->context;
	if (!composer_year(composer, pick->measure, 1, place, &out->year))
		return false;
	if (out->year.broken && show != SHOW_PREVIOUS) {
		message_add(context->messages, MSG_REPORT_CHANGE_BROKEN, place, pick->measure->id, out->year.year);
		message_also(context->messages, out->year.broken->place, "it is said here");
		return false;
	}
	out->then = year_value(&out->year, pick->measure, pick->cell);
	out->then_text = figure_told(composer, out->year.figures, &out->then);
	out->change = figures_change(context->arena, pick->measure, &pick->cell->value, &out->then);
	return true;
}

/* "23", "£40", "3 percentage points". */
static const char *amount_text(struct composer *composer, const struct change *change)
{
	if (!change->points)
		return change->amount.text;
	return words_count(composer_arena(composer), composer_words(composer), PHRASE_POINTS, change->amount.value);
}

static const char *change_text(struct composer *composer, const struct past_pick *past)
{
	struct arena *arena = composer_arena(composer);
	const struct words *words = composer_words(composer);
	const char *amount = amount_text(composer, &past->change), *then = past->then_text, *year = past->year.year;
	if (past->change.sign == CHANGE_NONE)
		return words_fill(arena, words, PHRASE_CHANGE_NONE, WITH({"then", then}, {"year", year}));
	return words_fill(arena, words, past->change.sign == CHANGE_UP ? PHRASE_CHANGE_UP : PHRASE_CHANGE_DOWN,
	    WITH({"amount", amount}, {"then", then}, {"year", year}));
}

static const char *percent_text(struct composer *composer, const struct change *change)
{
	const struct words *words = composer_words(composer);
	if (change->sign == CHANGE_NONE)
		return words_say(words, PHRASE_CHANGE_PERCENT_NONE);
	return words_fill(composer_arena(composer), words,
	    change->sign == CHANGE_UP ? PHRASE_CHANGE_PERCENT_UP : PHRASE_CHANGE_PERCENT_DOWN,
	    WITH({"amount", change->percent.text}));
}

const char *past_print(
    struct composer *composer, const struct past_pick *past, enum show show, enum figure_state *state)
{
	const struct change *change = &past->change;
	const struct figure *figure = show == SHOW_CHANGE ? &change->amount : &change->percent;
	if (show == SHOW_PREVIOUS)
		figure = &past->then;
	*state = figure->state;
	if (show == SHOW_PREVIOUS)
		return past->then_text;
	if (figure->state != FIGURE_SHOWN)
		return figure->text;
	return show == SHOW_CHANGE ? change_text(composer, past) : percent_text(composer, change);
}

/* "2020-21: 231". */
static const char *year_told(struct composer *composer, const struct year_measure *year)
{
	return words_fill(composer_arena(composer), composer_words(composer), PHRASE_PAST_IS,
	    WITH({"year", year->year}, {"text", figure_told(composer, year->figures, &year->figures->total.value)}));
}

/* The source of all figures of that year that the document shows, and its *NAME; NULL where there is none or several. */
static const char *year_source(struct composer *composer, int back, const char **name)
{
	const char *source = NULL;
	for (size_t i = 0; i < composer->usage_count; i++) {
		const struct year_measure *year = composer_year_shown(composer, composer->usages[i].measure, back);
		if (!year || !year->source)
			continue;
		if (source && !text_equal(source, year->source))
			return NULL;
		source = year->source;
		*name = year->year;
	}
	return source;
}

/* What stands behind the figure of a year that one source does not tell of all figures of: its own, or that it was counted
 * anew; NULL: nothing. */
static const char *own_source(struct composer *composer, const struct year_measure *year, int back)
{
	const char *name;
	if (year->source)
		return year_source(composer, back, &name) ? NULL : year->source;
	return year->figures->total.value.state == FIGURE_NOT_AVAILABLE
	           ? NULL
	           : words_say(composer_words(composer), PHRASE_WORKING_COUNTED_ANEW);
}

void past_workings(struct composer *composer, const struct measure_figures *measure, struct node *line)
{
	struct arena *arena = composer_arena(composer);
	bool any = false;
	for (int back = 1; back <= YEARS_BACK_MAX; back++) {
		const struct year_measure *year = composer_year_shown(composer, measure, back);
		if (!year)
			continue;
		const char *own = own_source(composer, year, back);
		tree_text(arena, line, arena_format(arena, "%s%s", any ? "; " : " ", year_told(composer, year)));
		if (own)
			tree_text(arena, line, arena_format(arena, " (%s)", own));
		any = true;
	}
	if (any)
		tree_text(arena, line, ".");
}

const char *past_sources(struct composer *composer, int *back)
{
	struct arena *arena = composer_arena(composer);
	const char *name = NULL, *source = year_source(composer, *back, &name), *years = name;
	if (!source)
		return NULL;
	for (; *back < YEARS_BACK_MAX && text_equal(year_source(composer, *back + 1, &name), source); ++*back)
		years = arena_format(arena, "%s, %s", years, name);
	return words_fill(arena, composer_words(composer), PHRASE_PAST_SOURCE, WITH({"years", years}, {"source", source}));
}
