/* The cells of a worksheet: shared texts, then rows. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "sheet/decimal.h"
#include "sheet/xlsx.h"

/* ---- texts ---- */

/* The sign of "_x000D_" at AT; false if none stands there (ECMA-376-1, 22.9.2.19). */
static bool read_escape(const char *at, uint32_t *sign)
{
	*sign = 0;
	if (at[1] != 'x')
		return false;
	for (int i = 2; i < 6; i++) {
		const char *digits = "0123456789ABCDEFabcdef", *digit = at[i] ? strchr(digits, at[i]) : NULL;
		if (!digit)
			return false;
		size_t value = (size_t)(digit - digits);
		*sign = *sign * 16 + (uint32_t)(value < 16 ? value : value - 6);
	}
	return at[6] == '_';
}

/* Signs that XML cannot hold stand escaped in texts: a carriage return is "_x000D_". */
static void unescape(struct buffer *text)
{
	char *at = text->length ? strstr(text->data, "_x") : NULL, *to = at;
	uint32_t sign;
	while (at && *at) {
		struct buffer written = {0};
		if (*at != '_' || !read_escape(at, &sign)) {
			*to++ = *at++;
			continue;
		}
		buffer_code_point(&written, sign ? sign : 0xFFFD);
		memcpy(to, written.data, written.length);
		to += written.length;
		at += strlen("_x000D_");
		buffer_release(&written);
	}
	if (at)
		buffer_extend(text, to);
}

/* ---- shared texts ---- */

struct shared {
	struct store *store;
	uint32_t *offsets; /* owned */
	size_t count, capacity;
	struct buffer text;
	bool inside; /* a text, but no phonetic one */
	int phonetic;
};

static void shared_start(void *self, struct xml *xml, const char *name, const char **attributes)
{
	struct shared *shared = self;
	(void)xml, (void)attributes;
	if (strcmp(name, "rPh") == 0)
		shared->phonetic++;
	else if (strcmp(name, "t") == 0)
		shared->inside = !shared->phonetic;
}

static void shared_end(void *self, struct xml *xml, const char *name)
{
	struct shared *shared = self;
	if (strcmp(name, "rPh") == 0)
		shared->phonetic--;
	if (strcmp(name, "t") == 0)
		shared->inside = false;
	if (strcmp(name, "si") != 0)
		return;
	uint32_t offset;
	unescape(&shared->text);
	if (!store_text(shared->store, buffer_text(&shared->text), shared->text.length, &offset))
		xml_stop(xml, shared->store->why);
	buffer_clear(&shared->text);
	if (shared->count == shared->capacity) {
		shared->capacity = shared->count ? shared->count * 2 : 256;
		shared->offsets = memory_resize(shared->offsets, shared->capacity * sizeof *shared->offsets);
	}
	shared->offsets[shared->count++] = offset;
}

static void shared_text(void *self, const char *text, size_t length)
{
	struct shared *shared = self;
	if (shared->inside && shared->text.length <= CELL_BYTES_MAX)
		buffer_bytes(&shared->text, text, length);
}

/* ---- cells ---- */

enum cell_type { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_BOOLEAN, TYPE_ERROR, TYPE_DATE };

struct worksheet {
	const struct workbook *book;
	struct store *store;
	const struct shared *shared;
	struct buffer value, scratch, shown;
	bool inside; /* <v> or the <t> of an inline text */
	bool row_hidden;
	bool formula;
	int phonetic;
	enum cell_type type;
	uint32_t style;
	uint32_t column, next_column; /* from 0 */
	const char *why;
};

static enum cell_type type_of(const char *name)
{
	static const char *const names[] = {"n", "s", "str", "b", "e", "d"};
	for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return (enum cell_type)i;
	return name && strcmp(name, "inlineStr") == 0 ? TYPE_TEXT : TYPE_NUMBER;
}

/* "AB12" as a column from 0 and a row from 1; false where it is none. */
static bool read_reference(const char *at, uint32_t *column, uint32_t *row)
{
	*column = 0;
	const char *start = at;
	for (; ascii_capital(*at) && at - start < 4; at++)
		*column = *column * 26 + (uint32_t)(*at - 'A') + 1;
	if (at == start || *at < '1' || *at > '9')
		return false;
	(*column)--;
	*row = (uint32_t)strtoul(at, NULL, 10);
	return true;
}

static void begin_row(struct worksheet *w, struct xml *xml, const char **attributes)
{
	const char *number = xml_attribute(attributes, "r"), *hidden = xml_attribute(attributes, "hidden");
	uint32_t row = number ? (uint32_t)strtoul(number, NULL, 10) : w->store->sheet->last_row + 1;
	w->next_column = 0;
	w->row_hidden = hidden && (strcmp(hidden, "1") == 0 || strcmp(hidden, "true") == 0);
	if (!store_row(w->store, row))
		xml_stop(xml, w->store->why);
}

