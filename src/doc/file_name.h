/* Names of the files of figures and charts that lie beside a site's pages: those who make them and those who lead to them
 * agree on the same. */
#ifndef DOC_FILE_NAME_H
#define DOC_FILE_NAME_H

#include "base/arena.h"

/* The file that holds a measure's figures, beside the pages: "data/cp-age.csv" of "cp.age" and of its cell "cp.age[x]". */
const char *data_file(struct arena *arena, const char *measure);

/* The same of several that stand in one table or chart: "data/cp-received+cp-accepted.csv". IDS ends with NULL. */
const char *data_file_of(struct arena *arena, const char *const *ids);

/* The same of a chart of that measure: "charts/cp-age.svg", and of the COPYth of its name "charts/cp-age-2.svg". */
const char *chart_file(struct arena *arena, const char *measure, int copy);

#endif
