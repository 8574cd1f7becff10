/* Trees of files below an open folder, without following symbolic links. Paths are relative, with single slashes. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buffer.h"

/* Is PATH relative, with no empty step, "." or ".."? */
bool folder_path_is_inside(const char *path);

/* Opens the folder PATH, which may be many steps deep, and makes what is missing; -1 with errno set. */
int folder_make(const char *path);

/* Opens the folder FOLDER/NAME, with MAKE made if it is missing; no link is followed. -1 with errno set. */
int folder_open(int folder, const char *name, bool make);

/* Opens FOLDER/PATH as open(2) does with FLAGS and the MODE of what is made, but follows no symbolic link in PATH; all in one call of the
 * system. -1 with errno set: ELOOP for a link, ENOSYS where the system has no such call (Linux has since 5.6). */
int folder_open_straight(int folder, const char *path, int flags, mode_t mode);

/* Opens the file FOLDER/PATH for reading; no step of it may be a link. -1 with errno set. */
int folder_open_file(int folder, const char *path);

/* Writes a new file FOLDER/PATH with its folders, none of which may be a link. False with errno set; EEXIST if it is there. */
bool folder_write(int folder, const char *path, const void *bytes, size_t length);

/* Writes the file FOLDER/NAME whole or not at all, in place of one that is there; a symbolic link is replaced, not
 * followed. False with errno set. */
bool folder_replace(int folder, const char *name, const void *bytes, size_t length);

/* read(2) of an open file, begun again when a signal interrupts it. */
ssize_t folder_read(int file, void *bytes, size_t length);

/* Links the file FROM/PATH as TO/PATH, with the folders it needs. False with errno set; EEXIST if it is there. */
bool folder_link(int from, int to, const char *path);

/* Calls VISIT with the path of each thing below FOLDER/PATH that is no folder, byte-sorted in each folder, and with that of each empty folder,
 * which ends in a slash. False with
 * errno set when a folder cannot be read or lies deeper than 32, or when VISIT is false. */
bool folder_walk(int folder, const char *path, bool (*visit)(void *self, const char *path), void *self);

/* Brings the tree FOLDER/NAME to the disk, so that a machine that loses its power keeps it. False with errno set. */
bool folder_sync(int folder, const char *name);

/* Removes the tree FOLDER/NAME, if it is there; false with errno set. */
bool folder_remove(int folder, const char *name);

#endif
