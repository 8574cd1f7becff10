/* PNG and JPEG files: read, freed of what is not the picture, decoded. */
#include <libdeflate.h>
#include <string.h>

#include "fuzz/folder.h"
#include "picture/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static uint32_t read_number(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void write_number(uint8_t *bytes, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		bytes[i] = (uint8_t)(number >> (24 - 8 * i));
}

/* Hardly any change leaves a PNG whose checksums fit, and no other is looked at any further. */
static void mend_sums(uint8_t *file, size_t length)
{
	enum { SIGNATURE = 8, AROUND = 12 };
	if (length < SIGNATURE || file[0] != 0x89)
		return;
	for (size_t at = SIGNATURE; length - at >= AROUND;) {
		size_t size = read_number(file + at);
		if (size > length - at - AROUND)
			return;
		write_number(file + at + 8 + size, libdeflate_crc32(0, file + at + 4, size + 4));
		at += size + AROUND;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	fuzz_folder();
	struct context context = fuzz_context();
	uint8_t *file = arena_alloc(context.arena, length);
	memcpy(file, bytes, length);
	mend_sums(file, length);
	fuzz_put("images/a.png", file, length);
	struct pictures *pictures = pictures_new(&context, fuzz_report, NULL);
	const struct picture *picture = pictures_get(pictures, PICTURE_OF_REPORT, "images/a.png", NOWHERE);
	struct samples samples = {0};
	if (picture && picture->format == PICTURE_PNG && !picture->as_stored)
		picture_samples(picture, &samples);
	buffer_release(&samples.colours);
	buffer_release(&samples.opacity);
	fuzz_end(&context);
	return 0;
}
