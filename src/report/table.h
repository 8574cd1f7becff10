/* Tables of a measure: the numbers of a breakdown or cross-table with their notes. Private to report/. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "report/panel.h"

/* A TABLE_CELL appended to ROW. */
struct node *table_cell(struct arena *arena, struct node *row, enum cell_scope scope, enum align align);
struct node *table_row(struct arena *arena, struct node *part);

/* Sets table.columns from the cells of the first row of the body. */
void table_align(struct arena *arena, struct node *table);

/* The TABLE of PANEL with head, body and totals; without caption, notes or number. */
struct node *panel_table(struct block *block, const struct panel *panel);

/* Parts of tables, for those that lay out their own: the label of a category or axis, the head of a value's column,
 * the name of a statistic with the unit that no column says. */
void category_label(struct block *block, const struct category *category, struct node *parent);
void axis_heading(struct block *block, const struct axis *axis, struct node *parent);
const char *name_with_unit(struct block *block, const struct measure_figures *measure);

/* Appended to FOOT: one line with the links to the workings of the panel's statistics, of those that have one. */
void links_add(struct block *block, const struct panel *panel, struct node *foot);

/* Does its table print percentages? */
bool measure_has_percent(const struct measure_figures *measure);

/* A FOOT with the notes that PANEL needs (on rounding only where it stands below a PERCENTage), and the links to workings;
 * NULL where there are none. Then the note on rounding alone. */
struct node *panel_foot(struct block *block, const struct panel *panel, bool percent);
struct node *rounding_foot(struct block *block, const struct panel *panel);

/* A FOOT that explains the symbols of figures in the author's own TABLE; NULL where none stands there. */
struct node *figures_foot(struct block *block, const struct node *table);

/* Does the block's chart give its table away, and the giving: TABLE is a child of CHART, whose foot then leads to it. */
bool chart_table_defers(const struct block *block);
void chart_table_defer(struct block *block, struct node *chart, struct node *table);

/* Are there no records to count? Then nothing_counted says so in the table's or chart's place. */
bool panel_empty(const struct panel *panel);

/* A category's or axis's label as plain text. */
const char *category_plain(struct block *block, const struct category *category);

/* The rows of an axis to show, in display order: indexes into its categories. */
size_t axis_rows(struct block *block, const struct measure_figures *measure, size_t *rows);
size_t axis_columns(struct block *block, const struct measure_figures *measure, size_t *columns);

/* Gives a captioned TABLE its number and anchor. */
void table_number(struct block *block, struct node *table);

#endif
