"""A user file holds names, roles and hashes; mistakes are told."""

from pathlib import Path

import pytest

from variorum.errors import SettingsError
from variorum.web.people import Person, admit, hash_of, load_people, save_person

PASSWORD = "a long enough password"


def test_people_are_kept_and_read_again_whatever_they_are_called(tmp_path: Path) -> None:
    path = tmp_path / "users.toml"
    for name in ("Mara", 'Ila "the" Ore\\', "Öz.tür k", "=[]#"):
        save_person(path, Person(name, "analyst", hash_of(PASSWORD)))
    people = load_people(path)
    assert list(people) == ["Mara", 'Ila "the" Ore\\', "Öz.tür k", "=[]#"]
    assert all(admit(people, name, PASSWORD) for name in people)
    assert path.stat().st_mode & 0o077 == 0


def test_somebody_added_again_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "users.toml"
    save_person(path, Person("Mara", "analyst", hash_of(PASSWORD)))
    save_person(path, Person("Mara", "reader", None))
    assert load_people(path) == {"Mara": Person("Mara", "reader", None)}


def test_a_short_password_is_refused() -> None:
    with pytest.raises(SettingsError, match="at least 12"):
        hash_of("short")


@pytest.mark.parametrize("text", ["Mara", "[Mara]\nrole = 'owner'", "[Mara]\nrole = 'reader'\nage = 4", "Mara = 1"])
def test_a_file_with_a_mistake_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "users.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="not understood"):
        load_people(path)


def test_a_file_that_is_not_there_is_told_with_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="variorum user add"):
        load_people(tmp_path / "none.toml")
