#include "privacy/detail.h"

#include <string.h>

#include "base/ascii.h"
#include "doc/number_words.h"

/* ---- ways to reach somebody, by their letters and digits ---- */

/* The text from the token at AT on; "" where it goes on a word before it. */
static const char *text_from(const struct word_tokens *tokens, size_t at)
{
	size_t start = tokens->items[at].start;
	bool inside = start && (ascii_letter_or_digit(tokens->text[start - 1]) || strchr("._-/@", tokens->text[start - 1]));
	return inside ? "" : tokens->text + start;
}

/* Closes a detail of LENGTH bytes; false if it has none. */
static bool detail_close(const struct word_tokens *tokens, size_t at, size_t length, enum detail_kind kind,
    struct identifying_detail *detail)
{
	size_t start = tokens->items[at].start;
	if (!length)
		return false;
	*detail = (struct identifying_detail){.kind = kind, .start = start, .end = start + length, .to = at};
	while (detail->to < tokens->count && tokens->items[detail->to].start < detail->end)
		detail->to++;
	return true;
}

static bool detail_of_tokens(
    const struct word_tokens *tokens, size_t at, size_t to, enum detail_kind kind, struct identifying_detail *detail)
{
	return detail_close(tokens, at, tokens->items[to - 1].end - tokens->items[at].start, kind, detail);
}

/* LE3 8RA: one or two letters, a digit, a digit or letter or neither; a digit and two letters (BS 7666). */
static size_t postcode_length(const char *text)
{
	size_t at = ascii_capital(text[0]) ? 1 : 0;
	at += at && ascii_capital(text[at]);
	if (!at || !ascii_digit(text[at]))
		return 0;
	at++;
	if ((ascii_digit(text[at]) || ascii_capital(text[at])) &&
	    (text[at + 1] == ' ' || ascii_digit(text[at + 1]) || (unsigned char)text[at + 1] == 0xC2))
		at++;
	if ((unsigned char)text[at] == 0xC2 && (unsigned char)text[at + 1] == 0xA0)
		at += 2;
	else
		at += text[at] == ' ';
	bool inward = ascii_digit(text[at]) && ascii_capital(text[at + 1]) && ascii_capital(text[at + 2]);
	return inward && !ascii_letter_or_digit(text[at + 3]) ? at + 3 : 0;
}

/* Ten or eleven digits from a 0 on, or ten to fifteen (ITU-T E.164) behind + or 00; no freephone or national number, which are
 * helplines. */
static size_t telephone_length(const char *text)
{
	enum { WRITTEN_MAX = 24 };
	size_t digits = 0, length = 0;
	char first[8] = "";
	if (*text != '0' && *text != '+' && !(text[0] == '(' && text[1] == '0'))
		return 0;
	for (size_t i = 0; i < WRITTEN_MAX && text[i] && (ascii_digit(text[i]) || strchr("+() -", text[i])); i++) {
		if (!ascii_digit(text[i]))
			continue;
		if (digits + 1 < sizeof first)
			first[digits] = text[i];
		digits++;
		length = i + 1;
	}
	size_t exit = *text == '+' ? 0 : strncmp(first, "00", 2) == 0 ? 2 : strlen(first);
	const char *country = first + exit;
	const char *inland = strncmp(country, "44", 2) == 0 ? country + 2 : *country ? "" : first + 1;
	inland += *inland == '0'; /* +44 (0)300 */
	bool helpline = *inland == '8' || *inland == '3';
	bool enough = *country ? digits >= exit + 10 && digits <= exit + 15 : digits >= 10 && digits <= 11;
	return enough && !helpline && !ascii_letter_or_digit(text[length]) ? length : 0;
}

static size_t email_length(const char *text)
{
	enum { LOCAL_MAX = 64, HOST_MAX = 253 };
	size_t at = 0, dot = 0;
	while (at < LOCAL_MAX && text[at] && (ascii_letter_or_digit(text[at]) || strchr("._%+-", text[at])))
		at++;
	if (!at || text[at] != '@')
		return 0;
	size_t host = ++at, end = 0;
	for (; at - host < HOST_MAX && text[at] && (ascii_letter_or_digit(text[at]) || strchr(".-", text[at])); at++) {
		dot = text[at] == '.' && at > host ? at : dot;
		end = ascii_letter_or_digit(text[at]) ? at + 1 : end;
	}
	return strcspn(text + host, ".") + host < end && dot > host ? end : 0;
}

