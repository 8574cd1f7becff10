#include "html/frame.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "html/escape.h"
#include "html/fields.h"

static const char *marked(const struct page_frame *frame, const char *title)
{
	const struct document *document = frame->document;
	return arena_format(frame->arena, "%s%s%s%s%s", document->marking ? document->marking : "",
	    document->marking ? " – " : "", document->draft ? words_say(words_of(document->language), PHRASE_DRAFT) : "",
	    document->draft ? " – " : "", title);
}

/* The end of PHRASE's name after PREFIX in small letters, "skip"; NULL where it begins otherwise. */
static const char *name_below(struct arena *arena, enum phrase phrase, const char *prefix)
{
	const char *name = words_name(phrase);
	if (!text_starts(name, prefix))
		return NULL;
	char *copy = arena_copy(arena, name + strlen(prefix));
	for (char *at = copy; *at; at++)
		*at = ascii_lower(*at);
	return copy;
}

static const char *citation(struct arena *arena, const struct document *document)
{
	const char *day = document->published_iso ? document->published_iso : "";
	const char *text = words_fill(arena, words_of(document->language), PHRASE_CITATION,
	    WITH({"council", document->council}, {"year", arena_format(arena, "%.4s", day)}, {"title", document->title},
	        {"period", document->period}, {"date", document->published ? document->published : day}));
	return document->url ? arena_format(arena, "%s %s", text, document->url) : text;
}

/* "words", for the templates: {{words.skip}} is PHRASE_SITE_SKIP. */
static struct value *site_words(struct arena *arena, const struct words *words)
{
	struct value *map = fields_map(arena);
	for (size_t i = 0; i < PHRASE_COUNT; i++) {
		const char *key = name_below(arena, (enum phrase)i, "SITE_");
		if (key)
			fields_text(arena, map, key, words_say(words, (enum phrase)i));
	}
	return map;
}

static const char *escaped(struct arena *arena, const char *text)
{
	struct buffer out = {0};
	escape_text(&out, text ? text : "");
	return buffer_finish(&out, arena);
}

/* Sentences of the footer; published_line and questions_line hold an element: HTML, for {{{ }}}. */
static void footer_lines(struct page_frame *frame)
{
	const struct document *document = frame->document;
	const struct words *words = words_of(document->language);
	struct arena *arena = frame->arena;
	const char *date = escaped(arena, document->published), *team = document->team, *role = document->contact_role;
	const char *time = arena_format(arena, "<time datetime=\"%s\">%s</time>", document->published_iso, date);
	const char *council = escaped(arena, document->council), *email = escaped(arena, document->contact_email);
	const char *address = arena_format(arena, "<a href=\"mailto:%s\">%s</a>", email, email);
	fields_text(arena, frame->report, "citation_line",
	    words_fill(arena, words, PHRASE_CITE, WITH({"citation", citation(arena, document)})));
	if (document->licence)
		fields_text(arena, frame->report, "licence_line",
		    words_fill(arena, words, PHRASE_LICENCE, WITH({"licence", document->licence})));
	if (document->published)
		fields_text(arena, frame->report, "published_line",
		    team && *team ? words_fill(arena, words, PHRASE_PUBLISHED_TEAM,
		                        WITH({"date", time}, {"team", escaped(arena, team)}, {"council", council}))
		                  : words_fill(arena, words, PHRASE_PUBLISHED, WITH({"date", time}, {"council", council})));
	if (document->contact_email)
		fields_text(arena, frame->report, "questions_line",
		    role ? words_fill(
		               arena, words, PHRASE_QUESTIONS_ROLE, WITH({"role", escaped(arena, role)}, {"address", address}))
		         : words_fill(arena, words, PHRASE_QUESTIONS, WITH({"address", address})));
}

void frame_begin(struct page_frame *frame)
{
	const struct document *document = frame->document;
	struct arena *arena = frame->arena;
	const struct {
		const char *key, *text;
	} texts[] = {
	    {"title", document->title},
	    {"subtitle", document->subtitle},
	    {"council", document->council},
	    {"team", document->team},
	    {"service", document->service},
	    {"period", document->period},
	    {"published", document->published},
	    {"published_iso", document->published_iso},
	    {"summary", document->summary},
	    {"edition", document->edition},
	    {"marking", document->marking},
	    {"sample", document->sample ? document->sample_text : NULL},
	    {"url", document->url},
	    {"licence", document->licence},
	    {"copyright", document->copyright},
	    {"contact_role", document->contact_role},
	    {"contact_email", document->contact_email},
	    {"authors", document->authors},
	    {"citation", citation(arena, document)},
	    {"logo", frame->logo},
	    {"logo_alt", frame->logo_alt},
	};
	frame->report = fields_map(arena);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		fields_text(arena, frame->report, texts[i].key, texts[i].text);
	fields_flag(arena, frame->report, "draft", document->draft);
	footer_lines(frame);
	frame->words = site_words(arena, words_of(document->language));
}

