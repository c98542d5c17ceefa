"""Date a report from its own text, where its text allows. A wrong day would be a lie, no day is merely a gap.

A report speaks of a weekday by its bare name only within the week: so a past "Wednesday" was published on that day or
in the six days after it. What follows from that, in the order in which it is tried:

``dateline``
    "KABUL, Nov. 10, 2016 (Wire) -" gives the day.
``text``
    A line that holds a full date and hardly anything else gives the day. Otherwise a past day told in full whose
    weekday the report also names by itself gives that day and the six after it.
``calendar``
    A weekday and a day of the month without a year that are one day leave only some years; the earliest year that is
    not before the latest past year or date of the text is proposed. They are one day where the text joins them
    ("Wednesday, September 20"), or where a dateline's day stands beside the weekday of the lead. Where they stand
    apart, it takes a *running story*: see ``_running_story``.

Without any past year in the text nothing is proposed, since then there is no earliest year.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from variorum.model.report import Basis, Published
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.times import days
from variorum.stages.extract.times.meanings import Expression, Moment

WEEKDAY_REACH = 6
"""Days after which a report no longer calls a past day by its weekday alone."""
MOST_WEEKDAYS = 3
"""Weekdays that a report may name for one of them to tell which full date is its own: with more, one fits by chance."""
RUN = 3
"""Days over which a running story is told day by day; beyond them, dates belong to background or to the courts."""
RUN_DAYS = 2
"""Different days of the month that make a running story."""
LONGEST_GAP = 4
"""Years from the latest year in the text within which the proposal must fall. Of 620 dated reports with a year in
their text, 89 in 100 were published within four years of the latest one; proposals further off were mostly wrong."""
LEAD_SENTENCES = 4
"""Sentences in which a full date is the news's own, however short the report."""
LEAD_SHARE = 0.6
"""Share of a report's sentences in which a full date may be the news's own: background closes a report."""
CANDIDATE_YEARS = 28
"""Years over which other days are kept: after 28 years the calendar repeats itself."""
STAMP_WORDS = 4
"""Words that a line may hold beside a full date and still be a date line: "Published: 10 November 2016 09:30 GMT"."""
STAMP_LINES = 4
"""Paragraphs from the top among which a date line is looked for; lower down it may be another report's."""
LAST_STAMP_LINES = 2
"""Paragraphs at the end among which "Published in the Tribune, March 3rd, 2015" is looked for."""
LONGEST_STAMP = 16
"""Words of a line that says when it was published, with writer, place and hour."""
DATELINE_LENGTH = 60
"""Characters before a dateline's date: a place name or two."""

_PLACE = re.compile(
    r"\s*[A-Z][A-Z .'’/\-]+(?:\([A-Z .]+\))?(?:,[^.,\d]{2,30}){0,2},? ?$|\s*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, $"
)
_DASH = re.compile(r",?\s*(?:\([^()\n]{2,40}\)\s*)?(?:-{1,2}|–|—|_|:)\s")
STAMP = re.compile(
    r"\b(?:first published|last updated|modified|posted|published|updated)\b[^.\n]{0,40}$", re.IGNORECASE
)


def date_report(
    annotated: AnnotatedReport, expressions: Sequence[Expression], mentions: Sequence[TimeMention]
) -> Published:
    """Give the day of publication: as known already, or as the text gives it, or unknown.

    Args:
        annotated: the report.
        expressions: its time expressions.
        mentions: the same, resolved without a day of publication, in the same order.

    """
    published = annotated.report.published
    if published.earliest is not None or published.latest is not None:
        return published
    times = _Times(annotated, expressions, mentions)
    for rule in (_dateline, _stamp, _full_day, _joined_days, _running_story):
        found = rule(times)
        if found is not None:
            return found
    return published


class _Times:
    """The times of a report, sorted into what dates it."""

    def __init__(
        self, annotated: AnnotatedReport, expressions: Sequence[Expression], mentions: Sequence[TimeMention]
    ) -> None:
        self.annotated = annotated
        self.full: list[tuple[Expression, date]] = []
        self.partial: list[tuple[Expression, Moment]] = []
        self.weekdays: list[tuple[Expression, int]] = []
        self.bound: date | None = None
        for expression, mention in zip(expressions, mentions, strict=True):
            meaning = expression.meaning
            if isinstance(meaning, Moment):
                self._sort(expression, meaning, mention.value.start)

    def _sort(self, expression: Expression, moment: Moment, start: str | None) -> None:
        first = None if start is None else date.fromisoformat(start[:10])
        if moment.day is not None and moment.year is not None and first is not None:
            self.full.append((expression, first))
        elif moment.day is not None and moment.year is None and expression.tense != "future":
            self.partial.append((expression, moment))
        elif moment.weekday is not None and moment.which is None and expression.tense != "future":
            self.weekdays.append((expression, moment.weekday))
        sure = expression.tense == "past" or (moment.day is not None and expression.tense == "unknown")
        counts = sure and moment.decade is None and moment.century is None
        if first is not None and counts and (self.bound is None or first > self.bound):
            self.bound = first

    def paragraph(self, expression: Expression) -> int:
        """Give the number of the paragraph that an expression is in."""
        return self.annotated.sentences[expression.sentence].paragraph

    def leads(self, expression: Expression) -> bool:
        """Tell whether a date is told in the first part of a report: further down, full dates are of other times."""
        sentences = self.annotated.sentences
        return expression.sentence <= max(LEAD_SENTENCES, round(len(sentences) * LEAD_SHARE))

    def dateline(self, expression: Expression) -> bool:
        """Tell whether a date stands before a dash or colon at the head of the telling, behind a place or alone."""
        text, at = self.annotated.text, expression.start
        line = text.rfind("\n", 0, at) + 1
        before = text[line:at]
        placed = len(before) <= DATELINE_LENGTH and _PLACE.match(before) is not None
        return (placed or self._opens(expression)) and _DASH.match(text, expression.end) is not None

    def _opens(self, expression: Expression) -> bool:
        """Tell whether a day alone opens the telling, and no other line does so: else it begins a chronicle."""
        text, body = self.annotated.text, self.annotated.report.body_start
        lines = [each for each, _ in self.full if not text[text.rfind("\n", 0, each.start) + 1 : each.start].strip()]
        return lines == [expression] and len(text[body : expression.start].split("\n\n")) <= 2


