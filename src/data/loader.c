#include "data/loader.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { WHOLE_DIGITS = 11 /* of 6 bits each */, FIRST_ROWS = 32, FIRST_KEYS = 64, FAULTS_MAX = 100000 };

struct loader *loader_of(const struct reader *reader, const struct table *table)
{
	return &reader->loaders[table->index];
}

static void name_codes(struct intern *codes, struct arena *arena, const struct field *field)
{
	intern_init(codes, arena);
	for (size_t i = 0; i < field->code_count; i++)
		intern_add(codes, field->codes[i].name, strlen(field->codes[i].name));
}

static void name_spellings(struct spellings *spellings, struct arena *arena, const struct field *field)
{
	struct buffer folded = {0};
	size_t count = 0;
	for (size_t i = 0; i < field->code_count; i++)
		count += field->codes[i].also_count;
	if (!count)
		return;
	intern_init(&spellings->texts, arena);
	spellings->codes = arena_array(arena, count + 1, sizeof *spellings->codes);
	for (size_t i = 0; i < field->code_count; i++)
		for (size_t j = 0; j < field->codes[i].also_count; j++) {
			buffer_clear(&folded);
			text_fold(&folded, field->codes[i].also[j]->text);
			uint32_t number = intern_add(&spellings->texts, buffer_text(&folded), folded.length);
			spellings->codes[number] = (uint16_t)(i + 1);
		}
	buffer_release(&folded);
}

/* Must a new record be told that its value is unknown? Of texts, codes and references 0 says it. */
static bool needs_blank(const struct field *field)
{
	switch (field->kind->column) {
	case COLUMN_NUMBERS:
	case COLUMN_DATES:
	case COLUMN_LISTS:
	case COLUMN_RECORDS:
		return field->kind->read != NULL;
	default:
		return false;
	}
}

static struct name_look look_of(const char *name)
{
	char first[WORD_BYTES + 1] = {0}, counted[WORD_BYTES] = {0};
	size_t length = strlen(name), whole = length < WORD_BYTES ? length + 1 : WORD_BYTES;
	memcpy(first, name, length < WORD_BYTES ? length : WORD_BYTES);
	if (length < WORD_BYTES)
		first[length] = ':';
	memset(counted, 0xFF, whole);
	return (struct name_look){length, word_at(first), word_at(counted)};
}

static void note_field(struct loader *loader, const struct field *field)
{
	loader->out->columns[field->index].divisor = 1;
	if (needs_blank(field))
		loader->blanks[loader->blank_count++] = field->index;
	if (field->required)
		loader->required[loader->required_count++] = field;
}

void loader_init(struct loader *loader, struct reader *reader, const struct table *table, struct record_table *out)
{
	struct arena *arena = reader->context->arena;
	size_t count = table->field_count;
	*loader = (struct loader){.table = table, .out = out, .arena = arena};
	out->table = table;
	out->columns = arena_array(arena, count + 1, sizeof *out->columns);
	intern_init(&loader->names, arena);
	intern_init(&loader->wholes, arena);
	loader->codes = arena_array(arena, count + 1, sizeof *loader->codes);
	loader->spellings = arena_array(arena, count + 1, sizeof *loader->spellings);
	loader->item_capacity = arena_array(arena, count + 1, sizeof *loader->item_capacity);
	loader->asked = arena_array(arena, count + 1, sizeof *loader->asked);
	loader->seen = arena_array(arena, count + 1, sizeof *loader->seen);
	loader->misnamed = arena_array(arena, count + 1, sizeof *loader->misnamed);
	loader->at = arena_array(arena, count + 1, sizeof *loader->at);
	loader->length = arena_array(arena, count + 1, sizeof *loader->length);
	loader->blanks = arena_array(arena, count + 1, sizeof *loader->blanks);
	loader->required = arena_array(arena, count + 1, sizeof *loader->required);
	loader->looks = arena_array(arena, count + 1, sizeof *loader->looks);
	for (size_t i = 0; i < count; i++) {
		note_field(loader, &table->fields[i]);
		loader->looks[i] = look_of(table->fields[i].name);
		intern_add(&loader->names, table->fields[i].name, strlen(table->fields[i].name));
		name_codes(&loader->codes[i], arena, &table->fields[i]);
		name_spellings(&loader->spellings[i], arena, &table->fields[i]);
	}
}

