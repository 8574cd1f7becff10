/* Case studies: a narrative file of its own, cut into its parts at the headings. */
#include <string.h>

#include "base/text.h"
#include "report/directive.h"
#include "report/prose.h"
#include "report/tree.h"

static const char *const parts[] = {"background", "the-worries", "what-worked-well", "the-outcome"};
static const char *const part_titles[] = {"Background", "The worries", "What worked well", "The outcome"};
enum { BACKGROUND, PART_COUNT = sizeof parts / sizeof *parts };

static size_t part_find(struct arena *arena, const struct node *heading)
{
	struct buffer slug = {0};
	text_slug(&slug, tree_plain(arena, heading));
	size_t part = 0;
	while (part < PART_COUNT && strcmp(parts[part], buffer_text(&slug)) != 0)
		part++;
	buffer_release(&slug);
	return part;
}

static void part_unknown(const struct block *block, const struct node *heading)
{
	struct arena *arena = block_arena(block);
	const char *title = tree_plain(arena, heading);
	message_add_hint(block_messages(block), MSG_REPORT_CASE_STUDY_HEADING, heading->place,
	    text_did_you_mean(arena, title, part_titles, PART_COUNT), title);
}

/* The state of cutting: where the blocks that follow go. */
struct cut {
	const struct block *block;
	struct node *study, *part; /* part: NULL while the background lasts */
	bool seen[PART_COUNT];
};

static void part_begin(struct cut *cut, struct node *heading)
{
	struct arena *arena = block_arena(cut->block);
	size_t part = part_find(arena, heading);
	if (part == PART_COUNT || heading->as.heading.level != 2) {
		part_unknown(cut->block, heading);
		return;
	}
	if (cut->seen[part])
		message_add(block_messages(cut->block), MSG_REPORT_CASE_STUDY_TWICE, heading->place, part_titles[part]);
	cut->seen[part] = true;
	if (part == BACKGROUND) {
		if (cut->part)
			message_add(block_messages(cut->block), MSG_REPORT_CASE_STUDY_ORDER, heading->place);
		return;
	}
	cut->part = tree_add(arena, cut->study, NODE_CASE_PART, heading->place);
	heading->as.heading.typed = false;
	node_append(cut->part, heading);
}

static void parts_cut(struct cut *cut, struct node *blocks)
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

static void parts_missing(const struct cut *cut, const struct narrative_file *file)
{
	for (size_t part = BACKGROUND + 1; part < PART_COUNT; part++)
		if (!cut->seen[part])
			message_add(block_messages(cut->block), MSG_REPORT_CASE_STUDY_PART_MISSING, (struct place){file->file, 0},
			    part_titles[part]);
}

static struct node *study_make(struct block *block, const struct narrative_file *file)
{
	struct section *section = block->section;
	struct cut cut = {.block = block, .study = block_node(block, NODE_CASE_STUDY)};
	if (file->language)
		cut.study->language = file->language;
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
	size_t length = strlen(value->text);
	if (length > 3 && strcmp(value->text + length - 3, ".md") == 0)
		length -= 3;
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
	if (!file || !file->front || file->listed)
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
