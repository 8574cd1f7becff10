#include "phases.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/text.h"
#include "claims/claims.h"
#include "doc/file_name.h"
#include "docx/docx.h"
#include "export/export.h"
#include "html/html.h"
#include "language/language.h"
#include "layout/layout.h"
#include "leftovers.h"
#include "pdf/pdf.h"
#include "plain/plain.h"
#include "privacy/privacy.h"
#include "sample_text.h"
#include "stats/counted.h"
#include "theme/theme.h"
#include "themes.h"
#include "type/type.h"

/* A theme with what it needs. */
struct dressing {
	const struct theme *theme;
	struct fonts *fonts;       /* opened once, so that each word is shaped once for all outputs */
	struct pictures *pictures; /* all read before anything is made */
};

/* The work on one report. */
struct build_work {
	const struct context *context;
	const struct loaded *loaded;
	const struct arguments *arguments;
	const struct progress *progress;
	struct products *products;
	struct dressing report;  /* of the site, and of documents without a theme of their own */
	struct dressing *others; /* of the settings' documents, in their order; without a theme: the report's */
	struct privacy *privacy;
	struct language_check *language; /* NULL: not asked for */
};

/* One edition of it. */
struct edition_work {
	const struct edition *edition;
	struct context context; /* in which it is composed, beside others */
	const struct figures *figures;
	const struct document **documents; /* the main one first */
	struct download *downloads;        /* what a reader of the site may fetch */
	size_t document_count, download_count;
	unsigned formats; /* of enum format: the edition's own, narrowed by the arguments */
};

/* Files of one kind of an edition, made beside others: what it needs to make them is its own, or is only read. */
struct making {
	struct build_work work; /* with the context and the products below */
	struct context context;
	struct products products;
	struct edition_work *edition;
	const struct document *document; /* whose file it is; NULL: of them all */
	struct download download;        /* that file, as the site offers it */
	void (*make)(struct making *making);
};

/* The measures that documents of an edition print, one flag each in the order of stats_names. They are composed as if
 * nothing were withheld, and what is said of them is not: the true composition says it. */
static const bool *printed_find(
    const struct context *context, const struct loaded *loaded, const struct edition *edition)
{
	size_t count;
	const struct settings *settings = loaded->settings;
	const struct context quiet = context_quiet(context);
	stats_names(loaded->stats, &count);
	bool *printed = arena_array(context->arena, count + 1, sizeof *printed);
	const struct figures *figures =
	    stats_protect(&quiet, loaded->results, suppressions_none(context->arena, loaded->results, edition), NULL);
	for (size_t i = 0; i < settings->document_count; i++) {
		const struct document *document = phases_compose(&quiet, loaded, figures, &settings->documents[i]);
		for (size_t j = 0; j < document->figure_count; j++)
			printed[stats_index(loaded->stats, document->figures[j])] = true;
	}
	return printed;
}

/* Protects all editions together. Without a narrative each is taken to print all its measures. */
static const struct protection *protect(const struct context *context, const struct loaded *loaded)
{
	const struct settings *settings = loaded->settings;
	struct printed *list = arena_array(context->arena, settings->edition_count + 1, sizeof *list);
	for (size_t i = 0; i < settings->edition_count; i++) {
		list[i].edition = &settings->editions[i];
		if (loaded->narrative && list[i].edition->disclosure.method == DISCLOSURE_SUPPRESS)
			list[i].measures = printed_find(context, loaded, list[i].edition);
	}
	return protect_editions(context, loaded->results, list, settings->edition_count);
}

/* Records and results, before anything is protected. */
static struct loaded results_load(const struct context *context, const char *root)
{
	struct loaded loaded = {.root = root};
	const struct records *records = data_load(context, root);
	if (!records)
		return loaded;
	loaded.records = records;
	loaded.settings = records->settings;
	loaded.stats = stats_load(context, records, root);
	loaded.results = stats_compute(context, loaded.stats);
	return loaded;
}

struct loaded phases_compute(const struct context *context, const char *root)
{
	struct loaded loaded = results_load(context, root);
	if (loaded.settings)
		loaded.protection = protect(context, &loaded);
	return loaded;
}

struct loaded phases_load(const struct context *context, const char *root)
{
	struct loaded loaded = results_load(context, root);
	if (!loaded.settings)
		return loaded;
	loaded.narrative = report_load(context, loaded.records, loaded.stats, root);
	loaded.protection = protect(context, &loaded);
	return loaded;
}

