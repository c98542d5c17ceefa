"""The days that a report names, each with the signs around it that it is, or is not, the day of the main incident."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from variorum.model.text import Token
from variorum.stages.extract.dating.stands import Stands
from variorum.stages.extract.episodes import Gathering
from variorum.stages.extract.episodes.times import in_dateline, one_day
from variorum.stages.extract.events import EventIndex
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.times import TimeVocabulary
from variorum.stages.extract.times.calendar import STAMP
from variorum.stages.extract.times.lexemes import NAMES
from variorum.stages.extract.times.tense import Tenses

LEAD_SENTENCES, EARLY_SENTENCES = 2, 6
"""Sentences of the lead, and of the part of a report that still tells the news; what was before comes after."""
RECENT_DAYS = 31
"""News is told for a month; the earliest of its days is often that of the incident, what followed comes later."""
STAMP_REACH = 60
"""Characters before a time within which "Published:" makes it the day of the page."""
_AGES = (
    (-1, "tomorrow"), (0, "day_of_report"), (1, "day_before"), (2, "two_days_before"), (6, "within_a_week"),
    (RECENT_DAYS, "within_a_month"),
)  # fmt: skip
_TOLD_BY = {
    "Weekday": "weekday", "ShortWeekday": "weekday", "Month": "month", "MonthAbbreviation": "month",
    "ShortMonth": "month", "Year": "year", "Deictic": "deictic", "Part": "part_of_day", "Tonight": "part_of_day",
    "Early": "early_or_late", "Late": "early_or_late",
}  # fmt: skip
"""What classes of words in a time say of how it is told."""
_NAMED = {"weekday", "month", "year", "deictic", "part_of_day"}


class Day(Struct, frozen=True):
    """A day that a report names, by one mention or several, with all signs around them."""

    day: date
    mentions: tuple[TimeMention, ...]
    signs: frozenset[str]


class Signs:
    """Reads the signs of one report."""

    def __init__(self, readings: Readings, gathering: Gathering, index: EventIndex, vocabulary: TimeVocabulary) -> None:
        self.readings, self.annotated, self.gathering = readings, readings.annotated, gathering
        self.vocabulary, self.stands = vocabulary, Stands(readings, gathering, index)
        self.tenses = Tenses(readings.annotated, vocabulary)
        published = readings.annotated.report.published.latest
        self.published = date.fromisoformat(published[:10]) if published else None
        body = readings.annotated.report.body_start
        self.opening = next((s.i for s in self.annotated.sentences if s.start >= body), 0)

    def days(self) -> list[Day]:
        """Give the days of a report in the order of the text, without days ahead and that of the dateline."""
        found: dict[date, list[TimeMention]] = {}
        told = {id(time): time for times in (self.readings.times, *self.gathering.times.values()) for time in times}
        for time in sorted(told.values(), key=lambda each: each.start):
            day, token = one_day(time), self.readings.token_at(time.start)
            if day is None or token is None or in_dateline(self.readings, time, token):
                continue
            if self.published is None or day <= self.published + timedelta(days=1):
                found.setdefault(day, []).append(time)
        recent = [day for day in found if self._age(day) <= RECENT_DAYS]
        return [
            Day(day, tuple(times), frozenset((*self._of_day(day, times, list(found), recent), *self._of_all(times))))
            for day, times in found.items()
        ]

    def _age(self, day: date) -> int:
        return (self.published - day).days if self.published is not None else 0

    def _of_day(self, day: date, times: list[TimeMention], days: list[date], recent: list[date]) -> Iterator[str]:
        """Give the signs of a day among the others, and of its distance from the report."""
        if self.published is not None:
            age = self._age(day)
            yield next((name for most, name in _AGES if age <= most), "long_before")
        if len(days) == 1:
            yield "only_day"
        if day in recent and day == min(recent):
            yield "earliest_of_month"
        if day in recent and day == max(recent) and len(recent) > 1:
            yield "latest_of_month"
        yield ("told_once", "told_twice", "told_often")[min(len(times), 3) - 1]

    def _of_all(self, times: list[TimeMention]) -> Iterator[str]:
        for time in times:
            token = self.readings.token_at(time.start)
            if token is not None:
                yield from self._of_words(time)
                yield from self._of_clause(time, token)
                yield from self._of_sentence(token)

    def _of_words(self, time: TimeMention) -> Iterator[str]:
        words = time.value.words.lower().replace(".", " ").replace(",", " ").replace("-", " ").split()
        classes = {NAMES[self.vocabulary.entries[word][0]] for word in words if word in self.vocabulary.entries}
        told = {_TOLD_BY[name] for name in classes if name in _TOLD_BY}
        if any(word.isdigit() and len(word) == len("2016") for word in words):
            told.add("year")
        yield from (f"told_by_{each}" for each in told)
        if time.value.precision == "hour":
            yield "told_to_the_hour"
        if not told & _NAMED:
            yield "told_by_hour_alone" if time.value.precision == "hour" else "told_by_distance"

    def _of_clause(self, time: TimeMention, token: Token) -> Iterator[str]:
        yield f"with_{self.stands.with_what(time, token)}"
        yield f"{self.tenses.around(token)}_tense"
        if token.dep in {"poss", "compound", "nmod"} and self.annotated.head(token).pos == "NOUN":
            yield "of_a_noun"  # "Saturday's shooting"

    def _of_sentence(self, token: Token) -> Iterator[str]:
        sentence = self.annotated.sentence(token)
        here = range(sentence.first, sentence.last)
        if sentence.i < self.opening:
            yield "in_headline"
        elif sentence.i - self.opening < LEAD_SENTENCES:
            yield "in_lead"
        elif sentence.i - self.opening >= EARLY_SENTENCES:
            yield "in_later_part"
        if self.gathering.of_sentence.get(sentence.i) is self.gathering.main:
            yield "in_sentence_of_incident"
        if any(count.trigger in here for count in self.readings.counts):
            yield "beside_count"
        if not any(self.annotated.tokens[i].pos in {"VERB", "AUX"} for i in here):
            yield "without_verb"
        if STAMP.search(self.annotated.text[max(0, token.start - STAMP_REACH) : token.start]):
            yield "of_the_page"
