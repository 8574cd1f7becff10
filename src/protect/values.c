/* Claims of distinct values and of sums. Each such figure is a quantity of its own; what ties it to others is what every
 * reader knows: distinct values are no more than records, a total no more than its parts together and no less than one of
 * them, and sums add up. */
#include <math.h>
#include <stdlib.h>

#include "protect/publication.h"

static uint32_t quantity_new(struct publication *publication)
{
	return (uint32_t)publication->system.atom_count++;
}

/* -1 times PART, +1 times WHOLE, at least 0: the part is no more than the whole. */
static void relate_within(struct publication *publication, uint32_t part, uint32_t whole)
{
	uint32_t atoms[2] = {part < whole ? part : whole, part < whole ? whole : part};
	double weights[2] = {part < whole ? -1 : 1, part < whole ? 1 : -1};
	form_relate(publication, atoms, weights, 2, 0, INFINITY);
}

static bool same_quantity(const struct measure *a, const struct measure *b)
{
	return a->kind == b->kind && population_same(a->population, b->population) && path_same(&a->field, &b->field);
}

uint32_t values_sum_of(const struct publication *publication, const struct measure *mean)
{
	struct measure sum = *mean;
	sum.kind = MEASURE_SUM;
	for (size_t i = 0; i < publication->quantity_count; i++)
		if (same_quantity(publication->quantities[i].measure, &sum))
			return publication->quantities[i].atom;
	return UINT32_MAX;
}

/* The atom of a measure's total; that of another measure of the same values where there is one. */
static uint32_t total_find(struct publication *publication, const struct measure *measure)
{
	struct quantity *list = publication->quantities;
	for (size_t i = 0; i < publication->quantity_count; i++)
		if (same_quantity(list[i].measure, measure))
			return list[i].atom;
	list = arena_grow(
	    publication->arena, list, publication->quantity_count, &publication->quantity_capacity, sizeof *list);
	publication->quantities = list;
	list[publication->quantity_count] = (struct quantity){measure, quantity_new(publication)};
	return list[publication->quantity_count++].atom;
}

void values_prepare(struct publication *publication, const struct result *result)
{
	total_find(publication, result->measure);
}

/* Distinct values of a group are no more than those of the groups that it is built from. */
static void relate_to_parents(struct publication *publication)
{
	for (size_t i = 0; i < publication->quantity_count; i++)
		for (size_t j = 0; j < publication->quantity_count; j++) {
			struct measure parent = *publication->quantities[i].measure;
			for (const struct population *at = parent.population->parent; at; at = at->parent) {
				parent.population = at;
				if (same_quantity(&parent, publication->quantities[j].measure))
					relate_within(publication, publication->quantities[i].atom, publication->quantities[j].atom);
			}
		}
}

static double value_of(const struct exact *exact)
{
	return exact->denominator ? (double)exact->numerator / (double)exact->denominator : 0;
}

static void quantity_claim(
    struct publication *publication, struct claim claim, uint32_t quantity, const struct exact *exact, double weight)
{
	const struct disclosure *disclosure = publication->slots[claim.slot].disclosure;
	double value = value_of(exact);
	if (!exact->available)
		return;
	claim.form = form_intern(publication, &quantity, NULL, 1, value);
	claim_add(publication, claim, (1 + fabs(value)) * weight);
	if (claim.measure->kind == MEASURE_DISTINCT)
		form_protect(publication, claim.slot, claim.form);
	else if (figure_is_thin(publication, disclosure, claim.measure, exact))
		form_withhold(publication, claim.form, value * 0.9, value * 1.1 > value + 1 ? value * 1.1 : value + 1);
}

