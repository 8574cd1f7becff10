/* Themes and templates. The first byte says which file of the theme the rest is. */
#include "fuzz/folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char plain[] = "base: county\n", page[] = "{{{ content }}}";
	fuzz_folder();
	if (!length)
		return 0;
	fuzz_put("themes/own/theme.yaml", plain, sizeof plain - 1);
	fuzz_put("themes/own/templates/page.mustache", page, sizeof page - 1);
	fuzz_put(*bytes & 1 ? "themes/own/templates/page.mustache" : "themes/own/theme.yaml", bytes + 1, length - 1);
	fuzz_build(*bytes & 2 ? "html" : *bytes & 4 ? "pdf" : "site");
	return 0;
}
