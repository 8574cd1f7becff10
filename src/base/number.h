/* Exact decimals. No floating point, no locale. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

enum { NUMBER_DECIMALS_MAX = 6 };

struct number {
	int64_t units;    /* the value times 10 to the power of decimals */
	uint8_t decimals; /* 0 to NUMBER_DECIMALS_MAX */
};

/* Reads "-12.50": optional sign, digits, optional point and digits, nothing else. False if it is not of that form,
 * has more than NUMBER_DECIMALS_MAX decimals, or does not fit. */
bool number_parse(const char *text, struct number *out);

/* NUMERATOR / DENOMINATOR rounded once to DECIMALS, half away from zero. False if denominator is 0 or it does not fit. */
bool number_divide(int64_t numerator, int64_t denominator, unsigned decimals, struct number *out);

/* The same value with other decimals, rounded half away from zero. */
struct number number_round(struct number number, unsigned decimals);

int number_compare(struct number a, struct number b);

/* "1,204.50": a comma from 1,000 on, a hyphen-minus before negative ones. */
void number_print(struct buffer *out, struct number number);

/* "1204.50": for machines. */
void number_print_plain(struct buffer *out, struct number number);

#endif
