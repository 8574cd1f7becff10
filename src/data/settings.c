#include "data/settings.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "data/typo.h"
#include "data/yaml.h"

enum { LAST_YEAR = 2199 };

const char *const format_names[] = {"site", "html", "pdf", "text", "docx", NULL};
_Static_assert(sizeof format_names / sizeof *format_names == FORMAT_COUNT + 1, "each format has its name");

static const char *const statuses[] = {"final", "draft", NULL};

static const struct key_table accessibility_keys, case_study_part_keys, contact_keys, document_keys, edition_keys,
    period_keys;

static const struct key report_rows[] = {
    {"title", KEY_TEXT, true, NULL, NULL, NULL, NULL, "the report's title", "Our year"},
    {"subtitle", KEY_TEXT, false, NULL, NULL, NULL, NULL, "stands below it on the cover",
        "For the Corporate Parenting Board"},
    {"council", KEY_TEXT, true, NULL, NULL, NULL, NULL, "who publishes", "Anyshire County Council"},
    {"team", KEY_TEXT, false, NULL, NULL, NULL, NULL, "the team, for the cover", "Corporate Parenting Team"},
    {"service", KEY_TEXT, false, NULL, NULL, NULL, NULL, "the service that the team belongs to",
        "Children and Family Services"},
    {"authors", KEY_TEXTS, false, NULL, NULL, NULL, NULL, "roles, not names of persons",
        "[Team manager, Data officer]"},
    {"period", KEY_MAP, true, NULL, &period_keys, "`from`, `to`", NULL, "the reporting period",
        "{from: 2024-04-01, to: 2025-03-31}"},
    {"published", KEY_DATE, true, NULL, NULL, NULL, NULL,
        "the only date that the output shows as its own. A record dated later is an error, unless its field says "
        "`future: true`",
        "2025-07-31"},
    {"language", KEY_TEXT, false, NULL, NULL, "a language tag", "`en-GB`", "the language of the text", "en-GB"},
    {"theme", KEY_NAME, false, NULL, NULL, NULL, "`county`", "a folder below themes/", "county"},
    {"status", KEY_TEXT, false, statuses, NULL, NULL, "`final`", "a draft says so on every page", "draft"},
    {"sample", KEY_BOOLEAN, false, NULL, NULL, NULL, "no", "says on every page that records and stories are invented",
        "true"},
    {"contact", KEY_MAP, false, NULL, &contact_keys, NULL, NULL, "whom readers may ask",
        "{role: Team manager, email: team@example.org}"},
    {"editions", KEY_NAMES, true, NULL, &edition_keys, NULL, NULL, "for whom there is a copy",
        "{intranet: {formats: [site, pdf], disclosure: {method: suppress, protect: [1, 5]}}}"},
    {"documents", KEY_NAMES, true, NULL, &document_keys, NULL, NULL, "what each edition consists of",
        "{annual-report: {title: Annual report, sections: [summary, numbers]}}"},
    {"url", KEY_PAGE, false, NULL, NULL, NULL, NULL, "the address that the site will have, with https://",
        "https://example.org/annual-report/"},
    {"licence", KEY_TEXT, false, NULL, NULL, NULL, NULL, "under which terms others may use the report",
        "Open Government Licence v3.0"},
    {"copyright", KEY_TEXT, false, NULL, NULL, NULL, NULL, "whose it is", "Anyshire County Council 2025"},
    {"percent-from", KEY_INTEGER, false, NULL, NULL, NULL, "0",
        "below a base of this many, percentages are printed as \"5 of 25\"", "30"},
    {"holidays", KEY_TEXTS, false, NULL, NULL, "list of dates", NULL,
        "days that are no working days, beside Saturdays and Sundays", "[2024-12-25, 2024-12-26]"},
    {"accessibility", KEY_MAP, false, NULL, &accessibility_keys, NULL, NULL, "for the accessibility statement",
        "{tested: 2025-07-01, how: Two members of staff used a screen reader.}"},
    {"case-studies", KEY_MAP, false, NULL, &case_study_part_keys, NULL, "three parts",
        "the parts that a case study has",
        "{parts: [The worries, What worked well, The outcome], optional: [Background]}"},
};

