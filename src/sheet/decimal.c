#include "sheet/decimal.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

enum { SECONDS_A_DAY = 86400, DIGITS_KEPT = 15, DIGITS_READ = 400, PLACES_MAX = 40, EXPONENT_MAX = 1000 };

/* 0.d1d2d3… times 10 to the power of POINT. */
struct digits {
	bool negative;
	char digits[DIGITS_KEPT + 2];
	int count;
	int point;
};

/* The digits of the mantissa, leading zeros left out; one more than are kept, to round by. */
static const char *read_mantissa(const char *at, struct digits *out)
{
	bool point = false, any = false;
	for (int read = 0; ascii_digit(*at) || (*at == '.' && !point); at++, read++) {
		if (read > DIGITS_READ)
			return NULL;
		if (*at == '.') {
			point = true;
			continue;
		}
		any = true;
		if (out->count || *at != '0') {
			out->point += !point;
			if (out->count <= DIGITS_KEPT)
				out->digits[out->count++] = *at;
		} else {
			out->point -= point;
		}
	}
	return any ? at : NULL;
}

static bool read_exponent(const char *at, struct digits *out)
{
	if (*at != 'e' && *at != 'E')
		return !*at;
	char *end;
	long exponent = strtol(at + 1, &end, 10);
	if (end == at + 1 || *end || exponent > EXPONENT_MAX || exponent < -EXPONENT_MAX)
		return false;
	out->point += (int)exponent;
	return true;
}

static void round_digits(struct digits *d)
{
	if (d->count > DIGITS_KEPT) {
		bool up = d->digits[DIGITS_KEPT] >= '5';
		d->count = DIGITS_KEPT;
		while (up && d->count && d->digits[d->count - 1] == '9')
			d->count--;
		if (up && d->count) {
			d->digits[d->count - 1]++;
		} else if (up) {
			d->digits[d->count++] = '1';
			d->point++;
		}
	}
	while (d->count && d->digits[d->count - 1] == '0')
		d->count--;
	if (!d->count)
		*d = (struct digits){0};
}

static bool read_digits(const char *text, int shift, struct digits *out)
{
	*out = (struct digits){.negative = *text == '-'};
	const char *end = read_mantissa(text + (*text == '-' || *text == '+'), out);
	if (!end || !read_exponent(end, out))
		return false;
	out->point += shift;
	round_digits(out);
	return out->point <= PLACES_MAX && out->point >= -PLACES_MAX;
}

bool decimal_plain(struct buffer *out, const char *text, int shift)
{
	struct digits d;
	if (!read_digits(text, shift, &d))
		return false;
	if (d.negative)
		buffer_char(out, '-');
	for (int i = 0; i < d.point; i++)
		buffer_char(out, i < d.count ? d.digits[i] : '0');
	if (d.point <= 0)
		buffer_char(out, '0');
	if (d.count <= d.point)
		return true;
	buffer_char(out, '.');
	for (int i = d.point; i < 0; i++)
		buffer_char(out, '0');
	buffer_bytes(out, d.digits + (d.point > 0 ? d.point : 0), (size_t)(d.count - (d.point > 0 ? d.point : 0)));
	return true;
}

bool decimal_days(const char *text, long *days, long *seconds)
{
	struct digits d;
	if (!read_digits(text, 0, &d) || d.point > 7)
		return false;
	int64_t part = 0; /* of a day, in its billionths */
	*days = 0;
	for (int i = 0; i < d.point; i++)
		*days = *days * 10 + (i < d.count ? d.digits[i] - '0' : 0);
	for (int i = 0, at = d.point; i < 9; i++, at++)
		part = part * 10 + (at >= 0 && at < d.count ? d.digits[at] - '0' : 0);
	*seconds = (long)((part * SECONDS_A_DAY + 500000000) / 1000000000);
	if (d.negative) {
		*days = -*days;
		*seconds = -*seconds;
	}
	if (*seconds < 0 || *seconds == SECONDS_A_DAY) {
		*days += *seconds < 0 ? -1 : 1;
		*seconds = *seconds < 0 ? *seconds + SECONDS_A_DAY : 0;
	}
	return true;
}
