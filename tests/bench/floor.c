/* The floor that annual's time is held against: libyaml's events of the files *.yaml and cmark's HTML of the others,
 * and nothing else. */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static char *read_all(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		return NULL;
	long size = ftell(file);
	char *text = size < 0 ? NULL : malloc((size_t)size + 1);
	rewind(file);
	*length = text ? fread(text, 1, (size_t)size, file) : 0;
	fclose(file);
	return text;
}

static int parse_events(const char *text, size_t length)
{
	yaml_parser_t parser;
	yaml_event_t event;
	int type = YAML_NO_EVENT;
	if (!yaml_parser_initialize(&parser))
		return 0;
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
	while (type != YAML_STREAM_END_EVENT && yaml_parser_parse(&parser, &event)) {
		type = event.type;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return type == YAML_STREAM_END_EVENT;
}

static int render_html(const char *text, size_t length)
{
	char *html = cmark_markdown_to_html(text, length, CMARK_OPT_SMART);
	free(html);
	return html != NULL;
}

static int run_file(const char *path)
{
	size_t length;
	char *text = read_all(path, &length);
	const char *point = strrchr(path, '.');
	int yaml = point && strcmp(point, ".yaml") == 0;
	int sound = text && (yaml ? parse_events(text, length) : render_html(text, length));
	free(text);
	return sound;
}

int main(int count, char **paths)
{
	for (int i = 1; i < count; i++)
		if (!run_file(paths[i])) {
			fprintf(stderr, "floor: %s cannot be read\n", paths[i]);
			return 1;
		}
	return 0;
}
