#include "protect/solver.h"

#include <glpk.h>
#include <math.h>

enum { ROW_WORK = 8 }; /* of a step on a row of the system, one on a number of it being 1 */

struct solver {
	glp_prob *problem;
	glp_smcp parameters;
	const struct form_system *system;
	const uint32_t *list;
	int *columns; /* of each atom of the system: its column, or 0 */
	size_t count;
	int *excess;      /* of each primary form of the list: the column of what it has beyond its aim, or 0 */
	size_t objective; /* the form whose coefficients the objective holds, or count */
	size_t programs, steps, limit;
	size_t size; /* what a step costs */
};

static const struct form *form_at(const struct solver *solver, size_t at)
{
	return &solver->system->forms[solver->list[at]];
}

static double weight(const struct form *form, size_t i)
{
	return form->weights ? form->weights[i] : 1;
}

/* A column for each atom, in the order in which forms name them. */
static int columns_make(struct solver *solver)
{
	int columns = 0;
	for (size_t i = 0; i < solver->count; i++) {
		const struct form *form = form_at(solver, i);
		for (size_t j = 0; j < form->count; j++)
			if (!solver->columns[form->atoms[j]])
				solver->columns[form->atoms[j]] = ++columns;
	}
	return columns;
}

static void rows_fill(struct arena *arena, struct solver *solver, int columns)
{
	int *indices = arena_array(arena, (size_t)columns + 1, sizeof *indices);
	double *values = arena_array(arena, (size_t)columns + 1, sizeof *values);
	for (size_t i = 0; i < solver->count; i++) {
		const struct form *form = form_at(solver, i);
		for (size_t j = 0; j < form->count; j++) {
			indices[j + 1] = solver->columns[form->atoms[j]];
			values[j + 1] = weight(form, j);
		}
		glp_set_mat_row(solver->problem, (int)i + 1, (int)form->count, indices, values);
		solver_release(solver, i);
	}
}

/* A primary form's row holds its sum less what lies beyond its aim, which is 0 but in solver_reach_many. */
static void excess_make(struct arena *arena, struct solver *solver)
{
	solver->excess = arena_array(arena, solver->count + 1, sizeof *solver->excess);
	for (size_t i = 0; i < solver->count; i++) {
		if (form_at(solver, i)->state != FORM_PRIMARY)
			continue;
		int row[2] = {0, (int)i + 1};
		double value[2] = {0, -1};
		solver->excess[i] = glp_add_cols(solver->problem, 1);
		glp_set_mat_col(solver->problem, solver->excess[i], 1, row, value);
		glp_set_col_bnds(solver->problem, solver->excess[i], GLP_FX, 0, 0);
	}
}

struct solver *solver_new(
    struct arena *arena, const struct form_system *system, const uint32_t *list, size_t count, size_t limit)
{
	struct solver *solver = arena_alloc(arena, sizeof *solver);
	*solver = (struct solver){.system = system, .list = list, .count = count, .objective = count};
	solver->columns = arena_array(arena, system->atom_count + 1, sizeof *solver->columns);
	glp_term_out(GLP_OFF);
	solver->problem = glp_create_prob();
	int columns = columns_make(solver);
	if (count > 0)
		glp_add_rows(solver->problem, (int)count);
	if (columns > 0)
		glp_add_cols(solver->problem, columns);
	for (int i = 1; i <= columns; i++)
		glp_set_col_bnds(solver->problem, i, GLP_LO, 0, 0);
	rows_fill(arena, solver, columns);
	excess_make(arena, solver);
	solver->size = (size_t)glp_get_num_nz(solver->problem) + ROW_WORK * count + 1;
	solver->limit = limit / solver->size + 1;
	glp_init_smcp(&solver->parameters);
	solver->parameters.msg_lev = GLP_MSG_OFF;
	solver->parameters.meth = GLP_PRIMAL;
	return solver;
}

void solver_free(struct solver *solver)
{
	glp_delete_prob(solver->problem);
	glp_free_env();
}

void solver_bind(struct solver *solver, size_t at, double low, double high)
{
	int kind = low == high ? GLP_FX : isinf(high) ? GLP_LO : isinf(low) ? GLP_UP : GLP_DB;
	glp_set_row_bnds(solver->problem, (int)at + 1, kind, low, high);
}

void solver_release(struct solver *solver, size_t at)
{
	glp_set_row_bnds(solver->problem, (int)at + 1, GLP_FR, 0, 0);
}

