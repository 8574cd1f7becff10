#include "claims/finder.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"

static const char time_units[] = "second seconds minute minutes hour hours day days night nights week weeks weekend "
                                 "weekends fortnight month months year years term terms working "
                                 "days\xE2\x80\x99 weeks\xE2\x80\x99 months\xE2\x80\x99 years\xE2\x80\x99 "
                                 "hours\xE2\x80\x99 minutes\xE2\x80\x99 nights\xE2\x80\x99";
static const char numbered[] = "section sections s ss page pages p pp step table tables chart charts figure figures "
                               "part parts article articles chapter chapters paragraph paragraphs para rule regulation "
                               "regulations schedule number no nos level stage phase version grade band appendix act "
                               "item question group room unit box bus floor line standard principle outcome "
                               "priority theme aim action recommendation reg cap protocol tier wave key area areas "
                               "ward zone district lot class form annex goal objective pledge promise route flat week "
                               "day type top score scale rating ratio";
static const char of_documents[] =
    "pages page steps words chapters sections documents copies minutes hours "
    "parts part headings answers wishes points marks pixels mm cm m km miles mile metres pt st nd rd th";
static const char streets[] = "street road avenue lane close drive way house court crescent square place hill park "
                              "gardens terrace row walk";

static bool mark_is(const struct word_tokens *tokens, size_t at, const char *mark)
{
	return token_is(tokens, at, mark);
}

static bool is_year(const struct word_token *token)
{
	return token->end - token->start == 4 && token->value >= 1850000 && token->value < 2100000;
}

/* 2021-22 and 2021 to 2022: either number of it. */
static bool is_year_range(const struct word_tokens *tokens, size_t at)
{
	if (at > 1 && token_in(tokens, at - 1, "- \xE2\x80\x93 to") && tokens->items[at - 2].kind == WORD_NUMBER)
		return is_year(&tokens->items[at - 2]) && tokens->items[at].end - tokens->items[at].start <= 4;
	return is_year(&tokens->items[at]) && token_in(tokens, at + 1, "- \xE2\x80\x93");
}

/* Two numbers with a dash or "to" or "and" between them. */
static bool is_between(const struct word_tokens *tokens, size_t at)
{
	return token_in(tokens, at, "- \xE2\x80\x93 to and or");
}

static bool is_number(const struct word_tokens *tokens, size_t at)
{
	return at < tokens->count && tokens->items[at].kind == WORD_NUMBER;
}

/* 31 March, March 31, 1 and 2 May, 30 April to 2 May. */
static bool is_date(const struct word_tokens *tokens, size_t at)
{
	if (tokens->items[at].value > 31000)
		return false;
	if (token_is_month(tokens, at + 1) || (at > 0 && token_is_month(tokens, at - 1)))
		return true;
	return is_between(tokens, at + 1) && is_number(tokens, at + 2) && token_is_month(tokens, at + 3);
}

static bool is_small(const struct word_tokens *tokens, size_t at, int64_t most)
{
	return tokens->items[at].value <= most * 1000;
}

/* Ages in a rule, and of a person: aged 16 to 17, at 18, turns 18, 16 and over, under 13 (but not "under 13 children"). */
static bool is_age(const struct word_tokens *tokens, size_t at)
{
	size_t first = at;
	if (!is_small(tokens, at, 120))
		return false;
	if (at > 1 && is_between(tokens, at - 1) && (is_number(tokens, at - 2) || token_is(tokens, at - 2, "under")))
		first = at - 2;
	if (first > 0 && token_in(tokens, first - 1, "aged age ages turn turns turned turning becomes until till"))
		return true;
	if (first > 1 && token_in(tokens, first - 1, "of from between") &&
	    token_in(tokens, first - 2, "age ages aged someone child girl boy"))
		return true;
	if (first > 0 && token_is(tokens, first - 1, "at") && is_small(tokens, at, 30) && !is_small(tokens, at, 9) &&
	    !token_in(tokens, at + 1, "of % meetings referrals events schools homes"))
		return true;
	if (token_in(tokens, at + 1, "and or") && token_in(tokens, at + 2, "over under above below older younger up"))
		return true;
	if (token_is(tokens, at + 1, "to") && is_number(tokens, at + 2) && token_in(tokens, at + 3, "year years") &&
	    token_in(tokens, at + 4, "old olds"))
		return true;
	if (token_in(tokens, at + 1, "year years - plus") &&
	    (token_in(tokens, at + 2, "old olds year") || token_is(tokens, at + 1, "plus")))
		return true;
	bool bound = first > 0 && token_in(tokens, first - 1, "under over below above");
	return bound && is_small(tokens, at, 30) &&
	       (at + 1 >= tokens->count || (tokens->items[at + 1].kind == WORD_MARK && !mark_is(tokens, at + 1, "%")));
}

