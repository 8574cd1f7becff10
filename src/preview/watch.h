/* Has anything changed in the folders of a report and its themes? The system says so at once where it can (Linux, inotify); and
 * since it is silent on drives of Windows under WSL and on network shares, each file's size and times are compared
 * four times a second, too. */
#ifndef PREVIEW_WATCH_H
#define PREVIEW_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct watch;

/* FOLDERS, COUNT of them, live as long as the watch; one may be missing for now. */
struct watch *watch_new(const char *const *folders, size_t count);
void watch_free(struct watch *watch);

/* Readable when something may have changed; -1 where the system cannot say. */
int watch_descriptor(const struct watch *watch);

/* Has anything changed since the last call? Hidden files, as editors make them, do not count. NOW: in milliseconds of a clock
 * without jumps. */
bool watch_changed(struct watch *watch, long long now);

/* A number that is another when a file of the FOLDERS is, by its name, size or times; those that lie in a folder named BUT, at
 * whatever depth, do not count, nor hidden ones. */
uint64_t watch_state(const char *const *folders, size_t count, const char *but);

/* When the files should be compared next, by the same clock. */
long long watch_next(const struct watch *watch);

#endif
