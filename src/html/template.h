/* A parsed template: a flat list of tags. Private to the Mustache files. */
#ifndef HTML_TEMPLATE_H
#define HTML_TEMPLATE_H

#include "base/context.h"

enum tag_kind { TAG_TEXT, TAG_ESCAPED, TAG_RAW, TAG_SECTION, TAG_INVERTED, TAG_END, TAG_PARTIAL };

struct tag {
	enum tag_kind kind;
	const char *text;         /* TEXT: its bytes, not terminated; otherwise the whole name */
	size_t length;            /* TEXT only */
	const char *const *names; /* the parts of a dotted name */
	size_t name_count;        /* 0: the implicit iterator "." */
	size_t end;               /* SECTION, INVERTED: index of their END */
	const char *indent;       /* PARTIAL: white space before a standalone one, or "" */
	struct place place;       /* of the name */
};

struct template
{
	uint32_t file;
	const char *indent; /* put before each of its lines */
	struct tag *tags;
	size_t count;
	size_t capacity;
	bool faulty; /* messages were given */
};

enum { TEMPLATE_DEPTH_MAX = 250 }; /* sections within sections, and partials within partials */

/* Parses source FILE with INDENT before each of its lines. */
const struct template *template_parse(const struct context *context, uint32_t file, const char *indent);

#endif
