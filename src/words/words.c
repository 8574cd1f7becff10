/* The languages, and how a phrase is found and filled. See words.h for who asks. */
#include "words/words.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "words/language.h"
#include "words/tag.h"

#define LANGUAGE_ROWS "words/english.h"
#define LANGUAGE_TABLE english_forms
#include "words/table.h"

#define LANGUAGE_ROWS "words/welsh.h"
#define LANGUAGE_TABLE welsh_forms
#include "words/table.h"

/* English is the first: what stands in for a language without words. */
static const struct words languages[] = {
    {"en", english_forms, english_plural, english_number, english_nouns, english_happened},
    {"cy", welsh_forms, welsh_plural, welsh_number, welsh_nouns, welsh_happened},
};

#define SAY(name, text) #name,
#define PLURALS(name, ...) #name,
static const char *const names[PHRASE_COUNT] = {
#include "words/english.h"
};
#undef SAY
#undef PLURALS

const char *const words_categories[] = {"other", "zero", "one", "two", "few", "many", NULL};
_Static_assert(sizeof words_categories / sizeof *words_categories == PLURAL_COUNT + 1, "a plural category has a name");

static const struct words *language_find(const char *tag, size_t length)
{
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (strlen(languages[i].tag) == length && strncasecmp(languages[i].tag, tag, length) == 0)
			return &languages[i];
	return NULL;
}

/* By the whole tag, or by as many of its subtags as name one; NULL if none does. */
static const struct words *words_nearest(const char *tag)
{
	const struct words *found = NULL;
	size_t length = tag ? strlen(tag) : 0;
	while (length > 0 && !(found = language_find(tag, length)))
		do
			length--;
		while (length > 0 && tag[length] != '-');
	return found;
}

const struct words *words_of(const char *tag)
{
	const struct words *found = words_nearest(tag);
	return found ? found : languages;
}

bool language_has_words(const char *language)
{
	return words_nearest(language) != NULL;
}

const char *words_form(const struct words *words, enum phrase phrase, size_t category)
{
	assert(category < PLURAL_COUNT);
	return words->forms[phrase].texts[category];
}

const char *words_say(const struct words *words, enum phrase phrase)
{
	return words->forms[phrase].texts[PLURAL_OTHER];
}

const char *words_name(enum phrase phrase)
{
	return names[phrase];
}

static const char *part_text(const struct part_of_phrase *parts, const char *name, size_t length)
{
	while (parts->name && (strlen(parts->name) != length || memcmp(parts->name, name, length) != 0))
		parts++;
	assert(parts->name);
	return parts->text ? parts->text : "";
}

static void form_fill(struct buffer *out, const char *form, const struct part_of_phrase *parts)
{
	for (const char *open; (open = strchr(form, '{')); form = strchr(open, '}') + 1) {
		buffer_bytes(out, form, (size_t)(open - form));
		buffer_add(out, part_text(parts, open + 1, strcspn(open + 1, "}")));
	}
	buffer_add(out, form);
}

const char *words_fill(
    struct arena *arena, const struct words *words, enum phrase phrase, const struct part_of_phrase *parts)
{
	struct buffer out = {0};
	form_fill(&out, words_say(words, phrase), parts);
	return buffer_finish(&out, arena);
}

const char *words_count(struct arena *arena, const struct words *words, enum phrase phrase, struct number count)
{
	struct buffer out = {0}, digits = {0};
	const char *form = words_form(words, phrase, words->plural(count));
	number_print(&digits, count);
	form_fill(&out, form ? form : words_say(words, phrase), WITH({"count", buffer_text(&digits)}));
	buffer_release(&digits);
	return buffer_finish(&out, arena);
}

const char *words_month(const struct words *words, unsigned month)
{
	return words_say(words, (enum phrase)(PHRASE_MONTH + month - 1));
}

void words_date(struct buffer *out, const struct words *words, struct date date)
{
	struct civil civil = date_civil(date.day);
	struct buffer day = {0}, year = {0};
	buffer_integer(&day, civil.day);
	buffer_integer(&year, civil.year);
	form_fill(out, words_say(words, date.month_only ? PHRASE_DATE_MONTH : PHRASE_DATE),
	    WITH({"day", buffer_text(&day)}, {"month", words_month(words, civil.month)}, {"year", buffer_text(&year)}));
	buffer_release(&day);
	buffer_release(&year);
}

bool words_number(struct buffer *out, const struct words *words, struct number number)
{
	return words->number(out, number);
}

const char *words_nouns(struct arena *arena, const struct words *words, const char *noun)
{
	return words->nouns(arena, noun);
}

const char *words_happened(const struct words *words, const char *name)
{
	return words->happened(name);
}
