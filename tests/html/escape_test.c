/* Words with a hyphen between digits stay in one line; all else is escaped as it was. */
#include "html/escape.h"

#include <string.h>

#include "check.h"
#include "html/style.h"

#define WHOLE(word) "<span class=\"ar-whole\">" word "</span>"

static const struct {
	const char *text, *html;
} cases[] = {
    {"", ""},
    {"-", "-"},
    {"2021-22", WHOLE("2021-22")},
    {"from 2020-21, and 2021-22.", "from " WHOLE("2020-21") ", and " WHOLE("2021-22") "."},
    {"(2019-20)<b>", "(" WHOLE("2019-20") ")&lt;b&gt;"},
    {"0116-496-0000", WHOLE("0116-496-0000")},
    {"P4-5x a 1-to-1 talk", WHOLE("P4-5x") " a 1-to-1 talk"},
    {"1234-5678-901234", WHOLE("1234-5678-901234")},
    {"1234-5678-9012345 6-7", "1234-5678-9012345 " WHOLE("6-7")},
    {"ends with -5, begins with 5-, has 7--8 and \xC2\xA3"
     "5-\xC2\xA3"
     "6",
        "ends with -5, begins with 5-, has 7--8 and \xC2\xA3"
        "5-\xC2\xA3"
        "6"},
    {"1-2-", WHOLE("1-2-")},
    {"a\x07 b\tc\x1F", "a\xEF\xBF\xBD b\tc\xEF\xBF\xBD"},
};

/* Style sheets: comments and indentation go, what stands in quotation marks stays. */
static const struct {
	const char *css, *expected;
} sheets[] = {
    {"a {\n\tb: c;\n}\n", "a {\nb: c;\n}\n"},
    {"a/* x */b/* y", "ab"},
    {"a { content: \"/* kept */\" } /* x */", "a { content: \"/* kept */\" } "},
    {"a { content: \"x\" } /* x */ b { content: 'yz' } /* y */", "a { content: \"x\" }  b { content: 'yz' } "},
    {"a { content: \"\\\"/* kept */\" } /* x */", "a { content: \"\\\"/* kept */\" } "},
    {"a { content: \"\\", "a { content: \"\\"},
};

static void check_sheets(struct checks *checks)
{
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		struct buffer out = {0};
		style_add(&out, sheets[i].css);
		check_text(checks, sheets[i].css, buffer_text(&out), sheets[i].expected);
		buffer_release(&out);
	}
}

int main(void)
{
	struct checks checks = {0};
	check_sheets(&checks);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		escape_prose(&out, cases[i].text, strlen(cases[i].text));
		bool same = !strcmp(buffer_text(&out), cases[i].html);
		check(&checks, cases[i].text, same);
		if (!same)
			printf("# %s\n", buffer_text(&out));
		buffer_release(&out);
	}
	return checks.failed > 0;
}
