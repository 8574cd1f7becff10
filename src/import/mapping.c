#include "import/mapping.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/yaml.h"
#include "import/formats.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const orders[] = {"dmy", "mdy", "ymd", NULL};

static const struct key_table import_column_keys, import_consent_keys, import_keys;

static const struct key imports_file_rows[] = {
    {"imports", KEY_NAMES, true, NULL, &import_keys, "tables by name", NULL, "how each is read",
        "{pupils: {file: roll.xlsx, columns: {Ref No: ref, Joined: joined}}}"},
};

const struct key_table imports_file_keys = {
    "import.yaml", imports_file_rows, sizeof imports_file_rows / sizeof *imports_file_rows, 0, NULL};
static const struct key import_rows[] = {
    {"file", KEY_TEXT, false, NULL, NULL, "path", "named on the command line",
        "the spreadsheet, relative to the report's folder", "sheets/roll.xlsx"},
    {"sheet", KEY_TEXT, false, NULL, NULL, NULL, "the only visible one", "the sheet in the file", "Roll"},
    {"head", KEY_INTEGER, false, NULL, NULL, "number", "looked for", "the row that names the columns", "4"},
    {"columns", KEY_NAMES, true, NULL, &import_column_keys, "columns by name", NULL,
        "the field that each fills, or `~` for a column that nobody reads", "{Ref No: ref, Notes: ~}"},
    {"skip", KEY_NAMES, false, NULL, &key_list, "columns with texts", NULL,
        "a row with one of these texts in that column is no record", "{Ref No: [TOTAL, Autumn Term]}"},
    {"dates", KEY_NAME, false, orders, NULL, NULL, "what the dates show", "the order of written dates", "dmy"},
    {"consent", KEY_MAP, false, NULL, &import_consent_keys, "mapping, below", NULL,
        "the columns that say who may see a record", "{date: Date they agreed, for: {board: Board}}"},
};

static const struct key_table import_keys = {
    "An import", import_rows, sizeof import_rows / sizeof *import_rows, 0, NULL};
static const struct key import_column_rows[] = {
    {"field", KEY_NAME, true, NULL, NULL, NULL, NULL, "the field that it fills", "year"},
    {"values", KEY_NAMES, false, NULL, &key_value, "texts with values", NULL,
        "what a text of the sheet means: `{R: reception}`; `~` is unknown", "{R: 0, N: ~}"},
};

static const struct key_table import_column_keys = {"A column of an import", import_column_rows,
    sizeof import_column_rows / sizeof *import_column_rows, ALSO_TEXT | ALSO_NOTHING, NULL};
static const struct key import_consent_rows[] = {
    {"date", KEY_TEXT, true, NULL, NULL, "column", NULL, "the day of the consent", "Date they agreed"},
    {"for", KEY_NAMES, true, NULL, &key_text, "editions with columns", NULL, "the column that says yes or no for each",
        "{board: Board, intranet: Web}"},
};

static const struct key_table import_consent_keys = {
    "Consent of an import", import_consent_rows, sizeof import_consent_rows / sizeof *import_consent_rows, 0, NULL};

/* ---- one mapping ---- */

struct mapping_reader {
	const struct context *context;
	const struct value *map;
	struct mapping *out;
	bool sound;
};

/* May a cell fill it? Not what is worked out, and not records within records. */
static bool is_filled(const struct field *field)
{
	return field->kind->read && field->kind->column != COLUMN_RECORDS;
}

static const char *field_hint(const struct mapping_reader *r, const char *name)
{
	const struct table *table = r->out->table;
	const char **names = arena_array(r->context->arena, table->field_count + 1, sizeof *names);
	for (size_t i = 0; i < table->field_count; i++)
		names[i] = table->fields[i].name;
	return text_did_you_mean(r->context->arena, name, names, table->field_count);
}

static const struct field *find_field(struct mapping_reader *r, const char *name, struct place place)
{
	const struct field *field = table_field(r->out->table, name);
	if (field && is_filled(field))
		return field;
	r->sound = false;
	if (field)
		message_add(r->context->messages, MSG_IMPORT_DERIVED, place, name);
	else
		message_add_hint(r->context->messages, MSG_IMPORT_FIELD, place, field_hint(r, name), r->out->table->name, name);
	return NULL;
}

static void check_twice(struct mapping_reader *r, const struct mapped_column *column)
{
	for (const struct mapped_column *other = r->out->columns; other < column; other++) {
		if (!column->field || other->field != column->field)
			continue;
		message_add(r->context->messages, MSG_IMPORT_FIELD_TWICE, column->place, column->field->name);
		message_also(r->context->messages, other->place, "and here");
		r->sound = false;
	}
}

static void read_column(struct mapping_reader *r, const struct value *item)
{
	struct mapped_column *column = &r->out->columns[r->out->column_count++];
	*column = (struct mapped_column){.title = item->key, .place = item->key_place, .column = NO_COLUMN};
	const struct value *name = item;
	if (item->kind == VALUE_MAP) {
		r->sound &= keys_check(r->context, item, &import_column_keys, "a column", item->place);
		name = value_get(item, "field");
		column->values = value_get(item, "values");
	}
	if (name && name->kind == VALUE_TEXT)
		column->field = find_field(r, name->text, name->place);
	else if (item->kind == VALUE_LIST)
		r->sound = find_field(r, "[…]", item->place) != NULL;
	check_twice(r, column);
}

