#include "html/fields.h"

static struct value *value_new(struct arena *arena, enum value_kind kind)
{
	struct value *value = arena_alloc(arena, sizeof *value);
	value->kind = kind;
	return value;
}

struct value *fields_map(struct arena *arena)
{
	return value_new(arena, VALUE_MAP);
}

struct value *fields_list(struct arena *arena)
{
	return value_new(arena, VALUE_LIST);
}

void fields_add(struct value *map, const char *key, struct value *item)
{
	struct value **end = &map->first;
	while (*end)
		end = &(*end)->next;
	item->key = key;
	*end = item;
	map->count++;
}

void fields_text(struct arena *arena, struct value *map, const char *key, const char *text)
{
	if (!text)
		return;
	struct value *value = value_new(arena, VALUE_TEXT);
	value->text = text;
	value->quoted = true;
	fields_add(map, key, value);
}

void fields_flag(struct arena *arena, struct value *map, const char *key, bool flag)
{
	fields_text(arena, map, key, flag ? "true" : "");
}
