/* The fonts of a theme: opening, metrics, and text shaped word by word. */
#include "type/itemise.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/text.h"

/* The bytes of an open file, not mapped: all of them are summed up soon, and each page of a mapping would be fetched by itself. */
static hb_blob_t *font_read(struct fonts *fonts, int file)
{
	struct stat status;
	size_t length = fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
	if (!length || length > FONT_BYTES_MAX)
		return NULL;
	char *bytes = arena_alloc(fonts->arena, length);
	for (size_t have = 0; have < length;) {
		ssize_t got = folder_read(file, bytes + have, length - have);
		if (got <= 0)
			return NULL;
		have += (size_t)got;
	}
	return fonts->library->blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
}

/* NULL if the file can't be read, or not whole. */
static hb_blob_t *font_blob(struct fonts *fonts, const char *path)
{
	int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	hb_blob_t *blob = file < 0 ? NULL : font_read(fonts, file);
	if (file >= 0)
		close(file);
	return blob;
}

static const char *font_name(struct arena *arena, const struct font *font)
{
	char name[64];
	unsigned length = sizeof name;
	font->library->ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
	if (!length)
		return "Font";
	for (unsigned i = 0; i < length; i++)
		if (name[i] <= ' ' || name[i] > '~' || strchr("()<>[]{}/%#", name[i]))
			name[i] = '-';
	return arena_slice(arena, name, length);
}

static int metric_of(const struct font *font, hb_ot_metrics_tag_t tag, int otherwise)
{
	hb_position_t position;
	return font->library->ot_metrics_get_position(font->hb, tag, &position) ? position / (EM / 1000) : otherwise;
}

static void facts_box(struct font *font)
{
	const struct harfbuzz *library = font->library;
	hb_blob_t *head = library->face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned length;
	const unsigned char *bytes = (const unsigned char *)library->blob_get_data(head, &length);
	int units = (int)library->face_get_upem(font->face);
	for (int i = 0; i < 4 && length >= 44; i++)
		font->facts.box[i] = (int16_t)(bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i]) * 1000 / units;
	library->blob_destroy(head);
}

static bool is_fixed_pitch(struct font *font)
{
	const struct harfbuzz *library = font->library;
	hb_blob_t *post = library->face_reference_table(font->face, HB_TAG('p', 'o', 's', 't'));
	unsigned length;
	const unsigned char *bytes = (const unsigned char *)library->blob_get_data(post, &length);
	bool fixed = length >= 16 && (bytes[12] | bytes[13] | bytes[14] | bytes[15]);
	library->blob_destroy(post);
	return fixed;
}

static void facts_fill(struct arena *arena, struct font *font)
{
	enum { FIXED_PITCH = 1, NON_SYMBOLIC = 32, ITALIC = 64, FORCE_BOLD = 1 << 18 };
	struct font_facts *facts = &font->facts;
	int weight = (int)font->library->style_get_value(font->hb, HB_STYLE_TAG_WEIGHT);
	bool italic = font->library->style_get_value(font->hb, HB_STYLE_TAG_ITALIC) > 0;
	facts->name = font_name(arena, font);
	facts_box(font);
	facts->ascent = metric_of(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 800);
	facts->descent = metric_of(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -200);
	facts->cap_height = metric_of(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 700);
	facts->x_height = metric_of(font, HB_OT_METRICS_TAG_X_HEIGHT, 500);
	facts->italic_angle = (int)font->library->style_get_value(font->hb, HB_STYLE_TAG_SLANT_ANGLE);
	facts->stem_v = 50 + weight * weight / 4225;
	facts->flags = NON_SYMBOLIC | (is_fixed_pitch(font) ? FIXED_PITCH : 0U) | (italic ? ITALIC : 0U) |
	               (weight >= 700 ? FORCE_BOLD : 0U);
}

static void font_close(struct font *font)
{
	font->library->font_destroy(font->hb);
	font->library->face_destroy(font->face);
	font->library->blob_destroy(font->blob);
	*font = (struct font){0};
}

