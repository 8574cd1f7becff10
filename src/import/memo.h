/* What the cells of a column were lately read as: most columns say the same few things again and again. Private to
 * import/. */
#ifndef IMPORT_MEMO_H
#define IMPORT_MEMO_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { MEMO_TEXT = 16, MEMO_VALUE = 28 };

/* One text and its value. */
struct memo_entry {
	char text[MEMO_TEXT]; /* of 1 to 15 bytes, zeros behind it; an empty one: nothing yet */
	char value[MEMO_VALUE];
	uint8_t length;   /* of value, in bytes */
	bool known;       /* value is that of text */
	uint16_t changes; /* bits of enum value_change_kind */
};

/* The newest text of each slot; entries NULL: none is kept. */
struct memo {
	struct memo_entry *entries;
};

void memo_init(struct memo *memo, struct arena *arena);

/* The entry of TEXT: with its value where it is known, else to be filled with memo_keep. NULL for a text too long. */
struct memo_entry *memo_find(struct memo *memo, const char *text);

/* The value that TEXT was read as, with the CHANGES made to it; nothing where it is too long. */
void memo_keep(struct memo_entry *entry, const char *value, size_t length, uint16_t changes);

#endif
