/* [^label] is not CommonMark: it is refused by name, not printed. */
#include <string.h>

#include "markdown/reader.h"

enum { LABEL_MAX = 60 };

/* The length of a [^label] that begins at TEXT, 0 if none does. */
static size_t label_length(const char *text)
{
	if (text[0] != '[' || text[1] != '^')
		return 0;
	size_t length = 2 + strcspn(text + 2, "[] \t\n");
	return text[length] == ']' && length > 2 && length < LABEL_MAX ? length + 1 : 0;
}

/* Where TEXT, LENGTH bytes, stands in the source from AT on; the end of what was searched if nowhere. */
static size_t label_seek(const struct markdown_reader *reader, size_t at, const char *text, size_t length)
{
	size_t end = leaf_end(&reader->leaf);
	while (at + length <= end && memcmp(reader->text.text + at, text, length) != 0)
		at++;
	return at + length <= end ? at : end;
}

void notes_refuse(struct markdown_reader *reader, const char *text, size_t offset)
{
	for (const char *at = strstr(text, "[^"); at; at = strstr(at + 1, "[^")) {
		size_t length = label_length(at);
		if (length == 0)
			continue;
		size_t found = label_seek(reader, offset, at, length);
		offset = found + length < reader->text.length ? found + length : found;
		if (found == leaf_end(&reader->leaf) || (found > 0 && reader->text.text[found - 1] == '\\'))
			continue;
		message_add(reader->context->messages, MSG_MARKDOWN_FOOTNOTE, reader_place(reader, found),
		    arena_slice(reader->context->arena, at, length));
	}
}