/* Cells of a sum make its total; a distinct's total lies between its largest cell and all together. */
static void relate_cells(
    struct publication *publication, const struct result *result, const uint32_t *cells, size_t count, uint32_t total)
{
	uint32_t *atoms = arena_array(publication->arena, count + 1, sizeof *atoms);
	double *weights = arena_array(publication->arena, count + 1, sizeof *weights);
	bool sums = result->measure->kind == MEASURE_SUM && !result->multiple;
	atoms[0] = total; /* before its cells */
	weights[0] = -1;
	for (size_t i = 0; i < count; i++) {
		atoms[i + 1] = cells[i];
		weights[i + 1] = 1;
		if (!sums)
			relate_within(publication, cells[i], total);
	}
	form_relate(publication, atoms, weights, count + 1, 0, sums ? 0 : INFINITY);
}

/* Cells of a cross-table that make one of its totals. */
struct cell_line {
	size_t first, stride, count;
};

static void relate_line(struct publication *publication, const struct result *result, const uint32_t *cells,
    struct cell_line line, uint32_t total)
{
	uint32_t *atoms = arena_array(publication->arena, line.count + 1, sizeof *atoms);
	double *weights = arena_array(publication->arena, line.count + 1, sizeof *weights);
	bool sums = result->measure->kind == MEASURE_SUM && !result->multiple;
	for (size_t i = 0; i < line.count; i++) {
		atoms[i] = cells[line.first + i * line.stride];
		weights[i] = 1;
		if (!sums)
			relate_within(publication, atoms[i], total);
	}
	atoms[line.count] = total; /* made after the cells */
	weights[line.count] = -1;
	form_relate(publication, atoms, weights, line.count + 1, 0, sums ? 0 : INFINITY);
}

/* The unknowns of a breakdown's cells, made once for all editions that print the same result. */
static const uint32_t *cells_find(struct publication *publication, const struct result *result, bool *new)
{
	struct quantity_cells *list = publication->cell_lists;
	for (size_t i = 0; i < publication->cell_list_count; i++)
		if (list[i].result == result) {
			*new = false;
			return list[i].atoms;
		}
	size_t count = result->rows * result->columns + result->rows + result->columns;
	uint32_t *atoms = arena_array(publication->arena, count + 1, sizeof *atoms);
	for (size_t i = 0; i < count; i++)
		atoms[i] = quantity_new(publication);
	list = arena_grow(
	    publication->arena, list, publication->cell_list_count, &publication->cell_list_capacity, sizeof *list);
	publication->cell_lists = list;
	list[publication->cell_list_count++] = (struct quantity_cells){result, atoms};
	*new = true;
	return atoms;
}

static void lines_relate(struct publication *publication, const struct result *result, const uint32_t *cells)
{
	size_t count = result->rows * result->columns;
	for (size_t i = 0; result->row_totals && i < result->rows; i++)
		relate_line(
		    publication, result, cells, (struct cell_line){i * result->columns, 1, result->columns}, cells[count + i]);
	for (size_t i = 0; result->column_totals && i < result->columns; i++)
		relate_line(publication, result, cells, (struct cell_line){i, result->columns, result->rows},
		    cells[count + result->rows + i]);
}

/* What ties one cell or line total, in the order of cells_find, to counts. */
static void cell_relate(struct publication *publication, const struct result *result, size_t at, uint32_t quantity)
{
	size_t count = result->rows * result->columns, row = result->rows, column = result->columns;
	if (at < count)
		row = at / result->columns, column = at % result->columns;
	else if (at < count + result->rows)
		row = at - count;
	else
		column = at - count - result->rows;
	statistics_bound_sum(publication, result, row, result->measure->dimensions == 2 ? column : 0, quantity);
}

