/* A document to pages, in the stages that layout/work.h lists;
 * one that is bound to a number of pages is set more and more tightly. */
#include "layout/layout.h"

#include "layout/block.h"
#include "layout/sheet.h"

enum { COMPACT_MOST = 4 };

static void document_set(struct work *work)
{
	struct flow *flow = arena_alloc(work->arena, sizeof *flow);
	work->flow = flow;
	const struct node *first = work->document->root->first;
	if (first && first->kind == NODE_COVER)
		cover_set(work, first);
	collect_document(work);
	page_break(work);
}

static struct work work_set(
    const struct context *context, const struct layout_input *input, struct arena *scratch, int compact)
{
	struct work work = {
	    .input = input,
	    .context = context,
	    .theme = input->theme,
	    .document = input->document,
	    .arena = context->arena,
	    .scratch = scratch,
	    .metric = input->metric,
	    .compact = compact,
	};
	document_set(&work);
	return work;
}

/* A document bound to so many pages is set as others are, then more and more tightly until it fits. One that never does
 * is set as loosely as its fewest pages allow. */
static struct work bound_set(const struct context *context, const struct layout_input *input, struct arena *scratch)
{
	struct work work = work_set(context, input, scratch, 0);
	size_t bound = (size_t)input->document->pages, fewest = work.sheet_count;
	int best = 0;
	for (int compact = 1; compact < COMPACT_MOST && work.sheet_count > bound; compact++) {
		work = work_set(context, input, scratch, compact);
		best = work.sheet_count < fewest ? compact : best;
		fewest = work.sheet_count < fewest ? work.sheet_count : fewest;
	}
	fit_report(&work);
	return best != work.compact ? work_set(context, input, scratch, best) : work;
}

const struct layout *layout_document(const struct context *context, const struct layout_input *input)
{
	struct arena *scratch = arena_new();
	bool bound = input->document->pages > 0;
	struct work work = bound ? bound_set(context, input, scratch) : work_set(context, input, scratch, 0);
	furniture_set(&work);
	arena_free(scratch);
	return layout_finalize(&work);
}
