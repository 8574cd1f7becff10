#include "docx/package.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/zip.h"

struct package {
	struct zip_library library;
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
	package->library = zip_library_load();
	package->source = package->library.source_buffer_create(NULL, 0, 0, NULL);
	must(package->source != NULL);
	package->library.source_keep(package->source);
	package->zip = package->library.open_from_source(package->source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	must(package->zip != NULL);
	return package;
}

void package_add(struct package *package, const char *name, const void *bytes, size_t length)
{
	enum { FIRST_DAY = 1 << 5 | 1 }; /* 1 January 1980 as MS-DOS counts */
	zip_source_t *part = package->library.source_buffer(package->zip, bytes, length, 0);
	must(part != NULL);
	zip_int64_t index = package->library.file_add(package->zip, name, part, ZIP_FL_ENC_UTF_8);
	must(index >= 0 && package->library.file_set_dostime(package->zip, (zip_uint64_t)index, 0, FIRST_DAY, 0) == 0);
}

static void package_free(struct package *package)
{
	package->library.source_free(package->source);
	free(package);
}

void package_finish(struct package *package, struct buffer *out)
{
	zip_stat_t about;
	must(package->library.close(package->zip) == 0 && package->library.source_open(package->source) == 0);
	must(package->library.source_stat(package->source, &about) == 0);
	zip_int64_t length =
	    package->library.source_read(package->source, buffer_room(out, (size_t)about.size + 1), about.size);
	must(length >= 0 && (zip_uint64_t)length == about.size);
	buffer_extend(out, out->data + out->length + length);
	package->library.source_close(package->source);
	package_free(package);
}

void package_discard(struct package *package)
{
	package->library.discard(package->zip);
	package_free(package);
}
