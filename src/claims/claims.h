/* Numbers typed by hand in what readers see, compared with the figures and facts that the report has. A number belongs in
 * the records: what stands in prose between {{ and }} follows them, and what is typed goes stale without a word. */
#ifndef CLAIMS_CLAIMS_H
#define CLAIMS_CLAIMS_H

#include "base/context.h"
#include "doc/node.h"
#include "stats/stats.h"

struct claims;

/* For one report; owned by the context's arena. */
struct claims *claims_new(const struct context *context);

/* Reads the typed prose of one document of one edition: narrative, titles, captions, alternative texts, case studies. Not
 * read: quotations, code, notes, sources, other languages, what records say, and what {{ say "…" }} vouches for. Takes
 * time linear in the text. */
void claims_read(struct claims *claims, const struct figures *figures, const struct document *document);

/* Warns where two single figures that the documents of an edition print have one label and differ. */
void claims_labels(const struct context *context, const struct figures *figures,
    const struct document *const *documents, size_t document_count);

/* Warns where a printed percentage stands before another number than the one that it is a share of: "76% of the 88". */
void claims_shares(const struct context *context, const struct figures *figures, const struct document *document);

/* Warns of words that tell the rank or the count of a figure that is withheld in the same sentence or a neighbouring one: "the remaining [c]", and of
 * such words in place of it, by `or`. What {{ say "…" }} vouches for is let be. Takes time linear in the text. */
void claims_beside(const struct context *context, const struct figures *figures, const struct document *document);

/* Warns where two counts, or two sums of one field, are added although their groups share records: by a sign or word between them, by a typed number
 * beside them that is their sum, or by a total below them in a table. */
void claims_overlaps(const struct context *context, const struct figures *figures, const struct document *document);

/* A warning for each number found, once for all documents and editions; an error where STRICT. */
void claims_report(struct claims *claims, bool strict);

#endif
