/* What is said and made of a report that was loaded: its editions' documents composed, checked and written, side by side. */
#include <pthread.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "claims/claims.h"
#include "doc/file_name.h"
#include "docx/docx.h"
#include "html/html.h"
#include "language/language.h"
#include "layout/layout.h"
#include "leftovers.h"
#include "pdf/pdf.h"
#include "phases_work.h"
#include "plain/plain.h"
#include "privacy/privacy.h"
#include "sample_text.h"
#include "stats/counted.h"
#include "theme/theme.h"
#include "themes.h"
#include "type/type.h"

/* Files of one kind of an edition, or what is said of all editions, made beside others: what it needs to make them is its own, or is only read. */
struct making {
	struct build_work work; /* with the context and the products below */
	struct context context;
	struct products products;
	struct makings *all;
	struct edition_work *edition;    /* NULL: all of them */
	const struct document *document; /* whose file it is; NULL: of them all */
	struct download download;        /* that file, as the site offers it */
	void (*make)(struct making *making);
};

/* All that is made, in the order in which it is handed over for each edition. What others wait for comes first. */
struct makings {
	const struct build_work *work;
	struct making *items;
	size_t count, capacity;
	pthread_mutex_t lock; /* of what follows, and of the downloads of the makings */
	size_t waited_for;    /* documents' files that are not yet made */
};

bool phases_skip_document(
    const struct build_work *work, const struct edition *edition, const struct document_settings *document)
{
	const char *wanted = work->arguments->document;
	return !(document->editions & edition->bit) || (wanted && !text_equal(wanted, document->name));
}

static void say(const struct build_work *work, const struct edition_work *edition, const char *file)
{
	work->progress->say(work->progress->self, edition_path(work, edition, file));
}

static void check_reading_ages(const struct build_work *work, const struct edition_work *edition)
{
	const struct settings *settings = work->loaded->settings;
	for (size_t i = 0; i < edition->document_count; i++)
		for (size_t j = 0; j < settings->document_count; j++)
			if (settings->documents[j].reading_age &&
			    text_equal(settings->documents[j].name, edition->documents[i]->name))
				language_bound(&edition->context, edition->documents[i], (int)settings->documents[j].reading_age);
}

