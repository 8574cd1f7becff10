/* A large file of plain records (data/plain.h), read in parts by several threads. Each part fills rows of its own in the same
 * columns; but texts it numbers for itself, and when all are read, in order, they get the numbers that one thread would have
 * given them. A part with something to tell is read once more when its turn comes, by one thread, which then says it where it
 * would have. */
#include "data/parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/message_store.h"
#include "base/pool.h"
#include "data/plain.h"

enum { PART_BYTES = 1 << 20, PARTS_MAX = POOL_JOBS_MAX };

struct record_part {
	struct yaml_text text;
	struct context context;
	struct reader reader;
	struct loader loader;
	struct record_table out,
	    nested;     /* no record of plain text has others in it: NESTED stays empty, whatever the table */
	size_t records; /* lines that begin one */
	bool plain;
};

/* The parts of one file. */
struct record_parts {
	struct reader *reader;
	struct loader *loader; /* of the table */
	struct record_part *items;
	size_t count;
};

/* ---- cutting ---- */

/* The first line that begins at byte AT or behind it. */
static size_t line_from(const struct yaml_text *text, size_t at)
{
	if (at == 0)
		return 0;
	const char *end = memchr(text->text + at - 1, '\n', text->length - at + 1);
	return end ? (size_t)(end - text->text) + 1 : text->length;
}

static void cut(struct record_parts *parts, const struct yaml_text *text)
{
	for (size_t i = 0; i < parts->count; i++) {
		size_t from = line_from(text, text->length / parts->count * i);
		size_t to = i + 1 < parts->count ? line_from(text, text->length / parts->count * (i + 1)) : text->length;
		parts->items[i].text = (struct yaml_text){text->file, text->text + from, to - from, text->base + from, NULL};
	}
}

static void look(void *self, size_t index)
{
	struct record_part *part = &((struct record_parts *)self)->items[index];
	part->plain = plain_accepts(&part->text, &part->records);
}

/* ---- reading ---- */

/* Where a part that is not the first goes, from row AT on; all its memory, since a thread of its own would be given it page by
 * page. */
static void begin(struct record_part *part, const struct record_parts *parts, uint32_t at)
{
	const struct reader *whole = parts->reader;
	size_t tables = whole->dictionary->table_count;
	part->reader =
	    (struct reader){.context = &part->context, .settings = whole->settings, .dictionary = whole->dictionary};
	part->reader.loaders = arena_array(part->context.arena, tables + 1, sizeof *part->reader.loaders);
	for (size_t i = 0; i < tables; i++)
		part->reader.loaders[i].out = &part->nested;
	intern_init(&part->reader.texts, part->context.arena);
	loader_init(&part->loader, &part->reader, parts->loader->table, &part->out);
	part->loader.keyless = true;
	loader_lend(&part->loader, parts->loader, at, part->records);
	intern_reserve(&part->reader.texts, loader_texts(&part->loader, part->records));
}

static void read_part(void *self, size_t index)
{
	struct record_parts *parts = self;
	struct record_part *part = &parts->items[index];
	if (index) {
		records_plain(&part->reader, &part->loader, &part->text);
		return;
	}
	const struct context *context = parts->reader->context;
	parts->reader->context = &part->context;
	records_plain(parts->reader, parts->loader, &part->text);
	parts->reader->context = context;
}

/* ---- joining ---- */

/* Texts and references have the part's numbers until then. */
static void renumber(uint32_t *texts, uint32_t count, const uint32_t *numbers)
{
	for (uint32_t i = 0; texts && i < count; i++)
		texts[i] = numbers[texts[i]];
}

static void join_column(struct column *to, const struct column *from, uint32_t count, const uint32_t *numbers)
{
	renumber(from->texts, count, numbers);
	renumber(from->rows, count, numbers);
	if (from->scale > to->scale)
		to->scale = from->scale;
}

