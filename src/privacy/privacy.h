/* Identifying detail in case studies, quotations and cards: what those who know a child would know them by. Warned of in
 * messages that quote no more of a story than the words themselves; the author decides. */
#ifndef PRIVACY_PRIVACY_H
#define PRIVACY_PRIVACY_H

#include "base/context.h"
#include "doc/node.h"
#include "doc/own_word.h"

struct privacy;

/* For one report whose words.yaml has these COUNT words, which are never warned of. Owned by the context's arena. */
struct privacy *privacy_new(const struct context *context, const struct own_word *words, size_t count);

/* The words of TEXT, a label or title of the report, name no place or institution that is warned of. TEXT may be NULL. */
void privacy_know(struct privacy *privacy, const char *text);

/* Warns of the stories of one document of one edition, in English. Takes time linear in the text. */
void privacy_read(struct privacy *privacy, const struct document *document);

#endif
