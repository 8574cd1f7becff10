#include "sheet/archive.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/zip.h"
#include "sheet/expat.h"

/* A part of real data unpacks to 10 to 50 times its size; only one of zeros or a trap to 1,000 times. */
enum { CHUNK = 1 << 16, DEPTH_MAX = 100, RATIO_MAX = 300 };
static const size_t ALWAYS = (size_t)32 << 20, PART_MAX = (size_t)2 << 30;

struct archive {
	struct zip_library library;
	zip_t *zip;
};

struct xml {
	struct expat expat;
	XML_Parser parser;
	const struct xml_handlers *handlers;
	void *self;
	const char *why; /* it was stopped */
	bool stopped;
	int depth;
};

struct archive *archive_open(const void *bytes, size_t length)
{
	zip_error_t error;
	const struct zip_library library = zip_library_load();
	zip_source_t *source = library.source_buffer_create(bytes, length, 0, &error);
	zip_t *zip = source ? library.open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!zip) {
		if (source)
			library.source_free(source);
		return NULL;
	}
	struct archive *archive = memory_resize(NULL, sizeof *archive);
	*archive = (struct archive){library, zip};
	return archive;
}

void archive_close(struct archive *archive)
{
	archive->library.discard(archive->zip);
	free(archive);
}

bool archive_has(struct archive *archive, const char *part)
{
	return archive->library.name_locate(archive->zip, part, ZIP_FL_NOCASE) >= 0;
}

/* ---- XML ---- */

void xml_stop(struct xml *xml, const char *why)
{
	if (xml->stopped)
		return;
	xml->stopped = true;
	xml->why = why;
	xml->expat.StopParser(xml->parser, XML_FALSE);
}

static const char *local_name(const char *name)
{
	const char *colon = strchr(name, ':');
	return colon ? colon + 1 : name;
}

const char *xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(local_name(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

static void on_start(void *self, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *xml = self;
	if (++xml->depth > DEPTH_MAX)
		xml_stop(xml, "its elements are nested too deep");
	else if (xml->handlers->start && !xml->stopped)
		xml->handlers->start(xml->self, xml, local_name(name), attributes);
}

static void on_end(void *self, const XML_Char *name)
{
	struct xml *xml = self;
	xml->depth--;
	if (xml->handlers->end && !xml->stopped)
		xml->handlers->end(xml->self, xml, local_name(name));
}

static void on_text(void *self, const XML_Char *text, int length)
{
	struct xml *xml = self;
	if (!xml->stopped)
		xml->handlers->text(xml->self, text, (size_t)length);
}

static void on_doctype(void *self, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	xml_stop(self, "it declares a document type, as no spreadsheet program does");
}

/* ---- reading ---- */

static const char *parse_chunks(struct xml *xml, const struct zip_library *library, zip_file_t *file, size_t most)
{
	size_t total = 0;
	for (;;) {
		void *chunk = xml->expat.GetBuffer(xml->parser, CHUNK);
		if (!chunk)
			return "it could not be read";
		zip_int64_t got = library->fread(file, chunk, CHUNK);
		if (got < 0)
			return "it is damaged or cut off";
		total += (size_t)got;
		if (total > most)
			return "it unpacks to far more than a sheet can hold";
		if (xml->expat.ParseBuffer(xml->parser, (int)got, got == 0) != XML_STATUS_OK)
			return xml->stopped ? xml->why : "it is damaged or cut off";
		if (got == 0)
			return NULL;
	}
}

static size_t most_bytes(const zip_stat_t *status)
{
	size_t packed = status->valid & ZIP_STAT_COMP_SIZE ? (size_t)status->comp_size : 0;
	size_t most = packed < PART_MAX / RATIO_MAX ? packed * RATIO_MAX : PART_MAX;
	return most > ALWAYS ? most : ALWAYS;
}

static const char *parse_file(
    const struct zip_library *library, zip_file_t *file, size_t most, const struct xml_handlers *handlers, void *self)
{
	struct xml xml = {.expat = expat_load(), .handlers = handlers, .self = self};
	xml.parser = xml.expat.ParserCreate(NULL);
	if (!xml.parser)
		return "it could not be read";
	xml.expat.SetUserData(xml.parser, &xml);
	xml.expat.SetElementHandler(xml.parser, on_start, on_end);
	xml.expat.SetStartDoctypeDeclHandler(xml.parser, on_doctype);
	if (handlers->text)
		xml.expat.SetCharacterDataHandler(xml.parser, on_text);
	const char *why = parse_chunks(&xml, library, file, most);
	xml.expat.ParserFree(xml.parser);
	return why;
}

const char *archive_read(struct archive *archive, const char *part, const struct xml_handlers *handlers, void *self)
{
	zip_stat_t status;
	zip_int64_t index = archive->library.name_locate(archive->zip, part, ZIP_FL_NOCASE);
	if (index < 0 || archive->library.stat_index(archive->zip, (zip_uint64_t)index, 0, &status) != 0)
		return "a part of it is missing";
	if (status.valid & ZIP_STAT_ENCRYPTION_METHOD && status.encryption_method != ZIP_EM_NONE)
		return "it has a password";
	zip_file_t *file = archive->library.fopen_index(archive->zip, (zip_uint64_t)index, 0);
	if (!file)
		return "it is damaged or cut off";
	const char *why = parse_file(&archive->library, file, most_bytes(&status), handlers, self);
	archive->library.fclose(file);
	return why;
}
