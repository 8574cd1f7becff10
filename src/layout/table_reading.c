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
static bool words_break(const struct table *table, extent narrow)
{
	for (size_t i = 0; i < table->columns; i++)
		if (table->widths[i] < table->least[i] && table->widths[i] < narrow)
			return true;
	return false;
}

bool table_is_crowded(const struct table *table, const struct setting *setting)
{
	extent narrow = letters(LETTERS_LEAST, setting);
	int64_t all = 0, cramped = 0;
	for (size_t i = table->first[table->head_rows]; i < table->cell_count; i++) {
		const struct cell *cell = &table->cells[i];
		extent width = table->widths[cell->column] - cell->indent;
		all += cell->length;
		if (cell->columns == 1 && width < narrow && cell->length > (int64_t)LINES_PROSE * width)
			cramped += cell->length;
	}
	return words_break(table, narrow) || cramped * 3 > all;
}

bool table_is_matrix(const struct table *table, const struct setting *setting)
{
	size_t all = 0, few = 0;
	for (size_t i = table->first[table->head_rows]; i < table->cell_count; i++) {
		const struct cell *cell = &table->cells[i];
		if (!cell->column || !cell->node->first)
			continue;
		all++;
		few += cell->length <= letters(LETTERS_SHORT, setting);
	}
	return few * 3 >= all * 2;
}