const struct figures *phases_protect(
    const struct context *context, const struct loaded *loaded, const struct edition *edition)
{
	return stats_protect(context, loaded->results, protection_of(loaded->protection, edition),
	    protection_suppressor(loaded->protection));
}

const struct document *phases_compose(const struct context *context, const struct loaded *loaded,
    const struct figures *figures, const struct document_settings *document)
{
	return report_compose(context, loaded->narrative, figures, document);
}

bool phases_skip_edition(const struct arguments *arguments, const struct edition *edition)
{
	return arguments->edition && !text_equal(arguments->edition, edition->name);
}

static bool skip_document(
    const struct build_work *work, const struct edition *edition, const struct document_settings *document)
{
	const char *wanted = work->arguments->document;
	return !(document->editions & edition->bit) || (wanted && !text_equal(wanted, document->name));
}

static const char *path_in(const struct build_work *work, const struct edition_work *edition, const char *file)
{
	return arena_format(work->context->arena, "%s/%s", edition->edition->name, file);
}

static void add_product(const struct build_work *work, struct product product)
{
	struct products *products = work->products;
	products->items = arena_grow(
	    work->context->arena, products->items, products->count, &products->capacity, sizeof *products->items);
	products->items[products->count++] = product;
}

/* Takes over what BUFFER holds. */
static void add_buffer(const struct build_work *work, const char *path, struct place place, struct buffer *buffer)
{
	size_t length = buffer->length;
	add_product(work, (struct product){path, buffer_finish(buffer, work->context->arena), length, place});
}

static int by_folded_path(const void *left, const void *right)
{
	const struct product *const *a = left, *const *b = right;
	int order = strcasecmp((*a)->path, (*b)->path);
	return order ? order : (*a > *b) - (*a < *b);
}

/* Two files of one name, or of names that some systems do not tell apart, are a mistake wherever the report is built. */
static void check_names(const struct build_work *work, const struct product *products, size_t count)
{
	const struct product **sorted = arena_array(work->context->arena, count + 1, sizeof *sorted);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &products[i];
	qsort(sorted, count, sizeof *sorted, by_folded_path);
	for (size_t i = 1; i < count; i++) {
		const struct product *first = sorted[i - 1], *second = sorted[i];
		if (strcasecmp(first->path, second->path) != 0)
			continue;
		bool named = second->place.file != 0, pages = first->place.file && text_ends(first->path, ".html");
		if (named && pages && strcmp(first->path, second->path) != 0)
			continue; /* sections and documents whose names are alike were told of where they are listed */
		message_add(
		    work->context->messages, MSG_OUTPUT_NAMES, named ? second->place : first->place, second->path, first->path);
		if (named && first->place.file)
			message_also(work->context->messages, first->place, "the other is named here");
	}
}

static void say(const struct build_work *work, const struct edition_work *edition, const char *file)
{
	work->progress->say(work->progress->self, path_in(work, edition, file));
}

static void check_reading_ages(const struct build_work *work, const struct edition_work *edition)
{
	const struct settings *settings = work->loaded->settings;
	for (size_t i = 0; i < edition->document_count; i++)
		for (size_t j = 0; j < settings->document_count; j++)
			if (settings->documents[j].reading_age &&
			    text_equal(settings->documents[j].name, edition->documents[i]->name))
				language_bound(work->context, edition->documents[i], (int)settings->documents[j].reading_age);
}

static const struct dressing *dressing_of(const struct build_work *work, const struct document *document)
{
	const struct settings *settings = work->loaded->settings;
	for (size_t i = 0; i < settings->document_count; i++)
		if (work->others[i].theme && text_equal(settings->documents[i].name, document->name))
			return &work->others[i];
	return &work->report;
}

/* Reads the pictures of a document, so that their faults are told with all others. */
static void check_pictures(const struct build_work *work, const struct document *document)
{
	struct pictures *pictures = dressing_of(work, document)->pictures;
	enum node_event event = NODE_ENTER;
	for (const struct node *at = document->root; at && pictures; at = node_walk(document->root, at, &event))
		if (event == NODE_ENTER && at->kind == NODE_IMAGE && at->as.image.file)
			pictures_get(pictures, PICTURE_OF_REPORT, at->as.image.file, at->place);
}

