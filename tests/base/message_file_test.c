#include "base/message_file.h"

#include "base/text.h"
#include "check.h"

static uint32_t add_source(struct sources *sources, const char *path, const char *text)
{
	return sources_add(sources, path, text, strlen(text));
}

/* Messages with every control character, wide letters, a second place, one of a file without lines and one of nowhere. */
static struct messages *make(struct arena *arena)
{
	static char controls[0x28];
	struct sources *sources = sources_new(arena);
	struct messages *messages = messages_new(arena, sources);
	for (int i = 1; i < 0x20; i++)
		controls[i - 1] = (char)i;
	strcpy(controls + 0x1F, "\x7F\"\\\xFF\xE2\x80\xAE");
	uint32_t a = add_source(sources, "a b\n\xFF/\xC3\xA9.yaml", "one\r\n\t\xC3\xA9\xC3\xA9: x\n\nlast");
	uint32_t sheet = sources_add(sources, "/roll.xlsx", NULL, 0);
	message_add(messages, MSG_FILE_MISSING, (struct place){a, 12}, "x");
	message_also(messages, (struct place){a, 0}, "first \x1B here");
	message_add(messages, MSG_FILE_MISSING, (struct place){a, 15}, controls);
	message_add_hint(messages, MSG_FILE_UNREADABLE, (struct place){a, 2}, "write {{ x }}</script>", "y", "\xC2\x9B");
	message_add(messages, MSG_TEMPLATE_PARTIAL, (struct place){sheet, 0}, "z");
	message_add(messages, MSG_FONT_NO_BOLD, NOWHERE, "n");
	for (uint32_t i = 0; i < 5; i++)
		message_add(messages, MSG_YAML_TAB, (struct place){a, i});
	return messages;
}

