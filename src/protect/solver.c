/* The model holds the reduced system's unknowns and, of its forms, those alone that bind the reader's knowledge now: what is
 * withheld says nothing, and costs nothing. Of those that bind it a total says nothing either where its parts are told: so
 * the model holds as few as tell all. Each solution is tried on the others, and what it breaks is added. A form that is 0
 * is no row at all: its unknowns are 0. */
#include "protect/solver.h"

#include <glpk.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "protect/independent.h"

enum { LOST_MOST = 16 /* rows that may be lost before it is decided anew which are needed */ };

enum { ROW_WORK = 8 }; /* of a step on a row of the system, one on a number of it being 1 */

static const double slack = 1e-6; /* of a form that a solution is tried on: as of all results */

/* What binds the reader's knowledge of a form. */
struct bounds {
	bool told;
	double low, high;
};

struct solver {
	glp_prob *problem;
	glp_smcp parameters;
	struct reduced_system reduced; /* a row a form of the list */
	size_t count;
	int *rows;           /* of each form of the list: its row in the problem, or 0 */
	double *bases;       /* of each form: the value at which its row is 0 */
	size_t *forms;       /* of each row of the problem: its form */
	struct bounds *told; /* one a form */
	uint32_t *zeros;     /* of each column: how many told forms say that it is 0 */
	bool settled;        /* it is decided which of the first told forms are rows */
	long lost;           /* rows released since and not bound again: as many others may be needed in their place */
	int one;             /* the column that is 1 */
	int *stale;          /* room for rows and columns that are taken out */
	int *indices;        /* room for a row */
	double *numbers;
	double *values; /* of the columns, from 1, in the solution that was found last */
	double *duals;  /* of the forms of the list, after the last program */
	size_t programs;
	size_t work, limit; /* done, and the most */
	size_t size;        /* what a step costs */
};

/* Writes the row of the form at AT, so that it is 0 where the form is BASE. */
static void row_write(struct solver *solver, size_t at, double base)
{
	const struct sparse_row *row = &solver->reduced.rows[at];
	for (size_t i = 1; i <= row->count; i++) {
		solver->indices[i] = row->columns[i];
		solver->numbers[i] = row->weights[i];
	}
	solver->indices[row->count + 1] = solver->one;
	solver->numbers[row->count + 1] = -base;
	glp_set_mat_row(solver->problem, solver->rows[at], (int)row->count + 1, solver->indices, solver->numbers);
	solver->bases[at] = base;
}

static int row_at(struct solver *solver, size_t at, double base)
{
	bool new = !solver->rows[at];
	if (new) {
		solver->rows[at] = glp_add_rows(solver->problem, 1);
		solver->forms[solver->rows[at]] = at;
		solver->size += solver->reduced.rows[at].count + ROW_WORK;
	}
	if (new || solver->bases[at] != base)
		row_write(solver, at, base);
	return solver->rows[at];
}

/* A row is out of the problem. */
static void row_forget(struct solver *solver, size_t at)
{
	solver->rows[at] = 0;
	solver->size -= solver->reduced.rows[at].count + ROW_WORK;
}

/* Takes out the rows that bind nothing, but for those that the basis still rests on. */
static void rows_drop(struct solver *solver)
{
	int count = 0, kept = 0, rows = glp_get_num_rows(solver->problem);
	for (int i = 1; i <= rows; i++) {
		size_t at = solver->forms[i];
		bool idle = glp_get_row_type(solver->problem, i) == GLP_FR && glp_get_row_stat(solver->problem, i) == GLP_BS;
		if (idle) {
			solver->stale[++count] = i;
			row_forget(solver, at);
		} else {
			solver->forms[++kept] = at;
			solver->rows[at] = kept;
		}
	}
	if (count > 0)
		glp_del_rows(solver->problem, count, solver->stale);
}

