/* The package: the body, and the parts that it needs beside it. */
#include "docx/docx.h"

#include <string.h>

#include "docx/section.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* The parts that are always there, and what the body or the package calls them. */
static const struct always_part {
	const char *name, *type;
	const char *relation; /* of the body, or NULL */
	int id;
} always[] = {
    {"word/document.xml", WORD_TYPE "document.main+xml", NULL, 0},
    {"word/styles.xml", WORD_TYPE "styles+xml", "styles", DOCX_STYLES},
    {"word/numbering.xml", WORD_TYPE "numbering+xml", "numbering", DOCX_NUMBERING},
    {"word/settings.xml", WORD_TYPE "settings+xml", "settings", DOCX_SETTINGS},
    {"word/footnotes.xml", WORD_TYPE "footnotes+xml", "footnotes", DOCX_FOOTNOTES},
    {"word/fontTable.xml", WORD_TYPE "fontTable+xml", "fontTable", DOCX_FONTS},
    {"word/header1.xml", WORD_TYPE "header+xml", "header", DOCX_HEADER},
    {"word/footer1.xml", WORD_TYPE "footer+xml", "footer", DOCX_FOOTER},
    {"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", NULL, 0},
    {"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", NULL, 0},
};
enum { ALWAYS = sizeof always / sizeof *always };

static void part_finish(struct docx_writer *writer, const char *name, struct buffer *bytes)
{
	size_t length = bytes->length;
	package_add(writer->package, name, buffer_finish(bytes, writer->context->arena), length);
}

static void types_add(struct docx_writer *writer)
{
	struct buffer out = {0};
	buffer_add(&out, DOCX_PROLOGUE "<Types xmlns=\"" PACKAGE "content-types\">\n"
	                               "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
	                               "relationships+xml\"/>\n"
	                               "<Default Extension=\"png\" ContentType=\"image/png\"/>\n"
	                               "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\n"
	                               "<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>\n");
	for (size_t i = 0; i < ALWAYS; i++)
		buffer_format(&out, "<Override PartName=\"/%s\" ContentType=\"%s\"/>\n", always[i].name, always[i].type);
	buffer_add(&out, "</Types>\n");
	part_finish(writer, "[Content_Types].xml", &out);
}

static void relations_open(struct buffer *out)
{
	buffer_add(out, DOCX_PROLOGUE "<Relationships xmlns=\"" PACKAGE "relationships\">\n");
}

static void package_relations(struct docx_writer *writer)
{
	struct buffer out = {0};
	relations_open(&out);
	buffer_add(&out, "<Relationship Id=\"rId1\" Type=\"" OFFICE "officeDocument\" Target=\"word/document.xml\"/>\n"
	                 "<Relationship Id=\"rId2\" Type=\"" PACKAGE
	                 "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\n"
	                 "<Relationship Id=\"rId3\" Type=\"" OFFICE
	                 "extended-properties\" Target=\"docProps/app.xml\"/>\n</Relationships>\n");
	part_finish(writer, "_rels/.rels", &out);
}

static void relations_add(struct docx_writer *writer, const char *name, struct docx_part *part, bool body)
{
	struct buffer out = {0};
	relations_open(&out);
	for (size_t i = 0; i < ALWAYS && body; i++)
		if (always[i].relation)
			buffer_format(&out, "<Relationship Id=\"rId%d\" Type=\"" OFFICE "%s\" Target=\"%s\"/>\n", always[i].id,
			    always[i].relation, always[i].name + strlen("word/"));
	buffer_bytes(&out, buffer_text(&part->relations), part->relations.length);
	buffer_add(&out, "</Relationships>\n");
	buffer_release(&part->relations);
	part_finish(writer, name, &out);
}

static void field_add(struct buffer *out, const char *open, const char *text, const char *close)
{
	if (!text || !*text)
		return;
	buffer_add(out, open);
	docx_text(out, text);
	buffer_add(out, close);
}

/* As the PDF's title: marking and edition with it. */
static const char *title_of(struct arena *arena, const struct document *document)
{
	struct buffer out = {0};
	buffer_add(&out, document->title ? document->title : document->name);
	if (document->subtitle && *document->subtitle)
		buffer_format(&out, ": %s", document->subtitle);
	if (document->period && *document->period)
		buffer_format(&out, ", %s", document->period);
	if (document->marking && *document->marking)
		buffer_format(&out, " (%s)", document->marking);
	return buffer_finish(&out, arena);
}

