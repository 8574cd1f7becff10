/* Reads `disclosure`. Each method has keys of its own: one that the method does not know is told, since an author who
 * writes it counts on it. */
#include "data/disclosure.h"

#include "base/number.h"
#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"

enum { PROTECT_MAX = 1000000, ROUND_MAX = 1000, MEANS_FROM = 10 };

static const char *const method_names[] = {"none", "suppress", "round", NULL};
static const char *const complement_choices[] = {"protect", "warn", NULL};

static const struct key disclosure_rows[] = {
    {"method", KEY_TEXT, true, method_names, NULL, NULL, NULL,
        "whether small counts are withheld, or all counts rounded", "suppress"},
    {"protect", KEY_LIST, false, NULL, NULL, "two whole numbers", "`[1, 5]`",
        "with `suppress`: counts from the first to the second are withheld", "[1, 5]"},
    {"to", KEY_INTEGER, false, NULL, NULL, NULL, "5",
        "with `round`: every count and sum is the nearest multiple of this, percentages are of the rounded numbers, "
        "and what rounds to 0 but is not reads `[low]`",
        "5"},
    {"means-from", KEY_INTEGER, false, NULL, NULL, NULL, "10",
        "means, medians, percentiles, sums and extremes of fewer known values are withheld", "10"},
    {"essential", KEY_TEXTS, false, NULL, NULL, "list of statistics", NULL,
        "never withheld to protect another. If that leaves no way, it is an error", "[received]"},
    {"complements", KEY_TEXT, false, complement_choices, NULL, NULL, "`warn`",
        "`protect`: what a printed group leaves of the printed group that it is part of is protected too", "protect"},
};

const struct key_table disclosure_keys = {
    "disclosure", disclosure_rows, sizeof disclosure_rows / sizeof *disclosure_rows, 0, NULL};

/* Which methods a key belongs to, as bits. */
static unsigned methods_of(const char *key)
{
	const unsigned suppress = 1u << DISCLOSURE_SUPPRESS, round = 1u << DISCLOSURE_ROUND;
	if (text_equal(key, "to"))
		return round;
	return text_equal(key, "means-from") ? suppress | round : text_equal(key, "method") ? ~0u : suppress;
}

static void refuse_strangers(const struct context *context, const struct value *map, enum disclosure_method method)
{
	for (const struct value *item = map->first; item; item = item->next)
		if (!(methods_of(item->key) & 1u << method))
			message_add(
			    context->messages, MSG_SETTINGS_DISCLOSURE_KEY, item->key_place, item->key, method_names[method]);
}

static bool read_protect(const struct context *context, const struct value *map, struct disclosure *disclosure)
{
	const struct value *protect = value_get(map, "protect");
	int64_t limits[2] = {0, 0};
	size_t count = 0;
	if (!protect || protect->kind != VALUE_LIST)
		return true;
	for (const struct value *item = protect->first; item && count < 2; item = item->next, count++) {
		struct number number;
		if (item->kind == VALUE_TEXT && number_parse(item->text, &number) && number.decimals == 0)
			limits[count] = number.units;
	}
	if (protect->count != 2 || limits[0] < 1 || limits[1] < limits[0] || limits[1] > PROTECT_MAX) {
		message_add(context->messages, MSG_SETTINGS_PROTECT, protect->place);
		return false;
	}
	if (limits[0] == limits[1])
		message_add(context->messages, MSG_SETTINGS_PROTECT_ONE, protect->place, (int)limits[0], (int)limits[0]);
	disclosure->protect_from = limits[0];
	disclosure->protect_to = limits[1];
	return true;
}

static void read_amounts(const struct context *context, const struct value *map, struct disclosure *disclosure)
{
	disclosure->means_from = keys_integer(map, "means-from", MEANS_FROM);
	disclosure->round_to = keys_integer(map, "to", 5);
	if (disclosure->means_from < 0)
		message_add(context->messages, MSG_SETTINGS_MEANS_FROM, value_get(map, "means-from")->place);
	if (disclosure->round_to >= 2 && disclosure->round_to <= ROUND_MAX)
		return;
	message_add(context->messages, MSG_SETTINGS_ROUND_TO, value_get(map, "to")->place, ROUND_MAX);
	disclosure->round_to = 5;
}

/* A rule that cannot be read is an error, so that nothing is published; until it is mended nothing is withheld either, or
 * every sentence would be said to read [c]. */
struct disclosure disclosure_read(const struct context *context, const struct value *edition)
{
	struct disclosure disclosure = {.method = DISCLOSURE_SUPPRESS,
	    .protect_from = 1,
	    .protect_to = 5,
	    .round_to = 5,
	    .means_from = MEANS_FROM,
	    .place = edition->key_place};
	const struct value *map = value_get(edition, "disclosure");
	if (!map || map->kind != VALUE_MAP) {
		disclosure.method = DISCLOSURE_NONE;
		return disclosure;
	}
	disclosure.place = map->place;
	bool sound = keys_check(context, map, &disclosure_keys, "'disclosure'", map->key_place);
	const char *method = value_text(map, "method");
	for (int i = 0; method_names[i]; i++)
		if (text_equal(method, method_names[i]))
			disclosure.method = (enum disclosure_method)i;
	refuse_strangers(context, map, disclosure.method);
	sound = read_protect(context, map, &disclosure) && sound;
	read_amounts(context, map, &disclosure);
	disclosure.essential_count = keys_texts(context, map, "essential", &disclosure.essential);
	disclosure.complements = text_equal(value_text(map, "complements"), "protect");
	if (!sound)
		disclosure.method = DISCLOSURE_NONE;
	return disclosure;
}

bool disclosure_essential(const struct disclosure *disclosure, const char *measure)
{
	for (size_t i = 0; i < disclosure->essential_count; i++)
		if (text_equal(disclosure->essential[i]->text, measure))
			return true;
	return false;
}