const struct key_table report_keys = {"report.yaml", report_rows, sizeof report_rows / sizeof *report_rows, 0, NULL};

static const struct key period_rows[] = {
    {"from", KEY_DATE, true, NULL, NULL, NULL, NULL, "its first day; a month is its first day", "2024-04-01"},
    {"to", KEY_DATE, true, NULL, NULL, NULL, NULL, "its last day; a month is its last day", "2025-03-31"},
};

static const struct key_table period_keys = {"period", period_rows, sizeof period_rows / sizeof *period_rows, 0, NULL};

static const struct key contact_rows[] = {
    {"role", KEY_TEXT, false, NULL, NULL, NULL, NULL, "a role: the report names no person", "Team manager"},
    {"email", KEY_MAIL, false, NULL, NULL, NULL, NULL, "an e-mail address for questions, alone", "team@example.org"},
    {"telephone", KEY_TEXT, false, NULL, NULL, NULL, NULL, "a number for questions", "0116 496 0000"},
};

static const struct key_table contact_keys = {
    "contact", contact_rows, sizeof contact_rows / sizeof *contact_rows, 0, NULL};

static const struct key accessibility_rows[] = {
    {"tested", KEY_DATE, false, NULL, NULL, NULL, NULL,
        "when people tested the report. Leave it out until they have: the statement then says so", "2025-07-01"},
    {"how", KEY_TEXT, false, NULL, NULL, NULL, NULL, "what was done", "Two members of staff used a screen reader."},
    {"issues", KEY_TEXTS, false, NULL, NULL, NULL, NULL, "what is known not to work", "[One film has no captions.]"},
};

static const struct key_table accessibility_keys = {
    "accessibility", accessibility_rows, sizeof accessibility_rows / sizeof *accessibility_rows, 0, NULL};

static const char *const figures_choices[] = {"all", NULL};

static const struct key edition_rows[] = {
    {"formats", KEY_TEXTS, false, format_names, NULL, "list of `site`, `html`, `pdf`, `text`, `docx`", "`html`, `pdf`",
        "`site` is the whole web site, with the PDFs and the report as one web page in it; `html` is that one page "
        "alone; `text` is each document as plain text, for an e-mail; `docx` is each document as a Word file, for "
        "colleagues who comment on it, which `annual build --format docx` makes of any edition",
        "[site, pdf]"},
    {"marking", KEY_TEXT, false, NULL, NULL, NULL, NULL, "stands in the titles and on every page",
        "OFFICIAL-SENSITIVE"},
    {"disclosure", KEY_MAP, true, NULL, &disclosure_keys, NULL, NULL, "the rule for small numbers",
        "{method: suppress, protect: [1, 5]}"},
    {"apart", KEY_BOOLEAN, false, NULL, NULL, NULL, "no",
        "its readers see no other edition that protects: it is protected by itself. Otherwise all such editions of a "
        "report are protected together, as if one person read them all",
        "true"},
    {"figures", KEY_TEXT, false, figures_choices, NULL, NULL, "what it prints",
        "figures.json and figures.csv hold every statistic of the edition, printed or not; all of them are then "
        "protected",
        "all"},
};

static const struct key_table edition_keys = {
    "editions", edition_rows, sizeof edition_rows / sizeof *edition_rows, 0, NULL};

static const char *const section_starts[] = {"new-page", "numbered", "run-on", NULL}; /* as in a theme */

