/* Strips, and how they are stacked. A strip is what no page break can divide: a line of text, a table row, a row of tiles,
 * a chart. Blocks add strips to a flow; page.c places those of the document's flow on sheets. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/penalties.h"
#include "layout/work.h"

/* A ground or a rule at the left behind a run of strips; drawn anew on every page that the run touches. */
struct decoration {
	const struct decoration *outer;
	const struct node *node;
	extent x, width;     /* as an item's */
	extent above, below; /* padding inside it, also at a page's edge */
	colour colour;
	int depth; /* from 1 for the outermost */
};

/* Where a target stands in a strip. */
struct mark {
	struct destination *target;
	extent y;
};

/* The repeated head of a table: drawn as an artifact where a page begins inside the table. */
struct repeat {
	const struct strip *strip;
};

/* Notes beside a strip, in the side column. */
struct aside;

/* The ways to set one thing, each at its price: their strips stand one after another, and a page takes one way. */
enum { WAYS_MOST = 4 };
struct choice {
	struct way {
		size_t first; /* its first strip, from the first way's */
		int price;
	} ways[WAYS_MOST];
	size_t count, length; /* ways; strips of all of them */
};

struct strip {
	extent before, after; /* space wanted above and below; of two that meet the larger counts; none at a page's edge */
	extent height;
	struct item *items; /* x from the page's left (in a column: from the column's), y from the strip's top */
	size_t item_count, item_capacity;
	struct link_area *link_areas;
	size_t link_area_count, link_area_capacity;
	struct mark *marks;
	size_t mark_count, mark_capacity;
	const struct decoration *decoration; /* the innermost */
	const struct repeat *repeat;
	const struct choice *choice; /* its first way begins here; or NULL */
	size_t skip;                 /* strips of other ways between it and what follows it */
	const struct node *block;    /* the block of a section that it belongs to: named when a document is too long */
	size_t float_length;         /* strips of the chart, image, table or story that begins here and may move on; or 0 */
	int penalty;                 /* of a page that ends after it: penalties.h */
	int level;                   /* of a heading; 0: none */
	extent give;                 /* what the space above it may lose beside what large spaces may */
	const void *grid;            /* of a line of flows side by side: which grid */
	struct strip *cells;         /* its part of each of them, read one after the other; or NULL */
	size_t cell_count;
	extent hang;         /* some of its cells begin so much above its top: room for them where it opens a page */
	bool begins;         /* a section */
	int run_on;          /* what it costs where something stands above it on its page */
	bool new_page;       /* nothing may */
	bool landscape;      /* stands on a turned page */
	bool fills;          /* running text: a float may be passed by it */
	bool wide;           /* something of it stands in the side column */
	struct aside *aside; /* or NULL */
};

struct aside {
	struct strip content;
	extent level; /* from the top of the strip to where its first line is level with the strip's */
};

/* A vertical list of strips: a section's column, a table cell, a card. */
struct flow {
	struct strip *strips;
	size_t count, capacity;
	extent before;               /* space wanted above the strip that comes next */
	const struct choice *choice; /* which the last strip ends; or NULL */
};

/* stack.c */
struct strip *strip_add(struct work *work, const struct setting *setting, extent height);
void strip_reserve(struct work *work, struct strip *strip, size_t items);
struct item *strip_item(struct work *work, struct strip *strip, enum item_kind kind);
void strip_stroke(struct work *work, struct strip *strip, struct item stroke);
struct link_area *strip_link_area(struct work *work, struct strip *strip);
void strip_absorb(struct work *work, struct strip *into, const struct strip *from, extent dx, extent dy);
void strip_quieten(struct strip *strip, const struct node *node);
void flow_before(struct flow *flow, extent space);
void flow_after(struct flow *flow, extent space);
/* The strips from FROM on cost PENALTY at least where a page ends between them. */
void flow_penalty(struct flow *flow, size_t from, int penalty);
/* They are a group: PENALTY_GROUP, or never divided where they are short. */
void flow_keep(const struct work *work, struct flow *flow, size_t from);
/* A page that ends after the last strip costs PENALTY at least. */
void flow_end(struct flow *flow, int penalty);
void flow_round(const struct work *work, struct flow *flow, size_t from);
void flow_round_above(const struct work *work, struct flow *flow, size_t from);
void flow_float(struct flow *flow, size_t from);
/* The strip that follows the strip at INDEX: all ways lead to the same one. */
size_t strip_next(const struct strip *strips, size_t index);

/* choice.c: one thing set in several ways. After choice_begin each way is set as if it stood alone, then added; the first is
 * the usual one. Where only a LOWER way is wanted, one that is not lower than all before it is taken back; so is what is set and not added. */
struct choosing {
	struct work *work;
	struct flow *flow;
	struct choice choice;
	size_t from, pending, targets; /* the first strip; the targets that wait for it */
	extent before, lowest;
};
size_t choices_count(const struct node *section, size_t chosen);
bool choice_is_open(struct work *work, const struct setting *setting); /* counts it as one more */
struct choosing choice_begin(struct work *work, struct flow *flow);
void choice_add(struct choosing *choosing, int price, bool lower);
void choice_end(struct choosing *choosing);
void strip_mark(struct work *work, struct strip *strip);
void strip_target(struct work *work, const struct node *node);
extent stack_gap(const struct strip *previous, const struct strip *strip);
extent stack_above(const struct decoration *decoration);
extent stack_below(const struct decoration *decoration);
extent stack_height(const struct flow *flow, size_t from, size_t to);
struct placed {
	const struct strip *strip;
	extent y, aside_y; /* tops of it and of its aside */
};
void stack_place(struct work *work, struct strip *into, const struct placed *placed, size_t count, extent dx);
void stack_flatten(
    struct work *work, struct strip *into, const struct flow *flow, size_t from, size_t to, extent dx, extent y);

#endif
