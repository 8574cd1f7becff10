/* The printed text of one block, with what of it the author typed and where. */
#ifndef DOC_PASSAGE_H
#define DOC_PASSAGE_H

#include "base/buffer.h"
#include "base/source.h"
#include "doc/node.h"

/* A stretch of it that one node printed. */
struct passage_part {
	size_t start, length;    /* in bytes of the text */
	struct place place;      /* where the author wrote it; nowhere of what the program printed */
	const struct node *node; /* that printed it */
};

struct passage {
	struct arena *arena;
	const struct sources *sources;
	struct buffer text;
	struct passage_part *parts;
	size_t count, capacity;
	/* How far the text was followed through its source. */
	size_t part, at; /* bytes of that part */
	uint32_t source;
};

/* Where the author typed the LENGTH bytes from START on, as they stand. False if the program printed them, or they stand
 * in the source in another form. START may only grow from call to call. PART is then that of START. */
bool passage_typed(struct passage *passage, size_t start, size_t length, struct place *place);

/* The same of what a record says, whose text has no places of its own: looked for behind the record's place. The bytes it
 * takes in the source, or 0 and the record's place where it is not found as it stands. */
size_t passage_record(const struct passage *passage, size_t start, size_t length, struct place *place);

/* The same, and of what a record says, whose text has no places of its own, where it stands behind the record's. How many
 * bytes of the source it takes; 0 and the record's place where it is not found, 0 and nowhere of what the program printed. */
size_t passage_source(struct passage *passage, size_t start, size_t length, struct place *place);

/* Calls EACH for every block that a reader of English reads as prose: narrative, titles, captions, alternative texts, case
 * studies, what records say. Left out are quotations, code, notes, sources and other languages. EACH finds the block's text
 * in PASSAGE, which it may use up; BLOCK is the node that holds it. What {{ say "…" }} vouches for has no place. Takes
 * time linear in the text. */
void passages_each(struct passage *passage, const struct document *document,
    void (*each)(void *self, const struct node *block), void *self);

/* As passages_each, for the document's title and subtitle, which report.yaml gives it. */
void passages_of_titles(struct passage *passage, const struct document *document,
    void (*each)(void *self, const struct node *block), void *self);

/* Is it told of somebody, or said by them: a case study, a quotation, a card? */
bool node_is_story(const struct node *node);

/* As passages_each, for the blocks of stories alone, and quotations with them. */
void passages_of_stories(struct passage *passage, const struct document *document,
    void (*each)(void *self, const struct node *block), void *self);

#endif
