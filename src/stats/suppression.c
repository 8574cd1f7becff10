/* Disclosure control within one result. Primary suppression: counts of the protected range, and statistics of fewer than
 * KNOWN_MIN values. Secondary suppression: on each line of a table enough further cells that none can be had by
 * subtraction. What several tables together give away is not looked at here. */
#include "stats/kind.h"

enum { KNOWN_MIN = 10 };

struct suppressor {
	const struct suppressions *all;
	const struct result *result;
	struct suppression *out;
};

/* Cells that add up to a total: `stride` apart. */
struct cell_line {
	size_t first, stride, count;
	bool *total; /* is the line's total withheld? NULL where it is no figure of its own */
};

static bool counts(enum measure_kind kind)
{
	return kind == MEASURE_COUNT || kind == MEASURE_DISTINCT;
}

bool suppression_protects(const struct disclosure *disclosure, int64_t count)
{
	return disclosure->method != DISCLOSURE_NONE && count >= disclosure->protect_from &&
	       count <= disclosure->protect_to;
}

bool measure_published(const struct measure *measure)
{
	const struct table *table = measure->population->table;
	if (table->personal || measure->field.field->table != table)
		return false;
	for (size_t i = 0; i < table->publish_count; i++)
		if (table->publish[i] == measure->field.field)
			return true;
	return false;
}

static bool primary(const struct suppressor *s, const struct exact *exact)
{
	const struct measure *measure = s->result->measure;
	if (counts(measure->kind))
		return exact->available && suppression_protects(s->all->disclosure, exact->numerator);
	return exact->known > 0 && exact->known < KNOWN_MIN && !measure_published(measure);
}

static int64_t weight(const struct suppressor *s, size_t cell)
{
	const struct exact *exact = &s->result->cells[cell];
	return counts(s->result->measure->kind) ? exact->numerator : (int64_t)exact->known;
}

static bool hide_smallest(const struct suppressor *s, struct cell_line line)
{
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < line.count; i++) {
		size_t cell = line.first + i * line.stride;
		if (s->out->cells[cell] || weight(s, cell) == 0)
			continue;
		if (best == SIZE_MAX || weight(s, cell) < weight(s, best))
			best = cell;
	}
	if (best == SIZE_MAX)
		return false;
	s->out->cells[best] = true;
	return true;
}

/* One withheld cell on a line is its total less the others, and a withheld total the sum of its cells; so are several
 * that all stand at their least possible value. Then the next smallest is withheld too, at last the total. True if one
 * was. */
static bool line_secure(const struct suppressor *s, struct cell_line line)
{
	int64_t hidden = 0, sum = 0;
	for (size_t i = 0; i < line.count; i++) {
		size_t cell = line.first + i * line.stride;
		hidden += s->out->cells[cell];
		sum += s->out->cells[cell] ? weight(s, cell) : 0;
	}
	bool total = line.total && *line.total;
	int64_t least = s->all->disclosure->protect_from > 1 ? s->all->disclosure->protect_from : 1;
	bool bare =
	    total ? hidden == 0 : hidden == 1 || (hidden > 1 && counts(s->result->measure->kind) && sum == hidden * least);
	if (!bare)
		return false;
	if (hide_smallest(s, line))
		return true;
	if (!line.total || total)
		return false;
	*line.total = true;
	return true;
}

/* Totals that are withheld among the COUNT of one axis: a single one is the total of all less the others. */
static bool totals_secure(const struct exact *totals, bool *hidden, size_t count)
{
	size_t best = SIZE_MAX, withheld = 0;
	for (size_t i = 0; i < count; i++) {
		withheld += hidden[i];
		if (hidden[i] || totals[i].records == 0)
			continue;
		if (best == SIZE_MAX || totals[i].records < totals[best].records)
			best = i;
	}
	if (withheld != 1 || best == SIZE_MAX)
		return false;
	hidden[best] = true;
	return true;
}