/* At 8 the next morning, at 9 in the evening. */
static bool is_hour(const struct word_tokens *tokens, size_t at)
{
	if (at == 0 || !token_is(tokens, at - 1, "at") || !is_small(tokens, at, 12))
		return false;
	for (size_t i = at + 1; i < at + 5; i++)
		if (token_in(tokens, i, "morning evening night afternoon day"))
			return token_in(tokens, at + 1, "the in that every each on next");
	return false;
}

/* From 9 to 5. */
static bool is_hours(const struct word_tokens *tokens, size_t at)
{
	bool last = at > 2 && is_number(tokens, at - 2);
	size_t from = last ? at - 2 : at;
	if (from == 0 || !token_is(tokens, from - 1, "from") || !token_is(tokens, from + 1, "to") ||
	    !is_number(tokens, from + 2) || !is_small(tokens, from, 12) || !is_small(tokens, from + 2, 12))
		return false;
	return from + 3 >= tokens->count || tokens->items[from + 3].kind == WORD_MARK;
}

/* ’21: a year without its century. */
static bool is_short_year(const struct word_tokens *tokens, size_t at)
{
	const struct word_token *token = &tokens->items[at];
	static const char *const marks[] = {"\xE2\x80\x99", "\xE2\x80\x98", "'"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks && token->end - token->start == 2; i++) {
		size_t length = strlen(marks[i]);
		if (token->start >= length && memcmp(tokens->text + token->start - length, marks[i], length) == 0)
			return true;
	}
	return at > 1 && token->end - token->start == 2 && token_in(tokens, at - 1, "- \xE2\x80\x93") &&
	       is_number(tokens, at - 2) && is_short_year(tokens, at - 2);
}

/* "Per 1,000", "for every 100 children": what a rate is of. */
static bool is_rate_base(const struct word_tokens *tokens, size_t at)
{
	int64_t value = tokens->items[at].value;
	return at > 0 && token_in(tokens, at - 1, "per each every") &&
	       (value == 100000 || value == 1000000 || value == 10000000 || value == 100000000 || value == 1000000000);
}

/* 9.30 am, at 10 o'clock; five digits and more in groups, or "call 999", are a telephone number. */
static bool is_time_or_telephone(const struct word_tokens *tokens, size_t at)
{
	const struct word_token *token = &tokens->items[at];
	if (token_in(tokens, at + 1,
	        "am pm noon o\xE2\x80\x99"
	        "clock"))
		return true;
	size_t length = token->end - token->start;
	bool zero = tokens->text[token->start] == '0' && length > 1 && tokens->text[token->start + 1] != '.';
	bool beside = (is_number(tokens, at + 1) && tokens->items[at + 1].end - tokens->items[at + 1].start >= 3) ||
	              (at > 0 && is_number(tokens, at - 1) && length >= 3);
	bool called = at > 0 && length >= 3 && token_in(tokens, at - 1, "call dial ring phone telephone text");
	return zero || beside || called || (length >= 7 && !memchr(tokens->text + token->start, ',', length));
}

static bool is_address(const struct word_tokens *tokens, size_t at)
{
	for (size_t i = at + 1; i < at + 5 && i < tokens->count && tokens->items[i].kind == WORD_PLAIN; i++) {
		if (!ascii_capital(tokens->text[tokens->items[i].start]))
			return false;
		if (i > at + 1 && token_in(tokens, i, streets))
			return true;
	}
	return false;
}

/* "1." or "2)" or "(3)" where a text begins or something is counted off. */
static bool is_list_number(const struct word_tokens *tokens, size_t at)
{
	if (mark_is(tokens, at + 1, ")") && (at == 0 || mark_is(tokens, at - 1, "(")))
		return true;
	return at == 0 && mark_is(tokens, 1, ".") && tokens->count > 2;
}

/* ISO, EPC: what a number behind it belongs to. */
static bool is_capitals(const struct word_tokens *tokens, size_t at)
{
	const struct word_token *token = &tokens->items[at];
	for (size_t i = token->start; i < token->end; i++)
		if (!ascii_capital(tokens->text[i]))
			return false;
	return token->kind == WORD_PLAIN && token->end - token->start >= 2;
}

