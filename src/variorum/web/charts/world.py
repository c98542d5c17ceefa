"""The map: outlines under circles that stand for incidents near each other. Mercator's, as the outlines are."""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import atan, ceil, degrees, exp, hypot, log, log2, pi, radians, sqrt, tan
from typing import TypeAlias

from markupsafe import Markup
from msgspec import Struct

from variorum.model.search import Box, Cell
from variorum.web.charts.drawing import link, tag
from variorum.web.charts.names import HEIGHT, WIDTH, Label, names
from variorum.wording.values import count_of

NORTHMOST = 84.0
"""Degrees of latitude where the outlines end."""
AROUND = 36_000.0
"""Units of the outlines around the world: hundredths of a degree at the equator."""
NARROWEST = 8.0
"""Units across the map at the least, about 9 km: the outlines have nothing to show closer."""
CELLS_ACROSS = 9
"""Cells side by side on the map: as many circles as can stand beside each other and be told apart."""
FINER_FROM = 9_000.0
"""Units across the map below which the finer outlines are drawn: a quarter of the world."""
NEAR = 24.0
"""How far from a circle, in units of the drawing, a town may be for the circle to be said to be around it."""
NAMES_MOVE_BELOW = 5_000.0
"""Units across the map below which the name of a country may be moved: by less than two degrees, that is."""
KEPT_APART, MOST_MOVES = 0.9, 8
"""How near the middles of two circles may come, by their radii together, and how often they are moved for it."""
Circle: TypeAlias = tuple[float, float, float]
"""Where its middle stands in the drawing, and its radius."""
ROOM = 1.15
"""How much wider than what it is to show a map is, so that nothing stands at its edge."""


