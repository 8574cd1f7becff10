#include "import/memo.h"

#include <string.h>

enum { SLOT_BITS = 13 };

void memo_init(struct memo *memo, struct arena *arena)
{
	memo->entries = arena_array(arena, (size_t)1 << SLOT_BITS, sizeof *memo->entries);
}

/* By multiplication with odd numbers without a pattern (D. Knuth, The Art of Computer Programming 3, 6.4). */
static size_t slot_of(const char text[MEMO_TEXT])
{
	uint64_t words[2];
	memcpy(words, text, sizeof words);
	uint64_t mixed = (words[0] ^ words[1] * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
	return (size_t)((mixed ^ mixed >> 29) * 0x165667B19E3779F9u >> (64 - SLOT_BITS));
}

struct memo_entry *memo_find(struct memo *memo, const char *text)
{
	char padded[MEMO_TEXT] = {0};
	size_t length = 0;
	if (!memo->entries)
		return NULL;
	for (; text[length]; length++) {
		if (length == MEMO_TEXT - 1)
			return NULL;
		padded[length] = text[length];
	}
	struct memo_entry *entry = &memo->entries[slot_of(padded)];
	if (memcmp(entry->text, padded, MEMO_TEXT) != 0) {
		memcpy(entry->text, padded, MEMO_TEXT);
		entry->known = false;
	}
	return entry;
}

void memo_keep(struct memo_entry *entry, const char *value, size_t length, uint16_t changes)
{
	if (length > MEMO_VALUE)
		return;
	memcpy(entry->value, value, length);
	entry->length = (uint8_t)length;
	entry->changes = changes;
	entry->known = true;
}
