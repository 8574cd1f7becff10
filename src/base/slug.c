/* Texts as parts of addresses: accents folded to base letters, the rest to hyphens. Not Unicode's decomposition, which
 * leaves letters such as ł and ø as they are, but two tables that fold these, too. */
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"

/* The base letters of U+00C0 to U+017F, two bytes each; a space ends shorter ones, a letter alone is "x ". */
static const char latin[] = "a a a a a a aec e e e e i i i i "
                            "d n o o o o o   o u u u u y thss"
                            "a a a a a a aec e e e e i i i i "
                            "d n o o o o o   o u u u u y thy "
                            "a a a a a a c c c c c c c c d d "
                            "d d e e e e e e e e e e g g g g "
                            "g g g g h h h h i i i i i i i i "
                            "i i ijijj j k k k l l l l l l l "
                            "l l l n n n n n n n ngngo o o o "
                            "o o oeoer r r r r r s s s s s s "
                            "s s t t t t t t u u u u u u u u "
                            "u u u u w w y y y z z z z z z s ";

/* The base letters of U+1E00 to U+1E9F, one byte each (Latin Extended Additional). */
static const char additional[] = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
                                 "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyassssd";

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '"' || (c >= 0x2018 && c <= 0x201F) || c == 0x2BC || c == 0x2B9 || c == 0x2039 ||
	       c == 0x203A || c == 0xAB || c == 0xBB || c == 0x2032 || c == 0x2033;
}

/* Nothing that is seen by itself: combining accents, soft hyphen, zero-width marks. */
static bool is_dropped(uint32_t c)
{
	return is_apostrophe(c) || (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
}

size_t text_base_letters(uint32_t c, char letters[2])
{
	if (c < 0xC0 || c > 0x17F)
		return 0;
	memcpy(letters, latin + (c - 0xC0) * 2, 2);
	return letters[0] == ' ' ? 0 : letters[1] == ' ' ? 1 : 2;
}

/* Vietnamese vowels, U+1EA0 to U+1EF9, in runs of one letter. */
static char fold_vietnamese(uint32_t c)
{
	static const struct {
		uint16_t last;
		char letter;
	} runs[] = {{0x1EB7, 'a'}, {0x1EC7, 'e'}, {0x1ECB, 'i'}, {0x1EE3, 'o'}, {0x1EF1, 'u'}, {0x1EF9, 'y'}};
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		if (c <= runs[i].last)
			return runs[i].letter;
	return '\0';
}

static char fold_other(uint32_t c)
{
	if (c >= 0x1E00 && c <= 0x1E9F)
		return additional[c - 0x1E00];
	if (c >= 0x1EA0 && c <= 0x1EF9)
		return fold_vietnamese(c);
	if (c == 0x1A0 || c == 0x1A1)
		return 'o';
	if (c == 0x1AF || c == 0x1B0)
		return 'u';
	return c == 0x218 || c == 0x219 ? 's' : c == 0x21A || c == 0x21B ? 't' : '\0';
}

/* The ASCII letters and digits that stand for a code point; 0 of them: none. */
static size_t fold(uint32_t c, char letters[2])
{
	letters[0] = '\0';
	if (ascii_letter_or_digit(c))
		letters[0] = ascii_lower((char)c);
	else if (c >= 0xC0 && c <= 0x17F)
		return text_base_letters(c, letters);
	else
		letters[0] = fold_other(c);
	return letters[0] != '\0';
}

void text_slug(struct buffer *out, const char *title)
{
	size_t begin = out->length, length = strlen(title);
	bool gap = false;
	uint32_t c;
	for (size_t at = 0; at < length;) {
		char letters[2];
		at += utf8_decode(title + at, length - at, &c);
		if (is_dropped(c))
			continue;
		size_t count = fold(c, letters);
		if (!count) {
			gap = true;
			continue;
		}
		if (gap && out->length > begin)
			buffer_char(out, '-');
		gap = false;
		buffer_bytes(out, letters, count);
	}
	if (out->length == begin)
		buffer_add(out, "section");
}