static void check_figures(const struct build_work *work, const struct edition_work *edition)
{
	claims_labels(work->context, edition->figures, edition->documents, edition->document_count);
	for (size_t i = 0; i < edition->document_count; i++) {
		claims_shares(work->context, edition->figures, edition->documents[i]);
		claims_beside(work->context, edition->figures, edition->documents[i]);
		check_pictures(work, edition->documents[i]);
	}
}

static const char *value_label(const struct value *value)
{
	return value ? value->text : NULL;
}

/* The report's own names: of its tables, fields and codes. */
static void privacy_learn(struct privacy *privacy, const struct loaded *loaded)
{
	const struct dictionary *dictionary = loaded->records->dictionary;
	privacy_know(privacy, value_label(loaded->settings->title));
	for (size_t i = 0; i < dictionary->table_count; i++) {
		const struct table *table = &dictionary->tables[i];
		privacy_know(privacy, value_label(table->label));
		for (size_t j = 0; j < table->field_count; j++) {
			privacy_know(privacy, value_label(table->fields[j].label));
			for (size_t k = 0; k < table->fields[j].code_count; k++)
				privacy_know(privacy, value_label(table->fields[j].codes[k].label));
		}
	}
}

/* The editions that are composed side by side. */
struct composing {
	const struct build_work *work;
	struct edition_work *editions;
};

static void edition_compose(void *self, size_t index)
{
	const struct composing *composing = self;
	const struct build_work *work = composing->work;
	struct edition_work *edition = &composing->editions[index];
	const struct settings *settings = work->loaded->settings;
	const struct context *context = &edition->context;
	if (phases_skip_edition(work->arguments, edition->edition))
		return;
	edition->documents = arena_array(context->arena, settings->document_count + 1, sizeof *edition->documents);
	edition->downloads = arena_array(context->arena, 2 * settings->document_count + 1, sizeof *edition->downloads);
	edition->figures = phases_protect(context, work->loaded, edition->edition);
	figures_compare_frozen(context, edition->figures);
	for (size_t i = 0; i < settings->document_count; i++)
		if (!skip_document(work, edition->edition, &settings->documents[i]))
			edition->documents[edition->document_count++] =
			    phases_compose(context, work->loaded, edition->figures, &settings->documents[i]);
}

/* What was said of the edition while it was composed, and what else is to be said of its documents. */
static void edition_check(const struct build_work *work, const struct edition_work *edition)
{
	context_join(work->context, &edition->context);
	for (size_t i = 0; edition->figures && i < edition->figures->count; i++)
		privacy_know(work->privacy, edition->figures->measures[i].label_text);
	for (size_t i = 0; i < edition->document_count; i++) {
		privacy_read(work->privacy, edition->documents[i]);
		if (work->language)
			language_read(work->language, edition->documents[i]);
	}
	check_reading_ages(work, edition);
	if (edition->figures)
		check_figures(work, edition);
}

static struct metric metric_new(const struct making *making, const struct dressing *dressing)
{
	return type_metric(type_shaper(dressing->fonts, making->context.arena));
}

static void make_pdf(struct making *making)
{
	const struct build_work *work = &making->work;
	const struct document *document = making->document;
	const struct dressing *dressing = dressing_of(work, document);
	const char *file = arena_format(work->context->arena, "%s.pdf", document->name);
	struct shaper *shaper = type_shaper(dressing->fonts, work->context->arena);
	struct layout_input input = {
	    .document = document,
	    .theme = dressing->theme,
	    .metric = type_metric(shaper),
	    .picture = pictures_measure,
	    .picture_self = dressing->pictures,
	};
	say(work, making->edition, file);
	const struct layout *layout = layout_document(work->context, &input);
	struct buffer pdf = {0};
	pdf_write(work->context, &pdf, document, layout, dressing->theme, shaper, dressing->pictures);
	making->download = (struct download){file, document->title, "PDF", pdf.length, layout->page_count};
	work->products->pdf_pages += layout->page_count;
	add_buffer(work, path_in(work, making->edition, file), document->place, &pdf);
}

