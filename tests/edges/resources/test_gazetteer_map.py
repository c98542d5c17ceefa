"""Names for a map: the weightiest first, in any part of the world."""

from variorum.edges.resources.gazetteer_map import bundled_names
from variorum.model.search import Box

CAUCASUS = Box(38.0, 43.0, 43.0, 51.0)


def test_the_towns_of_a_part_of_the_world_are_given_the_most_populous_first() -> None:
    found = [each.name for each in bundled_names().towns(CAUCASUS, 3)]
    assert found[0] == "Baku"
    assert set(found[1:]) <= {"Tbilisi", "Yerevan", "Tabriz"}


def test_near_by_villages_are_given_too() -> None:
    names = [each.name for each in bundled_names().towns(Box(39.7, 46.5, 39.9, 46.9), 50)]
    assert "Shusha" in names
    assert len(names) < 50


def test_a_wide_part_gives_only_large_towns_and_those_within_it() -> None:
    box = Box(20.0, -10.0, 60.0, 60.0)
    found = bundled_names().towns(box, 40)
    assert len(found) == 40
    assert all(box.south <= each.lat <= box.north and box.west <= each.lon <= box.east for each in found)


def test_names_are_found_across_the_date_line() -> None:
    across = bundled_names()
    assert "Fiji" in [each.name for each in across.countries(Box(-20.0, 170.0, -10.0, -170.0))]
    assert "Suva" in [each.name for each in across.towns(Box(-20.0, 175.0, -15.0, -178.0), 20)]


def test_all_the_world_is_wide() -> None:
    names = bundled_names()
    world = Box(-84.0, -180.0, 84.0, 180.0)
    assert len(names.countries(world)) > 200
    assert len(names.towns(world, 30)) == 30
