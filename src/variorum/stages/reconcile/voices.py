"""How many origins speak for each of many numbers, and against it: all are gone through once, from the lowest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from variorum.stages.reconcile.figures import Figure


class Voices(Struct, frozen=True):
    """Who speaks for a number.

    ``allowing`` is how many origins have a figure that allows it, ``against`` how many have one that does not,
    ``giving`` how many give just it, and ``latest`` the last day on which one did.
    """

    allowing: int
    against: int
    giving: int
    latest: str


class _Answer(Struct):
    """What figures that allow the same numbers say, their origins, and the last of their days."""

    figure: Figure
    origins: set[str]
    latest: str


def allows(figure: Figure, number: int) -> bool:
    """Say whether a figure speaks for a number; a sum of parts speaks for itself alone."""
    return figure.stated == number or _spans(figure, number)


def _spans(figure: Figure, number: int) -> bool:
    return figure.sort == "total" and figure.low <= number and (figure.high is None or number <= figure.high)


def weigh(numbers: Sequence[int], figures: Sequence[Figure]) -> dict[int, Voices]:
    """Say of each number, given from the lowest to the highest, who speaks for it."""
    answers = _answers(figures)
    stating: dict[int | None, list[_Answer]] = {}
    for answer in answers:
        stating.setdefault(answer.figure.stated, []).append(answer)
    found, tally = {}, _Tally(answers)
    for number, _ in zip(numbers, _sweep(numbers, answers, tally), strict=False):
        giving = stating.get(number, ())
        exact = [answer for answer in giving if not _spans(answer.figure, number)]
        tally.add(*exact)
        by = len({origin for answer in giving for origin in answer.origins})
        latest = max((answer.latest for answer in giving), default="")
        found[number] = Voices(len(tally.allowing), tally.against, by, latest)
        tally.take(*exact)
    return found


def _answers(figures: Iterable[Figure]) -> list[_Answer]:
    answers: dict[tuple[object, ...], _Answer] = {}
    for figure in figures:
        key = (figure.stated, figure.low, figure.high, figure.sort == "total")
        answer = answers.get(key)
        if answer is None:
            answer = answers[key] = _Answer(figure, set(), figure.day)
        answer.origins.update(figure.origins)
        answer.latest = max(answer.latest, figure.day)
    return list(answers.values())


def _sweep(numbers: Iterable[int], answers: Iterable[_Answer], tally: "_Tally") -> Iterator[None]:
    """Stop at each number when the tally holds the answers whose ends span it."""
    totals = [(answer.figure.low, answer.figure.high, answer) for answer in answers if answer.figure.sort == "total"]
    closed = [(high, answer) for low, high, answer in totals if high is not None and low <= high]
    opening = sorted(((low, answer) for low, high, answer in totals if high is None or low <= high), key=_first)
    closing = sorted(closed, key=_first)
    opening.reverse()
    closing.reverse()
    for number in numbers:
        while opening and opening[-1][0] <= number:
            tally.add(opening.pop()[1])
        while closing and closing[-1][0] < number:
            tally.take(closing.pop()[1])
        yield


def _first(end: tuple[int, _Answer]) -> int:
    return end[0]


class _Tally:
    """How many answers of each origin allow a number; ``against`` is how many origins have one that does not."""

    def __init__(self, answers: Iterable[_Answer]) -> None:
        self.answers = Counter(origin for answer in answers for origin in answer.origins)
        self.allowing: dict[str, int] = {}
        self.against = len(self.answers)

    def add(self, *answers: _Answer) -> None:
        """Count answers that allow the number."""
        for answer in answers:
            for origin in answer.origins:
                now = self.allowing[origin] = self.allowing.get(origin, 0) + 1
                self.against -= now == self.answers[origin]

    def take(self, *answers: _Answer) -> None:
        """Count answers no longer."""
        for answer in answers:
            for origin in answer.origins:
                before = self.allowing.pop(origin)
                self.against += before == self.answers[origin]
                if before > 1:
                    self.allowing[origin] = before - 1
