#include <string.h>

#include "base/text.h"
#include "export/rows.h"

/* Would a spreadsheet take a cell that begins so for a formula? The wide signs count in some of them. */
static bool formula_begins(const char *text)
{
	static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (text_starts(text, wide[i]))
			return true;
	return *text && strchr("=+-@\t\r", *text);
}

/* A text field by RFC 4180, section 2. An apostrophe makes a text of what a spreadsheet would take for a formula, also
 * where it would begin a cell for one that parts cells at semicolons or tabs, as in countries whose numbers have commas. */
static void text_field(struct buffer *out, const char *text)
{
	bool quotes = text[strcspn(text, ",;\t\"\r\n")];
	bool begins = true;
	if (quotes)
		buffer_char(out, '"');
	for (; *text; text++) {
		if (begins && formula_begins(text))
			buffer_char(out, '\'');
		if (*text == '"')
			buffer_char(out, '"');
		buffer_char(out, *text);
		begins = strchr(";\t\r\n", *text);
	}
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

/* figures.csv while it is written. */
struct csv {
	struct buffer *out;
	const struct figures *figures;
	bool years; /* earlier years were asked for: there is a column that names the year */
};

static void head_fields(struct buffer *out, const struct row *row, const struct figure *value)
{
	struct buffer text = {0};
	row_id(&text, row);
	text_field(out, buffer_text(&text));
	buffer_clear(&text);
	row_label(&text, row);
	next_text(out, buffer_text(&text));
	buffer_release(&text);
	buffer_char(out, ',');
	figure_plain(out, value);
	next_text(out, row->measure->unit);
}

static void state_fields(struct buffer *out, const struct figure *value)
{
	next_text(out, state_name(value->state));
	buffer_char(out, ',');
	if (value->state != FIGURE_SHOWN)
		text_field(out, value->text);
}

/* The same figure in an earlier year. */
static void write_earlier(const struct csv *csv, const struct row *row, const struct year_measure *year)
{
	struct buffer *out = csv->out;
	struct figure value = year_value(year, row->measure, row->cell);
	head_fields(out, row, &value);
	buffer_add(out, ",,");
	state_fields(out, &value);
	next_text(out, year->figures->approx);
	next_text(out, year->source);
	buffer_char(out, ',');
	next_text(out, year->source ? NULL : year->figures->definition);
	buffer_add(out, ",,,");
	next_text(out, year->year);
	line_end(out);
}

static void write_row(void *self, const struct row *row)
{
	const struct csv *csv = self;
	struct buffer *out = csv->out;
	head_fields(out, row, &row->cell->value);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->base);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->percent);
	state_fields(out, &row->cell->value);
	source_fields(out, row->measure);
	next_text(out, row->measure->definition);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->known);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->records);
	next_text(out, row->cell->target == TARGET_NONE ? NULL : row->measure->target.text);
	if (csv->years)
		buffer_char(out, ',');
	line_end(out);
	for (int back = 1; csv->years && back <= YEARS_BACK_MAX; back++) {
		const struct year_measure *year = figures_asked(csv->figures, row->measure, back);
		if (year)
			write_earlier(csv, row, year);
	}
}

/* Was any earlier year asked for? */
static bool years_asked(const struct figures *figures)
{
	for (size_t i = 0; i < figures->count; i++)
		for (int back = 1; back <= YEARS_BACK_MAX; back++)
			if (figures_asked(figures, &figures->measures[i], back))
				return true;
	return false;
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

/* A column for each year that was asked for: CELL's value, or without one the year's name. */
static void years_each(
    struct buffer *out, const struct figures *figures, const struct measure_figures *measure, const struct cell *cell)
{
	for (int back = YEARS_BACK_MAX; back > 0; back--) {
		const struct year_measure *year = figures_asked(figures, measure, back);
		struct figure figure;
		if (!year)
			continue;
		if (cell) {
			figure = year_value(year, measure, cell);
			next_figure(out, &figure);
		} else {
			next_text(out, year->year);
		}
	}
}

void export_csv(struct buffer *out, const struct figures *figures)
{
	struct csv csv = {out, figures, years_asked(figures)};
	buffer_add(out, "\xEF\xBB\xBFid,label,value,unit,base,percent,state,symbol,approx,source,date,definition,known,"
	                "records,target");
	buffer_add(out, csv.years ? ",year\r\n" : "\r\n");
	rows_visit(figures, write_row, &csv);
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

static void next_cell(
    struct buffer *out, const struct figures *figures, const struct measure_figures *measure, const struct cell *cell)
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
	years_each(out, figures, measure, cell);
	line_end(out);
}

static const char *value_name(const struct measure_figures *measure)
{
	if (measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT)
		return "Number";
	return measure->unit ? measure->unit : "Value";
}

static void write_header(struct buffer *out, const struct figures *figures, const struct measure_figures *measure)
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
	years_each(out, figures, measure, NULL);
	line_end(out);
}

static void write_total(struct buffer *out, const struct figures *figures, const struct measure_figures *measure)
{
	text_field(out, measure->dimensions ? "Total" : measure->label_text);
	if (measure->dimensions == 2)
		next_text(out, "Total");
	next_cell(out, figures, measure, &measure->total);
}

static void write_cells(
    struct buffer *out, const struct figures *figures, const struct measure_figures *measure, size_t row)
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
		next_cell(out, figures, measure, cell);
	}
}

static void write_column_totals(
    struct buffer *out, const struct figures *figures, const struct measure_figures *measure)
{
	for (size_t j = 0; j < measure->columns.count && measure->column_totals; j++) {
		if (!measure->column_totals[j].listed)
			continue;
		text_field(out, "Total");
		next_text(out, measure->columns.categories[j].text);
		next_cell(out, figures, measure, &measure->column_totals[j]);
	}
}

void export_measure_csv(struct buffer *out, const struct figures *figures, const struct measure_figures *measure)
{
	write_header(out, figures, measure);
	for (size_t i = 0; i < measure->rows.count && measure->dimensions > 0; i++)
		write_cells(out, figures, measure, measure->order[i]);
	if (measure->dimensions == 2)
		write_column_totals(out, figures, measure);
	if (measure->dimensions == 0 || measure->additive)
		write_total(out, figures, measure);
}
