/* Markdown to the tree, to pages and to PDF, HTML and plain text. The lowest bits of the first byte say which and of which
 * edition. */
#include "claims/claims.h"
#include "fuzz/held.h"
#include "language/language.h"
#include "language/spelling.h"
#include "privacy/privacy.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void say(const struct context *context, const struct figures *figures, const struct document *document)
{
	struct claims *claims = claims_new(context);
	struct buffer ages = {0};
	claims_labels(context, figures, &document, 1);
	claims_shares(context, figures, document);
	claims_overlaps(context, figures, document);
	claims_beside(context, figures, document);
	claims_read(claims, figures, document);
	claims_report(claims, false);
	privacy_read(privacy_new(context, NULL, 0), document);
	struct speller *speller = speller_open(context->arena, false);
	struct language_check *language = language_new(context, speller, NULL, 0);
	language_read(language, document);
	language_ages(language, &ages);
	speller_close(speller);
	buffer_release(&ages);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	fuzz_folder();
	if (!length)
		return 0;
	int format = *bytes & 3, edition = *bytes >> 2 & 1;
	const struct held *held = held_report();
	struct context context = held_context(held);
	struct loaded loaded = held->loaded;
	sources_forget(context.sources, "content/small/narrative");
	fuzz_text(&context, "narrative/work.md", bytes + 1, length - 1);
	loaded.narrative = report_load(&context, loaded.records, loaded.stats, fuzz_report);
	const struct figures *figures = held_figures(&context, &loaded, edition);
	const struct document *document = held_compose(&context, &loaded, figures);
	held_write(&context, document, held->theme, held->fonts, format);
	say(&context, figures, document);
	fuzz_end(&context);
	return 0;
}
