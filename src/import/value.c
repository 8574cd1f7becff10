#include "import/value.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "import/text.h"

/* ---- spellings ---- */

/* TEXT in lower case, its curly apostrophes straight, as a keyboard types them. */
static void fold(struct buffer *out, const char *text)
{
	buffer_clear(out);
	text_fold(out, text);
	char *to = out->data;
	if (!to || !memchr(to, '\xE2', out->length))
		return;
	for (const char *at = out->data; *at;) {
		bool curly = text_starts(at, "\xE2\x80\x99") || text_starts(at, "\xE2\x80\x98");
		*to++ = curly ? '\'' : *at;
		at += curly ? 3 : 1;
	}
	buffer_cut(out, (size_t)(to - out->data));
}

static uint32_t find_folded(struct column_reader *r, const struct intern *texts, const char *text)
{
	fold(&r->folded, text);
	return intern_find(texts, buffer_text(&r->folded), r->folded.length);
}

/* The first to claim a spelling has it: names of codes come before other spellings, these before labels. */
static void add_spelling(struct column_reader *r, const char *spelling, const char *code)
{
	uint32_t count = r->spellings.count;
	fold(&r->folded, spelling);
	uint32_t number = intern_add(&r->spellings, buffer_text(&r->folded), r->folded.length);
	if (number > count)
		r->codes[number] = code;
}

static void add_codes(struct column_reader *r, struct arena *arena, const struct field *field)
{
	size_t most = 1;
	for (size_t i = 0; i < field->code_count; i++)
		most += 2 + field->codes[i].also_count;
	r->codes = arena_array(arena, most, sizeof *r->codes);
	for (size_t i = 0; i < field->code_count; i++)
		add_spelling(r, field->codes[i].name, field->codes[i].name);
	for (size_t i = 0; i < field->code_count; i++)
		for (size_t j = 0; j < field->codes[i].also_count; j++)
			add_spelling(r, field->codes[i].also[j]->text, field->codes[i].name);
	for (size_t i = 0; i < field->code_count; i++)
		add_spelling(r, field->codes[i].label->text, field->codes[i].name);
}

static void add_meanings(struct column_reader *r, struct arena *arena, const struct value *values)
{
	r->values = arena_array(arena, (values ? values->count : 0) + 1, sizeof *r->values);
	for (const struct value *item = values ? values->first : NULL; item; item = item->next) {
		fold(&r->folded, item->key);
		uint32_t number = intern_add(&r->meanings, buffer_text(&r->folded), r->folded.length);
		if (!r->values[number])
			r->values[number] = item;
	}
}

void column_reader_init(struct column_reader *reader, const struct context *context, const struct mapped_column *mapped,
    enum field_type type, size_t *changes)
{
	*reader = (struct column_reader){.mapped = mapped, .type = type, .changes = changes};
	intern_init(&reader->spellings, context->arena);
	intern_init(&reader->meanings, context->arena);
	intern_init(&reader->keys, context->arena);
	if (mapped->field) {
		reader->key_length = strlen(mapped->field->name) + strlen(", : ");
		reader->key = arena_format(context->arena, ", %s: %*s", mapped->field->name, KEY_ROOM, "");
	}
	if (mapped->field) {
		reader->empty = &mapped->field->empty;
		add_codes(reader, context->arena, mapped->field);
	}
	add_meanings(reader, context->arena, mapped->values);
	if (type == FIELD_DATE || type == FIELD_CODE || type == FIELD_CODES || type == FIELD_BOOLEAN)
		memo_init(&reader->memo, context->arena);
}

/* An id of digits alone without the zeros before it: 0106 and 106 are one; NULL of any other text. */
static const char *without_zeros(const char *text)
{
	if (!*text || text[strspn(text, "0123456789")])
		return NULL;
	while (*text == '0' && text[1])
		text++;
	return text;
}

static void add_key(struct column_reader *r, const char *key)
{
	const char *bare = without_zeros(key);
	uint32_t before = r->spellings.count;
	intern_add(&r->keys, key, strlen(key));
	uint32_t number = bare ? intern_add(&r->spellings, bare, strlen(bare)) : 0;
	if (number)
		r->codes[number] = number > before ? key : NULL;
}

void column_reader_keys(struct column_reader *reader, const struct context *context, const struct records *records)
{
	const struct table *target = reader->mapped->field->target;
	if (!target || !target->key || target->key->kind->column != COLUMN_TEXTS)
		return;
	const struct record_table *table = &records->tables[target->index];
	const uint32_t *texts = table->columns[target->key->index].texts;
	reader->codes = arena_array(context->arena, table->count + 1, sizeof *reader->codes);
	for (uint32_t row = 0; row < table->count; row++)
		if (texts[row])
			add_key(reader, records->texts[texts[row]]);
}

