/* Help instead of holes: notes for the author on what is withheld. They name figures and no values. Private to protect/. */
#ifndef PROTECT_ADVICE_H
#define PROTECT_ADVICE_H

#include "protect/publication.h"

void advise(const struct context *context, const struct publication *publication, const struct repair *repair);

#endif
