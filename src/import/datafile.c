#include "import/datafile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
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
 * other: against slips, not against intent. */
static uint64_t checksum(const char *bytes, size_t length)
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

void datafile_seal(struct buffer *out)
{
	size_t line = strlen(opening) + DIGITS + 1;
	put_sum(out->data + strlen(opening), checksum(out->data + line, out->length - line));
}

static bool is_sealed(const char *text, size_t length)
{
	size_t begin = strlen(opening), line = begin + DIGITS + 1;
	char sum[DIGITS];
	if (length < line || memcmp(text, opening, begin) != 0)
		return false;
	put_sum(sum, checksum(text + line, length - line));
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
static bool has_bytes(const char *root, const char *path, const struct buffer *bytes)
{
	char piece[1 << 16];
	int folder = open(*root ? root : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int file = folder < 0 ? -1 : folder_open_file(folder, path);
	size_t at = 0;
	ssize_t got = 0;
	struct stat status;
	bool sized = file >= 0 && fstat(file, &status) == 0 && (size_t)status.st_size == bytes->length;
	while (sized && (got = folder_read(file, piece, sizeof piece)) > 0 && (size_t)got <= bytes->length - at &&
	       memcmp(piece, bytes->data + at, (size_t)got) == 0)
		at += (size_t)got;
	if (file >= 0)
		close(file);
	if (folder >= 0)
		close(folder);
	return sized && got == 0 && at == bytes->length;
}

enum datafile_state datafile_state(
    const struct context *context, const char *root, const char *path, const struct buffer *bytes)
{
	size_t length;
	if (!file_exists(root, path))
		return DATAFILE_NONE;
	if (has_bytes(root, path, bytes))
		return DATAFILE_SAME;
	const char *text = file_read_bytes(context, root, path, NOWHERE, &length);
	if (!text)
		return DATAFILE_UNREADABLE;
	if (is_sealed(text, length))
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
