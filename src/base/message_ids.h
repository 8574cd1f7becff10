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
	MSG_DOC_NESTING,
	MSG_DOC_INCOMPLETE,
	MSG_DOC_LANGUAGE_MISSING,
	MSG_DOC_LANGUAGE_INVALID,
	MSG_DOC_HEADING_SKIPPED,
	MSG_DOC_HEADING_EMPTY,
	MSG_DOC_IMAGE_NO_ALT,
	MSG_DOC_ALT_IS_CAPTION,
	MSG_DOC_CHART_NO_TITLE,
	MSG_DOC_TABLE_NO_HEADER,
	MSG_DOC_TABLE_RAGGED,
	MSG_DOC_LINK_ADDRESS,
	MSG_DOC_LINK_EMPTY,
	MSG_DOC_LINK_IN_LINK,
	MSG_DOC_NOTE_IN_LINK,
	MSG_DOC_ANCHOR_TWICE,
	MSG_DOC_ANCHOR_NOWHERE,

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
