"""From the words of a matched rule to their meaning. Each builder gives None where the words tell no time after all."""

from typing import Literal

from variorum.stages.extract.times.lexemes import CLASSES
from variorum.stages.extract.times.meanings import Base, Fixed, Meaning, Moment, Shift, Stretch
from variorum.stages.extract.times.run import SHORT_YEARS_FROM, Run, full_year, modifier, which, year_of

_DAYS = range(1, 32)
_MONTHS = range(1, 13)
_HOURS = range(25)
_MINUTES = range(60)
MIDNIGHT, FIRST_HOUR = "24:00", "00:00"
"""Midnight ends a day; what happened shortly after it belongs to the next."""
_UNIT_DAYS = {"F": ("W", 2)}


def month_day(run: Run) -> Meaning | None:
    """Read a month and one day or two: "Nov. 10, 2016", "Oct. 10-15", "between 10 and 15 October"."""
    month = run.number("Month", "MonthAbbreviation", "ShortMonth")
    days = [day for day in run.all("Digits", "Ordinal") if isinstance(day, int)]
    days = days[:-1] if run.has("Apostrophe") else days
    if month is None or not days or any(day not in _DAYS for day in days):
        return None
    first = Moment(year_of(run), month, days[0], run.number("Weekday", "ShortWeekday"))
    if len(days) == 1:
        return first
    return Stretch(first, Moment(first.year, month, days[1])) if days[1] > days[0] else None


def dateline_day(run: Run) -> Meaning | None:
    """Read "18 Jan 89" before a dash or a source in brackets."""
    number, short = (int(value) for value in run.all("Digits"))
    month = run.number("Month", "MonthAbbreviation", "ShortMonth")
    return Moment(full_year(short), month, number) if number in _DAYS else None


def two_months_days(run: Run) -> Meaning | None:
    """Read "from September 28 to October 3, 2016"."""
    months, days, year = run.all("Month", "MonthAbbreviation", "ShortMonth"), run.all("Digits"), year_of(run)
    if len(months) != 2 or len(days) != 2 or any(day not in _DAYS for day in days):
        return None
    first, last = ((int(month), int(day)) for month, day in zip(months, days, strict=True))
    return Stretch(Moment(year, *first), Moment(year, *last)) if first < last else None


def iso_day(run: Run) -> Meaning | None:
    """Read 2016-11-10."""
    year, month, day = (int(value) for value in run.all("Year", "Digits"))
    return Moment(year, month, day) if month in _MONTHS and day in _DAYS else None


def slashed_day(run: Run) -> Meaning | None:
    """Read 10/11/2016 or 10.11.2016; where both orders can be, the other is kept beside the one taken."""
    one, two, year = (int(value) for value in run.all("Digits", "Year"))
    year = year if year >= 1000 else full_year(year)
    if one not in _DAYS or two not in _DAYS or min(one, two) not in _MONTHS:
        return None
    if run.has("Dot") or one not in _MONTHS:
        return Moment(year, two, one) if two in _MONTHS else None
    if two not in _MONTHS or one == two:
        return Moment(year, one, two)
    return Moment(year, one, two, other=(two, one))


def month_year(run: Run) -> Meaning | None:
    """Read "November 2016" and "early November 2016"."""
    return Moment(
        year_of(run), run.number("Month", "MonthAbbreviation", "ShortMonth"), which=which(run), modifier=modifier(run)
    )


def weekday(run: Run) -> Meaning | None:
    """Read "Wednesday", "last Wednesday", "early on Wednesday"."""
    return Moment(weekday=run.number("Weekday", "ShortWeekday"), which=which(run), modifier=modifier(run))


def weekday_set(run: Run) -> Meaning | None:
    """Read "on Fridays"."""
    return Fixed(f"XXXX-WXX-{run.number('PluralWeekday')}")


def deictic(run: Run) -> Meaning | None:
    """Read "today", "late yesterday", "tonight"."""
    if run.has("Tonight"):
        return Shift("D", 0, part="NI", modifier=modifier(run))
    return Shift("D", run.number("Deictic") or 0, part=run.code("Part"), modifier=modifier(run))