static void make_docx(struct making *making)
{
	const struct build_work *work = &making->work;
	const struct document *document = making->document;
	const char *file = arena_format(work->context->arena, "%s.docx", document->name);
	const struct dressing *dressing = dressing_of(work, document);
	const struct metric metric = metric_new(making, dressing);
	struct docx_input input = {document, dressing->theme, &metric, dressing->pictures};
	struct buffer docx = {0};
	say(work, making->edition, file);
	docx_write(work->context, &docx, &input);
	making->download = (struct download){file, document->title, "DOCX", docx.length, 0};
	add_buffer(work, path_in(work, making->edition, file), document->place, &docx);
}

static void make_texts(struct making *making)
{
	const struct build_work *work = &making->work;
	const struct edition_work *edition = making->edition;
	for (size_t i = 0; i < edition->document_count; i++) {
		const struct document *document = edition->documents[i];
		struct buffer text = {0};
		plain_write(work->context, &text, document);
		add_buffer(work, path_in(work, edition, arena_format(work->context->arena, "%s.txt", document->name)),
		    document->place, &text);
	}
}

static void make_web(struct making *making, bool whole_site)
{
	const struct build_work *work = &making->work;
	const struct edition_work *edition = making->edition;
	const struct metric metric = metric_new(making, &work->report);
	struct site_input input = {
	    .documents = edition->documents,
	    .document_count = edition->document_count,
	    .theme = work->report.theme,
	    .metric = &metric,
	    .downloads = edition->downloads,
	    .download_count = edition->download_count,
	    .fragments = work->arguments->fragment,
	    .whole_site = whole_site,
	    .pictures = work->report.pictures,
	};
	say(work, edition, "index.html");
	const struct site *site = html_write(work->context, &input);
	work->products->web_pages += site->pages;
	for (size_t i = 0; i < site->count; i++)
		add_product(work, (struct product){path_in(work, edition, site->files[i].path), site->files[i].data,
		                      site->files[i].length, site->files[i].place});
}

static void make_site(struct making *making)
{
	make_web(making, true);
}

/* A site has the report as one file in it. */
static void make_html(struct making *making)
{
	if (!(making->edition->formats & FORMAT_SITE))
		make_web(making, false);
}

/* A file of data/: one statistic, or several that stand in one table or chart. */
struct data_table {
	const char *path;
	const struct measure_figures **measures;
	size_t count;
};

struct data_tables {
	const struct build_work *work;
	const struct edition_work *edition;
	struct data_table *items;
	size_t count, capacity;
};

static bool same_measures(const struct data_table *a, const struct data_table *b)
{
	return a->count == b->count && memcmp(a->measures, b->measures, a->count * sizeof *a->measures) == 0;
}

/* The table of the statistics IDS, unless it is there: another document may show it, too. */
static void data_table_add(struct data_tables *tables, const char *const *ids)
{
	struct arena *arena = tables->work->context->arena;
	struct data_table table = {.path = path_in(tables->work, tables->edition, data_file_of(arena, ids))};
	while (ids[table.count])
		table.count++;
	table.measures = arena_array(arena, table.count + 1, sizeof *table.measures);
	for (size_t i = 0; i < table.count; i++)
		if (!(table.measures[i] = figures_find(tables->edition->figures, ids[i])))
			return;
	for (size_t i = 0; i < tables->count; i++)
		if (same_measures(&tables->items[i], &table))
			return;
	tables->items = arena_grow(arena, tables->items, tables->count, &tables->capacity, sizeof *tables->items);
	tables->items[tables->count++] = table;
}

/* Of all that the edition's tables and charts show: of each statistic, and of those that stand side by side. */
static struct data_tables data_tables_of(const struct build_work *work, const struct edition_work *edition)
{
	struct arena *arena = work->context->arena;
	struct data_tables tables = {work, edition, NULL, 0, 0};
	for (size_t i = 0; i < edition->document_count; i++) {
		size_t count, together;
		const char **ids = report_published(arena, edition->documents[i], &count);
		const struct node **nodes = report_published_together(arena, edition->documents[i], &together);
		for (size_t j = 0; j < count; j++)
			data_table_add(&tables, (const char *const[]){ids[j], NULL});
		for (size_t j = 0; j < together; j++)
			data_table_add(&tables, node_measures(arena, nodes[j]));
	}
	return tables;
}

/* A CSV file for each table and chart of the edition's documents. Names that would be one file are told of without a site,
 * too: next year's report may have one. */
