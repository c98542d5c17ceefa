"""Which figures later ones took the place of: each new figure is held against those that nothing has ruled out yet."""

from collections.abc import Sequence
from typing import TypeAlias

from variorum.stages.reconcile.evidence import UNDATED
from variorum.stages.reconcile.figures import Figure

FLOORS_THAT_RULE_OUT = 2
"""Independent origins whose floor rules out a lower number: one may be wrong, two seldom are."""
Said: TypeAlias = tuple[object, ...]


def said_by(figure: Figure) -> Said:
    """Give what figures that say the same on the same day have in common."""
    return figure.sort, figure.low, figure.high, figure.stated, figure.day


class Overtaking:
    """Figures in the order in which they came out, and which of them were overtaken by then.

    One origin corrects itself with every later number. Other origins overtake it only by a higher number on a later
    day, when nobody gives the old one any more: tolls rise as the dead are found; a lower number contradicts, and so
    does any number where nobody was said to be hurt. A floor ("at least six") that two other origins give on that day
    or later rules out what lies below it. What came out on a day that is not known overtakes nothing, nor is overtaken.
    """

    def __init__(self) -> None:
        self._figures: list[Figure] = []
        self._fates: list[_Fate] = []
        self._same: dict[tuple[object, ...], _Fate] = {}
        self._open: dict[str, list[_Fate]] = {}
        self._origins: dict[Said, set[str]] = {}
        self._floors: dict[str, list[Figure]] = {}

    def goes_on_in(self, figures: Sequence[Figure]) -> bool:
        """Say whether figures begin with those that are held."""
        return list(figures[: len(self._figures)]) == self._figures

    def add(self, figures: Sequence[Figure]) -> None:
        """Add those of some figures, in the order of their days, that come after the ones that are held."""
        for figure in figures[len(self._figures) :]:
            self._figures.append(figure)
            key = (*said_by(figure), figure.origins)
            if key not in self._same:
                self._same[key] = self._meet(figure)
            self._fates.append(self._same[key])

    def told(self) -> list[bool]:
        """Say of each figure whether it was overtaken."""
        return [fate.gone or (fate.raised and not fate.upheld) for fate in self._fates]

    def _meet(self, figure: Figure) -> "_Fate":
        """Hold a figure against those before it, and it against the floors of its own day."""
        own = _Fate(figure)
        if figure.day == UNDATED:
            return own
        origins = self._origins.setdefault(said_by(figure), set())
        origins.update(figure.origins)
        for day, fates in self._open.items():
            if day < figure.day or figure.open:  # of its own day only a floor rules anything out
                for fate in fates:
                    fate.meet(figure, origins)
                self._open[day] = [fate for fate in fates if not fate.gone]
        for floor in self._floors.get(figure.day, ()):
            own.meet(floor, set(floor.origins))
        if figure.sort == "total" and figure.open:
            self._floors.setdefault(figure.day, []).append(figure)
        if not own.gone:
            self._open.setdefault(figure.day, []).append(own)
        return own


class _Fate:
    """What became of a figure: ``gone`` and ``upheld`` stay so; ``raised`` tells unless it is upheld."""

    def __init__(self, figure: Figure) -> None:
        self.figure, self.origins = figure, frozenset(figure.origins)
        self.floors: set[str] = set()
        self.gone = self.upheld = self.raised = False

    def meet(self, later: Figure, origins: set[str]) -> None:
        """Hold a figure of the same day or later against this one; ``origins`` are all that say it on that day."""
        figure = self.figure
        if later.day > figure.day:
            self.gone = self.gone or (self.origins <= origins and _corrects(later, figure))
        if not figure.stated or figure.sort != "total" or later.sort != "total":
            return
        above = figure.high is not None and later.low > figure.high
        if later.day > figure.day:
            self.raised = self.raised or above
            self.upheld = self.upheld or meet(figure, later)
        if above and later.open:
            self.floors |= set(later.origins) - self.origins
            self.gone = self.gone or len(self.floors) >= FLOORS_THAT_RULE_OUT


def _corrects(later: Figure, earlier: Figure) -> bool:
    """Say whether an origin's later figure takes the place of its earlier one: not when it only speaks of some."""
    if later.sort == "total":
        return later.stated != earlier.stated
    return earlier.sort == later.sort and (later.stated or 0) > (earlier.stated or 0)


def meet(left: Figure, right: Figure) -> bool:
    """Say whether one number lies between the ends of both figures."""
    return (right.high is None or left.low <= right.high) and (left.high is None or right.low <= left.high)