static const struct key document_rows[] = {
    {"title", KEY_TEXT, true, NULL, NULL, NULL, NULL, "the document's title", "Our year"},
    {"subtitle", KEY_TEXT, false, NULL, NULL, NULL, "the report's", "stands below it on the cover",
        "For the Corporate Parenting Board"},
    {"sections", KEY_TEXTS, true, NULL, NULL, "list of names", NULL, "files of narrative/ without `.md`, in this order",
        "[summary, numbers]"},
    {"theme", KEY_NAME, false, NULL, NULL, NULL, "the report's",
        "a folder below themes/, for its PDF and its Word file; on a site all pages are in the report's theme",
        "large"},
    {"language", KEY_TEXT, false, NULL, NULL, "a language tag", "the report's", "the language of the text", "cy"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all",
        "the only editions that have it, where they may show one of its sections. Each edition needs a document",
        "[board]"},
    {"pages", KEY_INTEGER, false, NULL, NULL, NULL, "no limit", "more pages than this in the PDF is a warning", "1"},
    {"section-start", KEY_TEXT, false, section_starts, NULL, NULL, "the theme's",
        "where its sections begin in the PDF: each on a new page (`new-page`), those with a number on a new page "
        "unless "
        "that leaves more than a third of the last one empty (`numbered`), or all below what stands above (`run-on`), "
        "which takes the fewest pages",
        "run-on"},
    {"reading-age", KEY_INTEGER, false, NULL, NULL, NULL, "no limit",
        "a harder text than readers of that age can read is a warning; see [Plain language](#plain-language)", "12"},
    {"cover", KEY_BOOLEAN, false, NULL, NULL, NULL, "yes", "whether it has a cover", "false"},
    {"contents", KEY_BOOLEAN, false, NULL, NULL, NULL, "yes", "whether it has a list of contents", "false"},
    {"numbers", KEY_BOOLEAN, false, NULL, NULL, NULL, "yes", "whether its sections, tables and charts have numbers",
        "false"},
    {"workings", KEY_BOOLEAN, false, NULL, NULL, NULL, "yes", "whether it tells how its figures were worked out",
        "false"},
};

static const struct key_table document_keys = {
    "documents", document_rows, sizeof document_rows / sizeof *document_rows, 0, NULL};

static const struct key case_study_part_rows[] = {
    {"parts", KEY_TEXTS, true, NULL, NULL, NULL, NULL, "the headings that each case study has",
        "[The worries, What worked well, The outcome]"},
    {"optional", KEY_TEXTS, false, NULL, NULL, NULL, NULL,
        "headings that it may have. One of them at its beginning is set as running text, without the heading",
        "[Background]"},
};

static const struct key_table case_study_part_keys = {
    "case-studies", case_study_part_rows, sizeof case_study_part_rows / sizeof *case_study_part_rows, 0, NULL};

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct settings_reader {
	const struct context *context;
	const struct value *root;
	struct settings *settings;
};

static bool check_part(const struct settings_reader *r, const struct value *map, const struct key_table *table,
    const char *what, struct place place)
{
	return keys_check(r->context, map, table, what, place);
}

/* A known text: where it is missing or no text, FALLBACK. */
static const char *text_or(const struct value *map, const char *key, const char *fallback)
{
	const char *text = value_text(map, key);
	return text ? text : fallback;
}

static const struct value *known(const struct value *map, const char *key, enum value_kind kind)
{
	const struct value *value = value_get(map, key);
	return value && value->kind == kind ? value : NULL;
}

/* The day of a date key: a month-only one is its first day, or its last where END. */
static bool read_day(const struct value *map, const char *key, bool end, int32_t *out)
{
	struct date date;
	if (!keys_date(map, key, &date))
		return false;
	*out = date.month_only && end ? date_month_end(date.day) : date.day;
	return true;
}

enum { YEAR = 365 };

/* A period that can be worked with where the file's cannot, so that everything else is still checked. */
static void mend_period(struct settings *settings, bool from, bool to)
{
	if (!from && !to)
		settings->to = settings->published;
	if (!from)
		settings->from = settings->to - YEAR + 1;
	else if (!to || settings->to < settings->from)
		settings->to = settings->from + YEAR - 1;
}

