/* Notes at a section's end: numbered in reading order, linked both ways. */
#include <string.h>

#include "base/text.h"
#include "report/composer.h"
#include "report/tree.h"

static size_t note_shared(const struct section *section, const char *key)
{
	for (size_t i = 0; key && i < section->note_count; i++)
		if (text_equal(section->notes[i].key, key))
			return i;
	return section->note_count;
}

struct node *note_add(struct section *section, struct node *note, const char *key, bool automatic)
{
	struct arena *arena = composer_arena(section->composer);
	size_t index = note_shared(section, key);
	if (index == section->note_count) {
		section->notes =
		    arena_grow(arena, section->notes, section->note_count, &section->note_capacity, sizeof *section->notes);
		section->notes[section->note_count++] = (struct draft_note){note, key, automatic};
	}
	struct node *reference = node_new(arena, NODE_NOTE_REFERENCE, note->place);
	reference->as.note.note = section->notes[index].note;
	return reference;
}

bool note_automatic(const struct section *section, const struct node *note)
{
	size_t index = 0;
	while (section->notes[index].note != note)
		index++;
	return section->notes[index].automatic;
}

/* Captions are repeated in lists of tables and charts, where a note would lead nowhere. */
static bool note_refused(const struct section *section, struct node *reference)
{
	if (!tree_within(section->node, reference, NODE_CAPTION) && !tree_within(section->node, reference, NODE_LINK))
		return false;
	if (!note_automatic(section, reference->as.note.note))
		message_add(composer_messages(section->composer), MSG_REPORT_NOTE_IN_HEADING, reference->place);
	return true;
}

static void reference_finish(struct section *section, struct node *reference, struct node *notes)
{
	struct composer *composer = section->composer;
	struct arena *arena = composer_arena(composer);
	struct node *note = reference->as.note.note;
	const char *name = section->file->name;
	bool first = !note->parent;
	if (first) {
		node_append(notes, note);
		note->as.note.number = note->previous ? note->previous->as.note.number + 1 : 1;
		note->anchor = anchor_claim(composer, arena_format(arena, "%s-note-%d", name, note->as.note.number));
	}
	reference->as.note.number = note->as.note.number;
	reference->as.note.back = note->anchor;
	reference->anchor = anchor_claim(composer, arena_format(arena, "%s-note-reference-%d", name, note->as.note.number));
	if (first)
		note->as.note.back = reference->anchor;
}

void notes_finish(struct section *section)
{
	struct node *root = section->node;
	struct node *notes = node_new(composer_arena(section->composer), NODE_NOTES, root->place);
	for (struct node *at = root->first, *next; at; at = next) {
		next = tree_next(root, at);
		if (at->kind != NODE_NOTE_REFERENCE)
			continue;
		if (note_refused(section, at))
			node_unlink(at);
		else
			reference_finish(section, at, notes);
	}
	if (notes->first)
		node_append(root, notes);
}
