#include "report/composer.h"

#include "base/text.h"

struct arena *composer_arena(const struct composer *composer)
{
	return composer->context->arena;
}

struct messages *composer_messages(const struct composer *composer)
{
	return composer->context->messages;
}

const struct words *composer_words(const struct composer *composer)
{
	return words_of(composer->document->language);
}

const char *composer_edition(const struct composer *composer)
{
	return composer->edition ? composer->edition->name : "";
}

bool composer_offers_data(const struct composer *composer)
{
	return composer->edition && (composer->edition->formats & FORMAT_SITE);
}

bool composer_numbers(const struct composer *composer)
{
	return !composer->settings_of_document || composer->settings_of_document->numbers;
}

struct usage *usage_find(const struct composer *composer, const struct measure_figures *measure)
{
	size_t index = composer->usage_of[measure - composer->figures->measures];
	return index ? &composer->usages[index - 1] : NULL;
}

static void usage_add(struct composer *composer, const struct measure_figures *measure, const struct node *section)
{
	struct arena *arena = composer_arena(composer);
	composer->usages =
	    arena_grow(arena, composer->usages, composer->usage_count, &composer->usage_capacity, sizeof *composer->usages);
	bool explained = composer->document->main && composer->settings_of_document->workings;
	const char *anchor = explained ? anchor_claim(composer, arena_format(arena, "figure-%s", measure->id)) : NULL;
	composer->usages[composer->usage_count++] = (struct usage){measure, section, anchor, NULL};
	composer->usage_of[measure - composer->figures->measures] = composer->usage_count;
}

const struct year_measure *composer_year_shown(
    const struct composer *composer, const struct measure_figures *measure, int back)
{
	for (size_t i = 0; back <= composer->farthest_back && i < composer->year_count; i++)
		if (composer->years[i].year.back == back && text_equal(composer->years[i].measure->id, measure->id))
			return &composer->years[i].year;
	return NULL;
}

bool composer_year(struct composer *composer, const struct measure_figures *measure, int back, struct place asked,
    struct year_measure *out)
{
	if (!figures_year(composer->context, composer->figures, measure, back, asked, out))
		return false;
	if (composer_year_shown(composer, measure, back))
		return true;
	composer->years = arena_grow(composer_arena(composer), composer->years, composer->year_count,
	    &composer->year_capacity, sizeof *composer->years);
	composer->years[composer->year_count++] = (struct shown_year){measure, *out};
	composer->farthest_back = out->back > composer->farthest_back ? out->back : composer->farthest_back;
	return true;
}

void usage_mark(struct composer *composer, const struct measure_figures *measure, const struct node *section)
{
	struct usage *usage = usage_find(composer, measure);
	if (usage && !usage->section)
		usage->section = section;
	while (measure && !usage_find(composer, measure)) {
		usage_add(composer, measure, section);
		measure = measure->base_id ? figures_find(composer->figures, measure->base_id) : NULL;
	}
}
