/* A fuzz target over the files that are named, without libFuzzer: exit status 0 where each came to its end. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buffer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static bool read_file(struct buffer *out, const char *path)
{
	char piece[4096];
	size_t got;
	FILE *file = fopen(path, "rb");
	if (!file)
		return false;
	while ((got = fread(piece, 1, sizeof piece, file)) > 0)
		buffer_bytes(out, piece, got);
	return fclose(file) == 0;
}

/* Paths from the root: a target works in a folder of its own. */
int main(int count, char **words)
{
	bool all = true;
	for (int i = 1; i < count; i++) {
		struct buffer bytes = {0};
		bool read = read_file(&bytes, words[i]);
		if (read)
			LLVMFuzzerTestOneInput((const uint8_t *)buffer_text(&bytes), bytes.length);
		all = all && read;
		buffer_release(&bytes);
	}
	return !all;
}
