/* The second pass over dictionary.yaml: names of fields and tables become pointers. */
#ifndef DATA_LINKS_H
#define DATA_LINKS_H

#include "data/dictionary.h"

/* Links DICTIONARY's tables and fields; TABLES is their mapping in the file, in the same order. */
void dictionary_link(const struct context *context, struct dictionary *dictionary, const struct value *tables);

#endif
