/* `checks:` of measures.yaml: what must hold between figures, compared exactly and before anything is withheld. */
#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "data/keys.h"
#include "stats/formats.h"
#include "stats/kind.h"

enum comparison { EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, COMPARISONS };

static const char *const comparisons[COMPARISONS] = {"=", "<", "<=", ">", ">="};

/* One number, figure or cell of a sum. */
struct term {
	int sign;             /* 1 or -1 */
	bool right;           /* of the comparison */
	struct number number; /* where measure is NULL */
	const struct measure *measure;
	const char *brackets; /* as in id[row, column]; NULL: the figure itself */
	bool percent;
};

struct check {
	const struct value *that;
	const char *say;
	struct term *terms;
	size_t count;
	enum comparison comparison;
	struct number within;
	uint32_t editions; /* that have all its parts */
};

/* Reading `that` word by word. */
struct check_reader {
	const struct measure_loader *loader;
	struct check *check;
	bool right, compared;
};

/* What to write for a sign that other notations have; NULL of anything else. */
static const char *sign_hint(const char *word)
{
	static const char *const signs[][2] = {{"=>", "write >= with a space on either side"},
	    {"=<", "write <= with a space on either side"}, {"==", "write = with a space on either side"},
	    {"≥", "write >= with a space on either side"}, {"≤", "write <= with a space on either side"},
	    {"“", "put straight quotation marks \" around it, not curly ones"},
	    {"”", "put straight quotation marks \" around it, not curly ones"},
	    {"–", "write a plain hyphen - for minus, with a space on either side"},
	    {"−", "write a plain hyphen - for minus, with a space on either side"}};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strstr(word, signs[i][0]))
			return signs[i][1];
	return NULL;
}

static bool syntax_refuse(const struct check_reader *r, const char *word)
{
	message_add_hint(
	    r->loader->context->messages, MSG_STATS_CHECK_SYNTAX, r->check->that->place, sign_hint(word), word);
	return false;
}

/* The words between spaces; those inside brackets belong to one. */
static const char *word_next(struct arena *arena, const char **text)
{
	const char *at = *text + strspn(*text, " "), *end = at;
	for (bool inside = false; *end && (inside || *end != ' '); end++)
		inside = *end == '[' || (inside && *end != ']');
	*text = end;
	return end > at ? arena_slice(arena, at, (size_t)(end - at)) : NULL;
}

static bool name_read(const struct check_reader *r, const char *word, struct term *term)
{
	struct arena *arena = r->loader->context->arena;
	size_t length = strcspn(word, "[");
	const char *rest = word + length;
	const struct value name = {
	    .kind = VALUE_TEXT, .place = r->check->that->place, .text = arena_slice(arena, word, length)};
	term->measure = measure_named(r->loader, &name);
	if (!term->measure)
		return false;
	while (*rest == '[') {
		size_t inside = strcspn(rest + 1, "]");
		const char *text = arena_slice(arena, rest + 1, inside);
		if (rest[inside + 1] != ']' || term->percent)
			return syntax_refuse(r, word);
		if (strcmp(text, "percent") == 0)
			term->percent = true;
		else if (!term->brackets)
			term->brackets = text;
		else
			return syntax_refuse(r, word);
		rest += inside + 2;
	}
	r->check->editions &= term->measure->editions;
	return !*rest || syntax_refuse(r, word);
}

static bool term_read(const struct check_reader *r, const char *word, int sign)
{
	struct term *term = &r->check->terms[r->check->count++];
	term->sign = sign;
	term->right = r->right;
	if (number_parse(word, &term->number))
		return true;
	bool joined = strpbrk(word, "<>=+") || sign_hint(word);
	return joined ? syntax_refuse(r, word) : name_read(r, word, term);
}

/* A comparison or a sign; 0 where the word is neither. */
static int operator_read(struct check_reader *r, const char *word)
{
	if (strcmp(word, "+") == 0)
		return 1;
	if (strcmp(word, "-") == 0)
		return -1;
	for (size_t i = 0; i < COMPARISONS && !r->compared; i++)
		if (strcmp(word, comparisons[i]) == 0) {
			r->check->comparison = (enum comparison)i;
			r->compared = r->right = true;
			return 1;
		}
	return 0;
}

/* Terms and operators in turn. */
static bool that_read(struct check_reader *r)
{
	const char *text = r->check->that->text, *word;
	bool term = true;
	int sign = 1;
	r->check->terms = arena_array(r->loader->context->arena, strlen(text) / 2 + 2, sizeof *r->check->terms);
	while ((word = word_next(r->loader->context->arena, &text))) {
		if (term && !term_read(r, word, sign))
			return false;
		if (!term && !(sign = operator_read(r, word)))
			return syntax_refuse(r, word);
		term = !term;
	}
	return (!term && r->compared) || syntax_refuse(r, r->check->that->text);
}

