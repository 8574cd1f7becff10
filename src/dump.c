#include "dump.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "chart_file.h"
#include "data/records.h"
#include "data/yaml.h"
#include "docx/docx.h"
#include "explain.h"
#include "export/export.h"
#include "html/html.h"
#include "icons.h"
#include "layout/layout.h"
#include "markdown/markdown.h"
#include "phases.h"
#include "plain/plain.h"
#include "sheet/sheet.h"
#include "stats/counted.h"
#include "theme/theme.h"
#include "theme/vector.h"
#include "themes.h"

struct stage {
	const char *name;
	const char *inputs; /* as shown in the list: "FILE.yaml" */
	size_t count;       /* how many inputs it takes */
	void (*dump)(const struct context *context, struct buffer *out, const char *const *inputs);
};

/* The folder that a path leads to, as the shell completes it, and *NAME in it. */
static const char *folder_of(const struct context *context, const char *path, const char **name)
{
	const char *slash = strrchr(path, '/');
	*name = slash ? slash + 1 : path;
	return slash ? arena_slice(context->arena, path, (size_t)(*name - path)) : ".";
}

/* Any file that the user may read: its folder is the root. Returns its file number or 0. */
static uint32_t read_input(const struct context *context, const char *path)
{
	const char *name, *root = folder_of(context, path, &name);
	return file_read_text(context, root, name, NOWHERE);
}

/* The slug of each line. */
static void dump_slugs(const struct context *context, struct buffer *out, const char *const *inputs)
{
	const struct source *source = sources_get(context->sources, read_input(context, inputs[0]));
	if (!source)
		return;
	for (const char *line = source->text; *line;) {
		size_t length = strcspn(line, "\n");
		text_slug(out, arena_slice(context->arena, line, length));
		buffer_char(out, '\n');
		line += length + (line[length] == '\n');
	}
}

static void dump_markdown(const struct context *context, struct buffer *out, const char *const *inputs)
{
	uint32_t file = read_input(context, inputs[0]);
	if (file)
		markdown_dump(context, file, out);
}

static void dump_yaml(const struct context *context, struct buffer *out, const char *const *inputs)
{
	uint32_t file = read_input(context, inputs[0]);
	if (file)
		yaml_dump(out, context, yaml_parse(context, file, 0, sources_get(context->sources, file)->length));
}

static void dump_records(const struct context *context, struct buffer *out, const char *const *inputs)
{
	const struct records *records = data_load(context, inputs[0]);
	if (records)
		records_dump(out, context, records);
}

static void dump_years(const struct context *context, struct buffer *out, const char *const *inputs)
{
	enum { YEARS = 3 };
	struct loaded loaded = phases_compute(context, inputs[0]);
	for (size_t i = 0; loaded.settings && i < loaded.settings->edition_count; i++) {
		const struct figures *figures = phases_protect(context, &loaded, &loaded.settings->editions[i]);
		for (int back = 1; back <= YEARS; back++)
			figures_dump_years(out, context, figures, back);
		figures_compare_frozen(context, figures);
	}
}

typedef void figures_writer(struct buffer *out, const struct figures *figures);

static void each_edition(const struct context *context, struct buffer *out, const char *report, figures_writer *write)
{
	struct loaded loaded = phases_compute(context, report);
	for (size_t i = 0; loaded.settings && i < loaded.settings->edition_count; i++)
		write(out, phases_protect(context, &loaded, &loaded.settings->editions[i]));
}

static void dump_figures(const struct context *context, struct buffer *out, const char *const *inputs)
{
	each_edition(context, out, inputs[0], figures_dump);
}

static void json_untitled(struct buffer *out, const struct figures *figures)
{
	const struct value *title = figures->records->settings->title;
	export_json(out, figures, title && title->text ? title->text : "");
}

/* figures.json of every edition, one after the other, its title as written. */
static void dump_json(const struct context *context, struct buffer *out, const char *const *inputs)
{
	each_edition(context, out, inputs[0], json_untitled);
}

static void dump_csv(const struct context *context, struct buffer *out, const char *const *inputs)
{
	each_edition(context, out, inputs[0], export_csv);
}

