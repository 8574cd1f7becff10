#include "html/page.h"

#include <string.h>

#include "base/text.h"
#include "html/escape.h"

/* The plain text of a section's heading. */
static const char *section_title(struct arena *arena, const struct node *section)
{
	const struct node *heading = section->first;
	if (!heading || heading->kind != NODE_HEADING)
		return section->as.section.name ? section->as.section.name : "";
	if (heading->as.heading.plain)
		return heading->as.heading.plain;
	struct buffer plain = {0};
	node_plain(&plain, heading);
	const char *title = arena_copy(arena, buffer_text(&plain));
	buffer_release(&plain);
	return title;
}

bool page_shows(const struct web_page *page, const struct node *section)
{
	if (section->kind != NODE_SECTION)
		return false;
	if (page->section)
		return section == page->section;
	if (section->as.section.role == SECTION_CHART_TABLES)
		return false; /* they stand below their charts */
	return section->as.section.role != (page->single ? SECTION_DATA : SECTION_CONTENTS);
}

static const struct node *shown_from(const struct web_page *page, const struct node *section)
{
	while (section && !page_shows(page, section))
		section = section->next;
	return section;
}

const struct node *page_first(const struct web_page *page)
{
	return page->document->root ? shown_from(page, page->document->root->first) : NULL;
}

const struct node *page_next(const struct web_page *page, const struct node *section)
{
	return shown_from(page, section->next);
}

int page_shift(const struct web_page *page)
{
	const struct node *first = page_first(page);
	return page->single || (first && page_next(page, first)) ? 1 : 0;
}

struct place page_place(const struct web_page *page)
{
	return page->section ? page->section->place : page->document->place;
}

/* The pages that explain have short names of their own, since every figure leads to one of them. */
static const char *section_path(struct arena *arena, const struct node *section)
{
	static const char *const names[] = {[SECTION_WORKINGS] = "workings.html",
	    [SECTION_WORDS] = "words.html",
	    [SECTION_DATA] = "data.html",
	    [SECTION_ACCESSIBILITY] = "accessibility.html"};
	const char *name = section->as.section.name ? section->as.section.name : section->anchor;
	if (section->as.section.role > SECTION_CONTENTS)
		return names[section->as.section.role];
	return arena_format(arena, "%s.html", name ? name : "section");
}

static void add_section(
    const struct context *context, struct pages *pages, const struct document *document, const struct node *section)
{
	struct web_page page = {
	    .path = section_path(context->arena, section),
	    .title = section_title(context->arena, section),
	    .number = section->as.section.number,
	    .summary = section->as.section.summary,
	    .document = document,
	    .section = section,
	};
	pages->items[pages->count++] = page;
}

static size_t count_sections(const struct document *document)
{
	size_t count = 0;
	for (const struct node *node = document->root ? document->root->first : NULL; node; node = node->next)
		count += node->kind == NODE_SECTION;
	return count;
}

struct pages pages_of_site(const struct context *context, const struct site_input *input)
{
	const struct document *main = input->documents[0];
	struct pages pages = {.single = main->name};
	pages.items = arena_array(context->arena, count_sections(main) + input->document_count, sizeof *pages.items);
	for (const struct node *node = main->root ? main->root->first : NULL; node; node = node->next)
		if (node->kind == NODE_SECTION && node->as.section.role != SECTION_CONTENTS &&
		    node->as.section.role != SECTION_CHART_TABLES)
			add_section(context, &pages, main, node);
	for (size_t i = 1; i < input->document_count; i++) {
		const struct document *document = input->documents[i];
		struct web_page page = {
		    .path = arena_format(context->arena, "%s.html", document->name),
		    .title = document->title,
		    .summary = document->summary,
		    .document = document,
		};
		pages.items[pages.count++] = page;
	}
	return pages;
}

struct pages pages_of_single(struct arena *arena, const struct document *document)
{
	struct pages pages = {.items = arena_array(arena, 1, sizeof *pages.items), .count = 1};
	pages.items[0] = (struct web_page){
	    .path = "", .title = document->title, .summary = document->summary, .document = document, .single = true};
	return pages;
}

const char *page_address(struct arena *arena, const struct web_page *page)
{
	struct buffer address = {0};
	escape_path(&address, page->path);
	return buffer_finish(&address, arena);
}
