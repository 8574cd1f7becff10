/* The program: what the command line asks for, and the exit status that says how it went (annual.1). */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <unistd.h>

#include "arguments.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/output.h"
#include "base/pages.h"
#include "base/text.h"
#include "catalogue.h"
#include "command.h"
#include "data/records.h"
#include "dump.h"
#include "each_report.h"
#include "explain.h"
#include "phases.h"
#include "protect/protect.h"
#include "stats/counted.h"

/* Where what is no message is said: a file of messages has the standard output for itself. */
static FILE *screen(const struct program_run *run)
{
	return run->file ? run->err : run->out;
}

static enum status fail(const struct program_run *run, enum status status, const char *text)
{
	command_say(run->err, "annual: error: %s", text);
	return status;
}

/* The last step of a path; of one that ends in "." or "..", the folder's own name. */
static const char *report_name(struct arena *arena, const char *root)
{
	const char *slash = strrchr(root, '/'), *name = slash ? slash + 1 : root;
	if (!text_equal(name, ".") && !text_equal(name, ".."))
		return name;
	char *whole = realpath(root, NULL);
	slash = whole ? strrchr(whole, '/') : NULL;
	name = arena_copy(arena, slash && slash[1] ? slash + 1 : name);
	free(whole);
	return name;
}

/* Does the report have the edition and the document that were asked for? */
static bool selectors_fit(const struct program_run *run, const struct settings *settings)
{
	const char *edition = run->arguments->edition, *document = run->arguments->document;
	bool edition_found = !edition, document_found = !document;
	for (size_t i = 0; i < settings->edition_count; i++)
		edition_found |= text_equal(settings->editions[i].name, edition);
	for (size_t i = 0; i < settings->document_count; i++)
		document_found |= text_equal(settings->documents[i].name, document);
	if (!edition_found)
		command_say(run->err, "annual: error: the report has no edition '%s'", edition);
	if (!document_found)
		command_say(run->err, "annual: error: the report has no document '%s'", document);
	return edition_found && document_found;
}

/* What stays of the output before: the editions that this run leaves out, and of its own what it was not asked for. */
static void keep_the_rest(const struct program_run *run, const struct settings *settings, struct output *output)
{
	struct buffer error = {0};
	bool part = run->arguments->document || run->arguments->format;
	for (size_t i = 0; i < settings->edition_count; i++)
		if (part || phases_skip_edition(run->arguments, &settings->editions[i]))
			output_keep(output, arena_format(run->context.arena, "%s/", settings->editions[i].name), &error);
	buffer_release(&error);
}

static bool write_all(
    const struct program_run *run, const struct loaded *loaded, const struct products *products, struct buffer *error)
{
	struct output *output = output_begin(run->arguments->out, report_name(run->context.arena, loaded->root), error);
	if (!output)
		return false;
	if (run->arguments->durable)
		output_durable(output);
	keep_the_rest(run, loaded->settings, output);
	for (size_t i = 0; i < products->count; i++) {
		const struct product *product = &products->items[i];
		if (output_write(output, product->path, product->bytes, product->length, error))
			continue;
		output_abandon(output);
		return false;
	}
	return output_commit(output, error);
}

static bool write_products(
    const struct program_run *run, const struct loaded *loaded, const struct products *products, struct buffer *error)
{
	pthread_mutex_lock(run->writing);
	bool written = write_all(run, loaded, products, error);
	pthread_mutex_unlock(run->writing);
	return written;
}

static const char *output_folder(const struct program_run *run, const char *root)
{
	return arena_format(run->context.arena, "%s/%s", run->arguments->out, report_name(run->context.arena, root));
}

static void add_count(struct buffer *out, size_t count, const char *what)
{
	if (count)
		buffer_format(out, "%zu %s%s, ", count, what, count == 1 ? "" : "s");
}

