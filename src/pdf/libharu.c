#include "pdf/libharu.h"

#include "base/library.h"

static const struct library_function functions[] = {
#define LIBHARU_FUNCTION(name) {"HPDF_" #name, offsetof(struct libharu, name)},
#include "pdf/libharu_list.h"
};

/* The file that the headers belong to: its name tells libharu's version, and the structs that object.c reads are those of
 * this version. */
static const char *const files[] = {ANNUAL_LIBHARU, NULL};

void libharu_prepare(void)
{
	library_load(files, NULL, 0, NULL);
}

struct libharu libharu_load(void)
{
	struct libharu libharu;
	library_need("libharu", files, functions, sizeof functions / sizeof *functions, &libharu);
	return libharu;
}
