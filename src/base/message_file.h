/* Messages for programs: editors, code hosts and scripts. The same messages as on a terminal, with their texts and helps
 * escaped alike, so that no sign in them can be obeyed by what reads them. */
#ifndef BASE_MESSAGE_FILE_H
#define BASE_MESSAGE_FILE_H

#include "base/message.h"

/* The forms, by their names on the command line: JSON, and SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format). */
enum message_form { MESSAGE_FORM_JSON, MESSAGE_FORM_SARIF, MESSAGE_FORM_COUNT };
extern const char *const message_form_names[]; /* NULL behind the last */

/* One file for all reports of a run. */
struct message_file {
	enum message_form form;
	struct buffer reports;    /* what was added so far */
	size_t count;             /* of reports in JSON, of results in SARIF */
	bool used[MESSAGE_COUNT]; /* the rules that SARIF describes */
};

/* Adds the messages of the report in ROOT; WRITTEN is the folder of its output, or NULL where nothing was written. */
void message_file_add(
    struct message_file *file, const struct messages *messages, const char *root, const char *written);

/* The whole text, with the program's VERSION; releases what FILE holds. */
void message_file_finish(struct message_file *file, struct buffer *out, const char *version);

#endif
