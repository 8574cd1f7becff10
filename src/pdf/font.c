/* Composite fonts of one CID for each pair of glyph and text (ISO 32000-1, 9.7), embedded as subsets. */
#include "pdf/writer.h"

void writer_use_font(struct pdf_writer *writer, unsigned font)
{
	if (!writer->type0[font])
		writer->type0[font] = object_new(&writer->objects);
}

static object font_program(struct pdf_writer *writer, const struct font_subset *subset)
{
	const char *entries = arena_format(writer->arena, "/Length1 %d", (int)subset->length);
	return object_stream(&writer->objects, entries, subset->data, subset->length, PACK_DEFLATE);
}

static object font_descriptor(
    struct pdf_writer *writer, const struct font_facts *facts, const struct font_subset *subset, const char *name)
{
	object descriptor = object_new(&writer->objects);
	struct buffer out = {0};
	buffer_format(&out, "/Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d", name,
	    (int)facts->flags, facts->box[0], facts->box[1], facts->box[2], facts->box[3], facts->italic_angle);
	buffer_format(&out, "/Ascent %d/Descent %d/CapHeight %d/XHeight %d/StemV %d/FontFile2 ", facts->ascent,
	    facts->descent, facts->cap_height, facts->x_height, facts->stem_v);
	put_reference(&out, font_program(writer, subset));
	object_write(&writer->objects, descriptor, &out);
	buffer_release(&out);
	return descriptor;
}

static object glyph_map(struct pdf_writer *writer, const struct font_subset *subset)
{
	struct buffer map = {0};
	buffer_bytes(&map, "\0", 2);
	for (unsigned cid = 1; cid <= subset->cid_count; cid++) {
		buffer_char(&map, (char)(subset->glyph_of_cid[cid] >> 8));
		buffer_char(&map, (char)subset->glyph_of_cid[cid]);
	}
	object stream = object_stream(&writer->objects, "", map.data, map.length, PACK_DEFLATE);
	buffer_release(&map);
	return stream;
}

static object descendant(struct pdf_writer *writer, unsigned font, const struct font_subset *subset, const char *name)
{
	struct font_facts facts = type_font(writer->shaper, font);
	object font_object = object_new(&writer->objects);
	struct buffer out = {0};
	buffer_format(&out, "/Type/Font/Subtype/CIDFontType2/BaseFont/%s", name);
	buffer_add(&out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ");
	put_reference(&out, font_descriptor(writer, &facts, subset, name));
	buffer_add(&out, "/CIDToGIDMap ");
	put_reference(&out, glyph_map(writer, subset));
	buffer_add(&out, "/DW 0/W[1[");
	for (unsigned cid = 1; cid <= subset->cid_count; cid++) {
		buffer_milli(&out, subset->width_of_cid[cid]);
		buffer_char(&out, ' ');
	}
	buffer_add(&out, "]]");
	object_write(&writer->objects, font_object, &out);
	buffer_release(&out);
	return font_object;
}

static object to_unicode(struct pdf_writer *writer, const struct font_subset *subset)
{
	enum { PER_BLOCK = 100 };
	struct buffer out = {0};
	buffer_add(&out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	                 "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	                 "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (unsigned cid = 1; cid <= subset->cid_count; cid++) {
		unsigned left = subset->cid_count - cid + 1;
		if (cid % PER_BLOCK == 1)
			buffer_format(&out, "%u beginbfchar\n", left < PER_BLOCK ? left : PER_BLOCK);
		buffer_format(&out, "<%04X><", cid);
		put_utf16(&out, subset->text_of_cid[cid]);
		buffer_add(&out, ">\n");
		if (cid % PER_BLOCK == 0 || cid == subset->cid_count)
			buffer_add(&out, "endbfchar\n");
	}
	buffer_add(&out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	object stream = object_stream(&writer->objects, "", out.data, out.length, PACK_DEFLATE);
	buffer_release(&out);
	return stream;
}

static void font_write(struct pdf_writer *writer, unsigned font)
{
	struct font_subset subset;
	if (!type_subset(writer->context, writer->shaper, font, &subset)) {
		writer->failed = true;
		return;
	}
	const char *name = arena_format(writer->arena, "%s+%s", subset.tag, type_font(writer->shaper, font).name);
	struct buffer out = {0};
	buffer_format(&out, "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[", name);
	put_reference(&out, descendant(writer, font, &subset, name));
	buffer_add(&out, "]/ToUnicode ");
	put_reference(&out, to_unicode(writer, &subset));
	object_write(&writer->objects, writer->type0[font], &out);
	buffer_release(&out);
}

void writer_write_fonts(struct pdf_writer *writer)
{
	for (unsigned font = 0; font < TYPE_FONTS_MAX; font++)
		if (writer->type0[font])
			font_write(writer, font);
}
