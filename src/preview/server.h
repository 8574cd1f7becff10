/* The local server of the preview: it listens on 127.0.0.1 alone, in one thread, and answers GET for addresses that begin with
 * a random word. Host and Origin have to be its own (a page elsewhere may not ask by another name, DNS rebinding); nothing can
 * be written through it. */
#ifndef PREVIEW_SERVER_H
#define PREVIEW_SERVER_H

#include <sys/select.h>

#include "base/buffer.h"
#include "preview/http.h"
#include "preview/showing.h"

enum { TOKEN_LENGTH = 32 }; /* hexadecimal digits: 128 bits */

enum { WAITING_MAX = 16 }; /* pages that wait for the next build; others ask again */

struct waiting_page {
	struct MHD_Connection *connection;
	long long until; /* when it is told that nothing has happened */
};

struct server {
	struct http_library http;
	struct MHD_Daemon *daemon;
	struct showing *showing;
	unsigned port;
	char token[TOKEN_LENGTH + 1];
	struct waiting_page waiting[WAITING_MAX];
	size_t waiting_count;
};

/* Listens on the first port that is free. SERVER stays where it is until server_stop. False with one line in ERROR. */
bool server_start(struct server *server, struct showing *showing, struct buffer *error);

/* What select has to wait for; *HIGHEST is raised. Returns the most milliseconds that it may wait. */
long long server_wants(struct server *server, fd_set *read, fd_set *write, fd_set *except, int *highest);

/* Answers what can be answered. */
void server_work(struct server *server);

/* Lets pages go on that wait for another build: all after a CHANGE, else those that have waited long. NOW: in milliseconds. */
void server_wake(struct server *server, bool change, long long now);

void server_stop(struct server *server);

#endif
