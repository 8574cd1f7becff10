/* Figures as text: `annual dump figures`. */
#include "stats/stats.h"

static const char *unknown_less(const char *text)
{
	return text ? text : "-";
}

static void dump_cell(struct buffer *out, const struct cell *cell, const char *unit)
{
	static const char *const targets[] = {
	    [TARGET_MET] = ", met", [TARGET_MISSED] = ", not met", [TARGET_UNTOLD] = ", untold"};
	buffer_add(out, cell->value.text);
	if (cell->percent.state != FIGURE_NOT_APPLICABLE)
		buffer_format(out, " (%s)", cell->share);
	if (unit)
		buffer_format(out, " %s", unit);
	if (cell->partly)
		buffer_format(out, ", known for %s of %s", cell->known.text, cell->records.text);
	if (cell->target != TARGET_NONE)
		buffer_add(out, targets[cell->target]);
}

static void dump_place(struct buffer *out, const struct category *row, const struct category *column, bool two)
{
	buffer_format(out, "  [%s%s%s] = ", row ? row->code : "all", two ? ", " : "",
	    !two     ? ""
	    : column ? column->code
	             : "all");
}

static void dump_row(struct buffer *out, const struct measure_figures *measure, size_t row)
{
	bool two = measure->dimensions == 2;
	size_t columns = two ? measure->columns.count : 1;
	for (size_t j = 0; j < columns; j++) {
		const struct cell *cell = &measure->cells[row * columns + j];
		dump_place(out, &measure->rows.categories[row], two ? &measure->columns.categories[j] : NULL, two);
		dump_cell(out, cell, NULL);
		buffer_format(out, "%s\n", cell->listed ? "" : ", not listed");
	}
	if (!measure->row_totals)
		return;
	dump_place(out, &measure->rows.categories[row], NULL, two);
	dump_cell(out, &measure->row_totals[row], NULL);
	buffer_char(out, '\n');
}

static void dump_column_totals(struct buffer *out, const struct measure_figures *measure)
{
	for (size_t j = 0; j < measure->columns.count && measure->column_totals; j++) {
		dump_place(out, NULL, &measure->columns.categories[j], true);
		dump_cell(out, &measure->column_totals[j], NULL);
		buffer_char(out, '\n');
	}
}

static void dump_measure(struct buffer *out, const struct measure_figures *measure)
{
	buffer_format(out, "%s = %s%s", measure->id, measure->approx ? measure->approx : "", measure->approx ? " " : "");
	dump_cell(out, &measure->total, measure->unit);
	if (measure->base.state != FIGURE_NOT_APPLICABLE)
		buffer_format(out, ", out of %s %s", measure->base.text, unknown_less(measure->base_id));
	if (measure->target.state == FIGURE_SHOWN)
		buffer_format(out, ", target %s", measure->target.text);
	buffer_format(out, "%s\n", measure->rounding_note ? ", rounding" : "");
	buffer_format(out, "  %s: %s\n", measure->label_text, measure->definition);
	for (size_t i = 0; i < measure->rows.count && measure->dimensions > 0; i++)
		dump_row(out, measure, measure->order[i]);
	if (measure->dimensions == 2)
		dump_column_totals(out, measure);
}

void figures_dump(struct buffer *out, const struct figures *figures)
{
	buffer_format(out, "edition %s\n", figures->edition->name);
	for (size_t i = 0; i < figures->count; i++)
		dump_measure(out, &figures->measures[i]);
}

static void dump_change(
    struct buffer *out, struct arena *arena, const struct year_measure *year, const struct measure_figures *now)
{
	static const char *const signs[] = {
	    [CHANGE_NONE] = "none", [CHANGE_UP] = "up", [CHANGE_DOWN] = "down", [CHANGE_UNTOLD] = "untold"};
	struct figure then = year_value(year, now, &now->total);
	struct change change = figures_change(arena, now, &now->total.value, &then);
	buffer_format(out, "  change: %s %s%s, %s\n", signs[change.sign], change.amount.text,
	    change.points ? " points" : "", change.percent.text);
}

void figures_dump_years(struct buffer *out, const struct context *context, const struct figures *figures, int back)
{
	for (size_t i = 0; i < figures->count; i++) {
		const struct measure_figures *now = &figures->measures[i];
		struct year_measure year;
		if (now->kind == MEASURE_FACT || !figures_year(context, figures, now, back, now->place, &year))
			continue;
		buffer_format(out, "edition %s, %s, %s%s\n", figures->edition->name, year.year,
		    year.source ? "as published in " : "from the records", year.source ? year.source : "");
		if (year.broken)
			buffer_format(out, "  broken: %s\n", year.broken->text);
		dump_measure(out, year.figures);
		dump_change(out, context->arena, &year, now);
	}
}
