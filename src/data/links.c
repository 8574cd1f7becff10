#include "data/links.h"

#include <string.h>

#include "base/text.h"
#include "data/field_kind.h"
#include "data/formats.h"
#include "data/keys.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct key open_rows[] = {
    {"from", KEY_NAME, true, NULL, NULL, "name of a date field", NULL, "when it begins", "received"},
    {"to", KEY_NAME, true, NULL, NULL, "name of a date field", NULL, "when it ends; unknown while it is open",
        "closed"},
};

const struct key_table open_keys = {"open", open_rows, sizeof open_rows / sizeof *open_rows, 0, NULL};

/* ---- fields by name ---- */

static const char *field_hint(const struct context *context, const struct table *table, const char *name)
{
	const char **names = arena_array(context->arena, table->field_count + 1, sizeof *names);
	size_t count = 0;
	for (; count < table->field_count; count++)
		names[count] = table->fields[count].name;
	if (table->parent_name)
		names[count++] = table->parent_name;
	return text_did_you_mean(context->arena, name, names, count);
}

static void unknown_field(
    const struct context *context, const struct table *table, const char *name, struct place place)
{
	if (table->broken)
		return;
	message_add_hint(context->messages, MSG_FIELD_UNKNOWN, place, field_hint(context, table, name), table->name, name);
}

bool is_date(const struct field *field)
{
	return field->kind->column == COLUMN_DATES;
}

bool is_number(const struct field *field)
{
	return field->kind->column == COLUMN_NUMBERS;
}

static bool is_key(const struct field *field)
{
	return field->kind->key;
}

static bool is_any(const struct field *field)
{
	return field != NULL;
}

/* The field that VALUE names, of those that FITS; NULL where VALUE is none or after a message. */
static const struct field *named_field(const struct dictionary_linker *l, const struct table *table,
    const struct value *value, field_test *fits, const char *wanted)
{
	if (!value || value->kind != VALUE_TEXT)
		return NULL;
	const struct field *field = table_field(table, value->text);
	if (!field) {
		unknown_field(l->context, table, value->text, value->place);
		return NULL;
	}
	if (fits(field))
		return field;
	if (field->broken)
		return NULL;
	message_add(l->context->messages, MSG_FIELD_TYPE, value->place, value->text, wanted);
	message_also(l->context->messages, field->place, "the field is defined here");
	return NULL;
}

static void link_publish(const struct dictionary_linker *l, struct table *table, const struct value *map)
{
	const struct value **items;
	size_t count = keys_texts(l->context, map, "publish", &items);
	if (!items)
		return;
	if (table->personal)
		message_add(l->context->messages, MSG_DICTIONARY_PUBLISH, value_get(map, "publish")->key_place, table->name);
	table->publish = arena_array(l->context->arena, count + 1, sizeof *table->publish);
	for (size_t i = 0; i < count; i++) {
		const struct field *field = named_field(l, table, items[i], is_any, "");
		if (field)
			table->publish[table->publish_count++] = field;
	}
}

static void link_names(const struct dictionary_linker *l, struct table *table, const struct value *map)
{
	table->key = named_field(l, table, value_get(map, "key"), is_key, "a text, integer, code or date field");
	table->date = named_field(l, table, value_get(map, "date"), is_date, "a date field");
	const struct value *open = value_get(map, "open");
	table->open_broken = open != NULL;
	if (open && open->kind == VALUE_MAP && keys_check(l->context, open, &open_keys, "'open'", open->key_place)) {
		table->open_from = named_field(l, table, value_get(open, "from"), is_date, "a date field");
		table->open_to = named_field(l, table, value_get(open, "to"), is_date, "a date field");
		if (!table->open_from || !table->open_to)
			table->open_from = table->open_to = NULL;
		table->open_broken = !table->open_from;
	}
	link_publish(l, table, map);
}

/* ---- tables by name ---- */

struct table *link_table(const struct dictionary_linker *l, const struct value *value)
{
	if (!value || value->kind != VALUE_TEXT)
		return NULL;
	struct table *table = dictionary_table(l->dictionary, value->text);
	if (table)
		return table;
	const char **names = arena_array(l->context->arena, l->dictionary->table_count + 1, sizeof *names);
	for (size_t i = 0; i < l->dictionary->table_count; i++)
		names[i] = l->dictionary->tables[i].name;
	message_add_hint(l->context->messages, MSG_TABLE_UNKNOWN, value->place,
	    text_did_you_mean(l->context->arena, value->text, names, l->dictionary->table_count), value->text);
	return NULL;
}

/* A field whose other table cannot be found is read as a text. */
void link_reference(const struct dictionary_linker *l, struct field *field, const struct value *map)
{
	const struct value *name = value_get(map, "table");
	field->target = link_table(l, name);
	if (field->target && value_text(value_get(l->tables, field->target->name), "key"))
		return;
	if (field->target)
		message_add(l->context->messages, MSG_DICTIONARY_NO_KEY, name->place, name->text);
	field->target = NULL;
	field->kind = &field_kinds[FIELD_TEXT];
	field->broken = true;
}

/* Would TABLE inside PARENT stand inside itself, or too deep? */
static bool nests_badly(const struct table *table, const struct table *parent)
{
	size_t depth = 0;
	for (; parent; parent = parent->parent)
		if (parent == table || ++depth > NESTING_MAX)
			return true;
	return false;
}

