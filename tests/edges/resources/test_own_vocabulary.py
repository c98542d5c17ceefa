"""A folder of the user's own words takes the place of the bundled ones, file by file."""

from importlib.resources import files
from pathlib import Path

import pytest

from variorum.edges.resources.bundle import load_extract
from variorum.edges.resources.gazetteer import load_gazetteer
from variorum.edges.resources.policies import load_rules
from variorum.edges.resources.vocabulary import check_folder
from variorum.errors import ResourceError


def copy(name: str, folder: Path, *, old: str, new: str) -> None:
    text = (files("variorum.data") / "vocabulary" / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_an_area_of_ones_own_is_found(tmp_path: Path) -> None:
    line = 'quennoria = { name = "Quennoria", lat = 10.0, lon = 20.0, kind = "area", country = "TD" }\n'
    copy("places_areas.toml", tmp_path, old="aceh = ", new=f"{line}aceh = ")
    assert not load_gazetteer().lookup("Quennoria")
    (place,) = load_gazetteer((), tmp_path).lookup("Quennoria")
    assert (place.country, place.kind) == ("TD", "area")


def test_names_of_origins_of_ones_own_are_used(tmp_path: Path) -> None:
    copy("origins.toml", tmp_path, old="[same]\n", new='[same]\n"Quenn News" = ["QN"]\n')
    assert load_rules(directory=tmp_path).origins != load_rules().origins


def test_files_that_are_not_there_stay_the_bundled_ones(tmp_path: Path) -> None:
    copy("times.toml", tmp_path, old="yesterday = -1", new="yesterday = -1\nyestreen = -1")
    own, bundled = load_extract(vocabulary=tmp_path), load_extract()
    assert own.times != bundled.times
    assert own.counts == bundled.counts


@pytest.mark.parametrize("name", ["thing.toml", "places_spelling.toml"])
def test_a_file_that_would_be_passed_over_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(ResourceError, match=f"holds {name}"):
        check_folder(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="is no folder"):
        check_folder(tmp_path / "none")
