#include "preview/http.h"

#include <stddef.h>

#include "base/library.h"

/* The file's name holds the number of the interface that the header above describes. */
_Static_assert(MHD_VERSION < 0x02000000, "version 2 has another interface, and its file another name");

static const struct library_function functions[] = {
    {"MHD_start_daemon", offsetof(struct http_library, start_daemon)},
    {"MHD_stop_daemon", offsetof(struct http_library, stop_daemon)},
    {"MHD_run", offsetof(struct http_library, run)},
    {"MHD_get_fdset2", offsetof(struct http_library, get_fdset2)},
    {"MHD_get_timeout", offsetof(struct http_library, get_timeout)},
    {"MHD_suspend_connection", offsetof(struct http_library, suspend_connection)},
    {"MHD_resume_connection", offsetof(struct http_library, resume_connection)},
    {"MHD_get_connection_values", offsetof(struct http_library, get_connection_values)},
    {"MHD_lookup_connection_value", offsetof(struct http_library, lookup_connection_value)},
    {"MHD_create_response_from_buffer", offsetof(struct http_library, create_response_from_buffer)},
    {"MHD_create_response_from_fd_at_offset64", offsetof(struct http_library, create_response_from_fd_at_offset64)},
    {"MHD_add_response_header", offsetof(struct http_library, add_response_header)},
    {"MHD_queue_response", offsetof(struct http_library, queue_response)},
    {"MHD_destroy_response", offsetof(struct http_library, destroy_response)},
};

enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

_Static_assert(sizeof(struct http_library) == FUNCTION_COUNT * sizeof(void *), "each function has its row");

bool http_load(struct http_library *http, struct buffer *error)
{
	static const char *const files[] = {"libmicrohttpd.so.12", "libmicrohttpd.12.dylib", NULL};
	bool loaded = library_load(files, functions, FUNCTION_COUNT, http);
	if (!loaded)
		buffer_add(error, "the preview needs libmicrohttpd: make installs it, or says how");
	return loaded;
}
