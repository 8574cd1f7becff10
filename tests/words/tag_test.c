/* Which languages are written from right to left, and which have words. */
#include "words/tag.h"

#include "../check.h"

int main(void)
{
	static const char *const left[] = {
	    "ar", "AR", "ar-EG", "fa", "he", "ur-PK", "yi", "ps", "ckb", "pa-Arab", "ks-Arab-IN"};
	static const char *const right[] = {"en", "en-GB", "cy", "ar-Latn", "ur-Latn-PK", "arn", "so", "", "de-1996", "pa"};
	struct checks checks = {0};
	for (size_t i = 0; i < sizeof left / sizeof *left; i++)
		check(&checks, left[i], language_right_to_left(left[i]));
	for (size_t i = 0; i < sizeof right / sizeof *right; i++)
		check(&checks, *right[i] ? right[i] : "an empty tag", !language_right_to_left(right[i]));
	check(&checks, "no language", !language_right_to_left(NULL));
	check(&checks, "languages with words", language_has_words("en-GB") && language_has_words("CY"));
	check(&checks, "languages without",
	    !language_has_words("ar") && !language_has_words("cyx") && !language_has_words(NULL));
	return checks.failed > 0;
}
