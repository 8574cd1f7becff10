/* The workbook: which sheets it has, where their parts are, and how its cells are shown. */
#include "sheet/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { TABS_MAX = 10000, FORMATS_MAX = 70000 };

/* ---- relationships ---- */

/* TARGET as a part of the archive: relative to the folder of the part FROM, or from the root. */
static const char *part_of(struct arena *arena, const char *from, const char *target)
{
	const char *slash = strrchr(from, '/');
	size_t folder = slash ? (size_t)(slash - from) + 1 : 0;
	if (*target == '/')
		return arena_copy(arena, target + 1);
	while (text_starts(target, "../") && folder) {
		target += strlen("../");
		for (folder--; folder && from[folder - 1] != '/';)
			folder--;
	}
	return arena_format(arena, "%.*s%s", (int)folder, from, target);
}

static const char *relations_of(struct arena *arena, const char *part)
{
	const char *slash = strrchr(part, '/'), *name = slash ? slash + 1 : part;
	return arena_format(arena, "%.*s_rels/%s.rels", (int)(name - part), part, name);
}

static void root_relation(void *self, struct xml *xml, const char *name, const char **attributes)
{
	struct workbook *book = self;
	const char *type = xml_attribute(attributes, "Type"), *target = xml_attribute(attributes, "Target");
	if (strcmp(name, "Relationship") != 0 || !type || !target || !text_ends(type, "/officeDocument"))
		return;
	book->part = part_of(book->arena, "", target);
	xml_stop(xml, NULL);
}

static void book_relation(void *self, struct xml *xml, const char *name, const char **attributes)
{
	struct workbook *book = self;
	const char *type = xml_attribute(attributes, "Type"), *target = xml_attribute(attributes, "Target");
	const char *id = xml_attribute(attributes, "Id"), *mode = xml_attribute(attributes, "TargetMode");
	(void)xml;
	if (strcmp(name, "Relationship") != 0 || !type || !target || !id || text_equal(mode, "External"))
		return;
	if (text_ends(type, "/styles"))
		book->styles = part_of(book->arena, book->part, target);
	if (text_ends(type, "/sharedStrings"))
		book->texts = part_of(book->arena, book->part, target);
	for (size_t i = 0; i < book->tab_count && text_ends(type, "/worksheet"); i++)
		if (text_equal(book->tabs[i].relation, id))
			book->tabs[i].part = part_of(book->arena, book->part, target);
}

/* ---- workbook ---- */

static bool is_true(const char *text)
{
	return text && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}

static void book_element(void *self, struct xml *xml, const char *name, const char **attributes)
{
	struct workbook *book = self;
	if (strcmp(name, "workbookPr") == 0)
		book->since_1904 = is_true(xml_attribute(attributes, "date1904"));
	if (strcmp(name, "sheet") != 0)
		return;
	const char *title = xml_attribute(attributes, "name"), *relation = xml_attribute(attributes, "r:id");
	const char *state = xml_attribute(attributes, "state");
	if (!relation)
		relation = xml_attribute(attributes, "id");
	if (!title || !relation)
		return;
	if (book->tab_count >= TABS_MAX) {
		xml_stop(xml, "it has more than 10,000 sheets");
		return;
	}
	book->tabs = arena_grow(book->arena, book->tabs, book->tab_count, &book->tab_capacity, sizeof *book->tabs);
	book->tabs[book->tab_count++] = (struct xlsx_tab){arena_copy(book->arena, title), arena_copy(book->arena, relation),
	    NULL, state && strcmp(state, "visible") != 0};
}

/* ---- styles ---- */

struct styles {
	struct workbook *book;
	bool cells; /* inside cellXfs */
	struct {
		uint32_t id;
		const char *code;
	} * codes;
	size_t code_count, code_capacity;
};

static uint32_t number_of(const char *text)
{
	return text ? (uint32_t)strtoul(text, NULL, 10) : 0;
}

static void add_code(struct styles *styles, const char *id, const char *code)
{
	struct arena *arena = styles->book->arena;
	if (!id || !code || styles->code_count >= FORMATS_MAX)
		return;
	styles->codes = arena_grow(arena, styles->codes, styles->code_count, &styles->code_capacity, sizeof *styles->codes);
	styles->codes[styles->code_count].id = number_of(id);
	styles->codes[styles->code_count++].code = arena_copy(arena, code);
}

static void add_format(struct styles *styles, uint32_t id)
{
	struct workbook *book = styles->book;
	const char *code = NULL;
	for (size_t i = 0; i < styles->code_count && !code; i++)
		if (styles->codes[i].id == id)
			code = styles->codes[i].code;
	book->formats =
	    arena_grow(book->arena, book->formats, book->format_count, &book->format_capacity, sizeof *book->formats);
	book->formats[book->format_count++] = format_read(id, code);
}

static void style_start(void *self, struct xml *xml, const char *name, const char **attributes)
{
	struct styles *styles = self;
	if (strcmp(name, "numFmt") == 0 && !styles->cells)
		add_code(styles, xml_attribute(attributes, "numFmtId"), xml_attribute(attributes, "formatCode"));
	else if (strcmp(name, "cellXfs") == 0)
		styles->cells = true;
	else if (styles->cells && strcmp(name, "xf") == 0 && styles->book->format_count >= FORMATS_MAX)
		xml_stop(xml, "it has more than 70,000 styles");
	else if (styles->cells && strcmp(name, "xf") == 0)
		add_format(styles, number_of(xml_attribute(attributes, "numFmtId")));
}

static void style_end(void *self, struct xml *xml, const char *name)
{
	(void)self;
	if (strcmp(name, "cellXfs") == 0)
		xml_stop(xml, NULL);
}

const char *workbook_read(struct workbook *book)
{
	static const struct xml_handlers root = {.start = root_relation}, relations = {.start = book_relation},
	                                 workbook = {.start = book_element},
	                                 formats = {.start = style_start, .end = style_end};
	const char *why = archive_read(book->archive, "_rels/.rels", &root, book);
	if (!why && !book->part)
		why = "it has no workbook";
	if (!why)
		why = archive_read(book->archive, book->part, &workbook, book);
	if (!why)
		why = archive_read(book->archive, relations_of(book->arena, book->part), &relations, book);
	struct styles styles = {.book = book};
	if (!why && book->styles)
		why = archive_read(book->archive, book->styles, &formats, &styles);
	return why;
}
