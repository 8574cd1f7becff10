/* The texts of an empty report. Private to create/. */
#ifndef CREATE_TEMPLATE_H
#define CREATE_TEMPLATE_H

#include <stddef.h>

/* A file as it is written, but for {from}, {to}, {published} and {year}. */
struct template_file {
	const char *path;
	const char *text;
};

extern const struct template_file empty_report[];
extern const size_t empty_report_count;

/* Of an empty report, the files that stay the same whatever its tables are come first. */
extern const size_t empty_report_shared;

#endif
