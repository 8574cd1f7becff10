"""Days, exact numbers, rounding and printing, from the words of the formats page."""

import calendar
import datetime as dt
from fractions import Fraction

WORD_SIGNS = {"percent": ("", "%"), "%": ("", "%"), "£": ("£", ""), "€": ("€", ""), "$": ("$", "")}


class Day:
    """A date, or a month alone: then from its first day to its last."""

    def __init__(self, text):
        self.text = text
        self.month = len(text) == 7
        self.first = dt.date.fromisoformat(text + "-01" if self.month else text)
        self.last = month_end(self.first) if self.month else self.first


def month_end(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day, months):
    """The same day of a later or earlier month, or its last where it has none."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_done(start, end):
    """Whole months completed from start to end, counted back where end is earlier."""
    if end < start:
        return -months_done(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def years_done(start, end):
    months = months_done(start, end)
    return months // 12 if months >= 0 else -(-months // 12)


def working_days(start, end, holidays):
    """Those after start, up to and including end; negative where end is earlier."""
    if end < start:
        return -working_days(end, start, holidays)
    days = (start + dt.timedelta(n) for n in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)


def rounded(value, decimals):
    """Half away from zero."""
    whole = int(abs(value) * 10**decimals + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def grouped(value, decimals):
    """The digits of a rounded number, with a comma from 1,000 on."""
    whole = int(abs(value) * 10**decimals)
    digits = f"{whole // 10**decimals:,}"
    return f"{digits}.{whole % 10**decimals:0{decimals}d}" if decimals else digits


def printed(value, decimals, unit=None):
    """A number as output shows it, already rounded, with a unit that is a sign."""
    before, after = WORD_SIGNS.get(unit, ("", ""))
    return ("-" if value < 0 else "") + before + grouped(value, decimals) + after


def printed_percent(exact, decimals):
    """A percentage; what only rounds to 0 or to 100 says so."""
    value, least = rounded(exact, decimals), printed(Fraction(1, 10**decimals), decimals)
    if value == 0 and exact > 0:
        return f"<{least}%"
    if value == 100 and exact < 100:
        return f">{grouped(100 - Fraction(1, 10**decimals), decimals)}%"
    return printed(value, decimals) + "%"


class Period:
    """The reporting period of one report year."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def moved(self, years):
        return Period(add_months(self.low, 12 * years), self._end(years))

    def _end(self, years):
        """A period to a month's last day stays so, leap year or not."""
        end = add_months(self.high, 12 * years)
        return month_end(end) if self.high == month_end(self.high) else end

    def year(self, start):
        """The report year that begins in the calendar year `start`."""
        low = dt.date(start, self.low.month, self.low.day)
        return Period(low, add_months(low, 12) - dt.timedelta(1))

    def years(self, count):
        """The report years that end with this one."""
        return Period(add_months(self.low, 12 - 12 * count), self.high)

    def name_of(self, start):
        if (self.low.month, self.low.day) == (1, 1):
            return f"{start:04d}"
        return f"{start:04d}-{(start + 1) % 100:02d}"

    def year_start(self, day):
        """The calendar year in which the report year of a day begins."""
        return day.year if (day.month, day.day) >= (self.low.month, self.low.day) else day.year - 1

    def quarter(self, day):
        """The name of the quarter a day lies in: of the calendar, or of the report year."""
        if self.low.month % 3 == 1:
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        begins = day.year if day.month >= self.low.month else day.year - 1
        return f"{self.name_of(begins)}-Q{(day.month - self.low.month) % 12 // 3 + 1}"

    def step(self, day, unit):
        if unit == "month":
            return f"{day.year:04d}-{day.month:02d}"
        return self.quarter(day) if unit == "quarter" else self.name_of(self.year_start(day))

    def steps(self, low, high, unit):
        """The names of all months, quarters or years from the day low to the day high, with the last day of each."""
        names, at = {}, low.replace(day=1)
        while at <= high:
            names[self.step(max(at, low), unit)] = min(month_end(at), high)
            at = add_months(at, 1)
        return names
