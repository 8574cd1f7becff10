#include "figure_list.h"

#include <string.h>

#include "html/escape.h"

/* The lists of one report. */
struct figure_lister {
	const struct context *context;
	const struct loaded *loaded;
	struct buffer *out;
	const struct figures **editions; /* one an edition of the settings */
	size_t edition_count;
	const struct withheld_figure *reasons;
	size_t reason_count;
};

static struct figure_lister lister_make(const struct context *context, struct buffer *out, const struct loaded *loaded)
{
	struct figure_lister lister = {context, loaded, out, NULL, loaded->settings->edition_count, NULL, 0};
	lister.editions = arena_array(context->arena, lister.edition_count + 1, sizeof *lister.editions);
	for (size_t i = 0; i < lister.edition_count; i++)
		lister.editions[i] = phases_protect(context, loaded, &loaded->settings->editions[i]);
	return lister;
}

static const char *edition_name(const struct figure_lister *lister, size_t edition)
{
	return lister->loaded->settings->editions[edition].name;
}

static void add_text(const struct figure_lister *lister, const char *before, const char *text, const char *after)
{
	buffer_add(lister->out, before);
	escape_text(lister->out, text);
	buffer_add(lister->out, after);
}

static const char *category_label(const struct category *category)
{
	return category->text                             ? category->text
	       : category->label && category->label->text ? category->label->text
	                                                  : category->code;
}

/* ---- cells by their places ---- */

static size_t width_of(const struct measure_figures *measure)
{
	return measure->dimensions == 2 ? measure->columns.count : 1;
}

/* What stands in the brackets of a cell, "s31, under-13". */
static const char *cell_codes(const struct figure_lister *lister, const struct measure_figures *measure, size_t cell)
{
	const char *row = measure->rows.categories[cell / width_of(measure)].code;
	if (measure->dimensions == 1)
		return row;
	return arena_format(
	    lister->context->arena, "%s, %s", row, measure->columns.categories[cell % width_of(measure)].code);
}

static const char *cell_label(const struct figure_lister *lister, const struct measure_figures *measure, size_t cell)
{
	const char *row = category_label(&measure->rows.categories[cell / width_of(measure)]);
	if (measure->dimensions == 1)
		return row;
	return arena_format(
	    lister->context->arena, "%s, %s", row, category_label(&measure->columns.categories[cell % width_of(measure)]));
}

static size_t cell_count(const struct measure_figures *measure)
{
	return measure->dimensions ? measure->rows.count * width_of(measure) : 0;
}

/* ---- all figures ---- */

static void add_value(
    const struct figure_lister *lister, const struct measure_figures *measure, const struct cell *cell)
{
	bool shown = cell->value.state == FIGURE_SHOWN;
	escape_text(lister->out, cell->value.text);
	if (measure->unit_words && shown)
		add_text(lister, " ", measure->unit_words, "");
	if (cell->percent.state != FIGURE_NOT_APPLICABLE && cell->share && shown)
		add_text(lister, " (", cell->share, ")");
}

/* A button that copies what stands for a figure in prose. */
static void add_copy(const struct figure_lister *lister, const char *id, const char *codes)
{
	add_text(lister, "<button type=\"button\" class=\"copy\"><span class=\"unseen\">Copy </span><code>{{ ", id, "");
	if (codes)
		add_text(lister, "[", codes, "]");
	buffer_add(lister->out, " }}</code></button>");
}

static const struct cell *whole_of(const struct measure_figures *measure)
{
	return measure->dimensions ? &measure->total : measure->cells;
}

static void add_values(const struct figure_lister *lister, const char *id)
{
	buffer_add(lister->out, "<dl>");
	for (size_t i = 0; i < lister->edition_count; i++) {
		const struct measure_figures *measure = figures_find(lister->editions[i], id);
		add_text(lister, "<div><dt>", edition_name(lister, i), "</dt><dd>");
		if (measure)
			add_value(lister, measure, whole_of(measure));
		else
			buffer_add(lister->out, "left out");
		buffer_add(lister->out, "</dd></div>");
	}
	buffer_add(lister->out, "</dl>\n");
}

/* One cell in all editions; another edition may have merged it with others. */
static void add_cell_row(const struct figure_lister *lister, const struct measure_figures *first, size_t at)
{
	const char *codes = cell_codes(lister, first, at);
	add_text(lister, "<tr><th scope=\"row\">", cell_label(lister, first, at), "<br>");
	add_copy(lister, first->id, codes);
	buffer_add(lister->out, "</th>");
	for (size_t i = 0; i < lister->edition_count; i++) {
		const struct measure_figures *measure = figures_find(lister->editions[i], first->id);
		const struct cell *cell = measure ? figures_cell(measure, codes) : NULL;
		buffer_add(lister->out, "<td>");
		if (cell)
			add_value(lister, measure, cell);
		else
			buffer_add(lister->out, "–");
		buffer_add(lister->out, "</td>");
	}
	buffer_add(lister->out, "</tr>\n");
}

static void add_cells(const struct figure_lister *lister, const struct measure_figures *first)
{
	size_t listed = 0;
	for (size_t i = 0; i < cell_count(first); i++)
		listed += first->cells[i].listed;
	if (!listed)
		return;
	buffer_format(lister->out,
	    "<details><summary>Its %zu part%s</summary>\n<table><thead><tr><th scope=\"col\">Part</th>", listed,
	    listed == 1 ? "" : "s");
	for (size_t i = 0; i < lister->edition_count; i++)
		add_text(lister, "<th scope=\"col\">", edition_name(lister, i), "</th>");
	buffer_add(lister->out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < cell_count(first); i++)
		if (first->cells[i].listed)
			add_cell_row(lister, first, i);
	buffer_add(lister->out, "</tbody></table></details>\n");
}

