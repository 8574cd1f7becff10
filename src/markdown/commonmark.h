/* cmark without its short names, which are the document tree's. */
#ifndef MARKDOWN_COMMONMARK_H
#define MARKDOWN_COMMONMARK_H

#define CMARK_NO_SHORT_NAMES 1
#include <cmark.h>

#endif
