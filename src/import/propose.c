#include "import/propose.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "import/datafile.h"
#include "import/head.h"
#include "import/survey.h"
#include "import/text.h"
#include "import/value.h"

static const char opening[] = "# Proposed by annual import";

/* ---- the table ---- */

static bool same_slug(const char *left, const char *right)
{
	struct buffer one = {0}, other = {0};
	text_slug(&one, left);
	text_slug(&other, right);
	bool same = strcmp(buffer_text(&one), buffer_text(&other)) == 0;
	buffer_release(&one);
	buffer_release(&other);
	return same;
}

/* The name of a column's code: some have a meaning of their own in measures, and signs such as ? and ! make the same one. */
static void add_code_name(struct buffer *out, const struct survey_column *column, size_t at)
{
	static const char *const taken[] = {"unknown", "all", "percent", "rest"};
	size_t begin = out->length, number = 1;
	text_slug(out, column->codes[at].text);
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (strcmp(out->data + begin, taken[i]) == 0) {
			buffer_add(out, "-value");
			break;
		}
	for (size_t i = 0; i < at; i++)
		number += same_slug(column->codes[i].text, column->codes[at].text);
	if (number > 1)
		buffer_format(out, "-%zu", number);
}

static void add_codes(struct buffer *out, const struct survey_column *column)
{
	buffer_add(out, ", codes: {");
	for (size_t i = 0; i < column->distinct; i++) {
		buffer_add(out, i ? ", " : "");
		add_code_name(out, column, i);
		buffer_add(out, ": ");
		value_scalar(out, column->codes[i].text);
	}
	buffer_add(out, "}");
}

static void add_reason(struct buffer *out, const struct survey *survey, const struct survey_column *column)
{
	bool code = strcmp(column->type, "code") == 0;
	buffer_format(out, "      # %zu of %zu rows have a value", column->filled, survey->rows);
	if (column->fitting < column->filled)
		buffer_format(out, "; %zu of these fit", column->fitting);
	if (column == survey->key)
		buffer_add(out, "; each is another, so it can be the key");
	for (size_t i = 0; code && i < column->distinct; i++) {
		buffer_add(out, i ? ", " : ": ");
		add_code_name(out, column, i);
		buffer_format(out, " %zu", column->codes[i].count);
	}
	buffer_char(out, '\n');
}

static void add_field(struct buffer *out, const struct survey *survey, const struct survey_column *column)
{
	add_reason(out, survey, column);
	buffer_format(out, "      %s: {type: %s", column->name, column->type);
	if (column->filled == survey->rows && (column == survey->key || column == survey->date))
		buffer_add(out, ", required: true");
	buffer_add(out, ", label: ");
	value_scalar(out, column->title);
	if (strcmp(column->type, "code") == 0)
		add_codes(out, column);
	bool number = strcmp(column->type, "decimal") == 0;
	if (number && column->percent * 2 > column->filled)
		buffer_add(out, ", unit: percent");
	else if (number && column->money * 2 > column->filled)
		buffer_add(out, ", unit: £");
	buffer_add(out, "}\n");
}

static void write_table(struct buffer *out, const struct survey *survey, const char *table)
{
	buffer_format(out, "  # Guessed from %zu rows.\n  %s:\n", survey->rows, table);
	if (survey->key)
		buffer_format(out, "    key: %s\n", survey->key->name);
	buffer_add(out,
	    survey->date ? "    # The date by which a record belongs to the report's period.\n"
	                 : "    # No date belongs to every record, so all of them count, whatever the report's period.\n");
	if (survey->date)
		buffer_format(out, "    date: %s\n", survey->date->name);
	buffer_add(out,
	    "    # True where the records are about children: none is ever shown. Only you can say that it is not.\n"
	    "    personal: true\n");
	if (survey->dash || survey->not_applicable)
		buffer_format(out, "    empty: [%s%s%s]\n", survey->dash ? "\"-\"" : "",
		    survey->dash && survey->not_applicable ? ", " : "", survey->not_applicable ? "n/a" : "");
	buffer_add(out, "    fields:\n");
	for (size_t i = 0; i < survey->count; i++)
		add_field(out, survey, &survey->columns[i]);
}

/* ---- the mapping ---- */

static bool same_title(const char *left, const char *right)
{
	struct buffer a = {0}, b = {0};
	head_key(&a, left);
	head_key(&b, right);
	bool same = strcmp(buffer_text(&a), buffer_text(&b)) == 0;
	buffer_release(&a);
	buffer_release(&b);
	return same;
}

/* The field of a table that is there: by its name or label, else the nearest name. */
static const char *field_of(
    const struct context *context, const struct table *table, const struct survey_column *column)
{
	const char **names = arena_array(context->arena, table->field_count + 1, sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < table->field_count; i++) {
		const struct field *field = &table->fields[i];
		if (!field->kind->read || field->kind->column == COLUMN_RECORDS)
			continue;
		names[count++] = field->name;
		if (same_title(field->name, column->name) || (field->label && same_title(field->label->text, column->title)))
			return field->name;
	}
	return text_nearest(column->name, names, count);
}

/* Does a column before this one have its title? import.yaml can name only one of them. */
static bool title_again(const struct survey *survey, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (same_title(survey->columns[i].title, survey->columns[index].title))
			return true;
	return false;
}

static void add_letters(struct buffer *out, uint16_t column, const char *text)
{
	buffer_add(out, "      # Column ");
	sheet_column_name(out, column);
	buffer_add(out, text);
}

