/* CSV, XLSX and ODS to a sheet, and to records. The first byte says what the rest is: a file, or a part of one that is packed
 * here, since hardly any other change leaves an archive whole. */
#include <libdeflate.h>
#include <string.h>

#include "data/dictionary.h"
#include "data/settings.h"
#include "fuzz/folder.h"
#include "import/import.h"
#include "sheet/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { WHOLE, WORKSHEET, STRINGS, STYLES, WORKBOOK, CONTENT, FORMS };

struct part {
	const char *name, *text;
	int form; /* the one whose bytes stand in its place */
};

static const struct part xlsx[] = {
    {"[Content_Types].xml", "<Types/>", WHOLE},
    {"_rels/.rels",
        "<Relationships><Relationship Id=\"r1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
        "Target=\"xl/workbook.xml\"/></Relationships>",
        WHOLE},
    {"xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        WORKBOOK},
    {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
        "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" "
        "Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
        "Target=\"styles.xml\"/></Relationships>",
        WHOLE},
    {"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
        "s=\"1\"><v>45000</v></c></row></sheetData></worksheet>",
        WORKSHEET},
    {"xl/sharedStrings.xml", "<sst><si><t>Ref</t></si><si><r><t>a</t></r><r><t>b</t></r></si></sst>", STRINGS},
    {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf "
        "numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
        STYLES},
};

static const struct part ods[] = {
    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", WHOLE},
    {"content.xml", "", CONTENT},
};

static void number_add(struct buffer *out, uint64_t number, int count)
{
	for (int i = 0; i < count; i++, number >>= 8)
		buffer_char(out, (char)(number & 255));
}

/* What a file's own head and its entry in the directory (APPNOTE 6.3.3, 4.3.7 and 4.3.12) both say: stored as it is. */
static void head_add(struct buffer *out, const char *name, const char *text, size_t length)
{
	number_add(out, 20, 2);
	number_add(out, 0, 8);
	number_add(out, libdeflate_crc32(0, text, length), 4);
	number_add(out, length, 4);
	number_add(out, length, 4);
	number_add(out, strlen(name), 2);
	number_add(out, 0, 2);
}

/* The archive of PARTS in OUT. */
static void pack(struct buffer *out, const struct part *parts, size_t count, int form, const struct buffer *bytes)
{
	struct buffer directory = {0};
	for (size_t i = 0; i < count; i++) {
		bool here = form && parts[i].form == form;
		const char *text = here ? buffer_text(bytes) : parts[i].text;
		size_t length = here ? bytes->length : strlen(parts[i].text), at = out->length;
		buffer_add(out, "PK\3\4");
		head_add(out, parts[i].name, text, length);
		buffer_add(out, parts[i].name);
		buffer_bytes(out, text, length);
		buffer_add(&directory, "PK\1\2");
		number_add(&directory, 20, 2);
		head_add(&directory, parts[i].name, text, length);
		number_add(&directory, 0, 10);
		number_add(&directory, at, 4);
		buffer_add(&directory, parts[i].name);
	}
	size_t at = out->length;
	buffer_bytes(out, directory.data, directory.length);
	buffer_add(out, "PK\5\6");
	number_add(out, 0, 4);
	number_add(out, count, 2);
	number_add(out, count, 2);
	number_add(out, directory.length, 4);
	number_add(out, at, 4);
	number_add(out, 0, 2);
	buffer_release(&directory);
}

static void import(const char *file)
{
	static const char mapping[] =
	    "imports: {referrals: {columns: {Ref: ref, Received: received, Age: age, Kind: kind}}}\n";
	fuzz_put("import.yaml", mapping, sizeof mapping - 1);
	struct context context = fuzz_context();
	struct buffer account = {0}, error = {0};
	const struct settings *settings = settings_read(&context, fuzz_report);
	const struct dictionary *dictionary = dictionary_read(&context, settings, fuzz_report);
	struct import_request request = {.root = fuzz_report, .table = "referrals", .file = file, .force = true};
	import_table(&context, dictionary, &request, &account, &error);
	buffer_release(&account);
	buffer_release(&error);
	fuzz_end(&context);
}

static void propose(const char *file)
{
	struct context context = fuzz_context();
	struct buffer table = {0}, mapping = {0};
	struct import_proposal proposal = {.table = &table, .mapping = &mapping};
	import_propose(&context, file, NULL, &proposal);
	buffer_release(&table);
	buffer_release(&mapping);
	fuzz_end(&context);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct buffer part = {0}, whole = {0}, out = {0};
	fuzz_folder();
	if (!length)
		return 0;
	int form = (*bytes & 7) % FORMS;
	buffer_bytes(&part, bytes + 1, length - 1);
	if (form == WHOLE)
		buffer_bytes(&whole, part.data, part.length);
	else if (form == CONTENT)
		pack(&whole, ods, sizeof ods / sizeof *ods, form, &part);
	else
		pack(&whole, xlsx, sizeof xlsx / sizeof *xlsx, form, &part);
	fuzz_put("sheet.csv", buffer_text(&whole), whole.length);
	struct context context = fuzz_context();
	struct place place = {sources_add(context.sources, "sheet", NULL, 0), 0};
	struct sheet *sheet = sheet_read(&context, place, buffer_room(&whole, 0) - whole.length, whole.length, NULL);
	if (sheet)
		sheet_dump(&out, sheet);
	sheet_free(sheet);
	fuzz_end(&context);
	if (*bytes & 8)
		propose("content/small/sheet.csv");
	else
		import("content/small/sheet.csv");
	buffer_release(&out);
	buffer_release(&part);
	buffer_release(&whole);
	return 0;
}
