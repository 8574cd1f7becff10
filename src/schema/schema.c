/* Tables of keys to JSON Schema (2020-12). Each table with keys is a definition; what may be empty may be null. */
#include "schema/schema.h"

#include <string.h>

#include "base/text.h"
#include "schema/catalogue.h"
#include "schema/parts.h"

const char *const schema_names[] = {"report", "dictionary", "measures", "facts", "earlier", "import", "words", NULL};

struct schema_writer {
	struct arena *arena;
	struct buffer *out;
	const struct key_table *defined[KEYS_MOST]; /* a queue: those up to `written` stand in the schema */
	size_t count, written;
};

static const char *definition_name(struct arena *arena, const struct key_table *table)
{
	char *name = arena_format(arena, "%s", table->name);
	for (char *at = name; *at; at++)
		if (*at == ' ')
			*at = '-';
	return name;
}

static void add_reference(struct schema_writer *w, const struct key_table *table)
{
	size_t i = 0;
	while (i < w->count && w->defined[i] != table)
		i++;
	if (i == w->count)
		w->defined[w->count++] = table;
	buffer_format(w->out, "{\"$ref\": \"#/$defs/%s\"}", definition_name(w->arena, table));
}

/* What may stand in place of a mapping, each after a comma. */
static void add_also(struct buffer *out, unsigned also, const char *comma)
{
	if (also & ALSO_TEXT) {
		buffer_add(out, comma);
		part_type(out, SCALAR_TEXT, also & ALSO_NOTHING);
	}
	if (also & ALSO_LIST)
		buffer_format(out, "%s{\"type\": \"array\"}", also & ALSO_TEXT ? ", " : comma);
}

/* One value of TABLE's: its keys, or what may stand in their place. */
static void add_inner(struct schema_writer *w, const struct key_table *table)
{
	if (!table) {
		buffer_add(w->out, "{}");
	} else if (table->count) {
		add_reference(w, table);
	} else {
		buffer_add(w->out, "{\"anyOf\": [");
		add_also(w->out, table->also, "");
		buffer_add(w->out, "]}");
	}
}

static void add_list(struct schema_writer *w, const struct key *key)
{
	buffer_format(w->out, "{\"type\": [\"array\"%s], \"items\": ", key->required ? "" : ", \"null\"");
	add_inner(w, key->inner);
	buffer_add(w->out, "}");
}

static void add_names(struct schema_writer *w, const struct key *key)
{
	buffer_format(w->out, "{\"type\": [\"object\"%s], \"additionalProperties\": ", key->required ? "" : ", \"null\"");
	add_inner(w, key->inner);
	buffer_add(w->out, "}");
}

/* The value alone; where it may be left out, it may be null. */
static void add_keys(struct schema_writer *w, const struct key *key)
{
	if (key->inner && !key->required)
		buffer_add(w->out, "{\"anyOf\": [");
	add_inner(w, key->inner);
	if (key->inner && !key->required)
		buffer_add(w->out, ", {\"type\": \"null\"}]}");
}

static void add_choices(struct buffer *out, const struct key *key)
{
	buffer_add(out, "{\"enum\": [");
	for (size_t i = 0; key->choices[i]; i++) {
		buffer_add(out, i ? ", " : "");
		buffer_json(out, key->choices[i]);
	}
	buffer_add(out, key->required ? "]}" : ", null]}");
}

static void add_one_text(struct buffer *out, const struct key *key, enum scalar scalar)
{
	if (key->choices)
		add_choices(out, key);
	else
		part_type(out, scalar, !key->required);
}

static void add_value(struct schema_writer *w, const struct key *key)
{
	static const enum scalar parts[] = {[KEY_TEXT] = SCALAR_TEXT,
	    [KEY_NAME] = SCALAR_NAME,
	    [KEY_INTEGER] = SCALAR_INTEGER,
	    [KEY_NUMBER] = SCALAR_NUMBER,
	    [KEY_DATE] = SCALAR_DATE,
	    [KEY_BOOLEAN] = SCALAR_BOOLEAN,
	    [KEY_TEXTS] = SCALAR_TEXT,
	    [KEY_PAGE] = SCALAR_PAGE,
	    [KEY_MAIL] = SCALAR_MAIL};
	switch (key->type) {
	case KEY_LIST:
		add_list(w, key);
		break;
	case KEY_NAMES:
		add_names(w, key);
		break;
	case KEY_MAP:
	case KEY_ANY:
		add_keys(w, key);
		break;
	case KEY_TEXTS:
		buffer_add(w->out, "{\"anyOf\": [");
		add_one_text(w->out, key, SCALAR_TEXT);
		buffer_add(w->out, ", {\"type\": \"array\", \"items\": ");
		add_one_text(w->out, key, SCALAR_TEXT);
		buffer_add(w->out, "}]}");
		break;
	default:
		add_one_text(w->out, key, parts[key->type]);
	}
}

