#include "data/plain.h"

#include <string.h>

/* What a character may be in a word. */
enum { FIRST = 1, INNER = 2, KEY = 4 };

static unsigned char kind_of(unsigned char c)
{
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
		return FIRST | INNER | KEY;
	if (c == '-')
		return INNER | KEY;
	return c == '.' || c == '_' || c == '/' ? INNER : 0;
}

static void fill_kinds(unsigned char kinds[256])
{
	for (unsigned c = 0; c < 256; c++)
		kinds[c] = kind_of((unsigned char)c);
}

/* ---- may it be read so? ---- */

struct look {
	const unsigned char *at; /* the text ends in a NUL, which is of no kind */
	unsigned char kinds[256];
};

static bool skip_word(struct look *look, unsigned char inner, bool spaces)
{
	const unsigned char *at = look->at, *start = at;
	if (!(look->kinds[*at] & FIRST))
		return false;
	for (;;) {
		while (look->kinds[*at] & inner)
			at++;
		if (!spaces || *at != ' ' || !(look->kinds[at[1]] & INNER))
			break;
		at++;
	}
	look->at = at;
	return at - start <= PLAIN_MAX;
}

static bool skip_spaces(struct look *look)
{
	const unsigned char *start = look->at;
	while (*look->at == ' ')
		look->at++;
	return look->at > start;
}

static bool skip_end(struct look *look)
{
	if (*look->at == '\r' && look->at[1] == '\n')
		look->at++;
	if (*look->at == '\n')
		look->at++;
	else if (*look->at)
		return false;
	return true;
}

static bool skip_record(struct look *look)
{
	if (strncmp((const char *)look->at, "- {", 3) != 0)
		return false;
	look->at += 3;
	for (;;) {
		if (!skip_word(look, KEY, false) || *look->at++ != ':' || !skip_spaces(look) || !skip_word(look, INNER, true))
			return false;
		if (*look->at == '}')
			break;
		if (*look->at++ != ',' || !skip_spaces(look))
			return false;
	}
	look->at++;
	return skip_end(look);
}

static bool skip_comment(struct look *look)
{
	while ((*look->at >= ' ' && *look->at < 0x7F) || *look->at == '\t')
		look->at++;
	return skip_end(look);
}

bool plain_accepts(const struct yaml_text *text)
{
	struct look look = {.at = (const unsigned char *)text->text};
	const unsigned char *end = look.at + text->length;
	bool any = false;
	if (text->offsets || !text->length || (*end && end[-1] != '\n'))
		return false;
	fill_kinds(look.kinds);
	while (look.at < end) {
		bool record = *look.at == '-';
		any = any || record;
		if (record ? !skip_record(&look) : *look.at == '#' ? !skip_comment(&look) : !skip_end(&look))
			return false;
		if (look.at < end && look.at[-1] != '\n')
			return false;
	}
	return any;
}

/* ---- reading ---- */

enum plain_stage { LIST_BEGIN, RECORD, ENTRY_KEY, ENTRY_VALUE, LIST_OVER };

void plain_init(struct plain *plain, const struct yaml_text *text)
{
	*plain = (struct plain){.text = text->text, .length = text->length, .stage = LIST_BEGIN};
}

/* To the next record; false at the end. */
static bool find_record(struct plain *plain)
{
	while (plain->at < plain->length && plain->text[plain->at] != '-') {
		const char *end = memchr(plain->text + plain->at, '\n', plain->length - plain->at);
		plain->at = end ? (size_t)(end - plain->text) + 1 : plain->length;
	}
	return plain->at < plain->length;
}

/* The word that ends before a character of STOP. */
static void read_word(struct plain *plain, char stop, char other, struct event *out)
{
	const char *word = plain->text + plain->at;
	size_t length = 0;
	while (word[length] != stop && word[length] != other) {
		plain->word[length] = word[length];
		length++;
	}
	plain->word[length] = '\0';
	*out = (struct event){EVENT_SCALAR, STYLE_PLAIN, plain->word, length, plain->at, plain->at + length};
	plain->at += length;
}

static void skip_blanks(struct plain *plain)
{
	while (plain->text[plain->at] == ' ')
		plain->at++;
}

static void give(struct event *out, enum event_kind kind, size_t at)
{
	*out = (struct event){.kind = kind, .text = "", .start = at, .end_index = at + 1};
}

static void next_entry(struct plain *plain, struct event *out)
{
	if (plain->text[plain->at] == '}') {
		give(out, EVENT_MAP_END, plain->at++);
		plain->stage = RECORD;
		return;
	}
	if (plain->text[plain->at] == ',')
		plain->at++;
	skip_blanks(plain);
	read_word(plain, ':', ':', out);
	plain->at++;
	plain->stage = ENTRY_VALUE;
}

void plain_next(struct plain *plain, struct event *out)
{
	switch (plain->stage) {
	case LIST_BEGIN:
		find_record(plain);
		give(out, EVENT_LIST, plain->at);
		plain->stage = RECORD;
		break;
	case RECORD:
		if (find_record(plain)) {
			plain->at += 2;
			give(out, EVENT_MAP, plain->at++);
			plain->stage = ENTRY_KEY;
		} else {
			give(out, EVENT_LIST_END, plain->at);
			plain->stage = LIST_OVER;
		}
		break;
	case ENTRY_KEY:
		next_entry(plain, out);
		break;
	case ENTRY_VALUE:
		skip_blanks(plain);
		read_word(plain, ',', '}', out);
		plain->stage = ENTRY_KEY;
		break;
	default:
		give(out, EVENT_END, plain->at);
	}
}

bool plain_find(const struct yaml_text *text, size_t offset, const char *key, struct event *out)
{
	struct plain plain;
	plain_init(&plain, text);
	plain.at = offset - text->base;
	for (bool found = false; plain.at < plain.length && plain.text[plain.at] != '}';) {
		plain.at++;
		skip_blanks(&plain);
		read_word(&plain, found ? ',' : ':', found ? '}' : ':', out);
		if (found)
			return true;
		found = strcmp(out->text, key) == 0;
		while (!found && plain.at < plain.length && !strchr(",}", plain.text[plain.at]))
			plain.at++;
	}
	return false;
}
