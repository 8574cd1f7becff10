#include "report/directive.h"

#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "data/yaml.h"
#include "report/formats.h"
#include "report/prose.h"
#include "report/tree.h"

static const char *const periods[] = {"all", NULL};
static const char *const table_places[] = {"here", "end", NULL};
static const char *const shows[] = {"no people", NULL};

#define EDITIONS_KEY                                                                                                   \
	{                                                                                                                  \
		"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions that show the block",  \
		    "[board]"                                                                                                  \
	}
#define RECORD_KEYS                                                                                                    \
	{"records", KEY_TEXT, true, NULL, NULL, "a table or group", NULL,                                                  \
	    "whose records are shown; only fields under `publish` can be", "activities"},                                  \
	    {"where", KEY_NAMES, false, NULL, &condition_keys, "fields with conditions", "all of them", "which of them",   \
	        "{cohort: in-care}"},                                                                                      \
	    {"period", KEY_TEXT, false, periods, NULL, NULL, "the reporting period", "with a table: records of all years", \
	        "all"},                                                                                                    \
	    {"sort", KEY_TEXT, false, NULL, NULL, "name of a field, or `-` and the name", "the file's order",              \
	        "puts them in that order, with the minus sign from the largest down. Codes stand as in the dictionary, "   \
	        "texts by the alphabet, equal ones as in the file, unknown last",                                          \
	        "-received"},                                                                                              \
	    {"limit", KEY_INTEGER, false, NULL, NULL, NULL, "all", "shows that many, the first ones", "10"}, EDITIONS_KEY

static const struct key figures_rows[] = {
    {"title", KEY_TEXT, false, NULL, NULL, NULL, NULL, "stands above them", "Our year"},
    {"items", KEY_LIST, true, NULL, &tile_keys, "list of statistics or of tiles", NULL, "a tile each",
        "[received, {measure: in-care, show: percent}]"},
    EDITIONS_KEY,
};

static const struct key_table figures_keys = {
    "figures", figures_rows, sizeof figures_rows / sizeof *figures_rows, ALSO_LIST, NULL};
static const struct key chart_rows[] = {
    {"measure", KEY_TEXT, false, NULL, NULL,
        "a statistic with `by`, a fact with `values`, or a percentage for `people`", "needed, or `measures`",
        "what is drawn", "by-age"},
    {"measures", KEY_TEXTS, false, NULL, NULL, "list of statistics and facts", "–", "several side by side",
        "[received, in-care]"},
    {"years", KEY_INTEGER, false, NULL, NULL, "whole number from 2 to 10", "the report's own year",
        "the last so many report years side by side", "5"},
    {"kind", KEY_TEXT, false, chart_kind_keys, NULL, NULL, "`bar`; with two fields `stacked`",
        "how. A line needs months, quarters, years or bands", "column"},
    {"title", KEY_TEXT, true, NULL, NULL, NULL, NULL, "says what the chart shows", "Most young people were 13 or over"},
    {"subtitle", KEY_TEXT, false, NULL, NULL, NULL, NULL, "what is counted, where and when",
        "Referrals, Anyshire, 2024-25"},
    {"source", KEY_TEXT, false, NULL, NULL, NULL, NULL, "where the figures come from", "Records of the team"},
    {"alt", KEY_TEXT, false, NULL, NULL, NULL, "made from the figures", "what a person who cannot see it should know",
        "Columns: most were 13 or over."},
    {"table", KEY_TEXT, false, table_places, NULL, NULL, "`end` in a document with contents",
        "where its table stands on paper: below it, or in an appendix, \"The figures behind the charts\"; the site "
        "folds it below the chart",
        "here"},
    EDITIONS_KEY,
};

