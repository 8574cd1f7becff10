#include "claims/ledger.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/text.h"

/* Where a word stands: which entries have it, by their index, and whether a label does. */
struct ledger_word {
	const char *text;
	uint32_t *entries;
	size_t count, capacity;
	bool label;
	bool plural; /* in a label: what is counted */
};

struct ledger {
	struct arena *arena;
	const struct figures *figures;
	struct ledger_entry *entries;
	size_t count, capacity;
	size_t *by_value; /* indices, ordered by kind and value */
	struct map map;
	struct ledger_word *words;
	size_t word_count, word_capacity;
	size_t *touched; /* entries with a score */
	size_t touched_count;
	uint32_t *heard; /* of each word, the sentence it was last heard in */
	uint32_t sentence;
};

/* A word as it is compared: small letters, without the s of a plural. Words that say nothing have length 0. */
static size_t word_stem(char *out, size_t size, const char *text, size_t length)
{
	static const char *const empty[] = {"the", "and", "for", "with", "from", "who", "that", "this", "were", "was",
	    "are", "our", "their", "them", "they", "year", "number", "had", "have", "has", "which", "between", "where",
	    "what", "each", "than", "more", "been", "said", "all", "its", "not"};
	if (length < 3 || length >= size)
		return 0;
	for (size_t i = 0; i < length; i++)
		out[i] = (char)tolower((unsigned char)text[i]);
	out[length] = '\0';
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		if (out[0] == empty[i][0] && strcmp(out, empty[i]) == 0)
			return 0;
	if (length > 3 && out[length - 1] == 's' && out[length - 2] != 's')
		length--;
	if (length == 8 && memcmp(out, "children", 8) == 0)
		length = 5;
	out[length] = '\0';
	return length;
}

enum { STEM_SIZE = 32 };

/* The same of a token of TEXT, and, where NUMBERS are words too, of its digits. */
static size_t token_stem(char out[STEM_SIZE], const char *text, const struct word_token *token, bool numbers)
{
	size_t length = token->end - token->start;
	if (token->kind == WORD_PLAIN)
		return word_stem(out, STEM_SIZE, text + token->start, length);
	if (token->kind != WORD_NUMBER || !numbers || length >= STEM_SIZE)
		return 0;
	memcpy(out, text + token->start, length);
	out[length] = '\0';
	return length;
}

static uint32_t word_find(const struct ledger *ledger, const char *stem, size_t length)
{
	size_t probe = 0;
	uint32_t at, hash = hash_bytes(HASH_START, stem, length);
	while ((at = map_next(&ledger->map, hash, &probe)) != MAP_NONE)
		if (strcmp(ledger->words[at].text, stem) == 0)
			return at;
	return MAP_NONE;
}

static struct ledger_word *word_of(struct ledger *ledger, const char *stem, size_t length)
{
	uint32_t at = word_find(ledger, stem, length);
	if (at != MAP_NONE)
		return &ledger->words[at];
	ledger->words =
	    arena_grow(ledger->arena, ledger->words, ledger->word_count, &ledger->word_capacity, sizeof *ledger->words);
	ledger->words[ledger->word_count] = (struct ledger_word){.text = arena_slice(ledger->arena, stem, length)};
	map_add(&ledger->map, hash_bytes(HASH_START, stem, length), (uint32_t)ledger->word_count);
	return &ledger->words[ledger->word_count++];
}

/* Does a word of a label, or one behind a number, stand for several? */
static bool is_plural(const char *word, size_t length)
{
	bool people = length == 6 && memcmp(word, "people", 6) == 0;
	bool children = length == 8 && (memcmp(word, "children", 8) == 0 || memcmp(word, "Children", 8) == 0);
	return people || children || (length >= 4 && word[length - 1] == 's');
}

/* Files the entries FROM to the last under each word of TEXT. */
static void file_under(struct ledger *ledger, const char *text, size_t from, bool label)
{
	struct word_tokens tokens = words_cut(ledger->arena, text, strlen(text));
	for (size_t i = 0; i < tokens.count; i++) {
		char stem[STEM_SIZE];
		const struct word_token *token = &tokens.items[i];
		size_t length = token_stem(stem, text, token, label);
		if (!length)
			continue;
		struct ledger_word *word = word_of(ledger, stem, length);
		word->label |= label;
		word->plural |= label && is_plural(text + token->start, token->end - token->start);
		for (size_t entry = from; entry < ledger->count; entry++) {
			if (word->count && word->entries[word->count - 1] >= entry)
				continue;
			word->entries =
			    arena_grow(ledger->arena, word->entries, word->count, &word->capacity, sizeof *word->entries);
			word->entries[word->count++] = (uint32_t)entry;
		}
	}
}

