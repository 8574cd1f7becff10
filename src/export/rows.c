#include "export/rows.h"

/* id[row, all] and id[all, column], and id[all, all] as a name of what id is already. */
static void totals_visit(const struct measure_figures *measure, row_visitor *visit, void *self)
{
	struct row row = {measure, NULL, NULL, NULL, true};
	for (size_t i = 0; i < measure->rows.count && measure->row_totals; i++) {
		row.row = &measure->rows.categories[i];
		row.cell = &measure->row_totals[i];
		visit(self, &row);
	}
	row.row = NULL;
	for (size_t j = 0; j < measure->columns.count && measure->column_totals; j++) {
		row.column = &measure->columns.categories[j];
		row.cell = &measure->column_totals[j];
		visit(self, &row);
	}
	row.column = NULL;
	row.cell = &measure->total;
	if (measure->grand_total)
		visit(self, &row);
}

void rows_visit(const struct figures *figures, row_visitor *visit, void *self)
{
	for (size_t i = 0; i < figures->count; i++) {
		const struct measure_figures *measure = &figures->measures[i];
		struct row row = {measure, NULL, NULL, &measure->total, false};
		visit(self, &row);
		if (measure->dimensions == 0)
			continue;
		size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
		row.inside = true;
		for (size_t cell = 0; cell < measure->rows.count * columns; cell++) {
			row.row = &measure->rows.categories[cell / columns];
			row.column = measure->dimensions == 2 ? &measure->columns.categories[cell % columns] : NULL;
			row.cell = &measure->cells[cell];
			visit(self, &row);
		}
		totals_visit(measure, visit, self);
	}
}

static const char *code_of(const struct category *category)
{
	return category ? category->code : "all";
}

static const char *text_of(const struct category *category)
{
	return category ? category->text : "all";
}

void row_id(struct buffer *out, const struct row *row)
{
	buffer_add(out, row->measure->id);
	if (row->inside && row->measure->dimensions == 2)
		buffer_format(out, "[%s, %s]", code_of(row->row), code_of(row->column));
	else if (row->inside)
		buffer_format(out, "[%s]", code_of(row->row));
}

void row_label(struct buffer *out, const struct row *row)
{
	buffer_add(out, row->measure->label_text);
	if (row->inside)
		buffer_format(out, ": %s", text_of(row->row));
	if (row->inside && row->measure->dimensions == 2)
		buffer_format(out, ", %s", text_of(row->column));
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
