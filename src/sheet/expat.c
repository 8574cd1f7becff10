#include "sheet/expat.h"

#include "base/library.h"

static const struct library_function functions[] = {
    {"XML_GetBuffer", offsetof(struct expat, GetBuffer)},
    {"XML_ParseBuffer", offsetof(struct expat, ParseBuffer)},
    {"XML_ParserCreate", offsetof(struct expat, ParserCreate)},
    {"XML_ParserFree", offsetof(struct expat, ParserFree)},
    {"XML_SetCharacterDataHandler", offsetof(struct expat, SetCharacterDataHandler)},
    {"XML_SetElementHandler", offsetof(struct expat, SetElementHandler)},
    {"XML_SetStartDoctypeDeclHandler", offsetof(struct expat, SetStartDoctypeDeclHandler)},
    {"XML_SetUserData", offsetof(struct expat, SetUserData)},
    {"XML_StopParser", offsetof(struct expat, StopParser)},
};

enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

_Static_assert(sizeof(struct expat) == FUNCTION_COUNT * sizeof(void *), "each function has its row");

struct expat expat_load(void)
{
	static const char *const files[] = {"libexpat.so.1", "libexpat.1.dylib", NULL};
	struct expat expat;
	library_need("expat", files, functions, FUNCTION_COUNT, &expat);
	return expat;
}