static struct dressing *dressing_of(const struct build_work *work, const struct document *document)
{
	const struct settings *settings = work->loaded->settings;
	for (size_t i = 0; i < settings->document_count; i++)
		if (work->dressings[work->worn[i]].theme && text_equal(settings->documents[i].name, document->name))
			return &work->dressings[work->worn[i]];
	return &work->dressings[0];
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

/* The icons of a document come from its own theme, also on the site. */
static void place_icons(const struct build_work *work, const struct document *document)
{
	struct dressing *dressing = dressing_of(work, document);
	if (dressing->theme)
		icons_place(work->context, document, &dressing->icons);
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

/* The documents of an edition, composed beside each other. */
struct composing {
	const struct build_work *work;
	const struct context *context; /* the edition's */
	struct edition_work *edition;
	const struct document_settings **settings; /* of each document */
	struct context *contexts;
};

static void document_compose(void *self, size_t index)
{
	const struct composing *composing = self;
	composing->edition->documents[index] = phases_compose(
	    &composing->contexts[index], composing->work->loaded, composing->edition->figures, composing->settings[index]);
}

static void documents_compose(
    const struct build_work *work, const struct context *context, struct edition_work *edition)
{
	const struct settings *settings = work->loaded->settings;
	struct arena *arena = context->arena;
	struct composing composing = {.work = work, .context = context, .edition = edition};
	composing.settings = arena_array(arena, settings->document_count + 1, sizeof(const struct document_settings *));
	composing.contexts = arena_array(arena, settings->document_count + 1, sizeof *composing.contexts);
	edition->documents = arena_array(arena, settings->document_count + 1, sizeof *edition->documents);
	for (size_t i = 0; i < settings->document_count; i++) {
		if (phases_skip_document(work, edition->edition, &settings->documents[i]))
			continue;
		composing.settings[edition->document_count] = &settings->documents[i];
		composing.contexts[edition->document_count++] = context_fork(context);
	}
	pool_each(context->pool, edition->document_count, document_compose, &composing);
	for (size_t i = 0; i < edition->document_count; i++)
		context_join(context, &composing.contexts[i]);
}

/* One edition, beside the others: its figures, its documents, and what is said of both. */
static void edition_check(const struct build_work *work, struct edition_work *edition)
{
	const struct context *context = &edition->context;
	figures_compare_frozen(context, edition->figures);
	check_reading_ages(work, edition);
	claims_labels(context, edition->figures, edition->documents, edition->document_count);
	for (size_t i = 0; i < edition->document_count; i++) {
		claims_shares(context, edition->figures, edition->documents[i]);
		claims_overlaps(context, edition->figures, edition->documents[i]);
		claims_beside(context, edition->figures, edition->documents[i]);
	}
}

static void edition_compose(void *self, size_t index)
{
	const struct build_work *work = self;
	struct edition_work *edition = &work->editions[index];
	const struct context *context = &edition->context;
	if (phases_skip_edition(work->arguments, edition->edition))
		return;
	edition->downloads =
	    arena_array(context->arena, 2 * work->loaded->settings->document_count + 1, sizeof *edition->downloads);
	edition->figures = phases_protect(context, work->loaded, edition->edition);
	documents_compose(work, context, edition);
	if (!work->arguments->glance)
		edition_check(work, edition);
}

static void say_claims(struct making *making)
{
	const struct build_work *work = &making->work;
	const struct stats *stats = work->loaded->stats;
	if (stats_missed(stats, "a") || stats_missed(stats, "fact.a"))
		return; /* of figures that could not be read none is known, so that all numbers would seem to be strange */
	struct claims *claims = claims_new(&making->context);
	for (size_t i = 0; i < work->loaded->settings->edition_count; i++)
		for (size_t j = 0; j < work->editions[i].document_count; j++)
			claims_read(claims, work->editions[i].figures, work->editions[i].documents[j]);
	claims_report(claims, work->arguments->strict);
}

static void say_identifying(struct making *making)
{
	const struct build_work *work = &making->work;
	struct privacy *privacy = privacy_new(&making->context, work->words, work->word_count);
	privacy_learn(privacy, work->loaded);
	for (size_t i = 0; i < work->loaded->settings->edition_count; i++) {
		const struct edition_work *edition = &work->editions[i];
		for (size_t j = 0; edition->figures && j < edition->figures->count; j++)
			privacy_know(privacy, edition->figures->measures[j].label_text);
		for (size_t j = 0; j < edition->document_count; j++)
			privacy_read(privacy, edition->documents[j]);
	}
}

static void say_language(struct making *making)
{
	const struct build_work *work = &making->work;
	struct language_check *language = language_new(&making->context, work->speller, work->words, work->word_count);
	for (size_t i = 0; i < work->loaded->settings->edition_count; i++)
		for (size_t j = 0; j < work->editions[i].document_count; j++)
			language_read(language, work->editions[i].documents[j]);
	struct buffer lines = {0};
	language_ages(language, &lines);
	work->products->said = buffer_finish(&lines, making->context.arena);
}

/* Of what no edition shows. */
static void say_unused(struct making *making)
{
	const struct loaded *loaded = making->work.loaded;
	counted_warn(&making->context, loaded->stats);
	leftovers_warn(&making->context, loaded->root);
	if (!loaded->settings->sample)
		sample_text_warn(&making->context, loaded->root);
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
	struct context pages = *work->context;
	pages.arena = arena_new(); /* all that goes with the pages when they are written */
	struct pdf_writer *writer = pdf_begin(&pages, document, dressing->theme, shaper, dressing->pictures);
	const struct layout *layout = layout_document(&pages, &input);
	struct buffer pdf = {0};
	pdf_finish(writer, &pdf, layout);
	making->download = (struct download){file, document->title, "PDF", pdf.length, layout->page_count};
	work->products->pdf_pages += layout->page_count;
	arena_free(pages.arena);
	product_add(work, edition_path(work, making->edition, file), document->place, &pdf);
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
	product_add(work, edition_path(work, making->edition, file), document->place, &docx);
}

static void make_texts(struct making *making)
{
	const struct build_work *work = &making->work;
	const struct edition_work *edition = making->edition;
	for (size_t i = 0; i < edition->document_count; i++) {
		const struct document *document = edition->documents[i];
		struct buffer text = {0};
		plain_write(work->context, &text, document);
		product_add(work, edition_path(work, edition, arena_format(work->context->arena, "%s.txt", document->name)),
		    document->place, &text);
	}
}

static bool documents_are_made(void *self)
{
	struct makings *all = self;
	pthread_mutex_lock(&all->lock);
	bool made = !all->waited_for;
	pthread_mutex_unlock(&all->lock);
	return made;
}

/* What the site offers, once it is all made. */
static const struct download *downloads_await(void *self, size_t *count)
{
	const struct making *making = self;
	struct makings *all = making->all;
	struct edition_work *edition = making->edition;
	pool_until(all->work->context->pool, documents_are_made, all);
	edition->download_count = 0;
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].edition == edition && all->items[i].document)
			edition->downloads[edition->download_count++] = all->items[i].download;
	*count = edition->download_count;
	return edition->downloads;
}