static const struct key check_rows[] = {
    {"that", KEY_TEXT, true, NULL, NULL, NULL, NULL, "what must hold: `a = b + c`",
        "\"received = accepted + refused\""},
    {"say", KEY_TEXT, false, NULL, NULL, NULL, NULL, "what it means, for who has to mend it",
        "Every referral was accepted or refused"},
    {"within", KEY_NUMBER, false, NULL, NULL, NULL, "0", "how far the two sides may be apart", "0.5"},
    {"editions", KEY_TEXTS, false, NULL, NULL, "list of editions", "all", "the only editions in which it is checked",
        "[board]"},
};

const struct key_table check_keys = {"checks", check_rows, sizeof check_rows / sizeof *check_rows, 0, NULL};

static bool check_read(const struct measure_loader *loader, const struct value *map, struct check *check)
{
	const struct context *context = loader->context;
	if (map->kind == VALUE_TEXT) {
		message_add_hint(context->messages, MSG_KEY_MAPPING, map->place,
		    arena_format(context->arena, "write {that: \"%s\"}", map->text), "a check", "a text");
		return false;
	}
	if (!keys_check(context, map, &check_keys, "a check", map->place))
		return false;
	check->that = value_get(map, "that");
	check->say = value_text(map, "say");
	check->editions = settings_editions(context, loader->stats->records->settings, value_get(map, "editions"));
	keys_number(map, "within", &check->within);
	struct check_reader reader = {loader, check, false, false};
	if (check->within.units >= 0)
		return that_read(&reader);
	message_add(context->messages, MSG_STATS_CHECK_WITHIN, value_get(map, "within")->place);
	return false;
}

void checks_read(const struct context *context, struct stats *stats, const struct value *list)
{
	const struct measure_loader loader = {context, stats};
	if (!list || list->kind != VALUE_LIST)
		return;
	struct check *checks = arena_array(context->arena, list->count + 1, sizeof *checks);
	for (const struct value *map = list->first; map; map = map->next) {
		struct check *check = &checks[stats->check_count];
		*check = (struct check){0};
		stats->check_count += check_read(&loader, map, check);
	}
	stats->checks = checks;
}

/* The exact value of a term and what its percentage is out of; false where there is no such cell. */
static bool cell_find(struct arena *arena, const struct result *result, const struct term *term,
    const struct exact **value, const struct exact **base)
{
	size_t row = result->rows, column = result->columns, dimensions = result->measure->dimensions;
	if ((term->brackets != NULL) != (dimensions > 0) && !(term->percent && !term->brackets))
		return false;
	if (dimensions > 0 && term->brackets && !result_place(arena, result, term->brackets, &row, &column))
		return false;
	*value = dimensions ? result_cell(result, row, column) : &result->total;
	*base = result->has_base ? result_base(result, row, column) : NULL;
	return *value && (*base || !term->percent);
}

/* What evaluating one check in one edition needs. */
struct check_run {
	const struct context *context;
	const struct results *results;
	const struct check *check;
	size_t edition;
	struct buffer arithmetic; /* "254 against 85 + 160" */
};

static bool term_exact(struct check_run *run, const struct term *term, struct exact *out)
{
	const struct exact *value, *base;
	if (!term->measure) {
		exact_set(out, term->number.units, 1);
		for (unsigned i = term->number.decimals; i; i--)
			out->denominator *= 10;
		return true;
	}
	const struct result *result = results_get(run->results, run->edition, term->measure);
	if (!cell_find(run->context->arena, result, term, &value, &base)) {
		bool bare = term->percent && term->measure->dimensions == 0;
		message_add_hint(run->context->messages, MSG_STATS_CHECK_CELL, run->check->that->place,
		    bare ? "it has no percentage: say with 'of:' what it is a share of" : NULL, term->measure->id,
		    term->percent    ? "percent"
		    : term->brackets ? term->brackets
		                     : "its parts");
		return false;
	}
	*out = *value;
	if (term->percent) {
		*out = exact_divide(value, base);
		*out = exact_times(out, 100, 1);
	}
	return true;
}

/* As many decimals as it takes, at most six. */
static void exact_print(struct buffer *out, const struct exact *exact)
{
	struct number number = {0, 0};
	if (!exact->available) {
		buffer_add(out, "[x]");
		return;
	}
	for (unsigned decimals = 0; decimals <= NUMBER_DECIMALS_MAX; decimals++) {
		if (!number_divide(exact->numerator, exact->denominator, decimals, &number))
			break;
		struct exact printed = {.available = true, .numerator = number.units, .denominator = 1};
		for (unsigned i = decimals; i; i--)
			printed.denominator *= 10;
		if (exact_compare(&printed, exact) == 0)
			break;
	}
	number_print(out, number);
}

