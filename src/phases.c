#include "phases.h"

#include <string.h>

#include "base/text.h"
#include "export/export.h"

/* A document of the settings, composed as if nothing were withheld. */
struct open_document {
	struct context context; /* its own: what is said there is not told, since the true composition says it */
	const struct loaded *loaded;
	const struct figures *figures;
	const struct document *document;
};

static void open_compose(void *self, size_t index)
{
	struct open_document *open = (struct open_document *)self + index;
	open->document =
	    phases_compose(&open->context, open->loaded, open->figures, &open->loaded->settings->documents[index]);
}

/* The measures that documents of an edition print, one flag each in the order of stats_names; and these DRAFTS of them. */
static const bool *printed_find(const struct context *context, const struct loaded *loaded,
    const struct edition *edition, const struct document **drafts)
{
	size_t count, documents = loaded->settings->document_count;
	const struct context quiet = context_quiet(context);
	stats_names(loaded->stats, &count);
	bool *printed = arena_array(context->arena, count + 1, sizeof *printed);
	const struct figures *figures =
	    stats_protect(&quiet, loaded->results, suppressions_none(context->arena, loaded->results, edition), NULL);
	struct open_document *open = arena_array(context->arena, documents + 1, sizeof *open);
	for (size_t i = 0; i < documents; i++)
		open[i] = (struct open_document){context_fork(&quiet), loaded, figures, NULL};
	pool_each(context->pool, documents, open_compose, open);
	for (size_t i = 0; i < documents; i++)
		drafts[i] = open[i].document;
	for (size_t i = 0; i < documents; i++)
		for (size_t j = 0; j < drafts[i]->figure_count; j++)
			printed[stats_index(loaded->stats, drafts[i]->figures[j])] = true;
	return printed;
}

/* What each edition prints; without a narrative all its measures. The drafts are of any of those that protect. */
static const struct printed *printed_all(const struct context *context, struct loaded *loaded)
{
	const struct settings *settings = loaded->settings;
	struct printed *list = arena_array(context->arena, settings->edition_count + 1, sizeof *list);
	const struct document **drafts = arena_array(context->arena, settings->document_count + 1, sizeof *drafts);
	loaded->drafts = drafts;
	for (size_t i = 0; i < settings->edition_count; i++) {
		list[i].edition = &settings->editions[i];
		if (loaded->narrative && list[i].edition->disclosure.method == DISCLOSURE_SUPPRESS)
			list[i].measures = printed_find(context, loaded, list[i].edition, drafts);
	}
	return list;
}

void phases_find_printed(const struct context *context, struct loaded *loaded)
{
	loaded->printed = printed_all(context, loaded);
}

void phases_prove(const struct context *context, struct loaded *loaded)
{
	loaded->protection = protect_editions(context, loaded->results, loaded->printed, loaded->settings->edition_count);
}

static bool prints_the_same(const struct loaded *loaded, const struct printed *list)
{
	size_t count;
	stats_names(loaded->stats, &count);
	for (size_t i = 0; i < loaded->settings->edition_count; i++) {
		const bool *one = loaded->printed[i].measures, *other = list[i].measures;
		if (!one != !other || (one && memcmp(one, other, count * sizeof *one) != 0))
			return false;
	}
	return true;
}

/* Records and results, before anything is protected. */
static struct loaded results_load(const struct context *context, const char *root)
{
	struct loaded loaded = {.root = root};
	const struct records *records = data_load(context, root);
	if (!records)
		return loaded;
	loaded.records = records;
	loaded.stats = stats_load(context, records, root);
	if (records->settings->period_guessed) /* what would be said of its figures follows from that alone */
		return loaded;
	loaded.settings = records->settings;
	loaded.results = stats_compute(context, loaded.stats);
	return loaded;
}

static struct loaded protected(const struct context *context, struct loaded loaded)
{
	if (!loaded.settings)
		return loaded;
	phases_find_printed(context, &loaded);
	phases_prove(context, &loaded);
	return loaded;
}

struct loaded phases_compute(const struct context *context, const char *root)
{
	return protected(context, results_load(context, root));
}

struct loaded phases_read(const struct context *context, const char *root)
{
	struct loaded loaded = results_load(context, root);
	if (loaded.settings)
		loaded.narrative = report_load(context, loaded.records, loaded.stats, root);
	return loaded;
}

struct loaded phases_load(const struct context *context, const char *root)
{
	return protected(context, phases_read(context, root));
}

struct loaded phases_renew(const struct context *context, const struct loaded *loaded)
{
	struct loaded renewed = *loaded;
	sources_forget(context->sources, arena_format(context->arena, "%s/narrative", loaded->root));
	renewed.narrative = report_load(context, loaded->records, loaded->stats, loaded->root);
	renewed.printed = printed_all(context, &renewed);
	if (!prints_the_same(loaded, renewed.printed))
		renewed.protection =
		    protect_editions(context, loaded->results, renewed.printed, loaded->settings->edition_count);
	return renewed;
}

const struct figures *phases_protect(
    const struct context *context, const struct loaded *loaded, const struct edition *edition)
{
	return stats_protect(context, loaded->results, protection_of(loaded->protection, edition),
	    protection_suppressor(loaded->protection));
}

const struct document *phases_compose(const struct context *context, const struct loaded *loaded,
    const struct figures *figures, const struct document_settings *document)
{
	return report_compose(context, loaded->narrative, figures, document);
}

bool phases_skip_edition(const struct arguments *arguments, const struct edition *edition)
{
	return arguments->edition && !text_equal(arguments->edition, edition->name);
}

/* The report's title as printed: by a protected edition where there is one, since it is a source that next year names. */
static const char *title_printed(
    const struct context *context, const struct loaded *loaded, const struct figures *const *editions, size_t count)
{
	const struct settings *settings = loaded->settings;
	size_t chosen = 0;
	while (chosen + 1 < count && editions[chosen]->edition->disclosure.method == DISCLOSURE_NONE)
		chosen++;
	for (size_t i = 0; i < settings->document_count; i++)
		if (settings->documents[i].editions & editions[chosen]->edition->bit)
			return phases_compose(context, loaded, editions[chosen], &settings->documents[i])->report_title;
	return "";
}

const char *phases_freeze(const struct context *context, const struct loaded *loaded, struct buffer *text)
{
	size_t count = loaded->settings ? loaded->settings->edition_count : 0;
	const struct figures **editions = arena_array(context->arena, count + 1, sizeof *editions);
	for (size_t i = 0; i < count; i++)
		editions[i] = phases_protect(context, loaded, &loaded->settings->editions[i]);
	bool frozen =
	    count && !messages_errors(context->messages) &&
	    export_freeze(context, text, loaded->root, editions, count, title_printed(context, loaded, editions, count));
	return frozen ? figures_year_name(context->arena, editions[0]) : NULL;
}
