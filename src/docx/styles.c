/* The styles, named as Word names its own where it has one, so that its lists of headings, captions and notes find them. */
#include <string.h>

#include "docx/writer.h"

enum { TWIP = 50, HALF_POINT = 500 /* thousandths of a point */ };

enum style_trait {
	STYLE_BOLD = 1 << 0,
	STYLE_KEEP = 1 << 1,   /* with the next paragraph */
	STYLE_BAR = 1 << 2,    /* a line at its left */
	STYLE_SHADE = 1 << 3,  /* on a tinted ground */
	STYLE_RULE = 1 << 4,   /* a line below */
	STYLE_RIGHT = 1 << 5,  /* set to the right */
	STYLE_CENTRE = 1 << 6, /* in the middle */
	STYLE_ENDS = 1 << 7,   /* a tab at the right margin */
};

static const struct docx_style {
	const char *id, *name;
	enum type_role type;
	enum colour_role colour;
	int before, after; /* in points */
	int indent;        /* in points */
	int outline;       /* level of a heading, or 0 */
	unsigned traits;   /* of enum style_trait */
} styles[] = {
    {"BodyText", "Body Text", TYPE_BODY, COLOUR_TEXT, 0, 8, 0, 0, 0},
    {"Title", "Title", TYPE_TITLE, COLOUR_HEADING, 60, 12, 0, 0, STYLE_BOLD},
    {"Subtitle", "Subtitle", TYPE_H2, COLOUR_SECONDARY, 0, 12, 0, 0, 0},
    {"Heading1", "heading 1", TYPE_H1, COLOUR_HEADING, 18, 10, 0, 1, STYLE_BOLD | STYLE_KEEP},
    {"Heading2", "heading 2", TYPE_H2, COLOUR_HEADING, 16, 6, 0, 2, STYLE_BOLD | STYLE_KEEP},
    {"Heading3", "heading 3", TYPE_H3, COLOUR_HEADING, 12, 4, 0, 3, STYLE_BOLD | STYLE_KEEP},
    {"Heading4", "heading 4", TYPE_BODY, COLOUR_HEADING, 10, 4, 0, 4, STYLE_BOLD | STYLE_KEEP},
    {"Heading5", "heading 5", TYPE_BODY, COLOUR_HEADING, 10, 4, 0, 5, STYLE_BOLD | STYLE_KEEP},
    {"Heading6", "heading 6", TYPE_BODY, COLOUR_HEADING, 10, 4, 0, 6, STYLE_BOLD | STYLE_KEEP},
    {"Lead", "Lead", TYPE_LEAD, COLOUR_TEXT, 0, 10, 0, 0, 0},
    {"EasyRead", "Easy Read", TYPE_LEAD, COLOUR_TEXT, 6, 10, 0, 0, 0},
    {"ListParagraph", "List Paragraph", TYPE_BODY, COLOUR_TEXT, 0, 4, 0, 0, 0},
    {"Quote", "Quote", TYPE_QUOTATION, COLOUR_TEXT, 4, 6, 18, 0, STYLE_BAR},
    {"Attribution", "Attribution", TYPE_SMALL, COLOUR_SECONDARY, 0, 10, 18, 0, 0},
    {"Box", "Box", TYPE_BODY, COLOUR_TEXT, 0, 6, 9, 0, STYLE_BAR | STYLE_SHADE},
    {"Caption", "caption", TYPE_CHART_TITLE, COLOUR_TEXT, 12, 4, 0, 0, STYLE_BOLD | STYLE_KEEP},
    {"Subcaption", "Subcaption", TYPE_SMALL, COLOUR_SECONDARY, 0, 4, 0, 0, STYLE_KEEP},
    {"Figure", "Figure", TYPE_BODY, COLOUR_TEXT, 4, 4, 0, 0, STYLE_KEEP},
    {"Small", "Small", TYPE_SMALL, COLOUR_SECONDARY, 0, 6, 0, 0, 0},
    {"Term", "Term", TYPE_BODY, COLOUR_TEXT, 6, 2, 0, 0, STYLE_BOLD | STYLE_KEEP},
    {"Tile", "Tile", TYPE_BODY, COLOUR_TEXT, 2, 6, 0, 0, STYLE_SHADE},
    {"CodeBlock", "Code Block", TYPE_SMALL, COLOUR_TEXT, 4, 8, 9, 0, STYLE_SHADE},
    {"Rule", "Rule", TYPE_SMALL, COLOUR_TEXT, 4, 8, 0, 0, STYLE_RULE},
    {"TableHead", "Table Head", TYPE_SMALL, COLOUR_TEXT, 2, 2, 0, 0, STYLE_KEEP},
    {"TableText", "Table Text", TYPE_SMALL, COLOUR_TEXT, 2, 2, 0, 0, 0},
    {"TableFigure", "Table Figure", TYPE_SMALL, COLOUR_TEXT, 2, 2, 0, 0, STYLE_RIGHT},
    {"TableCentre", "Table Centre", TYPE_SMALL, COLOUR_TEXT, 2, 2, 0, 0, STYLE_CENTRE},
    {"Gap", "Gap", TYPE_FURNITURE, COLOUR_TEXT, 0, 0, 0, 0, 0},
    {"TOC1", "toc 1", TYPE_BODY, COLOUR_TEXT, 6, 2, 0, 0, STYLE_BOLD},
    {"TOC2", "toc 2", TYPE_BODY, COLOUR_TEXT, 0, 2, 12, 0, 0},
    {"FootnoteText", "footnote text", TYPE_SMALL, COLOUR_TEXT, 0, 2, 0, 0, 0},
    {"Header", "header", TYPE_FURNITURE, COLOUR_TEXT, 0, 0, 0, 0, STYLE_ENDS},
    {"Footer", "footer", TYPE_FURNITURE, COLOUR_SECONDARY, 0, 0, 0, 0, STYLE_ENDS},
};