static int64_t thousandths(struct number number)
{
	int64_t value = number_round(number, 3).units;
	return value < 0 ? -value : value;
}

static void entry_add(struct ledger *ledger, struct ledger_entry entry, const struct figure *figure)
{
	if (figure->state != FIGURE_SHOWN)
		return;
	entry.text = figure->text;
	entry.value = thousandths(figure->value);
	size_t length = strlen(figure->text);
	entry.kind = entry.share || (length && figure->text[length - 1] == '%') ? CLAIM_PERCENT
	             : strstr(figure->text, "\xC2\xA3")                         ? CLAIM_MONEY
	                                                                        : CLAIM_COUNT;
	ledger->entries =
	    arena_grow(ledger->arena, ledger->entries, ledger->count, &ledger->capacity, sizeof *ledger->entries);
	ledger->entries[ledger->count++] = entry;
}

static void cell_add(struct ledger *ledger, struct ledger_entry entry, const struct cell *cell)
{
	size_t from = ledger->count;
	entry_add(ledger, entry, &cell->value);
	entry.share = true;
	if (cell->value.state == FIGURE_SHOWN)
		entry_add(ledger, entry, &cell->percent);
	const struct category *categories[] = {entry.row, entry.column};
	for (size_t i = 0; i < 2; i++)
		if (categories[i]) {
			const struct value *label = categories[i]->label;
			const char *text = label && label->text ? label->text : categories[i]->text;
			file_under(ledger, text ? text : categories[i]->code, from, true);
		}
}

static void measure_add(struct ledger *ledger, const struct measure_figures *measure)
{
	size_t from = ledger->count;
	struct ledger_entry entry = {.measure = measure};
	if (measure->dimensions == 0)
		cell_add(ledger, entry, measure->cells);
	size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
	for (size_t i = 0; measure->dimensions && i < measure->rows.count; i++)
		for (size_t j = 0; j < columns; j++) {
			entry.row = &measure->rows.categories[i];
			entry.column = measure->dimensions == 2 ? &measure->columns.categories[j] : NULL;
			cell_add(ledger, entry, &measure->cells[i * columns + j]);
		}
	const struct year_measure *before = figures_asked(ledger->figures, measure, 1);
	if (before && measure->dimensions == 0) {
		entry.previous = true;
		entry_add(ledger, entry, &before->figures->cells->value);
	}
	file_under(ledger, measure->label_text, from, true);
	if (measure->definition)
		file_under(ledger, measure->definition, from, false);
	if (measure->unit_words)
		file_under(ledger, measure->unit_words, from, true);
}

static int by_value(const struct ledger_entry *a, const struct ledger_entry *b)
{
	if (a->kind != b->kind)
		return (a->kind > b->kind) - (a->kind < b->kind);
	if (a->value != b->value)
		return (a->value > b->value) - (a->value < b->value);
	return (a > b) - (a < b);
}

static int by_value_of(const void *left, const void *right)
{
	return by_value(*(const struct ledger_entry *const *)left, *(const struct ledger_entry *const *)right);
}

/* The order of values, kept as indices since the entries no longer move. */
static void values_sort(struct ledger *ledger)
{
	const struct ledger_entry **order = arena_array(ledger->arena, ledger->count + 1, sizeof *order);
	for (size_t i = 0; i < ledger->count; i++)
		order[i] = &ledger->entries[i];
	qsort(order, ledger->count, sizeof *order, by_value_of);
	ledger->by_value = arena_array(ledger->arena, ledger->count + 1, sizeof *ledger->by_value);
	for (size_t i = 0; i < ledger->count; i++)
		ledger->by_value[i] = (size_t)(order[i] - ledger->entries);
}

struct ledger *ledger_new(struct arena *arena, const struct figures *figures)
{
	struct ledger *ledger = arena_alloc(arena, sizeof *ledger);
	ledger->arena = ledger->map.arena = arena;
	ledger->figures = figures;
	for (size_t i = 0; i < figures->count; i++)
		if (!figures->measures[i].broken)
			measure_add(ledger, &figures->measures[i]);
	values_sort(ledger);
	ledger->touched = arena_array(arena, ledger->count + 1, sizeof *ledger->touched);
	ledger->heard = arena_array(arena, ledger->word_count + 1, sizeof *ledger->heard);
	return ledger;
}

