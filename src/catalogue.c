#include "catalogue.h"

#include "base/text.h"
#include "words/words.h"

void catalogue_report(struct buffer *out, const char *root, const struct settings *settings)
{
	buffer_format(out, "%s  %s, ", root, settings->title ? settings->title->text : "");
	words_date(out, words_of(NULL), (struct date){.day = settings->from});
	buffer_add(out, " to ");
	words_date(out, words_of(NULL), (struct date){.day = settings->to});
	buffer_char(out, '\n');
}

static void add_edition(struct buffer *out, const struct edition *edition)
{
	buffer_format(out, "  edition %s:", edition->name);
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (edition->formats & 1u << i)
			buffer_format(out, " %s", format_names[i]);
	if (edition->marking)
		buffer_format(out, ", marked %s", edition->marking);
	if (edition->disclosure.method == DISCLOSURE_SUPPRESS)
		buffer_format(out, ", counts of %d to %d withheld", (int)edition->disclosure.protect_from,
		    (int)edition->disclosure.protect_to);
	buffer_char(out, '\n');
}

void catalogue_contents(const struct context *context, struct buffer *out, const struct loaded *loaded)
{
	const struct settings *settings = loaded->settings;
	for (size_t i = 0; i < settings->edition_count; i++)
		add_edition(out, &settings->editions[i]);
	for (size_t i = 0; i < settings->document_count; i++) {
		const struct document_settings *document = &settings->documents[i];
		buffer_format(out, "  document %s:", document->name);
		const struct value *section = document->sections ? document->sections->first : NULL;
		for (; section; section = section->next)
			buffer_format(out, " %s%s", section->text ? section->text : "?", section->next ? "," : "");
		buffer_char(out, '\n');
	}
	size_t count;
	const char *const *names = stats_names(loaded->stats, &count);
	(void)context;
	for (size_t i = 0; i < count; i++)
		buffer_format(out, "  %s %s\n", text_starts(names[i], "fact.") ? "fact" : "statistic", names[i]);
}
