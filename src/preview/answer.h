/* One request and its answer. Private to preview/. */
#ifndef PREVIEW_ANSWER_H
#define PREVIEW_ANSWER_H

#include <microhttpd.h>

#include "preview/server.h"

/* Answers, or leaves the connection waiting (server.c) unless it HAS_WAITED already. URL has no query and no
 * percent-encoding any more. */
enum MHD_Result answer_request(
    struct server *server, struct MHD_Connection *connection, const char *url, const char *method, bool has_waited);

/* Is it a request without a body, such as may be answered? */
bool answer_is_simple(struct MHD_Connection *connection, const char *method);

/* server.c: lets a page wait; false where too many do. */
bool server_wait(struct server *server, struct MHD_Connection *connection);

#endif