static bool is_named_by_number(const struct word_tokens *tokens, size_t at)
{
	size_t first = at;
	while (first > 1 && is_number(tokens, first - 2) && token_in(tokens, first - 1, "and to or , -"))
		first -= 2;
	if (first > 0 && token_in(tokens, first - 1, numbered))
		return true;
	if (first > 0 && token_in(tokens, first - 1, "year years") && is_small(tokens, at, 14))
		return true;
	if (first > 1 && token_is(tokens, first - 1, "of") && token_in(tokens, first - 2, "score scale rating ratio"))
		return true;
	if (first > 0 && is_capitals(tokens, first - 1))
		return true;
	return first > 1 && mark_is(tokens, first - 1, ".") && token_in(tokens, first - 2, "s p pp no para nos");
}

/* A stretch of time is a claim where a statistic is spoken of: on average, waited, a median of. */
static bool speaks_of_statistics(const struct word_tokens *tokens, size_t at)
{
	for (size_t i = at > 12 ? at - 12 : 0; i < at + 8 && i < tokens->count; i++)
		if (token_in(tokens, i,
		        "average averaged median mean typically waited longest shortest took lasted per typical open"))
			return true;
	return false;
}

static bool is_idle_time(const struct word_tokens *tokens, size_t after, size_t at)
{
	size_t unit = after + mark_is(tokens, after, "-");
	if (is_between(tokens, unit) && is_number(tokens, unit + 1))
		unit += 2;
	if (token_in(tokens, unit, time_units) && token_in(tokens, unit + 1, "a each every") &&
	    token_in(tokens, unit + 2, time_units))
		return true;
	if (token_in(tokens, unit, "more other full school whole"))
		unit++;
	return token_in(tokens, unit, time_units) && !speaks_of_statistics(tokens, at);
}

static int64_t multiplier(const struct word_tokens *tokens, size_t at)
{
	return token_in(tokens, at, "billion bn")   ? 1000000000
	       : token_in(tokens, at, "million m")  ? 1000000
	       : token_in(tokens, at, "thousand k") ? 1000
	                                            : 1;
}

static bool holds(const char *text, size_t length, const char *word)
{
	size_t size = strlen(word);
	for (size_t i = 0; i + size <= length; i++)
		if (!memcmp(text + i, word, size))
			return true;
	return false;
}

/* Part of an address that is written out: https://www.gov.uk/guidance/12, www.example.org/12, officer12@example.org. */
static bool is_of_web_address(const struct word_tokens *tokens, size_t at)
{
	enum { LONGEST = 300 };
	const char *text = tokens->text;
	size_t start = tokens->items[at].start, before = 0;
	while (before < start && before < LONGEST && !isspace((unsigned char)text[start - before - 1]))
		before++;
	const char *word = text + start - before;
	return holds(word, before, "://") || holds(word, before, "www.") || holds(word, before, "@") ||
	       mark_is(tokens, at + 1, "@");
}

static bool is_told_apart(const struct word_tokens *tokens, size_t at, bool sign)
{
	const struct word_token *token = &tokens->items[at];
	bool money = sign && multiplier(tokens, at + 1) > 1; /* £16k */
	if ((token->joined && !money) || is_year_range(tokens, at) || is_of_web_address(tokens, at))
		return true;
	if (sign)
		return false;
	if (is_year(token) && !token_in(tokens, at + 1, "children young people referrals records meetings pupils"))
		return true;
	return is_date(tokens, at) || is_age(tokens, at) || is_time_or_telephone(tokens, at) || is_address(tokens, at) ||
	       is_hour(tokens, at) || is_hours(tokens, at) || is_short_year(tokens, at) || is_rate_base(tokens, at) ||
	       is_list_number(tokens, at) || is_named_by_number(tokens, at) || token_in(tokens, at + 1, of_documents) ||
	       is_idle_time(tokens, at + 1, at);
}

static size_t percent_after(const struct word_tokens *tokens, size_t at)
{
	if (token_in(tokens, at, "% percent pc"))
		return 1;
	return token_is(tokens, at, "per") && token_is(tokens, at + 1, "cent") ? 2 : 0;
}

