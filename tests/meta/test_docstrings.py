"""What docstrings show is run, and every public name has one."""

import doctest
import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import variorum

NAMES = [
    found.name for found in pkgutil.walk_packages(variorum.__path__, "variorum.") if not found.name.endswith("__main__")
]
FEWEST_EXAMPLES = 30


def examples(module: ModuleType) -> list[doctest.DocTest]:
    return [test for test in doctest.DocTestFinder().find(module, module.__name__) if test.examples]


@pytest.mark.parametrize("name", NAMES)
def test_examples_in_docstrings_come_out_as_shown(name: str) -> None:
    module = importlib.import_module(name)
    runner = doctest.DocTestRunner(verbose=False)
    told: list[str] = []
    for test in examples(module):
        runner.run(test, out=told.append)
    assert not runner.failures, "".join(told)


def test_docstrings_show_examples() -> None:
    assert sum(len(examples(importlib.import_module(name))) for name in NAMES) >= FEWEST_EXAMPLES


@pytest.mark.parametrize("name", [name for name in variorum.__all__ if not name.startswith("_")])
def test_every_public_name_says_what_it_is(name: str) -> None:
    thing = getattr(variorum, name)
    assert inspect.getdoc(thing)
    methods = [each for key, each in vars(thing).items() if not key.startswith("_") and inspect.isfunction(each)]
    assert all(method.__doc__ for method in methods)
    # A Struct without a docstring of its own has one made of its signature.
    assert not (inspect.getdoc(thing) or "").startswith(f"{name}(")
