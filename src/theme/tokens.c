/* theme.yaml, part by part. */
#include <string.h>

#include "base/text.h"
#include "data/keys.h"
#include "theme/loading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { POINTS_MAX = 5000, PIXELS_MAX = 500, MILLI = 3 };

const char *const colour_names[COLOUR_COUNT] = {
    [COLOUR_TEXT] = "text",
    [COLOUR_SECONDARY] = "secondary",
    [COLOUR_GROUND] = "ground",
    [COLOUR_TINT] = "tint",
    [COLOUR_RULE] = "rule",
    [COLOUR_HEADING] = "heading",
    [COLOUR_NUMERAL] = "numeral",
    [COLOUR_ACCENT] = "accent",
    [COLOUR_LINK] = "link",
    [COLOUR_LINK_VISITED] = "link-visited",
    [COLOUR_LINK_HOVER] = "link-hover",
    [COLOUR_FOCUS] = "focus",
    [COLOUR_FOCUS_TEXT] = "focus-text",
    [COLOUR_COVER] = "cover",
    [COLOUR_COVER_TEXT] = "cover-text",
    [COLOUR_ERROR] = "error",
};

const char *const type_names[TYPE_COUNT] = {
    [TYPE_TITLE] = "title",
    [TYPE_H1] = "h1",
    [TYPE_H2] = "h2",
    [TYPE_H3] = "h3",
    [TYPE_LEAD] = "lead",
    [TYPE_BODY] = "body",
    [TYPE_SMALL] = "small",
    [TYPE_FURNITURE] = "furniture",
    [TYPE_NUMERAL] = "numeral",
    [TYPE_TILE_LABEL] = "tile-label",
    [TYPE_QUOTATION] = "quotation",
    [TYPE_CHART_TITLE] = "chart-title",
};

const char *const face_names[FACE_COUNT] = {[FACE_TEXT] = "text", [FACE_BOLD] = "bold", [FACE_CODE] = "code"};

static const char *const face_choices[] = {"text", "bold", "code", NULL};
static const char *const dashes[] = {"solid", "dashed", "dotted", "dash-dot", NULL};
static const char *const markers[] = {"circle", "square", "triangle", "diamond", NULL};
static const char *const patterns[] = {"none", "diagonal", "back-diagonal", "dots", "horizontal", NULL};

static const struct key root_rows[] = {
    {.name = "base", .type = KEY_NAME},
    {.name = "colours", .type = KEY_MAP},
    {.name = "dark", .type = KEY_MAP},
    {.name = "series", .type = KEY_LIST},
    {.name = "dark-series", .type = KEY_LIST},
    {.name = "sequential", .type = KEY_LIST},
    {.name = "dark-sequential", .type = KEY_LIST},
    {.name = "type", .type = KEY_MAP},
    {.name = "page", .type = KEY_MAP},
    {.name = "fonts", .type = KEY_MAP},
    {.name = "logo", .type = KEY_MAP},
    {.name = "cover-drawing", .type = KEY_TEXT},
};
static const struct key_table root_keys = {.rows = root_rows, .count = COUNT(root_rows)};

static const struct key series_rows[] = {
    {.name = "fill", .type = KEY_TEXT, .required = true},
    {.name = "outline", .type = KEY_TEXT},
    {.name = "dash", .type = KEY_TEXT, .choices = dashes},
    {.name = "marker", .type = KEY_TEXT, .choices = markers},
    {.name = "pattern", .type = KEY_TEXT, .choices = patterns},
};
static const struct key_table series_keys = {.rows = series_rows, .count = COUNT(series_rows)};

static const struct key style_rows[] = {
    {.name = "face", .type = KEY_TEXT, .choices = face_choices},
    {.name = "paper", .type = KEY_LIST},
    {.name = "screen", .type = KEY_LIST},
    {.name = "phone", .type = KEY_LIST},
};
static const struct key_table style_keys = {.rows = style_rows, .count = COUNT(style_rows)};

static const struct key font_rows[] = {
    {.name = "text", .type = KEY_TEXTS},
    {.name = "bold", .type = KEY_TEXTS},
    {.name = "code", .type = KEY_TEXTS},
    {.name = "fallback", .type = KEY_TEXTS},
    {.name = "folders", .type = KEY_TEXTS},
    {.name = "screen", .type = KEY_TEXTS},
};
static const struct key_table font_keys = {.rows = font_rows, .count = COUNT(font_rows)};

static const struct key logo_rows[] = {
    {.name = "file", .type = KEY_TEXT, .required = true},
    {.name = "alt", .type = KEY_TEXT, .required = true},
};
static const struct key_table logo_keys = {.rows = logo_rows, .count = COUNT(logo_rows)};

