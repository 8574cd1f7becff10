#ifdef __linux__
#define _GNU_SOURCE /* renameat2 */
#endif
#include "base/swap.h"

#include <errno.h>
#include <stdio.h>

bool swap_exchange(int from, const char *staged, int to, const char *current)
{
#ifdef RENAME_EXCHANGE
	return renameat2(from, staged, to, current, RENAME_EXCHANGE) == 0;
#else
	(void)from, (void)staged, (void)to, (void)current;
	errno = ENOSYS;
	return false;
#endif
}
