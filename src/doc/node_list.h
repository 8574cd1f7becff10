/* Every kind of node, a row each: its id, its name in dumps, its name in messages, its group, and what it may hold, from
 * left to right: ONE, a MAYBE, or ANY number of a kind, of all kinds of blocks (FLOW) or of inlines; {END, 0}: nothing. A
 * header and a caption are MAYBE here where doc/check.c asks for them in words of its own. Who needs a part of a row
 * includes this list with NODE_KIND defined to it (doc/node.h: the ids). The comments name attributes, members of struct
 * node. Each writer has a list of its own, which does not compile before it has a row for every kind. */

/* the frame */
NODE_KIND(NODE_DOCUMENT, "document", "a document", GROUP_PART, {MAYBE, NODE_COVER}, {ANY, NODE_SECTION})
/* paragraphs with a cover role, in reading order */
NODE_KIND(NODE_COVER, "cover", "the cover", GROUP_PART, {ANY, NODE_PARAGRAPH})
/* its heading is of level 1 */
NODE_KIND(NODE_SECTION, "section", "a section", GROUP_PART, {ONE, NODE_HEADING}, {ANY, FLOW})

/* blocks */
/* level, anchor, number ("3.1" or NULL) */
NODE_KIND(NODE_HEADING, "heading", "a heading", GROUP_FLOW, {ANY, INLINES})
/* role */
NODE_KIND(NODE_PARAGRAPH, "paragraph", "a paragraph", GROUP_FLOW, {ANY, INLINES})
/* ordered, start, tight */
NODE_KIND(NODE_LIST, "list", "a list", GROUP_FLOW, {ANY, NODE_ITEM})
NODE_KIND(NODE_ITEM, "item", "a list item", GROUP_PART, {ANY, FLOW})
NODE_KIND(NODE_BLOCK_QUOTE, "block_quote", "a quotation", GROUP_FLOW, {ANY, FLOW})
/* text */
NODE_KIND(NODE_CODE_BLOCK, "code_block", "a code block", GROUP_FLOW, {END, 0})
NODE_KIND(NODE_THEMATIC_BREAK, "thematic_break", "a dividing line", GROUP_FLOW, {END, 0})
/* table; FOOT is its notes and its link to workings */
NODE_KIND(NODE_TABLE, "table", "a table", GROUP_FLOW, {MAYBE, NODE_CAPTION}, {MAYBE, NODE_TABLE_HEAD},
    {ONE, NODE_TABLE_BODY}, {MAYBE, NODE_FOOT})
NODE_KIND(NODE_TABLE_HEAD, "table_head", "a table's header", GROUP_PART, {ANY, NODE_TABLE_ROW})
NODE_KIND(NODE_TABLE_BODY, "table_body", "a table's body", GROUP_PART, {ANY, NODE_TABLE_ROW})
/* total: the bold last row */
NODE_KIND(NODE_TABLE_ROW, "table_row", "a table row", GROUP_PART, {ANY, NODE_TABLE_CELL})
/* cell; one that begins with a block holds blocks only */
NODE_KIND(NODE_TABLE_CELL, "table_cell", "a table cell", GROUP_PART, {ANY, FLOW_OR_INLINES})
/* of a table, a chart (the finding) or a picture; its number is its owner's */
NODE_KIND(NODE_CAPTION, "caption", "a caption", GROUP_PART, {ANY, INLINES})
NODE_KIND(NODE_SUBTITLE, "subtitle", "a subtitle", GROUP_PART, {ANY, INLINES})
NODE_KIND(NODE_SOURCE, "source", "a source", GROUP_PART, {ANY, INLINES})
NODE_KIND(NODE_CREDIT, "credit", "a credit", GROUP_PART, {ANY, INLINES})
NODE_KIND(NODE_FOOT, "foot", "a table's notes", GROUP_PART, {ANY, FLOW_OR_INLINES})
/* headline figures */
NODE_KIND(NODE_TILES, "tiles", "a group of tiles", GROUP_FLOW, {MAYBE, NODE_HEADING}, {ANY, NODE_TILE})
/* numeral; what it counts; "33% of 254 referrals" */
NODE_KIND(NODE_TILE, "tile", "a tile", GROUP_PART, {ONE, NODE_FIGURE}, {ONE, NODE_LABEL}, {MAYBE, NODE_BASE})
NODE_KIND(NODE_LABEL, "label", "a tile's label", GROUP_PART, {ANY, INLINES})
NODE_KIND(NODE_BASE, "base", "a tile's base", GROUP_PART, {ANY, INLINES})
/* chart; TABLE is its alternative: MAYBE, since a tree of groups has a list beside it instead (doc/check.c) */
NODE_KIND(NODE_CHART, "chart", "a chart", GROUP_FLOW, {MAYBE, NODE_CAPTION}, {MAYBE, NODE_SUBTITLE},
    {MAYBE, NODE_SOURCE}, {MAYBE, NODE_TABLE}, {MAYBE, NODE_FOOT})
