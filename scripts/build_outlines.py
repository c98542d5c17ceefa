"""Build the outlines of the desk's map from Natural Earth, as the npm package world-atlas 2 has it.

    npm pack world-atlas@2
    python scripts/build_outlines.py world-atlas-2.0.2.tgz

The map is Mercator's, in hundredths of a degree at the equator, its corner at 180 W. Each file has the land as areas,
the borders between two units as lines, and those of ``disputed.toml`` as lines of their own. The same package
gives the same bytes.
"""

import argparse
import json
import math
import tarfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, TypeAlias

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/variorum/data/outlines"
DISPUTED = TARGET / "disputed.toml"
NORTHMOST = 84.0
"""Degrees of latitude beyond which Mercator's map is not drawn: it would grow without end."""
KEPT_WITHIN = {"110m": 8.0, "50m": 2.0}
"""Hundredths of a degree by which a line may stray when points are left out: less than the data's own exactness."""
SMALLEST = {"110m": 400.0, "50m": 30.0}
"""Area, in squared hundredths of a degree, of an island that is left out: less than a point on any screen."""
AROUND = 36_000
"""Hundredths of a degree around the world."""
Point: TypeAlias = tuple[int, int]
Degrees: TypeAlias = tuple[float, float]


def main() -> None:
    """Read the package and write a file for each scale."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("package", type=Path, help="the archive of world-atlas, as npm packs it")
    with tarfile.open(arguments.parse_args().package) as archive:
        for scale in KEPT_WITHIN:
            member = archive.extractfile(f"package/countries-{scale}.json")
            if member is None:
                raise SystemExit(f"The package has no countries-{scale}.json.")
            path = TARGET / f"{scale}.svg"
            path.write_text(_svg(json.load(member), scale), encoding="utf-8", newline="\n")
            print(f"{path.relative_to(HERE)}: {path.stat().st_size / 1000:.0f} kB")


def _svg(topology: dict[str, Any], scale: str) -> str:
    arcs = [list(_degrees(arc, topology["transform"])) for arc in topology["arcs"]]
    agreed, disputed = _borders(topology, arcs)
    within = KEPT_WITHIN[scale]
    paths = {
        "land": "".join(_path(ring, within, close=True) for ring in _land(topology, arcs, SMALLEST[scale])),
        "borders": "".join(_path(_drawn(line), within) for line in agreed),
        "disputed": "".join(_path(_drawn(line), within) for line in disputed),
    }
    lines = [f'<path id="{name}" vector-effect="non-scaling-stroke" d="{path}"/>' for name, path in paths.items()]
    note = f"<!-- Natural Earth 4.1 1:{scale[:-1]} million (public domain), by world-atlas; see build_outlines.py. -->"
    view = f'viewBox="0 {-_mercator(NORTHMOST)} 36000 {2 * _mercator(NORTHMOST)}"'
    return "\n".join((f'<svg xmlns="http://www.w3.org/2000/svg" {view}>', note, *lines, "</svg>", ""))


def _degrees(arc: Iterable[Sequence[int]], transform: dict[str, Sequence[float]]) -> Iterator[Degrees]:
    """Undo the quantization of an arc: each point is given by its difference from the one before."""
    (width, height), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * width + west, y * height + south


def _mercator(latitude: float) -> int:
    shown = max(-NORTHMOST, min(NORTHMOST, latitude))
    return round(math.degrees(math.log(math.tan(math.pi / 4 + math.radians(shown) / 2))) * 100)


def _drawn(points: Iterable[Degrees]) -> list[Point]:
    """Bring points onto the map, each once."""
    drawn = ((round((longitude + 180) * 100), -_mercator(latitude)) for longitude, latitude in points)
    return [point for point, _ in groupby(drawn)]


def _land(topology: dict[str, Any], arcs: Sequence[list[Degrees]], smallest: float) -> Iterator[list[Point]]:
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            for ring in polygon:
                drawn = _drawn(point for i in ring for point in (arcs[i] if i >= 0 else arcs[~i][::-1]))
                if abs(_area(whole := _unbroken(drawn))) >= smallest:
                    yield from _both_sides(whole)


def _unbroken(ring: Sequence[Point]) -> list[Point]:
    """Draw a ring on where it crosses the edge of the map; one around the pole is closed along the lower edge."""
    turns, last, whole = 0, ring[0][0], []
    for x, y in ring:
        turns += (last - x > AROUND / 2) - (x - last > AROUND / 2)
        whole.append((x + turns * AROUND, y))
        last = x
    if turns:
        bottom = -_mercator(-NORTHMOST)
        whole += [(whole[-1][0], bottom), (whole[0][0], bottom)]
    return whole


def _both_sides(ring: list[Point]) -> Iterator[list[Point]]:
    """Give a ring, and once more on the other side of the map if it reaches over its edge."""
    yield ring
    over = [AROUND for x, _ in ring if x < 0] or [-AROUND for x, _ in ring if x > AROUND]
    if over:
        yield [(x + over[0], y) for x, y in ring]


def _area(ring: Sequence[Point]) -> float:
    return sum(x * v - u * y for (x, y), (u, v) in pairwise([*ring, ring[0]])) / 2


def _borders(
    topology: dict[str, Any], arcs: Sequence[list[Degrees]]
) -> tuple[list[list[Degrees]], list[list[Degrees]]]:
    """Give the lines between two units, in two lists: those agreed on, and those disputed."""
    owners: defaultdict[int, set[str]] = defaultdict(set)
    for geometry in topology["objects"]["countries"]["geometries"]:
        for i in _flat(geometry.get("arcs", [])):
            owners[i if i >= 0 else ~i].add(geometry["properties"]["name"])
    rules = tomllib.loads(DISPUTED.read_text(encoding="utf-8"))
    agreed: list[list[Degrees]] = []
    disputed: list[list[Degrees]] = []
    for i, units in sorted(owners.items()):
        if len(units) > 1:
            for is_disputed, line in _stretches(arcs[i], frozenset(units), rules):
                (disputed if is_disputed else agreed).append(line)
    return agreed, disputed


def _flat(arcs: Any) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs
        return
    for each in arcs:
        yield from _flat(each)


def _stretches(
    line: Sequence[Degrees], units: frozenset[str], rules: dict[str, Any]
) -> Iterator[tuple[bool, list[Degrees]]]:
    """Cut a line where it begins or ceases to be disputed."""
    boxes = [rule.get("box", (-90, -180, 90, 180)) for rule in rules["between"] if units == set(rule["units"])]
    whole = bool(units & set(rules["units"]))
    steps = [(whole or any(_within(step, box) for box in boxes), step) for step in pairwise(line)]
    for is_disputed, run in groupby(steps, key=lambda each: each[0]):
        parts = [step for _, step in run]
        yield is_disputed, [parts[0][0], *(end for _, end in parts)]


def _within(step: tuple[Degrees, Degrees], box: Sequence[float]) -> bool:
    south, west, north, east = box
    longitude, latitude = ((step[0][i] + step[1][i]) / 2 for i in (0, 1))
    return south <= latitude <= north and west <= longitude <= east


def _path(points: Sequence[Point], within: float, *, close: bool = False) -> str:
    """Write a line as a path: the first point, then the difference of each from the one before."""
    if close and points:
        middle = len(points) // 2
        points = [*_simpler(points[: middle + 1], within)[:-1], *_simpler([*points[middle:], points[0]], within)[:-1]]
    else:
        points = _simpler(points, within)
    if len(points) < 2:
        return ""
    steps = "".join(f"{_number(v - y, u - x)}" for (x, y), (u, v) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps.lstrip()}" + ("z" if close else "")


def _number(down: int, right: int) -> str:
    """Write a step in as few characters as SVG allows: a minus needs no space before it."""
    return f"{right}".rjust(len(str(right)) + (right >= 0)) + (f"{down}" if down < 0 else f" {down}")


def _simpler(points: Sequence[Point], within: float) -> list[Point]:
    """Leave out points that lie so near to the line between those that stay (Douglas and Peucker)."""
    if len(points) < 3:
        return list(points)
    kept = {0, len(points) - 1}
    open_spans = [(0, len(points) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        far, at = max(((_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)),
                      default=(0.0, 0))  # fmt: skip
        if far > within:
            kept.add(at)
            open_spans += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Give how far a point is from the stretch between two others."""
    (x, y), (u, v), (w, z) = point, start, end
    length = (w - u) ** 2 + (z - v) ** 2
    along = max(0.0, min(1.0, ((x - u) * (w - u) + (y - v) * (z - v)) / length)) if length else 0.0
    return math.hypot(x - u - along * (w - u), y - v - along * (z - v))


if __name__ == "__main__":
    main()