def part_of_day(run: Run) -> Meaning | None:
    """Read "this morning", "last night", "that night", "overnight"."""
    amount = which(run)
    base: Base = "published" if amount is not None else "context" if run.has("That", "Same") else "near"
    return Shift("D", min(amount or 0, 0), base, part=run.code("Part"), modifier=modifier(run))


def overnight(_: Run) -> Meaning | None:
    """Read "overnight": beside a day a part of it, alone the night before publication."""
    return Shift("D", 0, "near", part="NI")


def clock(run: Run) -> Meaning | None:
    """Read "3:20 p.m.", "11pm", "1200 GMT", "noon", "shortly after midnight"."""
    told = _clock_time(run)
    return Shift("D", 0, "near", clock=told + ("Z" if run.has("Universal") else "")) if told else None


def _clock_time(run: Run) -> str | None:
    word = run.code("ClockWord")
    if word is not None:
        return FIRST_HOUR if word == MIDNIGHT and run.has("After") else word
    numbers = [int(value) for value in run.all("Digits", "Year", "Number")]
    hour, minute = numbers if len(numbers) == 2 else divmod(numbers[0], 100) if numbers[0] >= 100 else (numbers[0], 0)
    half = run.code("Meridiem")
    if run.has("Hours") and not _is_of_the_day(run):
        return None
    if run.has("Colon") and len(run.lexemes.words[run.lexemes.classes.index(CLASSES["Colon"], run.first) + 1]) != 2:
        return None
    if hour not in _HOURS or minute not in _MINUTES or (half and hour not in range(1, 13)):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02d}:{minute:02d}"


def _is_of_the_day(run: Run) -> bool:
    """Tell "0530 hours" and "at 1830 hours" from a length: "1500 hours of work"."""
    word, before = run.lexemes.words[run.last - 2], run.lexemes.classes[max(0, run.first - 1) : run.first]
    at_hour = before == CLASSES["At"] or (
        run.has("Rough") and run.lexemes.classes[run.first - 2 : run.first - 1] == CLASSES["At"]
    )
    return len(word) == len("0530") and (word.startswith("0") or at_hour) and run.code("Hours") == "H"


def this_unit(run: Run) -> Meaning | None:
    """Read "last week", "this year", "earlier this month", "next month", "the next day"."""
    amount, unit = which(run), run.code("Unit")
    if amount is None or unit is None or _is_plural(run):
        return None
    if unit == "D" and amount == 1 and run.has("The"):
        return Shift(unit, amount, "context")  # "the next day" is the one after the day told last
    unit, factor = in_named_units(unit)
    return Shift(unit, amount * factor, modifier=modifier(run))


def full_unit(run: Run) -> Meaning | None:
    """Read "the full year"."""
    return Shift("Y", 0) if run.code("Unit") == "Y" and not _is_plural(run) else None


def the_weekend(run: Run) -> Meaning | None:
    """Read "the weekend"."""
    return Shift("WE", 0, "nearest") if run.code("Unit") == "WE" and not _is_plural(run) else None


def context_unit(run: Run) -> Meaning | None:
    """Read "the same day", "that year", "the following week", "the day before"."""
    unit = run.code("Unit")
    amount = 1 if run.has("Following", "Next", "After") else -1 if run.has("Previous", "Before") else 0
    return None if unit is None or _is_plural(run) else Shift(unit, amount, "context")


def _is_plural(run: Run) -> bool:
    at = next(i for i in range(run.first, run.last) if run.lexemes.classes[i] == CLASSES["Unit"])
    return run.lexemes.words[at].endswith(("s", "ies"))


def end_of_unit(run: Run) -> Meaning | None:
    """Read "the end of the month", "early in the year", "year's end"."""
    unit = run.code("Unit")
    return Shift(unit, 0, "context" if unit == "D" else "published", modifier=modifier(run)) if unit else None