static void print_closing_line(
    const struct program_run *run, const struct loaded *loaded, const struct products *products)
{
	struct buffer line = {0};
	buffer_format(&line, "annual: wrote %s: ", output_folder(run, loaded->root));
	add_count(&line, products->pdf_pages, "PDF page");
	add_count(&line, products->web_pages, "web page");
	add_count(&line, products->count, "file");
	buffer_add(&line, "in ");
	buffer_milli(&line, (stopwatch_elapsed(&run->watch) + 5) / 10 * 10);
	size_t warnings = messages_told(run->context.messages, SEVERITY_WARNING);
	command_say(screen(run), "%s s, %zu warning%s", buffer_text(&line), warnings, warnings == 1 ? "" : "s");
	buffer_release(&line);
}

/* A line for each dated table: what its records' dates let into the report, and what not. */
static void print_counted(const struct program_run *run, const struct loaded *loaded)
{
	struct buffer lines = {0};
	size_t count = 0;
	const struct counted_table *tables =
	    loaded->stats ? stats_counted(run->context.arena, loaded->stats, &count) : NULL;
	for (size_t i = 0; i < count; i++) {
		buffer_add(&lines, "annual: ");
		counted_print(&lines, &tables[i]);
		buffer_char(&lines, '\n');
	}
	fwrite(buffer_text(&lines), 1, lines.length, screen(run));
	buffer_release(&lines);
}

/* With ADVISE, also what would let an edition show more. */
static enum status make_report(struct program_run *run, struct loaded *loaded, struct products *products, bool advise)
{
	struct progress progress = stopwatch_progress(&run->watch);
	if (loaded->settings && !selectors_fit(run, loaded->settings))
		return STATUS_USAGE;
	if (loaded->settings)
		phases_make(&run->context, loaded, run->arguments, &progress, products);
	if (loaded->protection && advise)
		protection_advise(&run->context, loaded->protection);
	stopwatch_clear(&run->watch);
	enum status status = run->file ? command_status(&run->context) : command_messages_to(run->err, &run->context);
	print_counted(run, loaded);
	fputs(products->said ? products->said : "", screen(run));
	return products->machine_fault ? STATUS_MACHINE : status;
}

static void file_messages(const struct program_run *run, const char *root, const char *written)
{
	if (run->file)
		message_file_add(run->file, run->context.messages, root, written);
}

/* The last line of a run with errors. */
static void print_faults(const struct program_run *run, const char *root, const char *written)
{
	size_t errors = messages_told(run->context.messages, SEVERITY_ERROR);
	size_t warnings = messages_told(run->context.messages, SEVERITY_WARNING);
	command_say(screen(run), "annual: %s has %zu error%s and %zu warning%s: %s", root, errors, errors == 1 ? "" : "s",
	    warnings, warnings == 1 ? "" : "s", written);
}

static enum status build_report(struct program_run *run, const char *root)
{
	struct loaded loaded = phases_read(&run->context, root);
	struct products products = {0};
	enum status status = make_report(run, &loaded, &products, false);
	if (status == STATUS_CONTENT)
		print_faults(run, root, "nothing was written, and what was written before stays as it was");
	struct buffer error = {0};
	if (status == STATUS_DONE && !write_products(run, &loaded, &products, &error))
		status = fail(run, STATUS_MACHINE, buffer_text(&error));
	if (status == STATUS_DONE)
		print_closing_line(run, &loaded, &products);
	file_messages(run, root, status == STATUS_DONE ? output_folder(run, root) : NULL);
	buffer_release(&error);
	return status;
}

static enum status check_report(struct program_run *run, const char *root)
{
	struct loaded loaded = phases_read(&run->context, root);
	struct products products = {0};
	enum status status = make_report(run, &loaded, &products, true);
	size_t warnings = messages_told(run->context.messages, SEVERITY_WARNING);
	if (status == STATUS_DONE)
		command_say(screen(run), "annual: %s is sound, %zu warning%s", root, warnings, warnings == 1 ? "" : "s");
	else
		print_faults(run, root, "a check writes nothing");
	file_messages(run, root, NULL);
	return status;
}