/* Adds up one side; false after a message. */
static bool side_sum(struct check_run *run, bool right, struct exact *sum)
{
	const struct check *check = run->check;
	size_t terms = 0;
	*sum = (struct exact){.available = true, .denominator = 1};
	for (size_t i = 0; i < check->count; i++) {
		struct exact exact;
		const struct term *term = &check->terms[i];
		if (term->right != right)
			continue;
		if (!term_exact(run, term, &exact))
			return false;
		buffer_add(&run->arithmetic, terms++ ? term->sign > 0 ? " + " : " - " : "");
		exact_print(&run->arithmetic, &exact);
		*sum = term->sign > 0 ? exact_add(sum, &exact) : exact_subtract(sum, &exact);
	}
	if (terms > 1) {
		buffer_add(&run->arithmetic, ", which is ");
		exact_print(&run->arithmetic, sum);
	}
	return true;
}

/* Does LEFT, apart from what `within` allows, stand to RIGHT as the check says? */
static bool holds(const struct check *check, const struct exact *left, const struct exact *right)
{
	struct exact allowed = {.available = true, .numerator = check->within.units, .denominator = 1};
	for (unsigned i = check->within.decimals; i; i--)
		allowed.denominator *= 10;
	struct exact less = exact_subtract(right, &allowed), more = exact_add(right, &allowed);
	if (!left->available || !less.available || !more.available)
		return false;
	switch (check->comparison) {
	case EQUAL:
		return exact_compare(left, &less) >= 0 && exact_compare(left, &more) <= 0;
	case LESS:
		return exact_compare(left, &more) < 0;
	case LESS_EQUAL:
		return exact_compare(left, &more) <= 0;
	case GREATER:
		return exact_compare(left, &less) > 0;
	default:
		return exact_compare(left, &less) >= 0;
	}
}

static bool usable(const struct check_run *run)
{
	for (size_t i = 0; i < run->check->count; i++) {
		const struct measure *measure = run->check->terms[i].measure;
		if (measure && results_get(run->results, run->edition, measure)->unusable)
			return false;
	}
	return true;
}

/* False after a message. */
static bool check_evaluate(struct check_run *run)
{
	struct exact left, right;
	if (!usable(run))
		return true;
	if (!side_sum(run, false, &left))
		return false;
	buffer_add(&run->arithmetic, " against ");
	if (!side_sum(run, true, &right))
		return false;
	if (holds(run->check, &left, &right))
		return true;
	message_add_hint(run->context->messages, MSG_STATS_CHECK, run->check->that->place, run->check->say,
	    run->check->that->text, buffer_text(&run->arithmetic));
	return false;
}

static bool touches(const struct check *check, const struct measure *measure)
{
	for (size_t i = 0; i < check->count; i++)
		if (check->terms[i].measure == measure)
			return true;
	return false;
}

void checks_explain(const struct context *context, const struct results *results, size_t edition,
    const struct measure *measure, struct buffer *out)
{
	const struct stats *stats = results->stats;
	struct context quiet = *context;
	quiet.messages = messages_new(context->arena, context->sources);
	for (size_t i = 0; i < stats->check_count; i++) {
		struct exact left, right;
		struct check_run run = {&quiet, results, &stats->checks[i], edition, {0}};
		if (!touches(run.check, measure) || !usable(&run) || !side_sum(&run, false, &left))
			continue;
		buffer_add(&run.arithmetic, " against ");
		bool told = side_sum(&run, true, &right);
		buffer_add(out, "    ");
		source_print(out, context->sources, run.check->that->place);
		buffer_format(out, ": %s: %s%s%s\n", run.check->that->text,
		    told && holds(run.check, &left, &right) ? "holds, " : "does not hold, ", buffer_text(&run.arithmetic),
		    run.check->say ? arena_format(context->arena, " (%s)", run.check->say) : "");
		buffer_release(&run.arithmetic);
	}
}

void checks_run(const struct context *context, const struct results *results)
{
	const struct stats *stats = results->stats;
	const struct settings *settings = stats->records->settings;
	for (size_t i = 0; i < stats->check_count; i++) {
		bool sound = true;
		for (size_t edition = 0; edition < settings->edition_count && sound; edition++) {
			struct check_run run = {context, results, &stats->checks[i], edition, {0}};
			if (run.check->editions & settings->editions[edition].bit)
				sound = check_evaluate(&run);
			buffer_release(&run.arithmetic);
		}
	}
}
