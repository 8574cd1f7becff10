/* The year before in words: what a figure was, and by how much it has changed. */
#include "base/text.h"
#include "report/reference.h"
#include "report/tree.h"

const char *year_figure_text(
    struct composer *composer, const struct measure_figures *measure, const struct figure *figure)
{
	if (!measure->approx || figure->state != FIGURE_SHOWN)
		return figure->text;
	return arena_format(composer_arena(composer), "%s %s", measure->approx, figure->text);
}

bool past_pick(
    struct composer *composer, const struct pick *pick, enum show show, struct place place, struct past_pick *out)
{
	const struct context *context = composer->context;
	if (!figures_year(context, composer->figures, pick->measure, 1, place, &out->year))
		return false;
	if (out->year.broken && show != SHOW_PREVIOUS) {
		message_add(context->messages, MSG_REPORT_CHANGE_BROKEN, place, pick->measure->id, out->year.year);
		message_also(context->messages, out->year.broken->place, "it is said here");
		return false;
	}
	out->then = year_value(&out->year, pick->measure, pick->cell);
	out->then_text = year_figure_text(composer, out->year.figures, &out->then);
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

/* "2020-21: 231. Source for 2020-21: Annual report 2020-21." */
static const char *year_told(struct composer *composer, const struct year_measure *year)
{
	struct arena *arena = composer_arena(composer);
	const struct words *words = composer_words(composer);
	const struct figure *all = &year->figures->total.value;
	const char *text = words_fill(arena, words, PHRASE_PAST_IS,
	    WITH({"year", year->year}, {"text", year_figure_text(composer, year->figures, all)}));
	if (year->source)
		return arena_format(arena, "%s. %s", text,
		    words_fill(arena, words, PHRASE_YEAR_SOURCE, WITH({"year", year->year}, {"source", year->source})));
	if (all->state == FIGURE_NOT_AVAILABLE)
		return arena_format(arena, "%s.", text);
	return arena_format(
	    arena, "%s. %s", text, words_fill(arena, words, PHRASE_YEAR_COUNTED, WITH({"year", year->year})));
}

void past_workings(struct composer *composer, const struct measure_figures *measure, struct node *working)
{
	for (int back = 1; back <= YEARS_BACK_MAX; back++) {
		const struct year_measure *year = figures_asked(composer->figures, measure, back);
		if (year)
			tree_paragraph(composer_arena(composer), working, year_told(composer, year));
	}
}
