/* The pages of a range of strips at least cost (break.c), and where the strips of each stand (page.c). */
#ifndef LAYOUT_BREAK_H
#define LAYOUT_BREAK_H

#include "layout/flow.h"

enum { OPEN_MOST = 2 /* floats that may wait at once */ };

/* The end of a page, and the way there. */
struct page_end {
	size_t next;            /* all strips before it are on pages, but for those of the floats that wait */
	size_t open[OPEN_MOST]; /* the first strips of these, in order */
	size_t open_count;
	bool turned;    /* the page that ends here is landscape */
	uint64_t taken; /* of each choice on it, in order, two bits: the way */
	struct page_cost cost;
	int64_t total; /* with all pages before it */
	size_t from;   /* the end of the page before */
	size_t same;   /* 1 + another end at the same strip, or 0 */
};

/* A page being filled. */
struct page_trial {
	extent top, bottom;
	bool turned, plan; /* landscape; and something on it wants that */
	bool upright;      /* something on it does not */
	const struct strip *last;
	size_t last_index, count;
	extent y;                           /* below the last strip */
	extent give;                        /* what the spaces above may lose */
	bool noted;                         /* notes stand in the side column */
	extent packed, side;                /* the next one's top, if all are pushed up as far as can be; where they are */
	bool beside;                        /* the last thing in the side column is a note */
	size_t open[OPEN_MOST], open_count; /* floats that wait */
	uint64_t taken;                     /* as in struct page_end */
	size_t choices;
	struct page_cost cost;
};

/* Strips of one or more sections, broken together. */
struct galley {
	struct work *work;
	const struct strip *strips;
	size_t count;
	extent *gaps; /* above each strip, under the one before it */
	size_t *plan; /* of each strip: the next that is landscape; or count */
	struct page_end *ends;
	size_t end_count, end_capacity;
	size_t *at; /* of each strip: 1 + the last end before it, or 0 */
};

/* break.c: the index of the cheapest end of the last page. */
size_t galley_break(struct galley *galley);

/* A page opened, and a strip put on it: its top; false if it does not fit. */
struct page_trial trial_open(const struct galley *galley, bool turned);
bool trial_put(const struct galley *galley, struct page_trial *trial, size_t index, extent *top);
bool trial_repeat(const struct galley *galley, struct page_trial *trial, size_t index);

#endif