/* 3/5/2021, 03.05.21, 2021-05-03. */
static size_t numeric_date_length(const char *text)
{
	size_t at = 0, digits[3];
	int parts[3];
	for (int i = 0; i < 3; i++) {
		size_t start = at;
		for (parts[i] = 0; ascii_digit(text[at]) && at - start < 5; at++)
			parts[i] = parts[i] * 10 + (text[at] - '0');
		digits[i] = at - start;
		if (!digits[i] || (i < 2 && !(text[at] && strchr("/.-", text[at]) && text[at] == text[digits[0]])))
			return 0;
		at += i < 2;
	}
	bool year_first = digits[0] == 4 && digits[1] == 2 && digits[2] == 2;
	bool year_last = digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 2 || digits[2] == 4);
	int day = year_first ? parts[2] : parts[0];
	bool exists = day >= 1 && day <= 31 && parts[1] >= 1 && parts[1] <= 12;
	return (year_first || year_last) && exists && !ascii_letter_or_digit(text[at]) ? at : 0;
}

static bool reach_at(const struct word_tokens *tokens, size_t at, struct identifying_detail *detail)
{
	const char *text = text_from(tokens, at);
	return detail_close(tokens, at, postcode_length(text), DETAIL_POSTCODE, detail) ||
	       detail_close(tokens, at, telephone_length(text), DETAIL_TELEPHONE, detail) ||
	       detail_close(tokens, at, email_length(text), DETAIL_EMAIL, detail) ||
	       detail_close(tokens, at, numeric_date_length(text), DETAIL_DATE, detail);
}

/* ---- days ---- */

static char first_letter(const struct word_tokens *tokens, size_t at)
{
	return at < tokens->count ? tokens->text[tokens->items[at].start] : '\0';
}

static bool is_capitalised(const struct word_tokens *tokens, size_t at)
{
	return at < tokens->count && tokens->items[at].kind == WORD_PLAIN && ascii_capital(first_letter(tokens, at));
}

static bool month_at(const struct word_tokens *tokens, size_t at)
{
	return is_capitalised(tokens, at) && token_is_month(tokens, at);
}

/* The token behind a day of the month: 3, 3rd, third, twenty-third; AT if none stands there. */
static size_t day_end(const struct word_tokens *tokens, size_t at)
{
	const struct word_token *token = &tokens->items[at];
	if (at < tokens->count && token->kind == WORD_NUMBER)
		return token->value >= 1000 && token->value <= 31000 && token->value % 1000 == 0
		           ? at + 1 + token_in(tokens, at + 1, "st nd rd th")
		           : at;
	size_t last = token_in(tokens, at, "twenty thirty") && token_is(tokens, at + 1, "-") ? at + 2 : at;
	return token_in(tokens, last,
	           "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
	           "fourteenth "
	           "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth")
	           ? last + 1
	           : at;
}

static bool date_at(const struct word_tokens *tokens, size_t at, struct identifying_detail *detail)
{
	if (month_at(tokens, at)) {
		size_t day = at + 1 + token_is(tokens, at + 1, "the"), end = day_end(tokens, day);
		return end > day && detail_of_tokens(tokens, at, end, DETAIL_DATE, detail);
	}
	size_t end = day_end(tokens, at), month = end + token_is(tokens, end, "of");
	return end > at && month_at(tokens, month) && detail_of_tokens(tokens, at, month + 1, DETAIL_DATE, detail);
}

/* ---- names ---- */

static const char of_works[] =
    "act order regulations council team service services board panel court group scheme plan "
    "programme project award report charter pledge strategy partnership forum worker officer "
    "manager adviser advocate carer parent director chair";
static const char of_institutions[] = "school academy college hospital infirmary nursery hospice primary";

static bool is_known(const struct word_tokens *tokens, const struct word_set *known, size_t at)
{
	char word[WORD_BYTES + 1];
	token_word(word, tokens, at);
	word_fold(word);
	if (word_set_find(known, word) != MAP_NONE)
		return true;
	size_t length = strlen(word);
	if (length < 3 || strcmp(word + length - 2, "'s") != 0)
		return false;
	word[length - 2] = '\0';
	return word_set_find(known, word) != MAP_NONE;
}

/* The token behind the words with capitals from AT on: St Mary's C of E Primary School. */
static size_t name_end(const struct word_tokens *tokens, size_t at)
{
	enum { NAME_WORDS = 10 };
	size_t end = at;
	for (size_t i = at; i < tokens->count && i < at + NAME_WORDS; i++) {
		bool point = token_is(tokens, i, ".") && i > at && token_is(tokens, i - 1, "st");
		bool between =
		    i > at && (token_in(tokens, i, "of & -") || (token_is(tokens, i, "the") && token_is(tokens, i - 1, "of")));
		if (is_capitalised(tokens, i))
			end = i + 1;
		else if (!point && !between)
			break;
	}
	return end;
}

