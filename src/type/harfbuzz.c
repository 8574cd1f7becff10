#include "type/harfbuzz.h"

#include "base/library.h"

static const struct library_function functions[] = {
#define HARFBUZZ_FUNCTION(name) {"hb_" #name, offsetof(struct harfbuzz, name)},
#include "type/harfbuzz_list.h"
};

static const char *const files[] = {"libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", NULL};

void harfbuzz_prepare(void)
{
	library_load(files, NULL, 0, NULL);
}

struct harfbuzz harfbuzz_load(void)
{
	struct harfbuzz harfbuzz; /* what is not in the library of subsets is in HarfBuzz itself, which comes with it */
	library_need("HarfBuzz", files, functions, sizeof functions / sizeof *functions, &harfbuzz);
	return harfbuzz;
}