static void cells_claim(struct publication *publication, size_t slot, const struct result *result, uint32_t total)
{
	size_t count = result->rows * result->columns;
	bool new, stock = result->axes[0].by->stock || (result->measure->dimensions == 2 && result->axes[1].by->stock);
	const uint32_t *cells = cells_find(publication, result, &new);
	for (size_t i = 0; new &&i < count + result->rows + result->columns; i++)
		cell_relate(publication, result, i, cells[i]);
	if (new && !stock) {
		relate_cells(publication, result, cells, count, total);
		lines_relate(publication, result, cells);
	}
	for (size_t i = 0; i < count; i++)
		quantity_claim(
		    publication, (struct claim){slot, result->measure, CLAIM_CELL, i, 0}, cells[i], &result->cells[i], 1);
	for (size_t i = 0; !stock && result->row_totals && i < result->rows; i++)
		quantity_claim(publication, (struct claim){slot, result->measure, CLAIM_ROW_TOTAL, i, 0}, cells[count + i],
		    &result->row_totals[i], 4);
	for (size_t i = 0; !stock && result->column_totals && i < result->columns; i++)
		quantity_claim(publication, (struct claim){slot, result->measure, CLAIM_COLUMN_TOTAL, i, 0},
		    cells[count + result->rows + i], &result->column_totals[i], 4);
}

bool values_tied(const struct result *result)
{
	if (result->measure->kind == MEASURE_DISTINCT)
		return true;
	bool negative = result->total.available && value_of(&result->total) < 0;
	for (size_t i = 0; i < result->rows * result->columns && result->measure->dimensions > 0; i++)
		negative |= result->cells[i].available && value_of(&result->cells[i]) < 0;
	return !negative && result->measure->kind == MEASURE_SUM;
}

void values_claim(struct publication *publication, size_t slot, const struct result *result)
{
	const struct measure *measure = result->measure;
	uint32_t total = total_find(publication, measure);
	if (result->has_total || measure->dimensions == 0 || measure->kind == MEASURE_DISTINCT)
		statistics_bound_sum(publication, result, result->rows, result->columns, total);
	if (result->has_total || measure->dimensions == 0)
		quantity_claim(publication, (struct claim){slot, measure, CLAIM_TOTAL, 0, 0}, total, &result->total,
		    measure->dimensions ? 4 : 6);
	if (measure->dimensions > 0)
		cells_claim(publication, slot, result, total);
	if (measure->of_measure) {
		uint32_t base = total_find(publication, measure->of_measure);
		quantity_claim(publication, (struct claim){slot, measure, CLAIM_BASE, 0, 0}, base, &result->base, 6);
	}
}

static bool is_built_on(const struct population *population, const struct population *base)
{
	const struct population *at = population->parent;
	while (at && at != base)
		at = at->parent;
	return at != NULL;
}

/* The distinct values of WHOLE that none of the records of PART has. */
static void distinct_rest_protect(
    struct publication *publication, size_t slot, const struct quantity *part, const struct quantity *whole)
{
	const struct publication_slot *one = &publication->slots[slot];
	const struct exact *own = &results_get(one->results, one->edition, part->measure)->total,
	                   *all = &results_get(one->results, one->edition, whole->measure)->total;
	uint32_t atoms[2] = {
	    part->atom < whole->atom ? part->atom : whole->atom, part->atom < whole->atom ? whole->atom : part->atom};
	double weights[2] = {part->atom < whole->atom ? -1 : 1, part->atom < whole->atom ? 1 : -1};
	if (own->available && all->available)
		form_protect(publication, slot, form_intern(publication, atoms, weights, 2, value_of(all) - value_of(own)));
}

/* Is the quantity one of the slot's year? */
static bool is_of_slot(const struct publication *publication, size_t slot, const struct quantity *quantity)
{
	return quantity->measure == &publication->slots[slot].results->stats->measures[quantity->measure->index];
}

void values_complements_protect(struct publication *publication, size_t slot)
{
	for (size_t i = 0; i < publication->quantity_count; i++)
		for (size_t j = 0; j < publication->quantity_count; j++) {
			const struct quantity *part = &publication->quantities[i], *whole = &publication->quantities[j];
			if (is_of_slot(publication, slot, part) && part->measure->kind == MEASURE_DISTINCT &&
			    whole->measure->kind == MEASURE_DISTINCT && path_same(&part->measure->field, &whole->measure->field) &&
			    is_built_on(part->measure->population, whole->measure->population))
				distinct_rest_protect(publication, slot, part, whole);
		}
}

void values_relate(struct publication *publication)
{
	relate_to_parents(publication);
}
