/* What is known only when all records are read: which record a reference means, and the scale of decimals. */
#include <string.h>

#include "base/alike.h"
#include "base/text.h"
#include "data/loader.h"

enum { NEAREST_MAX = 20, CANDIDATES_MAX = 20000 }; /* hints for so many references, among so many keys */

/* ---- references ---- */

/* A reference's text as the target's key would hold it; MISSING_NUMBER where it cannot be one. */
static int64_t key_from_text(const struct reader *reader, const struct loader *target, uint32_t text)
{
	const char *typed = reader->texts.texts[text];
	const struct field *key = target->table->key;
	struct number number;
	struct date date;
	switch (key->kind->column) {
	case COLUMN_NUMBERS:
		return number_parse(typed, &number) && !number.decimals ? number.units : MISSING_NUMBER;
	case COLUMN_DATES:
		return date_parse(typed, &date) ? date.day : MISSING_NUMBER;
	case COLUMN_CODES: {
		uint32_t code = intern_find(&target->codes[key->index], typed, strlen(typed));
		return code ? code : MISSING_NUMBER;
	}
	default:
		return text;
	}
}

/* The nearest key; never another child's. */
static const char *key_hint(const struct reader *reader, const struct loader *target, const char *typed)
{
	const struct record_table *out = target->out;
	if (target->table->personal || target->table->key->kind->column != COLUMN_TEXTS || out->count > CANDIDATES_MAX)
		return NULL;
	const char **names = arena_array(reader->context->arena, out->count + 1, sizeof *names);
	const uint32_t *keys = out->columns[target->table->key->index].texts;
	size_t count = 0;
	for (uint32_t row = 0; row < out->count; row++)
		if (keys[row])
			names[count++] = reader->texts.texts[keys[row]];
	for (size_t i = 0; i < count; i++)
		if (alike_same(typed, names[i]))
			return arena_format(
			    reader->context->arena, "write '%s': this differs in %s", names[i], alike_difference(typed, names[i]));
	return text_did_you_mean(reader->context->arena, typed, names, count);
}

static void report_reference(
    const struct reader *reader, struct loader *loader, const struct field *field, uint32_t row, uint32_t text)
{
	const struct loader *target = loader_of(reader, field->target);
	struct place place = {loader->out->places[row].file, loader->asked[field->index][row]};
	if (target->broken || !loader_may_report(reader, loader, place))
		return;
	const char *typed = reader->texts.texts[text];
	const char *hint = loader->faults <= NEAREST_MAX ? key_hint(reader, target, typed) : NULL;
	message_add_hint(reader->context->messages, MSG_DATA_REFERENCE, place, hint, field->target->name,
	    field->target->key->name, typed);
	if (loader->table->guarded)
		message_narrow(reader->context->messages, strlen(typed));
}

static void resolve(const struct reader *reader, struct loader *loader, const struct field *field)
{
	const struct loader *target = loader_of(reader, field->target);
	uint32_t *rows = loader->out->columns[field->index].rows;
	for (uint32_t row = 0; row < loader->out->count; row++) {
		uint32_t text = rows[row];
		rows[row] = MISSING_ROW;
		if (!text)
			continue;
		if (target->table->key)
			rows[row] = loader_find(target, key_from_text(reader, target, text));
		if (rows[row] == MISSING_ROW && target->table->key)
			report_reference(reader, loader, field, row, text);
	}
}

/* ---- decimals ---- */

static void scale(const struct loader *loader, const struct field *field)
{
	struct column *column = &loader->out->columns[field->index];
	for (uint8_t i = 0; i < column->scale; i++)
		column->divisor *= 10;
	for (uint32_t row = 0; row < loader->out->count; row++)
		for (uint8_t d = column->decimals[row]; column->numbers[row] != MISSING_NUMBER && d < column->scale; d++)
			column->numbers[row] *= 10;
}

/* ---- all ---- */

void references_resolve(struct reader *reader)
{
	for (size_t t = 0; t < reader->dictionary->table_count; t++) {
		struct loader *loader = &reader->loaders[t];
		for (size_t f = 0; f < loader->table->field_count; f++) {
			const struct field *field = &loader->table->fields[f];
			if (field->kind->column == COLUMN_REFERENCES)
				resolve(reader, loader, field);
			else if (field->kind->decimals)
				scale(loader, field);
		}
	}
}
