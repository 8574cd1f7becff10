/* Every message, by room: its id, how severe it is, its text and its hint, in the order in which messages at one
 * place are printed. base/message.h says what these are, and includes this list once for each thing made of it. */

/* base: files */
MESSAGE(MSG_FILE_MISSING, ERROR, "there is no file '%s'", "check the name, capitals too, and its folder")
MESSAGE(MSG_FILE_UNREADABLE, ERROR, "the file '%s' cannot be read: %s", NULL)
MESSAGE(
    MSG_FILE_TOO_LARGE, ERROR, "the file '%s' is larger than %d MB", "split it, or leave out what no statistic needs")
MESSAGE(MSG_FILE_NOT_UTF8, ERROR, "a character here is not UTF-8 text",
    "save the file as UTF-8: in Excel 'CSV UTF-8', in Notepad 'Save as', encoding 'UTF-8'")
MESSAGE(MSG_FILE_UTF16, ERROR, "this file is UTF-16 text, not UTF-8",
    "save it as UTF-8: in Notepad 'Save as', encoding 'UTF-8'")
MESSAGE(MSG_FILE_NUL, ERROR, "this file holds a zero byte, so it is not text",
    "a document of a word processor or a spreadsheet has to be saved as plain text, UTF-8")
MESSAGE(MSG_FILE_TWICE_ENCODED, WARNING,
    "'%s' was most likely '%s': the file was saved once as if it were of another encoding",
    "replace what was garbled, here and further on, or save the file again from where it came, as UTF-8")
MESSAGE(MSG_PATH_OUTSIDE, ERROR, "the path '%s' leads out of the report's folder",
    "copy the file into the report's folder; links to files elsewhere are not followed")

/* data */
MESSAGE(MSG_YAML_TAB, ERROR, "there is a tab here, where YAML wants spaces",
    "replace the tab by spaces, two for each level")
MESSAGE(MSG_YAML_COLON, ERROR, "a second colon stands in this line, so it is not clear where the text ends",
    "put the text after the first colon in double quotes")
MESSAGE(MSG_YAML_CURLY, ERROR, "these quotation marks are a word processor's, and do not hold the text together",
    "type straight ones: \"…\"")
MESSAGE(MSG_YAML_COLON_SPACE, ERROR, "a space is missing after this colon",
    "write 'key: value', with a space after the colon")
MESSAGE(MSG_YAML_COLON_MISSING, ERROR, "this line has no colon after its key",
    "write 'key: value'; if the line goes on with the text above, indent it further")
MESSAGE(MSG_YAML_KEY_COMMENT, ERROR,
    "from this '#' to the end of the line is a comment, so the key before it has no colon",
    "put the key that holds the '#' in double quotes")
MESSAGE(MSG_YAML_QUOTE, ERROR, "this quotation mark is never closed",
    "close it with the same mark; an apostrophe alone is safe inside double quotes")
MESSAGE(MSG_YAML_AFTER_SINGLE, ERROR, "the text goes on after its closing quotation mark",
    "an apostrophe inside '…' is written twice (''); or put the whole text in double quotes")
MESSAGE(MSG_YAML_AFTER_DOUBLE, ERROR, "the text goes on after its closing quotation mark",
    "a quotation mark inside \"…\" is written \\\"; or put the whole text in '…'")
MESSAGE(MSG_YAML_BRACKET_OPEN, ERROR, "this bracket '[' is never closed, or a comma is missing in it",
    "write [one, two]; text that holds a bracket or a comma needs double quotes")
MESSAGE(MSG_YAML_BRACE_OPEN, ERROR, "this brace '{' is never closed, or a comma is missing in it",
    "write {key: value, key: value}; text that holds a brace or a comma needs double quotes")
MESSAGE(MSG_YAML_AFTER_BRACKET, ERROR, "the text goes on after a closing bracket",
    "text that begins with a bracket needs double quotes; otherwise begin a new line here")
MESSAGE(MSG_YAML_BRACKET_STRAY, ERROR, "this bracket closes nothing",
    "remove it, or put the text it belongs to in double quotes")
MESSAGE(
    MSG_YAML_DASH_SPACE, ERROR, "a space is missing after this '-'", "write '- item', with a space after the hyphen")
MESSAGE(MSG_YAML_COMMA, ERROR, "a comma is missing before this, or the text needs quotes",
    "separate the items by commas; text that holds a colon, comma or bracket needs double quotes")
MESSAGE(MSG_YAML_COMMA_STRAY, ERROR, "this comma stands in no list",
    "put the text that holds it in double quotes, or the whole list in [ ]")
MESSAGE(MSG_YAML_BRACES, ERROR, "text that begins with '{{' needs quotes", "put it in double quotes")
MESSAGE(MSG_YAML_INDENT, ERROR, "this line is indented like nothing above it",
    "give it as many spaces as the lines it belongs with")
MESSAGE(MSG_YAML_INDENT_MORE, ERROR, "this line is indented further than the one above, which already has its value",
    "give it as many spaces as the lines it belongs with, or put the text above in double quotes")
MESSAGE(MSG_YAML_START, ERROR, "a text cannot begin with '%s' without quotes", "put it in double quotes")
MESSAGE(MSG_YAML_ESCAPE, ERROR, "a backslash in double quotes begins a code, and this is none",
    "write \\\\ for one backslash, or use single quotes")
MESSAGE(MSG_YAML_LIST_BEGIN, ERROR, "a list cannot begin behind its key",
    "put the first '- ' on a line of its own, or write [one, two]")
MESSAGE(MSG_YAML_BLOCK_HEADER, ERROR, "only a line break may follow '|' or '>'",
    "begin the text on the next line, indented; or put it in double quotes")
MESSAGE(MSG_YAML_CONTROL, ERROR, "there is an invisible control character here", "delete it and type the text again")
MESSAGE(MSG_YAML_DIRECTIVE, ERROR, "a line cannot begin with a percent sign", "put the text in double quotes")
MESSAGE(MSG_YAML_SYNTAX, ERROR, "this cannot be read as YAML",
    "look for a missing colon, quotation mark or bracket here or in the line above")
MESSAGE(MSG_YAML_DOCUMENTS, ERROR, "a second document begins here; a file holds only one",
    "remove the line '---' or '...', or move what follows into a file of its own")
MESSAGE(MSG_YAML_TAG, ERROR, "a word that begins with '!' is not allowed here",
    "put it in double quotes if it is meant as text")
MESSAGE(MSG_YAML_MERGE, ERROR, "'<<' is not allowed", "write the keys out")
MESSAGE(MSG_YAML_ALIAS_UNKNOWN, ERROR, "'*%s' repeats a part that nothing above names '&%s'",
    "put it in double quotes if it is meant as text")
MESSAGE(MSG_YAML_ALIAS_CYCLE, ERROR, "this repeats the part that it stands in", "write the part out")
MESSAGE(MSG_YAML_ALIAS_BOMB, ERROR, "parts are repeated too often in this file", "write them out where they are needed")
MESSAGE(
    MSG_YAML_ANCHORS, ERROR, "too many parts of this file have a name with '&'", "write them out where they are needed")
MESSAGE(MSG_YAML_DEPTH, ERROR, "lists and mappings stand too deep inside each other",
    "no report needs more than a few levels: look for a missing bracket")
MESSAGE(
    MSG_YAML_KEY, ERROR, "a list or mapping cannot be a key", "text that begins with '[' or '{' needs double quotes")
MESSAGE(MSG_YAML_KEY_EMPTY, ERROR, "there is no key before this colon", "write 'key: value'")
MESSAGE(MSG_YAML_KEY_TWICE, ERROR, "the key '%s' stands here twice", "keep one of the two")
MESSAGE(MSG_YAML_NUL, ERROR, "this text holds a zero character", "remove the '\\0'")
MESSAGE(MSG_YAML_COMMENT, WARNING, "from this '#' to the end of the line nothing is read: it is a comment",
    "put the whole text in double quotes, or the comment on a line of its own")
MESSAGE(MSG_YAML_SHEET_ERROR, ERROR, "this is what a spreadsheet shows where a formula failed, and it is not read",
    "mend the formula in the sheet, or leave the value empty where it is not known")
MESSAGE(MSG_YAML_HASH_OPEN, ERROR,
    "from this '#' to the end of the line is a comment, so the bracket before it is never closed",
    "put the text that holds the '#' in double quotes")
MESSAGE(MSG_YAML_LINE_BREAK, WARNING, "an unusual, invisible line break stands here, which ends the line",
    "delete it and type the text again")
MESSAGE(MSG_KEY_UNKNOWN, ERROR, "%s has no key '%s'", "content/REFERENCE.md lists the keys")
MESSAGE(MSG_KEY_MISSING, ERROR, "%s needs the key '%s'", NULL)
MESSAGE(MSG_KEY_KIND, ERROR, "'%s' must be %s, not %s", NULL)
MESSAGE(MSG_KEY_NAME, ERROR, "'%s' must be a name, not '%s'",
    "a name is made of letters without accents, digits and hyphens")
MESSAGE(MSG_KEY_INTEGER, ERROR, "'%s' must be a whole number, not '%s'", "write digits alone: 1204")
MESSAGE(MSG_KEY_NUMBER, ERROR, "'%s' must be a number, not '%s'", "write digits, with a point before decimals: 7.4")
MESSAGE(MSG_KEY_DATE, ERROR, "'%s' must be a date, not '%s'", "write it as year, month and day: 2021-04-03")
MESSAGE(MSG_KEY_BOOLEAN, ERROR, "'%s' must be true or false, not '%s'", "write true, false, yes or no")
MESSAGE(MSG_KEY_PAGE, ERROR, "'%s' must be the address of a page, not '%s'",
    "copy it from the browser: it begins with https:// or http://")
MESSAGE(MSG_KEY_MAIL, ERROR, "'%s' must be an e-mail address, not '%s'", "write the address alone: team@example.org")
MESSAGE(MSG_KEY_CHOICE, ERROR, "'%s' cannot be '%s'", NULL)
MESSAGE(MSG_KEY_TEXTS, ERROR, "'%s' must hold texts alone",
    "write [one, two], with double quotes around an item that holds a comma")
