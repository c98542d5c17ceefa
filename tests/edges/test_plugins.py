"""An extractor is found by its name, its module or its file, and what is none is told."""

import importlib.metadata
from pathlib import Path

import pytest

from variorum.edges.plugins import GROUP, load_extractor
from variorum.edges.settings import load_settings
from variorum.errors import ResourceError, SettingsError
from variorum.stages.extract.resources import ExtractResources

LONE = "tests.contracts.lone_extractor"
LONE_FILE = Path(__file__).parents[1] / "contracts" / "lone_extractor.py"


def entry_points(*names: tuple[str, str]) -> importlib.metadata.EntryPoints:
    return importlib.metadata.EntryPoints(importlib.metadata.EntryPoint(name, value, GROUP) for name, value in names)


def test_the_built_in_has_the_programs_version(extract_resources: ExtractResources) -> None:
    assert load_extractor("variorum", extract_resources).name == f"variorum {importlib.metadata.version('variorum')}"


@pytest.mark.parametrize("name", [f"{LONE}:make", f"{LONE_FILE}:make"])
def test_an_object_of_a_module_or_file_is_called_with_the_built_in(
    name: str, extract_resources: ExtractResources
) -> None:
    assert load_extractor(name, extract_resources).name == "lone 2"


def test_an_entry_point_is_found_by_its_name(
    extract_resources: ExtractResources, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = entry_points(("lone", f"{LONE}:make"), ("other", "nowhere:make"))
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: found.select(group=group))
    assert load_extractor("lone", extract_resources).name == "lone 2"
    with pytest.raises(ResourceError, match="There are: lone, other, variorum"):
        load_extractor("loan", extract_resources)
    with pytest.raises(ResourceError, match="ModuleNotFoundError"):
        load_extractor("other", extract_resources)


def test_a_name_that_two_packages_bring_is_told(
    extract_resources: ExtractResources, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = entry_points(("lone", f"{LONE}:make"), ("lone", "elsewhere:make"))
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: found.select(group=group))
    with pytest.raises(ResourceError, match="Several packages"):
        load_extractor("lone", extract_resources)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no_such_name", "There is no extractor 'no_such_name'"),
        ("no_such_module:make", "ModuleNotFoundError"),
        ("no/such/file.py:make", "not there"),
        (f"{LONE}:unmade", "AttributeError"),
        (f"{LONE}:NUMBERS", "cannot be called"),
        ("builtins:id", "is no extractor"),
        ("", "There is no extractor"),
    ],
)
def test_what_is_no_extractor_is_told(name: str, words: str, extract_resources: ExtractResources) -> None:
    with pytest.raises(ResourceError, match=words):
        load_extractor(name, extract_resources)


def test_a_fault_while_it_is_made_is_told(tmp_path: Path, extract_resources: ExtractResources) -> None:
    file = tmp_path / "faulty.py"
    file.write_text("def make(built_in):\n    return 1 / 0\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="ZeroDivisionError"):
        load_extractor(f"{file}:make", extract_resources)
    file = tmp_path / "broken.py"
    file.write_text("def make(:\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="SyntaxError"):
        load_extractor(f"{file}:make", extract_resources)


def test_the_file_of_an_extractor_starts_from_the_settings_folder(tmp_path: Path) -> None:
    (tmp_path / "variorum.toml").write_text('extractor = "mine.py:make"\n', encoding="utf-8")
    settings = load_settings(environment={}, folder=tmp_path)
    assert settings.extractor == f"{tmp_path / 'mine.py'}:make"
    assert load_settings({"extractor": "lone"}, environment={}, folder=tmp_path).extractor == "lone"
    with pytest.raises(SettingsError, match="extractor must be a name"):
        load_settings({"extractor": " "}, environment={}, folder=tmp_path)
