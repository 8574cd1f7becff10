/* The neutral document tree: what a report says, free of HTML and PDF. Composed by report/ (markdown/ makes the parts
 * that come from Markdown), read-only to writers. Names follow CommonMark 0.30 where it has one. doc/node_list.h lists
 * the kinds, what each may hold and which attributes it has. */
#ifndef DOC_NODE_H
#define DOC_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/figure.h"
#include "base/icon.h"
#include "base/source.h"
#include "doc/chart_data.h"

enum node_kind {
#define NODE_KIND(id, name, phrase, group, ...) id,
#include "doc/node_list.h"
	NODE_KIND_COUNT
};

enum section_role {
	SECTION_NARRATIVE,
	SECTION_CONTENTS,
	SECTION_CHART_TABLES, /* on paper alone: tables that charts give away */
	SECTION_WORKINGS,
	SECTION_WORDS,
	SECTION_DATA,
	SECTION_ACCESSIBILITY,
};

enum paragraph_role {
	PARAGRAPH_BODY,
	PARAGRAPH_LEAD,
	PARAGRAPH_PRINTED, /* on paper alone: a way to another page */
	PARAGRAPH_COVER_COUNCIL,
	PARAGRAPH_COVER_TITLE,
	PARAGRAPH_COVER_SUBTITLE,
	PARAGRAPH_COVER_PERIOD,
	PARAGRAPH_COVER_TEAM,
	PARAGRAPH_COVER_DATE,
	PARAGRAPH_COVER_MARKING,
	PARAGRAPH_COVER_SAMPLE
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE }; /* ALIGN_RIGHT: figures, on their digits */

enum cell_scope {
	SCOPE_NONE,
	SCOPE_COLUMN,
	SCOPE_ROW,
	SCOPE_COLUMN_GROUP,
	SCOPE_ROW_GROUP
}; /* SCOPE_NONE: a data cell */

enum link_kind {
	LINK_EXTERNAL, /* target is an address with a scheme: http, https, mailto, tel, sms */
	LINK_ANCHOR,   /* target is an anchor of this document: "activities-the-choir" */
	LINK_FILE,     /* target is a file of the edition's folder: "data/cp-age.csv" */
};

struct node {
	enum node_kind kind;
	struct place place; /* where the author wrote it */
	struct node *parent, *previous, *next, *first, *last;
	const char *text; /* TEXT, CODE, CODE_BLOCK, FIGURE: what is printed, UTF-8 */
	const char *
	    anchor; /* unique in the document, or NULL: SECTION (its slug), HEADING, TABLE, CHART, WORKING, NOTE, NOTE_REFERENCE, DEFINITION */
	const char *language; /* BCP 47, or NULL: as its parent */
	bool right_to_left;
	union {
		struct {
			enum section_role role;
			const char *name, *number, *summary;
		} section; /* name: its slug; number: "3" or NULL; summary: plain text or NULL */
		struct {
			int level; /* 1 to 6 */
			const char *number;
			const char *plain;
			bool typed;
		} heading; /* plain: its text without markup; typed: its level is the author's, not report/'s */
		struct {
			enum paragraph_role role;
		} paragraph;
		struct {
			bool ordered, tight;
			int start;
		} list;
		struct {
			enum align *columns;
			size_t column_count;
			const char *number;
			bool wide, deferred;
			const char *measure, *const *measures;
		} table; /* number: "3" or NULL; wide: a plan, landscape where the theme allows; deferred: a chart's, on paper where a
		            CHART_TABLE says; measure: its id or NULL; measures:
		            the ids of several, up to NULL, or NULL */
		struct {
			enum align align;
			enum cell_scope scope;
			int columns, rows;
		} cell; /* spans, 1 or more */
		struct {
			bool total;
		} row;
		struct {
			struct chart_data *data;
			const char *alt, *number, *measure, *const *measures;
		} chart; /* as of a table */
		struct {
			const struct node *table;
		} chart_table; /* the deferred TABLE of a chart */
		struct {
			const char *file, *alt;
		} image; /* file: relative to the report folder */
		struct {
			const char *name, *alt;
			const struct icon *shape;
			bool decorative;
		} icon; /* alt, shape: of the theme's icon of that name, NULL until it is known; decorative: its words are read alone */
		struct {
			const char *target, *title;
			enum link_kind kind;
		} link;
		struct {
			const char *measure, *name;
			enum figure_state state;
			enum figure_state symbol; /* whose symbol stands in the text; FIGURE_SHOWN: none does */
			bool whole_symbol;        /* the symbol is all of the text; false of "14 ([c])" */
			bool words;
		} figure; /* measure: "cp.age[under-13]"; name: its label, plain */
		struct {
			int number; /* from 1 in its section; 0 until the section is whole */
			const char *back;
			struct node *note;
		} note; /* NOTE, and NOTE_REFERENCE, whose target is back; note: the NOTE that a reference is to */
		struct {
			const struct node *target; /* the HEADING, TABLE or CHART that it leads to */
			const char *to;            /* its anchor, or its section's */
			const char *number, *text; /* "3.1", "Table 3" or NULL; plain */
		} entry;
		struct {
			const char *full, *anchor;
		} abbreviation; /* text: the short form; printed by report/ already */
		struct {
			const char *id;
		} working;
	} as;
};