/* Opens a font file: checked, scaled to millionths of the em. NULL, or the fault in words. */
static const char *font_open(struct fonts *fonts, struct font *font, const char *path)
{
	const struct harfbuzz *library = font->library = fonts->library;
	font->blob = font_blob(fonts, path);
	if (!font->blob)
		return "it can't be read, is empty, or is larger than 64 MB";
	unsigned length;
	const void *bytes = library->blob_get_data(font->blob, &length);
	const char *fault = opentype_fault(bytes, length);
	if (fault) {
		font_close(font);
		return fault;
	}
	font->path = path;
	font->pair_map.arena = fonts->arena;
	font->face = library->face_create(font->blob, 0);
	font->hb = library->font_create(font->face);
	library->font_set_scale(font->hb, EM, EM);
	fault = opentype_licence_fault(font);
	if (!fault && !library->face_get_glyph_count(font->face))
		fault = "it holds no glyphs";
	if (fault) {
		font_close(font);
		return fault;
	}
	facts_fill(fonts->arena, font);
	font->sets_ascii = font_sets_ascii(font);
	return NULL;
}

static const struct {
	const char *start, *package;
} font_packages[] = {
    {"Lato", "fonts-lato"},
    {"Liberation", "fonts-liberation"},
    {"OpenSans", "fonts-open-sans"},
    {"Noto", "fonts-noto-core"},
    {"DejaVu", "fonts-dejavu-core"},
    {"Inter", "fonts-inter"},
};

static const char *package_hint(struct arena *arena, const char *name)
{
	for (size_t i = 0; i < sizeof font_packages / sizeof *font_packages; i++)
		if (text_starts(name, font_packages[i].start))
			return arena_format(arena,
			    "install it ('apt-get install %s'), or put the file into the theme's folder 'fonts'",
			    font_packages[i].package);
	return NULL;
}

static void missing_report(const struct context *context, const struct fonts *fonts, enum face face)
{
	static const char *const kinds[FACE_COUNT] = {"text", "bold", "code"};
	struct buffer names = {0};
	for (size_t i = 0; fonts->theme->fonts[face][i]; i++)
		buffer_format(&names, "%s%s", i ? ", " : "", fonts->theme->fonts[face][i]);
	const char *listed = arena_copy(context->arena, buffer_text(&names));
	buffer_release(&names);
	message_add_hint(context->messages, MSG_FONT_MISSING, fonts->theme->place,
	    package_hint(context->arena, fonts->theme->fonts[face][0]), kinds[face], listed);
}

/* The number of an open font, or -1. */
static int font_index(const struct fonts *fonts, const char *path)
{
	for (size_t i = 0; i < TYPE_FONTS_MAX; i++)
		if (text_equal(fonts->fonts[i].path, path))
			return (int)i;
	return -1;
}

/* "DejaVuSans-Bold.ttf" of "DejaVuSans.ttf". */
static const char *bold_name(struct arena *arena, const char *name)
{
	const char *regular = strstr(name, "-Regular."), *dot = strrchr(name, '.');
	if (regular)
		dot = regular + strlen("-Regular");
	const char *end = regular ? regular : dot;
	return end ? arena_format(arena, "%.*s-Bold%s", (int)(end - name), name, dot) : NULL;
}

/* Opens the fallback NAME as font NUMBER, unless it is open already. */
static struct fallback fallback_open(struct fonts *fonts, const char *name, unsigned number)
{
	const char *const names[] = {name, NULL};
	const char *path = name ? font_find(fonts, names) : NULL;
	int known = path ? font_index(fonts, path) : -1;
	if (!path)
		return (struct fallback){.state = FONT_ABSENT};
	if (known >= 0)
		return (struct fallback){.state = FONT_OPEN, .font = (unsigned)known};
	const char *fault = font_open(fonts, &fonts->fonts[number], path);
	return (struct fallback){fault ? FONT_ABSENT : FONT_OPEN, number, fault ? path : NULL, fault};
}

