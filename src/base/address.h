/* Addresses that readers may follow (RFC 3986), judged as a browser reads them: the WHATWG URL standard drops blanks and
 * control characters from a scheme, and reads \ as /. */
#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

enum address_kind {
	ADDRESS_RELATIVE, /* without a scheme, "" and "//host" included */
	ADDRESS_WEB,      /* http:// or https:// and a host */
	ADDRESS_PERSON,   /* mailto:, tel: or sms: and something behind it */
	ADDRESS_BROKEN,  /* an allowed scheme that is not followed by what it needs, or is written with blanks: https:/\x */
	ADDRESS_REFUSED, /* any other scheme: javascript:, data:, file: … */
};

/* The kind of ADDRESS; its scheme, in lower case and cut to SIZE - 1 bytes, is written to SCHEME ("" if it has none). */
enum address_kind address_kind(const char *address, char *scheme, size_t size);

/* Is TEXT the address of a page on the web, without a blank or any of <>"\\`? */
bool address_is_page(const char *text);

/* Is TEXT one address of electronic mail: something, @, and a name with a dot, without a blank or any of <>()[]:;,\"`?&%? */
bool address_is_mail(const char *text);

#endif