void column_reader_release(struct column_reader *reader)
{
	intern_release(&reader->spellings);
	intern_release(&reader->meanings);
	intern_release(&reader->keys);
	column_reader_fork_release(reader);
}

void column_reader_fork(
    struct column_reader *fork, const struct column_reader *original, struct arena *arena, size_t *changes)
{
	*fork = *original;
	fork->changes = changes;
	fork->unknown = 0;
	fork->clean = fork->folded = fork->part = (struct buffer){0};
	if (fork->memo.entries)
		memo_init(&fork->memo, arena);
}

void column_reader_fork_release(struct column_reader *fork)
{
	buffer_release(&fork->clean);
	buffer_release(&fork->folded);
	buffer_release(&fork->part);
}

/* ---- numbers ---- */

/* What stands around the digits of a number. */
struct figure_text {
	struct buffer plain; /* sign, digits and point */
	bool percent, dressed, fraction;
};

static bool skip_text(const char **at, const char *text)
{
	if (!text_starts(*at, text))
		return false;
	*at += strlen(text);
	return true;
}

static void skip_currency(const char **at, struct figure_text *f)
{
	static const char *const signs[] = {"£", "€", "$", " "};
	for (size_t i = 0; i < sizeof signs / sizeof *signs;) {
		bool skipped = skip_text(at, signs[i]);
		f->dressed |= skipped;
		i = skipped ? 0 : i + 1;
	}
}

static size_t count_digits(const char *at)
{
	return strspn(at, "0123456789");
}

/* "1,204" or "1 204"; a comma must have three digits behind it. */
static bool read_whole(const char **at, struct figure_text *f)
{
	size_t digits = count_digits(*at);
	buffer_bytes(&f->plain, *at, digits);
	*at += digits;
	bool grouped = digits > 0 && digits <= 3;
	while (**at && strchr(", ", **at) && count_digits(*at + 1) > 0) {
		if (!grouped || count_digits(*at + 1) != 3)
			return false;
		buffer_bytes(&f->plain, *at + 1, 3);
		*at += 4;
		f->dressed = true;
	}
	return true;
}

static void read_fraction(const char **at, struct figure_text *f, bool whole)
{
	static const char *const signs[] = {"½", "¼", "¾"}, *const decimals[] = {".5", ".25", ".75"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs && !f->fraction; i++) {
		if (!skip_text(at, signs[i]))
			continue;
		buffer_add(&f->plain, whole ? "" : "0");
		buffer_add(&f->plain, decimals[i]);
		f->fraction = true;
	}
}

static bool read_figure(const char *at, struct figure_text *f)
{
	skip_currency(&at, f);
	if (skip_text(&at, "-") || skip_text(&at, "−"))
		buffer_char(&f->plain, '-');
	else
		skip_text(&at, "+");
	skip_currency(&at, f);
	const char *start = at;
	if (!read_whole(&at, f))
		return false;
	bool whole = at > start;
	if (*at == '.' && count_digits(at + 1)) {
		size_t digits = count_digits(at + 1) + 1;
		buffer_add(&f->plain, whole ? "" : "0");
		buffer_bytes(&f->plain, at, digits);
		at += digits;
	} else {
		if (*at == '.' && whole)
			at++;
		while (*at == ' ')
			at++;
		read_fraction(&at, f, whole);
	}
	while (*at == ' ')
		at++;
	f->percent = skip_text(&at, "%");
	return at > start && !*at && (whole || f->fraction || strchr(buffer_text(&f->plain), '.'));
}

/* A plain decimal of any length, rounded to the decimals that a field may have. */
static bool round_number(const char *text, struct number *out, bool *rounded)
{
	char kept[40];
	const char *point = strchr(text, '.');
	size_t length = strlen(text), most = point ? (size_t)(point - text) + 1 + NUMBER_DECIMALS_MAX : length;
	*rounded = length > most;
	if (*rounded)
		length = most;
	if (length >= sizeof kept)
		return false;
	memcpy(kept, text, length);
	kept[length] = '\0';
	if (!number_parse(kept, out))
		return false;
	if (*rounded && text[most] >= '5')
		out->units += *text == '-' ? -1 : 1;
	while (out->decimals && out->units % 10 == 0) {
		out->units /= 10;
		out->decimals--;
	}
	return true;
}

