/* English. A row says a phrase once: SAY(ID, text), or PLURALS(ID, [category] = text, …) with {count} in it. What stands
 * in braces is put in by the caller, in the order of the phrase. To add a phrase, add a row here and in each language. */

/* Months, from PHRASE_MONTH on in order. */
SAY(MONTH, "January")
SAY(MONTH_2, "February")
SAY(MONTH_3, "March")
SAY(MONTH_4, "April")
SAY(MONTH_5, "May")
SAY(MONTH_6, "June")
SAY(MONTH_7, "July")
SAY(MONTH_8, "August")
SAY(MONTH_9, "September")
SAY(MONTH_10, "October")
SAY(MONTH_11, "November")
SAY(MONTH_12, "December")
SAY(DATE, "{day} {month} {year}")
SAY(DATE_MONTH, "{month} {year}")
SAY(PERIOD, "{from} to {to}")

/* Amounts. */
PLURALS(DAYS, [PLURAL_ONE] = "{count} day", [PLURAL_OTHER] = "{count} days")
PLURALS(WEEKS, [PLURAL_ONE] = "{count} week", [PLURAL_OTHER] = "{count} weeks")
PLURALS(MONTHS, [PLURAL_ONE] = "{count} month", [PLURAL_OTHER] = "{count} months")
PLURALS(YEARS, [PLURAL_ONE] = "{count} year", [PLURAL_OTHER] = "{count} years")
PLURALS(WORKING_DAYS, [PLURAL_ONE] = "{count} working day", [PLURAL_OTHER] = "{count} working days")
PLURALS(PAGES, [PLURAL_ONE] = "{count} page", [PLURAL_OTHER] = "{count} pages")
PLURALS(BYTES, [PLURAL_ONE] = "{count} byte", [PLURAL_OTHER] = "{count} bytes")
SAY(KILOBYTES, "{size} kB")
SAY(MEGABYTES, "{size} MB")
SAY(YES, "Yes")
SAY(NO, "No")
SAY(NOT_STATED, "Not stated")

/* Figures and their symbols (Government Analysis Function, "Symbols in tables"). */
SAY(WITHHELD, "withheld, so that no one can be worked out from it")
SAY(NOT_AVAILABLE, "not available")
SAY(NOT_APPLICABLE, "not applicable")
SAY(LOW, "so low that it rounds to 0")
SAY(NOT_AVAILABLE_WHY, "not available: there is nothing to work it out from")
SAY(SYMBOL_WITHHELD, "[c] stands for a confidential number, withheld so that no one can be worked out from it.")
SAY(SYMBOL_NOT_AVAILABLE, "[x] stands for a number that is not available: there is nothing to work it out from.")
SAY(SYMBOL_NOT_APPLICABLE, "[z] stands for a number that does not apply.")
SAY(SYMBOL_LOW, "[low] stands for a number that is not 0, but so low that it rounds to 0.")
SAY(PART_OF, "{part} of {whole}")
SAY(ROUNDING, "Percentages may not sum to 100 because of rounding.")
SAY(IN_ALL, "Out of {total} in all.")
SAY(SOURCE, "Source: ")

/* This year beside others. {amount} may be POINTS. */
SAY(CHANGE_UP, "up {amount} from {then} in {year}")
SAY(CHANGE_DOWN, "down {amount} from {then} in {year}")
SAY(CHANGE_NONE, "unchanged from {then} in {year}")
SAY(CHANGE_PERCENT_UP, "up {amount}")
SAY(CHANGE_PERCENT_DOWN, "down {amount}")
SAY(CHANGE_PERCENT_NONE, "unchanged")
PLURALS(POINTS, [PLURAL_ONE] = "{count} percentage point", [PLURAL_OTHER] = "{count} percentage points")
SAY(PAST_IN, "{then} in {year}")
SAY(PAST_IS, "{year}: {text}")
SAY(CHANGE_IS, "Change from {year}: {text}")
SAY(CHANGE_FROM, "Change from {year}")
SAY(CHANGE_POINTS_FROM, "Change from {year}, in percentage points")
SAY(YEAR_SOURCE, "Source for {year}: {source}.")
SAY(YEAR_COUNTED, "{year} was counted anew from the records.")
SAY(YEAR_BROKEN, "Figures of {year} and before do not compare with those after it. {reason}")
SAY(YEAR_BROKEN_OF, "{name}: figures of {year} and before do not compare with those after it. {reason}")

