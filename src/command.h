/* What the commands share, and those that have files of their own. */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdio.h>

#include "arguments.h"
#include "base/context.h"

/* The program's exit statuses: done, mistakes in the content, wrong usage, the machine. */
enum status { STATUS_DONE, STATUS_CONTENT, STATUS_USAGE, STATUS_MACHINE };

/* Prints one line to FILE; what a terminal would obey or hide is printed escaped. */
void command_say(FILE *file, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints "annual: error: TEXT"; STATUS. */
enum status command_fail(enum status status, const char *text);

/* The exit status that the messages call for. */
enum status command_status(const struct context *context);

/* Prints the messages; the exit status they call for. */
enum status command_messages(const struct context *context);
enum status command_messages_to(FILE *file, const struct context *context);

/* A context with sources and messages of its own, all in ARENA. */
struct context command_context(struct arena *arena);

enum status command_import(struct arguments *arguments);
enum status command_new(struct arguments *arguments);
/* Writes ROOT/.schema/, which editors read: a schema for each of the report's files. */
enum status reference_write(struct arena *arena, const char *root);

enum status command_schema(struct arguments *arguments);
enum status command_help(struct arguments *arguments);
enum status command_serve(struct arguments *arguments);

#endif
