/* SHA-256 and base64 against the examples of their standards (FIPS 180-4; RFC 4648, section 10). */
#include "html/sha256.h"

#include <stdlib.h>
#include <string.h>

#include "../check.h"

static void check_digest(struct checks *checks, const char *name, const char *text, size_t length, const char *expected)
{
	uint8_t digest[32];
	struct buffer hex = {0};
	sha256(text, length, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		buffer_format(&hex, "%02x", digest[i]);
	check_text(checks, name, buffer_text(&hex), expected);
	buffer_release(&hex);
}

static void check_base64(struct checks *checks, const char *text, const char *expected)
{
	struct buffer out = {0};
	base64_add(&out, text, strlen(text));
	check_text(checks, text, buffer_text(&out), expected);
	buffer_release(&out);
}

int main(void)
{
	struct checks checks = {0};
	const char *two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	char *million = malloc(1000000);
	memset(million, 'a', 1000000);
	check_digest(&checks, "nothing", "", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	check_digest(&checks, "abc", "abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	check_digest(
	    &checks, "two blocks", two, strlen(two), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	check_digest(
	    &checks, "a million", million, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	free(million);
	check_base64(&checks, "", "");
	check_base64(&checks, "f", "Zg==");
	check_base64(&checks, "fo", "Zm8=");
	check_base64(&checks, "foobar", "Zm9vYmFy");
	return checks.failed != 0;
}
