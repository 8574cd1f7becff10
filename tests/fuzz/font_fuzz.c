/* Font files: checked, shaped with, cut to what a PDF uses. */
#include "fuzz/folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char theme[] =
	    "base: county\nfonts: {text: [fuzz.ttf], bold: [fuzz.ttf], code: [fuzz.ttf], fallback: []}\n";
	fuzz_folder();
	fuzz_put("themes/own/theme.yaml", theme, sizeof theme - 1);
	fuzz_put("themes/own/fonts/fuzz.ttf", bytes, length);
	fuzz_build("pdf");
	return 0;
}
