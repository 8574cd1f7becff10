#include "base/zip.h"

#include "base/library.h"

static const struct library_function functions[] = {
    {"zip_source_buffer_create", offsetof(struct zip_library, source_buffer_create)},
    {"zip_source_buffer", offsetof(struct zip_library, source_buffer)},
    {"zip_source_keep", offsetof(struct zip_library, source_keep)},
    {"zip_source_free", offsetof(struct zip_library, source_free)},
    {"zip_source_open", offsetof(struct zip_library, source_open)},
    {"zip_source_stat", offsetof(struct zip_library, source_stat)},
    {"zip_source_read", offsetof(struct zip_library, source_read)},
    {"zip_source_close", offsetof(struct zip_library, source_close)},
    {"zip_open_from_source", offsetof(struct zip_library, open_from_source)},
    {"zip_close", offsetof(struct zip_library, close)},
    {"zip_discard", offsetof(struct zip_library, discard)},
    {"zip_name_locate", offsetof(struct zip_library, name_locate)},
    {"zip_stat_index", offsetof(struct zip_library, stat_index)},
    {"zip_file_add", offsetof(struct zip_library, file_add)},
    {"zip_file_set_dostime", offsetof(struct zip_library, file_set_dostime)},
    {"zip_fopen_index", offsetof(struct zip_library, fopen_index)},
    {"zip_fread", offsetof(struct zip_library, fread)},
    {"zip_fclose", offsetof(struct zip_library, fclose)},
};

enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

_Static_assert(sizeof(struct zip_library) == FUNCTION_COUNT * sizeof(void *), "each function has its row");

struct zip_library zip_library_load(void)
{
	/* Debian counts interfaces in its own way; what is used here is the same in both. */
	static const char *const files[] = {"libzip.so.5", "libzip.so.4", "libzip.5.dylib", NULL};
	struct zip_library zip;
	library_need("libzip", files, functions, FUNCTION_COUNT, &zip);
	return zip;
}
