/* Reduction by substitution. Most relations say that one unknown is a sum of others (two lots that count the same records)
 * or that some are 0; a number that is not negative stays so when it is put as a sum of such. */
#include "protect/reduce.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 8 };

/* Sums may not grow beyond so many times what the forms had. */
static const size_t growth_most = 3;

struct addend {
	uint32_t atom;
	double weight;
};

/* What an atom is put as. */
struct atom_sum {
	struct addend *terms;
	size_t count;
	bool given;
};

struct reduction {
	const struct form_system *system;
	const uint32_t *list;
	size_t count;
	uint32_t first;               /* of the atoms that the forms name; all others are counted from it */
	size_t atom_count;            /* up to the last of them */
	struct atom_sum *definitions; /* one an atom */
	uint32_t *uses;               /* how many forms name each atom */
	double *sums;                 /* one an atom: the row in hand */
	uint32_t *touched;            /* the atoms that it may have */
	size_t touched_count;
	bool *listed; /* one an atom: it is among those */
	bool *used;   /* one a form: a relation that became a definition */
	size_t room;  /* numbers that sums may still gain */
};

static const struct form *form_at(const struct reduction *r, size_t at)
{
	return &r->system->forms[r->list[at]];
}

static void sum_add(struct reduction *r, uint32_t atom, double weight)
{
	if (!r->listed[atom])
		r->touched[r->touched_count++] = atom;
	r->listed[atom] = true;
	r->sums[atom] += weight;
}

static int compare_atoms(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Writes the row in hand to TERMS, ascending, and clears it; how many. */
static size_t row_close(struct reduction *r, struct addend *terms)
{
	size_t count = 0;
	if (r->touched_count > 0)
		qsort(r->touched, r->touched_count, sizeof *r->touched, compare_atoms);
	for (size_t i = 0; i < r->touched_count; i++) {
		uint32_t atom = r->touched[i];
		if (r->sums[atom] != 0)
			terms[count++] = (struct addend){atom, r->sums[atom]};
		r->sums[atom] = 0;
		r->listed[atom] = false;
	}
	r->touched_count = 0;
	return count;
}

/* Puts the form at AT as TERMS, without any atom that is defined; how many. */
static size_t form_expand(struct reduction *r, size_t at, struct addend *terms)
{
	const struct form *form = form_at(r, at);
	for (size_t i = 0; i < form->count; i++)
		sum_add(r, form->atoms[i] - r->first, form->weights ? form->weights[i] : 1);
	for (size_t i = 0; i < r->touched_count; i++) {
		uint32_t atom = r->touched[i];
		const struct atom_sum *definition = &r->definitions[atom];
		double weight = r->sums[atom];
		if (!definition->given)
			continue;
		r->sums[atom] = 0;
		r->listed[atom] = false; /* what follows may name it once more */
		r->touched[i] = r->touched[--r->touched_count];
		i--;
		for (size_t j = 0; weight != 0 && j < definition->count; j++)
			sum_add(r, definition->terms[j].atom, weight * definition->terms[j].weight);
	}
	return row_close(r, terms);
}

/* The only term of a sign that no other has; COUNT if there is none. */
static size_t lone_term(const struct addend *terms, size_t count)
{
	size_t signs[2] = {0, 0}, last[2] = {0, 0};
	for (size_t i = 0; i < count; i++) {
		size_t sign = terms[i].weight < 0;
		signs[sign]++;
		last[sign] = i;
	}
	return signs[0] == 1 ? last[0] : signs[1] == 1 ? last[1] : count;
}

static bool same_sign(const struct addend *terms, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if ((terms[i].weight < 0) != (terms[0].weight < 0))
			return false;
	return count > 0;
}

/* Atoms whose sum is 0 are 0 each. */
static void define_zero(struct reduction *r, const struct addend *terms, size_t count)
{
	for (size_t i = 0; i < count; i++)
		r->definitions[terms[i].atom] = (struct atom_sum){NULL, 0, true};
}

/* The term at LONE is the sum of the others; false where that would make the forms too long. */
static bool define_sum(struct reduction *r, const struct addend *terms, size_t count, size_t lone)
{
	size_t growth = (count - 2) * r->uses[terms[lone].atom];
	if (growth > r->room)
		return false;
	r->room -= growth;
	struct addend *out = memory_resize(NULL, count * sizeof *out);
	size_t length = 0;
	for (size_t i = 0; i < count; i++) {
		if (i == lone)
			continue;
		out[length++] = (struct addend){terms[i].atom, -terms[i].weight / terms[lone].weight};
		r->uses[terms[i].atom] += r->uses[terms[lone].atom];
	}
	r->definitions[terms[lone].atom] = (struct atom_sum){out, length, true};
	return true;
}

/* Uses the relation at AT up where it defines something; true if it did. */
static bool relation_use(struct reduction *r, size_t at, struct addend *terms)
{
	size_t count = form_expand(r, at, terms), lone = lone_term(terms, count);
	if (count == 0)
		r->used[at] = true;
	else if (same_sign(terms, count)) {
		define_zero(r, terms, count);
		r->used[at] = true;
	} else if (lone < count)
		r->used[at] = define_sum(r, terms, count, lone);
	return r->used[at];
}

static void relations_use(struct reduction *r, struct addend *terms)
{
	bool more = true;
	for (int round = 0; more && round < ROUNDS; round++) {
		more = false;
		for (size_t i = 0; i < r->count; i++) {
			const struct form *form = form_at(r, i);
			bool equation = form->state == FORM_RELATION && form->low == 0 && form->high == 0;
			if (equation && !r->used[i])
				more |= relation_use(r, i, terms);
		}
	}
}

/* ---- unknowns that no form tells apart ---- */

/* One column of the forms: where it stands and with what weights, as a number that tells nearly all apart. */
struct fingerprint {
	uint64_t hash;
	uint32_t atom;
};

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 29;
}