/* Tables and charts. */
SAY(TABLE, "Table")
SAY(TABLE_NUMBER, "Table {number}")
SAY(CHART_NUMBER, "Chart {number}")
SAY(CONTINUED, "(continued)")
SAY(LIST_NEXT, "{list}, {item}")
SAY(LIST_LAST, "{list} and {item}")
SAY(WITH_UNIT, "{name} ({unit})")
SAY(WITH_SHARE, "{number} ({share})")
SAY(KNOWN, "Known")
SAY(KNOWN_FOR, "known for {known} of {records}")
SAY(KNOWN_FOR_NOTE, "Known for {known} of {records}.")
SAY(KNOWN_FOR_NAMED, "{name}: known for {known} of {records}.")
SAY(TARGET, "Target {target}")
SAY(TARGET_HEAD, "Target")
SAY(TARGET_MET, "Target {target}: met")
SAY(TARGET_MISSED, "Target {target}: not met")
SAY(MET, "met")
SAY(MISSED, "not met")
SAY(MET_SHORT, "{target}: met")
SAY(MISSED_SHORT, "{target}: not met")
SAY(TARGET_COUNTED, "{target}: met by {met} of {all}.")
SAY(STATISTIC, "Statistic")
SAY(NUMBER, "Number")
SAY(VALUE, "Value")
SAY(PERCENTAGE, "Percentage")
SAY(ALL, "All")
SAY(BAR_CHART, "Bar chart")
SAY(COLUMN_CHART, "Column chart")
SAY(STACKED_CHART, "Stacked bar chart")
SAY(LINE_CHART, "Line chart")
SAY(SHARE_CHART, "Stacked bar chart of 100%")
SAY(PEOPLE_CHART, "Picture of people")
SAY(CHART_ALT, "{kind}. {title} Its table gives every figure.")
SAY(CHART_ALT_LARGEST, "{kind}. {title} The largest is {category}: {value}. Its table gives every figure.")
SAY(CHART_ALT_PEOPLE, "{kind}. {title} {value}. Its table gives the figure.")
SAY(FIGURES_OF_CHART, "Figures of chart {number}: {title}")
SAY(CHART_TABLES, "The figures behind the charts")
SAY(CHART_TABLES_LEAD, "Each table here gives the figures that a chart of this report draws.")
SAY(TO_CHART_TABLE, "See the figures of chart {number} in a table")
SAY(BACK_TO_CHART, "Back to chart {number}")
SAY(CHART_AS_TABLE, "The figures of chart {number} as a table")
SAY(THIS_CHART_AS_TABLE, "The figures of this chart as a table")
SAY(DOWNLOAD_CSV, "Download as CSV")
SAY(DOWNLOAD_SVG, "Download as SVG")

/* In place of a block of which there is nothing. {happened} is from words_happened. */
SAY(NOTHING_MANY, "No {records} were {happened}.")
SAY(NOTHING_ONE, "No {records} was {happened}.")
SAY(NOTHING_MANY_OF_KIND, "No {records} of this kind were {happened}.")
SAY(NOTHING_ONE_OF_KIND, "No {records} of this kind was {happened}.")
SAY(NOTHING_AT_ALL, "There is nothing to show.")

/* The parts of a case study where report.yaml names none; the last may be left out. */
SAY(CASE_WORRIES, "The worries")
SAY(CASE_WORKED, "What worked well")
SAY(CASE_OUTCOME, "The outcome")
SAY(CASE_BACKGROUND, "Background")

/* Notes, links, pages. */
SAY(NOTES, "Notes")
SAY(NOTE_NUMBER, "Note {number}")
SAY(NOTE_BACK, "Back")
SAY(NOTE_BACK_WHERE, "to where note {number} stands")
SAY(NOTE_BACK_TO_TEXT, "Back to the text of note {number}")
SAY(LINK, "Link")
SAY(PAGE_OF, "Page {page} of {pages}")
SAY(SAMPLE, "Sample: records, stories and quotations are invented")
SAY(DRAFT, "DRAFT")

