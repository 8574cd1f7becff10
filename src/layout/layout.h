/* A document to pages of placed items, by a metric callback; no PDF. Drawing decides nothing afterwards. Every item says
 * which node it draws, so that pdf/ makes the tag tree from the document tree and marks each item once.
 *
 * Coordinates: thousandths of a point from the page's top left, y downwards. Items stand in drawing order, which is
 * also reading order within a page. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/context.h"
#include "base/metric.h"
#include "chart/chart.h"
#include "doc/node.h"
#include "theme/theme.h"

/* Which part of its node an item draws. */
enum part {
	PART_CONTENT,     /* the node's own text or picture */
	PART_LABEL,       /* a list item's bullet or number, a note's number */
	PART_NUMBER,      /* of a heading, a caption or an entry: inside the same tag */
	PART_PAGE_NUMBER, /* ENTRY: of what it leads to */
	PART_ARTIFACT,    /* rules, grounds, leaders, repeated table heads */
	PART_HEADER,
	PART_FOOTER, /* pagination artifacts */
};

enum item_kind { ITEM_TEXT, ITEM_FILL, ITEM_STROKE, ITEM_MARKER, ITEM_ICON, ITEM_IMAGE };

struct item {
	enum item_kind kind;
	const struct node *node; /* NULL for furniture */
	enum part part;
	const struct node *beside; /* PART_LABEL of a NOTE that hangs beside a block: that block */
	extent x, y;               /* TEXT: start of the base line; FILL, IMAGE: top left; STROKE: one end */
	extent width, height;      /* FILL, ICON, IMAGE; STROKE: vector to the other end; TEXT: advance width, 0 */
	extent stroke;             /* STROKE: thickness */
	int dash, pattern, marker; /* as struct series_style */
	colour colour, outline;
	const struct icon *icon; /* ICON */
	enum face face;          /* TEXT */
	extent size;
	const char *text; /* TEXT: one direction, one style; owned by the arena */
	size_t length;
	const char *language; /* BCP 47, or NULL */
	bool right_to_left;
	bool space_after; /* TEXT: a space (a line's break) follows in the text: extraction must show one */
	const char *file; /* IMAGE: as node->as.image.file, or the theme's logo */
};

/* A rectangle that leads somewhere: a link in the text or an entry of the contents. */
struct link_area {
	const struct node *node; /* LINK, NOTE_REFERENCE, NOTE (its way back), or ENTRY */
	extent x, y, width, height;
};

/* What a page costs, by its terms: layout/penalties.h. */
struct page_cost {
	int empty; /* thousandths of its height under its last strip */
	int64_t badness, end, run_on, floats, ways, tight, notes;
};

struct page {
	extent width, height; /* landscape pages differ */
	struct item *items;
	size_t item_count;
	struct link_area *link_areas;
	size_t link_area_count;
	bool cover; /* counted, but prints no number */
	struct page_cost cost;
};

/* Where an anchor or a heading stands. */
struct destination {
	const struct node *node;
	size_t page; /* from 0 */
	extent y;
};

struct layout {
	struct page *pages;
	size_t page_count;
	struct destination *targets; /* in document order: every node with an anchor, every HEADING */
	size_t target_count;
};

/* A picture's size, so that layout need not read files: pixels, and dots an inch or 0. False if the file can't be used
 * (the implementation added a message). */
struct picture_size {
	uint32_t width, height, dpi;
};
typedef bool picture_measure(void *self, const struct node *image, const char *file, struct picture_size *out);

struct layout_input {
	const struct document *document;
	const struct theme *theme;
	struct metric metric;
	picture_measure *picture;
	void *picture_self;
};

/* Lays out; messages where a bound of pages is passed. Never NULL. */
const struct layout *layout_document(const struct context *context, const struct layout_input *input);

/* Has METRIC measure the words of a document, so that laying out one like it finds them measured; from any thread. */
void layout_shape_ahead(const struct document *document, const struct metric *metric);

/* A metric without fonts: each character takes half an em, bold 0.55, code 0.6. For tests and golden files. */
struct metric layout_fixed_metric(void);

/* One line an item, for golden files with a fake metric. */
void layout_dump(struct buffer *out, const struct layout *layout);

/* One line a page: how full it is, and the terms of its cost. */
void layout_dump_costs(struct buffer *out, const struct layout *layout);

#endif