bool ledger_counts(const struct ledger *ledger, const char *word, size_t length)
{
	char stem[STEM_SIZE];
	if (!is_plural(word, length))
		return false;
	size_t stem_length = word_stem(stem, sizeof stem, word, length);
	uint32_t at = stem_length ? word_find(ledger, stem, stem_length) : MAP_NONE;
	return at != MAP_NONE && ledger->words[at].plural;
}

/* Rarer words say more of which figure is meant. */
static int word_weight(const struct ledger *ledger, const struct ledger_word *word)
{
	if (word->count * 2 > ledger->count && ledger->count > 8)
		return 0;
	int weight = word->count <= 3 ? 4 : word->count <= 12 ? 3 : word->count <= 60 ? 2 : 1;
	return word->label ? weight : weight / 2;
}

static void word_hear(struct ledger *ledger, const struct ledger_word *word)
{
	int weight = word_weight(ledger, word);
	for (size_t i = 0; weight && i < word->count; i++) {
		struct ledger_entry *entry = &ledger->entries[word->entries[i]];
		if (!entry->score)
			ledger->touched[ledger->touched_count++] = word->entries[i];
		entry->score += weight;
	}
}

void ledger_forget(struct ledger *ledger)
{
	for (size_t i = 0; i < ledger->touched_count; i++)
		ledger->entries[ledger->touched[i]].score = 0;
	ledger->touched_count = 0;
	ledger->sentence++;
}

void ledger_hear(struct ledger *ledger, const struct word_tokens *tokens, size_t from, size_t to, bool numbers)
{
	for (size_t i = from; i < to; i++) {
		char stem[STEM_SIZE];
		const struct word_token *token = &tokens->items[i];
		size_t length = token_stem(stem, tokens->text, token, numbers);
		uint32_t at = length ? word_find(ledger, stem, length) : MAP_NONE;
		if (at == MAP_NONE || ledger->heard[at] == ledger->sentence)
			continue;
		ledger->heard[at] = ledger->sentence;
		word_hear(ledger, &ledger->words[at]);
	}
}

/* Is A the likelier one? Of equal scores, what needs no cell. */
static bool is_likelier(const struct ledger_entry *a, const struct ledger_entry *b)
{
	if (!b || a->score != b->score)
		return !b || a->score > b->score;
	return a->measure->dimensions < b->measure->dimensions;
}

/* The likeliest entry with a value from LEAST to MOST: those of one kind stand in order of value. */
static const struct ledger_entry *likeliest(
    const struct ledger *ledger, enum claim_kind kind, int64_t least, int64_t most)
{
	const struct ledger_entry *best = NULL;
	size_t low = 0, high = ledger->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct ledger_entry *entry = &ledger->entries[ledger->by_value[middle]];
		if (entry->kind < kind || (entry->kind == kind && entry->value < least))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < ledger->count; low++) {
		const struct ledger_entry *entry = &ledger->entries[ledger->by_value[low]];
		if (entry->kind != kind || entry->value > most)
			break;
		if (is_likelier(entry, best))
			best = entry;
	}
	return best;
}

/* The entry of that kind which the sentence's words name most; of a WHOLE number no rate. */
static const struct ledger_entry *spoken_of(const struct ledger *ledger, enum claim_kind kind, bool whole)
{
	const struct ledger_entry *best = NULL;
	for (size_t i = 0; i < ledger->touched_count; i++) {
		const struct ledger_entry *entry = &ledger->entries[ledger->touched[i]];
		bool rate = entry->value % 1000 != 0 && entry->measure->kind == MEASURE_RATIO;
		if (entry->kind == kind && !(whole && rate) && is_likelier(entry, best))
			best = entry;
	}
	return best;
}

enum { SCORE_SURE = 3, SCORE_STRONG = 6 };

/* "Most" is silent unless the sentence clearly speaks of a share of less than half. */
static enum verdict judge_most(const struct ledger *ledger, const struct ledger_entry **entry)
{
	const struct ledger_entry *best = spoken_of(ledger, CLAIM_PERCENT, false);
	bool strong = best && best->score >= SCORE_STRONG + 4 && best->value < 50000 && !best->column;
	*entry = strong ? best : NULL;
	return strong ? VERDICT_CONTRADICTS : VERDICT_SILENT;
}

static int64_t nearness(const struct number_claim *claim)
{
	int64_t tenth = claim->value / 10;
	if (claim->kind == CLAIM_PERCENT)
		return 3000;
	return tenth > 2000 ? tenth : 2000;
}