static void check_form(struct checks *checks, struct arena *arena, enum message_form form, const char *expected)
{
	struct message_file file = {.form = form};
	struct buffer out = {0};
	message_file_add(&file, make(arena), "content/\x01", "out/x");
	message_file_add(&file, messages_new(arena, sources_new(arena)), "other", NULL);
	message_file_finish(&file, &out, "9.9");
	check_text(checks, message_form_names[form], buffer_text(&out), expected);
	bool plain = utf8_invalid(buffer_text(&out), out.length) == out.length;
	for (size_t i = 0; i < out.length; i++)
		plain = plain && ((unsigned char)out.data[i] >= 0x20 || out.data[i] == '\n') && out.data[i] != 0x7F;
	check(checks, "nothing in it is a control character", plain && !strstr(buffer_text(&out), "\xC2\x9B"));
	buffer_release(&out);
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	static const char json[] =
	    "{\"annual\": \"9.9\", \"reports\": [\n"
	    "  {\"report\": \"content/\\\\x01\", \"errors\": 4, \"warnings\": 1, \"written\": \"out/x\", \"messages\": [\n"
	    "    {\"id\": \"font-no-bold\", \"severity\": \"note\", \"text\": \"there is no bold font beside 'n', so its "
	    "bold letters are regular in the PDF\"},\n"
	    "    {\"id\": \"yaml-tab\", \"severity\": \"error\", \"file\": \"a b\\\\n\\\\xff/é.yaml\", \"line\": 1, "
	    "\"column\": 1, \"text\": \"there is a tab here, where YAML wants spaces\", \"help\": \"replace the tab by "
	    "spaces, two for each level\", \"more\": 4, \"lines\": [1]},\n"
	    "    {\"id\": \"file-unreadable\", \"severity\": \"error\", \"file\": \"a b\\\\n\\\\xff/é.yaml\", \"line\": 1, "
	    "\"column\": 3, \"text\": \"the file 'y' cannot be read: \\\\x9b\", \"help\": \"write {{ x "
	    "}}\\u003c/script>\"},\n"
	    "    {\"id\": \"file-missing\", \"severity\": \"error\", \"file\": \"a b\\\\n\\\\xff/é.yaml\", \"line\": 2, "
	    "\"column\": 6, \"text\": \"there is no file 'x'\", \"help\": \"check the name, capitals too, and its "
	    "folder\", \"also\": {\"text\": \"first \\\\x1b here\", \"file\": \"a b\\\\n\\\\xff/é.yaml\", \"line\": 1, "
	    "\"column\": 1}},\n"
	    "    {\"id\": \"file-missing\", \"severity\": \"error\", \"file\": \"a b\\\\n\\\\xff/é.yaml\", \"line\": 4, "
	    "\"column\": 1, \"text\": \"there is no file "
	    "'\\\\x01\\\\x02\\\\x03\\\\x04\\\\x05\\\\x06\\\\x07\\\\x08\\\\t\\\\n\\\\x0b\\\\x0c\\\\r\\\\x0e\\\\x0f\\\\x10\\"
	    "\\x11\\\\x12\\\\x13\\\\x14\\\\x15\\\\x16\\\\x17\\\\x18\\\\x19\\\\x1a\\\\x1b\\\\x1c\\\\x1d\\\\x1e\\\\x1f\\\\x7f"
	    "\\\"\\\\\\\\xff\\\\u202e'\", \"help\": \"check the name, capitals too, and its folder\"},\n"
	    "    {\"id\": \"template-partial\", \"severity\": \"warning\", \"file\": \"/roll.xlsx\", \"text\": \"there is "
	    "no template 'z', so nothing stands here\", \"help\": \"check the name; the file lies beside the other "
	    "templates and ends in .mustache\"}]},\n"
	    "  {\"report\": \"other\", \"errors\": 0, \"warnings\": 0, \"written\": null, \"messages\": []}\n"
	    "]}\n";
	static const char sarif[] =
	    "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
	    "\"version\": \"2.1.0\",\n"
	    "\"runs\": [{\n"
	    "  \"tool\": {\"driver\": {\"name\": \"annual\", \"version\": \"9.9\", \"rules\": [\n"
	    "    {\"id\": \"file-missing\", \"shortDescription\": {\"text\": \"there is no file '…'\"}, "
	    "\"defaultConfiguration\": {\"level\": \"error\"}, \"help\": {\"text\": \"check the name, capitals too, and "
	    "its folder\"}},\n"
	    "    {\"id\": \"file-unreadable\", \"shortDescription\": {\"text\": \"the file '…' cannot be read: …\"}, "
	    "\"defaultConfiguration\": {\"level\": \"error\"}},\n"
	    "    {\"id\": \"yaml-tab\", \"shortDescription\": {\"text\": \"there is a tab here, where YAML wants "
	    "spaces\"}, \"defaultConfiguration\": {\"level\": \"error\"}, \"help\": {\"text\": \"replace the tab by "
	    "spaces, two for each level\"}},\n"
	    "    {\"id\": \"font-no-bold\", \"shortDescription\": {\"text\": \"there is no bold font beside '…', so its "
	    "bold letters are regular in the PDF\"}, \"defaultConfiguration\": {\"level\": \"note\"}},\n"
	    "    {\"id\": \"template-partial\", \"shortDescription\": {\"text\": \"there is no template '…', so nothing "
	    "stands here\"}, \"defaultConfiguration\": {\"level\": \"warning\"}, \"help\": {\"text\": \"check the name; "
	    "the file lies beside the other templates and ends in .mustache\"}}]}},\n"
	    "  \"columnKind\": \"unicodeCodePoints\",\n"
	    "  \"results\": [\n"
	    "    {\"ruleId\": \"font-no-bold\", \"level\": \"note\", \"message\": {\"text\": \"there is no bold font "
	    "beside 'n', so its bold letters are regular in the PDF\"}},\n"
	    "    {\"ruleId\": \"yaml-tab\", \"level\": \"error\", \"message\": {\"text\": \"there is a tab here, where "
	    "YAML wants spaces\\nand 4 more like it, in line 1\\nhelp: replace the tab by spaces, two for each level\"}, "
	    "\"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"a%20b%0A%FF/%C3%A9.yaml\"}, "
	    "\"region\": {\"startLine\": 1, \"startColumn\": 1}}}], \"occurrenceCount\": 5},\n"
	    "    {\"ruleId\": \"file-unreadable\", \"level\": \"error\", \"message\": {\"text\": \"the file 'y' cannot be "
	    "read: \\\\x9b\\nhelp: write {{{{ x }}}}\\u003c/script>\"}, \"locations\": [{\"physicalLocation\": "
	    "{\"artifactLocation\": {\"uri\": \"a%20b%0A%FF/%C3%A9.yaml\"}, \"region\": {\"startLine\": 1, "
	    "\"startColumn\": 3}}}]},\n"
	    "    {\"ruleId\": \"file-missing\", \"level\": \"error\", \"message\": {\"text\": \"there is no file "
	    "'x'\\nhelp: check the name, capitals too, and its folder\"}, \"locations\": [{\"physicalLocation\": "
	    "{\"artifactLocation\": {\"uri\": \"a%20b%0A%FF/%C3%A9.yaml\"}, \"region\": {\"startLine\": 2, "
	    "\"startColumn\": 6}}}], \"relatedLocations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": "
	    "\"a%20b%0A%FF/%C3%A9.yaml\"}, \"region\": {\"startLine\": 1, \"startColumn\": 1}}, \"message\": {\"text\": "
	    "\"first \\\\x1b here\"}}]},\n"
	    "    {\"ruleId\": \"file-missing\", \"level\": \"error\", \"message\": {\"text\": \"there is no file "
	    "'\\\\x01\\\\x02\\\\x03\\\\x04\\\\x05\\\\x06\\\\x07\\\\x08\\\\t\\\\n\\\\x0b\\\\x0c\\\\r\\\\x0e\\\\x0f\\\\x10\\"
	    "\\x11\\\\x12\\\\x13\\\\x14\\\\x15\\\\x16\\\\x17\\\\x18\\\\x19\\\\x1a\\\\x1b\\\\x1c\\\\x1d\\\\x1e\\\\x1f\\\\x7f"
	    "\\\"\\\\\\\\xff\\\\u202e'\\nhelp: check the name, capitals too, and its folder\"}, \"locations\": "
	    "[{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"a%20b%0A%FF/%C3%A9.yaml\"}, \"region\": "
	    "{\"startLine\": 4, \"startColumn\": 1}}}]},\n"
	    "    {\"ruleId\": \"template-partial\", \"level\": \"warning\", \"message\": {\"text\": \"there is no template "
	    "'z', so nothing stands here\\nhelp: check the name; the file lies beside the other templates and ends in "
	    ".mustache\"}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": "
	    "\"file:///roll.xlsx\"}}}]}]\n"
	    "}]}\n";
	check_form(&checks, arena, MESSAGE_FORM_JSON, json);
	check_form(&checks, arena, MESSAGE_FORM_SARIF, sarif);
	arena_free(arena);
	return checks.failed != 0;
}
