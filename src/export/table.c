/* The files of data/: the table of one statistic, or of several that stand in one table or chart. */
#include "base/text.h"
#include "export/csv_field.h"
#include "export/rows.h"
#include "words/words.h"

/* What stands beside a number: of one statistic, or whatever any of several has. */
struct beside_columns {
	bool approx, percent, known;
	const char
	    *years[YEARS_BACK_MAX + 1]; /* names of the earlier years that were asked for, by how far back; or NULL */
};

/* Is a value of some record not known? Then the table says of how many. */
static bool partly_known(const struct measure_figures *measure)
{
	size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
	bool partly = measure->total.partly;
	for (size_t i = 0; i < measure->rows.count * columns && measure->dimensions > 0; i++)
		partly |= measure->cells[i].partly;
	return partly;
}

static bool has_percent(const struct measure_figures *measure)
{
	return measure->base.state != FIGURE_NOT_APPLICABLE;
}

static void columns_add(
    struct beside_columns *columns, const struct figures *figures, const struct measure_figures *measure)
{
	columns->approx |= measure->approx != NULL;
	columns->percent |= has_percent(measure);
	columns->known |= partly_known(measure);
	for (int back = 1; back <= YEARS_BACK_MAX; back++) {
		const struct year_measure *year = figures_asked(figures, measure, back);
		if (year)
			columns->years[back] = year->year;
	}
}

static struct beside_columns columns_of(const struct figures *figures, const struct measure_figures *measure)
{
	struct beside_columns columns = {0};
	columns_add(&columns, figures, measure);
	return columns;
}

/* A column's head; OF: the statistic it belongs to where there are several, or NULL. */
static void next_head(struct buffer *out, const char *of, const char *name)
{
	struct buffer text = {0};
	if (of)
		buffer_format(&text, "%s: ", of);
	buffer_add(&text, name);
	csv_next_text(out, buffer_text(&text));
	buffer_release(&text);
}

/* A word of the program's own, in the report's language. */
static const char *say(const struct figures *figures, enum phrase phrase)
{
	return words_say(words_of(figures->records->settings->language), phrase);
}

static void beside_heads(
    struct buffer *out, const struct figures *figures, const struct beside_columns *columns, const char *of)
{
	if (columns->approx)
		next_head(out, of, say(figures, PHRASE_DATA_APPROXIMATION));
	if (columns->percent)
		next_head(out, of, say(figures, PHRASE_PERCENTAGE));
	if (columns->known) {
		next_head(out, of, say(figures, PHRASE_KNOWN));
		next_head(out, of, say(figures, PHRASE_DATA_RECORDS));
	}
	for (int back = YEARS_BACK_MAX; back > 0; back--)
		if (columns->years[back])
			next_head(out, of, columns->years[back]);
}

static void next_percent(struct buffer *out, const struct cell *cell)
{
	buffer_char(out, ',');
	if (cell->share_counts || cell->percent.state != FIGURE_SHOWN)
		csv_text(out, cell->share);
	else
		figure_plain(out, &cell->percent);
}

static void next_year(
    struct buffer *out, const struct year_measure *year, const struct measure_figures *measure, const struct cell *cell)
{
	struct figure figure = year_value(year, measure, cell);
	csv_next_figure(out, &figure);
}

/* The number and what stands beside it; nothing in a column that only another statistic has. */
static void next_cell(struct buffer *out, const struct beside_columns *columns, const struct figures *figures,
    const struct measure_figures *measure, const struct cell *cell)
{
	csv_next_figure(out, &cell->value);
	if (columns->approx)
		csv_next_text(out, measure->approx);
	if (columns->percent && has_percent(measure))
		next_percent(out, cell);
	else if (columns->percent)
		csv_next_text(out, NULL);
	if (columns->known && partly_known(measure)) {
		csv_next_figure(out, &cell->known);
		csv_next_figure(out, &cell->records);
	} else if (columns->known) {
		buffer_add(out, ",,");
	}
	for (int back = YEARS_BACK_MAX; back > 0; back--) {
		const struct year_measure *year = columns->years[back] ? figures_asked(figures, measure, back) : NULL;
		if (year)
			next_year(out, year, measure, cell);
		else if (columns->years[back])
			csv_next_text(out, NULL);
	}
}

