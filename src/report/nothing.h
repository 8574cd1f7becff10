/* What a report says where there are no records to show: a sentence, never an empty table. Private to report/. */
#ifndef REPORT_NOTHING_H
#define REPORT_NOTHING_H

#include "report/directive.h"

/* A PARAGRAPH in place of a table or chart of MEASURE: "Legal status. No referrals of this kind were received." */
struct node *nothing_counted(struct block *block, const struct measure_figures *measure);

/* A PARAGRAPH in place of records of TABLE. */
struct node *nothing_listed(struct block *block, const struct table *table);

#endif
