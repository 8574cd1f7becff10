/* figures.csv and the file of each measure: a row for each figure, as RFC 4180 has it, numbers as they are printed. */
#include "export/csv_field.h"
#include "export/rows.h"

static void source_fields(struct buffer *out, const struct measure_figures *measure)
{
	csv_next_text(out, measure->approx);
	csv_next_text(out, measure->source);
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
	csv_text(out, buffer_text(&text));
	buffer_clear(&text);
	row_label(&text, row);
	csv_next_text(out, buffer_text(&text));
	buffer_release(&text);
	buffer_char(out, ',');
	figure_plain(out, value);
	csv_next_text(out, row->measure->unit);
}

static void state_fields(struct buffer *out, const struct figure *value)
{
	csv_next_text(out, state_name(value->state));
	buffer_char(out, ',');
	if (value->state != FIGURE_SHOWN)
		csv_text(out, value->text);
}

/* The same figure in an earlier year. */
static void write_earlier(const struct csv *csv, const struct row *row, const struct year_measure *year)
{
	struct buffer *out = csv->out;
	struct figure value = year_value(year, row->measure, row->cell);
	head_fields(out, row, &value);
	buffer_add(out, ",,");
	state_fields(out, &value);
	csv_next_text(out, year->figures->approx);
	csv_next_text(out, year->source);
	buffer_char(out, ',');
	csv_next_text(out, year->source ? NULL : year->figures->definition);
	buffer_add(out, ",,,");
	csv_next_text(out, year->year);
	csv_line_end(out);
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
	csv_next_text(out, row->measure->definition);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->known);
	buffer_char(out, ',');
	figure_plain(out, &row->cell->records);
	csv_next_text(out, row->cell->target == TARGET_NONE ? NULL : row->measure->target.text);
	if (csv->years)
		buffer_char(out, ',');
	csv_line_end(out);
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

void export_csv(struct buffer *out, const struct figures *figures)
{
	struct csv csv = {out, figures, years_asked(figures)};
	buffer_add(out, "\xEF\xBB\xBFid,label,value,unit,base,percent,state,symbol,approx,source,date,definition,known,"
	                "records,target");
	buffer_add(out, csv.years ? ",year\r\n" : "\r\n");
	rows_visit(figures, write_row, &csv);
}
