"""Settings: who outranks whom, and what a mistake says."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.edges.resources.models import DEFAULT_MODEL
from variorum.edges.resources.policies import DEFAULT_POLICIES
from variorum.edges.settings import COLUMNS, Settings, load_settings
from variorum.edges.sources import records
from variorum.errors import SettingsError


def write(folder: Path, text: str, name: str = "variorum.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_anything_given_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(environment={}, folder=tmp_path) == Settings()


def test_the_defaults_are_those_of_the_parts_that_they_are_for() -> None:
    assert Settings().model == DEFAULT_MODEL
    assert Settings().policies == DEFAULT_POLICIES
    assert records.COLUMNS == COLUMNS


def test_a_file_in_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 'model = "en_core_web_lg"\nworkers = 2\n[columns]\ntext = "body"\n')
    monkeypatch.chdir(tmp_path)
    settings = load_settings(environment={})
    assert (settings.model, settings.workers, settings.columns) == ("en_core_web_lg", 2, {"text": "body"})
    assert settings.file == Path("variorum.toml")


def test_each_layer_outranks_the_one_before(tmp_path: Path) -> None:
    write(tmp_path, 'ledger = "file.db"\nmodel = "from_file"\nworkers = 2\n')
    environment = {"VARIORUM_MODEL": "from_environment", "VARIORUM_WORKERS": "3"}
    settings = load_settings({"workers": 4, "model": None}, environment=environment, folder=tmp_path)
    assert (settings.ledger, settings.model, settings.workers) == (tmp_path / "file.db", "from_environment", 4)


def test_another_file_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    write(tmp_path, "workers = 2")
    named = write(tmp_path / "other", "workers = 3", "mine.toml")
    settings = load_settings(environment={"VARIORUM_SETTINGS": str(named)}, folder=tmp_path)
    assert (settings.workers, settings.file) == (3, named)


def test_paths_start_from_the_folder_of_the_file_that_names_them(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    named = write(
        tmp_path / "other",
        'ledger = "l.db"\ngazetteers = ["a.gaz", "/b.gaz"]\npolicies = ["ucdp", "mine.toml"]\nmodel = "models/mine"\n',
        "mine.toml",
    )
    environment = {"VARIORUM_SETTINGS": str(named), "VARIORUM_LEDGER": "here.db"}
    settings = load_settings(environment=environment, folder=tmp_path)
    assert settings.ledger == tmp_path / "here.db"
    assert settings.gazetteers == (tmp_path / "other" / "a.gaz", Path("/b.gaz"))
    assert settings.policies == ("ucdp", str(tmp_path / "other" / "mine.toml"))
    assert settings.model == str(tmp_path / "other" / "models" / "mine")


def test_lists_and_tables_can_stand_in_the_environment(tmp_path: Path) -> None:
    environment = {
        "VARIORUM_POLICIES": "acled, ucdp",
        "VARIORUM_GAZETTEERS": os.pathsep.join(["/a.gaz", "/b.gaz"]),
        "VARIORUM_COLUMNS": "text=body, title=headline",
        "VARIORUM_MODEL": "",
        "OTHER": "passed over",
    }
    settings = load_settings(environment=environment, folder=tmp_path)
    assert settings.policies == ("acled", "ucdp")
    assert settings.gazetteers == (Path("/a.gaz"), Path("/b.gaz"))
    assert settings.columns == {"text": "body", "title": "headline"}
    assert settings.model == DEFAULT_MODEL


def test_all_mistakes_are_named_at_once_with_where_they_are(tmp_path: Path) -> None:
    file = write(tmp_path, 'ledgr = "a.db"\nworkers = "many"\n[columns]\nbody = "text"\n')
    environment = {"VARIORUM_WORKERS": "0", "VARIORUM_MODLE": "x", "VARIORUM_COLUMNS": "text"}
    with pytest.raises(SettingsError) as raised:
        load_settings({"policies": []}, environment=environment, folder=tmp_path)
    first, *mistakes = str(raised.value).splitlines()
    example = "from our columns to those of a file, such as {text = 'body'}"
    known = "ledger, model, extractor, policies, gazetteers, vocabulary, columns, workers, who"
    assert first == "The settings have 7 mistakes; mend them:"
    assert mistakes == [
        f"  - {file}: ledgr is no setting (these are: {known})",
        f"  - {file}: workers must be a whole number of processes, 1 or more, not 'many'",
        f"  - {file}: columns has no column 'body' (these are: {', '.join(COLUMNS)})",
        f"  - the environment: VARIORUM_COLUMNS must be a table {example}, not 'text'",
        f"  - the environment: VARIORUM_MODLE is no setting (these are: {known})",
        "  - the environment: VARIORUM_WORKERS must be a whole number of processes, 1 or more, not '0'",
        "  - what was given: policies must be a list of at least one name or path, not []",
    ]


@pytest.mark.parametrize(
    "line",
    ["ledger = 3", 'ledger = ""', "model = []", "model = ' '", "policies = 'ucdp'", "policies = [1]",
     "gazetteers = 'a'", "gazetteers = [1]", "columns = 3", "columns = {text = 3}", "columns = {text = ''}",
     "workers = 0", "workers = 1.5", "workers = true", "file = 'x'"],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_refused_by_name(tmp_path: Path, line: str) -> None:
    write(tmp_path, line)
    with pytest.raises(SettingsError, match=rf"1 mistake; mend them:\n.*variorum\.toml: {line.split(maxsplit=1)[0]} "):
        load_settings(environment={}, folder=tmp_path)


@pytest.mark.parametrize("content", [b"ledger = ", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "variorum.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"variorum\.toml is no TOML"):
        load_settings(environment={}, folder=tmp_path)


def test_a_named_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read .* VARIORUM_SETTINGS"):
        load_settings(environment={"VARIORUM_SETTINGS": "none.toml"}, folder=tmp_path)


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "variorum.toml").mkdir()
    with pytest.raises(SettingsError, match=r"variorum\.toml cannot be read"):
        load_settings(environment={}, folder=tmp_path)


@given(st.dictionaries(st.sampled_from(["LEDGER", "WORKERS", "COLUMNS", "POLICIES", "GAZETTEERS", "X"]), st.text()))
def test_any_environment_gives_settings_or_a_message(variables: dict[str, str]) -> None:
    environment = {f"VARIORUM_{name}": value for name, value in variables.items()}
    try:
        outcome: Settings | str = load_settings(environment=environment, folder=Path("nowhere"))
    except SettingsError as error:
        outcome = str(error)
    if isinstance(outcome, str):
        assert any(name in outcome for name in environment)
    else:
        assert outcome.workers >= 1