/* A field whose largest value is 1 holds shares: 0.92 for 92%. */
static bool holds_shares(const struct field *field)
{
	struct number one = {1, 0};
	return field && field->has_max && number_compare(field->max, one) <= 0;
}

static void count_number(struct column_reader *r, const struct figure_text *f, bool percent, bool rounded)
{
	r->changes[CHANGE_PERCENT] += percent;
	r->changes[CHANGE_FRACTIONS] += f->fraction;
	r->changes[CHANGE_NUMBERS] += f->dressed;
	r->changes[CHANGE_ROUNDED] += rounded;
}

static enum unfit write_number(struct column_reader *r, const struct figure_text *f, bool percent, struct buffer *out)
{
	static const int64_t most = INT64_C(1000000000000); /* as data/ has it */
	struct number number;
	bool rounded;
	if (!round_number(buffer_text(&f->plain), &number, &rounded))
		return UNFIT_LARGE;
	if (percent && holds_shares(r->mapped->field) && number.decimals + 2 <= NUMBER_DECIMALS_MAX)
		number.decimals = (uint8_t)(number.decimals + 2);
	struct number whole = number_round(number, 0);
	if (whole.units >= most || whole.units <= -most)
		return UNFIT_LARGE;
	if (r->type == FIELD_INTEGER && number.decimals)
		return UNFIT_WHOLE;
	number_print_plain(out, number);
	count_number(r, f, percent, rounded);
	return UNFIT_NONE;
}

static enum unfit read_number(struct column_reader *r, const char *text, bool percent, struct buffer *out)
{
	struct figure_text figure = {0};
	enum unfit unfit =
	    read_figure(text, &figure) ? write_number(r, &figure, percent || figure.percent, out) : UNFIT_NUMBER;
	buffer_release(&figure.plain);
	return unfit;
}

/* ---- dates ---- */

static enum unfit read_date(struct column_reader *r, const char *text, struct buffer *out)
{
	static const enum unfit unfit[] = {
	    [DATE_SOUND] = UNFIT_NONE,
	    [DATE_NONE] = UNFIT_DATE,
	    [DATE_NO_DAY] = UNFIT_NO_DAY,
	    [DATE_EARLY] = UNFIT_EARLY,
	    [DATE_OPEN] = UNFIT_ORDER,
	    [DATE_SERIAL] = UNFIT_SERIAL,
	};
	struct written_date date = date_as_written(text, r->order);
	if (date.fault == DATE_SOUND)
		buffer_add(out, date.iso);
	r->changes[CHANGE_DATES] += date.rewritten;
	r->changes[CHANGE_TIMES] += date.time_left;
	r->changes[CHANGE_YEARS] += date.fault == DATE_SOUND && date.short_year;
	return unfit[date.fault];
}

static enum unfit read_date_cell(
    struct column_reader *r, const struct cell_entry *cell, const char *text, struct buffer *out)
{
	if (cell->kind == CELL_NUMBER)
		return UNFIT_SERIAL;
	if (cell->kind == CELL_TIME)
		return UNFIT_DATE;
	r->changes[CHANGE_TIMES] += (cell->flags & CELL_TIME_LEFT) != 0;
	return cell->flags & CELL_SERIAL_60 ? UNFIT_NO_DAY : read_date(r, text, out);
}

/* ---- yes and no ---- */

static enum unfit read_boolean(struct column_reader *r, const char *text, struct buffer *out)
{
	static const char *const words[][2] = {{"yes", "yes"}, {"no", "no"}, {"y", "yes"}, {"n", "no"}, {"true", "yes"},
	    {"false", "no"}, {"x", "yes"}, {"1", "yes"}, {"0", "no"}, {"✓", "yes"}, {"✔", "yes"}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcasecmp(text, words[i][0]) != 0)
			continue;
		buffer_add(out, words[i][1]);
		r->changes[CHANGE_BOOLEANS] += strcmp(text, words[i][1]) != 0;
		return UNFIT_NONE;
	}
	return UNFIT_BOOLEAN;
}

/* ---- codes ---- */

/* "Exam support" is exam-support: a code has hyphens where people write spaces. */
static uint32_t find_hyphened(struct column_reader *r)
{
	for (size_t i = 0; i < r->folded.length; i++)
		if (r->folded.data[i] == ' ')
			r->folded.data[i] = '-';
	return intern_find(&r->spellings, buffer_text(&r->folded), r->folded.length);
}

