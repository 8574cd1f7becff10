#include "protect/solver.h"

#include <glpk.h>
#include <math.h>

struct solver {
	glp_prob *problem;
	glp_smcp parameters;
	const struct form_system *system;
	const uint32_t *list;
	int *columns; /* of each atom of the system: its column, or 0 */
	size_t count;
	size_t objective; /* the form whose coefficients the objective holds, or count */
	size_t programs, steps, limit;
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

struct solver *solver_new(
    struct arena *arena, const struct form_system *system, const uint32_t *list, size_t count, size_t limit)
{
	struct solver *solver = arena_alloc(arena, sizeof *solver);
	*solver = (struct solver){.system = system, .list = list, .count = count, .objective = count, .limit = limit};
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
	int kind = low == high ? GLP_FX : isinf(high) ? GLP_LO : GLP_DB;
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

double solver_dual(const struct solver *solver, size_t at)
{
	return fabs(glp_get_row_dual(solver->problem, (int)at + 1));
}

double solver_value(const struct solver *solver, size_t at)
{
	return glp_get_row_prim(solver->problem, (int)at + 1);
}

size_t solver_programs(const struct solver *solver)
{
	return solver->programs;
}

bool solver_exhausted(const struct solver *solver)
{
	return solver->steps >= solver->limit;
}
