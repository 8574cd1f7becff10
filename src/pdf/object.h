/* The objects of a PDF file (ISO 32000-1, 7.3), and the only door to libharu: it holds them, numbers them and links the
 * pages; their entries are our text. What goes wrong inside libharu leaves by longjmp to where the file was begun; memory
 * never runs out there (memory_resize). */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

/* An indirect dictionary or stream; the file's own. */
typedef struct indirect_object *object;

struct deflater;
struct pool;

struct objects {
	const struct libharu *library;
	void *document;            /* libharu's */
	void *writer;              /* libharu's stream that object_put writes through */
	struct arena *arena;       /* lives until the file is written */
	struct deflater *deflater; /* deflates streams meanwhile */
	object info;               /* the document information dictionary */
	jmp_buf failed;            /* set by the caller of objects_begin before any other call */
	unsigned long error;       /* libharu's own number, after a failure */
};

/* False if libharu can't begin a document. */
bool objects_begin(struct objects *objects, struct arena *arena, struct pool *pool);
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

/* A new page, the file's next, with a content stream to be filled. NUMBER is its key in the parent tree (14.7.4.4); sides
 * are in thousandths of a point. */
object page_new(struct objects *objects, int64_t width, int64_t height, object resources, size_t number);
void page_fill(struct objects *objects, object page, const void *content, size_t length);

/* Adds to a page's annotations. */
void page_annotate(struct objects *objects, object page, object annotation);

/* The document catalog (7.7.2). */
object objects_catalog(struct objects *objects);

/* For writing the file. Deflated streams have their bytes from objects_fill on. Numbers run from 1 to below
 * objects_count; object_put appends what stands between "obj" and "endobj", and writing a stream settles the object that
 * is its length. */
void objects_fill(struct objects *objects);
unsigned objects_count(const struct objects *objects);
object object_numbered(const struct objects *objects, unsigned number);
bool object_is_stream(object asked);
void object_put(struct objects *objects, struct buffer *out, object written);

/* MD5 (RFC 1321), by which a file names itself (14.4). */
enum { DIGEST_SIZE = 16 };
void digest_make(const struct objects *objects, uint8_t digest[DIGEST_SIZE], const void *bytes, size_t length);

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