/* chart_table: on paper a chart's table stands here; below it the way back */
NODE_KIND(NODE_CHART_TABLE, "chart_table", "a chart's table", GROUP_FLOW, {ONE, NODE_PARAGRAPH})
/* boxes and lines; the LIST says what stands below what (doc/box_tree.h) */
NODE_KIND(NODE_DIAGRAM, "diagram", "a diagram", GROUP_FLOW, {ONE, NODE_CAPTION}, {ONE, NODE_LIST})
/* image */
NODE_KIND(NODE_IMAGE, "image", "an image", GROUP_FLOW, {MAYBE, NODE_CAPTION}, {MAYBE, NODE_CREDIT})
/* a "quotes" record */
NODE_KIND(NODE_QUOTATION, "quotation", "a quotation", GROUP_FLOW, {ANY, FLOW}, {MAYBE, NODE_ATTRIBUTION})
NODE_KIND(NODE_ATTRIBUTION, "attribution", "a quotation's speaker", GROUP_PART, {ANY, INLINES})
/* blocks are the background; its parts are set side by side on a wide page */
NODE_KIND(NODE_CASE_STUDY, "case_study", "a case study", GROUP_FLOW, {ONE, NODE_HEADING}, {MAYBE, NODE_ABOUT},
    {ANY, FLOW}, {ANY, NODE_CASE_PART})
NODE_KIND(NODE_ABOUT, "about", "a case study's line of context", GROUP_PART, {ANY, INLINES})
NODE_KIND(NODE_CASE_PART, "case_part", "a part of a case study", GROUP_PART, {ONE, NODE_HEADING}, {ANY, FLOW})
NODE_KIND(NODE_CALLOUT, "callout", "a callout", GROUP_FLOW, {MAYBE, NODE_HEADING}, {ANY, FLOW})
NODE_KIND(NODE_CARDS, "cards", "a group of cards", GROUP_FLOW, {ANY, NODE_CARD})
NODE_KIND(
    NODE_CARD, "card", "a card", GROUP_PART, {MAYBE, NODE_IMAGE}, {MAYBE, NODE_ICON}, {ONE, NODE_HEADING}, {ANY, FLOW})
/* icon */
NODE_KIND(NODE_ICON, "icon", "an icon", GROUP_PART, {END, 0})
/* one idea a line, with a picture beside it */
NODE_KIND(NODE_EASY_READ, "easy_read", "easy read", GROUP_FLOW, {ANY, NODE_EASY_LINE})
NODE_KIND(NODE_EASY_LINE, "easy_line", "a line of easy read", GROUP_PART, {ONE, NODE_ICON}, {ANY, FLOW})
/* language, right_to_left */
NODE_KIND(NODE_PASSAGE, "passage", "a passage", GROUP_FLOW, {ANY, FLOW})
/* the contents, or the list of all tables or charts; below a section's entry, those of its own headings */
NODE_KIND(NODE_CONTENTS, "contents", "the contents", GROUP_FLOW, {ANY, NODE_ENTRY})
/* entry; a writer leaves out what leads to a section that it does not show */
NODE_KIND(NODE_ENTRY, "entry", "an entry of the contents", GROUP_PART, {MAYBE, NODE_CONTENTS})
/* how figures were worked out */
NODE_KIND(NODE_WORKINGS, "workings", "the workings", GROUP_FLOW, {ANY, FLOW})
/* id, anchor */
NODE_KIND(NODE_WORKING, "working", "a working", GROUP_FLOW, {ANY, FLOW})
/* words we use */
NODE_KIND(NODE_DEFINITIONS, "definitions", "the explained words", GROUP_FLOW, {ANY, NODE_DEFINITION})
/* anchor */
NODE_KIND(NODE_DEFINITION, "definition", "an explained word", GROUP_PART, {ONE, NODE_TERM}, {ANY, FLOW})
NODE_KIND(NODE_TERM, "term", "a term", GROUP_PART, {ANY, INLINES})
/* at a section's end, numbered from 1 in each section */
NODE_KIND(NODE_NOTES, "notes", "the notes", GROUP_FLOW, {ANY, NODE_NOTE})
/* number, anchor, back (anchor of its first reference) */
NODE_KIND(NODE_NOTE, "note", "a note", GROUP_PART, {ANY, INLINES})
/* figures in this section's prose, each leading to its working */
NODE_KIND(NODE_SOURCES, "sources", "a section's sources", GROUP_FLOW, {ANY, NODE_LINK})
/* data files */
NODE_KIND(NODE_DOWNLOADS, "downloads", "the downloads", GROUP_FLOW, {ANY, NODE_LINK})

/* inlines */
NODE_KIND(NODE_TEXT, "text", "text", GROUP_INLINE, {END, 0})
NODE_KIND(NODE_EMPHASIS, "emphasis", "emphasis", GROUP_INLINE, {ANY, INLINES})
NODE_KIND(NODE_STRONG, "strong", "strong emphasis", GROUP_INLINE, {ANY, INLINES})
NODE_KIND(NODE_CODE, "code", "code", GROUP_INLINE, {END, 0})
NODE_KIND(NODE_LINK, "link", "a link", GROUP_INLINE, {ANY, INLINES})
NODE_KIND(NODE_SOFT_BREAK, "soft_break", "a line break", GROUP_INLINE, {END, 0})
NODE_KIND(NODE_LINE_BREAK, "line_break", "a line break", GROUP_INLINE, {END, 0})
NODE_KIND(NODE_FIGURE, "figure", "a figure", GROUP_INLINE, {END, 0})
NODE_KIND(NODE_NOTE_REFERENCE, "note_reference", "a note", GROUP_INLINE, {END, 0})
NODE_KIND(NODE_ABBREVIATION, "abbreviation", "an abbreviation", GROUP_INLINE, {END, 0})
NODE_KIND(NODE_SPAN, "span", "a span of text", GROUP_INLINE, {ANY, INLINES})

#undef NODE_KIND
