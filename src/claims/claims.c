/* Blocks to passages, passages to sentences, sentences to claims; what is known of each claim is kept under its place, the
 * best that any edition says of it. */
#include "claims/claims.h"

#include <string.h>

#include "base/map.h"
#include "base/text.h"
#include "claims/finder.h"
#include "claims/ledger.h"
#include "doc/passage.h"

enum {
	CLAIMS_MAX = 1000,
	SENTENCE_MAX = 60,
	NEAR_BYTES = 120,  /* a median this far behind "half" explains it */
	HEAD_BYTES = 200,  /* of a row's or column's head that is heard */
	COLUMNS_MAX = 100, /* of a table whose heads are heard */
};

/* A claim and the best that an edition says of it. */
struct judged_claim {
	struct place place;
	const char *typed;
	enum verdict verdict;
	bool change, words;
	struct ledger_entry entry; /* of EQUAL, NEAR and CONTRADICTS */
};

struct claims {
	const struct context *context;
	struct judged_claim *items;
	size_t count, capacity;
	struct map by_place;
	bool more; /* there are more than are kept */
	/* of the edition in hand */
	const struct figures *figures;
	struct ledger *ledger;
	struct passage passage;
	const struct node *block; /* that holds the passage */
};

struct claims *claims_new(const struct context *context)
{
	struct claims *claims = arena_alloc(context->arena, sizeof *claims);
	claims->context = context;
	claims->by_place.arena = claims->passage.arena = context->arena;
	claims->passage.sources = context->sources;
	return claims;
}

/* Prose is typed in narrative files, and titles in report.yaml; all other files are records and their labels. */
static bool is_prose(const struct claims *claims, struct place place)
{
	const struct source *source = sources_get(claims->context->sources, place.file);
	return source && source->text && (strstr(source->path, "narrative/") || text_ends(source->path, "report.yaml"));
}

static struct ledger *ledger_of(struct claims *claims)
{
	if (!claims->ledger)
		claims->ledger = ledger_new(claims->context->arena, claims->figures);
	return claims->ledger;
}

/* Does a small number stand before what the report counts? "Two of the referrals", "three young people". */
static bool has_noun(struct claims *claims, const struct word_tokens *tokens, const struct number_claim *claim)
{
	for (size_t i = claim->noun_from, end = i + 4; i < end && i < tokens->count; i++) {
		const struct word_token *token = &tokens->items[i];
		if (token->kind != WORD_PLAIN ||
		    token_in(tokens, i, "in to and who that from at on for with is are was were about"))
			return false;
		if (ledger_counts(ledger_of(claims), tokens->text + token->start, token->end - token->start))
			return true;
	}
	return false;
}

static struct judged_claim *claim_find(struct claims *claims, struct place place, bool *is_new)
{
	size_t probe = 0;
	uint32_t at, hash = hash_bytes(HASH_START, (const char *)&place, sizeof place);
	*is_new = false;
	while ((at = map_next(&claims->by_place, hash, &probe)) != MAP_NONE)
		if (claims->items[at].place.offset == place.offset && claims->items[at].place.file == place.file)
			return &claims->items[at];
	*is_new = true;
	claims->items =
	    arena_grow(claims->context->arena, claims->items, claims->count, &claims->capacity, sizeof *claims->items);
	map_add(&claims->by_place, hash, (uint32_t)claims->count);
	return &claims->items[claims->count++];
}

static bool category_is(const struct category *category, const char *text, size_t length)
{
	const char *label = category->label && category->label->text ? category->label->text : category->text;
	return label && strlen(label) == length && memcmp(label, text, length) == 0;
}

/* Is the whole passage the name of a category, such as "50% to 89%" at the head of a row that was typed? */
static bool is_label(const struct claims *claims)
{
	const char *text = buffer_text(&claims->passage.text);
	size_t length = claims->passage.text.length;
	while (length && strchr(" \n", text[length - 1]))
		length--;
	for (size_t i = 0; length && length < 80 && i < claims->figures->count; i++) {
		const struct measure_figures *measure = &claims->figures->measures[i];
		for (size_t row = 0; measure->dimensions && row < measure->rows.count; row++)
			if (category_is(&measure->rows.categories[row], text, length))
				return true;
		for (size_t column = 0; measure->dimensions == 2 && column < measure->columns.count; column++)
			if (category_is(&measure->columns.categories[column], text, length))
				return true;
	}
	return false;
}

