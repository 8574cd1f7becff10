#include "import/rows.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/text.h"
#include "import/text.h"

/* What is known of one row's cells. */
struct row_look {
	size_t read;     /* cells of columns that are read */
	size_t required; /* of fields that every record needs */
};

static bool is_figure(const struct sheet *sheet, const struct cell_entry *cell)
{
	const char *text = sheet_text(sheet, cell);
	if (cell->kind != CELL_TEXT)
		return cell->kind == CELL_NUMBER || cell->kind == CELL_FORMULA || cell->kind == CELL_ERROR;
	text += text_starts(text, "£") ? strlen("£") : 0;
	if (!*text)
		return false;
	while (ascii_digit(*text) || *text == '.' || *text == ',' || *text == '%' || *text == '-' || *text == ' ')
		text++;
	return !*text;
}

static bool figures_alone(const struct sheet *sheet, size_t row)
{
	for (size_t i = sheet->rows[row].first; i < sheet->rows[row + 1].first; i++)
		if (!is_figure(sheet, &sheet->cells[i]))
			return false;
	return true;
}

static struct row_look look_at(const struct row_sorter *s, size_t row)
{
	struct row_look look = {0};
	for (size_t i = 0; i < s->mapping->column_count; i++)
		s->cells[i] = NULL;
	for (size_t i = s->sheet->rows[row].first; i < s->sheet->rows[row + 1].first; i++) {
		const struct cell_entry *cell = &s->sheet->cells[i];
		uint32_t place = s->places[cell->column];
		if (!place)
			continue;
		const struct field *field = s->mapping->columns[place - 1].field;
		s->cells[place - 1] = cell;
		look.read += field != NULL;
		look.required += field && field->required;
	}
	for (size_t i = 0; i < s->mapping->consent_count; i++)
		look.read += s->mapping->consents[i].column.column != NO_COLUMN &&
		             sheet_cell(s->sheet, row, (uint16_t)s->mapping->consents[i].column.column);
	return look;
}

void row_sorter_init(struct row_sorter *s, struct arena *arena)
{
	s->places = arena_array(arena, COLUMNS_MAX, sizeof *s->places);
	s->cells = arena_array(arena, s->mapping->column_count + 1, sizeof(*s->cells));
	for (size_t i = s->mapping->column_count; i-- > 0;) {
		const struct mapped_column *column = &s->mapping->columns[i];
		s->required += column->field && column->field->required;
		s->skips |= column->skip != NULL;
		if (column->column != NO_COLUMN)
			s->places[column->column] = (uint32_t)i + 1;
	}
}

/* Does a text of `skip` stand in its column? In any case, without blanks around it. */
static bool is_skipped(struct row_sorter *s)
{
	for (size_t i = 0; s->skips && i < s->mapping->column_count; i++) {
		const struct mapped_column *column = &s->mapping->columns[i];
		if (!column->skip || !s->cells[i])
			continue;
		const char *shown = value_cleaned(&s->clean, sheet_shown(s->sheet, s->cells[i]));
		const struct value *text = column->skip->kind == VALUE_LIST ? column->skip->first : column->skip;
		for (; text; text = column->skip->kind == VALUE_LIST ? text->next : NULL)
			if (text->text && strcasecmp(text->text, shown) == 0)
				return true;
	}
	return false;
}

static bool is_head(const struct row_sorter *s, size_t row)
{
	const struct sheet_row *head = &s->sheet->rows[s->head], *this = &s->sheet->rows[row];
	uint32_t count = head[1].first - head[0].first;
	if (this[1].first - this[0].first != count)
		return false;
	for (uint32_t i = 0; i < count; i++)
		if (!text_equal(sheet_text(s->sheet, &s->sheet->cells[head->first + i]),
		        sheet_text(s->sheet, &s->sheet->cells[this->first + i])))
			return false;
	return true;
}

bool row_says_total(const struct sheet *sheet, size_t row, bool lacking, struct buffer *scratch)
{
	static const char *const words[] = {
	    "total", "totals", "grand total", "subtotal", "sub-total", "sub total", "sum", "average", "mean", "count"};
	enum { SURE = 6 };
	const struct cell_entry *first = &sheet->cells[sheet->rows[row].first];
	const char *text = sheet_shown(sheet, first);
	if (ascii_digit(*text))
		return false;
	text = value_cleaned(scratch, text);
	if (ascii_digit(*text))
		return false;
	size_t length = strlen(text);
	length -= length && text[length - 1] == ':';
	for (size_t i = 0; i < (lacking ? sizeof words / sizeof *words : SURE); i++)
		if (strlen(words[i]) == length && strncasecmp(text, words[i], length) == 0)
			return true;
	return lacking && strncasecmp(text, "total ", 6) == 0;
}

enum row_kind row_sort(struct row_sorter *s, size_t row)
{
	struct row_look look = look_at(s, row);
	if (is_skipped(s))
		return ROW_SKIPPED;
	if (is_head(s, row))
		return ROW_HEAD;
	bool lacking = look.required < s->required;
	if (row_says_total(s->sheet, row, lacking, &s->clean))
		return ROW_TOTAL;
	if (s->required && look.required == 0 && figures_alone(s->sheet, row))
		return ROW_TOTAL;
	if (s->sheet->rows[row + 1].first - s->sheet->rows[row].first == 1 && s->mapping->column_count > 2 &&
	    (lacking || !s->required))
		return ROW_SUBHEAD;
	return look.read ? ROW_RECORD : ROW_UNREAD;
}
