/* What the stages of layout share; no other room includes it. The stages, in the order in which they run:
 *
 *   inline     a block's inlines to one text with runs of style
 *   segment    that text to pieces between the places where a line may break, each measured once
 *   linebreak  pieces to lines, over the whole paragraph at once
 *   line       a line's pieces to placed items, in visual order
 *   collect    blocks to strips: block_*.c, table_*.c, chart.c, picture.c, contents.c
 *   page       strips to pages
 *   furniture, finalize   what every page carries, and what is known only now
 *
 * A strip is what no page break can divide: a line of text, a table row, a row of tiles, a chart. */
#ifndef LAYOUT_WORK_H
#define LAYOUT_WORK_H

#include "layout/layout.h"

/* Whether a page may end after a strip. */
enum hold {
	HOLD_FREE,
	HOLD_GROUP, /* one piece where a page has room: a short list, a case study */
	HOLD_FIRM,  /* a widow, an orphan, a heading: only if the page would stay empty otherwise */
	HOLD_COUNT
};

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
	size_t target; /* index into the work's targets */
	extent y;
};

/* The repeated head of a table: drawn as an artifact where a page begins inside the table. */
struct repeat {
	const struct strip *strip;
};

/* Notes beside a strip, in the side column. */
struct aside;

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
	const struct node *block; /* the block of a section that it belongs to: named when a document is too long */
	size_t float_length;      /* strips of the chart, image or short table that begins here and may move on; or 0 */
	size_t float_whole;       /* so many of them want to stand on one page */
	enum hold hold;
	bool new_page;  /* a section begins */
	bool landscape; /* stands on a turned page */
	bool heading;
	bool fills;          /* running text: may fill the gap that a float leaves */
	bool subject;        /* a heading of level 3 */
	bool wide;           /* in a section with notes: something of it stands in the side column */
	struct aside *aside; /* or NULL */
};

struct aside {
	struct strip content;
	extent level,
	    y; /* from the top of the strip: where its first line is level with the strip's; where it surely has room */
};

/* A vertical list of strips: a section's column, a table cell, a card. */
struct flow {
	struct strip *strips;
	size_t count, capacity;
	extent before; /* space wanted above the strip that comes next */
};

/* How text is set; handed down the tree by value. */
struct setting {
	struct flow *flow; /* the list that strips are added to: the document's, or a cell's, a card's, a trial's own */
	extent x, width;   /* the column */
	extent wide_x,
	    wide_width; /* the full measure, where tables, tiles and charts may take it; otherwise as the column */
	extent room;    /* height that a strip may take at most */
	struct type_style type;
	colour colour;
	enum align align; /* ALIGN_LEFT is the side where the language begins */
	const struct decoration *decoration;
	const struct node *block; /* as in struct strip */
	const char *language;
	bool right_to_left;
	bool flowing;     /* straight in a section: text fills gaps, wide tables may turn the page */
	bool hang;        /* numbers of headings hang in the side column */
	bool turned;      /* on a landscape page */
	bool hang_quotes; /* an opening quotation mark hangs in the margin */
	bool tight;       /* in a cell or a card: little space between blocks, and no rounding to the grid */
	bool snug;        /* in a tight list: one step of the grid at most between blocks */
	int depth;        /* of blocks */
	int lists;        /* of lists */
};

/* A stretch of a paragraph in one style. */
struct run {
	size_t start, end; /* bytes of the prose's text */
	enum face face;
	extent size;
	extent rise; /* of note references, above the base line */
	colour colour;
	const char *language;
	const struct node *node, *link, *entry; /* link: the LINK or NOTE_REFERENCE around it, or NULL */
	enum part part;
};

enum break_kind {
	BREAK_SPACE,  /* the space after the piece vanishes */
	BREAK_INSIDE, /* after a hyphen, a dash, a slash, or anywhere in an over-long word */
	BREAK_FORCED, /* a line break of the author's */
	BREAK_END
};

/* What no line break divides. */
struct piece {
	size_t start, end; /* bytes of the prose's text, without the space that follows */
	extent width;
	extent space; /* width of the space that follows, or 0 */
	enum break_kind kind;
	bool counts; /* a number with what it counts after it: "3 days", "31 March", "16 (19%)" */
};

/* A paragraph's inlines as one text. */
struct prose {
	char *text; /* white space collapsed; '\n' is a line break of the author's */
	size_t length, text_capacity;
	struct run *runs;
	size_t run_count, run_capacity;
	struct run base;    /* the style outside all inlines */
	uint8_t *levels;    /* bidi level of each byte, or NULL: all left to right */
	bool right_to_left; /* its base direction */
	bool exact;         /* code: spaces stay, lines break anywhere */
	bool prepared;      /* pieces are made */
	struct piece *pieces;
	size_t piece_count, piece_capacity;
	extent longest; /* width of the longest piece */
};

struct line {
	size_t first, last; /* pieces of the broken prose: first, and one past the last */
	extent width;
};

/* A paragraph broken for one width. */
struct lines {
	const struct piece *pieces; /* the prose's own, or with over-long ones cut */
	struct line *lines;
	size_t count;
};

struct work {
	const struct layout_input *input;
	const struct context *context;
	const struct theme *theme;
	const struct document *document;
	struct arena *arena;
	struct arena *scratch; /* what only the paragraph being set needs; cleared after it */
	struct metric metric;

