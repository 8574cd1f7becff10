/* The order in which a block shows records (`sort:`), and how many of them (`limit:`). */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/listing.h"

/* One record to be put in its place. */
struct sorted {
	uint32_t row;
	bool unknown;
	int64_t value;    /* by which it is ordered; 0 of a text */
	const char *fold; /* a text in lower case without accents; "" of others */
	const char *text; /* the text itself: tells apart what folds alike */
	size_t at;        /* in the file: ties keep that order */
	bool descending;
};

static int compare_values(const struct sorted *a, const struct sorted *b)
{
	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	int order = strcmp(a->fold, b->fold);
	return order ? order : strcmp(a->text, b->text);
}

/* Unknown comes last either way. */
static int compare_sorted(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	if (x->unknown != y->unknown)
		return x->unknown ? 1 : -1;
	int order = x->unknown ? 0 : compare_values(x, y);
	if (order)
		return x->descending ? -order : order;
	return (x->at > y->at) - (x->at < y->at);
}

static const char *folded(struct arena *arena, const char *text)
{
	struct buffer slug = {0};
	text_slug(&slug, text);
	return buffer_finish(&slug, arena);
}

static struct sorted sorted_make(const struct listing *listing, const struct path *path, size_t at)
{
	const struct records *records = block_composer(listing->block)->figures->records;
	struct sorted out = {.row = listing->rows[at], .at = at, .fold = "", .text = ""};
	out.unknown = !path_value(records, path, out.row, &out.value);
	if (out.unknown || path->field->kind->column != COLUMN_TEXTS)
		return out;
	out.text = records->texts[out.value];
	out.fold = folded(block_arena(listing->block), out.text);
	out.value = 0;
	return out;
}

/* The field that `sort` names, without its minus sign; false after a message. */
static bool order_path(const struct listing *listing, const struct value *sort, bool descending, struct path *path)
{
	struct place place = descending ? place_after(sort->place, 1) : sort->place;
	if (!path_resolve(block_context(listing->block), listing->set.table->table, sort->text + descending, place, path))
		return false;
	enum column_kind column = path->field->kind->column;
	if (path->field->table->personal)
		message_add(block_messages(listing->block), MSG_REPORT_TABLE_PERSONAL, place, path->field->table->name);
	else if (column == COLUMN_LISTS || column == COLUMN_RECORDS)
		message_add(block_messages(listing->block), MSG_REPORT_SORT_LIST, place, path->field->name);
	else
		return true;
	return false;
}

void listing_sort(struct listing *listing)
{
	const struct value *sort = value_get(listing->block->body, "sort");
	struct path path;
	if (!sort || sort->kind != VALUE_TEXT)
		return;
	bool descending = sort->text[0] == '-';
	if (!order_path(listing, sort, descending, &path))
		return;
	struct sorted *list = arena_array(block_arena(listing->block), listing->count + 1, sizeof *list);
	for (size_t i = 0; i < listing->count; i++) {
		list[i] = sorted_make(listing, &path, i);
		list[i].descending = descending;
	}
	qsort(list, listing->count, sizeof *list, compare_sorted);
	for (size_t i = 0; i < listing->count; i++)
		listing->rows[i] = list[i].row;
}

void listing_limit(struct listing *listing)
{
	const struct value *limit = value_get(listing->block->body, "limit");
	int64_t most = keys_integer(listing->block->body, "limit", INT64_MAX);
	if (most < 1)
		message_add(block_messages(listing->block), MSG_REPORT_LIMIT, limit->place);
	else if ((uint64_t)most < listing->count)
		listing->count = (size_t)most;
}