/* ---- growing ---- */

static void *zeroed(void *array, size_t from, size_t to, size_t size)
{
	char *bytes = memory_resize(array, to * size);
	memset(bytes + from * size, 0, (to - from) * size);
	return bytes;
}

/* Columns live in the arena from the first: their number of records is mostly known before. */
static void *grown(const struct loader *loader, void *array, size_t from, size_t to, size_t size)
{
	void *larger = arena_array(loader->arena, to, size);
	if (from)
		memcpy(larger, array, from * size);
	return larger;
}

static void grow_column(struct loader *loader, const struct field *field, size_t from, size_t to)
{
	struct column *column = &loader->out->columns[field->index];
	switch (field->kind->column) {
	case COLUMN_TEXTS:
		column->texts = grown(loader, column->texts, from, to, sizeof *column->texts);
		break;
	case COLUMN_NUMBERS:
		column->numbers = grown(loader, column->numbers, from, to, sizeof *column->numbers);
		if (field->kind->decimals)
			column->decimals = grown(loader, column->decimals, from, to, sizeof *column->decimals);
		break;
	case COLUMN_DATES:
		column->days = grown(loader, column->days, from, to, sizeof *column->days);
		column->month_only = grown(loader, column->month_only, from, to, sizeof *column->month_only);
		break;
	case COLUMN_BOOLEANS:
	case COLUMN_CODES:
		column->codes = grown(loader, column->codes, from, to, sizeof *column->codes);
		break;
	case COLUMN_REFERENCES:
		column->rows = grown(loader, column->rows, from, to, sizeof *column->rows);
		loader->asked[field->index] = zeroed(loader->asked[field->index], from, to, sizeof **loader->asked);
		break;
	case COLUMN_LISTS:
	case COLUMN_RECORDS:
		column->starts = grown(loader, column->starts, from ? from + 1 : 0, to + 1, sizeof *column->starts);
		break;
	case COLUMN_KINDS:
		break;
	}
}

static void grow_masks(struct loader *loader, size_t from, size_t to)
{
	struct record_table *out = loader->out;
	if (out->consents)
		out->consents = zeroed(out->consents, from, to, sizeof *out->consents);
	if (!out->editions)
		return;
	out->editions = memory_resize(out->editions, to * sizeof *out->editions);
	memset(out->editions + from, 0xFF, (to - from) * sizeof *out->editions);
}

void loader_reserve(struct loader *loader, size_t records)
{
	size_t from = loader->capacity, to = records;
	struct record_table *out = loader->out;
	if (to <= from)
		return;
	for (size_t i = 0; i < loader->table->field_count; i++)
		if (loader->table->fields[i].kind->read)
			grow_column(loader, &loader->table->fields[i], from, to);
	out->places = grown(loader, out->places, from, to, sizeof *out->places);
	if (loader->table->parent)
		out->parents = grown(loader, out->parents, from, to, sizeof *out->parents);
	grow_masks(loader, from, to);
	loader->capacity = to;
}

/* The fields of the new record ROW are unknown; its lists are empty. */
static void blank(const struct loader *loader, uint32_t row)
{
	for (size_t i = 0; i < loader->blank_count; i++) {
		struct column *column = &loader->out->columns[loader->blanks[i]];
		if (column->numbers)
			column->numbers[row] = MISSING_NUMBER;
		else if (column->days)
			column->days[row] = MISSING_DAY;
		else
			column->starts[row + 1] = column->starts[row];
	}
}

uint32_t loader_add(struct loader *loader, struct place place, uint32_t parent)
{
	struct record_table *out = loader->out;
	if (out->count == loader->capacity)
		loader_reserve(loader, loader->capacity ? loader->capacity * 2 : FIRST_ROWS);
	uint32_t row = out->count++;
	out->places[row] = place;
	if (out->parents)
		out->parents[row] = parent;
	blank(loader, row);
	loader->expected = 0;
	return row;
}

void loader_extend(struct loader *loader, uint32_t count)
{
	struct record_table *out = loader->out;
	uint32_t first = out->count;
	out->count += count;
	for (size_t i = 0; i < loader->blank_count; i++) {
		uint32_t *starts = out->columns[loader->blanks[i]].starts;
		for (uint32_t row = first; starts && row < out->count; row++)
			starts[row + 1] = starts[row];
	}
}

