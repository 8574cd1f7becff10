/* Welsh. As english.h, row for row. Numbers in words are of the decimal count (welsh.c). */

SAY(MONTH, "Ionawr")
SAY(MONTH_2, "Chwefror")
SAY(MONTH_3, "Mawrth")
SAY(MONTH_4, "Ebrill")
SAY(MONTH_5, "Mai")
SAY(MONTH_6, "Mehefin")
SAY(MONTH_7, "Gorffennaf")
SAY(MONTH_8, "Awst")
SAY(MONTH_9, "Medi")
SAY(MONTH_10, "Hydref")
SAY(MONTH_11, "Tachwedd")
SAY(MONTH_12, "Rhagfyr")
SAY(DATE, "{day} {month} {year}")
SAY(DATE_MONTH, "{month} {year}")
SAY(PERIOD, "{from} i {to}")

/* Amounts. */
PLURALS(DAYS, [PLURAL_ONE] = "{count} diwrnod", [PLURAL_TWO] = "{count} ddiwrnod", [PLURAL_OTHER] = "{count} diwrnod")
PLURALS(WEEKS, [PLURAL_TWO] = "{count} wythnos", [PLURAL_OTHER] = "{count} wythnos")
PLURALS(MONTHS, [PLURAL_TWO] = "{count} fis", [PLURAL_OTHER] = "{count} mis")
PLURALS(YEARS, [PLURAL_ONE] = "{count} flwyddyn", [PLURAL_TWO] = "{count} flynedd", [PLURAL_FEW] = "{count} blynedd",
    [PLURAL_MANY] = "{count} blynedd", [PLURAL_OTHER] = "{count} mlynedd")
PLURALS(WORKING_DAYS, [PLURAL_TWO] = "{count} ddiwrnod gwaith", [PLURAL_OTHER] = "{count} diwrnod gwaith")
PLURALS(PAGES, [PLURAL_ONE] = "{count} dudalen", [PLURAL_TWO] = "{count} dudalen", [PLURAL_FEW] = "{count} tudalen",
    [PLURAL_MANY] = "{count} thudalen", [PLURAL_OTHER] = "{count} tudalen")
PLURALS(BYTES, [PLURAL_TWO] = "{count} feit", [PLURAL_OTHER] = "{count} beit")
SAY(KILOBYTES, "{size} kB")
SAY(MEGABYTES, "{size} MB")
SAY(YES, "Ie")
SAY(NO, "Na")
SAY(NOT_STATED, "Heb ei nodi")

/* Figures and their symbols. */
SAY(WITHHELD, "wedi’i ddal yn ôl, fel na ellir adnabod neb ohono")
SAY(NOT_AVAILABLE, "ddim ar gael")
SAY(NOT_APPLICABLE, "ddim yn berthnasol")
SAY(LOW, "mor isel nes ei fod yn talgrynnu i 0")
SAY(NOT_AVAILABLE_WHY, "ddim ar gael: nid oes dim i’w gyfrifo ohono")
SAY(SYMBOL_WITHHELD, "Mae [c] yn sefyll am rif cyfrinachol, wedi’i ddal yn ôl fel na ellir adnabod neb ohono.")
SAY(SYMBOL_NOT_AVAILABLE, "Mae [x] yn sefyll am rif nad yw ar gael: nid oes dim i’w gyfrifo ohono.")
SAY(SYMBOL_LOW, "Mae [low] yn sefyll am rif nad yw’n 0, ond sydd mor isel nes ei fod yn talgrynnu i 0.")
SAY(PART_OF, "{part} o {whole}")
SAY(ROUNDING, "Efallai na fydd canrannau’n gwneud cyfanswm o 100 oherwydd talgrynnu.")
SAY(IN_ALL, "Allan o {total} i gyd.")
SAY(SOURCE, "Ffynhonnell: ")

