#include "schema/parts.h"

#include <string.h>

#include "base/text.h"

/* In YAML 1.2 an unquoted 2021 is a number and true a boolean, which are texts to the program all the same. */
void part_type(struct buffer *out, enum scalar scalar, bool empty)
{
	static const char *const types[] = {[SCALAR_TEXT] = "\"string\", \"number\", \"boolean\"",
	    [SCALAR_NAME] = "\"string\", \"number\", \"boolean\"",
	    [SCALAR_INTEGER] = "\"integer\", \"string\"",
	    [SCALAR_NUMBER] = "\"number\", \"string\"",
	    [SCALAR_DATE] = "\"string\"",
	    [SCALAR_PAGE] = "\"string\"",
	    [SCALAR_MAIL] = "\"string\""};
	static const char *const patterns[] = {[SCALAR_NAME] = "[A-Za-z0-9-]+",
	    [SCALAR_INTEGER] = "-?[0-9]+",
	    [SCALAR_NUMBER] = "-?[0-9]+([.][0-9]+)?",
	    [SCALAR_DATE] = "[0-9]{4}-[0-9]{2}(-[0-9]{2})?",
	    [SCALAR_PAGE] = "https?://.+",
	    [SCALAR_MAIL] = "[^@ ]+@[^@ ]+"};
	if (scalar == SCALAR_BOOLEAN) {
		buffer_format(out, "{\"enum\": [true, false, \"true\", \"false\", \"yes\", \"no\"%s]}", empty ? ", null" : "");
		return;
	}
	buffer_format(out, "{\"type\": [%s%s]", types[scalar], empty ? ", \"null\"" : "");
	if (patterns[scalar])
		buffer_format(out, ", \"pattern\": \"^%s$\"", patterns[scalar]);
	buffer_add(out, "}");
}

void part_head(struct buffer *out, const char *title, const char *description)
{
	buffer_add(out, "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n\"title\": ");
	buffer_json(out, title);
	buffer_add(out, ", \"description\": ");
	buffer_json(out, description);
	buffer_add(out, ",\n");
}

/* "`a`, `b`": the words in code, as JSON; false where TEXT is anything else. */
static bool add_words(struct buffer *out, const char *text, bool list)
{
	size_t length = strcspn(text, "`"), count = 0;
	for (const char *at = text; *at == '`'; count++) {
		length = strcspn(at + 1, "`");
		at += length + 2;
		at += *at == ',' && at[1] == ' ' ? 2 : 0;
		if (*at && *at != '`')
			return false;
	}
	if (!count || (count > 1 && !list))
		return false;
	buffer_add(out, list ? ", \"default\": [" : ", \"default\": ");
	for (const char *at = text, *comma = ""; *at == '`'; comma = ", ") {
		char word[64];
		length = strcspn(at + 1, "`");
		length = length < sizeof word - 1 ? length : sizeof word - 1;
		memcpy(word, at + 1, length);
		word[length] = '\0';
		buffer_add(out, comma);
		buffer_json(out, word);
		at += length + 2;
		at += strspn(at, ", ");
	}
	buffer_add(out, list ? "]" : "");
	return true;
}

void part_default(struct buffer *out, const struct key *key)
{
	const char *text = key->left_out;
	if (!text)
		return;
	if (key->type == KEY_BOOLEAN)
		buffer_format(out, ", \"default\": %s", strcmp(text, "yes") == 0 ? "true" : "false");
	else if (*text && !text[strspn(text, "0123456789")])
		buffer_format(out, ", \"default\": %s", text);
	else if (key->type == KEY_LIST && text_starts(text, "`["))
		buffer_format(out, ", \"default\": %.*s", (int)strlen(text) - 2, text + 1);
	else if (key->type == KEY_TEXT || key->type == KEY_NAME || key->type == KEY_TEXTS)
		add_words(out, text, key->type == KEY_TEXTS);
}
