/* The files of a site in order: pages, one-file report, search index, style, data of charts. What each page holds is decided
 * in page.c, what stands on it in writer.c and its rules. */
#include <string.h>

#include "base/file.h"
#include "html/chart_files.h"
#include "html/escape.h"
#include "html/fields.h"
#include "html/frame.h"
#include "html/html.h"
#include "html/image.h"
#include "html/mustache.h"
#include "html/plot.h"
#include "html/search.h"
#include "html/sha256.h"
#include "html/style.h"
#include "html/svg.h"
#include "html/writer.h"

enum { LANDING_TILES = 6 };

static const char fragment_prefix[] = "ar-"; /* before the ids of fragments */

/* A site being made. */
struct maker {
	const struct context *context;
	const struct site_input *input;
	const struct document *main;
	struct templates *templates;
	struct plots *plots;
	struct images *images;
	struct chart_files *chart_files; /* NULL without a site */
	struct site *site;
	size_t capacity;    /* of site->files */
	const char *css;    /* the style sheet */
	const char *script; /* the site's script */
	struct pages pages; /* of the site */
	size_t single_length;
};

static uint32_t find_template(void *self, const char *name)
{
	const struct maker *maker = self;
	return theme_file(
	    maker->context, maker->input->theme, arena_format(maker->context->arena, "templates/%s.mustache", name));
}

static struct site_file *add_file(struct maker *maker, const char *path, const void *data, size_t length)
{
	struct site *site = maker->site;
	site->files = arena_grow(maker->context->arena, site->files, site->count, &maker->capacity, sizeof *site->files);
	struct site_file *file = &site->files[site->count++];
	*file = (struct site_file){path, data, length, {0}};
	return file;
}

static struct site_file *add_text(struct maker *maker, const char *path, struct buffer *text)
{
	size_t length = text->length;
	return add_file(maker, path, buffer_finish(text, maker->context->arena), length);
}

static const char *theme_text(const struct maker *maker, const char *path)
{
	uint32_t file = theme_file(maker->context, maker->input->theme, path);
	return file ? sources_get(maker->context->sources, file)->text : "";
}

static const char *style_sheet(const struct maker *maker, const char *scope, bool frame)
{
	struct buffer out = {0};
	style_tokens(&out, maker->input->theme, scope);
	style_add(&out, theme_text(maker, "content.css"));
	if (frame)
		style_add(&out, theme_text(maker, "site.css"));
	return buffer_finish(&out, maker->context->arena);
}

/* The theme's script, and before it the words that it shows: annualWords.search and so on. */
static const char *script(const struct maker *maker)
{
	struct buffer out = {0};
	frame_script_words(&out, maker->context->arena, words_of(maker->main->language));
	buffer_add(&out, theme_text(maker, "site.js"));
	return buffer_finish(&out, maker->context->arena);
}

/* Renders one template and adds the page, which has its name from PLACE. */
static void add_page(
    struct maker *maker, const char *path, struct place place, const char *template, const struct value *data)
{
	struct buffer out = {0};
	uint32_t file = find_template(maker, template);
	if (file && template_render(maker->templates, &out, file, data)) {
		maker->site->pages++;
		add_text(maker, path, &out)->place = place;
	} else {
		buffer_release(&out);
	}
}

static struct writer writer_for(struct maker *maker, const struct links *links, const char *prefix, struct buffer *out)
{
	return (struct writer){
	    .context = maker->context,
	    .input = maker->input,
	    .links = links,
	    .plots = maker->plots,
	    .images = maker->images,
	    .files = maker->chart_files,
	    .prefix = prefix,
	    .out = out,
	};
}

static const char *page_content(struct maker *maker, const struct links *links, const struct web_page *page,
    const char *prefix, void (*write)(struct writer *))
{
	struct buffer out = {0};
	struct writer writer = writer_for(maker, links, prefix, &out);
	writer.page = page;
	writer.shift = page_shift(page);
	write(&writer);
	return buffer_finish(&out, maker->context->arena);
}