/* "Half of the pupils missed {{ median }} days": the half is what a median means. */
static bool is_meaning_of_median(const struct claims *claims, const struct number_claim *claim)
{
	if (claim->kind != CLAIM_PERCENT || claim->value != 50000 || !claim->words)
		return false;
	const struct passage *passage = &claims->passage;
	for (size_t i = passage->part; i < passage->count && passage->parts[i].start < claim->end + NEAR_BYTES; i++) {
		const struct node *node = passage->parts[i].node;
		bool is_figure = node && node->kind == NODE_FIGURE && node->as.figure.measure;
		const struct measure_figures *measure =
		    is_figure ? figures_find(claims->figures, node->as.figure.measure) : NULL;
		if (measure && measure->kind == MEASURE_MEDIAN && passage->parts[i].start > claim->start)
			return true;
	}
	return false;
}

static void claim_keep(struct claims *claims, const struct word_tokens *tokens, const struct number_claim *claim)
{
	struct place place;
	if (!passage_typed(&claims->passage, claim->start, claim->end - claim->start, &place) || !is_prose(claims, place) ||
	    is_meaning_of_median(claims, claim) || is_label(claims))
		return;
	const struct ledger_entry *entry;
	enum verdict verdict = ledger_judge(ledger_of(claims), claim, &entry);
	if (verdict == VERDICT_SILENT)
		return;
	if (claims->count == CLAIMS_MAX) {
		claims->more = true;
		return;
	}
	bool is_new;
	struct judged_claim *kept = claim_find(claims, place, &is_new);
	if (!is_new && kept->verdict <= verdict)
		return;
	*kept = (struct judged_claim){.place = place, .verdict = verdict, .change = claim->change, .words = claim->words};
	kept->typed = arena_slice(claims->context->arena, tokens->text + claim->start, claim->end - claim->start);
	if (entry)
		kept->entry = *entry;
}

/* The head of a row or column, if it is no longer than a name. */
static void head_hear(struct claims *claims, const struct node *cell)
{
	struct buffer text = {0};
	for (const struct node *part = cell->first; part && text.length < HEAD_BYTES; part = part->next)
		if (part->kind == NODE_TEXT && strnlen(part->text, HEAD_BYTES) < HEAD_BYTES)
			buffer_add(&text, part->text);
	struct word_tokens tokens = words_cut(claims->context->arena, buffer_text(&text), text.length);
	ledger_hear(ledger_of(claims), &tokens, 0, tokens.count, true);
	buffer_release(&text);
}

/* The words around a claim: of its sentence, and of the head of the row and column that a cell stands in. */
static void sentence_hear(struct claims *claims, const struct word_tokens *tokens, size_t from, size_t to)
{
	const struct node *cell = claims->block;
	ledger_forget(ledger_of(claims));
	ledger_hear(claims->ledger, tokens, from, to, false);
	while (cell && cell->kind != NODE_TABLE_CELL)
		cell = cell->parent;
	const struct node *row = cell ? cell->parent : NULL, *body = row ? row->parent : NULL;
	if (!body || !body->parent || row->first == cell)
		return;
	head_hear(claims, row->first);
	const struct node *head = node_child(body->parent, NODE_TABLE_HEAD);
	const struct node *above = head && head->first ? head->first->first : NULL;
	size_t column = 0;
	for (const struct node *at = row->first; at != cell && above && column < COLUMNS_MAX; at = at->next, column++)
		above = above->next;
	if (above && column < COLUMNS_MAX)
		head_hear(claims, above);
}

static void sentence_read(struct claims *claims, const struct word_tokens *tokens, size_t from, size_t to)
{
	struct number_claim claim;
	bool listening = false;
	for (size_t at = from; at < to && !claims->more && claim_next(tokens, &at, to, &claim);) {
		if (claim.needs_noun && !has_noun(claims, tokens, &claim))
			continue;
		if (!listening)
			sentence_hear(claims, tokens, from, to);
		listening = true;
		claim_keep(claims, tokens, &claim);
	}
}

