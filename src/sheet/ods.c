#include "sheet/ods.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "sheet/decimal.h"

enum { TABS_MAX = 10000, STYLES_MAX = 10000 };

struct ods_reader {
	struct ods *ods;
	struct store *store;
	const char **hidden_styles; /* of tables that are not shown */
	size_t hidden_count, hidden_capacity;
	const char *table_style; /* the style being read, if it is a table's */
	int tables;              /* tables open: those in a cell's are not read */
	bool reading;            /* the table is the wanted one */
	/* the row */
	uint32_t row_repeat, rows_before;
	uint32_t columns_told;       /* by the elements table-column so far */
	bool row_hidden, row_beyond; /* beyond: behind the last that a sheet can have */
	/* the cell */
	uint32_t column, column_repeat, spanned_columns, spanned_rows;
	bool in_cell, formula;
	int notes, paragraphs;
	char type[12]; /* value-type: "float" */
	struct buffer value, shown, scratch;
};

static uint32_t number_of(const char **attributes, const char *name, uint32_t fallback)
{
	const char *text = xml_attribute(attributes, name);
	unsigned long number = text ? strtoul(text, NULL, 10) : fallback;
	return number > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)number;
}

/* ---- sheets ---- */

static void add_hidden_style(struct ods_reader *r)
{
	if (r->hidden_count >= STYLES_MAX)
		return;
	r->hidden_styles =
	    arena_grow(r->ods->arena, r->hidden_styles, r->hidden_count, &r->hidden_capacity, sizeof *r->hidden_styles);
	r->hidden_styles[r->hidden_count++] = r->table_style;
}

static bool is_hidden(const struct ods_reader *r, const char *style)
{
	for (size_t i = 0; style && i < r->hidden_count; i++)
		if (text_equal(r->hidden_styles[i], style))
			return true;
	return false;
}

static void begin_table(struct ods_reader *r, struct xml *xml, const char **attributes)
{
	struct ods *ods = r->ods;
	const char *name = xml_attribute(attributes, "name");
	if (r->tables++)
		return;
	if (ods->tab_count >= TABS_MAX) {
		xml_stop(xml, "it has more than 10,000 sheets");
		return;
	}
	struct ods_tab tab = {
	    arena_copy(ods->arena, name ? name : ""), is_hidden(r, xml_attribute(attributes, "style-name"))};
	ods->tabs = arena_grow(ods->arena, ods->tabs, ods->tab_count, &ods->tab_capacity, sizeof *ods->tabs);
	ods->tabs[ods->tab_count++] = tab;
	r->reading = !ods->read && (ods->wanted ? text_equal(tab.name, ods->wanted) : !tab.hidden);
	if (r->reading)
		ods->read = tab.name;
}

/* ---- rows and cells ---- */

static void read_column(struct ods_reader *r, const char **attributes)
{
	const char *shown = xml_attribute(attributes, "visibility");
	uint32_t count = number_of(attributes, "number-columns-repeated", 1);
	if (shown && strcmp(shown, "visible") != 0)
		store_hide(r->store, r->columns_told, count);
	r->columns_told = count > COLUMNS_MAX ? COLUMNS_MAX : r->columns_told + count;
}

static void begin_row(struct ods_reader *r, struct xml *xml, const char **attributes)
{
	const char *shown = xml_attribute(attributes, "visibility");
	r->row_repeat = number_of(attributes, "number-rows-repeated", 1);
	r->row_hidden = shown && strcmp(shown, "visible") != 0;
	r->column = 0;
	r->row_beyond = r->store->sheet->last_row >= ROWS_MAX;
	if (!r->row_beyond && !store_row(r->store, r->store->sheet->last_row + 1))
		xml_stop(xml, r->store->why);
}

static void end_row(struct ods_reader *r, struct xml *xml)
{
	struct sheet *sheet = r->store->sheet;
	bool empty = !sheet->row_count || sheet->rows[sheet->row_count - 1].first == sheet->cell_count;
	if (empty && r->row_repeat > ROWS_MAX - sheet->last_row)
		r->row_repeat = ROWS_MAX - sheet->last_row + 1;
	if (r->row_hidden && !empty)
		sheet->hidden_rows += r->row_repeat;
	if (r->row_repeat > 1 && !store_repeat(r->store, r->row_repeat - 1))
		xml_stop(xml, r->store->why);
}