struct solver *solver_new(
    struct arena *arena, const struct form_system *system, const uint32_t *list, size_t count, size_t limit)
{
	struct solver *solver = arena_alloc(arena, sizeof *solver);
	*solver = (struct solver){.count = count, .limit = limit, .size = 1};
	solver->reduced = system_reduce(arena, system, list, count);
	solver->rows = arena_array(arena, count + 1, sizeof *solver->rows);
	solver->bases = arena_array(arena, count + 1, sizeof *solver->bases);
	solver->forms = arena_array(arena, count + 2, sizeof *solver->forms);
	solver->indices = arena_array(arena, solver->reduced.column_count + 2, sizeof *solver->indices);
	solver->numbers = arena_array(arena, solver->reduced.column_count + 2, sizeof *solver->numbers);
	solver->told = arena_array(arena, count + 1, sizeof *solver->told);
	solver->zeros = arena_array(arena, solver->reduced.column_count + 1, sizeof *solver->zeros);
	solver->stale = arena_array(arena, count + 2, sizeof *solver->stale);
	solver->duals = arena_array(arena, count + 1, sizeof *solver->duals);
	solver->values = arena_array(arena, solver->reduced.column_count + 1, sizeof *solver->values);
	glp_term_out(GLP_OFF);
	solver->problem = glp_create_prob();
	int columns = (int)solver->reduced.column_count;
	solver->one = columns + 1;
	glp_add_cols(solver->problem, solver->one);
	glp_set_col_bnds(solver->problem, solver->one, GLP_FX, 1, 1);
	for (int i = 1; i <= columns; i++)
		glp_set_col_bnds(solver->problem, i, GLP_LO, 0, 0);
	glp_init_smcp(&solver->parameters);
	solver->parameters.msg_lev = GLP_MSG_OFF;
	return solver;
}

void solver_leave(struct solver *copy, bool last)
{
	glp_delete_prob(copy->problem);
	if (last)
		glp_free_env();
}

void solver_free(struct solver *solver)
{
	solver_leave(solver, true);
}

static void *array_copy(struct arena *arena, const void *from, size_t count, size_t size)
{
	void *out = arena_array(arena, count, size);
	memcpy(out, from, count * size);
	return out;
}

struct solver *solver_copy(struct arena *arena, const struct solver *solver)
{
	struct solver *out = arena_alloc(arena, sizeof *out);
	size_t forms = solver->count + 1, columns = solver->reduced.column_count + 1;
	*out = *solver;
	out->rows = array_copy(arena, solver->rows, forms, sizeof *out->rows);
	out->bases = array_copy(arena, solver->bases, forms, sizeof *out->bases);
	out->forms = array_copy(arena, solver->forms, forms + 1, sizeof *out->forms);
	out->told = array_copy(arena, solver->told, forms, sizeof *out->told);
	out->zeros = array_copy(arena, solver->zeros, columns, sizeof *out->zeros);
	out->stale = arena_array(arena, forms + 1, sizeof *out->stale);
	out->duals = arena_array(arena, forms, sizeof *out->duals);
	out->values = arena_array(arena, columns, sizeof *out->values);
	out->indices = arena_array(arena, columns + 1, sizeof *out->indices);
	out->numbers = arena_array(arena, columns + 1, sizeof *out->numbers);
	glp_term_out(GLP_OFF);
	out->problem = glp_create_prob();
	glp_copy_prob(out->problem, solver->problem, GLP_OFF);
	return out;
}

void solver_count(struct solver *solver, size_t programs, size_t work)
{
	solver->programs += programs;
	solver->work += work;
}

/* A row that is freed stays at 0 while it is not basic. So it is written to be 0 where it is held: nothing moves then. */
static void row_bind(struct solver *solver, size_t at)
{
	double low = solver->told[at].low, high = solver->told[at].high;
	int kind = low == high ? GLP_FX : isinf(high) ? GLP_LO : isinf(low) ? GLP_UP : GLP_DB;
	double base = isinf(low) ? high : low;
	glp_set_row_bnds(solver->problem, row_at(solver, at, base), kind, low - base, high - base);
	solver->lost--;
}

/* Is the form a sum of its unknowns, none taken away? */
static bool is_sum(const struct sparse_row *row)
{
	bool sum = true;
	for (size_t i = 1; sum && i <= row->count; i++)
		sum = row->weights[i] > 0;
	return sum;
}

/* Does what is told of the form say that all its unknowns are 0? */
static bool says_zero(const struct solver *solver, size_t at)
{
	const struct bounds *told = &solver->told[at];
	return told->told && told->low == 0 && told->high == 0 && is_sum(&solver->reduced.rows[at]);
}

static bool is_row(const struct solver *solver, size_t at)
{
	return solver->rows[at] && glp_get_row_type(solver->problem, solver->rows[at]) != GLP_FR;
}

/* Is the form told, but neither a row nor a matter of columns that are 0? */
static bool is_spare(const struct solver *solver, size_t at)
{
	return solver->told[at].told && !is_row(solver, at) && !says_zero(solver, at);
}

static void zeros_hold(struct solver *solver, size_t at)
{
	const struct sparse_row *row = &solver->reduced.rows[at];
	for (size_t i = 1; i <= row->count; i++)
		if (solver->zeros[row->columns[i]]++ == 0)
			glp_set_col_bnds(solver->problem, row->columns[i], GLP_FX, 0, 0);
}

static void zeros_release(struct solver *solver, size_t at)
{
	const struct sparse_row *row = &solver->reduced.rows[at];
	for (size_t i = 1; i <= row->count; i++)
		if (--solver->zeros[row->columns[i]] == 0)
			glp_set_col_bnds(solver->problem, row->columns[i], GLP_LO, 0, 0);
}

