#include "language/reading.h"

#include "check.h"

static void check_syllables(struct checks *checks)
{
	static const struct {
		const char *word;
		int count;
	} rows[] = {{"a", 1}, {"the", 1}, {"came", 1}, {"comes", 1}, {"asked", 1}, {"wanted", 2}, {"table", 2},
	    {"people", 2}, {"children", 2}, {"Corporate", 3}, {"advocacy", 4}, {"rhythm", 1}, {"CRO", 1}, {"e", 1},
	    {"ed", 1}, {"see", 1}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int got = syllables_count(rows[i].word, strlen(rows[i].word));
		check(checks, rows[i].word, got == rows[i].count);
		if (got != rows[i].count)
			printf("# %d syllables\n", got);
	}
}

/* The age of a text of whole sentences, in tenths. */
static int age_of(struct arena *arena, const char *text)
{
	struct reading_count count = {0};
	struct word_tokens tokens = words_cut(arena, text, strlen(text));
	for (size_t from = 0, at = 0; at < tokens.count; at++)
		if (sentence_ends(&tokens, at)) {
			reading_add(&count, &tokens, from, at);
			from = at + 1;
		}
	return reading_age(&count);
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	check_syllables(&checks);
	/* 0.39 * 6 + 11.8 * 6/6 - 15.59 + 5 = 3.55 */
	check(&checks, "six short words", age_of(arena, "The cat sat on the mat.") == 36);
	/* 0.39 * 5 + 11.8 * 7/5 - 15.59 + 5 = 7.88; and the label counts for nothing */
	check(&checks, "longer words", age_of(arena, "Our worker came on Tuesday. Two words.") == 79);
	check(&checks, "no text has no age", age_of(arena, "Two words.") == 0 && age_of(arena, "") == 0);
	check(&checks, "no age is less than nothing", age_of(arena, "I am a. I am a.") == 24);
	arena_free(arena);
	return checks.failed != 0;
}
