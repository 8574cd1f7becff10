#include "data/keys.h"

#include <string.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/text.h"
#include "data/typo.h"

const struct key_table key_text = {"", NULL, 0, ALSO_TEXT, NULL};
const struct key_table key_list = {"", NULL, 0, ALSO_TEXT | ALSO_LIST, NULL};
const struct key_table key_value = {"", NULL, 0, ALSO_TEXT | ALSO_NOTHING, NULL};

/* What a check of one value needs. */
struct checking {
	const struct context *context;
	const struct key *key;
	const struct value *value;
	const struct key_table *table;
};

static const struct key *find_key(const struct key_table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++)
		if (strcmp(table->rows[i].name, name) == 0)
			return &table->rows[i];
	return NULL;
}

static const char *kind_name(const struct value *value)
{
	static const char *const names[] = {
	    [VALUE_UNKNOWN] = "empty", [VALUE_TEXT] = "a text", [VALUE_LIST] = "a list", [VALUE_MAP] = "keys with values"};
	return names[value->kind];
}

/* Where the author finds more; NULL of a key that `annual help` does not know. */
static const char *help_hint(struct arena *arena, const struct key *key)
{
	return key->meaning ? arena_format(arena, "'annual help %s' says more, with an example", key->name) : NULL;
}

/* A list, or keys with values, in one line is shown where something else stands for it. */
static const char *kind_hint(const struct checking *c)
{
	struct arena *arena = c->context->arena;
	const char *more = help_hint(arena, c->key), *example = c->key->example;
	bool list = example && *example == '[' && c->value->kind == VALUE_TEXT;
	bool keys = example && *example == '{' && c->value->kind != VALUE_MAP;
	const char *several = arena_format(arena, "%ss", c->key->name);
	if (c->value->kind == VALUE_LIST && find_key(c->table, several))
		return arena_format(arena, "write '%s: […]' for several", several);
	if ((!list && !keys) || !more || strchr(example, '\n'))
		return more;
	return arena_format(
	    arena, "write it in %s, such as '%s: %s'; %s", list ? "brackets" : "braces", c->key->name, example, more);
}

static bool wrong_kind(const struct checking *c, const char *wanted)
{
	message_add_hint(
	    c->context->messages, MSG_KEY_KIND, c->value->place, kind_hint(c), c->key->name, wanted, kind_name(c->value));
	return false;
}

/* Reports a text that takes the key and its value. */
#define wrong_text(c, id, hint) wrong_text_with(c, MESSAGE_OF(id, NOWHERE, "", ""), hint)

static bool wrong_text_with(const struct checking *c, enum message_id id, const char *hint)
{
	message_put_hint(c->context->messages, id, c->value->place, hint, c->key->name, c->value->text);
	return false;
}

bool keys_is_name(const char *text)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
	return length > 0 && !text[length];
}

bool keys_parse_boolean(const char *text, bool *out)
{
	*out = text_equal(text, "true") || text_equal(text, "yes");
	return *out || text_equal(text, "false") || text_equal(text, "no");
}

static bool check_text(const struct checking *c)
{
	return c->value->kind == VALUE_TEXT || wrong_kind(c, "a text");
}

static bool check_name(const struct checking *c)
{
	if (c->value->kind != VALUE_TEXT)
		return wrong_kind(c, "a name");
	return keys_is_name(c->value->text) || wrong_text(c, MSG_KEY_NAME, NULL);
}

static bool check_integer(const struct checking *c)
{
	struct number number;
	if (c->value->kind != VALUE_TEXT)
		return wrong_kind(c, "a whole number");
	if (number_parse(c->value->text, &number) && number.decimals == 0)
		return true;
	return wrong_text(c, MSG_KEY_INTEGER, typo_number(c->context->arena, c->value->text, false));
}

static bool check_number(const struct checking *c)
{
	struct number number;
	if (c->value->kind != VALUE_TEXT)
		return wrong_kind(c, "a number");
	if (number_parse(c->value->text, &number))
		return true;
	return wrong_text(c, MSG_KEY_NUMBER, typo_number(c->context->arena, c->value->text, true));
}

