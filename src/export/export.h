/* Figures to machines: figures.json, figures.csv and one CSV for each published table or chart. Only protected figures
 * pass through here. CSV follows RFC 4180 with CRLF and a UTF-8 byte order mark; a text that a spreadsheet would take
 * for a formula is prefixed with an apostrophe. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "base/buffer.h"
#include "stats/stats.h"

void export_json(struct buffer *out, const struct figures *figures);
void export_csv(struct buffer *out, const struct figures *figures);
void export_measure_csv(struct buffer *out, const struct measure_figures *measure);

#endif
