/* A paragraph on its way from inlines to lines: what inline.c, segment.c, linebreak.c and line.c hand on. */
#ifndef LAYOUT_PROSE_H
#define LAYOUT_PROSE_H

#include "layout/work.h"

struct strip;

/* A stretch of a paragraph in one style. */
struct style_run {
	size_t start, end; /* bytes of the prose's text */
	enum face face;
	extent size;
	extent rise; /* of note references, above the base line */
	colour colour;
	const char *language;
	const struct node *node, *link,
	    *beside; /* link: the LINK or NOTE_REFERENCE around it, or NULL; beside: as an item's */
	enum part part;
};

enum break_kind {
	BREAK_SPACE,  /* the space after the piece vanishes */
	BREAK_HYPHEN, /* at a soft hyphen, which the piece ends with: a hyphen is shown if the line ends here */
	BREAK_INSIDE, /* after a hyphen, a dash, a slash, or anywhere in an over-long word */
	BREAK_FORCED, /* a line break of the author's */
	BREAK_END
};

/* What no line break divides. */
struct piece {
	size_t start, end; /* bytes of the prose's text, without the space that follows */
	extent width;
	extent space;  /* width of the space that follows, or 0 */
	extent hyphen; /* BREAK_HYPHEN: what the hyphen adds at a line's end */
	enum break_kind kind;
	bool counts; /* a number with what it counts after it: "3 days", "31 March", "16 (19%)" */
};

/* A paragraph's inlines as one text. */
struct prose {
	char *text; /* white space collapsed; '\n' is a line break of the author's */
	size_t length, text_capacity;
	struct style_run *runs;
	size_t run_count, run_capacity;
	struct style_run base; /* the style outside all inlines */
	uint8_t *levels;       /* bidi level of each byte, or NULL: all left to right */
	bool right_to_left;    /* its base direction */
	bool exact;            /* code: spaces stay, lines break anywhere */
	bool prepared;         /* pieces are made, */
	struct arena *arena;   /* here: where only its lines need them, in the work's scratch */
	struct piece *pieces;
	size_t piece_count, piece_capacity;
	extent longest; /* width of the longest piece */
};

struct text_line {
	size_t first, last; /* pieces of the broken prose: first, and one past the last */
	extent width;
};

/* A paragraph broken for one width. */
struct lines {
	const struct piece *pieces; /* the prose's own, or with over-long ones cut */
	struct text_line *lines;
	size_t count;
};

/* inline.c */
struct prose *prose_new(struct work *work, const struct setting *setting);
void prose_add(struct work *work, struct prose *prose, const struct node *parent);
void prose_node(struct work *work, struct prose *prose, const struct node *leaf);
void prose_string(struct work *work, struct prose *prose, const char *text, struct style_run style);
bool holds_inlines(const struct node *node);

/* segment.c: its pieces in ARENA, unless they are made. */
void prose_prepare(struct work *work, struct prose *prose, struct arena *arena);
void prose_forget(struct prose *prose); /* its pieces */
extent prose_width(struct work *work, const struct prose *prose, size_t start, size_t end);
size_t before_hyphen(
    const struct prose *prose, size_t start, size_t end);        /* END, or before a soft hyphen that ends there */
size_t prose_run_at(const struct prose *prose, size_t byte);     /* index of the run that holds it */
extent prose_line_width(struct work *work, struct prose *prose); /* set on one line, or its longest forced line */
const struct piece *pieces_cut(struct work *work, const struct prose *prose, extent width, size_t *count);

/* linebreak.c: breaks PROSE over the whole paragraph at once. The lines stand in work->scratch. */
struct lines linebreak(struct work *work, struct prose *prose, extent width);

/* line.c */
extent line_baseline(const struct work *work, const struct type_style *type);
void prose_set(struct work *work, struct prose *prose, const struct setting *setting);
struct item *strip_text(struct work *work, struct strip *strip, const struct setting *setting, const char *text);
extent text_width(struct work *work, const struct type_style *type, const char *text);

#endif
