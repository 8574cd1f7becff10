/* Large pieces of memory, zeroed: from the heap, or, where they are larger than a large page, straight from the system, which
 * costs nothing before it is touched and grows without being copied. */
#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

/* Has the whole program keep and use again what memory it was given: called once, at its start. */
void pages_prepare(void);

/* Touches memory that the program will be given next, as much as a build needs, since a page that is touched for the first time
 * is dear: for a thread that has nothing else to do. */
void pages_ahead(void);

/* The same as pages_prepare for a thread, when it begins; it frees what is returned when it ends. */
void *pages_begin_thread(void);

/* SIZE bytes, zeroed and aligned for any type; NULL if there are none. Give them back with pages_free. */
void *pages_new(size_t size);
void pages_free(void *pages, size_t size);

/* The same memory with NEW_SIZE bytes, moved if need be, what is new zeroed; NULL, and the old left alone, if there are none. */
void *pages_resize(void *pages, size_t size, size_t new_size);

#endif
