/* The keys of import.yaml, each table beside what reads it. */
#ifndef IMPORT_FORMATS_H
#define IMPORT_FORMATS_H

#include "data/keys.h"

extern const struct key_table imports_file_keys;

#endif