/* What the writers need to know besides the tree. Texts are plain; NULL where report.yaml has none. */
struct document {
	const char *name;   /* file stem: "annual-report" */
	struct place place; /* where report.yaml names it */
	const char *title, *subtitle, *council, *team, *service;
	const char *report_title;  /* of the report, where the document has a title of its own; else the same */
	const char *period;        /* "1 April 2021 to 31 March 2022" */
	const char *published;     /* "24 August 2022" */
	const char *published_iso; /* "2022-08-24" */
	const char *language;
	const char *edition, *marking;
	bool draft, sample;
	const char *sample_text; /* "Sample: records, stories and quotations are invented" */
	const char *url, *licence, *copyright, *contact_role, *contact_email, *authors;
	const char *summary;       /* what the report says in one paragraph: its first section's summary */
	bool main;                 /* the edition's site; false: a page of it */
	int pages;                 /* bound, or 0 */
	const char *section_start; /* where sections begin, by a theme's word; NULL: as the theme says */
	const char *report_root;   /* folder that images are relative to */
	const char **figures;      /* ids of the statistics and facts that it prints, in order of first use */
	size_t figure_count;
	struct node *root; /* DOCUMENT */
};

struct node *node_new(struct arena *arena, enum node_kind kind, struct place place);
void node_append(struct node *parent, struct node *child);
void node_append_all(struct node *parent, struct node *first); /* FIRST and what follows it by next, in order */
void node_insert_before(struct node *next, struct node *child);
void node_unlink(struct node *node);
const struct node *node_section(const struct node *node);                    /* the SECTION around it, or NULL */
const struct node *node_child(const struct node *node, enum node_kind kind); /* its first child of that kind, or NULL */
struct node *node_text(struct arena *arena, const char *text, struct place place); /* a new TEXT */

bool node_is_inline(enum node_kind kind);

/* Holds it links alone, one or several with commas between: the ways from a table to its workings or its data. */
bool node_is_links(const struct node *node);
bool node_is_flow(enum node_kind kind);          /* a block that stands wherever "blocks" may */
const char *node_kind_name(enum node_kind kind); /* "block_quote" */

/* Enter and leave walk, without recursion. A leaf is entered and left too; NULL after leaving the root:
 *
 *     enum node_event event = NODE_ENTER;
 *     for (const struct node *at = root; at; at = node_walk(root, at, &event)) … */
enum node_event { NODE_ENTER, NODE_LEAVE };
const struct node *node_walk(const struct node *root, const struct node *node, enum node_event *event);

/* The text of a node's inlines without markup, added to OUT: figures and abbreviations printed, breaks as spaces, blocks
 * parted by a space. */
void node_plain(struct buffer *out, const struct node *node);

/* A list of fewer than LEAST tables or charts, which says nothing that the contents don't, or the heading above one. */
bool node_in_short_list(const struct node *node, int least);

/* The ids of the measures and facts that a TABLE or CHART shows, up to NULL; empty for any other node. */
const char *const *node_measures(struct arena *arena, const struct node *node);

/* One line a node, indented, attributes in a fixed order, texts quoted: golden files. */
void node_dump(struct buffer *out, const struct node *root);

/* The same with each node's line and column. */
struct sources;
void node_dump_places(struct buffer *out, const struct node *root, const struct sources *sources);

#endif
