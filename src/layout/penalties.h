/* What a page costs, in one currency: every wish of a typographer about pages is a number on this page and nowhere else.
 * break.c looks for the pages of a section that cost least together. A page costs
 *
 *   its paper      PRICE_PAGE
 *   its badness    its emptiness cubed: nothing up to two lines, EMPTY_WHOLE for a whole page
 *   its end        the penalty of the strip that it ends after
 *   its sections   that begin below others
 *   its floats     what waits for the next page, and what that is passed by
 *   its ways       of setting what can be set in several
 *   its tightness  where spaces give way so that a little more fits
 *   its notes      how far notes in the side column slide down from their lines
 *
 * The scale: a page that is empty by a quarter costs 400, by a third 1,100, by a half 4,500, by two thirds 11,700. So a
 * group is divided where the page would be empty by more than 30 per cent otherwise, a widow stands where two thirds are. */
#ifndef LAYOUT_PENALTIES_H
#define LAYOUT_PENALTIES_H

/* Of a page break after a strip. */
enum penalty {
	PENALTY_BEFORE_H1 = -300, /* wanted; where sections run on */
	PENALTY_BEFORE_H2 = -150,
	PENALTY_BEFORE_H3 = -60,
	PENALTY_FREE = 0,
	PENALTY_ITEM = 60,      /* between items of a list */
	PENALTY_ROW = 150,      /* between rows of a table, parts of a chart */
	PENALTY_LONG = 300,     /* inside a group taller than half a page: whole or not, it is seen to be one */
	PENALTY_GROUP = 800,    /* inside what would better stay whole: a case study, a card, a row */
	PENALTY_LEAD_IN = 1500, /* after "These are:"; before the last line of a section */
	PENALTY_WIDOW =
	    12000, /* after the first or before the last line of a paragraph, the first or last row of a table */
	PENALTY_NEVER = 1000000, /* after a heading, between a caption and its picture, before a table's notes */
};

/* Of a page. */
enum {
	EMPTY_FREE = 50,       /* thousandths of a page: two lines */
	EMPTY_WHOLE = 50000,   /* an empty page */
	EMPTY_END = 40,        /* a section's last page costs so many times less */
	PRICE_PAGE = 2000,     /* every page */
	PRICE_STRANDED = 2000, /* a last page of less than STRANDED_LINES */
	STRANDED_LINES = 4,
	SPACE_GIVES = 40,            /* per cent of a large space; half as much of one between paragraphs */
	PRICE_TIGHT = 600,           /* spaces give all they may; half of it costs a quarter */
	PRICE_SLIDE = 4,             /* a line that a note slides down */
	PRICE_RUN_ON = 1000,         /* a section below another where the theme would rather begin a page */
	PRICE_AFTER_CONTENTS = 6000, /* the first section below contents: where they fill less than half of a page */
	PRICE_HOPELESS = 6000,       /* more than what is further on: given up */
	PRICE_TURNED = 2500,         /* text that lies on a landscape page beside a plan */
};

/* Of a float that goes to the top of the next page. */
enum {
	PRICE_FLOAT = 120,
	PRICE_PASS_BLOCK = 100, /* passed by a list in a ground, a quotation, a callout */
	PRICE_PASS_H3 = 400,    /* by a heading of level 3: it seems to belong to what stands above it */
	PRICE_PASS_H2 = 3000,   /* by one of level 2 */
	PRICE_INTERRUPTS = 800, /* it parts a paragraph; a list, as a block passed */
};

/* Of what is set in another way than the usual one. */
enum {
	PRICE_PAPER = 40,    /* a line more than the lowest way takes */
	PRICE_CLOSER = 100,  /* a table's rows stand closer, or it takes the full measure; tiles are lower */
	PRICE_SMALL = 150,   /* an image of 85 per cent of its width */
	PRICE_SMALLER = 500, /* of 70 */
	PRICE_LOW = 100,     /* a chart of four fifths of its height */
	PRICE_LOWER = 300,   /* of two thirds */
	PRICE_PARTED = 900,  /* in two parts, between which a page may end */
	PRICE_UPRIGHT = 800, /* a plan that can be read upright, too */
};

/* What stands below a section's heading at a page's end. */
enum { OPENING_LINES = 6 };

/* A group is never divided where it takes less than a third of a page, easily where it takes more than half. */
enum { KEEP_WHOLE = 3, KEEP_LONG = 2 };

#endif
