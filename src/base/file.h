/* Reading files, safely: no symbolic link, no path that leads out of its root, bounded size, UTF-8. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/context.h"

/* Reads ROOT/PATH as UTF-8 text (a byte order mark is kept in the source, so offsets are bytes of the file; *text
 * skips nothing) and registers it; a file read before is not read again. PATH is relative, has no ".." and no symbolic link below ROOT. ASKED is where the
 * author named the file, for the message; nowhere if the program wants it. Returns its file number, or 0 after a message. */
uint32_t file_read_text(const struct context *context, const char *root, const char *path, struct place asked);

/* Reads ROOT/PATH as bytes into the arena, under the same rules. NULL after a message. */
void *file_read_bytes(
    const struct context *context, const char *root, const char *path, struct place asked, size_t *length);

bool file_exists(const char *root, const char *path);

/* The files of folder ROOT/PATH whose name ends in SUFFIX, byte-sorted; hidden ones left out, symbolic links named, so
 * that reading them says why not. */
const char **file_list(struct arena *arena, const char *root, const char *path, const char *suffix, size_t *count);

#endif