static void script_forms(struct buffer *out, const struct words *words, enum phrase phrase)
{
	bool first = true;
	buffer_char(out, '{');
	for (size_t i = 0; words_categories[i]; i++) {
		if (!words_form(words, phrase, i))
			continue;
		buffer_add(out, first ? "" : ",");
		buffer_json(out, words_categories[i]);
		buffer_char(out, ':');
		buffer_json(out, words_form(words, phrase, i));
		first = false;
	}
	buffer_char(out, '}');
}

void frame_script_words(struct buffer *out, struct arena *arena, const struct words *words)
{
	bool first = true;
	buffer_add(out, "var annualWords={");
	for (size_t i = 0; i < PHRASE_COUNT; i++) {
		const char *key = name_below(arena, (enum phrase)i, "SCRIPT_");
		if (!key)
			continue;
		buffer_format(out, "%s%s:", first ? "" : ",", key);
		script_forms(out, words, (enum phrase)i);
		first = false;
	}
	buffer_add(out, "};\n");
}

static struct value *page_entry(struct arena *arena, const struct web_page *page)
{
	struct value *entry = fields_map(arena);
	fields_text(arena, entry, "title", page->title);
	fields_text(arena, entry, "number", page->number);
	fields_text(arena, entry, "url", page_address(arena, page));
	fields_text(arena, entry, "summary", page->summary);
	return entry;
}

/* What a site's pages are: the report's sections; its other documents; what explains it. */
enum page_group { GROUP_SECTIONS, GROUP_DOCUMENTS, GROUP_REFERENCE };

static enum page_group group_of(const struct web_page *page)
{
	if (!page->section)
		return GROUP_DOCUMENTS;
	return page->section->as.section.role == SECTION_NARRATIVE ? GROUP_SECTIONS : GROUP_REFERENCE;
}

static void list_pages(
    const struct page_frame *frame, const struct web_page *current, struct value *list, enum page_group group)
{
	for (size_t i = 0; i < frame->pages->count; i++) {
		const struct web_page *page = &frame->pages->items[i];
		if (group_of(page) != group)
			continue;
		struct value *entry = page_entry(frame->arena, page);
		fields_flag(frame->arena, entry, "current", page == current);
		fields_add(list, NULL, entry);
	}
}

/* The second-level headings of a page that has more than one. */
static void add_headings(const struct page_frame *frame, struct value *data, const struct web_page *page)
{
	struct value *list = fields_list(frame->arena);
	int level = page_shift(page) ? 1 : 2;
	for (const struct node *section = page_first(page); section; section = page_next(page, section)) {
		for (const struct node *node = section->first; node; node = node->next) {
			const char *anchor = node->anchor ? node->anchor : level == 1 ? section->anchor : NULL;
			if (node->kind != NODE_HEADING || node->as.heading.level != level || !anchor)
				continue;
			struct value *entry = fields_map(frame->arena);
			fields_text(frame->arena, entry, "title", node->as.heading.plain);
			fields_text(frame->arena, entry, "number", node->as.heading.number);
			fields_text(frame->arena, entry, "url", arena_format(frame->arena, "#%s", anchor));
			fields_add(list, NULL, entry);
		}
	}
	if (list->count > 1) {
		struct value *group = fields_map(frame->arena);
		fields_add(group, "items", list);
		fields_add(data, "on_this_page", group);
	}
}

static void add_neighbours(const struct page_frame *frame, struct value *data, const struct web_page *page)
{
	size_t index = (size_t)(page - frame->pages->items);
	if (page->single)
		return;
	if (index > 0)
		fields_add(data, "previous", page_entry(frame->arena, page - 1));
	if (index + 1 < frame->pages->count)
		fields_add(data, "next", page_entry(frame->arena, page + 1));
}