MESSAGE(MSG_KEY_MAPPING, ERROR, "%s must be lines of 'key: value', not %s", NULL)
MESSAGE(
    MSG_DATA_NAME, ERROR, "'%s' cannot be a name here", "a name is made of letters without accents, digits and hyphens")
MESSAGE(MSG_SETTINGS_PERIOD, ERROR, "the period ends before it begins", "write the earlier date under 'from'")
MESSAGE(MSG_SETTINGS_LANGUAGE, ERROR, "'%s' is not a language", "write a code such as en-GB")
MESSAGE(MSG_SETTINGS_PUBLISHED, ERROR, "the date of publication needs its day",
    "write it as year, month and day: 2022-08-24")
MESSAGE(MSG_SETTINGS_PROTECT, ERROR, "'protect' must hold the smallest and the largest count to withhold",
    "write protect: [1, 5]")
MESSAGE(MSG_SETTINGS_PROTECT_ONE, WARNING, "where only %d is withheld, [c] says that the number is %d",
    "withhold a range in which a number can hide, such as protect: [1, 5]")
MESSAGE(MSG_SETTINGS_DISCLOSURE_KEY, ERROR, "'%s' says nothing where the method is '%s'",
    "write method: suppress to withhold small counts, or leave this key out")
MESSAGE(MSG_SETTINGS_MEANS_FROM, ERROR, "'means-from' must be 0 or more",
    "it is the number of known values from which a mean may be told")
MESSAGE(MSG_SETTINGS_ROUND_TO, ERROR, "counts are rounded to a multiple of 2 to %d", "write to: 5")
MESSAGE(MSG_SETTINGS_EDITIONS, ERROR, "a report has at least one edition and at most %d",
    "write each under 'editions', with its disclosure")
MESSAGE(
    MSG_SETTINGS_DOCUMENTS_MANY, ERROR, "a report has at most %d documents", "make a report of its own of some of them")
MESSAGE(
    MSG_SETTINGS_SECTIONS_MANY, ERROR, "a document has at most %d sections", "join some of them, or make two documents")
MESSAGE(MSG_SETTINGS_DOCUMENTS, ERROR, "a report has at least one document",
    "write its name, title and sections under 'documents'")
MESSAGE(MSG_SETTINGS_DEVICE, WARNING,
    "on Windows nothing can be called '%s', so the files of this name cannot be kept there",
    "give it another name, such as one of two words")
MESSAGE(MSG_SETTINGS_ALIKE, ERROR, "'%s' and '%s' differ in capitals alone, so on Windows they would be one",
    "give one of them another name")
MESSAGE(MSG_SETTINGS_HOLIDAY, ERROR, "a holiday must be a day, not '%s'", "write it as year, month and day: 2021-12-27")
MESSAGE(MSG_SETTINGS_EDITION_EMPTY, ERROR, "no document is for the edition '%s'",
    "name it under 'editions' of a document, or take the edition out")
MESSAGE(MSG_SETTINGS_BOUND, ERROR, "'%s' must be 1 or more", "leave it out where there is no bound")
MESSAGE(MSG_SETTINGS_PERCENT_FROM, ERROR, "'percent-from' must be 0 or more",
    "leave it out where percentages are always printed")
MESSAGE(MSG_EDITION_FORMAT, ERROR, "no edition that is asked for has the format '%s'",
    "write it under 'formats' of an edition, or leave out --format")
MESSAGE(MSG_EDITION_UNKNOWN, ERROR, "no edition is called '%s'", "report.yaml lists the editions")
MESSAGE(MSG_DICTIONARY_CODES, ERROR, "field '%s' must have at least one code and at most %d",
    "write codes: {red: Red, green: Green}")
MESSAGE(MSG_DICTIONARY_UNKNOWN, ERROR, "no code may be called 'unknown'",
    "leave it out: a record without a value is counted as unknown, and 'missing-means' names it")
MESSAGE(MSG_DICTIONARY_TAKEN, ERROR, "no code may be called '%s'",
    "the word has a meaning where a figure is named; a band may have a 'code' of its own")
MESSAGE(MSG_DICTIONARY_SPELLING, ERROR, "'%s' would be two codes",
    "a spelling belongs to one code, in whatever case it is written")
MESSAGE(MSG_DICTIONARY_EMPTY_CODE, ERROR, "'%s' is a code, and 'empty' says that it means unknown",
    "leave it out of one of the two")
MESSAGE(MSG_DICTIONARY_DAY, ERROR, "'%s' must be a date, period.from or period.to, not '%s'",
    "write it as year, month and day: 2021-04-03")
MESSAGE(MSG_DICTIONARY_COUNT_WAY, ERROR, "records of table '%s' neither stand in those of '%s' nor refer to them",
    "name a table that does")
MESSAGE(MSG_DICTIONARY_COUNT_WAYS, ERROR, "records of table '%s' lead to those of '%s' in more than one way",
    "name the reference or the parent: by: name")
MESSAGE(MSG_DICTIONARY_CIRCLE, ERROR, "'%s' is worked out from '%s', and that from it",
    "let one of them go by written fields")
MESSAGE(MSG_DICTIONARY_CHAIN, ERROR, "'%s' is worked out over more than %d fields, each from the next", NULL)
MESSAGE(MSG_DICTIONARY_CODE_LABEL, ERROR, "code '%s' needs one text as its label", "write 'code: label'")
MESSAGE(MSG_DICTIONARY_BAND_CODE, ERROR, "two bands cannot both be called '%s'",
    "give one of them another label, or a 'code' of its own")
MESSAGE(MSG_DICTIONARY_BAND_EMPTY, ERROR, "this band ends before it begins", "write the smaller number under 'from'")
MESSAGE(MSG_DICTIONARY_BAND_OVERLAP, ERROR, "this band does not begin after the band before it",
    "list bands from low to high; each begins with the number after the last one's 'to'")
MESSAGE(MSG_DICTIONARY_BAND_GAP, ERROR, "between this band and the one before it numbers are left out",
    "each band begins with the number after the last one's 'to'")
MESSAGE(MSG_DICTIONARY_BAND_GAP_EXACT, ERROR, "between this band and the one before it values are left out",
    "these values lie between whole numbers too: let the two meet at one, as 'to: 4' and 'over: 4'")
MESSAGE(MSG_DICTIONARY_BAND_TWO, ERROR, "a band has '%s' or '%s', not both", "keep one of the two")
MESSAGE(
    MSG_DICTIONARY_BAND_WHOLE, ERROR, "field '%s' holds whole numbers alone", "write this band's ends without decimals")
MESSAGE(MSG_DICTIONARY_BAND_COVER, ERROR, "the bands leave out numbers that field '%s' may hold",
    "leave out the first band's 'from' and the last one's 'to', or widen them")
MESSAGE(MSG_DICTIONARY_TYPE, ERROR, "no field type is called '%s'",
    "it can be text, integer, decimal, date, boolean, code, codes, reference, records, duration, age, count or band")
MESSAGE(MSG_DICTIONARY_RESERVED, ERROR, "a field cannot be called '%s'",
    "every record may hold 'editions' and 'consent' already; choose another name")
MESSAGE(MSG_DICTIONARY_FIELD, ERROR, "field '%s' needs its type", "write {type: text}")
MESSAGE(MSG_DICTIONARY_RANGE, ERROR, "'max' is smaller than 'min'", "write the smaller number under 'min'")
MESSAGE(MSG_DICTIONARY_MANY, ERROR, "there are too many %s here: at most %d are read", NULL)
MESSAGE(MSG_DICTIONARY_PUBLISH, ERROR, "table '%s' is about children, so none of its fields can be published",
    "leave 'publish' out, or 'personal' if no record is about a child")
MESSAGE(MSG_DICTIONARY_NO_KEY, ERROR, "table '%s' has no key, so nothing can refer to its records",
    "write 'key: ' and a field there that is different in every record")
MESSAGE(MSG_DICTIONARY_TWO_PARENTS, ERROR, "the records of table '%s' already stand inside another table",
    "make a table of their own for the records in this field")
MESSAGE(MSG_DICTIONARY_NESTING, ERROR, "records of table '%s' would stand inside themselves, or too deep",
    "name another table under 'table'")
MESSAGE(MSG_DICTIONARY_PARENT_NAME, ERROR,
    "'%s' is the name of a field of table '%s', so it cannot name the parent too", "choose another name under 'parent'")
MESSAGE(MSG_FIELD_UNKNOWN, ERROR, "table '%s' has no field '%s'", "dictionary.yaml lists the fields")
MESSAGE(MSG_FIELD_TYPE, ERROR, "'%s' must be %s", "name another field, or give this one another type")
MESSAGE(MSG_FIELD_NO_HOP, ERROR, "'%s' leads to no other table, so nothing can follow its dot",
    "only a reference or the parent of a record has a dot after it")
MESSAGE(MSG_FIELD_FAR, ERROR, "a name may lead over at most %d tables", "name a field that is nearer")
MESSAGE(MSG_TABLE_UNKNOWN, ERROR, "no table is called '%s'", "dictionary.yaml lists the tables")
MESSAGE(MSG_DATA_FIELD_TWICE, ERROR, "a record of table '%s' holds '%s' twice", "keep one of the two")
MESSAGE(MSG_DATA_DERIVED, ERROR, "in table '%s' the field '%s' is worked out, so it is not written", "leave it out")
MESSAGE(MSG_DATA_REQUIRED, ERROR, "a record of table '%s' needs '%s'",
    "give it a value, or take 'required: true' from the field in dictionary.yaml")
MESSAGE(MSG_DATA_INTEGER, ERROR, "'%s' must be a whole number, not '%s'", "write digits alone: 1204")
MESSAGE(MSG_DATA_DECIMAL, ERROR, "'%s' must be a number, not '%s'", "write digits, with a point before decimals: 7.4")
MESSAGE(MSG_DATA_DATE, ERROR, "'%s' must be a date, not '%s'", "write it as year, month and day: 2021-04-03")
MESSAGE(MSG_DATA_BOOLEAN, ERROR, "'%s' must be true or false, not '%s'", "write true, false, yes or no")
MESSAGE(MSG_DATA_SHEET_ERROR, ERROR, "'%s' cannot be '%s': a spreadsheet shows it where a formula failed",
    "mend the formula in the sheet, or leave the value empty where it is not known")