static const struct value *part(const struct value *map, const char *key, enum value_kind kind)
{
	const struct value *value = value_get(map, key);
	return value && value->kind == kind ? value : NULL;
}

/* A mapping whose keys are the COUNT names, all of one type. */
static void check_roles(const struct loading *l, const struct value *map, const char *const *names, size_t count,
    enum key_type type, const char *what)
{
	struct key *keys = arena_array(l->context->arena, count, sizeof *keys);
	for (size_t i = 0; i < count; i++)
		keys[i] = (struct key){.name = names[i], .type = type};
	const struct key_table table = {.rows = keys, .count = count};
	keys_check(l->context, map, &table, what, map->key_place);
}

/* ---- colours ---- */

/* "#12436D", or 12436D; false after a message. */
static bool read_colour(const struct loading *l, const struct value *value, colour *out)
{
	const char *digits = value->kind == VALUE_TEXT ? value->text + (value->text[0] == '#') : "";
	colour result = 0;
	size_t length = strspn(digits, "0123456789abcdefABCDEF");
	for (size_t i = 0; i < length && i < 6; i++) {
		char c = digits[i];
		result = result << 4 | (colour)(c <= '9' ? c - '0' : (c & ~0x20) - 'A' + 10);
	}
	*out = result;
	if (length == 6 && !digits[6])
		return true;
	message_add(l->context->messages, MSG_THEME_COLOUR, value->kind == VALUE_TEXT ? value->place : value->key_place);
	return false;
}

static void read_colours(struct loading *l, const struct value *map, enum palette palette)
{
	colour *colours = palette == PALETTE_DARK ? l->theme->dark : l->theme->colours;
	if (!map)
		return;
	check_roles(l, map, colour_names, COLOUR_COUNT, KEY_TEXT, palette == PALETTE_DARK ? "'dark'" : "'colours'");
	for (size_t i = 0; i < COLOUR_COUNT; i++) {
		const struct value *value = value_item(map, colour_names[i]);
		if (value && read_colour(l, value, &colours[i]))
			l->colours[palette][i] = value->place;
	}
}

static int choice(const struct value *map, const char *key, const char *const *choices)
{
	const char *text = value_text(map, key);
	for (int i = 0; text && choices[i]; i++)
		if (strcmp(choices[i], text) == 0)
			return i;
	return 0;
}

static bool read_style(const struct loading *l, const struct value *item, struct series_style *out)
{
	if (!keys_check(l->context, item, &series_keys, "a series", item->place))
		return false;
	const struct value *outline = value_get(item, "outline");
	if (!read_colour(l, value_get(item, "fill"), &out->fill))
		return false;
	out->outline = out->fill;
	if (outline && outline->kind == VALUE_TEXT && !read_colour(l, outline, &out->outline))
		return false;
	out->dash = choice(item, "dash", dashes);
	out->marker = choice(item, "marker", markers);
	out->pattern = choice(item, "pattern", patterns);
	return true;
}

static void read_series(
    const struct loading *l, const struct value *list, struct series_style *styles, struct place *places, size_t count)
{
	if (!list)
		return;
	if (list->count != count) {
		message_add(l->context->messages, MSG_THEME_COUNT, list->place, list->key, (int)count, (int)list->count);
		return;
	}
	const struct value *item = list->first;
	for (size_t i = 0; i < count; i++, item = item->next)
		if (read_style(l, item, &styles[i]))
			places[i] = item->place;
}

/* ---- lengths ---- */

/* A number of at most MAX, in thousandths; false after a message. */
static bool read_length(const struct loading *l, const struct value *value, int max, extent *out)
{
	struct number number;
	if (value->kind == VALUE_TEXT && number_parse(value->text, &number)) {
		number = number_round(number, MILLI);
		if (number.units >= 0 && number.units <= (int64_t)max * 1000) {
			*out = (extent)number.units;
			return true;
		}
	}
	message_add(l->context->messages, MSG_THEME_LENGTH, value->place, max);
	return false;
}

/* [size, leading]; nothing changes where it cannot be read. */
static void read_pair(
    const struct loading *l, const struct value *map, const char *key, int max, extent *size, extent *leading)
{
	const struct value *pair = part(map, key, VALUE_LIST);
	extent values[2];
	if (!pair)
		return;
	if (pair->count != 2) {
		message_add(l->context->messages, MSG_THEME_PAIR, pair->place, key);
		return;
	}
	if (!read_length(l, pair->first, max, &values[0]) || !read_length(l, pair->first->next, max, &values[1]))
		return;
	if (values[0] < 1000 || values[1] < values[0]) {
		message_add(l->context->messages, MSG_THEME_LEADING, pair->place);
		return;
	}
	*size = values[0];
	*leading = values[1];
}

