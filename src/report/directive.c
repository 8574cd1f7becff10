#include "report/directive.h"

#include <string.h>

#include "base/text.h"
#include "data/yaml.h"
#include "report/prose.h"
#include "report/tree.h"

static const char *const periods[] = {"all", NULL};
static const char *const table_places[] = {"here", "end", NULL};
static const char *const shows[] = {"no people", NULL};

#define EDITIONS_KEY                                                                                                   \
	{                                                                                                                  \
		"editions", KEY_TEXTS, false, NULL                                                                             \
	}
#define RECORD_KEYS                                                                                                    \
	{"records", KEY_TEXT, true, NULL}, {"where", KEY_MAP, false, NULL}, {"period", KEY_TEXT, false, periods},          \
	    {"sort", KEY_TEXT, false, NULL}, {"limit", KEY_INTEGER, false, NULL}, EDITIONS_KEY

static const struct key figures_keys[] = {
    {"title", KEY_TEXT, false, NULL}, {"items", KEY_LIST, true, NULL}, EDITIONS_KEY};
static const struct key chart_keys[] = {{"measure", KEY_TEXT, false, NULL}, {"measures", KEY_TEXTS, false, NULL},
    {"years", KEY_INTEGER, false, NULL}, {"kind", KEY_TEXT, false, chart_kind_keys}, {"title", KEY_TEXT, true, NULL},
    {"subtitle", KEY_TEXT, false, NULL}, {"source", KEY_TEXT, false, NULL}, {"alt", KEY_TEXT, false, NULL},
    {"table", KEY_TEXT, false, table_places}, EDITIONS_KEY};
static const struct key table_keys[] = {{"measure", KEY_TEXT, false, NULL}, {"measures", KEY_TEXTS, false, NULL},
    {"years", KEY_INTEGER, false, NULL}, {"records", KEY_TEXT, false, NULL}, {"where", KEY_MAP, false, NULL},
    {"period", KEY_TEXT, false, periods}, {"sort", KEY_TEXT, false, NULL}, {"limit", KEY_INTEGER, false, NULL},
    {"columns", KEY_TEXTS, false, NULL}, {"header", KEY_LIST, false, NULL}, {"rows", KEY_LIST, false, NULL},
    {"caption", KEY_TEXT, false, NULL}, EDITIONS_KEY};
static const struct key quotes_keys[] = {{"text", KEY_TEXT, true, NULL}, {"by", KEY_TEXT, false, NULL}, RECORD_KEYS};
static const struct key list_keys[] = {{"text", KEY_TEXT, true, NULL}, {"then", KEY_TEXT, false, NULL}, RECORD_KEYS};
static const struct key cards_keys[] = {{"title", KEY_TEXT, true, NULL}, {"text", KEY_TEXT, false, NULL},
    {"list", KEY_TEXT, false, NULL}, {"image", KEY_TEXT, false, NULL}, {"alt", KEY_TEXT, false, NULL}, RECORD_KEYS};
static const struct key actions_keys[] = {{"columns", KEY_TEXTS, true, NULL}, {"groups", KEY_LIST, false, NULL},
    {"caption", KEY_TEXT, false, NULL}, RECORD_KEYS};
static const struct key case_study_keys[] = {{"file", KEY_TEXT, true, NULL}, EDITIONS_KEY};
static const struct key image_keys[] = {{"file", KEY_TEXT, true, NULL}, {"alt", KEY_TEXT, true, NULL},
    {"caption", KEY_TEXT, false, NULL}, {"credit", KEY_TEXT, false, NULL}, {"consent", KEY_MAP, false, NULL},
    {"shows", KEY_TEXT, false, shows}, EDITIONS_KEY};
static const struct key callout_keys[] = {
    {"title", KEY_TEXT, false, NULL}, {"text", KEY_TEXT, true, NULL}, EDITIONS_KEY};
static const struct key passage_keys[] = {
    {"language", KEY_TEXT, true, NULL}, {"text", KEY_TEXT, true, NULL}, EDITIONS_KEY};

#define KEYS(keys) keys, sizeof keys / sizeof *keys