/* Does the category have a row: in this year, or in one that stands beside it? */
static bool is_shown(const struct figures *figures, const struct measure_figures *measure, const struct cell *cell)
{
	bool shown = cell->listed;
	for (int back = 1; back <= YEARS_BACK_MAX && !shown; back++) {
		const struct year_measure *year = figures_asked(figures, measure, back);
		const struct cell *then = year ? year_cell(year, measure, cell) : NULL;
		shown = then && then->listed;
	}
	return shown;
}

static void mark_utf8(struct buffer *out)
{
	buffer_add(out, "\xEF\xBB\xBF");
}

/* ---- one statistic ---- */

struct measure_table {
	struct buffer *out;
	const struct figures *figures;
	const struct measure_figures *measure;
	struct beside_columns columns;
};

static void cell_end(const struct measure_table *table, const struct cell *cell)
{
	next_cell(table->out, &table->columns, table->figures, table->measure, cell);
	csv_line_end(table->out);
}

static const char *value_name(const struct figures *figures, const struct measure_figures *measure)
{
	if (measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT)
		return say(figures, PHRASE_NUMBER);
	return measure->unit ? measure->unit : say(figures, PHRASE_VALUE);
}

static void write_header(const struct measure_table *table)
{
	const struct measure_figures *measure = table->measure;
	mark_utf8(table->out);
	csv_text(table->out, measure->dimensions ? measure->rows.label_text : say(table->figures, PHRASE_DATA_FIGURE));
	if (measure->dimensions == 2)
		csv_next_text(table->out, measure->columns.label_text);
	csv_next_text(table->out, value_name(table->figures, measure));
	beside_heads(table->out, table->figures, &table->columns, NULL);
	csv_line_end(table->out);
}

static void write_total(const struct measure_table *table)
{
	const struct measure_figures *measure = table->measure;
	csv_text(table->out, measure->dimensions ? say(table->figures, PHRASE_DATA_TOTAL) : measure->label_text);
	if (measure->dimensions == 2)
		csv_next_text(table->out, say(table->figures, PHRASE_DATA_TOTAL));
	cell_end(table, &measure->total);
}

static void write_cells(const struct measure_table *table, size_t row)
{
	const struct measure_figures *measure = table->measure;
	bool two = measure->dimensions == 2;
	size_t columns = two ? measure->columns.count : 1;
	for (size_t j = 0; j < columns + (two && measure->row_totals); j++) {
		const struct cell *cell = j < columns ? &measure->cells[row * columns + j] : &measure->row_totals[row];
		if (!is_shown(table->figures, measure, cell))
			continue;
		csv_text(table->out, measure->rows.categories[row].text);
		if (two)
			csv_next_text(
			    table->out, j < columns ? measure->columns.categories[j].text : say(table->figures, PHRASE_DATA_TOTAL));
		cell_end(table, cell);
	}
}

static void write_column_totals(const struct measure_table *table)
{
	const struct measure_figures *measure = table->measure;
	for (size_t j = 0; j < measure->columns.count && measure->column_totals; j++) {
		if (!measure->column_totals[j].listed)
			continue;
		csv_text(table->out, say(table->figures, PHRASE_DATA_TOTAL));
		csv_next_text(table->out, measure->columns.categories[j].text);
		cell_end(table, &measure->column_totals[j]);
	}
}

void export_measure_csv(struct buffer *out, const struct figures *figures, const struct measure_figures *measure)
{
	const struct measure_table table = {out, figures, measure, columns_of(figures, measure)};
	write_header(&table);
	for (size_t i = 0; i < measure->rows.count && measure->dimensions > 0; i++)
		write_cells(&table, measure->order[i]);
	if (measure->dimensions == 2)
		write_column_totals(&table);
	if (measure->dimensions == 0 || measure->additive)
		write_total(&table);
}

