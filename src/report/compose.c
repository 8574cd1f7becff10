/* A report's document for one edition, from front to back. */
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "doc/check.h"
#include "report/prose.h"
#include "report/tree.h"
#include "words/tag.h"

static const char *date_text(const struct composer *composer, int32_t day)
{
	struct buffer text = {0};
	words_date(&text, composer_words(composer), (struct date){day, false});
	return buffer_finish(&text, composer_arena(composer));
}

static const char *date_iso(const struct composer *composer, int32_t day)
{
	struct buffer text = {0};
	date_print_iso(&text, (struct date){day, false});
	return buffer_finish(&text, composer_arena(composer));
}

static const char *authors_text(struct arena *arena, const struct value *authors)
{
	struct buffer text = {0};
	for (const struct value *item = authors && authors->kind == VALUE_LIST ? authors->first : NULL; item;
	     item = item->next) {
		if (!item->text)
			continue;
		buffer_add(&text, text.length ? ", " : "");
		buffer_add(&text, item->text);
	}
	const char *copy = text.length ? arena_copy(arena, buffer_text(&text)) : NULL;
	buffer_release(&text);
	return copy;
}

static void document_texts(struct composer *composer)
{
	struct document *document = composer->document;
	const struct settings *settings = composer->settings;
	struct arena *arena = composer_arena(composer);
	struct section nowhere = prose_nowhere(composer);
	const struct value *title = composer->settings_of_document->title;
	document->title = prose_plain(&nowhere, title ? title : settings->title);
	document->report_title = title ? prose_plain(&nowhere, settings->title) : document->title;
	const struct value *subtitle = composer->settings_of_document->subtitle;
	subtitle = subtitle ? subtitle : settings->subtitle;
	document->subtitle = subtitle ? prose_plain(&nowhere, subtitle) : NULL;
	document->period = words_fill(arena, composer_words(composer), PHRASE_PERIOD,
	    WITH({"from", date_text(composer, settings->from)}, {"to", date_text(composer, settings->to)}));
	document->published = date_text(composer, settings->published);
	document->published_iso = date_iso(composer, settings->published);
	document->authors = authors_text(arena, settings->authors);
}

/* Plain texts of report.yaml with the apostrophes that Markdown gives the others. */
static const char *apostrophes_set(struct arena *arena, const char *text)
{
	struct buffer out = {0};
	for (const char *at = text; at && *at; at++)
		if (*at == '\'' && at > text && at[-1] != ' ')
			buffer_add(&out, "\xE2\x80\x99");
		else
			buffer_char(&out, *at);
	const char *copy = text ? arena_copy(arena, buffer_text(&out)) : NULL;
	buffer_release(&out);
	return copy;
}

static struct document *document_new(struct composer *composer)
{
	const struct settings *settings = composer->settings;
	struct arena *arena = composer_arena(composer);
	struct document *document = arena_alloc(arena, sizeof *document);
	document->name = composer->settings_of_document->name;
	document->place = composer->settings_of_document->place;
	document->council = apostrophes_set(arena, settings->council);
	document->team = apostrophes_set(arena, settings->team);
	document->service = apostrophes_set(arena, settings->service);
	document->language = composer->settings_of_document->language;
	document->edition = composer->edition->name;
	document->marking = composer->edition->marking;
	document->draft = settings->draft;
	document->sample = settings->sample;
	document->sample_text = settings->sample ? words_say(words_of(document->language), PHRASE_SAMPLE) : NULL;
	document->url = settings->url;
	document->licence = settings->licence;
	document->copyright = apostrophes_set(arena, settings->copyright);
	document->contact_role = apostrophes_set(arena, settings->contact_role);
	document->contact_email = settings->contact_email;
	document->main = composer->settings_of_document == settings_main(settings, composer->edition);
	document->pages = (int)composer->settings_of_document->pages;
	document->section_start = composer->settings_of_document->section_start;
	document->report_root = composer->narrative->root;
	document->root = node_new(arena, NODE_DOCUMENT, tree_nowhere());
	document->root->right_to_left = language_right_to_left(document->language);
	return document;
}

/* The files of the document's sections that this edition has. */
static const struct narrative_file **outline(const struct composer *composer, size_t *count)
{
	const struct value *sections = composer->settings_of_document->sections;
	size_t listed = sections && sections->kind == VALUE_LIST ? sections->count : 0;
	const struct narrative_file **files = arena_array(composer_arena(composer), listed + 1, sizeof *files);
	*count = 0;
	for (const struct value *item = listed ? sections->first : NULL; item; item = item->next) {
		const struct narrative_file *file = item->text ? narrative_find(composer->narrative, item->text) : NULL;
		if (file && !file->case_study && (file->editions & composer->edition->bit))
			files[(*count)++] = file;
	}
	return files;
}

