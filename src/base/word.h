/* Eight bytes at a time: most files are long runs of plain ones. After S. E. Anderson, Bit Twiddling Hacks. */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <stddef.h>
#include <stdint.h>

enum { WORD_BYTES = 8 };

#define WORD_ONES UINT64_C(0x0101010101010101)
#define WORD_HIGHEST UINT64_C(0x8080808080808080)

/* The first byte is the lowest on every machine; compilers make one load of it. */
static inline uint64_t word_at(const void *bytes)
{
	const unsigned char *b = bytes;
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	       (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* The highest bit of the first byte that is SIGN, and perhaps of bytes behind it; 0 where there is none. */
static inline uint64_t word_find(uint64_t word, char sign)
{
	uint64_t other = word ^ WORD_ONES * (unsigned char)sign;
	return (other - WORD_ONES) & ~other & WORD_HIGHEST;
}

/* Which byte the lowest bit of MARKS, not 0, belongs to. */
static inline size_t word_first(uint64_t marks)
{
	return (size_t)__builtin_ctzll(marks) / 8;
}

/* Of all eight bytes. */
static inline size_t word_sum(uint64_t word)
{
	const uint64_t every_other = UINT64_C(0x00FF00FF00FF00FF);
	uint64_t pairs = (word & every_other) + (word >> 8 & every_other);
	return (size_t)(pairs * UINT64_C(0x0001000100010001) >> 48);
}

#endif
