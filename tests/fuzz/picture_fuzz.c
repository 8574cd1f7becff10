/* PNG and JPEG files: read, freed of what is not the picture, decoded. */
#include <string.h>

#include "fuzz/folder.h"
#include "picture/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	fuzz_folder();
	fuzz_put("images/a.png", bytes, length);
	struct context context = fuzz_context();
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
