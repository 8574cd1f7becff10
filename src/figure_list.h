/* The figures of a report as lists in HTML, for its author: what each edition shows, how to write it, what is withheld and
 * why. Only protected figures pass through here. */
#ifndef FIGURE_LIST_H
#define FIGURE_LIST_H

#include "phases.h"

/* Each statistic and fact with its label, its value in each edition, its definition and what stands for it in prose. */
void figure_list(const struct context *context, struct buffer *out, const struct loaded *loaded);

/* What each edition withholds, and why. */
void figure_list_withheld(const struct context *context, struct buffer *out, const struct loaded *loaded);

#endif
