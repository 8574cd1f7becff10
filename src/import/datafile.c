#include "import/datafile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/word.h"

static const char opening[] = "# Written by annual import: change the spreadsheet, not this file. Checksum ";
enum { DIGITS = 16 };

enum { LANES = 4 };

static uint64_t mixed(uint64_t sum, uint64_t word)
{
	sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
	return sum ^ sum >> 32;
}

/* Eight bytes at a time, in the manner of FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), by four sums that need not wait for each
 * other. */
static uint64_t sum_of(const char *bytes, size_t length)
{
	uint64_t sums[LANES] = {1, 2, 3, 4}, sum = 0xCBF29CE484222325u ^ length;
	char last[LANES * WORD_BYTES] = {0};
	size_t whole = length - length % sizeof last;
	for (size_t at = 0; at < whole; at += sizeof last)
		for (size_t lane = 0; lane < LANES; lane++)
			sums[lane] = mixed(sums[lane], word_at(bytes + at + WORD_BYTES * lane));
	memcpy(last, bytes + whole, length - whole);
	for (size_t lane = 0; lane < LANES; lane++)
		sum = mixed(mixed(sum, word_at(last + WORD_BYTES * lane)), sums[lane]);
	return sum;
}

/* A large text, piece by piece, each looked at by some thread. */
enum { PIECE = 1 << 20 };

struct pieces {
	const char *bytes;
	size_t length, count;
	uint64_t *found; /* one a piece: its sum, or whether it differs from the file's */
	int file;
};

static struct pieces pieces_of(const char *bytes, size_t length, int file)
{
	size_t count = (length + PIECE - 1) / PIECE;
	return (struct pieces){bytes, length, count, memory_resize(NULL, count * sizeof(uint64_t)), file};
}

static size_t piece_length(const struct pieces *p, size_t index)
{
	return index + 1 < p->count ? PIECE : p->length - PIECE * index;
}

static void sum_piece(void *self, size_t index)
{
	struct pieces *p = self;
	p->found[index] = sum_of(p->bytes + PIECE * index, piece_length(p, index));
}

/* Against slips, not against intent. */
static uint64_t checksum(struct pool *pool, const char *bytes, size_t length)
{
	struct pieces p = pieces_of(bytes, length, -1);
	pool_each(pool, p.count, sum_piece, &p);
	uint64_t sum = length;
	for (size_t i = 0; i < p.count; i++)
		sum = mixed(sum, p.found[i]);
	free(p.found);
	return sum;
}

static void compare_piece(void *self, size_t index)
{
	enum { READ_BYTES = 1 << 16 };
	struct pieces *p = self;
	char read[READ_BYTES];
	size_t at = PIECE * index, end = at + piece_length(p, index);
	while (at < end) {
		ssize_t got = pread(p->file, read, end - at < sizeof read ? end - at : sizeof read, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || memcmp(read, p->bytes + at, (size_t)got) != 0)
			break;
		at += (size_t)got;
	}
	p->found[index] = at < end;
}

static void put_sum(char digits[DIGITS], uint64_t sum)
{
	for (int i = 0; i < DIGITS; i++)
		digits[i] = "0123456789abcdef"[sum >> 4 * (DIGITS - 1 - i) & 15];
}

void datafile_begin(struct buffer *out, size_t length)
{
	buffer_room(out, length);
	buffer_format(out, "%s%*s\n", opening, DIGITS, "");
}

void datafile_seal(struct buffer *out, struct pool *pool)
{
	size_t line = strlen(opening) + DIGITS + 1;
	put_sum(out->data + strlen(opening), checksum(pool, out->data + line, out->length - line));
}

static bool is_sealed(struct pool *pool, const char *text, size_t length)
{
	size_t begin = strlen(opening), line = begin + DIGITS + 1;
	char sum[DIGITS];
	if (length < line || memcmp(text, opening, begin) != 0)
		return false;
	put_sum(sum, checksum(pool, text + line, length - line));
	return memcmp(text + begin, sum, DIGITS) == 0 && text[line - 1] == '\n';
}