/* Tables and charts. */
SAY(TABLE, "Tabl")
SAY(TABLE_NUMBER, "Tabl {number}")
SAY(CHART_NUMBER, "Siart {number}")
SAY(CONTINUED, "(parhad)")
SAY(LIST_NEXT, "{list}, {item}")
SAY(LIST_LAST, "{list}, {item}")
SAY(WITH_UNIT, "{name} ({unit})")
SAY(WITH_SHARE, "{number} ({share})")
SAY(KNOWN, "Hysbys")
SAY(KNOWN_FOR, "hysbys ar gyfer {known} o {records}")
SAY(KNOWN_FOR_NOTE, "Hysbys ar gyfer {known} o {records}.")
SAY(KNOWN_FOR_NAMED, "{name}: hysbys ar gyfer {known} o {records}.")
SAY(TARGET, "Targed {target}")
SAY(TARGET_HEAD, "Targed")
SAY(TARGET_MET, "Targed {target}: wedi’i gyrraedd")
SAY(TARGET_MISSED, "Targed {target}: heb ei gyrraedd")
SAY(MET, "wedi’i gyrraedd")
SAY(MISSED, "heb ei gyrraedd")
SAY(MET_SHORT, "{target}: wedi’i gyrraedd")
SAY(MISSED_SHORT, "{target}: heb ei gyrraedd")
SAY(TARGET_COUNTED, "{target}: wedi’i gyrraedd gan {met} o {all}.")
SAY(STATISTIC, "Ystadegyn")
SAY(NUMBER, "Nifer")
SAY(VALUE, "Gwerth")
SAY(PERCENTAGE, "Canran")
SAY(ALL, "Pob un")
SAY(BAR_CHART, "Siart bar")
SAY(COLUMN_CHART, "Siart colofnau")
SAY(STACKED_CHART, "Siart bar pentyrrog")
SAY(LINE_CHART, "Siart llinell")
SAY(SHARE_CHART, "Siart bar pentyrrog o 100%")
SAY(PEOPLE_CHART, "Llun o bobl")
SAY(CHART_ALT, "{kind}. {title} Mae’r tabl sy’n dilyn yn rhoi pob ffigur.")
SAY(CHART_ALT_LARGEST, "{kind}. {title} Y mwyaf yw {category}: {value}. Mae’r tabl sy’n dilyn yn rhoi pob ffigur.")
SAY(CHART_ALT_PEOPLE, "{kind}. {title} {value}. Mae’r tabl sy’n dilyn yn rhoi’r ffigur.")
SAY(FIGURES_OF_CHART, "Ffigurau siart {number}: {title}")
SAY(CHART_AS_TABLE, "Ffigurau siart {number} fel tabl")
SAY(THIS_CHART_AS_TABLE, "Ffigurau’r siart hwn fel tabl")
SAY(DOWNLOAD_CSV, "Lawrlwytho fel CSV")

/* In place of a block of which there is nothing. */
SAY(NOTHING_MANY, "Nid oes {records} {happened}.")
SAY(NOTHING_ONE, "Nid oes {records} {happened}.")
SAY(NOTHING_MANY_OF_KIND, "Nid oes {records} o’r math hwn {happened}.")
SAY(NOTHING_ONE_OF_KIND, "Nid oes {records} o’r math hwn {happened}.")
SAY(NOTHING_AT_ALL, "Does dim i’w ddangos.")

/* The parts of a case study. */
SAY(CASE_WORRIES, "Y pryderon")
SAY(CASE_WORKED, "Beth weithiodd yn dda")
SAY(CASE_OUTCOME, "Y canlyniad")
SAY(CASE_BACKGROUND, "Cefndir")

/* Notes, links, pages. */
SAY(NOTES, "Nodiadau")
SAY(NOTE_NUMBER, "Nodyn {number}")
SAY(NOTE_BACK, "Yn ôl")
SAY(NOTE_BACK_WHERE, "i’r man lle mae nodyn {number}")
SAY(NOTE_BACK_TO_TEXT, "Yn ôl i destun nodyn {number}")
SAY(LINK, "Dolen")
SAY(PAGE_OF, "Tudalen {page} o {pages}")
SAY(SAMPLE, "Sampl: mae’r cofnodion, y straeon a’r dyfyniadau yn ddychmygol")
SAY(DRAFT, "DRAFFT")

/* The contents. */
SAY(CONTENTS, "Cynnwys")
SAY(TABLES, "Tablau")
SAY(CHARTS, "Siartiau")

/* How figures were worked out. */
SAY(HOW, "Sut y cyfrifwyd hyn")
SAY(HOW_OF, ": {name}")
SAY(SOURCES, "Sut y cyfrifwyd ffigurau’r adran hon")
SAY(WORKINGS, "Sut y cyfrifwyd y ffigurau hyn")
SAY(WORKINGS_LEAD, "Rhestrir pob ffigur unwaith, o dan yr adran sy’n ei ddefnyddio gyntaf. Caiff canrannau eu "
                   "talgrynnu i’r rhif cyfan "
                   "agosaf, a haneri i fyny. Ni chânt byth eu newid i wneud cyfanswm o 100.")
