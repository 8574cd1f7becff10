/* SHA-256 (FIPS 180-4) and base64 (RFC 4648), for a Content-Security-Policy's hashes and data: addresses. */
#ifndef HTML_SHA256_H
#define HTML_SHA256_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

void sha256(const void *bytes, size_t length, uint8_t digest[32]);
void base64_add(struct buffer *out, const void *bytes, size_t length);

#endif