static enum unfit read_code(struct column_reader *r, const char *text, struct buffer *out)
{
	uint32_t number = find_folded(r, &r->spellings, text);
	if (!number)
		number = find_hyphened(r);
	if (!number)
		return UNFIT_CODE;
	buffer_add(out, r->codes[number]);
	r->changes[CHANGE_CODES] += strcmp(r->codes[number], text) != 0;
	return UNFIT_NONE;
}

static enum unfit read_list(struct column_reader *r, const char *text, struct buffer *out)
{
	size_t begin = out->length;
	buffer_char(out, '[');
	for (const char *at = text; *at;) {
		size_t length = strcspn(at, ";");
		buffer_clear(&r->part);
		buffer_bytes(&r->part, at, length);
		value_trim(&r->part);
		uint32_t meaning = r->part.length ? find_folded(r, &r->meanings, buffer_text(&r->part)) : 0;
		const char *part = meaning ? r->values[meaning]->text : buffer_text(&r->part);
		at += length + (at[length] == ';');
		if (!part || !*part)
			continue;
		buffer_add(out, out->length > begin + 1 ? ", " : "");
		enum unfit unfit = read_code(r, part, out);
		if (unfit != UNFIT_NONE)
			return meaning ? UNFIT_MEANING : unfit;
	}
	buffer_char(out, ']');
	return UNFIT_NONE;
}

/* A spreadsheet takes the zeros off an id that it holds as a number, and people add some: where one record alone can be
 * meant, its key is written. An id that nobody has is told when the records are checked. */
static enum unfit read_reference(struct column_reader *r, const char *text, struct buffer *out)
{
	const char *bare = without_zeros(text);
	bool known = !bare || intern_find(&r->keys, text, strlen(text));
	uint32_t number = known ? 0 : intern_find(&r->spellings, bare, strlen(bare));
	const char *key = number ? r->codes[number] : NULL;
	r->changes[CHANGE_ZEROS] += key != NULL;
	value_scalar(out, key ? key : text);
	return UNFIT_NONE;
}

/* ---- cells ---- */

