"""What of a report could not be read as it stands: no incident, no date, a number or a day that cannot be."""

import re
from collections.abc import Iterator
from datetime import date

from variorum.model.issue import Issue
from variorum.model.values import MOST_HARMED
from variorum.stages.extract.mentions import Span, TimeMention
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.times import odd_year

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BARE_DAY = re.compile(r"XXXX-\d\d-\d\d")
_LONG_NUMBER = re.compile(r"\d{1,3}(?:[,.]\d{3}){3,}|\d{9,}")
"""The shortest that can be more than can have come to harm; what it counts is looked at before it is doubted."""


def doubts(readings: Readings) -> tuple[Issue, ...]:
    """Give an Issue for each thing that keeps a report from being read as it stands."""
    return (*_whole(readings), *_numbers(readings), *_days(readings))


def _whole(readings: Readings) -> Iterator[Issue]:
    location = readings.annotated.report.location
    if not readings.events:
        yield _doubt(
            readings, "no-incident", f"{location} tells of no incident that could be read.",
            "Look at the report; if it does tell of one, the words for it are missing in events.toml.",
        )  # fmt: skip
    if readings.annotated.report.published.basis == "unknown":
        yield _doubt(
            readings, "no-date", f"{location} does not say when it was published, and its text does not settle it.",
            "Build it again with --published YYYY-MM-DD, if the day is known.",
        )  # fmt: skip


def _numbers(readings: Readings) -> Iterator[Issue]:
    """Doubt counts of more people than can have come to harm, and numbers too long to be read beside counts."""
    text, location = readings.annotated.text, readings.annotated.report.location
    spans: set[Span] = set()
    for count in readings.counts:
        value = count.value
        if max(value.low or 0, value.best or 0, value.high or 0) > MOST_HARMED:
            spans.add((count.start, count.end))
    counting = {readings.annotated.tokens[count.trigger].sentence for count in readings.counts}
    for sentence in (readings.annotated.sentences[i] for i in sorted(counting)):
        for match in _LONG_NUMBER.finditer(text, sentence.start, sentence.end):
            if not any(start <= match.start() < end for start, end in spans):
                spans.add(match.span())
    for span in sorted(spans):
        yield _doubt(
            readings, "number-impossible",
            f"{location} says “{text[slice(*span)]}”, which is more than can have come to harm.",
            "No number of the ledger rests on it. Look at the report; correct the claim if another number is meant.",
            span,
        )  # fmt: skip


def _days(readings: Readings) -> Iterator[Issue]:
    """Doubt days that no calendar has, and years that are none of the news."""
    text, location = readings.annotated.text, readings.annotated.report.location
    for time in readings.times:
        year = odd_year(text, time.end) if _BARE_DAY.fullmatch(time.value.timex or "") else None
        if year is not None:
            yield _doubt(
                readings, "date-impossible",
                f"{location} says “{text[time.start : year]}”, a year that is none of the news; the year was not read.",
                "The day stands without a year. Look at the report; correct the date if another is meant.",
                (time.start, year),
            )  # fmt: skip
        elif _is_no_day(time):
            yield _doubt(
                readings, "date-impossible",
                f"{location} says “{text[time.start : time.end]}”, a day that no calendar has.",
                "It is kept in words. Look at the report; correct the date if another is meant.",
                (time.start, time.end),
            )  # fmt: skip


def _is_no_day(time: TimeMention) -> bool:
    timex = time.value.timex or ""
    if not _FULL_DAY.fullmatch(timex):
        return False
    try:
        date.fromisoformat(timex)
    except ValueError:
        return True
    return False


def _doubt(readings: Readings, code: str, message: str, cure: str, span: Span | None = None) -> Issue:
    report = readings.annotated.report
    start, end = span if span is not None else (None, None)
    return Issue(
        stage="extract", weight="doubted", code=code, message=message, cure=cure,
        location=report.location, report=report.id, start=start, end=end,
    )  # fmt: skip
