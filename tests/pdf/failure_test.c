/* libharu fails: the way out is a message and no file, nothing is leaked, and the next file is whole. The fault is a page
 * larger than the 14,400 points that libharu takes. */
#include "check.h"
#include "pdf/bench.h"

enum { TOO_WIDE = 14401000 };

static const struct layout *lay_out(struct bench *bench, const struct document *document)
{
	struct layout_input input = {.document = document,
	    .theme = bench->theme,
	    .metric = type_metric(bench->shaper),
	    .picture = pictures_measure,
	    .picture_self = bench->pictures};
	return layout_document(&bench->context, &input);
}

static bool write_layout(
    struct bench *bench, struct buffer *out, const struct document *document, const struct layout *layout)
{
	return pdf_write(&bench->context, out, document, layout, bench->theme, bench->shaper, bench->pictures);
}

static bool says(const struct bench *bench, const char *text)
{
	struct buffer messages = {0};
	messages_print(bench->context.messages, &messages, 20);
	bool found = strstr(buffer_text(&messages), text) != NULL;
	buffer_release(&messages);
	return found;
}

static void test_failure(struct checks *checks, struct bench *bench)
{
	struct document document = document_make("failure");
	struct buffer before = {0}, none = {0}, after = {0};
	document.root = add(bench, NULL, NODE_DOCUMENT);
	add_text(bench, add_section(bench, document.root, "1", "Our work"), NODE_PARAGRAPH, "We did what we could.");
	const struct layout *layout = lay_out(bench, &document);
	check(checks, "a sound file", write_layout(bench, &before, &document, layout) && before.length > 1000);

	extent width = layout->pages[layout->page_count - 1].width;
	layout->pages[layout->page_count - 1].width = TOO_WIDE;
	check(checks, "a page beyond libharu's bounds makes no file", !write_layout(bench, &none, &document, layout));
	check(checks, "nothing of it is there", none.length == 0);
	check(checks, "it is one error, which names libharu and its number",
	    messages_errors(bench->context.messages) == 1 && says(bench, "libharu reports error 0x"));

	layout->pages[layout->page_count - 1].width = width;
	check(checks, "the next file is whole", write_layout(bench, &after, &document, layout));
	check(checks, "and the same as before",
	    after.length == before.length && memcmp(after.data, before.data, after.length) == 0);
	buffer_release(&before);
	buffer_release(&none);
	buffer_release(&after);
}

int main(void)
{
	struct checks checks = {0};
	struct bench bench = {0};
	bench_begin(&bench, "county", "tests/pdf");
	check(&checks, "theme and fonts", bench.fonts != NULL);
	if (bench.fonts)
		test_failure(&checks, &bench);
	bench.context.messages = messages_new(bench.arena, bench.context.sources);
	bench_end(&bench);
	return checks.failed != 0;
}
