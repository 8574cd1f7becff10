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
    [MSG_YAML_TAB] = {SEVERITY_ERROR, "there is a tab here, where YAML wants spaces",
        "replace the tab by spaces, two for each level"},
    [MSG_YAML_COLON] = {SEVERITY_ERROR, "a second colon stands in this line, so it is not clear where the text ends",
        "put the text after the first colon in double quotes"},
    [MSG_YAML_COLON_SPACE] = {SEVERITY_ERROR, "a space is missing after this colon",
        "write 'key: value', with a space after the colon"},
    [MSG_YAML_COLON_MISSING] = {SEVERITY_ERROR, "this line has no colon after its key",
        "write 'key: value'; if the line goes on with the text above, indent it further"},
    [MSG_YAML_QUOTE] = {SEVERITY_ERROR, "this quotation mark is never closed",
        "close it with the same mark; an apostrophe alone is safe inside double quotes"},
    [MSG_YAML_AFTER_SINGLE] = {SEVERITY_ERROR, "the text goes on after its closing quotation mark",
        "an apostrophe inside '…' is written twice (''); or put the whole text in double quotes"},
    [MSG_YAML_AFTER_DOUBLE] = {SEVERITY_ERROR, "the text goes on after its closing quotation mark",
        "a quotation mark inside \"…\" is written \\\"; or put the whole text in '…'"},
    [MSG_YAML_BRACKET_OPEN] = {SEVERITY_ERROR, "this bracket '[' is never closed, or a comma is missing in it",
        "write [one, two]; text that holds a bracket or a comma needs double quotes"},
    [MSG_YAML_BRACE_OPEN] = {SEVERITY_ERROR, "this brace '{' is never closed, or a comma is missing in it",
        "write {key: value, key: value}; text that holds a brace or a comma needs double quotes"},
    [MSG_YAML_BRACKET_STRAY] = {SEVERITY_ERROR, "this bracket closes nothing",
        "remove it, or put the text it belongs to in double quotes"},
    [MSG_YAML_DASH_SPACE] = {SEVERITY_ERROR, "a space is missing after this '-'",
        "write '- item', with a space after the hyphen"},
    [MSG_YAML_COMMA] = {SEVERITY_ERROR, "a comma is missing before this, or the text needs quotes",
        "separate the items by commas; text that holds a colon, comma or bracket needs double quotes"},
    [MSG_YAML_COMMA_STRAY] = {SEVERITY_ERROR, "this comma stands in no list",
        "put the text that holds it in double quotes, or the whole list in [ ]"},
    [MSG_YAML_BRACES] = {SEVERITY_ERROR, "text that begins with '{{' needs quotes", "put it in double quotes"},
    [MSG_YAML_INDENT] = {SEVERITY_ERROR, "this line is indented like nothing above it",
        "give it as many spaces as the lines it belongs with"},
    [MSG_YAML_INDENT_MORE] = {SEVERITY_ERROR,
        "this line is indented further than the one above, which already has its value",
        "give it as many spaces as the lines it belongs with, or put the text above in double quotes"},
    [MSG_YAML_START] = {SEVERITY_ERROR, "a text cannot begin with '%s' without quotes", "put it in double quotes"},
    [MSG_YAML_ESCAPE] = {SEVERITY_ERROR, "a backslash in double quotes begins a code, and this is none",
        "write \\\\ for one backslash, or use single quotes"},
    [MSG_YAML_LIST_BEGIN] = {SEVERITY_ERROR, "a list cannot begin behind its key",
        "put the first '- ' on a line of its own, or write [one, two]"},
    [MSG_YAML_BLOCK_HEADER] = {SEVERITY_ERROR, "only a line break may follow '|' or '>'",
        "begin the text on the next line, indented; or put it in double quotes"},
    [MSG_YAML_CONTROL] = {SEVERITY_ERROR, "there is an invisible control character here",
        "delete it and type the text again"},
    [MSG_YAML_DIRECTIVE] = {SEVERITY_ERROR, "a line cannot begin with '%%'", "put the text in double quotes"},
    [MSG_YAML_SYNTAX] = {SEVERITY_ERROR, "this cannot be read as YAML",
        "look for a missing colon, quotation mark or bracket here or in the line above"},
    [MSG_YAML_DOCUMENTS] = {SEVERITY_ERROR, "a second document begins here; a file holds only one",
        "remove the line '---', or move what follows into a file of its own"},
    [MSG_YAML_TAG] = {SEVERITY_ERROR, "a word that begins with '!' is not allowed here",
        "put it in double quotes if it is meant as text"},
    [MSG_YAML_MERGE] = {SEVERITY_ERROR, "'<<' is not allowed", "write the keys out"},
    [MSG_YAML_ALIAS_UNKNOWN] = {SEVERITY_ERROR, "'*%s' repeats a part that nothing above names '&%s'",
        "put it in double quotes if it is meant as text"},
    [MSG_YAML_ALIAS_CYCLE] = {SEVERITY_ERROR, "this repeats the part that it stands in", "write the part out"},
    [MSG_YAML_ALIAS_BOMB] = {SEVERITY_ERROR, "parts are repeated too often in this file",
        "write them out where they are needed"},
    [MSG_YAML_ANCHORS] = {SEVERITY_ERROR, "too many parts of this file have a name with '&'",
        "write them out where they are needed"},
    [MSG_YAML_DEPTH] = {SEVERITY_ERROR, "lists and mappings stand too deep inside each other",
        "no report needs more than a few levels: look for a missing bracket"},
    [MSG_YAML_KEY] = {SEVERITY_ERROR, "a list or mapping cannot be a key",
        "text that begins with '[' or '{' needs double quotes"},
    [MSG_YAML_KEY_EMPTY] = {SEVERITY_ERROR, "there is no key before this colon", "write 'key: value'"},
    [MSG_YAML_KEY_TWICE] = {SEVERITY_ERROR, "the key '%s' stands here twice", "keep one of the two"},
    [MSG_YAML_NUL] = {SEVERITY_ERROR, "this text holds a zero character", "remove the '\\0'"},
    [MSG_YAML_LINE_BREAK] = {SEVERITY_WARNING, "an unusual, invisible line break stands here, which ends the line",
        "delete it and type the text again"},
    [MSG_KEY_UNKNOWN] = {SEVERITY_ERROR, "%s has no key '%s'", "the author's guide lists the keys"},
    [MSG_KEY_MISSING] = {SEVERITY_ERROR, "%s needs the key '%s'", NULL},
    [MSG_KEY_KIND] = {SEVERITY_ERROR, "'%s' must be %s, not %s", NULL},
    [MSG_KEY_NAME] = {SEVERITY_ERROR, "'%s' must be a name, not '%s'",
        "a name is made of letters without accents, digits and hyphens"},
    [MSG_KEY_INTEGER] = {SEVERITY_ERROR, "'%s' must be a whole number, not '%s'", "write digits alone: 1204"},
    [MSG_KEY_NUMBER] = {SEVERITY_ERROR, "'%s' must be a number, not '%s'",
        "write digits, with a point before decimals: 7.4"},
    [MSG_KEY_DATE] = {SEVERITY_ERROR, "'%s' must be a date, not '%s'", "write it as year, month and day: 2021-04-03"},
    [MSG_KEY_BOOLEAN] = {SEVERITY_ERROR, "'%s' must be true or false, not '%s'", "write true, false, yes or no"},
    [MSG_KEY_CHOICE] = {SEVERITY_ERROR, "'%s' cannot be '%s'", NULL},
    [MSG_KEY_TEXTS] = {SEVERITY_ERROR, "'%s' must hold texts alone",
        "write [one, two], with double quotes around an item that holds a comma"},
    [MSG_KEY_MAPPING] = {SEVERITY_ERROR, "%s must be lines of 'key: value', not %s", NULL},

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
