/* What stands between {{ and }}: a figure's name with its filters, or a note. Private to report/. */
#ifndef REPORT_MENTION_H
#define REPORT_MENTION_H

#include "report/composer.h"

enum show { SHOW_NUMBER, SHOW_PERCENT, SHOW_WITH_PERCENT };

struct reference {
	const char *id;       /* "care.reasons"; NULL: a note */
	const char *brackets; /* "placement", or NULL */
	size_t brackets_at;   /* where they begin in the text */
	enum show show;
	bool words, unit;
	const char *otherwise; /* what reads instead of a withheld figure, or NULL */
	size_t text_at;        /* where the text of otherwise, of a note or of what is said begins */
	const char *note;
	const char *said; /* the author's own words; with it no id and no note */
};

/* Reads TEXT; false after a located message. */
bool reference_parse(const struct context *context, const char *text, struct place place, struct reference *out);

/* One cell of a measure, found. */
struct pick {
	const struct measure_figures *measure;
	const struct cell *cell;
};

/* Who asks for a figure: prose cannot do without it, a block can be left out. */
enum need { NEED_PROSE, NEED_BLOCK };

/* Finds a measure by id; NULL after a message. WHAT says who asks, for the message that a block is left out. */
const struct measure_figures *measure_pick(
    struct composer *composer, const char *id, struct place place, enum need need, const char *what);

/* Finds measure and cell of "care.reasons" and "placement" (or NULL); false after a message. */
bool figure_pick(struct composer *composer, const struct reference *reference, struct place place, enum need need,
    const char *what, struct pick *out);

/* What a figure prints, with approx and percentages. */
const char *figure_print(struct composer *composer, const struct pick *pick, enum show show);

/* The state of what is printed: of the number, or of the percentage where that is asked for and withheld or missing. */
enum figure_state figure_state_of(const struct cell *cell, enum show show);

/* A FIGURE node of it; SECTION is where it is used. */
struct node *figure_node(
    struct section *section, const struct pick *pick, const struct reference *reference, struct place place);

/* The label of a measure, plain, "Reason for referral"; and of a cell, "Reason for referral: Where I live". */
const char *measure_name(struct composer *composer, const struct measure_figures *measure);
const char *pick_name(struct composer *composer, const struct pick *pick);

/* A percentage with what it is out of, "33% of 254 referrals received", or its symbol with the reason. */
struct block;
const char *share_told(struct block *block, const struct pick *pick);

/* The place of a fact's source in words: "Scrutiny Review Panel, 3 April 2019" as inlines of a new node of KIND. */
struct node *fact_source(struct section *section, const struct measure_figures *fact, enum node_kind kind);

/* The hook for braces. */
struct node *expression_hook(void *self, const struct expression *expression);

#endif
