#include "import/faults.h"

#include <string.h>

#include "base/text.h"
#include "data/typo.h"

enum { KINDS_SHOWN = 12, TEXT_SHOWN = 60 };

void row_list_add(struct fault_rows *list, uint32_t row)
{
	if (list->count < ROWS_SHOWN)
		list->rows[list->count] = row;
	list->count++;
}

void row_list_join(struct fault_rows *list, const struct fault_rows *more)
{
	for (size_t i = 0; i < more->count && i < ROWS_SHOWN && list->count + i < ROWS_SHOWN; i++)
		list->rows[list->count + i] = more->rows[i];
	list->count += more->count;
}

void row_list_print(struct buffer *out, const struct fault_rows *list)
{
	for (size_t i = 0; i < list->count && i < ROWS_SHOWN; i++)
		buffer_format(out, "%s%u", i ? ", " : "", (unsigned)list->rows[i]);
	if (list->count > ROWS_SHOWN)
		buffer_format(out, " and %zu more", list->count - ROWS_SHOWN);
}

/* "3 rows: 12, 40, 77"; "row 12" */
static const char *row_list_text(struct arena *arena, const struct fault_rows *list)
{
	struct buffer text = {0};
	if (list->count == 1)
		buffer_add(&text, "row ");
	else
		buffer_format(&text, "%zu rows: ", list->count);
	row_list_print(&text, list);
	return buffer_finish(&text, arena);
}

void faults_init(struct faults *faults, const struct context *context, struct place place)
{
	*faults = (struct faults){.context = context, .place = place};
	intern_init(&faults->kinds, context->arena);
}

/* A long text is cut, between two letters. */
static const char *shortened(struct arena *arena, const char *text)
{
	size_t length = strlen(text);
	if (length <= TEXT_SHOWN)
		return arena_copy(arena, text);
	length = TEXT_SHOWN;
	while (((unsigned char)text[length] & 0xC0) == 0x80)
		length--;
	return arena_format(arena, "%.*s…", (int)length, text);
}

void faults_add(
    struct faults *faults, const struct column_reader *column, enum unfit why, const char *text, uint32_t row)
{
	struct arena *arena = faults->context->arena;
	uint32_t count = faults->kinds.count;
	buffer_clear(&faults->key);
	buffer_format(&faults->key, "%u %d %s", (unsigned)column->mapped->column, (int)why, text);
	uint32_t number = intern_add(&faults->kinds, buffer_text(&faults->key), faults->key.length);
	if (number > count) {
		faults->items = arena_grow(arena, faults->items, number, &faults->capacity, sizeof *faults->items);
		faults->items[number] = (struct fault){column, why, shortened(arena, text), {{0}, 0}};
	}
	row_list_add(&faults->items[number].rows, row);
}

/* ---- messages ---- */

static const char *code_hint(struct arena *arena, const struct fault *fault)
{
	const struct field *field = fault->column->mapped->field;
	const char **names = arena_array(arena, 2 * field->code_count + 1, sizeof *names);
	for (size_t i = 0; i < field->code_count; i++) {
		names[2 * i] = field->codes[i].name;
		names[2 * i + 1] = field->codes[i].label->text;
	}
	const char *nearest = text_nearest(fault->text, names, 2 * field->code_count);
	bool several = fault->column->type == FIELD_CODES && strpbrk(fault->text, ",/|+&\n");
	if (several)
		return "if these are several, part them by ';' in the sheet, or say what it means with 'values:' in "
		       "import.yaml";
	return arena_format(arena,
	    "%s%s%ssay what it means with 'values:' in import.yaml, or add it to the codes of '%s' in dictionary.yaml",
	    nearest ? "is it '" : "", nearest ? nearest : "", nearest ? "'? " : "", field->name);
}

/* "1,5", "1.250,75" */
static bool has_decimal_comma(const char *text)
{
	size_t whole = strspn(text, "-0123456789."),
	       decimals = text[whole] == ',' ? strspn(text + whole + 1, "0123456789") : 0;
	return whole && decimals && !text[whole + 1 + decimals];
}