MESSAGE(MSG_DATA_CODE, ERROR, "'%s' cannot be '%s'", "dictionary.yaml lists the codes of this field")
MESSAGE(MSG_DATA_CODES_ITEM, ERROR, "'%s' must be a list of codes", "write [one, two]")
MESSAGE(MSG_DATA_LIST, ERROR, "'%s' must be a list", "write it in square brackets: [one, two]")
MESSAGE(MSG_DATA_NO_LIST, ERROR, "'%s' must be one value, not a list or mapping",
    "text that holds a bracket needs double quotes")
MESSAGE(MSG_DATA_LOW, ERROR, "'%s' must be at least %s", "correct it, or change 'min' in dictionary.yaml")
MESSAGE(MSG_DATA_HIGH, ERROR, "'%s' must be at most %s", "correct it, or change 'max' in dictionary.yaml")
MESSAGE(MSG_DATA_EARLY, ERROR, "'%s' must not lie before %s", "correct it, or change 'min' in dictionary.yaml")
MESSAGE(MSG_DATA_LATE, ERROR, "'%s' must not lie after %s", "correct it, or change 'max' in dictionary.yaml")
MESSAGE(MSG_DATA_FUTURE, ERROR, "'%s' is %s, after the day of publication",
    "correct the date, or write 'future: true' for this field in dictionary.yaml")
MESSAGE(MSG_DATA_CLOSED, ERROR, "'%s' lies before '%s'", "one of the two dates is wrong")
MESSAGE(MSG_DATA_KEY_TWICE, ERROR, "two records have the same '%s'", "each record needs its own")
MESSAGE(MSG_DATA_VARIANTS, WARNING, "'%s' holds '%s' and '%s', which differ only in %s%s",
    "they are counted as two: write one of them everywhere, if they are the same")
MESSAGE(MSG_DATA_REFERENCE, ERROR, "table '%s' has no record whose '%s' is '%s'", "correct it, or add that record")
MESSAGE(MSG_DATA_NO_BAND, ERROR, "no band of '%s' holds this record's '%s'",
    "widen the first or the last band in dictionary.yaml")
MESSAGE(MSG_DATA_RECORD, ERROR, "a record must be keys with values", "write '- {ref: 1, received: 2021-04-03}'")
MESSAGE(MSG_DATA_NO_RECORDS, ERROR, "this file must be a list of records", "begin each record with '- '")
MESSAGE(MSG_DATA_MORE, ERROR, "table '%s' has more than %d faults; no more are shown",
    "mend the first ones and run it again")
MESSAGE(MSG_DATA_NESTED_FILE, ERROR, "'%s' is not read: the records of '%s' stand inside those of '%s'",
    "move them there, or make this a table of its own")
MESSAGE(MSG_DATA_STRAY_FILE, WARNING, "'%s' is not read: no table is called '%s'",
    "name the table in dictionary.yaml, or remove the file")
MESSAGE(MSG_DATA_EDITIONS, ERROR, "'editions' must be a list of editions", "write [board, intranet]")
MESSAGE(MSG_DATA_CONSENT, ERROR, "consent needs its date and the editions it is for",
    "write {date: 2022-03-01, for: [board, intranet]}")
MESSAGE(MSG_DATA_CONSENT_KEY, ERROR, "consent has no key '%s'", "it has 'date' and 'for'")
MESSAGE(
    MSG_DATA_CONSENT_DATE, ERROR, "the date of consent cannot be '%s'", "write it as year, month and day: 2021-04-03")
MESSAGE(MSG_DATA_CONSENT_FUTURE, ERROR, "consent is dated %s, after the day of publication", "correct the date")
MESSAGE(MSG_DATA_MISNAMED, ERROR, "there is no file '%s', but there is '%s'", "rename it")

/* the folder */
MESSAGE(MSG_LEFTOVER, WARNING, "'%s' is not read: nothing names it", "take it away, if no part of the report needs it")

/* sheet: spreadsheets. Their places are files without lines: the text names the row and column */
MESSAGE(MSG_SHEET_BROKEN, ERROR, "this spreadsheet cannot be read: %s", NULL)
MESSAGE(MSG_SHEET_ROW, ERROR, "row %d: %s", NULL)
MESSAGE(MSG_SHEET_NAME, ERROR, "it has no sheet '%s'", NULL)
MESSAGE(
    MSG_SHEET_WHICH, ERROR, "it has %d visible sheets: %s", "say which with 'sheet:' in import.yaml, or --sheet NAME")

/* import */
MESSAGE(MSG_IMPORT_TABLE, ERROR, "dictionary.yaml has no table '%s'", "name the table as dictionary.yaml does")
MESSAGE(MSG_IMPORT_NESTED, ERROR, "the records of '%s' stand inside those of '%s', so no sheet of their own is read",
    "write these records by hand, or make this a table of its own")
MESSAGE(MSG_IMPORT_FIELD, ERROR, "table '%s' has no field '%s'",
    "name a field of the table, or ~ for a column that is read by nobody")
MESSAGE(MSG_IMPORT_DERIVED, ERROR, "no column can fill '%s'", "it is worked out, or holds records of its own")
MESSAGE(MSG_IMPORT_FIELD_TWICE, ERROR, "two columns fill '%s'", "keep one of them; write ~ for the other")
MESSAGE(MSG_IMPORT_REQUIRED, ERROR, "no column fills '%s', which every record needs", "add the column that has it")
MESSAGE(MSG_IMPORT_SKIP, ERROR, "'skip' names '%s', which is no column above", "write it as under 'columns'")
MESSAGE(MSG_IMPORT_CONSENT, ERROR, "the column for edition '%s' needs its name", "write 'board: Name of the column'")
MESSAGE(MSG_IMPORT_NO_FILE, ERROR, "it is not said which spreadsheet '%s' comes from",
    "write 'file: NAME.xlsx' here, or name the file on the command line")
MESSAGE(MSG_IMPORT_NO_HEAD, ERROR, "no row names the columns that import.yaml has",
    "write 'head: 4' in import.yaml, the number of the row that names the columns")
MESSAGE(
    MSG_IMPORT_COLUMN, ERROR, "there is no column '%s' in row %d", "correct the name, in the sheet or in import.yaml")
MESSAGE(MSG_IMPORT_COLUMN_TWICE, ERROR, "two columns are called '%s' in row %d: %s",
    "give each its own name in the sheet, and in import.yaml")
MESSAGE(MSG_IMPORT_COLUMN_NEW, WARNING, "the column '%s' (%s) is not in import.yaml",
    "say which field it fills, or write ~ behind its name")
MESSAGE(MSG_IMPORT_COLUMN_NAMELESS, WARNING,
    "column %s has values (%d, the first in row %d) and no title in row %d: nobody reads it",
    "give it a title in the sheet, and in import.yaml a field, or ~ where nobody is to read it")
MESSAGE(MSG_IMPORT_BARE_SHARE, WARNING,
    "'%s' has percentages, and in row %d the bare number %s: it is read as it stands",
    "where 0.9 means 90%, write 90% in the sheet, in each such row")
MESSAGE(MSG_IMPORT_ORDERS, ERROR, "'%s' has dates with the day first (row %d) and with the month first (row %d)",
    "mend one of them in the sheet; 'dates:' in import.yaml says which is right")
MESSAGE(MSG_IMPORT_VALUE, ERROR, "'%s' in '%s' (column %s), %s", NULL)
MESSAGE(MSG_IMPORT_MEANING, ERROR, "'%s' is no value of '%s'",
    "write what a record may hold: one of the codes, a number or a date, as dictionary.yaml has it; ~ for unknown")
MESSAGE(MSG_IMPORT_CONSENT_DATE, ERROR, "'%s' (column %s) is empty where an edition has a yes: %s",
    "fill in the day on which the person agreed, or take the yes away")
MESSAGE(MSG_IMPORT_EMPTY, ERROR, "'%s' (column %s) is empty, and every record needs it: %s",
    "fill it in the sheet; a row that is no record is named under 'skip:' in import.yaml")
MESSAGE(MSG_IMPORT_FORMULA, ERROR, "'%s' (column %s) has a formula without a value: %s",
    "open the sheet in a spreadsheet program and save it again")
MESSAGE(MSG_IMPORT_MERGED, ERROR,
    "'%s' (column %s) has cells merged over several rows, so all but the first are empty: %s",
    "unmerge them in the sheet and fill each")
MESSAGE(MSG_IMPORT_MORE, ERROR, "'%s' has still more values that do not fit", "mend the ones above and run it again")
MESSAGE(MSG_IMPORT_NO_RECORDS, ERROR, "no row below row %d is a record", "check 'head:' and 'skip:' in import.yaml")
MESSAGE(MSG_IMPORT_BY_HAND, ERROR, "'%s' holds records that were written or changed by hand: it is left as it is",
    "make the changes in the sheet, and then say --force to write the file anew")

/* stats */
MESSAGE(MSG_STATS_DATE, ERROR, "'%s' is no date", "write YYYY-MM-DD, YYYY-MM, period.from or period.to")
MESSAGE(
    MSG_STATS_NUMBER, ERROR, "'%s' is not a number, and '%s' holds numbers", "write digits alone, such as 13 or 2.5")
MESSAGE(MSG_STATS_BOOLEAN, ERROR, "'%s' is neither yes nor no, and '%s' holds nothing else", "write yes, no or unknown")
MESSAGE(MSG_STATS_CODE, ERROR, "'%s' is no code of '%s'", "the codes stand in dictionary.yaml")
MESSAGE(MSG_STATS_NEVER, WARNING, "no record has '%s' as its '%s'", "check the spelling, capitals too")
MESSAGE(MSG_STATS_EMPTY, ERROR, "'%s' has no value here", "write unknown for records where it is not known")
MESSAGE(MSG_STATS_LIST_ITEM, ERROR, "the list for '%s' may hold single values only",
    "for a range write one condition: {from: …, to: …}")
