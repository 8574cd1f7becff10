/* What a YAML syntax error means in plain English. */
#ifndef DATA_SYNTAX_H
#define DATA_SYNTAX_H

#include "data/events.h"

/* libyaml's account of an error, its marks turned into bytes of the parsed text. */
struct syntax_fault {
	const char *problem, *context; /* its words; "" where it has none */
	size_t at;                     /* where it noticed */
	size_t began;                  /* where the construct began; same as at where it doesn't say */
};

/* Reports FAULT with its likely cause, where that cause is. */
void syntax_report(const struct context *context, const struct yaml_text *text, const struct syntax_fault *fault);

#endif
