/* Facts: figures from elsewhere, with their source. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/records.h"
#include "data/typo.h"
#include "stats/formats.h"
#include "stats/model.h"

/* "about 40" and "40+" have words of their own, the rest is written as a record's number is; NULL if nothing is known. */
static const char *number_hint(struct arena *arena, const char *text)
{
	static const char *const words[][2] = {{"about ", "about"}, {"approx. ", "about"}, {"c. ", "about"}, {"~", "about"},
	    {"up to ", "up to"}, {"over ", "more than"}, {"more than ", "more than"}};
	struct number number;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_starts(text, words[i][0]) && number_parse(text + strlen(words[i][0]), &number))
			return arena_format(arena, "write the number alone, and for a fact 'approx: %s' beside it", words[i][1]);
	if (text_equal(text, "C") || text_equal(text, "X") || text_equal(text, "Z"))
		return "write it as a small letter: c (withheld), x (not available) or z (not applicable)";
	return strpbrk(text, "0123456789") ? typo_number(arena, text, true) : NULL;
}

bool fact_value_read(const struct context *context, const struct value *value, struct fact_value *out)
{
	static const char *const symbols[FIGURE_STATES] = {
	    [FIGURE_WITHHELD] = "c", [FIGURE_NOT_AVAILABLE] = "x", [FIGURE_NOT_APPLICABLE] = "z", [FIGURE_LOW] = "low"};
	if (value->kind == VALUE_TEXT && number_parse(value->text, &out->number))
		return true;
	for (enum figure_state symbol = FIGURE_WITHHELD; symbol < FIGURE_STATES; symbol++)
		if (value->kind == VALUE_TEXT && text_equal(value->text, symbols[symbol])) {
			out->symbol = symbol;
			return true;
		}
	const char *text = value->kind == VALUE_TEXT ? value->text : "";
	message_add_hint(context->messages, MSG_STATS_FACT_NUMBER, value->place, number_hint(context->arena, text), text);
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

/* "2021-04": a month. */
static bool is_month(const char *code)
{
	struct date date;
	return strlen(code) == 7 && date_parse(code, &date);
}

/* "2020-21", "2021": a year, whatever the report's own begin with; years of two forms are in no order. */
static bool is_year(const char *code)
{
	size_t length = strlen(code);
	if (strspn(code, "0123456789") != 4)
		return false;
	return length == 4 || (length == 7 && code[4] == '-' && strspn(code + 5, "0123456789") == 2);
}

static int compare_codes(const void *a, const void *b)
{
	const struct fact_value *x = a, *y = b;
	return strcmp(x->code, y->code);
}

/* The values of years, or of months, are put in order. A key that could be either is taken as the others are. */
static void values_order(struct fact *fact)
{
	bool months = true, years = true;
	for (size_t i = 0; i < fact->count; i++) {
		months &= is_month(fact->values[i].code);
		years &= is_year(fact->values[i].code);
	}
	fact->ordered = months || years;
	if (fact->ordered)
		qsort(fact->values, fact->count, sizeof *fact->values, compare_codes);
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
		return fact_value_read(context, single, &fact->values[0]) && sound;
	}
	for (const struct value *item = values->first; item; item = item->next) {
		struct fact_value *value = &fact->values[fact->count++];
		value->code = item->key;
		value->label = label_of(labels, item->key);
		sound &= fact_value_read(context, item, value);
	}
	values_order(fact);
	return sound;
}

static const char *const approximations[] = {"about", "up to", "more than", NULL};

static const struct key fact_rows[] = {
    {"value", KEY_ANY, false, NULL, &key_text, "number", "–", "the figure; either this or `values`", "40"},
    {"values", KEY_NAMES, false, NULL, &key_text, "codes with numbers", "–",
        "several figures, which can be drawn and tabled", "{white: 72, mixed: 7.4}"},
    {"labels", KEY_NAMES, false, NULL, &key_text, "codes with texts", "the codes",
        "what readers see for each of `values`", "{white: White, mixed: Mixed heritage}"},
    {"label", KEY_TEXT, false, NULL, NULL, NULL, "its name, made readable", "what the figure is", "Caseload"},
    {"approx", KEY_TEXT, false, approximations, NULL, NULL, "exact", "is always printed with the value", "about"},
    {"source", KEY_TEXT, true, NULL, NULL, NULL, NULL, "who says so", "Scrutiny panel"},
    {"date", KEY_DATE, false, NULL, NULL, NULL, NULL, "when they said it", "2019-04-03"},
    {"as-of", KEY_DATE, false, NULL, NULL, NULL, NULL, "the day that it is true of", "2024-12-14"},
    {"link", KEY_PAGE, false, NULL, NULL, NULL, NULL, "the page of the source, with https:// or http://",
        "https://example.org/minutes"},
    {"unit", KEY_TEXT, false, NULL, NULL, NULL, NULL, "`percent`, `£`, `years`", "percent"},
    {"decimals", KEY_INTEGER, false, NULL, NULL, NULL, "as written", "decimals that are printed", "1"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that have it", "[board]"},
};

const struct key_table fact_keys = {"A fact", fact_rows, sizeof fact_rows / sizeof *fact_rows, 0, NULL};

bool fact_read(const struct context *context, const struct value *map, struct measure *measure)
{
	struct fact *fact = arena_alloc(context->arena, sizeof *fact);
	measure->fact = fact;
	fact->single = true;
	fact->date.day = MISSING_DAY;
	if (!keys_check(context, map, &fact_keys, "a fact", map->place))
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
