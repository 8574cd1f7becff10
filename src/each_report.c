#include "each_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/pages.h"
#include "type/type.h"

/* What one report said, until its turn comes. */
struct said {
	char *out, *err; /* or NULL */
	size_t out_length, err_length;
	enum status status;
	bool over;
};

struct report_line {
	struct arguments *arguments;
	enum status (*step)(struct program_run *run, const char *root);
	const char *const *roots;
	size_t count;
	struct message_file *file;
	struct pool *pool;
	pthread_mutex_t writing;
	pthread_mutex_t lock; /* of what follows */
	struct said *said;    /* for each report */
	size_t next;          /* the first whose turn has not come */
};

static enum status report_run(struct report_line *line, const char *root, FILE *out, FILE *err)
{
	struct arena *memory = arena_new();
	struct program_run run = {
	    .context = command_context(memory),
	    .arguments = line->arguments,
	    .watch = stopwatch_start(err),
	    .file = line->file,
	    .out = out,
	    .err = err,
	    .writing = &line->writing,
	};
	run.context.pool = line->pool;
	enum status status = line->step(&run, root);
	arena_free(memory);
	return status;
}

/* Shows what was said of the reports whose turn has come. */
static void line_move(struct report_line *line)
{
	for (; line->next < line->count && line->said[line->next].over; line->next++) {
		struct said *said = &line->said[line->next];
		fwrite(said->err, 1, said->err_length, stderr);
		fwrite(said->out, 1, said->out_length, stdout);
		fflush(stdout);
		free(said->err);
		free(said->out);
	}
}

static void report_of_line(void *self, size_t index)
{
	struct report_line *line = self;
	struct said said = {.over = true};
	FILE *out = open_memstream(&said.out, &said.out_length), *err = open_memstream(&said.err, &said.err_length);
	if (!out || !err)
		memory_resize(NULL, SIZE_MAX); /* ends the program: out of memory */
	said.status = report_run(line, line->roots[index], out, err);
	if (fclose(out) != 0 || fclose(err) != 0)
		memory_resize(NULL, SIZE_MAX);
	pthread_mutex_lock(&line->lock);
	line->said[index] = said;
	line_move(line);
	pthread_mutex_unlock(&line->lock);
}

/* What all of a build will need, got ready by a thread that is idle while the first report is read. */
static void get_ready(void *self, size_t index)
{
	(void)self, (void)index;
	pages_ahead();
	type_prepare();
}

static enum status line_run(struct report_line *line, enum report_turns turns)
{
	struct pool_batch ready = {.run = get_ready, .count = turns == SIDE_BY_SIDE && pool_jobs(line->pool) > 1};
	pool_begin(line->pool, &ready);
	enum status worst = STATUS_DONE;
	bool together = turns == SIDE_BY_SIDE && !line->file && line->count > 1;
	line->said = arena_array(line->arguments->arena, line->count + 1, sizeof *line->said);
	if (together)
		pool_each(line->pool, line->count, report_of_line, line);
	for (size_t i = 0; i < line->count; i++) {
		enum status status = together ? line->said[i].status : report_run(line, line->roots[i], stdout, stderr);
		worst = status > worst ? status : worst;
	}
	pool_end(line->pool, &ready);
	return worst;
}

static struct message_file *message_file_start(const struct arguments *arguments)
{
	if (!arguments->message_form)
		return NULL;
	struct message_file *file = arena_alloc(arguments->arena, sizeof *file);
	while (strcmp(message_form_names[file->form], arguments->message_form) != 0)
		file->form++;
	return file;
}

static void message_file_print(struct message_file *file)
{
	struct buffer text = {0};
	message_file_finish(file, &text, ANNUAL_VERSION);
	fwrite(buffer_text(&text), 1, text.length, stdout);
	buffer_release(&text);
}

enum status each_report(struct arguments *arguments, enum report_turns turns,
    enum status (*step)(struct program_run *run, const char *root))
{
	struct buffer error = {0};
	size_t jobs;
	struct report_line line = {.arguments = arguments,
	    .step = step,
	    .file = message_file_start(arguments),
	    .writing = PTHREAD_MUTEX_INITIALIZER,
	    .lock = PTHREAD_MUTEX_INITIALIZER};
	line.roots = arguments_reports(arguments->arena, arguments, &line.count, &error);
	enum status worst = STATUS_USAGE;
	if (line.count && arguments_jobs(arguments, &jobs, &error)) {
		line.pool = pool_new(jobs);
		worst = line_run(&line, turns);
		pool_free(line.pool);
	} else {
		command_fail(STATUS_USAGE, buffer_text(&error));
	}
	if (line.file)
		message_file_print(line.file);
	buffer_release(&error);
	return worst;
}