static void read_pixels(const struct loading *l, const struct value *map, const char *key, int *size, int *leading)
{
	extent milli_size = *size * 1000, milli_leading = *leading * 1000;
	read_pair(l, map, key, PIXELS_MAX, &milli_size, &milli_leading);
	*size = milli_size / 1000;
	*leading = milli_leading / 1000;
}

static void read_type(struct loading *l, const struct value *map)
{
	if (!map)
		return;
	check_roles(l, map, type_names, TYPE_COUNT, KEY_MAP, "'type'");
	for (size_t i = 0; i < TYPE_COUNT; i++) {
		const struct value *role = part(map, type_names[i], VALUE_MAP);
		struct type_style *style = &l->theme->type[i];
		if (!role)
			continue;
		keys_check(l->context, role, &style_keys, "a type role", role->place);
		if (value_text(role, "face"))
			style->face = (enum face)choice(role, "face", face_choices);
		read_pair(l, role, "paper", POINTS_MAX, &style->size, &style->leading);
		read_pixels(l, role, "screen", &style->screen_size, &style->screen_leading);
		read_pixels(l, role, "phone", &style->small_size, &style->small_leading);
		l->type[i] = role->place;
	}
}

/* ---- the page ---- */

enum section_start theme_section_start(const char *word)
{
	static const char *const words[] = {"new-page", "numbered", "run-on"};
	size_t at = 0;
	while (at + 1 < COUNT(words) && strcmp(words[at], word) != 0)
		at++;
	return (enum section_start)(strcmp(words[at], word) == 0 ? at : 0);
}

static void read_page(struct loading *l, const struct value *map)
{
	struct page_style *page = &l->theme->page;
	static const char *const names[] = {"width", "height", "left", "right", "top", "bottom", "side", "gutter", "grid",
	    "landscape-plans", "sections", "lists-from"};
	extent *lengths[] = {&page->width, &page->height, &page->left, &page->right, &page->top, &page->bottom, &page->side,
	    &page->gutter, &page->grid};
	if (!map)
		return;
	check_roles(l, map, names, COUNT(names), KEY_TEXT, "'page'");
	for (size_t i = 0; i < COUNT(lengths); i++) {
		const struct value *value = value_get(map, names[i]);
		if (value && value->kind == VALUE_TEXT)
			read_length(l, value, POINTS_MAX, lengths[i]);
	}
	const struct value *landscape = part(map, "landscape-plans", VALUE_TEXT);
	bool sound = !landscape || keys_parse_boolean(landscape->text, &page->landscape_plans);
	if (!sound)
		message_add(l->context->messages, MSG_KEY_BOOLEAN, landscape->place, "landscape-plans", landscape->text);
	if (value_text(map, "sections"))
		page->sections = theme_section_start(value_text(map, "sections"));
	const struct value *from = part(map, "lists-from", VALUE_TEXT);
	struct number count;
	if (from && number_parse(from->text, &count) && !count.decimals)
		page->lists_from = (int)keys_integer(map, "lists-from", page->lists_from);
	else if (from)
		message_add(l->context->messages, MSG_KEY_INTEGER, from->place, "lists-from", from->text);
	l->page = map->place;
}

/* ---- fonts and logo ---- */

/* Replaces LIST, of room for CAPACITY texts and a NULL. False where MAP says nothing. */
static bool read_names(
    const struct loading *l, const struct value *map, const char *key, const char **list, size_t capacity)
{
	const struct value **items;
	size_t count = keys_texts(l->context, map, key, &items);
	if (!count)
		return false;
	if (count > capacity) {
		message_add(l->context->messages, MSG_THEME_MANY, items[capacity]->place, key, (int)capacity);
		count = capacity;
	}
	for (size_t i = 0; i <= capacity; i++)
		list[i] = i < count ? items[i]->text : NULL;
	return true;
}

/* Families of fonts on screen: their names stand in the style sheet, so that no sign of CSS may stand in them. */
static void read_screen(const struct loading *l, const struct value *map)
{
	struct theme *theme = l->theme;
	const struct value **items;
	size_t count = keys_texts(l->context, map, "screen", &items);
	for (size_t i = 0; i < count; i++)
		for (const char *at = items[i]->text; *at; at++)
			if ((unsigned char)*at < ' ' || strchr("\"'\\<>(){}[];:,*/@!", *at)) {
				message_add(l->context->messages, MSG_THEME_FAMILY, items[i]->place, items[i]->text);
				break;
			}
	read_names(l, map, "screen", theme->screen_fonts, COUNT(theme->screen_fonts) - 1);
}

