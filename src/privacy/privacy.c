#include "privacy/privacy.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "doc/passage.h"
#include "privacy/detail.h"

/* Words found, with where they stand. */
struct found_words {
	const char *text; /* NULL: none */
	struct place place;
	size_t typed; /* bytes in the source */
	int age;
};

struct privacy {
	const struct context *context;
	const struct own_word *words;
	size_t word_count;
	struct word_set known;
	struct passage passage;
	const struct document *document;
	/* of the story in hand */
	const struct node *story;
	struct found_words age, event, at_place; /* the first ones */
};

struct privacy *privacy_new(const struct context *context, const struct own_word *words, size_t count)
{
	struct privacy *privacy = arena_alloc(context->arena, sizeof *privacy);
	*privacy = (struct privacy){.context = context, .words = words, .word_count = count};
	privacy->known = word_set_new(context->arena);
	privacy->passage.arena = context->arena;
	privacy->passage.sources = context->sources;
	for (size_t i = 0; i < count; i++)
		privacy_know(privacy, words[i].text);
	return privacy;
}

void privacy_know(struct privacy *privacy, const char *text)
{
	word_set_add_text(&privacy->known, text);
}

/* Is it in words.yaml, or how to reach those who publish the report? */
static bool is_own(const struct privacy *privacy, const char *text)
{
	const char *email = privacy->document->contact_email;
	for (size_t i = 0; i < privacy->word_count; i++)
		if (strcasecmp(privacy->words[i].text, text) == 0)
			return true;
	return email && strcasecmp(email, text) == 0;
}

/* A warning that shows nothing of the source but the words. */
#define privacy_warn(privacy, words, id, hint, ...)                                                                    \
	(message_add_hint((privacy)->context->messages, id, (words)->place, hint, __VA_ARGS__),                            \
	    message_narrow((privacy)->context->messages, (words)->typed ? (words)->typed : 1))

static const char *age_hint(int age)
{
	return age < 5    ? "write 'a small child', or leave out what stands beside it"
	       : age < 13 ? "write 'a child', or leave out what stands beside it"
	       : age < 18 ? "write 'a teenager', or leave out what stands beside it"
	                  : "write 'a young adult', or leave out what stands beside it";
}

static void story_end(struct privacy *privacy)
{
	const struct found_words *age = &privacy->age, *event = &privacy->event, *at_place = &privacy->at_place;
	if (age->text && event->text)
		privacy_warn(privacy, age, MSG_PRIVACY_AGE, age_hint(age->age), age->text, event->text);
	else if (age->text && at_place->text)
		privacy_warn(privacy, age, MSG_PRIVACY_AGE, age_hint(age->age), age->text, at_place->text);
	privacy->age = privacy->event = privacy->at_place = (struct found_words){0};
}

static void keep(struct found_words *first, const struct found_words *found)
{
	if (!first->text)
		*first = *found;
}

static void detail_warn(struct privacy *privacy, enum detail_kind kind, const struct found_words *found)
{
	switch (kind) {
	case DETAIL_POSTCODE:
		privacy_warn(privacy, found, MSG_PRIVACY_POSTCODE, NULL, found->text);
		break;
	case DETAIL_TELEPHONE:
		privacy_warn(privacy, found, MSG_PRIVACY_TELEPHONE, NULL, found->text);
		break;
	case DETAIL_EMAIL:
		privacy_warn(privacy, found, MSG_PRIVACY_EMAIL, NULL, found->text);
		break;
	case DETAIL_DATE:
		if (privacy->story->kind != NODE_CARD)
			privacy_warn(privacy, found, MSG_PRIVACY_DATE, NULL, found->text);
		break;
	case DETAIL_INSTITUTION:
		privacy_warn(privacy, found, MSG_PRIVACY_INSTITUTION, NULL, found->text);
		break;
	case DETAIL_INITIAL:
		privacy_warn(privacy, found, MSG_PRIVACY_INITIAL, NULL, found->text);
		break;
	case DETAIL_AGE:
		keep(&privacy->age, found);
		break;
	case DETAIL_EVENT:
		keep(&privacy->event, found);
		break;
	case DETAIL_PLACE:
		keep(&privacy->at_place, found);
		break;
	case DETAIL_KINDS:
		break;
	}
}

static void detail_take(struct privacy *privacy, const struct identifying_detail *detail)
{
	struct found_words found = {.age = detail->age};
	size_t length = detail->end - detail->start;
	found.text = arena_slice(privacy->context->arena, buffer_text(&privacy->passage.text) + detail->start, length);
	found.typed = passage_source(&privacy->passage, detail->start, length, &found.place);
	if (found.place.file && !is_own(privacy, found.text))
		detail_warn(privacy, detail->kind, &found);
}

/* The story that a block stands in: the outermost, where one holds another. */
static const struct node *story_of(const struct node *block)
{
	const struct node *story = NULL;
	for (; block; block = block->parent)
		if (node_is_story(block))
			story = block;
	return story;
}

static void block_read(void *self, const struct node *block)
{
	struct privacy *privacy = self;
	const struct node *story = story_of(block);
	const char *text = buffer_text(&privacy->passage.text);
	if (story != privacy->story)
		story_end(privacy);
	privacy->story = story;
	if (block->kind == NODE_HEADING && story->kind == NODE_CARD)
		privacy_know(privacy, text); /* the name of a group */
	struct word_tokens tokens = words_cut(privacy->context->arena, text, privacy->passage.text.length);
	for (size_t at = 0; at < tokens.count;) {
		struct identifying_detail detail;
		bool found = detail_at(&tokens, &privacy->known, at, &detail);
		if (found)
			detail_take(privacy, &detail);
		at = found ? detail.to : at + 1;
	}
}

void privacy_read(struct privacy *privacy, const struct document *document)
{
	privacy->document = document;
	privacy_know(privacy, document->title);
	privacy_know(privacy, document->council);
	privacy_know(privacy, document->team);
	privacy_know(privacy, document->service);
	passages_of_stories(&privacy->passage, document, block_read, privacy);
	story_end(privacy);
	privacy->story = NULL;
	buffer_release(&privacy->passage.text);
}
