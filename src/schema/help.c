/* Help on one name, and the tables of content/REFERENCE.md. */
#include <string.h>

#include "base/text.h"
#include "schema/catalogue.h"
#include "schema/schema.h"

struct helper {
	struct arena *arena;
	struct buffer *out;
	const char *name;
	const char *names[1024]; /* all that can be asked for, to find the nearest */
	size_t count;
	bool found;
};

static void add_name(struct helper *help, const char *name)
{
	if (help->count < sizeof help->names / sizeof *help->names)
		help->names[help->count++] = name;
}

static void tell_key(struct helper *help, const struct key_place *place, const struct key *key)
{
	struct arena *arena = help->arena;
	buffer_format(help->out, "%s%s, %s\n    %s.\n", help->found ? "\n" : "", key->name, place->path,
	    plain_text(arena, key->meaning));
	buffer_format(help->out, "    takes:    %s\n    left out: %s\n    example:  %s: %s\n",
	    plain_text(arena, key_takes(arena, key)), plain_text(arena, key_left_out(key)), key->name, key->example);
	help->found = true;
}

/* A file or a block: its keys, a line each. */
static void tell_table(struct helper *help, const struct key_place *place)
{
	struct key_rows all = rows_of(help->arena, place->table);
	buffer_format(help->out, "%s%s may stand:\n", help->found ? "\n" : "", place->path);
	for (size_t i = 0; i < all.count; i++)
		buffer_format(help->out, "    %-18s %s\n", all.rows[i].name, plain_text(help->arena, all.rows[i].meaning));
	help->found = true;
}

static void help_visit(void *self, const struct key_place *place)
{
	struct helper *help = self;
	struct key_rows all = rows_of(help->arena, place->table);
	const char *root = place->root->name, *block = text_starts(root, "block ") ? root + strlen("block ") : root;
	if (place->table == place->root->table) {
		add_name(help, block);
		if (strcmp(help->name, block) == 0)
			tell_table(help, place);
	}
	for (size_t i = 0; i < all.count; i++) {
		add_name(help, all.rows[i].name);
		if (strcmp(help->name, all.rows[i].name) == 0)
			tell_key(help, place, &all.rows[i]);
	}
}

static void help_types(struct helper *help)
{
	for (size_t i = 0; i < FIELD_TYPES; i++) {
		const struct field_kind *kind = &field_kinds[i];
		add_name(help, kind->name);
		if (strcmp(help->name, kind->name) != 0)
			continue;
		buffer_format(help->out, "%s%s, a type of field in dictionary.yaml\n    %s.\n", help->found ? "\n" : "",
		    kind->name, plain_text(help->arena, kind->holds));
		help->found = true;
	}
}

bool schema_help(struct arena *arena, struct buffer *out, const char *name, const char **nearest)
{
	struct helper *help = arena_alloc(arena, sizeof *help);
	*help = (struct helper){.arena = arena, .out = out, .name = name};
	catalogue_visit(arena, help_visit, help);
	help_types(help);
	*nearest = help->found ? NULL : text_nearest(name, help->names, help->count);
	return help->found;
}

/* ---- the reference ---- */

/* A bar would end the cell. */
static void add_cell(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '|')
			buffer_char(out, '\\');
		buffer_char(out, *text);
	}
	buffer_add(out, " | ");
}

static void reference_visit(void *self, const struct key_place *place)
{
	struct helper *help = self;
	struct key_rows all = rows_of(help->arena, place->table);
	buffer_format(
	    help->out, "### %s\n\n| key | takes | left out | meaning |\n| --- | --- | --- | --- |\n", place->table->name);
	for (size_t i = 0; i < all.count; i++) {
		const struct key *key = &all.rows[i];
		buffer_format(help->out, "| `%s` | ", key->name);
		add_cell(help->out, key_takes(help->arena, key));
		add_cell(help->out, key_left_out(key));
		add_cell(help->out, key->meaning);
		help->out->data[help->out->length - 1] = '\n';
	}
	buffer_char(help->out, '\n');
}

void schema_reference(struct arena *arena, struct buffer *out)
{
	struct helper help = {.arena = arena, .out = out};
	catalogue_visit(arena, reference_visit, &help);
	buffer_add(out, "### Types of field\n\n| type | its records hold |\n| --- | --- |\n");
	for (size_t i = 0; i < FIELD_TYPES; i++)
		buffer_format(out, "| `%s` | %s |\n", field_kinds[i].name, field_kinds[i].holds);
}
