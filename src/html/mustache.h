/* Mustache templates: the language of the Mustache specification (1.4) without its optional modules. Data are value
 * trees; names look them up through a stack of contexts. A template is parsed once and rendered many times.
 *
 * False are: nothing, unknown, an empty list, an empty text, and the plain (unquoted) word false. Everything else is
 * true, 0 too. */
#ifndef HTML_MUSTACHE_H
#define HTML_MUSTACHE_H

#include "base/buffer.h"
#include "base/context.h"
#include "base/value.h"

/* Where partials come from: the file number of NAME's text, or 0 if there is none. */
struct template_finder {
	void *self;
	uint32_t (*find)(void *self, const char *name);
};

struct templates;

/* Templates parsed so far, and how to find more. Lives in the context's arena. */
struct templates *templates_new(const struct context *context, struct template_finder finder);

/* Renders the template in source FILE with DATA. False after messages: what was added to OUT is then incomplete. */
bool template_render(struct templates *templates, struct buffer *out, uint32_t file, const struct value *data);

#endif
