#include <string.h>

#include "export/rows.h"

/* A text field by RFC 4180, section 2; one that a spreadsheet would take for a formula gets an apostrophe. */
static void text_field(struct buffer *out, const char *text)
{
	bool formula = *text && strchr("=+-@\t\r", *text);
	bool quotes = text[strcspn(text, ",\"\r\n")];
	if (quotes)
		buffer_char(out, '"');
	if (formula)
		buffer_char(out, '\'');
	for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
		buffer_bytes(out, text, (size_t)(quote - text) + 1);
		buffer_char(out, '"');
	}
	buffer_add(out, text);
	if (quotes)
		buffer_char(out, '"');
}

static void next_text(struct buffer *out, const char *text)
{
	buffer_char(out, ',');
	text_field(out, text ? text : "");
}

static void line_end(struct buffer *out)
{
	buffer_add(out, "\r\n");
}

static void source_fields(struct buffer *out, const struct measure_figures *measure)
{
	next_text(out, measure->approx);
	next_text(out, measure->source);
	buffer_char(out, ',');
	if (measure->date.day != MISSING_DAY)
		date_print_iso(out, measure->date);
}

static void write_row(void *self, const struct row *row)
{
	struct buffer *out = self;
	struct buffer text = {0};
	row_id(&text, row);
	text_field(out, buffer_text(&text));
	buffer_clear(&text);
	row_label(&text, row);
	next_text(out, buffer_text(&text));
	buffer_release(&text);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->value);
	next_text(out, row->measure->unit);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->base);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->percent);
	next_text(out, state_name(row->cell->value.state));
	buffer_char(out, ',');
	if (row->cell->value.state != FIGURE_SHOWN)
		text_field(out, row->cell->value.text);
	source_fields(out, row->measure);
	next_text(out, row->measure->definition);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->known);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->records);
	next_text(out, row->cell->target == TARGET_NONE ? NULL : row->measure->target.text);
	line_end(out);
}

void export_csv(struct buffer *out, const struct figures *figures)
{
	buffer_add(out, "\xEF\xBB\xBFid,label,value,unit,base,percent,state,symbol,approx,source,date,definition,known,"
	                "records,target\r\n");
	rows_visit(figures, write_row, out);
}

/* A number, or the symbol that stands for it. */
static void next_figure(struct buffer *out, const struct figure *figure)
{
	buffer_char(out, ',');
	if (figure->state == FIGURE_SHOWN)
		figure_plain(out, figure);
	else
		buffer_add(out, figure->text);
}

/* Is a value of some record not known? Then the table says of how many. */
static bool partly_known(const struct measure_figures *measure)
{
	size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
	bool partly = measure->total.partly;
	for (size_t i = 0; i < measure->rows.count * columns && measure->dimensions > 0; i++)
		partly |= measure->cells[i].partly;
	return partly;
}

static void next_cell(struct buffer *out, const struct measure_figures *measure, const struct cell *cell)
{
	next_figure(out, &cell->value);
	if (measure->approx)
		next_text(out, measure->approx);
	if (measure->base.state != FIGURE_NOT_APPLICABLE) {
		buffer_char(out, ',');
		if (cell->share_counts || cell->percent.state != FIGURE_SHOWN)
			text_field(out, cell->share);
		else
			figure_plain(out, &cell->percent);
	}
	if (partly_known(measure)) {
		next_figure(out, &cell->known);
		next_figure(out, &cell->records);
	}
	line_end(out);
}

static const char *value_name(const struct measure_figures *measure)
{
	if (measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT)
		return "Number";
	return measure->unit ? measure->unit : "Value";
}

static void write_header(struct buffer *out, const struct measure_figures *measure)
{
	buffer_add(out, "\xEF\xBB\xBF");
	text_field(out, measure->dimensions ? measure->rows.label_text : "Figure");
	if (measure->dimensions == 2)
		next_text(out, measure->columns.label_text);
	next_text(out, value_name(measure));
	if (measure->approx)
		next_text(out, "Approximation");
	if (measure->base.state != FIGURE_NOT_APPLICABLE)
		next_text(out, "Percentage");
	if (partly_known(measure)) {
		next_text(out, "Known");
		next_text(out, "Records");
	}
	line_end(out);
}

static void write_total(struct buffer *out, const struct measure_figures *measure)
{
	text_field(out, measure->dimensions ? "Total" : measure->label_text);
	if (measure->dimensions == 2)
		next_text(out, "Total");
	next_cell(out, measure, &measure->total);
}

static void write_cells(struct buffer *out, const struct measure_figures *measure, size_t row)
{
	bool two = measure->dimensions == 2;
	size_t columns = two ? measure->columns.count : 1;
	for (size_t j = 0; j < columns + (two && measure->row_totals); j++) {
		const struct cell *cell = j < columns ? &measure->cells[row * columns + j] : &measure->row_totals[row];
		if (!cell->listed)
			continue;
		text_field(out, measure->rows.categories[row].text);
		if (two)
			next_text(out, j < columns ? measure->columns.categories[j].text : "Total");
		next_cell(out, measure, cell);
	}
}

static void write_column_totals(struct buffer *out, const struct measure_figures *measure)
{
	for (size_t j = 0; j < measure->columns.count && measure->column_totals; j++) {
		if (!measure->column_totals[j].listed)
			continue;
		text_field(out, "Total");
		next_text(out, measure->columns.categories[j].text);
		next_cell(out, measure, &measure->column_totals[j]);
	}
}

void export_measure_csv(struct buffer *out, const struct measure_figures *measure)
{
	write_header(out, measure);
	for (size_t i = 0; i < measure->rows.count && measure->dimensions > 0; i++)
		write_cells(out, measure, measure->order[i]);
	if (measure->dimensions == 2)
		write_column_totals(out, measure);
	if (measure->dimensions == 0 || measure->additive)
		write_total(out, measure);
}