MESSAGE(MSG_STATS_NOT, ERROR, "'not' stands alone, and once",
    "write {not: value}, {not: [one, other]} or {not: {from: …, to: …}}")
MESSAGE(MSG_STATS_NO_ORDER, ERROR, "'%s' has no order, so it has no range",
    "from, to, after and before are for dates, numbers and durations")
MESSAGE(MSG_STATS_RANGE, ERROR, "no value of '%s' lies in this range",
    "the lower bound stands above the upper one: turn them")
MESSAGE(MSG_STATS_BETWEEN, ERROR, "'%s' lies between two values that '%s' can have",
    "write a whole number; for all that lies around it a range, such as {from: 4, to: 5}")
MESSAGE(MSG_STATS_RECORDS, ERROR, "'%s' holds records of its own, so it has no value to ask for",
    "build a group on their table instead")
MESSAGE(MSG_STATS_GROUP, ERROR, "no group is called '%s'", NULL)
MESSAGE(MSG_STATS_OPEN_PERIOD, ERROR, "'%s' has no effect beside %s",
    "leave it out: all records are looked at, and which were open")
MESSAGE(MSG_STATS_YEARS, ERROR, "'years' takes a number from 1 to %d", "the last of them is the report's own year")
MESSAGE(MSG_STATS_DURING, ERROR, "'%s' is no year in which something could be open", NULL)
MESSAGE(MSG_STATS_PERIOD, ERROR, "'%s' is no period", "write all, before, or a year such as 2020-21")
MESSAGE(MSG_STATS_UNDATED, ERROR, "table '%s' has no date that a period could apply to",
    "name its date field in dictionary.yaml, or leave out 'period'")
MESSAGE(MSG_STATS_NO_DATE, ERROR, "'%s' is no date field", NULL)
MESSAGE(MSG_STATS_NO_OPEN, ERROR, "table '%s' does not say when a record is open",
    "add open: {from: FIELD, to: FIELD} to the table in dictionary.yaml")
MESSAGE(MSG_STATS_BUILT, ERROR, "'%s' belongs to a group on a table, and this one is built on group '%s'",
    "move it to the first group, or build on the table")
MESSAGE(MSG_STATS_INSIDE, WARNING, "table '%s' has %s of its %d records in the period, by their '%s'", NULL)
MESSAGE(MSG_STATS_FAR, WARNING, "'%s' of %d record%s of '%s' lies more than %d years outside the period",
    "correct the date")
MESSAGE(MSG_STATS_CYCLE, ERROR, "group '%s' is built on itself",
    "follow its 'from' from group to group: one of them must name a table")
MESSAGE(MSG_STATS_OF_UNLABELLED, WARNING, "'of' is without effect, because group '%s' has no label",
    "give it a label: then it is a statistic with a percentage")
MESSAGE(MSG_STATS_MEASURE, ERROR, "no statistic is called '%s'",
    "a statistic stands under 'measures', or is a group with a label")
MESSAGE(MSG_STATS_DECIMALS, ERROR, "'%s' decimals cannot be printed", "write a number from 0 to 6")
MESSAGE(MSG_STATS_ID, ERROR, "'%s' cannot be used as a name", "use letters, digits, dots and hyphens")
MESSAGE(MSG_STATS_ID_OF_FACT, ERROR, "'%s' is the name of a fact",
    "facts.yaml has the names that begin with fact.: write another one")
MESSAGE(MSG_STATS_KINDS, ERROR, "a statistic is of one kind, and this one has '%s' and '%s'", "keep one of the two")
MESSAGE(MSG_STATS_NO_KIND, ERROR, "statistic '%s' does not say what to work out",
    "add count, distinct, sum, mean, median, percentile, min, max, ratio or difference")
MESSAGE(MSG_STATS_NO_NUMBER, ERROR, "'%s' needs a number or a duration, and '%s' is none",
    "count it instead, or name another field")
MESSAGE(MSG_STATS_OVER_COUNT, ERROR, "'count' names its group itself, so 'over' has no place here", "leave out 'over'")
MESSAGE(MSG_STATS_NO_OVER, ERROR, "'%s' does not say of which records", "add over: with a group or a table")
MESSAGE(MSG_STATS_STEP, ERROR, "a date is split by month, by quarter or by year",
    "write by: {FIELD: month}, or quarter, or year")
MESSAGE(MSG_STATS_STEP_FIELD, ERROR, "'%s' is no date, so it cannot be split by %s", NULL)
MESSAGE(MSG_STATS_BY_PERSONAL, ERROR, "'%s' would show the keys of table '%s', which is about children",
    "split by one of its fields instead, with a dot")
MESSAGE(MSG_STATS_BY_DATE, ERROR, "'%s' is a date: say whether to split by month, quarter or year",
    "write by: {FIELD: month}, or quarter, or year")
MESSAGE(MSG_STATS_BY_FIELD, ERROR, "'%s' cannot split a statistic",
    "split by a code, a list of codes, a band, yes or no, a reference, or a date by month, quarter or year")
MESSAGE(MSG_STATS_BY, ERROR, "'by' takes one field or a list of two",
    "write by: FIELD, by: {DATE: month} or by: [FIELD, FIELD]")
MESSAGE(
    MSG_STATS_OF_KIND, ERROR, "only counts, distincts and sums have a percentage, and this is '%s'", "leave out 'of'")
MESSAGE(MSG_STATS_OF_MEASURE, ERROR, "'%s' can only be a share of another of its kind, and '%s' is none",
    "name a statistic of the same kind without 'by'; the share of a number of records is a count's")
MESSAGE(MSG_STATS_OF_OUTSIDE, ERROR, "%d of the %d record%s of '%s' %s not in '%s', so they are no share of it", NULL)
MESSAGE(MSG_STATS_KEY_PLACE, ERROR, "'%s' has no place in '%s'", NULL)
MESSAGE(MSG_STATS_NO_AT, ERROR, "a percentile does not say which", "add at: with a number up to 100, such as at: 90")
MESSAGE(MSG_STATS_AT, ERROR, "'%s' is no percentile", "write a number above 0 and up to 100")
MESSAGE(MSG_STATS_PER, ERROR, "'%s' cannot multiply a ratio", "write a number above 0, such as per: 10000")
MESSAGE(MSG_STATS_MERGE_OF, ERROR, "'of' names the categories to merge", "write of: [one, other]")
MESSAGE(MSG_STATS_MERGE_CODE, ERROR, "'%s' has no category '%s' to merge", NULL)
MESSAGE(MSG_STATS_MERGE_TAKEN, ERROR, "'%s' is a category of '%s' already", "choose another code: for those merged")
MESSAGE(MSG_STATS_KEEP, ERROR, "'keep' takes a number from 1 to 1000", "top: {keep: 5, …} shows the five largest")
MESSAGE(MSG_STATS_STRAY, WARNING,
    "'%s' takes '%s' for unknown where it lies over %d years outside the period: in %d record%s", NULL)
MESSAGE(MSG_STATS_OF_BREAKDOWN, ERROR, "a statistic that is split has no 'of'",
    "leave it out: each part is a share of all its records")
MESSAGE(MSG_STATS_PART, ERROR, "'%s' is not exact, so nothing exact can be made of it",
    "name a fact without 'approx', or a statistic")
MESSAGE(MSG_STATS_PARTS, ERROR, "'%s' and '%s' are not split alike, so they do not go together",
    "name two single figures, or two that are split by the same categories")
MESSAGE(MSG_STATS_PARTS_DIFFER, ERROR, "'%s' has a category '%s', and '%s' has none of that name",
    "both need the same categories; one that is merged has to be merged in both")
MESSAGE(MSG_STATS_PARTS_KEY, ERROR, "'%s' has no place beside '%s'", NULL)
MESSAGE(MSG_STATS_PAIR, ERROR, "'%s' takes a list of two statistics", "write two names: [one, other]")
MESSAGE(MSG_STATS_RATIO_CYCLE, ERROR, "%s '%s' is built on itself, or on too many others",
    "follow its two parts from statistic to statistic: they must end at counts, sums, averages or facts")
MESSAGE(MSG_STATS_CHECK, ERROR, "the check '%s' does not hold: %s", NULL)
MESSAGE(MSG_STATS_CHECK_SYNTAX, ERROR, "this is no check: '%s' stands where it cannot",
    "compare two sums, with a space on either side of each sign: a = b + c")
MESSAGE(MSG_STATS_CHECK_CELL, ERROR, "'%s' has no single figure for '%s'", "name one of its categories: id[code]")
MESSAGE(MSG_STATS_CHECK_WITHIN, ERROR, "'within' cannot be negative", "it is how far the two sides may be apart")
MESSAGE(MSG_STATS_SORT, WARNING, "'sort' is without effect, because this statistic is not split", NULL)
MESSAGE(MSG_STATS_TWICE, ERROR, "there is more than one statistic called '%s'",
    "a group with a label is a statistic too: rename one of them")
MESSAGE(MSG_STATS_EDITION, ERROR, "'%s' needs '%s', which edition '%s' does not have", "give both the same editions")
MESSAGE(MSG_STATS_FACT_NUMBER, ERROR, "'%s' is not a number",
    "write digits alone, such as 317 or 7.4; words like 'about' belong to 'approx'; c, x, z or low stand for a number "
    "that is not there")
MESSAGE(MSG_STATS_FACT_LABEL, ERROR, "there is a label for '%s', but no value", NULL)
MESSAGE(MSG_STATS_FACT_VALUES, ERROR, "fact '%s' needs either 'value' or 'values'", NULL)
MESSAGE(MSG_EARLIER_YEAR, ERROR, "'%s' is no year of this report or before it", NULL)
MESSAGE(MSG_EARLIER_FACT, ERROR, "'%s' is a fact, and earlier.yaml holds figures of statistics",
    "give the fact a value for each year in facts.yaml, and name it in the statistic: earlier: fact.NAME")
