#include "explain.h"

#include <string.h>

#include "base/text.h"
#include "stats/explain.h"

/* An edition as its readers see it, and its figures as if nothing were withheld. */
struct explained_edition {
	const struct edition *edition;
	const struct figures *plain, *printed;
	const struct document **documents;
	size_t document_count;
};

struct explainer {
	struct context context; /* its messages are not shown: a build says them */
	const struct loaded *loaded;
	struct explained_edition *editions; /* those that are wanted */
	size_t count;
};

/* What was asked, found in one edition. */
struct question {
	const struct context *context;
	const struct loaded *loaded;
	const struct explainer *explainer;
	const char *id, *brackets; /* brackets: of one cell, or NULL */
	struct buffer *out;
};

/* One place in the narrative, and what stands there. */
struct use {
	struct place place;
	const char *what; /* "in a chart", "in a tile" */
	const char *name; /* "care.reasons[placement]" */
};

struct uses {
	struct arena *arena;
	struct use *items;
	size_t count, capacity;
};

/* ---- finding it ---- */

static bool unknown_measure(const struct question *q, struct buffer *error)
{
	size_t count;
	const char *const *names = stats_names(q->loaded->stats, &count);
	const char *hint = text_did_you_mean(q->context->arena, q->id, names, count);
	buffer_format(
	    error, "%s has no statistic or fact '%s'%s%s", q->loaded->root, q->id, hint ? ": " : "", hint ? hint : "");
	return false;
}

static size_t add_codes(const struct axis *axis, const char **names)
{
	for (size_t i = 0; i < axis->count; i++)
		names[i] = axis->categories[i].code;
	return axis->count;
}

static bool unknown_cell(const struct question *q, const struct measure_figures *measure, struct buffer *error)
{
	const char **names =
	    arena_array(q->context->arena, measure->rows.count + measure->columns.count + 1, sizeof *names);
	buffer_format(error, "%s has no cell [%s]", q->id, q->brackets);
	if (measure->dimensions == 0) {
		buffer_add(error, ": it is a single figure");
		return false;
	}
	size_t count = add_codes(&measure->rows, names);
	if (measure->dimensions == 2)
		count += add_codes(&measure->columns, names + count);
	const char *hint = text_did_you_mean(q->context->arena, q->brackets, names, count);
	if (hint)
		buffer_format(error, ": %s", hint);
	else if (measure->dimensions == 2)
		buffer_format(error, ": name a row and a column, as in %s[%s, %s]", q->id, measure->rows.categories[0].code,
		    measure->columns.categories[0].code);
	else if (count)
		buffer_format(error, ": it has %s%s%s", names[0], count > 1 ? ", " : "", count > 1 ? names[1] : "");
	return false;
}

/* ---- what editions print ---- */

static void add_cell(
    const struct question *q, const char *name, const struct measure_figures *measure, const struct cell *cell)
{
	bool shown = cell->value.state == FIGURE_SHOWN;
	buffer_format(q->out, "%s: %s%s", name, cell->value.state == FIGURE_WITHHELD ? "withheld " : "", cell->value.text);
	if (measure->unit_words && shown)
		buffer_format(q->out, " %s", measure->unit_words);
	if (cell->percent.state != FIGURE_NOT_APPLICABLE && cell->share && shown)
		buffer_format(q->out, " (%s)", cell->share);
	if (cell->partly)
		buffer_format(q->out, ", known for %s of %s", cell->known.text, cell->records.text);
	buffer_char(q->out, '\n');
}

static void add_cells(const struct question *q, const struct measure_figures *measure)
{
	size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
	for (size_t i = 0; i < measure->rows.count * columns; i++) {
		const char *row = measure->rows.categories[i / columns].code;
		const char *name = measure->dimensions == 2 ? arena_format(q->context->arena, "%s[%s, %s]", measure->id, row,
		                                                  measure->columns.categories[i % columns].code)
		                                            : arena_format(q->context->arena, "%s[%s]", measure->id, row);
		if (!measure->cells[i].listed)
			continue;
		buffer_add(q->out, "      ");
		add_cell(q, name, measure, &measure->cells[i]);
	}
}

static void add_edition(const struct question *q, const struct explained_edition *explained)
{
	const struct edition *edition = explained->edition;
	const struct measure_figures *measure = figures_find(explained->printed, q->id);
	if (!measure) {
		buffer_format(q->out, "    %s: left out of this edition\n", edition->name);
		return;
	}
	buffer_add(q->out, "    ");
	if (q->brackets) {
		const struct cell *cell = figures_cell(measure, q->brackets);
		if (cell)
			add_cell(q, edition->name, measure, cell);
		else
			buffer_format(q->out, "%s: has no such cell\n", edition->name);
	} else if (measure->dimensions == 0) {
		add_cell(q, edition->name, measure, measure->cells);
	} else {
		buffer_format(q->out, "%s:\n", edition->name);
		add_cells(q, measure);
	}
}

