#include "report/listing.h"

#include <string.h>

#include "base/text.h"
#include "report/prose.h"
#include "report/tree.h"

static bool row_in_edition(const struct record_table *table, uint32_t row, uint32_t bit)
{
	return !table->editions || (table->editions[row] & bit) != 0;
}

static bool population_in_edition(const struct block *block, const struct value *name)
{
	const struct composer *composer = block_composer(block);
	if (stats_population_editions(composer->narrative->stats, name->text) & composer->edition->bit)
		return true;
	message_add(block_messages(block), MSG_REPORT_BLOCK_LEFT_OUT, block->place, block->name, composer->edition->name,
	    name->text);
	return false;
}

static bool table_shows(const struct block *block, const struct table *table, struct place place)
{
	if (table->personal) {
		message_add(block_messages(block), MSG_REPORT_TABLE_PERSONAL, place, table->name);
		return false;
	}
	return true;
}

static const char *without_hint(const struct listing *listing, uint32_t row)
{
	struct place place = listing->set.table->places[row];
	const struct source *source = sources_get(block_composer(listing->block)->context->sources, place.file);
	return source
	           ? arena_format(block_arena(listing->block),
	                 "the record in %s, line %d, has no consent at all: add consent: {date: …, for: [edition, …]} if "
	                 "it was given",
	                 source->path, (int)source_position(source, place.offset).line)
	           : NULL;
}

/* Leaves out records whose consent does not name the edition, with one message. WHAT: "quotations". */
static void consent_ask(struct listing *listing, const char *what)
{
	const struct composer *composer = block_composer(listing->block);
	const uint32_t *consents = listing->set.table->consents;
	size_t kept = 0, asked = listing->count;
	uint32_t without = MISSING_ROW; /* the first that has no consent at all */
	for (size_t i = 0; i < asked; i++) {
		uint32_t row = listing->rows[i], consent = consents ? consents[row] : 0;
		if (without == MISSING_ROW && !consent)
			without = row;
		if (consent & composer->edition->bit)
			listing->rows[kept++] = row;
	}
	listing->count = kept;
	if (kept < asked)
		message_add_hint(block_messages(listing->block), MSG_REPORT_CONSENT_RECORDS, listing->block->place,
		    without == MISSING_ROW ? NULL : without_hint(listing, without), (int)(asked - kept), (int)asked, what,
		    composer->edition->name);
}

bool listing_open(struct block *block, const char *consent, struct listing *out)
{
	struct composer *composer = block_composer(block);
	const struct value *name = value_get(block->body, "records");
	const struct value *where = value_get(block->body, "where");
	bool all = text_equal(value_text(block->body, "period"), "all");
	*out = (struct listing){.block = block};
	if (!stats_rows(composer->context, composer->narrative->stats, name->text, name->place,
	        where && where->kind != VALUE_UNKNOWN ? where : NULL, all, &out->set))
		return false;
	if (!table_shows(block, out->set.table->table, name->place) || !population_in_edition(block, name))
		return false;
	out->rows = arena_array(block_arena(block), out->set.count + 1, sizeof *out->rows);
	for (size_t i = 0; i < out->set.count; i++)
		if (row_in_edition(out->set.table, out->set.rows[i], composer->edition->bit))
			out->rows[out->count++] = out->set.rows[i];
	out->found = out->count;
	if (consent)
		consent_ask(out, consent);
	listing_sort(out);
	listing_limit(out);
	return true;
}

/* May a block show FIELD? By its table's `publish`. */
static bool field_published(const struct field *field)
{
	const struct table *table = field->table;
	for (size_t i = 0; i < table->publish_count; i++)
		if (table->publish[i] == field)
			return !table->personal;
	return false;
}

static void field_refuse(const struct listing *listing, const struct field *field, struct place place)
{
	struct messages *messages = block_messages(listing->block);
	if (field->table->personal)
		message_add(messages, MSG_REPORT_TABLE_PERSONAL, place, field->table->name);
	else
		message_add(messages, MSG_REPORT_FIELD_NOT_PUBLISHED, place, field->name, field->table->name);
	message_also(messages, field->table->place, "the table is described here");
}

/* What a field leads to reads as a published field of the other table. */
static bool target_published(const struct listing *listing, const struct field *field, struct place place)
{
	const struct table *target = field->target;
	struct messages *messages = block_messages(listing->block);
	if (!target || (!target->personal && target->publish_count > 0))
		return true;
	if (target->personal)
		message_add(messages, MSG_REPORT_TABLE_PERSONAL, place, target->name);
	else
		message_add(messages, MSG_REPORT_TARGET_NOT_PUBLISHED, place, field->name, target->name);
	message_also(messages, target->place, "the table is described here");
	return false;
}

bool listing_field(const struct listing *listing, const struct value *name, struct shown_field *out)
{
	const struct context *context = block_context(listing->block);
	out->name = name;
	if (name->kind != VALUE_TEXT) {
		message_add(context->messages, MSG_REPORT_FIELD_NO_NAME, name->place);
		return false;
	}
	if (!path_resolve(context, listing->set.table->table, name->text, name->place, &out->path))
		return false;
	if (field_published(out->path.field))
		return target_published(listing, out->path.field, name->place);
	field_refuse(listing, out->path.field, name->place);
	return false;
}

bool listing_key(const struct listing *listing, const char *key, struct shown_field *out)
{
	return listing_field(listing, value_get(listing->block->body, key), out);
}

struct place listing_place(const struct listing *listing, uint32_t row)
{
	return listing->set.table->places ? listing->set.table->places[row] : listing->block->place;
}
