/* The floor of an import: the bytes of a sheet through the library that reads its form, nothing kept. CSV through libcsv;
 * XLSX through libzip and expat, its shared strings and its first sheet. */
#include <csv.h>
#include <expat.h>
#include <stdio.h>
#include <string.h>
#include <zip.h>

enum { BLOCK = 1 << 16 };

static size_t cells;

static void XMLCALL start(void *self, const XML_Char *name, const XML_Char **attributes)
{
	(void)self, (void)name, (void)attributes;
	cells++;
}

static void XMLCALL text(void *self, const XML_Char *bytes, int length)
{
	(void)self, (void)bytes;
	cells += (size_t)(length > 0);
}

static void field(void *bytes, size_t length, void *self)
{
	(void)bytes, (void)length, (void)self;
	cells++;
}

static int scan_csv(const char *path)
{
	static char block[BLOCK];
	struct csv_parser parser;
	FILE *file = fopen(path, "rb");
	size_t length;
	if (!file || csv_init(&parser, CSV_STRICT) != 0)
		return 1;
	while ((length = fread(block, 1, sizeof block, file)) > 0)
		csv_parse(&parser, block, length, field, NULL, NULL);
	csv_fini(&parser, field, NULL, NULL);
	csv_free(&parser);
	return fclose(file);
}

static int scan_part(zip_t *archive, const char *name)
{
	static char block[BLOCK];
	zip_file_t *part = zip_fopen(archive, name, 0);
	XML_Parser parser = XML_ParserCreate(NULL);
	zip_int64_t length;
	if (!part || !parser)
		return part ? 1 : 0;
	XML_SetElementHandler(parser, start, NULL);
	XML_SetCharacterDataHandler(parser, text);
	while ((length = zip_fread(part, block, sizeof block)) > 0)
		if (XML_Parse(parser, block, (int)length, 0) != XML_STATUS_OK)
			return 1;
	XML_ParserFree(parser);
	return zip_fclose(part);
}

static int scan_xlsx(const char *path)
{
	int error;
	zip_t *archive = zip_open(path, ZIP_RDONLY, &error);
	if (!archive)
		return 1;
	int status = scan_part(archive, "xl/sharedStrings.xml") | scan_part(archive, "xl/worksheets/sheet1.xml");
	zip_discard(archive);
	return status;
}

int main(int count, char **words)
{
	size_t length = count == 2 ? strlen(words[1]) : 0;
	int status = length < 5                                    ? 2
	             : strcmp(words[1] + length - 5, ".xlsx") == 0 ? scan_xlsx(words[1])
	                                                           : scan_csv(words[1]);
	printf("%zu\n", cells);
	return status;
}