MESSAGE(MSG_EARLIER_CELL_FORM, ERROR, "'%s' lacks its closing bracket", "write \"id[code]\": in double quotes")
MESSAGE(MSG_EARLIER_CELL, ERROR, "'%s' has no part '%s'", NULL)
MESSAGE(MSG_EARLIER_NO_EDITION, ERROR, "no edition that could show this figure has '%s'",
    "leave it out, or give the statistic that edition")
MESSAGE(MSG_EARLIER_FIGURES, ERROR, "edition '%s' has no figures here", "write {id: number, …}")
MESSAGE(MSG_EARLIER_REASON, ERROR, "'broken' does not say why '%s' no longer compares",
    "write a sentence for readers: what was counted in another way until then")
MESSAGE(MSG_EARLIER_NO_YEARS, ERROR, "'%s' is no fact with a value for each report year",
    "name a fact whose 'values' are keyed by years as the report's own: {2019-20: 317, 2020-21: 305}")
MESSAGE(MSG_EARLIER_BREAKDOWN, ERROR, "'%s' is split, and a fact of years has one figure a year",
    "put the figures of earlier years in earlier.yaml")
MESSAGE(MSG_EARLIER_FAR, ERROR, "no more than %d years can be looked back on", NULL)
MESSAGE(MSG_EARLIER_OF_FACT, ERROR, "'%s' is a fact, so the report does not know it of another year",
    "write a fact for that year")
MESSAGE(MSG_EARLIER_IN_TIME, ERROR, "'%s' is split by time itself, so its parts have no earlier year",
    "ask for the same statistic without 'by'")
MESSAGE(MSG_EARLIER_WRITTEN, ERROR, "'%s' rests on '%s', which is the same in every year, so it has no earlier year",
    "write period.from or period.to instead, or put the year's figures in earlier.yaml")
MESSAGE(MSG_EARLIER_FROZEN, WARNING, "'%s' was frozen as %s, and edition '%s' now has %s",
    "find out why it changed; if it was corrected, say so in the report and run annual freeze again")
MESSAGE(MSG_STATS_ALL_BUILT, ERROR, "'period: all' belongs to a table, and '%s' is a group",
    "write period: all in the group itself")
MESSAGE(MSG_STATS_CELLS, ERROR, "statistic '%s' has more than %d parts",
    "split by fewer fields, or by ones with fewer codes")
MESSAGE(MSG_STATS_COMPLEMENT, WARNING, "'%s' taken from '%s' leaves a count that edition '%s' hides",
    "readers can subtract: keep one of the two out of that edition, merge groups, or say complements: protect there")
MESSAGE(MSG_PROTECT_STUCK, ERROR, "'%s' can be worked out from what the edition '%s' prints: %s gives it away",
    "take one of the two out of this edition, merge small categories (merge: in measures.yaml), or leave it out of "
    "essential")
MESSAGE(MSG_PROTECT_UNPROVED, ERROR,
    "it could not be proved in time that nothing of the edition '%s' can be worked out",
    "print fewer breakdowns in this edition, or fewer categories")
MESSAGE(MSG_PROTECT_YEAR, WARNING,
    "nothing of %s is shown in the edition '%s': it could not be proved that nothing can be worked out from that year "
    "beside the others",
    "show fewer years (years:), or fewer breakdowns in this edition")
MESSAGE(MSG_PROTECT_YEAR_TOLD, WARNING,
    "'%s' of %s can be worked out, or nearly, from what the edition '%s' shows of other years",
    "show fewer years (years:), or keep out of this edition what counts several years together (period: all, period: "
    "before)")
MESSAGE(MSG_PROTECT_MERGE, NOTE,
    "%d categories of '%s' counted as one would let up to %d figures more be printed in the edition '%s'", NULL)
MESSAGE(MSG_PROTECT_SECOND, NOTE, "'%s' is withheld as well, so that '%s' cannot be worked out in the edition '%s'",
    "nothing need be done; where it must be printed say so: essential: [its statistic], and another is withheld "
    "instead")
MESSAGE(MSG_PROTECT_ESSENTIAL, ERROR, "no statistic is called '%s'", "'essential' names statistics of measures.yaml")
MESSAGE(MSG_DOC_LARGE, ERROR, "the document '%s' is too large from here on",
    "share its sections out among several documents, or show fewer records, figures and pictures")
MESSAGE(MSG_DOC_NESTING, ERROR, "%s cannot stand in %s", "move it out, before or after")
MESSAGE(MSG_DOC_INCOMPLETE, ERROR, "%s needs %s", "add it, or remove what it belongs to")
MESSAGE(MSG_DOC_LANGUAGE_MISSING, ERROR, "nothing says which language the report is written in",
    "add 'language: en-GB' to report.yaml; screen readers choose their voice by it")
MESSAGE(MSG_DOC_LANGUAGE_INVALID, ERROR, "'%s' is no language code", "write a code such as en-GB, cy or ar")
MESSAGE(MSG_DOC_HEADING_SKIPPED, ERROR,
    "skipped heading level: this heading is on level %d, the one before it on level %d",
    "take away a # sign, or add the heading between them; readers who listen find their way by the levels")
MESSAGE(MSG_DOC_HEADING_EMPTY, ERROR, "empty heading", "write the heading's text, or remove its # signs")
MESSAGE(MSG_DOC_IMAGE_NO_ALT, ERROR, "the image '%s' has no alternative text",
    "say in one sentence what it shows, for people who cannot see it: alt: \"…\", or ![…](file)")
MESSAGE(MSG_DOC_ALT_IS_CAPTION, WARNING, "the alternative text repeats the caption",
    "say what the picture shows; the caption is read out anyway")
MESSAGE(MSG_DOC_CHART_NO_TITLE, ERROR, "this chart has no title",
    "add 'title:' with what it shows: \"Most referrals came from social workers\"")
MESSAGE(MSG_DOC_TABLE_NO_HEADER, ERROR, "this table has no header row",
    "name the columns in its first row; without names a screen reader reads bare cells")
MESSAGE(MSG_DOC_TABLE_RAGGED, ERROR, "this row does not fill the table's %d columns",
    "give each row as many cells as the header")
MESSAGE(MSG_DOC_LINK_ADDRESS, WARNING, "the text of this link is its address: %s",
    "name what it leads to: [the strategy](https://…)")
MESSAGE(
    MSG_DOC_LINK_EMPTY, ERROR, "this link to '%s' has no text", "write between the square brackets what it leads to")
MESSAGE(MSG_DOC_LINK_IN_LINK, ERROR, "a link stands inside another", "end the one before the other")
MESSAGE(MSG_DOC_NOTE_IN_LINK, ERROR, "a note stands inside a link's text", "move it behind the link")
MESSAGE(MSG_DOC_ANCHOR_TWICE, ERROR, "two places have the same anchor '%s'", "give one of them another heading or name")
MESSAGE(MSG_DOC_ANCHOR_NOWHERE, ERROR, "nothing here is called '%s'",
    "check the heading it should lead to; anchors are in lower case with hyphens")

/* markdown */
MESSAGE(MSG_MARKDOWN_HEADING_ONE, ERROR, "a heading with a single # is the section's title",
    "write ## here; the section's title is 'title:' at the top of the file")
MESSAGE(MSG_MARKDOWN_FOOTNOTE, ERROR, "'%s' is not how a note is written",
    "write {{ note \"…\" }} where its number should stand")
MESSAGE(MSG_MARKDOWN_BRACES_OPEN, ERROR, "these braces {{ are not closed on this line",
    "close them with }}, or write \\{{ to print braces")
MESSAGE(MSG_MARKDOWN_BRACES_EMPTY, ERROR, "nothing stands between these braces",
    "name a statistic, as in {{ cp.accepted }}, or write \\{{ to print braces")
MESSAGE(MSG_MARKDOWN_BRACES_ADDRESS, ERROR, "braces cannot stand in a link's or an image's address",
    "write the address out")
MESSAGE(
    MSG_MARKDOWN_BRACES_MANY, ERROR, "more than %d figures stand in one file", "split the file into several sections")
MESSAGE(MSG_MARKDOWN_LINK_REFUSED, ERROR, "a link that begins with '%s:' is not allowed",
    "link to an address that begins with https:, http:, mailto:, tel: or sms:, or to a narrative file")
MESSAGE(MSG_MARKDOWN_LINK_BROKEN, ERROR, "what follows '%s:' is no address: '%s'",
    "copy it from the browser: https://example.org/strategy, or mailto:team@example.org")
MESSAGE(MSG_MARKDOWN_LINK_EMPTY, ERROR, "this link has no address", "write it between the round brackets")
MESSAGE(MSG_MARKDOWN_LINK_RELATIVE, ERROR, "the link '%s' leads nowhere from here",
    "use an address that begins with https:, http:, mailto:, tel: or sms:")
MESSAGE(MSG_MARKDOWN_IMAGE_ADDRESS, ERROR, "an image cannot be taken from '%s'",
    "copy it into the report's folder 'images' and write its file name")
MESSAGE(MSG_MARKDOWN_IMAGE_INLINE, ERROR, "an image cannot stand inside %s", "give it a paragraph of its own")
MESSAGE(MSG_MARKDOWN_LINK_SPACES, WARNING, "this is not read as a link: there is a space in its address",
    "put the address in pointed brackets: [the open days](<open days.md>)")
MESSAGE(MSG_MARKDOWN_HTML, WARNING, "HTML is printed as it is typed",
    "use Markdown: **bold**, a backslash at a line's end for a line break; write \\< to print a bracket")
MESSAGE(MSG_MARKDOWN_FENCE_OPEN, ERROR, "this block is never closed",
    "put a line with the same marks, such as ```, after its last line")
MESSAGE(MSG_MARKDOWN_DEEP, ERROR, "this is nested more than %d levels deep",
    "lists, quotations and emphasis inside each other are hard to follow: flatten them")
MESSAGE(MSG_MARKDOWN_TABLE_COLUMNS, WARNING, "this is not read as a table: the line above has %d cells, this one %d",
    "give the line of hyphens one cell for each column")
MESSAGE(MSG_MARKDOWN_TABLE_LARGE, ERROR, "a table of %d rows and %d columns is too large",
    "split it; at most 100 columns and 200,000 cells can be set")