static void make_web(struct making *making, bool whole_site)
{
	const struct build_work *work = &making->work;
	struct edition_work *edition = making->edition;
	const struct metric metric = metric_new(making, &work->dressings[0]);
	struct site_input input = {
	    .documents = edition->documents,
	    .document_count = edition->document_count,
	    .theme = work->dressings[0].theme,
	    .metric = &metric,
	    .downloads = downloads_await,
	    .downloads_self = making,
	    .fragments = work->arguments->fragment,
	    .whole_site = whole_site,
	    .pictures = work->dressings[0].pictures,
	};
	say(work, edition, "index.html");
	const struct site *site = html_write(work->context, &input);
	work->products->web_pages += site->pages;
	for (size_t i = 0; i < site->count; i++)
		product_take(work, (struct product){edition_path(work, edition, site->files[i].path), site->files[i].data,
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

static void make_data(struct making *making)
{
	data_files_make(&making->work, making->edition);
}

/* One row a format. A document's own files are made before all else, since the site offers them; the site, which waits for them,
 * last. */
static const struct output_format {
	enum format format;
	bool of_document;
	void (*make)(struct making *making);
} output_formats[] = {
    {FORMAT_PDF, true, make_pdf},
    {FORMAT_DOCX, true, make_docx},
    {FORMAT_TEXT, false, make_texts},
    {FORMAT_SITE, false, make_site},
    {FORMAT_HTML, false, make_html},
};

_Static_assert(sizeof output_formats / sizeof *output_formats == FORMAT_COUNT, "each format has its row");

static struct making *making_add(
    struct makings *makings, struct edition_work *edition, void (*make)(struct making *making))
{
	const struct context *context = makings->work->context;
	makings->items =
	    arena_grow(context->arena, makings->items, makings->count, &makings->capacity, sizeof *makings->items);
	struct making *making = &makings->items[makings->count++];
	*making = (struct making){.all = makings, .edition = edition, .make = make, .context = context_fork(context)};
	return making;
}

static void making_run(void *self, size_t index)
{
	struct makings *makings = self;
	struct making *making = &makings->items[index];
	making->work = *makings->work;
	making->work.context = &making->context;
	making->work.products = &making->products;
	making->make(making);
	if (!making->document)
		return;
	pthread_mutex_lock(&makings->lock);
	makings->waited_for--;
	pthread_mutex_unlock(&makings->lock);
	pool_tell(makings->work->context->pool);
}

static void document_files_add(struct makings *makings, struct edition_work *edition)
{
	for (size_t f = 0; f < FORMAT_COUNT; f++)
		for (size_t i = 0; output_formats[f].of_document && i < edition->document_count; i++) {
			if (!(edition->formats & output_formats[f].format))
				continue;
			making_add(makings, edition, output_formats[f].make)->document = edition->documents[i];
			makings->waited_for++;
		}
}

static void edition_files_add(struct makings *makings, struct edition_work *edition)
{
	if (!edition->document_count)
		return;
	making_add(makings, edition, make_data);
	for (size_t f = 0; f < FORMAT_COUNT; f++)
		if (!output_formats[f].of_document && edition->formats & output_formats[f].format)
			making_add(makings, edition, output_formats[f].make);
}

/* Hands over what was said and made of an edition, its DATA or all else. */
static void makings_take(const struct makings *makings, const struct edition_work *edition, bool data)
{
	const struct build_work *work = makings->work;
	for (size_t i = 0; i < makings->count; i++) {
		const struct making *making = &makings->items[i];
		if (making->edition != edition || (making->make == make_data) != data)
			continue;
		context_join(work->context, &making->context);
		if (making->products.said)
			work->products->said = making->products.said;
		work->products->pdf_pages += making->products.pdf_pages;
		work->products->web_pages += making->products.web_pages;
		for (size_t j = 0; j < making->products.count; j++)
			product_take(work, making->products.items[j]);
	}
}

/* What was made is handed over only if nothing is wrong with the report. */
static void makings_hand_over(const struct makings *makings)
{
	const struct build_work *work = makings->work;
	makings_take(makings, NULL, false);
	for (size_t i = 0; i < work->loaded->settings->edition_count && !messages_errors(work->context->messages); i++) {
		size_t first = work->products->count;
		makings_take(makings, &work->editions[i], false);
		if (work->products->count > first)
			products_check_names(work, work->products->items + first, work->products->count - first);
		makings_take(makings, &work->editions[i], true);
	}
}

/* No file is made of a report with mistakes: the characters that no font has are looked for alone. */
static void say_missing(struct making *making)
{
	const struct build_work *work = &making->work;
	for (size_t i = 0; i < work->loaded->settings->edition_count; i++) {
		const struct edition_work *edition = &work->editions[i];
		for (size_t j = 0; (edition->formats & FORMAT_PDF) && j < edition->document_count; j++) {
			const struct dressing *dressing = dressing_of(work, edition->documents[j]);
			if (dressing->fonts)
				pdf_missing(
				    &making->context, edition->documents[j], type_shaper(dressing->fonts, making->context.arena));
		}
	}
}

/* What is to be said of all editions, and, unless there are mistakes already, all that is made of them. */
static void outputs_make(const struct build_work *work)
{
	struct makings makings = {.work = work, .lock = PTHREAD_MUTEX_INITIALIZER};
	size_t count = messages_errors(work->context->messages) ? 0 : work->loaded->settings->edition_count;
	for (size_t i = 0; i < count; i++)
		document_files_add(&makings, &work->editions[i]);
	if (!count)
		making_add(&makings, NULL, say_missing);
	if (!work->arguments->glance) {
		making_add(&makings, NULL, say_claims);
		making_add(&makings, NULL, say_identifying);
		making_add(&makings, NULL, say_unused);
	}
	if (work->arguments->language)
		making_add(&makings, NULL, say_language);
	for (size_t i = 0; i < count; i++)
		edition_files_add(&makings, &work->editions[i]);
	pool_each(work->context->pool, makings.count, making_run, &makings);
	makings_hand_over(&makings);
}

/* `--format html` asks for whatever is read in a browser, `--format docx` for Word files of any edition. */
unsigned phases_wanted_formats(const struct arguments *arguments, const struct edition *edition)
{
	if (!arguments->format)
		return edition->formats;
	unsigned wanted = format_bit(arguments->format);
	if (wanted == FORMAT_DOCX)
		return wanted;
	return edition->formats & (wanted == FORMAT_HTML ? FORMAT_WEB : wanted);
}

/* A format that is asked for and that no edition has would be looked for in vain. */
static void check_format(const struct build_work *work)
{
	const struct settings *settings = work->loaded->settings;
	const struct edition *asked = NULL;
	for (size_t i = 0; i < settings->edition_count; i++) {
		const struct edition *edition = &settings->editions[i];
		if (phases_skip_edition(work->arguments, edition))
			continue;
		if (!work->arguments->format || work->editions[i].formats)
			return;
		asked = asked ? asked : edition;
	}
	if (asked)
		message_add(work->context->messages, MSG_EDITION_FORMAT, asked->place, work->arguments->format);
}

/* Composes every edition, so that one run shows all mistakes; with none, makes their files. */
static void make_editions(struct build_work *work)
{
	const struct settings *settings = work->loaded->settings;
	work->editions = arena_array(work->context->arena, settings->edition_count + 1, sizeof *work->editions);
	for (size_t i = 0; i < settings->edition_count; i++)
		work->editions[i] = (struct edition_work){
		    .edition = &settings->editions[i],
		    .context = context_fork(work->context),
		    .formats = phases_wanted_formats(work->arguments, &settings->editions[i]),
		};
	check_format(work);
	pool_each(work->context->pool, settings->edition_count, edition_compose, work);
	for (size_t i = 0; i < settings->edition_count; i++) {
		context_join(work->context, &work->editions[i].context);
		for (size_t j = 0; j < work->editions[i].document_count; j++) {
			check_pictures(work, work->editions[i].documents[j]);
			place_icons(work, work->editions[i].documents[j]);
		}
	}
	protection_years_tell(work->context, work->loaded->protection);
	pool_end(work->context->pool, &work->shaping);
	outputs_make(work);
}

void phases_make(const struct context *context, struct loaded *loaded, const struct arguments *arguments,
    const struct progress *progress, struct products *products)
{
	struct build_work work = {
	    .context = context,
	    .loaded = loaded,
	    .arguments = arguments,
	    .progress = progress,
	    .products = products,
	};
	if (arguments->language)
		work.speller = speller_open(context->arena, pool_jobs(context->pool) > 1);
	phases_prepare(&work, loaded);
	work.words = report_own_words(
	    context, loaded->narrative, theme_folder_of(work.dressings[0].theme, "words.yaml"), &work.word_count);
	make_editions(&work);
	if (work.speller)
		speller_close(work.speller);
	phases_close(&work);
}
