/* What a browser, or somebody else on this computer, sends to the preview: the bytes of a connection. In an input the letter
 * that no address has, byte 1, stands for the server's own word, and byte 2 for its port. */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fuzz/folder.h"
#include "preview/server.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static struct server server;
static struct showing showing;

static struct bundle *make_bundle(void)
{
	static const char page[] = "<!DOCTYPE html><title>T</title><p>A page";
	struct bundle_writer writer = {0};
	FILE *file = bundle_file();
	bundle_begin(&writer, file);
	bundle_add(&writer, "report/board/index.html", page, sizeof page - 1);
	bundle_add(&writer, "report/board/empty.css", "", 0);
	bundle_add(&writer, "page/messages", page, sizeof page - 1);
	bundle_add(&writer, "page/preview.css", page, sizeof page - 1);
	bundle_end(&writer);
	return bundle_open(file);
}

static void start(void)
{
	struct buffer error = {0};
	if (server.daemon)
		return;
	showing = (struct showing){.sound = make_bundle(), .version = 1};
	showing.newest = showing.sound;
	if (!server_start(&server, &showing, &error))
		abort();
}

static void work(void)
{
	fd_set read, write, except;
	int highest = -1;
	FD_ZERO(&read);
	FD_ZERO(&write);
	FD_ZERO(&except);
	server_wants(&server, &read, &write, &except, &highest);
	struct timeval now = {0, 0};
	select(highest + 1, &read, &write, &except, &now);
	server_work(&server);
}

static void expand(struct buffer *out, const uint8_t *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == 1)
			buffer_add(out, server.token);
		else if (bytes[i] == 2)
			buffer_format(out, "%u", server.port);
		else
			buffer_char(out, (char)bytes[i]);
	}
}

/* Zero bytes may stand anywhere in a request. */
static bool holds_word(const struct buffer *request)
{
	size_t length = strlen(server.token);
	for (size_t at = 0; at + length <= request->length; at++)
		if (memcmp(request->data + at, server.token, length) == 0)
			return true;
	return false;
}

/* No answer may hold what only the word opens, unless the request had it. */
static void judge(const struct buffer *request, const char *answer, size_t length)
{
	if (!holds_word(request) && length > 12 && memcmp(answer + 9, "200", 3) == 0)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct buffer request = {0};
	static char answer[1 << 16];
	size_t have = 0;
	start();
	expand(&request, bytes, length);
	int connection = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)server.port)};
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(connection, (struct sockaddr *)&address, sizeof address) == 0) {
		if (request.length && send(connection, request.data, request.length, MSG_NOSIGNAL) < 0)
			have = 0;
		shutdown(connection, SHUT_WR);
		for (int turn = 0; turn < 6; turn++) {
			work();
			ssize_t got = recv(connection, answer + have, sizeof answer - have, MSG_DONTWAIT);
			have += got > 0 ? (size_t)got : 0;
			if (got == 0)
				break;
		}
		judge(&request, answer, have);
	}
	close(connection);
	server_wake(&server, true, 0);
	work();
	buffer_release(&request);
	return 0;
}