/* No clock: dates are the report's. */
static void properties_add(struct docx_writer *writer)
{
	const struct document *document = writer->input->document;
	struct buffer core = {0}, app = {0};
	buffer_add(&core, DOCX_PROLOGUE "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
	                                "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	                                "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
	                                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n");
	field_add(&core, "<dc:title>", title_of(writer->context->arena, document), "</dc:title>\n");
	field_add(&core, "<dc:creator>", document->council, "</dc:creator>\n");
	field_add(&core, "<dc:description>", document->summary, "</dc:description>\n");
	field_add(&core, "<dc:language>", document->language, "</dc:language>\n");
	field_add(&core, "<cp:category>", document->marking, "</cp:category>\n");
	if (document->draft)
		field_add(&core, "<cp:contentStatus>", words_say(writer->words, PHRASE_DRAFT), "</cp:contentStatus>\n");
	if (document->published_iso && strlen(document->published_iso) == strlen("2022-08-24"))
		field_add(&core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">", document->published_iso,
		    "T00:00:00Z</dcterms:created>\n");
	buffer_add(&core, "</cp:coreProperties>\n");
	buffer_add(&app, DOCX_PROLOGUE "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
	                               "extended-properties\"><Application>annual</Application></Properties>\n");
	part_finish(writer, "docProps/core.xml", &core);
	part_finish(writer, "docProps/app.xml", &app);
}

static void abstract_number(struct buffer *out, int id, bool ordered)
{
	buffer_format(out, "<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType w:val=\"multilevel\"/>\n", id);
	for (int level = 0; level < 9; level++) {
		buffer_format(out, "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"",
		    level, ordered ? "decimal" : "bullet");
		if (ordered)
			buffer_format(out, "%%%d.", level + 1);
		else
			buffer_add(out, level ? "\xE2\x80\x93" : "\xE2\x80\xA2");
		buffer_format(out,
		    "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%d\" w:hanging=\"360\"/></w:pPr></w:lvl>\n",
		    (level + 1) * 360);
	}
	buffer_add(out, "</w:abstractNum>\n");
}

static void numbering_add(struct docx_writer *writer)
{
	struct buffer out = {0};
	buffer_add(&out, DOCX_PROLOGUE "<w:numbering" DOCX_SPACES ">\n");
	abstract_number(&out, 1, false);
	abstract_number(&out, 2, true);
	buffer_add(&out, "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>\n");
	buffer_bytes(&out, buffer_text(&writer->numbers), writer->numbers.length);
	buffer_add(&out, "</w:numbering>\n");
	buffer_release(&writer->numbers);
	part_finish(writer, "word/numbering.xml", &out);
}

static void settings_add(struct docx_writer *writer)
{
	struct buffer out = {0};
	buffer_add(&out, DOCX_PROLOGUE
	    "<w:settings" DOCX_SPACES "><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
	    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
	    "w:val=\"15\"/></w:compat></w:settings>\n");
	part_finish(writer, "word/settings.xml", &out);
}

static void fonts_add(struct docx_writer *writer)
{
	struct buffer out = {0};
	buffer_add(&out, DOCX_PROLOGUE "<w:fonts" DOCX_SPACES "><w:font w:name=\"");
	docx_text(&out, docx_family(writer->input->theme));
	buffer_add(&out, "\"><w:altName w:val=\"Arial\"/><w:family w:val=\"swiss\"/></w:font></w:fonts>\n");
	part_finish(writer, "word/fontTable.xml", &out);
}

static void styles_add(struct docx_writer *writer)
{
	struct buffer out = {0};
	docx_styles(&out, writer->input);
	part_finish(writer, "word/styles.xml", &out);
}

/* A header or footer. */
static void furniture_add(struct docx_writer *writer, const char *name, void (*write)(struct docx_writer *))
{
	struct docx_part part = {0}, *outer = writer->part;
	writer->part = &part;
	write(writer);
	writer->part = outer;
	part_finish(writer, name, &part.xml);
}

static void notes_begin(struct docx_writer *writer)
{
	buffer_add(&writer->notes.xml, DOCX_PROLOGUE
	    "<w:footnotes" DOCX_SPACES ">\n"
	    "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\n"
	    "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p>"
	    "</w:footnote>\n");
}

static void body_write(struct docx_writer *writer)
{
	docx_anchors_collect(writer);
	notes_begin(writer);
	docx_blocks(writer, writer->input->document->root->first);
	docx_sections_end(writer);
	buffer_add(&writer->notes.xml, "</w:footnotes>\n");
}

static void body_add(struct docx_writer *writer)
{
	struct buffer out = {0};
	body_write(writer);
	buffer_add(&out, DOCX_PROLOGUE "<w:document" DOCX_SPACES "><w:body>\n");
	buffer_bytes(&out, buffer_text(&writer->body.xml), writer->body.xml.length);
	buffer_add(&out, "</w:body></w:document>\n");
	buffer_release(&writer->body.xml);
	part_finish(writer, "word/document.xml", &out);
	part_finish(writer, "word/footnotes.xml", &writer->notes.xml);
	relations_add(writer, "word/_rels/document.xml.rels", &writer->body, true);
	relations_add(writer, "word/_rels/footnotes.xml.rels", &writer->notes, false);
}

static struct docx_writer writer_for(const struct context *context, const struct docx_input *input)
{
	return (struct docx_writer){.context = context,
	    .input = input,
	    .words = words_of(input->document->language),
	    .right_to_left = input->document->root->right_to_left,
	    .package = package_new(),
	    .body.relation_count = DOCX_RELATION_FREE - 1,
	    .bookmarks = {.arena = context->arena}};
}

static void writer_release(struct docx_writer *writer)
{
	buffer_release(&writer->pending);
	buffer_release(&writer->section);
}

void docx_content(const struct context *context, struct buffer *out, const struct docx_input *input)
{
	struct docx_writer writer = writer_for(context, input);
	writer.part = &writer.body;
	body_write(&writer);
	struct buffer *parts[] = {
	    &writer.body.xml, &writer.notes.xml, &writer.body.relations, &writer.notes.relations, &writer.numbers};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buffer_bytes(out, buffer_text(parts[i]), parts[i]->length);
		buffer_release(parts[i]);
	}
	writer_release(&writer);
	package_discard(writer.package);
}

void docx_write(const struct context *context, struct buffer *out, const struct docx_input *input)
{
	struct docx_writer writer = writer_for(context, input);
	writer.part = &writer.body;
	types_add(&writer);
	package_relations(&writer);
	body_add(&writer);
	styles_add(&writer);
	numbering_add(&writer);
	settings_add(&writer);
	fonts_add(&writer);
	furniture_add(&writer, "word/header1.xml", docx_header);
	furniture_add(&writer, "word/footer1.xml", docx_footer);
	properties_add(&writer);
	writer_release(&writer);
	package_finish(writer.package, out);
}