static int compare_fingerprints(const void *a, const void *b)
{
	const struct fingerprint *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->atom > y->atom) - (x->atom < y->atom);
}

/* The forms as rows of terms, one behind the other. */
struct addend_rows {
	struct addend *terms;
	size_t *starts; /* one a form and one more */
	size_t capacity;
};

/* The forms by atom. */
struct addend_columns {
	struct addend *terms; /* the number of the form in place of the atom */
	const size_t *ends;   /* one an atom: where its terms end; they begin where those before it end */
};

static size_t column_begin(const struct addend_columns *columns, uint32_t atom)
{
	return atom ? columns->ends[atom - 1] : 0;
}

static bool same_column(const struct addend_columns *columns, uint32_t a, uint32_t b)
{
	size_t at = column_begin(columns, a), other = column_begin(columns, b), count = columns->ends[a] - at;
	if (columns->ends[b] - other != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (columns->terms[at + i].atom != columns->terms[other + i].atom ||
		    columns->terms[at + i].weight != columns->terms[other + i].weight)
			return false;
	return true;
}

static uint64_t column_hash(const struct addend_columns *columns, uint32_t atom)
{
	uint64_t hash = 1;
	for (size_t i = column_begin(columns, atom); i < columns->ends[atom]; i++) {
		uint64_t bits;
		memcpy(&bits, &columns->terms[i].weight, sizeof bits);
		hash = mix(mix(hash, columns->terms[i].atom), bits);
	}
	return hash;
}

static void columns_turn(const struct addend_rows *rows, size_t count, size_t atoms, struct addend *terms, size_t *ends)
{
	memset(ends, 0, (atoms + 1) * sizeof *ends);
	for (size_t i = 0; i < rows->starts[count]; i++)
		ends[rows->terms[i].atom + 1]++;
	for (size_t i = 0; i < atoms; i++)
		ends[i + 1] += ends[i];
	for (size_t i = 0; i < count; i++)
		for (size_t j = rows->starts[i]; j < rows->starts[i + 1]; j++)
			terms[ends[rows->terms[j].atom]++] = (struct addend){(uint32_t)i, rows->terms[j].weight};
}

/* Numbers, from 1, those atoms of which no earlier one is in the same forms; 0: all others. */
static size_t columns_number(const struct addend_columns *columns, size_t atoms, int *numbers)
{
	struct fingerprint *list = memory_resize(NULL, (atoms + 1) * sizeof *list);
	size_t count = 0, number = 0;
	for (uint32_t i = 0; i < atoms; i++)
		if (columns->ends[i] > column_begin(columns, i))
			list[count++] = (struct fingerprint){column_hash(columns, i), i};
	if (count > 0)
		qsort(list, count, sizeof *list, compare_fingerprints);
	for (size_t i = 0, first = 0; i < count; i++) {
		if (list[i].hash != list[first].hash || !same_column(columns, list[i].atom, list[first].atom))
			first = i;
		numbers[list[i].atom] = first == i;
	}
	free(list);
	for (size_t i = 0; i < atoms; i++)
		if (numbers[i])
			numbers[i] = (int)++number;
	return number;
}

static struct sparse_row *rows_take(
    struct arena *arena, const struct addend_rows *rows, size_t count, const int *numbers, size_t *number_count)
{
	struct sparse_row *out = arena_array(arena, count + 1, sizeof *out);
	for (size_t i = 0; i < count; i++) {
		size_t most = rows->starts[i + 1] - rows->starts[i], length = 0;
		int *columns = arena_array(arena, most + 2, sizeof *columns);
		double *weights = arena_array(arena, most + 2, sizeof *weights);
		for (size_t j = rows->starts[i]; j < rows->starts[i + 1]; j++) {
			if (!numbers[rows->terms[j].atom])
				continue;
			columns[++length] = numbers[rows->terms[j].atom];
			weights[length] = rows->terms[j].weight;
		}
		out[i] = (struct sparse_row){columns, weights, length};
		*number_count += length;
	}
	return out;
}

static struct reduced_system rows_merge(struct arena *arena, const struct addend_rows *rows, size_t count, size_t atoms)
{
	struct reduced_system out = {0};
	struct addend *terms = memory_resize(NULL, (rows->starts[count] + 1) * sizeof *terms);
	size_t *ends = memory_resize(NULL, (atoms + 2) * sizeof *ends);
	int *numbers = memory_resize(NULL, (atoms + 1) * sizeof *numbers);
	memset(numbers, 0, (atoms + 1) * sizeof *numbers);
	columns_turn(rows, count, atoms, terms, ends);
	out.column_count = columns_number(&(struct addend_columns){terms, ends}, atoms, numbers);
	out.rows = rows_take(arena, rows, count, numbers, &out.number_count);
	free(numbers);
	free(ends);
	free(terms);
	return out;
}

/* ---- the whole ---- */

static void *zeros(size_t count, size_t size)
{
	void *out = memory_resize(NULL, (count + 1) * size);
	memset(out, 0, (count + 1) * size);
	return out;
}

static void atoms_span(struct reduction *r)
{
	uint32_t first = UINT32_MAX, last = 0;
	for (size_t i = 0; i < r->count; i++) {
		const struct form *form = form_at(r, i);
		for (size_t j = 0; j < form->count; j++) {
			first = form->atoms[j] < first ? form->atoms[j] : first;
			last = form->atoms[j] > last ? form->atoms[j] : last;
		}
	}
	r->first = first;
	r->atom_count = last < first ? 0 : last - first + 1;
}

static void reduction_open(struct reduction *r)
{
	size_t atoms = r->atom_count, numbers = 0;
	r->definitions = zeros(atoms, sizeof *r->definitions);
	r->uses = zeros(atoms, sizeof *r->uses);
	r->sums = zeros(atoms, sizeof *r->sums);
	r->touched = zeros(atoms, sizeof *r->touched);
	r->listed = zeros(atoms, sizeof *r->listed);
	r->used = zeros(r->count, sizeof *r->used);
	for (size_t i = 0; i < r->count; i++)
		for (size_t j = 0; j < form_at(r, i)->count; j++) {
			r->uses[form_at(r, i)->atoms[j] - r->first]++;
			numbers++;
		}
	r->room = growth_most * numbers;
}

static void reduction_close(struct reduction *r)
{
	for (size_t i = 0; i < r->atom_count; i++)
		free(r->definitions[i].terms);
	free(r->definitions);
	free(r->uses);
	free(r->sums);
	free(r->touched);
	free(r->listed);
	free(r->used);
}

static void rows_expand(struct reduction *r, struct addend_rows *rows, struct addend *terms)
{
	for (size_t i = 0; i < r->count; i++) {
		size_t count = r->used[i] ? 0 : form_expand(r, i, terms), start = rows->starts[i];
		if (start + count > rows->capacity) {
			rows->capacity = 2 * (start + count);
			rows->terms = memory_resize(rows->terms, rows->capacity * sizeof *rows->terms);
		}
		if (count > 0)
			memcpy(rows->terms + start, terms, count * sizeof *terms);
		rows->starts[i + 1] = start + count;
	}
}

struct reduced_system system_reduce(
    struct arena *arena, const struct form_system *system, const uint32_t *list, size_t count)
{
	struct reduction r = {.system = system, .list = list, .count = count};
	atoms_span(&r);
	reduction_open(&r);
	struct addend *terms = zeros(r.atom_count, sizeof *terms);
	struct addend_rows rows = {.starts = zeros(count + 1, sizeof *rows.starts)};
	relations_use(&r, terms);
	rows_expand(&r, &rows, terms);
	struct reduced_system out = rows_merge(arena, &rows, count, r.atom_count);
	free(rows.terms);
	free(rows.starts);
	free(terms);
	reduction_close(&r);
	return out;
}