static void add_column(const struct context *context, struct buffer *out, const struct table *table,
    const struct survey *survey, size_t index, bool *used)
{
	const struct survey_column *column = &survey->columns[index];
	if (title_again(survey, index)) {
		add_letters(out, column->column, " has the title of another: give each its own in the sheet: ");
		value_scalar(out, column->title);
		buffer_char(out, '\n');
		return;
	}
	const char *field = table ? field_of(context, table, column) : column->name;
	if (table && field && used[table_field(table, field)->index])
		field = NULL;
	if (!field)
		buffer_add(out, "      # No field has this name: say which it fills. ~ is a column that nobody reads.\n");
	else if (table)
		used[table_field(table, field)->index] = true;
	buffer_add(out, "      ");
	value_scalar(out, column->title);
	buffer_format(out, ": %s\n", field ? field : "~");
}

/* The file as import.yaml names it: below the report's folder; NULL where it lies elsewhere. */
static const char *file_inside(const struct import_request *request)
{
	size_t root = strlen(request->root);
	bool inside = strncmp(request->file, request->root, root) == 0 && request->file[root] == '/';
	return inside ? request->file + root + 1 : NULL;
}

/* KEPT is where it lies in the report's folder, or NULL. */
static void add_file(
    struct buffer *out, const struct import_request *request, const struct sheet *sheet, const char *kept)
{
	if (!kept)
		buffer_add(out,
		    "    # The spreadsheet lies outside the report: name it on the command line, or copy it here.\n    # ");
	else
		buffer_add(out, "    ");
	buffer_add(out, "file: ");
	value_scalar(out, kept ? kept : request->file);
	buffer_char(out, '\n');
	if (!sheet->name)
		return;
	buffer_add(out, "    sheet: ");
	value_scalar(out, sheet->name);
	buffer_char(out, '\n');
}

static void write_mapping(const struct context *context, struct buffer *out, const struct survey *survey,
    const struct import_request *request, const struct sheet *sheet, const struct table *table, const char *kept)
{
	bool *used = arena_array(context->arena, (table ? table->field_count : 0) + 1, sizeof *used);
	buffer_format(out, "  %s:\n", request->table);
	add_file(out, request, sheet, kept);
	buffer_format(
	    out, "    # The row that names the columns.\n    head: %u\n", (unsigned)sheet->rows[survey->head].number);
	if (survey->day_first != survey->month_first)
		buffer_format(out, "    dates: %s\n", survey->day_first ? "dmy" : "mdy");
	buffer_add(out, "    columns:\n");
	for (size_t i = 0; i < survey->count; i++)
		add_column(context, out, table, survey, i, used);
	for (size_t i = 0; i < survey->nameless_count; i++) {
		add_letters(out, survey->nameless[i].column, " has values and no title");
		buffer_format(out, " in row %u: give it one there. As it is, nobody reads it.\n",
		    (unsigned)sheet->rows[survey->head].number);
	}
}

/* ---- the files ---- */

/* Never over a file that is not a proposal. */
static bool write_proposal(
    const struct context *context, const char *root, const char *path, const struct buffer *text, struct buffer *error)
{
	size_t length;
	const char *old = file_exists(root, path) ? file_read_bytes(context, root, path, NOWHERE, &length) : NULL;
	if (old && strncmp(old, opening, strlen(opening)) != 0) {
		buffer_format(error, "%s/%s is no proposal of annual's: move it away", root, path);
		return false;
	}
	return datafile_write(root, path, text, error);
}

bool propose_texts(const struct context *context, const struct import_request *request, const struct sheet *sheet,
    const char *kept, struct import_proposal *out)
{
	struct survey survey;
	if (!survey_sheet(context, sheet, &survey)) {
		message_add(context->messages, MSG_IMPORT_NO_HEAD, sheet->place);
		return false;
	}
	write_table(out->table, &survey, request->table);
	write_mapping(context, out->mapping, &survey, request, sheet, NULL, kept);
	out->name = request->table;
	out->dated = survey.date != NULL;
	return true;
}

enum import_outcome propose_table(const struct context *context, const struct dictionary *dictionary,
    const struct import_request *request, const struct sheet *sheet, struct buffer *account, struct buffer *error)
{
	struct survey survey;
	struct buffer table = {0}, mapping = {0};
	const struct table *known = dictionary_table(dictionary, request->table);
	if (!survey_sheet(context, sheet, &survey)) {
		message_add(context->messages, MSG_IMPORT_NO_HEAD, sheet->place);
		return IMPORT_FAULTY;
	}
	buffer_format(&mapping,
	    "%s. Read it, mend it, and copy it into import.yaml (the whole of it, or what stands below 'imports:').\n"
	    "# This file is not used.\nimports:\n",
	    opening);
	write_mapping(context, &mapping, &survey, request, sheet, known, file_inside(request));
	bool written = write_proposal(context, request->root, "import.proposed.yaml", &mapping, error);
	if (written && !known) {
		buffer_format(&table,
		    "%s: a guess. Read it, mend it, and copy the table into dictionary.yaml.\n# This file is not "
		    "used.\ntables:\n",
		    opening);
		write_table(&table, &survey, request->table);
		written = write_proposal(context, request->root, "dictionary.proposed.yaml", &table, error);
	}
	if (written)
		buffer_format(account,
		    "annual: import.yaml has no '%s', so nothing was imported. Proposed from %zu rows, for you to read and "
		    "mend:\n"
		    "  %s/import.proposed.yaml: which column is which field\n",
		    request->table, survey.rows, request->root);
	if (written && !known)
		buffer_format(account, "  %s/dictionary.proposed.yaml: the table '%s', its types guessed from the values\n",
		    request->root, request->table);
	buffer_release(&table);
	buffer_release(&mapping);
	return written ? IMPORT_PROPOSED : IMPORT_FAILED;
}
