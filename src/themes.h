/* Where the themes are. */
#ifndef THEMES_H
#define THEMES_H

#include "base/arena.h"

/* The folder that holds the theme NAME: themes/ where annual was started, or else the installed one. */
const char *themes_folder(struct arena *arena, const char *name);

#endif
