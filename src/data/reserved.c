/* editions: and consent: of a record. */
#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "data/loader.h"
#include "data/typo.h"

static const struct key record_rows[] = {
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that it is shown in",
        "[board]"},
    {"consent", KEY_MAP, false, NULL, &consent_keys, "`date`, `for`", NULL,
        "who agreed that it may be shown, and where", "{date: 2025-03-01, for: [board, intranet]}"},
};

const struct key_table record_keys = {"A record", record_rows, sizeof record_rows / sizeof *record_rows, 0, NULL};

static const struct key consent_rows[] = {
    {"date", KEY_DATE, true, NULL, NULL, NULL, NULL, "when the person agreed", "2025-03-01"},
    {"for", KEY_TEXTS, true, NULL, NULL, "list of editions", NULL, "where it may be shown", "[board, intranet]"},
};

const struct key_table consent_keys = {
    "Consent of a record", consent_rows, sizeof consent_rows / sizeof *consent_rows, 0, NULL};

static struct place place_of(const struct reader *reader, const struct event *event)
{
	return events_place(reader->events, event->start);
}

/* Reports a text that takes the value, and one that takes nothing. */
#define refuse(reader, loader, event, id, hint) refuse_with(reader, loader, event, MESSAGE_OF(id, NOWHERE, ""), hint)
#define refuse_plain(reader, loader, event, id) refuse_with(reader, loader, event, MESSAGE_OF(id, NOWHERE), NULL)

static void refuse_with(
    struct reader *reader, struct loader *loader, const struct event *event, enum message_id id, const char *hint)
{
	if (!loader_may_report(reader, loader, place_of(reader, event)))
		return;
	message_put_hint(reader->context->messages, id, place_of(reader, event), hint, event->text);
	if (loader->table->guarded)
		message_narrow(reader->context->messages, event->length + 1);
}

static uint32_t one_edition(struct reader *reader, struct loader *loader, const struct event *event)
{
	uint32_t bit = settings_edition_bit(reader->settings, event->text);
	if (!bit && reader->settings->edition_count)
		refuse(reader, loader, event, MSG_EDITION_UNKNOWN,
		    settings_edition_hint(reader->context->arena, reader->settings, event->text));
	return bit;
}

/* A list of editions, or one alone. */
static uint32_t read_mask(struct reader *reader, struct loader *loader, const struct event *event)
{
	uint32_t mask = 0;
	struct event item = *event;
	if (event->kind == EVENT_SCALAR)
		return one_edition(reader, loader, event);
	if (event->kind != EVENT_LIST) {
		refuse_plain(reader, loader, event, MSG_DATA_EDITIONS);
		events_skip(reader->events, event);
		return 0;
	}
	for (;;) {
		events_next(reader->events, &item);
		if (item.kind == EVENT_LIST_END || item.kind == EVENT_FAULT)
			return mask;
		if (item.kind == EVENT_SCALAR) {
			mask |= one_edition(reader, loader, &item);
			continue;
		}
		refuse_plain(reader, loader, &item, MSG_DATA_EDITIONS);
		events_skip(reader->events, &item);
	}
}

void reserved_editions(struct reader *reader, struct loader *loader, uint32_t row, const struct event *event)
{
	if (event_unknown(event))
		return;
	size_t faults = loader->faults;
	uint32_t *mask = &loader_masks(loader, &loader->out->editions, 0xFF)[row];
	*mask = read_mask(reader, loader, event);
	if (!*mask && loader->faults == faults && reader->settings->edition_count)
		refuse_plain(reader, loader, event, MSG_DATA_EDITIONS);
}

/* The day on which consent was given must have come. */
static bool check_consent_date(struct reader *reader, struct loader *loader, const struct event *event)
{
	struct date date;
	if (event->kind != EVENT_SCALAR || !date_parse(event->text, &date)) {
		refuse(reader, loader, event, MSG_DATA_CONSENT_DATE, typo_date(reader->context->arena, event->text));
		events_skip(reader->events, event);
		return false;
	}
	if (date.day > reader->settings->published)
		refuse(reader, loader, event, MSG_DATA_CONSENT_FUTURE, NULL);
	return true;
}

static void read_consent(struct reader *reader, struct loader *loader, uint32_t row, const struct event *begin)
{
	bool dated = false, named = false;
	for (;;) {
		struct event key, value;
		events_next(reader->events, &key);
		if (key.kind == EVENT_FAULT)
			return;
		if (key.kind == EVENT_MAP_END)
			break;
		bool date = key.kind == EVENT_SCALAR && text_equal(key.text, "date");
		bool names = key.kind == EVENT_SCALAR && text_equal(key.text, "for");
		if (!date && !names)
			refuse(reader, loader, &key, MSG_DATA_CONSENT_KEY, NULL);
		else if (date ? dated : named)
			refuse(reader, loader, &key, MSG_YAML_KEY_TWICE, NULL);
		events_skip(reader->events, &key);
		events_next(reader->events, &value);
		if ((!date && !names) || event_unknown(&value)) {
			events_skip(reader->events, &value);
		} else if (date) {
			dated = true;
			check_consent_date(reader, loader, &value);
		} else {
			size_t faults = loader->faults;
			loader->out->consents[row] = read_mask(reader, loader, &value);
			named = loader->out->consents[row] || loader->faults > faults || !reader->settings->edition_count;
		}
	}
	if (!dated || !named)
		refuse_plain(reader, loader, begin, MSG_DATA_CONSENT);
}

void reserved_consent(struct reader *reader, struct loader *loader, uint32_t row, const struct event *event)
{
	if (event_unknown(event))
		return;
	loader_masks(loader, &loader->out->consents, 0);
	if (event->kind == EVENT_MAP) {
		read_consent(reader, loader, row, event);
		return;
	}
	refuse_plain(reader, loader, event, MSG_DATA_CONSENT);
	events_skip(reader->events, event);
}
