/* Markdown with this report's figures, notes, links and blocks in it. Private to report/. */
#ifndef REPORT_PROSE_H
#define REPORT_PROSE_H

#include "report/composer.h"

/* The blocks of FILE as children of a new node of KIND. */
struct node *prose_blocks(struct section *section, const struct narrative_file *file, enum node_kind kind);

/* A YAML value's text as inlines, or as blocks, of a new node of KIND. SECTION may have no node yet (a title), then notes
 * are refused. */
struct node *prose_inlines(struct section *section, const struct value *value, enum node_kind kind);
struct node *prose_value_blocks(struct section *section, const struct value *value, enum node_kind kind);

/* A record's text, or any text without positions of its own: as prose_inlines, each problem at PLACE. */
struct node *prose_text(struct section *section, const char *text, struct place place, enum node_kind kind);

/* A record's text in a table's cell: its paragraphs and lists, or its only line. Any other block stays text as it was typed. */
void prose_cell(struct section *section, const char *text, struct place place, struct node *cell);

/* A record's text as paragraphs, parted by empty lines, appended to PARENT. */
void prose_paragraphs(struct section *section, const char *text, struct place place, struct node *parent);

/* The same as plain text, without notes; VALUE may be NULL (""). */
const char *prose_plain(struct section *section, const struct value *value);

/* For labels, titles and other text that belongs to no section. */
struct section prose_nowhere(struct composer *composer);

#endif