static void add_editions(const struct question *q)
{
	buffer_add(q->out, "\n  What each edition prints\n");
	for (size_t i = 0; i < q->explainer->count; i++)
		add_edition(q, &q->explainer->editions[i]);
}

/* ---- earlier years ---- */

/* The years before, back to the first of which nothing is known. */
static void add_years(const struct question *q, const struct figures *plain, const struct measure_figures *measure)
{
	enum { YEARS_SHOWN = 10 };
	const struct cell *cell = q->brackets           ? figures_cell(measure, q->brackets)
	                          : measure->dimensions ? &measure->total
	                                                : measure->cells;
	struct year_measure year;
	if (measure->kind == MEASURE_FACT || !cell)
		return;
	for (int back = 1; back <= YEARS_SHOWN; back++) {
		if (!figures_year(q->context, plain, measure, back, measure->place, &year))
			return;
		struct figure value = year_value(&year, measure, cell);
		if (value.state == FIGURE_NOT_AVAILABLE)
			return;
		if (back == 1)
			buffer_add(q->out, "\n  Earlier years\n");
		buffer_format(
		    q->out, "    %s: %s, %s\n", year.year, value.text, year.source ? year.source : "counted from the records");
	}
}

/* ---- where it is used ---- */

/* Is NAME what was asked for? A cell is part of its statistic; who asks for a cell wants whole tables of it too. */
static bool concerns(const struct question *q, const char *name)
{
	size_t length = strlen(q->id);
	if (!name || strncmp(name, q->id, length) != 0 || (name[length] && name[length] != '['))
		return false;
	if (!q->brackets || !name[length])
		return true;
	return strncmp(name + length + 1, q->brackets, strlen(q->brackets)) == 0 &&
	       text_equal(name + length + 1 + strlen(q->brackets), "]");
}

static void use_add(struct uses *uses, struct place place, const char *what, const char *name)
{
	for (size_t i = 0; i < uses->count; i++) {
		const struct use *use = &uses->items[i];
		if (use->place.file == place.file && use->place.offset == place.offset && text_equal(use->what, what) &&
		    text_equal(use->name, name))
			return;
	}
	uses->items = arena_grow(uses->arena, uses->items, uses->count, &uses->capacity, sizeof *uses->items);
	uses->items[uses->count++] = (struct use){place, what, name};
}

/* What a figure stands in, from the inside out. */
static const char *surroundings(const struct node *node)
{
	for (; node; node = node->parent)
		if (node->kind == NODE_TILE)
			return "in a tile";
		else if (node->kind == NODE_CHART)
			return "beside a chart";
		else if (node->kind == NODE_TABLE)
			return "in a table";
		else if (node->kind == NODE_CAPTION)
			return "in a caption";
		else if (node->kind == NODE_HEADING)
			return "in a heading";
	return "in the text";
}

static void use_block(const struct question *q, struct uses *uses, const struct node *node, const char *what)
{
	for (const char *const *id = node_measures(q->context->arena, node); *id; id++)
		if (concerns(q, *id))
			use_add(uses, node->place, what, *id);
}

/* The uses in one section; that of the workings tells of all figures, and is none. */
static void uses_in(const struct question *q, struct uses *uses, const struct node *section)
{
	enum node_event event = NODE_ENTER;
	if (section->kind == NODE_SECTION && section->as.section.role != SECTION_NARRATIVE)
		return;
	for (const struct node *at = section; at; at = node_walk(section, at, &event)) {
		if (event == NODE_LEAVE || !at->place.file)
			continue;
		if (at->kind == NODE_CHART)
			use_block(q, uses, at, "in a chart");
		else if (at->kind == NODE_TABLE && at->parent->kind != NODE_CHART)
			use_block(q, uses, at, "in a table");
		else if (at->kind == NODE_FIGURE && concerns(q, at->as.figure.measure))
			use_add(uses, at->place, surroundings(at), at->as.figure.measure);
	}
}

static void uses_of(const struct question *q, struct uses *uses, const struct explained_edition *edition)
{
	for (size_t i = 0; i < edition->document_count; i++)
		for (const struct node *part = edition->documents[i]->root->first; part; part = part->next)
			uses_in(q, uses, part);
}

static void add_uses(const struct question *q)
{
	struct uses uses = {.arena = q->context->arena};
	for (size_t i = 0; i < q->explainer->count; i++)
		uses_of(q, &uses, &q->explainer->editions[i]);
	buffer_add(q->out, "\n  Where it is used\n");
	for (size_t i = 0; i < uses.count; i++) {
		buffer_add(q->out, "    ");
		source_print(q->out, q->context->sources, uses.items[i].place);
		buffer_format(q->out, ": %s, %s\n", uses.items[i].name, uses.items[i].what);
	}
	if (!uses.count)
		buffer_add(q->out, "    nowhere\n");
}

