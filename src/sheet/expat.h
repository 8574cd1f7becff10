/* expat, loaded for the first part of an XLSX or ODS file. */
#ifndef SHEET_EXPAT_H
#define SHEET_EXPAT_H

#include <expat.h>

/* Its functions, with the types that its header gives them. */
struct expat {
	__typeof__(&XML_GetBuffer) GetBuffer;
	__typeof__(&XML_ParseBuffer) ParseBuffer;
	__typeof__(&XML_ParserCreate) ParserCreate;
	__typeof__(&XML_ParserFree) ParserFree;
	__typeof__(&XML_SetCharacterDataHandler) SetCharacterDataHandler;
	__typeof__(&XML_SetElementHandler) SetElementHandler;
	__typeof__(&XML_SetStartDoctypeDeclHandler) SetStartDoctypeDeclHandler;
	__typeof__(&XML_SetUserData) SetUserData;
	__typeof__(&XML_StopParser) StopParser;
};

/* Where it is missing, the program ends as library_need has it. */
struct expat expat_load(void);

#endif
