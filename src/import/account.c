/* The account of an import. */
#include <string.h>

#include "import/importer.h"

static void add_amount(struct buffer *out, size_t count, const char *one, const char *many)
{
	buffer_format(out, "%zu %s", count, count == 1 ? one : many);
}

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static void add_left_out(const struct importer *im, struct buffer *out)
{
	static const char *const names[ROW_KINDS][2] = {
	    [ROW_SKIPPED] = {"row named under 'skip'", "rows named under 'skip'"},
	    [ROW_HEAD] = {"head once more", "heads once more"},
	    [ROW_TOTAL] = {"row of totals", "rows of totals"},
	    [ROW_SUBHEAD] = {"sub-head or note", "sub-heads or notes"},
	    [ROW_UNREAD] = {"row without a column that is read", "rows without a column that is read"},
	    [ROW_BLANK] = {"blank row", "blank rows"},
	};
	struct buffer list = {0};
	for (size_t kind = 0; kind < ROW_KINDS; kind++) {
		const struct fault_rows *rows = &im->left_out[kind];
		if (!rows->count || !names[kind][0])
			continue;
		buffer_add(&list, list.length ? "; " : "");
		add_amount(&list, rows->count, names[kind][0], names[kind][1]);
		buffer_add(&list, " (");
		row_list_print(&list, rows);
		buffer_add(&list, ")");
	}
	buffer_format(out, "  left out: %s\n", list.length ? buffer_text(&list) : "none");
	buffer_release(&list);
}

static void add_changes(const struct importer *im, struct buffer *out)
{
	static const char *const names[CHANGE_KINDS][2] = {
	    [CHANGE_VALUES] = {"by 'values'", "by 'values'"},
	    [CHANGE_DATES] = {"date", "dates"},
	    [CHANGE_TIMES] = {"time of day left out", "times of day left out"},
	    [CHANGE_YEARS] = {"year of two digits", "years of two digits"},
	    [CHANGE_CODES] = {"code by its label or spelling", "codes by their label or spelling"},
	    [CHANGE_BOOLEANS] = {"yes or no", "yes or no"},
	    [CHANGE_PERCENT] = {"percentage", "percentages"},
	    [CHANGE_NUMBERS] = {"number with £ or thousands", "numbers with £ or thousands"},
	    [CHANGE_FRACTIONS] = {"fraction", "fractions"},
	    [CHANGE_ROUNDED] = {"rounded to six decimals", "rounded to six decimals"},
	    [CHANGE_EMPTY] = {"as unknown by 'empty'", "as unknown by 'empty'"},
	    [CHANGE_ZEROS] = {"id by the zeros before it", "ids by the zeros before them"},
	    [CHANGE_SPACES] = {"blanks around it", "blanks around them"},
	};
	struct buffer list = {0};
	for (size_t i = 0; i < CHANGE_KINDS; i++)
		if (im->changes[i]) {
			buffer_add(&list, list.length ? ", " : "");
			add_amount(&list, im->changes[i], names[i][0], names[i][1]);
		}
	buffer_format(out, "  changed: %s\n", list.length ? buffer_text(&list) : "nothing");
	buffer_release(&list);
}

static void add_unknown(const struct importer *im, struct buffer *out)
{
	struct buffer list = {0};
	for (size_t i = 0; i < im->reader_count; i++)
		if (im->readers[i].unknown)
			buffer_format(
			    &list, "%s%s %zu", list.length ? ", " : "", im->readers[i].mapped->field->name, im->readers[i].unknown);
	buffer_format(out, "  unknown: %s\n", list.length ? buffer_text(&list) : "nothing");
	buffer_release(&list);
}

static void add_unread(const struct importer *im, struct buffer *out)
{
	struct buffer list = {0};
	for (size_t i = 0; i < im->mapping->column_count; i++)
		if (!im->mapping->columns[i].field)
			buffer_format(&list, "%s%s", list.length ? ", " : "", im->mapping->columns[i].title);
	if (list.length)
		buffer_format(out, "  columns read by nobody: %s\n", buffer_text(&list));
	buffer_release(&list);
}

/* Those with a title alone: the empty ones beyond are often hidden. */
static void add_hidden_columns(const struct importer *im, struct buffer *out)
{
	const struct sheet_row *head = &im->sheet->rows[im->head];
	struct buffer list = {0};
	for (size_t i = head[0].first; i < head[1].first; i++) {
		const struct cell_entry *cell = &im->sheet->cells[i];
		if (sheet_hides(im->sheet, cell->column))
			buffer_format(&list, "%s%s", list.length ? ", " : "", sheet_shown(im->sheet, cell));
	}
	if (list.length)
		buffer_format(out, "  hidden columns, taken as the others are: %s\n", buffer_text(&list));
	buffer_release(&list);
}

static void add_hidden(const struct importer *im, struct buffer *out)
{
	if (im->sheet->hidden_rows) {
		buffer_add(out, "  hidden: ");
		add_amount(out, im->sheet->hidden_rows, "row was hidden and is", "rows were hidden and are");
		buffer_add(out, " read like the others\n");
	}
	add_hidden_columns(im, out);
	if (im->sheet->hidden_sheets) {
		buffer_add(out, "  hidden: ");
		add_amount(out, im->sheet->hidden_sheets, "sheet is", "sheets are");
		buffer_add(out, " hidden and not read\n");
	}
	if (im->sheet->windows_1252)
		buffer_add(out, "  the file is no UTF-8, so it was read as Windows-1252\n");
}

void importer_account(const struct importer *im, const char *path, struct buffer *out)
{
	const struct sheet *sheet = im->sheet;
	uint32_t head = sheet->rows[im->head].number, last = sheet->rows[sheet->row_count - 1].number;
	buffer_format(out, "annual: %s: ", path);
	add_amount(out, im->records, "record", "records");
	buffer_format(out, " from %s\n", file_name(sheet->path));
	buffer_format(out, "  read: ");
	add_amount(out, last - head, "row", "rows");
	buffer_format(out, " below the head in row %u\n", (unsigned)head);
	add_left_out(im, out);
	add_changes(im, out);
	add_unknown(im, out);
	add_unread(im, out);
	add_hidden(im, out);
}