/* ---- all of it ---- */

static void add_category(const struct question *q, const char *before, const struct category *category)
{
	const char *text = !category ? "all" : category->label ? category->label->text : category->text;
	buffer_format(q->out, "%s%s", before, text);
}

/* The labels of the cell that was asked for, as typed. */
static void add_categories(const struct question *q, const struct measure_figures *measure)
{
	const struct category *row, *column;
	figures_place(measure, figures_cell(measure, q->brackets), &row, &column);
	add_category(q, ": ", row);
	if (measure->dimensions == 2)
		add_category(q, ", ", column);
}

static void add_head(const struct question *q, const struct measure_figures *measure)
{
	buffer_add(q->out, q->id);
	if (q->brackets)
		buffer_format(q->out, "[%s]", q->brackets);
	buffer_format(q->out, ": %s", measure->label_text);
	if (q->brackets)
		add_categories(q, measure);
	buffer_char(q->out, '\n');
	buffer_add(q->out, "  defined in ");
	source_print(q->out, q->context->sources, measure->place);
	buffer_char(q->out, '\n');
	if (measure->definition && *measure->definition)
		buffer_format(q->out, "  %s\n", measure->definition);
	if (measure->base_id)
		buffer_format(q->out, "  It is a share of %s (%s).\n", measure->base_label, measure->base_id);
	if (measure->link)
		buffer_format(q->out, "  %s\n", measure->link);
}

/* Of the figures of the first edition that has it: merged categories may differ between editions. */
static const struct figures *figures_choose(const struct question *q)
{
	const struct explainer *explainer = q->explainer;
	for (size_t i = 0; i < explainer->count; i++) {
		const struct figures *plain = explainer->editions[i].plain;
		const struct measure_figures *measure = figures_find(plain, q->id);
		if (measure && (!q->brackets || (measure->dimensions && figures_cell(measure, q->brackets))))
			return plain;
	}
	return explainer->count ? explainer->editions[0].plain : NULL;
}

/* "care.reasons[placement]" as an id and what stands in its brackets. */
static void name_split(struct question *q, const char *name)
{
	size_t length = strcspn(name, "[");
	q->id = arena_slice(q->context->arena, name, length);
	if (!name[length])
		return;
	const char *inside = name + length + 1;
	q->brackets = arena_slice(q->context->arena, inside, strcspn(inside, "]"));
}

static struct explained_edition edition_open(const struct explainer *explainer, const struct edition *edition)
{
	const struct context *context = &explainer->context;
	const struct loaded *loaded = explainer->loaded;
	const struct settings *settings = loaded->settings;
	struct explained_edition out = {
	    .edition = edition,
	    .plain =
	        stats_protect(context, loaded->results, suppressions_none(context->arena, loaded->results, edition), NULL),
	    .printed = phases_protect(context, loaded, edition),
	    .documents = arena_array(context->arena, settings->document_count + 1, sizeof *out.documents),
	};
	for (size_t i = 0; i < settings->document_count; i++)
		if (settings->documents[i].editions & edition->bit)
			out.documents[out.document_count++] = phases_compose(context, loaded, out.printed, &settings->documents[i]);
	return out;
}

struct explainer *explainer_new(
    const struct context *context, const struct loaded *loaded, const struct arguments *arguments)
{
	const struct settings *settings = loaded->settings;
	struct explainer *explainer = arena_alloc(context->arena, sizeof *explainer);
	*explainer = (struct explainer){.context = context_quiet(context), .loaded = loaded};
	explainer->editions = arena_array(context->arena, settings->edition_count + 1, sizeof *explainer->editions);
	for (size_t i = 0; i < settings->edition_count; i++)
		if (!phases_skip_edition(arguments, &settings->editions[i]))
			explainer->editions[explainer->count++] = edition_open(explainer, &settings->editions[i]);
	return explainer;
}

bool explain_figure(const struct explainer *explainer, const char *name, struct buffer *out, struct buffer *error)
{
	const struct context *context = &explainer->context;
	struct question q = {context, explainer->loaded, explainer, NULL, NULL, out};
	name_split(&q, name);
	const struct figures *plain = figures_choose(&q);
	const struct measure_figures *measure = plain ? figures_find(plain, q.id) : NULL;
	if (!measure)
		return unknown_measure(&q, error);
	if (q.brackets && (!measure->dimensions || !figures_cell(measure, q.brackets)))
		return unknown_cell(&q, measure, error);
	add_head(&q, measure);
	stats_explain(context, explainer->loaded->results, plain, q.id, q.brackets, out);
	add_editions(&q);
	add_years(&q, plain, measure);
	add_uses(&q);
	return true;
}