static void read_period(const struct settings_reader *r)
{
	const struct value *period = known(r->root, "period", VALUE_MAP);
	struct settings *settings = r->settings;
	if (period)
		check_part(r, period, &period_keys, "'period'", period->key_place);
	bool from = read_day(period, "from", false, &settings->from), to = read_day(period, "to", true, &settings->to);
	if (from && to && settings->to < settings->from)
		message_add(r->context->messages, MSG_SETTINGS_PERIOD, value_get(period, "to")->place);
	settings->period_guessed = !from || !to || settings->to < settings->from;
	mend_period(settings, from, to);
}

static bool is_weekend(int32_t day)
{
	enum { WEEK = 7, THURSDAY = 3, SATURDAY = 5, LONG_BEFORE = 100000 * WEEK }; /* 1970-01-01 was a Thursday */
	return (day + THURSDAY + LONG_BEFORE) % WEEK >= SATURDAY;
}

static int compare_days(const void *a, const void *b)
{
	int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;
	return (left > right) - (left < right);
}

/* Sorted; what is twice or on a weekend counts once or not at all. */
static void keep_holidays(struct settings *settings, int32_t *days, size_t count)
{
	size_t kept = 0;
	qsort(days, count, sizeof *days, compare_days);
	for (size_t i = 0; i < count; i++)
		if (!is_weekend(days[i]) && (!kept || days[kept - 1] != days[i]))
			days[kept++] = days[i];
	settings->holidays = days;
	settings->holiday_count = kept;
}

static void read_holidays(const struct settings_reader *r)
{
	const struct value **items;
	size_t count = keys_texts(r->context, r->root, "holidays", &items), known_days = 0;
	int32_t *days = arena_array(r->context->arena, count + 1, sizeof *days);
	for (size_t i = 0; i < count; i++) {
		struct date date;
		if (date_parse(items[i]->text, &date) && !date.month_only)
			days[known_days++] = date.day;
		else
			message_add_hint(r->context->messages, MSG_SETTINGS_HOLIDAY, items[i]->place,
			    typo_date(r->context->arena, items[i]->text), items[i]->text);
	}
	keep_holidays(r->settings, days, known_days);
}

static void read_contact(const struct settings_reader *r)
{
	const struct value *contact = known(r->root, "contact", VALUE_MAP);
	if (!contact)
		return;
	check_part(r, contact, &contact_keys, "'contact'", contact->key_place);
	r->settings->contact_role = value_text(contact, "role");
	r->settings->contact_email = value_text(contact, "email");
}

static void read_accessibility(const struct settings_reader *r)
{
	const struct value *map = known(r->root, "accessibility", VALUE_MAP);
	if (map)
		check_part(r, map, &accessibility_keys, "'accessibility'", map->key_place);
	r->settings->accessibility = map;
}

/* The language of MAP; FALLBACK where it names none, or, after a message, what is no language. */
static const char *read_language(const struct settings_reader *r, const struct value *map, const char *fallback)
{
	const struct value *value = known(map, "language", VALUE_TEXT);
	if (value && text_is_language(value->text))
		return value->text;
	if (value) {
		bool welsh = strcasecmp(value->text, "Welsh") == 0 || strcasecmp(value->text, "Cymraeg") == 0;
		message_add_hint(
		    r->context->messages, MSG_SETTINGS_LANGUAGE, value->place, welsh ? "write cy" : NULL, value->text);
	}
	return fallback;
}

static void read_case_studies(const struct settings_reader *r)
{
	struct settings *settings = r->settings;
	const struct value *map = known(r->root, "case-studies", VALUE_MAP);
	if (!map)
		return;
	check_part(r, map, &case_study_part_keys, "'case-studies'", map->key_place);
	settings->case_part_count = keys_texts(r->context, map, "parts", &settings->case_parts);
	settings->case_optional_count = keys_texts(r->context, map, "optional", &settings->case_optional);
}

/* ---- editions ---- */

unsigned format_bit(const char *name)
{
	for (unsigned i = 0; i < FORMAT_COUNT; i++)
		if (text_equal(format_names[i], name))
			return 1u << i;
	return 0;
}

