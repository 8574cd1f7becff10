#include "arguments.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/message_file.h"
#include "base/pool.h"
#include "base/text.h"
#include "data/settings.h"

const char *const audit_format_names[] = {"text", "json", "csv", "html", NULL};

static const struct option {
	const char *name;           /* behind its two hyphens */
	const char *value;          /* what its value is called in the usage; NULL: it takes none */
	const char *const *choices; /* the values it may have, or NULL */
	size_t member;              /* offset of the const char * that its value goes to, or of the bool */
} options[OPTION_COUNT] = {
    [OPTION_EDITION] = {"edition", "E", NULL, offsetof(struct arguments, edition)},
    [OPTION_DOCUMENT] = {"document", "D", NULL, offsetof(struct arguments, document)},
    [OPTION_FORMAT] = {"format", NULL, format_names, offsetof(struct arguments, format)},
    [OPTION_MESSAGE_FORM] = {"format", NULL, message_form_names, offsetof(struct arguments, message_form)},
    [OPTION_AUDIT_FORMAT] = {"format", NULL, audit_format_names, offsetof(struct arguments, audit_format)},
    [OPTION_FRAGMENT] = {"fragment", NULL, NULL, offsetof(struct arguments, fragment)},
    [OPTION_OUT] = {"out", "DIR", NULL, offsetof(struct arguments, out)},
    [OPTION_DURABLE] = {"durable", NULL, NULL, offsetof(struct arguments, durable)},
    [OPTION_SHEET] = {"sheet", "NAME", NULL, offsetof(struct arguments, sheet)},
    [OPTION_STRICT] = {"strict", NULL, NULL, offsetof(struct arguments, strict)},
    [OPTION_LANGUAGE] = {"language", NULL, NULL, offsetof(struct arguments, language)},
    [OPTION_FORCE] = {"force", NULL, NULL, offsetof(struct arguments, force)},
    [OPTION_FROM] = {"from", "REPORT", NULL, offsetof(struct arguments, from)},
    [OPTION_JOBS] = {"jobs", "N", NULL, offsetof(struct arguments, jobs)},
    [OPTION_IMPORT] = {"import", NULL, NULL, offsetof(struct arguments, import)},
};

static bool takes_value(const struct option *option)
{
	return option->value || option->choices;
}

static bool may_have(unsigned allowed, size_t option)
{
	return allowed & OPTION_BIT(option);
}

/* The option of those ALLOWED that WORD is, with *INLINE_VALUE what follows its equals sign, or NULL. */
static const struct option *find_option(unsigned allowed, const char *word, const char **inline_value)
{
	*inline_value = NULL;
	if (!text_starts(word, "--"))
		return NULL;
	const char *name = word + strlen("--");
	size_t length = strcspn(name, "=");
	if (name[length])
		*inline_value = name + length + 1;
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (may_have(allowed, i) && strlen(options[i].name) == length && strncmp(options[i].name, name, length) == 0)
			return &options[i];
	return NULL;
}

static void refuse_option(const struct arguments *arguments, const char *word, struct buffer *error)
{
	const char *names[OPTION_COUNT];
	size_t count = 0;
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (may_have(arguments->allowed, i))
			names[count++] = arena_format(arguments->arena, "--%s", options[i].name);
	const char *nearest = text_nearest(word, names, count);
	buffer_format(error, "there is no option '%s'", word);
	if (nearest)
		buffer_format(error, ": did you mean '%s'?", nearest);
}

static bool is_choice(const struct option *option, const char *value)
{
	if (!option->choices)
		return true;
	for (size_t i = 0; option->choices[i]; i++)
		if (strcmp(option->choices[i], value) == 0)
			return true;
	return false;
}

static void add_choices(struct buffer *out, const struct option *option, const char *between)
{
	for (size_t i = 0; option->choices[i]; i++)
		buffer_format(out, "%s%s", i ? between : "", option->choices[i]);
}

/* Of the options ALLOWED that are called as OPTION is, the one that may have this value; NULL if none may. */
static const struct option *option_for(unsigned allowed, const struct option *option, const char *value)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (may_have(allowed, i) && strcmp(options[i].name, option->name) == 0 && is_choice(&options[i], value))
			return &options[i];
	return NULL;
}

static void refuse_value(unsigned allowed, const struct option *option, const char *value, struct buffer *error)
{
	buffer_format(error, "there is no %s '%s': it is ", option->name, value);
	bool first = true;
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!may_have(allowed, i) || strcmp(options[i].name, option->name) != 0)
			continue;
		buffer_add(error, first ? "" : " or ");
		add_choices(error, &options[i], " or ");
		first = false;
	}
}

/* Takes the option WORDS[*AT] with its value; *AT moves to its last word. */
static bool take_option(struct arguments *arguments, char *const *words, int count, int *at, struct buffer *error)
{
	const char *value;
	const struct option *option = find_option(arguments->allowed, words[*at], &value);
	if (!option) {
		refuse_option(arguments, words[*at], error);
		return false;
	}
	if (!takes_value(option) && value) {
		buffer_format(error, "--%s takes no value", option->name);
		return false;
	}
	if (!takes_value(option)) {
		*(bool *)((char *)arguments + option->member) = true;
		return true;
	}
	if (!value && *at + 1 < count)
		value = words[++*at];
	if (!value || !*value) {
		buffer_format(error, "--%s needs a value", option->name);
		return false;
	}
	const struct option *meant = option_for(arguments->allowed, option, value);
	if (meant)
		*(const char **)((char *)arguments + meant->member) = value;
	else
		refuse_value(arguments->allowed, option, value, error);
	return meant != NULL;
}

