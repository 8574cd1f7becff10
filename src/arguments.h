/* What the command line asks for. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

struct arguments {
	const char *const *words; /* what is no option: reports, a measure, a stage and its files */
	size_t count;
	const char *edition, *document; /* or NULL: all */
	const char *format;             /* "html", "pdf", or NULL: what each edition has */
	const char *out;                /* the folder for all reports: "out" */
	bool fragment;
};

/* Reads the words after the command. False with one line in ERROR. */
bool arguments_read(
    struct arguments *arguments, struct arena *arena, int count, char *const *words, struct buffer *error);

/* Is one of the words, before "--", --help or -h? */
bool arguments_ask_help(int count, char *const *words);

/* The report folders that WORDS name, or else all below content/, byte-sorted: those with a report.yaml.
 * None, with one line in ERROR, if there is none or one is no folder. */
const char **arguments_reports(
    struct arena *arena, const struct arguments *arguments, size_t *count, struct buffer *error);

#endif