def amount_of(run: Run) -> float | None:
    """Give the number told before a unit, or None where it is vague: "several", "a few"."""
    numbers = [int(value) for value in run.all("Digits", "Number", "Year", "Cardinal") if isinstance(value, int)]
    numbers = numbers[: numbers.index(60) + 1] if 60 in numbers and len(numbers) > 2 else numbers
    if run.has("Couple"):
        return 2
    if run.has("Vague"):
        return None
    base = float(sum(numbers)) if numbers else 1.0 if run.has("Article") else None
    factor = (100 if run.has("Hundred") else 1) * (1000 if run.has("Thousand") else 1)
    return None if base is None else base * factor


def in_named_units(unit: str) -> tuple[str, int]:
    """Give a unit that the calendar counts in, and how many of it a unit of the language holds: a fortnight two weeks.

    >>> in_named_units("F"), in_named_units("D")
    (('W', 2), ('D', 1))
    """
    return _UNIT_DAYS.get(unit, (unit, 1))


def ago(run: Run) -> Meaning | None:
    """Read "three weeks ago", "a year ago", "several months ago"."""
    return _distance(run, -1, "published")


def earlier(run: Run) -> Meaning | None:
    """Read "two days earlier", "a week before"."""
    return _distance(run, -1, "context")


def later(run: Run) -> Meaning | None:
    """Read "two days later", "a day after"."""
    return _distance(run, 1, "context")


def _distance(run: Run, sign: Literal[-1, 1], base: Base) -> Meaning | None:
    amount, unit = amount_of(run), run.code("Unit")
    if amount is None:
        return Fixed("PAST_REF" if sign < 0 else "FUTURE_REF") if base == "published" else None
    if unit is None:
        return Fixed("PAST_REF") if base == "published" else None
    unit, factor = in_named_units(unit)
    amount = sign * round(amount) * factor
    return Shift(unit, amount, base, comparing=unit == "Y" and amount == -1)


def length(run: Run) -> Meaning | None:
    """Read "three days", "the last 24 hours", "several months", "10-year"."""
    unit = run.code("Unit", "Hours")
    if unit is None or (unit == "Q" and run.has("Hyphen")):
        return None
    amount, prefix = amount_of(run), "PT" if run.has("Hours") else "P"
    unit, factor = in_named_units(unit)
    if unit == "WE":
        return Fixed("P1WE")
    if prefix == "PT" and unit == "H" and amount == 24:
        return Fixed("P1D")
    if unit == "C" and amount is not None:
        unit, factor = "Y", 100
    return Fixed(f"{prefix}{'X' if amount is None else round(amount) * factor}{unit}")


def bare_length(run: Run) -> Meaning | None:
    """Read "for weeks", "in a week", "over an hour", "recent months", "the coming days"."""
    unit = run.code("Unit", "Hours")
    if unit is None:
        return None
    if run.has("Article"):
        return length(run)
    words = run.lexemes.words[run.first : run.last]
    if not words[-1].endswith("s") or "." in words[-1]:
        return None
    if unit == "Y" and run.has("Recent", "Last"):
        return Fixed("PAST_REF")
    if unit in ("Y", "Q") and run.has("Next"):
        return Fixed("FUTURE_REF")
    return Fixed(f"{'PT' if run.has('Hours') else 'P'}X{unit}")


def length_between(run: Run) -> Meaning | None:
    """Read "two to three weeks": how many of them is left open."""
    return Fixed(f"{'PT' if run.has('Hours') else 'P'}X{run.code('Unit', 'Hours')}")


def year_ago(run: Run) -> Meaning | None:
    """Read "the year-earlier period", "the year-ago quarter"."""
    units = run.all("Unit")
    if units[0] != "Y" or (len(units) > 1 and units[1] != "Q"):
        return None
    number = run.number("Ordinal")
    return Moment(quarter=number, which=-1) if number in range(1, 5) else Shift("Y", -1, "context", comparing=True)


