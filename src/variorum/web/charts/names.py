"""Names on the map: countries, and towns as far as they have room beside each other and beside the circles."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from markupsafe import Markup
from msgspec import Struct, structs

from variorum.web.charts.drawing import tag

WIDTH, HEIGHT = 640.0, 480.0
"""The size of the map, in units of its drawing."""
SMALL, LARGE = 15.0, 23.0
"""Height of the letters, in units of the drawing, where the map is wide, and on a phone, where all of it is smaller."""
LETTER = 0.58
"""Width of a letter by its height, as sans serif fonts have it on the average."""
MOST_SMALL, MOST_LARGE = 26, 7
"""Names that are shown at either size: more would hide what they name."""
GAP, BESIDE_CIRCLE = 5.0, 20.0
"""Between a town and its name, where its place is seen, and where a circle stands on it."""
COUNTRY_SHIFTS = (0.0, -24.0, 24.0)
"""How far the name of a country may stand from its middle, which a circle may cover."""
Kind: TypeAlias = Literal["country", "town"]
Rectangle: TypeAlias = tuple[float, float, float, float]


FRAME: Rectangle = (0.0, 0.0, WIDTH, HEIGHT)


class Label(Struct, frozen=True):
    """A name and where its place stands in the drawing; ``fixed`` is a name that may stand nowhere else."""

    name: str
    x: float
    y: float
    kind: Kind
    fixed: bool = False


class _Placed(Struct, frozen=True):
    label: Label
    x: float
    y: float
    anchor: str


def names(labels: Sequence[Label], circles: Iterable[tuple[float, float, float]], *, near: bool = True) -> Markup:
    """Write names, the weightiest first, each where it hides nothing that is there already.

    Those that have room even in the letters of a phone are always shown; the others where the map is wide.

    Args:
        labels: what could be shown, the weightiest first.
        circles: the middle and the radius of each circle on the map.
        near: whether the map is near enough that the name of a country may stand beside its middle, and not in another.

    >>> names([Label("Tarn", 100, 100, "town"), Label("Tarn Bridge", 101, 100, "town")], []).count("<text")
    2

    """
    if not near:
        labels = [structs.replace(each, fixed=True) if each.kind == "country" else each for each in labels]
    covered = [(x - r, y - r, x + r, y + r) for x, y, r in circles]
    always = list(_choose(labels, LARGE, list(covered), covered, MOST_LARGE))
    taken = covered + [_rectangle(each, SMALL) for each in always]
    kept = {id(each.label) for each in always}
    rest = (each for each in labels if id(each) not in kept)
    roomy = _choose(rest, SMALL, taken, covered, MOST_SMALL - len(always))
    written = [_written(each, "") for each in always] + [_written(each, " roomy") for each in roomy]
    return tag("g", *written, class_="names", aria_hidden="true")


def _choose(
    labels: Iterable[Label], size: float, taken: list[Rectangle], circles: Sequence[Rectangle], most: int
) -> Iterator[_Placed]:
    chosen = 0
    for label in labels:
        if chosen >= most:
            return
        hidden = _meets_any((label.x, label.y, label.x, label.y), circles)
        for place in _places(label, size, BESIDE_CIRCLE if hidden else GAP):
            rectangle = _rectangle(place, size)
            if _inside(rectangle, FRAME) and not _meets_any(rectangle, taken):
                taken.append(rectangle)
                chosen += 1
                yield place
                break


def _places(label: Label, size: float, gap: float) -> Iterator[_Placed]:
    """Give where a name can stand, the best first: a country's about its middle, a town's beside it."""
    if label.kind == "country":
        shifts = COUNTRY_SHIFTS[:1] if label.fixed else COUNTRY_SHIFTS
        yield from (_Placed(label, label.x, label.y + size / 3 + down, "middle") for down in shifts)
        return
    yield _Placed(label, label.x + gap, label.y + size / 3, "start")
    yield _Placed(label, label.x - gap, label.y + size / 3, "end")
    yield _Placed(label, label.x, label.y - gap - 2, "middle")
    yield _Placed(label, label.x, label.y + gap + size, "middle")


def _rectangle(placed: _Placed, size: float) -> Rectangle:
    width = len(placed.label.name) * size * LETTER
    left = placed.x - {"start": 0.0, "middle": width / 2, "end": width}[placed.anchor]
    return left, placed.y - size, left + width, placed.y + size / 4


def _inside(inner: Rectangle, outer: Rectangle) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _meets_any(one: Rectangle, others: Iterable[Rectangle]) -> bool:
    """Say whether a rectangle, or a point, lies over any of others: asked ten thousand times for a map."""
    left, top, right, bottom = one
    for other in others:  # noqa: SIM110 - a loop takes a third of the time of any()
        if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
            return True
    return False


def _written(placed: _Placed, where: str) -> Markup:
    label = placed.label
    text = tag("text", label.name, x=placed.x, y=placed.y, text_anchor=placed.anchor, class_=f"{label.kind}{where}")
    if label.kind == "country":
        return text
    return Markup("").join((tag("circle", cx=label.x, cy=label.y, r=2, class_=f"dot{where}"), text))
