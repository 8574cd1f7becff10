#include "protect/screen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "protect/reduce.h"

enum { NUMBERS_MOST = 1 << 25, WORK_MOST = 1 << 30 };

static const float nothing = 1e-4f; /* of what is left of a form: rounding alone */

/* Forms as dense rows, from which those that are shown are eliminated. */
struct screen {
	struct form_system *system;
	const struct component *component;
	float *rows;
	size_t width;   /* of a row: one number an unknown of the reduced system */
	bool *done;     /* one a form: it is looked at no more */
	size_t *filled; /* where the row in hand is not 0 */
	size_t filled_count;
	size_t work; /* numbers looked at */
};

static struct form *form_of(const struct screen *screen, size_t at)
{
	return &screen->system->forms[screen->component->forms[at]];
}

static float *row_of(const struct screen *screen, size_t at)
{
	return screen->rows + at * screen->width;
}

static void rows_make(struct screen *screen, const struct reduced_system *reduced)
{
	size_t count = screen->component->count * screen->width;
	screen->rows = memory_resize(NULL, (count + 1) * sizeof *screen->rows);
	memset(screen->rows, 0, count * sizeof *screen->rows);
	for (size_t i = 0; i < screen->component->count; i++) {
		const struct sparse_row *row = &reduced->rows[i];
		for (size_t j = 1; j <= row->count; j++)
			row_of(screen, i)[row->columns[j] - 1] = (float)row->weights[j];
	}
}

/* Where the row is greatest. */
static size_t pivot_of(const struct screen *screen, const float *row)
{
	size_t best = 0;
	for (size_t i = 1; i < screen->width; i++)
		if (fabsf(row[i]) > fabsf(row[best]))
			best = i;
	return best;
}

/* Is one row but a multiple of the other? Nearly all that are not differ where the other is not 0. */
static bool is_multiple(const struct screen *screen, const float *row, const float *of, size_t pivot)
{
	float factor = row[pivot] / of[pivot];
	if (fabsf(row[pivot]) <= nothing)
		return false;
	for (size_t i = 0; i < screen->filled_count; i++)
		if (fabsf(row[screen->filled[i]] - factor * of[screen->filled[i]]) > nothing)
			return false;
	for (size_t i = 0; i < screen->width; i++)
		if (fabsf(row[i] - factor * of[i]) > nothing)
			return false;
	return true;
}

static bool is_wanted(const struct form *form)
{
	return form->state == FORM_PRIMARY && form->need_low < form->need_high;
}

/* The first primary form that would be known if what is left of the form at AT were; count of the component: none. */
static size_t given_away(const struct screen *screen, size_t at, size_t pivot)
{
	for (size_t i = 0; i < screen->component->count; i++)
		if (is_wanted(form_of(screen, i)) && is_multiple(screen, row_of(screen, i), row_of(screen, at), pivot))
			return i;
	return screen->component->count;
}

static void row_look(struct screen *screen, const float *row)
{
	screen->filled_count = 0;
	for (size_t i = 0; i < screen->width; i++)
		if (row[i] != 0)
			screen->filled[screen->filled_count++] = i;
}

/* Takes the form at AT out of all that are still looked at: those that are wanted, and those not tried yet. */
static void eliminate(struct screen *screen, size_t at, size_t pivot)
{
	const float *of = row_of(screen, at);
	size_t count = screen->filled_count;
	for (size_t i = 0; i < screen->component->count; i++) {
		float *row = row_of(screen, i);
		float factor = row[pivot] / of[pivot];
		if (screen->done[i] || factor == 0)
			continue;
		for (size_t j = 0; j < count; j++)
			row[screen->filled[j]] -= factor * of[screen->filled[j]];
		screen->work += count;
		row[pivot] = 0;
	}
}

static void form_try(struct screen *screen, size_t at, uint32_t *causes)
{
	struct form *form = form_of(screen, at);
	screen->done[at] = true;
	size_t pivot = pivot_of(screen, row_of(screen, at));
	if (fabsf(row_of(screen, at)[pivot]) <= nothing)
		return; /* the others tell it anyway */
	row_look(screen, row_of(screen, at));
	size_t away = given_away(screen, at, pivot);
	if (away < screen->component->count && !isinf(form->cost)) {
		form->state = FORM_SECONDARY;
		causes[screen->component->forms[at]] = screen->component->forms[away];
		return;
	}
	eliminate(screen, at, pivot);
}

struct shown_form {
	double cost;
	size_t at;
};

/* Dearest first; of equal ones the earlier. */
static int compare_priced(const void *a, const void *b)
{
	const struct shown_form *x = a, *y = b;
	if (x->cost != y->cost)
		return x->cost < y->cost ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

static void forms_try(struct screen *screen, uint32_t *causes)
{
	struct shown_form *list = memory_resize(NULL, (screen->component->count + 1) * sizeof *list);
	size_t count = 0;
	for (size_t i = 0; i < screen->component->count; i++) {
		const struct form *form = form_of(screen, i);
		if (form->low == form->high && (form->state == FORM_SHOWN || form->state == FORM_RELATION))
			list[count++] = (struct shown_form){form->cost, i};
	}
	if (count > 0)
		qsort(list, count, sizeof *list, compare_priced);
	for (size_t i = 0; i < count && screen->work < WORK_MOST; i++)
		form_try(screen, list[i].at, causes);
	free(list);
}

void screen(struct form_system *system, const struct component *component, uint32_t *causes)
{
	struct screen screen = {.system = system, .component = component};
	struct arena *arena = arena_new();
	struct reduced_system reduced = system_reduce(arena, system, component->forms, component->count);
	screen.width = reduced.column_count;
	if (screen.width <= NUMBERS_MOST / component->count) {
		screen.done = arena_array(arena, component->count, sizeof *screen.done);
		screen.filled = arena_array(arena, screen.width + 1, sizeof *screen.filled);
		for (size_t i = 0; i < component->count;
		     i++) /* withheld for what it says itself, but nothing to be kept from */
			screen.done[i] = form_of(&screen, i)->state == FORM_SECONDARY;
		rows_make(&screen, &reduced);
		forms_try(&screen, causes);
		free(screen.rows);
	}
	arena_free(arena);
}