static bool check_date(const struct checking *c)
{
	struct date date;
	if (c->value->kind != VALUE_TEXT)
		return wrong_kind(c, "a date");
	if (date_parse(c->value->text, &date))
		return true;
	return wrong_text(c, MSG_KEY_DATE, typo_date(c->context->arena, c->value->text));
}

static bool check_boolean(const struct checking *c)
{
	bool value;
	if (c->value->kind != VALUE_TEXT)
		return wrong_kind(c, "true or false");
	if (keys_parse_boolean(c->value->text, &value))
		return true;
	return wrong_text(c, MSG_KEY_BOOLEAN, typo_boolean(c->context->arena, c->value->text));
}

static bool check_list(const struct checking *c)
{
	return c->value->kind == VALUE_LIST || wrong_kind(c, "a list");
}

static bool check_texts(const struct checking *c)
{
	if (c->value->kind == VALUE_TEXT)
		return true;
	if (c->value->kind != VALUE_LIST)
		return wrong_kind(c, "a list");
	bool sound = true;
	for (const struct value *item = c->value->first; item; item = item->next) {
		if (item->kind == VALUE_TEXT)
			continue;
		message_add(c->context->messages, MSG_KEY_TEXTS, item->place, c->key->name);
		sound = false;
	}
	return sound;
}

static bool check_page(const struct checking *c)
{
	if (c->value->kind != VALUE_TEXT)
		return wrong_kind(c, "an address");
	return address_is_page(c->value->text) || wrong_text(c, MSG_KEY_PAGE, NULL);
}

static bool check_mail(const struct checking *c)
{
	if (c->value->kind != VALUE_TEXT)
		return wrong_kind(c, "an address");
	return address_is_mail(c->value->text) || wrong_text(c, MSG_KEY_MAIL, NULL);
}

static bool check_map(const struct checking *c)
{
	return c->value->kind == VALUE_MAP || wrong_kind(c, "keys with values");
}

static bool check_any(const struct checking *c)
{
	(void)c;
	return true;
}

static bool (*const checks[])(const struct checking *) = {
    [KEY_TEXT] = check_text,
    [KEY_NAME] = check_name,
    [KEY_INTEGER] = check_integer,
    [KEY_NUMBER] = check_number,
    [KEY_DATE] = check_date,
    [KEY_BOOLEAN] = check_boolean,
    [KEY_LIST] = check_list,
    [KEY_TEXTS] = check_texts,
    [KEY_PAGE] = check_page,
    [KEY_MAIL] = check_mail,
    [KEY_MAP] = check_map,
    [KEY_NAMES] = check_map,
    [KEY_ANY] = check_any,
};

static const char *choices_hint(struct arena *arena, const char *const *choices)
{
	const char *hint = "it can be ";
	for (size_t i = 0; choices[i]; i++)
		hint = arena_format(arena, "%s%s'%s'", hint, i == 0 ? "" : choices[i + 1] ? ", " : " or ", choices[i]);
	return hint;
}

const char *keys_choices(struct arena *arena, const char *const *names, size_t count)
{
	enum { CHOICES_IN_A_LINE = 8 };
	if (!count || count > CHOICES_IN_A_LINE)
		return NULL;
	const char **choices = arena_array(arena, count + 1, sizeof *choices);
	memcpy(choices, names, count * sizeof *choices);
	return choices_hint(arena, choices);
}

static bool check_choice(const struct checking *c, const struct value *value)
{
	const char *const *choices = c->key->choices;
	size_t count = 0;
	if (value->kind != VALUE_TEXT)
		return true;
	for (; choices[count]; count++)
		if (strcmp(choices[count], value->text) == 0)
			return true;
	const char *hint = text_did_you_mean(c->context->arena, value->text, choices, count);
	message_add_hint(c->context->messages, MSG_KEY_CHOICE, value->place,
	    hint ? hint : choices_hint(c->context->arena, choices), c->key->name, value->text);
	return false;
}

static bool check_choices(const struct checking *c)
{
	if (c->value->kind != VALUE_LIST)
		return check_choice(c, c->value);
	bool sound = true;
	for (const struct value *item = c->value->first; item; item = item->next)
		sound = check_choice(c, item) && sound;
	return sound;
}

