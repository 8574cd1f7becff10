/* The keys of words.yaml, front matter and blocks, each table beside what reads it. */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include "data/keys.h"

extern const struct key_table case_study_keys, column_group_keys, easy_line_keys, section_keys, tile_keys, word_keys;

/* The INDEXth block: its name, or NULL after the last, and its keys in *KEYS. */
const char *block_kind(size_t index, const struct key_table **keys);

#endif
