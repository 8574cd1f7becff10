#include "base/message.h"

const struct message_kind message_table[MESSAGE_COUNT] = {
    /* base: files */
    [MSG_FILE_MISSING] = {SEVERITY_ERROR, "there is no file '%s'", "check the name, capitals too, and its folder"},
    [MSG_FILE_UNREADABLE] = {SEVERITY_ERROR, "the file '%s' cannot be read: %s", NULL},
    [MSG_FILE_TOO_LARGE] = {SEVERITY_ERROR, "the file '%s' is larger than %d MB",
        "split it, or leave out what no statistic needs"},
    [MSG_FILE_NOT_UTF8] = {SEVERITY_ERROR, "a character here is not UTF-8 text",
        "save the file as UTF-8: in Excel 'CSV UTF-8', in Notepad 'Save as', encoding 'UTF-8'"},
    [MSG_FILE_UTF16] = {SEVERITY_ERROR, "this file is UTF-16 text, not UTF-8",
        "save it as UTF-8: in Notepad 'Save as', encoding 'UTF-8'"},
    [MSG_FILE_NUL] = {SEVERITY_ERROR, "this file holds a zero byte, so it is not text",
        "a document of a word processor or a spreadsheet has to be saved as plain text, UTF-8"},
    [MSG_PATH_OUTSIDE] = {SEVERITY_ERROR, "the path '%s' leads out of the report's folder",
        "copy the file into the report's folder; links to files elsewhere are not followed"},

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
};