#define from_row(array, row) ((array) ? (array) + (row) : NULL)

static struct column column_from(const struct column *whole, uint32_t row)
{
	return (struct column){
	    .numbers = from_row(whole->numbers, row),
	    .divisor = 1,
	    .decimals = from_row(whole->decimals, row),
	    .days = from_row(whole->days, row),
	    .month_only = from_row(whole->month_only, row),
	    .codes = from_row(whole->codes, row),
	    .texts = from_row(whole->texts, row),
	    .rows = from_row(whole->rows, row),
	};
}

void loader_lend(struct loader *part, const struct loader *whole, uint32_t at, size_t records)
{
	size_t blanks = 0;
	for (size_t i = 0; i < part->table->field_count; i++) {
		part->out->columns[i] = column_from(&whole->out->columns[i], at);
		part->asked[i] = from_row(whole->asked[i], at);
	}
	for (size_t i = 0; i < part->blank_count; i++) {
		const struct column *column = &part->out->columns[part->blanks[i]];
		if (column->numbers || column->days)
			part->blanks[blanks++] = part->blanks[i];
	}
	part->blank_count = blanks;
	part->out->places = whole->out->places + at;
	part->capacity = records;
}

uint32_t *loader_masks(const struct loader *loader, uint32_t **masks, int fill)
{
	if (!*masks) {
		*masks = memory_resize(NULL, loader->capacity * sizeof **masks);
		memset(*masks, fill, loader->capacity * sizeof **masks);
	}
	return *masks;
}

size_t loader_texts(const struct loader *loader, size_t records)
{
	for (size_t i = 0; i < loader->table->field_count; i++)
		if (loader->table->fields[i].kind->column == COLUMN_TEXTS)
			return records;
	return 0;
}

void loader_item(struct loader *loader, const struct field *field, uint16_t code)
{
	struct column *column = &loader->out->columns[field->index];
	uint32_t *end = &column->starts[loader->out->count];
	size_t *capacity = &loader->item_capacity[field->index];
	if (*end == *capacity) {
		*capacity = *capacity ? *capacity * 2 : FIRST_ROWS;
		column->items = memory_resize(column->items, *capacity * sizeof *column->items);
	}
	column->items[(*end)++] = code;
}

/* ---- texts ---- */

void texts_settle(struct reader *reader)
{
	for (size_t i = 0; i < reader->waiting_count; i++) {
		const struct waiting *w = &reader->waiting[i];
		const char *text = reader->waiting_bytes + w->start;
		(*w->numbers)[w->row] = intern_add_prepared(&reader->texts, text, w->length, w->hash);
	}
	reader->waiting_count = reader->waiting_length = 0;
}

void texts_add(struct reader *reader, uint32_t **numbers, uint32_t row, const char *text, size_t length)
{
	if (reader->waiting_count == WAITING_MAX || length > WAITING_BYTES - reader->waiting_length)
		texts_settle(reader);
	if (length > WAITING_BYTES) {
		(*numbers)[row] = intern_add(&reader->texts, text, length);
		return;
	}
	struct waiting *w = &reader->waiting[reader->waiting_count++];
	*w = (struct waiting){numbers, row, intern_prepare(&reader->texts, text, length), reader->waiting_length, length};
	memcpy(reader->waiting_bytes + w->start, text, length);
	reader->waiting_length += length;
}

/* ---- keys ---- */

/* A record's key as a number: of a text its number, of a date its day, of a code its index + 1. */
static int64_t loader_key_value(const struct loader *loader, uint32_t row)
{
	const struct field *key = loader->table->key;
	int64_t value;
	return column_value(key->kind->column, &loader->out->columns[key->index], row, &value) ? value : MISSING_NUMBER;
}

/* Keys as small numbers: those of texts come so, codes and days are; whole numbers are interned by their digits. */
static size_t whole_digits(int64_t key, char digits[WHOLE_DIGITS])
{
	size_t length = 0;
	for (uint64_t rest = (uint64_t)key; rest || !length; rest >>= 6)
		digits[length++] = (char)('0' + (rest & 63));
	return length;
}

static size_t day_number(int64_t day)
{
	return (size_t)(day - date_from_civil(1900, 1, 1) + 1);
}

