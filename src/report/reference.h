/* What stands between {{ and }}: a figure's name with its filters, or a note. Private to report/. */
#ifndef REPORT_MENTION_H
#define REPORT_MENTION_H

#include "report/composer.h"

/* What is printed of a figure. The last three are of the year before: its figure, and what has changed since. */
enum show { SHOW_NUMBER, SHOW_PERCENT, SHOW_WITH_PERCENT, SHOW_PREVIOUS, SHOW_CHANGE, SHOW_CHANGE_PERCENT };

bool show_is_past(enum show show);

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

/* A cell in the year before, and what has changed since. */
struct past_pick {
	struct year_measure year;
	struct figure then;
	const char *then_text; /* as printed: "about 231" */
	struct change change;
};

/* Finds them; false after a message. A change across a break is one. */
bool past_pick(
    struct composer *composer, const struct pick *pick, enum show show, struct place place, struct past_pick *out);

/* "231", "up 23 from 231 in 2020-21", "up 10%", or the symbol that stands for it; its state in STATE. */
const char *past_print(
    struct composer *composer, const struct past_pick *past, enum show show, enum figure_state *state);

/* The figures of earlier years that were asked of MEASURE, in a sentence behind LINE. */
void past_workings(struct composer *composer, const struct measure_figures *measure, struct node *line);

/* Where figures of the year *BACK years before the report's own are from that the document shows, and of the years before
 * it with the same source, which *BACK is moved over: "Figures of 2020-21, 2019-20: Annual report 2020-21". NULL where it
 * shows none that were published. */
const char *past_sources(struct composer *composer, int *back);

/* A figure of MEASURE as it prints: "about 40" where it is a fact that is not exact; the same before NUMBER, its words. */
const char *figure_told(struct composer *composer, const struct measure_figures *measure, const struct figure *figure);
const char *approx_told(struct composer *composer, const struct measure_figures *measure, const char *number);

/* The label of a measure, plain, "Reason for referral"; and of a cell, "Reason for referral: Where I live". */
const char *measure_name(struct composer *composer, const struct measure_figures *measure);

/* The labels of several, at least one, whose ids end with NULL: "One, two and three". */
const char *measure_names(struct composer *composer, const char *const *ids);
const char *pick_name(struct composer *composer, const struct pick *pick);

/* A percentage with what it is out of, "33% of 254 referrals received", or its symbol with the reason. */
struct block;
const char *share_told(struct block *block, const struct pick *pick);

/* The place of a fact's source in words: "Scrutiny Review Panel, 3 April 2019" as inlines of a new node of KIND. */
struct node *fact_source(struct section *section, const struct measure_figures *fact, enum node_kind kind);

/* The hook for braces. */
struct node *expression_hook(void *self, const struct expression *expression);

#endif
