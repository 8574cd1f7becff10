/* A whole report to all writers. The input holds several files, each behind a line "%% NAME". */
#include <stdbool.h>
#include <string.h>

#include "fuzz/folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char *const names[] = {"report.yaml", "dictionary.yaml", "measures.yaml", "facts.yaml", "earlier.yaml",
    "words.yaml", "data/referrals.yaml", "narrative/work.md", "narrative/case.md"};

static const char *name_at(const char *at, const char *end)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t length = strlen(names[i]);
		if ((size_t)(end - at) >= length && memcmp(at, names[i], length) == 0)
			return names[i];
	}
	return NULL;
}

/* The next line that begins with "%% ", or END. */
static const char *next_file(const char *at, const char *end)
{
	for (; at < end; at++) {
		if ((size_t)(end - at) > 3 && memcmp(at, "%% ", 3) == 0)
			return at;
		at = memchr(at, '\n', (size_t)(end - at));
		if (!at)
			break;
	}
	return end;
}

/* Files that a report may lack, so that they are asked for. */
static void prepare(void)
{
	static bool done;
	if (done)
		return;
	done = true;
	fuzz_folder();
	fuzz_put("facts.yaml", "", 0);
	fuzz_put("earlier.yaml", "", 0);
	fuzz_put("words.yaml", "", 0);
	fuzz_put("narrative/case.md", "", 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *at = (const char *)bytes, *end = at + length;
	prepare();
	struct context context = fuzz_context();
	for (at = next_file(at, end); at < end;) {
		const char *name = name_at(at + 3, end), *line = memchr(at, '\n', (size_t)(end - at));
		const char *from = line ? line + 1 : end, *to = next_file(from, end);
		if (name)
			fuzz_text(&context, name, from, (size_t)(to - from));
		at = to;
	}
	fuzz_build(&context, NULL);
	fuzz_end(&context);
	return 0;
}
