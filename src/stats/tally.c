#include "stats/tally.h"

#include <stdlib.h>

/* The value in one cell; the list of them, sorted, gives what no running sum can. */
struct item {
	size_t cell;
	int64_t value;
};

struct items {
	struct item *list;
	size_t count, capacity;
};

static void item_add(struct arena *arena, struct items *items, size_t cell, int64_t value)
{
	items->list = arena_grow(arena, items->list, items->count, &items->capacity, sizeof *items->list);
	items->list[items->count++] = (struct item){cell, value};
}

static int compare_items(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	if (x->cell != y->cell)
		return x->cell < y->cell ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

static void tally_add(struct tally *tally, int64_t value)
{
	if (tally->known == 0 || value < tally->least)
		tally->least = value;
	if (tally->known == 0 || value > tally->greatest)
		tally->greatest = value;
	tally->overflow |= __builtin_add_overflow(tally->sum, value, &tally->sum);
	tally->known++;
}

static void exact_set(struct exact *out, int64_t numerator, int64_t denominator)
{
	out->available = denominator != 0;
	out->numerator = numerator;
	out->denominator = denominator;
}

static void exact_count(const struct tally *tally, int64_t divisor, struct exact *out)
{
	(void)divisor;
	exact_set(out, (int64_t)tally->records, 1);
}

static void exact_sum(const struct tally *tally, int64_t divisor, struct exact *out)
{
	exact_set(out, tally->sum, tally->overflow ? 0 : divisor);
}

static void exact_mean(const struct tally *tally, int64_t divisor, struct exact *out)
{
	exact_set(out, tally->sum, tally->overflow ? 0 : divisor * (int64_t)tally->known);
}

static void exact_least(const struct tally *tally, int64_t divisor, struct exact *out)
{
	exact_set(out, tally->least, tally->known ? divisor : 0);
}

static void exact_greatest(const struct tally *tally, int64_t divisor, struct exact *out)
{
	exact_set(out, tally->greatest, tally->known ? divisor : 0);
}

typedef void tally_exact(const struct tally *, int64_t, struct exact *);

static tally_exact *const exacts[] = {
    [MEASURE_COUNT] = exact_count,
    [MEASURE_SUM] = exact_sum,
    [MEASURE_MEAN] = exact_mean,
    [MEASURE_MIN] = exact_least,
    [MEASURE_MAX] = exact_greatest,
};

static void exact_distinct(const struct item *items, size_t count, struct exact *out)
{
	int64_t distinct = 0;
	for (size_t i = 0; i < count; i++)
		distinct += i == 0 || items[i].value != items[i - 1].value;
	exact_set(out, distinct, 1);
}

static void exact_median(const struct item *items, size_t count, int64_t divisor, struct exact *out)
{
	if (count == 0)
		return;
	if (count % 2 == 1) {
		exact_set(out, items[count / 2].value, divisor);
		return;
	}
	int64_t sum;
	if (!__builtin_add_overflow(items[count / 2 - 1].value, items[count / 2].value, &sum))
		exact_set(out, sum, divisor * 2);
}

static bool tally_sorts(enum measure_kind kind)
{
	return kind == MEASURE_DISTINCT || kind == MEASURE_MEDIAN;
}

/* Distinct values and medians: from the items of each cell in order. */
static void items_finish(struct tallies *t, struct items *items)
{
	if (items->count > 0)
		qsort(items->list, items->count, sizeof *items->list, compare_items);
	size_t at = 0;
	for (size_t cell = 0; cell <= t->count; cell++) {
		size_t begin = at;
		while (at < items->count && items->list[at].cell == cell)
			at++;
		const struct item *first = items->count ? items->list + begin : NULL;
		if (t->kind == MEASURE_DISTINCT)
			exact_distinct(first, at - begin, &t->exacts[cell]);
		else
			exact_median(first, at - begin, t->divisor, &t->exacts[cell]);
	}
}

static void values_add(
    struct arena *scratch, struct tallies *t, struct items *items, size_t cell, const struct tally_row *row)
{
	struct tally *tally = &t->list[cell];
	tally->records++;
	for (size_t i = 0; i < row->value_count; i++) {
		if (tally_sorts(t->kind))
			item_add(scratch, items, cell, row->values[i]);
		if (i == 0)
			tally_add(tally, row->values[i]);
	}
}

void tallies_fill(struct tallies *t, tally_source *next, void *source)
{
	struct arena *scratch = arena_new();
	struct items items = {0};
	struct tally_row row = {0};
	while (next(source, &row)) {
		for (size_t i = 0; i < row.cell_count; i++)
			values_add(scratch, t, &items, row.cells[i], &row);
		values_add(scratch, t, &items, t->count, &row);
	}
	for (size_t cell = 0; cell <= t->count; cell++) {
		t->exacts[cell].records = t->list[cell].records;
		t->exacts[cell].known = t->list[cell].known;
	}
	if (tally_sorts(t->kind))
		items_finish(t, &items);
	for (size_t cell = 0; cell <= t->count && !tally_sorts(t->kind); cell++)
		exacts[t->kind](&t->list[cell], t->divisor, &t->exacts[cell]);
	arena_free(scratch);
}
