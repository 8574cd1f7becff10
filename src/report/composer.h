/* The work state of composing one document for one edition. Private to report/. */
#ifndef REPORT_COMPOSER_H
#define REPORT_COMPOSER_H

#include "data/settings.h"
#include "markdown/markdown.h"
#include "report/narrative.h"
#include "words/words.h"

struct anchors; /* the anchors taken so far */

/* A heading (or a section's start, slug NULL) that a link may lead to. */
struct heading_target {
	const struct narrative_file *file;
	const char *slug;
	const struct node *node; /* its anchor is where a link goes */
};

/* A link between files, resolved when all sections stand. */
struct pending_link {
	struct node *link;
	const struct narrative_file *from; /* the section's file */
	const char *address;               /* as typed */
	struct place place;
};

/* A measure or fact that this document shows. */
struct usage {
	const struct measure_figures *measure;
	const struct node *section; /* where it is shown first */
	const char *anchor;         /* of its working */
	const struct node *shown;   /* the first TABLE or CHART of it, or NULL */
};

/* A statistic in an earlier year, as this document shows it. */
struct shown_year {
	const struct measure_figures *measure;
	struct year_measure year;
};

struct composer {
	const struct context *context;
	const struct narrative *narrative;
	const struct figures *figures;   /* NULL: a file alone, figures printed by name */
	const struct edition *edition;   /* NULL: a file alone */
	const struct settings *settings; /* NULL: a file alone */
	const struct document_settings *settings_of_document;
	struct document *document;
	struct anchors *anchors;
	struct heading_target *targets;
	size_t target_count, target_capacity;
	struct pending_link *links;
	size_t link_count, link_capacity;
	struct usage *usages; /* in order of first use */
	size_t usage_count, usage_capacity;
	struct shown_year *years; /* other documents, composed side by side, ask for theirs */
	size_t year_count, year_capacity;
	int farthest_back;            /* of them: 0 where there is none */
	size_t *usage_of;             /* by measure: index in usages plus 1, or 0 */
	const char **names;           /* by measure: its label, plain; made when first asked for */
	bool *naming;                 /* by measure: its label is being made */
	const char **word_anchors;    /* by word: of its definition, or NULL in documents without definitions */
	struct composer **elsewhere;  /* by narrative file: its section as another document has it, or NULL so far */
	struct node *chart_tables;    /* the section of tables that charts give away, or NULL so far */
	int sections, tables, charts; /* numbers given so far */
	int label_depth;              /* how many labels within labels */
};

/* A note waiting for its number. */
struct draft_note {
	struct node *note;
	const char *key; /* equal keys share a note; NULL: never shared */
	bool automatic;  /* a fact's source: may be dropped silently */
};

/* One section while it is made. */
struct section {
	struct composer *composer;
	const struct narrative_file *file;
	struct node *node;
	struct draft_note *notes;
	size_t note_count, note_capacity;
	const struct narrative_file *within; /* the case study whose text is being read, or NULL */
};

struct arena *composer_arena(const struct composer *composer);
struct messages *composer_messages(const struct composer *composer);
const struct words *composer_words(const struct composer *composer); /* of the document's language */
const char *composer_edition(const struct composer *composer);       /* its name, for messages */

/* A composer for another document of the same report and edition, with nothing in it yet. */
struct composer *composer_elsewhere(const struct composer *composer, const struct document_settings *settings);

/* Marks MEASURE as shown by SECTION (or a document without one: NULL). Its base is marked too. */
void usage_mark(struct composer *composer, const struct measure_figures *measure, const struct node *section);
struct usage *usage_find(const struct composer *composer, const struct measure_figures *measure); /* or NULL */

/* figures_year for the document, and what it answered before; NULL where the document did not ask. */
bool composer_year(struct composer *composer, const struct measure_figures *measure, int back, struct place asked,
    struct year_measure *out);
const struct year_measure *composer_year_shown(
    const struct composer *composer, const struct measure_figures *measure, int back);

/* A section of the narrative, its blocks, notes and sources; appended to the document. */
void section_compose(struct composer *composer, const struct narrative_file *file);

/* The passes over a section whose blocks stand: see each file. */
void headings_finish(struct section *section);
void notes_finish(struct section *section);
void words_expand(struct section *section);
void symbols_explain(struct section *section);
void sources_list(struct section *section);

/* What a symbol stands for, as a sentence; NULL for a state without a symbol to explain. */
const char *symbol_meaning(const struct words *words, enum figure_state state);

/* Does a figure in NODE print the symbol of STATE? Figures in parts that explain their own symbols are passed over. */
bool symbol_stands(const struct node *node, enum figure_state state);

/* A note made of VALUE's text, or of ready inlines under NODE_NOTE; returns the NOTE_REFERENCE to put in place. */
struct node *note_add(struct section *section, struct node *note, const char *key, bool automatic);
bool note_automatic(const struct section *section, const struct node *note); /* of the section's own notes */

/* Claims an anchor: WANTED, or WANTED-2 and on if it is taken. */
struct anchors *anchors_new(struct arena *arena);
const char *anchors_claim(struct arena *arena, struct anchors *anchors, const char *wanted);
const char *anchor_claim(struct composer *composer, const char *wanted);
void target_add(
    struct composer *composer, const struct narrative_file *file, const char *slug, const struct node *node);

/* The hook for a link's address, and the pass that resolves what it put aside. */
bool link_hook(void *self, struct node *link, const char *address, struct place place);
void links_resolve(struct composer *composer);

/* The parts of a document around its narrative. */
void cover_compose(struct composer *composer);
void contents_compose(struct composer *composer);
void chart_tables_compose(struct composer *composer);
void workings_compose(struct composer *composer);
void definitions_compose(struct composer *composer);
void downloads_compose(struct composer *composer);
void statement_compose(struct composer *composer);

/* Does this edition offer data files beside its pages? Only a site has them. */
bool composer_offers_data(const struct composer *composer);

/* Do its sections, tables and charts have numbers? */
bool composer_numbers(const struct composer *composer);

#endif
