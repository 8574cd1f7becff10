/* The atoms of a lot: which classes and groups each is of, in words of sixty-four groups. */
#include "protect/atoms.h"

#include "check.h"

/* Each group is held by the atoms whose bit is set here, and by no other. */
static void test_members(struct checks *checks)
{
	enum { ATOMS = 3, WORDS = 3 };
	static const size_t held[ATOMS][5] = {{0, 1, 63, 64, 191}, {1, 62, 65, 127, 128}, {2, 64, 126, 129, 190}};
	uint64_t members[ATOMS * WORDS] = {0};
	const struct lot lot = {.count = ATOMS, .members = members, .words = WORDS};
	for (size_t at = 0; at < ATOMS; at++)
		for (size_t i = 0; i < 5; i++)
			members[at * WORDS + held[at][i] / 64] |= UINT64_C(1) << (held[at][i] % 64);
	size_t wrong = 0;
	for (size_t at = 0; at < ATOMS; at++)
		for (size_t group = 0; group < 64 * WORDS; group++) {
			bool is = false;
			for (size_t i = 0; i < 5; i++)
				is |= held[at][i] == group;
			wrong += lot_has(&lot, at, group) != is;
		}
	check(checks, "an atom is part of its groups and of no other", wrong == 0);
}

static void test_classes(struct checks *checks)
{
	size_t axes[] = {2, 5, 9};
	uint32_t classes[] = {10, 11, 12, 20, 21, 22};
	const struct lot lot = {.axes = axes, .axis_count = 3, .classes = classes, .count = 2};
	bool right = true;
	for (size_t at = 0; at < 2; at++)
		for (size_t i = 0; i < 3; i++)
			right &= lot_class(&lot, at, axes[i]) == classes[3 * at + i];
	check(checks, "an atom's class on each axis", right);
}

int main(void)
{
	struct checks checks = {0};
	test_members(&checks);
	test_classes(&checks);
	return checks.failed != 0;
}
