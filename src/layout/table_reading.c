/* Whether a table can be read at the widths that its columns have. A letter takes about half an em. */
#include "layout/table.h"

enum {
	LETTERS_LEAST = 14, /* a line of prose */
	LETTERS_SHORT = 12, /* a cell of a matrix has no more */
	LINES_PROSE = 3,    /* so many lines are prose */
};

static extent letters(int count, const struct setting *setting)
{
	return (extent)((int64_t)count * setting->type.size / 2);
}

/* A long word may be broken in a wide column, not in one that is narrow too. */
static bool words_break(const struct table_box *table, extent narrow)
{
	for (size_t i = 0; i < table->columns; i++)
		if (table->widths[i] < table->least[i] && table->widths[i] < narrow)
			return true;
	return false;
}

/* The lines of prose are too short on average. */
static bool lines_are_short(const struct table_box *table, extent narrow)
{
	int64_t length = 0, lines = 0; /* lines in hundredths */
	for (size_t i = table->first[table->head_rows]; i < table->cell_count; i++) {
		const struct cell_box *cell = &table->cells[i];
		extent width = table->widths[cell->column] - cell->indent;
		width = width < 1000 ? 1000 : width;
		if (cell->columns > 1 || cell->length <= (int64_t)LINES_PROSE * width)
			continue;
		length += cell->length;
		lines += cell->length * 100 / width;
	}
	return length * 100 < lines * narrow;
}

bool table_is_crowded(const struct table_box *table, const struct setting *setting)
{
	extent narrow = letters(LETTERS_LEAST, setting);
	return words_break(table, narrow) || lines_are_short(table, narrow);
}

bool table_is_matrix(const struct table_box *table, const struct setting *setting)
{
	size_t all = 0, few = 0;
	for (size_t i = table->first[table->head_rows]; i < table->cell_count; i++) {
		const struct cell_box *cell = &table->cells[i];
		if (!cell->column || !cell->node->first)
			continue;
		all++;
		few += cell->length <= letters(LETTERS_SHORT, setting);
	}
	return few * 3 >= all * 2;
}