MESSAGE(MSG_MARKDOWN_TABLE_EMPTY, ERROR, "this table has a head and no rows",
    "write a row below the line of hyphens, or say in a sentence that there is nothing")
MESSAGE(MSG_MARKDOWN_ROW_LONG, WARNING, "this row has %d cells, its header %d: the last ones are left out",
    "add a column to the header, or write \\| for a bar inside a cell")

/* report */
MESSAGE(MSG_REPORT_FRONT_MATTER_MISSING, ERROR, "this file has no front matter",
    "begin the file with a line ---, then title: and summary:, then a line --- again")
MESSAGE(
    MSG_REPORT_FRONT_MATTER_OPEN, ERROR, "the front matter is not closed", "end it with a line that holds --- alone")
MESSAGE(MSG_REPORT_SECTION_UNKNOWN, ERROR, "no file in narrative/ is called '%s.md'",
    "write the names of files in narrative/ without .md")
MESSAGE(MSG_REPORT_SECTION_TWICE, ERROR, "the section '%s' is listed twice in this document", "name each section once")
MESSAGE(MSG_REPORT_SECTION_CASE, WARNING,
    "'%s' and '%s' differ in capitals alone: on Windows one would take the other's place",
    "give one of the narrative files another name")
MESSAGE(MSG_REPORT_SECTIONS_MANY, ERROR, "a document can have %d sections at most", "put several of them into one file")
MESSAGE(MSG_REPORT_NARRATIVE_UNUSED, WARNING, "no document holds the section '%s'",
    "add its name to the sections of a document in report.yaml, or move the file away")
MESSAGE(MSG_REPORT_PASTED_BULLET, WARNING,
    "this line begins with a bullet or number of a word processor, and reads as plain text",
    "begin each item with '- ', or '1. ' in a numbered list, on a line of its own")
MESSAGE(MSG_REPORT_PASTED_TABLE, WARNING,
    "a tab stands between words here: a table of a word processor reads as plain text",
    "write | one | two | with a line | --- | --- | below the head")
MESSAGE(MSG_REPORT_HEADING_SPACE, WARNING,
    "a space is missing behind these # signs, so this is no heading: it is printed as it is typed",
    "write a space behind them; \\# prints the sign")
MESSAGE(MSG_REPORT_TABLE_DASHES, WARNING, "this line between bars is no table: it is printed as it is typed",
    "a table needs a line of dashes below its head, with as many columns: | --- | --- |")
MESSAGE(MSG_REPORT_BRACES_THREE, WARNING, "there are three braces here, so one on each side is printed with the figure",
    "write {{ and }}, two on each side")
MESSAGE(MSG_REPORT_DOCUMENT_EMPTY, WARNING,
    "the document '%s' has no section in the edition '%s' and is left out of it",
    "name sections that this edition may show, or the editions that the document is for")
MESSAGE(MSG_REPORT_EDITION_EMPTY, ERROR, "no document has a section in the edition '%s'",
    "name sections that this edition may show, or take the edition out")
MESSAGE(MSG_REPORT_LANGUAGE_WORDS, WARNING, "annual has no words in '%s': what it adds itself is English",
    "English (en) and Welsh (cy) are complete")
MESSAGE(MSG_REPORT_BRACES_SYNTAX, ERROR, "these braces cannot be read: %s is missing here",
    "write {{ name }}, {{ name | percent }} or {{ note \"…\" }}")
MESSAGE(MSG_REPORT_FILTER_UNKNOWN, ERROR, "nothing is called '%s' after a bar",
    "choose percent, with-percent, previous, change, change-percent, words, with-unit, or \"…\" after 'or'")
MESSAGE(MSG_REPORT_FILTERS_MEET, ERROR, "a figure is told in one way, and this is a second one",
    "keep one of percent, with-percent, previous, change and change-percent; write {{ … }} twice to say both")
MESSAGE(MSG_REPORT_PAST_WORDS, ERROR, "'%s' of the year before cannot be put in words, or with a unit",
    "leave out 'words' and 'with-unit'")
MESSAGE(MSG_REPORT_CHANGE_BROKEN, ERROR, "'%s' does not compare with %s, so there is no change to tell",
    "it was counted in another way until then: give both years' figures, and say in your own words what changed")
MESSAGE(MSG_REPORT_FIGURE_UNKNOWN, ERROR, "no statistic or fact is called '%s'",
    "'annual list' shows the names of all statistics and facts")
MESSAGE(MSG_REPORT_FIGURE_NOT_IN_EDITION, ERROR, "'%s' is not in the edition '%s', but this text is",
    "let the statistic into that edition, or keep the text out of it with editions:")
MESSAGE(MSG_REPORT_FIGURE_NEEDS_CELL, ERROR, "'%s' is a breakdown, not one number", "name one of its rows in brackets")
MESSAGE(MSG_REPORT_FIGURE_HAS_NO_CELLS, ERROR, "'%s' is one number: it has no rows to name", "leave out the brackets")
MESSAGE(MSG_REPORT_CELL_UNKNOWN, ERROR, "'%s' has no row or column '%s'",
    "write a code of the dictionary between the brackets")
MESSAGE(MSG_REPORT_FIGURE_NO_PERCENT, ERROR, "'%s' has no percentage",
    "only counts have one: give the statistic 'of:', or leave the filter out")
MESSAGE(MSG_REPORT_FIGURE_WITHHELD, WARNING, "'%s' is withheld in the edition '%s', so this sentence reads '%s'",
    "say what reads instead: {{ … | or \"a small number of\" }}")
MESSAGE(MSG_REPORT_WORDS_RANGE, ERROR, "'%s' cannot be written in words",
    "words are for whole numbers from 0 to 999; leave the filter out")
MESSAGE(MSG_REPORT_UNIT_NONE, ERROR, "'%s' has no unit in words",
    "give it one, as unit: weeks, or leave the filter out: a sign such as % or £ always stands with its figure")
MESSAGE(MSG_REPORT_SAY_EMPTY, ERROR, "nothing is said here", "write the words: {{ say \"one in four\" }}")
MESSAGE(MSG_REPORT_NOTE_IN_HEADING, ERROR, "a note cannot stand in a title, heading, caption, alternative text or link",
    "put it in the text that follows")
MESSAGE(MSG_REPORT_NOTE_EMPTY, ERROR, "this note is empty", "write its text between the quotation marks")
MESSAGE(MSG_REPORT_LINK_ADDRESS, ERROR, "a link cannot lead to '%s'",
    "write a web address with https://, a section such as activities.md#the-choir, or #the-choir")
MESSAGE(
    MSG_REPORT_LINK_FILE_UNKNOWN, ERROR, "no section is written in '%s'", "link to a file of narrative/ by its name")
MESSAGE(MSG_REPORT_LINK_HEADING_UNKNOWN, ERROR, "'%s' has no heading '#%s'",
    "write a heading of that file, in lower case with hyphens; without # the link leads to the file")
MESSAGE(MSG_REPORT_LINK_NOWHERE, ERROR, "no document holds '%s', so nothing can lead to it",
    "add it to the sections of a document, or take the link away")
MESSAGE(MSG_REPORT_LINK_NOT_IN_EDITION, NOTE, "'%s' is not in the edition '%s', so this link is plain text there", NULL)
MESSAGE(MSG_REPORT_LINK_NO_PAGES, NOTE,
    "'%s' is in another document, of which the edition '%s' has no page, so this link is plain text there", NULL)
MESSAGE(MSG_REPORT_BLOCK_UNKNOWN, ERROR, "no block is called '%s'",
    "the blocks are figures, chart, table, quotes, list, cards, columns, actions, case-study, diagram, image, callout, "
    "passage and easy-read; for code, leave the name out")
MESSAGE(MSG_REPORT_BLOCK_NO_MAP, ERROR, "the block '%s' needs keys with values",
    "write one key a line, such as measure: cp.age")
MESSAGE(MSG_REPORT_BLOCK_EMPTY, ERROR, "the block '%s' shows nothing", "name at least one statistic")
MESSAGE(MSG_REPORT_BLOCK_LEFT_OUT, NOTE, "this %s is left out of the edition '%s', which has no '%s'", NULL)
MESSAGE(MSG_REPORT_ITEM_UNREADABLE, ERROR, "this item is no name and has no keys",
    "write a name, or {measure: …, label: …}")
MESSAGE(MSG_REPORT_ITEM_FILTER, ERROR, "a tile names one statistic alone",
    "write its name, with its row in brackets; show: with-percent stands beside it")
MESSAGE(MSG_REPORT_YEARS, ERROR, "'years' takes a number from 2 to %d", "the last of them is the report's own year")
MESSAGE(MSG_REPORT_YEARS_CROSS, ERROR, "'%s' is by two fields, so its years have no room beside each other",
    "count it by one of the two fields, or leave out 'years'")
MESSAGE(MSG_REPORT_YEARS_SEVERAL, ERROR, "'%s' has categories, and a chart of years shows those of one statistic",
    "name it alone, with measure:, or name single numbers")
MESSAGE(MSG_REPORT_YEARS_EMPTY, WARNING, "nothing is known of '%s' in %s",
    "put the year's figures in earlier.yaml, or show fewer years")
MESSAGE(MSG_REPORT_CONSENT_AND_SHOWS, ERROR, "an image that shows no people needs no consent",
    "keep 'shows: no people', or 'consent' if a person can be seen")
MESSAGE(MSG_REPORT_CARDS_LIST, ERROR, "this field holds one thing, not several",
    "list: names a nested table or a field of codes; show one thing with text:")
MESSAGE(
    MSG_REPORT_CARDS_ICON, ERROR, "this field does not hold names of icons", "icon: names a text field: {type: text}")
MESSAGE(MSG_REPORT_EASY_EMPTY, ERROR, "this block of easy read has no lines", "write each as - {icon: home, text: …}")
MESSAGE(MSG_REPORT_CHART_KIND, ERROR, "this kind of chart does not suit the statistic: %s",
    "leave 'kind' out for the usual one, or choose another")
MESSAGE(MSG_REPORT_CHART_ONE_NUMBER, ERROR, "'%s' is one number, so there is nothing to compare in a chart",
    "show it in a block 'figures', as people if it is a percentage, or count by a field with by:")
