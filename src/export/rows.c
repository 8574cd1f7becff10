#include "export/rows.h"

#include <string.h>

void rows_visit(const struct figures *figures, row_visitor *visit, void *self)
{
	for (size_t i = 0; i < figures->count; i++) {
		const struct measure_figures *measure = &figures->measures[i];
		struct row row = {measure, NULL, NULL, &measure->total};
		visit(self, &row);
		if (measure->dimensions == 0)
			continue;
		size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
		for (size_t cell = 0; cell < measure->rows.count * columns; cell++) {
			row.row = &measure->rows.categories[cell / columns];
			row.column = measure->dimensions == 2 ? &measure->columns.categories[cell % columns] : NULL;
			row.cell = &measure->cells[cell];
			visit(self, &row);
		}
	}
}

void row_id(struct buffer *out, const struct row *row)
{
	buffer_add(out, row->measure->id);
	if (row->row)
		buffer_format(out, "[%s%s%s]", row->row->code, row->column ? ", " : "", row->column ? row->column->code : "");
}

void row_label(struct buffer *out, const struct row *row)
{
	buffer_add(out, row->measure->label_text);
	if (row->row)
		buffer_format(out, ": %s", row->row->text);
	if (row->column)
		buffer_format(out, ", %s", row->column->text);
}

const char *state_name(enum figure_state state)
{
	static const char *const names[] = {
	    [FIGURE_SHOWN] = "shown",
	    [FIGURE_WITHHELD] = "withheld",
	    [FIGURE_NOT_AVAILABLE] = "not-available",
	    [FIGURE_NOT_APPLICABLE] = "not-applicable",
	    [FIGURE_LOW] = "low",
	};
	return names[state];
}

void figure_plain(struct buffer *out, const struct figure *figure)
{
	if (figure->state == FIGURE_SHOWN)
		number_print_plain(out, figure->value);
}

bool row_percent(const struct row *row, struct buffer *out)
{
	const struct cell *cell = row->cell;
	if (cell->percent.state != FIGURE_SHOWN || strcmp(cell->share, cell->percent.text) != 0)
		return false;
	figure_plain(out, &cell->percent);
	return true;
}
