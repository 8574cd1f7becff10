/* Cases of a C test: one line each, as tests/run reads them. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct checks {
	int failed;
};

static inline void check(struct checks *checks, const char *name, bool passed)
{
	printf("%s %s\n", passed ? "ok" : "not ok", name);
	checks->failed += !passed;
}

static inline void check_text(struct checks *checks, const char *name, const char *got, const char *expected)
{
	bool passed = strcmp(got, expected) == 0;
	check(checks, name, passed);
	if (!passed)
		printf("# expected: %s\n# got:      %s\n", expected, got);
}

#endif
