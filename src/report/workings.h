/* "How we worked these figures out" while it is made: the groups that the document's figures are counted in. Private to
 * report/. */
#ifndef REPORT_WORKINGS_H
#define REPORT_WORKINGS_H

#include "report/prose.h"
#include "report/reference.h"

/* A group that the document's figures are counted in, or that holds such a group. */
struct workings_group {
	const struct group_figures *group;
	const char *name; /* its label, plain, or NULL */
};

struct workings {
	struct section section;
	struct workings_group *groups; /* in order of first use */
	size_t count, capacity;
};

static inline struct arena *workings_arena(const struct workings *w)
{
	return composer_arena(w->section.composer);
}

static inline const struct words *workings_words(const struct workings *w)
{
	return composer_words(w->section.composer);
}

/* The statistic that counts the group itself, where the document shows it; or NULL. */
const struct usage *workings_usage(const struct workings *w, const struct group_figures *group);

/* "83 (94%)": how many are in the group, where a reader may know; else NULL. */
const char *workings_count(const struct workings *w, const struct group_figures *group, const struct usage *usage);

/* The table's label, plain, or its name. */
const char *workings_table(const struct workings *w, const struct table *table);

/* --- workings_tree.c --- */

/* The groups of TABLE as a tree of bars, appended to PART: where there are enough of them, one in another, with numbers. */
void workings_draw(const struct workings *w, const struct table *table, struct node *part);

/* --- workings_counted.c --- */

/* A sentence: how many of a dated table's records the period does not hold, and their first and last date. NULL where the
 * edition withholds anything. */
const char *workings_counted(const struct workings *w, const struct table *table);

#endif
