/* Themes and templates. The first byte says which file of the theme the rest is. */
#include "fuzz/held.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char plain[] = "base: county\n", page[] = "{{{ content }}}";
	fuzz_folder();
	if (!length)
		return 0;
	/* What is held is read anew now and then: by the theme as it is, not by the input before. */
	fuzz_put("themes/own/theme.yaml", plain, sizeof plain - 1);
	fuzz_put("themes/own/templates/page.mustache", page, sizeof page - 1);
	const struct held *held = held_report();
	struct context context = held_context(held);
	sources_forget(context.sources, "themes/own");
	fuzz_put(*bytes & 1 ? "themes/own/templates/page.mustache" : "themes/own/theme.yaml", bytes + 1, length - 1);
	const struct theme *theme = theme_load(&context, "themes", "own", NOWHERE);
	struct fonts *fonts = theme ? type_load(&context, theme) : NULL;
	if (fonts) {
		const struct document *document =
		    held_compose(&context, &held->loaded, held_figures(&context, &held->loaded, 0));
		held_write(&context, document, theme, fonts, *bytes & 4 ? 0 : *bytes & 8 ? 3 : 1);
		type_report(&context, fonts);
		type_release(fonts);
	}
	fuzz_end(&context);
	return 0;
}
