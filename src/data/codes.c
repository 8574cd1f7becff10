/* Codes and bands of a field: their names, labels, other spellings and bounds. */
#include <string.h>

#include "base/text.h"
#include "data/field_kind.h"
#include "data/formats.h"
#include "data/intern.h"
#include "data/keys.h"
#include "data/links.h"

enum { CODES_MAX = 60000, BANDS_MAX = 500 };

static const struct key code_rows[] = {
    {"label", KEY_TEXT, true, NULL, NULL, NULL, NULL, "what readers see", "Children in care"},
    {"also", KEY_TEXTS, false, NULL, NULL, NULL, NULL,
        "spellings that records may use instead of the code, in any case", "[CLA, Looked after]"},
};

const struct key_table code_keys = {"A code", code_rows, sizeof code_rows / sizeof *code_rows, ALSO_TEXT, NULL};

static const struct key band_rows[] = {
    {"label", KEY_TEXT, true, NULL, NULL, NULL, NULL, "what readers see", "13 to 15"},
    {"code", KEY_NAME, false, NULL, NULL, NULL, "the label in lower case, with hyphens",
        "its name in conditions and cells: `13-and-over`", "teens"},
    {"from", KEY_NUMBER, false, NULL, NULL, NULL, "no bound", "the lowest number in it", "13"},
    {"over", KEY_NUMBER, false, NULL, NULL, NULL, "no bound", "the same, but this number is not in it", "4"},
    {"to", KEY_NUMBER, false, NULL, NULL, NULL, "no bound", "the highest number in it", "15"},
    {"under", KEY_NUMBER, false, NULL, NULL, NULL, "no bound", "the same, but this number is not in it", "13"},
};

const struct key_table band_keys = {"A band", band_rows, sizeof band_rows / sizeof *band_rows, 0, NULL};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- codes ---- */

/* These have a meaning of their own where a cell of a figure is named. */
static bool check_code_name(const struct context *context, const char *name, struct place place)
{
	static const char *const taken[] = {"unknown", "all", "percent", "rest"};
	for (size_t i = 0; i < COUNT(taken); i++) {
		if (!text_equal(name, taken[i]))
			continue;
		if (i == 0)
			message_add(context->messages, MSG_DICTIONARY_UNKNOWN, place);
		else
			message_add(context->messages, MSG_DICTIONARY_TAKEN, place, name);
		return false;
	}
	return true;
}

static const struct value *written(const struct context *context, struct place place, const char *text)
{
	struct value *value = arena_alloc(context->arena, sizeof *value);
	*value = (struct value){.kind = VALUE_TEXT, .quoted = true, .place = place, .text = text};
	return value;
}

/* A code's label alone, or its label and other spellings. */
static void read_code(const struct context *context, struct field *field, const struct value *item)
{
	struct code *code = &field->codes[field->code_count++];
	const char *what = arena_format(context->arena, "code '%s'", item->key);
	field->broken |= !dictionary_check_name(context, item);
	check_code_name(context, item->key, item->key_place);
	*code = (struct code){.name = item->key, .place = item->key_place};
	const struct value *label = item;
	if (item->kind == VALUE_MAP) {
		keys_check(context, item, &code_keys, what, item->key_place);
		label = value_get(item, "label");
		code->also_count = keys_texts(context, item, "also", &code->also);
	} else if (item->kind == VALUE_LIST) {
		message_add(context->messages, MSG_DICTIONARY_CODE_LABEL, item->place, item->key);
	}
	bool labelled = label && label->kind == VALUE_TEXT;
	code->label = labelled ? label : written(context, item->key_place, item->key);
}

/* Whose the spellings are: names of codes and other spellings without regard to case. */
struct spelling_check {
	const struct context *context;
	struct intern texts;
	uint32_t *owners; /* by number: index + 1 of the code; 0: of several */
	struct buffer folded;
};

/* The number of TEXT; a new one is OWNER's. */
static uint32_t spelling_add(struct spelling_check *s, const char *text, uint32_t owner)
{
	uint32_t before = s->texts.count;
	buffer_clear(&s->folded);
	text_fold(&s->folded, text);
	uint32_t number = intern_add(&s->texts, buffer_text(&s->folded), s->folded.length);
	if (number > before)
		s->owners[number] = owner;
	return number;
}