static const struct key_table chart_keys = {"chart", chart_rows, sizeof chart_rows / sizeof *chart_rows, 0, NULL};
static const struct key table_block_rows[] = {
    {"measure", KEY_TEXT, false, NULL, NULL, "a statistic or a fact with `values`", "–", "its figures", "by-age"},
    {"measures", KEY_TEXTS, false, NULL, NULL, "list of statistics and facts", "–", "several side by side",
        "[received, in-care]"},
    {"years", KEY_INTEGER, false, NULL, NULL, "whole number from 2 to 10", "the report's own year",
        "the last so many report years side by side", "5"},
    {"records", KEY_TEXT, false, NULL, NULL, "a table or group", "–",
        "whose records are shown; only fields under `publish` can be. Only with `columns`", "activities"},
    {"where", KEY_NAMES, false, NULL, &condition_keys, "fields with conditions", "all of them", "which of them",
        "{cohort: in-care}"},
    {"period", KEY_TEXT, false, periods, NULL, NULL, "the reporting period", "with a table: records of all years",
        "all"},
    {"sort", KEY_TEXT, false, NULL, NULL, "name of a field, or `-` and the name", "the file's order",
        "puts them in that order, with the minus sign from the largest down. Codes stand as in the dictionary, texts "
        "by the alphabet, equal ones as in the file, unknown last",
        "-received"},
    {"limit", KEY_INTEGER, false, NULL, NULL, NULL, "all", "shows that many, the first ones", "10"},
    {"columns", KEY_TEXTS, false, NULL, NULL, "list of fields", "–", "which fields of the records", "[name, ages]"},
    {"header", KEY_LIST, false, NULL, NULL, "list of texts", "–", "the heads of a typed table", "[Role, People]"},
    {"rows", KEY_LIST, false, NULL, NULL, "list of lists", "–", "its rows; a cell is a text or a list",
        "[[Manager, \"1\"], [Officers, \"4\"]]"},
    {"caption", KEY_TEXT, false, NULL, NULL, NULL, "the statistic's label", "stands above the table",
        "Referrals by age"},
    EDITIONS_KEY,
};

static const struct key_table table_block_keys = {
    "table", table_block_rows, sizeof table_block_rows / sizeof *table_block_rows, 0, NULL};
static const struct key quotes_rows[] = {
    {"text", KEY_TEXT, true, NULL, NULL, "name of a field", NULL, "their words", "words"},
    {"by", KEY_TEXT, false, NULL, NULL, "name of a field", NULL, "who said it, without a name", "role"},
    RECORD_KEYS,
};

static const struct key_table quotes_keys = {"quotes", quotes_rows, sizeof quotes_rows / sizeof *quotes_rows, 0, NULL};
static const struct key list_rows[] = {
    {"text", KEY_TEXT, true, NULL, NULL, "name of a field", NULL, "each entry's first words", "name"},
    {"then", KEY_TEXT, false, NULL, NULL, "name of a field", NULL, "what follows them", "what"},
    RECORD_KEYS,
};

static const struct key_table list_keys = {"list", list_rows, sizeof list_rows / sizeof *list_rows, 0, NULL};
static const struct key cards_rows[] = {
    {"title", KEY_TEXT, true, NULL, NULL, "name of a field", NULL, "each card's heading", "name"},
    {"text", KEY_TEXT, false, NULL, NULL, "name of a field", NULL, "what it says", "what"},
    {"list", KEY_TEXT, false, NULL, NULL, "name of a field", NULL,
        "bullets: a field of codes, or the first published field of each record of a nested table", "topics"},
    {"image", KEY_TEXT, false, NULL, NULL, "name of a field", NULL,
        "holds the name of a file in images/; a card with a picture is shown only where the record's `consent` names "
        "the edition",
        "photo"},
    {"alt", KEY_TEXT, false, NULL, NULL, "name of a field", NULL, "describes the picture; needed with `image`",
        "photo-text"},
    {"icon", KEY_TEXT, false, NULL, NULL, "name of a field", NULL,
        "holds the name of one of the theme's icons, which stands above the heading", "picture"},
    RECORD_KEYS,
};

