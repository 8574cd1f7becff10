/* The one door to the solver (GLPK): the least and the greatest value of a form, given which forms are shown. The model is
 * kept between calls, so that each program starts where the last one ended. Private to protect/. */
#ifndef PROTECT_SOLVER_H
#define PROTECT_SOLVER_H

#include "protect/system.h"

struct solver;

/* A model of the forms LIST (their numbers in SYSTEM), over the atoms that they name. LIMIT: of the work in all, as
 * solver_work counts it. */
struct solver *solver_new(
    struct arena *arena, const struct form_system *system, const uint32_t *list, size_t count, size_t limit);
void solver_free(struct solver *solver);

/* The same as it stands, for one thread beside others that only read what it is made from; and its end there. LAST: no
 * other is left in that thread. */
struct solver *solver_copy(struct arena *arena, const struct solver *solver);
void solver_leave(struct solver *copy, bool last);

/* Counts PROGRAMS and WORK that a copy did. */
void solver_count(struct solver *solver, size_t programs, size_t work);

/* From now on form AT of the list binds the reader's knowledge to low … high, or does not. */
void solver_bind(struct solver *solver, size_t at, double low, double high);
void solver_release(struct solver *solver, size_t at);

enum solver_end { SOLVER_DONE, SOLVER_UNBOUNDED, SOLVER_FAILED };

/* The least (or GREATEST) value of form AT. */
enum solver_end solver_reach(struct solver *solver, size_t at, bool greatest, double *value);

/* One solution in which many primary forms together come as near as they can to what AIMS says of each (one a form of the
 * list; NAN: none), none rewarded for more: it is likely to answer for many of them at once. */
enum solver_end solver_reach_many(struct solver *solver, const double *aims, bool greatest);

/* After solver_reach: how much form AT holds the value where it is (the dual value's size), and its value in that solution. */
double solver_dual(const struct solver *solver, size_t at);
double solver_value(const struct solver *solver, size_t at);

size_t solver_programs(const struct solver *solver);
size_t solver_work(const struct solver *solver); /* steps of the simplex method, each as dear as the system is large */
bool solver_exhausted(const struct solver *solver); /* LIMIT was reached */

#endif
