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

/* The picture SHARE per cent of its size, and its caption. */
static void picture_set(
    struct work *work, const struct node *node, const struct setting *setting, extent room, int share)
{
	struct setting inner = *setting, narrow = *setting;
	size_t from = setting->flow->count;
	narrow.width = setting->width * share / 100;
	narrow.x += setting_opposed(setting) ? setting->width - narrow.width : 0;
	inner.flowing = false;
	inner.block = setting->block;
	if (!setting->tight)
		inner.type = work->theme->type[TYPE_SMALL];
	picture_place(work, node, &narrow, room);
	flow_before(setting->flow, space(work, setting, 1));
	collect_blocks(work, node->first, &inner);
	if (!setting->tight)
		flow_round(work, setting->flow, from);
	flow_penalty(setting->flow, from, PENALTY_NEVER);
}

/* What stands below a picture: it is measured first, since both share one page. */
static extent caption_height(struct work *work, const struct node *node, const struct setting *setting)
{
	struct flow captions = {0};
	struct setting trial = *setting;
	struct work_mark mark = work_mark(work);
	trial.flow = &captions;
	trial.flowing = false;
	if (!setting->tight)
		trial.type = work->theme->type[TYPE_SMALL];
	collect_blocks(work, node->first, &trial);
	work_undo(work, mark);
	return stack_height(&captions, 0, captions.count) + grid(work, 2);
}

void block_image(struct work *work, const struct node *node, const struct setting *setting)
{
	static const struct {
		int price, share;
	} ways[] = {{0, 100}, {PRICE_SMALL, 85}, {PRICE_SMALLER, 70}};
	size_t from = setting->flow->count;
	extent below = caption_height(work, node, setting), room = setting->room;
	extent most = setting->tight ? room / 3 : room * 9 / 10;
	room = below < room / 2 ? room - below : room / 2;
	room = room < most ? room : most;
	bool several = choice_is_open(work, setting);
	struct choosing choosing = choice_begin(work, setting->flow);
	for (size_t i = 0; i < (several ? sizeof ways / sizeof *ways : 1); i++) {
		picture_set(work, node, setting, room, ways[i].share);
		choice_add(&choosing, ways[i].price, i);
	}
	choice_end(&choosing);
	if (setting->flowing)
		flow_float(setting->flow, from);
}
