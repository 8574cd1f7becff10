/* Texts by number, each once: by hash, open addressing. Numbers count from 1 in the order of coming. A text that finds no
 * slot near its own stands in a crit-bit tree (D. J. Bernstein) instead: however a file is made, a look-up costs at most a
 * fixed number of slots and the text's length. */
#ifndef DATA_INTERN_H
#define DATA_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct intern_slot {
	uint32_t hash, number; /* number 0: free */
};

/* A fork of the tree: where the texts below it first differ. */
struct intern_fork {
	size_t byte;
	uint8_t mask;         /* the one bit of that byte */
	uint32_t branches[2]; /* by that bit: a fork, or a text's number and the top bit */
};

struct intern {
	struct arena *arena; /* holds the texts */
	struct intern_slot *slots;
	size_t size;        /* of slots: a power of 2, or 0 */
	const char **texts; /* by number; texts[0] is NULL */
	uint32_t count;
	size_t capacity;
	struct intern_fork *forks;
	size_t fork_count, fork_capacity;
	uint32_t root; /* of the tree: 0 while it is empty */
	char *free;    /* where the next text goes */
	size_t left;
};

void intern_init(struct intern *intern, struct arena *arena);
void intern_release(struct intern *intern); /* its texts and their list stay in the arena */

/* Makes room for COUNT more texts at once. */
void intern_reserve(struct intern *intern, size_t count);

uint32_t intern_find(const struct intern *intern, const char *text, size_t length); /* 0 where there is none */
uint32_t intern_add(struct intern *intern, const char *text, size_t length);        /* finds or adds */

/* The same in two steps: between them the memory that it will look at is on its way. */
uint32_t intern_prepare(const struct intern *intern, const char *text, size_t length); /* gives the hash */
uint32_t intern_add_prepared(struct intern *intern, const char *text, size_t length, uint32_t hash);

#endif
