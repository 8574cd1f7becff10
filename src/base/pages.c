#if defined __linux__ && !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define LARGE_PAGES
#define _GNU_SOURCE /* mremap */
#include <sys/mman.h>
#else
#include <string.h>
#endif
#include <stdlib.h>

#include "base/pages.h"

#ifdef LARGE_PAGES

enum { HUGE_PAGE = 2 * 1024 * 1024 };

void *pages_new(size_t size)
{
	void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED)
		return NULL;
	if (size >= HUGE_PAGE)
		madvise(pages, size, MADV_HUGEPAGE); /* a wish: without it there are only more steps */
	return pages;
}

void pages_free(void *pages, size_t size)
{
	munmap(pages, size);
}

void *pages_resize(void *pages, size_t size, size_t new_size)
{
	void *resized = mremap(pages, size, new_size, MREMAP_MAYMOVE);
	return resized == MAP_FAILED ? NULL : resized;
}

#else

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
