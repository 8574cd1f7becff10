/* Icons, and easy read: one idea a line in large type, an icon beside each. */
#include "layout/block.h"

enum { EASY_SIZE = 16000 /* the least that guidance on easy read asks for, in thousandths of a point */ };

/* Draws ICON in STRIP with PLACE's corner and height; returns its width, 0 where the theme does not know it. */
extent icon_set(struct work *work, struct strip *strip, const struct node *icon, struct item place)
{
	const struct icon *shape = icon->as.icon.shape;
	if (!shape)
		return 0;
	struct item *item = strip_item(work, strip, ITEM_ICON);
	*item = place;
	item->kind = ITEM_ICON;
	item->node = icon;
	item->part = icon->as.icon.decorative ? PART_ARTIFACT : PART_CONTENT;
	item->width = (extent)((int64_t)shape->width * place.height / 1000);
	item->icon = shape;
	item->colour = item->outline = work->theme->colours[COLOUR_HEADING];
	return item->width;
}

/* Both columns of a line: the icon's, in the side column where that is wide enough, and the text's. */
struct easy_columns {
	extent icon_x, icon_width, x, width;
};

static struct easy_columns easy_columns_of(const struct work *work, const struct setting *setting, extent height)
{
	extent gap = 2 * work->theme->page.grid, side = setting->x - setting->wide_x;
	if (setting->hang && !setting->right_to_left && side >= height + gap)
		return (struct easy_columns){setting->wide_x, side - gap, setting->x, setting->width};
	struct easy_columns columns = {setting->x, height, setting->x + height + gap, setting->width - height - gap};
	if (setting->right_to_left) {
		columns.icon_x = setting->x + setting->width - height;
		columns.x = setting->x;
	}
	return columns;
}

/* Text that is lower than its icon stands at its middle, an icon that is lower than its text at the top. */
static void strip_lower(struct strip *strip, extent by)
{
	strip->height += by;
	for (size_t i = 0; i < strip->item_count; i++)
		strip->items[i].y += by;
	for (size_t i = 0; i < strip->link_area_count; i++)
		strip->link_areas[i].y += by;
}

static void easy_icon_set(
    struct work *work, const struct node *icon, const struct setting *setting, struct column_box *column, extent height)
{
	struct setting inner = *setting;
	inner.flow = &column->flow;
	inner.decoration = NULL;
	struct strip *strip = strip_add(work, &inner, height);
	extent width = icon_set(work, strip, icon, (struct item){.height = height});
	if (width > 0)
		strip->items[strip->item_count - 1].x = (column->width - width) / 2;
}

static void easy_line_set(struct work *work, const struct node *line, const struct setting *setting)
{
	extent height = setting->type.size * 7 / 2;
	struct easy_columns at = easy_columns_of(work, setting, height);
	struct column_box boxes[] = {{.x = at.icon_x, .width = at.icon_width}, {.x = at.x, .width = at.width}};
	struct setting text = *setting;
	text.flow = &boxes[1].flow;
	text.decoration = NULL;
	text.x = text.wide_x = 0;
	text.width = text.wide_width = at.width;
	text.flowing = text.hang = text.hang_quotes = false;
	text.tight = true;
	easy_icon_set(work, line->first, setting, &boxes[0], height);
	collect_blocks(work, line->first->next, &text);
	struct flow *flow = &boxes[1].flow;
	extent lacks = height - stack_height(flow, 0, flow->count);
	if (lacks > 0 && flow->count)
		strip_lower(&flow->strips[0], lacks / 2);
	columns_set(work, setting, &(struct columns){.columns = boxes, .count = 2});
}

void block_easy_read(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = setting_role(work, setting, TYPE_LEAD);
	if (inner.type.size < EASY_SIZE)
		inner.type.leading = inner.type.size = EASY_SIZE;
	if (inner.type.leading < inner.type.size * 3 / 2)
		inner.type.leading = inner.type.size * 3 / 2;
	for (const struct node *line = node->first; line; line = line->next) {
		size_t from = setting->flow->count;
		easy_line_set(work, line, &inner);
		if (!setting->tight)
			flow_round(work, setting->flow, from);
		if (line->next)
			flow_after(setting->flow, space(work, setting, 2));
	}
}
