#include "import/head.h"

#include <string.h>

#include "base/text.h"
#include "import/value.h"

enum { ROWS_LOOKED_AT = 100, NEW_COLUMNS_TOLD = 30 };

void head_key(struct buffer *out, const char *text)
{
	struct buffer clean = {0}, folded = {0};
	text_fold(&folded, value_cleaned(&clean, text));
	for (const char *at = buffer_text(&folded); *at; at++)
		if (!strchr(" \n", *at))
			buffer_char(out, *at);
	buffer_release(&clean);
	buffer_release(&folded);
}

/* The titles of a row, comparable, and of the mapping. */
struct head_titles {
	const struct context *context;
	const struct sheet *sheet;
	struct mapping *mapping;
	struct mapped_column **wanted; /* all columns of the mapping, with those of consent */
	const char **keys;             /* of wanted */
	size_t count;
};

static const char *key_of(struct arena *arena, const char *text)
{
	struct buffer key = {0};
	head_key(&key, text);
	return buffer_finish(&key, arena);
}

static void want(struct head_titles *t, struct mapped_column *column)
{
	t->keys[t->count] = key_of(t->context->arena, column->title);
	t->wanted[t->count++] = column;
}

static struct head_titles titles_of(const struct context *context, const struct sheet *sheet, struct mapping *mapping)
{
	size_t most = mapping->column_count + mapping->consent_count + 1;
	struct head_titles t = {context, sheet, mapping, NULL, NULL, 0};
	t.wanted = arena_array(context->arena, most, sizeof(struct mapped_column *));
	t.keys = arena_array(context->arena, most, sizeof *t.keys);
	for (size_t i = 0; i < mapping->column_count; i++)
		want(&t, &mapping->columns[i]);
	for (size_t i = 0; i < mapping->consent_count; i++)
		want(&t, &mapping->consents[i].column);
	if (mapping->consent_date.title)
		want(&t, &mapping->consent_date);
	return t;
}

static const char *cell_key(const struct head_titles *t, size_t cell)
{
	return key_of(t->context->arena, sheet_shown(t->sheet, &t->sheet->cells[cell]));
}

static size_t count_matches(const struct head_titles *t, size_t row)
{
	size_t matches = 0;
	for (size_t i = t->sheet->rows[row].first; i < t->sheet->rows[row + 1].first; i++) {
		const char *key = cell_key(t, i);
		for (size_t w = 0; w < t->count; w++)
			if (strcmp(t->keys[w], key) == 0) {
				matches++;
				break;
			}
	}
	return matches;
}

static size_t find_row(const struct head_titles *t)
{
	const struct sheet *sheet = t->sheet;
	size_t best = sheet->row_count, most = 0;
	for (size_t row = 0; row < sheet->row_count; row++) {
		uint32_t number = sheet->rows[row].number;
		if (t->mapping->head && number == t->mapping->head)
			return row;
		size_t matches = t->mapping->head || row >= ROWS_LOOKED_AT ? 0 : count_matches(t, row);
		if (matches > most) {
			best = row;
			most = matches;
		}
	}
	return most * 2 >= t->count ? best : sheet->row_count;
}

/* ---- what the row has and has not ---- */

static const char *column_name(struct arena *arena, uint16_t column)
{
	struct buffer name = {0};
	sheet_column_name(&name, column);
	return buffer_finish(&name, arena);
}

static void report_twice(const struct head_titles *t, size_t row, const struct mapped_column *column, uint16_t second)
{
	struct arena *arena = t->context->arena;
	const char *both =
	    arena_format(arena, "%s and %s", column_name(arena, (uint16_t)column->column), column_name(arena, second));
	message_add(t->context->messages, MSG_IMPORT_COLUMN_TWICE, t->sheet->place, column->title,
	    (int)t->sheet->rows[row].number, both);
}

/* Gives the columns of one name their place; false after a message. */
static bool place_cell(const struct head_titles *t, size_t row, size_t cell, bool *wanted)
{
	const char *key = cell_key(t, cell);
	uint16_t column = t->sheet->cells[cell].column;
	for (size_t w = 0; w < t->count; w++) {
		if (strcmp(t->keys[w], key) != 0)
			continue;
		*wanted = true;
		struct mapped_column *mapped = t->wanted[w];
		bool read = mapped->field || w >= t->mapping->column_count;
		if (mapped->column != NO_COLUMN && read) {
			report_twice(t, row, mapped, column);
			return false;
		}
		mapped->column = column;
	}
	return true;
}

static const char *nearest_title(const struct head_titles *t, size_t row, const char *title)
{
	size_t first = t->sheet->rows[row].first, count = t->sheet->rows[row + 1].first - first;
	const char **names = arena_array(t->context->arena, count + 1, sizeof *names);
	for (size_t i = 0; i < count; i++) {
		struct buffer clean = {0};
		const char *name = value_cleaned(&clean, sheet_shown(t->sheet, &t->sheet->cells[first + i]));
		names[i] = arena_copy(t->context->arena, name);
		buffer_release(&clean);
	}
	return text_did_you_mean(t->context->arena, title, names, count);
}

