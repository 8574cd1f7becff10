/* Mutated files, the same ones at each run: nothing crashes (make asan), every value lies in its file, every column holds
 * what it may. FUZZ=N in the environment makes N times as many. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "data/plain.h"
#include "data/records.h"
#include "data/yaml.h"

enum { TREES = 4000, REPORTS = 600, LENGTH_MAX = 4096 };

static const char report_yaml[] =
    "title: \"{{ a }} b\"\ncouncil: C\nteam: T\nperiod: {from: 2021-04-01, to: 2022-03-31}\npublished: 2022-08-24\n"
    "editions:\n  board: {formats: [pdf], disclosure: {method: none}}\n"
    "  web: {disclosure: {method: suppress, protect: [1, 5]}}\ndocuments: {annual: {title: T, sections: [a, b]}}\n";

static const char dictionary_yaml[] =
    "tables:\n  people:\n    key: id\n    date: came\n    open: {from: came, to: left}\n    publish: [id, age]\n"
    "    fields:\n      id: {type: text, required: true}\n      came: {type: date}\n      left: {type: date}\n"
    "      age: {type: integer, min: 0, max: 25}\n      rate: {type: decimal}\n      here: {type: boolean}\n"
    "      kind: {type: code, codes: {red: Red, green: Green}}\n"
    "      likes: {type: codes, codes: {tea: Tea, milk: Milk, cake: Cake}}\n"
    "      friend: {type: reference, table: people}\n"
    "      visits: {type: records, table: visits, parent: person}\n"
    "      group: {type: band, of: age, bands: [{label: Young, to: 12}, {label: Old, from: 13}]}\n"
    "      days: {type: duration, from: came, to: left, unit: weeks}\n"
    "      span: {type: band, of: days, bands: [{label: Short, to: 4}, {label: Long, from: 5}]}\n"
    "  visits:\n    fields: {held: {type: date}, since: {type: duration, from: person.came, to: held},\n"
    "      notes: {type: records, table: notes, parent: visit}}\n"
    "  notes: {fields: {text: {type: text}, n: {type: decimal}}}\n";

static const char people_yaml[] = "# people\n- {id: 007, came: 2021-04-03, left: 2021-05, age: 3, rate: 1.25, here: "
                                  "yes, kind: red, likes: [tea, milk]}\n"
                                  "- id: \"b\\u00e9\"\n  came: 2021-06\n  friend: 007\n  visits:\n    - {held: "
                                  "2021-07-01, notes: [{text: x, n: 1}]}\n"
                                  "    - held: &d 2021-08-01\n      notes: []\n- {id: c, came: *d, editions: [board], "
                                  "consent: {date: 2022-01-01, for: [web]}}\n"
                                  "- id: >\n    folded\n    text\n  kind: 'green'\n  age: ~\n";

static const char plain_yaml[] =
    "# one line a record\n- {ref: r001, received: 2021-04-06, cohort: in-care, age: 14}\n\n"
    "- {ref: r002, what: a few words, rate: 1.5, path: a/b_c}\r\n- {ref: null, x: 7}\n- {ref:  r003,  age:  1}";

struct random {
	uint64_t state;
};

static uint32_t next(struct random *random, uint32_t below)
{
	random->state = random->state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(random->state >> 33) % below;
}

static const char *const pieces[] = {"{{", "}}", "[", "]", "{", "}", ": ", ":", "- ", "-", "\n", "\r", "\r\n", "\t",
    "  ", "\"", "'", "#", "&a ", "*a", "!", "|", ">", "|2-\n", "\xC3\xA9", "\xC2\x85", "\xE2\x80\xA8", "\xEF\xBB\xBF",
    "~", "null", "<<: ", "\\", "\x01", ",", "---\n", "...\n", "%", "99999999999999999999", "2021-02-29", "-0.0000001",
    "people", "id", "type: records, ", "unknown", "? ", "@"};

/* One to four changes: a piece put in, a stretch taken out, doubled or moved. TEXT has room for LENGTH_MAX. */
static size_t mutate(struct random *random, char *text, size_t length)
{
	for (uint32_t changes = 1 + next(random, 4); changes > 0; changes--) {
		size_t at = next(random, (uint32_t)length + 1), run = next(random, 24);
		const char *piece = pieces[next(random, sizeof pieces / sizeof *pieces)];
		char stretch[32];
		if (run > length - at)
			run = length - at;
		memcpy(stretch, text + at, run);
		if (next(random, 3) == 0) {
			memmove(text + at, text + at + run, length - at - run);
			length -= run;
			continue;
		}
		bool put = next(random, 2) == 0;
		size_t size = put ? strlen(piece) : run;
		if (!put)
			at = next(random, (uint32_t)length + 1);
		if (length + size >= LENGTH_MAX)
			continue;
		memmove(text + at + size, text + at, length - at);
		memcpy(text + at, put ? piece : stretch, size);
		length += size;
	}
	text[length] = '\0';
	return length;
}

