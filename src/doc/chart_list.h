/* Every kind of chart, a row each: its id, its key in a report, its name in a chart's description, its traits, and the
 * function of chart/ that draws it. doc/chart_data.h says what these are; who needs a part includes this list with
 * CHART_KIND defined to it. */

CHART_KIND(CHART_BAR, "bar", PHRASE_BAR_CHART, CHART_ONE_FIELD | CHART_PERCENT | CHART_TARGET, draw_bars)
CHART_KIND(CHART_COLUMN, "column", PHRASE_COLUMN_CHART, CHART_ONE_FIELD | CHART_UPRIGHT | CHART_TARGET, draw_columns)
CHART_KIND(CHART_STACKED, "stacked", PHRASE_STACKED_CHART, CHART_TWO_FIELDS | CHART_ADDS, draw_stacks)
CHART_KIND(CHART_SHARE, "share", PHRASE_SHARE_CHART, CHART_ADDS | CHART_WHOLE, draw_shares)
CHART_KIND(CHART_LINE, "line", PHRASE_LINE_CHART, CHART_ORDERED | CHART_UPRIGHT | CHART_TARGET, draw_lines)
CHART_KIND(CHART_PEOPLE, "people", PHRASE_PEOPLE_CHART, CHART_ONE_FIGURE, draw_people)
/* Not for reports: last, so that it ends the list of what they may name. */
CHART_KIND(CHART_TREE, "tree", PHRASE_TREE_CHART, CHART_OF_GROUPS, draw_tree)

#undef CHART_KIND