/* A head of two rows that are not merged names some columns in the row beside. */
static const char *beside(const struct head_titles *t, size_t row, const char *title)
{
	const struct sheet *sheet = t->sheet;
	const char *key = key_of(t->context->arena, title);
	for (size_t other = row ? row - 1 : row + 1; other <= row + 1 && other < sheet->row_count; other += 2)
		for (size_t i = sheet->rows[other].first; i < sheet->rows[other + 1].first; i++)
			if (strcmp(cell_key(t, i), key) == 0)
				return arena_format(t->context->arena, "it stands in row %u: give one row the titles of all columns",
				    (unsigned)sheet->rows[other].number);
	return NULL;
}

static bool report_missing(const struct head_titles *t, size_t row)
{
	bool sound = true;
	for (size_t w = 0; w < t->count; w++) {
		const struct mapped_column *mapped = t->wanted[w];
		bool read = mapped->field || w >= t->mapping->column_count;
		if (mapped->column != NO_COLUMN || !read)
			continue;
		const char *hint = beside(t, row, mapped->title);
		message_add_hint(t->context->messages, MSG_IMPORT_COLUMN, mapped->place,
		    hint ? hint : nearest_title(t, row, mapped->title), mapped->title, (int)t->sheet->rows[row].number);
		sound = false;
	}
	return sound;
}

static size_t row_of(const struct sheet *sheet, uint32_t number)
{
	size_t row = 0;
	while (row < sheet->row_count && sheet->rows[row].number < number)
		row++;
	return row < sheet->row_count && sheet->rows[row].number == number ? row : sheet->row_count;
}

/* A head of several rows: a title that is merged down into the head's row stands in a row above. */
static bool place_merged(const struct head_titles *t, size_t row)
{
	const struct sheet *sheet = t->sheet;
	uint32_t number = sheet->rows[row].number;
	bool sound = true;
	for (size_t i = 0; i < sheet->merge_count; i++) {
		const struct sheet_merge *merge = &sheet->merges[i];
		bool wanted;
		if (merge->first_row >= number || merge->last_row < number || merge->first_column != merge->last_column)
			continue;
		size_t above = row_of(sheet, merge->first_row);
		const struct cell_entry *cell = above < sheet->row_count ? sheet_cell(sheet, above, merge->first_column) : NULL;
		if (cell)
			sound &= place_cell(t, row, (size_t)(cell - sheet->cells), &wanted);
	}
	return sound;
}

static bool place_columns(const struct head_titles *t, size_t row)
{
	bool sound = true;
	int told = 0;
	for (size_t i = t->sheet->rows[row].first; i < t->sheet->rows[row + 1].first; i++) {
		bool wanted = false;
		sound &= place_cell(t, row, i, &wanted);
		if (wanted || told++ >= NEW_COLUMNS_TOLD)
			continue;
		message_add(t->context->messages, MSG_IMPORT_COLUMN_NEW, t->sheet->place,
		    sheet_shown(t->sheet, &t->sheet->cells[i]), column_name(t->context->arena, t->sheet->cells[i].column));
	}
	sound &= place_merged(t, row);
	return report_missing(t, row) && sound;
}

size_t head_find(const struct context *context, const struct sheet *sheet, struct mapping *mapping)
{
	struct head_titles titles = titles_of(context, sheet, mapping);
	size_t row = find_row(&titles);
	if (row == sheet->row_count)
		message_add(context->messages, MSG_IMPORT_NO_HEAD, sheet->place);
	else if (!place_columns(&titles, row))
		row = sheet->row_count;
	return row;
}

/* ---- where nothing is known ---- */

static size_t filled(const struct sheet *sheet, size_t row)
{
	return sheet->rows[row + 1].first - sheet->rows[row].first;
}

static bool all_words(const struct sheet *sheet, size_t row)
{
	for (size_t i = sheet->rows[row].first; i < sheet->rows[row + 1].first; i++) {
		const char *text = sheet_shown(sheet, &sheet->cells[i]);
		if (sheet->cells[i].kind != CELL_TEXT || strspn(text, "0123456789.,/-: ") == strlen(text))
			return false;
	}
	return true;
}

size_t head_guess(const struct sheet *sheet)
{
	size_t most = 0, looked = sheet->row_count < ROWS_LOOKED_AT ? sheet->row_count : ROWS_LOOKED_AT;
	for (size_t row = 0; row < looked; row++)
		most = filled(sheet, row) > most ? filled(sheet, row) : most;
	for (size_t row = 0; row < looked; row++)
		if (filled(sheet, row) * 3 >= most * 2 && all_words(sheet, row))
			return row;
	return sheet->row_count;
}
