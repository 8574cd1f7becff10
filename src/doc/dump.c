/* The tree as text, a line a node, for golden files. */
#include "base/source.h"
#include "doc/kind.h"
#include "doc/node.h"

static void attribute(struct buffer *out, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_format(out, " %s=", name);
	buffer_json(out, value);
}

static void number(struct buffer *out, const char *name, int value, int usual)
{
	if (value != usual)
		buffer_format(out, " %s=%d", name, value);
}

static void flag(struct buffer *out, const char *name, bool value)
{
	if (value)
		buffer_format(out, " %s", name);
}

static void word(struct buffer *out, const char *name, const char *const *words, int value)
{
	if (words[value])
		buffer_format(out, " %s=%s", name, words[value]);
}

static const char *const align_names[] = {[ALIGN_RIGHT] = "right", [ALIGN_CENTRE] = "centre"};

static const char *const state_names[] = {
    [FIGURE_WITHHELD] = "withheld",
    [FIGURE_NOT_AVAILABLE] = "not_available",
    [FIGURE_NOT_APPLICABLE] = "not_applicable",
    [FIGURE_LOW] = "low",
    [FIGURE_SHOWN] = NULL,
};

static void dump_section(struct buffer *out, const struct node *node)
{
	static const char *const roles[] = {
	    [SECTION_CONTENTS] = "contents",
	    [SECTION_CHART_TABLES] = "chart_tables",
	    [SECTION_WORKINGS] = "workings",
	    [SECTION_WORDS] = "words",
	    [SECTION_DATA] = "data",
	    [SECTION_ACCESSIBILITY] = "accessibility",
	};
	word(out, "role", roles, (int)node->as.section.role);
	attribute(out, "name", node->as.section.name);
	attribute(out, "number", node->as.section.number);
	attribute(out, "summary", node->as.section.summary);
}

static void dump_heading(struct buffer *out, const struct node *node)
{
	buffer_format(out, " level=%d", node->as.heading.level);
	attribute(out, "number", node->as.heading.number);
	attribute(out, "plain", node->as.heading.plain);
}

static void dump_paragraph(struct buffer *out, const struct node *node)
{
	static const char *const roles[] = {
	    [PARAGRAPH_LEAD] = "lead",
	    [PARAGRAPH_PRINTED] = "printed",
	    [PARAGRAPH_COVER_COUNCIL] = "cover_council",
	    [PARAGRAPH_COVER_TITLE] = "cover_title",
	    [PARAGRAPH_COVER_SUBTITLE] = "cover_subtitle",
	    [PARAGRAPH_COVER_PERIOD] = "cover_period",
	    [PARAGRAPH_COVER_TEAM] = "cover_team",
	    [PARAGRAPH_COVER_DATE] = "cover_date",
	    [PARAGRAPH_COVER_MARKING] = "cover_marking",
	    [PARAGRAPH_COVER_SAMPLE] = "cover_sample",
	};
	word(out, "role", roles, (int)node->as.paragraph.role);
}

static void dump_list(struct buffer *out, const struct node *node)
{
	flag(out, "ordered", node->as.list.ordered);
	flag(out, "tight", node->as.list.tight);
	if (node->as.list.ordered)
		number(out, "start", node->as.list.start, 1);
}

static void dump_table(struct buffer *out, const struct node *node)
{
	attribute(out, "number", node->as.table.number);
	buffer_format(out, " columns=%zu", node->as.table.column_count);
	flag(out, "wide", node->as.table.wide);
	attribute(out, "measure", node->as.table.measure);
	for (const char *const *id = node->as.table.measures; id && *id; id++)
		attribute(out, "measure", *id);
}

static void dump_row(struct buffer *out, const struct node *node)
{
	flag(out, "total", node->as.row.total);
}

static void dump_cell(struct buffer *out, const struct node *node)
{
	static const char *const scopes[] = {
	    [SCOPE_COLUMN] = "column",
	    [SCOPE_ROW] = "row",
	    [SCOPE_COLUMN_GROUP] = "column_group",
	    [SCOPE_ROW_GROUP] = "row_group",
	};
	word(out, "scope", scopes, (int)node->as.cell.scope);
	word(out, "align", align_names, (int)node->as.cell.align);
	number(out, "columns", node->as.cell.columns, 1);
	number(out, "rows", node->as.cell.rows, 1);
}

static void dump_point(struct buffer *out, const struct chart_data *data, size_t index)
{
	const struct chart_point *point = &data->points[index];
	buffer_add(out, index % data->series_count == 0 ? " | " : ", ");
	if (index % data->series_count == 0)
		buffer_format(out, "%s: ", data->categories[index / data->series_count]);
	if (point->value.state == FIGURE_SHOWN)
		number_print_plain(out, point->value.value);
	else
		buffer_add(out, state_names[point->value.state]);
	buffer_format(out, " '%s'", point->text ? point->text : "");
}

static void dump_chart(struct buffer *out, const struct node *node)
{
	attribute(out, "number", node->as.chart.number);
	attribute(out, "alt", node->as.chart.alt);
	attribute(out, "measure", node->as.chart.measure);
	for (const char *const *id = node->as.chart.measures; id && *id; id++)
		attribute(out, "measure", *id);
	const struct chart_data *data = node->as.chart.data;
	if (!data)
		return;
	buffer_format(out, " drawn=%s", chart_kinds[data->kind].key);
	attribute(out, "unit", data->unit);
	for (size_t i = 0; data->series_count > 1 && i < data->series_count; i++)
		attribute(out, "series", data->series[i]);
	for (size_t i = 0; i < data->category_count * data->series_count; i++)
		dump_point(out, data, i);
}