static const char **key_names(struct arena *arena, const struct key_table *table)
{
	const char **names = arena_array(arena, table->count + 1, sizeof *names);
	for (size_t i = 0; i < table->count; i++)
		names[i] = table->rows[i].name;
	return names;
}

/* Does MAP hold a key of no such name that is meant for NAME? It was told already. */
static bool is_mistyped(struct arena *arena, const struct value *map, const struct key_table *table, const char *name)
{
	const char **names = key_names(arena, table);
	for (const struct value *item = map && map->kind == VALUE_MAP ? map->first : NULL; item; item = item->next)
		if (!find_key(table, item->key) && text_equal(text_nearest(item->key, names, table->count), name))
			return true;
	return false;
}

static bool is_stranger(struct arena *arena, const struct key_table *table, const struct value *item)
{
	return !find_key(table, item->key) && !text_nearest(item->key, key_names(arena, table), table->count);
}

/* The one required key that MAP lacks where it has one key of no known name, which may be meant for it; else NULL. */
static const char *lone_missing(struct arena *arena, const struct value *map, const struct key_table *table)
{
	enum { KEYS_READ = 40 }; /* a longer list of keys is no slip of the pen, and would be read once for each of them */
	const char *missing = NULL;
	size_t strangers = 0, keys = 0;
	for (const struct value *item = map && map->kind == VALUE_MAP ? map->first : NULL; item; item = item->next) {
		if (++keys > KEYS_READ || strangers > 1)
			return NULL;
		strangers += is_stranger(arena, table, item);
	}
	if (strangers != 1)
		return NULL;
	for (size_t i = 0; i < table->count; i++) {
		if (!table->rows[i].required || value_item(map, table->rows[i].name))
			continue;
		if (missing)
			return NULL;
		missing = table->rows[i].name;
	}
	return missing && !is_mistyped(arena, map, table, missing) ? missing : NULL;
}

/* "count:homes" is one key where no space parts its value from it. */
static const char *space_hint(struct arena *arena, const struct key_table *table, const char *name)
{
	size_t length = strcspn(name, ":");
	if (!name[length] || !find_key(table, arena_slice(arena, name, length)))
		return NULL;
	return arena_format(arena, "write '%.*s: %s', with a space after the colon", (int)length, name, name + length + 1);
}

/* What other programs call a key of the table; NULL if nothing is known. */
static const char *other_word(struct arena *arena, const struct key_table *table, const char *name)
{
	static const char *const words[][2] = {{"average", "mean"}, {"avg", "mean"}, {"total", "sum"}, {"add", "sum"},
	    {"number", "count"}, {"unique", "distinct"}, {"filter", "where"}, {"group", "by"}, {"group-by", "by"},
	    {"split", "by"}, {"from", "over"}, {"count", "from"}, {"values", "codes"}, {"until", "to"}, {"highest", "max"},
	    {"lowest", "min"}, {"heading", "title"}, {"name", "title"}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], name) == 0 && find_key(table, words[i][1]))
			return arena_format(arena, "did you mean '%s'?", words[i][1]);
	return NULL;
}

/* The comma before ITEM parts what was meant as a list: `formats: site, pdf`. */
static const char *list_hint(
    struct arena *arena, const struct key_table *table, const struct value *map, const struct value *item)
{
	const struct value *before = map->first;
	while (before && before->next != item)
		before = before->next;
	const struct key *key = before && before->kind == VALUE_TEXT ? find_key(table, before->key) : NULL;
	bool list = key && (key->type == KEY_TEXTS || key->type == KEY_LIST || key->type == KEY_ANY);
	bool number = ascii_digit(*item->key); /* 14,000 is no list */
	return list && !number && item->kind == VALUE_UNKNOWN
	           ? arena_format(arena, "write it in brackets: '%s: [%s, %s]'", before->key, before->text, item->key)
	           : NULL;
}

