/* What a build needs, got ready by threads that are idle while its drafts are composed and proved: the narrative parsed, themes
 * and fonts opened, the words of the drafts shaped; and given up at its end. */
#include "base/text.h"
#include "data/settings.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "phases_work.h"
#include "report/report.h"
#include "themes.h"
#include "type/type.h"

/* The dressing of the theme NAME, opened when it is first asked for, at ASKED; after a message on the theme or its fonts, one
 * without fonts. */
static size_t dressing_open(
    struct build_work *work, const struct context *context, const char *name, struct place asked)
{
	for (size_t i = 0; i < work->dressing_count; i++)
		if (work->dressings[i].fonts && text_equal(work->dressings[i].name, name))
			return i;
	struct dressing *dressing = &work->dressings[work->dressing_count];
	dressing->name = name;
	dressing->theme = theme_load(context, themes_folder(context->arena, name), name, asked);
	dressing->icons.theme = dressing->theme;
	if (dressing->theme) {
		dressing->fonts = type_load(context, dressing->theme);
		work->products->machine_fault |= !dressing->fonts;
	}
	return work->dressing_count++;
}

static void dressings_open(struct build_work *work, const struct context *context)
{
	const struct settings *settings = work->loaded->settings;
	const struct value *name = value_get(settings->root, "theme");
	work->dressings = arena_array(context->arena, settings->document_count + 1, sizeof *work->dressings);
	work->worn = arena_array(context->arena, settings->document_count + 1, sizeof *work->worn);
	dressing_open(work, context, settings->theme, name ? name->place : (struct place){0});
	for (size_t i = 0; i < settings->document_count; i++) {
		const struct value *own = settings->documents[i].theme;
		if (own && own->text && !text_equal(own->text, settings->theme))
			work->worn[i] = dressing_open(work, context, own->text, own->place);
	}
}

static void pictures_open(const struct build_work *work)
{
	for (size_t i = 0; i < work->dressing_count; i++) {
		struct dressing *dressing = &work->dressings[i];
		if (!dressing->fonts)
			continue;
		dressing->pictures = pictures_new(work->context, work->loaded->root, theme_logo_folder(dressing->theme));
		if (dressing->theme->logo)
			pictures_get(dressing->pictures, PICTURE_OF_THEME, dressing->theme->logo, dressing->theme->place);
	}
}

void phases_close(const struct build_work *work)
{
	for (size_t i = 0; i < work->dressing_count; i++) {
		if (work->dressings[i].fonts)
			type_report(work->context, work->dressings[i].fonts);
		type_release(work->dressings[i].fonts);
	}
}

static bool wants_pdf(const struct build_work *work, const struct document_settings *document)
{
	const struct settings *settings = work->loaded->settings;
	for (size_t i = 0; i < settings->edition_count; i++) {
		const struct edition *edition = &settings->editions[i];
		if (!phases_skip_document(work, edition, document) && !phases_skip_edition(work->arguments, edition) &&
		    phases_wanted_formats(work->arguments, edition) & FORMAT_PDF)
			return true;
	}
	return false;
}

/* Shapes the words of what is printed. */
static void words_shape(const struct build_work *work)
{
	const struct settings *settings = work->loaded->settings;
	const struct document *const *drafts = work->loaded->drafts;
	struct arena *arena = arena_new();
	for (size_t i = 0; drafts && i < settings->document_count; i++) {
		const struct dressing *dressing = &work->dressings[work->worn[i]];
		if (!drafts[i] || !dressing->fonts || !wants_pdf(work, &settings->documents[i]))
			continue;
		struct metric metric = type_metric(type_shaper(dressing->fonts, arena));
		layout_shape_ahead(drafts[i], &metric);
	}
	arena_free(arena);
}

static bool wants_pdfs(const struct build_work *work)
{
	const struct settings *settings = work->loaded->settings;
	for (size_t i = 0; i < settings->document_count; i++)
		if (wants_pdf(work, &settings->documents[i]))
			return true;
	return false;
}

/* The narrative, while the first of the drafts is composed. */
static void parse_aside(void *self, size_t index)
{
	const struct build_work *work = self;
	report_parse(work->loaded->narrative, index);
}

/* Themes and fonts, while the drafts are composed. */
static void open_aside(void *self, size_t index)
{
	struct build_work *work = self;
	(void)index;
	dressings_open(work, &work->opening_context);
	if (wants_pdfs(work))
		pdf_prepare();
}

/* The words of the drafts, while these are proved and the editions composed. */
static void shape_aside(void *self, size_t index)
{
	struct build_work *work = self;
	(void)index;
	pool_end(work->context->pool, &work->opening);
	words_shape(work);
}

/* The themes' files come before what is proved, which reads none: so a theme's place stays what it is. */
void phases_prepare(struct build_work *work, struct loaded *loaded)
{
	const struct context *context = work->context;
	work->opening_context = context_fork(context);
	const struct context proving = context_fork(context);
	work->opening = (struct pool_batch){.run = open_aside, .self = work, .count = 1};
	work->parsing = (struct pool_batch){.run = parse_aside, .self = work};
	work->shaping = (struct pool_batch){.run = shape_aside, .self = work, .count = 1};
	if (loaded->narrative)
		work->parsing.count = report_file_count(loaded->narrative);
	pool_begin(context->pool, &work->parsing);
	pool_begin(context->pool, &work->opening);
	bool proved = loaded->protection;
	if (!proved)
		phases_find_printed(&proving, loaded);
	pool_begin(context->pool, &work->shaping);
	if (!proved)
		phases_prove(&proving, loaded);
	pool_end(context->pool, &work->parsing);
	pool_end(context->pool, &work->opening);
	context_join(context, &work->opening_context);
	context_join(context, &proving);
	pictures_open(work);
}