static void dump_image(struct buffer *out, const struct node *node)
{
	attribute(out, "file", node->as.image.file);
	attribute(out, "alt", node->as.image.alt);
}

static void dump_icon(struct buffer *out, const struct node *node)
{
	attribute(out, "name", node->as.icon.name);
	attribute(out, "alt", node->as.icon.alt);
	flag(out, "decorative", node->as.icon.decorative);
}

static void dump_link(struct buffer *out, const struct node *node)
{
	static const char *const kinds[] = {[LINK_EXTERNAL] = "external", [LINK_ANCHOR] = "anchor", [LINK_FILE] = "file"};
	word(out, "to", kinds, (int)node->as.link.kind);
	attribute(out, "target", node->as.link.target);
	attribute(out, "title", node->as.link.title);
}

static void dump_figure(struct buffer *out, const struct node *node)
{
	attribute(out, "measure", node->as.figure.measure);
	attribute(out, "name", node->as.figure.name);
	word(out, "state", state_names, (int)node->as.figure.state);
	flag(out, "words", node->as.figure.words);
}

static void dump_note(struct buffer *out, const struct node *node)
{
	buffer_format(out, " number=%d", node->as.note.number);
	attribute(out, "back", node->as.note.back);
}

static void dump_entry(struct buffer *out, const struct node *node)
{
	attribute(out, "to", node->as.entry.to);
	attribute(out, "number", node->as.entry.number);
	attribute(out, "text", node->as.entry.text);
}

static void dump_abbreviation(struct buffer *out, const struct node *node)
{
	attribute(out, "full", node->as.abbreviation.full);
	attribute(out, "explained", node->as.abbreviation.anchor);
}

static void dump_working(struct buffer *out, const struct node *node)
{
	attribute(out, "id", node->as.working.id);
}

static void (*const attributes[NODE_KIND_COUNT])(struct buffer *, const struct node *) = {
    [NODE_SECTION] = dump_section,
    [NODE_HEADING] = dump_heading,
    [NODE_PARAGRAPH] = dump_paragraph,
    [NODE_LIST] = dump_list,
    [NODE_TABLE] = dump_table,
    [NODE_TABLE_ROW] = dump_row,
    [NODE_TABLE_CELL] = dump_cell,
    [NODE_CHART] = dump_chart,
    [NODE_IMAGE] = dump_image,
    [NODE_ICON] = dump_icon,
    [NODE_LINK] = dump_link,
    [NODE_FIGURE] = dump_figure,
    [NODE_NOTE] = dump_note,
    [NODE_NOTE_REFERENCE] = dump_note,
    [NODE_ENTRY] = dump_entry,
    [NODE_ABBREVIATION] = dump_abbreviation,
    [NODE_WORKING] = dump_working,
};

/* Where the last place was: nodes mostly follow their text, so lines and columns are counted on from there. */
struct dump_cursor {
	const struct sources *sources; /* NULL: no places */
	struct place at;
	unsigned line, column;
};

static void cursor_move(struct dump_cursor *cursor, const struct source *source, struct place place)
{
	if (cursor->at.file != place.file || cursor->at.offset > place.offset)
		*cursor = (struct dump_cursor){cursor->sources, {place.file, 0}, 1, 1};
	while (cursor->at.offset < place.offset && cursor->at.offset < source->length) {
		char byte = source->text[cursor->at.offset++];
		if (byte == '\n')
			cursor->line++;
		if (byte == '\n')
			cursor->column = 1;
		else
			cursor->column += ((unsigned char)byte & 0xC0) != 0x80;
	}
}

static void dump_place(struct buffer *out, struct dump_cursor *cursor, struct place place)
{
	const struct source *source = cursor->sources ? sources_get(cursor->sources, place.file) : NULL;
	if (!source)
		return;
	cursor_move(cursor, source, place);
	buffer_format(out, " %u:%u", cursor->line, cursor->column);
}

static void dump_node(struct buffer *out, const struct node *node, size_t depth, struct dump_cursor *cursor)
{
	for (size_t i = 0; i < depth; i++)
		buffer_add(out, "  ");
	buffer_add(out, node_kind_name(node->kind));
	dump_place(out, cursor, node->place);
	if (node->text) {
		buffer_char(out, ' ');
		buffer_json(out, node->text);
	}
	attribute(out, "anchor", node->anchor);
	if (attributes[node->kind])
		attributes[node->kind](out, node);
	attribute(out, "language", node->language);
	flag(out, "right_to_left", node->right_to_left);
	buffer_char(out, '\n');
}

void node_dump_places(struct buffer *out, const struct node *root, const struct sources *sources)
{
	struct dump_cursor cursor = {sources, {0}, 1, 1};
	size_t depth = 0;
	enum node_event event = NODE_ENTER;
	for (const struct node *at = root; at; at = node_walk(root, at, &event)) {
		if (event == NODE_ENTER)
			dump_node(out, at, depth++, &cursor);
		else
			depth--;
	}
}

void node_dump(struct buffer *out, const struct node *root)
{
	node_dump_places(out, root, NULL);
}