/* The contents. */
SAY(CONTENTS, "Contents")
SAY(TABLES, "Tables")
SAY(CHARTS, "Charts")

/* How figures were worked out. */
SAY(HOW, "How we worked this out")
SAY(HOW_OF, ": {name}") /* behind HOW, where nothing near says of what */
SAY(SOURCES, "How we worked out the figures in this section")
SAY(WORKINGS, "How we worked these figures out")
SAY(WORKINGS_LEAD,
    "Each group of records stands here once, with the statistics that were counted in it. A group further "
    "in is a part of the group above it.")
SAY(WORKINGS_ROUNDING, "Percentages are rounded to the nearest whole number, and halves are rounded up. They are never "
                       "changed to make a total of 100.")
SAY(WORKINGS_UNKNOWN,
    "Where a value is not known, it is left out of totals of values, averages and middle values, and the "
    "figure says for how many records it is known.")
SAY(WORKINGS_MONTHS, "A date of which only the month is known counts as its first day.")
SAY(WORKINGS_PARTS, "Figures made from other figures")
SAY(WORKINGS_FACTS, "Figures from elsewhere")
SAY(WORKINGS_EVERY, "all records")
SAY(WORKING_ALL_KNOWN, "known for all")
SAY(WORKING_SHARE, "{share} of {base}")
SAY(WORKING_SOURCE, "Source:")
SAY(METHOD_COUNT, "the number")
SAY(METHOD_DISTINCT, "the number of different values of {field}")
SAY(METHOD_SUM, "{field}, added up")
SAY(METHOD_MEAN, "the mean of {field}")
SAY(METHOD_MEDIAN, "the middle value of {field}")
SAY(METHOD_PERCENTILE, "the smallest value of {field} that at least {percent}% do not exceed")
SAY(METHOD_MIN, "the smallest value of {field}")
SAY(METHOD_MAX, "the largest value of {field}")
SAY(METHOD_RATIO, "{first} divided by {second}")
SAY(METHOD_RATE, "{first} divided by {second}, times {factor}")
SAY(METHOD_DIFFERENCE, "{first} less {second}")
SAY(METHOD_BY, "by {field}")
SAY(METHOD_BY_STEP, "by {step} of {field}")
SAY(METHOD_OPEN, "open on the last day of each {step}")
SAY(METHOD_MONTH, "month")
SAY(METHOD_QUARTER, "quarter")
SAY(METHOD_YEAR, "year")
SAY(SOURCE_OUT_OF, "{name} (of: {base})")

/* Words we use, and the data. */
SAY(DEFINITIONS, "Words we use")
SAY(DATA, "Data")
SAY(DATA_LEAD,
    "These files hold the figures of this report, each with its label, its definition and what it is out of. A "
    "figure that the report withholds is withheld in them too. They hold no records about anyone.")
SAY(DATA_ALL_CSV, "All figures of this report, for a spreadsheet (CSV)")
SAY(DATA_ALL_JSON, "All figures of this report, for programs (JSON)")
SAY(DATA_FILES, "A file for each table and chart")
SAY(DATA_FILE, "File")
SAY(DATA_COUNTS, "What it counts")
SAY(DATA_NAMED, "{name} (CSV)")
SAY(WHOLE_REPORT, "The whole report in one file")

/* The accessibility statement. */
SAY(ACCESSIBILITY, "Accessibility statement")
SAY(ACCESSIBILITY_AIM,
    "{council} wants everyone to be able to read this report, on a screen and on paper. You should be able to:")
SAY(ACCESSIBILITY_COUNCIL, "The council")
SAY(ACCESSIBILITY_LARGER, "make everything larger, up to four times, without losing anything")
SAY(ACCESSIBILITY_KEYBOARD, "find your way with a keyboard alone")
SAY(ACCESSIBILITY_LISTEN, "listen to the whole report with a screen reader")
SAY(ACCESSIBILITY_CHARTS, "read every chart as a table")
SAY(ACCESSIBILITY_COLOURS, "choose dark or high-contrast colours on your own device")
SAY(ACCESSIBILITY_PLAIN, "We have kept the words as plain as we can.")
SAY(ACCESSIBILITY_STATUS, "How accessible it is")
SAY(ACCESSIBILITY_FULLY,
    "This report is fully compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2, "
    "level AA.")
