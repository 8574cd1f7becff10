/* The figures and facts of one edition, to be found by their value and by the words of their labels. */
#ifndef CLAIMS_LEDGER_H
#define CLAIMS_LEDGER_H

#include "claims/finder.h"
#include "stats/stats.h"

/* One printed number: a measure's or cell's value, or its percentage. */
struct ledger_entry {
	const struct measure_figures *measure;
	const struct category *row, *column; /* NULL without */
	bool share;                          /* the percentage of a count */
	bool previous;                       /* of the year before */
	enum claim_kind kind;
	int64_t value; /* in thousandths */
	const char *text;
	int score; /* of the sentence in hand */
};

struct ledger;

struct ledger *ledger_new(struct arena *arena, const struct figures *figures);

/* Does the report count what this word names? Of plurals, and of "people" and "children". */
bool ledger_counts(const struct ledger *ledger, const char *word, size_t length);

/* What the figures say of a claim. */
enum verdict { VERDICT_EQUAL, VERDICT_CONTRADICTS, VERDICT_NEAR, VERDICT_UNKNOWN, VERDICT_SILENT };

/* Scores the entries by the words heard since ledger_forget, tokens FROM to TO of a text: those of a sentence, for the
 * claims in it. NUMBERS count as words in the name of a category: "21 to 60 days". */
void ledger_forget(struct ledger *ledger);
void ledger_hear(struct ledger *ledger, const struct word_tokens *tokens, size_t from, size_t to, bool numbers);

/* Compares a claim of that sentence; *ENTRY is the likeliest figure meant, NULL of the last two verdicts. */
enum verdict ledger_judge(
    const struct ledger *ledger, const struct number_claim *claim, const struct ledger_entry **entry);

/* "{{ cp.accepted | percent }}"; owned by the arena. */
const char *ledger_expression(struct arena *arena, const struct ledger_entry *entry, bool words);

/* What it is of, for messages: "Reason for referral: Placement". */
const char *ledger_name(struct arena *arena, const struct ledger_entry *entry);

#endif
