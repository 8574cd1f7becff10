/* Escaping of text for each context it can stand in. (A JSON string in a script: buffer_json.) */
#ifndef HTML_ESCAPE_H
#define HTML_ESCAPE_H

#include <stdbool.h>

#include "base/buffer.h"

/* Text of an element or a quoted attribute: & < > " and ' become character references (HTML, 13.3). */
void escape_text(struct buffer *out, const char *text);
void escape_bytes(struct buffer *out, const char *text, size_t length);

/* The same of running text: a short word with a hyphen between digits, as "2021-22", stays in one line. */
void escape_prose(struct buffer *out, const char *text, size_t length);

/* A URL of the document's own making inside a quoted attribute: bytes outside RFC 3986's sets are percent-encoded. */
void escape_url(struct buffer *out, const char *url);

/* The address of a file by its path: as escape_url, and with # ? % encoded, which are part of its name. */
void escape_path(struct buffer *out, const char *path);

/* Whether an author's address may be a link: http, https, mailto, tel or sms, or relative with no scheme. */
bool url_allowed(const char *url);

#endif