static void begin_cell(struct worksheet *w, const char **attributes)
{
	const char *reference = NULL, *style = NULL, *type = NULL;
	for (; *attributes; attributes += 2) {
		const char *name = attributes[0];
		if (name[1])
			continue;
		if (*name == 'r')
			reference = attributes[1];
		else if (*name == 's')
			style = attributes[1];
		else if (*name == 't')
			type = attributes[1];
	}
	uint32_t row;
	if (!reference || !read_reference(reference, &w->column, &row))
		w->column = w->next_column;
	w->next_column = w->column + 1;
	w->style = style ? (uint32_t)strtoul(style, NULL, 10) : 0;
	w->type = type_of(type);
	w->formula = false;
	w->inside = false;
	buffer_clear(&w->value);
}

static void read_merge(struct worksheet *w, const char *range)
{
	uint32_t column, row, last_column, last_row;
	const char *colon = range ? strchr(range, ':') : NULL;
	if (!colon || !read_reference(range, &column, &row) || !read_reference(colon + 1, &last_column, &last_row))
		return;
	if (last_column < COLUMNS_MAX && column <= last_column && row <= last_row)
		store_merge(w->store, (struct sheet_merge){row, last_row, (uint16_t)column, (uint16_t)last_column});
}

/* <col min="3" max="4" hidden="1"/>: columns from 1. */
static void read_column(struct worksheet *w, const char **attributes)
{
	const char *hidden = xml_attribute(attributes, "hidden"), *min = xml_attribute(attributes, "min");
	const char *max = xml_attribute(attributes, "max");
	unsigned long first = min ? strtoul(min, NULL, 10) : 0, last = max ? strtoul(max, NULL, 10) : 0;
	bool yes = hidden && (strcmp(hidden, "1") == 0 || strcmp(hidden, "true") == 0);
	if (yes && first > 0 && first <= COLUMNS_MAX && last >= first)
		store_hide(w->store, (uint32_t)first - 1, last > COLUMNS_MAX ? COLUMNS_MAX : (uint32_t)(last - first + 1));
}

static void cell_start(void *self, struct xml *xml, const char *name, const char **attributes)
{
	struct worksheet *w = self;
	if (strcmp(name, "c") == 0)
		begin_cell(w, attributes);
	else if (strcmp(name, "v") == 0)
		w->inside = true;
	else if (strcmp(name, "row") == 0)
		begin_row(w, xml, attributes);
	else if (strcmp(name, "f") == 0)
		w->formula = true;
	else if (strcmp(name, "t") == 0)
		w->inside = !w->phonetic;
	else if (strcmp(name, "rPh") == 0)
		w->phonetic++;
	else if (strcmp(name, "col") == 0)
		read_column(w, attributes);
	else if (strcmp(name, "mergeCell") == 0)
		read_merge(w, xml_attribute(attributes, "ref"));
}

/* ---- values ---- */

static bool keep(struct worksheet *w, struct cell_entry *cell, const char *text, size_t length)
{
	return store_text(w->store, text, length, &cell->text);
}

/* The value and, behind it, what the sheet shows. */
static bool keep_shown(struct worksheet *w, struct cell_entry *cell, const char *text, const char *shown)
{
	uint32_t second;
	cell->flags |= CELL_SHOWN;
	return keep(w, cell, text, strlen(text)) && store_text(w->store, shown, strlen(shown), &second);
}

/* A day in the 1900 system counts 29 February 1900, which never was: before it, days are one less away. */
static bool keep_serial(struct worksheet *w, struct cell_entry *cell, long days, long seconds)
{
	static const long LAST = 2958465, LAST_1904 = 2957003; /* 9999-12-31 */
	bool since_1904 = w->book->since_1904;
	if (days < 0 || days > (since_1904 ? LAST_1904 : LAST))
		return false;
	struct date date = {.day = date_from_civil(1904, 1, 1) + (int32_t)days};
	if (!since_1904)
		date.day = date_from_civil(1899, 12, days < 60 ? 31 : 30) + (int32_t)days;
	cell->kind = CELL_DATE;
	cell->flags |= (uint8_t)((seconds ? CELL_TIME_LEFT : 0) | (!since_1904 && days == 60 ? CELL_SERIAL_60 : 0));
	if (!since_1904 && (days == 0 || days == 60))
		buffer_add(&w->scratch, days ? "1900-02-29" : "1900-01-00");
	else
		date_print_iso(&w->scratch, date);
	return true;
}

/* A date or time; false where the number is none. */
static bool keep_time(struct worksheet *w, struct cell_entry *cell, enum format_kind kind)
{
	long days, seconds;
	if (!decimal_days(buffer_text(&w->value), &days, &seconds))
		return false;
	if (kind == FORMAT_DATE && !(days == 0 && seconds && !w->book->since_1904))
		return keep_serial(w, cell, days, seconds);
	if (days < 0)
		return false;
	cell->kind = CELL_TIME;
	long minutes = seconds / 60;
	buffer_format(&w->scratch, "%02ld:%02ld", days * 24 + minutes / 60, minutes % 60);
	if (seconds % 60)
		buffer_format(&w->scratch, ":%02ld", seconds % 60);
	return true;
}