void solver_bind(struct solver *solver, size_t at, double low, double high)
{
	struct bounds *told = &solver->told[at];
	if (solver->reduced.rows[at].count == 0 || (told->told && told->low == low && told->high == high))
		return;
	solver_release(solver, at);
	*told = (struct bounds){true, low, high};
	if (says_zero(solver, at))
		zeros_hold(solver, at);
	else if (solver->settled || low != high)
		row_bind(solver, at);
}

void solver_release(struct solver *solver, size_t at)
{
	if (says_zero(solver, at))
		zeros_release(solver, at);
	solver->lost += is_row(solver, at);
	solver->told[at].told = false;
	if (solver->rows[at])
		glp_set_row_bnds(solver->problem, solver->rows[at], GLP_FR, 0, 0);
}

/* Decides which of the forms that are told exactly are rows: before the first program, and when many rows were lost since. */
static void settle(struct solver *solver)
{
	size_t *list = memory_resize(NULL, (solver->count + 1) * sizeof *list), count = 0;
	bool *absent = memory_resize(NULL, (solver->reduced.column_count + 1) * sizeof *absent);
	for (size_t i = 0; i <= solver->reduced.column_count; i++)
		absent[i] = solver->zeros[i] > 0;
	for (size_t i = 0; i < solver->count; i++) {
		if (is_row(solver, i) && solver->told[i].low == solver->told[i].high)
			glp_set_row_bnds(solver->problem, solver->rows[i], GLP_FR, 0, 0);
		if (is_spare(solver, i))
			list[count++] = i;
	}
	count = rows_independent(&solver->reduced, absent, list, count);
	for (size_t i = 0; i < count; i++)
		row_bind(solver, list[i]);
	free(absent);
	free(list);
	solver->settled = true;
	solver->lost = 0;
}

static void objective_add(struct solver *solver, size_t at)
{
	const struct sparse_row *row = &solver->reduced.rows[at];
	for (size_t i = 1; i <= row->count; i++) {
		double now = glp_get_obj_coef(solver->problem, row->columns[i]);
		glp_set_obj_coef(solver->problem, row->columns[i], now + row->weights[i]);
	}
}

static void objective_clear(struct solver *solver)
{
	for (size_t i = 1; i <= solver->reduced.column_count; i++)
		glp_set_obj_coef(solver->problem, (int)i, 0);
}

static void values_take(struct solver *solver)
{
	for (size_t i = 1; i <= solver->reduced.column_count; i++)
		solver->values[i] = glp_get_col_prim(solver->problem, (int)i);
}

/* By how much more the best value could be, a unit of the form at AT, if its unknowns were not held at 0. */
static double dual_of_zero(const struct solver *solver, size_t at)
{
	const struct sparse_row *row = &solver->reduced.rows[at];
	double sign = glp_get_obj_dir(solver->problem) == GLP_MAX ? 1 : -1, best = 0;
	for (size_t i = 1; i <= row->count; i++)
		best = fmax(best, sign * glp_get_col_dual(solver->problem, row->columns[i]));
	return best;
}

static void duals_take(struct solver *solver)
{
	for (size_t i = 0; i < solver->count; i++)
		if (says_zero(solver, i))
			solver->duals[i] = dual_of_zero(solver, i);
		else
			solver->duals[i] = solver->rows[i] ? fabs(glp_get_row_dual(solver->problem, solver->rows[i])) : 0;
}

/* One run of the simplex method from the basis that stands; steps are counted against the limit. */
static int run_once(struct solver *solver, int method)
{
	if (solver->work >= solver->limit)
		return GLP_UNDEF;
	size_t left = (solver->limit - solver->work) / solver->size + 1;
	int before = glp_get_it_cnt(solver->problem);
	if (before == 0) /* a triangle of the rows is nearer to a solution than none of them */
		glp_cpx_basis(solver->problem);
	solver->parameters.it_lim = left < INT32_MAX ? (int)left : INT32_MAX;
	solver->parameters.meth = method;
	int fault = glp_simplex(solver->problem, &solver->parameters);
	solver->work += (size_t)(glp_get_it_cnt(solver->problem) - before) * solver->size;
	values_take(solver);
	return fault ? GLP_UNDEF : glp_get_status(solver->problem);
}

static bool is_broken(const struct solver *solver, size_t at)
{
	double value = solver_value(solver, at);
	return value < solver->told[at].low - slack || value > solver->told[at].high + slack;
}

/* Makes rows of told forms that are none yet: of those that the solution in hand breaks the shortest, as many as rows were
 * lost; or ALL. True if there are any. */