struct font *font_fallback(struct fonts *fonts, size_t index, bool bold)
{
	struct fallback *fallback = bold ? &fonts->bold_fallback[index] : &fonts->fallback[index];
	const char *name = fonts->theme->fallback[index];
	unsigned number = FACE_COUNT + (bold ? (unsigned)FALLBACK_MAX : 0) + (unsigned)index;
	if (fallback->state == FONT_UNTRIED)
		*fallback = fallback_open(fonts, bold ? bold_name(fonts->arena, name) : name, number);
	return fallback->state == FONT_OPEN ? &fonts->fonts[fallback->font] : NULL;
}

_Static_assert(FACE_COUNT + 2 * FALLBACK_MAX <= TYPE_FONTS_MAX, "each face and fallback has its number");

/* False after a message. */
static bool face_open(const struct context *context, struct fonts *fonts, enum face face)
{
	const char *path = font_find(fonts, fonts->theme->fonts[face]);
	if (!path) {
		missing_report(context, fonts, face);
		return false;
	}
	int known = font_index(fonts, path);
	fonts->of_face[face] = known >= 0 ? (unsigned)known : face;
	const char *fault = known >= 0 ? NULL : font_open(fonts, &fonts->fonts[face], path);
	if (fault)
		message_add(context->messages, MSG_FONT_MALFORMED, fonts->theme->place, path, fault);
	return !fault;
}

static bool faces_open(const struct context *context, struct fonts *fonts)
{
	bool all = true;
	for (enum face face = 0; face < FACE_COUNT; face++)
		all = face_open(context, fonts, face) && all;
	return all;
}

void type_prepare(void)
{
	harfbuzz_prepare();
}

struct fonts *type_load(const struct context *context, const struct theme *theme)
{
	enum { FIRST_SLOTS = 4096 };
	struct arena *arena = arena_new();
	struct fonts *fonts = arena_alloc(arena, sizeof *fonts);
	fonts->arena = arena;
	fonts->theme = theme;
	struct harfbuzz *library = arena_alloc(arena, sizeof *library);
	*library = harfbuzz_load();
	fonts->library = library;
	fonts->buffer = library->buffer_create();
	fonts->hb_languages[0] = library->language_from_string("en", -1);
	fonts->language_count = 1;
	atomic_init(&fonts->words, word_table_new(arena, FIRST_SLOTS));
	if (pthread_mutex_init(&fonts->lock, NULL))
		memory_resize(NULL, SIZE_MAX); /* ends the program: out of memory */
	if (faces_open(context, fonts))
		return fonts;
	type_release(fonts);
	return NULL;
}

void type_release(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (size_t i = 0; i < TYPE_FONTS_MAX; i++)
		if (fonts->fonts[i].hb)
			font_close(&fonts->fonts[i]);
	fonts->library->buffer_destroy(fonts->buffer);
	buffer_release(&fonts->stripped);
	pthread_mutex_destroy(&fonts->lock);
	arena_free(fonts->arena);
}

static void fallback_report(const struct context *context, const struct fonts *fonts, const struct fallback *fallback)
{
	if (fallback->fault)
		message_add(context->messages, MSG_FONT_MALFORMED, fonts->theme->place, fallback->path, fallback->fault);
}

void type_report(const struct context *context, const struct fonts *fonts)
{
	for (size_t i = 0; i < FALLBACK_MAX; i++) {
		fallback_report(context, fonts, &fonts->fallback[i]);
		fallback_report(context, fonts, &fonts->bold_fallback[i]);
		if (fonts->bold_wanting[i])
			message_add(context->messages, MSG_FONT_NO_BOLD, fonts->theme->place, fonts->theme->fallback[i]);
	}
}

struct shaper *type_shaper(struct fonts *fonts, struct arena *arena)
{
	struct shaper *shaper = arena_alloc(arena, sizeof *shaper);
	shaper->fonts = fonts;
	shaper->arena = arena;
	return shaper;
}

struct font_facts type_font(const struct shaper *shaper, unsigned font)
{
	return shaper->fonts->fonts[font].facts;
}
