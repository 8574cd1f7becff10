#include "base/address.h"

#include "check.h"

static void check_kind(struct checks *checks, const char *address, enum address_kind expected, const char *scheme)
{
	char found[24];
	check(checks, address, address_kind(address, found, sizeof found) == expected);
	check_text(checks, address, found, scheme);
}

static void check_kinds(struct checks *checks)
{
	check_kind(checks, "https://example.org/a?b#c", ADDRESS_WEB, "https");
	check_kind(checks, "HTTP://example.org", ADDRESS_WEB, "http");
	check_kind(checks, "mailto:team@example.org", ADDRESS_PERSON, "mailto");
	check_kind(checks, "tel:+441162320000", ADDRESS_PERSON, "tel");
	check_kind(checks, "activities.md#choir", ADDRESS_RELATIVE, "");
	check_kind(checks, "//example.org", ADDRESS_RELATIVE, "");
	check_kind(checks, "", ADDRESS_RELATIVE, "");
	check_kind(checks, ":x", ADDRESS_RELATIVE, "");
	check_kind(checks, "https:/\\x", ADDRESS_BROKEN, "https");
	check_kind(checks, "https:x", ADDRESS_BROKEN, "https");
	check_kind(checks, "https:", ADDRESS_BROKEN, "https");
	check_kind(checks, "https:///x", ADDRESS_BROKEN, "https");
	check_kind(checks, "https://\\x", ADDRESS_BROKEN, "https");
	check_kind(checks, "https://@x", ADDRESS_BROKEN, "https");
	check_kind(checks, "ht\ttps://x", ADDRESS_BROKEN, "https");
	check_kind(checks, " https://x", ADDRESS_BROKEN, "https");
	check_kind(checks, "mailto:", ADDRESS_BROKEN, "mailto");
	check_kind(checks, "tel: 1", ADDRESS_BROKEN, "tel");
	check_kind(checks, "javascript:alert(1)", ADDRESS_REFUSED, "javascript");
	check_kind(checks, "\x01jAva\tScript:x", ADDRESS_REFUSED, "javascript");
	check_kind(checks, "data:text/html,x", ADDRESS_REFUSED, "data");
	check_kind(checks, "file:///etc/passwd", ADDRESS_REFUSED, "file");
	check_kind(checks, "a-very-long-scheme-that-nobody-has:x", ADDRESS_REFUSED, "a-very-long-scheme-that");
}

static void check_pages(struct checks *checks)
{
	static const char *const bad[] = {"", "example.org", "javascript:x", "mailto:a@b.c", "https:/\\x", "https://x y",
	    "https://x\"y", "https://x<y", "https://x\\y", "https://x\ty", "//x", "ftp://x"};
	check(checks, "a page", address_is_page("https://example.org/a%20b?c=d&e#f"));
	check(checks, "a page with letters of another script", address_is_page("http://example.org/\xC5\xB5"));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		check(checks, bad[i], !address_is_page(bad[i]));
}

static void check_mails(struct checks *checks)
{
	static const char *const bad[] = {"", "team", "@example.org", "team@", "team@example", "a@b@c.d", "a b@c.d", "a@.b",
	    "a@b.", "javascript:x@y.z", "a@b.c?bcc=d", "a@b.c,d", "<a@b.c>", "a@b.c\t", "a%0A@b.c", "mailto:a@b.c"};
	check(checks, "an address", address_is_mail("corporate.parenting+rights@leics.example.org"));
	check(checks, "an apostrophe", address_is_mail("mary.o'neill@example.org"));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		check(checks, bad[i], !address_is_mail(bad[i]));
}

int main(void)
{
	struct checks checks = {0};
	check_kinds(&checks);
	check_pages(&checks);
	check_mails(&checks);
	return checks.failed != 0;
}
