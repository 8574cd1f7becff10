#include "base/address.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/text.h"

/* As a browser reads it, blanks and control characters left out (RFC 3986, 3.1; WHATWG URL, scheme start state). */
static void address_scheme(const char *address, char *scheme, size_t size)
{
	size_t length = 0;
	*scheme = '\0';
	for (const char *at = address; *at; at++) {
		char byte = ascii_lower(*at);
		if ((unsigned char)byte <= ' ')
			continue;
		bool letter = ascii_small(byte);
		bool other = ascii_digit(byte) || byte == '+' || byte == '-' || byte == '.';
		if (byte == ':' && length > 0) {
			scheme[length < size ? length : size - 1] = '\0';
			return;
		}
		if (!letter && (!other || length == 0))
			break;
		if (length + 1 < size)
			scheme[length] = byte;
		length++;
	}
	*scheme = '\0';
}

/* Has REST, what stands behind the scheme, a host: "//" and a byte that ends none? */
static bool host_follows(const char *rest)
{
	return text_starts(rest, "//") && (unsigned char)rest[2] > ' ' && !strchr("/\\?#:@", rest[2]);
}

enum address_kind address_kind(const char *address, char *scheme, size_t size)
{
	static const char *const allowed[] = {"http", "https", "mailto", "tel", "sms"};
	enum { WEB_SCHEMES = 2 };
	address_scheme(address, scheme, size);
	if (!*scheme)
		return ADDRESS_RELATIVE;
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
		if (strcmp(scheme, allowed[i]) != 0)
			continue;
		size_t length = strlen(scheme);
		if (strncasecmp(address, scheme, length) != 0 || address[length] != ':')
			return ADDRESS_BROKEN;
		const char *rest = address + length + 1;
		if (i < WEB_SCHEMES)
			return host_follows(rest) ? ADDRESS_WEB : ADDRESS_BROKEN;
		return (unsigned char)*rest > ' ' ? ADDRESS_PERSON : ADDRESS_BROKEN;
	}
	return ADDRESS_REFUSED;
}

static bool is_free_of(const char *text, const char *bytes)
{
	for (; *text; text++)
		if ((unsigned char)*text <= ' ' || *text == 0x7F || strchr(bytes, *text))
			return false;
	return true;
}

bool address_is_page(const char *text)
{
	char scheme[8];
	return address_kind(text, scheme, sizeof scheme) == ADDRESS_WEB && is_free_of(text, "<>\"\\`");
}

bool address_is_mail(const char *text)
{
	const char *at = strchr(text, '@');
	if (!at || at == text || strchr(at + 1, '@') || at[1] == '.' || !at[1] || at[strlen(at) - 1] == '.' ||
	    !strchr(at, '.'))
		return false;
	return is_free_of(text, "<>()[]:;,\\\"`?&%");
}
