/* One component under attack: its forms, the solver, and the witnesses that attacks found. What attacks it is in attack.c, what
 * withholds and shows again in repair.c. Private to protect/. */
#ifndef PROTECT_ATTACK_H
#define PROTECT_ATTACK_H

#include <pthread.h>

#include "base/pool.h"
#include "protect/component.h"
#include "protect/solver.h"

enum {
	WITNESSES_MOST = 1024,
	NOBODY = -1,
	FEW = 4,   /* attacks that are worth to be made at once */
	SHARE = 3, /* of them at least one so many is answered, or it was in vain */
};

static const double attack_slack = 1e-6; /* of the solver's results, far below what a whole number could turn on */
/* Solutions of the shown forms that some attack found: each may answer others too. */
struct witnesses {
	double **values;            /* of each form of the component but relations: its value in each of them */
	bool valid[WITNESSES_MOST]; /* it satisfies all forms that are shown now */
	size_t count, capacity;
	size_t added; /* in all */
	size_t next;  /* the oldest, where there are as many as there can be */
};

/* What a reader knows beside the shown forms, and what he is after. */
struct attack {
	long reader;   /* the form of one record that is his own, or NOBODY */
	size_t target; /* a primary form */
	bool greatest;
};

/* Who pool what they know: each the form of one record that is his own; none: a reader who is NOBODY. What all of them
 * together must count with, so must each of them alone. */
struct readers {
	const long *forms;
	size_t count;
};

struct repairer {
	struct form_system *system;
	const struct component *component;
	struct solver *solver;
	struct witnesses witnesses;
	size_t work;  /* up to which what is withheld may be shown again */
	bool *banned; /* one a form: not to be withheld while another way is tried */
	struct repair *repair;
	struct pool *threads; /* who share attacks, or NULL */
	pthread_t opener;     /* the thread that SOLVER belongs to */
	struct arena *arena;  /* as long as the solver stands */
};

static inline struct form *form_of(const struct repairer *r, size_t at)
{
	return &r->system->forms[r->component->forms[at]];
}

static inline bool is_withheld(const struct form *form)
{
	return form->state == FORM_PRIMARY || form->state == FORM_SECONDARY;
}

/* Is VALUE as far as the reader's range of TARGET must reach? */
bool form_reaches(const struct form *target, bool greatest, double value);

/* Do two forms count any record both? */
bool forms_overlap(const struct form *a, const struct form *b);

/* Is the form at AT one that the reader is after? Who knows the record of a form knows what overlaps it anyway. */
bool is_target(const struct repairer *r, long reader, size_t at);

/* Does a solution that was found before, or a point between two, answer the attack? */
bool is_answered(const struct repairer *r, const struct attack *attack);

/* Tries to bring the target at AT beyond what it needs, though READERS pool what they know. True if they must count with it:
 * then a witness says so. *FAILED, where it is false: the solver gave no verdict. */
bool target_reached(struct repairer *r, struct readers readers, size_t at, bool greatest, bool *failed);

/* Tries to bring the target beyond what it needs, not much further. True if a reader must count with it: then a witness says
 * so. *FAILED, where it is false: the solver gave no verdict. */
bool attack_fails(struct repairer *r, const struct attack *attack, bool *failed);

/* After an attack on many targets that left LEFT of AIMS (NAN: none) open: withholds something that holds them back; false: nothing.
 * *HELD is kept between calls. */
typedef bool many_held(struct repairer *r, const struct attack *many, const double *aims, size_t left, bool *held);

/* Witnesses that answer many attacks of each of READERS at once, as long as each answers enough; where one does not, HIDE (or
 * NULL). How many attacks stay unanswered, each counted once whoever makes it. */
size_t witnesses_fill(struct repairer *r, struct readers readers, bool greatest, many_held *hide);

void witnesses_open(struct repairer *r);
void witnesses_release(struct repairer *r);

/* Adds the one at WHICH of others of the same component. */
void witnesses_take(struct repairer *r, const struct witnesses *from, size_t which);

/* Marks the witnesses that the form at AT, shown, would contradict; or anew those that all shown forms allow. */
void witnesses_doubt(struct repairer *r, size_t at);
void witnesses_check(struct repairer *r);

/* Makes the attacks of readers with a record of their own, where these are many, before they are asked for, side by side. What is found are witnesses,
 * the same whatever the number of threads; nothing is withheld. */
void witnesses_share(struct repairer *r);

#endif
