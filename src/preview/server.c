#include "preview/server.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "preview/answer.h"

enum {
	PORT_FIRST = 8620,
	PORT_TRIES = 200,
	CONNECTIONS_MAX = 64,
	REQUEST_MAX = 16 * 1024, /* bytes of a request's head */
	IDLE_MAX = 5,            /* seconds that a connection may say nothing */
	WAIT_MAX = 20000,        /* milliseconds that a page waits for a build before it asks again */
};

/* ---- starting ---- */

static bool make_token(char token[TOKEN_LENGTH + 1])
{
	unsigned char bytes[TOKEN_LENGTH / 2];
	int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
	bool made = file >= 0 && read(file, bytes, sizeof bytes) == (ssize_t)sizeof bytes;
	if (file >= 0)
		close(file);
	for (size_t i = 0; made && i < sizeof bytes; i++) {
		token[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
		token[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
	}
	token[TOKEN_LENGTH] = '\0';
	return made;
}

/* A socket that listens on a port of 127.0.0.1, or -1 with errno set. */
static int listen_on(unsigned port)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	int made = socket(AF_INET, SOCK_STREAM, 0);
	if (made < 0)
		return -1;
	int yes = 1; /* a port on which a preview has just ended is free; one that is listened on is not */
	setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	bool listens = made < FD_SETSIZE && fcntl(made, F_SETFD, FD_CLOEXEC) == 0 &&
	               fcntl(made, F_SETFL, O_NONBLOCK) == 0 &&
	               bind(made, (struct sockaddr *)&address, sizeof address) == 0 && listen(made, CONNECTIONS_MAX) == 0;
	if (listens)
		return made;
	int error = errno;
	close(made);
	errno = error;
	return -1;
}

static int listen_somewhere(struct server *server)
{
	int made = -1;
	for (unsigned i = 0; made < 0 && i < PORT_TRIES; i++) {
		server->port = PORT_FIRST + i;
		made = listen_on(server->port);
		if (made < 0 && errno != EADDRINUSE && errno != EACCES)
			break;
	}
	return made;
}

/* The library calls once with a request's head, again when the request is complete, and again when its connection has
 * waited; STATE tells which. A request with more than a head is answered at once, which closes its connection. */
static enum MHD_Result handle(void *self, struct MHD_Connection *connection, const char *url, const char *method,
    const char *version, const char *upload, size_t *upload_length, void **state)
{
	struct server *server = self;
	struct http_request request = {server, connection, url, method, *state == server->waiting};
	(void)version;
	(void)upload;
	(void)upload_length;
	if (!*state && answer_is_simple(&request)) {
		*state = server;
		return MHD_YES;
	}
	*state = server->waiting;
	return answer_request(&request);
}

bool server_start(struct server *server, struct showing *showing, struct buffer *error)
{
	*server = (struct server){.showing = showing};
	if (!http_load(&server->http, error))
		return false;
	int listening = make_token(server->token) ? listen_somewhere(server) : -1;
	if (listening < 0) {
		buffer_format(error, "the preview finds no free port from %d on: %s", PORT_FIRST, strerror(errno));
		return false;
	}
	server->daemon = server->http.start_daemon(MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, server,
	    MHD_OPTION_LISTEN_SOCKET, listening, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
	    MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_MAX, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_MAX,
	    MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
	if (!server->daemon) {
		close(listening);
		buffer_add(error, "the preview's server could not be started");
	}
	return server->daemon != NULL;
}

/* ---- running ---- */

long long server_wants(struct server *server, fd_set *read, fd_set *write, fd_set *except, int *highest)
{
	MHD_UNSIGNED_LONG_LONG wait;
	server->http.get_fdset2(server->daemon, read, write, except, highest, FD_SETSIZE);
	return server->http.get_timeout(server->daemon, &wait) == MHD_YES ? (long long)wait : WAIT_MAX;
}

void server_work(struct server *server)
{
	server->http.run(server->daemon);
}

static long long clock_now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool server_wait(struct server *server, struct MHD_Connection *connection)
{
	if (server->waiting_count == WAITING_MAX)
		return false;
	server->http.suspend_connection(connection);
	server->waiting[server->waiting_count++] = (struct waiting_page){connection, clock_now() + WAIT_MAX};
	return true;
}

void server_wake(struct server *server, bool change, long long now)
{
	size_t kept = 0, count = server->waiting_count;
	for (size_t i = 0; i < count; i++) {
		struct waiting_page waiting = server->waiting[i];
		if (change || now >= waiting.until)
			server->http.resume_connection(waiting.connection);
		else
			server->waiting[kept++] = waiting;
	}
	server->waiting_count = kept;
	if (kept < count)
		server->http.run(server->daemon);
}

void server_stop(struct server *server)
{
	server_wake(server, true, 0);
	server->http.stop_daemon(server->daemon);
}
