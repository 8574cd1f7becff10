#include "report/narrative.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/message_store.h"
#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/yaml.h"
#include "report/formats.h"
#include "words/tag.h"

static const struct key section_rows[] = {
    {"title", KEY_TEXT, true, NULL, NULL, NULL, NULL, "the section's heading", "Our year"},
    {"summary", KEY_TEXT, false, NULL, NULL, NULL, NULL, "one sentence, for lists of contents",
        "What we did, and for whom."},
    {"language", KEY_TEXT, false, NULL, NULL, "a language tag", "the report's", "the language of this section", "cy"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that have it", "[board]"},
};

const struct key_table section_keys = {"A section", section_rows, sizeof section_rows / sizeof *section_rows, 0, NULL};

static const struct key case_study_rows[] = {
    {"title", KEY_TEXT, true, NULL, NULL, NULL, NULL, "its heading", "Our year"},
    {"about", KEY_TEXT, false, NULL, NULL, NULL, NULL, "who it is about, without a name", "Somebody aged 15"},
    {"consent", KEY_MAP, false, NULL, &consent_keys, "`date`, `for`", "not shown",
        "as in [a record](#consent-of-a-record)", "{date: 2025-03-01, for: [board, intranet]}"},
    {"language", KEY_TEXT, false, NULL, NULL, "a language tag", "the report's", "its language", "cy"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that have it", "[board]"},
};

const struct key_table case_study_keys = {
    "A case study", case_study_rows, sizeof case_study_rows / sizeof *case_study_rows, 0, NULL};

/* The length of a line "---" at OFFSET with its line break, or 0. */
static size_t marker_length(const struct source *source, size_t offset)
{
	size_t at = offset;
	if (source->length - at < 3 || memcmp(source->text + at, "---", 3) != 0)
		return 0;
	at += 3;
	while (at < source->length && (source->text[at] == ' ' || source->text[at] == '\t' || source->text[at] == '\r'))
		at++;
	if (at < source->length && source->text[at] != '\n')
		return 0;
	return at + (at < source->length) - offset;
}

/* The offset of the closing marker's line, or the source's length. */
static size_t marker_find(const struct source *source, size_t offset)
{
	while (offset < source->length && marker_length(source, offset) == 0) {
		const char *end = memchr(source->text + offset, '\n', source->length - offset);
		offset = end ? (size_t)(end - source->text) + 1 : source->length;
	}
	return offset;
}

const char *language_tag_read(const struct context *context, const struct value *map)
{
	const struct value *value = value_get(map, "language");
	if (!value || value->kind != VALUE_TEXT || text_is_language(value->text))
		return value && value->kind == VALUE_TEXT ? value->text : NULL;
	message_add(context->messages, MSG_DOC_LANGUAGE_INVALID, value->place, value->text);
	return NULL;
}

void front_matter_read(const struct context *context, struct narrative_file *entry)
{
	const struct source *source = sources_get(context->sources, entry->file);
	size_t start = text_starts(source->text, "\xEF\xBB\xBF") ? 3 : 0;
	entry->body = start;
	entry->length = source->length - start;
	size_t opening = marker_length(source, start);
	if (opening == 0)
		return;
	size_t end = marker_find(source, start + opening);
	if (end == source->length) {
		message_add(context->messages, MSG_REPORT_FRONT_MATTER_OPEN, (struct place){entry->file, (uint32_t)start});
		entry->body = end;
		entry->length = 0;
		entry->unread = true;
		return;
	}
	entry->front = yaml_parse(context, entry->file, start + opening, end - start - opening);
	entry->broken = !entry->front;
	entry->language = language_tag_read(context, entry->front);
	entry->body = end + marker_length(source, end);
	entry->length = source->length - entry->body;
}

/* A fence's body as it was read. */
struct fence_body {
	uint32_t offset; /* of the fence */
	const struct value *value;
	const struct messages *messages;
};

struct narrative_text {
	pthread_mutex_t lock; /* of what follows */
	struct context context;
	const struct markdown_source *source;
	struct fence_body *bodies; /* in the order in which they were read */
	size_t body_count, body_capacity;
};

/* CONTEXT's sources are those of all that is parsed, so that parsing reads no list that others add to. */
static void text_prepare(const struct context *context, struct narrative_file *file)
{
	file->text = arena_alloc(context->arena, sizeof *file->text);
	*file->text = (struct narrative_text){.lock = PTHREAD_MUTEX_INITIALIZER, .context = *context};
	file->text->context.arena = arena_child(context->arena);
}

void narrative_prepare(const struct context *context, struct narrative *narrative)
{
	const struct context parsing = context_fork(context);
	for (size_t i = 0; i < narrative->count; i++)
		if (narrative->files[i].file)
			text_prepare(&parsing, &narrative->files[i]);
}

const struct markdown_source *narrative_text(const struct narrative_file *file)
{
	struct narrative_text *text = file->text;
	pthread_mutex_lock(&text->lock);
	if (!text->source)
		text->source = markdown_parse(&text->context, file->file, file->body, file->length);
	pthread_mutex_unlock(&text->lock);
	return text->source;
}

static struct fence_body body_read(struct narrative_text *text, const struct fence *fence)
{
	for (size_t i = 0; i < text->body_count; i++)
		if (text->bodies[i].offset == fence->place.offset)
			return text->bodies[i];
	const struct context own = context_quiet(&text->context);
	text->bodies = arena_grow(own.arena, text->bodies, text->body_count, &text->body_capacity, sizeof *text->bodies);
	return text->bodies[text->body_count++] = (struct fence_body){fence->place.offset,
	           yaml_parse_text(&own, fence->place.file, fence->text, fence->length, fence->offsets), own.messages};
}

const struct value *narrative_body(
    const struct context *context, const struct narrative_file *file, const struct fence *fence)
{
	pthread_mutex_lock(&file->text->lock);
	struct fence_body body = body_read(file->text, fence);
	pthread_mutex_unlock(&file->text->lock);
	messages_repeat(context->messages, body.messages);
	return body.value;
}

size_t report_file_count(const struct narrative *narrative)
{
	return narrative->count;
}

void report_parse(const struct narrative *narrative, size_t index)
{
	const struct narrative_file *file = &narrative->files[index];
	if (file->text && (file->listed || file->case_study))
		narrative_text(file);
}

static int file_compare(const void *a, const void *b)
{
	return strcmp(((const struct narrative_file *)a)->name, ((const struct narrative_file *)b)->name);
}

const struct narrative_file *narrative_find(const struct narrative *narrative, const char *name)
{
	return names_find(narrative->files, narrative->count, sizeof *narrative->files, name);
}

static void files_read(const struct context *context, struct narrative *narrative)
{
	size_t count;
	const char **paths = file_list(context->arena, narrative->root, "narrative", ".md", &count);
	narrative->files = arena_array(context->arena, count + 1, sizeof *narrative->files);
	for (size_t i = 0; i < count; i++) {
		struct narrative_file *entry = &narrative->files[narrative->count];
		const char *slash = strrchr(paths[i], '/');
		const char *stem = slash ? slash + 1 : paths[i];
		entry->name = arena_slice(context->arena, stem, strlen(stem) - strlen(".md"));
		entry->path = arena_format(context->arena, "narrative/%s", stem);
		entry->file = file_read_text(context, narrative->root, entry->path, (struct place){0, 0});
		if (entry->file) {
			front_matter_read(context, entry);
			leavings_warn(context, entry);
		} else
			entry->unread = true;
		narrative->count++;
	}
	if (narrative->count > 0)
		qsort(narrative->files, narrative->count, sizeof *narrative->files, file_compare);
	narrative->names = arena_array(context->arena, narrative->count + 1, sizeof *narrative->names);
	for (size_t i = 0; i < narrative->count; i++)
		narrative->names[i] = narrative->files[i].name;
}

static void section_list(const struct context *context, struct narrative *narrative, const struct value *item)
{
	if (item->kind != VALUE_TEXT)
		return;
	struct narrative_file *file = (struct narrative_file *)narrative_find(narrative, item->text);
	if (file) {
		file->listed = true;
		return;
	}
	const char *hint = text_did_you_mean(context->arena, item->text, narrative->names, narrative->count);
	if (text_ends(item->text, ".md")) {
		const char *stem = arena_slice(context->arena, item->text, strlen(item->text) - strlen(".md"));
		if ((file = (struct narrative_file *)narrative_find(narrative, stem))) {
			file->listed = true;
			hint = arena_format(context->arena, "write '%s', without .md", stem);
		}
	}
	message_add_hint(context->messages, MSG_REPORT_SECTION_UNKNOWN, item->place, hint, item->text);
}

static void section_repeats(const struct context *context, const struct value *sections)
{
	for (const struct value *item = sections->first; item; item = item->next)
		for (const struct value *earlier = sections->first; earlier != item; earlier = earlier->next) {
			if (!item->text || !earlier->text || strcasecmp(earlier->text, item->text) != 0)
				continue;
			if (strcmp(earlier->text, item->text) == 0)
				message_add(context->messages, MSG_REPORT_SECTION_TWICE, item->place, item->text);
			else
				message_add(context->messages, MSG_REPORT_SECTION_CASE, item->place, earlier->text, item->text);
			message_also(context->messages, earlier->place, "first listed here");
			break;
		}
}

static void sections_check(const struct context *context, struct narrative *narrative)
{
	enum { NAMED_MAX = 2000 };
	const struct settings *settings = narrative->records->settings;
	for (size_t i = 0; i < settings->document_count; i++) {
		const struct value *sections = settings->documents[i].sections;
		if (!sections || sections->kind != VALUE_LIST)
			continue;
		for (const struct value *item = sections->first; item; item = item->next)
			section_list(context, narrative, item);
		if (sections->count > NAMED_MAX)
			message_add(context->messages, MSG_REPORT_SECTIONS_MANY, sections->place, NAMED_MAX);
		else
			section_repeats(context, sections);
	}
}

/* A document of which an edition may show no section is not in that edition. A section that is not there was told of. */
static void document_narrow(
    const struct context *context, const struct narrative *narrative, struct document_settings *document)
{
	const struct settings *settings = narrative->records->settings;
	uint32_t shown = document->sections && document->sections->first ? 0 : UINT32_MAX;
	for (const struct value *item = document->sections ? document->sections->first : NULL; item; item = item->next) {
		const struct narrative_file *file = item->kind == VALUE_TEXT ? narrative_find(narrative, item->text) : NULL;
		shown |= !file ? UINT32_MAX : !file->case_study ? file->editions : 0;
	}
	for (size_t i = 0; i < settings->edition_count; i++)
		if (document->editions & ~shown & settings->editions[i].bit)
			message_add(context->messages, MSG_REPORT_DOCUMENT_EMPTY, document->place, document->name,
			    settings->editions[i].name);
	document->editions &= shown;
}

static void documents_narrow(const struct context *context, const struct narrative *narrative)
{
	const struct settings *settings = narrative->records->settings;
	uint32_t before = 0;
	for (size_t i = 0; i < settings->document_count; i++) {
		const struct document_settings *document = &settings->documents[i];
		before |= document->editions;
		if (!language_has_words(document->language))
			message_add(context->messages, MSG_REPORT_LANGUAGE_WORDS, document->place, document->language);
		document_narrow(context, narrative, &settings->documents[i]);
	}
	for (size_t i = 0; i < settings->edition_count; i++)
		if ((before & settings->editions[i].bit) && !settings_main(settings, &settings->editions[i]))
			message_add(
			    context->messages, MSG_REPORT_EDITION_EMPTY, settings->editions[i].place, settings->editions[i].name);
}

static void front_matter_check(const struct context *context, const struct narrative_file *file)
{
	struct place place = {file->file, 0};
	if (file->unread || file->broken)
		return;
	if (!file->front || file->front->kind == VALUE_UNKNOWN)
		message_add(context->messages, MSG_REPORT_FRONT_MATTER_MISSING, place);
	else if (file->case_study)
		keys_check(context, file->front, &case_study_keys, "the front matter", file->front->place);
	else
		keys_check(context, file->front, &section_keys, "the front matter", file->front->place);
}

static void file_check(const struct context *context, struct narrative *narrative, struct narrative_file *file)
{
	struct place place = {file->file, 0};
	const struct settings *settings = narrative->records->settings;
	file->editions = settings_editions(context, settings, value_get(file->front, "editions"));
	if (!file->file)
		return;
	if (!file->listed && !file->case_study) {
		message_add(context->messages, MSG_REPORT_NARRATIVE_UNUSED, place, file->name);
		return;
	}
	if (file->listed && file->case_study)
		message_add(context->messages, MSG_REPORT_CASE_STUDY_LISTED, place, file->name);
	front_matter_check(context, file);
}

const struct narrative *report_load(
    const struct context *context, const struct records *records, const struct stats *stats, const char *root)
{
	struct narrative *narrative = arena_alloc(context->arena, sizeof *narrative);
	narrative->records = records;
	narrative->stats = stats;
	narrative->root = root;
	files_read(context, narrative);
	sections_check(context, narrative);
	case_studies_mark(context, narrative);
	for (size_t i = 0; i < narrative->count; i++)
		file_check(context, narrative, &narrative->files[i]);
	documents_narrow(context, narrative);
	words_read(context, narrative);
	narrative_prepare(context, narrative);
	return narrative;
}
