/* Memory in large pieces is zeroed, keeps its bytes when it grows, and is the same whether another thread touches it ahead or not. */
#include "base/pages.h"

#include <pthread.h>
#include <string.h>

#include "check.h"

enum { SMALL = 100 * 1024, LARGE = 5 * 1024 * 1024, ROUNDS = 4 };

static bool is_filled(const char *pages, size_t size, char with)
{
	for (size_t i = 0; i < size; i++)
		if (pages[i] != with)
			return false;
	return true;
}

static void check_size(struct checks *checks, size_t size)
{
	char *pages = pages_new(size);
	check(checks, "new memory is zeroed", pages && is_filled(pages, size, 0));
	memset(pages, 'x', size);
	pages = pages_resize(pages, size, 2 * size + LARGE);
	check(checks, "it keeps its bytes", pages && is_filled(pages, size, 'x'));
	check(checks, "what is new is zeroed", pages && is_filled(pages + size, size + LARGE, 0));
	pages_free(pages, 2 * size + LARGE);
}

static void *touch(void *self)
{
	pages_ahead();
	return self;
}

int main(void)
{
	struct checks checks = {0};
	pthread_t thread;
	pages_prepare();
	bool begun = !pthread_create(&thread, NULL, touch, NULL);
	for (int i = 0; i < ROUNDS; i++) {
		check_size(&checks, SMALL);
		check_size(&checks, LARGE);
	}
	if (begun)
		pthread_join(thread, NULL);
	pages_ahead();
	check_size(&checks, SMALL);
	return checks.failed != 0;
}
