#include "sheet/csv.h"

#include <string.h>

#include "base/pool.h"
#include "base/word.h"

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

/* The text and how far it is read: cells stay where they are, and a NUL takes the place of what
 * ended each. */
struct csv_scanner {
	struct store *store;
	char *base, *at, *end; /* a NUL stands at END */
	char separator, ended; /* ENDED: the sign at AT, behind a field; '\0' at the end */
	uint32_t row, column;  /* of the field at AT: from 1, from 0 */
	bool ends[256];        /* signs that end a field */
};

static bool is_space(const struct csv_scanner *s, char c)
{
	return c == ' ' || (c == '\t' && s->separator != '\t');
}

static bool ends_field(const struct csv_scanner *s, const char *at)
{
	return s->ends[(unsigned char)*at];
}

static char *skip_spaces(const struct csv_scanner *s, char *at)
{
	while (is_space(s, *at))
		at++;
	return at;
}

static bool refuse(struct csv_scanner *s, const char *why)
{
	s->store->why = why;
	return false;
}

/* ="007": a formula that keeps an id's zeros from a spreadsheet. */
static bool is_kept_text(const char *text, size_t length)
{
	return length > 3 && text[0] == '=' && text[1] == '"' && text[length - 1] == '"' &&
	       !memchr(text + 2, '"', length - 3);
}

/* The cell of START to END; the field that it stands in ends at AT. */
static bool keep(struct csv_scanner *s, char *start, char *end)
{
	if (s->column >= COLUMNS_MAX)
		return refuse(s, "it has more than 16,384 columns");
	if (is_kept_text(start, (size_t)(end - start))) {
		start += strlen("=\"");
		end--;
	}
	struct cell_entry cell = {(uint32_t)(start - s->base), (uint16_t)s->column++, CELL_TEXT, 0};
	s->ended = *s->at;
	if (start == end)
		return true;
	if (end - start > CELL_BYTES_MAX)
		return refuse(s, "a cell holds more than a million letters");
	*end = '\0';
	return store_next(s->store, cell);
}

/* Up to the separator or the line's end, without the spaces around it. */
static bool read_bare(struct csv_scanner *s)
{
	char *start = s->at, *at = start;
	while (!ends_field(s, at))
		at++;
	s->at = at;
	while (at > start && is_space(s, at[-1]))
		at--;
	return keep(s, start, at);
}

/* A text in quotation marks; two of them are one. One that does not end the field is taken as it stands, as people forget
 * to double it. */
static bool read_quoted(struct csv_scanner *s)
{
	char *start = s->at + 1, *to = start;
	for (char *from = start, *mark = from;;) {
		mark = memchr(mark, '"', (size_t)(s->end - mark));
		if (!mark)
			return refuse(s, "the quotation mark that begins a text here is never closed: is the file cut off?");
		char *after = skip_spaces(s, mark + 1);
		bool closed = ends_field(s, after), doubled = mark[1] == '"';
		size_t length = (size_t)(mark - from) + !closed;
		memmove(to, from, length);
		to += length;
		if (to - start > CELL_BYTES_MAX)
			return refuse(s, "a quotation mark that begins a text here is never closed, or closed far below");
		if (closed) {
			s->at = after;
			return keep(s, start, to);
		}
		from = mark = mark + 1 + doubled;
	}
}

static bool read_row(struct csv_scanner *s)
{
	s->column = 0;
	if (!store_row(s->store, s->row))
		return false;
	for (;;) {
		s->at = skip_spaces(s, s->at);
		if (!(*s->at == '"' ? read_quoted(s) : read_bare(s)))
			return false;
		if (s->ended != s->separator)
			return true;
		s->at++;
	}
}

/* Past what ended the last field of a row. */
static void skip_line_end(struct csv_scanner *s)
{
	if (s->at < s->end)
		s->at++;
	if (s->ended == '\r' && *s->at == '\n')
		s->at++;
	s->row++;
}

/* An Excel's own hint, "sep=;" on a line before the others. */
static bool has_hint(const char *text, size_t length)
{
	return length > 5 && strncmp(text, "sep=", 4) == 0 && (text[5] == '\r' || text[5] == '\n');
}

static void read_rows(struct csv_scanner *scanner)
{
	while (scanner->at < scanner->end && read_row(scanner))
		skip_line_end(scanner);
}

/* ---- a large file by several threads ---- */

enum { PART_BYTES = 1 << 20 };

/* Some lines of a file without quotation marks: each is a row. */
struct csv_part {
	struct sheet sheet;
	struct store store;
	struct csv_scanner scanner;
	size_t cells, lines; /* no more than so many */
};

