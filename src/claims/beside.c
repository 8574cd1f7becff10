/* Words that tell the rank or the count of a figure that is withheld nearby: "most came from social workers,
 * [c] from schools". */
#include "claims/claims.h"

#include <string.h>

#include "doc/passage.h"
#include "doc/word_token.h"

/* Words in a row, and the words that make something else of them. */
struct telling_words {
	const char *first, *second; /* second: NULL, or the word behind the first */
	const char *not_behind, *not_before;
	bool harmless; /* in the place of the figure itself, where they say no more than that it is withheld */
};

/* One reading of a document. */
struct beside_check {
	const struct context *context;
	const struct figures *figures;
	struct passage passage;
};

static const struct telling_words telling[] = {
    {"most", NULL, "", "recent recently important importantly likely helpful useful vulnerable", false},
    {"few", NULL, "a", "minutes hours days weeks months years", true},
    {"fewest", NULL, "", "", false},
    {"majority", NULL, "", "", false},
    {"minority", NULL, "", "", false},
    {"only", "one", "", "", false},
    {"one", NULL, "at in no any each every this that which another to by with from",
        "another day week month year time way to off", false},
    {"the", "remaining", "", "", false},
    {"the", "remainder", "", "", false},
    {"the", "rest", "", "", false},
    {"the", "largest", "", "", false},
    {"the", "biggest", "", "", false},
    {"the", "smallest", "", "", false},
};

/* Does a hyphen make the tokens from AT to END a part of a longer word: one-to-one? */
static bool in_compound(const struct word_tokens *tokens, size_t at, size_t end)
{
	const char *text = tokens->text;
	uint32_t start = tokens->items[at].start, stop = tokens->items[end - 1].end;
	return text[stop] == '-' || (start && text[start - 1] == '-');
}

/* The number of tokens from AT on that tell, and which row says so; 0 where none do. */
static size_t tells_at(const struct word_tokens *tokens, size_t at, const struct telling_words **row)
{
	for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
		const struct telling_words *words = &telling[i];
		size_t end = at + (words->second ? 2 : 1);
		if (!token_is(tokens, at, words->first) || (words->second && !token_is(tokens, at + 1, words->second)) ||
		    (at && token_in(tokens, at - 1, words->not_behind)) || token_in(tokens, end, words->not_before) ||
		    in_compound(tokens, at, end))
			continue;
		*row = words;
		return end - at;
	}
	return 0;
}

static bool is_withheld(const struct node *node)
{
	return node->kind == NODE_FIGURE && node->as.figure.state == FIGURE_WITHHELD;
}

static bool any_withheld(const struct passage *passage)
{
	for (size_t i = 0; i < passage->count; i++)
		if (is_withheld(passage->parts[i].node))
			return true;
	return false;
}

/* For each token the withheld figure of its sentence, of the one before or of the one behind; NULL if they have none. */
static const struct node **nearest_figures(
    struct arena *arena, const struct passage *passage, const struct word_tokens *tokens)
{
	const struct node **nearest = arena_array(arena, tokens->count + 1, sizeof *nearest);
	const struct node **own = arena_array(arena, tokens->count + 3, sizeof *own); /* by sentence, from 1 */
	size_t part = 0, sentence = 1;
	for (size_t i = 0; i < tokens->count; sentence += sentence_ends(tokens, i++)) {
		while (part + 1 < passage->count && passage->parts[part + 1].start <= tokens->items[i].start)
			part++;
		if (is_withheld(passage->parts[part].node))
			own[sentence] = passage->parts[part].node;
	}
	sentence = 1;
	for (size_t i = 0; i < tokens->count; sentence += sentence_ends(tokens, i++)) {
		nearest[i] = own[sentence] ? own[sentence] : own[sentence - 1];
		if (!nearest[i])
			nearest[i] = own[sentence + 1];
	}
	return nearest;
}

/* Where the words of ROW at START stand: typed, or as the words of `or` in place of a withheld figure. */
static bool beside_place(
    struct passage *passage, const struct telling_words *row, size_t start, size_t length, struct place *place)
{
	if (passage_typed(passage, start, length, place))
		return true;
	const struct node *node = passage->part < passage->count ? passage->parts[passage->part].node : NULL;
	if (!node || row->harmless || !is_withheld(node))
		return false;
	*place = node->place;
	return true;
}

static void block_read(void *self, const struct node *block)
{
	struct beside_check *check = self;
	struct arena *arena = check->context->arena;
	(void)block;
	if (!any_withheld(&check->passage))
		return;
	const char *text = buffer_text(&check->passage.text);
	struct word_tokens tokens = words_cut(arena, text, check->passage.text.length);
	const struct node **nearest = nearest_figures(arena, &check->passage, &tokens);
	const struct telling_words *row;
	for (size_t at = 0, count; at < tokens.count; at += count ? count : 1) {
		struct place place;
		count = nearest[at] ? tells_at(&tokens, at, &row) : 0;
		size_t start = tokens.items[at].start, end = tokens.items[count ? at + count - 1 : at].end;
		if (count && beside_place(&check->passage, row, start, end - start, &place))
			message_add(check->context->messages, MSG_CLAIM_BESIDE, place,
			    arena_slice(arena, text + start, end - start), nearest[at]->as.figure.measure,
			    check->figures->edition->name);
	}
}

void claims_beside(const struct context *context, const struct figures *figures, const struct document *document)
{
	struct beside_check check = {context, figures, {.arena = context->arena, .sources = context->sources}};
	passages_each(&check.passage, document, block_read, &check);
	buffer_release(&check.passage.text);
}