static unsigned read_formats(const struct settings_reader *r, const struct value *edition)
{
	const struct value **items;
	unsigned mask = 0;
	size_t count = keys_texts(r->context, edition, "formats", &items);
	for (size_t i = 0; i < count; i++)
		mask |= format_bit(items[i]->text);
	return mask ? mask : FORMAT_HTML | FORMAT_PDF;
}

static bool check_stem(const struct settings_reader *r, const struct value *item)
{
	if (keys_is_name(item->key) && item->key[0] != '-')
		return true;
	message_add(r->context->messages, MSG_DATA_NAME, item->key_place, item->key);
	return false;
}

static void read_edition(const struct settings_reader *r, const struct value *item)
{
	struct settings *settings = r->settings;
	check_stem(r, item);
	const char *what = arena_format(r->context->arena, "edition '%s'", item->key);
	check_part(r, item, &edition_keys, what, item->key_place);
	struct edition *edition = &settings->editions[settings->edition_count];
	edition->name = item->key;
	edition->marking = value_text(item, "marking");
	edition->formats = read_formats(r, item);
	edition->disclosure = disclosure_read(r->context, item);
	edition->apart = keys_boolean(item, "apart", false);
	edition->all_figures = text_equal(value_text(item, "figures"), "all");
	edition->bit = 1u << settings->edition_count++;
	edition->place = item->key_place;
}

/* Names that stand for devices, with whatever ending (Microsoft, Naming Files, Paths, and Namespaces). */
static bool name_is_device(const char *name)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul"};
	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
		if (strcasecmp(name, devices[i]) == 0)
			return true;
	return (strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0) && ascii_digit(name[3]) && !name[4];
}

/* Names that some systems do not tell apart would be one folder or file of the output; others they cannot have at all. */
static void check_alike(const struct settings_reader *r, const struct value *map)
{
	for (const struct value *item = map->first; item; item = item->next) {
		if (name_is_device(item->key))
			message_add(r->context->messages, MSG_SETTINGS_DEVICE, item->key_place, item->key);
		for (const struct value *earlier = map->first; earlier != item; earlier = earlier->next)
			if (strcasecmp(earlier->key, item->key) == 0) {
				message_add(r->context->messages, MSG_SETTINGS_ALIKE, item->key_place, earlier->key, item->key);
				message_also(r->context->messages, earlier->key_place, "the other is named here");
				break;
			}
	}
}

static void read_editions(const struct settings_reader *r)
{
	const struct value *editions = known(r->root, "editions", VALUE_MAP);
	if (!editions)
		return;
	if (!editions->count || editions->count > EDITIONS_MAX) {
		message_add(r->context->messages, MSG_SETTINGS_EDITIONS, editions->key_place, EDITIONS_MAX);
		return;
	}
	r->settings->editions = arena_array(r->context->arena, editions->count, sizeof *r->settings->editions);
	for (const struct value *item = editions->first; item; item = item->next)
		read_edition(r, item);
	check_alike(r, editions);
}

/* ---- documents ---- */

/* A lone text stands for a list of one. */
static const struct value *section_list(const struct settings_reader *r, const struct value *document)
{
	const struct value *sections = value_get(document, "sections");
	struct value *list = arena_alloc(r->context->arena, sizeof *list);
	list->kind = VALUE_LIST;
	list->place = document->place;
	if (sections && sections->kind == VALUE_LIST && sections->count <= SECTIONS_MAX)
		return sections;
	if (sections && sections->kind == VALUE_LIST)
		message_add(r->context->messages, MSG_SETTINGS_SECTIONS_MANY, sections->place, SECTIONS_MAX);
	if (sections && sections->kind == VALUE_TEXT) {
		struct value *item = arena_alloc(r->context->arena, sizeof *item);
		*item = *sections;
		item->next = NULL;
		item->key = NULL;
		list->place = item->place;
		list->first = item;
		list->count = 1;
	}
	return list;
}

