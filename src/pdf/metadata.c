/* The catalog, document information, XMP (ISO 16684-1) and the output intent. No clock: dates are the report's. */
#include <string.h>

#include "pdf/profile.h"
#include "pdf/writer.h"

static const char producer[] = "annual (libharu, HarfBuzz)";

static void put_xml(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '&')
			buffer_add(out, "&amp;");
		else if (*text == '<')
			buffer_add(out, "&lt;");
		else if (*text == '>')
			buffer_add(out, "&gt;");
		else if ((unsigned char)*text >= ' ')
			buffer_char(out, *text);
	}
}

static void put_field(struct buffer *out, const char *open, const char *text, const char *close)
{
	if (!text || !*text)
		return;
	buffer_add(out, open);
	put_xml(out, text);
	buffer_add(out, close);
}

/* A document's title: as it stands on its pages, marking and edition with it. */
static void title_fill(struct buffer *out, const struct document *document)
{
	buffer_add(out, document->title ? document->title : document->name);
	if (document->subtitle && *document->subtitle)
		buffer_format(out, ": %s", document->subtitle);
	if (document->period && *document->period)
		buffer_format(out, ", %s", document->period);
	if (document->marking && *document->marking)
		buffer_format(out, " (%s)", document->marking);
	if (document->draft)
		buffer_add(out, " (draft)");
}

static void date_fill(struct buffer *pdf, struct buffer *xmp, const char *iso)
{
	if (!iso || strlen(iso) != 10)
		return;
	buffer_format(pdf, "D:%.4s%.2s%.2s000000Z", iso, iso + 5, iso + 8);
	buffer_format(xmp, "%sT00:00:00Z", iso);
}

static void put_packet(struct buffer *out, const struct document *document, const char *title, const char *date)
{
	buffer_add(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
	                "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	                "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	                "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
	                "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
	                "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
	                "<dc:format>application/pdf</dc:format>\n");
	put_field(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title, "</rdf:li></rdf:Alt></dc:title>\n");
	put_field(out, "<dc:creator><rdf:Seq><rdf:li>", document->council, "</rdf:li></rdf:Seq></dc:creator>\n");
	put_field(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->summary,
	    "</rdf:li></rdf:Alt></dc:description>\n");
	put_field(out, "<dc:language><rdf:Bag><rdf:li>", document->language, "</rdf:li></rdf:Bag></dc:language>\n");
	put_field(out, "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->copyright,
	    "</rdf:li></rdf:Alt></dc:rights>\n");
	put_field(out, "<xmp:CreateDate>", date, "</xmp:CreateDate>\n");
	put_field(out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n");
	put_field(out, "<xmp:CreatorTool>", "annual", "</xmp:CreatorTool>\n");
	put_field(out, "<pdf:Producer>", producer, "</pdf:Producer>\n");
	buffer_add(out, "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part>"
	                "<pdfaid:conformance>A</pdfaid:conformance>\n</rdf:Description>\n");
}

/* PDF/A wants every schema that it does not know itself to be described. */
static void put_extension(struct buffer *out)
{
	buffer_add(out,
	    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
	    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
	    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
	    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
	    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
	    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
	    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
	    "<pdfaProperty:category>internal</pdfaProperty:category>"
	    "<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>"
	    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	    "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
}

static void put_entry(struct buffer *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	buffer_format(out, "/%s", key);
	put_text(out, text);
}

static object write_descriptions(struct pdf_writer *writer)
{
	const struct document *document = writer->document;
	struct buffer title = {0}, packet = {0}, info = {0}, date = {0}, stamp = {0};
	title_fill(&title, document);
	date_fill(&date, &stamp, document->published_iso);
	put_packet(&packet, document, buffer_text(&title), buffer_text(&stamp));
	put_extension(&packet);
	put_entry(&info, "Title", buffer_text(&title));
	put_entry(&info, "Author", document->council);
	put_entry(&info, "Subject", document->summary);
	put_entry(&info, "Creator", "annual");
	put_entry(&info, "Producer", producer);
	put_entry(&info, "CreationDate", buffer_text(&date));
	put_entry(&info, "ModDate", buffer_text(&date));
	object_write(&writer->objects, writer->objects.info, &info);
	object metadata =
	    object_stream(&writer->objects, "/Type/Metadata/Subtype/XML", packet.data, packet.length, PACK_NONE);
	buffer_release(&title);
	buffer_release(&packet);
	buffer_release(&info);
	buffer_release(&date);
	buffer_release(&stamp);
	return metadata;
}

static object write_intent(struct pdf_writer *writer)
{
	struct buffer profile = {0}, out = {0};
	profile_write(&profile);
	object stream = object_stream(&writer->objects, "/N 3", profile.data, profile.length, PACK_DEFLATE);
	object intent = object_new(&writer->objects);
	buffer_add(&out, "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
	                 "/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile ");
	put_reference(&out, stream);
	object_write(&writer->objects, intent, &out);
	buffer_release(&profile);
	buffer_release(&out);
	return intent;
}

void writer_write_catalog(struct pdf_writer *writer, object structure, object outline)
{
	const char *language = writer->document->language;
	struct buffer out = {0};
	buffer_add(&out, "/Lang");
	put_text(&out, language ? language : "en-GB");
	buffer_add(&out, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
	                 "/PageLabels<</Nums[0<</S/D>>]>>/StructTreeRoot ");
	put_reference(&out, structure);
	buffer_add(&out, "/Metadata ");
	put_reference(&out, write_descriptions(writer));
	buffer_add(&out, "/OutputIntents[");
	put_reference(&out, write_intent(writer));
	buffer_char(&out, ']');
	if (outline) {
		buffer_add(&out, "/PageMode/UseOutlines/Outlines ");
		put_reference(&out, outline);
	}
	object destinations = writer_write_destinations(writer);
	if (destinations) {
		buffer_add(&out, "/Names<</Dests ");
		put_reference(&out, destinations);
		buffer_add(&out, ">>");
	}
	object_write(&writer->objects, objects_catalog(&writer->objects), &out);
	buffer_release(&out);
}
