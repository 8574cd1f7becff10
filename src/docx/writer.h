/* Writing nodes as WordprocessingML. block_list.h has a row for each kind; private to docx/. */
#ifndef DOCX_WRITER_H
#define DOCX_WRITER_H

#include "base/map.h"
#include "docx/docx.h"
#include "docx/package.h"
#include "words/words.h"

/* Elements are added in the order that the schema wants: in w:pPr pStyle, keepNext, numPr, pBdr, bidi, ind, sectPr; in w:rPr
 * rStyle, b, i, rtl, lang. */

/* A part that text is written to, and what it refers to outside itself. */
struct docx_part {
	struct buffer xml;
	struct buffer relations; /* its w:hyperlinks and pictures, rId1 and on */
	int relation_count;
};

struct docx_writer {
	const struct context *context;
	const struct docx_input *input;
	const struct words *words;
	struct package *package;
	struct docx_part body, notes, *part; /* PART: written to now */
	struct map bookmarks;                /* anchors that can be reached: their numbers, by name */
	const char **anchors;
	size_t anchor_count, anchor_capacity;
	struct buffer pending; /* bookmarks for the next paragraph */
	struct buffer section; /* properties of the section that is being written; empty before the first */
	struct buffer numbers; /* numbering of each ordered list */
	int number_count, note_count, drawing_count, picture_count;
	int depth;            /* of blocks within blocks */
	int list_depth;       /* of lists within lists */
	int number;           /* numbering of the list that text stands in; 0: in none */
	bool marker;          /* the next paragraph begins an item */
	const char *style;    /* of paragraphs that have none of their own */
	const char *language; /* of the text, where it is not the document's */
	bool right_to_left;
	int bold, italic;       /* elements of that kind that the text stands in */
	bool linked;            /* in a link */
	bool after_table;       /* nothing stands behind the last table yet */
	size_t last_properties; /* in the body: the end of its last paragraph's w:pPr; 0: there is none, or in a table */
	int in_table;
};

/* ---- inlines.c ---- */

/* TEXT as character data or an attribute's value: what XML 1.0 cannot hold is left out. */
void docx_text(struct buffer *out, const char *text);

/* A run of TEXT as the text stands now. CHARACTER_STYLE may be NULL. */
void docx_run(struct docx_writer *writer, const char *text, const char *character_style);

/* All that NODE says, its blocks parted by spaces. */
void docx_inlines(struct docx_writer *writer, const struct node *node);

/* Does the document hold that anchor, so that a link may lead there? */
bool docx_anchor_find(const struct docx_writer *writer, const char *anchor, uint32_t *number);
void docx_anchors_collect(struct docx_writer *writer);

/* A link to ANCHOR, to be closed with docx_link_close; false, and nothing, where it leads nowhere. */
bool docx_link_open(struct docx_writer *writer, const char *anchor);
void docx_link_close(struct docx_writer *writer);

/* ---- blocks.c ---- */

typedef void docx_block(struct docx_writer *writer, const struct node *node);

void docx_blocks(struct docx_writer *writer, const struct node *first);
void docx_children(struct docx_writer *writer, const struct node *node);

/* A paragraph in STYLE, or the usual one where NULL. NODE has its anchor; it may be NULL. */
void docx_paragraph_open(struct docx_writer *writer, const char *style, const struct node *node);
void docx_paragraph_close(struct docx_writer *writer);
void docx_paragraph(struct docx_writer *writer, const char *style, const struct node *node); /* all of NODE */

/* Where the last thing is a table, an empty paragraph: Word joins tables that meet. */
void docx_table_end(struct docx_writer *writer);

/* The first child of that kind, or NULL. */
const struct node *docx_child(const struct node *node, enum node_kind kind);
const char *docx_plain(struct docx_writer *writer, const struct node *node); /* its words */
void docx_caption(struct docx_writer *writer, const struct node *owner);

/* Data and the accessibility statement are pages of a site alone, and charts have their tables below them. */
bool docx_section_is_written(const struct node *section);
/* The node after NODE, in reading order, of all sections that are written; the first for NULL, NULL at the end. */
const struct node *docx_next(const struct docx_writer *writer, const struct node *node);

/* ---- table.c, picture.c, contents.c ---- */

docx_block docx_table, docx_image, docx_icon, docx_easy_line, docx_chart, docx_contents;

/* ---- section.c ---- */

docx_block docx_section, docx_cover;
extent docx_column(const struct docx_writer *writer); /* the width of the text, upright */

/* ---- styles.c ---- */

/* The first of the theme's families. */
const char *docx_family(const struct theme *theme);
void docx_styles(struct buffer *out, const struct docx_input *input);

#define DOCX_SPACES                                                                                                    \
	" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""                                        \
	" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""                                 \
	" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""                             \
	" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                                               \
	" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
#define DOCX_PROLOGUE "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

#endif
