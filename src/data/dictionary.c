#include "data/dictionary.h"

#include <string.h>

#include "base/text.h"
#include "data/field_kind.h"
#include "data/keys.h"
#include "data/links.h"
#include "data/yaml.h"

enum { TABLES_MAX = 500, FIELDS_MAX = 500, CODES_MAX = 60000 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- what may stand in the file ---- */

static const struct key file_keys[] = {{"tables", KEY_MAP, true, NULL}};

static const struct key table_keys[] = {
    {"label", KEY_TEXT, false, NULL},
    {"key", KEY_NAME, false, NULL},
    {"date", KEY_NAME, false, NULL},
    {"open", KEY_MAP, false, NULL},
    {"personal", KEY_BOOLEAN, false, NULL},
    {"publish", KEY_TEXTS, false, NULL},
    {"fields", KEY_MAP, true, NULL},
};

static const char *const units[] = {"days", "weeks", NULL};

static const struct key field_keys[FIELD_KEYS] = {
    [F_TYPE] = {"type", KEY_NAME, true, NULL},
    [F_LABEL] = {"label", KEY_TEXT, false, NULL},
    [F_MISSING] = {"missing-means", KEY_TEXT, false, NULL},
    [F_REQUIRED] = {"required", KEY_BOOLEAN, false, NULL},
    [F_CODES] = {"codes", KEY_MAP, true, NULL},
    [F_MIN] = {"min", KEY_NUMBER, false, NULL},
    [F_MAX] = {"max", KEY_NUMBER, false, NULL},
    [F_FUTURE] = {"future", KEY_BOOLEAN, false, NULL},
    [F_TABLE] = {"table", KEY_NAME, true, NULL},
    [F_PARENT] = {"parent", KEY_NAME, false, NULL},
    [F_FROM] = {"from", KEY_TEXT, true, NULL},
    [F_TO] = {"to", KEY_TEXT, true, NULL},
    [F_UNIT] = {"unit", KEY_TEXT, false, units},
    [F_OF] = {"of", KEY_TEXT, true, NULL},
    [F_BANDS] = {"bands", KEY_LIST, true, NULL},
};

static const struct key band_keys[] = {{"label", KEY_TEXT, true, NULL}, {"code", KEY_NAME, false, NULL},
    {"from", KEY_INTEGER, false, NULL}, {"to", KEY_INTEGER, false, NULL}};

/* ---- names ---- */

static bool check_name(const struct context *context, const struct value *item)
{
	if (keys_is_name(item->key))
		return true;
	message_add(context->messages, MSG_DATA_NAME, item->key_place, item->key);
	return false;
}

static const struct value *known_text(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);
	return value && value->kind == VALUE_TEXT ? value : NULL;
}

static const struct value *written(const struct context *context, struct place place, const char *text)
{
	struct value *value = arena_alloc(context->arena, sizeof *value);
	*value = (struct value){.kind = VALUE_TEXT, .quoted = true, .place = place, .text = text};
	return value;
}

/* ---- codes and bands ---- */

void parse_codes(const struct context *context, struct field *field, const struct value *map)
{
	const struct value *codes = value_get(map, "codes");
	field->broken = !codes || codes->kind != VALUE_MAP || !codes->count || codes->count > CODES_MAX;
	if (!codes || codes->kind != VALUE_MAP)
		return;
	if (field->broken) {
		message_add(context->messages, MSG_DICTIONARY_CODES, codes->place, field->name, CODES_MAX);
		return;
	}
	field->codes = arena_array(context->arena, codes->count, sizeof *field->codes);
	for (const struct value *item = codes->first; item; item = item->next) {
		struct code *code = &field->codes[field->code_count++];
		check_name(context, item);
		if (text_equal(item->key, "unknown"))
			message_add(context->messages, MSG_DICTIONARY_UNKNOWN, item->key_place);
		code->name = item->key;
		code->place = item->key_place;
		code->label = item->kind == VALUE_TEXT ? item : written(context, item->key_place, item->key);
		if (item->kind == VALUE_LIST || item->kind == VALUE_MAP)
			message_add(context->messages, MSG_DICTIONARY_CODE_LABEL, item->place, item->key);
	}
}

