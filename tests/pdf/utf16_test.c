/* Text of titles and bookmarks: UTF-16 in hexadecimal digits (ISO 32000-1, 7.9.2.2), with surrogates from U+10000 on. */
#include "check.h"
#include "pdf/object.h"

static const struct {
	const char *text, *units;
} cases[] = {
    {"", ""},
    {"Ay", "00410079"},
    {"\xC5\xB4", "0174"},
    {"\xEF\xBF\xBD", "FFFD"},
    {"\xEF\xBF\xBF", "FFFF"},
    {"\xF0\x90\x80\x80", "D800DC00"},
    {"\xF0\x9F\x98\x80.", "D83DDE00002E"},
    {"\xF4\x8F\xBF\xBF", "DBFFDFFF"},
};

int main(void)
{
	struct checks checks = {0};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		put_utf16(&out, cases[i].text);
		check_text(&checks, cases[i].units, buffer_text(&out), cases[i].units);
		buffer_release(&out);
	}
	return checks.failed != 0;
}