static void check_parent_name(const struct dictionary_linker *l, const struct table *nested, struct place place)
{
	const struct field *same = table_field(nested, nested->parent_name);
	if (!same)
		return;
	message_add(l->context->messages, MSG_DICTIONARY_PARENT_NAME, place, nested->parent_name, nested->name);
	message_also(l->context->messages, same->place, "the field is defined here");
}

void link_records(const struct dictionary_linker *l, struct field *field, const struct value *map)
{
	const struct value *name = value_get(map, "table"), *parent = value_get(map, "parent");
	struct table *nested = link_table(l, name);
	field->target = nested;
	if (nested && nested->parent) {
		message_add(l->context->messages, MSG_DICTIONARY_TWO_PARENTS, name->place, nested->name);
		message_also(l->context->messages, nested->parent_field->place, "they stand in this field already");
		field->target = NULL;
	} else if (nested && nests_badly(nested, field->table)) {
		message_add(l->context->messages, MSG_DICTIONARY_NESTING, name->place, nested->name);
		field->target = NULL;
	}
	if (!field->target) {
		field->kind = &field_kinds[FIELD_TEXT];
		field->broken = l->dictionary->nesting_broken = true;
		return;
	}
	nested->parent = field->table;
	nested->parent_field = field;
	nested->parent_name = parent && parent->kind == VALUE_TEXT ? parent->text : field->table->name;
	check_parent_name(l, nested, parent ? parent->place : name->place);
}

/* ---- paths of derived fields ---- */

const struct path *link_path(const struct dictionary_linker *l, const struct table *table, const struct value *value,
    field_test *fits, const char *wanted)
{
	struct path *path = arena_alloc(l->context->arena, sizeof *path);
	if (!value || value->kind != VALUE_TEXT || !path_resolve(l->context, table, value->text, value->place, path))
		return NULL;
	if (fits(path->field))
		return path;
	message_add(l->context->messages, MSG_FIELD_TYPE, value->place, value->text, wanted);
	return NULL;
}

/* ---- all ---- */

static void link_fields(const struct dictionary_linker *l, enum field_type type)
{
	const struct value *map = l->tables->first;
	for (size_t t = 0; t < l->dictionary->table_count; t++, map = map->next) {
		struct table *table = &l->dictionary->tables[t];
		for (size_t f = 0; f < table->field_count; f++)
			if (table->fields[f].kind->type == type)
				field_kinds[type].link(
				    l, &table->fields[f], value_get(value_get(map, "fields"), table->fields[f].name));
	}
}

/* Records inside a record about a child are about that child. */
static void spread_personal(struct dictionary *dictionary)
{
	for (size_t t = 0; t < dictionary->table_count; t++)
		for (const struct table *parent = dictionary->tables[t].parent; parent; parent = parent->parent)
			if (parent->personal)
				dictionary->tables[t].personal = true;
}

static void guard_files(struct dictionary *dictionary)
{
	for (size_t t = 0; t < dictionary->table_count; t++)
		for (struct table *table = &dictionary->tables[t]; table; table = table->parent)
			table->guarded |= dictionary->tables[t].personal;
}

void dictionary_link(const struct context *context, const struct settings *settings, struct dictionary *dictionary,
    const struct value *tables)
{
	struct dictionary_linker l = {context, settings, dictionary, tables};
	link_fields(&l, FIELD_REFERENCE);
	link_fields(&l, FIELD_RECORDS);
	spread_personal(dictionary);
	guard_files(dictionary);
	const struct value *map = tables->first;
	for (size_t t = 0; t < dictionary->table_count; t++, map = map->next)
		link_names(&l, &dictionary->tables[t], map);
	for (enum field_type type = 0; type < FIELD_TYPES; type++)
		if (type != FIELD_REFERENCE && type != FIELD_RECORDS && field_kinds[type].link)
			link_fields(&l, type);
}

/* ---- paths ---- */

/* One step of a path over a parent or a reference; NULL after a message. */
static const struct table *hop(const struct context *context, const struct table *table, const char *step,
    struct place place, const struct field **over)
{
	*over = NULL;
	if (table->parent && text_equal(table->parent_name, step))
		return table->parent;
	const struct field *field = table_field(table, step);
	*over = field;
	if (!field)
		unknown_field(context, table, step, place);
	else if (field->broken)
		return NULL;
	else if (field->kind->column != COLUMN_REFERENCES)
		message_add(context->messages, MSG_FIELD_NO_HOP, place, step);
	else
		return field->target;
	return NULL;
}

bool path_resolve(
    const struct context *context, const struct table *table, const char *name, struct place place, struct path *out)
{
	*out = (struct path){.start = table};
	for (;;) {
		size_t length = strcspn(name, ".");
		const char *step = arena_slice(context->arena, name, length);
		if (!name[length]) {
			out->field = table_field(table, step);
			if (!out->field)
				unknown_field(context, table, step, place);
			return out->field && !out->field->broken;
		}
		if (out->hop_count == HOPS_MAX) {
			message_add(context->messages, MSG_FIELD_FAR, place, HOPS_MAX);
			return false;
		}
		table = hop(context, table, step, place, &out->hops[out->hop_count++]);
		if (!table)
			return false;
		name += length + 1;
		place = place_after(place, length + 1);
	}
}
