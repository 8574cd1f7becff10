/* The files that come out of a report: what they are called, and that no two bear one name. Two of one name, or of names that
 * some systems do not tell apart, are a mistake wherever the report is built. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "phases_work.h"

const char *edition_path(const struct build_work *work, const struct edition_work *edition, const char *file)
{
	return arena_format(work->context->arena, "%s/%s", edition->edition->name, file);
}

void product_take(const struct build_work *work, struct product product)
{
	struct products *products = work->products;
	products->items = arena_grow(
	    work->context->arena, products->items, products->count, &products->capacity, sizeof *products->items);
	products->items[products->count++] = product;
}

void product_add(const struct build_work *work, const char *path, struct place place, struct buffer *buffer)
{
	size_t length = buffer->length;
	product_take(work, (struct product){path, buffer_finish(buffer, work->context->arena), length, place});
}

static int by_folded_path(const void *left, const void *right)
{
	const struct product *const *a = left, *const *b = right;
	int order = strcasecmp((*a)->path, (*b)->path);
	return order ? order : (*a > *b) - (*a < *b);
}

void products_check_names(const struct build_work *work, const struct product *products, size_t count)
{
	const struct product **sorted = arena_array(work->context->arena, count + 1, sizeof *sorted);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &products[i];
	qsort(sorted, count, sizeof *sorted, by_folded_path);
	for (size_t i = 1; i < count; i++) {
		const struct product *first = sorted[i - 1], *second = sorted[i];
		if (strcasecmp(first->path, second->path) != 0)
			continue;
		bool named = second->place.file != 0, pages = first->place.file && text_ends(first->path, ".html");
		if (named && pages && strcmp(first->path, second->path) != 0)
			continue; /* sections and documents whose names are alike were told of where they are listed */
		message_add(
		    work->context->messages, MSG_OUTPUT_NAMES, named ? second->place : first->place, second->path, first->path);
		if (named && first->place.file)
			message_also(work->context->messages, first->place, "the other is named here");
	}
}