/* The values that bear a claim out. "More than half" is said of 52 per cent and not of 80, "nearly 90" of 88 and not of 60. */
struct claim_span {
	int64_t least, most;
};

static struct claim_span span_of(const struct number_claim *claim)
{
	struct claim_span span = {claim->value - claim->slack, claim->value + claim->slack};
	int64_t wide = claim->kind == CLAIM_PERCENT ? 10000 : claim->value / 5;
	if (claim->bound == BOUND_MORE)
		span = (struct claim_span){claim->value, claim->value + wide};
	else if (claim->bound == BOUND_LESS)
		span = (struct claim_span){claim->value - wide, claim->value};
	else if (claim->bound == BOUND_ABOUT && claim->kind != CLAIM_PERCENT)
		span = (struct claim_span){claim->value - wide / 4, claim->value + wide / 4};
	return span;
}

enum verdict ledger_judge(
    const struct ledger *ledger, const struct number_claim *claim, const struct ledger_entry **entry)
{
	if (claim->most)
		return judge_most(ledger, entry);
	*entry = NULL;
	if (claim->change)
		return VERDICT_UNKNOWN;
	int64_t near = claim->slack + nearness(claim);
	struct claim_span span = span_of(claim);
	const struct ledger_entry *same = likeliest(ledger, claim->kind, span.least, span.most);
	const struct ledger_entry *close = likeliest(ledger, claim->kind, claim->value - near, claim->value + near);
	const struct ledger_entry *spoken =
	    spoken_of(ledger, claim->kind, claim->kind == CLAIM_COUNT && claim->value % 1000 == 0);
	int same_score = same ? same->score : 0, close_score = close ? close->score : 0;
	/* A part in words has many figures near it: those that the sentence does not name are not meant. */
	if (claim->slack && spoken && spoken->score >= SCORE_STRONG && spoken->score >= same_score + 3 &&
	    spoken->score >= close_score + 3) {
		*entry = spoken;
		return VERDICT_CONTRADICTS;
	}
	if (same && same_score >= close_score && (same_score > 0 || claim->value >= 20000)) {
		*entry = same;
		return VERDICT_EQUAL;
	}
	bool strong = spoken && spoken->score >= SCORE_STRONG && spoken->score > same_score + 1;
	if (strong && spoken->score > close_score + 2 && claim->kind == CLAIM_PERCENT) {
		*entry = spoken;
		return VERDICT_CONTRADICTS;
	}
	if (same && same_score >= SCORE_SURE && same_score + 2 >= close_score) {
		*entry = same;
		return VERDICT_EQUAL;
	}
	if (close && close_score >= SCORE_SURE) {
		*entry = close;
		return claim->slack ? VERDICT_CONTRADICTS : VERDICT_NEAR;
	}
	if (!strong)
		return VERDICT_UNKNOWN;
	*entry = spoken;
	return VERDICT_CONTRADICTS;
}

const char *ledger_expression(struct arena *arena, const struct ledger_entry *entry, bool words)
{
	struct buffer out = {0};
	buffer_format(&out, "{{ %s", entry->measure->id);
	if (entry->row)
		buffer_format(&out, "[%s", entry->row->code);
	if (entry->column)
		buffer_format(&out, ", %s", entry->column->code);
	buffer_format(&out, "%s%s }}", entry->row ? "]" : "",
	    entry->previous                                                                             ? " | previous"
	    : entry->share                                                                              ? " | percent"
	    : words && entry->kind == CLAIM_COUNT && entry->value % 1000 == 0 && entry->value < 1000000 ? " | words"
	                                                                                                : "");
	const char *text = arena_copy(arena, buffer_text(&out));
	buffer_release(&out);
	return text;
}

const char *ledger_name(struct arena *arena, const struct ledger_entry *entry)
{
	struct buffer out = {0};
	buffer_add(&out, entry->measure->label_text);
	const struct category *categories[] = {entry->row, entry->column};
	for (size_t i = 0; i < 2; i++)
		if (categories[i]) {
			const struct value *label = categories[i]->label;
			const char *text = label && label->text ? label->text : categories[i]->text;
			buffer_format(&out, "%s%s", i ? ", " : ": ", text ? text : categories[i]->code);
		}
	if (entry->previous)
		buffer_add(&out, " in the year before");
	const char *name = arena_copy(arena, buffer_text(&out));
	buffer_release(&out);
	return name;
}
