/* What the command line asks for. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

/* The options that a command may have: one row each in arguments.c. Two of one command may have one name, and are told
 * apart by their values. */
enum option_id {
	OPTION_EDITION,
	OPTION_DOCUMENT,
	OPTION_FORMAT,
	OPTION_MESSAGE_FORM,
	OPTION_AUDIT_FORMAT,
	OPTION_FRAGMENT,
	OPTION_OUT,
	OPTION_DURABLE,
	OPTION_SHEET,
	OPTION_FORCE,
	OPTION_STRICT,
	OPTION_LANGUAGE,
	OPTION_FROM,
	OPTION_IMPORT,
	OPTION_JOBS,
	OPTION_COUNT
};

#define OPTION_BIT(option) (1u << (option))

struct arguments {
	struct arena *arena;      /* of the command line's own words and messages */
	const char *const *words; /* what is no option: reports, a measure, a stage and its files */
	size_t count;
	const char *measure;            /* what explain is about, with its cell in brackets; otherwise NULL */
	unsigned allowed;               /* OPTION_BITs of the options that the command may have */
	const char *edition, *document; /* or NULL: all */
	const char *format;             /* "html", "pdf", or NULL: what each edition has */
	const char *message_form;       /* of message_form_names, or NULL: messages as text for people */
	const char *audit_format;       /* of audit_format_names, or NULL: text */
	const char *out;                /* the folder for all reports: "out" */
	bool fragment;
	bool durable;      /* the output is on the disk before it is swapped in */
	const char *sheet; /* of a spreadsheet, or NULL */
	bool force;
	bool strict;      /* numbers typed by hand are errors */
	bool language;    /* the language of prose is looked at */
	const char *from; /* last year's report, or NULL */
	const char *jobs; /* how many threads share the work, or NULL: as many as there are processors */
	bool glance;      /* no word of the command line: pages to look at, of which nothing is said */
	bool import;      /* the words after the folder are spreadsheets */
};

/* What an audit can be written as; NULL behind the last. */
extern const char *const audit_format_names[];

/* Reads the words after a command that may have the options ALLOWED. False with one line in ERROR. */
bool arguments_read(struct arguments *arguments, struct arena *arena, unsigned allowed, int count, char *const *words,
    struct buffer *error);

/* How many threads may be at work. False with one line in ERROR. */
bool arguments_jobs(const struct arguments *arguments, size_t *jobs, struct buffer *error);

/* The options ALLOWED as a usage line shows them: " [--edition E] [--format html|pdf]". */
void arguments_usage(struct buffer *out, unsigned allowed);

/* Their names, a space before each. */
void arguments_names(struct buffer *out, unsigned allowed);

/* For each option of COMMAND whose values are a list, the branch of a bash case, of the command and the option before the
 * word in hand, that completes it. */
void arguments_choices(struct buffer *out, const char *command, unsigned allowed);

/* Is one of the words, before "--", --help or -h? */
bool arguments_ask_help(int count, char *const *words);

/* A folder's path without slashes at its end. */
const char *arguments_trimmed(struct arena *arena, const char *path);

/* The report folders that WORDS name, or else all below content/, byte-sorted: those with a report.yaml.
 * None, with one line in ERROR, if there is none or one is no folder. */
const char **arguments_reports(
    struct arena *arena, const struct arguments *arguments, size_t *count, struct buffer *error);

#endif