static const struct key_table cards_keys = {"cards", cards_rows, sizeof cards_rows / sizeof *cards_rows, 0, NULL};
static const struct key columns_rows[] = {
    {"title", KEY_TEXT, true, NULL, NULL, "name of a field", NULL, "each column's head", "name"},
    {"text", KEY_TEXT, false, NULL, NULL, "name of a field", NULL, "what it says", "what"},
    {"list", KEY_TEXT, false, NULL, NULL, "name of a field", NULL,
        "bullets: a field of codes, or the first published field of each record of a nested table", "topics"},
    {"caption", KEY_TEXT, true, NULL, NULL, NULL, NULL, "stands above them", "Five outcomes"},
    RECORD_KEYS,
};

static const struct key_table columns_keys = {
    "columns", columns_rows, sizeof columns_rows / sizeof *columns_rows, 0, NULL};
static const struct key actions_rows[] = {
    {"columns", KEY_TEXTS, true, NULL, NULL, "list of fields", NULL, "its columns", "[name, ages]"},
    {"groups", KEY_LIST, false, NULL, &column_group_keys, "list of groups", NULL, "columns that stand under one head",
        "[{label: How, columns: [who, by]}]"},
    {"caption", KEY_TEXT, false, NULL, NULL, NULL, NULL, "stands above it", "Referrals by age"},
    RECORD_KEYS,
};

static const struct key_table actions_keys = {
    "actions", actions_rows, sizeof actions_rows / sizeof *actions_rows, 0, NULL};
static const struct key case_study_block_rows[] = {
    {"file", KEY_TEXT, true, NULL, NULL, "name of a file in narrative/", NULL, "[the case study](#a-case-study)",
        "a-new-home.md"},
    EDITIONS_KEY,
};

static const struct key_table case_study_block_keys = {
    "case-study", case_study_block_rows, sizeof case_study_block_rows / sizeof *case_study_block_rows, 0, NULL};
static const struct key diagram_rows[] = {
    {"title", KEY_TEXT, true, NULL, NULL, NULL, NULL, "stands above it", "Who reports to whom"},
    {"boxes", KEY_ANY, true, NULL, NULL, "a text with a list, a `-` for each box", NULL,
        "a box an entry; entries set in further stand below it, joined to it by lines", "\"- Cabinet\\n  - Board\""},
    EDITIONS_KEY,
};

static const struct key_table diagram_keys = {
    "diagram", diagram_rows, sizeof diagram_rows / sizeof *diagram_rows, 0, NULL};
static const struct key image_rows[] = {
    {"file", KEY_TEXT, true, NULL, NULL, "name of a file in images/", NULL, "a PNG or JPEG picture", "choir.png"},
    {"alt", KEY_TEXT, true, NULL, NULL, NULL, NULL, "what a person who cannot see it should know",
        "Hands that hold song sheets."},
    {"caption", KEY_TEXT, false, NULL, NULL, NULL, NULL, "stands below it", "The choir in May"},
    {"credit", KEY_TEXT, false, NULL, NULL, NULL, NULL, "who made it", "The council"},
    {"consent", KEY_MAP, false, NULL, &consent_keys, "`date`, `for`", "not shown",
        "as in [a record](#consent-of-a-record)", "{date: 2025-03-01, for: [board, intranet]}"},
    {"shows", KEY_TEXT, false, shows, NULL, NULL, "people", "a map, a logo or a drawing needs no consent", "no people"},
    EDITIONS_KEY,
};

static const struct key_table image_keys = {"image", image_rows, sizeof image_rows / sizeof *image_rows, 0, NULL};
static const struct key callout_rows[] = {
    {"title", KEY_TEXT, false, NULL, NULL, NULL, NULL, "the box's heading", "Our year"},
    {"text", KEY_TEXT, true, NULL, NULL, NULL, NULL, "what it says", "Ask us."},
    EDITIONS_KEY,
};

static const struct key_table callout_keys = {
    "callout", callout_rows, sizeof callout_rows / sizeof *callout_rows, 0, NULL};
static const struct key passage_rows[] = {
    {"language", KEY_TEXT, true, NULL, NULL, "a language tag", NULL, "the language of the words", "cy"},
    {"text", KEY_TEXT, true, NULL, NULL, NULL, NULL, "the words", "Gofynnwch i ni."},
    EDITIONS_KEY,
};

