/* annual serve: the report as it stands, on a local page. */
#include <string.h>

#include "base/file.h"
#include "command.h"
#include "figure_list.h"
#include "html/escape.h"
#include "html/style.h"
#include "phases.h"
#include "preview/preview.h"
#include "preview/watch.h"
#include "theme/theme.h"
#include "themes.h"

enum { MESSAGES_SHOWN = 100 };

/* ---- messages ---- */

static void add_part(struct buffer *out, const char *before, const char *text, const char *after)
{
	if (!text || !*text)
		return;
	buffer_add(out, before);
	escape_text(out, text);
	buffer_add(out, after);
}

static void add_message(void *self, const struct shown_message *message)
{
	static const char *const names[] = {"note", "warning", "error"}, *const heads[] = {"Note", "Warning", "Error"};
	struct buffer *out = self;
	buffer_format(out, "<li class=\"%s\"><p><strong>%s:</strong>", names[message->severity], heads[message->severity]);
	add_part(out, " ", message->text, "</p>\n");
	add_part(out, "<p><code>", message->path, "</code>");
	if (message->line)
		buffer_format(out, ", line %u, column %u", message->line, message->column);
	buffer_add(out, message->path ? "</p>\n" : "");
	add_part(out, "<pre tabindex=\"0\">", message->quoted, "</pre>\n");
	add_part(out, "<pre tabindex=\"0\">", message->also, "</pre>\n");
	add_part(out, "<p>", message->more, "</p>\n");
	add_part(out, "<p><em>What to do:</em> ", message->hint, "</p>\n");
	buffer_add(out, "</li>\n");
}

static void add_messages(struct buffer *out, const struct messages *messages)
{
	struct buffer items = {0};
	size_t count = messages_each(messages, MESSAGES_SHOWN, add_message, &items);
	if (count)
		buffer_format(out, "<ol class=\"messages\">\n%s</ol>\n", buffer_text(&items));
	else
		buffer_add(out, "<p>There is nothing to say of the report.</p>\n");
	if (count > MESSAGES_SHOWN)
		buffer_format(out, "<p>And %zu more like these: mend the first ones.</p>\n", count - MESSAGES_SHOWN);
	buffer_release(&items);
}

static void add_count(struct buffer *out, const struct messages *messages)
{
	size_t errors = messages_told(messages, SEVERITY_ERROR), warnings = messages_told(messages, SEVERITY_WARNING);
	if (errors)
		buffer_format(out, "%zu error%s", errors, errors == 1 ? "" : "s");
	else
		buffer_add(out, "The report is sound");
	if (warnings)
		buffer_format(out, ", %zu warning%s", warnings, warnings == 1 ? "" : "s");
	buffer_char(out, '.');
}

/* ---- a sound report ---- */

/* One report that is put into a bundle. */
struct sound_report {
	const struct context *context;
	const struct loaded *loaded;
	const struct products *products;
	struct bundle_writer *bundle;
	uint64_t *hashes;  /* one a product */
	const char *first; /* the path of what the page shows first */
};

static void put(struct bundle_writer *out, const char *name, struct buffer *text)
{
	bundle_add(out, name, buffer_text(text), text->length);
	buffer_clear(text);
}

/* A link that shows a file in the page's frame; nothing where no such file was made. */
static void add_output(struct sound_report *sound, struct buffer *out, const char *path, const char *text)
{
	const struct products *products = sound->products;
	size_t at = 0;
	while (at < products->count && strcmp(products->items[at].path, path) != 0)
		at++;
	if (at == products->count)
		return;
	if (!sound->first)
		sound->first = path;
	buffer_add(out, " <a target=\"report\" href=\"report/");
	escape_path(out, path);
	buffer_format(out, "\" data-hash=\"%llx\">%s</a>", (unsigned long long)sound->hashes[at], text);
}

