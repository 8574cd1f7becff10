/* What the protected editions of a report publish, as claims: this cell of that statistic prints this linear form.
 * Private to protect/. */
#ifndef PROTECT_PUBLICATION_H
#define PROTECT_PUBLICATION_H

#include "protect/atoms.h"
#include "protect/system.h"

/* Where in a result a claim stands. */
enum claim_part { CLAIM_CELL, CLAIM_ROW_TOTAL, CLAIM_COLUMN_TOTAL, CLAIM_TOTAL, CLAIM_BASE };

struct claim {
	size_t slot; /* among the protected editions */
	const struct measure *measure;
	enum claim_part part;
	size_t index; /* of a cell or a total */
	uint32_t form;
};

/* One protected edition. */
struct publication_slot {
	size_t edition; /* its index in the settings */
	const struct disclosure *disclosure;
	const bool *printed; /* one a measure: what the edition prints */
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
	const struct results *results;
	const struct publication_slot *slots;
	size_t slot_count;
	bool **needed; /* a row a slot, one a measure: printed, or told by what is printed */
	struct groups groups;
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

/* Builds the system of all that is printed; the forms of small counts are primary. */
void publication_build(struct publication *publication);

/* Adds the claim that a figure prints FORM, at the cost of withholding it there. */
void claim_add(struct publication *publication, struct claim claim, double cost);

/* --- counts.c, values.c: the claims of one measure in one slot --- */

/* The groups, dimensions and lots that a count's claims need; before the lots are built. */
void counts_want(struct publication *publication, const struct result *result);
void counts_claim(struct publication *publication, size_t slot, const struct result *result);

/* Where the slot's rule says so: what a group leaves of the groups that it is built from is protected as well. */
void complements_protect(struct publication *publication, size_t slot);

/* Sums and distinct values: quantities of their own, tied to each other and to the counts. */
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

/* --- form_list.c --- */

/* The form of these ATOMS (ascending, owned by the arena), found or added, with its value. WEIGHTS as in struct form. */
uint32_t form_intern(
    struct publication *publication, const uint32_t *atoms, const double *weights, size_t count, double value);

/* An equation or inequality that every reader knows: the sum lies in low … high. */
void form_relate(struct publication *publication, const uint32_t *atoms, const double *weights, size_t count,
    double low, double high);

#endif