static enum status list_report(struct program_run *run, const char *root)
{
	struct buffer text = {0};
	struct loaded loaded = phases_load(&run->context, root);
	if (loaded.settings)
		catalogue_report(&text, root, loaded.settings);
	if (loaded.settings && run->arguments->count)
		catalogue_contents(&run->context, &text, &loaded);
	fwrite(buffer_text(&text), 1, text.length, run->out);
	buffer_release(&text);
	return command_messages_to(run->err, &run->context);
}

static enum status explain_in_report(struct program_run *run, const char *root)
{
	struct buffer text = {0}, error = {0};
	struct loaded loaded = phases_load(&run->context, root);
	enum status status = command_messages_to(run->err, &run->context);
	if (loaded.settings && !selectors_fit(run, loaded.settings))
		status = STATUS_USAGE;
	else if (loaded.settings && !explain_figure(explainer_new(&run->context, &loaded, run->arguments),
	                                run->arguments->measure, &text, &error))
		status = fail(run, STATUS_USAGE, buffer_text(&error));
	fwrite(buffer_text(&text), 1, text.length, run->out);
	buffer_release(&text);
	buffer_release(&error);
	return status;
}

static enum audit_format audit_format_of(const char *name)
{
	static const enum audit_format formats[] = {AUDIT_TEXT, AUDIT_JSON, AUDIT_CSV, AUDIT_HTML};
	for (size_t i = 0; name && audit_format_names[i]; i++)
		if (text_equal(audit_format_names[i], name))
			return formats[i];
	return AUDIT_TEXT;
}

/* The proof that nothing protected can be worked out, for the data protection officer: to standard output alone. */
static enum status audit_report(struct program_run *run, const char *root)
{
	struct buffer text = {0};
	struct loaded loaded = phases_compute(&run->context, root);
	if (loaded.settings && !selectors_fit(run, loaded.settings))
		return STATUS_USAGE;
	bool sound = !loaded.protection || protection_audit(&text, run->context.pool, loaded.protection,
	                                       run->arguments->edition, audit_format_of(run->arguments->audit_format));
	fwrite(buffer_text(&text), 1, text.length, run->out);
	buffer_release(&text);
	enum status status = command_messages_to(run->err, &run->context);
	return sound || status != STATUS_DONE ? status : STATUS_CONTENT;
}

static bool write_earlier(const struct program_run *run, const char *root, const struct buffer *text)
{
	int folder = folder_make(root);
	bool written = folder >= 0 && folder_replace(folder, "earlier.yaml", buffer_text(text), text->length);
	int error = errno;
	if (folder >= 0)
		close(folder);
	if (!written)
		command_say(run->err, "annual: error: %s/earlier.yaml could not be written: %s", root, strerror(error));
	return written;
}

/* Keeps what each edition publishes for the report of the next year. */
static enum status freeze_report(struct program_run *run, const char *root)
{
	struct buffer text = {0};
	struct loaded loaded = phases_load(&run->context, root);
	const char *year = phases_freeze(&run->context, &loaded, &text);
	enum status status = command_messages_to(run->err, &run->context);
	if (year && !write_earlier(run, root, &text))
		status = STATUS_MACHINE;
	else if (year)
		command_say(run->out, "annual: %s/earlier.yaml holds the figures of %s: copy it to the report of the next year",
		    root, year);
	buffer_release(&text);
	return status;
}

/* False after a message where two reports would be written to one folder, or to two that some systems do not tell apart. */
static bool names_differ(const struct arguments *arguments)
{
	struct buffer error = {0};
	size_t count;
	const char **reports = arguments_reports(arguments->arena, arguments, &count, &error);
	const char *first = NULL, *second = NULL;
	for (size_t i = 0; i < count && !first; i++)
		for (size_t j = i + 1; j < count && !first; j++)
			if (strcasecmp(report_name(arguments->arena, reports[i]), report_name(arguments->arena, reports[j])) == 0) {
				first = reports[i];
				second = reports[j];
			}
	if (first)
		command_say(stderr, "annual: error: %s and %s would be written to one folder: build one of them with --out",
		    first, second);
	buffer_release(&error);
	return !first;
}

