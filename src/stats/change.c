/* The change between two years: the difference of the figures as printed, so that readers who subtract get the same. */
#include "stats/kind.h"

static struct number with_decimals(struct number number, unsigned decimals)
{
	return number.decimals < decimals ? number_round(number, decimals) : number;
}

static struct figure printed(struct arena *arena, const char *unit, struct number number)
{
	struct buffer text = {0};
	unit_print(&text, unit, number);
	struct figure figure = {FIGURE_SHOWN, number, arena_copy(arena, buffer_text(&text))};
	buffer_release(&text);
	return figure;
}

static const struct figure not_available = {FIGURE_NOT_AVAILABLE, {0, 0}, "[x]"};

/* Whole per cent; what rounds to 0 but is not reads <1%. Of 0, or of less, there is none. */
static struct figure share_of(struct arena *arena, struct number amount, struct number then)
{
	static const struct figure none = {FIGURE_NOT_APPLICABLE, {0, 0}, "[z]"};
	struct exact difference = {.available = true, .numerator = amount.units, .denominator = 1};
	struct exact base = {.available = true, .numerator = then.units, .denominator = 1};
	struct exact share = exact_divide(&difference, &base);
	struct number number;
	share = exact_times(&share, 100, 1);
	if (then.units <= 0 || !share.available || !number_divide(share.numerator, share.denominator, 0, &number))
		return none;
	if (number.units || !amount.units)
		return printed(arena, "percent", number);
	return (struct figure){FIGURE_SHOWN, number, "<1%"};
}

struct change figures_change(
    struct arena *arena, const struct measure_figures *measure, const struct figure *now, const struct figure *then)
{
	struct change change = {.points = unit_is_percent(measure->unit)};
	if (now->state != FIGURE_SHOWN || then->state != FIGURE_SHOWN) {
		change.sign = CHANGE_UNTOLD;
		change.amount = change.percent = now->state != FIGURE_SHOWN ? *now : *then;
		return change;
	}
	unsigned decimals = now->value.decimals > then->value.decimals ? now->value.decimals : then->value.decimals;
	struct number a = with_decimals(now->value, decimals), b = with_decimals(then->value, decimals);
	struct number amount = {0, (uint8_t)decimals};
	if (a.decimals != b.decimals || __builtin_sub_overflow(a.units, b.units, &amount.units)) {
		change.sign = CHANGE_UNTOLD;
		change.amount = change.percent = not_available;
		return change;
	}
	change.sign = amount.units > 0 ? CHANGE_UP : amount.units < 0 ? CHANGE_DOWN : CHANGE_NONE;
	amount.units = amount.units < 0 ? -amount.units : amount.units;
	change.amount = printed(arena, change.points ? NULL : measure->unit, amount);
	change.percent = share_of(arena, amount, b);
	return change;
}
