#include "docx/package.h"

#include <stdbool.h>
#include <stdlib.h>
#include <zip.h>

#include "base/arena.h"

struct package {
	zip_source_t *source; /* the file, in memory */
	zip_t *zip;
};

/* All is in memory, so that nothing can fail but for want of it. */
static void must(bool done)
{
	if (!done)
		memory_resize(NULL, SIZE_MAX);
}

struct package *package_new(void)
{
	struct package *package = memory_resize(NULL, sizeof *package);
	package->source = zip_source_buffer_create(NULL, 0, 0, NULL);
	must(package->source != NULL);
	zip_source_keep(package->source);
	package->zip = zip_open_from_source(package->source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	must(package->zip != NULL);
	return package;
}

void package_add(struct package *package, const char *name, const void *bytes, size_t length)
{
	enum { FIRST_DAY = 1 << 5 | 1 }; /* 1 January 1980 as MS-DOS counts */
	zip_source_t *part = zip_source_buffer(package->zip, bytes, length, 0);
	must(part != NULL);
	zip_int64_t index = zip_file_add(package->zip, name, part, ZIP_FL_ENC_UTF_8);
	must(index >= 0 && zip_file_set_dostime(package->zip, (zip_uint64_t)index, 0, FIRST_DAY, 0) == 0);
}

void package_finish(struct package *package, struct buffer *out)
{
	zip_stat_t about;
	must(zip_close(package->zip) == 0 && zip_source_open(package->source) == 0);
	must(zip_source_stat(package->source, &about) == 0);
	zip_int64_t length = zip_source_read(package->source, buffer_room(out, (size_t)about.size + 1), about.size);
	must(length >= 0 && (zip_uint64_t)length == about.size);
	buffer_extend(out, out->data + out->length + length);
	zip_source_close(package->source);
	zip_source_free(package->source);
	free(package);
}
