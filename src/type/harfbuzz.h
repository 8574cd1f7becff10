/* HarfBuzz, loaded for the first font: it brings GLib, Graphite and FreeType along, for which a command that sets no text
 * need not wait. */
#ifndef TYPE_HARFBUZZ_H
#define TYPE_HARFBUZZ_H

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

/* Its functions, with the types that its headers give them. */
struct harfbuzz {
#define HARFBUZZ_FUNCTION(name) __typeof__(&hb_##name) name;
#include "type/harfbuzz_list.h"
};

/* Where it is missing, the program ends as library_need has it. */
struct harfbuzz harfbuzz_load(void);

/* Loads it so that harfbuzz_load finds it there; says nothing where it is missing. */
void harfbuzz_prepare(void);

#endif
