/* Units of figures: signs stand with every number, words only where there is room for them. */
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "stats/model.h"
#include "stats/unit.h"

bool unit_is_percent(const char *unit)
{
	return text_equal(unit, "percent") || text_equal(unit, "%");
}

/* Does it stand before the number? */
static bool is_currency(const char *unit)
{
	static const char *const signs[] = {"£", "€", "$", "¥"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strcmp(unit, signs[i]) == 0)
			return true;
	return false;
}

/* "%", "£", "°": without a letter. */
static bool is_sign(const char *unit)
{
	static const char *const signs[] = {"%", "‰", "°", "°C", "″", "′"};
	if (is_currency(unit))
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strcmp(unit, signs[i]) == 0)
			return true;
	return *unit && (unsigned char)*unit < 0x80 && !ascii_letter_or_digit(*unit) && !unit[1];
}

const char *unit_in_words(const char *unit)
{
	return unit && !unit_is_percent(unit) && !is_sign(unit) ? unit : NULL;
}

void unit_print(struct buffer *out, const char *unit, struct number number)
{
	bool sign = unit && !unit_in_words(unit);
	if (sign && is_currency(unit)) {
		if (number.units < 0)
			buffer_char(out, '-');
		buffer_add(out, unit);
		number.units = number.units < 0 ? -number.units : number.units;
	}
	number_print(out, number);
	if (sign && !is_currency(unit))
		buffer_add(out, unit_is_percent(unit) ? "%" : unit);
}

const char *unit_spaced(struct arena *arena, const char *unit)
{
	char *text = arena_copy(arena, unit);
	for (char *at = text; *at; at++)
		if (*at == '-')
			*at = ' ';
	return text;
}

const char *unit_counted(struct arena *arena, const char *unit, struct number count)
{
	const char *spaced = unit_spaced(arena, unit);
	size_t length = strlen(spaced);
	bool one = number_compare(count, (struct number){1, 0}) == 0 && length > 1 && spaced[length - 1] == 's';
	return arena_slice(arena, spaced, length - one);
}
