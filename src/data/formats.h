/* The keys of report.yaml and dictionary.yaml, each table beside what reads it. */
#ifndef DATA_FORMATS_H
#define DATA_FORMATS_H

#include "data/keys.h"

extern const struct key_table band_keys, code_keys, condition_keys, consent_keys, dictionary_keys, disclosure_keys,
    open_keys, record_keys, report_keys;

#endif
