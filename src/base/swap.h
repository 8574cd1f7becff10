/* Swapping one folder for another at once. */
#ifndef BASE_SWAP_H
#define BASE_SWAP_H

#include <stdbool.h>

/* Exchanges the folders FROM/STAGED and TO/CURRENT by one system call. False with errno set; ENOSYS where the system has none. */
bool swap_exchange(int from, const char *staged, int to, const char *current);

#endif