/* The tables of data/, each under its measure's id. */
static void measures_csv(struct buffer *out, const struct figures *figures)
{
	for (size_t i = 0; i < figures->count; i++) {
		buffer_format(out, "%s %s\n", figures->edition->name, figures->measures[i].id);
		export_measure_csv(out, figures, &figures->measures[i]);
	}
}

static void dump_data(const struct context *context, struct buffer *out, const char *const *inputs)
{
	each_edition(context, out, inputs[0], measures_csv);
}

/* What was counted of each dated table. */
static void dump_counted(const struct context *context, struct buffer *out, const char *const *inputs)
{
	size_t count = 0;
	struct loaded loaded = phases_compute(context, inputs[0]);
	const struct counted_table *tables = loaded.stats ? stats_counted(context->arena, loaded.stats, &count) : NULL;
	for (size_t i = 0; i < count; i++) {
		counted_print(out, &tables[i]);
		buffer_char(out, '\n');
	}
	if (loaded.stats)
		counted_warn(context, loaded.stats);
}

/* What a reader can learn of each protected figure. */
static void dump_audit(const struct context *context, struct buffer *out, const char *const *inputs)
{
	struct loaded loaded = phases_compute(context, inputs[0]);
	if (loaded.protection)
		protection_audit(out, NULL, loaded.protection, NULL, AUDIT_TEXT);
}

/* THEMES/NAME, as in themes/county. */
static void dump_theme(const struct context *context, struct buffer *out, const char *const *inputs)
{
	const char *slash = strrchr(inputs[0], '/');
	const char *themes = slash ? arena_slice(context->arena, inputs[0], (size_t)(slash - inputs[0])) : ".";
	const struct theme *theme = theme_load(context, themes, slash ? slash + 1 : inputs[0], NOWHERE);
	if (!theme)
		return;
	theme_dump(out, theme);
	icons_dump(context, out, theme);
}

/* A drawing of a theme: its shapes and their steps. */
static void dump_vector(const struct context *context, struct buffer *out, const char *const *inputs)
{
	struct vector_file vector;
	uint32_t file = read_input(context, inputs[0]);
	if (file && vector_read(context, file, &vector))
		vector_dump(out, &vector);
}

typedef void document_dump(const struct context *context, struct buffer *out, const struct document *document);

static void document_nodes(const struct context *context, struct buffer *out, const struct document *document)
{
	(void)context;
	buffer_format(out, "document %s, edition %s\n", document->name, document->edition ? document->edition : "–");
	node_dump(out, document->root);
}

static bool fixed_picture(void *self, const struct node *image, const char *file, struct picture_size *out)
{
	(void)self, (void)image, (void)file;
	*out = (struct picture_size){800, 600, 0};
	return true;
}

typedef void pages_dump(struct buffer *out, const struct layout *layout);

/* Without fonts and images, in the county theme, so that golden files depend on neither. */
static void document_pages(
    const struct context *context, struct buffer *out, const struct document *document, pages_dump *dump)
{
	const char *themes = themes_folder(context->arena, "county");
	const struct theme *theme = theme_load(context, themes, "county", NOWHERE);
	if (!theme)
		return;
	icons_place(context, document, &(struct icons){.theme = theme});
	struct layout_input input = {
	    .document = document, .theme = theme, .metric = layout_fixed_metric(), .picture = fixed_picture};
	buffer_format(out, "document %s, edition %s\n", document->name, document->edition ? document->edition : "–");
	dump(out, layout_document(context, &input));
}

static void document_layout(const struct context *context, struct buffer *out, const struct document *document)
{
	document_pages(context, out, document, layout_dump);
}

static void dump_documents(const struct context *context, struct buffer *out, const char *root, document_dump *dump)
{
	struct loaded loaded = phases_load(context, root);
	const struct settings *settings = loaded.settings;
	for (size_t i = 0; settings && i < settings->edition_count; i++) {
		const struct figures *figures = phases_protect(context, &loaded, &settings->editions[i]);
		for (size_t j = 0; j < settings->document_count; j++)
			if (settings->documents[j].editions & settings->editions[i].bit)
				dump(context, out, phases_compose(context, &loaded, figures, &settings->documents[j]));
	}
}