static void check_spelling(struct spelling_check *s, const struct field *field, size_t code, const struct value *also)
{
	uint32_t number = spelling_add(s, also->text, (uint32_t)code + 1), owner = s->owners[number];
	check_code_name(s->context, also->text, also->place);
	if (owner == code + 1)
		return;
	message_add(s->context->messages, MSG_DICTIONARY_SPELLING, also->place, also->text);
	if (owner)
		message_also(s->context->messages, field->codes[owner - 1].place, "the other code");
}

/* A spelling leads to one code alone. */
static void check_spellings(const struct context *context, const struct field *field)
{
	size_t count = field->code_count;
	for (size_t i = 0; i < field->code_count; i++)
		count += field->codes[i].also_count;
	if (count == field->code_count)
		return;
	struct spelling_check s = {.context = context};
	intern_init(&s.texts, context->arena);
	s.owners = arena_array(context->arena, count + 1, sizeof *s.owners);
	for (size_t i = 0; i < field->code_count; i++) {
		uint32_t number = spelling_add(&s, field->codes[i].name, (uint32_t)i + 1);
		if (s.owners[number] != i + 1)
			s.owners[number] = 0;
	}
	for (size_t i = 0; i < field->code_count; i++)
		for (size_t j = 0; j < field->codes[i].also_count; j++)
			check_spelling(&s, field, i, field->codes[i].also[j]);
	buffer_release(&s.folded);
	intern_release(&s.texts);
}

/* Room for the codes or bands that are WRITTEN; NULL where none can be read, after a message if there are none or too many. */
static const struct value *codes_open(
    const struct context *context, struct field *field, const struct value *written, enum value_kind kind, int most)
{
	bool readable = written && written->kind == kind;
	field->broken = !readable || !written->count || written->count > (size_t)most;
	if (!readable)
		return NULL;
	if (field->broken) {
		message_add(context->messages, MSG_DICTIONARY_CODES, written->place, field->name, most);
		return NULL;
	}
	field->codes = arena_array(context->arena, written->count, sizeof *field->codes);
	return written;
}

void parse_codes(const struct context *context, struct field *field, const struct value *map)
{
	const struct value *codes = codes_open(context, field, value_get(map, "codes"), VALUE_MAP, CODES_MAX);
	if (!codes)
		return;
	for (const struct value *item = codes->first; item; item = item->next)
		read_code(context, field, item);
	check_spellings(context, field);
}

/* ---- bands ---- */

static bool twice(const struct field *field, const char *name)
{
	for (size_t i = 0; i < field->code_count; i++)
		if (text_equal(field->codes[i].name, name))
			return true;
	return false;
}

/* One end of a band: the number that belongs to it, or the one beyond it. */
static struct band_bound read_bound(
    const struct context *context, const struct value *band, const char *included, const char *excluded)
{
	struct band_bound bound = {.included = keys_number(band, included, &bound.at)};
	struct number at;
	bound.given = bound.included;
	if (!keys_number(band, excluded, &at))
		return bound;
	if (bound.given)
		message_add(
		    context->messages, MSG_DICTIONARY_BAND_TWO, value_get(band, excluded)->key_place, included, excluded);
	else
		bound = (struct band_bound){true, false, at};
	return bound;
}

static const char *band_name(const struct context *context, const struct value *item)
{
	const char *name = value_text(item, "code");
	if (name)
		return name;
	struct buffer slug = {0};
	text_slug(&slug, value_text(item, "label"));
	name = arena_copy(context->arena, buffer_text(&slug));
	buffer_release(&slug);
	return name;
}

static void read_band(const struct context *context, struct field *field, const struct value *item)
{
	if (!keys_check(context, item, &band_keys, "a band", item->place)) {
		field->broken = true;
		return;
	}
	struct code band = {.place = item->place, .label = value_get(item, "label"), .name = band_name(context, item)};
	if (check_code_name(context, band.name, item->place) && twice(field, band.name))
		message_add(context->messages, MSG_DICTIONARY_BAND_CODE, item->place, band.name);
	band.low = read_bound(context, item, "from", "over");
	band.high = read_bound(context, item, "to", "under");
	field->codes[field->code_count++] = band;
}