static void read_columns(struct mapping_reader *r)
{
	const struct value *columns = value_get(r->map, "columns");
	r->out->columns = arena_array(r->context->arena, columns->count + 1, sizeof *r->out->columns);
	for (const struct value *item = columns->first; item; item = item->next)
		read_column(r, item);
	for (size_t i = 0; i < r->out->table->field_count; i++) {
		const struct field *field = &r->out->table->fields[i];
		bool given = !field->required || !is_filled(field);
		for (size_t j = 0; j < r->out->column_count; j++)
			given |= r->out->columns[j].field == field;
		if (given)
			continue;
		message_add(r->context->messages, MSG_IMPORT_REQUIRED, columns->key_place, field->name);
		r->sound = false;
	}
}

static void read_skips(struct mapping_reader *r)
{
	const struct value *skip = value_get(r->map, "skip");
	for (const struct value *item = skip ? skip->first : NULL; item; item = item->next) {
		struct mapped_column *column = NULL;
		for (size_t i = 0; i < r->out->column_count && !column; i++)
			if (text_equal(r->out->columns[i].title, item->key))
				column = &r->out->columns[i];
		if (column) {
			column->skip = item;
			continue;
		}
		message_add(r->context->messages, MSG_IMPORT_SKIP, item->key_place, item->key);
		r->sound = false;
	}
}

static void read_consent(struct mapping_reader *r)
{
	const struct value *consent = value_get(r->map, "consent");
	if (!consent)
		return;
	if (!keys_check(r->context, consent, &import_consent_keys, "consent", consent->place)) {
		r->sound = false;
		return;
	}
	const struct value *date = value_get(consent, "date"), *editions = value_get(consent, "for");
	r->out->consent_date = (struct mapped_column){.title = date->text, .place = date->place, .column = NO_COLUMN};
	r->out->consents = arena_array(r->context->arena, editions->count + 1, sizeof *r->out->consents);
	for (const struct value *item = editions->first; item; item = item->next) {
		if (item->kind == VALUE_TEXT) {
			struct mapped_column column = {.title = item->text, .place = item->place, .column = NO_COLUMN};
			r->out->consents[r->out->consent_count++] = (struct consent_column){item->key, column};
			continue;
		}
		message_add(r->context->messages, MSG_IMPORT_CONSENT, item->key_place, item->key);
		r->sound = false;
	}
}

static enum date_order read_order(const char *name)
{
	for (size_t i = 0; name && orders[i]; i++)
		if (strcmp(orders[i], name) == 0)
			return (enum date_order)(i + 1);
	return ORDER_OPEN;
}

static const struct mapping *read_mapping(
    const struct context *context, const struct table *table, const struct value *map)
{
	const char *what = arena_format(context->arena, "import '%s'", map->key);
	if (!keys_check(context, map, &import_keys, what, map->key_place))
		return NULL;
	struct mapping *mapping = arena_alloc(context->arena, sizeof *mapping);
	struct mapping_reader reader = {context, map, mapping, true};
	int64_t head = keys_integer(map, "head", 0);
	*mapping = (struct mapping){.table = table,
	    .file = value_text(map, "file"),
	    .sheet = value_text(map, "sheet"),
	    .head = head > 0 && head < UINT32_MAX ? (uint32_t)head : 0,
	    .order = read_order(value_text(map, "dates")),
	    .place = map->key_place};
	read_columns(&reader);
	read_skips(&reader);
	read_consent(&reader);
	return reader.sound ? mapping : NULL;
}

/* ---- the file ---- */

const struct value *mapping_all(const struct context *context, const char *root)
{
	if (!file_exists(root, "import.yaml"))
		return NULL;
	const struct value *file = yaml_read(context, root, "import.yaml", NOWHERE);
	if (!file || !keys_check(context, file, &imports_file_keys, "import.yaml", file->place))
		return NULL;
	return value_get(file, "imports");
}

const struct mapping *mapping_read(const struct context *context, const struct dictionary *dictionary, const char *root,
    const char *table, bool *there)
{
	const struct value *imports = mapping_all(context, root), *map = value_get(imports, table);
	const struct table *found = dictionary_table(dictionary, table);
	*there = map != NULL;
	if (!map || dictionary->broken)
		return NULL;
	if (!found) {
		const char **names = arena_array(context->arena, dictionary->table_count + 1, sizeof *names);
		for (size_t i = 0; i < dictionary->table_count; i++)
			names[i] = dictionary->tables[i].name;
		message_add_hint(context->messages, MSG_IMPORT_TABLE, map->key_place,
		    text_did_you_mean(context->arena, table, names, dictionary->table_count), table);
		return NULL;
	}
	if (found->parent) {
		message_add(context->messages, MSG_IMPORT_NESTED, map->key_place, table, found->parent->name);
		return NULL;
	}
	return found->broken ? NULL : read_mapping(context, found, map);
}
