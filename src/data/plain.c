#include "data/plain.h"

#include <string.h>

#include "base/ascii.h"

/* What a character may be in a word. */
enum { FIRST = 1, INNER = 2, KEY = 4 };

static unsigned char kind_of(unsigned char c)
{
	if (ascii_letter_or_digit(c))
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

enum { KNOWN_KEYS = 16 };

/* A key with its colon and the spaces behind it. */
struct known_key {
	const unsigned char *at;
	size_t length;
	uint64_t word, mask; /* its first eight bytes, or all and the bytes that count; MASK 0: none is known */
};

struct look {
	const unsigned char *at, *end; /* a NUL stands at the end, which is of no kind */
	struct known_key known[KNOWN_KEYS];
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

static struct known_key known_as(const struct look *look, const unsigned char *start)
{
	struct known_key key = {start, (size_t)(look->at - start), 0, 0};
	if (look->end - start < WORD_BYTES)
		return key;
	key.mask = key.length < WORD_BYTES ? (UINT64_C(1) << 8 * key.length) - 1 : UINT64_MAX;
	key.word = word_at(start) & key.mask;
	return key;
}

static bool is_known(const struct look *look, const struct known_key *key)
{
	size_t left = (size_t)(look->end - look->at);
	if (!key->mask || left < WORD_BYTES || left < key->length || (word_at(look->at) & key->mask) != key->word)
		return false;
	return key->length <= WORD_BYTES || memcmp(look->at, key->at, key->length) == 0;
}

/* Past a key, its colon and the spaces behind it: most often those at the same place of the record before. */
static bool skip_key(struct look *look, size_t place)
{
	const unsigned char *start = look->at;
	struct known_key *known = &look->known[place < KNOWN_KEYS ? place : KNOWN_KEYS - 1];
	if (is_known(look, known)) {
		look->at += known->length;
		return *look->at != ' ' || skip_spaces(look);
	}
	if (!skip_word(look, KEY, false) || *look->at++ != ':' || !skip_spaces(look))
		return false;
	*known = known_as(look, start);
	return true;
}

static bool skip_record(struct look *look)
{
	if (strncmp((const char *)look->at, "- {", 3) != 0)
		return false;
	look->at += 3;
	for (size_t place = 0;; place++) {
		if (!skip_key(look, place) || !skip_word(look, INNER, true))
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

bool plain_accepts(const struct yaml_text *text, size_t *records)
{
	struct look look = {.at = (const unsigned char *)text->text};
	const unsigned char *end = look.end = look.at + text->length;
	*records = 0;
	if (text->offsets || !text->length || (*end && end[-1] != '\n'))
		return false;
	fill_kinds(look.kinds);
	while (look.at < end) {
		bool record = *look.at == '-';
		*records += record;
		if (record ? !skip_record(&look) : *look.at == '#' ? !skip_comment(&look) : !skip_end(&look))
			return false;
		if (look.at < end && look.at[-1] != '\n')
			return false;
	}
	return *records > 0;
}

/* ---- reading ---- */

void plain_init(struct plain *plain, const struct yaml_text *text)
{
	*plain = (struct plain){text->text, text->text + text->length};
}

bool plain_record(struct plain *plain)
{
	if (plain->at < plain->end && *plain->at == '}' && plain->at[1] == '\n')
		plain->at += 2;
	while (plain->at < plain->end && *plain->at != '-') {
		const char *feed = memchr(plain->at, '\n', (size_t)(plain->end - plain->at));
		plain->at = feed ? feed + 1 : plain->end;
	}
	if (plain->at == plain->end)
		return false;
	plain->at += strlen("- ");
	return true;
}

const char *plain_find(const struct yaml_text *text, size_t offset, const char *key, size_t *length)
{
	struct plain plain = {text->text + (offset - text->base), text->text + text->length};
	size_t wanted = strlen(key);
	char value[PLAIN_ROOM];
	while (plain_key(&plain)) {
		size_t key_length = plain_key_length(&plain);
		bool found = key_length == wanted && memcmp(plain.at, key, wanted) == 0;
		*length = plain_value(&plain, key_length, value);
		if (found)
			return plain.at - *length;
	}
	return NULL;
}
