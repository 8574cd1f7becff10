/* The files of an empty report, as an author reads them: each explains its keys where they stand. */
#include "create/template.h"

static const char report[] =
    "# What this report is, for whom, and when. A text after a # is a note to yourself.\n"
    "# content/REFERENCE.md lists every key of every file.\n"
    "title: Annual report {year}\n"
    "council: Name of the council           # who publishes\n"
    "team: Name of the team\n"
    "period: {from: {from}, to: {to}}   # the first and the last day that it is about\n"
    "published: {published}                  # the only date that the report shows as its own\n"
    "language: en-GB\n"
    "theme: county                          # how it looks: county, ink or large\n"
    "status: draft                          # prints DRAFT on every page; write final when it is\n"
    "contact: {role: Team manager, email: team@example.org}\n"
    "\n"
    "# Each copy of the report, and who it is for. formats: site is a web site, html one web page, pdf a PDF.\n"
    "# disclosure: counts from 1 to 5 are withheld, and what would give them away. Write {method: none} only for\n"
    "# readers who may see every number; such a copy needs a marking, such as OFFICIAL-SENSITIVE.\n"
    "editions:\n"
    "  board:    {formats: [pdf, html], disclosure: {method: suppress, protect: [1, 5]}}\n"
    "  intranet: {formats: [site, pdf], disclosure: {method: suppress, protect: [1, 5]}}\n"
    "\n"
    "# What each copy consists of. sections: files of narrative/, without .md, in this order.\n"
    "documents:\n"
    "  annual-report:\n"
    "    title: Annual report {year}\n"
    "    sections:\n"
    "      - summary\n"
    "      - numbers\n";

static const char facts[] =
    "# Figures from elsewhere, each with its source. In the text: {{ fact.NAME }}\n"
    "# A fact with `values` holds one for each code; in the text: {{ fact.ethnicity[white] }}\n"
    "facts:\n"
    "  # caseload: {value: 40, label: Children for each worker, source: Team plan 2023, date: 2023-05-01}\n"
    "  # ethnicity: {unit: percent, source: Census 2021, values: {white: 86, other: 14}, labels: {white: White, other: "
    "Other}}\n";

static const char words[] =
    "# Words and abbreviations. Each is written out at its first use in a section, and stands on the page \"Words we "
    "use\".\n"
    "# CRO: {full: Children's Rights Officer, means: somebody who sees that a child is heard}\n";

static const char summary[] = "---\n"
                              "title: Summary\n"
                              "summary: What this report says, in one sentence.\n"
                              "---\n"
                              "\n"
                              "To be written: what the year was like, what you learned, and what comes next. Leave an "
                              "empty line between paragraphs.\n"
                              "\n"
                              "The numbers are in [the next section](numbers.md).\n";

static const char dictionary[] =
    "# The tables of records, their fields, and the words that a field may hold. Such a word is a code: ASCII "
    "letters,\n"
    "# digits and hyphens. Behind it stands its label, which readers see.\n"
    "tables:\n"
    "  referrals:                             # its records are in data/referrals.yaml\n"
    "    label: Referrals\n"
    "    key: ref                             # no two records have the same\n"
    "    date: received                       # the date by which a record belongs to the report's period\n"
    "    open: {from: received, to: closed}   # the dates between which it is open\n"
    "    personal: true                       # about children: no record is ever shown\n"
    "    fields:\n"
    "      ref:      {type: text, required: true}\n"
    "      child:    {type: text, required: true}       # a made-up id, never a name\n"
    "      received: {type: date, required: true}       # written 2024-04-30\n"
    "      cohort:   {type: code, required: true, label: Who was referred, codes: {in-care: Children in care, "
    "care-leaver: Care leavers}}\n"
    "      age:      {type: integer, min: 0, max: 25}   # a whole number\n"
    "      age-band: {type: band, of: age, label: Age, bands: [{label: Under 13, to: 12}, {label: 13 and over, from: "
    "13}]}\n"
    "      closed:   {type: date, missing-means: Still open}\n";

static const char measures[] =
    "# What is counted. A population is a group of records; one with a label is also the statistic that counts it.\n"
    "populations:\n"
    "  received: {from: referrals, label: Referrals received}\n"
    "  open:     {from: referrals, open-on: period.to, label: Open at the end of the year}\n"
    "# A measure is a statistic about a group: count, distinct, sum, mean, median … `by` splits it.\n"
    "measures:\n"
    "  children: {label: Children referred, distinct: child, over: received}\n"
    "  cohorts:  {label: Who was referred, count: received, by: cohort}\n"
    "  ages:     {label: Age at referral, count: received, by: age-band}\n"
    "  months:   {label: Referrals by month, count: received, by: {received: month}}\n"
    "  age:      {label: Average age, mean: age, over: received, unit: years}\n";

static const char numbers[] =
    "---\n"
    "title: The year in numbers\n"
    "summary: Who was referred to us.\n"
    "---\n"
    "\n"
    "## Who was referred\n"
    "\n"
    "In double braces stands the name of a statistic, never a number: we received {{ received }} referrals.\n"
    "\n"
    "```figures\n"
    "[received, children, open, age]\n"
    "```\n"
    "\n"
    "```table\n"
    "measure: cohorts\n"
    "caption: Who was referred\n"
    "```\n"
    "\n"
    "## When\n"
    "\n"
    "```chart\n"
    "measure: months\n"
    "kind: column\n"
    "title: Referrals by month\n"
    "```\n";

static const char records[] =
    "# The records of the table 'referrals', one a line. `annual import` makes them from a spreadsheet. By hand:\n"
    "# - {ref: r001, child: c001, received: 2024-04-30, cohort: in-care, age: 14}\n";

const struct template_file empty_report[] = {
    {"report.yaml", report},
    {"facts.yaml", facts},
    {"words.yaml", words},
    {"narrative/summary.md", summary},
    {"dictionary.yaml", dictionary},
    {"measures.yaml", measures},
    {"narrative/numbers.md", numbers},
    {"data/referrals.yaml", records},
};

const size_t empty_report_count = sizeof empty_report / sizeof *empty_report;
const size_t empty_report_shared = 4;
