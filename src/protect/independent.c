/* Elimination on a random picture of the rows: each unknown is a vector of as many random numbers as there are rows and a
 * few more, each row the sum of its unknowns' vectors. Rows depend on each other there where they do (W. Johnson and J.
 * Lindenstrauss, 1984; N. Halko, P. Martinsson and J. Tropp, SIAM Review 53, 2011), and rows so short are soon done with. */
#include "protect/independent.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 1200, MORE = 8 };

static const double nothing = 1e-7; /* of what is left of a row, of what it was */

struct row_length {
	size_t length, row;
};

static int compare_lengths(const void *a, const void *b)
{
	const struct row_length *x = a, *y = b;
	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

void rows_sort(const struct reduced_system *system, size_t *list, size_t count)
{
	struct row_length *lengths = memory_resize(NULL, (count + 1) * sizeof *lengths);
	for (size_t i = 0; i < count; i++)
		lengths[i] = (struct row_length){system->rows[list[i]].count, list[i]};
	if (count > 0)
		qsort(lengths, count, sizeof *lengths, compare_lengths);
	for (size_t i = 0; i < count; i++)
		list[i] = lengths[i].row;
	free(lengths);
}

/* A number from -1 to 1, always the same of the same SEED (the finaliser of SplitMix64). */
static double random_of(uint64_t seed)
{
	seed += UINT64_C(0x9e3779b97f4a7c15);
	seed = (seed ^ seed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	seed = (seed ^ seed >> 27) * UINT64_C(0x94d049bb133111eb);
	seed ^= seed >> 31;
	return (double)(seed >> 11) / (double)(UINT64_C(1) << 52) - 1;
}

/* The vectors of the unknowns, one behind the other, from 1. */
static double *vectors_make(size_t columns, size_t width)
{
	double *out = memory_resize(NULL, (columns + 1) * width * sizeof *out);
	for (size_t i = width; i < (columns + 1) * width; i++)
		out[i] = random_of(i);
	return out;
}

static void vector_add(double *to, double factor, const double *vector, size_t width)
{
	for (size_t i = 0; i < width; i++)
		to[i] += factor * vector[i];
}

static void row_picture(
    const struct sparse_row *row, const bool *absent, const double *vectors, double *out, size_t width)
{
	memset(out, 0, width * sizeof *out);
	for (size_t i = 1; i <= row->count; i++) {
		if (!absent[row->columns[i]])
			vector_add(out, row->weights[i], vectors + (size_t)row->columns[i] * width, width);
	}
}

static size_t greatest_of(const double *row, size_t width)
{
	size_t best = 0;
	for (size_t i = 1; i < width; i++)
		if (fabs(row[i]) > fabs(row[best]))
			best = i;
	return best;
}

/* Rows that were kept, as what was left of them. */
struct kept_rows {
	double *rows;
	size_t *pivots; /* where each is greatest */
	size_t count, width;
};

/* Takes from the row behind the kept ones what it has of them; true if anything is left: then it is one of them. */
static bool row_keep(struct kept_rows *kept)
{
	double *row = kept->rows + kept->count * kept->width;
	double before = fabs(row[greatest_of(row, kept->width)]);
	for (size_t i = 0; i < kept->count; i++) {
		const double *other = kept->rows + i * kept->width;
		double factor = row[kept->pivots[i]] / other[kept->pivots[i]];
		if (factor != 0)
			vector_add(row, -factor, other, kept->width);
	}
	size_t pivot = greatest_of(row, kept->width);
	if (fabs(row[pivot]) <= nothing * before)
		return false;
	kept->pivots[kept->count++] = pivot;
	return true;
}

size_t rows_independent(const struct reduced_system *system, const bool *absent, size_t *list, size_t count)
{
	if (count == 0 || count > ROWS_MOST)
		return count;
	rows_sort(system, list, count);
	struct kept_rows kept = {.width = count + MORE};
	double *vectors = vectors_make(system->column_count, kept.width);
	size_t *others = memory_resize(NULL, count * sizeof *others), other_count = 0;
	kept.rows = memory_resize(NULL, (count + 1) * kept.width * sizeof *kept.rows);
	kept.pivots = memory_resize(NULL, (count + 1) * sizeof *kept.pivots);
	for (size_t i = 0; i < count; i++) {
		size_t row = list[i];
		row_picture(&system->rows[row], absent, vectors, kept.rows + kept.count * kept.width, kept.width);
		if (row_keep(&kept))
			list[kept.count - 1] = row;
		else
			others[other_count++] = row;
	}
	memcpy(list + kept.count, others, other_count * sizeof *others);
	free(kept.pivots);
	free(kept.rows);
	free(others);
	free(vectors);
	return kept.count;
}
