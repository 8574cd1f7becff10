/* The door to libharu (its headers are known nowhere else). A dictionary of libharu's is used for its place in the
 * cross-reference table and for its write_fn, by which its entries are text of ours. */
#include "pdf/object.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "pdf/deflate.h"
#include "pdf/libharu.h"

enum { PAGES_PER_NODE = 100 };

static HPDF_Doc document_of(const struct objects *objects)
{
	return objects->document;
}

static HPDF_Dict dictionary(object of)
{
	return (HPDF_Dict)(void *)of;
}

static object as_object(void *dictionary)
{
	return dictionary;
}

static void *library_allocate(HPDF_UINT size)
{
	return memory_resize(NULL, size);
}

static void library_error(HPDF_STATUS error, HPDF_STATUS detail, void *self)
{
	struct objects *objects = self;
	(void)detail;
	objects->error = error;
	longjmp(objects->failed, 1);
}

static HPDF_STATUS buffer_write(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
	buffer_bytes(stream->attr, bytes, length);
	return HPDF_OK;
}

bool objects_begin(struct objects *objects, struct arena *arena, struct pool *pool)
{
	struct libharu *library = arena_alloc(arena, sizeof *library);
	*library = libharu_load();
	objects->arena = arena;
	objects->library = library;
	HPDF_Doc document = library->NewEx(library_error, library_allocate, free, 0, objects);
	objects->document = document;
	if (!document)
		return false;
	objects->writer = library->CallbackWriter_New(document->mmgr, buffer_write, NULL);
	objects->deflater = deflater_begin(pool);
	library->SetPagesConfiguration(document, PAGES_PER_NODE);
	objects->info = object_new(objects);
	return true;
}

void objects_release(struct objects *objects)
{
	if (objects->writer)
		objects->library->Stream_Free(objects->writer);
	if (objects->document)
		objects->library->Free(objects->document);
	if (objects->deflater)
		deflater_release(objects->deflater);
}

/* Called by libharu with the stream that object_put writes through. */
static HPDF_STATUS entries_write(HPDF_Dict written, HPDF_Stream stream)
{
	const char *entries = written->attr;
	buffer_add(stream->attr, entries ? entries : "");
	return HPDF_OK;
}

object object_new(struct objects *objects)
{
	HPDF_Dict made = objects->library->Dict_New(document_of(objects)->mmgr);
	objects->library->Xref_Add(document_of(objects)->xref, made);
	return as_object(made);
}

void object_write(struct objects *objects, object written, const struct buffer *entries)
{
	dictionary(written)->write_fn = entries_write;
	dictionary(written)->attr = arena_slice(objects->arena, buffer_text(entries), entries->length);
}

object objects_catalog(struct objects *objects)
{
	return as_object(document_of(objects)->catalog);
}

object object_stream(
    struct objects *objects, const char *entries, const void *bytes, size_t length, enum packing packing)
{
	HPDF_Dict stream = objects->library->DictStream_New(document_of(objects)->mmgr, document_of(objects)->xref);
	bool deflate = packing == PACK_DEFLATE;
	stream->filter = HPDF_STREAM_FILTER_NONE;
	stream->write_fn = entries_write;
	stream->attr = arena_format(objects->arena, "%s%s", entries, deflate ? "/Filter/FlateDecode" : "");
	if (deflate)
		deflater_add(objects->deflater, bytes, length, stream);
	else
		objects->library->Stream_Write(stream->stream, bytes, (HPDF_UINT)length);
	return as_object(stream);
}

static float points(int64_t milli)
{
	return (float)milli / 1000.0F;
}

object page_new(struct objects *objects, int64_t width, int64_t height, object resources, size_t number)
{
	HPDF_Page page = objects->library->AddPage(document_of(objects));
	objects->library->Page_SetWidth(page, points(width));
	objects->library->Page_SetHeight(page, points(height));
	objects->library->Dict_Add(page, "Resources", dictionary(resources));
	objects->library->Dict_AddNumber(page, "StructParents", (HPDF_INT32)number);
	objects->library->Dict_AddName(page, "Tabs", "S");
	return as_object(page);
}

static HPDF_STATUS deflated_write(HPDF_Dict written, HPDF_Stream stream)
{
	(void)written;
	buffer_add(stream->attr, "/Filter/FlateDecode");
	return HPDF_OK;
}

void page_fill(struct objects *objects, object page, const void *content, size_t length)
{
	HPDF_Dict stream = objects->library->Dict_GetItem(dictionary(page), "Contents", HPDF_OCLASS_DICT);
	stream->filter = HPDF_STREAM_FILTER_NONE;
	stream->write_fn = deflated_write;
	deflater_add(objects->deflater, content, length, stream);
}