static void add_document(struct sound_report *sound, struct buffer *out, const struct edition *edition,
    const struct document_settings *document)
{
	static const struct {
		const char *ending, *text;
	} kinds[] = {{"html", "one page"}, {"pdf", "PDF"}, {"txt", "text"}};
	struct arena *arena = sound->context->arena;
	if (!(document->editions & edition->bit))
		return;
	buffer_add(out, "<li>");
	escape_text(out, document->title && document->title->text ? document->title->text : document->name);
	buffer_char(out, ':');
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		add_output(
		    sound, out, arena_format(arena, "%s/%s.%s", edition->name, document->name, kinds[i].ending), kinds[i].text);
	buffer_add(out, "</li>\n");
}

static void add_edition(struct sound_report *sound, struct buffer *out, const struct edition *edition)
{
	const struct settings *settings = sound->loaded->settings;
	buffer_add(out, "<div><h2>");
	escape_text(out, edition->name);
	buffer_add(out, "</h2>\n<ul>\n");
	if (edition->formats & FORMAT_SITE) {
		buffer_add(out, "<li>");
		add_output(sound, out, arena_format(sound->context->arena, "%s/index.html", edition->name), "Web site");
		buffer_add(out, "</li>\n");
	}
	for (size_t i = 0; i < settings->document_count; i++)
		add_document(sound, out, edition, &settings->documents[i]);
	buffer_add(out, "</ul></div>\n");
}

static void put_products(struct sound_report *sound)
{
	const struct products *products = sound->products;
	sound->hashes = arena_array(sound->context->arena, products->count + 1, sizeof *sound->hashes);
	for (size_t i = 0; i < products->count; i++)
		sound->hashes[i] =
		    bundle_add(sound->bundle, arena_format(sound->context->arena, "report/%s", products->items[i].path),
		        products->items[i].bytes, products->items[i].length);
	bundle_add(sound->bundle, "page/sound", "", 0);
}

static void put_sound(struct sound_report *sound)
{
	struct buffer text = {0};
	const struct settings *settings = sound->loaded->settings;
	put_products(sound);
	for (size_t i = 0; i < settings->edition_count; i++)
		add_edition(sound, &text, &settings->editions[i]);
	put(sound->bundle, "page/outputs", &text);
	escape_path(&text, sound->first ? sound->first : sound->products->items[0].path);
	put(sound->bundle, "page/first", &text);
	figure_list(sound->context, &text, sound->loaded);
	put(sound->bundle, "page/figures", &text);
	figure_list_withheld(sound->context, &text, sound->loaded);
	put(sound->bundle, "page/withheld", &text);
	buffer_release(&text);
}

/* ---- a build ---- */

/* The page's own looks: by the report's theme, or where that is missing or wrong by the usual one. */
static void put_looks(struct bundle_writer *out, const struct settings *settings)
{
	static const char usual[] = "county";
	static const char *const files[] = {"preview.css", "preview.js"};
	struct arena *arena = arena_new();
	struct context quiet = command_context(arena);
	struct buffer text = {0};
	const char *name = settings && settings->theme ? settings->theme : usual;
	const struct theme *theme = theme_load(&quiet, themes_folder(arena, name), name, NOWHERE);
	if (!theme)
		theme = theme_load(&quiet, themes_folder(arena, usual), usual, NOWHERE);
	if (theme)
		style_tokens(&text, theme, ":root");
	for (size_t i = 0; theme && i < sizeof files / sizeof *files; i++) {
		const struct source *file = sources_get(quiet.sources, theme_file(&quiet, theme, files[i]));
		if (file)
			buffer_bytes(&text, file->text, file->length);
		put(out, arena_format(arena, "page/%s", files[i]), &text);
	}
	buffer_release(&text);
	arena_free(arena);
}

static void say_nothing(void *self, const char *what)
{
	(void)self;
	(void)what;
}

