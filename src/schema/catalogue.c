#include "schema/catalogue.h"

#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "import/formats.h"
#include "report/formats.h"
#include "stats/formats.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct root files[] = {
    {"report.yaml", "in report.yaml", &report_keys, false},
    {"dictionary.yaml", "in dictionary.yaml", &dictionary_keys, false},
    {"a record of data/", "in a record", &record_keys, false},
    {"measures.yaml", "in measures.yaml", &measures_file_keys, false},
    {"facts.yaml", "in facts.yaml", &facts_file_keys, false},
    {"earlier.yaml", "in earlier.yaml", &earlier_file_keys, false},
    {"a section", "at the top of a section", &section_keys, false},
    {"a case study", "at the top of a case study", &case_study_keys, false},
    {"words.yaml", "in words.yaml, below a word", &word_keys, true},
    {"import.yaml", "in import.yaml", &imports_file_keys, false},
};

size_t root_count(void)
{
	const struct key_table *keys;
	size_t blocks = 0;
	while (block_kind(blocks, &keys))
		blocks++;
	return COUNT(files) + blocks;
}

struct root root_at(struct arena *arena, size_t index)
{
	if (index < COUNT(files))
		return files[index];
	const struct key_table *keys;
	const char *name = block_kind(index - COUNT(files), &keys);
	return (struct root){
	    arena_format(arena, "block %s", name), arena_format(arena, "in a block '%s'", name), keys, false};
}

static bool has_row(const struct key_rows *all, const char *name)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->rows[i].name, name) == 0)
			return true;
	return false;
}

struct key_rows rows_of(struct arena *arena, const struct key_table *table)
{
	const char *value;
	struct key rows[KEYS_MOST];
	struct key_rows all = {arena_array(arena, 2 * KEYS_MOST, sizeof *all.rows), 0};
	struct key_rows own = {(struct key *)table->rows, table->count};
	for (size_t variant = 0, count; table->variant && (count = table->variant(variant, rows, &value)) > 0; variant++)
		for (size_t i = 0; i < count; i++)
			if (!has_row(&all, rows[i].name) && !has_row(&own, rows[i].name)) {
				all.rows[all.count] = rows[i];
				all.rows[all.count++].required = false;
			}
	for (size_t i = 0; i < table->count; i++)
		all.rows[all.count++] = table->rows[i];
	return all;
}

struct catalogue_walk {
	struct arena *arena;
	const struct key_table *seen[2 * KEYS_MOST];
	size_t count;
	void (*visit)(void *self, const struct key_place *place);
	void *self;
};

static bool is_seen(struct catalogue_walk *walk, const struct key_table *table)
{
	for (size_t i = 0; i < walk->count; i++)
		if (walk->seen[i] == table)
			return true;
	if (walk->count < COUNT(walk->seen))
		walk->seen[walk->count++] = table;
	return false;
}

/* Recursion is as deep as keys stand in keys, four. */
static void walk_table(struct catalogue_walk *walk, const struct key_place *place)
{
	struct key_rows all = rows_of(walk->arena, place->table);
	if (!place->table->count || is_seen(walk, place->table))
		return;
	walk->visit(walk->self, place);
	for (size_t i = 0; i < all.count; i++) {
		const struct key *key = &all.rows[i];
		const char *names = key->type == KEY_NAMES ? ", NAME" : "";
		struct key_place inner = {
		    place->root, arena_format(walk->arena, "%s, %s%s", place->path, key->name, names), key->inner};
		if (key->inner)
			walk_table(walk, &inner);
	}
}

void catalogue_visit(struct arena *arena, void (*visit)(void *self, const struct key_place *place), void *self)
{
	struct catalogue_walk walk = {.arena = arena, .visit = visit, .self = self};
	for (size_t i = 0; i < root_count(); i++) {
		struct root *root = arena_alloc(arena, sizeof *root);
		*root = root_at(arena, i);
		struct key_place place = {root, root->where, root->table};
		walk_table(&walk, &place);
	}
}

const char *key_takes(struct arena *arena, const struct key *key)
{
	static const char *const types[] = {[KEY_TEXT] = "text",
	    [KEY_NAME] = "name",
	    [KEY_INTEGER] = "whole number",
	    [KEY_NUMBER] = "number",
	    [KEY_DATE] = "date",
	    [KEY_BOOLEAN] = "yes or no",
	    [KEY_LIST] = "list",
	    [KEY_TEXTS] = "list of texts",
	    [KEY_PAGE] = "address",
	    [KEY_MAIL] = "address",
	    [KEY_MAP] = "keys",
	    [KEY_NAMES] = "keys",
	    [KEY_ANY] = "text"};
	if (key->takes || !key->choices)
		return key->takes ? key->takes : types[key->type];
	const char *text = key->type == KEY_TEXTS ? "list of " : "";
	for (size_t i = 0; key->choices[i]; i++)
		text = arena_format(arena, "%s%s`%s`", text, i ? ", " : "", key->choices[i]);
	return text;
}

const char *key_left_out(const struct key *key)
{
	return key->left_out ? key->left_out : key->required ? "needed" : "none";
}

const char *plain_text(struct arena *arena, const char *text)
{
	struct buffer out = {0};
	for (const char *at = text; *at; at++) {
		const char *end = *at == '[' ? strstr(at, "](") : NULL;
		if (end) {
			buffer_bytes(&out, at + 1, (size_t)(end - at - 1));
			at = end + strcspn(end, ")");
		} else {
			buffer_char(&out, *at == '`' ? '\'' : *at);
		}
	}
	return buffer_finish(&out, arena);
}
