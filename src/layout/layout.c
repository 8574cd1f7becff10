#include "layout/layout.h"

#include "layout/work.h"

enum { COMPACT_MOST = 4 };

static void document_set(struct work *work)
{
	struct flow *flow = arena_alloc(work->arena, sizeof *flow);
	work->flow = flow;
	const struct node *first = work->document->root->first;
	if (first && first->kind == NODE_COVER)
		cover_set(work, first);
	collect_document(work);
	landscape_turn(work);
	page_break(work);
}

static struct work work_begin(
    const struct context *context, const struct layout_input *input, struct arena *scratch, int compact)
{
	return (struct work){
	    .input = input,
	    .context = context,
	    .theme = input->theme,
	    .document = input->document,
	    .arena = context->arena,
	    .scratch = scratch,
	    .metric = input->metric,
	    .compact = compact,
	};
}

/* A document bound to so many pages is set as others are, then more and more tightly until it fits. */
const struct layout *layout_document(const struct context *context, const struct layout_input *input)
{
	struct arena *scratch = arena_new();
	struct work work = work_begin(context, input, scratch, 0);
	document_set(&work);
	int bound = input->document->pages;
	for (int compact = 1; bound > 0 && compact < COMPACT_MOST && work.sheet_count > (size_t)bound; compact++) {
		work = work_begin(context, input, scratch, compact);
		document_set(&work);
	}
	fit_report(&work);
	furniture_set(&work);
	arena_free(scratch);
	return layout_finalize(&work);
}
