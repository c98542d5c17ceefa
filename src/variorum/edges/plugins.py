"""Load an extractor by name: the built-in, one that a package brings, or one in a module or file of the user's."""

import importlib
import importlib.metadata
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from variorum.errors import ResourceError
from variorum.stages.extract.extractor import BUILT_IN, BuiltIn, Extractor
from variorum.stages.extract.resources import ExtractResources

GROUP = "variorum.extractors"
"""The group of entry points under which packages name their extractors."""


def load_extractor(name: str, resources: ExtractResources) -> Extractor:
    """Load the extractor of that name: what the name stands for is called with the built-in one, and gives it.

    Args:
        name: ``variorum`` for the built-in; the name of an entry point; ``package.module:object``; or
            ``path/to/file.py:object``.
        resources: what the built-in is handed.

    Raises:
        ResourceError: there is no such extractor, it cannot be loaded, or it is none.

    """
    built_in = BuiltIn(resources, importlib.metadata.version("variorum"))
    if name == BUILT_IN:
        return built_in
    try:
        made = _maker(name)(built_in)
    except ResourceError:
        raise
    except Exception as error:
        msg = f"The extractor {name!r} could not be loaded: {type(error).__name__}: {error}."
        raise ResourceError(msg) from error
    if not (isinstance(getattr(made, "name", None), str) and made.name and callable(getattr(made, "extract", None))):
        msg = f"What {name!r} gave is no extractor: it needs a name, and a method extract that takes a report."
        raise ResourceError(msg)
    return cast("Extractor", made)


def _maker(name: str) -> Callable[[Extractor], Any]:
    module, colon, path = name.rpartition(":")
    found: Any
    if colon:
        found = _module_in_file(Path(module)) if module.endswith(".py") else importlib.import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
    else:
        found = _entry_point(name).load()
    if not callable(found):
        msg = f"What {name!r} names cannot be called. Name a class or function that takes the built-in extractor."
        raise ResourceError(msg)
    return cast("Callable[[Extractor], Any]", found)


def _entry_point(name: str) -> importlib.metadata.EntryPoint:
    installed = importlib.metadata.entry_points(group=GROUP)
    found = {each.value: each for each in installed if each.name == name}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        msg = f"Several packages bring an extractor {name!r}. Name one of them: {', '.join(found)}."
        raise ResourceError(msg)
    names = ", ".join(sorted({BUILT_IN, *installed.names}))
    msg = f"There is no extractor {name!r}. There are: {names}; or name one as package.module:object or file.py:object."
    raise ResourceError(msg)


def _module_in_file(file: Path) -> ModuleType:
    """Load a module from a file, once in a process."""
    key = f"variorum extractor {file.resolve()}"
    if key in sys.modules:
        return sys.modules[key]
    spec = importlib.util.spec_from_file_location(key, file)
    if spec is None or spec.loader is None or not file.is_file():
        msg = f"The extractor's file {file} is not there."
        raise ResourceError(msg)
    module = sys.modules[key] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[key]
        raise
    return module