void parse_bands(const struct context *context, struct field *field, const struct value *map)
{
	const struct value *bands = codes_open(context, field, value_get(map, "bands"), VALUE_LIST, BANDS_MAX);
	if (!bands)
		return;
	for (const struct value *item = bands->first; item; item = item->next)
		read_band(context, field, item);
}

/* ---- do they meet? ---- */

/* Has FIELD no values between two whole numbers? Weeks have: they are counted in days. */
static bool is_whole(const struct field *field)
{
	return !field->kind->decimals && field->span != SPAN_WEEKS;
}

/* Among whole numbers `over: 4` is `from: 5`, `under: 4` is `to: 3`. */
static void include_bounds(struct code *band)
{
	if (band->low.given && !band->low.included)
		band->low.at.units++;
	if (band->high.given && !band->high.included)
		band->high.at.units--;
	band->low.included = band->high.included = true;
}

static bool check_whole(const struct context *context, struct field *field)
{
	bool whole = true;
	for (size_t i = 0; i < field->code_count; i++) {
		struct code *band = &field->codes[i];
		if (band->low.at.decimals == 0 && band->high.at.decimals == 0) {
			include_bounds(band);
			continue;
		}
		message_add(context->messages, MSG_DICTIONARY_BAND_WHOLE, band->place, field->of->field->name);
		whole = false;
	}
	return whole;
}

static bool is_empty(const struct code *band)
{
	if (!band->low.given || !band->high.given)
		return false;
	int order = number_compare(band->low.at, band->high.at);
	return order > 0 || (order == 0 && !(band->low.included && band->high.included));
}

/* How BAND follows the one before: 0 closely, 1 with a gap, -1 it overlaps or comes first. */
static int gap_between(const struct code *before, const struct code *band, bool whole)
{
	if (!before->high.given || !band->low.given)
		return -1;
	struct number next = before->high.at;
	next.units += whole;
	int order = number_compare(band->low.at, next);
	if (order || whole)
		return order;
	return before->high.included == band->low.included ? (band->low.included ? -1 : 1) : 0;
}

static void check_neighbours(const struct context *context, const struct field *field, bool whole)
{
	for (size_t i = 1; i < field->code_count; i++) {
		const struct code *before = &field->codes[i - 1], *band = &field->codes[i];
		int gap = gap_between(before, band, whole);
		if (gap == 0)
			continue;
		if (gap < 0)
			message_add(context->messages, MSG_DICTIONARY_BAND_OVERLAP, band->place);
		else if (whole)
			message_add(context->messages, MSG_DICTIONARY_BAND_GAP, band->place);
		else
			message_add(context->messages, MSG_DICTIONARY_BAND_GAP_EXACT, band->place);
		message_also(context->messages, before->place, "the band before it");
	}
}

/* Bands must reach as far as the field's own bounds. */
static void check_cover(const struct context *context, const struct field *field)
{
	const struct field *of = field->of->field;
	const struct code *first = &field->codes[0], *last = &field->codes[field->code_count - 1];
	int below = number_compare(of->min, first->low.at), above = number_compare(of->max, last->high.at);
	bool low = of->has_min && first->low.given && (below < 0 || (below == 0 && !first->low.included));
	bool high = of->has_max && last->high.given && (above > 0 || (above == 0 && !last->high.included));
	if (low || high)
		message_add(context->messages, MSG_DICTIONARY_BAND_COVER, low ? first->place : last->place, of->name);
}

void link_band(const struct dictionary_linker *l, struct field *field, const struct value *map)
{
	field->of = link_path(l, field->table, value_get(map, "of"), is_number, "a number, duration, age or count field");
	field->broken |= !field->of;
	if (field->broken || !field->code_count)
		return;
	bool whole = is_whole(field->of->field);
	if (whole && !check_whole(l->context, field)) {
		field->broken = true;
		return;
	}
	for (size_t i = 0; i < field->code_count; i++) {
		if (!is_empty(&field->codes[i]))
			continue;
		message_add(l->context->messages, MSG_DICTIONARY_BAND_EMPTY, field->codes[i].place);
		field->broken = true;
	}
	if (field->broken)
		return;
	check_neighbours(l->context, field, whole);
	check_cover(l->context, field);
}
