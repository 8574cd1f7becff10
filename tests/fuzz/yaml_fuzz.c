/* YAML to a tree. */
#include "data/yaml.h"
#include "fuzz/folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct buffer out = {0};
	struct context context = fuzz_context();
	uint32_t file = fuzz_text(&context, "a.yaml", bytes, length);
	if (file)
		yaml_dump(&out, &context, yaml_parse(&context, file, 0, length));
	buffer_release(&out);
	fuzz_end(&context);
	return 0;
}
