/* Markdown to nodes. */
#include "fuzz/folder.h"
#include "markdown/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct buffer out = {0};
	struct context context = fuzz_context();
	uint32_t file = fuzz_text(&context, "a.md", bytes, length);
	if (file)
		markdown_dump(&context, file, &out);
	buffer_release(&out);
	fuzz_end(&context);
	return 0;
}
