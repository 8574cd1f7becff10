/* The page around the report: its parts come from bundles, whose builds have escaped them. */
#include <string.h>

#include "preview/showing.h"

static const char head_before_title[] =
    "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
static const char head_after_title[] = "</title>\n<link rel=\"icon\" href=\"data:,\">\n"
                                       "<link rel=\"stylesheet\" href=\"preview.css\">\n"
                                       "<script src=\"preview.js\" defer></script>\n</head>\n";
static const char skips[] = "<a class=\"skip\" href=\"#panel\">Skip to messages and figures</a>\n";
static const char no_report[] =
    "<p class=\"none\">No build was without errors yet: the report stands here as soon as one is.</p>";

static void add_status(const struct showing *showing, struct buffer *out)
{
	bool sound = showing->newest && showing->newest == showing->sound && !showing->died;
	const char *look = showing->building                  ? "building"
	                   : sound                            ? "sound"
	                   : showing->newest || showing->died ? "errors"
	                                                      : "building";
	buffer_format(out, "<p id=\"status\" role=\"status\" class=\"%s\">", look);
	if (showing->building || (!showing->newest && !showing->died))
		buffer_add(out, "Building …");
	else if (showing->died)
		buffer_add(out, "The build ended before it was done: the terminal says why.");
	else
		bundle_text(showing->newest, "page/count", out);
	if (!sound && showing->sound && !showing->building)
		buffer_add(out, " <span>You see the report as it was before.</span>");
	buffer_add(out, "</p>\n");
}

static void add_header(const struct showing *showing, struct buffer *out)
{
	buffer_add(out, "<header>\n<h1><span>Preview</span> ");
	bundle_text(showing->newest, "page/title", out);
	buffer_add(out, "</h1>\n");
	add_status(showing, out);
	buffer_add(out, "<details id=\"outputs\">\n<summary>Shown: <span id=\"shown\">choose</span></summary>\n<div>");
	bundle_text(showing->sound, "page/outputs", out);
	buffer_add(out, "</div>\n</details>\n</header>\n");
}

static void add_main(const struct showing *showing, struct buffer *out)
{
	buffer_add(out, "<main id=\"main\">\n<h2 class=\"unseen\">The report</h2>\n");
	if (showing->sound) {
		buffer_add(out, "<iframe name=\"report\" title=\"The report\" src=\"report/");
		bundle_text(showing->sound, "page/first", out);
		buffer_add(out, "\"></iframe>\n");
	} else {
		buffer_add(out, no_report);
	}
	buffer_add(out, "</main>\n");
}

/* One part of the panel: without a script they stand below each other. */
static void add_part(struct buffer *out, const char *name, const char *title, const struct bundle *bundle)
{
	struct buffer path = {0}, text = {0};
	buffer_format(&path, "page/%s", name);
	bundle_text(bundle, buffer_text(&path), &text);
	buffer_format(out,
	    "<section id=\"%s\" aria-labelledby=\"%s-head\" tabindex=\"-1\">\n<h2 id=\"%s-head\">%s</h2>\n%s\n</section>\n",
	    name, name, name, title, text.length ? buffer_text(&text) : "<p>Nothing to show yet.</p>");
	buffer_release(&path);
	buffer_release(&text);
}

void showing_page(const struct showing *showing, struct buffer *out)
{
	buffer_add(out, head_before_title);
	buffer_add(out, "Preview: ");
	bundle_text(showing->newest, "page/title", out);
	buffer_add(out, head_after_title);
	buffer_format(out, "<body data-version=\"%u\" data-sound=\"%u\">\n", showing->version, showing->sound_count);
	buffer_add(out, skips);
	add_header(showing, out);
	add_main(showing, out);
	buffer_add(out, "<aside id=\"panel\" aria-label=\"Messages and figures\" tabindex=\"-1\">\n");
	add_part(out, "messages", "Messages", showing->newest);
	add_part(out, "figures", "Figures", showing->sound);
	add_part(out, "withheld", "Withheld", showing->sound);
	buffer_add(out, "</aside>\n</body>\n</html>\n");
}

void showing_versions(const struct showing *showing, struct buffer *out)
{
	buffer_format(out, "{\"version\": %u, \"sound\": %u, \"took\": %lld, \"whole\": %s}\n", showing->version,
	    showing->sound_count, showing->took, showing->quick || showing->building ? "false" : "true");
}