def the_quarter(run: Run) -> Meaning | None:
    """Read "the latest quarter", "the 1988 period", "last year's quarter": the quarter that was told before."""
    if not run.has("Period") and run.all("Unit")[-1] != "Q":
        return None
    if run.lexemes.words[run.last - 1].endswith("s") or (run.has("Period") and not run.has("Latest", "Year", "Last")):
        return None
    return Moment(year_of(run), quarter=0, which=which(run) if run.has("Last", "Next") else None)


def year(run: Run) -> Meaning | None:
    """Read "2015", "early 1990", "fiscal 1989", "'89"."""
    return Moment(year_of(run), modifier=modifier(run))


def years(run: Run) -> Meaning | None:
    """Read "1994-1996", "between 1990 and 1995", "1994-95"."""
    numbers = [int(value) for value in run.all("Year", "Digits")]
    first, last = numbers[0], numbers[1]
    last += first // 100 * 100 if last < 100 else 0
    return Stretch(Moment(first), Moment(last)) if first < last else None


def spoken_year(run: Run) -> Meaning | None:
    """Read "nineteen ninety-seven"."""
    numbers = [int(value) for value in run.all("Cardinal")]
    if numbers[0] not in range(17, 21) or numbers[1] < 10 or sum(numbers[1:]) > 99:
        return None
    if len(numbers) == 3 and (numbers[1] < 20 or numbers[2] > 9):
        return None
    return Moment(numbers[0] * 100 + sum(numbers[1:]), run.number("Month"))


def decade(run: Run) -> Meaning | None:
    """Read "the 1990s", "the '80s", "the nineties"."""
    digit, full, short = run.number("DecadeWord"), run.number("Year"), run.number("Digits")
    if digit is not None:
        return Moment(decade=190 + digit, modifier=modifier(run))
    if full is not None:
        return Moment(decade=full // 10, modifier=modifier(run)) if full % 10 == 0 else None
    if short is None or short % 10:
        return None
    return Moment(decade=short // 10 + (200 if short < SHORT_YEARS_FROM else 190), modifier=modifier(run))


def century(run: Run) -> Meaning | None:
    """Read "the 20th century"."""
    number = run.number("Digits", "Ordinal")
    return Moment(century=number - 1, modifier=modifier(run)) if number and number in range(2, 23) else None


def quarter(run: Run) -> Meaning | None:
    """Read "the third quarter", "last year's fourth quarter", "the 1988 quarter"."""
    number = run.number("Ordinal")
    if number is not None and number not in range(1, 5):
        return None
    return Moment(year_of(run), quarter=number or 0, which=which(run), modifier=modifier(run))


def season(run: Run) -> Meaning | None:
    """Read "last summer", "the winter of 1994", "spring 2020"."""
    return Moment(year_of(run), season=run.code("Season"), which=which(run), modifier=modifier(run))


def every(run: Run) -> Meaning | None:
    """Read "every day", "each July", "every two weeks", "each morning"."""
    if run.has("Month"):
        return Fixed(f"XXXX-{run.number('Month'):02d}")
    if run.has("Weekday"):
        return Fixed(f"XXXX-WXX-{run.number('Weekday')}")
    if run.has("Season"):
        return Fixed(f"XXXX-{run.code('Season')}")
    if run.has("Part"):
        return Fixed(f"XXXX-XX-XXT{run.code('Part')}")
    if run.has("Article", "Digits", "Cardinal", "Unit", "Hours"):
        amount = amount_of(run) or 1
        return Fixed(f"{'PT' if run.has('Hours') else 'P'}{round(amount)}{run.code('Unit', 'Hours')}")
    return None


def set_word(run: Run) -> Meaning | None:
    """Read "daily", "annually"."""
    return Fixed(run.code("SetWord") or "")


def weekdays(run: Run) -> Meaning | None:
    """Read "from Monday to Wednesday"."""
    first, last = (int(value) for value in run.all("Weekday"))
    return Stretch(Moment(weekday=first), Moment(weekday=last)) if first != last else None
