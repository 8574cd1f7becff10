/* A queue of streams, and a piece of work for an idle thread: to pack what is in it. When it has, the next stream brings the
 * next piece. All that both sides touch is behind one lock; a stream at work belongs to who packs it. */
#include "pdf/deflate.h"

#include <libdeflate.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/pool.h"

enum { DEFLATE_LEVEL = 1 };

struct deflater {
	pthread_mutex_t lock; /* of all below, but what is in a stream at work */
	pthread_cond_t change;
	struct deflated *first, **last;
	struct deflated *next; /* the first that nobody began */
	size_t at_work;
	bool packing; /* the piece of work that was begun last is not over */
	struct pool *pool;
	struct pool_batch piece;                  /* its count is 0 as long as none was begun */
	struct libdeflate_compressor *compressor; /* the piece's; or NULL so far */
};

static struct libdeflate_compressor *compressor_new(void)
{
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	return compressor ? compressor : memory_resize(NULL, SIZE_MAX); /* ends the program: out of memory */
}

static void stream_pack(struct libdeflate_compressor *compressor, struct deflated *stream)
{
	struct buffer *packed = &stream->packed;
	packed->capacity = libdeflate_zlib_compress_bound(compressor, stream->bytes.length);
	packed->data = memory_resize(NULL, packed->capacity);
	packed->length = libdeflate_zlib_compress(
	    compressor, buffer_text(&stream->bytes), stream->bytes.length, packed->data, packed->capacity);
	buffer_release(&stream->bytes);
}

/* Packs what nobody began, until there is nothing left. The lock is held before and after. */
static void streams_pack(struct deflater *deflater, struct libdeflate_compressor *compressor)
{
	while (deflater->next) {
		struct deflated *stream = deflater->next;
		deflater->next = stream->next;
		deflater->at_work++;
		pthread_mutex_unlock(&deflater->lock);
		stream_pack(compressor, stream);
		pthread_mutex_lock(&deflater->lock);
		deflater->at_work--;
		pthread_cond_broadcast(&deflater->change);
	}
}

static void piece_run(void *self, size_t index)
{
	struct deflater *deflater = self;
	(void)index;
	pthread_mutex_lock(&deflater->lock);
	if (deflater->next && !deflater->compressor)
		deflater->compressor = compressor_new();
	streams_pack(deflater, deflater->compressor);
	deflater->packing = false;
	pthread_mutex_unlock(&deflater->lock);
}

static void piece_begin(struct deflater *deflater)
{
	pool_end(deflater->pool, &deflater->piece);
	deflater->piece = (struct pool_batch){.run = piece_run, .self = deflater, .count = 1};
	pool_begin(deflater->pool, &deflater->piece);
}

struct deflater *deflater_begin(struct pool *pool)
{
	struct deflater *deflater = memory_resize(NULL, sizeof *deflater);
	*deflater = (struct deflater){.last = &deflater->first, .pool = pool};
	if (pthread_mutex_init(&deflater->lock, NULL) || pthread_cond_init(&deflater->change, NULL))
		memory_resize(NULL, SIZE_MAX);
	return deflater;
}

struct deflated *deflater_add(struct deflater *deflater, const void *bytes, size_t length, void *owner)
{
	struct deflated *stream = memory_resize(NULL, sizeof *stream);
	*stream = (struct deflated){.owner = owner};
	buffer_bytes(&stream->bytes, bytes, length);
	pthread_mutex_lock(&deflater->lock);
	*deflater->last = stream;
	deflater->last = &stream->next;
	if (!deflater->next)
		deflater->next = stream;
	bool idle = !deflater->packing;
	deflater->packing = true;
	pthread_mutex_unlock(&deflater->lock);
	if (idle)
		piece_begin(deflater);
	return stream;
}

const struct deflated *deflater_finish(struct deflater *deflater)
{
	pthread_mutex_lock(&deflater->lock);
	if (deflater->next) {
		struct libdeflate_compressor *compressor = compressor_new();
		streams_pack(deflater, compressor);
		libdeflate_free_compressor(compressor);
	}
	while (deflater->at_work)
		pthread_cond_wait(&deflater->change, &deflater->lock);
	pthread_mutex_unlock(&deflater->lock);
	return deflater->first;
}

void deflater_release(struct deflater *deflater)
{
	pthread_mutex_lock(&deflater->lock);
	deflater->next = NULL;
	pthread_mutex_unlock(&deflater->lock);
	pool_end(deflater->pool, &deflater->piece);
	if (deflater->compressor)
		libdeflate_free_compressor(deflater->compressor);
	for (struct deflated *stream = deflater->first, *next; stream; stream = next) {
		next = stream->next;
		buffer_release(&stream->bytes);
		buffer_release(&stream->packed);
		free(stream);
	}
	pthread_mutex_destroy(&deflater->lock);
	pthread_cond_destroy(&deflater->change);
	free(deflater);
}
