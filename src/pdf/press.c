#include "pdf/press.h"

#include <libdeflate.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"

enum { DEFLATE_LEVEL = 1 };

struct press {
	pthread_mutex_t lock; /* of all below, but what is in a stream at work */
	pthread_cond_t change;
	struct pressed *first, **last;
	struct pressed *next; /* the first that nobody began */
	size_t at_work;
	bool closing;
	bool threaded;
	pthread_t thread;
};

static struct libdeflate_compressor *compressor_new(void)
{
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	return compressor ? compressor : memory_resize(NULL, SIZE_MAX); /* ends the program: out of memory */
}

static void stream_pack(struct libdeflate_compressor *compressor, struct pressed *stream)
{
	struct buffer *packed = &stream->packed;
	packed->capacity = libdeflate_zlib_compress_bound(compressor, stream->bytes.length);
	packed->data = memory_resize(NULL, packed->capacity);
	packed->length = libdeflate_zlib_compress(
	    compressor, buffer_text(&stream->bytes), stream->bytes.length, packed->data, packed->capacity);
	buffer_release(&stream->bytes);
}

/* Packs what nobody began, until there is nothing left. The lock is held before and after. */
static void streams_pack(struct press *press, struct libdeflate_compressor *compressor)
{
	while (press->next) {
		struct pressed *stream = press->next;
		press->next = stream->next;
		press->at_work++;
		pthread_mutex_unlock(&press->lock);
		stream_pack(compressor, stream);
		pthread_mutex_lock(&press->lock);
		press->at_work--;
		pthread_cond_broadcast(&press->change);
	}
}

static void *press_run(void *self)
{
	struct press *press = self;
	struct libdeflate_compressor *compressor = compressor_new();
	pthread_mutex_lock(&press->lock);
	while (!press->closing) {
		streams_pack(press, compressor);
		if (!press->closing)
			pthread_cond_wait(&press->change, &press->lock);
	}
	pthread_mutex_unlock(&press->lock);
	libdeflate_free_compressor(compressor);
	return NULL;
}

struct press *press_begin(void)
{
	struct press *press = memory_resize(NULL, sizeof *press);
	*press = (struct press){.last = &press->first};
	if (pthread_mutex_init(&press->lock, NULL) || pthread_cond_init(&press->change, NULL))
		memory_resize(NULL, SIZE_MAX);
	press->threaded = !pthread_create(&press->thread, NULL, press_run, press);
	return press;
}

struct pressed *press_add(struct press *press, const void *bytes, size_t length, void *owner)
{
	struct pressed *stream = memory_resize(NULL, sizeof *stream);
	*stream = (struct pressed){.owner = owner};
	buffer_bytes(&stream->bytes, bytes, length);
	pthread_mutex_lock(&press->lock);
	*press->last = stream;
	press->last = &stream->next;
	if (!press->next)
		press->next = stream;
	pthread_cond_broadcast(&press->change);
	pthread_mutex_unlock(&press->lock);
	return stream;
}

const struct pressed *press_finish(struct press *press)
{
	pthread_mutex_lock(&press->lock);
	if (press->next) {
		struct libdeflate_compressor *compressor = compressor_new();
		streams_pack(press, compressor);
		libdeflate_free_compressor(compressor);
	}
	while (press->at_work)
		pthread_cond_wait(&press->change, &press->lock);
	pthread_mutex_unlock(&press->lock);
	return press->first;
}

void press_release(struct press *press)
{
	pthread_mutex_lock(&press->lock);
	press->closing = true;
	press->next = NULL;
	pthread_cond_broadcast(&press->change);
	pthread_mutex_unlock(&press->lock);
	if (press->threaded)
		pthread_join(press->thread, NULL);
	for (struct pressed *stream = press->first, *next; stream; stream = next) {
		next = stream->next;
		buffer_release(&stream->bytes);
		buffer_release(&stream->packed);
		free(stream);
	}
	pthread_mutex_destroy(&press->lock);
	pthread_cond_destroy(&press->change);
	free(press);
}