static void passage_read(struct claims *claims)
{
	struct passage *passage = &claims->passage;
	if (!claims->more) {
		struct word_tokens tokens =
		    words_cut(claims->context->arena, buffer_text(&passage->text), passage->text.length);
		for (size_t from = 0, to = 0; from < tokens.count; from = to) {
			while (to < tokens.count && to - from < SENTENCE_MAX && !sentence_ends(&tokens, to))
				to++;
			to += to < tokens.count && to - from < SENTENCE_MAX;
			sentence_read(claims, &tokens, from, to);
		}
	}
}

/* { name } of a statistic, between single braces. */
static void braces_read(struct claims *claims)
{
	const char *text = buffer_text(&claims->passage.text);
	for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{')) {
		const char *name = at + 1 + strspn(at + 1, " ");
		size_t length = strcspn(name, " []|{}\n");
		const char *end = name + length + strcspn(name + length, "{}\n");
		struct place place;
		if (!length || *end != '}' || end[1] == '}' || (at > text && at[-1] == '{') ||
		    !figures_find(claims->figures, arena_slice(claims->context->arena, name, length)) ||
		    !passage_typed(&claims->passage, (size_t)(at - text), 1, &place))
			continue;
		const char *inner = arena_slice(claims->context->arena, at + 1, (size_t)(end - at - 1));
		message_add(claims->context->messages, MSG_CLAIM_BRACES, place, inner);
	}
}

static void block_read(void *self, const struct node *block)
{
	struct claims *claims = self;
	claims->block = block;
	passage_read(claims);
	braces_read(claims);
}

void claims_read(struct claims *claims, const struct figures *figures, const struct document *document)
{
	if (claims->figures != figures)
		claims->ledger = NULL;
	claims->figures = figures;
	passages_of_titles(&claims->passage, document, block_read, claims);
	passages_each(&claims->passage, document, block_read, claims);
}

/* ---- messages ---- */

static void claim_report(const struct claims *claims, const struct judged_claim *claim)
{
	struct arena *arena = claims->context->arena;
	struct messages *messages = claims->context->messages;
	const struct ledger_entry *entry = &claim->entry;
	const char *write = entry->measure ? ledger_expression(arena, entry, claim->words) : NULL;
	const char *hint = write ? arena_format(arena,
	                               "write %s, which follows the records; or {{ say \"%s\" }} if it is "
	                               "another number and you vouch for it",
	                               write, claim->typed)
	                         : arena_format(arena,
	                               "put the number into facts.yaml with its source, or write "
	                               "{{ say \"%s\" }} if you vouch for it",
	                               claim->typed);
	const char *name = write ? ledger_name(arena, entry) : NULL;
	switch (claim->verdict) {
	case VERDICT_EQUAL:
		message_add_hint(messages, MSG_CLAIM_EQUAL, claim->place, hint, claim->typed, name);
		break;
	case VERDICT_NEAR:
		message_add_hint(messages, MSG_CLAIM_NEAR, claim->place, hint, claim->typed, name, entry->text);
		break;
	case VERDICT_CONTRADICTS:
		message_add_hint(messages, MSG_CLAIM_CONTRADICTS, claim->place, hint, claim->typed, name, entry->text);
		break;
	case VERDICT_UNKNOWN:
		if (claim->change)
			message_add(messages, MSG_CLAIM_CHANGE, claim->place, claim->typed);
		else
			message_add_hint(messages, MSG_CLAIM_UNKNOWN, claim->place, hint, claim->typed);
		break;
	case VERDICT_SILENT:
		break;
	}
}

void claims_report(struct claims *claims, bool strict)
{
	for (size_t i = 0; i < claims->count; i++) {
		claim_report(claims, &claims->items[i]);
		if (strict)
			message_refuse(claims->context->messages);
	}
	if (claims->more)
		message_add(claims->context->messages, MSG_CLAIM_MORE, claims->items[0].place, CLAIMS_MAX);
	buffer_release(&claims->passage.text);
}