/* Does it hold nothing but blank lines, comments and []? */
static bool has_no_record(const char *text)
{
	const char *mark = "\xEF\xBB\xBF";
	for (const char *line = text + (text_starts(text, mark) ? strlen(mark) : 0); *line;) {
		size_t length = strcspn(line, "\n"), blanks = strspn(line, " \t\r");
		if (blanks < length && line[blanks] != '#' && strncmp(line, "[]", 2) != 0)
			return false;
		line += length + (line[length] == '\n');
	}
	return true;
}

/* Has ROOT/PATH these bytes and no others? Read in pieces: it may be large, and most often it has. */
static bool has_bytes(struct pool *pool, const char *root, const char *path, const struct buffer *bytes)
{
	struct stat status;
	int folder = open(*root ? root : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int file = folder < 0 ? -1 : folder_open_file(folder, path);
	bool same = file >= 0 && fstat(file, &status) == 0 && (size_t)status.st_size == bytes->length;
	if (same) {
		struct pieces p = pieces_of(bytes->data, bytes->length, file);
		pool_each(pool, p.count, compare_piece, &p);
		for (size_t i = 0; i < p.count; i++)
			same = same && !p.found[i];
		free(p.found);
	}
	if (file >= 0)
		close(file);
	if (folder >= 0)
		close(folder);
	return same;
}

enum datafile_state datafile_state(
    const struct context *context, const char *root, const char *path, const struct buffer *bytes)
{
	size_t length;
	if (!file_exists(root, path))
		return DATAFILE_NONE;
	if (has_bytes(context->pool, root, path, bytes))
		return DATAFILE_SAME;
	const char *text = file_read_bytes(context, root, path, NOWHERE, &length);
	if (!text)
		return DATAFILE_UNREADABLE;
	if (is_sealed(context->pool, text, length))
		return DATAFILE_OURS;
	return has_no_record(text) ? DATAFILE_NONE : DATAFILE_BY_HAND;
}

static bool flush(int folder, const char *name)
{
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	bool done = file >= 0 && fsync(file) == 0;
	if (file >= 0)
		close(file);
	return done;
}

/* The folder of ROOT/PATH, made if it is missing, never a link below ROOT; -1 with errno set. */
static int open_folder(const char *root, const char *path, const char **name)
{
	const char *slash = strchr(path, '/');
	int top = open(*root ? root : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	*name = slash ? slash + 1 : path;
	if (top < 0 || !slash)
		return top;
	char step[64] = {0};
	memcpy(step, path, (size_t)(slash - path) < sizeof step ? (size_t)(slash - path) : sizeof step - 1);
	if (mkdirat(top, step, 0777) != 0 && errno != EEXIST) {
		close(top);
		return -1;
	}
	int folder = openat(top, step, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	int error = errno;
	close(top);
	errno = error;
	return folder;
}

bool datafile_write(const char *root, const char *path, const struct buffer *bytes, struct buffer *error)
{
	const char *name;
	struct buffer staged = {0};
	int folder = open_folder(root, path, &name);
	buffer_format(&staged, ".%s.new", name);
	const char *new = buffer_text(&staged);
	if (folder >= 0 && unlinkat(folder, new, 0) != 0)
		errno = 0;
	bool done = folder >= 0 && folder_write(folder, new, buffer_text(bytes), bytes->length) && flush(folder, new) &&
	            renameat(folder, new, folder, name) == 0;
	if (!done)
		buffer_format(error, "%s/%s cannot be written: %s; it is as it was", root, path, strerror(errno));
	if (!done && folder >= 0)
		unlinkat(folder, new, 0);
	if (folder >= 0)
		close(folder);
	buffer_release(&staged);
	return done;
}