static void report_unknown(const struct context *context, const struct value *map, const struct value *item,
    const struct key_table *table, const char *what)
{
	size_t count = table->count;
	struct arena *arena = context->arena;
	const char **names = key_names(arena, table), *hint = other_word(arena, table, item->key);
	const char *comma = typo_comma(sources_get(context->sources, item->key_place.file), item->key_place);
	if (!hint)
		hint = space_hint(arena, table, item->key);
	if (!hint)
		hint = text_did_you_mean(arena, item->key, names, count);
	const char *missing = hint ? NULL : lone_missing(arena, map, table);
	if (missing)
		hint = arena_format(arena, "'%s' is needed and is missing: write that, if it is meant", missing);
	if (comma) {
		const char *list = list_hint(arena, table, map, item);
		hint = list ? list : comma;
	}
	if (!hint && count > 0 && count <= 12)
		hint = choices_hint(arena, names);
	message_add_hint(context->messages, MSG_KEY_UNKNOWN, item->key_place, hint, what, item->key);
}

static bool check_items(
    const struct context *context, const struct value *map, const struct key_table *table, const char *what)
{
	bool sound = true;
	for (const struct value *item = map->first; item; item = item->next) {
		struct checking c = {context, find_key(table, item->key), item, table};
		if (!c.key) {
			report_unknown(context, map, item, table, what);
			sound = false;
		} else if (item->kind != VALUE_UNKNOWN) {
			sound = checks[c.key->type](&c) && (!c.key->choices || check_choices(&c)) && sound;
		}
	}
	return sound;
}

/* A key of the table stands where a name should, with keys below it: it was not indented. */
static const char *indent_hint(struct arena *arena, const struct value *value, const struct key_table *table)
{
	if (!value->key || !find_key(table, value->key))
		return NULL;
	return arena_format(arena, "'%s' belongs to the name above it: indent it by two more spaces", value->key);
}

bool keys_check(const struct context *context, const struct value *map, const struct key_table *table, const char *what,
    struct place place)
{
	bool sound = true;
	if (map && map->kind != VALUE_MAP && map->kind != VALUE_UNKNOWN) {
		message_add_hint(context->messages, MSG_KEY_MAPPING, map->place, indent_hint(context->arena, map, table), what,
		    kind_name(map));
		return false;
	}
	if (map && map->kind == VALUE_MAP)
		sound = check_items(context, map, table, what);
	const char *meant = lone_missing(context->arena, map, table);
	for (size_t i = 0; i < table->count; i++) {
		const struct key *key = &table->rows[i];
		const struct value *item = value_item(map, key->name);
		bool empty = item && (item->kind == VALUE_UNKNOWN || (item->kind == VALUE_LIST && !item->count));
		if (!key->required || (item && !empty))
			continue;
		sound = false;
		if (!item && (text_equal(key->name, meant) || is_mistyped(context->arena, map, table, key->name)))
			continue;
		message_add_hint(context->messages, MSG_KEY_MISSING, item ? item->key_place : place,
		    help_hint(context->arena, key), what, key->name);
	}
	return sound;
}

/* ---- reading ---- */

bool keys_boolean(const struct value *map, const char *name, bool fallback)
{
	const char *text = value_text(map, name);
	bool value;
	return text && keys_parse_boolean(text, &value) ? value : fallback;
}

int64_t keys_integer(const struct value *map, const char *name, int64_t fallback)
{
	struct number number;
	return keys_number(map, name, &number) && number.decimals == 0 ? number.units : fallback;
}

bool keys_date(const struct value *map, const char *name, struct date *out)
{
	const char *text = value_text(map, name);
	return text && date_parse(text, out);
}

bool keys_number(const struct value *map, const char *name, struct number *out)
{
	const char *text = value_text(map, name);
	return text && number_parse(text, out);
}

size_t keys_texts(const struct context *context, const struct value *map, const char *name, const struct value ***items)
{
	const struct value *value = value_get(map, name);
	size_t count = 0;
	*items = NULL;
	if (!value || value->kind == VALUE_UNKNOWN || value->kind == VALUE_MAP)
		return 0;
	*items = arena_array(context->arena, value->kind == VALUE_LIST ? value->count + 1 : 1, sizeof **items);
	if (value->kind == VALUE_TEXT)
		(*items)[count++] = value;
	for (const struct value *item = value->kind == VALUE_LIST ? value->first : NULL; item; item = item->next)
		if (item->kind == VALUE_TEXT)
			(*items)[count++] = item;
	return count;
}
