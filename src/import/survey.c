#include "import/survey.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "import/head.h"
#include "import/rows.h"
#include "import/text.h"
#include "import/value.h"

struct survey_reader {
	struct arena *arena;
	const struct sheet *sheet;
	struct survey *out;
	struct buffer clean, folded;
};

/* ---- heads ---- */

/* The slug of a title, or "column-f" of a sign such as £ or %, which has none; -2 behind one that another column has. */
static const char *field_name(struct survey_reader *s, const char *title, uint16_t column)
{
	struct buffer slug = {0}, letters = {0};
	text_slug(&slug, title);
	if (strcmp(buffer_text(&slug), "section") == 0 && strcasecmp(title, "section") != 0) {
		sheet_column_name(&letters, column);
		buffer_clear(&slug);
		buffer_add(&slug, "column-");
		text_fold(&slug, buffer_text(&letters));
	}
	buffer_release(&letters);
	const char *name = buffer_finish(&slug, s->arena), *wanted = name;
	for (size_t i = 0, number = 2; i < s->out->count; i++)
		if (text_equal(s->out->columns[i].name, name)) {
			name = arena_format(s->arena, "%s-%zu", wanted, number++);
			i = (size_t)-1;
		}
	return text_equal(name, "editions") || text_equal(name, "consent") ? arena_format(s->arena, "%s-2", name) : name;
}

static void add_column(struct survey_reader *s, const struct cell_entry *cell)
{
	struct survey_column column = {.column = cell->column};
	char *title = arena_copy(s->arena, value_cleaned(&s->clean, sheet_shown(s->sheet, cell)));
	for (char *at = title; *at; at++)
		*at = *at == '\n' ? ' ' : *at;
	column.title = title;
	column.name = field_name(s, title, cell->column);
	intern_init(&column.texts, s->arena);
	s->out->columns[s->out->count++] = column;
}

static void add_columns(struct survey_reader *s)
{
	const struct cell_entry **titles = head_titles(s->arena, s->sheet, s->out->head);
	size_t count = 0;
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		count += titles[i] != NULL;
	s->out->columns = arena_array(s->arena, count + 1, sizeof *s->out->columns);
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		if (titles[i])
			add_column(s, titles[i]);
}

/* ---- values ---- */

static bool is_mark(struct survey *survey, const char *text)
{
	bool dash = strcmp(text, "-") == 0, none = strcmp(text, "n/a") == 0;
	survey->dash |= dash;
	survey->not_applicable |= none;
	return dash || none || !*text;
}

static bool is_yes_or_no(const char *text)
{
	static const char *const words[] = {"y", "n", "yes", "no", "true", "false", "x", "✓", "✔"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(words[i], text) == 0)
			return true;
	return false;
}

static bool is_date(struct survey *survey, const struct cell_entry *cell, const char *text)
{
	bool numbers;
	enum date_order order = date_shown_order(text, &numbers);
	survey->day_first |= order == ORDER_DMY;
	survey->month_first |= order == ORDER_MDY;
	return cell->kind == CELL_DATE ||
	       (cell->kind == CELL_TEXT && (date_as_written(text, ORDER_DMY).fault == DATE_SOUND ||
	                                       date_as_written(text, ORDER_MDY).fault == DATE_SOUND));
}

static void look_at_number(struct survey_column *column, const struct cell_entry *cell, const char *text)
{
	bool money = text_starts(text, "£"), percent = cell->flags & CELL_PERCENT || text_ends(text, "%");
	const char *digits = text + (money ? strlen("£") : 0) + (*text == '-');
	size_t length = strspn(digits, "0123456789,."), whole = strspn(digits, "0123456789");
	static const char *const fractions[] = {"½", "¼", "¾"};
	bool fraction = false, number = length && (!digits[length] || percent);
	for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++)
		fraction |= strcmp(digits + whole, fractions[i]) == 0;
	column->numbers += number || fraction;
	column->money += number && money;
	column->percent += number && percent;
	column->whole += number && !money && !percent && !digits[whole];
	column->zeros_first |= number && digits[0] == '0' && whole > 1;
}