static void export_published(const struct build_work *work, const struct edition_work *edition)
{
	const struct data_tables tables = data_tables_of(work, edition);
	struct product *files = arena_array(work->context->arena, tables.count + 1, sizeof *files);
	for (size_t i = 0; i < tables.count; i++)
		files[i] = (struct product){.path = tables.items[i].path, .place = tables.items[i].measures[0]->place};
	check_names(work, files, tables.count);
	for (size_t i = 0; edition->edition->formats & FORMAT_SITE && i < tables.count; i++) {
		const struct data_table *table = &tables.items[i];
		struct buffer csv = {0};
		if (table->count == 1)
			export_measure_csv(&csv, edition->figures, table->measures[0]);
		else
			export_measures_csv(&csv, edition->figures, table->measures, table->count);
		add_buffer(work, files[i].path, files[i].place, &csv);
	}
}

/* Which of the edition's figures its documents print, by their places among them. */
static const bool *printed_by(const struct build_work *work, const struct edition_work *edition)
{
	const struct figures *figures = edition->figures;
	bool *printed = arena_array(work->context->arena, figures->count + 1, sizeof *printed);
	for (size_t i = 0; i < edition->document_count; i++)
		for (size_t j = 0; j < edition->documents[i]->figure_count; j++) {
			const struct measure_figures *measure = figures_find(figures, edition->documents[i]->figures[j]);
			if (measure)
				printed[measure - figures->measures] = true;
		}
	return printed;
}

/* The figures that the edition's documents print: what is in no document is not published as data either, unless the
 * edition says so. */
static const struct figures *figures_printed(const struct build_work *work, const struct edition_work *edition)
{
	const struct figures *all = edition->figures;
	if (edition->edition->all_figures)
		return all;
	struct figures *out = arena_alloc(work->context->arena, sizeof *out);
	struct measure_figures *list = arena_array(work->context->arena, all->count + 1, sizeof *list);
	*out = *all;
	out->measures = list;
	out->count = out->fact_start = 0;
	const bool *printed = printed_by(work, edition);
	for (size_t i = 0; i < all->count; i++) {
		if (!printed[i])
			continue;
		list[out->count++] = all->measures[i];
		out->fact_start += all->measures[i].kind != MEASURE_FACT;
	}
	return out;
}

static void make_data(struct making *making)
{
	const struct build_work *work = &making->work;
	const struct edition_work *edition = making->edition;
	struct buffer json = {0}, csv = {0};
	const struct figures *figures = figures_printed(work, edition);
	export_json(&json, figures, edition->documents[0]->report_title);
	export_csv(&csv, figures);
	add_buffer(work, path_in(work, edition, "figures.json"), (struct place){0}, &json);
	add_buffer(work, path_in(work, edition, "figures.csv"), (struct place){0}, &csv);
	export_published(work, edition);
}

/* One row a format. A document's own files are made before all else, since the site offers them. */
static const struct output_format {
	enum format format;
	bool of_document;
	void (*make)(struct making *making);
} output_formats[] = {
    {FORMAT_PDF, true, make_pdf},
    {FORMAT_DOCX, true, make_docx},
    {FORMAT_SITE, false, make_site},
    {FORMAT_HTML, false, make_html},
    {FORMAT_TEXT, false, make_texts},
};

_Static_assert(sizeof output_formats / sizeof *output_formats == FORMAT_COUNT, "each format has its row");

/* All that is made, in the order in which it is handed over for each edition; the first is the search for claims. */
struct makings {
	const struct build_work *work;
	struct making *items;
	size_t count, capacity;
	size_t made; /* so many of them, the first */
};

static void making_add(struct makings *makings, struct edition_work *edition, const struct document *document,
    void (*make)(struct making *making))
{
	const struct context *context = makings->work->context;
	makings->items =
	    arena_grow(context->arena, makings->items, makings->count, &makings->capacity, sizeof *makings->items);
	makings->items[makings->count++] =
	    (struct making){.edition = edition, .document = document, .make = make, .context = context_fork(context)};
}

static void making_run(void *self, size_t index)
{
	const struct makings *makings = self;
	struct making *making = &makings->items[makings->made + index];
	making->work = *makings->work;
	making->work.context = &making->context;
	making->work.products = &making->products;
	making->make(making);
}

static void makings_run(struct makings *makings)
{
	pool_each(makings->work->context->pool, makings->count - makings->made, making_run, makings);
	makings->made = makings->count;
}

