/* What the protected editions of a report publish, as claims: this cell of that statistic prints this linear form.
 * Private to protect/. */
#ifndef PROTECT_PUBLICATION_H
#define PROTECT_PUBLICATION_H

#include "protect/atoms.h"
#include "protect/system.h"

/* Where in a result a claim stands. */
enum claim_part {
	CLAIM_CELL,
	CLAIM_ROW_TOTAL,
	CLAIM_COLUMN_TOTAL,
	CLAIM_TOTAL,
	CLAIM_BASE,
	CLAIM_KNOWN, /* of how many records and values a statistic is; its index is known_index's */
};

struct claim {
	size_t slot; /* among the protected editions */
	const struct measure *measure;
	enum claim_part part;
	size_t index;  /* of a cell or a total */
	uint32_t form; /* UINT32_MAX: none; of CLAIM_KNOWN it is then withheld, since nothing can be proved of it */
};

/* One protected edition. */
struct publication_slot {
	size_t edition; /* its index in the settings */
	const struct disclosure *disclosure;
	const bool *printed;             /* one a measure: what the edition prints */
	const struct results *results;   /* of the report's year, or of an earlier one */
	const struct suppressions *made; /* what it withholds, where that stands already; NULL: it is to be decided */
};

/* The dimension of a breakdown's axis, which was cut at its categories. */
struct axis_place {
	const struct measure_axis *axis;
	size_t dimension;
};

/* The unknown that stands for a distinct's or a sum's total. */
struct quantity {
	const struct measure *measure;
	uint32_t atom;
};

/* The unknowns of a breakdown's cells, then of its row and column totals. */
struct quantity_cells {
	const struct result *result;
	const uint32_t *atoms;
};

struct publication {
	struct arena *arena;
	const struct publication_slot *slots;
	size_t slot_count;
	bool **needed; /* a row a slot, one a measure: printed, or told by what is printed */
	struct groups groups;
	struct axis_place *axes;
	size_t axis_count, axis_capacity;
	struct lot *lots;
	size_t lot_count, lot_capacity;
	struct form_system system;
	size_t form_capacity;
	uint32_t *index; /* forms by their atoms: open addressing, number + 1 */
	size_t index_size;
	struct claim *claims;
	size_t claim_count, claim_capacity;
	struct quantity *quantities;
	size_t quantity_count, quantity_capacity;
	struct quantity_cells *cell_lists;
	size_t cell_list_count, cell_list_capacity;
	bool too_large; /* atoms beyond the bound: there is no proof */
};

/* The claim that stands for a form, the first of those that print it; NULL: none does. */
const struct claim *claim_of(const struct publication *publication, uint32_t form);

/* The settings that all slots share. */
const struct settings *publication_settings(const struct publication *publication);

/* "care.status[s21]", "cp.received". */
const char *claim_name(const struct publication *publication, const struct claim *claim);

/* Builds the system of all that is printed; the forms of small counts are primary. */
void publication_build(struct publication *publication);

/* Adds the claim that a figure prints FORM, at the cost of withholding it there. */
void claim_add(struct publication *publication, struct claim claim, double cost);

/* --- counts.c, values.c: the claims of one measure in one slot --- */

/* The groups, dimensions and lots that a count's claims need; before the lots are built. */
void counts_want(struct publication *publication, const struct result *result);
void counts_claim(struct publication *publication, size_t slot, const struct result *result);

/* One cell: a group, and up to two dimensions with the classes that count. Its numbers on the axes follow. */
struct cell_shape {
	size_t group;
	size_t dimensions[2]; /* SIZE_MAX: none */
	size_t categories[2]; /* on the axes of classes; of a list's dimension unused */
	bool of_list[2];      /* in: one of the list's codes; unknown where the category is */
	bool unknown[2];
};

/* The shape of a cell, of a count or any other statistic. ROW or COLUMN at the axis's count: all. */
struct cell_shape shape_of(struct publication *publication, const struct result *result, size_t row, size_t column);

/* Is there such a cell? Not an unknown day of a stock, nor all its days together. */
bool shape_is_counted(const struct result *result, size_t row, size_t column);