/* A seed, changed three times out of four. */
static size_t changed(struct random *random, const char *seed, char *text)
{
	size_t length = strlen(seed);
	memcpy(text, seed, length + 1);
	return next(random, 4) ? mutate(random, text, length) : length;
}

static struct context new_context(struct arena *arena)
{
	struct context context = {.arena = arena, .sources = sources_new(arena)};
	context.messages = messages_new(arena, context.sources);
	return context;
}

/* Places lie in the file, and each byte of each text too. */
static bool value_is_sound(const struct value *value, size_t length)
{
	bool sound = value->place.offset <= length && value->key_place.offset <= length;
	for (size_t i = 0; value->text && i < strlen(value->text); i++)
		sound = sound && value_place_at(value, i).offset <= length;
	for (const struct value *item = value->first; item; item = item->next)
		sound = value_is_sound(item, length) && sound;
	return sound;
}

static bool fuzz_tree(struct random *random)
{
	static const char *const seeds[] = {report_yaml, dictionary_yaml, people_yaml};
	struct arena *arena = arena_new();
	struct context context = new_context(arena);
	char *text = arena_alloc(arena, LENGTH_MAX);
	size_t length = changed(random, seeds[next(random, 3)], text);
	if (strlen(text) != length || !length) {
		arena_free(arena);
		return true;
	}
	const struct value *root = yaml_parse(&context, sources_add(context.sources, "case.yaml", text, length), 0, length);
	bool sound = root ? value_is_sound(root, length) : messages_errors(context.messages) > 0;
	struct buffer out = {0};
	messages_print(context.messages, &out, 100);
	buffer_release(&out);
	arena_free(arena);
	return sound;
}

static bool is_event(struct events *events, enum event_kind kind, struct event *out)
{
	events_next(events, out);
	return out->kind == kind;
}

/* Is the next event the word of LENGTH bytes at AT, where TEXT begins? */
static bool is_word(struct events *events, const char *text, const char *at, size_t length)
{
	struct event event;
	return is_event(events, EVENT_SCALAR, &event) && event.style == STYLE_PLAIN && event.length == length &&
	       memcmp(event.text, at, length) == 0 && event.start == (size_t)(at - text) &&
	       events_end(events, &event) == event.start + length;
}

static bool is_same_record(struct events *events, const char *text, struct plain *plain)
{
	struct event event;
	char value[PLAIN_ROOM];
	if (!is_event(events, EVENT_MAP, &event) || event.start != (size_t)(plain->at - text))
		return false;
	while (plain_key(plain)) {
		size_t length = plain_key_length(plain);
		if (!is_word(events, text, plain->at, length))
			return false;
		length = plain_value(plain, length, value);
		if (strlen(value) != length || memcmp(value, plain->at - length, length) != 0 ||
		    !is_word(events, text, plain->at - length, length))
			return false;
	}
	return is_event(events, EVENT_MAP_END, &event);
}

/* The short cut reads what libyaml reads. */
static bool fuzz_plain(struct random *random, size_t *taken)
{
	struct arena *arena = arena_new();
	struct context context = new_context(arena);
	char *text = arena_alloc(arena, LENGTH_MAX + 1);
	size_t length = changed(random, plain_yaml, text), records, count = 0;
	struct yaml_text whole = {1, text, length, 0, NULL};
	bool same = true;
	sources_add(context.sources, "case.yaml", text, length);
	if (strlen(text) == length && plain_accepts(&whole, &records)) {
		struct events *events = events_open(&context, &whole, false);
		struct plain plain;
		struct event event;
		same = is_event(events, EVENT_LIST, &event);
		plain_init(&plain, &whole);
		for (; same && plain_record(&plain); count++)
			same = is_same_record(events, text, &plain);
		same =
		    same && count == records && is_event(events, EVENT_LIST_END, &event) && is_event(events, EVENT_END, &event);
		events_close(events);
		(*taken)++;
	}
	arena_free(arena);
	return same;
}

