#include "language/law.h"

#include <string.h>

#include "language/caring.h"

/* Acts of Parliament that such reports name, with their years (legislation.gov.uk). A longer name stands before one that
 * it ends in. */
static const struct act {
	const char *name; /* in small letters */
	const char *title;
	int years[3]; /* 0 behind the last */
} acts[] = {
    {"adoption and children act", "Adoption and Children Act", {2002}},
    {"crime and disorder act", "Crime and Disorder Act", {1998}},
    {"children and families act", "Children and Families Act", {2014}},
    {"children and social work act", "Children and Social Work Act", {2017}},
    {"children act", "Children Act", {1989, 2004}},
    {"human rights act", "Human Rights Act", {1998}},
    {"equality act", "Equality Act", {2010}},
    {"care act", "Care Act", {2014}},
    {"domestic abuse act", "Domestic Abuse Act", {2021}},
    {"mental capacity act", "Mental Capacity Act", {2005}},
    {"homelessness reduction act", "Homelessness Reduction Act", {2017}},
};

/* Orders and what they are made under; a longer name stands before one that it ends in. */
static const struct order {
	const char *name, *title;
	int section;
	const char *act;
} orders[] = {
    {"interim care order", "an interim care order", 38, "Children Act 1989"},
    {"secure accommodation order", "a secure accommodation order", 25, "Children Act 1989"},
    {"placement order", "a placement order", 21, "Adoption and Children Act 2002"},
    {"emergency protection order", "an emergency protection order", 44, "Children Act 1989"},
};

static bool is_year(const struct word_tokens *tokens, size_t at)
{
	return at < tokens->count && tokens->items[at].kind == WORD_NUMBER && tokens->items[at].value >= 1800000 &&
	       tokens->items[at].value < 2100000 && tokens->items[at].end - tokens->items[at].start == 4;
}

static const char *act_fault(
    struct arena *arena, const struct act *act, const struct word_tokens *tokens, size_t at, size_t *fault)
{
	if (!is_year(tokens, at))
		return NULL;
	for (size_t i = 0; act->years[i]; i++)
		if (tokens->items[at].value == act->years[i] * INT64_C(1000))
			return NULL;
	*fault = at;
	return act->years[1] ? arena_format(arena, "the %s is of %d or %d", act->title, act->years[0], act->years[1])
	                     : arena_format(arena, "the %s is of %d", act->title, act->years[0]);
}

/* "(section 30 …", "(s30)", "under section 30": behind the order's name, at most two signs or words further on. */
static const char *order_fault(
    struct arena *arena, const struct order *order, const struct word_tokens *tokens, size_t at, size_t *fault)
{
	enum { NEAR = 3 };
	for (size_t i = at; i < at + NEAR && i + 1 < tokens->count; i++) {
		size_t number = i + 1 + (token_is(tokens, i + 1, "."));
		if (!token_in(tokens, i, "section s") || number >= tokens->count || tokens->items[number].kind != WORD_NUMBER)
			continue;
		if (tokens->items[number].value == order->section * INT64_C(1000))
			return NULL;
		*fault = number;
		return arena_format(arena, "%s is made under section %d of the %s", order->title, order->section, order->act);
	}
	return NULL;
}

/* A shorter name is not looked for inside a longer one. */
static bool stands_inside(const struct word_tokens *tokens, size_t at, const char *name, const char *longer)
{
	size_t length = strlen(longer), short_length = strlen(name), words = 0;
	if (length <= short_length || strcmp(longer + length - short_length, name) != 0)
		return false;
	for (size_t i = 0; i < length - short_length; i++)
		words += longer[i] == ' ';
	return at >= words && phrase_at(tokens, at - words, longer, true);
}

const char *law_fault(struct arena *arena, const struct word_tokens *tokens, size_t at, size_t *fault)
{
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		size_t taken = phrase_at(tokens, at, acts[i].name, false);
		bool inside = false;
		for (size_t j = 0; taken && j < i; j++)
			inside |= stands_inside(tokens, at, acts[i].name, acts[j].name);
		if (taken && !inside)
			return act_fault(arena, &acts[i], tokens, at + taken, fault);
	}
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		size_t taken = phrase_at(tokens, at, orders[i].name, true);
		if (taken)
			return order_fault(arena, &orders[i], tokens, at + taken, fault);
	}
	return NULL;
}
