/* libmicrohttpd, loaded when a preview begins: it brings a dozen libraries for TLS with it, for which no other command should
 * wait. Private to preview/. */
#ifndef PREVIEW_HTTP_H
#define PREVIEW_HTTP_H

#include <microhttpd.h>
#include <stdbool.h>

#include "base/buffer.h"

/* Its functions, with the types that its header gives them. */
struct http_library {
	__typeof__(&MHD_start_daemon) start_daemon;
	__typeof__(&MHD_stop_daemon) stop_daemon;
	__typeof__(&MHD_run) run;
	__typeof__(&MHD_get_fdset2) get_fdset2;
	__typeof__(&MHD_get_timeout) get_timeout;
	__typeof__(&MHD_suspend_connection) suspend_connection;
	__typeof__(&MHD_resume_connection) resume_connection;
	__typeof__(&MHD_get_connection_values) get_connection_values;
	__typeof__(&MHD_lookup_connection_value) lookup_connection_value;
	__typeof__(&MHD_create_response_from_buffer) create_response_from_buffer;
	__typeof__(&MHD_create_response_from_fd_at_offset64) create_response_from_fd_at_offset64;
	__typeof__(&MHD_add_response_header) add_response_header;
	__typeof__(&MHD_queue_response) queue_response;
	__typeof__(&MHD_destroy_response) destroy_response;
};

/* False with one line in ERROR if it is not there, or too old. */
bool http_load(struct http_library *http, struct buffer *error);

#endif
