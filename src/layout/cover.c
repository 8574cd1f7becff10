/* The cover: the upper two thirds in colour with council, title and period on the text column; team, date and marking
 * below on white; the theme's logo at the foot. */
#include "layout/block.h"
#include "layout/sheet.h"

struct cover_style {
	enum type_role role;
	bool bold;
	bool foot;  /* on white */
	int before; /* in units of the grid */
};

static const struct cover_style cover_styles[] = {
    [PARAGRAPH_BODY] = {TYPE_BODY, false, true, 1},
    [PARAGRAPH_PRINTED] = {TYPE_BODY, false, true, 1},
    [PARAGRAPH_LEAD] = {TYPE_LEAD, false, true, 1},
    [PARAGRAPH_COVER_COUNCIL] = {TYPE_LEAD, true, false, 0},
    [PARAGRAPH_COVER_TITLE] = {TYPE_TITLE, true, false, 9},
    [PARAGRAPH_COVER_SUBTITLE] = {TYPE_LEAD, false, false, 3},
    [PARAGRAPH_COVER_PERIOD] = {TYPE_LEAD, false, false, 4},
    [PARAGRAPH_COVER_TEAM] = {TYPE_BODY, true, true, 0},
    [PARAGRAPH_COVER_DATE] = {TYPE_BODY, false, true, 0},
    [PARAGRAPH_COVER_MARKING] = {TYPE_BODY, true, true, 4},
    [PARAGRAPH_COVER_SAMPLE] = {TYPE_SMALL, false, true, 2},
};

static struct setting cover_setting(const struct work *work)
{
	const struct page_style *page = &work->theme->page;
	extent side = page->side > 0 ? page->side + page->gutter : 0;
	return (struct setting){
	    .x = page->left + side,
	    .width = page->width - page->left - side - page->right,
	    .type = work->theme->type[TYPE_BODY],
	    .colour = work->theme->colours[COLOUR_TEXT],
	    .right_to_left = work->document->root->right_to_left,
	    .mirrored = work->document->root->right_to_left,
	};
}

/* Type at PERCENT of its size, which on paper is nowhere less than the theme's small type. */
static struct type_style type_shrunk(const struct theme *theme, enum type_role role, int percent)
{
	struct type_style type = theme->type[role];
	extent least = theme->type[TYPE_SMALL].size, size = type.size * percent / 100;
	if (size < least)
		size = least < type.size ? least : type.size;
	if (size < type.size) {
		type.leading = (extent)((int64_t)type.leading * size / type.size);
		type.size = size;
	}
	return type;
}

/* The cover's paragraphs of one half, as a flow; titles shrink until they leave room. */
static struct flow cover_half(struct work *work, const struct node *cover, bool foot, int percent)
{
	struct flow flow = {0};
	for (const struct node *node = cover->first; node; node = node->next) {
		if (node->kind != NODE_PARAGRAPH)
			continue;
		const struct cover_style *style = &cover_styles[node->as.paragraph.role];
		if (style->foot != foot)
			continue;
		struct setting setting = cover_setting(work);
		setting.flow = &flow;
		setting.type = type_shrunk(work->theme, style->role, percent);
		setting.type.face = style->bold ? FACE_BOLD : FACE_TEXT;
		setting.colour = work->theme->colours[foot ? COLOUR_TEXT : COLOUR_COVER_TEXT];
		if (node->as.paragraph.role == PARAGRAPH_COVER_SAMPLE)
			setting.colour = work->theme->colours[COLOUR_SECONDARY];
		setting.language = node->language;
		flow_before(setting.flow, work->theme->page.grid * style->before);
		block_plain(work, node, &setting);
	}
	return flow;
}

static struct flow cover_fit(struct work *work, const struct node *cover, bool foot, extent room)
{
	struct flow flow = {0};
	for (int percent = 100; percent > 20; percent -= 10) {
		flow = cover_half(work, cover, foot, percent);
		if (stack_height(&flow, 0, flow.count) <= room)
			break;
	}
	return flow;
}

