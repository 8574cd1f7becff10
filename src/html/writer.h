/* Writing document nodes as HTML. One table row a kind of node; see writer.c. */
#ifndef HTML_WRITER_H
#define HTML_WRITER_H

#include "html/links.h"
#include "words/words.h"

struct grid_cell;
struct plots;
struct images;
struct chart_files;

struct writer {
	const struct context *context;
	const struct site_input *input;
	const struct links *links;
	struct plots *plots;         /* charts drawn so far */
	struct images *images;       /* shown so far */
	struct chart_files *files;   /* of charts, beside the page; NULL where nothing lies beside it */
	const struct web_page *page; /* being written */
	const char *prefix;          /* before each id: "", or what keeps a fragment's apart */
	int shift;                   /* levels added to headings */
	struct buffer *out;
	bool figures;                      /* the table's columns after the first are all figures */
	bool brief;                        /* links show what stands before their colon */
	const char **labels;               /* of a table whose rows stack on a phone: its columns' heads */
	const struct grid_cell *next_cell; /* of the table being written, the cell to be written next */
};

/* Everything the page shows. */
void writer_page(struct writer *writer);

/* A section's page in two: its heading and lead, and the rest (all, where the page shows more than one section). */
void writer_opening(struct writer *writer);
void writer_body(struct writer *writer);

/* One node and all below it. */
void writer_node(struct writer *writer, const struct node *node);

/* The children of a node. */
void writer_children(struct writer *writer, const struct node *node);

/* <NAME class="CLASS" id lang dir, without the closing sign; CLASS may be NULL. */
void writer_open(struct writer *writer, const char *name, const char *class, const struct node *node);

/* " NAME="VALUE"", escaped. */
void writer_attribute(struct writer *writer, const char *name, const char *value);

/* The address of an anchor as seen from the page, with its href attribute; nothing if it leads nowhere. */
void writer_anchor_href(struct writer *writer, const char *anchor);

/* The program's words in the language of the page's document. */
const struct words *writer_words(const struct writer *writer);

struct rule {
	bool (*enter)(struct writer *writer, const struct node *node); /* false: the children are written already */
	void (*leave)(struct writer *writer, const struct node *node);
	const char *tag; /* where ENTER is NULL: the element */
	const char *class;
	bool line;     /* a line break follows the element */
	bool unclosed; /* its end tag is left out, as HTML allows */
};

/* The rules of the kinds that their own files write. */
bool table_enter(struct writer *writer, const struct node *node);
bool cell_enter(struct writer *writer, const struct node *node);
bool row_enter(struct writer *writer, const struct node *node);
bool foot_enter(struct writer *writer, const struct node *node);
bool chart_enter(struct writer *writer, const struct node *node);
bool diagram_enter(struct writer *writer, const struct node *node);
bool image_enter(struct writer *writer, const struct node *node);
bool icon_enter(struct writer *writer, const struct node *node);
bool easy_line_enter(struct writer *writer, const struct node *node);
bool link_enter(struct writer *writer, const struct node *node);
bool figure_enter(struct writer *writer, const struct node *node);
bool note_reference_enter(struct writer *writer, const struct node *node);
bool abbreviation_enter(struct writer *writer, const struct node *node);
bool contents_enter(struct writer *writer, const struct node *node);
bool entry_enter(struct writer *writer, const struct node *node);

/* The notes below a table or chart (FOOT may be NULL), then its links: how it was worked out, and the files of its figures
 * (DATA) and of its PICTURE, or NULL. */
void writer_foot(struct writer *writer, const struct node *foot, const char *data, const char *picture);

/* "Table 3. " before the text of a caption of OWNER, a TABLE or CHART. */
void writer_caption_number(struct writer *writer, const struct node *owner);

#endif
