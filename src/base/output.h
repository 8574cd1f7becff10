/* The staged output folder: everything is written below out/.build/stage-…, then swapped with the old output at once
 * by an exchanging rename where the system has one (Linux renameat2), elsewhere by two renames that the next start
 * completes or undoes. One build at a time holds the lock. Killed at any moment, the old or the new output is whole. */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

struct output;

/* Takes the lock of OUT (made if missing), mends what a killed build left. NULL with one line in ERROR on a fault of
 * the machine or a running build. NAME is the report: "2021-22". */
struct output *output_begin(const char *out, const char *name, struct buffer *error);

/* From now on the commit brings files and folders to the disk before the swap (fsync), so that a machine that loses its
 * power has the old or the new output whole. */
void output_durable(struct output *output);

/* Writes one file, PATH relative to the report's output ("board/figures.json"); folders are made. False with one line
 * in ERROR (full disk, …); a path with ".." or a leading "/" is refused. */
bool output_write(struct output *output, const char *path, const void *bytes, size_t length, struct buffer *error);

/* Keeps the old output's editions/files below PREFIX that this build does not make (build --edition board keeps intranet/). */
bool output_keep(struct output *output, const char *prefix, struct buffer *error);

/* Swaps the new output in and removes the old; where all is as it was, the old one stays. Files and empty folders in it that
 * annual did not write (its manifest says which it did) stop the swap: false, with their names in ERROR. Frees OUTPUT either
 * way. */
bool output_commit(struct output *output, struct buffer *error);

/* Removes what was staged, releases the lock and frees OUTPUT. */
void output_abandon(struct output *output);

#endif
