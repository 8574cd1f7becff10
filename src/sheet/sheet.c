#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "sheet/csv.h"
#include "sheet/ods.h"
#include "sheet/store.h"
#include "sheet/xlsx.h"

/* A file on its way to a sheet. */
struct sheet_file {
	const struct context *context;
	struct place place;
	unsigned char *bytes;
	size_t length;
	const char *wanted; /* or NULL */
	struct store store;
};

static bool begins(const struct sheet_file *file, const char *sign, size_t length)
{
	return file->length >= length && memcmp(file->bytes, sign, length) == 0;
}

static bool refuse(const struct sheet_file *file, const char *why)
{
	if (why)
		message_add(file->context->messages, MSG_SHEET_BROKEN, file->place, why);
	return !why;
}

/* ---- which sheet ---- */

/* The sheets of a workbook: what both formats say of one. */
struct tabs {
	const char **names;
	bool *hidden;
	size_t count;
};

static const char *list_visible(struct arena *arena, const struct tabs *tabs)
{
	struct buffer list = {0};
	for (size_t i = 0; i < tabs->count; i++)
		if (!tabs->hidden[i])
			buffer_format(&list, "%s'%s'", list.length ? ", " : "", tabs->names[i]);
	return buffer_finish(&list, arena);
}

/* The index of the sheet to read; tabs->count after a message. */
static size_t choose(const struct sheet_file *file, const struct tabs *tabs)
{
	struct arena *arena = file->context->arena;
	size_t visible = 0, found = tabs->count;
	for (size_t i = 0; i < tabs->count; i++) {
		visible += !tabs->hidden[i];
		if (found == tabs->count && (file->wanted ? text_equal(tabs->names[i], file->wanted) : !tabs->hidden[i]))
			found = i;
	}
	if (file->wanted && found == tabs->count) {
		const char *hint = text_did_you_mean(arena, file->wanted, tabs->names, tabs->count);
		message_add_hint(file->context->messages, MSG_SHEET_NAME, file->place,
		    hint ? hint : arena_format(arena, "it has %s", list_visible(arena, tabs)), file->wanted);
	} else if (!file->wanted && visible != 1) {
		message_add(file->context->messages, MSG_SHEET_WHICH, file->place, (int)visible, list_visible(arena, tabs));
		found = tabs->count;
	}
	return found;
}

static void remember(const struct sheet_file *file, const struct tabs *tabs, size_t chosen)
{
	file->store.sheet->name = tabs->names[chosen];
	for (size_t i = 0; i < tabs->count; i++)
		file->store.sheet->hidden_sheets += tabs->hidden[i] && i != chosen;
}

static struct tabs tabs_new(struct arena *arena, size_t count)
{
	return (struct tabs){
	    arena_array(arena, count + 1, sizeof(char *)), arena_array(arena, count + 1, sizeof(bool)), count};
}

/* ---- the formats ---- */

static bool read_xlsx(struct sheet_file *file, struct archive *archive)
{
	struct workbook book = {.arena = file->context->arena, .archive = archive};
	if (!refuse(file, workbook_read(&book)))
		return false;
	struct xlsx_tab *sheets = arena_array(book.arena, book.tab_count + 1, sizeof *sheets);
	struct tabs tabs = tabs_new(book.arena, book.tab_count);
	tabs.count = 0;
	for (size_t i = 0; i < book.tab_count; i++) {
		if (!book.tabs[i].part)
			continue;
		sheets[tabs.count] = book.tabs[i];
		tabs.names[tabs.count] = book.tabs[i].name;
		tabs.hidden[tabs.count++] = book.tabs[i].hidden;
	}
	size_t chosen = choose(file, &tabs);
	if (chosen == tabs.count || !refuse(file, worksheet_read(&book, &sheets[chosen], &file->store)))
		return false;
	remember(file, &tabs, chosen);
	return true;
}