/* What a document should not pass: 1 or more, 0 where there is no bound. */
static int64_t read_bound(const struct settings_reader *r, const struct value *document, const char *key)
{
	int64_t bound = keys_integer(document, key, 0);
	if (bound < 0 || (bound == 0 && value_text(document, key)))
		message_add(r->context->messages, MSG_SETTINGS_BOUND, value_get(document, key)->place, key);
	return bound > 0 ? bound : 0;
}

static void read_document(const struct settings_reader *r, const struct value *item)
{
	struct settings *settings = r->settings;
	check_stem(r, item);
	const char *what = arena_format(r->context->arena, "document '%s'", item->key);
	check_part(r, item, &document_keys, what, item->key_place);
	struct document_settings *document = &settings->documents[settings->document_count++];
	document->name = item->key;
	document->title = known(item, "title", VALUE_TEXT);
	if (!document->title)
		document->title = settings->title;
	document->sections = section_list(r, item);
	document->subtitle = known(item, "subtitle", VALUE_TEXT);
	document->language = read_language(r, item, settings->language);
	document->editions = settings_editions(r->context, settings, value_get(item, "editions"));
	document->theme = value_get(item, "theme");
	document->section_start = value_text(item, "section-start");
	document->pages = read_bound(r, item, "pages");
	document->reading_age = read_bound(r, item, "reading-age");
	document->cover = keys_boolean(item, "cover", true);
	document->contents = keys_boolean(item, "contents", true);
	document->numbers = keys_boolean(item, "numbers", true);
	document->workings = keys_boolean(item, "workings", true);
	document->place = item->key_place;
}

static void read_documents(const struct settings_reader *r)
{
	const struct value *documents = known(r->root, "documents", VALUE_MAP);
	if (!documents)
		return;
	if (!documents->count)
		message_add(r->context->messages, MSG_SETTINGS_DOCUMENTS, documents->key_place);
	if (documents->count > DOCUMENTS_MAX) {
		message_add(r->context->messages, MSG_SETTINGS_DOCUMENTS_MANY, documents->key_place, DOCUMENTS_MAX);
		return;
	}
	r->settings->documents = arena_array(r->context->arena, documents->count + 1, sizeof *r->settings->documents);
	for (const struct value *item = documents->first; item; item = item->next)
		read_document(r, item);
	check_alike(r, documents);
	for (size_t i = 0; documents->count && i < r->settings->edition_count; i++)
		if (!settings_main(r->settings, &r->settings->editions[i]))
			message_add(r->context->messages, MSG_SETTINGS_EDITION_EMPTY, r->settings->editions[i].place,
			    r->settings->editions[i].name);
}

const struct document_settings *settings_main(const struct settings *settings, const struct edition *edition)
{
	for (size_t i = 0; i < settings->document_count; i++)
		if (settings->documents[i].editions & edition->bit)
			return &settings->documents[i];
	return NULL;
}

/* ---- the file ---- */

/* A title for what has none, after the message. */
static const struct value *empty_text(const struct settings_reader *r)
{
	struct value *value = arena_alloc(r->context->arena, sizeof *value);
	*value = (struct value){.kind = VALUE_TEXT, .quoted = true, .text = "", .place = r->root->place};
	return value;
}

static void read_texts(const struct settings_reader *r)
{
	struct settings *settings = r->settings;
	const struct value *root = r->root;
	settings->title = known(root, "title", VALUE_TEXT);
	if (!settings->title)
		settings->title = empty_text(r);
	settings->subtitle = known(root, "subtitle", VALUE_TEXT);
	settings->council = text_or(root, "council", "");
	settings->team = text_or(root, "team", "");
	settings->service = value_text(root, "service");
	settings->language = read_language(r, root, "en-GB");
	settings->theme = text_or(root, "theme", "county");
	settings->draft = text_equal(value_text(root, "status"), "draft");
	settings->sample = keys_boolean(root, "sample", false);
	settings->url = value_text(root, "url");
	settings->licence = value_text(root, "licence");
	settings->copyright = value_text(root, "copyright");
	settings->authors = value_get(root, "authors");
	settings->percent_from = keys_integer(root, "percent-from", 0);
	if (settings->percent_from < 0)
		message_add(r->context->messages, MSG_SETTINGS_PERCENT_FROM, value_get(root, "percent-from")->place);
}

