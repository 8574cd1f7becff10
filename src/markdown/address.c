/* Addresses of links and images: what may be published (RFC 3986; the WHATWG URL standard for how browsers read a scheme). */
#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "markdown/reader.h"

/* Whether a figure stands in the address: said and refused, since an address is no text. */
static bool holds_braces(struct markdown_reader *reader, const char *address, struct place place)
{
	size_t length = strlen(address);
	for (size_t i = 0; i < length; i++) {
		const struct token *token = token_at(&reader->tokens, address + i, length - i);
		if (!token || token->kind == TOKEN_LITERAL || token->kind == TOKEN_EDGE)
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
	enum address_kind kind = address_kind(address, scheme, sizeof scheme);
	if (*address == '\0') {
		message_add(messages, MSG_MARKDOWN_LINK_EMPTY, place);
		return false;
	}
	if (kind == ADDRESS_REFUSED) {
		message_add(messages, MSG_MARKDOWN_LINK_REFUSED, place, scheme);
		return false;
	}
	if (kind == ADDRESS_BROKEN) {
		message_add(messages, MSG_MARKDOWN_LINK_BROKEN, place, scheme, address);
		return false;
	}
	if (kind != ADDRESS_RELATIVE) {
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
	if (*address && address_kind(address, scheme, sizeof scheme) == ADDRESS_RELATIVE && !text_starts(address, "//"))
		return true;
	message_add(reader->context->messages, MSG_MARKDOWN_IMAGE_ADDRESS, place, address);
	return false;
}
