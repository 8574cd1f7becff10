/* Blocks of the narrative: a fence whose info string names what to draw, with a YAML body. Private to report/. */
#ifndef REPORT_DIRECTIVE_H
#define REPORT_DIRECTIVE_H

#include "data/keys.h"
#include "report/composer.h"

/* One block as the author wrote it. */
struct block {
	struct section *section;
	const char *name;         /* "chart" */
	const struct value *body; /* checked against the block's keys; a list where `list` allows it */
	struct place place;       /* of the info string */
	size_t left_out;          /* records without consent for this edition, counted as they are met */
};

struct directive {
	const char *name;
	const struct key_table *keys;
	bool list;                                 /* the body may be a list */
	bool alone;                                /* can be made without records and figures: for a file alone */
	struct node *(*make)(struct block *block); /* blocks linked by next, or NULL after a message */
};

struct node *directive_hook(void *self, const struct fence *fence);

struct node *figures_make(struct block *block);
struct node *chart_make(struct block *block);
struct node *table_make(struct block *block);
struct node *quotes_make(struct block *block);
struct node *list_make(struct block *block);
struct node *cards_make(struct block *block);
struct node *actions_make(struct block *block);
struct node *columns_make(struct block *block);
struct node *case_study_make(struct block *block);
struct node *diagram_make(struct block *block);
struct node *image_make(struct block *block);
struct node *callout_make(struct block *block);
struct node *passage_make(struct block *block);
struct node *easy_read_make(struct block *block);

struct arena *block_arena(const struct block *block);
struct composer *block_composer(const struct block *block);
struct messages *block_messages(const struct block *block);
const struct context *block_context(const struct block *block);

/* A new node at the block's place. */
struct node *block_node(const struct block *block, enum node_kind kind);

/* The value of a key as inlines of a new node of KIND appended to PARENT, if the key is there. */
void block_add(const struct block *block, struct node *parent, const char *key, enum node_kind kind);

/* A caption from KEY, or from FALLBACK (plain) where the key is missing; none if both are. */
void block_caption(const struct block *block, struct node *table, const char *key, const char *fallback);

/* Does CONSENT (a mapping, or NULL) name this edition? False after a message that WHAT is left out. */
bool consent_allows(
    struct section *section, const struct value *consent, struct place place, const char *what, const char *name);

/* An IMAGE node of FILE in images/; NULL after a message. */
struct node *image_node(struct section *section, const char *file, struct place place);

#endif