static bool is_error_text(const char *text)
{
	static const char *const errors[] = {
	    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"};
	if (*text != '#' && *text != 'E')
		return false;
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (strcmp(text, errors[i]) == 0)
			return true;
	return text_starts(text, "Err:5") || (text[0] == '#' && strspn(text, "#") == strlen(text));
}

static bool is_empty_text(const struct empty_texts *empty, const char *text)
{
	for (size_t i = 0; empty && i < empty->count; i++)
		if (strcmp(empty->texts[i], text) == 0)
			return true;
	return false;
}

static enum unfit read_typed(
    struct column_reader *r, const struct cell_entry *cell, const char *text, struct buffer *out)
{
	switch (r->type) {
	case FIELD_INTEGER:
	case FIELD_DECIMAL:
		if (cell->kind == CELL_DATE || cell->kind == CELL_TIME)
			return UNFIT_NUMBER;
		return read_number(r, text, cell->flags & CELL_PERCENT, out);
	case FIELD_DATE:
		return read_date_cell(r, cell, text, out);
	case FIELD_BOOLEAN:
		return read_boolean(r, text, out);
	case FIELD_CODE:
		return read_code(r, text, out);
	case FIELD_CODES:
		return read_list(r, text, out);
	case FIELD_REFERENCE:
		return read_reference(r, text, out);
	default:
		value_scalar(out, text);
		return UNFIT_NONE;
	}
}

/* Where what the sheet shows counts: not in numbers, whose value is exact. */
static const char *text_of(const struct column_reader *r, const struct sheet *sheet, const struct cell_entry *cell)
{
	bool number = r->type == FIELD_INTEGER || r->type == FIELD_DECIMAL;
	return number ? sheet_text(sheet, cell) : sheet_shown(sheet, cell);
}

const char *column_text(
    struct column_reader *reader, const struct sheet *sheet, const struct cell_entry *cell, enum unfit why)
{
	if (why == UNFIT_CODE && reader->type == FIELD_CODES)
		return buffer_text(&reader->part);
	return value_cleaned(&reader->clean, text_of(reader, sheet, cell));
}

/* A value that import.yaml gives for the whole text: read as if the sheet had it; NULL where it means unknown. */
static const char *meaning_of(struct column_reader *r, const char *text, bool *given)
{
	uint32_t number = r->meanings.count ? find_folded(r, &r->meanings, text) : 0;
	*given = number != 0;
	r->changes[CHANGE_VALUES] += *given;
	return number ? r->values[number]->text : text;
}

/* CELL, whose text is SHOWN. */
static enum unfit read_cell(
    struct column_reader *r, const struct cell_entry *cell, const char *shown, struct buffer *out)
{
	bool given;
	const char *clean = value_cleaned(&r->clean, shown), *text = meaning_of(r, clean, &given);
	struct cell_entry as_text = {.kind = CELL_TEXT};
	if (given)
		cell = &as_text;
	else if (is_empty_text(r->empty, text)) {
		r->changes[CHANGE_EMPTY]++;
		return UNFIT_NONE;
	} else if (cell->kind == CELL_FORMULA)
		return UNFIT_FORMULA;
	else if (cell->kind == CELL_ERROR || is_error_text(text))
		return UNFIT_ERROR;
	if (!text || !*text)
		return UNFIT_NONE;
	size_t begin = out->length;
	enum unfit unfit = read_typed(r, cell, text, out);
	if (unfit != UNFIT_NONE)
		buffer_cut(out, begin);
	else
		r->changes[CHANGE_SPACES] += clean != shown && strlen(clean) != strlen(shown);
	return unfit != UNFIT_NONE && given ? UNFIT_MEANING : unfit;
}

void column_reader_check(struct column_reader *r, const struct context *context)
{
	const struct cell_entry cell = {.kind = CELL_TEXT};
	const struct value *values = r->mapped->values;
	struct buffer out = {0};
	size_t changes[CHANGE_KINDS] = {0}, *counted = r->changes;
	r->changes = changes;
	for (const struct value *item = values ? values->first : NULL; item; item = item->next)
		if (item->text && *item->text && read_typed(r, &cell, item->text, &out) != UNFIT_NONE)
			message_add(context->messages, MSG_IMPORT_MEANING, item->place, item->text, r->mapped->field->name);
	r->changes = counted;
	buffer_release(&out);
}

/* What was changed since BEFORE, as bits; false where one kind was more than once. */
static bool changes_since(const struct column_reader *r, const size_t before[CHANGE_KINDS], uint16_t *bits)
{
	*bits = 0;
	for (size_t i = 0; i < CHANGE_KINDS; i++) {
		if (r->changes[i] - before[i] > 1)
			return false;
		*bits |= (uint16_t)((r->changes[i] - before[i]) << i);
	}
	return true;
}

static void repeat_entry(struct column_reader *r, const struct memo_entry *entry, struct buffer *out)
{
	memcpy(value_room(out, MEMO_VALUE), entry->value, MEMO_VALUE);
	out->length += entry->length;
	out->data[out->length] = '\0';
	for (unsigned bits = entry->changes, i = 0; bits; bits >>= 1, i++)
		r->changes[i] += bits & 1;
}

/* Most cells of a large sheet: a date in the usual form, or a text that is written as it stands. LEFT bytes of TEXT may be
 * read. */
static bool read_usual(struct column_reader *r, const char *text, size_t left, struct buffer *out)
{
	if (r->meanings.count || (r->type != FIELD_DATE && r->type != FIELD_TEXT) || is_empty_text(r->empty, text))
		return false;
	size_t length = r->type == FIELD_TEXT ? value_plain_length(text) : ISO_DATE;
	char *to = value_room(out, length);
	if (r->type == FIELD_TEXT)
		memcpy(to, text, length);
	else if (date_usual(text, left, r->order, to))
		r->changes[CHANGE_DATES] += memcmp(to, text, ISO_DATE) != 0;
	else
		length = 0;
	to[length] = '\0';
	out->length += length;
	return length > 0;
}

enum unfit column_read(
    struct column_reader *r, const struct sheet *sheet, const struct cell_entry *cell, struct buffer *out)
{
	if (!cell)
		return UNFIT_NONE;
	bool usual = !cell->flags && (cell->kind == CELL_TEXT || cell->kind == CELL_DATE);
	if (usual && read_usual(r, sheet->text + cell->text, sheet->text_length - cell->text, out))
		return UNFIT_NONE;
	const char *shown = text_of(r, sheet, cell);
	struct memo_entry *entry = usual ? memo_find(&r->memo, shown) : NULL;
	if (entry && entry->known) {
		repeat_entry(r, entry, out);
		return UNFIT_NONE;
	}
	if (!entry)
		return read_cell(r, cell, shown, out);
	size_t before[CHANGE_KINDS], begin = out->length;
	uint16_t changes;
	memcpy(before, r->changes, sizeof before);
	enum unfit unfit = read_cell(r, cell, shown, out);
	if (unfit == UNFIT_NONE && changes_since(r, before, &changes))
		memo_keep(entry, buffer_text(out) + begin, out->length - begin, changes);
	return unfit;
}
