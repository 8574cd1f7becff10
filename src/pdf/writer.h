/* What the parts of pdf_write share. */
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "pdf/object.h"
#include "pdf/pdf.h"
#include "pdf/tags.h"

/* A picture as it stands in this file. */
struct drawn_picture {
	const struct picture *picture;
	object stream;
};

/* An icon as it stands in this file. */
struct drawn_icon {
	const struct icon *icon;
	object form;
};

struct target_index {
	const struct destination **targets;
	size_t count;
};

/* A character that no font has. */
struct missing {
	uint32_t character;
	struct place place;
};

struct pdf_writer {
	const struct context *context;
	const struct document *document;
	const struct layout *layout;
	const struct theme *theme;
	struct shaper *shaper;
	struct pictures *pictures;
	struct arena *arena;         /* lives until the file is written */
	struct pool_batch preparing; /* what needs no pages: the tags, the missing characters */

	struct objects objects;
	struct tags *tags;
	object *pages;
	object resources; /* of all pages */
	object *type0;    /* for each font of type/, its object once used, or NULL */
	struct drawn_picture *drawn;
	size_t drawn_count, drawn_capacity;
	struct drawn_icon *icons;
	size_t icon_count, icon_capacity;
	struct target_index anchors; /* layout's targets that have one, sorted by it */
	struct target_index nodes;   /* all, sorted by their nodes' addresses, to look them up */

	struct missing *missing; /* to be reported when all is drawn */
	size_t missing_count, missing_capacity;
	bool failed;                /* after a message */
	const struct node *drawing; /* for what goes wrong inside libharu */
};

/* font.c: the number of a font in the pages' resources, noted as used; and all used fonts' objects, once all is drawn. */
void writer_use_font(struct pdf_writer *writer, unsigned font);
void writer_write_fonts(struct pdf_writer *writer);

/* page.c: draws all pages. */
void writer_draw_pages(struct pdf_writer *writer);

/* missing.c: the characters that no font has, searched before drawing; met in drawing; and told once all is drawn. */
void writer_find_missing(struct pdf_writer *writer);
void writer_note_missing(struct pdf_writer *writer, uint32_t character, const struct node *node);
void writer_report_missing(const struct pdf_writer *writer);

/* link.c: the annotations of a page; and before drawing, the places that links lead to. */
void writer_find_targets(struct pdf_writer *writer);
bool link_area_leads(const struct pdf_writer *writer, const struct link_area *area);
void writer_write_links(struct pdf_writer *writer, size_t page);
/* Each anchor as a named destination, so that report.pdf#our-work leads where our-work leads on the site (ISO 32000-1,
 * 12.3.2.3); NULL where there is none. */
object writer_write_destinations(struct pdf_writer *writer);

/* "[5 0 R/XYZ null 700 null]" */
void put_destination(struct buffer *out, const struct pdf_writer *writer, const struct destination *target);

/* outline.c: bookmarks by headings; NULL if there are none. */
object writer_write_outline(struct pdf_writer *writer);

/* metadata.c: the catalog, the information dictionary, XMP, and the output intent. STRUCTURE is the structure tree. */
void writer_write_catalog(struct pdf_writer *writer, object structure, object outline);

/* The place for messages about a node: its own or the nearest above it that has one. */
struct place node_place(const struct node *node);

#endif