static enum status run_build(struct arguments *arguments)
{
	if (!names_differ(arguments))
		return STATUS_USAGE;
	return each_report(arguments, SIDE_BY_SIDE, build_report);
}

static enum status run_check(struct arguments *arguments)
{
	return each_report(arguments, SIDE_BY_SIDE, check_report);
}

static enum status run_list(struct arguments *arguments)
{
	return each_report(arguments, ONE_BY_ONE, list_report);
}

/* Folders are reports, wherever they stand; of the other words the first is the measure and the second its cell. */
static enum status run_explain(struct arguments *arguments)
{
	const char **reports = arena_array(arguments->arena, arguments->count + 1, sizeof *reports), *cell = NULL;
	size_t count = 0;
	for (size_t i = 0; i < arguments->count; i++) {
		const char *word = arguments->words[i];
		if (strchr(word, '/') || file_exists(word, "report.yaml"))
			reports[count++] = word;
		else if (!arguments->measure)
			arguments->measure = word;
		else if (!cell && !strchr(arguments->measure, '['))
			cell = word;
		else
			return command_fail(STATUS_USAGE, "one statistic at a time: annual explain MEASURE [CELL] [REPORT…]");
	}
	if (!arguments->measure)
		return command_fail(STATUS_USAGE, "which statistic? annual list REPORT names them");
	if (cell)
		arguments->measure = arena_format(arguments->arena, "%s[%s]", arguments->measure, cell);
	arguments->words = reports;
	arguments->count = count;
	return each_report(arguments, ONE_BY_ONE, explain_in_report);
}

/* REPORT [EDITION]: a second word that is no report names the edition. */
static enum status run_audit(struct arguments *arguments)
{
	if (!arguments->count)
		return command_fail(STATUS_USAGE, "which report? annual list names them");
	if (arguments->count == 2 && !arguments->edition && !file_exists(arguments->words[1], "report.yaml")) {
		arguments->edition = arguments->words[1];
		arguments->count = 1;
	}
	return each_report(arguments, ONE_BY_ONE, audit_report);
}

static enum status run_freeze(struct arguments *arguments)
{
	if (!arguments->count)
		return command_fail(STATUS_USAGE, "which report? annual list names them");
	return each_report(arguments, ONE_BY_ONE, freeze_report);
}

static enum status run_dump(struct arguments *arguments)
{
	struct arena *arena = arena_new();
	struct context context = command_context(arena);
	struct buffer out = {0};
	enum status status = STATUS_USAGE;
	if (arguments->count &&
	    dump_stage(&context, &out, arguments->words[0], arguments->words + 1, arguments->count - 1)) {
		fwrite(buffer_text(&out), 1, out.length, stdout);
		status = command_messages(&context);
	} else {
		dump_list(&out);
		fprintf(stderr, "annual: the stages are\n%s", buffer_text(&out));
	}
	buffer_release(&out);
	arena_free(arena);
	return status;
}

#define PARTS                                                                                                          \
	(OPTION_BIT(OPTION_EDITION) | OPTION_BIT(OPTION_DOCUMENT) | OPTION_BIT(OPTION_FORMAT) |                            \
	    OPTION_BIT(OPTION_MESSAGE_FORM))

static enum status run_completion(struct arguments *arguments);

