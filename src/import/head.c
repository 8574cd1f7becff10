#include "import/head.h"

#include <string.h>

#include "base/text.h"
#include "import/text.h"
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
struct wanted_titles {
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

static void want(struct wanted_titles *t, struct mapped_column *column)
{
	t->keys[t->count] = key_of(t->context->arena, column->title);
	t->wanted[t->count++] = column;
}

static struct wanted_titles titles_of(const struct context *context, const struct sheet *sheet, struct mapping *mapping)
{
	size_t most = mapping->column_count + mapping->consent_count + 1;
	struct wanted_titles t = {context, sheet, mapping, NULL, NULL, 0};
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

static const char *cell_key(const struct wanted_titles *t, size_t cell)
{
	return key_of(t->context->arena, sheet_shown(t->sheet, &t->sheet->cells[cell]));
}

static size_t row_of(const struct sheet *sheet, uint32_t number)
{
	size_t row = 0;
	while (row < sheet->row_count && sheet->rows[row].number < number)
		row++;
	return row < sheet->row_count && sheet->rows[row].number == number ? row : sheet->row_count;
}

/* The row above HEAD in which the title of a column stands that is merged down into it; row_count. */
static size_t merged_down(const struct sheet *sheet, size_t head, const struct sheet_merge *merge)
{
	uint32_t number = sheet->rows[head].number;
	bool down = merge->first_row < number && merge->last_row >= number && merge->first_column == merge->last_column;
	return down ? row_of(sheet, merge->first_row) : sheet->row_count;
}

/* The title that MERGE brings down into the row HEAD; NULL. */
static const struct cell_entry *merged_title(const struct sheet *sheet, size_t head, const struct sheet_merge *merge)
{
	size_t above = merged_down(sheet, head, merge);
	return above < sheet->row_count ? sheet_cell(sheet, above, merge->first_column) : NULL;
}

static bool is_wanted(const struct wanted_titles *t, size_t cell)
{
	const char *key = cell_key(t, cell);
	for (size_t w = 0; w < t->count; w++)
		if (strcmp(t->keys[w], key) == 0)
			return true;
	return false;
}

/* Titles of the row itself, and those that are merged down into it. */
static size_t count_matches(const struct wanted_titles *t, size_t row)
{
	const struct sheet *sheet = t->sheet;
	size_t matches = 0;
	for (size_t i = sheet->rows[row].first; i < sheet->rows[row + 1].first; i++)
		matches += is_wanted(t, i);
	for (size_t i = 0; matches && i < sheet->merge_count; i++) {
		const struct cell_entry *cell = merged_title(sheet, row, &sheet->merges[i]);
		matches += cell && is_wanted(t, (size_t)(cell - sheet->cells));
	}
	return matches;
}

static size_t find_row(const struct wanted_titles *t)
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

static void report_twice(const struct wanted_titles *t, size_t row, const struct mapped_column *column, uint16_t second)
{
	struct arena *arena = t->context->arena;
	const char *both =
	    arena_format(arena, "%s and %s", column_name(arena, (uint16_t)column->column), column_name(arena, second));
	message_add(t->context->messages, MSG_IMPORT_COLUMN_TWICE, t->sheet->place, column->title,
	    (int)t->sheet->rows[row].number, both);
}

/* Gives the columns of one name their place; false after a message. */
static bool place_cell(const struct wanted_titles *t, size_t row, size_t cell, bool *wanted)
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

static const char *nearest_title(const struct wanted_titles *t, size_t row, const char *title)
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
static const char *beside(const struct wanted_titles *t, size_t row, const char *title)
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

static bool report_missing(const struct wanted_titles *t, size_t row)
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

/* A head of several rows: a title that is merged down into the head's row stands in a row above. */
static bool place_merged(const struct wanted_titles *t, size_t row)
{
	const struct sheet *sheet = t->sheet;
	bool sound = true;
	for (size_t i = 0; i < sheet->merge_count; i++) {
		bool wanted;
		const struct cell_entry *cell = merged_title(sheet, row, &sheet->merges[i]);
		if (cell)
			sound &= place_cell(t, row, (size_t)(cell - sheet->cells), &wanted);
	}
	return sound;
}

const struct cell_entry **head_titles(struct arena *arena, const struct sheet *sheet, size_t head)
{
	const struct cell_entry **titles = arena_array(arena, COLUMNS_MAX, sizeof *titles);
	for (size_t i = 0; i < sheet->merge_count; i++) {
		const struct sheet_merge *merge = &sheet->merges[i];
		const struct cell_entry *title = merged_title(sheet, head, merge);
		if (title)
			titles[merge->first_column] = title;
	}
	for (size_t i = sheet->rows[head].first; i < sheet->rows[head + 1].first; i++)
		titles[sheet->cells[i].column] = &sheet->cells[i];
	return titles;
}

/* The first cell of a row that is to be looked at: none, if its last stands below a title as all before it do. */
static size_t first_nameless(const struct sheet *sheet, size_t row, size_t named)
{
	size_t first = sheet->rows[row].first, end = sheet->rows[row + 1].first;
	return end > first && sheet->cells[end - 1].column < named ? end : first;
}

size_t head_nameless(struct arena *arena, const struct sheet *sheet, size_t head, struct nameless_column **out)
{
	const struct cell_entry **titles = head_titles(arena, sheet, head);
	struct nameless_column *all = arena_array(arena, COLUMNS_MAX, sizeof *all);
	size_t count = 0, named = 0; /* columns from the first on that have a title */
	while (named < COLUMNS_MAX && titles[named])
		named++;
	for (size_t row = head + 1; row < sheet->row_count; row++)
		for (size_t i = first_nameless(sheet, row, named); i < sheet->rows[row + 1].first; i++) {
			struct nameless_column *column = &all[sheet->cells[i].column];
			if (column->values++ == 0)
				column->row = sheet->rows[row].number;
		}
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		if (all[i].values && !titles[i]) {
			all[i].column = (uint16_t)i;
			all[count++] = all[i];
		}
	*out = all;
	return count;
}

/* Their values would be lost without a word. */
static void report_nameless(const struct wanted_titles *t, size_t row)
{
	struct nameless_column *columns;
	size_t count = head_nameless(t->context->arena, t->sheet, row, &columns);
	for (size_t i = 0; i < count && i < NEW_COLUMNS_TOLD; i++)
		message_add(t->context->messages, MSG_IMPORT_COLUMN_NAMELESS, t->sheet->place,
		    column_name(t->context->arena, columns[i].column), (int)columns[i].values, (int)columns[i].row,
		    (int)t->sheet->rows[row].number);
}

static bool place_columns(const struct wanted_titles *t, size_t row)
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
	report_nameless(t, row);
	return report_missing(t, row) && sound;
}

size_t head_find(const struct context *context, const struct sheet *sheet, struct mapping *mapping)
{
	struct wanted_titles titles = titles_of(context, sheet, mapping);
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

/* Has the row LOWER a text in a column in which UPPER has none? */
static bool fills_gap(const struct sheet *sheet, size_t upper, size_t lower)
{
	for (size_t i = sheet->rows[lower].first; i < sheet->rows[lower + 1].first; i++)
		if (!sheet_cell(sheet, upper, sheet->cells[i].column))
			return true;
	return false;
}

/* A head in two rows: the upper one has gaps, under titles that stand over several columns, which the lower one fills, and
 * no row of the first few below is of words alone as these two are. */
static bool head_goes_on(const struct sheet *sheet, size_t head, size_t looked)
{
	enum { ROWS_BELOW = 5 };
	size_t lower = head + 1, records = 0;
	if (lower >= looked || filled(sheet, lower) < filled(sheet, head) || !all_words(sheet, lower) ||
	    !fills_gap(sheet, head, lower))
		return false;
	for (size_t row = lower + 1; row < sheet->row_count && records < ROWS_BELOW; row++) {
		bool record = filled(sheet, row) * 2 >= filled(sheet, lower);
		if (record && all_words(sheet, row))
			return false;
		records += record;
	}
	return records > 0;
}

size_t head_guess(const struct sheet *sheet)
{
	size_t most = 0, looked = sheet->row_count < ROWS_LOOKED_AT ? sheet->row_count : ROWS_LOOKED_AT;
	for (size_t row = 0; row < looked; row++)
		most = filled(sheet, row) > most ? filled(sheet, row) : most;
	for (size_t row = 0; row < looked; row++)
		if (filled(sheet, row) * 3 >= most * 2 && all_words(sheet, row))
			return head_goes_on(sheet, row, looked) ? row + 1 : row;
	return sheet->row_count;
}
