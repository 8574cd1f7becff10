#include "base/number.h"

#include <string.h>

#include "base/ascii.h"

static const int64_t powers[NUMBER_DECIMALS_MAX + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000};

static uint64_t magnitude(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* Appends DIGIT to *VALUE; false if it would pass INT64_MAX. */
static bool push_digit(uint64_t *value, unsigned digit)
{
	if (*value > ((uint64_t)INT64_MAX - digit) / 10)
		return false;
	*value = *value * 10 + digit;
	return true;
}

bool number_parse(const char *text, struct number *out)
{
	bool negative = *text == '-';
	text += negative || *text == '+';
	uint64_t value = 0;
	unsigned decimals = 0;
	if (!ascii_digit(*text))
		return false;
	for (; ascii_digit(*text); text++)
		if (!push_digit(&value, (unsigned)(*text - '0')))
			return false;
	if (*text == '.' && !ascii_digit(*++text))
		return false;
	for (; ascii_digit(*text); text++)
		if (++decimals > NUMBER_DECIMALS_MAX || !push_digit(&value, (unsigned)(*text - '0')))
			return false;
	*out = (struct number){negative ? -(int64_t)value : (int64_t)value, (uint8_t)decimals};
	return *text == '\0';
}

/* The next digit of a long division: ten times *REMAINDER over DIVISOR, without a product that might overflow. */
static unsigned next_digit(uint64_t *remainder, uint64_t divisor)
{
	uint64_t sum = 0;
	unsigned digit = 0;
	for (int i = 0; i < 10; i++) {
		sum += *remainder;
		if (sum >= divisor) {
			sum -= divisor;
			digit++;
		}
	}
	*remainder = sum;
	return digit;
}

bool number_divide(int64_t numerator, int64_t denominator, unsigned decimals, struct number *out)
{
	if (denominator == 0 || decimals > NUMBER_DECIMALS_MAX)
		return false;
	uint64_t divisor = magnitude(denominator);
	uint64_t quotient = magnitude(numerator) / divisor, remainder = magnitude(numerator) % divisor;
	for (unsigned i = 0; i < decimals; i++)
		if (!push_digit(&quotient, next_digit(&remainder, divisor)))
			return false;
	if (remainder >= divisor - remainder)
		quotient++;
	if (quotient > (uint64_t)INT64_MAX)
		return false;
	bool negative = (numerator < 0) != (denominator < 0);
	*out = (struct number){negative ? -(int64_t)quotient : (int64_t)quotient, (uint8_t)decimals};
	return true;
}

struct number number_round(struct number number, unsigned decimals)
{
	if (decimals > NUMBER_DECIMALS_MAX)
		decimals = NUMBER_DECIMALS_MAX;
	if (decimals < number.decimals) {
		struct number rounded = number;
		number_divide(number.units, powers[number.decimals - decimals], 0, &rounded);
		rounded.decimals = (uint8_t)decimals;
		return rounded;
	}
	while (number.decimals < decimals && magnitude(number.units) <= (uint64_t)INT64_MAX / 10) {
		number.units *= 10;
		number.decimals++;
	}
	return number;
}

static int order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int number_compare(struct number a, struct number b)
{
	int64_t whole_a = a.units / powers[a.decimals], whole_b = b.units / powers[b.decimals];
	if (whole_a != whole_b)
		return order(whole_a, whole_b);
	int64_t rest_a = a.units % powers[a.decimals] * powers[NUMBER_DECIMALS_MAX - a.decimals];
	int64_t rest_b = b.units % powers[b.decimals] * powers[NUMBER_DECIMALS_MAX - b.decimals];
	return order(rest_a, rest_b);
}

static void print(struct buffer *out, struct number number, const char *separator)
{
	char digits[24];
	size_t count = 0;
	uint64_t rest = magnitude(number.units);
	for (; rest || count <= number.decimals; rest /= 10)
		digits[count++] = (char)('0' + rest % 10);
	if (number.units < 0)
		buffer_char(out, '-');
	while (count) {
		buffer_char(out, digits[--count]);
		if (count && count == number.decimals)
			buffer_char(out, '.');
		else if (count > number.decimals && (count - number.decimals) % 3 == 0)
			buffer_add(out, separator);
	}
}

void number_print(struct buffer *out, struct number number)
{
	print(out, number, ",");
}

void number_print_plain(struct buffer *out, struct number number)
{
	print(out, number, "");
}
