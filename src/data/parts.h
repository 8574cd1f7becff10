/* A large file of plain records, read in parts by several threads. Private to data/. */
#ifndef DATA_PARTS_H
#define DATA_PARTS_H

#include "data/loader.h"

/* Reads TEXT, a whole file, as records_list would, with the same records and messages. False, with nothing read, where it
 * is small, not plain, or one thread does all. */
bool records_in_parts(struct reader *reader, struct loader *loader, const struct yaml_text *text);

#endif
