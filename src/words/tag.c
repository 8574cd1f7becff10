#include "words/tag.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Scripts and languages from right to left (Unicode CLDR, scriptMetadata and likelySubtags). */
static const char *const scripts[] = {"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"};
static const char *const languages[] = {"ar", "arc", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "lrc", "mzn", "nqo",
    "pnb", "prs", "ps", "sd", "sdh", "syr", "ug", "ur", "yi", "ji"};

static bool is_one_of(const char *const *list, size_t count, const char *text, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == length && strncasecmp(list[i], text, length) == 0)
			return true;
	return false;
}

bool language_right_to_left(const char *language)
{
	enum { SCRIPT = 4 /* letters, and no other subtag after the first that may follow has as many */ };
	if (!language)
		return false;
	size_t first = strcspn(language, "-");
	for (const char *at = language + first; *at == '-'; at += 1 + strcspn(at + 1, "-")) {
		size_t length = strcspn(at + 1, "-");
		if (length == SCRIPT && (at[1] < '0' || at[1] > '9'))
			return is_one_of(scripts, sizeof scripts / sizeof *scripts, at + 1, length);
	}
	return is_one_of(languages, sizeof languages / sizeof *languages, language, first);
}