static bool read_ods(struct sheet_file *file, struct archive *archive)
{
	struct ods ods = {.arena = file->context->arena, .wanted = file->wanted};
	if (!refuse(file, ods_read(archive, &ods, &file->store)))
		return false;
	struct tabs tabs = tabs_new(ods.arena, ods.tab_count);
	for (size_t i = 0; i < ods.tab_count; i++) {
		tabs.names[i] = ods.tabs[i].name;
		tabs.hidden[i] = ods.tabs[i].hidden;
	}
	size_t chosen = choose(file, &tabs);
	if (chosen < tabs.count)
		remember(file, &tabs, chosen);
	return chosen < tabs.count;
}

static bool read_archive(struct sheet_file *file)
{
	struct archive *archive = archive_open(file->bytes, file->length);
	if (!archive)
		return refuse(file, "it is damaged or cut off");
	bool sound;
	if (archive_has(archive, "content.xml"))
		sound = read_ods(file, archive);
	else if (archive_has(archive, "xl/workbook.bin"))
		sound = refuse(file, "it is a binary workbook (.xlsb): save it as .xlsx");
	else if (archive_has(archive, "_rels/.rels"))
		sound = read_xlsx(file, archive);
	else
		sound = refuse(file, "it is no spreadsheet: save it as .xlsx, .ods or .csv");
	archive_close(archive);
	return sound;
}

static bool read_csv(struct sheet_file *file)
{
	struct sheet *sheet = file->store.sheet;
	char *text = (char *)file->bytes;
	size_t length = file->length;
	uint32_t row = 0;
	bool utf16 = begins(file, "\xFF\xFE", 2) || begins(file, "\xFE\xFF", 2);
	if (utf16) {
		csv_from_utf16(&sheet->texts, file->bytes, length);
	} else if (memchr(text, '\0', length)) {
		message_add(file->context->messages, MSG_FILE_NUL, file->place);
		return false;
	} else if (begins(file, "\xEF\xBB\xBF", 3)) {
		text += 3;
		length -= 3;
	}
	if (!utf16 && utf8_invalid(text, length) < length) {
		csv_from_windows(&sheet->texts, (const unsigned char *)text, length);
		sheet->windows_1252 = true;
	}
	if (utf16 || sheet->windows_1252) {
		text = buffer_room(&sheet->texts, 0) - sheet->texts.length;
		length = sheet->texts.length;
	}
	const char *why = csv_read(&file->store, file->context->pool, text, length, &row);
	if (why && row)
		message_add(file->context->messages, MSG_SHEET_ROW, file->place, (int)row, why);
	return !why;
}