static bool twice(const struct field *field, const char *name)
{
	for (size_t i = 0; i < field->code_count; i++)
		if (text_equal(field->codes[i].name, name))
			return true;
	return false;
}

static void read_band(const struct context *context, struct field *field, const struct value *item)
{
	if (!keys_check(context, item, band_keys, COUNT(band_keys), "a band", item->place)) {
		field->broken = true;
		return;
	}
	struct code band = {.place = item->place, .label = known_text(item, "label"), .name = value_text(item, "code")};
	struct buffer slug = {0};
	text_slug(&slug, band.label->text);
	if (!band.name)
		band.name = arena_copy(context->arena, buffer_text(&slug));
	buffer_release(&slug);
	if (text_equal(band.name, "unknown"))
		message_add(context->messages, MSG_DICTIONARY_UNKNOWN, item->place);
	else if (twice(field, band.name))
		message_add(context->messages, MSG_DICTIONARY_BAND_CODE, item->place, band.name);
	band.bounded_below = value_text(item, "from") != NULL;
	band.bounded_above = value_text(item, "to") != NULL;
	band.from = keys_integer(item, "from", 0);
	band.to = keys_integer(item, "to", 0);
	if (band.bounded_below && band.bounded_above && band.to < band.from) {
		message_add(context->messages, MSG_DICTIONARY_BAND_EMPTY, item->place);
		field->broken = true;
	}
	field->codes[field->code_count++] = band;
}

/* Each band begins where the one before it ends. */
static void check_bands(const struct context *context, const struct field *field)
{
	if (field->broken)
		return;
	for (size_t i = 1; i < field->code_count; i++) {
		const struct code *before = &field->codes[i - 1], *band = &field->codes[i];
		if (before->bounded_above && band->bounded_below && before->to < INT64_MAX && band->from == before->to + 1)
			continue;
		if (before->bounded_above && band->bounded_below && band->from > before->to)
			message_add(context->messages, MSG_DICTIONARY_BAND_GAP, band->place);
		else
			message_add(context->messages, MSG_DICTIONARY_BAND_OVERLAP, band->place);
		message_also(context->messages, before->place, "the band before it");
	}
}

void parse_bands(const struct context *context, struct field *field, const struct value *map)
{
	const struct value *bands = value_get(map, "bands");
	field->broken = !bands || bands->kind != VALUE_LIST || !bands->count || bands->count > FIELDS_MAX;
	if (!bands || bands->kind != VALUE_LIST)
		return;
	if (field->broken) {
		message_add(context->messages, MSG_DICTIONARY_CODES, bands->place, field->name, FIELDS_MAX);
		return;
	}
	field->codes = arena_array(context->arena, bands->count, sizeof *field->codes);
	for (const struct value *item = bands->first; item; item = item->next)
		read_band(context, field, item);
	check_bands(context, field);
}

/* ---- fields ---- */

static const struct field_kind *find_kind(const struct context *context, const struct value *map)
{
	const struct value *type = known_text(map, "type");
	const char *names[FIELD_TYPES];
	for (size_t i = 0; i < FIELD_TYPES; i++) {
		names[i] = field_kinds[i].name;
		if (type && text_equal(type->text, names[i]))
			return &field_kinds[i];
	}
	if (type)
		message_add_hint(context->messages, MSG_DICTIONARY_TYPE, type->place,
		    text_did_you_mean(context->arena, type->text, names, FIELD_TYPES), type->text);
	else
		message_add(context->messages, MSG_KEY_MISSING, map->key_place,
		    arena_format(context->arena, "field '%s'", map->key), "type");
	return NULL;
}

static void check_field_keys(const struct context *context, const struct value *map, const struct field_kind *kind)
{
	struct key allowed[FIELD_KEYS];
	size_t count = 0;
	for (unsigned i = 0; i < FIELD_KEYS; i++)
		if (kind->keys & 1u << i)
			allowed[count++] = field_keys[i];
	keys_check(context, map, allowed, count, kind->what, map->key_place);
}