/* More than, nearly, about: what stands before the number whose first token is AT. */
static enum claim_bound bound_before(const struct word_tokens *tokens, size_t at)
{
	if (at > 1 && token_is(tokens, at - 1, "than"))
		return token_in(tokens, at - 2, "more higher greater better") ? BOUND_MORE : BOUND_LESS;
	if (at > 1 && token_in(tokens, at - 1, "least most"))
		return token_is(tokens, at - 1, "least") ? BOUND_MORE : BOUND_LESS;
	if (at > 0 && token_in(tokens, at - 1, "over above exceeding"))
		return BOUND_MORE;
	if (at > 0 && token_in(tokens, at - 1, "under below nearly almost"))
		return BOUND_LESS;
	return at > 0 && token_in(tokens, at - 1, "about around roughly some approximately") ? BOUND_ABOUT : BOUND_NONE;
}

/* A rise of 5%, up by 23, fell 4%. */
static bool is_difference(const struct word_tokens *tokens, size_t at)
{
	static const char moves[] = "rise fall increase decrease drop reduction growth rose fell grew increased decreased "
	                            "dropped reduced risen fallen grown up down";
	if (at > 1 && token_in(tokens, at - 1, "of by"))
		return token_in(tokens, at - 2, moves);
	return at > 0 && token_in(tokens, at - 1, "rose fell grew up down");
}

/* A 25% rise; three times as many, fivefold. */
static bool is_difference_behind(const struct word_tokens *tokens, size_t end, bool percent)
{
	if (!percent)
		return (token_is(tokens, end, "times") && token_in(tokens, end + 1, "as more higher the")) ||
		       (token_is(tokens, end, "-") && token_is(tokens, end + 1, "fold"));
	return token_in(tokens, end, "rise fall increase decrease drop reduction growth cut");
}

static void claim_close(const struct word_tokens *tokens, size_t end, size_t *at, struct number_claim *claim)
{
	claim->bound = bound_before(tokens, claim->token);
	claim->change |=
	    is_difference(tokens, claim->token) || is_difference_behind(tokens, end, claim->kind == CLAIM_PERCENT);
	claim->needs_noun &= !claim->change;
	claim->end = tokens->items[end - 1].end;
	claim->noun_from = end;
	*at = end;
}

static bool is_power_of_ten(int64_t whole)
{
	while (whole > 1 && whole % 10 == 0)
		whole /= 10;
	return whole == 1;
}

/* "19 days in 20", "nine children in ten": a share whose first number has a noun of its own. Where the number ends at END,
 * the noun's length in tokens, or 0. */
static size_t noun_of_share(const struct word_tokens *tokens, size_t end)
{
	if (end + 2 >= tokens->count || tokens->items[end].kind != WORD_PLAIN || !token_is(tokens, end + 1, "in"))
		return 0;
	int64_t whole;
	size_t words = number_in_words(tokens, end + 2, &whole);
	if (!words && is_number(tokens, end + 2))
		whole = tokens->items[end + 2].value / 1000;
	else if (!words)
		return 0;
	size_t behind = end + 2 + (words ? words : 1);
	bool round = token_is(tokens, end - 1, "one") || whole == 5 || whole == 10 || whole == 20 || whole == 100;
	return round && (behind >= tokens->count || tokens->items[behind].kind == WORD_MARK ||
	                    token_in(tokens, behind, "or and were was are had have has who on at"));
}

/* "one in three", "3 out of 10": where a number of VALUE ends at END, the number it is in; a share in percent. */
static size_t share_after(const struct word_tokens *tokens, size_t end, struct number_claim *claim)
{
	size_t at = end;
	if (token_in(tokens, at, "in"))
		at++;
	else if (token_is(tokens, at, "out") && token_is(tokens, at + 1, "of"))
		at += 2;
	else
		return 0;
	if (token_is(tokens, at, "every"))
		at++;
	int64_t whole;
	size_t taken = number_in_words(tokens, at, &whole);
	if (!taken && is_number(tokens, at) && !tokens->items[at].joined && !is_year(&tokens->items[at])) {
		taken = 1;
		whole = tokens->items[at].value / 1000;
	}
	if (taken && whole >= 1000 && claim->kind == CLAIM_COUNT && is_power_of_ten(whole)) {
		claim->needs_noun = false; /* a rate, as a figure with `per` is printed */
		return at + taken - end;
	}
	if (!taken || whole < 2 || whole > 1000000 || claim->value > whole * 1000 || token_is_month(tokens, at + taken))
		return 0;
	claim->value = claim->value * 100 / whole;
	claim->kind = CLAIM_PERCENT;
	claim->slack = whole == 10 ? 2500 : 1000; /* six in ten is said of 58 to 62 per cent */
	claim->needs_noun = false;
	return at + taken - end;
}