MESSAGE(MSG_REPORT_CHART_SERIES, ERROR, "a chart of %d series cannot be read; %d is the most",
    "merge categories in the dictionary, or show a table")
MESSAGE(MSG_REPORT_MEASURE_AND_MEASURES, ERROR, "'measure' and 'measures' stand together",
    "keep one of them: measure: for one statistic, measures: [a, b] for several")
MESSAGE(MSG_REPORT_MEASURE_MISSING, ERROR, "block '%s' names no statistic", "give it measure:, or measures: [a, b]")
MESSAGE(MSG_REPORT_MEASURE_TWICE, ERROR, "'%s' is named twice", "name each statistic once")
MESSAGE(MSG_REPORT_MEASURES_CROSS, ERROR, "'%s' is by two fields, so it fills a table or chart by itself",
    "show it alone, with measure:")
MESSAGE(MSG_REPORT_MEASURES_SHAPES, ERROR,
    "'%s' has categories and '%s' is one number, so they cannot stand side by side",
    "name statistics by the same field, or single numbers alone")
MESSAGE(MSG_REPORT_MEASURES_CATEGORIES, ERROR, "'%s' has the category '%s', which '%s' has not",
    "statistics that stand side by side have the same categories: count them by the same field")
MESSAGE(MSG_REPORT_MEASURES_UNITS, ERROR, "a chart has one scale, and these statistics are in different units",
    "show them in a table, or each in a chart of its own")
MESSAGE(MSG_REPORT_PEOPLE_RANGE, ERROR, "'%s' is %s, which people cannot show",
    "people stand for a part of all: 0% to 100%")
MESSAGE(MSG_REPORT_TABLE_NO_KIND, ERROR, "this table shows nothing",
    "give it measure:, or records: with columns:, or header: with rows:")
MESSAGE(MSG_REPORT_TABLE_TWO_KINDS, ERROR, "this table asks for several things at once",
    "keep one of measure:, records: and rows:")
MESSAGE(MSG_REPORT_TABLE_NO_HEADER, ERROR, "this table has no header", "name its columns: header: [first, second]")
MESSAGE(MSG_REPORT_TABLE_ROW_WIDTH, ERROR, "the header has %d columns, but this row %d",
    "give every row a cell for each column; \"\" is an empty one")
MESSAGE(MSG_REPORT_TABLE_NO_COLUMNS, ERROR, "this block does not say which columns of '%s' to show",
    "name fields: columns: [name, what]")
MESSAGE(MSG_REPORT_CELL_UNREADABLE, ERROR, "a cell holds a text or a list of texts",
    "put a text that contains a colon in double quotes")
MESSAGE(MSG_REPORT_GROUP_TWICE, ERROR, "the column '%s' stands under two heads", "name it in one group")
MESSAGE(
    MSG_REPORT_GROUP_APART, ERROR, "the columns under '%s' do not stand side by side", "list them one after the other")
MESSAGE(MSG_REPORT_TABLE_PERSONAL, ERROR, "'%s' holds records about children, and these are never shown",
    "show statistics of it: count, mean, by age")
MESSAGE(MSG_REPORT_FIELD_NOT_PUBLISHED, ERROR, "the field '%s' may not be shown: publish of '%s' does not name it",
    "add it to publish: in dictionary.yaml, if every reader may see it")
MESSAGE(MSG_REPORT_TARGET_NOT_PUBLISHED, ERROR, "the field '%s' shows a record of '%s', of which nothing may be shown",
    "give that table publish: in dictionary.yaml; its first field there is what readers see")
MESSAGE(
    MSG_REPORT_FIELD_NO_NAME, ERROR, "a column is the name of a field", "write the names alone: columns: [name, what]")
MESSAGE(MSG_REPORT_CONSENT_MISSING, WARNING, "this %s has no consent, so no edition shows it: %s",
    "add consent: {date: …, for: [edition, …]}")
MESSAGE(MSG_REPORT_CONSENT_OTHER, NOTE, "this %s is left out, since its consent does not name the edition: %s in '%s'",
    NULL)
MESSAGE(MSG_REPORT_CONSENT_RECORDS, NOTE,
    "%d of %d %s are left out of the edition '%s', which their consent does not name", NULL)
MESSAGE(MSG_REPORT_DIAGRAM_LIST, ERROR, "the boxes of a diagram are one list, each with words of its own: %s",
    "write 'boxes: |' and below it a line '- name' for each box, set in below the one it reports to")
MESSAGE(MSG_REPORT_IMAGE_UNKNOWN, ERROR, "no picture in images/ is called '%s'",
    "copy the file into the folder images of this report")
MESSAGE(MSG_REPORT_IMAGE_FORMAT, ERROR, "'%s' is not a picture that can be shown", "save it as PNG or JPEG")
MESSAGE(MSG_REPORT_IMAGE_IN_TEXT, ERROR, "a picture in the text cannot hold its consent: '%s'",
    "use a block 'image' with file:, alt: and consent:")
MESSAGE(MSG_REPORT_SORT_LIST, ERROR, "records cannot be put in the order of '%s': it holds several values",
    "name a field of one value; -name turns the order round")
MESSAGE(MSG_REPORT_LIMIT, ERROR, "'limit' must be 1 or more", "leave it out to show all records")
MESSAGE(MSG_REPORT_CARDS_NO_ALT, ERROR, "cards with pictures need a field that describes them",
    "add alt: and the field's name")
MESSAGE(MSG_REPORT_CARD_ALT_MISSING, ERROR, "nothing describes the picture '%s' of this record",
    "say in a few words what it shows")
MESSAGE(MSG_REPORT_CASE_STUDY_UNKNOWN, ERROR, "no case study is written in '%s'", "name a file in narrative/")
MESSAGE(MSG_REPORT_CASE_STUDY_LISTED, ERROR, "'%s' is a case study, so no document can list it as a section",
    "take it out of the sections, or out of the block that names it")
MESSAGE(MSG_REPORT_CASE_STUDY_NESTED, ERROR, "a case study cannot hold another", "put the block into the section")
MESSAGE(MSG_REPORT_CASE_STUDY_HEADING, ERROR, "a case study has no part '%s'", NULL)
MESSAGE(MSG_REPORT_CASE_STUDY_TWICE, ERROR, "the part '%s' stands here twice", "put its text together")
MESSAGE(MSG_REPORT_CASE_STUDY_PART_MISSING, ERROR, "this case study has no part '%s'",
    "add the heading, with two hash signs before it")
MESSAGE(MSG_REPORT_WORDS_NO_MAP, ERROR, "words.yaml holds words with their meanings",
    "write a line such as CRO: {full: …, means: …}")
MESSAGE(MSG_REPORT_WORD_UNREADABLE, ERROR, "the word '%s' needs 'full' or 'means'", "write {full: …, means: …}")
MESSAGE(MSG_REPORT_WORD_EMPTY, ERROR, "nothing explains the word '%s'", "add means: with a short explanation")

/* theme */
MESSAGE(MSG_THEME_UNKNOWN, ERROR, "there is no theme '%s': no file '%s'",
    "the folder 'themes' holds one folder for each theme")
MESSAGE(MSG_THEME_CYCLE, ERROR, "theme '%s' would be its own base", "take one 'base' out")
MESSAGE(MSG_THEME_DEEP, ERROR, "a theme may have at most %d bases above each other", NULL)
MESSAGE(MSG_THEME_MISSING, ERROR, "the theme does not say %s: %s",
    "say it, or write 'base: county' to take from that theme what this one leaves out")
MESSAGE(MSG_THEME_COLOUR, ERROR, "this is not a colour", "write six digits with quotes: \"#12436D\"")
MESSAGE(MSG_THEME_COUNT, ERROR, "'%s' must have %d entries, not %d", NULL)
MESSAGE(MSG_THEME_LENGTH, ERROR, "this must be a number from 0 to %d", NULL)
MESSAGE(MSG_THEME_PAIR, ERROR, "'%s' must be size and leading", "write [12, 16.5]")
MESSAGE(MSG_THEME_LEADING, ERROR, "the leading must not be smaller than the size, and the size at least 1",
    "write [size, leading]: [12, 16.5]")
MESSAGE(MSG_THEME_MANY, ERROR, "'%s' may name at most %d", NULL)
MESSAGE(MSG_THEME_FAMILY, ERROR, "'%s' is not the name of one font",
    "write each by its name alone: screen: [Open Sans, Arial, sans-serif]")
MESSAGE(MSG_THEME_PAGE, ERROR, "the margins leave too little of the page",
    "lengths are points: an A4 page is 595.276 wide and 841.89 high")
MESSAGE(MSG_THEME_CONTRAST, ERROR, "colour '%s' cannot be read on '%s' (%s): contrast %s, needed %s",
    "make the difference in lightness larger")
MESSAGE(MSG_THEME_SERIES_PALE, ERROR,
    "this colour is too pale for a chart (%s): contrast %s with the ground, needed %s",
    "give it an outline of a stronger colour")
MESSAGE(MSG_THEME_SERIES_ALIKE, ERROR, "without colour, entry %d looks like entry %d",
    "give it another lightness, another pattern, or another dash or marker")

MESSAGE(MSG_ICON_UNKNOWN, ERROR, "theme '%s' has no icon '%s'", "icons are files in the theme's folder icons/")
MESSAGE(MSG_ICON_NONE, ERROR, "theme '%s' has no icons, so none '%s'",
    "write 'base: county' in its theme.yaml to take that theme's, or draw icons/NAME.svg")
MESSAGE(MSG_VECTOR_FORM, ERROR, "the drawing cannot be read here: %s expected",
    "a drawing is <svg viewBox=\"0 0 24 24\">, <title> and one <path d=\"…\"/> or more")
MESSAGE(MSG_VECTOR_PART, ERROR, "a drawing may not hold '%s'",
    "only svg with its viewBox, title, and path with its d and class are read: no script, style, picture, group or "
    "text")
MESSAGE(MSG_VECTOR_BOX, ERROR, "the viewBox must be four numbers, the last two from 1 to 10000",
    "write viewBox=\"0 0 24 24\"")
