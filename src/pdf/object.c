#include "pdf/object.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "pdf/press.h"

enum { PAGES_PER_NODE = 100 };

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

void objects_release(struct objects *objects)
{
	if (objects->doc)
		HPDF_Free(objects->doc);
	if (objects->press)
		press_release(objects->press);
}

static HPDF_STATUS entries_write(HPDF_Dict dict, HPDF_Stream stream)
{
	const char *entries = dict->attr;
	return entries ? HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries, (HPDF_UINT)strlen(entries)) : HPDF_OK;
}

object object_new(struct objects *objects)
{
	HPDF_Dict dict = HPDF_Dict_New(objects->doc->mmgr);
	HPDF_Xref_Add(objects->doc->xref, dict);
	return dict;
}

void object_write(struct objects *objects, object written, const struct buffer *entries)
{
	written->write_fn = entries_write;
	written->attr = arena_slice(objects->arena, buffer_text(entries), entries->length);
}

bool objects_begin(struct objects *objects, struct arena *arena)
{
	objects->arena = arena;
	objects->doc = HPDF_NewEx(library_error, library_allocate, free, 0, objects);
	if (!objects->doc)
		return false;
	objects->press = press_begin();
	HPDF_SetPagesConfiguration(objects->doc, PAGES_PER_NODE);
	objects->info = object_new(objects);
	return true;
}

static HPDF_STATUS deflated_write(HPDF_Dict dict, HPDF_Stream stream)
{
	(void)dict;
	return HPDF_Stream_WriteStr(stream, "/Filter/FlateDecode");
}

void object_fill_stream(struct objects *objects, object stream, const void *bytes, size_t length)
{
	stream->filter = HPDF_STREAM_FILTER_NONE;
	stream->write_fn = deflated_write;
	press_add(objects->press, bytes, length, stream);
}

void objects_fill(struct objects *objects)
{
	for (const struct pressed *at = press_finish(objects->press); at; at = at->next)
		HPDF_Stream_Write(
		    ((object)at->owner)->stream, (const HPDF_BYTE *)at->packed.data, (HPDF_UINT)at->packed.length);
}

object object_stream(
    struct objects *objects, const char *entries, const void *bytes, size_t length, enum packing packing)
{
	HPDF_Dict stream = HPDF_DictStream_New(objects->doc->mmgr, objects->doc->xref);
	bool deflate = packing == PACK_DEFLATE;
	stream->filter = HPDF_STREAM_FILTER_NONE;
	stream->write_fn = entries_write;
	stream->attr = arena_format(objects->arena, "%s%s", entries, deflate ? "/Filter/FlateDecode" : "");
	if (deflate)
		press_add(objects->press, bytes, length, stream);
	else
		HPDF_Stream_Write(stream->stream, bytes, (HPDF_UINT)length);
	return stream;
}

void put_reference(struct buffer *out, object referred)
{
	buffer_integer(out, referred->header.obj_id & 0x00FFFFFF);
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

void put_length(struct buffer *out, int64_t milli)
{
	int64_t hundredths = (milli < 0 ? milli - 5 : milli + 5) / 10;
	buffer_milli(out, hundredths * 10);
	buffer_char(out, ' ');
}
