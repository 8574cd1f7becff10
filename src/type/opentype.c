/* What an OpenType file (1.9) must be before HarfBuzz sees it: HarfBuzz takes most damaged files silently. */
#include "type/font.h"

#include <string.h>

static uint32_t read16(const unsigned char *bytes)
{
	return (uint32_t)(bytes[0] << 8 | bytes[1]);
}

static uint32_t read32(const unsigned char *bytes)
{
	return read16(bytes) << 16 | read16(bytes + 2);
}

/* The sum of a table's big-endian words; head's own checksum field counts as 0. */
static uint32_t table_sum(const unsigned char *table, size_t length, bool head)
{
	uint32_t sum = 0;
	size_t whole = length & ~(size_t)3;
	for (size_t at = 0; at < whole; at += 4)
		sum += read32(table + at);
	unsigned char last[4] = {0};
	memcpy(last, table + whole, length - whole);
	sum += read32(last);
	return head && length >= 12 ? sum - read32(table + 8) : sum;
}

static const char *const required_tables[] = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"};
enum { REQUIRED_COUNT = sizeof required_tables / sizeof *required_tables };

static unsigned required_bit(const unsigned char *tag)
{
	for (unsigned i = 0; i < REQUIRED_COUNT; i++)
		if (!memcmp(tag, required_tables[i], 4))
			return 1U << i;
	return 0;
}

static const char *table_fault(const unsigned char *bytes, size_t length, const unsigned char *entry)
{
	uint32_t sum = read32(entry + 4), offset = read32(entry + 8), size = read32(entry + 12);
	if (offset > length || size > length - offset)
		return "it is cut short";
	if (table_sum(bytes + offset, size, !memcmp(entry, "head", 4)) != sum)
		return "it is damaged: a checksum does not fit";
	return NULL;
}

static const char *directory_fault(const unsigned char *bytes, size_t length, size_t start)
{
	if (length < 12 || start > length - 12)
		return "it is cut short";
	uint32_t version = read32(bytes + start);
	if (version == 0x4F54544F)
		return "its outlines are PostScript ones (CFF); annual needs TrueType outlines";
	if (version != 0x00010000 && version != 0x74727565)
		return "it is not a TrueType font";
	size_t count = read16(bytes + start + 4);
	if (count * 16 > length - start - 12)
		return "it is cut short";
	unsigned found = 0;
	for (size_t i = 0; i < count; i++) {
		const unsigned char *entry = bytes + start + 12 + i * 16;
		const char *fault = table_fault(bytes, length, entry);
		if (fault)
			return fault;
		found |= required_bit(entry);
	}
	return found == (1U << REQUIRED_COUNT) - 1 ? NULL : "a table that every TrueType font has is missing";
}

const char *opentype_fault(const unsigned char *bytes, size_t length)
{
	if (length >= 16 && !memcmp(bytes, "ttcf", 4))
		return directory_fault(bytes, length, read32(bytes + 12));
	return directory_fault(bytes, length, 0);
}

const char *opentype_licence_fault(const struct font *font)
{
	const struct harfbuzz *library = font->library;
	hb_blob_t *table = library->face_reference_table(font->face, HB_TAG('O', 'S', '/', '2'));
	unsigned length = 0;
	const unsigned char *bytes = (const unsigned char *)library->blob_get_data(table, &length);
	unsigned type = length >= 10 ? read16(bytes + 8) : 0;
	library->blob_destroy(table);
	if ((type & 0xF) == 2)
		return "its licence does not allow it to stand in a PDF";
	if (type & 0x300)
		return "its licence does not allow a part of it to stand in a PDF";
	return NULL;
}
