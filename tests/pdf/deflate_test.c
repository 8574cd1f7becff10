/* Streams deflated by other threads: each comes back whole, in order, whoever packed it. */
#include "pdf/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/pool.h"
#include "check.h"

enum { STREAMS = 400 };

static size_t length_of(unsigned i)
{
	return i % 7 == 0 ? 0 : (size_t)i * i % 40000;
}

static void fill(char *bytes, unsigned i)
{
	for (size_t at = 0; at < length_of(i); at++)
		bytes[at] = (char)(at * (i % 13 + 1) >> (i % 5));
}

static bool is_whole(const struct deflated *stream, unsigned i)
{
	char *expected = memory_resize(NULL, 40000), *got = memory_resize(NULL, 40000);
	size_t length = 0;
	struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
	fill(expected, i);
	bool whole = libdeflate_zlib_decompress(decompressor, stream->packed.data, stream->packed.length, got, 40000,
	                 &length) == LIBDEFLATE_SUCCESS;
	whole = whole && length == length_of(i) && memcmp(expected, got, length) == 0;
	libdeflate_free_decompressor(decompressor);
	free(expected);
	free(got);
	return whole;
}

static void add(struct deflater *deflater, unsigned i, char *owner)
{
	char *bytes = memory_resize(NULL, 40000);
	fill(bytes, i);
	deflater_add(deflater, bytes, length_of(i), owner);
	free(bytes); /* the deflater has a copy */
}

static void test_streams(struct checks *checks, struct pool *pool)
{
	static char owners[STREAMS];
	struct deflater *deflater = deflater_begin(pool);
	check(checks, "nothing to wait for", !deflater_finish(deflater));
	for (unsigned i = 0; i < STREAMS / 2; i++)
		add(deflater, i, &owners[i]);
	deflater_finish(deflater);
	for (unsigned i = STREAMS / 2; i < STREAMS; i++)
		add(deflater, i, &owners[i]);
	bool whole = true, ordered = true;
	unsigned count = 0;
	for (const struct deflated *at = deflater_finish(deflater); at; at = at->next, count++) {
		whole = whole && is_whole(at, count);
		ordered = ordered && at->owner == &owners[count];
	}
	check(checks, "each stream comes back whole", whole && count == STREAMS);
	check(checks, "in the order in which they were added", ordered);
	deflater_release(deflater);
}

static void test_given_up(struct checks *checks, struct pool *pool)
{
	for (int round = 0; round < 50; round++) {
		struct deflater *deflater = deflater_begin(pool);
		for (unsigned i = 0; i < (unsigned)round; i++)
			add(deflater, i * 31, NULL);
		deflater_release(deflater);
	}
	check(checks, "a deflater can be given up while it works", true);
}

int main(void)
{
	struct checks checks = {0};
	for (size_t jobs = 0; jobs < 4; jobs++) {
		struct pool *pool = jobs ? pool_new(jobs) : NULL;
		test_streams(&checks, pool);
		test_given_up(&checks, pool);
		pool_free(pool);
	}
	return checks.failed > 0;
}