	struct flow *flow; /* the document's strips, that pages are made from */
	size_t section;    /* the first strip of the section at work */
	/* Every place that can be led to, in document order; their pages are filled in as strips are placed. */
	struct target *targets;
	size_t target_count, target_capacity;
	/* Targets that wait for the next strip, from this one on. */
	size_t target_pending;
	/* Finished pages, as strips with coordinates of the page; sizes and sections beside them. */
	struct sheet *sheets;
	size_t sheet_count, sheet_capacity;
	/* 0: as the theme says. 1 to 3: a document bound to so many pages is set more and more tightly. */
	int compact;
	/* Width of a space in the style last asked for, since it is asked for again and again. */
	struct {
		enum face face;
		extent size, width;
	} space;
};

struct sheet {
	struct strip content;
	struct placed *placed; /* the strips that it holds, before they are content */
	size_t placed_count;
	extent width, height;
	const struct node *section; /* the SECTION whose name its header carries */
	bool opening;               /* a section begins on it: no header */
	bool cover;
};

/* inline.c */
struct prose *prose_new(struct work *work, const struct setting *setting);
void prose_add(struct work *work, struct prose *prose, const struct node *parent);
void prose_node(struct work *work, struct prose *prose, const struct node *leaf);
void prose_string(struct work *work, struct prose *prose, const char *text, struct run style);
bool holds_inlines(const struct node *node);

/* segment.c */
void prose_prepare(struct work *work, struct prose *prose);
extent prose_width(struct work *work, const struct prose *prose, size_t start, size_t end);
size_t prose_run_at(const struct prose *prose, size_t byte);     /* index of the run that holds it */
extent prose_line_width(struct work *work, struct prose *prose); /* set on one line, or its longest forced line */
const struct piece *pieces_cut(struct work *work, const struct prose *prose, extent width, size_t *count);

/* linebreak.c: breaks PROSE over the whole paragraph at once. The lines stand in work->scratch. */
struct lines linebreak(struct work *work, struct prose *prose, extent width);

/* line.c */
extent line_baseline(const struct work *work, const struct type_style *type);
void prose_set(struct work *work, struct prose *prose, const struct setting *setting);
extent text_width(struct work *work, const struct type_style *type, const char *text);

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
void flow_hold(struct flow *flow, size_t from, enum hold hold);
void flow_round(const struct work *work, struct flow *flow, size_t from);
void flow_round_above(const struct work *work, struct flow *flow, size_t from);
void flow_float(struct flow *flow, size_t from);
void strip_mark(struct work *work, struct strip *strip);
void strip_target(struct work *work, const struct node *node);
/* What is set only to be measured, or is said again, leads nowhere: its targets are undone. The strips that it made,
 * in a flow of its own or cut off by the caller, are the caller's matter. */
struct work_mark {
	size_t target_count, target_pending; /* as in struct work */
};
struct work_mark work_mark(const struct work *work);
void work_undo(struct work *work, struct work_mark mark);
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

/* columns.c: flows side by side, in one strip where a page has room, otherwise in bands. */
struct column {
	struct flow flow;
	extent x, width; /* of its text */
};
struct columns {
	struct column *columns;
	size_t count;
	extent above, below; /* padding over and under them */
	extent padding;      /* a ground's, beside them */
	bool ground;
	colour colour;
	extent minimum; /* height */
};
void columns_set(struct work *work, const struct setting *setting, const struct columns *columns);

/* aside.c: hangs a section's notes in the side column; false for one that has to stand at the section's end. */
struct asides *asides_begin(struct work *work, const struct node *notes, const struct setting *setting);
bool aside_hang(struct asides *asides, const struct node *note);

/* collect.c */
typedef void block_set(struct work *work, const struct node *node, const struct setting *setting);
bool section_is_printed(const struct node *node);
void collect_document(struct work *work);
void collect_block(struct work *work, const struct node *node, const struct setting *setting);
void collect_blocks(struct work *work, const struct node *first, const struct setting *setting);
void collect_inner(struct work *work, const struct node *node, const struct setting *setting);
extent body_height(const struct work *work, bool landscape);
extent space(const struct work *work, const struct setting *setting, int units);
extent grid(const struct work *work, int units);
/* What type may shrink to: USUAL, but not below the small type of a theme whose small type is meant to be large. */
extent size_least(const struct work *work, extent usual);
struct setting setting_inset(const struct setting *setting, extent left, extent right);
struct setting setting_role(const struct work *work, const struct setting *setting, enum type_role role);

/* block_*.c, table*.c, chart.c, picture.c, contents.c */
block_set block_heading, block_paragraph, block_list, block_item, block_quote, block_code, block_break;
block_set block_quotation, block_callout, block_passage, block_plain, block_secondary;
block_set block_tiles, block_cards, block_case_study, block_case_part;
block_set block_notes, block_definitions, block_workings, block_links, block_sources;
block_set block_contents, block_listing, block_table, block_chart, block_image;
void heading_set(struct work *work, const struct node *node, const struct setting *setting);
void caption_set(struct work *work, const struct node *caption, const struct setting *setting);
const struct node *quotations_row(struct work *work, const struct node *first, const struct setting *setting);
bool picture_fit(struct work *work, const struct node *node, const char *file, extent *width, extent *height);
void strip_lead(struct strip *strip);
const char *caption_number(struct work *work, const struct node *owner);
void notes_hold(
    struct flow *flow, size_t notes, extent room); /* the strips from NOTES on stay with what they are about */

/* cover.c, page.c, furniture.c, finalize.c, fit.c */
void cover_set(struct work *work, const struct node *cover);
void page_break(struct work *work);
void landscape_turn(struct work *work);
struct sheet *sheet_add(struct work *work, bool landscape);
void furniture_set(struct work *work);
const struct layout *layout_finalize(struct work *work);
void fit_report(struct work *work);

#endif
