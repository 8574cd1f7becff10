/* Branch and bound: whatever has something of a set has its first element, or does without it and has its second, and so on. */
#include "protect/cover.h"

enum { STEPS_MOST = 100000 };

struct search {
	const struct cover *cover;
	double best;
	uint64_t choice;
	bool found;
	size_t steps;
};

bool cover_add(struct cover *cover, uint64_t set)
{
	if (set == 0 || cover->set_count == COVER_SETS)
		return false;
	cover->sets[cover->set_count++] = set;
	return true;
}

/* The first set that CHOICE has nothing of; the count of sets: it has something of each. */
static size_t set_left(const struct cover *cover, uint64_t choice)
{
	size_t at = 0;
	while (at < cover->set_count && cover->sets[at] & choice)
		at++;
	return at;
}

/* Tries what CHOICE, which costs COST, can be completed to without any of BARRED. */
static void search_from(struct search *search, uint64_t choice, uint64_t barred, double cost)
{
	const struct cover *cover = search->cover;
	size_t left = set_left(cover, choice);
	if (cost >= search->best || search->steps++ >= STEPS_MOST)
		return;
	if (left == cover->set_count) {
		search->best = cost;
		search->choice = choice;
		search->found = true;
		return;
	}
	for (size_t i = 0; i < cover->count; i++) {
		uint64_t bit = UINT64_C(1) << i;
		if (!(cover->sets[left] & bit & ~barred))
			continue;
		search_from(search, choice | bit, barred, cost + cover->costs[i]);
		barred |= bit;
	}
}

bool cover_least(const struct cover *cover, double below, uint64_t *choice)
{
	struct search search = {.cover = cover, .best = below};
	search_from(&search, 0, 0, 0);
	*choice = search.choice;
	return search.found && search.steps < STEPS_MOST;
}