static void put_whole(struct sound_report *report, bool sound)
{
	struct buffer text = {0};
	struct bundle_writer *out = report->bundle;
	const struct settings *settings = report->loaded->settings;
	escape_text(&text, settings && settings->title ? settings->title->text : report->loaded->root);
	put(out, "page/title", &text);
	add_count(&text, report->context->messages);
	put(out, "page/count", &text);
	add_messages(&text, report->context->messages);
	put(out, "page/messages", &text);
	put_looks(out, settings);
	if (sound)
		put_sound(report);
	buffer_release(&text);
}

/* The report that is shown. What a sound build has read of it is kept, in the build's own process, for the next glance at it. */
struct served {
	const char *root;
	const char *folders[2];
	struct context context; /* of the build that is kept */
	struct loaded loaded;   /* without settings: nothing is kept */
	uint64_t state;         /* of all its files but the narrative */
};

enum { SERVED_FOLDERS = sizeof((struct served){0}).folders / sizeof(const char *) };

static uint64_t state_now(const struct served *served)
{
	return watch_state(served->folders, SERVED_FOLDERS, "narrative");
}

static bool is_sound(const struct context *context, const struct products *products)
{
	return !messages_errors(context->messages) && !products->machine_fault && products->count;
}

static const struct progress silent = {say_nothing, NULL};

/* Builds the report in memory, with all there is to say of it. */
static void make_preview(void *self, struct bundle_writer *out)
{
	struct served *served = self;
	struct arena *arena = arena_new();
	struct context context = command_context(arena);
	const struct arguments arguments = {.arena = arena};
	struct products products = {0};
	served->state = state_now(served);
	struct loaded loaded = phases_read(&context, served->root);
	if (loaded.settings)
		phases_make(&context, &loaded, &arguments, &silent, &products);
	struct sound_report report = {&context, &loaded, &products, out, NULL, NULL};
	bool sound = loaded.settings && is_sound(&context, &products);
	put_whole(&report, sound);
	if (!sound) {
		arena_free(arena);
		return;
	}
	served->context = context;
	served->loaded = loaded;
}

/* What is kept with a narrative read anew, if no other file has changed; else the report read anew. */
static struct loaded load_glanced(struct served *served, struct context *context)
{
	if (served->loaded.settings && state_now(served) == served->state) {
		*context = context_quiet(&served->context);
		return phases_renew(context, &served->loaded);
	}
	*context = command_context(arena_new());
	return phases_read(context, served->root);
}

static void make_glance(void *self, const char *edition, struct bundle_writer *out)
{
	struct context context;
	struct products products = {0};
	struct loaded loaded = load_glanced(self, &context);
	const struct arguments arguments = {.arena = context.arena, .edition = edition, .format = "html", .glance = true};
	if (loaded.settings)
		phases_make(&context, &loaded, &arguments, &silent, &products);
	if (loaded.settings && is_sound(&context, &products))
		put_products(&(struct sound_report){&context, &loaded, &products, out, NULL, NULL});
	/* What was read stays until the process ends, which it does now. */
}

/* ---- the command ---- */

static enum status serve(const char *root)
{
	struct buffer error = {0};
	struct served served = {.root = root, .folders = {root, "themes"}};
	const struct preview preview = {root, served.folders, SERVED_FOLDERS, make_preview, make_glance, &served};
	enum status status =
	    preview_run(&preview, &error) ? STATUS_DONE : command_fail(STATUS_MACHINE, buffer_text(&error));
	buffer_release(&error);
	return status;
}

enum status command_serve(struct arguments *arguments)
{
	struct buffer error = {0};
	size_t count;
	const char **reports = arguments_reports(arguments->arena, arguments, &count, &error);
	if (count > 1)
		buffer_add(&error, "one report at a time: annual list names them");
	else if (count && !file_exists(reports[0], "report.yaml"))
		buffer_format(&error, "%s has no report.yaml: annual new makes a report", reports[0]);
	enum status status = error.length ? command_fail(STATUS_USAGE, buffer_text(&error)) : serve(reports[0]);
	buffer_release(&error);
	return status;
}