SAY(ACCESSIBILITY_ISSUES_LISTED,
    "This report is partially compliant with the Web Content Accessibility Guidelines (WCAG) "
    "version 2.2, level AA, because of what is listed below.")
SAY(ACCESSIBILITY_NOT_BY_PEOPLE, "This report is partially compliant with the Web Content Accessibility Guidelines "
                                 "(WCAG) version 2.2, level AA: it has "
                                 "been checked by program, but not yet by people who use assistive technology.")
SAY(ACCESSIBILITY_ISSUES, "What is not accessible yet")
SAY(ACCESSIBILITY_CONTACT, "Ask for another format, or tell us about a problem")
SAY(ACCESSIBILITY_ASK,
    "Tell us if you need this report in another form, such as large print, Easy Read, a recording or "
    "braille. Tell us too if something in it does not work for you. ")
SAY(ACCESSIBILITY_WRITE_ROLE, "Write to our {role} at ")
SAY(ACCESSIBILITY_WRITE_US, "Write to us at ")
SAY(ACCESSIBILITY_TESTING, "How we tested it, and when")
SAY(ACCESSIBILITY_TESTED, "The last test was on {date}.")
SAY(ACCESSIBILITY_UNTESTED,
    "This report was checked by program when it was made. It has not been tested by people yet.")
SAY(ACCESSIBILITY_WRITTEN, "This statement was written on {date}.")

/* Who enforces it where this language's reports are published: Great Britain (SI 2018/952, regulation 12). */
SAY(ENFORCEMENT, "If you are not happy with our answer")
SAY(ENFORCEMENT_LAW,
    "The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile "
    "Applications) (No. 2) Accessibility Regulations 2018. If our answer does not help you, contact the ")
SAY(ENFORCEMENT_BODY, "Equality Advisory and Support Service (EASS)")
SAY(ENFORCEMENT_ADDRESS, "https://www.equalityadvisoryservice.com/")

/* The site's frame: a theme's templates see these as {{words.skip}} and so on (themes/README.md). In the parts of
 * "published", "questions", "cite" and "licence" a template has put its own markup. */
SAY(SITE_SKIP, "Skip to main content")
SAY(SITE_CONTENTS, "Contents")
SAY(SITE_BREADCRUMB, "Breadcrumb")
SAY(SITE_ON_THIS_PAGE, "On this page")
SAY(SITE_PAGER, "Previous and next page")
SAY(SITE_PREVIOUS, "Previous")
SAY(SITE_NEXT, "Next")
SAY(SITE_YEAR, "The year in figures")
SAY(SITE_MORE, "More about this report")
SAY(SITE_DOWNLOAD, "Download")
SAY(SITE_DRAFT, "DRAFT: this report is not final")
SAY(PUBLISHED, "Published {date} by {council}.")
SAY(PUBLISHED_TEAM, "Published {date} by the {team}, {council}.")
SAY(QUESTIONS, "Questions? Write to {address}")
SAY(QUESTIONS_ROLE, "Questions? Write to the {role}: {address}")
SAY(CITE, "Please cite as: {citation}")
SAY(CITATION, "{council} ({year}). {title}, {period}. Published {date}.")
SAY(LICENCE, "Licence: {licence}")

/* The site's script sees these as annualWords.search and so on. */
SAY(SCRIPT_CONTENTS, "Contents")
SAY(SCRIPT_TABLE, "Table")
SAY(SCRIPT_VALUES, "Values of this chart: use the arrow keys")
SAY(SCRIPT_SEARCH, "Search this report")
SAY(SCRIPT_SEARCHING, "Searching")
SAY(SCRIPT_MISSING, "The search index is missing")
SAY(SCRIPT_NOTHING, "No results for “{query}”")
PLURALS(SCRIPT_RESULTS, [PLURAL_ONE] = "{count} result", [PLURAL_OTHER] = "{count} results")
SAY(SCRIPT_BEST, "The best {most} of {count} results")
