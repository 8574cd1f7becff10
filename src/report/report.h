/* The only meeting place of data, figures and prose: outline, figures in prose, directives, numbering, notes, words. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/context.h"
#include "doc/node.h"
#include "doc/own_word.h"
#include "stats/stats.h"

struct narrative; /* the narrative files read, with their front matter, and words.yaml */

/* Reads ROOT/narrative and ROOT/words.yaml. Never NULL. Front matter, unknown sections, unused files: messages. */
const struct narrative *report_load(
    const struct context *context, const struct records *records, const struct stats *stats, const char *root);

/* How many files there are to parse; and parses one, which composing finds parsed then: for a thread that has nothing else to do. */
size_t report_file_count(const struct narrative *narrative);
void report_parse(const struct narrative *narrative, size_t index);

/* What words.yaml says of words: those that it explains or knows, and those that it has a better one for; behind them those
 * of the words.yaml in the folder THEME (NULL: none) that the report's own says nothing of. After messages on that file. */
const struct own_word *report_own_words(
    const struct context *context, const struct narrative *narrative, const char *theme, size_t *count);

/* Composes one document for one edition: numbered, checked (doc/check.h), notes and workings in place. Never NULL. The
 * main document ends with the sections of roles SECTION_WORKINGS, SECTION_WORDS, SECTION_DATA and SECTION_ACCESSIBILITY;
 * the PDF leaves out the last two, and others have none of the four. */
const struct document *report_compose(const struct context *context, const struct narrative *narrative,
    const struct figures *figures, const struct document_settings *settings);

/* The ids of measures and facts that DOCUMENT shows in a table or chart, in order, each once: for data/NAME.csv. */
const char **report_published(struct arena *arena, const struct document *document, size_t *count);

/* Its TABLEs and CHARTs of several statistics (node_measures), in order, each list of them once: they have a file, too. */
const struct node **report_published_together(struct arena *arena, const struct document *document, size_t *count);

/* One Markdown file alone, figures printed as ⟨name⟩: for `annual dump doc FILE.md`. */
const struct document *report_compose_file(const struct context *context, const char *root, const char *path);

#endif
