/* Templates, with data that are no report's: YAML, then behind a line "%%" the template, which may name itself as a part. */
#include <string.h>

#include "data/yaml.h"
#include "fuzz/folder.h"
#include "html/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char mark[] = "%%\n";
	struct buffer out = {0};
	fuzz_folder();
	size_t at = 0;
	while (at + 3 <= length && memcmp(bytes + at, mark, 3) != 0)
		at++;
	if (at + 3 > length)
		return 0;
	struct context context = fuzz_context();
	uint32_t data = fuzz_text(&context, "a.yaml", bytes, at);
	uint32_t template = fuzz_text(&context, "images/a.mustache", bytes + at + 3, length - at - 3);
	const struct value *value = data && template ? yaml_parse(&context, data, 0, at) : NULL;
	if (value)
		html_render_template(&context, &out, template, value, "content/small/images");
	buffer_release(&out);
	fuzz_end(&context);
	return 0;
}