/* A field that cannot be read is kept as a text, so that its values are no faults of the records. */
static void read_field(const struct context *context, struct table *table, const struct value *map)
{
	struct field *field = &table->fields[table->field_count];
	*field = (struct field){.name = map->key, .place = map->key_place, .table = table, .index = table->field_count++};
	field->kind = &field_kinds[FIELD_TEXT];
	check_name(context, map);
	if (text_equal(map->key, "editions") || text_equal(map->key, "consent"))
		message_add(context->messages, MSG_DICTIONARY_RESERVED, map->key_place, map->key);
	if (map->kind != VALUE_MAP) {
		message_add(context->messages, MSG_DICTIONARY_FIELD, map->place, map->key);
		field->broken = true;
		return;
	}
	const struct field_kind *kind = find_kind(context, map);
	field->broken = !kind;
	if (!kind)
		return;
	field->kind = kind;
	check_field_keys(context, map, kind);
	field->label = known_text(map, "label");
	field->missing_means = known_text(map, "missing-means");
	field->required = keys_boolean(map, "required", false);
	field->future = keys_boolean(map, "future", false);
	field->has_min = keys_number(map, "min", &field->min);
	field->has_max = keys_number(map, "max", &field->max);
	field->unit = value_text(map, "unit");
	if (field->has_min && field->has_max && number_compare(field->min, field->max) > 0) {
		message_add(context->messages, MSG_DICTIONARY_RANGE, value_get(map, "max")->place);
		field->has_min = field->has_max = false;
	}
	if (kind->parse)
		kind->parse(context, field, map);
}

/* ---- tables ---- */

static void read_table(const struct context *context, struct dictionary *dictionary, const struct value *map)
{
	struct table *table = &dictionary->tables[dictionary->table_count];
	*table = (struct table){.name = map->key, .place = map->key_place, .index = dictionary->table_count++};
	check_name(context, map);
	keys_check(context, map, table_keys, COUNT(table_keys), arena_format(context->arena, "table '%s'", map->key),
	    map->key_place);
	table->label = known_text(map, "label");
	table->personal = keys_boolean(map, "personal", false);
	const struct value *fields = value_get(map, "fields");
	table->broken = !fields || fields->kind != VALUE_MAP || fields->count > FIELDS_MAX;
	if (!fields || fields->kind != VALUE_MAP)
		return;
	if (table->broken) {
		message_add(context->messages, MSG_DICTIONARY_MANY, fields->key_place, "fields", FIELDS_MAX);
		return;
	}
	table->fields = arena_array(context->arena, fields->count, sizeof *table->fields);
	for (const struct value *item = fields->first; item; item = item->next)
		read_field(context, table, item);
}

const struct dictionary *dictionary_read(
    const struct context *context, const struct settings *settings, const char *root)
{
	struct dictionary *dictionary = arena_alloc(context->arena, sizeof *dictionary);
	const struct value *file = yaml_read(context, root, "dictionary.yaml", (struct place){0, 0});
	(void)settings;
	dictionary->broken = true;
	if (!file)
		return dictionary;
	keys_check(context, file, file_keys, COUNT(file_keys), "dictionary.yaml", file->place);
	const struct value *tables = value_get(file, "tables");
	if (!tables || tables->kind != VALUE_MAP)
		return dictionary;
	if (tables->count > TABLES_MAX) {
		message_add(context->messages, MSG_DICTIONARY_MANY, tables->key_place, "tables", TABLES_MAX);
		return dictionary;
	}
	dictionary->broken = false;
	dictionary->tables = arena_array(context->arena, tables->count, sizeof *dictionary->tables);
	for (const struct value *item = tables->first; item; item = item->next)
		read_table(context, dictionary, item);
	dictionary_link(context, dictionary, tables);
	return dictionary;
}

struct table *dictionary_table(const struct dictionary *dictionary, const char *name)
{
	for (size_t i = 0; i < dictionary->table_count; i++)
		if (text_equal(dictionary->tables[i].name, name))
			return &dictionary->tables[i];
	return NULL;
}

const struct field *table_field(const struct table *table, const char *name)
{
	for (size_t i = 0; i < table->field_count; i++)
		if (text_equal(table->fields[i].name, name))
			return &table->fields[i];
	return NULL;
}
