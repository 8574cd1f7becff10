/* ICC profiles (ICC.1:2010, clauses 7 to 10) of the kind that cameras and screens have: three primaries and their curves, or
 * one curve for grey. The rest of a profile (its maker's texts, dates, private tags, gaps between tags) is left out, and
 * what every profile must have is said in our words. */
#include <string.h>

#include "picture/reader.h"

enum {
	HEADER_SIZE = 128,
	ENTRY_SIZE = 12, /* of the tag table: signature, offset, size */
	TAGS_MAX = 100,  /* of a profile that is read */
	KEPT_MAX = 10,
	TEXT_TAGS = 2,
};

/* An element of the profile that is read. */
struct icc_element {
	const uint8_t *bytes; /* NULL: not in it */
	size_t size;
};

/* The tags that say what colours the numbers mean. */
static const char kept_tags[KEPT_MAX][5] = {
    "wtpt", "bkpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC"};

/* The size that an element's own type gives it (10.5, 10.15, 10.22, 10.31); 0 if it is of another type or longer than
 * its ROOM. */
static size_t element_size(const uint8_t *element, size_t room)
{
	static const uint8_t parameters[] = {1, 3, 4, 5, 7}; /* of parametric curves */
	size_t size = 0;
	if (room < 12)
		return 0;
	if (!memcmp(element, "XYZ ", 4))
		size = 8 + 3 * 4;
	else if (!memcmp(element, "sf32", 4))
		size = 8 + 9 * 4;
	else if (!memcmp(element, "curv", 4))
		size = 12 + (size_t)number_read(element + 8, 4) * 2;
	else if (!memcmp(element, "para", 4) && element[8] == 0 && element[9] < sizeof parameters)
		size = 12 + (size_t)parameters[element[9]] * 4;
	return size <= room ? size : 0;
}

static void find_element(struct icc_element *out, const char *tag, const uint8_t *bytes, size_t length)
{
	size_t count = number_read(bytes + HEADER_SIZE, 4);
	for (size_t i = 0; i < count; i++) {
		const uint8_t *entry = bytes + HEADER_SIZE + 4 + i * ENTRY_SIZE;
		size_t offset = number_read(entry + 4, 4), size = number_read(entry + 8, 4);
		if (memcmp(entry, tag, 4) || offset > length || size > length - offset)
			continue;
		*out = (struct icc_element){bytes + offset, element_size(bytes + offset, size)};
		if (!out->size)
			out->bytes = NULL;
		return;
	}
}

/* Enough to tell colours by: white, and either the three primaries and curves or grey's. */
static bool elements_suffice(const struct icc_element *elements)
{
	enum { WHITE = 0, PRIMARIES = 3, GREY = 9 };
	bool rgb = true;
	for (int i = PRIMARIES; i < GREY; i++)
		rgb = rgb && elements[i].bytes;
	return elements[WHITE].bytes && (rgb || elements[GREY].bytes);
}

static bool is_profile(const uint8_t *bytes, size_t length)
{
	return length >= HEADER_SIZE + 4 && number_read(bytes, 4) == length && !memcmp(bytes + 36, "acsp", 4) &&
	       number_read(bytes + HEADER_SIZE, 4) <= TAGS_MAX &&
	       length >= HEADER_SIZE + 4 + number_read(bytes + HEADER_SIZE, 4) * ENTRY_SIZE;
}

/* The header's version, class, colour spaces, intent and illuminant; not its maker, its date or its program. */
static void put_header(struct buffer *out, const uint8_t *bytes, size_t size)
{
	uint8_t header[HEADER_SIZE] = {0};
	memcpy(header + 8, bytes + 8, 16);
	memcpy(header + 36, "acsp", 4);
	memcpy(header + 64, bytes + 64, 16);
	for (size_t i = 0; i < 4; i++)
		header[i] = (uint8_t)(size >> (3 - i) * 8);
	buffer_bytes(out, header, sizeof header);
}

static void put_entry(struct buffer *table, const char *tag, size_t offset, size_t size)
{
	buffer_bytes(table, tag, 4);
	number_put(table, (uint32_t)offset, 4);
	number_put(table, (uint32_t)size, 4);
}

/* A profile's name and its licence, which the standard asks for: textDescriptionType and textType before version 4,
 * multiLocalizedUnicodeType from then on. */
static void put_texts(struct buffer *table, struct buffer *data, size_t start, bool localized)
{
	static const uint8_t old[96] = "desc\0\0\0\0\0\0\0\4rgb"; /* and no Unicode and no Macintosh text */
	static const uint8_t old_licence[12] = "text\0\0\0\0-";
	static const uint8_t new[32] = "mluc\0\0\0\0\0\0\0\1\0\0\0\14enUS\0\0\0\2\0\0\0\34\0-";
	size_t at = start + data->length;
	if (localized) {
		put_entry(table, "desc", at, 30);
		put_entry(table, "cprt", at, 30);
		buffer_bytes(data, new, sizeof new);
		return;
	}
	put_entry(table, "desc", at, 94);
	put_entry(table, "cprt", at + sizeof old, 10);
	buffer_bytes(data, old, sizeof old);
	buffer_bytes(data, old_licence, sizeof old_licence);
}

static void put_elements(struct buffer *table, struct buffer *data, size_t start, const struct icc_element *elements)
{
	size_t offsets[KEPT_MAX] = {0};
	for (size_t i = 0; i < KEPT_MAX; i++) {
		if (!elements[i].bytes)
			continue;
		for (size_t j = 0; j < i && !offsets[i]; j++) /* curves are often one for all three */
			if (elements[j].bytes == elements[i].bytes)
				offsets[i] = offsets[j];
		if (!offsets[i]) {
			offsets[i] = start + data->length;
			buffer_bytes(data, elements[i].bytes, elements[i].size);
			buffer_bytes(data, "\0\0\0", (4 - elements[i].size % 4) % 4);
		}
		put_entry(table, kept_tags[i], offsets[i], elements[i].size);
	}
}

bool profile_clean(struct buffer *out, const uint8_t *bytes, size_t length)
{
	struct icc_element elements[KEPT_MAX] = {{0}};
	struct buffer table = {0}, data = {0};
	size_t count = TEXT_TAGS;
	if (!is_profile(bytes, length))
		return false;
	for (size_t i = 0; i < KEPT_MAX; i++) {
		find_element(&elements[i], kept_tags[i], bytes, length);
		count += elements[i].bytes != NULL;
	}
	if (!elements_suffice(elements))
		return false;
	size_t start = HEADER_SIZE + 4 + count * ENTRY_SIZE;
	put_texts(&table, &data, start, bytes[8] >= 4);
	put_elements(&table, &data, start, elements);
	put_header(out, bytes, start + data.length);
	number_put(out, (uint32_t)count, 4);
	buffer_bytes(out, table.data, table.length);
	buffer_bytes(out, data.data, data.length);
	buffer_release(&table);
	buffer_release(&data);
	return true;
}
