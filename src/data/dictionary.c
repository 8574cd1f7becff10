#include "data/dictionary.h"

#include <string.h>

#include "base/text.h"
#include "data/field_kind.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/links.h"
#include "data/yaml.h"

enum { TABLES_MAX = 500, FIELDS_MAX = 500, EMPTY_MAX = 100 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- what may stand in the file ---- */

static const struct key_table field_keys, table_keys;

static const struct key dictionary_rows[] = {
    {"tables", KEY_NAMES, true, NULL, &table_keys, NULL, NULL, "a table under each name",
        "{meetings: {date: held, fields: {held: {type: date}}}}"},
    {"empty", KEY_TEXTS, false, NULL, NULL, NULL, NULL,
        "what records of all tables may hold, exactly so, where a value is not known: `[\"-\", n/a]`", "[\"-\", n/a]"},
};

const struct key_table dictionary_keys = {
    "dictionary.yaml", dictionary_rows, sizeof dictionary_rows / sizeof *dictionary_rows, 0, NULL};

static const struct key table_rows[] = {
    {"label", KEY_TEXT, false, NULL, NULL, NULL, "the table's name", "what readers see", "Referrals"},
    {"key", KEY_NAME, false, NULL, NULL, "name of a field", NULL,
        "unique in the table; references to the table hold it", "ref"},
    {"date", KEY_NAME, false, NULL, NULL, "name of a date field", NULL,
        "which records belong to the reporting period. A table without it is not filtered; a nested table then takes "
        "its parent's",
        "received"},
    {"open", KEY_MAP, false, NULL, &open_keys, "`from`, `to`", NULL,
        "the two date fields between which a record is open", "{from: received, to: closed}"},
    {"personal", KEY_BOOLEAN, false, NULL, NULL, NULL, "no",
        "about people: no record of it is ever shown, and a message quotes no other field of it", "true"},
    {"publish", KEY_TEXTS, false, NULL, NULL, "list of fields", NULL, "the only fields that blocks may show",
        "[name, what]"},
    {"empty", KEY_TEXTS, false, NULL, NULL, NULL, NULL,
        "what its records may hold where a value is not known, beside the dictionary's", "[\"-\", n/a]"},
    {"fields", KEY_NAMES, true, NULL, &field_keys, NULL, NULL,
        "a field under each name. `editions` and `consent` are no names of fields",
        "{received: {type: date, required: true}}"},
};

static const struct key_table table_keys = {"A table", table_rows, sizeof table_rows / sizeof *table_rows, 0, NULL};

static const char *const spans[] = {"days", "weeks", "months", "years", "working-days", NULL};
_Static_assert(COUNT(spans) == SPANS + 1, "each unit of a duration has its name");

static const char *const periods[] = {"all", NULL};

static const struct key field_rows[FIELD_KEYS] = {
    [F_TYPE] = {"type", KEY_NAME, true, NULL, NULL, "a type of field", NULL, "what its records hold", "date"},
    [F_LABEL] = {"label", KEY_TEXT, false, NULL, NULL, NULL, "the field's name", "what readers see", "Age at referral"},
    [F_MISSING] = {"missing-means", KEY_TEXT, false, NULL, NULL, NULL, "\"Unknown\"",
        "what the gap is called where it has a meaning", "Still open"},
    [F_REQUIRED] = {"required", KEY_BOOLEAN, false, NULL, NULL, NULL, "no",
        "a record without it is an error. Not for types that are worked out", "true"},
    [F_CODES] = {"codes", KEY_NAMES, true, NULL, &code_keys, "keys with labels", NULL,
        "for `code` and `codes`: each code with its label, or with the keys of [a code](#a-code). `unknown`, `all`, "
        "`percent` and `rest` are no codes",
        "{in-care: Children in care, care-leaver: Care leavers}"},
    [F_MIN] = {"min", KEY_NUMBER, false, NULL, NULL, NULL, NULL, "for `integer` and `decimal`: less is an error", "0"},
    [F_MAX] = {"max", KEY_NUMBER, false, NULL, NULL, NULL, NULL, "for `integer` and `decimal`: more is an error", "25"},
    [F_FUTURE] = {"future", KEY_BOOLEAN, false, NULL, NULL, NULL, "no", "for `date`: it may lie after publication",
        "true"},
    [F_TABLE] = {"table", KEY_NAME, true, NULL, NULL, "name of a table", NULL,
        "for `reference` and `records`: which one", "activities"},
    [F_PARENT] = {"parent", KEY_NAME, false, NULL, NULL, NULL, NULL,
        "for `records`: the name by which a nested record reaches the one it stands in", "activity"},
    [F_FROM] = {"from", KEY_TEXT, true, NULL, NULL, "name of a date field", NULL, "for `duration`: its first day",
        "received"},
    [F_TO] = {"to", KEY_TEXT, true, NULL, NULL, "name of a date field", NULL, "for `duration`: its last day", "closed"},
    [F_SPAN] = {"unit", KEY_TEXT, false, spans, NULL, NULL, "`days`", "for `duration`: in what it is counted", "weeks"},
    [F_UNIT] = {"unit", KEY_TEXT, false, NULL, NULL, NULL, NULL,
        "for `integer`, `decimal` and `count`: what its figures count", "pupils"},
    [F_UNTIL] = {"until", KEY_TEXT, false, NULL, NULL, "date, `period.from`, `period.to`", NULL,
        "for `duration`: what is open on that day, or ended later, runs to it. What begins later is unknown",
        "period.to"},
    [F_OF] = {"of", KEY_TEXT, true, NULL, NULL, "name of a field", NULL,
        "for `age`: the date of birth. For `band`: the number that is sorted into bands", "age"},
    [F_COUNTED] = {"of", KEY_NAME, true, NULL, NULL, "name of a table", NULL,
        "for `count`: the table whose records are counted", "sessions"},
    [F_ON] = {"on", KEY_TEXT, true, NULL, NULL, "date field, date, `period.from`, `period.to`", NULL,
        "for `age`: the day on which it is that age", "period.to"},
    [F_WHERE] = {"where", KEY_NAMES, false, NULL, &condition_keys, "fields with conditions", "all records",
        "for `count`: which records count, as in a group", "{cohort: in-care}"},
    [F_BY] = {"by", KEY_TEXT, false, NULL, NULL, "name of a reference or parent", "the only one",
        "for `count`: what leads from a counted record to this one", "activity"},
    [F_PERIOD] = {"period", KEY_TEXT, false, periods, NULL, NULL, "the reporting period",
        "for `count`: records of all periods count", "all"},
    [F_BANDS] = {"bands", KEY_LIST, true, NULL, &band_keys, "list of bands", NULL,
        "for `band`, from low to high, without gap or overlap",
        "[{label: Under 13, to: 12}, {label: 13 and over, from: 13}]"},
    [F_EMPTY] = {"empty", KEY_TEXTS, false, NULL, NULL, NULL, NULL,
        "what records may hold where the value is not known, beside the table's. Not for types that are worked out",
        "[\"-\", n/a]"},
    [F_FIRST] = {"min", KEY_TEXT, false, NULL, NULL, "date, `period.from`, `period.to`", NULL,
        "for `date`: an earlier day is an error", "2015-04-01"},
    [F_LAST] = {"max", KEY_TEXT, false, NULL, NULL, "date, `period.from`, `period.to`", NULL,
        "for `date`: a later day is an error", "period.to"},
};

static size_t field_variant(size_t index, struct key *rows, const char **value);

static const struct key_table field_keys = {"A field", field_rows, FIELD_KEYS, 0, field_variant};

/* ---- names ---- */

/* "main stream" is written main-stream; NULL where more than spaces and underscores stand in the way. */
static const char *name_hint(struct arena *arena, const char *name)
{
	char *plain = arena_copy(arena, name);
	for (char *c = plain; *c; c++)
		if (strchr(" _", *c))
			*c = '-';
	return keys_is_name(plain) ? arena_format(arena, "write %s", plain) : NULL;
}

bool dictionary_check_name(const struct context *context, const struct value *item)
{
	if (keys_is_name(item->key))
		return true;
	message_add_hint(
	    context->messages, MSG_DATA_NAME, item->key_place, name_hint(context->arena, item->key), item->key);
	return false;
}

static const struct value *known_text(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);
	return value && value->kind == VALUE_TEXT ? value : NULL;
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

/* The keys that a field of KIND may have. */
static size_t kind_keys(const struct field_kind *kind, struct key *out)
{
	size_t count = 0;
	for (unsigned i = 0; i < FIELD_KEYS; i++)
		if (kind->keys & 1u << i)
			out[count++] = field_rows[i];
	return count;
}

static size_t field_variant(size_t index, struct key *rows, const char **value)
{
	if (index >= FIELD_TYPES)
		return 0;
	*value = field_kinds[index].name;
	return kind_keys(&field_kinds[index], rows);
}

static void check_field_keys(const struct context *context, const struct value *map, const struct field_kind *kind)
{
	struct key allowed[FIELD_KEYS];
	const struct key_table table = {.rows = allowed, .count = kind_keys(kind, allowed)};
	keys_check(context, map, &table, kind->what, map->key_place);
}

void parse_number(const struct context *context, struct field *field, const struct value *map)
{
	field->has_min = keys_number(map, "min", &field->min);
	field->has_max = keys_number(map, "max", &field->max);
	dictionary_check_range(context, field, map);
}

void dictionary_check_range(const struct context *context, struct field *field, const struct value *map)
{
	if (!field->has_min || !field->has_max || number_compare(field->min, field->max) <= 0)
		return;
	message_add(context->messages, MSG_DICTIONARY_RANGE, value_get(map, "max")->place);
	field->has_min = field->has_max = false;
}

void parse_duration(const struct context *context, struct field *field, const struct value *map)
{
	(void)context, (void)map;
	for (unsigned i = 0; i < SPANS; i++)
		if (text_equal(field->unit, spans[i]))
			field->span = (enum span)i;
	field->unit = spans[field->span];
}

/* Those of MAP's `empty`, behind the outer ones. */
static struct empty_texts read_empty(
    const struct context *context, const struct value *map, const struct empty_texts *outer)
{
	const struct value **items;
	size_t count = keys_texts(context, map, "empty", &items);
	if (outer->count + count > EMPTY_MAX)
		message_add(
		    context->messages, MSG_DICTIONARY_MANY, value_get(map, "empty")->place, "texts for unknown", EMPTY_MAX);
	if (!count || outer->count + count > EMPTY_MAX)
		return *outer;
	const char **texts = arena_array(context->arena, outer->count + count, sizeof *texts);
	for (size_t i = 0; i < outer->count; i++)
		texts[i] = outer->texts[i];
	for (size_t i = 0; i < count; i++)
		texts[outer->count + i] = items[i]->text;
	return (struct empty_texts){texts, outer->count + count};
}

/* A text cannot both mean unknown and be a code. */
static void check_empty(const struct context *context, const struct field *field)
{
	for (size_t i = 0; i < field->code_count; i++)
		for (size_t j = 0; j < field->empty.count; j++)
			if (field->kind->read && text_equal(field->codes[i].name, field->empty.texts[j]))
				message_add(context->messages, MSG_DICTIONARY_EMPTY_CODE, field->codes[i].place, field->codes[i].name);
}

/* A field that cannot be read is kept as a text, so that its values are no faults of the records. */
static void read_field(
    const struct context *context, struct table *table, const struct value *map, const struct empty_texts *outer)
{
	struct field *field = &table->fields[table->field_count];
	*field = (struct field){.name = map->key, .place = map->key_place, .table = table, .index = table->field_count++};
	field->kind = &field_kinds[FIELD_TEXT];
	dictionary_check_name(context, map);
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
	field->unit = value_text(map, "unit");
	field->empty = read_empty(context, map, outer);
	if (kind->parse)
		kind->parse(context, field, map);
	check_empty(context, field);
}

/* ---- tables ---- */

static void read_table(const struct context *context, struct dictionary *dictionary, const struct value *map,
    const struct empty_texts *outer)
{
	struct table *table = &dictionary->tables[dictionary->table_count];
	*table = (struct table){.name = map->key, .place = map->key_place, .index = dictionary->table_count++};
	dictionary_check_name(context, map);
	keys_check(context, map, &table_keys, arena_format(context->arena, "table '%s'", map->key), map->key_place);
	table->label = known_text(map, "label");
	table->personal = keys_boolean(map, "personal", false);
	const struct value *fields = value_get(map, "fields");
	table->broken = !fields || fields->kind != VALUE_MAP || fields->count > FIELDS_MAX;
	dictionary->nesting_broken |= table->broken;
	if (!fields || fields->kind != VALUE_MAP)
		return;
	if (table->broken) {
		message_add(context->messages, MSG_DICTIONARY_MANY, fields->key_place, "fields", FIELDS_MAX);
		return;
	}
	table->empty = read_empty(context, map, outer);
	table->fields = arena_array(context->arena, fields->count, sizeof *table->fields);
	for (const struct value *item = fields->first; item; item = item->next)
		read_field(context, table, item, &table->empty);
}

const struct dictionary *dictionary_read(
    const struct context *context, const struct settings *settings, const char *root)
{
	struct dictionary *dictionary = arena_alloc(context->arena, sizeof *dictionary);
	const struct value *file = yaml_read(context, root, "dictionary.yaml", (struct place){0, 0});
	dictionary->broken = true;
	if (!file)
		return dictionary;
	keys_check(context, file, &dictionary_keys, "dictionary.yaml", file->place);
	const struct value *tables = value_get(file, "tables");
	if (!tables || tables->kind != VALUE_MAP)
		return dictionary;
	if (tables->count > TABLES_MAX) {
		message_add(context->messages, MSG_DICTIONARY_MANY, tables->key_place, "tables", TABLES_MAX);
		return dictionary;
	}
	dictionary->broken = false;
	struct empty_texts none = {0}, empty = read_empty(context, file, &none);
	dictionary->tables = arena_array(context->arena, tables->count, sizeof *dictionary->tables);
	for (const struct value *item = tables->first; item; item = item->next)
		read_table(context, dictionary, item, &empty);
	dictionary_link(context, settings, dictionary, tables);
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
