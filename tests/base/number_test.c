#include "base/number.h"

#include "base/date.h"
#include "check.h"

static void check_division(struct checks *checks, int64_t n, int64_t d, unsigned decimals, const char *expected)
{
	struct number number;
	struct buffer text = {0}, name = {0};
	buffer_format(&name, "%lld / %lld to %u", (long long)n, (long long)d, decimals);
	if (number_divide(n, d, decimals, &number))
		number_print(&text, number);
	check_text(checks, buffer_text(&name), buffer_text(&text), expected);
	buffer_release(&name);
	buffer_release(&text);
}

static void check_divisions(struct checks *checks)
{
	check_division(checks, 85, 254, 0, "0");
	check_division(checks, 8500, 254, 0, "33");
	check_division(checks, 1, 2, 0, "1");
	check_division(checks, -1, 2, 0, "-1");
	check_division(checks, 5, -2, 0, "-3");
	check_division(checks, 1, 3, 6, "0.333333");
	check_division(checks, 2, 3, 2, "0.67");
	check_division(checks, 9223372036854775807, 9223372036854775807, 2, "1.00");
	check_division(checks, 9223372036854775806, 9223372036854775807, 6, "1.000000");
	check_division(checks, INT64_MIN, 1, 0, "");
	check_division(checks, INT64_MIN, 2, 0, "-4,611,686,018,427,387,904");
	check_division(checks, 9223372036854775807, 1, 1, "");
	check_division(checks, 1, 0, 0, "");
	check_division(checks, 1234567, 1, 2, "1,234,567.00");
}

static void check_parse(struct checks *checks, const char *text, const char *expected)
{
	struct number number;
	struct buffer printed = {0};
	if (number_parse(text, &number))
		number_print_plain(&printed, number);
	check_text(checks, text, buffer_text(&printed), expected);
	buffer_release(&printed);
}

static void check_parsing(struct checks *checks)
{
	check_parse(checks, "-12.50", "-12.50");
	check_parse(checks, "+7", "7");
	check_parse(checks, "0123", "123");
	check_parse(checks, "-0.02", "-0.02");
	check_parse(checks, "9223372036854775807", "9223372036854775807");
	check_parse(checks, "9223372036854775808", "");
	check_parse(checks, "1.2345678", "");
	check_parse(checks, "1,204", "");
	check_parse(checks, "1e3", "");
	check_parse(checks, "1.", "");
	check_parse(checks, ".5", "");
	check_parse(checks, "", "");
	check_parse(checks, "-", "");
}

static void check_comparison(struct checks *checks)
{
	struct number half = {5, 1}, fifty = {50, 2}, minus = {-5, 1}, zero = {0, 3};
	check(checks, "0.5 equals 0.50", number_compare(half, fifty) == 0);
	check(checks, "-0.5 below 0", number_compare(minus, zero) < 0);
	check(checks, "large", number_compare((struct number){INT64_MAX, 0}, (struct number){INT64_MAX, 6}) > 0);
	check(checks, "rounded half away", number_round((struct number){-25, 1}, 0).units == -3);
	check(checks, "rounded once", number_round((struct number){2449, 3}, 0).units == 2);
}

static void check_date(struct checks *checks, const char *text, const char *expected)
{
	struct date date;
	struct buffer printed = {0};
	if (date_parse(text, &date)) {
		date_print_iso(&printed, date);
	}
	check_text(checks, text, buffer_text(&printed), expected);
	buffer_release(&printed);
}

static void check_dates(struct checks *checks)
{
	check_date(checks, "2021-04-01", "2021-04-01");
	check_date(checks, "2021-04", "2021-04");
	check_date(checks, "2024-02-29", "2024-02-29");
	check_date(checks, "2023-02-29", "");
	check_date(checks, "1900-02-29", "");
	check_date(checks, "2021-13-01", "");
	check_date(checks, "1899-12-31", "");
	check_date(checks, "2021-4-1", "");
	check_date(checks, "01/04/2021", "");
	check_date(checks, "2021-04-01T00:00", "");
	check(checks, "the epoch", date_from_civil(1970, 1, 1) == 0);
	check(checks, "month end", date_month_end(date_from_civil(2024, 2, 3)) == date_from_civil(2024, 2, 29));
}

static bool round_trip(void)
{
	for (int32_t day = -25567; day < 84006; day++) { /* 1900 to 2199 */
		struct civil civil = date_civil(day);
		if (date_from_civil(civil.year, civil.month, civil.day) != day)
			return false;
	}
	return date_civil(-25567).year == 1900 && date_civil(84005).year == 2199;
}

int main(void)
{
	struct checks checks = {0};
	check_divisions(&checks);
	check_parsing(&checks);
	check_comparison(&checks);
	check_dates(&checks);
	check(&checks, "every day from 1900 to 2199", round_trip());
	return checks.failed != 0;
}
