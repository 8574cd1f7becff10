/* Pictures in a line of their own: a report's, and the drawings of charts. */
#include "docx/emf.h"
#include "docx/writer.h"

enum { EMU = 127 /* English metric units in ten thousandths of a point: 12,700 a point */ };

struct placed_picture {
	int relation;
	extent width, height; /* as it stands, turned */
	const char *alt;
	bool decorative;
	int turn;  /* clockwise, in quarters */
	bool flip; /* left and right, before it is turned */
};

/* [MS-ODRAWXML] 2.27.1.1: Word's own mark of a picture that says nothing. */
static const char decorative[] = "\"><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative "
                                 "xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" "
                                 "val=\"1\"/></a:ext></a:extLst></wp:docPr>";

static void placed_write(struct docx_writer *writer, const struct placed_picture *picture)
{
	struct buffer *out = &writer->part->xml;
	int id = ++writer->drawing_count;
	int64_t width = (int64_t)picture->width * EMU / 10, height = (int64_t)picture->height * EMU / 10;
	bool across = picture->turn % 2;
	buffer_format(out,
	    "<w:r><w:drawing><wp:inline><wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%d\" name=\"Picture %d\" "
	    "descr=\"",
	    (long long)width, (long long)height, id, id);
	docx_text(out, picture->alt && !picture->decorative ? picture->alt : "");
	buffer_add(out, picture->decorative ? decorative : "\"/>");
	buffer_format(out,
	    "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
	    "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"%d\" name=\"Picture %d\"/><pic:cNvPicPr/></pic:nvPicPr>"
	    "<pic:blipFill><a:blip r:embed=\"rId%d\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm",
	    id, id, picture->relation);
	if (picture->turn)
		buffer_format(out, " rot=\"%d\"", picture->turn * 5400000);
	buffer_format(out,
	    "%s><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm>"
	    "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
	    "</wp:inline></w:drawing></w:r>",
	    picture->flip ? " flipH=\"1\"" : "", (long long)(across ? height : width),
	    (long long)(across ? width : height));
}

/* A part of the package for the body to show; the number of its relation. */
static int media_add(struct docx_writer *writer, const char *type, const void *bytes, size_t length)
{
	int id = ++writer->body.relation_count;
	const char *name = arena_format(writer->context->arena, "media/image%d.%s", ++writer->picture_count, type);
	package_add(writer->package, arena_format(writer->context->arena, "word/%s", name), bytes, length);
	buffer_format(&writer->body.relations,
	    "<Relationship Id=\"rId%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" "
	    "Target=\"%s\"/>\n",
	    id, name);
	return id;
}

/* Its own size at 150 dots an inch where the file says none, within the column. */
static void picture_size(const struct docx_writer *writer, const struct picture *picture, struct placed_picture *placed)
{
	enum { DPI_USUAL = 150 };
	int64_t dpi = picture->dpi ? picture->dpi : DPI_USUAL, room = docx_column(writer), most = room * 5 / 4;
	int64_t width = (int64_t)picture_shown_width(picture) * 72000 / dpi;
	int64_t height = (int64_t)picture_shown_height(picture) * 72000 / dpi;
	if (width > room) {
		height = height * room / width;
		width = room;
	}
	if (height > most) {
		width = width * most / height;
		height = most;
	}
	placed->width = (extent)(width < 1000 ? 1000 : width);
	placed->height = (extent)(height < 1000 ? 1000 : height);
}

void docx_image(struct docx_writer *writer, const struct node *node)
{
	static const struct {
		int turn;
		bool flip;
	} orientations[] = {
	    {0, false}, {0, false}, {0, true}, {2, false}, {2, true}, {3, true}, {1, false}, {1, true}, {3, false}};
	const struct picture *picture =
	    pictures_get(writer->input->pictures, PICTURE_OF_REPORT, node->as.image.file, node->place);
	if (picture) {
		bool jpeg = picture->format == PICTURE_JPEG;
		struct placed_picture placed = {.alt = node->as.image.alt,
		    .turn = orientations[picture->orientation].turn,
		    .flip = orientations[picture->orientation].flip,
		    .relation = media_add(writer, jpeg ? "jpeg" : "png", picture->published.data, picture->published.length)};
		picture_size(writer, picture, &placed);
		docx_paragraph_open(writer, "Figure", node);
		placed_write(writer, &placed);
		docx_paragraph_close(writer);
	}
	docx_caption(writer, node);
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind != NODE_CAPTION)
			docx_paragraph(writer, "Small", child);
}

