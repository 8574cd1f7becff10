#include <string.h>

#include "data/keys.h"
#include "data/records.h"
#include "stats/model.h"

static bool number_read(const struct context *context, const struct value *value, struct number *out)
{
	if (value->kind == VALUE_TEXT && number_parse(value->text, out))
		return true;
	const char *text = value->kind == VALUE_TEXT ? value->text : "";
	message_add(context->messages, MSG_STATS_FACT_NUMBER, value->place, text);
	return false;
}

static const struct value *label_of(const struct value *labels, const char *code)
{
	const struct value *label = value_get(labels, code);
	return label && label->kind == VALUE_TEXT ? label : NULL;
}

static bool labels_check(const struct context *context, const struct value *labels, const struct value *values)
{
	bool sound = true;
	for (const struct value *label = labels ? labels->first : NULL; label; label = label->next) {
		if (value_get(values, label->key))
			continue;
		message_add(context->messages, MSG_STATS_FACT_LABEL, label->key_place, label->key);
		sound = false;
	}
	return sound;
}

static bool values_read(const struct context *context, const struct value *map, struct fact *fact)
{
	const struct value *single = value_get(map, "value"), *values = value_get(map, "values");
	if (values && values->kind == VALUE_MAP && !values->count)
		values = NULL;
	if ((single != NULL) == (values != NULL)) {
		message_add(context->messages, MSG_STATS_FACT_VALUES, map->key_place, map->key);
		return false;
	}
	const struct value *labels = value_get(map, "labels");
	bool sound = labels_check(context, labels, values);
	fact->single = single != NULL;
	fact->values = arena_array(context->arena, values ? values->count + 1 : 1, sizeof *fact->values);
	if (single) {
		fact->count = 1;
		return number_read(context, single, &fact->values[0].number) && sound;
	}
	for (const struct value *item = values->first; item; item = item->next) {
		struct fact_value *value = &fact->values[fact->count++];
		value->code = item->key;
		value->label = label_of(labels, item->key);
		sound &= number_read(context, item, &value->number);
	}
	return sound;
}

bool fact_read(const struct context *context, const struct value *map, struct measure *measure)
{
	static const char *const approximations[] = {"about", "up to", "more than", NULL};
	static const struct key keys[] = {{"value", KEY_NUMBER, false, NULL}, {"values", KEY_MAP, false, NULL},
	    {"labels", KEY_MAP, false, NULL}, {"label", KEY_TEXT, false, NULL}, {"approx", KEY_TEXT, false, approximations},
	    {"source", KEY_TEXT, true, NULL}, {"date", KEY_DATE, false, NULL}, {"as-of", KEY_DATE, false, NULL},
	    {"link", KEY_TEXT, false, NULL}, {"unit", KEY_TEXT, false, NULL}, {"decimals", KEY_INTEGER, false, NULL},
	    {"editions", KEY_TEXTS, false, NULL}};
	struct fact *fact = arena_alloc(context->arena, sizeof *fact);
	measure->fact = fact;
	fact->single = true;
	fact->date.day = MISSING_DAY;
	if (!keys_check(context, map, keys, sizeof keys / sizeof *keys, "a fact", map->place))
		return false;
	fact->approx = value_text(map, "approx");
	fact->source = value_text(map, "source");
	fact->link = value_text(map, "link");
	fact->as_of = !keys_date(map, "date", &fact->date) && keys_date(map, "as-of", &fact->date);
	if (!values_read(context, map, fact))
		return false;
	measure->dimensions = fact->single ? 0 : 1;
	return true;
}
