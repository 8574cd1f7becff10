/* Addresses of links and images: what may be published (RFC 3986; the WHATWG URL standard for how browsers read a scheme). */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "markdown/reader.h"

/* The scheme of an address as a browser reads it, in lower case, blanks and control characters left out; "" if it has
 * none (RFC 3986, 3.1; WHATWG URL, scheme start state). */
static void address_scheme(const char *address, char *scheme, size_t size)
{
	size_t length = 0;
	*scheme = '\0';
	for (const char *at = address; *at; at++) {
		char byte = *at;
		if ((unsigned char)byte <= ' ')
			continue;
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		bool letter = byte >= 'a' && byte <= 'z';
		bool other = (byte >= '0' && byte <= '9') || byte == '+' || byte == '-' || byte == '.';
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

static bool scheme_allowed(const char *scheme)
{
	static const char *const allowed[] = {"http", "https", "mailto", "tel", "sms"};
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		if (strcmp(scheme, allowed[i]) == 0)
			return true;
	return false;
}

/* Whether a figure stands in the address: said and refused, since an address is no text. */
static bool holds_braces(struct markdown_reader *reader, const char *address, struct place place)
{
	size_t length = strlen(address);
	for (size_t i = 0; i < length; i++) {
		const struct token *token = token_at(&reader->tokens, address + i, length - i);
		if (!token || token->kind == TOKEN_LITERAL)
			continue;
		place = token->kind == TOKEN_EXPRESSION ? origin_place(reader->origin, token->start) : place;
		message_add(reader->context->messages, MSG_MARKDOWN_BRACES_ADDRESS, place);
		return true;
	}
	return false;
}

bool address_resolve(
    struct markdown_reader *reader, struct node *link, const char *address, const char *title, struct place place)
{
	struct messages *messages = reader->context->messages;
	char scheme[24];
	if (holds_braces(reader, address, place) || holds_braces(reader, title ? title : "", place))
		return false;
	address_scheme(address, scheme, sizeof scheme);
	if (*address == '\0') {
		message_add(messages, MSG_MARKDOWN_LINK_EMPTY, place);
		return false;
	}
	if (*scheme && !scheme_allowed(scheme)) {
		message_add(messages, MSG_MARKDOWN_LINK_REFUSED, place, scheme);
		return false;
	}
	if (*scheme) {
		link->as.link.kind = LINK_EXTERNAL;
		link->as.link.target = arena_copy(reader->context->arena, address);
		return true;
	}
	if (reader->hooks->link && !text_starts(address, "//") && !text_starts(address, "\\\\"))
		return reader->hooks->link(reader->hooks->self, link, arena_copy(reader->context->arena, address), place);
	message_add(messages, MSG_MARKDOWN_LINK_RELATIVE, place, address);
	return false;
}

bool address_is_file(struct markdown_reader *reader, const char *address, struct place place)
{
	char scheme[24];
	if (holds_braces(reader, address, place))
		return false;
	address_scheme(address, scheme, sizeof scheme);
	if (*address && !*scheme && !text_starts(address, "//"))
		return true;
	message_add(reader->context->messages, MSG_MARKDOWN_IMAGE_ADDRESS, place, address);
	return false;
}
