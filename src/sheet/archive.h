/* The parts of a ZIP file (XLSX, ODS) as XML, read as a stream within bounds, so that a small file that unpacks to a huge
 * one costs neither memory nor much time. Document types, and so entities, are refused. Private to sheet/. */
#ifndef SHEET_ARCHIVE_H
#define SHEET_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

struct archive;
struct xml;

/* What to do with a part's elements; names are without their prefix. Each may be NULL. */
struct xml_handlers {
	void (*start)(void *self, struct xml *xml, const char *name, const char **attributes);
	void (*end)(void *self, struct xml *xml, const char *name);
	void (*text)(void *self, const char *text, size_t length);
};

/* BYTES live as long as the archive. NULL where they are no ZIP file. */
struct archive *archive_open(const void *bytes, size_t length);
void archive_close(struct archive *archive);
bool archive_has(struct archive *archive, const char *part);

/* Reads a part; SELF is the handlers'. NULL, or why it could not be read, in an author's words. */
const char *archive_read(struct archive *archive, const char *part, const struct xml_handlers *handlers, void *self);

/* Ends the reading: archive_read returns WHY, or NULL where all was seen that is needed. */
void xml_stop(struct xml *xml, const char *why);

/* The value of an attribute, by its name without the prefix; or NULL. */
const char *xml_attribute(const char **attributes, const char *name);

#endif
