/* The result of one measure or cell, after disclosure control. A withheld figure carries no number: its value is zeroed
 * and its text is the symbol, so no writer can leak it. */
#ifndef BASE_FIGURE_H
#define BASE_FIGURE_H

#include "base/number.h"

enum figure_state {
	FIGURE_SHOWN,
	FIGURE_WITHHELD,       /* [c]: confidential */
	FIGURE_NOT_AVAILABLE,  /* [x]: a mean of nothing, a percentage of nothing */
	FIGURE_NOT_APPLICABLE, /* [z]: a mean has no percentage */
	FIGURE_LOW,            /* [low]: rounds to 0, but is not */
	FIGURE_STATES
};

struct figure {
	enum figure_state state;
	struct number value; /* FIGURE_SHOWN only; otherwise zeroed */
	const char *text; /* as printed, without unit: "1,204", "[c]", "[x]", "[z]"; with its % where the unit is percent */
};

#endif