def _week_from(first: date, basis: Basis, others: Iterable[date] = ()) -> Published:
    last = days.moved(first, WEEKDAY_REACH) or first
    return Published(first.isoformat(), last.isoformat(), basis, tuple(each.isoformat() for each in others))


def _dateline(times: _Times) -> Published | None:
    for expression, day in times.full:
        if times.dateline(expression):
            return Published(day.isoformat(), day.isoformat(), "dateline")
    return None


def _stamp(times: _Times) -> Published | None:
    sentences = times.annotated.sentences
    for expression, day in times.full:
        paragraph = times.paragraph(expression)
        held = [each for each in sentences if each.paragraph == paragraph]
        before = times.annotated.text[held[0].start : expression.start]
        rest = (before + " " + times.annotated.text[expression.end : held[-1].end]).split()
        stamped = STAMP.search(before) is not None and len(rest) <= LONGEST_STAMP
        if paragraph >= STAMP_LINES and not (stamped and sentences[-1].paragraph - paragraph < LAST_STAMP_LINES):
            continue
        if any(other is not expression and times.paragraph(other) == paragraph for other, _ in times.full):
            continue
        if stamped or len(rest) <= STAMP_WORDS:
            return Published(day.isoformat(), day.isoformat(), "text")
    return None


def _full_day(times: _Times) -> Published | None:
    past = [day for expression, day in times.full if expression.tense != "future" and times.leads(expression)]
    named = {weekday for _, weekday in times.weekdays}
    if not past or not named or len(named) > MOST_WEEKDAYS or times.bound is None:
        return None
    latest = max(past)
    fits = latest.isoweekday() in named and latest.year >= times.bound.year
    return _week_from(latest, "text") if fits else None


def _joined_days(times: _Times) -> Published | None:
    """Find the years in which every weekday that is joined to a day of the month is right."""
    pairs = {(m.month or 0, m.day or 0, m.weekday) for _, m in times.partial if m.weekday is not None}
    lead = times.weekdays[0] if times.weekdays else None
    for expression, moment in times.partial:
        if lead is not None and moment.weekday is None and times.dateline(expression):
            same_sentence = lead[0].sentence - expression.sentence <= 1
            pairs |= {(moment.month or 0, moment.day or 0, lead[1])} if same_sentence else set()
    return _propose(times, pairs)


def _running_story(times: _Times) -> Published | None:
    """Take the one weekday of a report for the last of the days that it tells a story by.

    The report names a single past weekday, at least twice: its day of news. It tells two days of the month or more,
    without a year, all within ``RUN`` days of each other and in the past: the story of these days. And the weekday is
    told of something that the last of these days is told of too. Then the news is the latest of the story.

    The doubt: the weekday may be a day or more later than the last date; then the year is wrong. The other years are
    therefore kept as candidates, and nothing is proposed on one date, one mention of a weekday, or two weekdays.
    """
    named = {weekday for _, weekday in times.weekdays}
    told = {(m.month or 0, m.day or 0) for _, m in times.partial}
    if len(named) != 1 or len(times.weekdays) < 2 or len(told) < RUN_DAYS or times.bound is None:
        return None
    month, number = max(told)
    last, first = days.day(times.bound.year, month, number), days.day(times.bound.year, *min(told))
    if last is None or first is None or (last - first).days > RUN:
        return None
    sentences = [e.sentence for e, m in times.partial if (m.month, m.day) == (month, number)]
    if not _shares_words(times.annotated, sentences, [e.sentence for e, _ in times.weekdays]):
        return None
    return _propose(times, {(month, number, named.pop())})


def _shares_words(annotated: AnnotatedReport, these: Iterable[int], those: Iterable[int]) -> bool:
    """Tell whether the sentences share a noun or name that is no time."""

    def words(numbers: Iterable[int]) -> set[str]:
        tokens = (token for i in numbers for token in annotated.words(annotated.sentences[i]))
        return {t.lemma for t in tokens if t.pos in ("NOUN", "PROPN") and t.entity not in ("DATE", "TIME")}

    return bool(words(these) & words(those))


def _propose(times: _Times, pairs: set[tuple[int, int, int]]) -> Published | None:
    """Give the earliest day from the bound on that fits all pairs of month, day and weekday; keep the others."""
    bound = times.bound
    if not pairs or bound is None:
        return None
    month, number, _ = max(pairs, key=lambda pair: pair[:2])
    fitting = []
    for year in range(bound.year, bound.year + CANDIDATE_YEARS):
        last = days.day(year, month, number)
        near = last is not None and (bound - last).days <= WEEKDAY_REACH
        if last is not None and near and all(_is_weekday(year, *pair) for pair in pairs):
            fitting.append(last)
    if not fitting or fitting[0].year - bound.year > LONGEST_GAP:
        return None
    return _week_from(fitting[0], "calendar", fitting[1:])


def _is_weekday(year: int, month: int, number: int, weekday: int) -> bool:
    found = days.day(year, month, number)
    return found is not None and found.isoweekday() == weekday