static bool write_file(const char *folder, const char *name, const char *text, size_t length)
{
	char path[512];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	if (!file)
		return false;
	bool written = fwrite(text, 1, length, file) == length;
	return fclose(file) == 0 && written;
}

static bool column_is_sound(
    const struct records *records, const struct field *field, const struct column *c, uint32_t rows)
{
	bool sound = true;
	for (uint32_t row = 0; row < rows && sound; row++) {
		if (field->kind->column == COLUMN_TEXTS)
			sound = c->texts[row] < records->text_count;
		else if (field->kind->column == COLUMN_CODES)
			sound = c->codes[row] <= field->code_count;
		else if (field->kind->column == COLUMN_REFERENCES)
			sound = c->rows[row] == MISSING_ROW || c->rows[row] < records->tables[field->target->index].count;
		else if (field->kind->column == COLUMN_LISTS || field->kind->column == COLUMN_RECORDS)
			sound = c->starts[row] <= c->starts[row + 1];
	}
	if (field->kind->column == COLUMN_RECORDS)
		sound = sound && c->starts[rows] <= records->tables[field->target->index].count;
	return sound;
}

static bool records_is_sound(const struct context *context, const struct records *records)
{
	bool sound = true;
	for (size_t t = 0; t < records->dictionary->table_count; t++) {
		const struct record_table *table = &records->tables[t];
		for (size_t f = 0; f < table->table->field_count; f++)
			sound = sound && column_is_sound(records, &table->table->fields[f], &table->columns[f], table->count);
	}
	struct buffer out = {0};
	records_dump(&out, context, records);
	messages_print(context->messages, &out, 100);
	buffer_release(&out);
	return sound;
}

static bool fuzz_report(struct random *random, const char *folder)
{
	struct arena *arena = arena_new();
	struct context context = new_context(arena);
	char *text = arena_alloc(arena, LENGTH_MAX);
	bool sound = write_file(folder, "report.yaml", report_yaml, strlen(report_yaml));
	sound = sound && write_file(folder, "dictionary.yaml", text, changed(random, dictionary_yaml, text));
	sound = sound && write_file(folder, "data/people.yaml", text, changed(random, people_yaml, text));
	const struct records *records = data_load(&context, folder);
	sound = sound && records && records_is_sound(&context, records);
	arena_free(arena);
	return sound;
}

static size_t times(void)
{
	const char *more = getenv("FUZZ");
	return more && atoi(more) > 0 ? (size_t)atoi(more) : 1;
}

static void remove_report(const char *folder)
{
	static const char *const names[] = {"report.yaml", "dictionary.yaml", "data/people.yaml", "data", "."};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[512];
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		if (remove(strcmp(names[i], ".") == 0 ? folder : path) != 0)
			perror(path);
	}
}

int main(void)
{
	struct checks checks = {0};
	struct random random = {2022};
	char folder[] = "/tmp/annual-fuzz-XXXXXX", data[64];
	bool sound = true;
	for (size_t i = 0; i < TREES * times(); i++)
		sound = fuzz_tree(&random) && sound;
	check(&checks, "mutated YAML is read or refused", sound);
	size_t taken = 0;
	sound = true;
	for (size_t i = 0; i < TREES * times(); i++)
		sound = fuzz_plain(&random, &taken) && sound;
	check(&checks, "the short cut for plain records reads what libyaml reads", sound);
	check(&checks, "and it is taken", taken > TREES / 10);
	sound = mkdtemp(folder) != NULL;
	snprintf(data, sizeof data, "mkdir %s/data", folder);
	sound = sound && system(data) == 0;
	for (size_t i = 0; i < REPORTS * times() && sound; i++)
		sound = fuzz_report(&random, folder);
	check(&checks, "mutated records are read or refused", sound);
	remove_report(folder);
	return checks.failed != 0;
}