/* What one in a number's last place is worth, in thousandths: 100 of 16.7. */
static int64_t last_place(const struct word_tokens *tokens, const struct word_token *token)
{
	const char *point = memchr(tokens->text + token->start, '.', token->end - token->start);
	size_t decimals = point ? (size_t)(tokens->text + token->end - point) - 1 : 0;
	int64_t worth = 1000;
	for (size_t i = 0; i < decimals && worth > 1; i++)
		worth /= 10;
	return worth;
}

static bool read_digits(const struct word_tokens *tokens, size_t *at, struct number_claim *claim)
{
	size_t number = *at;
	bool money = mark_is(tokens, number, "\xC2\xA3") || mark_is(tokens, number, "\xE2\x82\xAC");
	number += money;
	if (!is_number(tokens, number))
		return false;
	const struct word_token *token = &tokens->items[number];
	size_t percent = percent_after(tokens, number + 1);
	size_t noun = money || percent ? 0 : noun_of_share(tokens, number + 1);
	if (is_told_apart(tokens, number, money || percent || noun) || token->value == INT64_MAX)
		return false;
	*claim = (struct number_claim){.start = tokens->items[*at].start, .token = *at, .value = token->value};
	claim->kind = money ? CLAIM_MONEY : percent ? CLAIM_PERCENT : CLAIM_COUNT;
	size_t end = number + 1 + percent;
	int64_t factor = multiplier(tokens, end);
	if (!percent && factor > 1 && claim->value < INT64_MAX / factor) {
		claim->value *= factor;
		claim->slack = factor * last_place(tokens, token) / 2; /* £1.7 million is said of £1,660,000 */
		end++;
	}
	if (!money && !percent)
		end += share_after(tokens, end + noun, claim) + noun;
	/* The rest of a range. */
	if (is_between(tokens, end) && !token_in(tokens, end, "and or") && is_number(tokens, end + 1) &&
	    !tokens->items[end + 1].joined)
		end += 2 + percent_after(tokens, end + 2);
	claim_close(tokens, end, at, claim);
	return true;
}

/* Before a number in words: one of us, no one, at one, each one. */
static bool read_words(const struct word_tokens *tokens, size_t *at, struct number_claim *claim)
{
	int64_t value;
	size_t taken = number_in_words(tokens, *at, &value);
	if (!taken)
		return false;
	*claim =
	    (struct number_claim){.start = tokens->items[*at].start, .token = *at, .value = value * 1000, .words = true};
	size_t end = *at + taken, percent = percent_after(tokens, end);
	claim->needs_noun = value < 20;
	if (percent) {
		claim->kind = CLAIM_PERCENT;
		claim->needs_noun = false;
	}
	size_t noun = percent ? 0 : noun_of_share(tokens, end);
	size_t share = percent ? 0 : share_after(tokens, end + noun, claim);
	share += share ? noun : 0;
	bool third = token_in(tokens, end - 1, "score") ||
	             token_in(tokens, end, "third thirds quarter quarters fifth fifths tenth tenths");
	if (third || (!percent && !share && (value == 1 || is_idle_time(tokens, end, *at))) ||
	    token_in(tokens, end, of_documents) || (*at > 0 && token_in(tokens, *at - 1, numbered)) ||
	    token_is_month(tokens, end) || (share && value == 1 && token_is(tokens, *at + 1, "in") && claim->value == 0))
		return false;
	claim_close(tokens, end + percent + share, at, claim);
	return true;
}

/* Is what follows a half or a quarter a part of a group, and not of an hour? */
static bool is_part(const struct word_tokens *tokens, size_t before, size_t after)
{
	if (before > 0 && is_difference(tokens, before))
		return true;
	if (token_in(tokens, after - 1, "thirds quarters fifths tenths") && !token_in(tokens, after, "of past to"))
		return !token_in(tokens, after, time_units);
	if (token_is(tokens, after, "of")) {
		size_t next = after + 1 + token_in(tokens, after + 1, "the a an our this that each");
		return !token_in(tokens, next, time_units) && !token_in(tokens, next, "time page day battle morning game it");
	}
	if (token_in(tokens, after, "the an a"))
		return token_in(
		    tokens, after + 1, "children referrals young cases members meetings pupils people care girls boys");
	if (before > 0 &&
	    token_in(tokens, before - 1, "about over nearly almost than least around only roughly exactly under"))
		return !token_in(tokens, after, time_units) && !token_in(tokens, after, "an past way");
	return token_in(tokens, after, "were are had have came got said told went live lived asked felt did took");
}

