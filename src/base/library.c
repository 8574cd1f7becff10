#include "base/library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool library_load(const char *const *files, const struct library_function *functions, size_t count, void *pointers)
{
	void *library = NULL;
	for (size_t i = 0; files[i] && !library; i++)
		library = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
	for (size_t i = 0; i < count; i++) {
		void *function = library ? dlsym(library, functions[i].name) : NULL;
		if (!function)
			return false;
		memcpy((char *)pointers + functions[i].member, &function, sizeof function);
	}
	return true;
}

void library_need(
    const char *name, const char *const *files, const struct library_function *functions, size_t count, void *pointers)
{
	if (library_load(files, functions, count, pointers))
		return;
	fprintf(stderr, "annual: error: %s is not on this computer any more: make installs it, or says how\n", name);
	exit(3);
}
