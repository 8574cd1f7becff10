/* words.yaml, and the page "Words we use". */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/yaml.h"
#include "report/formats.h"
#include "report/prose.h"
#include "report/tree.h"

static const struct key word_rows[] = {
    {"full", KEY_TEXT, false, NULL, NULL, NULL, NULL,
        "its full form, written out at its first use in a section's running text", "Children's Rights Officer"},
    {"means", KEY_TEXT, false, NULL, NULL, NULL, NULL, "its explanation, for the page \"Words we use\"",
        "somebody who sees that a child is heard"},
    {"known", KEY_BOOLEAN, false, NULL, NULL, NULL, "no",
        "the word is right as it stands and needs no explanation: the check of language leaves it alone", "yes"},
    {"instead", KEY_TEXT, false, NULL, NULL, NULL, NULL, "the word to use in its place: the check of language names it",
        "home"},
};

const struct key_table word_keys = {"words.yaml", word_rows, sizeof word_rows / sizeof *word_rows, 0, NULL};

static int word_compare(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->text, ((const struct word *)b)->text);
}

static const struct value *text_or_null(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, key);
	return value && value->kind == VALUE_TEXT ? value : NULL;
}

static void word_read(const struct context *context, struct narrative *narrative, const struct value *item)
{
	const char *what = arena_format(context->arena, "the word '%s'", item->key);
	if (item->kind != VALUE_MAP && item->kind != VALUE_UNKNOWN) {
		message_add(context->messages, MSG_REPORT_WORD_UNREADABLE, item->place, item->key);
		return;
	}
	if (!keys_check(context, item, &word_keys, what, item->place))
		return;
	const struct value *instead = text_or_null(item, "instead");
	narrative->own_words[narrative->own_word_count++] = (struct own_word){item->key, instead ? instead->text : NULL};
	struct word word = {item->key, text_or_null(item, "full"), text_or_null(item, "means"), 0, item->key_place};
	if (word.full || word.means)
		narrative->words[narrative->word_count++] = word;
	else if (!instead && !keys_boolean(item, "known", false))
		message_add(context->messages, MSG_REPORT_WORD_EMPTY, item->key_place, item->key);
}

/* The words.yaml in the narrative's root. */
static void words_load(const struct context *context, struct narrative *narrative)
{
	if (!file_exists(narrative->root, "words.yaml"))
		return;
	const struct value *map = yaml_read(context, narrative->root, "words.yaml", (struct place){0, 0});
	if (!map || map->kind == VALUE_UNKNOWN)
		return;
	if (map->kind != VALUE_MAP) {
		message_add(context->messages, MSG_REPORT_WORDS_NO_MAP, map->place);
		return;
	}
	narrative->words = arena_array(context->arena, map->count + 1, sizeof *narrative->words);
	narrative->own_words = arena_array(context->arena, map->count + 1, sizeof *narrative->own_words);
	for (const struct value *item = map->first; item; item = item->next)
		word_read(context, narrative, item);
	if (narrative->word_count > 0)
		qsort(narrative->words, narrative->word_count, sizeof *narrative->words, word_compare);
}

void words_read(const struct context *context, struct narrative *narrative)
{
	words_load(context, narrative);
	if (narrative->own_words)
		words_assign(context, narrative);
}

static bool own_word_has(const struct own_word *words, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i].text, text) == 0)
			return true;
	return false;
}

const struct own_word *report_own_words(
    const struct context *context, const struct narrative *narrative, const char *theme, size_t *count)
{
	size_t own = narrative ? narrative->own_word_count : 0;
	struct narrative of_theme = {.root = theme};
	if (theme)
		words_load(context, &of_theme);
	struct own_word *all = arena_array(context->arena, own + of_theme.own_word_count + 1, sizeof *all);
	*count = own;
	if (own)
		memcpy(all, narrative->own_words, own * sizeof *all);
	for (size_t i = 0; i < of_theme.own_word_count; i++)
		if (!own_word_has(all, own, of_theme.own_words[i].text))
			all[(*count)++] = of_theme.own_words[i];
	return all;
}

static int word_alphabetical(const void *a, const void *b)
{
	const struct word *left = *(const struct word *const *)a, *right = *(const struct word *const *)b;
	int order = strcasecmp(left->text, right->text);
	return order ? order : strcmp(left->text, right->text);
}

static void word_define(struct section *section, const struct word *word, const char *anchor, struct node *list)
{
	struct arena *arena = composer_arena(section->composer);
	struct node *definition = tree_add(arena, list, NODE_DEFINITION, word->place);
	struct node *term = tree_add(arena, definition, NODE_TERM, word->place);
	definition->anchor = anchor;
	tree_text(arena, term, word->text);
	if (word->full && word->means) {
		tree_text(arena, term, ": ");
		tree_adopt(term, prose_inlines(section, word->full, NODE_SPAN));
	}
	node_append(definition, prose_inlines(section, word->means ? word->means : word->full, NODE_PARAGRAPH));
}

void definitions_compose(struct composer *composer)
{
	const struct narrative *narrative = composer->narrative;
	struct arena *arena = composer_arena(composer);
	if (!words_listed(narrative, composer->edition->bit))
		return;
	struct node *node = tree_add(arena, composer->document->root, NODE_SECTION, tree_nowhere());
	struct section section = {.composer = composer, .node = node};
	node->as.section.role = SECTION_WORDS;
	node->as.section.name = node->anchor = anchor_claim(composer, "words-we-use");
	tree_heading(arena, node, 1, words_say(composer_words(composer), PHRASE_DEFINITIONS));
	struct node *list = tree_add(arena, node, NODE_DEFINITIONS, node->place);
	const struct word **order = arena_array(arena, narrative->word_count, sizeof *order);
	size_t count = 0;
	for (size_t i = 0; i < narrative->word_count; i++)
		if (composer->word_anchors[i])
			order[count++] = &narrative->words[i];
	qsort(order, count, sizeof *order, word_alphabetical);
	for (size_t i = 0; i < count; i++)
		word_define(&section, order[i], composer->word_anchors[order[i] - narrative->words], list);
}
