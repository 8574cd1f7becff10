/* Swapping one folder for another at once: what POSIX has no call for. */
#ifndef BASE_SWAP_H
#define BASE_SWAP_H

#include <stdbool.h>

/* Exchanges the folders FROM/STAGED and TO/CURRENT by one system call. False with errno set; ENOSYS where the system has none. */
bool swap_exchange(int from, const char *staged, int to, const char *current);

/* Puts all that was written below FOLDER on the disk. False with errno set; ENOSYS where the system has no such call. */
bool swap_flush(int folder);

#endif
