#include "base/message_file.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "base/message_store.h"
#include "base/quote.h"
#include "base/text.h"

const char *const message_form_names[] = {"json", "sarif", NULL};

static const struct message_rule {
	const char *id, *level, *text, *hint;
} rules[] = {
#define MESSAGE(id, severity, text, hint) [id] = {#id, #severity, text, hint},
#include "base/message_list.h"
#undef MESSAGE
};

static const char *const levels[] = {"note", "warning", "error"};

/* TEXT as a terminal would show it, as a JSON string: without control and direction signs, always UTF-8. */
static void add_shown(struct buffer *out, const char *text)
{
	struct buffer shown = {0};
	quote_plain(&shown, text);
	buffer_json(out, buffer_text(&shown));
	buffer_release(&shown);
}

/* MSG_CLAIM_NEAR is claim-near. */
static void add_rule_id(struct buffer *out, const char *id)
{
	buffer_char(out, '"');
	for (id += strlen("MSG_"); *id; id++)
		buffer_char(out, *id == '_' ? '-' : (char)tolower((unsigned char)*id));
	buffer_char(out, '"');
}

/* Lines and columns of places that come in order: each byte of a file is looked at once. */
struct place_walk {
	const struct messages *messages;
	struct place at;
	struct position position;
};

static struct position walk_to(struct place_walk *walk, const struct source *source, struct place place)
{
	struct position *position = &walk->position;
	size_t from = walk->at.offset, to = place.offset < source->length ? place.offset : source->length;
	if (walk->at.file != place.file || from < position->line_start || from > to) {
		*position = source_position(source, place.offset);
	} else {
		for (const char *feed; (feed = memchr(source->text + from, '\n', to - from));) {
			from = position->line_start = (size_t)(feed - source->text) + 1;
			position->line++;
			position->column = 1;
		}
		position->column += (uint32_t)utf8_count(source->text + from, to - from);
	}
	walk->at = (struct place){place.file, (uint32_t)to};
	return *position;
}

/* ---- JSON ---- */

static void add_place(struct buffer *out, struct place_walk *walk, struct place place)
{
	const struct source *source = sources_get(walk->messages->sources, place.file);
	if (!source)
		return;
	buffer_add(out, ", \"file\": ");
	add_shown(out, source->path);
	if (!source->text)
		return;
	struct position position = walk_to(walk, source, place);
	buffer_format(out, ", \"line\": %u, \"column\": %u", (unsigned)position.line, (unsigned)position.column);
}

static void add_member(struct buffer *out, const char *name, const char *text)
{
	buffer_format(out, ", \"%s\": ", name);
	add_shown(out, text);
}

static void add_json(struct buffer *out, struct place_walk *walk, const struct printed_message *printed)
{
	const struct message *message = printed->message;
	buffer_add(out, "{\"id\": ");
	add_rule_id(out, rules[message->id].id);
	buffer_format(out, ", \"severity\": \"%s\"", levels[message->severity]);
	add_place(out, walk, message->place);
	add_member(out, "text", printed->text);
	if (printed->hint)
		add_member(out, "help", printed->hint);
	if (printed->more)
		buffer_format(out, ", \"more\": %zu, \"lines\": [%s]", printed->more, buffer_text(&printed->lines));
	if (message->also.file) {
		struct place_walk other = {.messages = walk->messages};
		buffer_add(out, ", \"also\": {\"text\": ");
		add_shown(out, message->also_text);
		add_place(out, &other, message->also);
		buffer_char(out, '}');
	}
	buffer_char(out, '}');
}

static void json_report_add(struct message_file *file, const struct messages *messages,
    const struct printed_messages *printed, const char *root, const char *written)
{
	struct buffer *out = &file->reports;
	struct place_walk walk = {.messages = messages};
	buffer_add(out, file->count++ ? ",\n  {\"report\": " : "\n  {\"report\": ");
	add_shown(out, root);
	buffer_format(out, ", \"errors\": %zu, \"warnings\": %zu, \"written\": ", messages_told(messages, SEVERITY_ERROR),
	    messages_told(messages, SEVERITY_WARNING));
	if (written)
		add_shown(out, written);
	else
		buffer_add(out, "null");
	buffer_add(out, ", \"messages\": [");
	for (size_t i = 0; i < printed->count; i++) {
		buffer_add(out, i ? ",\n    " : "\n    ");
		add_json(out, &walk, &printed->items[i]);
	}
	buffer_add(out, "]}");
}

static void json_finish(struct message_file *file, struct buffer *out, const char *version)
{
	buffer_format(out, "{\"annual\": \"%s\", \"reports\": [%s\n]}\n", version, buffer_text(&file->reports));
}

/* ---- SARIF ---- */

/* A path as a URI reference (RFC 3986): what has a meaning in one, and all that is not ASCII, is percent-encoded. */
static void add_uri(struct buffer *out, const char *path)
{
	buffer_add(out, *path == '/' ? "\"file://" : "\"");
	while (text_starts(path, "./"))
		path += 2;
	for (; *path; path++) {
		if (ascii_letter_or_digit(*path) || strchr("-._~/", *path))
			buffer_char(out, *path);
		else
			buffer_format(out, "%%%02X", (unsigned)(unsigned char)*path);
	}
	buffer_char(out, '"');
}

/* A message string of SARIF, in which a brace is written twice (2.1.0, section 3.11.5). */
static void add_sarif_string(struct buffer *out, const char *text)
{
	struct buffer doubled = {0};
	for (; *text; text++) {
		if (*text == '{' || *text == '}')
			buffer_char(&doubled, *text);
		buffer_char(&doubled, *text);
	}
	buffer_json(out, buffer_text(&doubled));
	buffer_release(&doubled);
}

