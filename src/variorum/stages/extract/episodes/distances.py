"""Incidents told by their distance from another: "two days after the attack, gunmen killed six villagers"."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from variorum.model.text import Token
from variorum.model.values import DateValue
from variorum.stages.extract.episodes.episode import Episode
from variorum.stages.extract.episodes.times import in_dateline, one_day, verb_of
from variorum.stages.extract.events.vocabulary import DeathWords
from variorum.stages.extract.mentions import Distance, EventMention, PlaceMention, TimeMention
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.times.days import unit_of

_OF_A_NOUN = {"relcl", "acl"}
_OWN_CLAUSE = {"ccomp", "advcl", "parataxis", *_OF_A_NOUN}
_BESIDE = 2
"""Characters between a day and the distance that explains it: "on Friday, two days after"."""
Told = Callable[[int], Sequence[TimeMention]]
"""Gives the times told of an event word."""


class Apart(Struct, frozen=True):
    """Events on both ends of a distance, by the index of their words.

    ``anchors`` are the event after or before which the ``others`` were; ``clause`` are the days that stand with the
    distance itself, whether or not its clause tells of an event: "was charged on Friday, two days after the attack".
    ``phrase`` are the words behind "after" or "before": a place among them is that of an anchor, and no other is.
    """

    distance: Distance
    anchors: frozenset[int]
    others: frozenset[int]
    clause: tuple[TimeMention, ...]
    phrase: frozenset[int]

    def days_of(self, event: int, told: Told) -> tuple[TimeMention, ...]:
        """Give the day of an event as it follows from the other end; nothing where that end has no single day."""
        if event in self.anchors:
            base, back = [*self.clause, *(time for each in self.others for time in told(each))], True
        else:
            base, back = [time for each in self.anchors for time in told(each)], False
        days = {day for time in base if (day := one_day(time)) is not None}
        if len(days) != 1 or self.distance.amount is None:
            return ()
        return _at_distance(self.distance, days.pop(), -self.distance.amount if back else self.distance.amount)


class Distances:
    """The distances of one report that separate two events.

    ``times`` and ``of_token`` are those of the gathering: the times and the episode of each event word so far.
    """

    def __init__(
        self,
        readings: Readings,
        events: Sequence[EventMention],
        words: DeathWords,
        times: dict[int, list[TimeMention]],
        of_token: dict[int, Episode],
    ) -> None:
        self.readings, self.times, self.of_token = readings, times, of_token
        self.pairs = [pair for each in readings.distances if (pair := _pair(readings, each, events, words)) is not None]

    def are_apart(self, event: int, episode: Episode) -> bool:
        """Say whether an event is told to be some time away from an episode: they are two incidents."""
        others = {mention.token for mention in episode.mentions}
        return any(
            (event in pair.others and pair.anchors & others) or (event in pair.anchors and pair.others & others)
            for pair in self.pairs
        )

    def are_across(self, place: PlaceMention, event: int) -> bool:
        """Say whether a place stands at the other end of a distance than an event of its sentence: it is not there."""
        word = self.readings.token_at(place.start)
        return word is not None and any(
            (event in pair.anchors and word.i not in pair.phrase) or (event in pair.others and word.i in pair.phrase)
            for pair in self._of_sentence(event)
            if word.sentence == self._sentence(event)
        )

    def is_told_from(self, event: int) -> bool:
        """Say whether an event is told by its distance from another one of its sentence, which is told before it."""
        return any(pair.others and event not in pair.phrase for pair in self._of_sentence(event))

    def date(self, event: int) -> list[TimeMention]:
        """Date an event that no day is told of by its distance from another, and give the day."""
        found: list[TimeMention] = []
        for pair in self.pairs:
            side = pair.anchors if event in pair.anchors else pair.others if event in pair.others else ()
            if side and not found and not any(self._told(each) for each in side):
                found += self._past(pair.days_of(event, self._told))
        if found:
            self.times[event] = found
        return found

    def _told(self, event: int) -> Sequence[TimeMention]:
        episode = self.of_token.get(event)
        return self.times.get(event) or (episode.times if episode is not None else ())

    def _sentence(self, event: int) -> int:
        return self.readings.annotated.tokens[event].sentence

    def _of_sentence(self, event: int) -> Iterator[Apart]:
        return (pair for pair in self.pairs if self._sentence(pair.distance.token) == self._sentence(event))

    def _past(self, times: Iterable[TimeMention]) -> Iterator[TimeMention]:
        """Leave out what would lie after the report itself: there the anchor's day was not the right one."""
        published = self.readings.annotated.report.published.latest
        return (t for t in times if published is None or (t.value.start or "") <= published[:10])


