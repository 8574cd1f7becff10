/* What one build made, in one file without a name: the files of the report, and the parts of the preview's page. A build
 * writes it in a process of its own; the server reads its list and sends pieces of it. Nothing of it lies in a folder, so a
 * request cannot lead out of one, and when the last process closes it, it is gone. */
#ifndef PREVIEW_BUNDLE_H
#define PREVIEW_BUNDLE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buffer.h"

/* A bundle that is being written. */
struct bundle_writer {
	FILE *file;
	uint64_t length; /* bytes written so far */
	struct buffer entries, names;
	bool failed; /* a full disk: the bundle does not end */
};

/* One file of it. */
struct bundle_entry {
	uint64_t offset, length; /* in the bundle's file, in bytes */
	uint64_t hash;           /* of its bytes: another one, other contents */
	uint64_t name;           /* where its path begins among the names */
};

struct bundle;

/* A file without a name to write a bundle to; NULL with errno set. */
FILE *bundle_file(void);

void bundle_begin(struct bundle_writer *writer, FILE *file);

/* Adds a file. PATH: "report/board/index.html" of the report, "page/messages" of the page. A hash of its bytes: another one, other
 * contents. */
uint64_t bundle_add(struct bundle_writer *writer, const char *path, const void *bytes, size_t length);

/* Writes the list of files, without which there is no bundle. False where the disk is full. */
bool bundle_end(struct bundle_writer *writer);

/* The bundle in FILE, which it owns from now on; NULL, with FILE closed, if none was ended in it. */
struct bundle *bundle_open(FILE *file);
void bundle_close(struct bundle *bundle); /* may be NULL */

/* The file of that path; NULL if there is none. */
const struct bundle_entry *bundle_find(const struct bundle *bundle, const char *path);

/* Has OTHER each file of BUNDLE, with the same bytes? Pages of which PAGE is none do not count. */
bool bundle_same(const struct bundle *bundle, const struct bundle *other, const char *page);

/* Adds the whole text of a file, if BUNDLE is one and has it. */
void bundle_text(const struct bundle *bundle, const char *path, struct buffer *out);

/* A file descriptor of its own, from which the entries may be read at their offsets; -1 with errno set. */
int bundle_descriptor(const struct bundle *bundle);

#endif
