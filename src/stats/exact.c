/* Exact quotients: what the columns add up to, before anything is rounded. */
#include "stats/kind.h"

static int64_t gcd(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

static void reduce(int64_t *a, int64_t *b)
{
	int64_t divisor = gcd(*a, *b);
	if (divisor > 1) {
		*a /= divisor;
		*b /= divisor;
	}
}

void exact_set(struct exact *out, int64_t numerator, int64_t denominator)
{
	out->available = denominator != 0;
	out->numerator = numerator;
	out->denominator = denominator;
}

/* A symbol goes on into what is made of it, but that a number is low says nothing about a quotient. */
static enum figure_state symbol_of(const struct exact *a, const struct exact *b)
{
	const struct exact *missing = a->available ? b : a;
	return missing->available || missing->symbol == FIGURE_LOW ? FIGURE_SHOWN : missing->symbol;
}

struct exact exact_divide(const struct exact *first, const struct exact *second)
{
	struct exact a = *first, b = *second, out = {.symbol = symbol_of(first, second)};
	if (!a.available || !b.available || b.numerator == 0)
		return out;
	reduce(&a.numerator, &a.denominator);
	reduce(&b.numerator, &b.denominator);
	reduce(&a.numerator, &b.numerator);
	reduce(&a.denominator, &b.denominator);
	out.available = !__builtin_mul_overflow(a.numerator, b.denominator, &out.numerator) &&
	                !__builtin_mul_overflow(a.denominator, b.numerator, &out.denominator);
	return out;
}

static struct exact sum_of(const struct exact *first, const struct exact *second, int sign)
{
	struct exact a = *first, b = *second, out = {.symbol = symbol_of(first, second)};
	int64_t left, right;
	if (!a.available || !b.available)
		return out;
	reduce(&a.numerator, &a.denominator);
	reduce(&b.numerator, &b.denominator);
	int64_t common = gcd(a.denominator, b.denominator);
	out.available = !__builtin_mul_overflow(a.numerator, b.denominator / common, &left) &&
	                !__builtin_mul_overflow(b.numerator, a.denominator / common * sign, &right) &&
	                !__builtin_add_overflow(left, right, &out.numerator) &&
	                !__builtin_mul_overflow(a.denominator, b.denominator / common, &out.denominator);
	return out;
}

struct exact exact_subtract(const struct exact *a, const struct exact *b)
{
	return sum_of(a, b, -1);
}

struct exact exact_add(const struct exact *a, const struct exact *b)
{
	return sum_of(a, b, 1);
}

struct exact exact_times(const struct exact *a, int64_t factor, int64_t divisor)
{
	const struct exact by = {.available = true, .numerator = divisor, .denominator = factor};
	return exact_divide(a, &by);
}

int exact_compare(const struct exact *a, const struct exact *b)
{
	__extension__ typedef __int128 wide;
	int sign = (a->denominator < 0) != (b->denominator < 0) ? -1 : 1;
	wide left = (wide)a->numerator * b->denominator * sign, right = (wide)b->numerator * a->denominator * sign;
	return (left > right) - (left < right);
}
