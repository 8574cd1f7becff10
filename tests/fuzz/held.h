/* The small report, read and dressed once and then held: for targets that change one part of it. What is made of it is made in a
 * context of one input's own. It is read anew now and then, since fonts keep each word that they have shaped. */
#ifndef FUZZ_HELD_H
#define FUZZ_HELD_H

#include "fuzz/folder.h"
#include "phases.h"
#include "theme/theme.h"
#include "type/type.h"

struct held {
	struct context context;
	struct loaded loaded;
	const struct theme *theme;
	struct fonts *fonts;
};

enum { HELD_FORMATS = 4 };

const struct held *held_report(void);

/* Files and messages behind those of HELD; ended by fuzz_end. */
struct context held_context(const struct held *held);

/* What edition EDITION (0 or 1) of LOADED publishes: one input's own, since it holds what was asked of other years. */
const struct figures *held_figures(const struct context *context, const struct loaded *loaded, int edition);

/* The main document of that edition. */
const struct document *held_compose(
    const struct context *context, const struct loaded *loaded, const struct figures *figures);

/* DOCUMENT as a PDF, a page, a Word file or plain text, by FORMAT (below HELD_FORMATS), unless there are mistakes. */
void held_write(const struct context *context, const struct document *document, const struct theme *theme,
    struct fonts *fonts, int format);

#endif
