/* A document tree to a static site: Mustache templates, one page a section, SVG charts, search; and to one
 * self-contained file. Works from file:// with JavaScript off. All text escaped in each context; a strict
 * Content-Security-Policy. */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "base/buffer.h"
#include "base/context.h"
#include "base/metric.h"
#include "base/value.h"
#include "doc/node.h"
#include "picture/picture.h"
#include "theme/theme.h"

struct site_file { /* one file to write, path relative to the edition's folder */
	const char *path;
	const void *data;
	size_t length;
	struct place place; /* of the section that it is named after; nowhere: of none */
};

struct download {       /* offered on the landing page */
	const char *path;   /* "annual-report.pdf" */
	const char *title;  /* "Annual report" */
	const char *format; /* "PDF" */
	size_t length;      /* bytes */
	size_t pages;       /* 0 where it has none */
};

struct site_input {
	const struct document *const *documents; /* the main one first */
	size_t document_count;
	const struct theme *theme;
	const struct metric *metric; /* for charts */
	/* What the landing page offers: asked for when all else is written, since it is made meanwhile. NULL: nothing. */
	const struct download *(*downloads)(void *self, size_t *count);
	void *downloads_self;
	bool fragments;            /* also main content alone, for pasting into a content system */
	bool whole_site;           /* false: annual-report.html (one file) alone, as the board edition has it */
	struct pictures *pictures; /* of the report and its theme */
};

struct site {
	struct site_file *files;
	size_t count;
	size_t pages; /* HTML pages among them */
};

/* Everything in memory; nothing is written here. Never NULL; messages on template faults and unusable images. */
const struct site *html_write(const struct context *context, const struct site_input *input);

/* Adds the content of the one file to OUT, without what its template sets around it: `annual dump html REPORT`. */
void html_content(const struct context *context, struct buffer *out, const struct site_input *input);

/* Renders one Mustache template (the language of the Mustache specification without the optional modules) with a YAML
 * value: `annual dump template FILE.mustache DATA.yaml`. False after messages. */
bool html_render_template(const struct context *context, struct buffer *out, uint32_t file, const struct value *data,
    const char *partials_folder);

#endif