MESSAGE(MSG_VECTOR_LONG, ERROR, "a drawing may have at most %d steps", "leave out what is too small to be seen")
MESSAGE(
    MSG_VECTOR_COLOUR, ERROR, "'%s' is not one of the theme's colours", "name a token of 'colours': class=\"accent\"")
MESSAGE(MSG_PATH_COMMAND, ERROR, "this is no command of a path",
    "M, L, H, V, C, S, Q, T, A and Z are read, capital or small")
MESSAGE(MSG_PATH_START, ERROR, "a path must begin with M", NULL)
MESSAGE(MSG_PATH_NUMBER, ERROR, "a number is missing here: %s takes %d", NULL)
MESSAGE(MSG_PATH_FAR, ERROR, "this leads far out of the drawing", "keep to the viewBox")
MESSAGE(MSG_PATH_TURNED, ERROR, "an ellipse that is turned cannot be read", "draw it with C, or let it stand upright")

/* type */
MESSAGE(MSG_FONT_MISSING, ERROR, "no font file for the %s type was found; looked for %s",
    "install the font, or put one of these files into the theme's folder 'fonts'")
MESSAGE(MSG_FONT_NO_BOLD, NOTE, "there is no bold font beside '%s', so its bold letters are regular in the PDF", NULL)
MESSAGE(MSG_FONT_MALFORMED, ERROR, "the font file '%s' can't be used: %s",
    "install the font anew, or name another one in theme.yaml")

/* chart */

/* html */
MESSAGE(MSG_TEMPLATE_UNCLOSED_TAG, ERROR, "a tag begins here and is never closed with '%s'",
    "close it, or write the braces as text with other delimiters")
MESSAGE(MSG_TEMPLATE_UNCLOSED_SECTION, ERROR, "the section '%s' is never closed",
    "add a tag with '/' and the same name where the section ends")
MESSAGE(MSG_TEMPLATE_WRONG_CLOSE, ERROR, "'%s' is closed here, but the section that is open is '%s'",
    "sections close in reverse order; check the name's spelling")
MESSAGE(MSG_TEMPLATE_STRAY_CLOSE, ERROR, "'%s' is closed here, but no section is open",
    "remove it, or add the tag with '#' that opens the section")
MESSAGE(MSG_TEMPLATE_DELIMITERS, ERROR, "'%s' does not set delimiters",
    "write {{=<% %>=}}: two groups of signs with a space between, without a space or '=' in them")
MESSAGE(MSG_TEMPLATE_NAME, ERROR, "'%s' is not a name",
    "a name has no spaces and no braces; a dot stands between two names, or alone")
MESSAGE(MSG_TEMPLATE_PARTIAL, WARNING, "there is no template '%s', so nothing stands here",
    "check the name; the file lies beside the other templates and ends in .mustache")
MESSAGE(MSG_TEMPLATE_DEEP, ERROR, "templates or sections nest too deeply at '%s'",
    "a template that takes itself in needs data that end")
MESSAGE(MSG_TEMPLATE_LARGE, ERROR, "what the template makes of '%s' is too large",
    "check for lists within lists that repeat each other")

MESSAGE(MSG_OUTPUT_NAMES, ERROR, "two files of the output would have one name: '%s' and '%s'",
    "give one of them another name; capitals, and signs beside letters and digits, do not tell files apart everywhere")

/* claims */
MESSAGE(MSG_CLAIM_EQUAL, WARNING, "'%s' is typed by hand; it is the figure of '%s' today, but will not follow it", NULL)
MESSAGE(MSG_CLAIM_NEAR, WARNING, "'%s' is typed by hand and may be out of date: '%s' is %s", NULL)
MESSAGE(MSG_CLAIM_CONTRADICTS, WARNING, "'%s' is typed by hand, and the report says otherwise: '%s' is %s", NULL)
MESSAGE(MSG_CLAIM_UNKNOWN, WARNING, "'%s' is typed by hand, and no figure or fact of the report is it", NULL)
MESSAGE(MSG_CLAIM_CHANGE, WARNING, "'%s' is typed by hand, and nothing shows that it is so",
    "write {{ NAME | change }} or {{ NAME | change-percent }}, which say it from the figures; or {{ say \"…\" }} if "
    "you vouch for it")
MESSAGE(MSG_CLAIM_BRACES, WARNING, "{%s} is printed as it is typed: a figure stands between two braces on each side",
    "write {{ and }}")
MESSAGE(MSG_CLAIM_MORE, NOTE, "more than %d numbers are typed by hand: the others are not named",
    "write figures as {{ NAME }}, and look again")

MESSAGE(MSG_CLAIM_LABEL, WARNING, "'%s' is the label of two numbers: '%s' is %s and '%s' is %s",
    "say in each label what is counted, and whose")
MESSAGE(MSG_CLAIM_OVERLAP, WARNING, "'%s' and '%s' are added up here, but they share %d records, which count twice",
    "add groups that share nothing, or count one group that holds both; {{ say \"…\" }} if the number is another one")
MESSAGE(MSG_CLAIM_BASE, WARNING, "'%s' is a share of %s, not of the %s behind it",
    "write the number that it is a share of, or the share of this one")
MESSAGE(MSG_CLAIM_BESIDE, WARNING, "'%s' may give away '%s', which is withheld beside it in the edition '%s'",
    "words of rank or number say what the symbol hides: write 'some', or {{ say \"…\" }} if they are about something "
    "else")
MESSAGE(MSG_LEFTOVER_SAMPLE, WARNING, "this stands word for word in the sample '%s'",
    "write your own words in its place: readers would take these for yours")

/* privacy */
MESSAGE(MSG_PRIVACY_INITIAL, WARNING, "'%s' is an initial: those who know the child can tell whose",
    "write 'a young person' or 'they', or a name that is not theirs; what is right, name in words.yaml as {known: "
    "true}")
MESSAGE(MSG_PRIVACY_POSTCODE, WARNING, "'%s' is a postcode: it tells where somebody lives",
    "leave it out, or write 'in the county'; what is right, name in words.yaml as {known: true}")
MESSAGE(MSG_PRIVACY_TELEPHONE, WARNING, "'%s' is a telephone number, and may be a person's own",
    "leave it out; a helpline's, name in words.yaml as {known: true}")
MESSAGE(MSG_PRIVACY_EMAIL, WARNING, "'%s' is an e-mail address, and may be a person's own",
    "leave it out; a service's, name in words.yaml as {known: true}")
MESSAGE(MSG_PRIVACY_DATE, WARNING, "'%s' is an exact day: those who remember it can tell who this is about",
    "write 'in spring' or 'that month'; what is right, name in words.yaml as {known: true}")
MESSAGE(MSG_PRIVACY_INSTITUTION, WARNING, "'%s' names a school or hospital: few children go there",
    "write 'their school' or 'a hospital'; what is right, name in words.yaml as {known: true}")
MESSAGE(MSG_PRIVACY_AGE, WARNING, "'%s' and '%s' in one story can tell who it is about", NULL)

/* language */
MESSAGE(MSG_LANGUAGE_LAW, WARNING, "'%s' stands here, but %s", "look it up at legislation.gov.uk")
MESSAGE(MSG_LANGUAGE_SENTENCE, WARNING, "this sentence has more than %d words", NULL)
MESSAGE(MSG_LANGUAGE_WORD, WARNING, "'%s' has a kinder or plainer word: '%s'",
    "where it is right as it stands, name it in words.yaml with its meaning, or as {known: true}")
MESSAGE(MSG_LANGUAGE_ABBREVIATION, WARNING, "'%s' is not explained", NULL)
MESSAGE(MSG_LANGUAGE_SPELLING, WARNING, "'%s' is not in the dictionary",
    "if it is right, add it to words.yaml: {known: true}")
MESSAGE(MSG_LANGUAGE_NO_DICTIONARY, NOTE, "spelling was not checked: there is no dictionary of British English",
    "install hunspell-en-gb and libhunspell-1.7-0, or hunspell and hunspell-en-GB, whichever your system has")
MESSAGE(MSG_LANGUAGE_AGE, WARNING,
    "the document '%s' has 'reading-age: %d', but reads at %s; this is its hardest section",
    "shorter sentences and shorter words help; or raise 'reading-age' in report.yaml")

/* create */
MESSAGE(MSG_NEW_TABLE_TWICE, ERROR, "the table '%s' would also be made from '%s'",
    "give one of the spreadsheets another name")

/* layout */
MESSAGE(MSG_LAYOUT_PAGES, WARNING,
    "the document '%s' has 'pages: %d', but is %d lines too long; this is its largest part, of %d lines",
    "shorten this part or another, or raise 'pages' in report.yaml")
MESSAGE(MSG_LAYOUT_DIAGRAM, WARNING, "this diagram does not fit on a page, so its boxes stand as a list",
    "shorten their words, or make two diagrams of it")

/* pdf */
MESSAGE(MSG_GLYPH_MISSING, ERROR, "no font of the theme has the character '%s' (%s)",
    "write it differently, or add a font that has it to 'fallback' in theme.yaml")
MESSAGE(MSG_PICTURE_KIND, ERROR, "the picture '%s' is neither PNG nor JPEG",
    "save it as PNG (drawings) or JPEG (photographs)")
MESSAGE(MSG_PICTURE_DAMAGED, ERROR, "the picture '%s' is damaged: %s", "open it in a picture program and save it again")
MESSAGE(MSG_PICTURE_TOO_LARGE, ERROR, "the picture '%s' is too large: %d by %d pixels",
    "scale it down to 4,000 pixels or fewer on its longer side")
MESSAGE(MSG_PICTURE_CMYK, ERROR, "the picture '%s' holds printing colours (CMYK)", "save it with screen colours (RGB)")
MESSAGE(MSG_PDF_LIBRARY, ERROR, "the PDF could not be made: libharu reports error %s here",
    "this is a fault of annual: please report it with this line")

/* export */
MESSAGE(MSG_FREEZE_BRACES, ERROR, "earlier.yaml is written in braces here, so the figures of %s cannot be put in",
    "write each year, and each key of a year, on a line of its own, deeper by two spaces than what it belongs to")