void page_annotate(struct objects *objects, object page, object annotation)
{
	HPDF_Array annotations = objects->library->Dict_GetItem(dictionary(page), "Annots", HPDF_OCLASS_ARRAY);
	if (!annotations) {
		annotations = objects->library->Array_New(document_of(objects)->mmgr);
		objects->library->Dict_Add(dictionary(page), "Annots", annotations);
	}
	objects->library->Array_Add(annotations, dictionary(annotation));
}

void objects_fill(struct objects *objects)
{
	for (const struct deflated *at = deflater_finish(objects->deflater); at; at = at->next)
		objects->library->Stream_Write(
		    ((HPDF_Dict)at->owner)->stream, (const HPDF_BYTE *)at->packed.data, (HPDF_UINT)at->packed.length);
}

unsigned objects_count(const struct objects *objects)
{
	return document_of(objects)->xref->entries->count;
}

object object_numbered(const struct objects *objects, unsigned number)
{
	return as_object(objects->library->Xref_GetEntry(document_of(objects)->xref, number)->obj);
}

bool object_is_stream(object asked)
{
	const HPDF_Obj_Header *header = (const void *)asked; /* libharu's table also has numbers */
	return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && dictionary(asked)->stream;
}

void object_put(struct objects *objects, struct buffer *out, object written)
{
	HPDF_Stream writer = objects->writer;
	writer->attr = out;
	objects->library->Obj_WriteValue(written, writer, NULL);
}

void digest_make(const struct objects *objects, uint8_t digest[DIGEST_SIZE], const void *bytes, size_t length)
{
	HPDF_MD5_CTX state;
	objects->library->MD5Init(&state);
	objects->library->MD5Update(&state, bytes, (HPDF_UINT32)length);
	objects->library->MD5Final(digest, &state);
}

void put_reference(struct buffer *out, object referred)
{
	buffer_integer(out, dictionary(referred)->header.obj_id & 0x00FFFFFF);
	buffer_add(out, " 0 R");
}

void put_bytes(struct buffer *out, const void *bytes, size_t length)
{
	const char *at = bytes;
	buffer_char(out, '(');
	for (size_t i = 0; i < length; i++) {
		if (at[i] == '(' || at[i] == ')' || at[i] == '\\')
			buffer_char(out, '\\');
		if (at[i] == '\r')
			buffer_add(out, "\\r");
		else
			buffer_char(out, at[i]);
	}
	buffer_char(out, ')');
}

static void put_unit(struct buffer *out, uint32_t unit)
{
	static const char digits[] = "0123456789ABCDEF";
	for (int shift = 12; shift >= 0; shift -= 4)
		buffer_char(out, digits[unit >> shift & 15]);
}

void put_utf16(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	uint32_t character;
	for (size_t at = 0, step; (step = utf8_decode(text + at, length - at, &character)); at += step) {
		if (character < 0x10000) {
			put_unit(out, character);
			continue;
		}
		put_unit(out, 0xD800 + ((character - 0x10000) >> 10));
		put_unit(out, 0xDC00 + ((character - 0x10000) & 0x3FF));
	}
}

static bool text_is_plain(const char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text > '~')
			return false;
	return true;
}

void put_text(struct buffer *out, const char *text)
{
	if (text_is_plain(text)) {
		put_bytes(out, text, strlen(text));
		return;
	}
	buffer_add(out, "<FEFF");
	put_utf16(out, text);
	buffer_char(out, '>');
}

/* Most of what a page's content says, so it is put together here in one go, from its end. */
void put_length(struct buffer *out, int64_t milli)
{
	enum { LENGTH_MAX = 32 };
	int64_t hundredths = (milli < 0 ? milli - 5 : milli + 5) / 10;
	uint64_t size = hundredths < 0 ? 0 - (uint64_t)hundredths : (uint64_t)hundredths, whole = size / 100;
	unsigned rest = (unsigned)(size % 100);
	char text[LENGTH_MAX], *end = text + sizeof text, *at = end;
	*--at = ' ';
	if (rest % 10)
		*--at = (char)('0' + rest % 10);
	if (rest) {
		*--at = (char)('0' + rest / 10);
		*--at = '.';
	}
	do
		*--at = (char)('0' + whole % 10);
	while (whole /= 10);
	if (hundredths < 0)
		*--at = '-';
	buffer_bytes(out, at, (size_t)(end - at));
}