static bool spare_bind(struct solver *solver, bool all)
{
	size_t count = 0, *list = memory_resize(NULL, (solver->count + 1) * sizeof *list);
	for (size_t i = 0; i < solver->count; i++)
		if (is_spare(solver, i) && (all || is_broken(solver, i)))
			list[count++] = i;
	rows_sort(&solver->reduced, list, count);
	size_t most = all ? count : solver->lost > 1 ? (size_t)solver->lost : 1;
	for (size_t i = 0; i < count && i < most; i++)
		row_bind(solver, list[i]);
	free(list);
	return count > 0;
}

/* A solution of all that is told, or the word that there is none. */
static int run(struct solver *solver)
{
	if (!solver->settled || solver->lost > LOST_MOST)
		settle(solver);
	int status = run_once(solver, GLP_PRIMAL);
	while ((status == GLP_OPT || status == GLP_UNBND) && spare_bind(solver, status == GLP_UNBND))
		status = run_once(solver, status == GLP_OPT ? GLP_DUALP : GLP_PRIMAL);
	return status;
}

enum solver_end solver_reach(struct solver *solver, size_t at, bool greatest, double *value)
{
	rows_drop(solver);
	objective_clear(solver);
	objective_add(solver, at);
	glp_set_obj_dir(solver->problem, greatest ? GLP_MAX : GLP_MIN);
	solver->programs++;
	int status = run(solver);
	if (status != GLP_OPT && status != GLP_UNBND) { /* a basis gone bad is no verdict: begin afresh, once */
		glp_std_basis(solver->problem);
		status = run(solver);
	}
	duals_take(solver);
	*value = glp_get_obj_val(solver->problem);
	return status == GLP_OPT ? SOLVER_DONE : status == GLP_UNBND ? SOLVER_UNBOUNDED : SOLVER_FAILED;
}

/* A row for the form at AT, with a column that takes up what lies beyond AIM, so that nothing but its way there counts. A sum
 * does not go below 0 anyway. */
static void aim_add(struct solver *solver, size_t at, bool greatest, double aim)
{
	if (solver->reduced.rows[at].count == 0) /* it is 0, whatever else is */
		return;
	objective_add(solver, at);
	if (!greatest && aim <= 0 && is_sum(&solver->reduced.rows[at]))
		return;
	int excess = glp_add_cols(solver->problem, 1);
	solver_bind(solver, at, greatest ? -INFINITY : aim, greatest ? aim : INFINITY);
	glp_set_mat_col(solver->problem, excess, 1, (int[]){0, solver->rows[at]}, (double[]){0, -1});
	glp_set_col_bnds(solver->problem, excess, greatest ? GLP_LO : GLP_UP, 0, 0);
	glp_set_obj_coef(solver->problem, excess, -1);
}

/* Takes the columns of excess out again. Where one is basic, its row takes its place. */
static void aims_drop(struct solver *solver)
{
	int columns = glp_get_num_cols(solver->problem) - solver->one, row[2];
	double value[2];
	for (int i = 1; i <= columns; i++) {
		int excess = solver->one + i;
		glp_get_mat_col(solver->problem, excess, row, value);
		solver_release(solver, solver->forms[row[1]]);
		if (glp_get_col_stat(solver->problem, excess) == GLP_BS)
			glp_set_row_stat(solver->problem, row[1], GLP_BS);
		solver->stale[i] = excess;
	}
	if (columns > 0)
		glp_del_cols(solver->problem, columns, solver->stale);
}

enum solver_end solver_reach_many(struct solver *solver, const double *aims, bool greatest)
{
	rows_drop(solver);
	objective_clear(solver);
	for (size_t i = 0; i < solver->count; i++)
		if (!isnan(aims[i]))
			aim_add(solver, i, greatest, aims[i]);
	glp_set_obj_dir(solver->problem, greatest ? GLP_MAX : GLP_MIN);
	solver->programs++;
	int status = run(solver);
	duals_take(solver);
	aims_drop(solver);
	return status == GLP_OPT ? SOLVER_DONE : SOLVER_FAILED;
}

double solver_dual(const struct solver *solver, size_t at)
{
	return solver->duals[at];
}

double solver_value(const struct solver *solver, size_t at)
{
	const struct sparse_row *row = &solver->reduced.rows[at];
	double value = 0;
	for (size_t i = 1; i <= row->count; i++)
		value += row->weights[i] * solver->values[row->columns[i]];
	return value;
}

size_t solver_programs(const struct solver *solver)
{
	return solver->programs;
}

size_t solver_work(const struct solver *solver)
{
	return solver->work;
}

bool solver_exhausted(const struct solver *solver)
{
	return solver->work >= solver->limit;
}
