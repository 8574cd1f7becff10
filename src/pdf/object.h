/* libharu's low-level objects: indirect dictionaries whose entries are written as raw text, and streams. What goes
 * wrong inside libharu leaves by longjmp to where the file was begun; memory never runs out there (memory_resize). */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include <hpdf.h>
#include <hpdf_utils.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

typedef HPDF_Dict object;

struct press;

struct objects {
	HPDF_Doc doc;
	struct arena *arena; /* lives until the file is written */
	struct press *press; /* deflates streams meanwhile */
	object info;         /* the document information dictionary */
	jmp_buf failed;      /* set by the caller of objects_begin before any other call */
	HPDF_STATUS error;   /* libharu's own number, after a failure */
};

/* False if libharu can't begin a document. */
bool objects_begin(struct objects *objects, struct arena *arena);
void objects_release(struct objects *objects);

/* A new indirect dictionary without entries. */
object object_new(struct objects *objects);

/* Gives an object its entries: the text between << and >>. */
void object_write(struct objects *objects, object written, const struct buffer *entries);

enum packing {
	PACK_DEFLATE,
	PACK_NONE /* readable in the file, or packed already: ENTRIES name the filter */
};

/* A new stream. ENTRIES stands in its dictionary beside /Length and, with PACK_DEFLATE, /Filter. */
object object_stream(
    struct objects *objects, const char *entries, const void *bytes, size_t length, enum packing packing);

/* Fills a stream that libharu made: a page's content. */
void object_fill_stream(struct objects *objects, object stream, const void *bytes, size_t length);

/* Deflated streams have their bytes from now on. */
void objects_fill(struct objects *objects);

/* "12 0 R" */
void put_reference(struct buffer *out, object referred);

/* A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, everything else as UTF-16BE in hexadecimal. */
void put_text(struct buffer *out, const char *text);

/* A byte string in parentheses. */
void put_bytes(struct buffer *out, const void *bytes, size_t length);

/* UTF-16BE in hexadecimal digits, without brackets. */
void put_utf16(struct buffer *out, const char *text);

/* A length in points from thousandths, to a hundredth, and a blank. */
void put_length(struct buffer *out, int64_t milli);

#endif