/* An element holding CODE, with the source expression of its hash for the policy. "</" cannot end the element early. */
static const char *inline_element(struct maker *maker, const char *name, const char *code, const char **hash)
{
	struct buffer safe = {0}, element = {0}, digits = {0};
	uint8_t digest[32];
	for (const char *end; (end = strstr(code, "</")); code = end + 1) {
		buffer_bytes(&safe, code, (size_t)(end - code) + 1);
		buffer_char(&safe, '\\');
	}
	buffer_add(&safe, code);
	sha256(buffer_text(&safe), safe.length, digest);
	base64_add(&digits, digest, sizeof digest);
	*hash = arena_format(maker->context->arena, "'sha256-%s'", buffer_text(&digits));
	buffer_format(&element, "<%s>", name);
	buffer_bytes(&element, buffer_text(&safe), safe.length);
	buffer_format(&element, "</%s>", name);
	buffer_release(&safe);
	buffer_release(&digits);
	return buffer_finish(&element, maker->context->arena);
}

/* NULL without a logo, or after a message. */
static const struct picture *logo(const struct maker *maker)
{
	const struct theme *theme = maker->input->theme;
	return theme->logo ? pictures_get(maker->input->pictures, PICTURE_OF_THEME, theme->logo, theme->place) : NULL;
}

static const char *logo_path(const struct picture *logo)
{
	return logo->format == PICTURE_PNG ? "logo.png" : "logo.jpg";
}

static const char *data_address(struct maker *maker, const struct picture *picture)
{
	struct buffer out = {0};
	image_data_address(&out, picture);
	return buffer_finish(&out, maker->context->arena);
}

/* The icon of a browser's tab, in the theme's colours: a page with a bar chart. */
static void icon_write(const struct maker *maker, struct buffer *out)
{
	const struct theme *theme = maker->input->theme;
	buffer_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">");
	buffer_format(
	    out, "<rect width=\"32\" height=\"32\" rx=\"5\" fill=\"#%06X\"/>", (unsigned)theme->colours[COLOUR_COVER]);
	buffer_format(out, "<path d=\"M7 25V15h5v10zm7 0V7h5v18zm7 0V11h5v14z\" fill=\"#%06X\"/></svg>\n",
	    (unsigned)theme->colours[COLOUR_COVER_TEXT]);
}

static const char *icon_address(const struct maker *maker)
{
	struct buffer icon = {0}, address = {0};
	icon_write(maker, &icon);
	buffer_add(&address, "data:image/svg+xml;base64,");
	base64_add(&address, buffer_text(&icon), icon.length);
	buffer_release(&icon);
	return buffer_finish(&address, maker->context->arena);
}

/* The whole report in one file that needs nothing beside it. */
static void make_single(struct maker *maker)
{
	struct arena *arena = maker->context->arena;
	struct pages pages = pages_of_single(arena, maker->main);
	const struct links *links = links_new(arena, &pages, false);
	const char *style_hash, *script_hash;
	const struct picture *image = logo(maker);
	struct page_frame frame = {.arena = arena, .document = maker->main, .pages = &pages};
	frame.style = inline_element(maker, "style", maker->css, &style_hash);
	frame.script = inline_element(maker, "script", maker->script, &script_hash);
	frame.policy = arena_format(arena,
	    "default-src 'none'; style-src %s; script-src %s; img-src data:; base-uri 'none'; form-action 'none'",
	    style_hash, script_hash);
	frame.icon = icon_address(maker);
	frame.logo = image ? data_address(maker, image) : NULL;
	frame.logo_alt = maker->input->theme->logo_alt;
	frame_begin(&frame);
	struct value *data =
	    frame_page(&frame, &pages.items[0], "", page_content(maker, links, &pages.items[0], "", writer_page));
	size_t before = maker->site->count;
	add_page(maker, arena_format(arena, "%s.html", maker->main->name), maker->main->place, "single", data);
	maker->single_length = maker->site->count > before ? maker->site->files[before].length : 0;
}

