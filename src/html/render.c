/* One template alone with its data, outside a site: for `annual dump template`. */
#include "base/file.h"
#include "base/text.h"
#include "html/html.h"
#include "html/mustache.h"

struct partials { /* the folder that holds NAME.mustache */
	const struct context *context;
	const char *folder;
};

static uint32_t find_in_folder(void *self, const char *name)
{
	const struct partials *partials = self;
	const char *path = arena_format(partials->context->arena, "%s.mustache", name);
	if (!file_exists(partials->folder, path))
		return 0;
	return file_read_text(partials->context, partials->folder, path, (struct place){0});
}

bool html_render_template(const struct context *context, struct buffer *out, uint32_t file, const struct value *data,
    const char *partials_folder)
{
	struct partials partials = {context, partials_folder};
	struct templates *templates = templates_new(context, (struct template_finder){&partials, find_in_folder});
	return template_render(templates, out, file, data);
}