static const struct directive directives[] = {
    {"figures", KEYS(figures_keys), true, false, figures_make},
    {"chart", KEYS(chart_keys), false, false, chart_make},
    {"table", KEYS(table_keys), false, true, table_make},
    {"quotes", KEYS(quotes_keys), false, false, quotes_make},
    {"list", KEYS(list_keys), false, false, list_make},
    {"cards", KEYS(cards_keys), false, false, cards_make},
    {"actions", KEYS(actions_keys), false, false, actions_make},
    {"case-study", KEYS(case_study_keys), false, false, case_study_make},
    {"image", KEYS(image_keys), false, false, image_make},
    {"callout", KEYS(callout_keys), false, true, callout_make},
    {"passage", KEYS(passage_keys), false, true, passage_make},
};

enum { DIRECTIVE_COUNT = sizeof directives / sizeof *directives };

struct arena *block_arena(const struct block *block)
{
	return composer_arena(block->section->composer);
}

struct composer *block_composer(const struct block *block)
{
	return block->section->composer;
}

const struct context *block_context(const struct block *block)
{
	return block->section->composer->context;
}

struct messages *block_messages(const struct block *block)
{
	return composer_messages(block->section->composer);
}

struct node *block_node(const struct block *block, enum node_kind kind)
{
	return node_new(block_arena(block), kind, block->place);
}

void block_add(const struct block *block, struct node *parent, const char *key, enum node_kind kind)
{
	const struct value *value = value_get(block->body, key);
	if (value && value->kind == VALUE_TEXT)
		node_append(parent, prose_inlines(block->section, value, kind));
}

void block_caption(const struct block *block, struct node *table, const char *key, const char *fallback)
{
	block_add(block, table, key, NODE_CAPTION);
	if (!table->first && fallback)
		tree_text(block_arena(block), tree_add(block_arena(block), table, NODE_CAPTION, block->place), fallback);
}

static const struct directive *directive_find(const char *name)
{
	for (size_t i = 0; i < DIRECTIVE_COUNT; i++)
		if (strcmp(directives[i].name, name) == 0)
			return &directives[i];
	return NULL;
}

/* An info string of several words is a language of code to others; one word is a misspelt name. */
static struct node *directive_unknown(struct section *section, const struct fence *fence)
{
	struct arena *arena = composer_arena(section->composer);
	const char *names[DIRECTIVE_COUNT];
	for (size_t i = 0; i < DIRECTIVE_COUNT; i++)
		names[i] = directives[i].name;
	if (!strpbrk(fence->info, " \t"))
		message_add_hint(composer_messages(section->composer), MSG_REPORT_BLOCK_UNKNOWN, fence->place,
		    text_did_you_mean(arena, fence->info, names, DIRECTIVE_COUNT), fence->info);
	struct node *code = node_new(arena, NODE_CODE_BLOCK, fence->place);
	code->text = arena_slice(arena, fence->text, fence->length);
	return code;
}

static bool block_check(const struct directive *directive, const struct block *block)
{
	const char *what = arena_format(block_arena(block), "block '%s'", directive->name);
	if (directive->list && block->body && block->body->kind == VALUE_LIST)
		return true;
	if (block->body && block->body->kind != VALUE_MAP && block->body->kind != VALUE_UNKNOWN) {
		message_add(block_messages(block), MSG_REPORT_BLOCK_NO_MAP, block->body->place, directive->name);
		return false;
	}
	return keys_check(block_context(block), block->body, directive->keys, directive->key_count, what, block->place);
}

static bool block_in_edition(const struct block *block)
{
	const struct composer *composer = block_composer(block);
	if (!composer->settings)
		return true;
	uint32_t editions = settings_editions(composer->context, composer->settings, value_get(block->body, "editions"));
	return (editions & composer->edition->bit) != 0;
}

/* Without records there is nothing to draw: the block's name stands for it. */
static struct node *block_placeholder(const struct block *block)
{
	struct node *paragraph = block_node(block, NODE_PARAGRAPH);
	tree_text(block_arena(block), paragraph, arena_format(block_arena(block), "⟨%s⟩", block->name));
	return paragraph;
}

struct node *directive_hook(void *self, const struct fence *fence)
{
	struct section *section = self;
	const struct context *context = section->composer->context;
	const struct directive *directive = directive_find(fence->info);
	if (!directive)
		return directive_unknown(section, fence);
	const struct value *body = yaml_parse_text(context, fence->place.file, fence->text, fence->length, fence->offsets);
	struct block block = {section, directive->name, body, fence->place, 0};
	if (!body || !block_check(directive, &block) || !block_in_edition(&block))
		return NULL;
	if (!section->composer->figures &&
	    (!directive->alone || value_get(body, "records") || value_get(body, "measure") || value_get(body, "measures")))
		return block_placeholder(&block);
	return directive->make(&block);
}
