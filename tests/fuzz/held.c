#include "fuzz/held.h"

#include <stdlib.h>

#include "docx/docx.h"
#include "html/html.h"
#include "icons.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "plain/plain.h"

static void let_go(struct held *held)
{
	type_release(held->fonts);
	arena_free(held->context.arena);
}

static struct held hold(void)
{
	struct held held = {.context = fuzz_context()};
	held.loaded = phases_load(&held.context, fuzz_report);
	held.theme = theme_load(&held.context, "themes", "own", NOWHERE);
	held.fonts = held.theme ? type_load(&held.context, held.theme) : NULL;
	if (!held.loaded.settings || !held.fonts || messages_errors(held.context.messages))
		abort();
	return held;
}

const struct held *held_report(void)
{
	enum { USES = 2000 };
	static struct held held;
	static int uses;
	if (uses++ % USES == 0) {
		let_go(&held);
		held = hold();
	}
	return &held;
}

struct context held_context(const struct held *held)
{
	struct context context = {.arena = arena_new()};
	context.sources = sources_fork(held->context.sources, context.arena);
	context.messages = messages_new(context.arena, context.sources);
	return context;
}

const struct figures *held_figures(const struct context *context, const struct loaded *loaded, int edition)
{
	return phases_protect(context, loaded, &loaded->settings->editions[edition]);
}

const struct document *held_compose(
    const struct context *context, const struct loaded *loaded, const struct figures *figures)
{
	return phases_compose(context, loaded, figures, &loaded->settings->documents[0]);
}

static const struct download *no_downloads(void *self, size_t *count)
{
	(void)self;
	*count = 0;
	return NULL;
}

static void write_pdf(const struct context *context, struct buffer *out, const struct document *document,
    const struct theme *theme, struct shaper *shaper, struct pictures *pictures)
{
	struct layout_input input = {document, theme, type_metric(shaper), pictures_measure, pictures};
	const struct layout *layout = layout_document(context, &input);
	pdf_write(context, out, document, layout, theme, shaper, pictures);
}

static void write_site(const struct context *context, const struct document *document, const struct theme *theme,
    const struct metric *metric, struct pictures *pictures)
{
	struct site_input input = {
	    .documents = &document,
	    .document_count = 1,
	    .theme = theme,
	    .metric = metric,
	    .downloads = no_downloads,
	    .pictures = pictures,
	    .whole_site = true,
	};
	html_write(context, &input);
}

void held_write(const struct context *context, const struct document *document, const struct theme *theme,
    struct fonts *fonts, int format)
{
	struct buffer out = {0};
	struct pictures *pictures = pictures_new(context, fuzz_report, theme_logo_folder(theme));
	struct shaper *shaper = type_shaper(fonts, context->arena);
	const struct metric metric = type_metric(shaper);
	icons_place(context, document, &(struct icons){.theme = theme});
	if (messages_errors(context->messages))
		return;
	if (format == 0)
		write_pdf(context, &out, document, theme, shaper, pictures);
	else if (format == 1)
		write_site(context, document, theme, &metric, pictures);
	else if (format == 2)
		plain_write(context, &out, document);
	else
		docx_write(context, &out, &(struct docx_input){document, theme, &metric, pictures});
	buffer_release(&out);
}