/* One property: its schema, description and default. */
static void add_property(struct schema_writer *w, const struct key *key, const char *constant)
{
	buffer_json(w->out, key->name);
	buffer_add(w->out, ": ");
	if (constant) {
		buffer_add(w->out, "{\"const\": ");
		buffer_json(w->out, constant);
		buffer_add(w->out, "}");
	} else {
		add_value(w, key);
	}
	buffer_cut(w->out, w->out->length - 1); /* its brace is closed below */
	if (w->out->data[w->out->length - 1] != '{')
		buffer_add(w->out, ", ");
	buffer_add(w->out, "\"description\": ");
	buffer_json(w->out, arena_format(w->arena, "%s%s%s. For example: %s: %s", plain_text(w->arena, key->meaning),
	                        key->takes ? ". Takes: " : "", key->takes ? plain_text(w->arena, key->takes) : "",
	                        key->name, key->example));
	part_default(w->out, key);
	buffer_add(w->out, "}");
}

/* properties, required and no others; CONSTANT: the only value of the first key. */
static void add_rows(struct schema_writer *w, const struct key *rows, size_t count, const char *constant)
{
	buffer_add(w->out, "\"properties\": {");
	for (size_t i = 0; i < count; i++) {
		buffer_add(w->out, i ? ",\n  " : "\n  ");
		add_property(w, &rows[i], i == 0 ? constant : NULL);
	}
	buffer_add(w->out, "},\n  \"additionalProperties\": false, \"required\": [");
	const char *comma = "";
	for (size_t i = 0; i < count; i++)
		if (rows[i].required) {
			buffer_add(w->out, comma);
			buffer_json(w->out, rows[i].name);
			comma = ", ";
		}
	buffer_add(w->out, "]");
}

/* The first key must have one of the values that the variants belong to; each brings its own keys. */
static void add_valued(struct schema_writer *w, const struct key_table *table)
{
	struct key rows[KEYS_MOST];
	const char *value;
	const char *name = table->rows[0].name;
	buffer_format(w->out, "\"required\": [\"%s\"], \"properties\": {\"%s\": {\"enum\": [", name, name);
	for (size_t i = 0; table->variant(i, rows, &value) > 0; i++)
		buffer_format(w->out, "%s\"%s\"", i ? ", " : "", value);
	buffer_add(w->out, "], \"description\": ");
	buffer_json(w->out, plain_text(w->arena, table->rows[0].meaning));
	buffer_add(w->out, "}}, \"allOf\": [");
	for (size_t i = 0, count; (count = table->variant(i, rows, &value)) > 0; i++) {
		buffer_format(w->out,
		    "%s\n  {\"if\": {\"properties\": {\"%s\": {\"const\": \"%s\"}}, \"required\": [\"%s\"]},\n  \"then\": {",
		    i ? "," : "", name, value, name);
		add_rows(w, rows, count, value);
		buffer_add(w->out, "}}");
	}
	buffer_add(w->out, "]");
}

/* Exactly one of the variants' first keys must stand there. */
static void add_kinds(struct schema_writer *w, const struct key_table *table)
{
	struct key rows[KEYS_MOST];
	const char *value;
	struct key_rows all = rows_of(w->arena, table);
	add_rows(w, all.rows, all.count, NULL);
	buffer_add(w->out, ", \"oneOf\": [");
	for (size_t i = 0; table->variant(i, rows, &value) > 0; i++)
		buffer_format(w->out, "%s{\"required\": [\"%s\"]}", i ? ", " : "", rows[0].name);
	buffer_add(w->out, "]");
}

static void add_table(struct schema_writer *w, const struct key_table *table)
{
	struct key rows[KEYS_MOST];
	const char *value = NULL;
	if (table->also)
		buffer_add(w->out, "{\"anyOf\": [");
	buffer_add(w->out, "{\"type\": \"object\", ");
	if (table->variant && table->variant(0, rows, &value) > 0 && value)
		add_valued(w, table);
	else if (table->variant)
		add_kinds(w, table);
	else
		add_rows(w, table->rows, table->count, NULL);
	buffer_add(w->out, "}");
	if (!table->also)
		return;
	add_also(w->out, table->also, ", ");
	buffer_add(w->out, "]}");
}

static bool find_root(struct arena *arena, const char *name, struct root *root)
{
	const char *file = arena_format(arena, "%s.yaml", name);
	for (size_t i = 0; i < root_count(); i++) {
		*root = root_at(arena, i);
		if (strcmp(root->name, file) == 0)
			return true;
	}
	return false;
}

bool schema_file(struct arena *arena, struct buffer *out, const char *name)
{
	struct schema_writer w = {.arena = arena, .out = out};
	struct root root;
	if (!find_root(arena, name, &root))
		return false;
	part_head(out, root.name,
	    arena_format(arena, "What may stand %s of a report. annual help KEY tells the same.", root.where));
	buffer_add(out, root.names ? "\"type\": [\"object\", \"null\"], \"additionalProperties\": " : "\"anyOf\": [");
	add_reference(&w, root.table);
	buffer_add(out, root.names ? ",\n\"$defs\": {" : ", {\"type\": \"null\"}],\n\"$defs\": {");
	for (; w.written < w.count; w.written++) {
		const struct key_table *table = w.defined[w.written];
		buffer_format(out, "%s\n\"%s\": ", w.written ? "," : "", definition_name(arena, table));
		add_table(&w, table);
	}
	buffer_add(out, "}}\n");
	return true;
}