SAY(WORKINGS_FACTS, "Ffigurau o fannau eraill")
SAY(WORKINGS_OTHERS, "Ffigurau eraill")
SAY(WORKING_RESULT, "Canlyniad:")
SAY(WORKING_BELOW, "y ffigurau isod.")
SAY(WORKING_IN_ALL, "{number} i gyd.")
SAY(WORKING_OUT_OF, "Allan o:")
SAY(WORKING_SOURCE, "Ffynhonnell:")
SAY(WORKING_NAME, "Enw\xC2\xA0yn\xC2\xA0y\xC2\xA0"
                  "data:")
SAY(SOURCE_OUT_OF, "{name} (o: {base})")

/* Words we use, and the data. */
SAY(DEFINITIONS, "Geiriau a ddefnyddiwn")
SAY(DATA, "Data")
SAY(DATA_LEAD, "Mae’r ffeiliau hyn yn cynnwys ffigurau’r adroddiad hwn, pob un â’i label, ei ddiffiniad a’r hyn y "
               "mae’n rhan ohono. "
               "Mae ffigur a ddelir yn ôl yn yr adroddiad yn cael ei ddal yn ôl ynddynt hwythau. Nid oes cofnodion am "
               "neb ynddynt.")
SAY(DATA_ALL_CSV, "Holl ffigurau’r adroddiad hwn, ar gyfer taenlen (CSV)")
SAY(DATA_ALL_JSON, "Holl ffigurau’r adroddiad hwn, ar gyfer rhaglenni (JSON)")
SAY(DATA_FILES, "Ffeil ar gyfer pob tabl a siart")
SAY(DATA_FILE, "Ffeil")
SAY(DATA_COUNTS, "Beth mae’n ei gyfrif")
SAY(DATA_NAMED, "{name} (CSV)")
SAY(WHOLE_REPORT, "Yr adroddiad cyfan mewn un ffeil")

/* The accessibility statement. */
SAY(ACCESSIBILITY, "Datganiad hygyrchedd")
SAY(ACCESSIBILITY_AIM, "Mae {council} am i bawb allu darllen yr adroddiad hwn, ar sgrin ac ar bapur. Dylech allu:")
SAY(ACCESSIBILITY_COUNCIL, "Y cyngor")
SAY(ACCESSIBILITY_LARGER, "gwneud popeth yn fwy, hyd at bedair gwaith, heb golli dim")
SAY(ACCESSIBILITY_KEYBOARD, "cael hyd i’ch ffordd â bysellfwrdd yn unig")
SAY(ACCESSIBILITY_LISTEN, "gwrando ar yr adroddiad cyfan â darllenydd sgrin")
SAY(ACCESSIBILITY_CHARTS, "darllen pob siart fel tabl")
SAY(ACCESSIBILITY_COLOURS, "dewis lliwiau tywyll neu gyferbyniad uchel ar eich dyfais eich hun")
SAY(ACCESSIBILITY_PLAIN, "Rydym wedi cadw’r geiriau mor syml ag y gallwn.")
SAY(ACCESSIBILITY_STATUS, "Pa mor hygyrch ydyw")
SAY(ACCESSIBILITY_FULLY,
    "Mae’r adroddiad hwn yn cydymffurfio’n llawn â’r Canllawiau Hygyrchedd Cynnwys Gwe (WCAG) fersiwn 2.2, lefel AA.")
SAY(ACCESSIBILITY_ISSUES_LISTED,
    "Mae’r adroddiad hwn yn cydymffurfio’n rhannol â’r Canllawiau Hygyrchedd Cynnwys Gwe (WCAG) fersiwn 2.2, lefel AA, "
    "oherwydd yr hyn a restrir isod.")
SAY(ACCESSIBILITY_NOT_BY_PEOPLE,
    "Mae’r adroddiad hwn yn cydymffurfio’n rhannol â’r Canllawiau Hygyrchedd Cynnwys Gwe (WCAG) fersiwn 2.2, lefel AA: "
    "mae wedi’i wirio gan raglen, ond nid eto gan bobl sy’n defnyddio technoleg gynorthwyol.")
