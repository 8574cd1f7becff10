/* Letters and digits of ASCII, in every locale alike; of a char, a byte or a code point. What is not
 * ASCII is neither. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>
#include <stdint.h>

static inline bool ascii_digit(int64_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_capital(int64_t c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ascii_small(int64_t c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_letter(int64_t c)
{
	return ascii_small(c) || ascii_capital(c);
}

static inline bool ascii_letter_or_digit(int64_t c)
{
	return ascii_letter(c) || ascii_digit(c);
}

/* A capital as its small letter; all else as it is. */
static inline char ascii_lower(char c)
{
	return (char)(ascii_capital(c) ? c - 'A' + 'a' : c);
}

#endif