static bool keep_number(struct worksheet *w, struct cell_entry *cell)
{
	static const struct number_format plain = {FORMAT_NUMBER, NULL};
	const struct number_format *format = w->style < w->book->format_count ? &w->book->formats[w->style] : &plain;
	buffer_clear(&w->scratch);
	if ((format->kind == FORMAT_DATE || format->kind == FORMAT_TIME) && keep_time(w, cell, format->kind))
		return keep(w, cell, buffer_text(&w->scratch), w->scratch.length);
	bool percent = format->kind == FORMAT_PERCENTAGE;
	if (!decimal_plain(&w->scratch, buffer_text(&w->value), percent ? 2 : 0)) {
		cell->kind = CELL_TEXT;
		return keep(w, cell, buffer_text(&w->value), w->value.length);
	}
	const char *text = buffer_text(&w->scratch);
	buffer_clear(&w->shown);
	if (percent)
		buffer_format(&w->shown, "%s%%", text);
	else if (!format->code || !format_show(&w->shown, format->code, text))
		return keep(w, cell, text, w->scratch.length);
	cell->flags |= percent ? CELL_PERCENT : 0;
	return keep_shown(w, cell, text, buffer_text(&w->shown));
}

/* An ISO date, of which a time is cut off. */
static bool keep_date(struct worksheet *w, struct cell_entry *cell)
{
	const char *text = buffer_text(&w->value), *time = strchr(text, 'T');
	cell->kind = CELL_DATE;
	if (time && strspn(time, "T:.0Z") < strlen(time))
		cell->flags |= CELL_TIME_LEFT;
	return keep(w, cell, text, time ? (size_t)(time - text) : w->value.length);
}

static bool keep_shared(struct worksheet *w, struct cell_entry *cell)
{
	unsigned long index = strtoul(buffer_text(&w->value), NULL, 10);
	if (index >= w->shared->count) {
		w->store->why = "a cell's text is missing from it";
		return false;
	}
	cell->text = w->shared->offsets[index];
	return true;
}

static bool keep_value(struct worksheet *w, struct cell_entry *cell)
{
	static const enum cell_kind kinds[] = {CELL_NUMBER, CELL_TEXT, CELL_TEXT, CELL_BOOLEAN, CELL_ERROR, CELL_DATE};
	cell->kind = (uint8_t)kinds[w->type];
	switch (w->type) {
	case TYPE_NUMBER:
		return keep_number(w, cell);
	case TYPE_SHARED:
		return keep_shared(w, cell);
	case TYPE_DATE:
		return keep_date(w, cell);
	case TYPE_BOOLEAN:
		return *buffer_text(&w->value) == '1' ? keep(w, cell, "true", 4) : keep(w, cell, "false", 5);
	default:
		unescape(&w->value);
		return keep(w, cell, buffer_text(&w->value), w->value.length);
	}
}

static void end_cell(struct worksheet *w, struct xml *xml)
{
	struct cell_entry cell = {.column = (uint16_t)w->column};
	bool sound = true;
	if (w->column >= COLUMNS_MAX) {
		w->store->why = "it has more than 16,384 columns";
		sound = false;
	} else if (w->value.length) {
		sound = keep_value(w, &cell);
		if (sound && w->store->sheet->texts.data[cell.text])
			sound = store_cell(w->store, cell);
	} else if (w->formula && w->type != TYPE_TEXT) {
		cell.kind = CELL_FORMULA;
		sound = keep(w, &cell, "", 0) && store_cell(w->store, cell);
	}
	if (!sound)
		xml_stop(xml, w->store->why);
}

static void end_row(struct worksheet *w)
{
	struct sheet *sheet = w->store->sheet;
	if (w->row_hidden && sheet->row_count && sheet->rows[sheet->row_count - 1].first < sheet->cell_count)
		sheet->hidden_rows++;
}

static void cell_end(void *self, struct xml *xml, const char *name)
{
	struct worksheet *w = self;
	if (strcmp(name, "c") == 0)
		end_cell(w, xml);
	else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		w->inside = false;
	else if (strcmp(name, "rPh") == 0)
		w->phonetic--;
	else if (strcmp(name, "row") == 0)
		end_row(w);
}

static void cell_text(void *self, const char *text, size_t length)
{
	struct worksheet *w = self;
	if (w->inside && w->value.length <= CELL_BYTES_MAX)
		buffer_bytes(&w->value, text, length);
}

const char *worksheet_read(const struct workbook *book, const struct xlsx_tab *tab, struct store *store)
{
	static const struct xml_handlers texts = {shared_start, shared_end, shared_text},
	                                 cells = {cell_start, cell_end, cell_text};
	struct shared shared = {.store = store};
	const char *why = book->texts ? archive_read(book->archive, book->texts, &texts, &shared) : NULL;
	struct worksheet worksheet = {.book = book, .store = store, .shared = &shared};
	if (!why)
		why = archive_read(book->archive, tab->part, &cells, &worksheet);
	buffer_release(&shared.text);
	buffer_release(&worksheet.value);
	buffer_release(&worksheet.scratch);
	buffer_release(&worksheet.shown);
	free(shared.offsets);
	return why;
}
