#include "catalogue.h"

#include "base/text.h"
#include "words/words.h"

void catalogue_report(struct buffer *out, const char *root, const struct settings *settings)
{
	buffer_format(out, "%s  %s, ", root, settings->title ? settings->title->text : "");
	words_date(out, words_of(NULL), (struct date){.day = settings->from});
	buffer_add(out, " to ");
	words_date(out, words_of(NULL), (struct date){.day = settings->to});
	buffer_char(out, '\n');
}

static void add_edition(struct buffer *out, const struct edition *edition)
{
	buffer_format(out, "  edition %s:", edition->name);
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (edition->formats & 1u << i)
			buffer_format(out, " %s", format_names[i]);
	if (edition->marking)
		buffer_format(out, ", marked %s", edition->marking);
	if (edition->disclosure.method == DISCLOSURE_SUPPRESS)
		buffer_format(out, ", counts of %d to %d withheld", (int)edition->disclosure.protect_from,
		    (int)edition->disclosure.protect_to);
	buffer_char(out, '\n');
}

void catalogue_contents(const struct context *context, struct buffer *out, const struct loaded *loaded)
{
	const struct settings *settings = loaded->settings;
	for (size_t i = 0; i < settings->edition_count; i++)
		add_edition(out, &settings->editions[i]);
	for (size_t i = 0; i < settings->document_count; i++) {
		const struct document_settings *document = &settings->documents[i];
		buffer_format(out, "  document %s:", document->name);
		const struct value *section = document->sections ? document->sections->first : NULL;
		for (; section; section = section->next)
			buffer_format(out, " %s%s", section->text ? section->text : "?", section->next ? "," : "");
		buffer_char(out, '\n');
	}
	size_t count;
	const char *const *names = stats_names(loaded->stats, &count);
	(void)context;
	for (size_t i = 0; i < count; i++)
		buffer_format(out, "  %s %s\n", text_starts(names[i], "fact.") ? "fact" : "statistic", names[i]);
}

static void add_figure(struct buffer *out, const char *name, const struct cell *cell, const char *unit)
{
	buffer_format(out, "    %s: %s", name, cell->value.text);
	if (unit && !text_equal(unit, "percent"))
		buffer_format(out, " %s", unit);
	if (cell->percent.state != FIGURE_NOT_APPLICABLE && cell->share)
		buffer_format(out, " (%s)", cell->share);
	buffer_char(out, '\n');
}

static void add_cells(const struct context *context, struct buffer *out, const struct measure_figures *measure)
{
	if (measure->dimensions == 0) {
		add_figure(out, measure->id, &measure->cells[0], measure->unit);
		return;
	}
	size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
	for (size_t i = 0; i < measure->rows.count * columns; i++) {
		const struct cell *cell = &measure->cells[i];
		const char *row = measure->rows.categories[i / columns].code;
		const char *name = measure->dimensions == 2 ? arena_format(context->arena, "%s[%s, %s]", measure->id, row,
		                                                  measure->columns.categories[i % columns].code)
		                                            : arena_format(context->arena, "%s[%s]", measure->id, row);
		if (cell->listed)
			add_figure(out, name, cell, measure->unit);
	}
}

static void explain_once(struct buffer *out, const struct measure_figures *measure)
{
	buffer_format(out, "%s: %s\n", measure->id, measure->label_text);
	if (measure->definition)
		buffer_format(out, "  %s\n", measure->definition);
	if (measure->base_label)
		buffer_format(out, "  out of: %s", measure->base_label);
	if (measure->base_label && measure->base_id)
		buffer_format(out, " (%s)", measure->base_id);
	if (measure->base_label)
		buffer_char(out, '\n');
	if (measure->source)
		buffer_format(out, "  source: %s\n", measure->source);
}

bool catalogue_explain(const struct context *context, struct buffer *out, const struct loaded *loaded,
    const struct arguments *arguments, const char *id)
{
	const struct settings *settings = loaded->settings;
	bool found = false;
	for (size_t i = 0; i < settings->edition_count; i++) {
		if (phases_skip_edition(arguments, &settings->editions[i]))
			continue;
		const struct figures *figures = phases_protect(context, loaded, &settings->editions[i]);
		const struct measure_figures *measure = figures_find(figures, id);
		if (!measure)
			continue;
		if (!found)
			explain_once(out, measure);
		found = true;
		buffer_format(out, "  %s\n", settings->editions[i].name);
		add_cells(context, out, measure);
	}
	return found;
}
