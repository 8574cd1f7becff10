/* What an edition publishes, as a linear system: the atoms are disjoint groups of records, each of an unknown number that
 * is not negative, and a figure is a sum of them. A reader knows the forms that are shown; what he can learn of a withheld
 * one is the least and the greatest value that it takes while all shown ones hold (the audit of L. Willenborg and T. de
 * Waal, Elements of Statistical Disclosure Control, 2001, chapter 6). Whole numbers are not asked for: that makes the
 * reader's range wider by at most what rounding could tell him, and the range is checked against whole bounds. */
#ifndef PROTECT_SYSTEM_H
#define PROTECT_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/pool.h"

enum form_state {
	FORM_SHOWN,
	FORM_PRIMARY,   /* withheld for what it says itself */
	FORM_SECONDARY, /* withheld so that no primary one can be worked out */
	FORM_RELATION,  /* no figure: what every reader knows, such as two sums of the same records */
};

struct form {
	const uint32_t *atoms; /* ascending, each once */
	const double *weights; /* one an atom, or NULL: 1 each */
	size_t count;
	double low, high; /* what its being shown tells: equal of a count, apart of a rounded percentage or mean */
	double cost;      /* of withholding it second; INFINITY: never */
	double need_low, need_high; /* FORM_PRIMARY: the reader's range must reach down and up to these */
	enum form_state state;
	bool single;    /* it counts one record: whoever knows that record knows it (the singleton problem of τ-Argus) */
	uint32_t owner; /* the caller's */
};

struct form_system {
	struct form *forms;
	size_t form_count;
	size_t atom_count;
};

/* How the proof of one primary form ended. */
enum proof {
	PROOF_SAFE,
	PROOF_STUCK,   /* it stays open to attack: nothing more may be withheld for it */
	PROOF_UNENDED, /* the bound on work was reached first */
};

struct form_range {
	double low, high; /* high: INFINITY where nothing bounds it */
	enum proof proof;
	uint32_t open_to; /* PROOF_STUCK: a form that gives it away and may not be withheld, or UINT32_MAX */
};

struct repair {
	struct form_range *ranges; /* one a form; of primary ones alone they say something */
	uint32_t *causes;          /* one a form: of one withheld second, the primary one that it was withheld for */
	size_t secondary;          /* forms withheld second */
	size_t programs;           /* linear programs solved */
	bool unended;              /* the bound on work was reached */
};

/* Withholds forms of SYSTEM, changing their states, until no primary one can be narrowed below what it needs; then shows
 * again what need not be withheld. LIMIT bounds the solver's work (solver.h). The result belongs to ARENA,
 * and is the same whatever number of THREADS (or NULL) share the work. */
struct repair system_repair(struct arena *arena, struct pool *threads, struct form_system *system, size_t limit);

/* The reader's ranges as the states stand; nothing is changed. */
struct repair system_attack(struct arena *arena, struct pool *threads, const struct form_system *system, size_t limit);

#endif
