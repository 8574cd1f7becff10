/* Sections of the file, and what stands on every page of them. Private to docx/. */
#ifndef DOCX_SECTION_H
#define DOCX_SECTION_H

#include "docx/writer.h"

/* Relations of the body that are always there: rId1 and on. */
enum docx_relation {
	DOCX_STYLES = 1,
	DOCX_NUMBERING,
	DOCX_SETTINGS,
	DOCX_FOOTNOTES,
	DOCX_FONTS,
	DOCX_HEADER,
	DOCX_FOOTER,
	DOCX_RELATION_FREE
};

/* The properties of the last section, behind all blocks. */
void docx_sections_end(struct docx_writer *writer);

/* The whole part, to where the writer writes now: the marking and DRAFT; the title, the page's number, the sample's text. */
void docx_header(struct docx_writer *writer);
void docx_footer(struct docx_writer *writer);

#endif
