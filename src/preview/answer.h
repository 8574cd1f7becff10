/* One request and its answer. Private to preview/. */
#ifndef PREVIEW_ANSWER_H
#define PREVIEW_ANSWER_H

#include "preview/server.h"

/* One request. */
struct http_request {
	struct server *server;
	struct MHD_Connection *connection;
	const char *url; /* without a query, and with no percent-encoding any more */
	const char *method;
	bool has_waited; /* it has waited for a build already */
};

/* Answers, or leaves the connection waiting (server.c). */
enum MHD_Result answer_request(const struct http_request *request);

/* Is it a request without a body, such as may be answered? */
bool answer_is_simple(const struct http_request *request);

/* server.c: lets a page wait; false where too many do. */
bool server_wait(struct server *server, struct MHD_Connection *connection);

#endif
