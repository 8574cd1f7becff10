/* Libraries that are loaded when they are first needed: those that bring so many others along (TLS, cryptography) that every
 * command would start later for what one of them does. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct library_function {
	const char *name;
	size_t member; /* offset of the pointer to it */
};

/* Loads the first of FILES (names as the system's loader knows them, NULL behind the last) and puts its functions, COUNT of them,
 * where POINTERS holds them: none where it is only loaded ahead. False if there is no such file, or it lacks one. It stays loaded. */
bool library_load(const char *const *files, const struct library_function *functions, size_t count, void *pointers);

/* As library_load; where it fails, the program ends with one line that names the library (NAME) and exit status 3, as it does
 * without memory. */
void library_need(
    const char *name, const char *const *files, const struct library_function *functions, size_t count, void *pointers);

#endif