/* The first page that shows headline tiles. */
static const struct web_page *headline_page(const struct maker *maker)
{
	for (size_t i = 0; i < maker->pages.count; i++) {
		const struct web_page *page = &maker->pages.items[i];
		for (const struct node *section = page_first(page); section; section = page_next(page, section))
			if (node_child(section, NODE_TILES))
				return page;
	}
	return NULL;
}

static size_t tile_count(const struct node *tiles)
{
	size_t count = 0;
	for (const struct node *tile = tiles->first; tile; tile = tile->next)
		count += tile->kind == NODE_TILE;
	return count;
}

/* The groups of tiles of that page, as many as give no more than LANDING_TILES tiles, with their headings. */
static const char *landing_tiles(struct maker *maker, const struct links *links)
{
	const struct web_page *from = headline_page(maker);
	if (!from)
		return NULL;
	struct buffer out = {0};
	struct writer writer = writer_for(maker, links, "", &out);
	struct web_page page = {.path = "index.html", .document = from->document};
	size_t count = 0;
	writer.page = &page;
	for (const struct node *section = page_first(from); section; section = page_next(from, section))
		for (const struct node *node = section->first; node; node = node->next) {
			if (node->kind != NODE_TILES || (count && count + tile_count(node) > LANDING_TILES))
				continue;
			writer_node(&writer, node);
			count += tile_count(node);
		}
	return buffer_finish(&out, maker->context->arena);
}

static const struct download *all_downloads(struct maker *maker, size_t *count)
{
	const struct site_input *input = maker->input;
	*count = 0;
	const struct download *made = input->downloads ? input->downloads(input->downloads_self, count) : NULL;
	struct download *all = arena_array(maker->context->arena, *count + 1, sizeof *all);
	for (size_t i = 0; i < *count; i++)
		all[i] = made[i];
	if (maker->single_length)
		all[(*count)++] = (struct download){arena_format(maker->context->arena, "%s.html", maker->main->name),
		    words_say(words_of(maker->main->language), PHRASE_WHOLE_REPORT), "HTML", maker->single_length, 0};
	return all;
}