/* Every document of a report in every edition, or one Markdown file alone. */
static void dump_composed(const struct context *context, struct buffer *out, const char *path, document_dump *dump)
{
	const char *name, *root = folder_of(context, path, &name);
	if (text_ends(path, ".md"))
		dump(context, out, report_compose_file(context, root, name));
	else
		dump_documents(context, out, path, dump);
}

static void dump_doc(const struct context *context, struct buffer *out, const char *const *inputs)
{
	dump_composed(context, out, inputs[0], document_nodes);
}

/* What the writers of files need, without fonts, so that golden files depend on none. */
struct plain_dressing {
	const struct theme *theme;
	struct metric metric;
	struct pictures *pictures;
};

static struct plain_dressing plain_dressing(const struct context *context, const struct document *document)
{
	const struct theme *theme = theme_load(context, themes_folder(context->arena, "county"), "county", NOWHERE);
	if (theme)
		icons_place(context, document, &(struct icons){.theme = theme});
	return (struct plain_dressing){theme, layout_fixed_metric(), pictures_new(context, document->report_root, NULL)};
}

static void document_html(const struct context *context, struct buffer *out, const struct document *document)
{
	struct plain_dressing dressing = plain_dressing(context, document);
	const struct document *const documents[] = {document};
	struct site_input input = {.documents = documents,
	    .document_count = 1,
	    .theme = dressing.theme,
	    .metric = &dressing.metric,
	    .pictures = dressing.pictures};
	if (dressing.theme && document->main)
		html_content(context, out, &input);
}

static void dump_html(const struct context *context, struct buffer *out, const char *const *inputs)
{
	dump_composed(context, out, inputs[0], document_html);
}

static void document_word(const struct context *context, struct buffer *out, const struct document *document)
{
	struct plain_dressing dressing = plain_dressing(context, document);
	struct docx_input input = {document, dressing.theme, &dressing.metric, dressing.pictures};
	if (dressing.theme)
		docx_content(context, out, &input);
}

static void dump_word(const struct context *context, struct buffer *out, const char *const *inputs)
{
	dump_composed(context, out, inputs[0], document_word);
}

static void dump_text(const struct context *context, struct buffer *out, const char *const *inputs)
{
	dump_composed(context, out, inputs[0], plain_write);
}

static void document_costs(const struct context *context, struct buffer *out, const struct document *document)
{
	document_pages(context, out, document, layout_dump_costs);
}

static void dump_costs(const struct context *context, struct buffer *out, const char *const *inputs)
{
	dump_composed(context, out, inputs[0], document_costs);
}

static void dump_layout(const struct context *context, struct buffer *out, const char *const *inputs)
{
	dump_composed(context, out, inputs[0], document_layout);
}

/* A template with its data; its partials lie beside it. */
static void dump_template(const struct context *context, struct buffer *out, const char *const *inputs)
{
	const char *name, *folder = folder_of(context, inputs[0], &name);
	uint32_t template = read_input(context, inputs[0]), data = read_input(context, inputs[1]);
	if (!template || !data)
		return;
	const struct value *value = yaml_parse(context, data, 0, sources_get(context->sources, data)->length);
	if (value && !html_render_template(context, out, template, value, folder))
		buffer_clear(out);
}

static void dump_chart(const struct context *context, struct buffer *out, const char *const *inputs)
{
	uint32_t file = read_input(context, inputs[0]);
	if (file)
		chart_file_dump(context, file, inputs[1], out);
}

/* The drawing of a chart on paper's text column. */
static void dump_drawing(const struct context *context, struct buffer *out, const char *const *inputs)
{
	const char *const both[] = {inputs[0], "379"};
	dump_chart(context, out, both);
}

static void dump_narrow(const struct context *context, struct buffer *out, const char *const *inputs)
{
	const char *const both[] = {inputs[0], "280"};
	dump_chart(context, out, both);
}

/* The only visible sheet of a spreadsheet. */
static void dump_sheet(const struct context *context, struct buffer *out, const char *const *inputs)
{
	size_t length;
	const char *name, *root = folder_of(context, inputs[0], &name);
	void *bytes = file_read_bytes(context, root, name, NOWHERE, &length);
	if (!bytes)
		return;
	struct place place = {sources_add(context->sources, inputs[0], NULL, 0), 0};
	struct sheet *sheet = sheet_read(context, place, bytes, length, NULL);
	if (sheet)
		sheet_dump(out, sheet);
	sheet_free(sheet);
}

