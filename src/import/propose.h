/* A mapping, and where need be a table of the dictionary, guessed from a sheet: for a person to read and mend. Private to
 * import/. */
#ifndef IMPORT_PROPOSE_H
#define IMPORT_PROPOSE_H

#include "import/import.h"
#include "sheet/sheet.h"

/* Writes ROOT/import.proposed.yaml and, where the dictionary lacks the request's table, ROOT/dictionary.proposed.yaml;
 * neither is ever read by the program. ACCOUNT gets what was done. */
enum import_outcome propose_table(const struct context *context, const struct dictionary *dictionary,
    const struct import_request *request, const struct sheet *sheet, struct buffer *account, struct buffer *error);

/* The same as texts: a table of the dictionary and its mapping are added to OUT's buffers. KEPT is where the sheet will lie in
 * the report's folder. False after a message. */
bool propose_texts(const struct context *context, const struct import_request *request, const struct sheet *sheet,
    const char *kept, struct import_proposal *out);

#endif
