"""What a user can set, and where: defaults, a file, the environment, the command line; each outranks the one before."""

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from variorum.errors import SettingsError
from variorum.model.report import Metadata

SETTINGS_FILE = "variorum.toml"
"""The file that is read if it is in the current folder."""

PREFIX = "VARIORUM_"
"""How the names of environment variables begin: ``VARIORUM_LEDGER`` sets ``ledger``."""

FILE_VARIABLE = "VARIORUM_SETTINGS"
"""The environment variable that names another settings file."""

NO_SETTINGS = frozenset({FILE_VARIABLE, "VARIORUM_DATA"})
"""Environment variables of ours that set nothing here; ``VARIORUM_DATA`` names the folder of the user's gazetteers."""

COLUMNS = ("text", *Metadata.__struct_fields__)
"""Our names for the columns of a table of reports."""


class Settings(Struct, frozen=True):
    """All that can be set.

    ``ledger`` is the ledger's file; ``model`` the spaCy pipeline, by name or path; ``extractor`` what reads the
    reports, by name, as ``package.module:object`` or as ``file.py:object``; ``policies`` the policies that put numbers
    on words, by name or path, the first one leading; ``gazetteers`` gazetteers of the user; ``vocabulary`` a folder
    whose files take the place of bundled vocabulary of the same name; ``columns`` what our columns are called in the
    user's tables; ``workers`` how many processes read reports at once; ``who`` who judges; ``file`` the settings file
    that was read, if any.
    """

    ledger: Path = Path("variorum.db")
    model: str = "en_core_web_md"
    extractor: str = "variorum"
    policies: tuple[str, ...] = ("ucdp", "acled")
    gazetteers: tuple[Path, ...] = ()
    vocabulary: Path | None = None
    columns: Mapping[str, str] = {}
    workers: int = 1
    who: str | None = None
    file: Path | None = None


Reader: TypeAlias = Callable[[object, Path], object]
"""From a value as it was given, and the folder that its paths start from, to the value of the setting.

It raises ValueError with the end of a sentence that begins with the name of the setting.
"""


