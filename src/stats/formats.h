/* The keys of measures.yaml, facts.yaml and earlier.yaml, each table beside what reads it. */
#ifndef STATS_FORMATS_H
#define STATS_FORMATS_H

#include "data/keys.h"

extern const struct key_table check_keys, earlier_file_keys, fact_keys, facts_file_keys, measure_keys,
    measures_file_keys, population_keys;

#endif
