#include "language/spelling.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

/* The functions of hunspell.h that are called; HANDLE is a Hunhandle. */
struct speller {
	struct arena *arena;
	const char *affixes, *words; /* the dictionary's two files */
	pthread_t thread;            /* that reads them */
	bool reading;
	void *library, *handle;
	void *(*create)(const char *affixes, const char *words);
	void (*destroy)(void *handle);
	int (*spell)(void *handle, const char *word);
	int (*suggest)(void *handle, char ***list, const char *word);
	void (*free_list)(void *handle, char ***list, int count);
	char *(*encoding)(void *handle);
};

static bool function_find(const struct speller *speller, const char *name, void *function)
{
	void *found = dlsym(speller->library, name);
	memcpy(function, &found, sizeof found);
	return found != NULL;
}

static bool library_open(struct speller *speller)
{
	static const char *const names[] = {"libhunspell-1.7.so.0", "libhunspell-1.7.so", "libhunspell-1.7.dylib",
	    "/opt/homebrew/lib/libhunspell-1.7.dylib", "/usr/local/lib/libhunspell-1.7.dylib"};
	for (size_t i = 0; i < sizeof names / sizeof *names && !speller->library; i++)
		speller->library = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
	return speller->library && function_find(speller, "Hunspell_create", &speller->create) &&
	       function_find(speller, "Hunspell_destroy", &speller->destroy) &&
	       function_find(speller, "Hunspell_spell", &speller->spell) &&
	       function_find(speller, "Hunspell_suggest", &speller->suggest) &&
	       function_find(speller, "Hunspell_free_list", &speller->free_list) &&
	       function_find(speller, "Hunspell_get_dic_encoding", &speller->encoding);
}

/* The first folder with a dictionary in it; NULL if none has. */
static const char *dictionary_folder(struct arena *arena)
{
	static const char usual[] =
	    "/usr/share/hunspell:/usr/share/myspell:/usr/share/myspell/dicts:/usr/local/share/hunspell:"
	    "/opt/homebrew/share/hunspell:/Library/Spelling";
	const char *asked = getenv("DICPATH");
	for (const char *at = asked && *asked ? asked : usual; *at;) {
		size_t length = strcspn(at, ":");
		const char *folder = arena_slice(arena, at, length);
		if (length && file_exists(folder, "en_GB.dic") && file_exists(folder, "en_GB.aff"))
			return folder;
		at += length + (at[length] == ':');
	}
	return NULL;
}

/* What it begins with takes a tenth of a second: the rules for endings and 100,000 words. */
static void *dictionary_read(void *self)
{
	struct speller *speller = self;
	speller->handle = speller->create(speller->affixes, speller->words);
	return NULL;
}

struct speller *speller_open(struct arena *arena, bool beside)
{
	struct speller *speller = arena_alloc(arena, sizeof *speller);
	const char *folder = dictionary_folder(arena);
	speller->arena = arena;
	if (!folder || !library_open(speller))
		return speller;
	speller->affixes = arena_format(arena, "%s/en_GB.aff", folder);
	speller->words = arena_format(arena, "%s/en_GB.dic", folder);
	speller->reading = beside && pthread_create(&speller->thread, NULL, dictionary_read, speller) == 0;
	if (!speller->reading)
		dictionary_read(speller);
	return speller;
}

bool speller_ready(struct speller *speller)
{
	if (speller->reading)
		pthread_join(speller->thread, NULL);
	speller->reading = false;
	return speller->handle && text_equal(speller->encoding(speller->handle), "UTF-8");
}

void speller_close(struct speller *speller)
{
	if (speller_ready(speller) || speller->handle)
		speller->destroy(speller->handle);
	if (speller->library)
		dlclose(speller->library);
}

bool speller_knows(struct speller *speller, const char *word)
{
	return speller->spell(speller->handle, word) != 0;
}

const char *speller_suggestion(struct speller *speller, const char *word)
{
	char **list = NULL;
	int count = speller->suggest(speller->handle, &list, word);
	const char *first = count > 0 ? arena_copy(speller->arena, list[0]) : NULL;
	if (count > 0)
		speller->free_list(speller->handle, &list, count);
	return first;
}
