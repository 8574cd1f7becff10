/* What tests of PDFs share: a theme with its fonts, and hand-made documents. */
#ifndef TESTS_PDF_BENCH_H
#define TESTS_PDF_BENCH_H

#include <stdlib.h>

#include "base/text.h"
#include "pdf/pdf.h"

struct bench {
	struct arena *arena;
	struct context context;
	const struct theme *theme;
	struct fonts *fonts;
	struct shaper *shaper;
	struct pictures *pictures;
};

static inline struct node *add(struct bench *bench, struct node *parent, enum node_kind kind)
{
	struct node *node = node_new(bench->arena, kind, (struct place){0});
	if (parent)
		node_append(parent, node);
	return node;
}

static inline struct node *add_text(struct bench *bench, struct node *parent, enum node_kind kind, const char *text)
{
	struct node *node = kind == NODE_TEXT ? parent : add(bench, parent, kind);
	node_append(node, node_text(bench->arena, text, (struct place){0}));
	return node;
}

static inline struct node *add_heading(
    struct bench *bench, struct node *parent, int level, const char *number, const char *text)
{
	struct node *heading = add_text(bench, parent, NODE_HEADING, text);
	struct buffer slug = {0};
	text_slug(&slug, text);
	heading->as.heading.level = level;
	heading->as.heading.number = number;
	heading->as.heading.plain = text;
	heading->anchor = arena_format(bench->arena, "h%d-%s", level, buffer_text(&slug));
	buffer_release(&slug);
	return heading;
}

static inline struct node *add_section(struct bench *bench, struct node *root, const char *number, const char *title)
{
	struct node *section = add(bench, root, NODE_SECTION);
	section->as.section.number = number;
	section->as.section.name = title;
	section->anchor = arena_format(bench->arena, "section-%s", number ? number : title);
	add_heading(bench, section, 1, number, title);
	return section;
}

static inline struct document document_make(const char *name)
{
	return (struct document){.name = name,
	    .title = "Annual report",
	    .council = "Leicestershire County Council",
	    .period = "1 April 2021 to 31 March 2022",
	    .published = "24 August 2022",
	    .published_iso = "2022-08-24",
	    .language = "en-GB",
	    .edition = "board",
	    .marking = "OFFICIAL-SENSITIVE",
	    .sample = true,
	    .sample_text = "Sample: records are invented",
	    .summary = "What we did & why",
	    .main = true,
	    .report_root = "tests/pdf"};
}

static inline bool write_document(struct bench *bench, struct document *document, struct buffer *out)
{
	struct layout_input input = {.document = document,
	    .theme = bench->theme,
	    .metric = type_metric(bench->shaper),
	    .picture = pictures_measure,
	    .picture_self = bench->pictures};
	const struct layout *layout = layout_document(&bench->context, &input);
	return pdf_write(&bench->context, out, document, layout, bench->theme, bench->shaper, bench->pictures);
}

static inline void save(const char *folder, const char *name, const struct buffer *out)
{
	char path[512];
	if (!folder)
		return;
	snprintf(path, sizeof path, "%s/%s.pdf", folder, name);
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(out->data, 1, out->length, file) != out->length || fclose(file))
		exit(99);
}

static inline void bench_begin(struct bench *bench, const char *theme, const char *report_root)
{
	bench->arena = arena_new();
	struct sources *sources = sources_new(bench->arena);
	bench->context =
	    (struct context){.arena = bench->arena, .sources = sources, .messages = messages_new(bench->arena, sources)};
	bench->theme = theme_load(&bench->context, "themes", theme, (struct place){0});
	bench->fonts = bench->theme ? type_load(&bench->context, bench->theme) : NULL;
	bench->shaper = bench->fonts ? type_shaper(bench->fonts, bench->arena) : NULL;
	bench->pictures = pictures_new(&bench->context, report_root, "themes/county");
}

static inline void bench_end(struct bench *bench)
{
	struct buffer messages = {0};
	messages_print(bench->context.messages, &messages, 20);
	fputs(buffer_text(&messages), stderr);
	buffer_release(&messages);
	type_release(bench->fonts);
	arena_free(bench->arena);
}

#endif