static bool institution_at(
    const struct word_tokens *tokens, const struct word_set *known, size_t at, struct identifying_detail *detail)
{
	static const char general[] =
	    "the a an at in from to for our my his her their your and but when after before this that every each some no "
	    "high higher primary secondary junior infant infants middle upper lower special sixth form virtual summer "
	    "sunday "
	    "boarding grammar free old new local big day further education community general children’s children's village "
	    "teaching mental health north south st after";
	if (!is_capitalised(tokens, at) || (token_in(tokens, at, general) && !token_is(tokens, at, "st")))
		return false;
	bool named = false;
	size_t end = name_end(tokens, at), last = 0;
	for (size_t i = at; i < end; i++) {
		if (token_in(tokens, i, of_institutions))
			last = named ? i + 1 : last;
		else if (is_capitalised(tokens, i) && !token_in(tokens, i, general) && !is_known(tokens, known, i))
			named = true;
	}
	return last && detail_of_tokens(tokens, at, last, DETAIL_INSTITUTION, detail);
}

static bool touches(const struct word_tokens *tokens, size_t at)
{
	const struct word_token *token = &tokens->items[at];
	char before = token->start ? tokens->text[token->start - 1] : ' ', behind = tokens->text[token->end];
	char next = behind ? tokens->text[token->end + 1] : '\0';
	return ascii_letter_or_digit(before) || strchr(".-/&@", before) || ascii_letter_or_digit(behind) ||
	       (behind && strchr("-/&@+#*", behind)) || (behind == '.' && ascii_letter_or_digit(next));
}

/* J.S. or J. S., with or without the last point; UK, PE and their like are none. */
static size_t initials_end(const struct word_tokens *tokens, size_t at)
{
	const char *text = text_from(tokens, at);
	static const char *const known[] = {
	    "U.K", "U.S", "P.E", "R.E", "T.V", "I.T", "P.S", "N.B", "G.P", "Q.C", "K.C", "I.D"};
	if (!ascii_capital(text[0]) || text[1] != '.' || !ascii_capital(text[2]) || text[3] != '.')
		return at;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strncmp(text, known[i], 3) == 0)
			return at;
	return ascii_letter_or_digit(text[4]) ? at : at + 4;
}

static const char of_letters[] =
    "plan grade grades year vitamin group class level part section room block option type team "
    "hepatitis unit stage key form platform size appendix annex form set band box step a an the "
    "of in major minor letter letters tier gate bus plus straight two three four";

static bool initial_at(const struct word_tokens *tokens, size_t at, struct identifying_detail *detail)
{
	const struct word_token *token = &tokens->items[at];
	const char *text = tokens->text + token->start;
	size_t length = token->end - token->start, several = initials_end(tokens, at);
	bool owner = (length == 5 && strncmp(text + 1, "\xE2\x80\x99s", 4) == 0) ||
	             (length == 1 && text[1] == '\'' && text[2] == 's' && !ascii_letter_or_digit(text[3]));
	if (several > at && several <= tokens->count)
		return detail_of_tokens(tokens, at, several, DETAIL_INITIAL, detail);
	if (token->kind != WORD_PLAIN || tokens->count == 1 || !ascii_capital(*text) || *text == 'I' ||
	    (length != 1 && !owner) || touches(tokens, at))
		return false;
	bool article = *text == 'A' || *text == 'O', of_name = token_is(tokens, at + 1, "of") && !owner;
	bool acts = token_in(tokens, at + 1,
	    "was is had has said says told felt wanted moved asked did went came lives lived started stopped likes liked "
	    "loves "
	    "can could would will who now");
	bool label = at > 0 && token_in(tokens, at - 1, "child person parent sibling worker") && strchr("ABCXYZ", *text);
	bool after_letter =
	    at > 0 && token_in(tokens, at - 1, of_letters) && !token_in(tokens, at - 1, owner || acts ? "of in" : "-");
	if (label || of_name || after_letter || (article && !owner && !acts) ||
	    token_in(tokens, at + 1, "major minor flat sharp"))
		return false;
	size_t size = owner && length == 1 ? 3 : length;
	size += !owner && text[1] == '.' && !sentence_ends(tokens, tokens->count - 1 > at ? at + 1 : at);
	return detail_close(tokens, at, size, DETAIL_INITIAL, detail);
}

/* ---- what tells in company ---- */

