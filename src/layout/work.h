/* What every stage of layout is given; no other room includes it. The stages, in the order in which they run:
 *
 *   inline     a block's inlines to one text with runs of style                                  (prose.h)
 *   segment    that text to pieces between the places where a line may break, each measured once
 *   linebreak  pieces to lines, over the whole paragraph at once
 *   line       a line's pieces to placed items, in visual order
 *   collect    blocks to strips: block_*.c, table_*.c, chart.c, picture.c, contents.c            (block.h, flow.h)
 *   choice     one block to strips in several ways, of which a page takes one                   (flow.h)
 *   break      strips to pages at least cost: penalties.h is the table, page puts them on sheets  (break.h, sheet.h)
 *   furniture, finalize   what every page carries, and what is known only now */
#ifndef LAYOUT_WORK_H
#define LAYOUT_WORK_H

#include "layout/layout.h"

struct decoration;
struct flow;
struct page_sheet;

/* How text is set; handed down the tree by value. */
struct setting {
	struct flow *flow; /* the list that strips are added to: the document's, or a cell's, a card's, a trial's own */
	extent x, width;   /* the column */
	/* The full measure, where tables, tiles and charts may take it; otherwise as the column. */
	extent wide_x, wide_width;
	extent room; /* height that a strip may take at most */
	struct type_style type;
	colour colour;
	enum align align; /* ALIGN_LEFT is the side where the language begins */
	const struct decoration *decoration;
	const struct node *block; /* as in struct strip */
	const char *language;
	bool right_to_left; /* the text's own direction */
	/* The section's direction is from right to left: x counts from the page's right edge, as in the mirror of a page from
	 * left to right; finalize.c turns these pages round. */
	bool mirrored;
	bool flowing;     /* straight in a section: text fills gaps, wide tables may turn the page */
	bool hang;        /* numbers of headings hang in the side column */
	bool turned;      /* on a landscape page */
	bool hang_quotes; /* an opening quotation mark hangs in the margin */
	bool tight;       /* in a cell or a card: little space between blocks, and no rounding to the grid */
	bool snug;        /* in a tight list: one step of the grid at most between blocks */
	bool closer;      /* rows of tables stand closer */
	int depth;        /* of blocks */
	int lists;        /* of lists */
};

struct work {
	const struct layout_input *input;
	const struct context *context;
	const struct theme *theme;
	const struct document *document;
	struct arena *arena;
	struct arena *scratch; /* what only the paragraph being set needs; cleared after it */
	struct metric metric;

	/* The strips that pages are made from: the document's, or, while they are collected, those of the section at work. */
	struct flow *flow;
	/* Every place that can be led to, in document order; their pages are filled in as strips are placed. */
	struct destination **targets;
	size_t target_count, target_capacity;
	/* Targets that wait for the next strip, from this one on. */
	size_t target_pending;
	/* Finished pages, as strips with coordinates of the page; sizes and sections beside them. */
	struct page_sheet *sheets;
	size_t sheet_count, sheet_capacity;
	/* 0: as the theme says. 1 to 3: a document bound to so many pages is set more and more tightly. */
	int compact;
	size_t chosen; /* how many things were set in several ways, those that earlier sections may set so counted in */
	/* Width of a space in the style last asked for, since it is asked for again and again. */
	struct {
		enum face face;
		extent size, width;
	} space;
};

/* stack.c: what is set only to be measured, or is said again, leads nowhere: its targets are undone. The strips that it made,
 * in a flow of its own or cut off by the caller, are the caller's matter. */
struct work_mark {
	size_t target_count, target_pending; /* as in struct work */
};
struct work_mark work_mark(const struct work *work);
void work_undo(struct work *work, struct work_mark mark);

/* collect.c: lengths, in steps of the theme's grid where they are counted in UNITS. */
extent body_height(const struct work *work, bool landscape);
extent space(const struct work *work, const struct setting *setting, int units);
extent grid(const struct work *work, int units);
/* What type may shrink to: USUAL, but not below the small type of a theme whose small type is meant to be large. */
extent size_least(const struct work *work, extent usual);
struct setting setting_inset(const struct setting *setting, extent start, extent end);
/* Does its text run against the page, as Hebrew in English or English in Hebrew? */
bool setting_opposed(const struct setting *setting);
struct setting setting_role(const struct work *work, const struct setting *setting, enum type_role role);

#endif