const char *docx_family(const struct theme *theme)
{
	return theme->screen_fonts[0];
}

static void colour_write(struct buffer *out, const struct theme *theme, enum colour_role role)
{
	buffer_format(out, "<w:color w:val=\"%06X\"/>", (unsigned)theme->colours[role] & 0xFFFFFF);
}

static void size_write(struct buffer *out, extent size)
{
	buffer_format(out, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", size / HALF_POINT, size / HALF_POINT);
}

static void paragraph_properties(struct buffer *out, const struct docx_input *input, const struct docx_style *style)
{
	const struct theme *theme = input->theme;
	const struct page_style *page = &theme->page;
	buffer_add(out, "<w:pPr>");
	if (style->traits & STYLE_KEEP)
		buffer_add(out, "<w:keepNext/><w:keepLines/>");
	if (style->traits & (STYLE_BAR | STYLE_RULE))
		buffer_format(out, "<w:pBdr><w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"%d\" w:color=\"%06X\"/></w:pBdr>",
		    style->traits & STYLE_BAR ? "left" : "bottom", style->traits & STYLE_BAR ? 24 : 4,
		    style->traits & STYLE_BAR ? 8 : 1,
		    (unsigned)theme->colours[style->traits & STYLE_BAR ? COLOUR_ACCENT : COLOUR_RULE] & 0xFFFFFF);
	if (style->traits & STYLE_SHADE)
		buffer_format(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>",
		    (unsigned)theme->colours[COLOUR_TINT] & 0xFFFFFF);
	if (style->traits & STYLE_ENDS)
		buffer_format(out, "<w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs>",
		    (page->width - page->left - page->right) / TWIP);
	buffer_format(out, "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"atLeast\"/>",
	    style->before * 20, style->after * 20, theme->type[style->type].leading / TWIP);
	if (style->indent)
		buffer_format(out, "<w:ind w:left=\"%d\"/>", style->indent * 20);
	if (style->traits & (STYLE_RIGHT | STYLE_CENTRE))
		buffer_format(out, "<w:jc w:val=\"%s\"/>", style->traits & STYLE_RIGHT ? "right" : "center");
	if (style->outline)
		buffer_format(out, "<w:outlineLvl w:val=\"%d\"/>", style->outline - 1);
	buffer_add(out, "</w:pPr>");
}

static void style_write(struct buffer *out, const struct docx_input *input, const struct docx_style *style)
{
	buffer_format(out,
	    "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>", style->id,
	    style->name);
	if (style->outline)
		buffer_add(out, "<w:next w:val=\"BodyText\"/>");
	buffer_add(out, "<w:qFormat/>");
	paragraph_properties(out, input, style);
	buffer_add(out, "<w:rPr>");
	if (style->traits & STYLE_BOLD)
		buffer_add(out, "<w:b/><w:bCs/>");
	colour_write(out, input->theme, style->colour);
	size_write(out, input->theme->type[style->type].size);
	buffer_add(out, "</w:rPr></w:style>\n");
}

static void defaults_write(struct buffer *out, const struct docx_input *input)
{
	static const char *const scripts[] = {"ascii", "hAnsi", "cs", "eastAsia"};
	const char *language = input->document->language;
	buffer_add(out, "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts");
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		buffer_format(out, " w:%s=\"", scripts[i]);
		docx_text(out, docx_family(input->theme));
		buffer_char(out, '"');
	}
	buffer_add(out, "/>");
	size_write(out, input->theme->type[TYPE_BODY].size);
	buffer_add(out, input->document->root->right_to_left ? "<w:lang w:bidi=\"" : "<w:lang w:val=\"");
	docx_text(out, language ? language : "en-GB");
	buffer_add(out, "\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\n"
	                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
	                "<w:qFormat/></w:style>\n"
	                "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
	                "<w:name w:val=\"Default Paragraph Font\"/></w:style>\n");
}

