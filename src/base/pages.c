#if defined __linux__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define LARGE_PAGES
#define _GNU_SOURCE /* mremap */
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>
#endif
#include <stdlib.h>
#include <string.h>

#include "base/pages.h"

#ifdef LARGE_PAGES

enum {
	HUGE_PAGE = 2 * 1024 * 1024,
	HEAP_STEP = 256 * 1024 * 1024,
	HEAP_SHARE = 4 * 1024 * 1024,
	THREAD_HEAP = 64 * 1024 * 1024,
	PAGES = 64 * 1024,
	FIRST = 4 * 1024,
	AHEAD = 10, /* large pages: what a small build needs anyway */
};

static size_t rounded(size_t size, size_t step)
{
	return (size + step - 1) / step * step;
}

/* Blocks of less come from the heap, where they are used again: a page that is touched for the first time is dear. */
static int is_mapped(size_t size)
{
	return size >= HUGE_PAGE;
}

#ifdef __GLIBC__
/* The heap begins somewhere, half a large page on the average before one may stand: what is between is passed over, but for a
 * little that is touched before the rest can be asked for in large pages. What is passed over is never touched. */
static void heap_move(void)
{
	uintptr_t start = (uintptr_t)sbrk(0), gap = rounded(start, HUGE_PAGE) - start;
	if (gap > FIRST)
		sbrk((intptr_t)(gap - FIRST));
}
#endif

void pages_prepare(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, HEAP_SHARE);
	mallopt(M_TRIM_THRESHOLD, INT32_MAX);
	mallopt(M_TOP_PAD, HEAP_STEP);
	heap_move();
	char *first = malloc(1), *end = sbrk(0);
	uintptr_t start = rounded((uintptr_t)first, HUGE_PAGE);
	if (first && start < (uintptr_t)end)
		madvise((void *)start, (size_t)((uintptr_t)end - start), MADV_HUGEPAGE);
	free(first);
#endif
}

/* glibc gives a thread a heap of its own, of 64 MB from such an address on. Its first large page was touched before it could be
 * asked for: the rest of that is passed over. Where the heap is another one, what is said of the pages around does no harm. */
void *pages_begin_thread(void)
{
#ifdef __GLIBC__
	char *first = malloc(PAGES);
	uintptr_t start = (uintptr_t)first / THREAD_HEAP * THREAD_HEAP, passed = (uintptr_t)first - start;
	madvise((void *)start, THREAD_HEAP, MADV_HUGEPAGE);
	free(first);
	return passed < HUGE_PAGE - PAGES ? malloc(HUGE_PAGE - PAGES - passed) : NULL;
#else
	return NULL;
#endif
}

void pages_ahead(void)
{
#if defined __GLIBC__ && defined MADV_POPULATE_WRITE
	char *next = malloc(PAGES), *end = sbrk(0);
	uintptr_t start = rounded((uintptr_t)next, HUGE_PAGE);
	for (size_t i = 0; next && i < AHEAD && start + HUGE_PAGE <= (uintptr_t)end; i++, start += HUGE_PAGE)
		madvise((void *)start, HUGE_PAGE, MADV_POPULATE_WRITE); /* one by one: other threads wait for such a call */
	free(next);
#endif
}

/* Whole pages; those of a last large one that is not needed whole are small. */
static size_t mapped_size(size_t size)
{
	return rounded(size, PAGES);
}

/* Asked for as whole large pages, which Linux begins where a large page may stand (since 6.7): where a part of one is touched
 * in small steps, each is as dear as the large one. */
void *pages_new(size_t size)
{
	if (!is_mapped(size))
		return calloc(1, size);
	size_t kept = mapped_size(size), whole = rounded(size, HUGE_PAGE);
	char *pages = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED)
		return NULL;
	if (whole > kept)
		munmap(pages + kept, whole - kept);
	madvise(pages, mapped_size(size), MADV_HUGEPAGE); /* a wish: without it there are only more steps */
	return pages;
}

void pages_free(void *pages, size_t size)
{
	if (is_mapped(size))
		munmap(pages, mapped_size(size));
	else
		free(pages);
}

void *pages_resize(void *pages, size_t size, size_t new_size)
{
	if (is_mapped(size) && is_mapped(new_size)) {
		void *resized = mremap(pages, mapped_size(size), mapped_size(new_size), MREMAP_MAYMOVE);
		return resized == MAP_FAILED ? NULL : resized;
	}
	char *moved = pages_new(new_size);
	if (!moved)
		return NULL;
	memcpy(moved, pages, size < new_size ? size : new_size);
	pages_free(pages, size);
	return moved;
}

#else

void pages_prepare(void)
{
}

void *pages_begin_thread(void)
{
	return NULL;
}

void pages_ahead(void)
{
}

void *pages_new(size_t size)
{
	return calloc(1, size);
}

void pages_free(void *pages, size_t size)
{
	(void)size;
	free(pages);
}

void *pages_resize(void *pages, size_t size, size_t new_size)
{
	char *resized = realloc(pages, new_size);
	if (resized && new_size > size)
		memset(resized + size, 0, new_size - size);
	return resized;
}

#endif