static void document_files_add(struct makings *makings, struct edition_work *edition)
{
	for (size_t f = 0; f < FORMAT_COUNT; f++)
		for (size_t i = 0; output_formats[f].of_document && i < edition->document_count; i++)
			if (edition->formats & output_formats[f].format)
				making_add(makings, edition, edition->documents[i], output_formats[f].make);
}

static void edition_files_add(struct makings *makings, struct edition_work *edition)
{
	for (size_t f = 0; edition->document_count && f < FORMAT_COUNT; f++)
		if (!output_formats[f].of_document && edition->formats & output_formats[f].format)
			making_add(makings, edition, NULL, output_formats[f].make);
}

static void downloads_note(const struct makings *makings)
{
	for (size_t i = 0; i < makings->count; i++) {
		struct edition_work *edition = makings->items[i].edition;
		if (makings->items[i].document)
			edition->downloads[edition->download_count++] = makings->items[i].download;
	}
}

/* Hands over what was made of an edition, its DATA or all else, and what was said meanwhile. */
static void makings_take(const struct makings *makings, const struct edition_work *edition, bool data)
{
	const struct build_work *work = makings->work;
	for (size_t i = 1; i < makings->count; i++) {
		const struct making *making = &makings->items[i];
		if (making->edition != edition || (making->make == make_data) != data)
			continue;
		context_join(work->context, &making->context);
		work->products->pdf_pages += making->products.pdf_pages;
		work->products->web_pages += making->products.web_pages;
		for (size_t j = 0; j < making->products.count; j++)
			add_product(work, making->products.items[j]);
	}
}

/* Makes no file: reads the documents of all editions for numbers typed by hand. */
static void make_claims(struct making *making)
{
	struct claims *claims = claims_new(&making->context);
	for (size_t i = 0; i < making->work.loaded->settings->edition_count; i++) {
		const struct edition_work *edition = &making->edition[i];
		for (size_t j = 0; j < edition->document_count; j++)
			claims_read(claims, edition->figures, edition->documents[j]);
	}
	claims_report(claims, making->work.arguments->strict);
}

/* Nothing is made of documents with mistakes; a number that is typed by hand is found beside the files that it would be
 * in, and they are dropped where it is an error. */
static void outputs_make(const struct build_work *work, struct edition_work *editions, size_t count)
{
	struct makings makings = {.work = work};
	bool faulty = messages_errors(work->context->messages) > 0;
	making_add(&makings, editions, NULL, make_claims);
	for (size_t i = 0; !faulty && i < count; i++)
		document_files_add(&makings, &editions[i]);
	for (size_t i = 0; !faulty && i < count; i++)
		if (editions[i].document_count)
			making_add(&makings, &editions[i], NULL, make_data);
	makings_run(&makings);
	context_join(work->context, &makings.items[0].context);
	if (messages_errors(work->context->messages))
		return;
	downloads_note(&makings);
	for (size_t i = 0; i < count; i++)
		edition_files_add(&makings, &editions[i]);
	makings_run(&makings);
	for (size_t i = 0; i < count; i++) {
		size_t first = work->products->count;
		makings_take(&makings, &editions[i], false);
		check_names(work, work->products->items + first, work->products->count - first);
		makings_take(&makings, &editions[i], true);
	}
}

/* `--format html` asks for whatever is read in a browser, `--format docx` for Word files of any edition. */
static unsigned wanted_formats(const struct arguments *arguments, const struct edition *edition)
{
	if (!arguments->format)
		return edition->formats;
	unsigned wanted = format_bit(arguments->format);
	if (wanted == FORMAT_DOCX)
		return wanted;
	return edition->formats & (wanted == FORMAT_HTML ? FORMAT_WEB : wanted);
}

static void finish_language(const struct build_work *work)
{
	struct buffer lines = {0};
	language_ages(work->language, &lines);
	work->products->said = buffer_finish(&lines, work->context->arena);
	language_release(work->language);
}

/* Composes every edition, so that one run shows all mistakes; with none, makes their files. */
static void make_editions(const struct build_work *work)
{
	const struct settings *settings = work->loaded->settings;
	struct edition_work *editions = arena_array(work->context->arena, settings->edition_count, sizeof *editions);
	for (size_t i = 0; i < settings->edition_count; i++) {
		editions[i].edition = &settings->editions[i];
		editions[i].formats = wanted_formats(work->arguments, &settings->editions[i]);
		editions[i].context = context_fork(work->context);
	}
	pool_each(work->context->pool, settings->edition_count, edition_compose, &(struct composing){work, editions});
	for (size_t i = 0; i < settings->edition_count; i++)
		edition_check(work, &editions[i]);
	if (work->language)
		finish_language(work);
	outputs_make(work, editions, settings->edition_count);
}