/* How many of so many bytes end a field, and a line; where others are counted, too, they are few. */
static void count_part(void *self, size_t index)
{
	enum { WORDS = 255 }; /* so many marks fit in a byte */
	struct csv_part *part = (struct csv_part *)self + index;
	const struct csv_scanner *s = &part->scanner;
	const char *at = s->at;
	part->cells = part->lines = 1;
	while (s->end - at >= WORD_BYTES) {
		uint64_t cells = 0, lines = 0;
		for (int i = 0; i < WORDS && s->end - at >= WORD_BYTES; i++, at += WORD_BYTES) {
			uint64_t word = word_at(at), ends = word_find(word, '\n') | word_find(word, '\r');
			lines += ends >> 7;
			cells += (ends | word_find(word, s->separator)) >> 7;
		}
		part->cells += word_sum(cells);
		part->lines += word_sum(lines);
	}
	for (; at < s->end; at++) {
		part->cells += ends_field(s, at);
		part->lines += *at == '\n' || *at == '\r';
	}
}

static void read_part(void *self, size_t index)
{
	struct csv_part *part = (struct csv_part *)self + index;
	read_rows(&part->scanner);
}

static char *line_from(char *at, char *end)
{
	char *feed = memchr(at, '\n', (size_t)(end - at));
	return feed ? feed + 1 : end;
}

static void cut(struct csv_part *parts, size_t count, const struct csv_scanner *whole)
{
	char *from = whole->at;
	size_t length = (size_t)(whole->end - from);
	memset(parts, 0, count * sizeof *parts);
	for (size_t i = 0; i < count; i++) {
		parts[i].store.sheet = &parts[i].sheet;
		parts[i].scanner = *whole;
		parts[i].scanner.store = &parts[i].store;
		parts[i].scanner.at = from;
		parts[i].scanner.row = 1;
		from = i + 1 < count ? line_from(whole->at + length / count * (i + 1), whole->end) : whole->end;
		parts[i].scanner.end = from;
	}
}

/* Gives each part its place in the sheet's arrays; false where they might become too large. */
static bool give_room(struct store *store, struct csv_part *parts, size_t count)
{
	size_t cells = 0, lines = 0;
	for (size_t i = 0; i < count; i++) {
		cells += parts[i].cells;
		lines += parts[i].lines;
	}
	if (!store_reserve(store, lines, cells))
		return false;
	cells = lines = 0;
	for (size_t i = 0; i < count; i++) {
		store_lend(store, &parts[i].sheet, lines, cells);
		parts[i].sheet.row_capacity = parts[i].lines;
		parts[i].sheet.cell_capacity = parts[i].cells;
		cells += parts[i].cells;
		lines += parts[i].lines;
	}
	return true;
}

/* False, with nothing read, of a small file and where a row may have several lines. */
static bool read_parts(struct csv_scanner *scanner, struct pool *pool)
{
	struct csv_part parts[POOL_JOBS_MAX];
	size_t length = (size_t)(scanner->end - scanner->at), count = length / PART_BYTES, jobs = pool_jobs(pool);
	count = count < jobs ? count : jobs;
	if (count < 2 || memchr(scanner->at, '"', length))
		return false;
	cut(parts, count, scanner);
	pool_each(pool, count, count_part, parts);
	if (!give_room(scanner->store, parts, count))
		return false;
	pool_each(pool, count, read_part, parts);
	uint32_t above = scanner->row - 1;
	for (size_t i = 0; i < count && !scanner->store->why; i++) {
		store_join(scanner->store, &parts[i].sheet, above);
		scanner->row = above + parts[i].scanner.row;
		scanner->store->why = parts[i].store.why;
		above = scanner->row - 1;
	}
	return true;
}

const char *csv_read(struct store *store, struct pool *pool, char *text, size_t length, uint32_t *row)
{
	struct csv_scanner scanner = {.store = store, .row = 1};
	bool hint = has_hint(text, length);
	scanner.separator = hint ? text[4] : find_separator(text, length);
	scanner.ends['\0'] = scanner.ends['\n'] = scanner.ends['\r'] = true;
	scanner.ends[(unsigned char)scanner.separator] = true;
	scanner.base = scanner.at = text;
	scanner.end = text + length;
	if (!store_all_text(store, text, length))
		return store->why;
	if (hint) {
		scanner.at += strlen("sep=;");
		scanner.ended = *scanner.at;
		skip_line_end(&scanner);
	}
	if (!read_parts(&scanner, pool))
		read_rows(&scanner);
	*row = store->why ? scanner.row : 0;
	return store->why;
}
