/* Texts by number: crafted to share one slot, they are found all the same, and none is looked for long. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "data/intern.h"

enum { TEXTS = 1000, LENGTH = 24, LOW_BITS = 0xFFF };

/* The next text whose slot is the first one's, in any table of up to 4,096 slots. */
static size_t next_text(const struct intern *intern, unsigned *seed, char *text)
{
	for (;;) {
		size_t length = (size_t)snprintf(text, LENGTH, "text-%u", (*seed)++);
		if (!(intern_prepare(intern, text, length) & LOW_BITS))
			return length;
	}
}

static bool add_all(struct intern *intern, bool again)
{
	char text[LENGTH];
	unsigned seed = 0;
	for (uint32_t number = 1; number <= TEXTS; number++) {
		size_t length = next_text(intern, &seed, text);
		uint32_t found = again ? intern_find(intern, text, length) : intern_add(intern, text, length);
		if (found != number || strcmp(intern->texts[number], text) != 0)
			return false;
		if (again && (intern_add(intern, text, length) != number || intern_find(intern, text, length - 1) == number))
			return false;
	}
	return true;
}

static bool none_found(const struct intern *intern, unsigned seed)
{
	char text[LENGTH];
	for (int i = 0; i < TEXTS / 10; i++) {
		size_t length = next_text(intern, &seed, text);
		if (intern_find(intern, text, length))
			return false;
	}
	return true;
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	struct intern intern;
	intern_init(&intern, arena);
	check(&checks, "texts of one slot are numbered in the order of coming", add_all(&intern, false));
	check(&checks, "most of them stand in the tree", intern.fork_count > TEXTS - 100);
	check(&checks, "and are found again", add_all(&intern, true));
	check(&checks, "others are not found", none_found(&intern, 100000000));
	intern_reserve(&intern, 50000);
	check(&checks, "nor lost when there is more room", add_all(&intern, true) && none_found(&intern, 100000000));
	check(&checks, "the empty text is one too",
	    intern_find(&intern, "", 0) == 0 && intern_add(&intern, "", 0) == TEXTS + 1);
	intern_release(&intern);
	arena_free(arena);
	return checks.failed > 0;
}