/* Opens the theme NAME, which was asked for at ASKED; after a message on a theme or its fonts, one without fonts. */
static struct dressing dressing_open(const struct build_work *work, const char *name, struct place asked)
{
	struct dressing dressing = {0};
	dressing.theme = theme_load(work->context, themes_folder(work->context->arena, name), name, asked);
	if (!dressing.theme)
		return dressing;
	dressing.fonts = type_load(work->context, dressing.theme);
	work->products->machine_fault |= !dressing.fonts;
	if (!dressing.fonts)
		return dressing;
	dressing.pictures = pictures_new(work->context, work->loaded->root, theme_logo_folder(dressing.theme));
	if (dressing.theme->logo)
		pictures_get(dressing.pictures, PICTURE_OF_THEME, dressing.theme->logo, dressing.theme->place);
	return dressing;
}

static void dressings_open(struct build_work *work)
{
	const struct settings *settings = work->loaded->settings;
	const struct value *name = value_get(settings->root, "theme");
	work->report = dressing_open(work, settings->theme, name ? name->place : (struct place){0});
	work->others = arena_array(work->context->arena, settings->document_count + 1, sizeof *work->others);
	for (size_t i = 0; i < settings->document_count; i++) {
		const struct value *own = settings->documents[i].theme;
		if (own && own->text && !text_equal(own->text, settings->theme))
			work->others[i] = dressing_open(work, own->text, own->place);
	}
}

static void dressing_close(const struct build_work *work, const struct dressing *dressing)
{
	if (dressing->fonts)
		type_report(work->context, dressing->fonts);
	type_release(dressing->fonts);
}

static void dressings_close(const struct build_work *work)
{
	dressing_close(work, &work->report);
	for (size_t i = 0; i < work->loaded->settings->document_count; i++)
		dressing_close(work, &work->others[i]);
}

void phases_make(const struct context *context, const struct loaded *loaded, const struct arguments *arguments,
    const struct progress *progress, struct products *products)
{
	struct build_work work = {
	    .context = context,
	    .loaded = loaded,
	    .arguments = arguments,
	    .progress = progress,
	    .products = products,
	};
	size_t count;
	const struct own_word *words = report_own_words(loaded->narrative, &count);
	work.privacy = privacy_new(context, words, count);
	privacy_learn(work.privacy, loaded);
	if (arguments->language) {
		work.language = language_new(context, words, count);
	}
	dressings_open(&work);
	make_editions(&work);
	counted_warn(context, loaded->stats);
	leftovers_warn(context, loaded->root);
	if (!loaded->settings->sample)
		sample_text_warn(context, loaded->root);
	dressings_close(&work);
}

/* The report's title as printed: by a protected edition where there is one, since it is a source that next year names. */
static const char *title_printed(
    const struct context *context, const struct loaded *loaded, const struct figures *const *editions, size_t count)
{
	const struct settings *settings = loaded->settings;
	size_t chosen = 0;
	while (chosen + 1 < count && editions[chosen]->edition->disclosure.method == DISCLOSURE_NONE)
		chosen++;
	for (size_t i = 0; i < settings->document_count; i++)
		if (settings->documents[i].editions & editions[chosen]->edition->bit)
			return phases_compose(context, loaded, editions[chosen], &settings->documents[i])->report_title;
	return "";
}

const char *phases_freeze(const struct context *context, const struct loaded *loaded, struct buffer *text)
{
	size_t count = loaded->settings ? loaded->settings->edition_count : 0;
	const struct figures **editions = arena_array(context->arena, count + 1, sizeof *editions);
	for (size_t i = 0; i < count; i++)
		editions[i] = phases_protect(context, loaded, &loaded->settings->editions[i]);
	bool frozen =
	    count && !messages_errors(context->messages) &&
	    export_freeze(context, text, loaded->root, editions, count, title_printed(context, loaded, editions, count));
	return frozen ? figures_year_name(context->arena, editions[0]) : NULL;
}