static void objective_weigh(struct solver *solver, size_t at, bool keep)
{
	const struct form *form = form_at(solver, at);
	for (size_t i = 0; i < form->count; i++)
		glp_set_obj_coef(solver->problem, solver->columns[form->atoms[i]], keep ? weight(form, i) : 0);
}

static void objective_set(struct solver *solver, size_t at, bool greatest)
{
	if (solver->objective != at && solver->objective < solver->count)
		objective_weigh(solver, solver->objective, false);
	objective_weigh(solver, at, true);
	solver->objective = at;
	glp_set_obj_dir(solver->problem, greatest ? GLP_MAX : GLP_MIN);
}

/* One run of the simplex method from the basis that stands; steps are counted against the limit. */
static int run(struct solver *solver)
{
	if (solver->steps >= solver->limit)
		return GLP_UNDEF;
	size_t left = solver->limit - solver->steps;
	int before = glp_get_it_cnt(solver->problem);
	solver->parameters.it_lim = left < INT32_MAX ? (int)left : INT32_MAX;
	int fault = glp_simplex(solver->problem, &solver->parameters);
	solver->steps += (size_t)(glp_get_it_cnt(solver->problem) - before);
	return fault ? GLP_UNDEF : glp_get_status(solver->problem);
}

enum solver_end solver_reach(struct solver *solver, size_t at, bool greatest, double *value)
{
	objective_set(solver, at, greatest);
	solver->programs++;
	int status = run(solver);
	if (status != GLP_OPT && status != GLP_UNBND) { /* a basis gone bad is no verdict: begin afresh, once */
		glp_std_basis(solver->problem);
		status = run(solver);
	}
	*value = glp_get_obj_val(solver->problem);
	return status == GLP_OPT ? SOLVER_DONE : status == GLP_UNBND ? SOLVER_UNBOUNDED : SOLVER_FAILED;
}

/* Lets the excess of form AT take up what lies beyond AIM, so that nothing but its way there is in the objective; or not. */
static void aim_set(struct solver *solver, size_t at, bool greatest, double aim)
{
	glp_set_row_bnds(solver->problem, (int)at + 1, greatest ? GLP_UP : GLP_LO, aim, aim);
	glp_set_col_bnds(solver->problem, solver->excess[at], greatest ? GLP_LO : GLP_UP, 0, 0);
	glp_set_obj_coef(solver->problem, solver->excess[at], -1);
}

static void aim_clear(struct solver *solver, size_t at)
{
	solver_release(solver, at);
	glp_set_col_bnds(solver->problem, solver->excess[at], GLP_FX, 0, 0);
	glp_set_obj_coef(solver->problem, solver->excess[at], 0);
}

/* Adds the atoms of form AT to the objective (SIGN 1), or takes them out again. */
static void objective_add(struct solver *solver, size_t at, int sign)
{
	const struct form *form = form_at(solver, at);
	for (size_t i = 0; i < form->count; i++) {
		int column = solver->columns[form->atoms[i]];
		double now = glp_get_obj_coef(solver->problem, column);
		glp_set_obj_coef(solver->problem, column, now + sign * weight(form, i));
	}
}

enum solver_end solver_reach_many(struct solver *solver, const double *aims, bool greatest)
{
	if (solver->objective < solver->count)
		objective_weigh(solver, solver->objective, false);
	solver->objective = solver->count;
	for (size_t i = 0; i < solver->count; i++)
		if (!isnan(aims[i])) {
			aim_set(solver, i, greatest, aims[i]);
			objective_add(solver, i, 1);
		}
	glp_set_obj_dir(solver->problem, greatest ? GLP_MAX : GLP_MIN);
	solver->programs++;
	int status = run(solver);
	for (size_t i = 0; i < solver->count; i++)
		if (!isnan(aims[i])) {
			aim_clear(solver, i);
			objective_add(solver, i, -1);
		}
	return status == GLP_OPT ? SOLVER_DONE : SOLVER_FAILED;
}

double solver_dual(const struct solver *solver, size_t at)
{
	return fabs(glp_get_row_dual(solver->problem, (int)at + 1));
}

double solver_value(const struct solver *solver, size_t at)
{
	double beyond = solver->excess[at] ? glp_get_col_prim(solver->problem, solver->excess[at]) : 0;
	return glp_get_row_prim(solver->problem, (int)at + 1) + beyond;
}

size_t solver_programs(const struct solver *solver)
{
	return solver->programs;
}

size_t solver_work(const struct solver *solver)
{
	return solver->steps * solver->size;
}

bool solver_exhausted(const struct solver *solver)
{
	return solver->steps >= solver->limit;
}
