/* The ids of messages, by room. Each has its row in message_table.c. */
#ifndef BASE_MESSAGE_IDS_H
#define BASE_MESSAGE_IDS_H

enum message_id {
	/* base: files */
	MSG_FILE_MISSING,
	MSG_FILE_UNREADABLE,
	MSG_FILE_TOO_LARGE,
	MSG_FILE_NOT_UTF8,
	MSG_FILE_UTF16,
	MSG_FILE_NUL,
	MSG_PATH_OUTSIDE,

	/* data */

	/* stats */

	/* doc */

	/* markdown */

	/* report */

	/* theme */

	/* type */

	/* chart */

	/* html */

	/* layout */

	/* pdf */

	/* export */

	MESSAGE_COUNT
};

#endif
