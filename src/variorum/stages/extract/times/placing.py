"""Set one expression after the other on the calendar, each with what the ones before it told."""

from datetime import date

from msgspec.structs import replace

from variorum.stages.extract.times import days
from variorum.stages.extract.times.builders import MIDNIGHT
from variorum.stages.extract.times.days import UNKNOWN_UNITS, Placed
from variorum.stages.extract.times.meanings import LAST_NIGHT, Expression, Fixed, Meaning, Moment, Shift, Stretch, Tense

NEAR = 2
"""Sentences back to the day that a bare time of day belongs to; further back, only if no other day was told."""
AFTER_WEEKEND = 2
"""On a Monday or Tuesday "this weekend" is the one just over."""
LONG_AGO = 300
"""Days. A date without a year that would be longer ago than this lies ahead, whatever the verb: "declared a dividend
payable Dec. 15". For events of the past, news gives the year beyond that."""
EVENING = "20:00"
"""From this hour on a day goes on into the night."""
SMALL_HOURS = "06:00"
"""Before this hour the night that began the day before still lasts."""
_COARSENESS = {"hour": 0, "day": 1, "week": 2, "month": 3, "range": 4, "year": 5}


class Placing:
    """Places expressions in the order of the text; remembers the day told last.

    ``dayless`` is true of a report that names no day at all: its hours are then those of the day it came out.
    """

    def __init__(self, published: date | None, *, dayless: bool = False) -> None:
        self.published = published
        self.dayless = dayless
        self.context: date | None = None
        self.night = False
        self.context_sentence = -1
        self.days_told: set[date] = set()
        self.told: Placed | None = None
        self.quarter: tuple[int, int] | None = None
        self.ahead: Expression | None = None

    def place(self, expression: Expression, ahead: Expression | None = None) -> Placed:
        """Set an expression on the calendar; ``ahead`` is the day that its sentence tells next, if any."""
        self.ahead = ahead
        placed = self._bounded(expression, self._meaning(expression))
        self._remember(expression, placed)
        return placed

    def _meaning(self, expression: Expression) -> Placed:
        meaning = expression.meaning
        if isinstance(meaning, Fixed):
            return Placed(meaning.timex, "range")
        if isinstance(meaning, Shift):
            return self._shift(meaning, expression)
        if isinstance(meaning, Stretch):
            return self._stretch(meaning, expression)
        return self._moment(meaning, expression.tense)

    def _remember(self, expression: Expression, placed: Placed) -> None:
        meaning = expression.meaning
        if isinstance(meaning, Fixed) and "M" in placed.timex:
            self.quarter = None
        if placed.first is None or (isinstance(meaning, Shift) and meaning.comparing):
            return
        self.told = placed
        if placed.precision in ("day", "hour"):
            self.context, self.context_sentence = placed.first, expression.sentence
            self.days_told.add(placed.first)
            self.night = _is_night(meaning)
        elif meaning == LAST_NIGHT:
            self.context, self.context_sentence, self.night = placed.first, expression.sentence, True
        if isinstance(meaning, Moment) and meaning.quarter and self._is_over(placed):
            self.quarter = placed.first.year, meaning.quarter
        elif placed.precision == "year" and isinstance(meaning, Moment):
            self.quarter = None

    def _is_over(self, placed: Placed) -> bool:
        """Tell whether results for it can be known; only such a quarter is compared with another."""
        return placed.last is not None and (self.published is None or placed.last < self.published)

    def _bounded(self, expression: Expression, placed: Placed) -> Placed:
        first, last, now = placed.first, placed.last, self.published
        if first is None or last is None or now is None:
            return placed
        if expression.since:
            return Placed(placed.timex, "range", first, now) if first <= now else placed
        modifier = getattr(expression.meaning, "modifier", None)
        if modifier == "earlier" and first <= now <= last:
            return Placed(placed.timex, placed.precision, first, now)
        if modifier == "later" and first <= now <= last:
            return Placed(placed.timex, placed.precision, now, last)
        return placed

    # --- distances

    def _shift(self, shift: Shift, expression: Expression) -> Placed:
        placed = self._compared(shift) or self._from_base(shift, expression)
        return _timed(placed or Placed(UNKNOWN_UNITS[shift.unit], days.PRECISIONS[shift.unit]), shift.part, shift.clock)

    def _compared(self, shift: Shift) -> Placed | None:
        """Give the quarter that "a year earlier" or "a year ago" compares with, where a quarter was told."""
        if not shift.comparing or self.quarter is None:
            return None
        return days.quarter_of(self.quarter[0] - 1, self.quarter[1])

    def _from_base(self, shift: Shift, expression: Expression) -> Placed | None:
        if shift.base == "nearest" or (shift.unit == "WE" and shift.amount == 0 and self._is_just_over(expression)):
            return self._weekend(expression.tense)
        base = self._base(shift, expression)
        if base is None:
            return None
        if shift.to_the_day:
            return days.day_from(base, shift.unit, shift.amount)
        later = shift.base == "near" and base == self.context and self._is_after_night(shift)
        return days.unit_of(base, shift.unit, shift.amount + later)

    def _is_after_night(self, shift: Shift) -> bool:
        """Tell whether an hour lies in the small hours of a night that was told by the day before."""
        return self.night and shift.clock is not None and shift.clock < SMALL_HOURS

    def _is_just_over(self, expression: Expression) -> bool:
        """Tell whether "this weekend" is told on the days after one, and not as something ahead."""
        now = self.published
        return now is not None and now.isoweekday() <= AFTER_WEEKEND and expression.tense != "future"

    def _weekend(self, tense: Tense) -> Placed | None:
        now = self.published
        if now is None:
            return None
        back = tense != "future" and now.isoweekday() < days.SATURDAY
        return days.unit_of(now, "WE", -1 if back else 0)

    def _base(self, shift: Shift, expression: Expression) -> date | None:
        if shift.base == "published":
            return self.published
        if shift.base == "context":
            return self._context(shift.unit)
        if self.context_sentence != expression.sentence and self.ahead is not None:
            return self._meaning(self.ahead).first
        recent = expression.sentence - self.context_sentence <= NEAR
        if self.context is None and self.dayless and shift.clock is not None:
            return self.published
        return self.context if recent or len(self.days_told) == 1 else None

    def _context(self, unit: str) -> date | None:
        if unit == "D":
            return self.context
        told = self.told
        if told is None or told.first is None or _COARSENESS[told.precision] > _COARSENESS[days.PRECISIONS[unit]]:
            return self.published if unit == "Y" else None
        return told.first

    # --- stretches

    def _stretch(self, stretch: Stretch, expression: Expression) -> Placed:
        one, two = (self._meaning(replace(expression, meaning=each)) for each in (stretch.first, stretch.last))
        first, last, timex = one.first, two.last, f"{one.timex}/{two.timex}"
        if first is None or last is None:
            return Placed(timex, "range")
        if last < first and isinstance(stretch.last, Moment) and stretch.last.weekday:
            last = days.moved(last, 7) or last
            timex = f"{one.timex}/{last.isoformat()}"
        return Placed(timex, "range", first, last) if first <= last else Placed(timex, "range")

    # --- moments

    def _moment(self, moment: Moment, tense: Tense) -> Placed:
        if moment.day is not None:
            return _timed(self._day(moment, tense), moment.part, moment.clock)
        if moment.weekday is not None:
            return _timed(self._weekday(moment, tense), moment.part, moment.clock)
        if moment.month is not None:
            return self._month(moment, tense)
        if moment.season is not None:
            return self._season(moment.season, moment, tense)
        if moment.quarter is not None:
            return self._quarter(moment.quarter, moment)
        return _years(moment)

    def _day(self, moment: Moment, tense: Tense) -> Placed:
        month, number = moment.month or 0, moment.day or 0
        if moment.other is not None:
            return self._either(moment)
        if moment.year is not None:
            return _one_day(days.day(moment.year, month, number), f"{moment.year:04d}-{month:02d}-{number:02d}")
        now = self.published
        unknown = f"XXXX-{month:02d}-{number:02d}"
        if now is None:
            return Placed(unknown, "day")
        near = [found for year in (now.year - 1, now.year, now.year + 1) if (found := days.day(year, month, number))]
        fitting = [found for found in near if not moment.weekday or found.isoweekday() == moment.weekday] or near
        return _one_day(_nearest(fitting, now, tense, longest=LONG_AGO), unknown)

    def _either(self, moment: Moment) -> Placed:
        year, readings = moment.year or 0, ((moment.month, moment.day), moment.other or (0, 0))
        found = [each for month, number in readings if (each := days.day(year, month or 0, number or 0))]
        now = self.published
        if now is None or len(found) < 2:
            return Placed(f"{year:04d}-XX-XX", "day") if len(found) != 1 else _one_day(found[0], "")
        return _one_day(min(found, key=lambda each: abs((each - now).days)), "")

    def _weekday(self, moment: Moment, tense: Tense) -> Placed:
        number, now = moment.weekday or 1, self.published
        unknown = f"XXXX-WXX-{number}"
        if now is None:
            return Placed(unknown, "day")
        if moment.week is not None:
            return _one_day(days.moved(now, number - now.isoweekday() + 7 * moment.week), unknown)
        back, ahead = (now.isoweekday() - number) % 7, (number - now.isoweekday()) % 7
        if moment.which == -1:
            return _one_day(days.moved(now, -(back or 7)), unknown)
        if moment.which == 1:
            return _one_day(days.moved(now, ahead or 7), unknown)
        if moment.which == 0:
            return _one_day(days.moved(now, number - now.isoweekday()), unknown)
        return _one_day(days.moved(now, ahead if tense == "future" else -back), unknown)

    def _month(self, moment: Moment, tense: Tense) -> Placed:
        month, now = moment.month or 1, self.published
        unknown = Placed(f"XXXX-{month:02d}", "month")
        if moment.year is not None:
            return days.month_of(moment.year, month) or unknown
        if now is None:
            return unknown
        if moment.which is not None:
            earlier = month >= now.month if moment.which < 0 else month > now.month
            year = {-1: now.year - earlier, 0: now.year, 1: now.year + (month <= now.month)}[moment.which]
            return days.month_of(year, month) or unknown
        near = [date(year, month, 1) for year in (now.year - 1, now.year, now.year + 1) if 1 <= year <= 9999]
        best = _nearest(near, now.replace(day=1), tense)
        return days.month_of(best.year, month) or unknown if best else unknown

    def _season(self, season: str, moment: Moment, tense: Tense) -> Placed:
        unknown, now = Placed(f"XXXX-{season}", "range"), self.published
        if moment.year is not None or now is None:
            return days.season_of(moment.year, season) or unknown if moment.year is not None else unknown
        year = now.year
        begins = days.SEASON_MONTHS[season]
        if moment.which == 1 or (tense == "future" and moment.which is None):
            year += now.month > begins
        elif moment.which == -1:
            year -= now.month < begins + 3
        elif moment.which is None:
            year -= now.month < begins
        return days.season_of(year, season) or unknown

    def _quarter(self, quarter: int, moment: Moment) -> Placed:
        now, year = self.published, moment.year
        unknown = Placed(f"XXXX-Q{quarter or 'X'}", "range")
        if not quarter:
            return self._told_quarter(moment) or unknown
        if year is not None:
            return days.quarter_of(year, quarter) or unknown
        if now is None:
            return unknown
        if moment.which is not None:
            return days.quarter_of(now.year + moment.which, quarter) or unknown
        begun = date(now.year, 3 * quarter - 2, 1) <= now
        return days.quarter_of(now.year if begun else now.year - 1, quarter) or unknown

    def _told_quarter(self, moment: Moment) -> Placed | None:
        """Give the quarter told before, in another year if one is given; without one, the last that is complete."""
        now, told = self.published, self.quarter
        if told is None:
            if moment.year is not None:
                return days.years_of(moment.year, 1, f"{moment.year:04d}")
            return days.quarter_of(now.year, (now.month - 1) // 3) if now is not None else None
        return days.quarter_of(moment.year or told[0] + (moment.which or 0), told[1])


def _nearest(near: list[date], now: date, tense: Tense, *, longest: int = 366) -> date | None:
    """Choose the day that fits the tense; without one, the nearest."""
    past = [each for each in near if each <= now]
    future = [each for each in near if each >= now]
    if tense == "past" and past and (now - past[-1]).days < longest:
        return past[-1]
    if tense == "future" and future:
        return future[0]
    return min(near, key=lambda each: abs((each - now).days), default=None)


def _is_night(meaning: Meaning) -> bool:
    return isinstance(meaning, Moment | Shift) and (meaning.part == "NI" or (meaning.clock or "") >= EVENING)


def _one_day(found: date | None, unknown: str) -> Placed:
    return Placed(unknown, "day") if found is None else Placed(found.isoformat(), "day", found, found)


def _years(moment: Moment) -> Placed:
    if moment.decade is not None:
        timex = f"{moment.decade:03d}"
        return days.years_of(moment.decade * 10, 10, timex) or Placed(timex, "range")
    if moment.century is not None:
        timex = f"{moment.century:02d}"
        return days.years_of(moment.century * 100, 100, timex) or Placed(timex, "range")
    timex = f"{moment.year or 0:04d}"
    return days.years_of(moment.year or 0, 1, timex) or Placed(timex, "year")


def _timed(placed: Placed, part: str | None, clock: str | None) -> Placed:
    if clock is None:
        return placed if part is None else replace(placed, timex=f"{placed.timex}T{part}")
    timex = f"{placed.timex}T{clock}"
    return replace(placed, timex=timex) if clock == MIDNIGHT else replace(placed, timex=timex, precision="hour")
