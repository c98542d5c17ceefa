"""Which number a policy calls best, and which low and high: from the figures that it counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from variorum.stages.reconcile.figures import Figure
from variorum.stages.reconcile.overtaking import said_by
from variorum.stages.reconcile.policy import Policy
from variorum.stages.reconcile.voices import Voices, allows, weigh
from variorum.stages.reconcile.words import join

FAR = 100
"""How many times what anybody else says makes a lone number implausible: early tolls grow tenfold, seldom more."""
LARGE = 1000
"""Below this a number may be far from the others and true: nobody hurt, a first report says, and then there are 90."""
ENOUGH = 2
"""Other origins that must give a number before one that is far from theirs is set aside."""


class Choice(Struct, frozen=True):
    """A number chosen among figures, the figures that give or allow it, and why it was chosen."""

    number: int | None
    support: tuple[Figure, ...]
    reason: str


def choose(counted: Sequence[Figure], policy: Policy) -> Choice:
    """Choose the best number among figures by a policy's rule; None where nothing but an upper end is known."""
    numbers = _numbers(counted)
    if policy.best == "none" or not numbers:
        reason = "only an upper end is given" if not numbers else "a range is given, and no best number in it"
        return Choice(None, tuple(counted), reason)
    if policy.best == "most_origins":
        return _most_origins(numbers, counted)
    if policy.best == "most_reports":
        return _most_reports(counted)
    number, reason = _one_of(numbers, counted, policy)
    return Choice(number, _giving(number, counted), reason)


def best_of(counted: Sequence[Figure], alike: Sequence[Figure], policy: Policy) -> int | None:
    """Give the number that ``choose`` gives, and nothing of why: a replay asks for it after every report.

    ``alike`` are the figures with those that are alike put together, which is all that origins are counted by.
    """
    if policy.best != "most_origins":
        return choose(counted, policy).number
    numbers = _numbers(alike)
    return _leading(weigh(numbers, alike)) if numbers else None


def put_together(figures: Iterable[Figure]) -> list[Figure]:
    """Give one figure for all that say the same on the same day, with the origins of all: of a thousand, a few."""
    found: dict[tuple[object, ...], tuple[Figure, list[str]]] = {}
    for figure in figures:
        key = (*said_by(figure), is_ceiling(figure), figure.holds_attackers)
        found.setdefault(key, (figure, []))[1].extend(figure.origins)
    return [structs.replace(figure, origins=tuple(dict.fromkeys(origins))) for figure, origins in found.values()]


def _numbers(counted: Iterable[Figure]) -> list[int]:
    """Give the numbers that are stated, upper ends aside, from the lowest to the highest."""
    return sorted({figure.stated for figure in counted if figure.stated is not None and not is_ceiling(figure)})


def _one_of(numbers: Sequence[int], counted: Sequence[Figure], policy: Policy) -> tuple[int | None, str]:
    """Choose the latest, the highest or the lowest number."""
    if policy.best == "latest":
        newest = max(counted, key=lambda figure: (figure.day, figure.report, -(figure.stated or 0)))
        return newest.stated, "the figure of the newest report"
    if policy.best == "highest":
        return numbers[-1], "the highest figure"
    floor = max((figure.low for figure in counted if figure.open and figure.sort == "total"), default=0)
    lowest = next((n for n in numbers if n >= floor or _exact(n, counted)), numbers[-1])
    return lowest, "the lowest figure until a higher one is corroborated"


def is_ceiling(figure: Figure) -> bool:
    """Say whether a figure gives an upper end alone: "up to 30"."""
    value = figure.value
    return value is not None and value.low is None and value.best is None


def _exact(number: int, counted: Iterable[Figure]) -> bool:
    return any(figure.stated == number and not (figure.open and figure.sort == "total") for figure in counted)


def _giving(number: int | None, counted: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(figure for figure in counted if figure.stated == number)


def _most_origins(numbers: Sequence[int], counted: Sequence[Figure]) -> Choice:
    voices = weigh(numbers, counted)
    best = _leading(voices)
    support = tuple(figure for figure in counted if allows(figure, best))
    origins, everyone = origins_of(support), origins_of(counted)
    if len(everyone) == 1:
        return Choice(best, support, f"best is {best}, the only origin's figure ({join(everyone)})")
    rivals = [number for number in numbers if number != best and voices[number].allowing == len(origins)]
    tie = (
        "; of figures with as many, the least contradicted, then the latest, then the lowest was taken"
        if rivals
        else ""
    )
    told = f"most independent origins ({len(origins)} of {len(everyone)}: {join(origins)})"
    return Choice(best, support, f"best is {best}, the figure that {told} give or allow{tie}")


def _leading(voices: Mapping[int, Voices]) -> int:
    """Give the number that most origins allow; of equals the least contradicted, the latest, the lowest."""

    def weight(number: int) -> tuple[int, int, int, str, int]:
        voice = voices[number]
        return voice.allowing, -voice.against, voice.giving, voice.latest, -number

    return max(voices, key=weight)


def _most_reports(counted: Sequence[Figure]) -> Choice:
    """Choose the number that most reports give; of equals the latest, then the lowest."""
    given = {(figure.stated, figure.report) for figure in counted if not is_ceiling(figure)}
    often = Counter(number for number, _ in given if number is not None)
    best = max(often, key=lambda number: (often[number], _latest(_giving(number, counted)), -number))
    everyone = len({figure.report for figure in counted})
    return Choice(best, _giving(best, counted), f"best is {best}, which {often[best]} of {everyone} reports give")


def _latest(figures: Iterable[Figure]) -> str:
    return max((figure.day for figure in figures), default="")


def origins_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Give the origins of some figures, in the alphabet's order."""
    return tuple(sorted({origin for figure in figures for origin in figure.origins}))


def reliable(counted: Sequence[Figure], best: int | None) -> tuple[int | None, int | None]:
    """Give the lowest and the highest figure.

    Of floors the highest tells; they leave the high open where they are alone, or more origins give them than give an
    upper end. People told one by one, where nobody gives a total, make one number: how many of them are the same is a
    guess.
    """
    totals = [figure for figure in counted if figure.sort == "total"]
    if not totals:
        given = [figure.stated for figure in counted if figure.stated is not None]
        return (best, best) if best is not None or not given else (min(given), max(given))
    open_ = [figure for figure in totals if figure.open]
    closed = [figure for figure in totals if not figure.open]
    floor = max((figure.low for figure in open_), default=None)
    lows = [figure.low for figure in closed if not is_ceiling(figure)]
    lows += [number for number in (floor, best) if number is not None]
    high = max((figure.high for figure in closed if figure.high is not None), default=None)
    least = max((number for number in (floor, best) if number is not None), default=0)
    left_open = bool(open_) and len(set(origins_of(open_)) - set(origins_of(closed))) > len(origins_of(closed))
    return min(lows, default=None), high if high is not None and high >= least and not left_open else None


def far_off(figures: Sequence[Figure]) -> list[Figure]:
    """Give the large numbers that one origin alone gives, far above those of several others."""
    return [figure for figure in figures if (figure.stated or 0) > LARGE and _is_far_off(figure, figures)]


def _is_far_off(figure: Figure, figures: Sequence[Figure]) -> bool:
    others = [other for other in figures if not set(other.origins) & set(figure.origins)]
    most = max((other.stated or 0 for other in others), default=0)
    return len(origins_of(others)) >= ENOUGH and (figure.stated or 0) > FAR * max(most, 1)
