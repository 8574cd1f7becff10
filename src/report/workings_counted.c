/* What was counted of a dated table: how many of its records the period holds, and what lies outside it. */
#include "report/tree.h"
#include "report/workings.h"
#include "stats/counted.h"

static const char *day_text(const struct workings *w, struct date date)
{
	struct buffer text = {0};
	words_date(&text, workings_words(w), date);
	return buffer_finish(&text, workings_arena(w));
}

static const char *number_text(const struct workings *w, uint32_t number)
{
	struct buffer text = {0};
	number_print(&text, (struct number){number, 0});
	return buffer_finish(&text, workings_arena(w));
}

/* "3 before, 1 after, 2 without a date"; NULL where no record lies outside. */
static const char *outside_text(const struct workings *w, const struct counted_table *counted)
{
	const struct {
		uint32_t count;
		enum phrase phrase;
	} parts[] = {{counted->before, PHRASE_WORKINGS_BEFORE}, {counted->after, PHRASE_WORKINGS_AFTER},
	    {counted->undated, PHRASE_WORKINGS_UNDATED}};
	const char *text = NULL;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].count)
			continue;
		const char *part = words_fill(
		    workings_arena(w), workings_words(w), parts[i].phrase, WITH({"count", number_text(w, parts[i].count)}));
		text = text ? arena_format(workings_arena(w), "%s, %s", text, part) : part;
	}
	return text;
}

const char *workings_counted(const struct workings *w, const struct table *table)
{
	struct arena *arena = workings_arena(w);
	const struct counted_table *counted = figures_counted(arena, w->section.composer->figures, table);
	if (!counted || !counted->records)
		return NULL;
	const char *outside = outside_text(w, counted), *records = number_text(w, counted->records);
	if (counted->undated == counted->records)
		return words_fill(arena, workings_words(w), PHRASE_WORKINGS_NONE_DATED, WITH({"records", records}));
	const char *first = day_text(w, counted->first), *last = day_text(w, counted->last);
	if (!outside)
		return words_fill(arena, workings_words(w), PHRASE_WORKINGS_ALL_INSIDE, WITH({"first", first}, {"last", last}));
	return words_fill(arena, workings_words(w), PHRASE_WORKINGS_OUTSIDE,
	    WITH({"records", records}, {"outside", outside}, {"first", first}, {"last", last}));
}