/* The one date that output shows as its own is a whole day. Without it no date lies after it. */
static void read_published(const struct settings_reader *r)
{
	struct date date = {date_from_civil(LAST_YEAR, 12, 31), false};
	if (keys_date(r->root, "published", &date) && date.month_only)
		message_add(r->context->messages, MSG_SETTINGS_PUBLISHED, value_get(r->root, "published")->place);
	r->settings->published = date.month_only ? date_month_end(date.day) : date.day;
}

const struct settings *settings_read(const struct context *context, const char *root)
{
	struct settings_reader r = {.context = context};
	r.root = yaml_read(context, root, "report.yaml", (struct place){0, 0});
	if (!r.root)
		return NULL;
	check_part(&r, r.root, &report_keys, "report.yaml", r.root->place);
	if (r.root->kind != VALUE_MAP)
		return NULL;
	r.settings = arena_alloc(context->arena, sizeof *r.settings);
	r.settings->root = r.root;
	read_texts(&r);
	read_case_studies(&r);
	read_contact(&r);
	read_accessibility(&r);
	read_published(&r);
	read_period(&r);
	read_holidays(&r);
	read_editions(&r);
	read_documents(&r);
	return r.settings->edition_count && r.settings->document_count ? r.settings : NULL;
}

const struct settings *settings_none(const struct context *context)
{
	struct settings *settings = arena_alloc(context->arena, sizeof *settings);
	settings->published = date_from_civil(LAST_YEAR, 12, 31);
	return settings;
}

/* ---- editions masks ---- */

static uint32_t all_editions(const struct settings *settings)
{
	return (uint32_t)((UINT64_C(1) << settings->edition_count) - 1);
}

uint32_t settings_edition_bit(const struct settings *settings, const char *name)
{
	for (size_t i = 0; i < settings->edition_count; i++)
		if (text_equal(settings->editions[i].name, name))
			return settings->editions[i].bit;
	return 0;
}

const char *settings_edition_hint(struct arena *arena, const struct settings *settings, const char *name)
{
	const char **names = arena_array(arena, settings->edition_count + 1, sizeof *names);
	for (size_t i = 0; i < settings->edition_count; i++)
		names[i] = settings->editions[i].name;
	const char *near = text_did_you_mean(arena, name, names, settings->edition_count);
	struct buffer list = {0};
	for (size_t i = 0; !near && i < settings->edition_count; i++)
		buffer_format(&list, "%s%s", i ? ", " : "report.yaml has ", names[i]);
	return near ? near : buffer_finish(&list, arena);
}

static uint32_t edition_mask(const struct context *context, const struct settings *settings, const struct value *item)
{
	if (item->kind != VALUE_TEXT) {
		message_add(context->messages, MSG_KEY_TEXTS, item->place, "editions");
		return 0;
	}
	uint32_t bit = settings_edition_bit(settings, item->text);
	if (!bit)
		message_add_hint(context->messages, MSG_EDITION_UNKNOWN, item->place,
		    settings_edition_hint(context->arena, settings, item->text), item->text);
	return bit;
}

uint32_t settings_editions(const struct context *context, const struct settings *settings, const struct value *value)
{
	if (!value || value->kind == VALUE_UNKNOWN)
		return all_editions(settings);
	uint32_t mask = 0;
	if (value->kind == VALUE_TEXT)
		mask = edition_mask(context, settings, value);
	else if (value->kind == VALUE_MAP || !value->count)
		message_add(context->messages, MSG_KEY_TEXTS, value->place, "editions");
	for (const struct value *item = value->kind == VALUE_LIST ? value->first : NULL; item; item = item->next)
		mask |= edition_mask(context, settings, item);
	return mask ? mask : all_editions(settings);
}