static const struct key_table passage_keys = {
    "passage", passage_rows, sizeof passage_rows / sizeof *passage_rows, 0, NULL};

static const struct key easy_read_rows[] = {
    {"lines", KEY_LIST, true, NULL, &easy_line_keys, "list of lines", NULL, "one below the other, in large type",
        "[{icon: home, text: Everyone needs a home.}]"},
    EDITIONS_KEY,
};

static const struct key_table easy_read_keys = {
    "easy-read", easy_read_rows, sizeof easy_read_rows / sizeof *easy_read_rows, ALSO_LIST, NULL};

static const struct directive directives[] = {
    {"figures", &figures_keys, true, false, figures_make},
    {"chart", &chart_keys, false, false, chart_make},
    {"table", &table_block_keys, false, true, table_make},
    {"quotes", &quotes_keys, false, false, quotes_make},
    {"list", &list_keys, false, false, list_make},
    {"cards", &cards_keys, false, false, cards_make},
    {"columns", &columns_keys, false, false, columns_make},
    {"actions", &actions_keys, false, false, actions_make},
    {"case-study", &case_study_block_keys, false, false, case_study_make},
    {"diagram", &diagram_keys, false, true, diagram_make},
    {"image", &image_keys, false, false, image_make},
    {"callout", &callout_keys, false, true, callout_make},
    {"passage", &passage_keys, false, true, passage_make},
    {"easy-read", &easy_read_keys, true, true, easy_read_make},
};

enum { DIRECTIVE_COUNT = sizeof directives / sizeof *directives };

const char *block_kind(size_t index, const struct key_table **keys)
{
	*keys = index < DIRECTIVE_COUNT ? directives[index].keys : NULL;
	return *keys ? directives[index].name : NULL;
}

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

/* An info string of several words is a language of code to others, but for one that begins with a block's name; one word is
 * a misspelt name. */
static struct node *directive_unknown(struct section *section, const struct fence *fence)
{
	struct arena *arena = composer_arena(section->composer);
	const char *names[DIRECTIVE_COUNT];
	for (size_t i = 0; i < DIRECTIVE_COUNT; i++)
		names[i] = directives[i].name;
	size_t first = strcspn(fence->info, " \t");
	const char *hint = text_did_you_mean(arena, fence->info, names, DIRECTIVE_COUNT);
	if (fence->info[first] && directive_find(arena_slice(arena, fence->info, first)))
		hint = arena_format(arena, "write '%.*s' alone: everything else is a key of the block, on a line of its own",
		    (int)first, fence->info);
	if (!fence->info[first] || hint)
		message_add_hint(
		    composer_messages(section->composer), MSG_REPORT_BLOCK_UNKNOWN, fence->place, hint, fence->info);
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
	return keys_check(block_context(block), block->body, directive->keys, what, block->place);
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

/* A fence stands in the section's file, in that of a case study that the section shows, or in a text of another file. */
static const struct value *body_read(const struct section *section, const struct fence *fence)
{
	const struct context *context = section->composer->context;
	const struct narrative_file *file = section->within ? section->within : section->file;
	if (file && file->text && file->file == fence->place.file)
		return narrative_body(context, file, fence);
	return yaml_parse_text(context, fence->place.file, fence->text, fence->length, fence->offsets);
}

struct node *directive_hook(void *self, const struct fence *fence)
{
	struct section *section = self;
	const struct directive *directive = directive_find(fence->info);
	if (!directive)
		return directive_unknown(section, fence);
	const struct value *body = body_read(section, fence);
	struct block block = {section, directive->name, body, fence->place, 0};
	if (!body || !block_check(directive, &block) || !block_in_edition(&block))
		return NULL;
	if (!section->composer->figures &&
	    (!directive->alone || value_get(body, "records") || value_get(body, "measure") || value_get(body, "measures")))
		return block_placeholder(&block);
	return directive->make(&block);
}