static bool read_part(const struct word_tokens *tokens, size_t *at, struct number_claim *claim)
{
	size_t word = *at;
	int64_t count = 1, per;
	if (token_in(tokens, word, "one a two three four")) {
		number_in_words(tokens, word, &count);
		if (token_is(tokens, word, "a"))
			count = 1;
		word++;
	}
	word += mark_is(tokens, word, "-");
	if (token_in(tokens, word, "half"))
		per = 2;
	else if (token_in(tokens, word, "third thirds"))
		per = 3;
	else if (token_in(tokens, word, "quarter quarters"))
		per = 4;
	else if (token_in(tokens, word, "fifth fifths"))
		per = 5;
	else if (token_in(tokens, word, "tenth tenths"))
		per = 10;
	else
		return false;
	bool bare = word == *at;
	if ((bare && per != 2) || !is_part(tokens, *at, word + 1) || token_is(tokens, word + 1, "hour"))
		return false;
	*claim = (struct number_claim){.start = tokens->items[*at].start,
	    .token = *at,
	    .kind = CLAIM_PERCENT,
	    .value = count * 100000 / per,
	    .slack = 1000,
	    .words = true};
	claim_close(tokens, word + 1, at, claim);
	return true;
}

/* Doubled, halved, twice as many; most of. */
static bool read_change(const struct word_tokens *tokens, size_t *at, struct number_claim *claim)
{
	size_t end = *at + 1;
	bool change = token_in(tokens, *at,
	                  "doubled trebled tripled halved quadrupled twofold threefold fourfold fivefold "
	                  "sixfold tenfold") ||
	              (token_in(tokens, *at, "twice double") && token_in(tokens, end, "as the") &&
	                  token_in(tokens, end + 1, "many number rate share"));
	bool most = token_is(tokens, *at, "most") && !(*at > 0 && token_in(tokens, *at - 1, "the at our their")) &&
	            !token_in(tokens, end, "often likely important of");
	most |= token_in(tokens, *at, "most majority") && token_is(tokens, end, "of") && !token_in(tokens, end + 2, "time");
	if (!change && !most)
		return false;
	*claim = (struct number_claim){
	    .start = tokens->items[*at].start, .token = *at, .words = true, .change = change, .most = most};
	claim->kind = most ? CLAIM_PERCENT : CLAIM_COUNT;
	claim_close(tokens, end, at, claim);
	return true;
}

/* Could a claim begin with this word? Its first three letters rule out nearly all of a text before anything is compared
 * whole: those of one to ninety, of parts, and of changes. */
static bool may_begin(const struct word_tokens *tokens, const struct word_token *token)
{
	static const char beginnings[][4] = {"zer", "one", "two", "thr", "fou", "fiv", "six", "sev", "eig", "nin", "ten",
	    "ele", "twe", "thi", "fif", "for", "hal", "qua", "dou", "tre", "tri", "twi", "mos", "maj"};
	const char *text = tokens->text + token->start;
	uint32_t length = token->end - token->start;
	if (length < 3)
		return length == 1 && (text[0] | 0x20) == 'a';
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if ((text[0] | 0x20) == beginnings[i][0] && (text[1] | 0x20) == beginnings[i][1] &&
		    (text[2] | 0x20) == beginnings[i][2])
			return true;
	return false;
}

bool claim_next(const struct word_tokens *tokens, size_t *at, size_t to, struct number_claim *claim)
{
	while (*at < to) {
		const struct word_token *token = &tokens->items[*at];
		bool sign = token->kind == WORD_MARK && (unsigned char)tokens->text[token->start] >= 0xC2;
		if ((token->kind == WORD_NUMBER || sign) && read_digits(tokens, at, claim))
			return true;
		if (token->kind == WORD_PLAIN && may_begin(tokens, token) &&
		    (read_part(tokens, at, claim) || read_words(tokens, at, claim) || read_change(tokens, at, claim)))
			return true;
		++*at;
	}
	return false;
}