static void begin_cell(struct ods_reader *r, const char **attributes)
{
	static const char *const values[] = {"value", "date-value", "time-value", "boolean-value", "string-value"};
	const char *type = NULL;
	r->in_cell = true;
	r->notes = r->paragraphs = 0;
	r->type[0] = '\0';
	buffer_clear(&r->value);
	buffer_clear(&r->shown);
	r->column_repeat = number_of(attributes, "number-columns-repeated", 1);
	r->spanned_columns = number_of(attributes, "number-columns-spanned", 1);
	r->spanned_rows = number_of(attributes, "number-rows-spanned", 1);
	r->formula = xml_attribute(attributes, "formula") != NULL;
	for (const char **at = attributes; *at; at += 2)
		if (text_ends(at[0], ":value-type") && (!type || strcmp(at[1], "error") == 0))
			type = at[1];
	if (type && strlen(type) < sizeof r->type)
		memcpy(r->type, type, strlen(type) + 1);
	for (size_t i = 0; i < sizeof values / sizeof *values && !r->value.length; i++)
		buffer_add(&r->value, xml_attribute(attributes, values[i]) ? xml_attribute(attributes, values[i]) : "");
}

/* The number before UNIT at *AT, past both; 0 where none stands there. */
static unsigned long read_unit(const char **at, char unit)
{
	char *end;
	unsigned long number = strtoul(*at, &end, 10);
	if (*end != unit && !(unit == 'S' && *end == '.'))
		return 0;
	*at = end + 1;
	return number;
}

/* "PT13H30M00S" as 13:30, with seconds where there are some. */
static void write_time(struct ods_reader *r, const char *text)
{
	const char *at = text_starts(text, "PT") ? text + strlen("PT") : text;
	unsigned long hours = read_unit(&at, 'H'), minutes = read_unit(&at, 'M'), seconds = read_unit(&at, 'S');
	buffer_format(&r->scratch, "%02lu:%02lu", hours, minutes);
	if (seconds)
		buffer_format(&r->scratch, ":%02lu", seconds);
}

static enum cell_kind write_value(struct ods_reader *r, struct cell_entry *cell)
{
	const char *text = buffer_text(&r->value), *time = strchr(text, 'T');
	bool percent = strcmp(r->type, "percentage") == 0;
	if (strcmp(r->type, "error") == 0) {
		buffer_add(&r->scratch, r->shown.length ? buffer_text(&r->shown) : "#ERROR");
		return CELL_ERROR;
	}
	if (strcmp(r->type, "boolean") == 0) {
		buffer_add(&r->scratch, text);
		return CELL_BOOLEAN;
	}
	if (strcmp(r->type, "time") == 0) {
		write_time(r, text);
		return CELL_TIME;
	}
	if (strcmp(r->type, "date") == 0) {
		buffer_bytes(&r->scratch, text, time ? (size_t)(time - text) : r->value.length);
		cell->flags |= time && strspn(time, "T:.,0Z") < strlen(time) ? CELL_TIME_LEFT : 0;
		return CELL_DATE;
	}
	if ((percent || strcmp(r->type, "float") == 0 || strcmp(r->type, "currency") == 0) &&
	    decimal_plain(&r->scratch, text, percent ? 2 : 0)) {
		cell->flags |= percent ? CELL_PERCENT : 0;
		return CELL_NUMBER;
	}
	buffer_add(&r->scratch, r->value.length ? text : buffer_text(&r->shown));
	return CELL_TEXT;
}

static bool keep_cell(struct ods_reader *r, struct cell_entry *cell)
{
	uint32_t second;
	buffer_clear(&r->scratch);
	cell->kind = (uint8_t)write_value(r, cell);
	if (!r->scratch.length && r->formula)
		cell->kind = CELL_FORMULA;
	bool shown =
	    cell->kind == CELL_NUMBER && r->shown.length && strcmp(buffer_text(&r->shown), buffer_text(&r->scratch)) != 0;
	cell->flags |= shown ? CELL_SHOWN : 0;
	if (!store_text(r->store, buffer_text(&r->scratch), r->scratch.length, &cell->text))
		return false;
	return !shown || store_text(r->store, buffer_text(&r->shown), r->shown.length, &second);
}