static void logo_set(struct work *work, struct strip *strip, const struct node *cover, extent top)
{
	const struct page_style *page = &work->theme->page;
	extent width = page->side > 0 ? page->side : page->width / 6;
	extent height = page->height - page->bottom - top;
	if (!work->theme->logo || !picture_fit(work, NULL, work->theme->logo, &width, &height))
		return;
	struct item *item = strip_item(work, strip, ITEM_IMAGE);
	item->node = cover;
	item->part = PART_CONTENT;
	item->x = page->side > 0 ? page->left : page->width - page->right - width;
	item->y = top;
	item->width = width;
	item->height = height;
	item->file = work->theme->logo;
}

/* Where the ground ends: two thirds down, three quarters with a drawing, higher where the foot needs the room, so that its type keeps its size. */
static extent cover_split(struct work *work, const struct node *cover)
{
	const struct page_style *page = &work->theme->page;
	struct flow foot = cover_half(work, cover, true, 100);
	extent room = page->height - page->bottom - 6 * page->grid - stack_height(&foot, 0, foot.count);
	extent split = work->theme->cover_shape_count ? page->height * 3 / 4 : page->height * 2 / 3;
	if (room < split)
		split = room > page->height / 2 ? room : page->height / 2;
	return split;
}

/* The theme's drawing along the foot of the ground; it says nothing, so it is not read. Returns its height. */
static extent drawing_set(struct work *work, struct strip *strip, extent split)
{
	const struct theme *theme = work->theme;
	if (!theme->cover_shape_count)
		return 0;
	int width = theme->cover_shapes[0].shape.width;
	extent height = (extent)((int64_t)theme->page.width * 1000 / (width > 0 ? width : 1));
	height = height < split * 2 / 3 ? height : split * 2 / 3;
	for (size_t i = 0; i < theme->cover_shape_count; i++) {
		const struct cover_shape *shape = &theme->cover_shapes[i];
		struct item *item = strip_item(work, strip, ITEM_ICON);
		item->part = PART_ARTIFACT;
		item->width = (extent)((int64_t)height * width / 1000);
		item->height = height;
		item->x = (theme->page.width - item->width) / 2;
		item->y = split - height;
		item->icon = &shape->shape;
		item->colour = item->outline = theme->colours[shape->colour];
	}
	return height;
}

void cover_set(struct work *work, const struct node *cover)
{
	const struct page_style *page = &work->theme->page;
	struct page_sheet *sheet = sheet_add(work, false);
	struct strip *strip = &sheet->content;
	sheet->cover = true;
	extent split = cover_split(work, cover);
	struct item *ground = strip_item(work, strip, ITEM_FILL);
	ground->part = PART_ARTIFACT;
	ground->width = page->width;
	ground->height = split;
	ground->colour = ground->outline = work->theme->colours[COLOUR_COVER];
	if (ground->colour == work->theme->colours[COLOUR_GROUND])
		strip_stroke(work, strip,
		    (struct item){.x = page->left,
		        .y = split,
		        .width = page->width - page->left - page->right,
		        .stroke = 2000,
		        .colour = work->theme->colours[COLOUR_COVER_TEXT]});
	if (cover->anchor)
		strip_target(work, cover);
	strip_mark(work, strip);
	extent drawn = drawing_set(work, strip, split), below = drawn ? drawn + page->grid : page->grid * 6;
	extent least = drawn ? page->left : page->top;
	struct flow head = cover_fit(work, cover, false, split - least - (drawn ? below : page->top));
	extent top = drawn ? least : split / 3;
	extent height = stack_height(&head, 0, head.count);
	if (top + height > split - below)
		top = split - below - height;
	stack_flatten(work, strip, &head, 0, head.count, 0, top > least ? top : least);
	extent foot_top = split + 6 * page->grid;
	struct flow foot = cover_fit(work, cover, true, page->height - page->bottom - foot_top);
	stack_flatten(work, strip, &foot, 0, foot.count, 0, foot_top);
	logo_set(work, strip, cover, foot_top);
}
