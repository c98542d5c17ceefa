"""The map names countries and towns where they have room, and its circles can be told apart and read aloud."""

import re
from itertools import combinations
from math import hypot

from tests.web.conftest import Client
from variorum.model.search import Box, Cell
from variorum.web.charts.names import Label, names
from variorum.web.charts.world import apart, view_of, world

AREA = Box(0, 0, 10, 10)


def town(name: str, x: float, y: float) -> Label:
    return Label(name, x, y, "town")


def test_a_name_that_has_no_room_beside_a_weightier_one_is_left_out() -> None:
    crowd = [town(f"Oldtown {i}", 300 + i / 10, 200 + i / 10) for i in range(30)]
    drawn = names(crowd, [])
    assert "Oldtown 0" in drawn
    assert drawn.count("<text") < 8


def test_names_that_only_a_wide_map_has_room_for_are_told_apart() -> None:
    drawn = names([town(f"Hill {i}", 40 + 90 * (i % 6), 40 + 45 * (i // 6)) for i in range(48)], [])
    assert drawn.count('class="town"') == 7
    assert drawn.count('class="town roomy"') == 19


def test_no_name_lies_on_a_circle() -> None:
    drawn = names([town("Tarn", 100, 100), Label("Ostrava Republic", 300, 300, "country")], [(100, 100, 12)])
    x = float(re.search(r'<text x="([\d.]+)"[^>]*>Tarn', drawn)[1])  # type: ignore[index]
    assert x >= 112
    assert names([Label("Ostrava", 300, 300, "country")], [(300, 300, 60)]).count("<text") == 0


def test_names_are_escaped_and_not_read_aloud() -> None:
    drawn = names([town("<script>", 100, 100)], [])
    assert "<script>" not in drawn
    assert 'aria-hidden="true"' in drawn


def test_circles_over_each_other_are_moved_apart() -> None:
    circles = apart([(100.0, 100.0, 18.0), (101.0, 104.0, 18.0), (96.0, 100.0, 12.0), (400.0, 10.0, 8.0)])
    assert all(hypot(a[0] - b[0], a[1] - b[1]) >= 0.85 * (a[2] + b[2]) for a, b in combinations(circles, 2))
    assert circles[-1] == (400.0, 10.0, 8.0)
    same = apart([(50.0, 50.0, 8.0), (50.0, 50.0, 8.0)])
    assert same[0] != same[1]


def test_a_circle_is_said_to_be_around_the_town_that_is_near() -> None:
    view = view_of(AREA)
    x, y = view.place(6, 6)
    cells = [Cell(6, 6, 12, 0, None, AREA)]
    near = world(view, cells, title="Map", box=None, address=lambda _: "/", labels=[town("Tarn", x + 10, y)])
    far = world(view, cells, title="Map", box=None, address=lambda _: "/", labels=[town("Tarn", x + 90, y)])
    assert "12 incidents around Tarn (6.00° N, 6.00° E)" in near
    assert "12 incidents around 6.00° N, 6.00° E" in far


def test_the_page_names_countries_from_afar_and_towns_from_near(client: Client) -> None:
    desk = client()
    afar, near = desk.get("/?box=-40,-20,60,120").text, desk.get("/?box=38,43,43,51").text
    assert re.search(r'class="country[^"]*">\w', afar)
    assert re.search(r'class="town[^"]*">Baku<', near)
    assert "GeoNames" in desk.get("/outlines").text


def test_the_name_of_a_country_is_not_moved_into_another_on_a_map_of_the_world() -> None:
    label, circle = Label("Ostrava", 300, 300, "country"), (300, 300, 12)
    assert "Ostrava" in names([label], [circle])
    assert "Ostrava" not in names([label], [circle], near=False)
