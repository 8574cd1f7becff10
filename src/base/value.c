#include "base/value.h"

#include <string.h>

const struct value *value_item(const struct value *map, const char *key)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	for (const struct value *item = map->first; item; item = item->next)
		if (item->key && strcmp(item->key, key) == 0)
			return item;
	return NULL;
}

const struct value *value_get(const struct value *map, const char *key)
{
	const struct value *item = value_item(map, key);
	return item && item->kind != VALUE_UNKNOWN ? item : NULL;
}

const char *value_text(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);
	return value && value->kind == VALUE_TEXT ? value->text : NULL;
}

struct place value_place_at(const struct value *value, size_t index)
{
	if (!value->offsets)
		return place_after(value->place, index + (value->quoted ? 1 : 0));
	if (value->kind != VALUE_TEXT || !value->place.file)
		return value->place;
	size_t length = strlen(value->text);
	if (!length)
		return value->place;
	uint32_t offset = index < length ? value->offsets[index] : value->offsets[length - 1] + 1;
	return (struct place){value->place.file, offset};
}
