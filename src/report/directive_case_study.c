/* Case studies: a narrative file of its own, cut into its parts at the headings. */
#include <string.h>

#include "base/text.h"
#include "report/directive.h"
#include "report/prose.h"
#include "report/tree.h"
#include "words/tag.h"

/* The titles that a case study's parts may have: those it needs, then those it may have. */
struct case_titles {
	const char **titles, **slugs;
	size_t needed, count;
};

static const enum phrase usual[] = {
    PHRASE_CASE_WORRIES, PHRASE_CASE_WORKED, PHRASE_CASE_OUTCOME, PHRASE_CASE_BACKGROUND};
enum { USUAL_NEEDED = 3, USUAL_COUNT = sizeof usual / sizeof *usual };

static void title_add(struct arena *arena, struct case_titles *titles, const char *title)
{
	struct buffer slug = {0};
	text_slug(&slug, title);
	titles->titles[titles->count] = title;
	titles->slugs[titles->count++] = buffer_finish(&slug, arena);
}

static struct case_titles titles_of(const struct block *block)
{
	const struct settings *settings = block_composer(block)->settings;
	struct arena *arena = block_arena(block);
	size_t needed = settings->case_part_count, most = needed + settings->case_optional_count + USUAL_COUNT;
	struct case_titles titles = {.titles = arena_array(arena, most, sizeof *titles.titles),
	    .slugs = arena_array(arena, most, sizeof *titles.slugs),
	    .needed = needed ? needed : USUAL_NEEDED};
	for (size_t i = 0; i < needed; i++)
		title_add(arena, &titles, settings->case_parts[i]->text);
	for (size_t i = 0; needed && i < settings->case_optional_count; i++)
		title_add(arena, &titles, settings->case_optional[i]->text);
	for (size_t i = 0; !needed && i < USUAL_COUNT; i++)
		title_add(arena, &titles, words_say(composer_words(block_composer(block)), usual[i]));
	return titles;
}

/* The number of the part with that heading; COUNT if there is none. */
static size_t part_find(struct arena *arena, const struct case_titles *titles, const struct node *heading)
{
	struct buffer slug = {0};
	text_slug(&slug, tree_plain(arena, heading));
	size_t part = 0;
	while (part < titles->count && strcmp(titles->slugs[part], buffer_text(&slug)) != 0)
		part++;
	buffer_release(&slug);
	return part;
}

/* "its headings are ## The worries, ## What worked well" */
static const char *titles_hint(struct arena *arena, const struct case_titles *titles)
{
	struct buffer hint = {0};
	for (size_t i = 0; i < titles->count; i++)
		buffer_format(&hint, "%s%s", i ? ", ## " : "its headings are ## ", titles->titles[i]);
	return buffer_finish(&hint, arena);
}

/* The state of cutting: where the blocks that follow go. */
struct case_cut {
	const struct block *block;
	const struct case_titles *titles;
	struct node *study, *part; /* part: NULL while the background lasts */
	bool begun;                /* the background has had its heading */
	bool *seen;                /* by part */
};

static void part_unknown(const struct case_cut *cut, const struct node *heading)
{
	struct arena *arena = block_arena(cut->block);
	const char *title = tree_plain(arena, heading);
	const char *near = text_did_you_mean(arena, title, cut->titles->titles, cut->titles->count);
	message_add_hint(block_messages(cut->block), MSG_REPORT_CASE_STUDY_HEADING, heading->place,
	    near ? near : titles_hint(arena, cut->titles), title);
}

/* A part that may be left out and begins the case study is its background, which needs no heading. */
static void part_begin(struct case_cut *cut, struct node *heading)
{
	struct arena *arena = block_arena(cut->block);
	size_t part = part_find(arena, cut->titles, heading);
	if (part == cut->titles->count || heading->as.heading.level != 2) {
		part_unknown(cut, heading);
		return;
	}
	if (cut->seen[part])
		message_add(block_messages(cut->block), MSG_REPORT_CASE_STUDY_TWICE, heading->place, cut->titles->titles[part]);
	cut->seen[part] = true;
	if (part >= cut->titles->needed && !cut->part && !cut->begun) {
		cut->begun = true;
		return;
	}
	cut->part = tree_add(arena, cut->study, NODE_CASE_PART, heading->place);
	heading->as.heading.typed = false;
	node_append(cut->part, heading);
}

static void parts_cut(struct case_cut *cut, struct node *blocks)
{
	for (struct node *child = blocks->first, *next; child; child = next) {
		next = child->next;
		node_unlink(child);
		if (child->kind == NODE_HEADING)
			part_begin(cut, child);
		else
			node_append(cut->part ? cut->part : cut->study, child);
	}
}

static void parts_missing(const struct case_cut *cut, const struct narrative_file *file)
{
	for (size_t part = 0; part < cut->titles->needed; part++)
		if (!cut->seen[part])
			message_add(block_messages(cut->block), MSG_REPORT_CASE_STUDY_PART_MISSING, (struct place){file->file, 0},
			    cut->titles->titles[part]);
}

static struct node *study_make(struct block *block, const struct narrative_file *file)
{
	struct section *section = block->section;
	struct case_titles titles = titles_of(block);
	struct case_cut cut = {.block = block,
	    .titles = &titles,
	    .study = block_node(block, NODE_CASE_STUDY),
	    .seen = arena_array(block_arena(block), titles.count, sizeof *cut.seen)};
	if (file->language) {
		cut.study->language = file->language;
		cut.study->right_to_left = language_right_to_left(file->language);
	}
	struct node *heading = prose_inlines(section, value_get(file->front, "title"), NODE_HEADING);
	node_append(cut.study, heading);
	target_add(section->composer, file, NULL, heading);
	if (value_text(file->front, "about"))
		node_append(cut.study, prose_inlines(section, value_get(file->front, "about"), NODE_ABOUT));
	section->within = file;
	struct node *blocks = prose_blocks(section, file, NODE_CASE_STUDY);
	section->within = NULL;
	parts_cut(&cut, blocks);
	parts_missing(&cut, file);
	return cut.study;
}

static const struct narrative_file *study_find(const struct block *block, const struct value *value)
{
	const struct narrative *narrative = block_composer(block)->narrative;
	struct arena *arena = block_arena(block);
	size_t length = strlen(value->text) - (text_ends(value->text, ".md") ? strlen(".md") : 0);
	const char *name = arena_slice(arena, value->text, length);
	const struct narrative_file *file = narrative_find(narrative, name);
	if (!file) {
		const char *hint = text_did_you_mean(arena, name, narrative->names, narrative->count);
		message_add_hint(block_messages(block), MSG_REPORT_CASE_STUDY_UNKNOWN, value->place, hint, value->text);
	}
	return file;
}

struct node *case_study_make(struct block *block)
{
	const struct value *name = value_get(block->body, "file");
	const struct narrative_file *file = study_find(block, name);
	if (!file || !file->front || file->listed || !block_composer(block)->edition)
		return NULL;
	if (block->section->within) {
		message_add(block_messages(block), MSG_REPORT_CASE_STUDY_NESTED, block->place);
		return NULL;
	}
	if (!(file->editions & block_composer(block)->edition->bit))
		return NULL;
	if (!consent_allows(
	        block->section, value_get(file->front, "consent"), (struct place){file->file, 0}, "case study", file->name))
		return NULL;
	return study_make(block, file);
}