/* One row a command: its usage, its completion in a shell and the options it may have come from here. */
static const struct command {
	const char *name;
	const char *words; /* what follows it that is no option, as the usage shows it */
	unsigned options;  /* OPTION_BITs */
	const char *what;
	enum status (*run)(struct arguments *arguments);
} commands[] = {
    {"build", " [REPORT…]",
        PARTS | OPTION_BIT(OPTION_FRAGMENT) | OPTION_BIT(OPTION_OUT) | OPTION_BIT(OPTION_DURABLE) |
            OPTION_BIT(OPTION_STRICT) | OPTION_BIT(OPTION_JOBS),
        "write the sites, the PDFs and the figures of a report, or of all below content/", run_build},
    {"check", " [REPORT…]", PARTS | OPTION_BIT(OPTION_STRICT) | OPTION_BIT(OPTION_LANGUAGE) | OPTION_BIT(OPTION_JOBS),
        "look for mistakes, write nothing", run_check},
    {"list", " [REPORT…]", 0, "the reports, or what one holds", run_list},
    {"explain", " MEASURE [CELL] [REPORT…]", OPTION_BIT(OPTION_EDITION), "how a figure was worked out", run_explain},
    {"audit", " REPORT [EDITION]", OPTION_BIT(OPTION_EDITION) | OPTION_BIT(OPTION_AUDIT_FORMAT),
        "what could be worked out of a protected edition, for the data protection officer", run_audit},
    {"freeze", " REPORT…", 0, "keep the year's figures, as published, in earlier.yaml for the next report", run_freeze},
    {"import", " [REPORT] [TABLE] [FILE]",
        OPTION_BIT(OPTION_SHEET) | OPTION_BIT(OPTION_FORCE) | OPTION_BIT(OPTION_JOBS),
        "make a table's records from a spreadsheet, as import.yaml has it, or propose how", command_import},
    {"new", " FOLDER [[TABLE=]SHEET…]", OPTION_BIT(OPTION_FROM) | OPTION_BIT(OPTION_IMPORT),
        "make a report: an empty one, next year's from this year's, or one around spreadsheets", command_new},
    {"serve", " [REPORT]", 0, "show a report on a local page that follows every change", command_serve},
    {"schema", " [NAME [TABLE [REPORT]]]", 0,
        "the JSON Schema of figures.json, or of a file: report, dictionary, measures, facts, earlier, import, words, "
        "data TABLE; all: those of a report, written to its .schema/ for editors",
        command_schema},
    {"help", " [KEY]", 0, "what a key, file, block or type of field means, with an example", command_help},
    {"dump", " STAGE FILE…", 0, "what one stage makes of a file, as text", run_dump},
    {"completion", " bash", 0, "what the shell needs to complete these words", run_completion},
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

/* ---- completion in a shell ---- */

static const char completion_start[] = "# How bash completes the words of annual; annual wrote this file.\n"
                                       "_annual()\n"
                                       "{\n"
                                       "\tlocal word=${COMP_WORDS[COMP_CWORD]} options=\n"
                                       "\tCOMPREPLY=()\n"
                                       "\tcase ${COMP_WORDS[1]} in\n";

static const char completion_end[] =
    "\t*)\n"
    "\t\tcompopt -o filenames\n"
    "\t\t[[ ${COMP_WORDS[1]} = dump || ${COMP_WORDS[1]} = import ]] || COMPREPLY=($(compgen -d -- \"$word\"))\n"
    "\tesac\n"
    "}\n"
    "complete -o default -F _annual annual\n";

static enum status run_completion(struct arguments *arguments)
{
	if (arguments->count != 1 || strcmp(arguments->words[0], "bash") != 0)
		return command_fail(STATUS_USAGE, "completion for which shell? It is: annual completion bash");
	struct buffer out = {0};
	buffer_add(&out, completion_start);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		buffer_format(&out, "\t%s) options='", commands[i].name);
		arguments_names(&out, commands[i].options);
		buffer_add(&out, " --help' ;;\n");
	}
	buffer_add(&out, "\tesac\n\tif [ $COMP_CWORD = 1 ]; then\n\t\tCOMPREPLY=($(compgen -W '");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		buffer_format(&out, "%s ", commands[i].name);
	buffer_add(&out, "--help --version' -- \"$word\"))\n\t\treturn\n\tfi\n\tcase "
	                 "\"${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD - 1]}\" in\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		arguments_choices(&out, commands[i].name, commands[i].options);
	buffer_add(&out, "\tesac\n\tcase $word in\n\t-*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n");
	buffer_add(&out, completion_end);
	fwrite(buffer_text(&out), 1, out.length, stdout);
	buffer_release(&out);
	return STATUS_DONE;
}

static void print_command(FILE *file, const struct command *command)
{
	struct buffer usage = {0};
	arguments_usage(&usage, command->options);
	fprintf(file, "annual %s%s%s\n    %s\n", command->name, command->words, buffer_text(&usage), command->what);
	buffer_release(&usage);
}

static void print_usage(FILE *file)
{
	fputs("annual turns a folder of records and prose into an accessible annual report.\n\n", file);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_command(file, &commands[i]);
	fputs("annual --help, annual --version\n\n"
	      "A REPORT is a folder such as content/2021-22. The output goes below out/.\n"
	      "Exit status: 0 done, 1 mistakes in the content (nothing is written), 2 wrong usage, 3 the machine.\n",
	    file);
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static enum status refuse_command(const char *name)
{
	const char *names[COMMAND_COUNT];
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i].name;
	const char *nearest = text_nearest(name, names, COMMAND_COUNT);
	command_say(stderr, "annual: error: there is no command '%s'%s%s%s", name, nearest ? ": did you mean '" : "",
	    nearest ? nearest : "", nearest ? "'?" : ": annual --help lists them");
	return STATUS_USAGE;
}

static enum status run_command(const struct command *command, int count, char *const *words)
{
	struct arena *arena = arena_new();
	struct arguments arguments;
	struct buffer error = {0};
	enum status status = STATUS_USAGE;
	if (arguments_ask_help(count, words)) {
		print_command(stdout, command);
		puts("\nannual --help lists all commands.");
		status = STATUS_DONE;
	} else if (arguments_read(&arguments, arena, command->options, count, words, &error)) {
		status = command->run(&arguments);
	} else {
		command_fail(STATUS_USAGE, buffer_text(&error));
	}
	buffer_release(&error);
	arena_free(arena);
	return status;
}

/* As many files as the program has open at once, more where several threads are at work, and some to spare; false after a
 * message. */
static bool allow_files(void)
{
	enum { NEEDED = 32, WANTED = 256 };
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= WANTED)
		return true;
	if (limit.rlim_max >= NEEDED) {
		limit.rlim_cur = limit.rlim_max < WANTED ? limit.rlim_max : WANTED;
		return setrlimit(RLIMIT_NOFILE, &limit) == 0;
	}
	command_say(stderr, "annual: error: no more than %d files may be open: allow at least %d (ulimit -n)",
	    (int)limit.rlim_max, (int)NEEDED);
	return false;
}

int main(int count, char **words)
{
	const char *name = count > 1 ? words[1] : "";
	signal(SIGXFSZ, SIG_IGN); /* a file that is too large for the user's limit is told of as other faults */
	if (strcmp(name, "--version") == 0) {
		puts("annual " ANNUAL_VERSION);
		return STATUS_DONE;
	}
	bool help = strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || (strcmp(name, "help") == 0 && count == 2);
	if (help || !*name) {
		print_usage(help ? stdout : stderr);
		return help ? STATUS_DONE : STATUS_USAGE;
	}
	if (!allow_files())
		return STATUS_MACHINE;
	pages_prepare();
	const struct command *command = find_command(name);
	enum status status = command ? run_command(command, count - 2, words + 2) : refuse_command(name);
	if (fflush(stdout) != 0)
		status = command_fail(STATUS_MACHINE, "what was said could not be written");
	return (int)status;
}
