/* The kinds that are made of two other measures, and facts, which come from elsewhere. */
#include "stats/kind.h"

/* `unit: percent` and `per` give the ratio a factor. */
static bool ratio_read(const struct measure_loader *loader, struct measure *measure)
{
	const struct value *per = value_get(measure->source, "per");
	bool percent = unit_is_percent(measure->unit);
	measure->per = (struct number){percent ? 100 : 1, 0};
	if (per && per->kind == VALUE_TEXT) {
		if (percent)
			return measure_refuse(loader, measure, "per", "unit: percent already multiplies by 100");
		if (!number_parse(per->text, &measure->per) || measure->per.units <= 0) {
			message_add(loader->context->messages, MSG_STATS_PER, per->place, per->text);
			return false;
		}
	}
	return measure_read_parts(loader, measure);
}

static void ratio_combine(
    const struct exact *first, const struct exact *second, const struct measure *measure, struct exact *out)
{
	int64_t divisor = 1;
	for (unsigned i = measure->per.decimals; i; i--)
		divisor *= 10;
	struct exact quotient = exact_divide(first, second);
	*out = exact_times(&quotient, measure->per.units, divisor);
}

static unsigned ratio_decimals(const struct measure *measure, unsigned most)
{
	(void)most;
	return unit_is_percent(measure->unit) ? 0 : 1;
}

const struct kind kind_ratio = {MEASURE_RATIO, "ratio", "list of two statistics",
    "the first divided by the second, exact until it is rounded", "[sessions, children]", true, false, false, false,
    false, false, ratio_read, NULL, ratio_combine, ratio_decimals, PHRASE_METHOD_RATIO, PHRASE_DEFINED_RATIO,
    PHRASE_DEFINED_RATIO_GROUPS};

static void difference_combine(
    const struct exact *first, const struct exact *second, const struct measure *measure, struct exact *out)
{
	(void)measure;
	*out = exact_subtract(first, second);
}

static unsigned difference_decimals(const struct measure *measure, unsigned most)
{
	(void)measure;
	return most;
}

const struct kind kind_difference = {MEASURE_DIFFERENCE, "difference", "list of two statistics",
    "the first less the second", "[received, closed]", true, false, false, false, false, false, measure_read_parts,
    NULL, difference_combine, difference_decimals, PHRASE_METHOD_DIFFERENCE, PHRASE_DEFINED_DIFFERENCE,
    PHRASE_DEFINED_DIFFERENCE_GROUPS};

static bool fact_kind_read(const struct measure_loader *loader, struct measure *measure)
{
	return fact_read(loader->context, measure->source, measure);
}

const struct kind kind_fact = {MEASURE_FACT, NULL, NULL, NULL, NULL, false, false, false, false, false, false,
    fact_kind_read, NULL, NULL, difference_decimals, PHRASE_DEFINED_FACT, PHRASE_DEFINED_FACT, PHRASE_DEFINED_FACT};
