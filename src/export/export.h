/* Figures to machines: figures.json, figures.csv and one CSV for each published table or chart. Only protected figures
 * pass through here. CSV follows RFC 4180 with CRLF and a UTF-8 byte order mark; a text that a spreadsheet would take
 * for a formula is prefixed with an apostrophe. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "base/buffer.h"
#include "stats/stats.h"

/* figures.json: a row for each measure and fact, followed by a row for each of its cells in dictionary order; its shape
 * is export_schema's. TITLE is the report's, as printed. Numbers are the printed ones, without separators; null where there
 * is none. */
void export_json(struct buffer *out, const struct figures *figures, const char *title);

/* The same rows. */
void export_csv(struct buffer *out, const struct figures *figures);

/* The table of one measure: its categories, value and percentage, the total of a breakdown of counts, and a column for each earlier
 * year that was asked for. */
void export_measure_csv(struct buffer *out, const struct figures *figures, const struct measure_figures *measure);

/* The table of COUNT statistics that stand side by side: of single figures a row each; of breakdowns over the same
 * categories a row a category, with the columns of one statistic after the other, and their totals unless one is a fact. */
void export_measures_csv(
    struct buffer *out, const struct figures *figures, const struct measure_figures *const *list, size_t count);

/* ROOT/earlier.yaml with what EDITIONS, one each, print of the report's own year in it, for next year's report: that year's
 * `editions` take the place of what stands there, and all else, comments too, stays as it is. TITLE, the report's as printed,
 * is their source. False after a message. */
bool export_freeze(const struct context *context, struct buffer *out, const char *root,
    const struct figures *const *editions, size_t count, const char *title);

/* The JSON Schema (2020-12) of figures.json, for `annual schema`. */
void export_schema(struct buffer *out);

#endif