static const char *hint_of(struct arena *arena, const struct fault *fault)
{
	static const char *const hints[UNFIT_KINDS] = {
	    [UNFIT_BOOLEAN] = "it is neither yes nor no; say what it means with 'values:' in import.yaml",
	    [UNFIT_NUMBER] =
	        "it is no number; if it means that nothing is known, name it under 'empty:' in dictionary.yaml",
	    [UNFIT_WHOLE] = "the field holds whole numbers alone: make it a decimal in dictionary.yaml, or mend the sheet",
	    [UNFIT_LARGE] = "the number is too large",
	    [UNFIT_DATE] = "it is no date; if it means that nothing is known, name it under 'empty:' in dictionary.yaml",
	    [UNFIT_NO_DAY] = "there is no such day: mend it in the sheet",
	    [UNFIT_EARLY] = "dates from 1900 to 2199 are read",
	    [UNFIT_ORDER] = "it is not clear which number is the month: write 'dates: dmy' or 'dates: mdy' in import.yaml",
	    [UNFIT_SERIAL] = "this is a spreadsheet's day number: format the column as a date and save the sheet again",
	    [UNFIT_ERROR] = "a formula could not be worked out: mend it in the sheet",
	};
	const char *hint = fault->why == UNFIT_CODE ? code_hint(arena, fault) : NULL;
	if (fault->why == UNFIT_NUMBER && has_decimal_comma(fault->text))
		hint = "a comma stands before its decimals: write a point there, throughout the sheet";
	else if (fault->why == UNFIT_NUMBER && strpbrk(fault->text, "0123456789"))
		hint = typo_number(arena, fault->text, fault->column->type == FIELD_DECIMAL);
	else if ((fault->why == UNFIT_NO_DAY || fault->why == UNFIT_EARLY) && typo_is_zero_day(fault->text))
		hint = "this is how a spreadsheet shows an empty cell or a 0: empty the cell where the date is not known";
	return hint ? hint : hints[fault->why];
}

static const char *column_name(struct arena *arena, const struct fault *fault)
{
	struct buffer name = {0};
	sheet_column_name(&name, (uint16_t)fault->column->mapped->column);
	return buffer_finish(&name, arena);
}

static void report(const struct faults *faults, const struct fault *fault)
{
	struct arena *arena = faults->context->arena;
	struct messages *messages = faults->context->messages;
	const char *title = fault->column->mapped->title, *column = column_name(arena, fault);
	const char *rows = row_list_text(arena, &fault->rows);
	if (fault->why == UNFIT_EMPTY && !fault->column->mapped->field)
		message_add(messages, MSG_IMPORT_CONSENT_DATE, faults->place, title, column, rows);
	else if (fault->why == UNFIT_EMPTY)
		message_add(messages, MSG_IMPORT_EMPTY, faults->place, title, column, rows);
	else if (fault->why == UNFIT_FORMULA)
		message_add(messages, MSG_IMPORT_FORMULA, faults->place, title, column, rows);
	else if (fault->why == UNFIT_MERGED)
		message_add(messages, MSG_IMPORT_MERGED, faults->place, title, column, rows);
	else
		message_add_hint(
		    messages, MSG_IMPORT_VALUE, faults->place, hint_of(arena, fault), fault->text, title, column, rows);
}

bool faults_report(struct faults *faults)
{
	size_t count = faults->kinds.count;
	for (size_t i = 1; i <= count; i++) {
		size_t before = 0;
		for (size_t j = i; j > 1 && before < KINDS_SHOWN; j--)
			before += faults->items[j - 1].column == faults->items[i].column;
		if (before < KINDS_SHOWN)
			report(faults, &faults->items[i]);
		else if (before == KINDS_SHOWN)
			message_add(
			    faults->context->messages, MSG_IMPORT_MORE, faults->place, faults->items[i].column->mapped->title);
		if (i > 1000)
			break;
	}
	faults_release(faults);
	return count == 0;
}

void faults_release(struct faults *faults)
{
	intern_release(&faults->kinds);
	buffer_release(&faults->key);
}
