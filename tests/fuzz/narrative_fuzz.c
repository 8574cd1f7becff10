/* Markdown to the tree, to pages and to PDF, HTML and plain text. */
#include "fuzz/folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const formats[] = {"pdf", "html", "text", "docx"};
	fuzz_folder();
	if (!length)
		return 0;
	fuzz_put("narrative/work.md", bytes + 1, length - 1);
	fuzz_build(formats[*bytes & 3]);
	return 0;
}