static void keep_merge(struct ods_reader *r)
{
	uint32_t row = r->store->sheet->last_row;
	bool sound = r->spanned_columns && r->spanned_rows && r->spanned_columns <= COLUMNS_MAX - r->column &&
	             r->spanned_rows <= ROWS_MAX - row;
	if (sound && (r->spanned_columns > 1 || r->spanned_rows > 1))
		store_merge(r->store, (struct sheet_merge){row, row + r->spanned_rows - 1, (uint16_t)r->column,
		                          (uint16_t)(r->column + r->spanned_columns - 1)});
}

static void end_cell(struct ods_reader *r, struct xml *xml)
{
	struct cell_entry cell = {0};
	bool filled = r->value.length || r->shown.length || (r->formula && strcmp(r->type, "string") != 0 && r->type[0]);
	bool sound = true;
	if (filled) {
		keep_merge(r);
		sound = (!r->row_beyond || store_row(r->store, ROWS_MAX + 1)) && keep_cell(r, &cell);
	}
	for (uint32_t i = 0; filled && sound && i < r->column_repeat; i++) {
		cell.column = (uint16_t)(r->column + i);
		sound = r->column + i < COLUMNS_MAX && store_cell(r->store, cell);
	}
	r->in_cell = false;
	r->column = r->column > COLUMNS_MAX || r->column_repeat > COLUMNS_MAX ? COLUMNS_MAX : r->column + r->column_repeat;
	if (!sound)
		xml_stop(xml, r->store->why ? r->store->why : "it has more than 16,384 columns");
}

/* ---- elements ---- */

static void text_element(struct ods_reader *r, const char *name, const char **attributes)
{
	if (strcmp(name, "annotation") == 0)
		r->notes++;
	if (r->notes)
		return;
	if (strcmp(name, "p") == 0 && r->paragraphs++)
		buffer_char(&r->shown, '\n');
	else if (strcmp(name, "tab") == 0)
		buffer_char(&r->shown, ' ');
	else if (strcmp(name, "line-break") == 0)
		buffer_char(&r->shown, '\n');
	else if (strcmp(name, "s") == 0)
		for (uint32_t i = number_of(attributes, "c", 1); i && r->shown.length <= CELL_BYTES_MAX; i--)
			buffer_char(&r->shown, ' ');
}

static void on_start(void *self, struct xml *xml, const char *name, const char **attributes)
{
	struct ods_reader *r = self;
	if (strcmp(name, "style") == 0) {
		const char *family = xml_attribute(attributes, "family"), *style = xml_attribute(attributes, "name");
		r->table_style = text_equal(family, "table") && style ? arena_copy(r->ods->arena, style) : NULL;
	} else if (strcmp(name, "table-properties") == 0 && r->table_style) {
		if (text_equal(xml_attribute(attributes, "display"), "false"))
			add_hidden_style(r);
	} else if (strcmp(name, "table") == 0) {
		begin_table(r, xml, attributes);
	} else if (!r->reading || r->tables != 1) {
		return;
	} else if (strcmp(name, "table-column") == 0) {
		read_column(r, attributes);
	} else if (strcmp(name, "table-row") == 0) {
		begin_row(r, xml, attributes);
	} else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0) {
		begin_cell(r, attributes);
	} else if (r->in_cell) {
		text_element(r, name, attributes);
	}
}

static void on_end(void *self, struct xml *xml, const char *name)
{
	struct ods_reader *r = self;
	if (strcmp(name, "table") == 0 && --r->tables == 0)
		r->reading = false;
	if (!r->reading || r->tables != 1)
		return;
	if (strcmp(name, "annotation") == 0)
		r->notes--;
	else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)
		end_cell(r, xml);
	else if (strcmp(name, "table-row") == 0)
		end_row(r, xml);
}

static void on_text(void *self, const char *text, size_t length)
{
	struct ods_reader *r = self;
	if (r->reading && r->tables == 1 && r->in_cell && r->paragraphs && !r->notes && r->shown.length <= CELL_BYTES_MAX)
		buffer_bytes(&r->shown, text, length);
}

const char *ods_read(struct archive *archive, struct ods *ods, struct store *store)
{
	static const struct xml_handlers handlers = {on_start, on_end, on_text};
	struct ods_reader reader = {.ods = ods, .store = store};
	const char *why = archive_read(archive, "content.xml", &handlers, &reader);
	buffer_release(&reader.value);
	buffer_release(&reader.shown);
	buffer_release(&reader.scratch);
	return why;
}