static bool *total_at(const struct suppressor *s, bool *totals, size_t at)
{
	return s->result->measure->totals != TOTALS_NONE && totals ? &totals[at] : NULL;
}

static bool table_secure(const struct suppressor *s)
{
	const struct result *result = s->result;
	size_t rows = result->rows, columns = result->columns;
	bool changed = false, two = result->measure->dimensions == 2;
	for (size_t i = 0; i < rows && two; i++)
		changed |= line_secure(s, (struct cell_line){i * columns, 1, columns, total_at(s, s->out->row_totals, i)});
	for (size_t j = 0; j < columns; j++)
		changed |=
		    line_secure(s, (struct cell_line){j, columns, rows, two ? total_at(s, s->out->column_totals, j) : NULL});
	if (two && result->measure->totals != TOTALS_NONE && result->has_total) {
		changed |= totals_secure(result->row_totals, s->out->row_totals, rows);
		changed |= totals_secure(result->column_totals, s->out->column_totals, columns);
	}
	return line_secure(s, (struct cell_line){0, 1, rows * columns, NULL}) || changed;
}

static void values_hide(const struct suppressor *s)
{
	const struct result *result = s->result;
	const struct measure *measure = result->measure;
	size_t count = measure->dimensions ? result->rows * result->columns : 0;
	for (size_t i = 0; i < count; i++)
		s->out->cells[i] = primary(s, &result->cells[i]);
	for (size_t i = 0; result->row_totals && i < result->rows; i++)
		s->out->row_totals[i] = primary(s, &result->row_totals[i]);
	for (size_t i = 0; result->column_totals && i < result->columns; i++)
		s->out->column_totals[i] = primary(s, &result->column_totals[i]);
	while (count > 0 && table_secure(s))
		continue;
	s->out->total = result->has_total && primary(s, &result->total);
	if (measure->of)
		s->out->base = suppression_protects(s->all->disclosure, result->base.numerator);
	else if (measure->of_measure)
		s->out->base = suppression_of(s->all, measure->of_measure)->total;
	else
		s->out->base = result->has_base && s->out->total;
}

/* What is made of a withheld figure is withheld. */
static void parts_hide(const struct suppressor *s)
{
	const struct result *result = s->result;
	const struct measure *measure = result->measure;
	size_t count = measure->dimensions ? result->rows * result->columns : 0;
	for (size_t which = 0; which < 2; which++) {
		const struct suppression *hidden = suppression_of(s->all, measure->parts[which]);
		const struct result *part = results_get(s->all->results, s->all->edition, measure->parts[which]);
		s->out->total |= hidden->total;
		for (size_t i = 0; i < count; i++) {
			size_t at = part_index(result, part, i / result->columns, i % result->columns);
			s->out->cells[i] |= at != SIZE_MAX && hidden->cells[at];
		}
	}
}

static void any_find(struct suppression *out, const struct result *result)
{
	size_t count = result->measure->dimensions ? result->rows * result->columns : 0;
	out->any = out->total || out->base;
	for (size_t i = 0; i < count; i++)
		out->any |= out->cells[i];
}

const struct suppression *suppression_of(const struct suppressions *all, const struct measure *measure)
{
	if (all->made[measure->index])
		return all->made[measure->index];
	const struct result *result = results_get(all->results, all->edition, measure);
	struct suppression *out = arena_alloc(all->arena, sizeof *out);
	all->made[measure->index] = out;
	out->cells = arena_array(all->arena, result->rows * result->columns + 1, sizeof *out->cells);
	out->row_totals = arena_array(all->arena, result->rows + 1, sizeof *out->row_totals);
	out->column_totals = arena_array(all->arena, result->columns + 1, sizeof *out->column_totals);
	if (all->disclosure->method == DISCLOSURE_NONE || result->unusable || measure->kind == MEASURE_FACT)
		return out;
	const struct suppressor s = {all, result, out};
	if (kind_of(measure)->of_parts)
		parts_hide(&s);
	else
		values_hide(&s);
	any_find(out, result);
	return out;
}