static void count_text(struct survey_reader *s, struct survey_column *column, const char *text)
{
	buffer_clear(&s->folded);
	text_fold(&s->folded, text);
	uint32_t known = column->texts.count;
	uint32_t number = intern_add(&column->texts, buffer_text(&s->folded), s->folded.length);
	if (number > SURVEY_CODES_MAX)
		return;
	if (number > known)
		column->codes[number - 1].text = arena_copy(s->arena, text);
	column->codes[number - 1].count++;
}

static void look_at_cell(struct survey_reader *s, struct survey_column *column, const struct cell_entry *cell)
{
	const char *text = value_cleaned(&s->clean, sheet_shown(s->sheet, cell));
	size_t length = strlen(text);
	if (cell->kind == CELL_ERROR || cell->kind == CELL_FORMULA || is_mark(s->out, text))
		return;
	column->filled++;
	column->longest = length > column->longest ? length : column->longest;
	column->dates += is_date(s->out, cell, text);
	column->booleans += is_yes_or_no(text);
	look_at_number(column, cell, text);
	count_text(s, column, text);
}

static void look_at_row(struct survey_reader *s, size_t row)
{
	const struct sheet_row *this = &s->sheet->rows[row];
	size_t filled = this[1].first - this[0].first;
	if (filled < 2 && s->out->count > 2)
		return;
	if (row_says_total(s->sheet, row, filled * 2 <= s->out->count, &s->clean))
		return;
	s->out->rows++;
	for (size_t i = 0; i < s->out->count; i++) {
		const struct cell_entry *cell = sheet_cell(s->sheet, row, s->out->columns[i].column);
		if (cell)
			look_at_cell(s, &s->out->columns[i], cell);
	}
}

/* ---- types ---- */

static void guess_type(struct survey_column *column)
{
	size_t most = column->filled - column->filled / 10; /* nine in ten */
	size_t kinds = column->distinct;
	column->fitting = column->filled;
	column->type = "text";
	if (!column->filled)
		return;
	if (column->dates >= most)
		column->type = "date", column->fitting = column->dates;
	else if (column->booleans >= most)
		column->type = "boolean", column->fitting = column->booleans;
	else if (column->whole >= most && !column->zeros_first)
		column->type = "integer", column->fitting = column->whole;
	else if (column->numbers >= most && !column->zeros_first)
		column->type = "decimal", column->fitting = column->numbers;
	else if (kinds <= SURVEY_CODES_MAX && kinds * 3 <= column->filled && column->longest <= 40)
		column->type = "code";
}

/* The first column whose values are all there and each another; the first date that nearly all rows have. */
static void find_key_and_date(struct survey *survey)
{
	for (size_t i = 0; i < survey->count; i++) {
		struct survey_column *column = &survey->columns[i];
		bool id = strcmp(column->type, "text") == 0 || strcmp(column->type, "integer") == 0;
		if (!survey->key && id && column->filled == survey->rows && column->distinct == survey->rows) {
			survey->key = column;
			column->type = "text";
			column->fitting = column->filled;
		}
		if (!survey->date && strcmp(column->type, "date") == 0 && column->filled >= survey->rows - survey->rows / 10)
			survey->date = column;
	}
}

bool survey_sheet(const struct context *context, const struct sheet *sheet, struct survey *out)
{
	struct survey_reader s = {.arena = context->arena, .sheet = sheet, .out = out};
	*out = (struct survey){.head = head_guess(sheet)};
	if (out->head >= sheet->row_count)
		return false;
	add_columns(&s);
	out->nameless_count = head_nameless(context->arena, sheet, out->head, &out->nameless);
	for (size_t row = out->head + 1; row < sheet->row_count; row++)
		look_at_row(&s, row);
	for (size_t i = 0; i < out->count; i++) {
		out->columns[i].distinct = out->columns[i].texts.count;
		intern_release(&out->columns[i].texts);
		guess_type(&out->columns[i]);
	}
	find_key_and_date(out);
	buffer_release(&s.clean);
	buffer_release(&s.folded);
	return true;
}
