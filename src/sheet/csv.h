/* CSV and TSV (RFC 4180 as spreadsheets and people write it). Private to sheet/. */
#ifndef SHEET_CSV_H
#define SHEET_CSV_H

#include "sheet/store.h"

/* Reads TEXT, which is UTF-8 with a NUL behind it, with the separator that its lines show; it is changed, and the sheet's
 * cells stay in it. The threads of POOL share a large one. NULL, or why it could not be read; *ROW is then the row that it is
 * about, or 0. */
const char *csv_read(struct store *store, struct pool *pool, char *text, size_t length, uint32_t *row);

/* BYTES in Windows-1252 (as the Encoding Standard has it) or, with a byte order mark, UTF-16, as UTF-8. */
void csv_from_windows(struct buffer *out, const unsigned char *bytes, size_t length);
void csv_from_utf16(struct buffer *out, const unsigned char *bytes, size_t length);

#endif