/* The numbers that the part's texts have in all. The slots that they need are on their way some texts before. */
static const uint32_t *number_texts(struct reader *reader, const struct record_part *part)
{
	enum { AHEAD = 16 };
	const struct intern *texts = &part->reader.texts;
	uint32_t *numbers = arena_array(part->context.arena, (size_t)texts->count + 1, sizeof *numbers), hashes[AHEAD];
	size_t lengths[AHEAD];
	for (uint32_t i = 1; i <= texts->count + AHEAD; i++) {
		uint32_t settled = i - AHEAD, at = i % AHEAD;
		if (i > AHEAD)
			numbers[settled] = intern_add_prepared(&reader->texts, texts->texts[settled], lengths[at], hashes[at]);
		if (i > texts->count)
			continue;
		lengths[at] = strlen(texts->texts[i]);
		hashes[at] = intern_prepare(&reader->texts, texts->texts[i], lengths[at]);
	}
	return numbers;
}

static void join_editions(struct loader *loader, const struct record_part *part, uint32_t at)
{
	if (part->out.editions)
		memcpy(loader_masks(loader, &loader->out->editions, 0xFF) + at, part->out.editions,
		    part->out.count * sizeof *part->out.editions);
}

static void join(struct record_parts *parts, struct record_part *part)
{
	struct loader *loader = parts->loader;
	uint32_t at = loader->out->count;
	const uint32_t *numbers = number_texts(parts->reader, part);
	loader_extend(loader, part->out.count);
	join_editions(loader, part, at);
	for (size_t i = 0; i < loader->table->field_count; i++)
		join_column(&loader->out->columns[i], &part->out.columns[i], part->out.count, numbers);
	for (uint32_t row = at; loader->table->key && row < loader->out->count; row++) {
		uint32_t first = loader_key(loader, row);
		size_t length, offset = part->out.places[row - at].offset;
		const char *key =
		    first == MISSING_ROW ? NULL : plain_find(&part->text, offset, loader->table->key->name, &length);
		if (key)
			records_key_twice(
			    parts->reader, loader, first, yaml_text_place(&part->text, (size_t)(key - part->text.text)), length);
	}
}

static void end(struct record_parts *parts, struct record_part *part)
{
	bool sound = part->context.messages->count == 0;
	if (part == parts->items)
		context_join(parts->reader->context, &part->context);
	else if (sound)
		join(parts, part);
	else
		records_plain(parts->reader, parts->loader, &part->text);
	if (part == parts->items)
		return;
	loader_release(&part->loader);
	free(part->out.editions);
	free(part->out.consents);
	intern_release(&part->reader.texts);
	buffer_release(&part->reader.folded);
	arena_clear(part->context.arena); /* all that is kept of it has been copied */
}

bool records_in_parts(struct reader *reader, struct loader *loader, const struct yaml_text *text)
{
	struct pool *pool = reader->context->pool;
	struct record_parts parts = {.reader = reader, .loader = loader, .count = text->length / PART_BYTES};
	size_t jobs = pool_jobs(pool), records = 0;
	uint32_t at = 0; /* the row where a part begins */
	parts.count = parts.count < jobs ? parts.count : jobs;
	if (parts.count < 2 || loader->table->parent)
		return false;
	parts.items = arena_array(reader->context->arena, parts.count, sizeof *parts.items);
	cut(&parts, text);
	pool_each(pool, parts.count, look, &parts);
	for (size_t i = 0; i < parts.count; i++) {
		if (!parts.items[i].plain)
			return false;
		records += parts.items[i].records;
	}
	loader_reserve(loader, records);
	intern_reserve(&reader->texts, loader_texts(loader, records));
	for (size_t i = 0; i < parts.count; i++) {
		parts.items[i].context = context_fork(reader->context);
		if (i)
			begin(&parts.items[i], &parts, at);
		at += (uint32_t)parts.items[i].records;
	}
	pool_each(pool, parts.count, read_part, &parts);
	for (size_t i = 0; i < parts.count; i++)
		end(&parts, &parts.items[i]);
	return true;
}
