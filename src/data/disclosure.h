/* An edition's rule of disclosure control: `disclosure` in report.yaml. */
#ifndef DATA_DISCLOSURE_H
#define DATA_DISCLOSURE_H

#include <stdbool.h>

#include "base/context.h"
#include "base/value.h"

enum disclosure_method { DISCLOSURE_NONE, DISCLOSURE_SUPPRESS, DISCLOSURE_ROUND };

struct disclosure {
	enum disclosure_method method;
	int64_t protect_from, protect_to; /* SUPPRESS: counts withheld, both included: 1 to 5 */
	int64_t round_to;                 /* ROUND: counts to the nearest multiple */
	int64_t means_from;               /* means, sums and the like of fewer known values are withheld */
	const struct value **essential;   /* measures that are never withheld to protect another */
	size_t essential_count;
	bool complements; /* a published group less a published part of it is protected too */
	struct place place;
};

/* The rule in the mapping of an edition. Where its method cannot be read, small counts are withheld. */
struct disclosure disclosure_read(const struct context *context, const struct value *edition);

/* Does the rule keep the measure from being withheld second? */
bool disclosure_essential(const struct disclosure *disclosure, const char *measure);

#endif