/* The head's texts: title, description, addresses, what search engines may do. */
static void add_head(const struct page_frame *frame, struct value *data, const struct web_page *page)
{
	const struct document *document = frame->document;
	struct arena *arena = frame->arena;
	bool own = page && !page->single;
	const char *title = own ? arena_format(arena, "%s – %s", page->title, document->title) : document->title;
	const char *summary = page && page->summary ? page->summary : document->summary;
	fields_text(arena, data, "language", document->language);
	fields_flag(arena, data, "right_to_left", document->root->right_to_left);
	if (page && !text_equal(page->document->language, document->language))
		fields_text(arena, data, "page_language", page->document->language);
	if (page && page->document->root->right_to_left != document->root->right_to_left)
		fields_text(arena, data, "page_direction", page->document->root->right_to_left ? "rtl" : "ltr");
	fields_text(arena, data, "head_title", marked(frame, title));
	fields_text(arena, data, "page_title", page ? page->title : document->title);
	fields_text(arena, data, "description", summary ? summary : title);
	fields_flag(arena, data, "keep_out", document->sample || document->draft || document->marking != NULL);
	fields_text(arena, data, "policy", frame->policy);
	fields_text(arena, data, "icon", frame->icon);
	fields_text(arena, data, "style", frame->style);
	fields_text(arena, data, "script", frame->script);
	if (document->url) {
		const char *path = page && page->single ? arena_format(arena, "%s.html", document->name)
		                   : own                ? page_address(arena, page)
		                                        : "";
		size_t length = strlen(document->url);
		const char *slash = length && document->url[length - 1] == '/' ? "" : "/";
		fields_text(arena, data, "canonical", arena_format(arena, "%s%s%s", document->url, slash, path));
	}
}

/* A plan wants the full width of the page. */
static bool shows_plan(const struct web_page *page)
{
	for (const struct node *section = page_first(page); section; section = page_next(page, section))
		for (const struct node *node = section->first; node; node = node->next)
			if (node->kind == NODE_TABLE && node->as.table.wide)
				return true;
	return false;
}

struct value *frame_page(
    struct page_frame *frame, const struct web_page *page, const char *opening, const char *content)
{
	struct value *data = fields_map(frame->arena);
	add_head(frame, data, page);
	struct value *report = fields_map(frame->arena);
	*report = *frame->report;
	report->next = NULL;
	fields_add(data, "report", report);
	struct value *words = fields_map(frame->arena);
	*words = *frame->words;
	words->next = NULL;
	fields_add(data, "words", words);
	fields_text(frame->arena, data, "opening", opening);
	fields_text(frame->arena, data, "content", content);
	struct value *sections = fields_list(frame->arena), *reference = fields_list(frame->arena);
	list_pages(frame, page, sections, GROUP_SECTIONS);
	list_pages(frame, page, reference, GROUP_DOCUMENTS);
	list_pages(frame, page, reference, GROUP_REFERENCE);
	fields_add(data, "sections", sections);
	fields_add(data, "reference", reference);
	if (!page)
		return data;
	fields_text(frame->arena, data, "number", page->number);
	fields_flag(frame->arena, data, "own_heading", page_shift(page) == 1);
	fields_flag(frame->arena, data, "wide", shows_plan(page));
	add_headings(frame, data, page);
	add_neighbours(frame, data, page);
	return data;
}

static const char *size_text(struct arena *arena, const struct words *words, size_t bytes)
{
	if (bytes < 1000)
		return words_count(arena, words, PHRASE_BYTES, (struct number){(int64_t)bytes, 0});
	if (bytes < 999500)
		return words_fill(
		    arena, words, PHRASE_KILOBYTES, WITH({"size", arena_format(arena, "%zu", (bytes + 500) / 1000)}));
	size_t tenths = (bytes + 50000) / 100000;
	return words_fill(
	    arena, words, PHRASE_MEGABYTES, WITH({"size", arena_format(arena, "%zu.%zu", tenths / 10, tenths % 10)}));
}

struct value *frame_downloads(const struct page_frame *frame, const struct download *downloads, size_t count)
{
	struct arena *arena = frame->arena;
	const struct words *words = words_of(frame->document->language);
	struct value *list = fields_list(arena);
	for (size_t i = 0; i < count; i++) {
		const struct download *download = &downloads[i];
		struct value *entry = fields_map(arena);
		fields_text(arena, entry, "url", download->path);
		fields_text(arena, entry, "title", download->title);
		fields_text(arena, entry, "format", download->format);
		fields_text(arena, entry, "size", size_text(arena, words, download->length));
		if (download->pages)
			fields_text(arena, entry, "pages",
			    words_count(arena, words, PHRASE_PAGES, (struct number){(int64_t)download->pages, 0}));
		fields_add(list, NULL, entry);
	}
	return list;
}