static void characters_write(struct buffer *out, const struct theme *theme)
{
	buffer_add(out, "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr>");
	colour_write(out, theme, COLOUR_LINK);
	buffer_add(out,
	    "<w:u w:val=\"single\"/></w:rPr></w:style>\n"
	    "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>"
	    "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\n"
	    "<w:style w:type=\"character\" w:styleId=\"Code\"><w:name w:val=\"Code\"/><w:rPr>"
	    "<w:rFonts w:ascii=\"Liberation Mono\" w:hAnsi=\"Liberation Mono\" w:cs=\"Liberation Mono\"/>"
	    "</w:rPr></w:style>\n"
	    "<w:style w:type=\"character\" w:styleId=\"Numeral\"><w:name w:val=\"Numeral\"/><w:rPr><w:b/><w:bCs/>");
	colour_write(out, theme, COLOUR_NUMERAL);
	size_write(out, theme->type[TYPE_NUMERAL].size);
	buffer_add(out, "</w:rPr></w:style>\n");
}

static void table_style(struct buffer *out, const struct theme *theme)
{
	static const char *const sides[] = {"top", "bottom", "insideH"};
	buffer_add(out,
	    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
	    "</w:style>\n<w:style w:type=\"table\" w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/>"
	    "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>");
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		buffer_format(out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"%06X\"/>", sides[i],
		    (unsigned)theme->colours[COLOUR_RULE] & 0xFFFFFF);
	buffer_add(out, "</w:tblBorders><w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" "
	                "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n");
}

void docx_styles(struct buffer *out, const struct docx_input *input)
{
	buffer_add(out, DOCX_PROLOGUE "<w:styles" DOCX_SPACES ">\n");
	defaults_write(out, input);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		style_write(out, input, &styles[i]);
	characters_write(out, input->theme);
	table_style(out, input->theme);
	buffer_add(out, "</w:styles>\n");
}