static void explain_named(const struct explainer *explainer, const char *name, struct buffer *out)
{
	struct buffer error = {0};
	if (explain_figure(explainer, name, out, &error))
		buffer_char(out, '\n');
	else
		buffer_format(out, "%s\n\n", buffer_text(&error));
	buffer_release(&error);
}

/* Each cell of a statistic that has some. */
static void explain_cells(const struct context *context, const struct explainer *explainer,
    const struct measure_figures *measure, struct buffer *out)
{
	size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
	for (size_t j = 0; measure->dimensions && j < measure->rows.count * columns; j++) {
		const char *row = measure->rows.categories[j / columns].code;
		const char *column = measure->dimensions == 2 ? measure->columns.categories[j % columns].code : NULL;
		const char *cell = column ? arena_format(context->arena, "%s, %s", row, column) : row;
		explain_named(explainer, arena_format(context->arena, "%s[%s]", measure->id, cell), out);
	}
}

/* Every statistic and fact, and the cells of those that have some. */
static void dump_explain(const struct context *context, struct buffer *out, const char *const *inputs)
{
	const struct arguments all = {0};
	struct loaded loaded = phases_load(context, inputs[0]);
	size_t count = 0;
	const char *const *names = loaded.stats ? stats_names(loaded.stats, &count) : NULL;
	if (!names)
		return;
	const struct explainer *explainer = explainer_new(context, &loaded, &all);
	const struct figures *figures = phases_protect(context, &loaded, &loaded.settings->editions[0]);
	for (size_t i = 0; i < count; i++) {
		const struct measure_figures *measure = figures_find(figures, names[i]);
		explain_named(explainer, names[i], out);
		if (measure)
			explain_cells(context, explainer, measure, out);
	}
}

/* One row a stage. */
static const struct stage stages[] = {
    {"chart", "FILE.yaml WIDTH", 2, dump_chart},
    {"drawing", "FILE.yaml", 1, dump_drawing},
    {"narrow", "FILE.yaml", 1, dump_narrow},
    {"markdown", "FILE.md", 1, dump_markdown},
    {"slug", "FILE", 1, dump_slugs},
    {"yaml", "FILE.yaml", 1, dump_yaml},
    {"records", "REPORT", 1, dump_records},
    {"figures", "REPORT", 1, dump_figures},
    {"counted", "REPORT", 1, dump_counted},
    {"years", "REPORT", 1, dump_years},
    {"audit", "REPORT", 1, dump_audit},
    {"explain", "REPORT", 1, dump_explain},
    {"template", "FILE.mustache DATA.yaml", 2, dump_template},
    {"theme", "themes/NAME", 1, dump_theme},
    {"vector", "FILE.svg", 1, dump_vector},
    {"doc", "REPORT or FILE.md", 1, dump_doc},
    {"layout", "REPORT or FILE.md", 1, dump_layout},
    {"html", "REPORT or FILE.md", 1, dump_html},
    {"word", "REPORT or FILE.md", 1, dump_word},
    {"text", "REPORT or FILE.md", 1, dump_text},
    {"costs", "REPORT or FILE.md", 1, dump_costs},
    {"json", "REPORT", 1, dump_json},
    {"csv", "REPORT", 1, dump_csv},
    {"data", "REPORT", 1, dump_data},
    {"sheet", "FILE", 1, dump_sheet},
};

enum { STAGE_COUNT = sizeof stages / sizeof *stages };

bool dump_stage(
    const struct context *context, struct buffer *out, const char *stage, const char *const *inputs, size_t count)
{
	for (size_t i = 0; i < STAGE_COUNT; i++) {
		if (strcmp(stages[i].name, stage) != 0 || stages[i].count != count)
			continue;
		stages[i].dump(context, out, inputs);
		return true;
	}
	return false;
}

void dump_list(struct buffer *out)
{
	for (size_t i = 0; i < STAGE_COUNT; i++)
		buffer_format(out, "  annual dump %s %s\n", stages[i].name, stages[i].inputs);
}