/* A page of the web or another file of markup, as some systems write under a spreadsheet's name. */
static bool is_markup(const struct sheet_file *file)
{
	static const char *const starts[] = {"<!doctype", "<html", "<?xml", "<table", "<head", "<meta", "<style"};
	const char *at = (const char *)file->bytes, *end = at + file->length;
	at += begins(file, "\xEF\xBB\xBF", 3) ? 3 : 0;
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
		at++;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if ((size_t)(end - at) >= strlen(starts[i]) && strncasecmp(at, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

static bool read_file(struct sheet_file *file)
{
	if (!file->length)
		return refuse(file, "it is empty");
	if (begins(file, "PK", 2))
		return read_archive(file);
	if (begins(file, "\xD0\xCF\x11\xE0", 4))
		return refuse(file, "it is an old .xls workbook or has a password: save it as .xlsx, without one");
	if (begins(file, "%PDF", 4) || is_markup(file))
		return refuse(file, "it is no spreadsheet: save it as .xlsx, .ods or .csv");
	return read_csv(file);
}

struct sheet *sheet_read(
    const struct context *context, struct place place, void *bytes, size_t length, const char *name)
{
	struct sheet *sheet = memory_resize(NULL, sizeof *sheet);
	const struct source *source = sources_get(context->sources, place.file);
	*sheet = (struct sheet){.path = source ? source->path : "", .place = place};
	struct sheet_file file = {context, place, bytes, length, name, {sheet, NULL}};
	if (!read_file(&file)) {
		sheet_free(sheet);
		return NULL;
	}
	store_end(&file.store);
	return sheet;
}

void sheet_free(struct sheet *sheet)
{
	if (!sheet)
		return;
	buffer_release(&sheet->texts);
	if (sheet->bytes)
		arena_free(sheet->bytes);
	free(sheet->rows);
	free(sheet->cells);
	free(sheet->merges);
	free(sheet->hidden);
	free(sheet);
}

/* ---- looking ---- */

const char *sheet_text(const struct sheet *sheet, const struct cell_entry *cell)
{
	return sheet->text + cell->text;
}

const char *sheet_shown(const struct sheet *sheet, const struct cell_entry *cell)
{
	const char *text = sheet_text(sheet, cell);
	return cell->flags & CELL_SHOWN ? text + strlen(text) + 1 : text;
}

const struct cell_entry *sheet_cell(const struct sheet *sheet, size_t row, uint16_t column)
{
	size_t from = sheet->rows[row].first, end = sheet->rows[row + 1].first, at = from + column;
	if (at < end && sheet->cells[at].column == column) /* no cell before it is empty */
		return &sheet->cells[at];
	for (size_t to = end; from < to;) {
		at = from + (to - from) / 2;
		if (sheet->cells[at].column < column)
			from = at + 1;
		else
			to = at;
	}
	return from < end && sheet->cells[from].column == column ? &sheet->cells[from] : NULL;
}

void sheet_column_name(struct buffer *out, uint16_t column)
{
	char name[4];
	size_t at = sizeof name;
	for (uint32_t left = column + 1u; left; left = (left - 1) / 26)
		name[--at] = (char)('A' + (left - 1) % 26);
	buffer_bytes(out, name + at, sizeof name - at);
}

static void dump_cell(struct buffer *out, const struct sheet *sheet, const struct cell_entry *cell)
{
	static const char *const kinds[] = {"text", "number", "date", "time", "boolean", "error", "formula"};
	buffer_char(out, ' ');
	sheet_column_name(out, cell->column);
	buffer_format(out, "=%s", kinds[cell->kind]);
	buffer_add(out, cell->flags & CELL_PERCENT ? "%" : "");
	buffer_add(out, cell->flags & CELL_TIME_LEFT ? "+time" : "");
	buffer_add(out, cell->flags & CELL_SERIAL_60 ? "?" : "");
	buffer_char(out, ' ');
	buffer_json(out, sheet_text(sheet, cell));
	if (!(cell->flags & CELL_SHOWN))
		return;
	buffer_add(out, " shown ");
	buffer_json(out, sheet_shown(sheet, cell));
}

bool sheet_hides(const struct sheet *sheet, uint16_t column)
{
	for (size_t i = 0; i < sheet->hidden_count; i++)
		if (column >= sheet->hidden[i].first && column <= sheet->hidden[i].last)
			return true;
	return false;
}

void sheet_dump(struct buffer *out, const struct sheet *sheet)
{
	buffer_format(out, "sheet %s, last row %u%s\n", sheet->name ? sheet->name : "of a CSV", (unsigned)sheet->last_row,
	    sheet->windows_1252 ? ", Windows-1252" : "");
	if (sheet->hidden_rows || sheet->hidden_sheets)
		buffer_format(
		    out, "hidden: rows %u, sheets %u\n", (unsigned)sheet->hidden_rows, (unsigned)sheet->hidden_sheets);
	for (size_t i = 0; i < sheet->hidden_count; i++) {
		buffer_add(out, "hidden columns ");
		sheet_column_name(out, sheet->hidden[i].first);
		buffer_add(out, ":");
		sheet_column_name(out, sheet->hidden[i].last);
		buffer_add(out, "\n");
	}
	for (size_t i = 0; i < sheet->merge_count; i++) {
		const struct sheet_merge *merge = &sheet->merges[i];
		buffer_add(out, "merged ");
		sheet_column_name(out, merge->first_column);
		buffer_format(out, "%u:", (unsigned)merge->first_row);
		sheet_column_name(out, merge->last_column);
		buffer_format(out, "%u\n", (unsigned)merge->last_row);
	}
	for (size_t row = 0; row < sheet->row_count; row++) {
		buffer_format(out, "%u:", (unsigned)sheet->rows[row].number);
		for (size_t i = sheet->rows[row].first; i < sheet->rows[row + 1].first; i++)
			dump_cell(out, sheet, &sheet->cells[i]);
		buffer_char(out, '\n');
	}
}