static void words_anchor(struct composer *composer)
{
	const struct narrative *narrative = composer->narrative;
	struct arena *arena = composer_arena(composer);
	if (!composer->document->main)
		return;
	composer->word_anchors = arena_array(arena, narrative->word_count + 1, sizeof *composer->word_anchors);
	for (size_t i = 0; i < narrative->word_count; i++) {
		struct buffer slug = {0};
		if (!(narrative->words[i].editions & composer->edition->bit))
			continue;
		text_slug(&slug, narrative->words[i].text);
		composer->word_anchors[i] = anchor_claim(composer, arena_format(arena, "word-%s", buffer_text(&slug)));
		buffer_release(&slug);
	}
}

static void sections_compose(struct composer *composer)
{
	size_t count;
	const struct narrative_file **files = outline(composer, &count);
	/* One section alone needs no number. */
	composer->sections = count > 1 && composer_numbers(composer) ? 0 : -1;
	for (size_t i = 0; i < count; i++)
		section_compose(composer, files[i]);
	for (const struct node *node = composer->document->root->first; node && !composer->document->summary;
	     node = node->next)
		composer->document->summary = node->as.section.summary;
}

static void figures_name(struct composer *composer)
{
	struct document *document = composer->document;
	document->figures = arena_array(composer_arena(composer), composer->usage_count + 1, sizeof *document->figures);
	for (size_t i = 0; i < composer->usage_count; i++)
		document->figures[document->figure_count++] = composer->usages[i].measure->id;
}

/* What names no language has the document's direction. */
static void sections_turn(struct node *root)
{
	for (struct node *node = root->first; node; node = node->next)
		node->right_to_left = node->language ? language_right_to_left(node->language) : root->right_to_left;
}

/* Order matters: labels in the workings may be the first to show another measure, and the contents list what stands. */
static void parts_compose(struct composer *composer)
{
	struct document *document = composer->document;
	document_texts(composer);
	words_anchor(composer);
	sections_compose(composer);
	chart_tables_compose(composer);
	if (document->main) {
		if (composer->settings_of_document->workings)
			workings_compose(composer);
		definitions_compose(composer);
		downloads_compose(composer);
		statement_compose(composer);
	}
	links_resolve(composer);
	if (document->pages == 0 && composer->settings_of_document->contents)
		contents_compose(composer);
	if (document->pages == 0 && composer->settings_of_document->cover)
		cover_compose(composer);
	sections_turn(document->root);
	figures_name(composer);
}

static void usage_prepare(struct composer *composer, size_t measures)
{
	struct arena *arena = composer_arena(composer);
	composer->usage_of = arena_array(arena, measures + 1, sizeof *composer->usage_of);
	composer->names = arena_array(arena, measures + 1, sizeof *composer->names);
	composer->naming = arena_array(arena, measures + 1, sizeof *composer->naming);
}

static void composer_open(struct composer *composer, const struct document_settings *settings)
{
	composer->settings_of_document = settings;
	composer->anchors = anchors_new(composer_arena(composer));
	usage_prepare(composer, composer->figures->count);
	composer->document = document_new(composer);
}

struct composer *composer_elsewhere(const struct composer *composer, const struct document_settings *settings)
{
	struct composer *other = arena_alloc(composer_arena(composer), sizeof *other);
	*other = (struct composer){.context = composer->context,
	    .narrative = composer->narrative,
	    .figures = composer->figures,
	    .edition = composer->edition,
	    .settings = composer->settings};
	composer_open(other, settings);
	return other;
}

const struct document *report_compose(const struct context *context, const struct narrative *narrative,
    const struct figures *figures, const struct document_settings *settings)
{
	struct composer composer = {.context = context,
	    .narrative = narrative,
	    .figures = figures,
	    .edition = figures->edition,
	    .settings = narrative->records->settings};
	composer_open(&composer, settings);
	parts_compose(&composer);
	doc_check(context, composer.document);
	return composer.document;
}

const struct document *report_compose_file(const struct context *context, const char *root, const char *path)
{
	struct narrative narrative = {.root = root};
	struct document *document = arena_alloc(context->arena, sizeof *document);
	struct composer composer = {.context = context,
	    .narrative = &narrative,
	    .document = document,
	    .anchors = anchors_new(context->arena),
	    .sections = -1};
	struct narrative_file *file = arena_alloc(context->arena, sizeof *file);
	const char *slash = strrchr(path, '/'), *stem = slash ? slash + 1 : path;
	size_t length = strlen(stem);
	if (text_ends(stem, ".md"))
		length -= strlen(".md");
	document->name = file->name = arena_slice(context->arena, stem, length);
	document->language = "en-GB";
	document->title = file->name;
	document->report_root = root;
	document->root = node_new(context->arena, NODE_DOCUMENT, tree_nowhere());
	file->path = path;
	file->file = file_read_text(context, root, path, tree_nowhere());
	if (file->file == 0)
		return document;
	front_matter_read(context, file);
	narrative.files = file;
	narrative.count = 1;
	narrative_prepare(context, &narrative);
	section_compose(&composer, file);
	links_resolve(&composer);
	sections_turn(document->root);
	return document;
}