def load_settings(
    given: Mapping[str, object] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """Gather the settings.

    Args:
        given: what the command line or a program sets, by the names of ``Settings``; None leaves a setting alone.
        environment: the environment variables; by default those of this process.
        folder: where to look for ``variorum.toml``, and where paths outside a settings file start; by default the
            current folder. Paths in a settings file start from its own folder.

    Raises:
        SettingsError: a settings file is missing or no TOML, or settings are unknown or wrong: all of them are named.

    """
    environment = os.environ if environment is None else environment
    folder = Path() if folder is None else folder
    file = _find_file(environment, folder)
    layers = [
        _Layer(str(file), {} if file is None else _read_file(file), folder if file is None else file.parent),
        _Layer("the environment", dict(_from_environment(environment)), folder, PREFIX),
        _Layer("what was given", {name: value for name, value in (given or {}).items() if value is not None}, folder),
    ]
    values: dict[str, Any] = {"file": file}
    mistakes: list[str] = []
    for layer in layers:
        for name, value in layer.values.items():
            try:
                values[name] = _read(name, value, layer.folder)
            except ValueError as error:
                mistakes.append(f"{layer.where}: {layer.name(name)} {error}")
    if mistakes:
        listed = "\n".join(f"  - {mistake}" for mistake in mistakes)
        message = f"The settings have {len(mistakes)} mistake{'s' * (len(mistakes) > 1)}; mend them:\n{listed}"
        raise SettingsError(message)
    return Settings(**values)


class _Layer(Struct):
    where: str
    values: Mapping[str, object]
    folder: Path
    prefix: str = ""

    def name(self, setting: str) -> str:
        return f"{self.prefix}{setting.upper()}" if self.prefix else setting


def _find_file(environment: Mapping[str, str], folder: Path) -> Path | None:
    named = environment.get(FILE_VARIABLE)
    if named:
        return folder / named
    usual = folder / SETTINGS_FILE
    return usual if usual.exists() else None


def _read_file(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"The settings file {file} cannot be read ({error.strerror}); name another with {FILE_VARIABLE}"
        raise SettingsError(message) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The settings file {file} is no TOML: {error}. Mend it there"
        raise SettingsError(message) from error


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    for variable, value in sorted(environment.items()):
        if variable.startswith(PREFIX) and variable not in NO_SETTINGS and value:
            name = variable.removeprefix(PREFIX).lower()
            yield name, _FROM_TEXT.get(name, str)(value)


def _read(name: str, value: object, folder: Path) -> object:
    if name not in _READERS:
        message = f"is no setting (these are: {', '.join(_READERS)})"
        raise ValueError(message)
    return _READERS[name](value, folder)


def _path(value: object, folder: Path) -> Path:
    if not isinstance(value, str | os.PathLike) or not str(value) or "\0" in str(value):
        message = f"must be the path of a file, not {value!r}"
        raise ValueError(message)
    return folder / os.path.expanduser(value)


def _paths(value: object, folder: Path) -> tuple[Path, ...]:
    if not isinstance(value, list | tuple):
        message = f"must be a list of paths of files, not {value!r}"
        raise ValueError(message)
    return tuple(_path(item, folder) for item in value)


def _name(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        message = f"must be a name, not {value!r}"
        raise ValueError(message)
    return value


def _name_or_path(value: object, folder: Path) -> str:
    if not isinstance(value, str | os.PathLike) or not str(value).strip():
        message = f"must be a name or a path, not {value!r}"
        raise ValueError(message)
    text = str(value)
    return str(_path(text, folder)) if os.sep in text or text.endswith(".toml") else text


def _name_or_object(value: object, folder: Path) -> str:
    """Give the name of an extractor; the file of ``file.py:object`` starts from the folder."""
    if not isinstance(value, str) or not value.strip():
        message = f"must be a name, package.module:object or file.py:object, not {value!r}"
        raise ValueError(message)
    file, colon, thing = value.rpartition(":")
    return f"{_path(file, folder)}:{thing}" if colon and file.endswith(".py") else value


def _names_or_paths(value: object, folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        message = f"must be a list of at least one name or path, not {value!r}"
        raise ValueError(message)
    return tuple(_name_or_path(item, folder) for item in value)


def _columns(value: object, _: Path) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(column, str) and column for column in value.values()):
        message = f"must be a table from our columns to those of a file, such as {{text = 'body'}}, not {value!r}"
        raise ValueError(message)
    unknown = sorted(set(value) - set(COLUMNS))
    if unknown:
        message = f"has no column {', '.join(map(repr, unknown))} (these are: {', '.join(COLUMNS)})"
        raise ValueError(message)
    return dict(value)


def _workers(value: object, _: Path) -> int:
    count = int(value) if isinstance(value, str) and value.isdecimal() else value
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        message = f"must be a whole number of processes, 1 or more, not {value!r}"
        raise ValueError(message)
    return count


_READERS: dict[str, Reader] = {
    "ledger": _path,
    "model": _name_or_path,
    "extractor": _name_or_object,
    "policies": _names_or_paths,
    "gazetteers": _paths,
    "vocabulary": _path,
    "columns": _columns,
    "workers": _workers,
    "who": _name,
}


def _pairs(text: str) -> object:
    """Give ``text=body,title=headline`` as a table; anything else as it is, to be refused in its turn."""
    parts = [part.split("=", 1) for part in text.split(",")]
    return {part[0].strip(): part[1].strip() for part in parts} if all(len(part) == 2 for part in parts) else text


_FROM_TEXT: dict[str, Callable[[str], object]] = {
    "policies": lambda text: [part.strip() for part in text.split(",")],
    "gazetteers": lambda text: text.split(os.pathsep),
    "columns": _pairs,
}