SAY(ACCESSIBILITY_ISSUES, "Beth nad yw’n hygyrch eto")
SAY(ACCESSIBILITY_CONTACT, "Gofyn am fformat arall, neu ddweud wrthym am broblem")
SAY(ACCESSIBILITY_ASK,
    "Rhowch wybod i ni os oes angen yr adroddiad hwn arnoch ar ffurf arall, fel print bras, Hawdd ei Ddeall, recordiad "
    "neu braille. Rhowch wybod hefyd os nad yw rhywbeth ynddo’n gweithio i chi. ")
SAY(ACCESSIBILITY_WRITE_ROLE, "Ysgrifennwch at ein {role} yn ")
SAY(ACCESSIBILITY_WRITE_US, "Ysgrifennwch atom yn ")
SAY(ACCESSIBILITY_TESTING, "Sut y profwyd ef, a phryd")
SAY(ACCESSIBILITY_TESTED, "Roedd y prawf diwethaf ar {date}.")
SAY(ACCESSIBILITY_UNTESTED,
    "Cafodd yr adroddiad hwn ei wirio gan raglen pan gafodd ei wneud. Nid yw wedi’i brofi gan bobl eto.")
SAY(ACCESSIBILITY_WRITTEN, "Ysgrifennwyd y datganiad hwn ar {date}.")

/* Who enforces it: as in English. */
SAY(ENFORCEMENT, "Os nad ydych yn fodlon ar ein hateb")
SAY(ENFORCEMENT_LAW,
    "Y Comisiwn Cydraddoldeb a Hawliau Dynol sy’n gorfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a "
    "Chymwysiadau Symudol) (Rhif 2) 2018. Os nad yw ein hateb yn eich helpu, cysylltwch â’r ")
SAY(ENFORCEMENT_BODY, "Gwasanaeth Cynghori a Chefnogi Cydraddoldeb (EASS)")
SAY(ENFORCEMENT_ADDRESS, "https://www.equalityadvisoryservice.com/")

/* The site's frame. */
SAY(SITE_SKIP, "Neidio i’r prif gynnwys")
SAY(SITE_CONTENTS, "Cynnwys")
SAY(SITE_BREADCRUMB, "Briwsion bara")
SAY(SITE_ON_THIS_PAGE, "Ar y dudalen hon")
SAY(SITE_PAGER, "Y dudalen flaenorol a’r nesaf")
SAY(SITE_PREVIOUS, "Blaenorol")
SAY(SITE_NEXT, "Nesaf")
SAY(SITE_YEAR, "Y flwyddyn mewn ffigurau")
SAY(SITE_MORE, "Mwy am yr adroddiad hwn")
SAY(SITE_DOWNLOAD, "Lawrlwytho")
SAY(SITE_DRAFT, "DRAFFT: nid yw’r adroddiad hwn yn derfynol")
SAY(PUBLISHED, "Cyhoeddwyd {date} gan {council}.")
SAY(PUBLISHED_TEAM, "Cyhoeddwyd {date} gan {team}, {council}.")
SAY(QUESTIONS, "Cwestiynau? Ysgrifennwch at {address}")
SAY(QUESTIONS_ROLE, "Cwestiynau? Ysgrifennwch at {role}: {address}")
SAY(CITE, "Dyfynnwch fel hyn: {citation}")
SAY(CITATION, "{council} ({year}). {title}, {period}. Cyhoeddwyd {date}.")
SAY(LICENCE, "Trwydded: {licence}")

/* The site's script. */
SAY(SCRIPT_CONTENTS, "Cynnwys")
SAY(SCRIPT_TABLE, "Tabl")
SAY(SCRIPT_VALUES, "Gwerthoedd y siart hwn: defnyddiwch y bysellau saeth")
SAY(SCRIPT_SEARCH, "Chwilio’r adroddiad hwn")
SAY(SCRIPT_SEARCHING, "Yn chwilio")
SAY(SCRIPT_MISSING, "Mae’r mynegai chwilio ar goll")
SAY(SCRIPT_NOTHING, "Dim canlyniadau ar gyfer “{query}”")
PLURALS(SCRIPT_RESULTS, [PLURAL_TWO] = "{count} ganlyniad", [PLURAL_MANY] = "{count} chanlyniad",
    [PLURAL_OTHER] = "{count} canlyniad")
SAY(SCRIPT_BEST, "Y {most} gorau o {count} canlyniad")
