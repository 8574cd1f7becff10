/* What every page carries besides its text, all of it artifacts: the section's name over a hairline above; the
 * document's title, the marking and the page's number below; DRAFT and the sample's text where they apply. */
#include <string.h>

#include "layout/prose.h"
#include "layout/sheet.h"
#include "words/words.h"

struct line_of_page {
	struct strip *strip;
	enum part part;
	extent left, right; /* the page's margins */
	extent y;           /* base line */
};

static struct type_style furniture_style(const struct work *work, bool bold)
{
	struct type_style style = work->theme->type[TYPE_FURNITURE];
	style.face = bold ? FACE_BOLD : FACE_TEXT;
	return style;
}

static void text_put(struct work *work, const struct line_of_page *line, const char *text, enum align align, bool bold)
{
	struct type_style style = furniture_style(work, bold);
	if (!text || !*text)
		return;
	struct item *item = strip_item(work, line->strip, ITEM_TEXT);
	item->part = line->part;
	item->text = text;
	item->length = strlen(text);
	item->face = style.face;
	item->size = style.size;
	item->colour = work->theme->colours[bold ? COLOUR_TEXT : COLOUR_SECONDARY];
	item->width = text_width(work, &style, text);
	item->y = line->y;
	item->x = line->left;
	item->space_after = true;
	item->right_to_left = work->document->root->right_to_left;
	if (align == ALIGN_RIGHT)
		item->x = line->right - item->width;
	else if (align == ALIGN_CENTRE)
		item->x = (line->left + line->right - item->width) / 2;
}

enum { SHORTENED_MAX = 200 }; /* bytes of a line at a page's head or foot: more fit no page */

/* The first LENGTH bytes of TEXT, or a few less so that no character is parted, with an ellipsis. */
static const char *text_begin(struct work *work, const char *text, size_t length)
{
	while (length > 0 && (text[length] & 0xC0) == 0x80)
		length--;
	return arena_format(work->arena, "%.*s\xE2\x80\xA6", (int)length, text);
}

/* TEXT, or as many of its first characters as fit WIDTH with an ellipsis. */
static const char *text_shorten(struct work *work, const char *text, extent width)
{
	struct type_style style = furniture_style(work, false);
	size_t length = text ? strlen(text) : 0, fits = 0, over = length < SHORTENED_MAX ? length : SHORTENED_MAX;
	if (length <= SHORTENED_MAX && (!text || text_width(work, &style, text) <= width))
		return text;
	while (over - fits > 1) {
		size_t middle = fits + (over - fits) / 2;
		*(text_width(work, &style, text_begin(work, text, middle)) <= width ? &fits : &over) = middle;
	}
	return fits ? text_begin(work, text, fits) : "";
}

static const char *section_name(const struct node *section)
{
	return section && section->first && section->first->kind == NODE_HEADING ? section->first->as.heading.plain : NULL;
}

static void header_set(struct work *work, struct page_sheet *sheet)
{
	const struct page_style *page = &work->theme->page;
	struct type_style style = furniture_style(work, false);
	struct line_of_page line = {&sheet->content, PART_HEADER, page->left, sheet->width - page->right, 0};
	line.y = page->top - 3 * page->grid - style.size / 2;
	if (work->document->draft)
		text_put(work, &line, words_say(words_of(work->document->language), PHRASE_DRAFT), ALIGN_RIGHT, true);
	if (work->document->draft && sheet->cover)
		sheet->content.items[sheet->content.item_count - 1].colour = work->theme->colours[COLOUR_COVER_TEXT];
	if (sheet->opening || sheet->cover || work->document->pages)
		return;
	extent room = (line.right - line.left) * 4 / 5;
	text_put(work, &line, text_shorten(work, section_name(sheet->section), room), ALIGN_LEFT, false);
	struct item *rule = strip_item(work, &sheet->content, ITEM_STROKE);
	rule->part = PART_HEADER;
	rule->x = line.left;
	rule->y = line.y + style.size / 2;
	rule->width = line.right - line.left;
	rule->stroke = 500;
	rule->colour = work->theme->colours[COLOUR_RULE];
}