/* The theme's drawing for a cover, in its own colours, which follow the reader's light and dark; NULL where it has none. */
static const char *cover_drawing(const struct maker *maker)
{
	enum { HEIGHT = 400 };
	const struct theme *theme = maker->input->theme;
	struct buffer out = {0};
	if (!theme->cover_shape_count)
		return NULL;
	int width = theme->cover_shapes[0].shape.width * HEIGHT / 1000;
	buffer_format(&out, "<svg class=\"drawing\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">\n", width, HEIGHT);
	for (size_t i = 0; i < theme->cover_shape_count; i++) {
		buffer_format(&out, "<path fill=\"var(--ar-%s)\" d=\"", colour_names[theme->cover_shapes[i].colour]);
		svg_icon_path(&out, &theme->cover_shapes[i].shape, HEIGHT * 1000);
		buffer_add(&out, "\"/>\n");
	}
	buffer_add(&out, "</svg>");
	return buffer_finish(&out, maker->context->arena);
}

static void make_landing(struct maker *maker, struct page_frame *frame, const struct links *links)
{
	size_t count;
	const struct download *downloads = all_downloads(maker, &count);
	struct value *data = frame_page(frame, NULL, "", "");
	struct value *list = frame_downloads(frame, downloads, count);
	fields_text(frame->arena, data, "tiles", landing_tiles(maker, links));
	fields_text(frame->arena, data, "cover_drawing", cover_drawing(maker));
	if (list->count) {
		struct value *group = fields_map(frame->arena);
		fields_add(group, "items", list);
		fields_add(data, "downloads", group);
	}
	add_page(maker, "index.html", (struct place){0}, "landing", data);
}

static void make_site(struct maker *maker)
{
	struct arena *arena = maker->context->arena;
	const struct links *links = links_new(arena, &maker->pages, true);
	const struct picture *image = logo(maker);
	struct buffer index = {0}, icon = {0};
	struct page_frame frame = {.arena = arena,
	    .document = maker->main,
	    .pages = &maker->pages,
	    .style = "<link rel=\"stylesheet\" href=\"site.css\">",
	    .script = "<script src=\"site.js\"></script>",
	    .policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; "
	              "form-action 'none'",
	    .icon = "icon.svg",
	    .logo = image ? logo_path(image) : NULL,
	    .logo_alt = maker->input->theme->logo_alt};
	frame_begin(&frame);
	for (size_t i = 0; i < maker->pages.count; i++) {
		const struct web_page *page = &maker->pages.items[i];
		const char *opening = page_content(maker, links, page, "", writer_opening);
		const char *body = page_content(maker, links, page, "", writer_body);
		add_page(maker, page->path, page_place(page), "page", frame_page(&frame, page, opening, body));
	}
	add_file(maker, "site.css", maker->css, strlen(maker->css));
	add_file(maker, "site.js", maker->script, strlen(maker->script));
	search_index(arena, &index, &maker->pages);
	add_text(maker, "search-index.js", &index);
	icon_write(maker, &icon);
	add_text(maker, "icon.svg", &icon);
	if (image)
		add_file(maker, logo_path(image), image->published.data, image->published.length);
	make_landing(maker, &frame, links);
}

/* Each page's content alone, with ids and styles that stay apart from those of the system it is pasted into. */
static void make_fragments(struct maker *maker)
{
	struct arena *arena = maker->context->arena;
	const struct links *links = links_new(arena, &maker->pages, true);
	for (size_t i = 0; i < maker->pages.count; i++) {
		const struct web_page *page = &maker->pages.items[i];
		struct buffer out = {0};
		buffer_add(&out, "<div class=\"ar\">\n");
		buffer_add(&out, page_content(maker, links, page, fragment_prefix, writer_page));
		buffer_add(&out, "</div>\n");
		add_text(maker, arena_format(arena, "fragments/%s", page->path), &out);
	}
	const char *css = style_sheet(maker, ".ar", false);
	add_file(maker, "fragments/fragment.css", css, strlen(css));
}

static void add_images(struct maker *maker)
{
	for (const struct image *image = maker->images->first; image; image = image->next)
		if (image->picture)
			add_file(maker, image->path, image->picture->published.data, image->picture->published.length);
}

static void add_charts(struct maker *maker)
{
	struct buffer out = {0};
	const char *path;
	for (size_t i = 0; (path = chart_files_write(maker->chart_files, i, maker->input, &out)); i++)
		add_text(maker, path, &out);
}

void html_content(const struct context *context, struct buffer *out, const struct site_input *input)
{
	struct maker maker = {.context = context, .input = input, .main = input->documents[0]};
	struct pages pages = pages_of_single(context->arena, maker.main);
	maker.plots = plots_new(context->arena);
	maker.images = images_new(context, input->pictures);
	buffer_add(out, page_content(&maker, links_new(context->arena, &pages, false), &pages.items[0], "", writer_page));
}

const struct site *html_write(const struct context *context, const struct site_input *input)
{
	struct maker maker = {.context = context, .input = input, .main = input->documents[0]};
	maker.site = arena_alloc(context->arena, sizeof *maker.site);
	maker.templates = templates_new(context, (struct template_finder){&maker, find_template});
	maker.plots = plots_new(context->arena);
	maker.images = images_new(context, input->pictures);
	maker.css = style_sheet(&maker, ":root", true);
	maker.script = script(&maker);
	make_single(&maker);
	if (input->whole_site || input->fragments)
		maker.pages = pages_of_site(context, input);
	if (input->whole_site) {
		maker.chart_files = chart_files_new(context->arena, maker.plots);
		make_site(&maker);
	}
	if (input->fragments)
		make_fragments(&maker);
	if (input->whole_site) {
		add_images(&maker);
		add_charts(&maker);
	}
	return maker.site;
}
