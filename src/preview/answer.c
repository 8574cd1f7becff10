#include "preview/answer.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/text.h"

/* The page's own policy: nothing but its files, and the report in its frame. */
static const char page_policy[] = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
                                  "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
                                  "frame-ancestors 'none'";
static const char report_policy[] = "frame-ancestors 'self'"; /* beside the one that a report's pages have in them */

static const char *type_of(const char *path)
{
	static const struct {
		const char *ending, *type;
	} rows[] = {
	    {".html", "text/html; charset=utf-8"},
	    {".css", "text/css; charset=utf-8"},
	    {".js", "text/javascript; charset=utf-8"},
	    {".json", "application/json"},
	    {".csv", "text/csv; charset=utf-8"},
	    {".txt", "text/plain; charset=utf-8"},
	    {".pdf", "application/pdf"},
	    {".svg", "image/svg+xml"},
	    {".png", "image/png"},
	    {".jpg", "image/jpeg"},
	    {".jpeg", "image/jpeg"},
	    {".woff2", "font/woff2"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (text_ends(path, rows[i].ending))
			return rows[i].type;
	return "application/octet-stream";
}

/* Takes over RESPONSE. */
static enum MHD_Result send_response(const struct http_request *request, unsigned status, struct MHD_Response *response,
    const char *type, const char *policy)
{
	if (!response)
		return MHD_NO;
	request->server->http.add_response_header(response, "Content-Type", type);
	request->server->http.add_response_header(response, "Content-Security-Policy", policy);
	request->server->http.add_response_header(response, "Cache-Control", "no-store");
	request->server->http.add_response_header(response, "X-Content-Type-Options", "nosniff");
	request->server->http.add_response_header(response, "Referrer-Policy", "no-referrer");
	request->server->http.add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
	request->server->http.add_response_header(response, "Cross-Origin-Opener-Policy", "same-origin");
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		request->server->http.add_response_header(response, "Allow", "GET");
	enum MHD_Result queued = request->server->http.queue_response(request->connection, status, response);
	request->server->http.destroy_response(response);
	return queued;
}

static enum MHD_Result send_text(
    const struct http_request *request, unsigned status, const char *type, const char *text)
{
	return send_response(request, status,
	    request->server->http.create_response_from_buffer(strlen(text), (void *)(uintptr_t)text, MHD_RESPMEM_MUST_COPY),
	    type, page_policy);
}

static enum MHD_Result refuse(const struct http_request *request, unsigned status, const char *why)
{
	return send_text(request, status, "text/plain; charset=utf-8", why);
}

static enum MHD_Result send_file(
    const struct http_request *request, const struct bundle *bundle, const char *path, const char *policy)
{
	const struct bundle_entry *entry = bundle_find(bundle, path);
	if (!entry)
		return refuse(request, MHD_HTTP_NOT_FOUND, "There is no such file in the report as it was last built.\n");
	if (!entry->length)
		return send_text(request, MHD_HTTP_OK, type_of(path), "");
	int file = bundle_descriptor(bundle);
	if (file < 0)
		return MHD_NO;
	struct MHD_Response *response =
	    request->server->http.create_response_from_fd_at_offset64(entry->length, file, entry->offset);
	if (!response)
		close(file);
	return send_response(request, MHD_HTTP_OK, response, type_of(path), policy);
}

/* ---- who may ask ---- */

/* How often a head stands in a request, and its last value. */
struct header_search {
	const char *name, *value;
	size_t count;
};

static enum MHD_Result see_header(void *self, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct header_search *search = self;
	(void)kind;
	if (strcasecmp(name, search->name) == 0) {
		search->value = value ? value : "";
		search->count++;
	}
	return MHD_YES;
}

static struct header_search find_header(const struct http_request *request, const char *name)
{
	struct header_search search = {.name = name};
	request->server->http.get_connection_values(request->connection, MHD_HEADER_KIND, see_header, &search);
	return search;
}

/* "127.0.0.1:8620", or "localhost:8620", by which Windows reaches what runs under WSL. */
static bool is_own_host(const struct server *server, const char *host)
{
	static const char *const names[] = {"127.0.0.1", "localhost"};
	for (size_t i = 0; i < 2; i++) {
		size_t length = strlen(names[i]);
		char *end;
		if (strncasecmp(host, names[i], length) != 0 || host[length] != ':' || !strchr("123456789", host[length + 1]))
			continue;
		if (strtoul(host + length + 1, &end, 10) == server->port && !*end)
			return true;
	}
	return false;
}

static bool is_own_origin(const struct server *server, const char *origin)
{
	return text_starts(origin, "http://") && is_own_host(server, origin + strlen("http://"));
}

static bool may_ask(const struct http_request *request)
{
	struct header_search host = find_header(request, "Host");
	struct header_search origin = find_header(request, "Origin");
	struct header_search site = find_header(request, "Sec-Fetch-Site");
	return host.count == 1 && is_own_host(request->server, host.value) && origin.count <= 1 &&
	       (!origin.count || is_own_origin(request->server, origin.value)) &&
	       !(site.count && strcmp(site.value, "cross-site") == 0);
}

/* What follows "/TOKEN/"; NULL where the address does not begin so. All digits are compared, so that the time tells nothing. */
static const char *after_token(const struct server *server, const char *url)
{
	if (strlen(url) < TOKEN_LENGTH + 2 || url[0] != '/' || url[TOKEN_LENGTH + 1] != '/')
		return NULL;
	unsigned differ = 0;
	for (size_t i = 0; i < TOKEN_LENGTH; i++)
		differ |= (unsigned)(url[i + 1] ^ server->token[i]);
	return differ ? NULL : url + TOKEN_LENGTH + 2;
}

/* ---- what is asked for ---- */

static enum MHD_Result send_page(const struct http_request *request)
{
	struct buffer page = {0};
	showing_page(request->server->showing, &page);
	enum MHD_Result sent = send_text(request, MHD_HTTP_OK, "text/html; charset=utf-8", buffer_text(&page));
	buffer_release(&page);
	return sent;
}

/* A page that knows of VERSION waits until there is another. */
static enum MHD_Result send_versions(const struct http_request *request)
{
	const char *known =
	    request->server->http.lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, "after");
	bool news = !known || strtoul(known, NULL, 10) != request->server->showing->version;
	if (!news && !request->has_waited && server_wait(request->server, request->connection))
		return MHD_YES;
	struct buffer text = {0};
	showing_versions(request->server->showing, &text);
	enum MHD_Result sent = send_text(request, MHD_HTTP_OK, "application/json", buffer_text(&text));
	buffer_release(&text);
	return sent;
}

/* What a person looks at is built first when a file changes. */
static void look_at(struct showing *showing, const char *path)
{
	bool page = text_ends(path, ".html") || text_ends(path, ".pdf") || text_ends(path, ".txt");
	if (page && strlen(path) < sizeof showing->looked_at)
		memcpy(showing->looked_at, path, strlen(path) + 1);
}

static enum MHD_Result send_report(const struct http_request *request, const char *path)
{
	struct buffer file = {0};
	buffer_add(&file, path);
	if (text_ends(path, "/"))
		buffer_add(&file, "index.html");
	const struct showing *showing = request->server->showing;
	const struct bundle *from = bundle_find(showing->quick, buffer_text(&file)) ? showing->quick : showing->sound;
	if (bundle_find(from, buffer_text(&file)))
		look_at(request->server->showing, buffer_text(&file));
	enum MHD_Result sent = send_file(request, from, buffer_text(&file), report_policy);
	buffer_release(&file);
	return sent;
}

bool answer_is_simple(const struct http_request *request)
{
	return strcmp(request->method, "GET") == 0 && !find_header(request, "Content-Length").count &&
	       !find_header(request, "Transfer-Encoding").count;
}

enum MHD_Result answer_request(const struct http_request *request)
{
	const struct showing *showing = request->server->showing;
	if (strcmp(request->method, "GET") != 0)
		return refuse(request, MHD_HTTP_METHOD_NOT_ALLOWED, "The preview is for looking: only GET is answered.\n");
	if (!answer_is_simple(request))
		return refuse(request, MHD_HTTP_BAD_REQUEST, "A request with a body is not answered.\n");
	if (!may_ask(request))
		return refuse(request, MHD_HTTP_FORBIDDEN, "This preview is for the computer that it runs on.\n");
	const char *path = after_token(request->server, request->url);
	if (!path)
		return refuse(request, MHD_HTTP_NOT_FOUND, "Use the whole address that annual serve printed.\n");
	if (!*path)
		return send_page(request);
	if (strcmp(path, "next") == 0)
		return send_versions(request);
	if (strcmp(path, "preview.css") == 0)
		return send_file(request, showing->newest, "page/preview.css", page_policy);
	if (strcmp(path, "preview.js") == 0)
		return send_file(request, showing->newest, "page/preview.js", page_policy);
	if (text_starts(path, "report/"))
		return send_report(request, path);
	return refuse(request, MHD_HTTP_NOT_FOUND, "The preview has no such page.\n");
}