static void plot_write(struct docx_writer *writer, const struct node *node)
{
	const struct theme *theme = writer->input->theme;
	struct arena *arena = writer->context->arena;
	const struct type_style *small = &theme->type[TYPE_SMALL];
	struct chart_style style = {
	    .text = small->size, .leading = small->leading, .bar = small->size * 26 / 21, .gap = small->size * 13 / 21};
	const struct drawing *drawing =
	    chart_draw(arena, node->as.chart.data, theme, &style, docx_column(writer), writer->input->metric);
	struct buffer emf = {0};
	emf_write(&emf, drawing, theme, writer->input->metric, docx_family(theme));
	size_t length = emf.length;
	struct placed_picture placed = {.width = drawing->width, .height = drawing->height, .alt = node->as.chart.alt};
	placed.relation = media_add(writer, "emf", buffer_finish(&emf, arena), length);
	docx_paragraph_open(writer, "Figure", NULL);
	placed_write(writer, &placed);
	docx_paragraph_close(writer);
}

/* The theme's picture, HEIGHT high, in the paragraph that is open. */
static void icon_write(struct docx_writer *writer, const struct node *node, extent height)
{
	const struct theme *theme = writer->input->theme;
	const struct icon *icon = node->as.icon.shape;
	if (!icon)
		return;
	extent width = (extent)((int64_t)icon->width * height / 1000);
	struct shape shape = {
	    .kind = SHAPE_ICON, .width = width, .height = height, .ink = INK_SERIES, .series = 0, .icon = icon};
	struct drawing drawing = {.width = width, .height = height, .shapes = &shape, .count = 1};
	struct buffer emf = {0};
	emf_write(&emf, &drawing, theme, writer->input->metric, docx_family(theme));
	size_t length = emf.length;
	struct placed_picture placed = {
	    .width = width, .height = height, .alt = node->as.icon.alt, .decorative = node->as.icon.decorative};
	placed.relation = media_add(writer, "emf", buffer_finish(&emf, writer->context->arena), length);
	placed_write(writer, &placed);
}

void docx_icon(struct docx_writer *writer, const struct node *node)
{
	docx_paragraph_open(writer, "Figure", node);
	icon_write(writer, node, writer->input->theme->type[TYPE_BODY].size * 5 / 2);
	docx_paragraph_close(writer);
}

/* Its icon stands before the first words, in their paragraph. */
void docx_easy_line(struct docx_writer *writer, const struct node *node)
{
	const struct node *text = node->first->next;
	docx_paragraph_open(writer, "EasyRead", node);
	icon_write(writer, node->first, writer->input->theme->type[TYPE_LEAD].size * 5 / 2);
	docx_run(writer, "  ", NULL);
	if (text)
		docx_inlines(writer, text);
	docx_paragraph_close(writer);
	for (text = text ? text->next : NULL; text; text = text->next)
		docx_paragraph(writer, "EasyRead", text);
}

/* The finding, what is shown, the picture and its source, then the figures. */
void docx_chart(struct docx_writer *writer, const struct node *node)
{
	const struct node *subtitle = docx_child(node, NODE_SUBTITLE), *source = docx_child(node, NODE_SOURCE);
	const struct node *table = docx_child(node, NODE_TABLE);
	docx_caption(writer, node);
	if (subtitle)
		docx_paragraph(writer, "Subcaption", subtitle);
	if (node->as.chart.data && node->as.chart.data->category_count)
		plot_write(writer, node);
	if (source)
		docx_paragraph(writer, "Small", source);
	if (table)
		docx_table(writer, table);
	if (docx_child(node, NODE_FOOT))
		docx_blocks(writer, docx_child(node, NODE_FOOT));
}
