#include "sheet/csv.h"

#include <csv.h>
#include <string.h>

/* ---- encodings ---- */

void csv_from_windows(struct buffer *out, const unsigned char *bytes, size_t length)
{
	static const uint16_t high[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
	    0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] < 0x80)
			buffer_char(out, (char)bytes[i]);
		else
			buffer_code_point(out, bytes[i] < 0xA0 ? high[bytes[i] - 0x80] : bytes[i]);
	}
}

void csv_from_utf16(struct buffer *out, const unsigned char *bytes, size_t length)
{
	size_t low = bytes[0] == 0xFF ? 0 : 1;
	uint32_t lead = 0;
	for (size_t i = 2; i + 1 < length; i += 2) {
		uint32_t unit = bytes[i + low] | (uint32_t)bytes[i + 1 - low] << 8;
		bool trail = unit >= 0xDC00 && unit < 0xE000;
		if (lead)
			buffer_code_point(out, trail ? 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD);
		if (lead && trail) {
			lead = 0;
			continue;
		}
		lead = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
		if (!lead)
			buffer_code_point(out, trail || !unit ? 0xFFFD : unit);
	}
}

/* ---- separator ---- */

/* How many of the first lines hold it, outside quotation marks, and how often they do together. */
struct separator {
	char sign;
	int lines, total;
};

static void count_separators(struct separator *signs, size_t count, const char *text, size_t length)
{
	enum { LINES = 50 };
	int here[3] = {0};
	bool quoted = false;
	for (size_t i = 0, line = 0; i < length && line < LINES; i++) {
		quoted ^= text[i] == '"';
		bool end = text[i] == '\n' && !quoted;
		line += end;
		for (size_t s = 0; s < count && !quoted; s++) {
			here[s] += text[i] == signs[s].sign;
			if (!end)
				continue;
			signs[s].lines += here[s] > 0;
			signs[s].total += here[s];
			here[s] = 0;
		}
	}
	for (size_t s = 0; s < count; s++) {
		signs[s].lines += here[s] > 0;
		signs[s].total += here[s];
	}
}

static char find_separator(const char *text, size_t length)
{
	struct separator signs[] = {{',', 0, 0}, {';', 0, 0}, {'\t', 0, 0}}, *best = signs;
	size_t count = sizeof signs / sizeof *signs;
	count_separators(signs, count, text, length);
	for (size_t s = 1; s < count; s++)
		if (signs[s].lines > best->lines || (signs[s].lines == best->lines && signs[s].total > best->total))
			best = &signs[s];
	return best->sign;
}

/* ---- rows ---- */

struct csv_rows {
	struct store *store;
	uint32_t row; /* the one that is coming, from 1 */
	uint32_t column;
	bool begun;        /* it has its place in the store */
	bool after_return; /* the row before ended in a carriage return, and nothing came since */
};

static void on_field(void *bytes, size_t length, void *self)
{
	struct csv_rows *rows = self;
	struct cell_entry cell = {.column = (uint16_t)rows->column, .kind = CELL_TEXT};
	rows->after_return = false;
	if (rows->store->why)
		return;
	if (rows->column >= COLUMNS_MAX) {
		rows->store->why = "it has more than 16,384 columns";
		return;
	}
	rows->column++;
	if (!rows->begun && !store_row(rows->store, rows->row))
		return;
	rows->begun = true;
	if (length && store_text(rows->store, bytes, length, &cell.text))
		store_cell(rows->store, cell);
}

static void on_row(int sign, void *self)
{
	struct csv_rows *rows = self;
	if (sign == '\n' && rows->after_return) {
		rows->after_return = false;
		return;
	}
	if (!rows->begun && !rows->store->why)
		store_row(rows->store, rows->row);
	rows->after_return = sign == '\r';
	rows->begun = false;
	rows->column = 0;
	rows->row += !rows->store->why;
}

/* An Excel's own hint, "sep=;" on a line before the others. */
static bool has_hint(const char *text, size_t length)
{
	return length > 5 && strncmp(text, "sep=", 4) == 0 && (text[5] == '\r' || text[5] == '\n');
}

static bool parse(struct csv_parser *parser, struct csv_rows *rows, const char *text, size_t length)
{
	enum { PIECE = 1 << 20 };
	for (size_t at = 0; at < length && !rows->store->why; at += PIECE) {
		size_t piece = length - at < PIECE ? length - at : PIECE;
		if (csv_parse(parser, text + at, piece, on_field, on_row, rows) != piece)
			return false;
		if (csv_get_buffer_size(parser) > 4 * (size_t)CELL_BYTES_MAX)
			rows->store->why = "a quotation mark that begins a text is never closed, or closed far below";
	}
	if (rows->store->why)
		return true;
	uint32_t row = rows->row;
	csv_set_opts(parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI); /* of the two, only both tell it */
	bool closed = csv_fini(parser, on_field, on_row, rows) == 0;
	if (!closed)
		rows->row = row;
	return closed;
}

const char *csv_read(struct store *store, const char *text, size_t length, uint32_t *row)
{
	struct csv_rows rows = {.store = store, .row = 1};
	struct csv_parser parser;
	if (csv_init(&parser, CSV_REPALL_NL) != 0)
		return "it could not be read";
	csv_set_blk_size(&parser, 1 << 16);
	bool hint = has_hint(text, length);
	csv_set_delim(&parser, (unsigned char)(hint ? text[4] : find_separator(text, length)));
	size_t skip = hint ? 5 : 0;
	rows.row += hint;
	rows.after_return = false;
	if (hint)
		skip += text[5] == '\r' && text[6] == '\n' ? 2 : 1;
	bool sound = parse(&parser, &rows, text + skip, length - skip);
	csv_free(&parser);
	*row = sound && !store->why ? 0 : rows.row;
	if (!sound)
		return "the quotation mark that begins a text here is never closed: is the file cut off?";
	return store->why;
}