void arguments_usage(struct buffer *out, unsigned allowed)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!may_have(allowed, i))
			continue;
		buffer_format(out, " [--%s", options[i].name);
		if (takes_value(&options[i]))
			buffer_add(out, " ");
		if (options[i].choices)
			add_choices(out, &options[i], "|");
		else if (options[i].value)
			buffer_add(out, options[i].value);
		buffer_add(out, "]");
	}
}

/* Of the options ALLOWED that have the name of this one, is it the first? */
static bool is_first_of_name(unsigned allowed, size_t option)
{
	for (size_t i = 0; i < option; i++)
		if (may_have(allowed, i) && strcmp(options[i].name, options[option].name) == 0)
			return false;
	return may_have(allowed, option);
}

void arguments_names(struct buffer *out, unsigned allowed)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (is_first_of_name(allowed, i))
			buffer_format(out, " --%s", options[i].name);
}

void arguments_choices(struct buffer *out, const char *command, unsigned allowed)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!options[i].choices || !is_first_of_name(allowed, i))
			continue;
		buffer_format(out, "\t'%s --%s')\n\t\tCOMPREPLY=($(compgen -W '", command, options[i].name);
		for (size_t j = i; j < OPTION_COUNT; j++)
			if (may_have(allowed, j) && strcmp(options[j].name, options[i].name) == 0) {
				buffer_add(out, j > i ? " " : "");
				add_choices(out, &options[j], " ");
			}
		buffer_add(out, "' -- \"$word\"))\n\t\treturn ;;\n");
	}
}

bool arguments_ask_help(int count, char *const *words)
{
	for (int i = 0; i < count && strcmp(words[i], "--") != 0; i++)
		if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0)
			return true;
	return false;
}

bool arguments_read(struct arguments *arguments, struct arena *arena, unsigned allowed, int count, char *const *words,
    struct buffer *error)
{
	const char **plain = arena_array(arena, (size_t)count + 1, sizeof *plain);
	*arguments = (struct arguments){.arena = arena, .words = plain, .allowed = allowed, .out = "out"};
	bool only_plain = false;
	for (int i = 0; i < count; i++) {
		if (only_plain || words[i][0] != '-' || !words[i][1])
			plain[arguments->count++] = words[i];
		else if (strcmp(words[i], "--") == 0)
			only_plain = true;
		else if (!take_option(arguments, words, count, &i, error))
			return false;
	}
	return true;
}

bool arguments_jobs(const struct arguments *arguments, size_t *jobs, struct buffer *error)
{
	const char *text = arguments->jobs;
	*jobs = text ? 0 : pool_jobs_usual();
	for (; text && ascii_digit(*text) && *jobs <= POOL_JOBS_MAX; text++)
		*jobs = *jobs * 10 + (size_t)(*text - '0');
	if ((!text || !*text) && *jobs && *jobs <= POOL_JOBS_MAX)
		return true;
	buffer_format(error, "--jobs is how many threads share the work: a number from 1 to %d, not '%s'",
	    (int)POOL_JOBS_MAX, arguments->jobs);
	return false;
}

const char *arguments_trimmed(struct arena *arena, const char *path)
{
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		length--;
	return arena_slice(arena, path, length);
}

static bool is_folder(const char *path)
{
	DIR *folder = opendir(path);
	if (folder)
		closedir(folder);
	return folder != NULL;
}

static int by_bytes(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char **all_reports(struct arena *arena, size_t *count)
{
	const char **reports = NULL;
	size_t capacity = 0;
	DIR *folder = opendir("content");
	for (struct dirent *entry; folder && (entry = readdir(folder));) {
		const char *path = arena_format(arena, "content/%s", entry->d_name);
		if (entry->d_name[0] == '.' || !file_exists(path, "report.yaml"))
			continue;
		reports = arena_grow(arena, reports, *count, &capacity, sizeof *reports);
		reports[(*count)++] = path;
	}
	if (folder)
		closedir(folder);
	if (*count)
		qsort(reports, *count, sizeof *reports, by_bytes);
	return reports;
}

const char **arguments_reports(
    struct arena *arena, const struct arguments *arguments, size_t *count, struct buffer *error)
{
	*count = 0;
	if (!arguments->count) {
		const char **reports = all_reports(arena, count);
		if (!*count)
			buffer_add(error, "there is no report here: no folder below content/ has a report.yaml");
		return reports;
	}
	const char **reports = arena_array(arena, arguments->count, sizeof *reports);
	for (size_t i = 0; i < arguments->count; i++) {
		reports[i] = arguments_trimmed(arena, arguments->words[i]);
		if (is_folder(reports[i]))
			continue;
		buffer_format(error, "there is no folder '%s': a report is a folder such as content/2021-22", reports[i]);
		return reports;
	}
	*count = arguments->count;
	return reports;
}
