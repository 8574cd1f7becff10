#include "stats/stats.h"

static const char *unknown_less(const char *text)
{
	return text ? text : "-";
}

static void dump_cell(struct buffer *out, const struct cell *cell)
{
	buffer_add(out, cell->value.text);
	if (cell->percent.state != FIGURE_NOT_APPLICABLE)
		buffer_format(out, " (%s)", cell->share);
}

static void dump_row(struct buffer *out, const struct measure_figures *measure, size_t row)
{
	size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
	const struct category *category = &measure->rows.categories[row];
	for (size_t j = 0; j < columns; j++) {
		const struct cell *cell = &measure->cells[row * columns + j];
		buffer_format(out, "  [%s%s%s] = ", category->code, columns > 1 ? ", " : "",
		    columns > 1 ? measure->columns.categories[j].code : "");
		dump_cell(out, cell);
		buffer_format(out, "%s\n", cell->listed ? "" : ", not listed");
	}
}

static void dump_measure(struct buffer *out, const struct measure_figures *measure)
{
	buffer_format(out, "%s = %s%s", measure->id, measure->approx ? measure->approx : "", measure->approx ? " " : "");
	dump_cell(out, &measure->total);
	buffer_format(out, "%s%s", measure->unit ? " " : "", measure->unit ? measure->unit : "");
	if (measure->base.state != FIGURE_NOT_APPLICABLE)
		buffer_format(out, ", out of %s %s", measure->base.text, unknown_less(measure->base_id));
	buffer_format(out, "%s\n", measure->rounding_note ? ", rounding" : "");
	buffer_format(out, "  %s: %s\n", measure->label_text, measure->definition);
	for (size_t i = 0; i < measure->rows.count && measure->dimensions > 0; i++)
		dump_row(out, measure, measure->order[i]);
}

void figures_dump(struct buffer *out, const struct figures *figures)
{
	buffer_format(out, "edition %s\n", figures->edition->name);
	for (size_t i = 0; i < figures->count; i++)
		dump_measure(out, &figures->measures[i]);
}
