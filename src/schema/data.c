/* The JSON Schema of a data file, from the report's dictionary. */
#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "data/formats.h"
#include "schema/parts.h"
#include "schema/schema.h"

/* Spellings may be written in any case. */
static void add_spelling(struct buffer *pattern, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (ascii_letter(c) && c < 0x80)
			buffer_format(pattern, "[%c%c]", toupper(c), tolower(c));
		else if (c < 0x80 && ispunct(c))
			buffer_format(pattern, "[%s%c]", strchr("\\]^-", c) ? "\\" : "", c);
		else
			buffer_char(pattern, (char)c);
	}
}

static void add_codes(struct buffer *out, const struct field *field)
{
	struct buffer pattern = {0};
	buffer_add(out, "{\"anyOf\": [{\"enum\": [");
	for (size_t i = 0; i < field->code_count; i++) {
		const struct code *code = &field->codes[i];
		buffer_format(out, "%s\"%s\"", i ? ", " : "", code->name);
		bool number =
		    strspn(code->name, "0123456789") == strlen(code->name) && (code->name[0] != '0' || !code->name[1]);
		if (number)
			buffer_format(out, ", %s", code->name); /* without quotes an editor reads it as a number */
		for (size_t k = 0; k < code->also_count; k++) {
			buffer_add(&pattern, pattern.length ? "|" : "");
			add_spelling(&pattern, code->also[k]->text);
		}
	}
	buffer_add(out, "]}");
	if (pattern.length) {
		buffer_add(out, ", {\"type\": \"string\", \"pattern\": ");
		buffer_char(&pattern, ')');
		struct buffer whole = {0};
		buffer_format(&whole, "^(%s$", buffer_text(&pattern));
		buffer_json(out, buffer_text(&whole));
		buffer_release(&whole);
		buffer_add(out, "}");
	}
	buffer_add(out, "]}");
	buffer_release(&pattern);
}

static void add_known(struct buffer *out, const struct field *field)
{
	switch (field->kind->column) {
	case COLUMN_NUMBERS:
		part_type(out, field->kind->decimals ? SCALAR_NUMBER : SCALAR_INTEGER, false);
		break;
	case COLUMN_DATES:
		part_type(out, SCALAR_DATE, false);
		break;
	case COLUMN_BOOLEANS:
		part_type(out, SCALAR_BOOLEAN, false);
		break;
	case COLUMN_CODES:
		add_codes(out, field);
		break;
	case COLUMN_LISTS:
		buffer_add(out, "{\"anyOf\": [");
		add_codes(out, field);
		buffer_add(out, ", {\"type\": \"array\", \"items\": ");
		add_codes(out, field);
		buffer_add(out, "}]}");
		break;
	case COLUMN_RECORDS:
		buffer_format(out, "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/%s\"}}", field->target->name);
		break;
	default:
		part_type(out, SCALAR_TEXT, false);
	}
}

static void add_bounds(struct buffer *out, const struct field *field)
{
	if (field->kind->column != COLUMN_NUMBERS)
		return;
	struct buffer text = {0};
	const struct number *const bounds[] = {field->has_min ? &field->min : NULL, field->has_max ? &field->max : NULL};
	for (size_t i = 0; i < 2; i++) {
		if (!bounds[i])
			continue;
		buffer_clear(&text);
		number_print_plain(&text, *bounds[i]);
		buffer_format(out, ", \"%s\": %s", i ? "maximum" : "minimum", buffer_text(&text));
	}
	buffer_release(&text);
}

/* A value that is known, or what means that it is not. */
static void add_field(struct buffer *out, const struct field *field)
{
	buffer_json(out, field->name);
	buffer_add(out, ": {\"anyOf\": [");
	add_known(out, field);
	if (!field->required)
		buffer_add(out, ", {\"type\": \"null\"}");
	if (field->empty.count && !field->required) {
		buffer_add(out, ", {\"enum\": [");
		for (size_t i = 0; i < field->empty.count; i++) {
			buffer_add(out, i ? ", " : "");
			buffer_json(out, field->empty.texts[i]);
		}
		buffer_add(out, "]}");
	}
	buffer_add(out, "], \"description\": ");
	buffer_json(out, field->label ? field->label->text : field->name);
	add_bounds(out, field);
	buffer_add(out, "}");
}

/* `editions` and `consent`, which every record may have. */
static void add_reserved(struct buffer *out)
{
	static const char texts[] =
	    "{\"anyOf\": [{\"type\": [\"string\", \"null\"]}, {\"type\": \"array\", \"items\": {\"type\": \"string\"}}]";
	buffer_format(
	    out, "\"%s\": %s, \"description\": \"%s\"},\n  ", record_keys.rows[0].name, texts, record_keys.rows[0].meaning);
	buffer_format(out,
	    "\"%s\": {\"type\": [\"object\", \"null\"], \"additionalProperties\": false, \"required\": [\"%s\", \"%s\"], ",
	    record_keys.rows[1].name, consent_keys.rows[0].name, consent_keys.rows[1].name);
	buffer_format(out, "\"description\": \"%s\", \"properties\": {\"%s\": ", record_keys.rows[1].meaning,
	    consent_keys.rows[0].name);
	part_type(out, SCALAR_DATE, false);
	buffer_format(out, ", \"%s\": %s}}}", consent_keys.rows[1].name, texts);
}

/* Recursion is as deep as records stand in records, NESTING_MAX. */
static void add_record(struct buffer *out, const struct table *table, bool first)
{
	buffer_format(out, "%s\n\"%s\": {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\n  ",
	    first ? "" : ",", table->name);
	for (size_t i = 0; i < table->field_count; i++)
		if (table->fields[i].kind && table->fields[i].kind->read) {
			add_field(out, &table->fields[i]);
			buffer_add(out, ",\n  ");
		}
	add_reserved(out);
	buffer_add(out, "}, \"required\": [");
	const char *comma = "";
	for (size_t i = 0; i < table->field_count; i++)
		if (table->fields[i].required) {
			buffer_format(out, "%s\"%s\"", comma, table->fields[i].name);
			comma = ", ";
		}
	buffer_add(out, "]}");
	for (size_t i = 0; i < table->field_count; i++)
		if (table->fields[i].kind && table->fields[i].kind->column == COLUMN_RECORDS && table->fields[i].target)
			add_record(out, table->fields[i].target, false);
}

void schema_data(struct buffer *out, const struct table *table)
{
	part_head(out, table->name, "The records of a table, as the report's dictionary.yaml has it.");
	buffer_format(
	    out, "\"type\": [\"array\", \"null\"], \"items\": {\"$ref\": \"#/$defs/%s\"},\n\"$defs\": {", table->name);
	add_record(out, table, true);
	buffer_add(out, "}}\n");
}
