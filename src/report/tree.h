/* Building nodes in few words. Private to report/. */
#ifndef REPORT_TREE_H
#define REPORT_TREE_H

#include "doc/node.h"

struct place tree_nowhere(void);
struct node *tree_add(struct arena *arena, struct node *parent, enum node_kind kind, struct place place);
void tree_text(struct arena *arena, struct node *parent, const char *text);
void tree_strong(struct arena *arena, struct node *parent, const char *text);
struct node *tree_paragraph(struct arena *arena, struct node *parent, const char *text);
struct node *tree_heading(struct arena *arena, struct node *parent, int level, const char *text);
struct node *tree_link(
    struct arena *arena, struct node *parent, enum link_kind kind, const char *target, const char *text);

/* Moves all children of FROM to the end of TO. */
void tree_adopt(struct node *to, struct node *from);

/* Takes all children out of PARENT: the first of them, still linked by next, for a caller who puts them in place. */
struct node *tree_release(struct node *parent);

/* The next node in reading order below ROOT, children first; NULL at the end. tree_skip leaves out NODE's children. */
struct node *tree_next(const struct node *root, struct node *node);
struct node *tree_skip(const struct node *root, struct node *node);

/* The nearest of NODE's ancestors (or itself) of KIND, not above ROOT; NULL if there is none. */
struct node *tree_within(const struct node *root, struct node *node, enum node_kind kind);

/* The plain text of a node's inlines, owned by the arena. */
const char *tree_plain(struct arena *arena, const struct node *node);

#endif