/* Widens the keys to begin at FIRST and to be SIZE. */
static void widen_keys(struct loader *loader, size_t first, size_t size)
{
	size_t before = loader->key_size ? loader->key_first - first : 0;
	uint32_t *keys = memory_resize(NULL, size * sizeof *keys);
	memset(keys, 0, size * sizeof *keys);
	if (loader->key_size)
		memcpy(keys + before, loader->keys, loader->key_size * sizeof *keys);
	free(loader->keys);
	loader->keys = keys;
	loader->key_first = first;
	loader->key_size = size;
}

/* The place of a key's number; made if need be, by half as many more. */
static uint32_t *key_place(struct loader *loader, size_t number)
{
	size_t first = loader->key_first, size = loader->key_size, more = size / 2 + FIRST_KEYS;
	if (!size) {
		widen_keys(loader, number, more);
	} else if (number < first) {
		size_t least = first > more ? first - more : 0;
		least = number < least ? number : least;
		widen_keys(loader, least, size + first - least);
	} else if (number - first >= size) {
		widen_keys(loader, first, number - first < size + more ? size + more : number - first + 1);
	}
	return &loader->keys[number - loader->key_first];
}

uint32_t loader_key(struct loader *loader, uint32_t row)
{
	int64_t key = loader_key_value(loader, row);
	enum column_kind kind = loader->table->key->kind->column;
	char digits[WHOLE_DIGITS];
	if (key == MISSING_NUMBER)
		return MISSING_ROW;
	size_t at = kind == COLUMN_DATES ? day_number(key) : (size_t)key;
	if (kind == COLUMN_NUMBERS)
		at = intern_add(&loader->wholes, digits, whole_digits(key, digits));
	uint32_t *place = key_place(loader, at);
	if (*place)
		return *place - 1;
	*place = row + 1;
	return MISSING_ROW;
}

uint32_t loader_find(const struct loader *loader, int64_t key)
{
	enum column_kind kind = loader->table->key->kind->column;
	char digits[WHOLE_DIGITS];
	if (!loader->key_size || key == MISSING_NUMBER)
		return MISSING_ROW;
	size_t at = kind == COLUMN_DATES ? day_number(key) : (size_t)key;
	if (kind == COLUMN_NUMBERS)
		at = intern_find(&loader->wholes, digits, whole_digits(key, digits));
	bool there = at >= loader->key_first && at - loader->key_first < loader->key_size;
	uint32_t row = there ? loader->keys[at - loader->key_first] : 0;
	return row ? row - 1 : MISSING_ROW;
}

/* ---- faults ---- */

bool loader_may_report(const struct reader *reader, struct loader *loader, struct place place)
{
	if (++loader->faults <= FAULTS_MAX)
		return true;
	if (loader->faults == FAULTS_MAX + 1) {
		message_add(reader->context->messages, MSG_DATA_MORE, place, loader->table->name, FAULTS_MAX);
		message_narrow(reader->context->messages, 1);
	}
	return false;
}

/* ---- settling ---- */

static void *settled(struct arena *arena, void *array, size_t size)
{
	if (!array)
		return NULL;
	void *copy = arena_alloc(arena, size);
	memcpy(copy, array, size);
	free(array);
	return copy;
}

static void settle_column(struct arena *arena, struct column *column, enum column_kind kind, size_t rows)
{
	if (kind != COLUMN_LISTS && kind != COLUMN_RECORDS)
		return;
	if (!column->starts)
		column->starts = arena_array(arena, 1, sizeof *column->starts);
	column->items = settled(arena, column->items, column->starts[rows] * sizeof *column->items);
}

void loader_release(struct loader *loader)
{
	for (size_t i = 0; i < loader->table->field_count; i++) {
		intern_release(&loader->codes[i]);
		intern_release(&loader->spellings[i].texts);
	}
	intern_release(&loader->names);
	intern_release(&loader->wholes);
	free(loader->keys);
}

void loader_settle(struct loader *loader)
{
	struct record_table *out = loader->out;
	size_t rows = out->count;
	for (size_t i = 0; i < loader->table->field_count; i++) {
		settle_column(loader->arena, &out->columns[i], loader->table->fields[i].kind->column, rows);
		free(loader->asked[i]);
	}
	out->editions = settled(loader->arena, out->editions, rows * sizeof *out->editions);
	out->consents = settled(loader->arena, out->consents, rows * sizeof *out->consents);
	loader_release(loader);
}
