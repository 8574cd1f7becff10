/* What the fuzz targets share: a small sound report in a folder of its own, in which a target replaces files, and runs of
 * the program's phases over it, in this process. */
#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

#include <stddef.h>
#include <stdint.h>

#include "base/context.h"

extern const char fuzz_report[]; /* the report's folder, from the working directory */

/* The first call makes the folder and goes into it; it is removed when the process ends. */
void fuzz_folder(void);

/* Writes PATH of the report, or of themes/ where it begins so. */
void fuzz_put(const char *path, const void *bytes, size_t length);

/* All files of the small report as they were. */
void fuzz_restore(void);

struct context fuzz_context(void);

/* PATH of the report is read as these bytes from now on, without a file, by what CONTEXT is given to; all that is asked of a text
 * is asked of it. Its number, or 0 after a message. */
uint32_t fuzz_text(const struct context *context, const char *path, const void *bytes, size_t length);

/* Prints the messages to nowhere and frees all. */
void fuzz_end(struct context *context);

/* Every phase, for all editions, and FORMAT alone ("html", "pdf", …; NULL: what the editions have). */
void fuzz_build(const struct context *context, const char *format);

#endif
