/* The document tree as a Word file, for colleagues who comment on it: WordprocessingML as ECMA-376 (1st edition) and
 * ISO/IEC 29500-4 (transitional) have it, in an Open Packaging Convention package. It says what the PDF says, the edition's
 * marking included, in styles that Word knows; notes are footnotes, charts pictures with their tables. */
#ifndef DOCX_DOCX_H
#define DOCX_DOCX_H

#include "base/buffer.h"
#include "base/context.h"
#include "base/metric.h"
#include "doc/node.h"
#include "picture/picture.h"
#include "theme/theme.h"

struct docx_input {
	const struct document *document;
	const struct theme *theme;   /* type and colours of the styles */
	const struct metric *metric; /* for charts */
	struct pictures *pictures;   /* of the report */
};

/* Adds the file to OUT. The same tree makes the same bytes. Messages on pictures that cannot be used. */
void docx_write(const struct context *context, struct buffer *out, const struct docx_input *input);

/* Adds what the body and the footnotes say, without the package around them: `annual dump word REPORT`. */
void docx_content(const struct context *context, struct buffer *out, const struct docx_input *input);

#endif
