/* One file from begin to end: tags, pages, fonts, structure tree, catalog, and the way out when libharu fails. */
#include "pdf/pdf.h"

#include "pdf/libharu.h"
#include "pdf/save.h"
#include "pdf/writer.h"

static void write_file(struct pdf_writer *writer, struct buffer *out)
{
	struct arena *arena = writer->arena;
	type_begin_file(writer->shaper);
	tags_number_pages(writer->tags, writer->layout->page_count);
	writer->pages = arena_array(arena, writer->layout->page_count + 1, sizeof *writer->pages);
	writer->type0 = arena_array(arena, TYPE_FONTS_MAX, sizeof *writer->type0);
	writer_find_targets(writer);
	writer_draw_pages(writer);
	writer_report_missing(writer);
	writer->drawing = NULL;
	writer_write_fonts(writer);
	object structure = tags_write(writer->tags, writer->pages);
	writer_write_catalog(writer, structure, writer_write_outline(writer));
	if (!writer->failed)
		objects_save(&writer->objects, out);
}

static void report_failure(struct pdf_writer *writer)
{
	struct buffer code = {0};
	buffer_format(&code, "0x%04lX", writer->objects.error);
	message_add(writer->context->messages, MSG_PDF_LIBRARY, node_place(writer->drawing), buffer_text(&code));
	buffer_release(&code);
	writer->failed = true;
}

void pdf_prepare(void)
{
	libharu_prepare();
}

static void prepare(void *self, size_t index)
{
	struct pdf_writer *writer = self;
	(void)index;
	writer->tags = tags_new(&writer->objects, writer->arena, writer->document->root);
	writer_find_missing(writer);
}

struct pdf_writer *pdf_begin(const struct context *context, const struct document *document, const struct theme *theme,
    struct shaper *shaper, struct pictures *pictures)
{
	struct arena *arena = arena_new();
	struct pdf_writer *writer = arena_alloc(arena, sizeof *writer);
	*writer = (struct pdf_writer){.context = context, .document = document, .theme = theme};
	writer->shaper = shaper;
	writer->pictures = pictures;
	writer->arena = arena;
	writer->preparing = (struct pool_batch){.run = prepare, .self = writer, .count = 1};
	pool_begin(context->pool, &writer->preparing);
	return writer;
}

bool pdf_finish(struct pdf_writer *writer, struct buffer *out, const struct layout *layout)
{
	const struct context *context = writer->context;
	struct arena *arena = writer->arena;
	writer->layout = layout;
	pool_end(context->pool, &writer->preparing);
	if (setjmp(writer->objects.failed) == 0 && objects_begin(&writer->objects, arena, context->pool))
		write_file(writer, out);
	else
		report_failure(writer);
	objects_release(&writer->objects);
	bool whole = !writer->failed;
	arena_free(arena);
	return whole;
}

bool pdf_write(const struct context *context, struct buffer *out, const struct document *document,
    const struct layout *layout, const struct theme *theme, struct shaper *shaper, struct pictures *pictures)
{
	return pdf_finish(pdf_begin(context, document, theme, shaper, pictures), out, layout);
}