static void add_location(struct buffer *out, struct place_walk *walk, struct place place, const char *text)
{
	const struct source *source = sources_get(walk->messages->sources, place.file);
	buffer_add(out, "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
	add_uri(out, source->path);
	buffer_char(out, '}');
	if (source->text) {
		struct position position = walk_to(walk, source, place);
		buffer_format(out, ", \"region\": {\"startLine\": %u, \"startColumn\": %u}", (unsigned)position.line,
		    (unsigned)position.column);
	}
	buffer_char(out, '}');
	if (text) {
		struct buffer shown = {0};
		quote_plain(&shown, text);
		buffer_add(out, ", \"message\": {\"text\": ");
		add_sarif_string(out, buffer_text(&shown));
		buffer_char(out, '}');
		buffer_release(&shown);
	}
	buffer_char(out, '}');
}

/* The text with what else is told of it; a line break is the only sign in it that is not printed. */
static void add_sarif_text(struct buffer *out, const struct printed_message *printed)
{
	struct buffer text = {0};
	quote_plain(&text, printed->text);
	if (printed->more)
		buffer_format(&text, "\nand %zu more like it, in line %s%s", printed->more, buffer_text(&printed->lines),
		    printed->line_count > LINES_MAX ? ", …" : "");
	if (printed->hint) {
		buffer_add(&text, "\nhelp: ");
		quote_plain(&text, printed->hint);
	}
	add_sarif_string(out, buffer_text(&text));
	buffer_release(&text);
}

static void add_result(struct buffer *out, struct place_walk *walk, const struct printed_message *printed)
{
	const struct message *message = printed->message;
	buffer_add(out, "{\"ruleId\": ");
	add_rule_id(out, rules[message->id].id);
	buffer_format(out, ", \"level\": \"%s\", \"message\": {\"text\": ", levels[message->severity]);
	add_sarif_text(out, printed);
	buffer_char(out, '}');
	if (sources_get(walk->messages->sources, message->place.file)) {
		buffer_add(out, ", \"locations\": [");
		add_location(out, walk, message->place, NULL);
		buffer_char(out, ']');
	}
	if (sources_get(walk->messages->sources, message->also.file)) {
		struct place_walk other = {.messages = walk->messages};
		buffer_add(out, ", \"relatedLocations\": [");
		add_location(out, &other, message->also, message->also_text);
		buffer_char(out, ']');
	}
	if (printed->more)
		buffer_format(out, ", \"occurrenceCount\": %zu", printed->more + 1);
	buffer_char(out, '}');
}

static void sarif_report_add(struct message_file *file, const struct messages *messages,
    const struct printed_messages *printed, const char *root, const char *written)
{
	(void)root;
	(void)written;
	struct place_walk walk = {.messages = messages};
	for (size_t i = 0; i < printed->count; i++) {
		buffer_add(&file->reports, file->count++ ? ",\n    " : "\n    ");
		add_result(&file->reports, &walk, &printed->items[i]);
		file->used[printed->items[i].message->id] = true;
	}
}

/* A row's text, with three dots in place of each argument. */
static void add_rule_text(struct buffer *out, const char *format)
{
	struct buffer text = {0};
	for (; *format; format++) {
		if (*format != '%')
			buffer_char(&text, *format);
		else
			buffer_add(&text, *++format == '%' ? "%" : "…");
	}
	buffer_json(out, buffer_text(&text));
	buffer_release(&text);
}

static void add_rule(struct buffer *out, const struct message_rule *rule)
{
	buffer_add(out, "{\"id\": ");
	add_rule_id(out, rule->id);
	buffer_add(out, ", \"shortDescription\": {\"text\": ");
	add_rule_text(out, rule->text);
	buffer_add(out, "}, \"defaultConfiguration\": {\"level\": \"");
	for (const char *letter = rule->level; *letter; letter++)
		buffer_char(out, (char)tolower((unsigned char)*letter));
	buffer_add(out, "\"}");
	if (rule->hint) {
		buffer_add(out, ", \"help\": {\"text\": ");
		buffer_json(out, rule->hint);
		buffer_char(out, '}');
	}
	buffer_char(out, '}');
}

static void sarif_finish(struct message_file *file, struct buffer *out, const char *version)
{
	buffer_add(out, "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n\"version\": \"2.1.0\",\n"
	                "\"runs\": [{\n  \"tool\": {\"driver\": {\"name\": \"annual\", \"version\": ");
	buffer_json(out, version);
	buffer_add(out, ", \"rules\": [");
	bool first = true;
	for (size_t i = 0; i < MESSAGE_COUNT; i++) {
		if (!file->used[i])
			continue;
		buffer_add(out, first ? "\n    " : ",\n    ");
		add_rule(out, &rules[i]);
		first = false;
	}
	buffer_format(
	    out, "]}},\n  \"columnKind\": \"unicodeCodePoints\",\n  \"results\": [%s]\n}]}\n", buffer_text(&file->reports));
}

/* ---- both ---- */

static const struct message_form_row {
	void (*add)(struct message_file *file, const struct messages *messages, const struct printed_messages *printed,
	    const char *root, const char *written);
	void (*finish)(struct message_file *file, struct buffer *out, const char *version);
} forms[MESSAGE_FORM_COUNT] = {
    [MESSAGE_FORM_JSON] = {json_report_add, json_finish},
    [MESSAGE_FORM_SARIF] = {sarif_report_add, sarif_finish},
};

void message_file_add(struct message_file *file, const struct messages *messages, const char *root, const char *written)
{
	struct printed_messages printed = printed_make(messages);
	forms[file->form].add(file, messages, &printed, root, written);
	printed_release(&printed);
}

void message_file_finish(struct message_file *file, struct buffer *out, const char *version)
{
	forms[file->form].finish(file, out, version);
	buffer_release(&file->reports);
}
