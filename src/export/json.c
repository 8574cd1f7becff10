/* figures.json: the figures of an edition as printed, with what they are of; export/schema.c describes it. */
#include "export/rows.h"

struct writing {
	struct buffer *out;
	const struct figures *figures;
	bool started;
};

static void key(struct buffer *out, const char *name)
{
	buffer_add(out, ",\n      \"");
	buffer_add(out, name);
	buffer_add(out, "\": ");
}

static void text_member(struct buffer *out, const char *name, const char *text)
{
	key(out, name);
	if (text)
		buffer_json(out, text);
	else
		buffer_add(out, "null");
}

static void number_member(struct buffer *out, const char *name, const struct figure *figure)
{
	key(out, name);
	if (figure->state == FIGURE_SHOWN)
		figure_plain(out, figure);
	else
		buffer_add(out, "null");
}

/* Of sums, means and all that rests on a field's values. */
static void known_members(struct buffer *out, const struct cell *cell)
{
	if (cell->known.state == FIGURE_NOT_APPLICABLE)
		return;
	number_member(out, "known", &cell->known);
	number_member(out, "records", &cell->records);
}

static void target_members(struct buffer *out, const struct row *row)
{
	static const char *const states[] = {
	    [TARGET_MET] = "met", [TARGET_MISSED] = "not met", [TARGET_UNTOLD] = "withheld or not available"};
	if (row->cell->target == TARGET_NONE)
		return;
	text_member(out, "target", row->measure->target.text);
	text_member(out, "target-state", states[row->cell->target]);
}

static void date_member(struct buffer *out, const struct measure_figures *measure)
{
	struct buffer iso = {0};
	if (measure->date.day != MISSING_DAY) {
		date_print_iso(&iso, measure->date);
		text_member(out, "date", buffer_text(&iso));
	}
	buffer_release(&iso);
}

static void source_members(struct buffer *out, const struct measure_figures *measure)
{
	if (measure->kind != MEASURE_FACT)
		return;
	text_member(out, "approx", measure->approx);
	text_member(out, "source", measure->source);
	if (measure->link)
		text_member(out, "link", measure->link);
	date_member(out, measure);
}

/* As the report prints it, with "about" where it is a fact's. */
static void printed_member(struct buffer *out, const struct row *row)
{
	struct buffer text = {0};
	if (row->measure->approx)
		buffer_format(&text, "%s ", row->measure->approx);
	buffer_add(&text, row->cell->value.text);
	text_member(out, "printed", buffer_text(&text));
	buffer_release(&text);
}

/* The years that the edition prints beside this one, the latest last. */
static void earlier_member(struct writing *w, const struct row *row)
{
	bool any = false;
	for (int back = YEARS_BACK_MAX; back > 0; back--) {
		const struct year_measure *year = figures_asked(w->figures, row->measure, back);
		if (!year)
			continue;
		struct figure figure = year_value(year, row->measure, row->cell);
		if (!any)
			key(w->out, "earlier");
		buffer_add(w->out, any ? ", {\"year\": " : "[{\"year\": ");
		buffer_json(w->out, year->year);
		buffer_format(w->out, ", \"state\": \"%s\", \"value\": ", state_name(figure.state));
		if (figure.state == FIGURE_SHOWN)
			figure_plain(w->out, &figure);
		else
			buffer_add(w->out, "null");
		buffer_add(w->out, ", \"source\": ");
		if (year->source)
			buffer_json(w->out, year->source);
		else
			buffer_add(w->out, "null");
		buffer_format(
		    w->out, ", \"comparable\": %s}", year_compares(w->figures, row->measure, back) ? "true" : "false");
		any = true;
	}
	if (any)
		buffer_char(w->out, ']');
}

static void write_row(void *self, const struct row *row)
{
	struct writing *w = self;
	struct buffer text = {0};
	const struct measure_figures *measure = row->measure;
	const struct cell *cell = row->cell;
	bool shares = cell->percent.state != FIGURE_NOT_APPLICABLE;
	buffer_format(w->out, "%s\n    {\n      \"id\": ", w->started ? "," : "");
	w->started = true;
	row_id(&text, row);
	buffer_json(w->out, buffer_text(&text));
	buffer_clear(&text);
	row_label(&text, row);
	text_member(w->out, "label", buffer_text(&text));
	buffer_release(&text);
	text_member(w->out, "definition", measure->definition);
	text_member(w->out, "state", state_name(row->cell->value.state));
	number_member(w->out, "value", &row->cell->value);
	text_member(w->out, "unit", measure->unit);
	printed_member(w->out, row);
	number_member(w->out, "base", &cell->base);
	text_member(w->out, "base-id", measure->base_id);
	number_member(w->out, "percent", &cell->percent);
	text_member(w->out, "share", shares ? cell->share : NULL);
	known_members(w->out, cell);
	target_members(w->out, row);
	source_members(w->out, measure);
	earlier_member(w, row);
	buffer_add(w->out, "\n    }");
}

static void day_text(struct buffer *out, const char *name, int32_t day)
{
	struct buffer iso = {0};
	date_print_iso(&iso, (struct date){day, false});
	buffer_format(out, "\"%s\": \"%s\"", name, buffer_text(&iso));
	buffer_release(&iso);
}

static void write_head(struct buffer *out, const struct figures *figures, const char *title)
{
	const struct settings *settings = figures->records->settings;
	buffer_add(out, "{\n  \"title\": ");
	buffer_json(out, title);
	buffer_add(out, ",\n  \"council\": ");
	buffer_json(out, settings->council ? settings->council : "");
	buffer_add(out, ",\n  \"period\": {");
	day_text(out, "from", settings->from);
	buffer_add(out, ", ");
	day_text(out, "to", settings->to);
	buffer_add(out, "},\n  ");
	day_text(out, "published", settings->published);
	buffer_add(out, ",\n  \"edition\": ");
	buffer_json(out, figures->edition->name);
	buffer_format(out, ",\n  \"sample\": %s", settings->sample ? "true" : "false");
	buffer_add(out, ",\n  \"symbols\": {\"[c]\": \"withheld, so that nobody can be recognised\", "
	                "\"[x]\": \"not available\", \"[z]\": \"not applicable\", \"[low]\": \"not 0, but rounds to "
	                "0\"},\n  \"figures\": [");
}

void export_json(struct buffer *out, const struct figures *figures, const char *title)
{
	struct writing w = {out, figures, false};
	write_head(out, figures, title);
	rows_visit(figures, write_row, &w);
	buffer_add(out, w.started ? "\n  ]\n}\n" : "]\n}\n");
}
