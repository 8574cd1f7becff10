#include "import/rows.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

/* What is known of one row's cells. */
struct row_look {
	size_t filled, read; /* cells; those of columns that are read */
	size_t required;     /* of fields that every record needs */
	size_t figures;      /* numbers */
};

static const struct mapped_column *column_at(const struct mapping *mapping, uint16_t column)
{
	for (size_t i = 0; i < mapping->column_count; i++)
		if (mapping->columns[i].column == column)
			return &mapping->columns[i];
	return NULL;
}

static bool is_figure(const struct sheet *sheet, const struct cell_entry *cell)
{
	const char *text = sheet_text(sheet, cell);
	if (cell->kind != CELL_TEXT)
		return cell->kind == CELL_NUMBER || cell->kind == CELL_FORMULA || cell->kind == CELL_ERROR;
	text += strncmp(text, "£", strlen("£")) == 0 ? strlen("£") : 0;
	return *text && strspn(text, "0123456789.,%- ") == strlen(text);
}

static struct row_look look_at(const struct row_sorter *s, size_t row)
{
	struct row_look look = {0};
	for (size_t i = s->sheet->rows[row].first; i < s->sheet->rows[row + 1].first; i++) {
		const struct mapped_column *column = column_at(s->mapping, s->sheet->cells[i].column);
		look.filled++;
		look.figures += is_figure(s->sheet, &s->sheet->cells[i]);
		look.read += column && column->field;
		look.required += column && column->field && column->field->required;
	}
	for (size_t i = 0; i < s->mapping->consent_count; i++)
		look.read += s->mapping->consents[i].column.column != NO_COLUMN &&
		             sheet_cell(s->sheet, row, (uint16_t)s->mapping->consents[i].column.column);
	return look;
}

static size_t count_required(const struct mapping *mapping)
{
	size_t count = 0;
	for (size_t i = 0; i < mapping->column_count; i++)
		count += mapping->columns[i].field && mapping->columns[i].field->required;
	return count;
}

/* Does a text of `skip` stand in its column? In any case, without blanks around it. */
static bool is_skipped(struct row_sorter *s, size_t row)
{
	for (size_t i = 0; i < s->mapping->column_count; i++) {
		const struct mapped_column *column = &s->mapping->columns[i];
		const struct cell_entry *cell =
		    column->skip && column->column != NO_COLUMN ? sheet_cell(s->sheet, row, (uint16_t)column->column) : NULL;
		if (!cell)
			continue;
		value_clean(&s->clean, sheet_shown(s->sheet, cell));
		const struct value *text = column->skip->kind == VALUE_LIST ? column->skip->first : column->skip;
		for (; text; text = column->skip->kind == VALUE_LIST ? text->next : NULL)
			if (text->text && strcasecmp(text->text, buffer_text(&s->clean)) == 0)
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
		if (strcmp(sheet_text(s->sheet, &s->sheet->cells[head->first + i]),
		        sheet_text(s->sheet, &s->sheet->cells[this->first + i])) != 0)
			return false;
	return true;
}

/* "TOTAL", "Grand total:" in the first cell; where a record would lack what it needs, "Average" or "Total 2024" too. */
static bool says_total(struct row_sorter *s, size_t row, bool lacking)
{
	static const char *const words[] = {
	    "total", "totals", "grand total", "subtotal", "sub-total", "sub total", "sum", "average", "mean", "count"};
	enum { SURE = 6 };
	value_clean(&s->clean, sheet_shown(s->sheet, &s->sheet->cells[s->sheet->rows[row].first]));
	const char *text = buffer_text(&s->clean);
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
	size_t needed = count_required(s->mapping);
	if (is_skipped(s, row))
		return ROW_SKIPPED;
	if (is_head(s, row))
		return ROW_HEAD;
	bool lacking = look.required < needed;
	if (says_total(s, row, lacking))
		return ROW_TOTAL;
	if (look.figures == look.filled && look.required == 0 && needed)
		return ROW_TOTAL;
	if (look.filled == 1 && s->mapping->column_count > 2 && (lacking || !needed))
		return ROW_SUBHEAD;
	return look.read ? ROW_RECORD : ROW_UNREAD;
}
