/* report.yaml: what the report is, for whom, and when. */
#ifndef DATA_SETTINGS_H
#define DATA_SETTINGS_H

#include <stdbool.h>

#include "base/context.h"
#include "base/date.h"
#include "base/value.h"
#include "data/disclosure.h"

enum { EDITIONS_MAX = 31, DOCUMENTS_MAX = 100, SECTIONS_MAX = 300 /* each page of a site names all */ };

/* The formats that an edition may come out in, in the order of their names; each is a bit of a set. */
enum format_order {
	SITE_AT, /* the whole site, with the report as one file in it */
	HTML_AT, /* the report as one file alone */
	PDF_AT,
	TEXT_AT, /* a file of plain text for each document, for e-mail */
	DOCX_AT, /* a Word file for each document */
	FORMAT_COUNT
};

enum format {
	FORMAT_SITE = 1 << SITE_AT,
	FORMAT_HTML = 1 << HTML_AT,
	FORMAT_PDF = 1 << PDF_AT,
	FORMAT_TEXT = 1 << TEXT_AT,
	FORMAT_DOCX = 1 << DOCX_AT,
	FORMAT_WEB = FORMAT_SITE | FORMAT_HTML, /* either of the two: read in a browser */
};

/* Their names in report.yaml and on the command line, NULL at the end. */
extern const char *const format_names[];

/* The bit of a name; 0 if there is no such format. */
unsigned format_bit(const char *name);

struct edition {
	const char *name;    /* its folder: "board" */
	const char *marking; /* "OFFICIAL-SENSITIVE", or NULL */
	unsigned formats;    /* of enum format */
	struct disclosure disclosure;
	bool apart;       /* protected by itself: its readers see no other protected edition */
	bool all_figures; /* figures.json and figures.csv hold every measure, printed or not */
	uint32_t bit;     /* 1 << its index: for editions masks */
	struct place place;
};

struct document_settings {
	const char *name;             /* its file stem: "annual-report" */
	const struct value *title;    /* inline Markdown */
	const struct value *sections; /* list of narrative names */
	const struct value *subtitle; /* inline Markdown, or NULL: the report's */
	const struct value *theme;    /* its own, a folder's name, or NULL: the report's */
	const char *language;         /* BCP 47; the report's where it has none of its own */
	uint32_t editions;            /* that have it, by their bits */
	const char *section_start;    /* as in a theme, or NULL: as its theme says */
	int64_t pages, reading_age;   /* bounds; 0: none */
	bool cover, contents;
	bool numbers;  /* of sections, tables and charts */
	bool workings; /* how its figures were worked out */
	struct place place;
};

struct settings {
	const struct value *root;             /* the whole file, for keys read by others (accessibility, contact) */
	const struct value *title, *subtitle; /* inline Markdown; subtitle may be NULL */
	const char *council, *team, *service; /* service may be NULL */
	int32_t from, to;                     /* the period's first and last day */
	bool period_guessed;                  /* the file has none that can be used, which was told */
	int32_t published;
	const char *language, *theme;
	bool draft, sample;
	const char *contact_role, *contact_email; /* or NULL */
	const char *url, *licence, *copyright;    /* or NULL */
	const struct value *authors;              /* list or NULL */
	const struct value *accessibility;        /* mapping or NULL */
	const int32_t *holidays;                  /* ascending, each once, none on a weekend */
	size_t holiday_count;
	const struct value **case_parts, **case_optional; /* titles of case studies' parts; none: the usual ones */
	size_t case_part_count, case_optional_count;
	int64_t percent_from; /* "x of n" below that base; 0: always a percentage */
	struct edition *editions;
	size_t edition_count;
	struct document_settings *documents;
	size_t document_count;
};

/* Reads and checks ROOT/report.yaml. NULL after messages if it cannot be used at all. */
const struct settings *settings_read(const struct context *context, const char *root);

/* The first document of an edition, which is its site; NULL if it has none. */
const struct document_settings *settings_main(const struct settings *settings, const struct edition *edition);

/* Settings without editions, by which dictionary and records can still be checked where report.yaml cannot be used. */
const struct settings *settings_none(const struct context *context);

/* The mask of an `editions:` value (a list of names); all editions where VALUE is NULL or unknown. Unknown names are messages. */
uint32_t settings_editions(const struct context *context, const struct settings *settings, const struct value *value);

/* The bit of an edition; 0 where there is none of that name. */
uint32_t settings_edition_bit(const struct settings *settings, const char *name);

/* "did you mean 'board'?", or NULL. */
const char *settings_edition_hint(struct arena *arena, const struct settings *settings, const char *name);

#endif