static bool between_numbers(const struct word_tokens *tokens, size_t at)
{
	return token_in(tokens, at, "- \xE2\x80\x93 to and or");
}

static bool is_any_number(const struct word_tokens *tokens, size_t at)
{
	int64_t value;
	return at < tokens->count && (tokens->items[at].kind == WORD_NUMBER || number_in_words(tokens, at, &value) > 0);
}

/* Does a number from AT to END say how old one person is? *END moves behind "-year-old". */
static bool says_age(const struct word_tokens *tokens, size_t at, size_t *end)
{
	size_t year = *end + token_is(tokens, *end, "-"), old = year + 1 + token_is(tokens, year + 1, "-");
	bool range = (between_numbers(tokens, *end) && is_any_number(tokens, *end + 1)) ||
	             (at > 1 && between_numbers(tokens, at - 1) && is_any_number(tokens, at - 2));
	if (range)
		return false;
	if (token_in(tokens, year, "year years") && token_is(tokens, old, "old")) {
		*end = old + 1;
		return true;
	}
	if (at == 0)
		return false;
	if (token_is(tokens, at - 1, "aged") ||
	    (at > 1 && token_is(tokens, at - 1, "of") && token_is(tokens, at - 2, "age")))
		return true;
	bool closed = *end >= tokens->count || token_in(tokens, *end, ". , ; ! ? )");
	if (token_in(tokens, at - 1, "am is was turned turning"))
		return closed || token_in(tokens, *end, "when and in at then now");
	return at > 1 && token_is(tokens, at - 1, ",") && tokens->items[at - 2].kind == WORD_PLAIN && closed;
}

static bool age_at(const struct word_tokens *tokens, size_t at, struct identifying_detail *detail)
{
	enum { AGE_MAX = 25 };
	const struct word_token *token = &tokens->items[at];
	int64_t age = token->value / 1000;
	size_t taken = token->kind == WORD_NUMBER && token->value % 1000 == 0;
	if (token->kind == WORD_PLAIN)
		taken = number_in_words(tokens, at, &age);
	size_t end = at + taken;
	if (!taken || age > AGE_MAX || !says_age(tokens, at, &end) ||
	    !detail_of_tokens(tokens, at, end, DETAIL_AGE, detail))
		return false;
	detail->age = (int)age;
	return true;
}

static bool event_at(const struct word_tokens *tokens, size_t at, struct identifying_detail *detail)
{
	bool rare = token_in(tokens, at,
	    "accident airlifted amputated amputation arson cancer champion coma crash died death drowned drowning "
	    "earthquake "
	    "explosion fire flood hostage jailed kidnapped killed leukaemia lorry medal murder murdered olympic olympics "
	    "overdose paralympic paralysed prison quadruplets quintuplets rape raped shooting stabbed stabbing suicide "
	    "trafficked trafficking transplant triplet triplets twin twins");
	bool other =
	    token_is(tokens, at, "fire") && token_in(tokens, at + 1, "station service engine drill door alarm safety");
	return rare && !other && detail_of_tokens(tokens, at, at + 1, DETAIL_EVENT, detail);
}

/* A name behind "in", "at", "from": no month, no law or office, no word of the report's. */
static bool place_at(
    const struct word_tokens *tokens, const struct word_set *known, size_t at, struct identifying_detail *detail)
{
	static const char no_places[] =
	    "care year english maths science england wales scotland britain europe covid christmas easter god heaven "
	    "monday "
	    "tuesday wednesday thursday friday saturday sunday spring summer autumn winter i one two";
	if (at == 0 || !token_in(tokens, at - 1, "in at from near") || !is_capitalised(tokens, at) ||
	    tokens->items[at].end - tokens->items[at].start < 3 ||
	    ascii_capital(tokens->text[tokens->items[at].start + 1]) || token_is_month(tokens, at) ||
	    token_in(tokens, at, no_places) || is_known(tokens, known, at))
		return false;
	size_t end = at + 1;
	while (is_capitalised(tokens, end) && end < at + 5)
		end++;
	return !token_in(tokens, end - 1, of_works) && detail_of_tokens(tokens, at, end, DETAIL_PLACE, detail);
}

bool detail_at(
    const struct word_tokens *tokens, const struct word_set *known, size_t at, struct identifying_detail *detail)
{
	return reach_at(tokens, at, detail) || date_at(tokens, at, detail) || institution_at(tokens, known, at, detail) ||
	       initial_at(tokens, at, detail) || age_at(tokens, at, detail) || event_at(tokens, at, detail) ||
	       place_at(tokens, known, at, detail);
}
