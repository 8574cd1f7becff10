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
    [MSG_FONT_MISSING] = {SEVERITY_ERROR, "no font file for the %s type was found; looked for %s",
        "install the font, or put one of these files into the theme's folder 'fonts'"},
    [MSG_FONT_MALFORMED] = {SEVERITY_ERROR, "the font file '%s' can't be used: %s",
        "install the font anew, or name another one in theme.yaml"},

    /* chart */

    /* html */

    /* layout */

    /* pdf */
    [MSG_GLYPH_MISSING] = {SEVERITY_ERROR, "no font of the theme has the character '%s' (%s)",
        "write it differently, or add a font that has it to 'fallback' in theme.yaml"},
    [MSG_PICTURE_KIND] = {SEVERITY_ERROR, "the picture '%s' is neither PNG nor JPEG",
        "save it as PNG (drawings) or JPEG (photographs)"},
    [MSG_PICTURE_DAMAGED] = {SEVERITY_ERROR, "the picture '%s' is damaged: %s",
        "open it in a picture program and save it again"},
    [MSG_PICTURE_TOO_LARGE] = {SEVERITY_ERROR, "the picture '%s' is too large: %d by %d pixels",
        "scale it down to 4,000 pixels or fewer on its longer side"},
    [MSG_PICTURE_CMYK] = {SEVERITY_ERROR, "the picture '%s' holds printing colours (CMYK)",
        "save it with screen colours (RGB)"},
    [MSG_PDF_LIBRARY] = {SEVERITY_ERROR, "the PDF could not be made: libharu reports error %s here",
        "this is a fault of annual: please report it with this line"},

    /* export */
};
