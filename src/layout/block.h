/* How each kind of block becomes strips. collect.c has the table of kinds; each function adds to the setting's flow. */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/flow.h"

/* collect.c */
typedef void block_set(struct work *work, const struct node *node, const struct setting *setting);
bool section_is_printed(const struct node *node);
void collect_document(struct work *work);
void collect_block(struct work *work, const struct node *node, const struct setting *setting);
void collect_blocks(struct work *work, const struct node *first, const struct setting *setting);
void collect_inner(struct work *work, const struct node *node, const struct setting *setting);

/* block_*.c, table*.c, chart.c, picture.c, contents.c */
block_set block_heading, block_paragraph, block_list, block_item, block_quote, block_code, block_break;
block_set block_foot, block_quotation, block_callout, block_passage, block_plain, block_secondary;
block_set block_tiles, block_cards, block_easy_read, block_case_study, block_case_part;
block_set block_notes, block_definitions, block_workings, block_links, block_sources;
block_set block_contents, block_table, block_chart, block_chart_table, block_image, block_diagram;
void heading_set(struct work *work, const struct node *node, const struct setting *setting);
void caption_set(struct work *work, const struct node *caption, const struct setting *setting);
const struct node *quotations_row(struct work *work, const struct node *first, const struct setting *setting);
extent icon_set(struct work *work, struct strip *strip, const struct node *icon, struct item place);
bool picture_fit(struct work *work, const struct node *node, const char *file, extent *width, extent *height);
void strip_lead(struct strip *strip);
const char *caption_number(struct work *work, const struct node *owner);
/* The strips from NOTES on stay with what they are about. */
void notes_keep(const struct work *work, struct flow *flow, size_t notes);

/* columns.c: flows side by side, in one strip where a page has room, otherwise in bands. */
struct column_box {
	struct flow flow;
	extent x, width; /* of its text */
};
struct columns {
	struct column_box *columns;
	size_t count;
	extent above, below; /* padding over and under them */
	extent padding;      /* a ground's, beside them */
	bool ground;
	colour colour;
};
void columns_set(struct work *work, const struct setting *setting, const struct columns *columns);

/* chart_table.c: the tables of two charts side by side, and the last one set; NULL, and nothing is set, if they are wide. */
const struct node *chart_tables_row(struct work *work, const struct node *first, const struct setting *setting);

/* aside.c: hangs a section's notes in the side column; false for one that has to stand at the section's end. */
struct asides *asides_begin(struct work *work, const struct node *notes, const struct setting *setting);
bool aside_hang(struct asides *asides, const struct node *note);
/* Which strips from FROM on stand in the side column, left of COLUMN. */
void strips_reach(const struct work *work, extent column);

#endif
