#include "preview/bundle.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

/* At the file's beginning, written last. */
struct bundle_head {
	uint64_t entries, entry_count; /* where the list stands, and how many are on it */
	uint64_t names, name_length;   /* where the paths stand, each ended by a NUL; in bytes */
};

struct bundle {
	FILE *file;
	struct bundle_entry *entries;
	size_t count;
	char *names;
};

FILE *bundle_file(void)
{
	return tmpfile();
}

static void write_bytes(struct bundle_writer *writer, const void *bytes, size_t length)
{
	writer->failed |= length && fwrite(bytes, 1, length, writer->file) != length;
	writer->length += length;
}

void bundle_begin(struct bundle_writer *writer, FILE *file)
{
	const struct bundle_head none = {0};
	*writer = (struct bundle_writer){.file = file};
	write_bytes(writer, &none, sizeof none);
}

/* FNV-1a over words of eight bytes, then over the rest: it only has to tell two builds of a file apart. */
static uint64_t hash_of(const unsigned char *bytes, size_t length)
{
	uint64_t hash = 14695981039346656037u, word;
	size_t i = 0;
	for (; i + sizeof word <= length; i += sizeof word) {
		memcpy(&word, bytes + i, sizeof word);
		hash = (hash ^ word) * 1099511628211u;
		hash ^= hash >> 29;
	}
	for (; i < length; i++)
		hash = (hash ^ bytes[i]) * 1099511628211u;
	return hash;
}

uint64_t bundle_add(struct bundle_writer *writer, const char *path, const void *bytes, size_t length)
{
	struct bundle_entry entry = {writer->length, length, hash_of(bytes, length), writer->names.length};
	buffer_bytes(&writer->entries, &entry, sizeof entry);
	buffer_bytes(&writer->names, path, strlen(path) + 1);
	write_bytes(writer, bytes, length);
	return entry.hash;
}

bool bundle_end(struct bundle_writer *writer)
{
	struct bundle_head head = {
	    .entries = writer->length,
	    .entry_count = writer->entries.length / sizeof(struct bundle_entry),
	    .names = writer->length + writer->entries.length,
	    .name_length = writer->names.length,
	};
	write_bytes(writer, buffer_text(&writer->entries), writer->entries.length);
	write_bytes(writer, buffer_text(&writer->names), writer->names.length);
	writer->failed |= fflush(writer->file) != 0 || fseek(writer->file, 0, SEEK_SET) != 0;
	if (!writer->failed)
		write_bytes(writer, &head, sizeof head);
	writer->failed |= fflush(writer->file) != 0;
	buffer_release(&writer->entries);
	buffer_release(&writer->names);
	return !writer->failed;
}

static bool read_at(FILE *file, void *bytes, uint64_t length, uint64_t offset)
{
	char *at = bytes;
	while (length > 0) {
		ssize_t got = pread(fileno(file), at, length, (off_t)offset);
		if (got <= 0)
			return false;
		at += got;
		offset += (uint64_t)got;
		length -= (uint64_t)got;
	}
	return true;
}

struct bundle *bundle_open(FILE *file)
{
	struct bundle_head head = {0};
	struct bundle *bundle = memory_resize(NULL, sizeof *bundle);
	*bundle = (struct bundle){.file = file};
	bool whole = read_at(file, &head, sizeof head, 0) && head.name_length > 0;
	if (whole) {
		bundle->count = (size_t)head.entry_count;
		bundle->entries = memory_resize(NULL, (bundle->count + 1) * sizeof *bundle->entries);
		bundle->names = memory_resize(NULL, (size_t)head.name_length + 1);
		whole = read_at(file, bundle->entries, bundle->count * sizeof *bundle->entries, head.entries) &&
		        read_at(file, bundle->names, head.name_length, head.names);
	}
	if (whole)
		return bundle;
	bundle_close(bundle);
	return NULL;
}

void bundle_close(struct bundle *bundle)
{
	if (!bundle)
		return;
	fclose(bundle->file);
	free(bundle->entries);
	free(bundle->names);
	free(bundle);
}

const struct bundle_entry *bundle_find(const struct bundle *bundle, const char *path)
{
	for (size_t i = 0; bundle && i < bundle->count; i++)
		if (strcmp(bundle->names + bundle->entries[i].name, path) == 0)
			return &bundle->entries[i];
	return NULL;
}

bool bundle_same(const struct bundle *bundle, const struct bundle *other, const char *page)
{
	for (size_t i = 0; i < bundle->count; i++) {
		const char *path = bundle->names + bundle->entries[i].name;
		if (text_ends(path, ".html") && strcmp(path, page) != 0)
			continue;
		const struct bundle_entry *twin = bundle_find(other, path);
		if (!twin || twin->hash != bundle->entries[i].hash)
			return false;
	}
	return true;
}

void bundle_text(const struct bundle *bundle, const char *path, struct buffer *out)
{
	const struct bundle_entry *entry = bundle_find(bundle, path);
	char *room = entry ? buffer_room(out, (size_t)entry->length) : NULL;
	if (room && read_at(bundle->file, room, entry->length, entry->offset))
		buffer_extend(out, room + entry->length);
}

int bundle_descriptor(const struct bundle *bundle)
{
	return fcntl(fileno(bundle->file), F_DUPFD_CLOEXEC, 0);
}