/* Does the shape let atom ATOM of its lot pass? Whether the atom is in the shape's group is not asked. */
bool shape_has(const struct publication *publication, const struct result *result, const struct cell_shape *shape,
    const struct lot *lot, size_t atom);

/* The form of a cell: that of a whole group where the cell is one. UINT32_MAX where no record can lie in it. */
uint32_t shape_form(
    struct publication *publication, const struct result *result, const struct cell_shape *shape, double value);

/* --- statistics.c: what statistics of values tell of counts --- */

void statistics_want(struct publication *publication, const struct result *result);
void statistics_claim(struct publication *publication, size_t slot, const struct result *result);

/* What a sum's unknown is tied to: each value lies between the bounds of its class. */
void statistics_bound_sum(
    struct publication *publication, const struct result *result, size_t row, size_t column, uint32_t quantity);

/* Is a minimum or maximum the value of too few records to be told? */
bool extreme_is_rare(const struct results *results, const struct result *result);

/* Where the slot's rule says so: what a group leaves of the groups that it is built from is protected as well, of records and
 * of distinct values. */
void complements_protect(struct publication *publication, size_t slot);
void values_complements_protect(struct publication *publication, size_t slot); /* of distinct values alone */

/* Sums and distinct values: quantities of their own, tied to each other and to the counts. Each total's quantity is made
 * before anything is claimed, since means of the same values tell of it too. */
void values_prepare(struct publication *publication, const struct result *result);

/* The quantity of the sum of the values that MEAN is the mean of; UINT32_MAX where nothing tells it. */
uint32_t values_sum_of(const struct publication *publication, const struct measure *mean);

void values_claim(struct publication *publication, size_t slot, const struct result *result);
/* Are the values of a sum or distinct tied by equations? Not those of sums below 0: unknowns are no less than that. */
bool values_tied(const struct result *result);
void values_relate(struct publication *publication);

/* Is a statistic of a field's values made of so few of them that it must not be told? */
bool figure_is_thin(const struct publication *publication, const struct disclosure *disclosure,
    const struct measure *measure, const struct exact *exact);

/* FORM is withheld for what it says itself, and a reader's range must reach from LOW to HIGH. */
void form_withhold(struct publication *publication, uint32_t form, double low, double high);

/* Is the count of FORM one that the slot protects? Then its form becomes a primary one. */
void form_protect(struct publication *publication, size_t slot, uint32_t form);

/* --- need.c --- */

/* Which of the measures the editions print, or make others of: one row a slot. */
void needs_mark(struct publication *publication);

/* --- lots.c --- */

/* A lot that is wanted: atoms by the classes of up to two dimensions, for a group. */
void lot_want(struct publication *publication, size_t rows, size_t columns, size_t group);

/* Fills the lots that are wanted, those that they rest on, and the equations between them. */
void lots_build(struct publication *publication);

/* The lot of these dimensions for GROUP, and the group's *PLACE in it; NULL if it was not wanted or is too large. */
const struct lot *lot_find(
    const struct publication *publication, size_t rows, size_t columns, size_t group, size_t *place);

/* Where the atoms of GROUP are counted as a whole. */
const struct lot *lot_of_group(const struct publication *publication, size_t group, size_t *place);

/* --- ties.c --- */

/* The equations between lots that count the same records. */
void lots_tie(struct publication *publication);

/* --- form_list.c --- */

/* The form of these ATOMS (ascending, owned by the arena), found or added, with its value. WEIGHTS as in struct form. */
uint32_t form_intern(
    struct publication *publication, const uint32_t *atoms, const double *weights, size_t count, double value);

/* What a figure that is no exact count tells while it is shown: the sum is at least LOW. */
uint32_t form_tell(
    struct publication *publication, const uint32_t *atoms, const double *weights, size_t count, double low);

/* An equation or inequality that every reader knows: the sum lies in low … high. */
void form_relate(struct publication *publication, const uint32_t *atoms, const double *weights, size_t count,
    double low, double high);

#endif