class View(Struct, frozen=True):
    """What part of the outlines is seen: its left upper corner and its width; the height follows from it."""

    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """Give the height."""
        return self.width * HEIGHT / WIDTH

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Give where a place stands in the drawing."""
        x, y = project(lat, lon)
        if x < self.x and x + AROUND <= self.x + self.width:
            x += AROUND
        return (x - self.x) / self.width * WIDTH, (y - self.y) / self.height * HEIGHT

    def zoom(self) -> int:
        """Give how fine the cells are to be."""
        return max(0, ceil(log2(45 * CELLS_ACROSS / (self.width / 100))))

    def scaled(self, factor: float, right: float = 0, down: float = 0) -> "View":
        """Give a view around the same middle, or one that many widths and heights beside it."""
        width = min(max(self.width * factor, NARROWEST), AROUND)
        x = self.x + (self.width - width) / 2 + right * self.width
        y = self.y + (self.height - width * HEIGHT / WIDTH) / 2 + down * self.height
        return _kept_in(x, y, width)

    def box(self) -> Box:
        """Give the part of the world that is seen."""
        north, west = unproject(self.x, self.y)
        south, east = unproject(self.x + self.width, self.y + self.height)
        if self.width >= AROUND:
            west, east = -180.0, 180.0
        return Box(round(south, 4), round(west, 4), round(north, 4), round(east, 4))


def project(lat: float, lon: float) -> tuple[float, float]:
    """Give where a place stands on the outlines.

    >>> [round(each) for each in project(60, 10)]
    [19000, -7546]

    """
    shown = max(-NORTHMOST, min(NORTHMOST, lat))
    return (lon + 180) * 100.0, -round(degrees(log(tan(pi / 4 + radians(shown) / 2))) * 100, 6)


def unproject(x: float, y: float) -> tuple[float, float]:
    """Give the latitude and longitude of a place on the outlines."""
    lat = degrees(2 * atan(exp(radians(-y / 100))) - pi / 2)
    lon = x / 100 - 180
    return lat, lon - 360 if lon > 180 else lon + 360 if lon < -180 else lon


def _kept_in(x: float, y: float, width: float) -> View:
    """Keep a view from leaving the world at its upper and lower edge; sideways the world goes around."""
    top, height = project(NORTHMOST, 0)[1], width * HEIGHT / WIDTH
    y = min(max(y, top), max(top, -top - height))
    return View(0.0 if width >= AROUND else x % AROUND, y, width)


def view_of(box: Box, room: float = 1.0) -> View:
    """Give the view that shows a part of the world whole."""
    left, bottom = project(box.south, box.west)
    right, top = project(box.north, box.east)
    right += AROUND if right < left else 0
    width = min(max(right - left, (bottom - top) * WIDTH / HEIGHT, NARROWEST / room) * room, AROUND)
    return _kept_in((left + right - width) / 2, (top + bottom - width * HEIGHT / WIDTH) / 2, width)


def around(cells: Sequence[Cell]) -> View:
    """Give the view that shows all of some cells; the whole world if there are none."""
    if not cells:
        return view_of(Box(-58.0, -180.0, 76.0, 180.0))
    lats, lons = [cell.lat for cell in cells], [cell.lon for cell in cells]
    one = Box(min(lats), min(lons), max(lats), max(lons))
    wide = Box(max(one.south - 1, -84), max(one.west - 1, -180), min(one.north + 1, 84), min(one.east + 1, 180))
    return view_of(wide, ROOM)


def world(
    view: View,
    cells: Sequence[Cell],
    *,
    title: str,
    box: Box | None,
    address: Callable[[Cell], str],
    labels: Sequence[Label] = (),
) -> Markup:
    """Draw the map.

    Args:
        view: what part of the world.
        cells: incidents near each other.
        title: what it shows, read aloud.
        box: a part of the world that is looked at alone.
        address: where a cell leads.
        labels: names of countries and towns, the weightiest first; those that have room are shown.

    """
    most = max((cell.count for cell in cells), default=1)
    ordered = sorted(cells, key=lambda cell: -cell.count)
    circles = apart([(*view.place(cell.lat, cell.lon), _radius(cell, most)) for cell in ordered])
    towns = [label for label in labels if label.kind == "town"]
    marks = [_mark(cell, circle, towns, address(cell)) for cell, circle in zip(ordered, circles, strict=True)]
    frame = [_frame(view, box)] if box else []
    named = names(labels, circles, near=view.width <= NAMES_MOVE_BELOW)
    return tag(
        "svg",
        tag("g", _outlines(view), *frame, named, *marks, class_="moved"),
        class_="world",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="group",
        aria_label=title,
        data_view=f"{view.x:.2f} {view.y:.2f} {view.width:.2f}",
    )


def _outlines(view: View) -> Markup:
    file = f"/static/outlines/{'50m' if view.width < FINER_FROM else '110m'}.svg"
    shifts = (0, AROUND) if view.x + view.width > AROUND else (0,)
    uses = [
        tag("use", href=f"{file}#{part}", x=shift or None, class_=part)
        for shift in shifts
        for part in ("land", "borders", "disputed")
    ]
    seen = f"{view.x:.2f} {view.y:.2f} {view.width:.2f} {view.height:.2f}"
    return tag("svg", *uses, class_="outlines", viewBox=seen, width=WIDTH, height=HEIGHT, aria_hidden="true")


def _frame(view: View, box: Box) -> Markup:
    left, top = view.place(box.north, box.west)
    right, bottom = view.place(box.south, box.east)
    if right <= left:
        right += AROUND / view.width * WIDTH
    return tag("rect", x=left, y=top, width=right - left, height=bottom - top, class_="frame")


def apart(circles: Sequence[Circle]) -> list[Circle]:
    """Move circles that lie over each other apart, as far as it takes to read the number in each.

    >>> apart([(100.0, 100.0, 10.0), (104.0, 100.0, 10.0)])
    [(93.0, 100.0, 10.0), (111.0, 100.0, 10.0)]

    """
    moved = list(circles)
    for _ in range(MOST_MOVES):
        over = [(i, j) for i, j in combinations(range(len(moved)), 2) if _overlap(moved[i], moved[j]) > 1.0]
        if not over:
            break
        for i, j in over:
            moved[i], moved[j] = _parted(moved[i], moved[j])
    return moved


def _overlap(one: Circle, other: Circle) -> float:
    return (one[2] + other[2]) * KEPT_APART - hypot(one[0] - other[0], one[1] - other[1])


def _parted(one: Circle, other: Circle) -> tuple[Circle, Circle]:
    far = hypot(other[0] - one[0], other[1] - one[1])
    right, down = ((other[0] - one[0]) / far, (other[1] - one[1]) / far) if far else (1.0, 0.0)
    half = max(_overlap(one, other), 0.0) / 2
    return (
        (one[0] - right * half, one[1] - down * half, one[2]),
        (other[0] + right * half, other[1] + down * half, other[2]),
    )


def _radius(cell: Cell, most: int) -> float:
    return 8.0 if cell.count == 1 else 11.0 + 8.0 * sqrt(cell.count / most)


def _mark(cell: Cell, circle: Circle, towns: Sequence[Label], address: str) -> Markup:
    x, y, radius = circle
    words = f"{count_of(cell.count, 'incident')} around {_around_words(cell, x, y, towns)}"
    if cell.disputed:
        words += f", {cell.disputed:,} disputed"
    parts = [
        tag("title", words),
        tag("circle", cx=x, cy=y, r=radius, class_="mark disputed" if cell.disputed else "mark"),
    ]
    if cell.count > 1:
        parts.append(tag("text", _short(cell.count), x=x, y=y + 4, text_anchor="middle", class_="many"))
    return link(address, words, *parts)


def _around_words(cell: Cell, x: float, y: float, towns: Sequence[Label]) -> str:
    """Say where a circle stands: by its degrees, and by the nearest of the larger towns if one is near."""
    degrees_ = _degree_words(cell.lat, cell.lon)
    nearest = min(towns, key=lambda town: hypot(town.x - x, town.y - y), default=None)
    if nearest is None or hypot(nearest.x - x, nearest.y - y) > NEAR:
        return degrees_
    return f"{nearest.name} ({degrees_})"


def _short(number: int) -> str:
    """Write a number so that it fits in a circle.

    >>> _short(999), _short(1234), _short(45678)
    ('999', '1.2k', '46k')

    """
    if number < 1000:
        return str(number)
    return f"{number / 1000:.1f}k" if number < 9_950 else f"{number / 1000:.0f}k"


def _degree_words(lat: float, lon: float) -> str:
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"
