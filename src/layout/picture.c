/* Images: their own size at 150 dots an inch where the file says none, never wider than the column or taller than a page. */
#include "layout/block.h"

enum { DPI_USUAL = 150 };

static bool picture_find(struct work *work, const struct node *node, const char *file, struct picture_size *size)
{
	const struct layout_input *input = work->input;
	return file && input->picture && input->picture(input->picture_self, node, file, size) && size->width &&
	       size->height;
}

/* The size of a picture in points, within WIDTH and HEIGHT. False if the file can't be used. */
bool picture_fit(struct work *work, const struct node *node, const char *file, extent *width, extent *height)
{
	struct picture_size size = {0};
	if (!picture_find(work, node, file, &size))
		return false;
	int64_t dpi = size.dpi ? size.dpi : DPI_USUAL;
	int64_t w = (int64_t)size.width * 72000 / dpi, h = (int64_t)size.height * 72000 / dpi;
	if (w > *width) {
		h = h * *width / w;
		w = *width;
	}
	if (h > *height) {
		w = w * *height / h;
		h = *height;
	}
	*width = (extent)(w < 1 ? 1 : w);
	*height = (extent)(h < 1 ? 1 : h);
	return true;
}

static void picture_place(struct work *work, const struct node *node, const struct setting *setting, extent room)
{
	extent width = setting->width, height = room;
	if (!picture_fit(work, node, node->as.image.file, &width, &height))
		return;
	struct strip *strip = strip_add(work, setting, height);
	struct item *item = strip_item(work, strip, ITEM_IMAGE);
	item->node = node;
	item->part = PART_CONTENT;
	item->x = setting_opposed(setting) ? setting->x + setting->width - width : setting->x;
	item->width = width;
	item->height = height;
	item->file = node->as.image.file;
}

void block_image(struct work *work, const struct node *node, const struct setting *setting)
{
	size_t from = setting->flow->count;
	struct setting inner = *setting;
	inner.flowing = false;
	inner.block = setting->block;
	if (!setting->tight)
		inner.type = work->theme->type[TYPE_SMALL];
	/* the caption is measured first: picture and caption share one page */
	struct flow captions = {0};
	struct setting trial = inner;
	struct work_mark mark = work_mark(work);
	trial.flow = &captions;
	collect_blocks(work, node->first, &trial);
	extent below = stack_height(&captions, 0, captions.count) + grid(work, 2);
	work_undo(work, mark);
	extent room = setting->room;
	extent most = setting->tight ? room / 3 : room * 9 / 10;
	room = below < room / 2 ? room - below : room / 2;
	picture_place(work, node, setting, room < most ? room : most);
	flow_before(setting->flow, space(work, setting, 1));
	collect_blocks(work, node->first, &inner);
	if (!setting->tight)
		flow_round(work, setting->flow, from);
	flow_penalty(setting->flow, from, PENALTY_NEVER);
	if (setting->flowing)
		flow_float(setting->flow, from);
}