/* The marking stands between title and page number where both leave room, otherwise on a line of its own below all. */
static bool marking_fits(struct work *work, const struct line_of_page *line, const char *place)
{
	struct type_style style = furniture_style(work, false), bold = furniture_style(work, true);
	const struct document *document = work->document;
	if (!document->marking)
		return true;
	extent half = (line->right - line->left - text_width(work, &bold, document->marking)) / 2 - style.size;
	return text_width(work, &style, place) <= half &&
	       (!document->title ||
	           (strlen(document->title) <= SHORTENED_MAX && text_width(work, &style, document->title) <= half));
}

static bool marking_holds(struct work *work, const char *text, size_t length, extent width)
{
	struct type_style bold = furniture_style(work, true);
	return text_width(work, &bold, arena_slice(work->arena, text, length)) <= width;
}

/* The end of the piece of TEXT after AT that no line parts: up to a space, or behind a hyphen or stroke. */
static size_t piece_end(const char *text, size_t at)
{
	at += text[at] == ' ';
	at += strcspn(text + at, " -/");
	return at + (text[at] == '-' || text[at] == '/');
}

/* As many characters of TEXT as a line of WIDTH holds, one at least. */
static size_t marking_cut(struct work *work, const char *text, extent width)
{
	size_t at = 0, next;
	do {
		for (next = at + 1; ((unsigned char)text[next] & 0xC0) == 0x80;)
			next++;
		if (at && !marking_holds(work, text, next, width))
			return at;
		at = next;
	} while (text[at]);
	return at;
}

/* The bytes of TEXT that a line of WIDTH holds: whole pieces, or as much of one as there is room for. */
static size_t marking_line(struct work *work, const char *text, extent width)
{
	size_t fits = 0, end = piece_end(text, 0);
	while (marking_holds(work, text, end, width)) {
		fits = end;
		if (!text[end])
			break;
		end = piece_end(text, end);
	}
	return fits ? fits : marking_cut(work, text, width);
}

/* A long marking takes more than one line. Returns how many; drawn only with DRAW, each below the one before. */
static int marking_put(struct work *work, struct line_of_page *line, bool draw)
{
	int count = 0;
	for (const char *text = work->document->marking; text && *text; count++) {
		size_t length = marking_line(work, text, line->right - line->left);
		if (draw)
			text_put(work, line, arena_slice(work->arena, text, length), ALIGN_CENTRE, true);
		line->y += draw ? furniture_style(work, true).leading : 0;
		text += length + (text[length] == ' ');
	}
	return count;
}

static void footer_set(struct work *work, struct page_sheet *sheet, size_t number)
{
	const struct page_style *page = &work->theme->page;
	const struct document *document = work->document;
	struct type_style style = furniture_style(work, false);
	struct line_of_page line = {&sheet->content, PART_FOOTER, page->left, sheet->width - page->right, 0};
	const char *place = words_fill(work->arena, words_of(work->document->language), PHRASE_PAGE_OF,
	    WITH({"page", arena_format(work->arena, "%zu", number)},
	        {"pages", arena_format(work->arena, "%zu", work->sheet_count)}));
	bool beside = marking_fits(work, &line, place);
	extent lines = 1 + (beside ? 0 : marking_put(work, &line, false)) + document->sample;
	line.y = sheet->height - page->bottom + (page->bottom - lines * style.leading) / 2 + style.size;
	extent room = line.right - line.left - text_width(work, &style, place) - 2 * style.size;
	text_put(work, &line, text_shorten(work, document->title, room), ALIGN_LEFT, false);
	text_put(work, &line, place, ALIGN_RIGHT, false);
	if (beside)
		text_put(work, &line, document->marking, ALIGN_CENTRE, true);
	if (document->sample) {
		line.y += style.leading;
		text_put(work, &line, text_shorten(work, document->sample_text, line.right - line.left), ALIGN_LEFT, false);
	}
	line.y += style.leading;
	if (!beside)
		marking_put(work, &line, true);
}

void furniture_set(struct work *work)
{
	for (size_t i = 0; i < work->sheet_count; i++) {
		header_set(work, &work->sheets[i]);
		if (!work->sheets[i].cover)
			footer_set(work, &work->sheets[i], i + 1);
	}
}