def _at_distance(distance: Distance, day: date, amount: int) -> tuple[TimeMention, ...]:
    placed = unit_of(day, distance.unit, amount)
    if placed is None or placed.first is None or placed.last is None:
        return ()
    value = DateValue(placed.first.isoformat(), placed.last.isoformat(), placed.precision, distance.words, placed.timex)
    return (TimeMention(distance.start, distance.end, "date", value, anchored=True),)


def _pair(readings: Readings, distance: Distance, events: Sequence[EventMention], words: DeathWords) -> Apart | None:
    annotated = readings.annotated
    marker = annotated.tokens[distance.token]
    root = _told_from(readings, marker)
    if root is None:
        return None
    within = {token.i for token in annotated.subtree(root)}
    here = [e for e in events if annotated.tokens[e.token].sentence == marker.sentence]
    anchors = [e for e in here if e.token in within and _belongs(readings, e, root, _OWN_CLAUSE - _OF_A_NOUN)]
    above = _above(readings, root, {event.token for event in here})
    if not anchors or above is None:
        return None
    others = [e for e in here if e.token not in within and _belongs(readings, e, above, _OWN_CLAUSE)]
    others = [e for e in others if not e.weak or not _is_of_the_same(readings, e, anchors, words)]
    return Apart(
        distance, frozenset(e.token for e in anchors), frozenset(e.token for e in others),
        tuple(_of_clause(readings, distance, above, within)), frozenset(within),
    )  # fmt: skip


def _told_from(readings: Readings, marker: Token) -> Token | None:
    """Give the main word of what stands behind "after" or "before": a noun, or the verb of a clause."""
    if marker.dep == "mark":
        return readings.annotated.head(marker)
    return next(readings.annotated.below(marker, "pobj", "pcomp"), None)


def _above(readings: Readings, root: Token, events: set[int]) -> Token | None:
    return next((t for t in readings.annotated.ancestors(root) if t.i in events or t.pos in {"VERB", "AUX"}), None)


def _belongs(readings: Readings, event: EventMention, root: Token, clauses: set[str]) -> bool:
    """Say whether an event stands in the clause of a word itself, and not in one of the ``clauses`` below it."""
    token = readings.annotated.tokens[event.token]
    while token.i != root.i:
        if token.dep in clauses or token.head == token.i:
            return False
        token = readings.annotated.head(token)
    return True


def _is_of_the_same(
    readings: Readings, event: EventMention, anchors: Sequence[EventMention], words: DeathWords
) -> bool:
    """Who "died two days after the attack" died of it, and captives are killed days after they were taken.

    Who was killed two days after an attack was killed in another.
    """
    token = readings.annotated.tokens[event.token]
    taken_before = any(anchor.family == "abduction" for anchor in anchors)
    return taken_before or token.pos != "VERB" or token.lemma in words.verbs


def _of_clause(readings: Readings, distance: Distance, above: Token, within: set[int]) -> Iterator[TimeMention]:
    """Give the days beside a distance and with its verb: "on Friday, two days after", "held Friday two days after"."""
    for time in readings.times:
        token = readings.token_at(time.start)
        if token is None or token.sentence != above.sentence or token.i in within or in_dateline(readings, time, token):
            continue
        verb = verb_of(readings, token)
        if 0 <= distance.start - time.end <= _BESIDE or (verb is not None and verb.i == above.i):
            yield time