static void read_fonts(struct loading *l, const struct value *map)
{
	struct theme *theme = l->theme;
	if (!map)
		return;
	keys_check(l->context, map, &font_keys, "'fonts'", map->key_place);
	for (size_t i = 0; i < FACE_COUNT; i++)
		if (read_names(l, map, face_names[i], theme->fonts[i], COUNT(theme->fonts[i]) - 1))
			l->fonts[i] = value_get(map, face_names[i])->place;
	read_names(l, map, "fallback", theme->fallback, COUNT(theme->fallback) - 1);
	read_names(l, map, "folders", theme->font_folders, COUNT(theme->font_folders) - 1);
	read_screen(l, map);
}

static void read_logo(struct loading *l, const struct value *map)
{
	if (!map || !keys_check(l->context, map, &logo_keys, "'logo'", map->key_place))
		return;
	l->theme->logo = value_text(map, "file");
	l->theme->logo_alt = value_text(map, "alt");
	l->logo = value_get(map, "file");
}

/* ---- all ---- */

void tokens_read(struct loading *l, const struct value *root)
{
	struct theme *theme = l->theme;
	keys_check(l->context, root, &root_keys, "theme.yaml", root->place);
	read_colours(l, part(root, "colours", VALUE_MAP), PALETTE_LIGHT);
	read_colours(l, part(root, "dark", VALUE_MAP), PALETTE_DARK);
	read_series(l, part(root, "series", VALUE_LIST), theme->series, l->series[PALETTE_LIGHT], SERIES_MAX);
	read_series(l, part(root, "dark-series", VALUE_LIST), theme->dark_series, l->series[PALETTE_DARK], SERIES_MAX);
	read_series(l, part(root, "sequential", VALUE_LIST), theme->sequential, l->sequential[PALETTE_LIGHT], SEQUENCE);
	read_series(
	    l, part(root, "dark-sequential", VALUE_LIST), theme->dark_sequential, l->sequential[PALETTE_DARK], SEQUENCE);
	read_type(l, part(root, "type", VALUE_MAP));
	read_page(l, part(root, "page", VALUE_MAP));
	read_fonts(l, part(root, "fonts", VALUE_MAP));
	read_logo(l, part(root, "logo", VALUE_MAP));
	if (value_text(root, "cover-drawing"))
		l->cover_drawing = value_get(root, "cover-drawing");
}

static void missing(const struct loading *l, const char *part_name, const char *name)
{
	message_add(l->context->messages, MSG_THEME_MISSING, l->theme->place, part_name, name);
}

static void complete_list(const struct loading *l, const struct place *places, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (places[i].file)
			continue;
		missing(l, name, arena_format(l->context->arena, "%d", (int)i + 1));
		return;
	}
}

static void complete_page(const struct loading *l)
{
	const struct page_style *page = &l->theme->page;
	struct place place = l->page.file ? l->page : l->theme->place;
	if (page->width <= 0 || page->height <= 0 || page->grid <= 0)
		missing(l, "page", "width, height and grid");
	else if (page->width - page->left - page->right - page->side - page->gutter < page->width / 4 ||
	         page->height - page->top - page->bottom < page->height / 4)
		message_add(l->context->messages, MSG_THEME_PAGE, place);
}

void tokens_complete(const struct loading *l)
{
	for (size_t i = 0; i < COLOUR_COUNT; i++) {
		if (!l->colours[PALETTE_LIGHT][i].file)
			missing(l, "colours", colour_names[i]);
		if (!l->colours[PALETTE_DARK][i].file)
			missing(l, "dark", colour_names[i]);
	}
	complete_list(l, l->series[PALETTE_LIGHT], SERIES_MAX, "series");
	complete_list(l, l->series[PALETTE_DARK], SERIES_MAX, "dark-series");
	complete_list(l, l->sequential[PALETTE_LIGHT], SEQUENCE, "sequential");
	complete_list(l, l->sequential[PALETTE_DARK], SEQUENCE, "dark-sequential");
	for (size_t i = 0; i < TYPE_COUNT; i++) {
		const struct type_style *style = &l->theme->type[i];
		if (!style->size || !style->screen_size || !style->small_size)
			missing(l, "type", type_names[i]);
	}
	for (size_t i = 0; i < FACE_COUNT; i++)
		if (!l->theme->fonts[i][0])
			missing(l, "fonts", face_names[i]);
	if (!l->theme->screen_fonts[0])
		missing(l, "fonts", "screen");
	complete_page(l);
}
