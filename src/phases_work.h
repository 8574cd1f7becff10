/* The work on one report, which its editions share. Private to phases_make.c, phases_prepare.c, phases_data.c and
 * phases_products.c. */
#ifndef PHASES_WORK_H
#define PHASES_WORK_H

#include "icons.h"
#include "phases.h"
#include "stats/stats.h"
#include "theme/theme.h"

/* A theme with what it needs. */
struct dressing {
	const char *name;
	const struct theme *theme; /* NULL: it can't be used */
	struct fonts *fonts;       /* opened once, so that each word is shaped once for all outputs */
	struct pictures *pictures; /* all read before anything is made */
	struct icons icons;
};

/* The work on one report. */
struct build_work {
	const struct context *context;
	const struct loaded *loaded;
	const struct arguments *arguments;
	const struct progress *progress;
	struct products *products;
	struct dressing *dressings; /* the first of the site, and of documents without a theme of their own */
	size_t dressing_count;
	size_t *worn;                  /* of the settings' documents, in their order: which of them */
	struct edition_work *editions; /* of the settings' editions, in their order */
	struct context opening_context;
	struct pool_batch opening, shaping, parsing; /* of themes and fonts; of the words of the drafts */
	struct speller *speller;                     /* NULL unless spelling is asked for */
	const struct own_word *words;                /* of words.yaml and of the report's theme */
	size_t word_count;
};

/* One edition of it. */
struct edition_work {
	const struct edition *edition;
	struct context context; /* its own while it is composed beside the others */
	const struct figures *figures;
	const struct document **documents; /* the main one first */
	struct download *downloads;        /* what a reader of the site may fetch */
	size_t document_count, download_count;
	unsigned formats; /* of enum format: the edition's own, narrowed by the arguments */
};

/* Does EDITION leave DOCUMENT out, or was another one asked for? */
bool phases_skip_document(
    const struct build_work *work, const struct edition *edition, const struct document_settings *document);

/* The formats to make of EDITION, of enum format. */
unsigned phases_wanted_formats(const struct arguments *arguments, const struct edition *edition);

/* Themes with their fonts and pictures, after messages; the drafts of LOADED and what protects it, unless it has these. The words of the
 * drafts may still be at work: WORK's shaping. */
void phases_prepare(struct build_work *work, struct loaded *loaded);

/* Gives up what phases_prepare opened, after the messages on fonts. */
void phases_close(const struct build_work *work);

/* "board/figures.json" */
const char *edition_path(const struct build_work *work, const struct edition_work *edition, const char *file);

/* One file more. */
void product_take(const struct build_work *work, struct product product);

/* Takes over what BUFFER holds, as the file PATH; PLACE is where the author wrote what it is named after. */
void product_add(const struct build_work *work, const char *path, struct place place, struct buffer *buffer);

/* One message for each name that some file systems take for one before it. */
void products_check_names(const struct build_work *work, const struct product *products, size_t count);

/* figures.json, figures.csv and, of a site, the files of data/: what the edition prints. */
void data_files_make(const struct build_work *work, const struct edition_work *edition);

#endif