static const struct measure_figures *first_of(const struct figure_lister *lister, const char *id)
{
	const struct measure_figures *found = NULL;
	for (size_t i = 0; i < lister->edition_count && !found; i++)
		found = figures_find(lister->editions[i], id);
	return found;
}

static void add_figure(const struct figure_lister *lister, const struct measure_figures *measure)
{
	add_text(lister, "<li><h3>", measure->label_text, "</h3>\n");
	add_copy(lister, measure->id, NULL);
	add_values(lister, measure->id);
	add_cells(lister, measure);
	if (measure->definition)
		add_text(lister, "<details><summary>How it is worked out</summary><p>", measure->definition, "</p></details>");
	else if (measure->source)
		add_text(lister, "<details><summary>Where it is from</summary><p>", measure->source, "</p></details>");
	buffer_add(lister->out, "</li>\n");
}

void figure_list(const struct context *context, struct buffer *out, const struct loaded *loaded)
{
	struct figure_lister lister = lister_make(context, out, loaded);
	size_t count, listed = 0;
	const char *const *names = stats_names(loaded->stats, &count);
	buffer_add(out, "<ul class=\"figures\">\n");
	for (size_t i = 0; i < count; i++) {
		const struct measure_figures *measure = first_of(&lister, names[i]);
		listed += measure != NULL;
		if (measure)
			add_figure(&lister, measure);
	}
	buffer_add(out, "</ul>\n");
	if (!listed)
		buffer_add(out, "<p>The report has no statistics and no facts yet.</p>\n");
}

/* ---- what is withheld ---- */

static const struct withheld_figure *reason_of(const struct figure_lister *lister, size_t edition, const char *name)
{
	for (size_t i = 0; i < lister->reason_count; i++)
		if (lister->reasons[i].edition == &lister->loaded->settings->editions[edition] &&
		    strcmp(lister->reasons[i].name, name) == 0)
			return &lister->reasons[i];
	return NULL;
}

static void add_reason(const struct figure_lister *lister, size_t edition, const char *name, const char *label)
{
	const struct disclosure *disclosure = &lister->loaded->settings->editions[edition].disclosure;
	const struct withheld_figure *reason = reason_of(lister, edition, name);
	add_text(lister, "<li><strong>", label, "</strong>");
	add_text(lister, " <code>", name, "</code><br>");
	if (!reason)
		buffer_add(lister->out, "It is made of figures that are withheld, or of too few values.");
	else if (!reason->cause)
		buffer_format(lister->out,
		    "It is protected itself: the edition withholds counts of %d to %d, and what tells them.",
		    (int)disclosure->protect_from, (int)disclosure->protect_to);
	else
		add_text(lister, "Withheld second: with it, one could work out ", reason->cause, ".");
	buffer_add(lister->out, "</li>\n");
}

static size_t add_withheld_cells(
    const struct figure_lister *lister, size_t edition, const struct measure_figures *measure)
{
	size_t count = 0;
	struct arena *arena = lister->context->arena;
	for (size_t i = 0; i < cell_count(measure); i++) {
		if (measure->cells[i].value.state != FIGURE_WITHHELD || !measure->cells[i].listed)
			continue;
		count++;
		add_reason(lister, edition, arena_format(arena, "%s[%s]", measure->id, cell_codes(lister, measure, i)),
		    arena_format(arena, "%s: %s", measure->label_text, cell_label(lister, measure, i)));
	}
	return count;
}

/* Nothing of MEASURE is proved in the edition, so that all of it is withheld: one row says so. */
static bool add_uncovered(const struct figure_lister *lister, size_t edition, const struct measure_figures *measure)
{
	const struct edition *which = &lister->loaded->settings->editions[edition];
	if (protection_covers(lister->loaded->protection, which, measure->id))
		return false;
	add_text(lister, "<li><strong>", measure->label_text, "</strong>");
	add_text(lister, " <code>", measure->id,
	    "</code><br>No document of this edition prints it, so nothing was proved of it.</li>\n");
	return true;
}

static size_t add_withheld(const struct figure_lister *lister, size_t edition)
{
	const struct figures *figures = lister->editions[edition];
	size_t count = 0;
	for (size_t i = 0; i < figures->count; i++) {
		const struct measure_figures *measure = &figures->measures[i];
		bool whole = whole_of(measure)->value.state == FIGURE_WITHHELD;
		if (whole && add_uncovered(lister, edition, measure)) {
			count++;
			continue;
		}
		if (whole)
			add_reason(lister, edition, measure->id, measure->label_text);
		count += whole + add_withheld_cells(lister, edition, measure);
	}
	return count;
}

static void add_edition(struct figure_lister *lister, size_t edition)
{
	struct buffer *whole = lister->out, items = {0};
	lister->out = &items;
	size_t count = add_withheld(lister, edition);
	lister->out = whole;
	add_text(lister, "<h3>", edition_name(lister, edition), "</h3>\n");
	if (count)
		buffer_format(whole, "<p>%zu figure%s withheld.</p>\n<ul class=\"withheld\">\n%s</ul>\n", count,
		    count == 1 ? " is" : "s are", buffer_text(&items));
	else
		buffer_add(whole, "<p>Nothing is withheld.</p>\n");
	buffer_release(&items);
}

void figure_list_withheld(const struct context *context, struct buffer *out, const struct loaded *loaded)
{
	struct figure_lister lister = lister_make(context, out, loaded);
	lister.reasons = protection_withheld(loaded->protection, &lister.reason_count);
	for (size_t i = 0; i < lister.edition_count; i++)
		add_edition(&lister, i);
}