/* ---- several ---- */

/* Single figures: a row each, with the columns that any of them needs. */
static void write_figures(
    struct buffer *out, const struct figures *figures, const struct measure_figures *const *list, size_t count)
{
	struct beside_columns columns = {0};
	for (size_t i = 0; i < count; i++)
		columns_add(&columns, figures, list[i]);
	csv_text(out, say(figures, PHRASE_DATA_FIGURE));
	csv_next_text(out, say(figures, PHRASE_DATA_UNIT));
	csv_next_text(out, say(figures, PHRASE_VALUE));
	beside_heads(out, figures, &columns, NULL);
	csv_line_end(out);
	for (size_t i = 0; i < count; i++) {
		csv_text(out, list[i]->label_text);
		csv_next_text(out, list[i]->unit);
		next_cell(out, &columns, figures, list[i], &list[i]->total);
		csv_line_end(out);
	}
}

/* Of the category CODE; a fact has none of what is unknown. */
static const struct cell *cell_of(const struct measure_figures *measure, const char *code)
{
	static const struct cell none = {.value = {.state = FIGURE_NOT_AVAILABLE, .text = "[x]"},
	    .percent = {.state = FIGURE_NOT_APPLICABLE, .text = "[z]"},
	    .known = {.state = FIGURE_NOT_APPLICABLE, .text = "[z]"},
	    .records = {.state = FIGURE_NOT_APPLICABLE, .text = "[z]"},
	    .share = "[z]"};
	const struct cell *cell = figures_cell(measure, code);
	return cell ? cell : &none;
}

static void breakdown_heads(
    struct buffer *out, const struct figures *figures, const struct measure_figures *const *list, size_t count)
{
	csv_text(out, list[0]->rows.label_text);
	for (size_t i = 0; i < count; i++) {
		const struct beside_columns columns = columns_of(figures, list[i]);
		next_head(out, list[i]->label_text, value_name(figures, list[i]));
		beside_heads(out, figures, &columns, list[i]->label_text);
	}
	csv_line_end(out);
}

/* One row: of the category CODE, or the totals where it is NULL. */
static void breakdown_row(struct buffer *out, const struct figures *figures, const struct measure_figures *const *list,
    size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++) {
		const struct beside_columns columns = columns_of(figures, list[i]);
		next_cell(out, &columns, figures, list[i], code ? cell_of(list[i], code) : &list[i]->total);
	}
	csv_line_end(out);
}

/* Breakdowns over the same categories: a row each, with the columns of one statistic after the other. */
static void write_breakdowns(
    struct buffer *out, const struct figures *figures, const struct measure_figures *const *list, size_t count)
{
	bool totals = true;
	breakdown_heads(out, figures, list, count);
	for (size_t row = 0; row < list[0]->rows.count; row++) {
		const struct category *category = &list[0]->rows.categories[list[0]->order ? list[0]->order[row] : row];
		bool shown = false;
		for (size_t i = 0; i < count; i++)
			shown |= is_shown(figures, list[i], cell_of(list[i], category->code));
		if (!shown)
			continue;
		csv_text(out, category->text);
		breakdown_row(out, figures, list, count, category->code);
	}
	for (size_t i = 0; i < count; i++)
		totals &= list[i]->kind != MEASURE_FACT;
	if (!totals)
		return;
	csv_text(out, say(figures, PHRASE_DATA_TOTAL));
	breakdown_row(out, figures, list, count, NULL);
}

void export_measures_csv(
    struct buffer *out, const struct figures *figures, const struct measure_figures *const *list, size_t count)
{
	mark_utf8(out);
	(list[0]->dimensions ? write_breakdowns : write_figures)(out, figures, list, count);
}
