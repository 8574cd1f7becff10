/* The narrative files of a report as they were read: front matter apart, text not yet parsed. Private to report/. */
#ifndef REPORT_NARRATIVE_H
#define REPORT_NARRATIVE_H

#include "base/value.h"
#include "markdown/markdown.h"
#include "report/report.h"

struct narrative_file {
	const char *name; /* its slug: the file's name without ".md" */
	const char *path; /* "narrative/activities.md" */
	uint32_t file;
	size_t body;               /* offset of the text after the front matter */
	size_t length;             /* bytes from body to the end */
	const struct value *front; /* a mapping, or NULL */
	const char *language;      /* BCP 47, or NULL: the report's */
	uint32_t editions;
	bool unread;     /* the file, or the end of its front matter, was not found: a message was given */
	bool broken;     /* its front matter is no YAML: a message was given */
	bool case_study; /* a case-study block names it */
	bool listed;     /* a document's sections name it */
	struct narrative_text *text;
};

/* A row of words.yaml. */
struct word {
	const char *text;                 /* "CRO" */
	const struct value *full, *means; /* either may be NULL */
	uint32_t editions;                /* whose page "Words we use" lists it */
	struct place place;
};

struct narrative {
	const struct records *records;
	const struct stats *stats;
	const char *root;
	struct narrative_file *files; /* byte-sorted by name */
	size_t count;
	const char **names; /* of the files, for nearest names */
	struct word *words; /* byte-sorted by text */
	size_t word_count;
	struct own_word *own_words; /* all of words.yaml, for the check of language */
	size_t own_word_count;
};

/* Readies the files that were read for narrative_text. */
void narrative_prepare(const struct context *context, struct narrative *narrative);

/* The text behind the front matter of a FILE that was found, parsed when it is first asked for, by whichever thread. */
const struct markdown_source *narrative_text(const struct narrative_file *file);

/* The body of a FENCE that stands in FILE, as YAML, read when it is first asked for; NULL where it is none. After messages each time. */
const struct value *narrative_body(
    const struct context *context, const struct narrative_file *file, const struct fence *fence);

const struct narrative_file *narrative_find(const struct narrative *narrative, const char *name); /* or NULL */

/* The tag under `language` of MAP, which may be NULL; NULL without one, and after a message if it is none. */
const char *language_tag_read(const struct context *context, const struct value *map);

/* Reads the front matter of FILE (registered already) into ENTRY: front, body, length. */
void front_matter_read(const struct context *context, struct narrative_file *entry);

/* Warns of the lines that a word processor's lists and tables left in a file whose front matter is read. */
void leavings_warn(const struct context *context, const struct narrative_file *entry);

/* Marks the files that case-study blocks of any narrative file name. */
void case_studies_mark(const struct context *context, struct narrative *narrative);

/* Finds which editions list each word: those whose sections have it, or a meaning that they list; all for a word that stands
 * in no section. So no edition tells what another one alone speaks of. */
void words_assign(const struct context *context, struct narrative *narrative);

bool words_listed(const struct narrative *narrative, uint32_t edition); /* Does the edition list any? */

/* Reads ROOT/words.yaml into NARRATIVE; the file may be missing. */
void words_read(const struct context *context, struct narrative *narrative);

#endif
