"""Write docs/reference from the program itself, so that it cannot say anything else.

Usage:
    python scripts/build_reference.py            write the pages
    python scripts/build_reference.py --check    write nothing; tell which pages are out of date, and fail if any is
"""

import ast
import contextlib
import inspect
import io
import os
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Literal, get_args, get_origin

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "variorum"
REFERENCE = ROOT / "docs" / "reference"
NOTE = "<!-- Written by scripts/build_reference.py. Change the program, not this page. -->\n"
COLUMNS = "80"
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
ISSUE_MAKERS = re.compile(r"_?(?:issue|dropped|doubted|doubt|drop)", re.IGNORECASE)
"""Functions that make an issue, by their names; they are handed a code, what happened, and the cure."""
NO_CODES = {"dropped", "doubted", "source", "acquire", "annotate", "extract", "link", "reconcile", "release"}


class Code(Struct, frozen=True, order=True):
    """A class of trouble: where it arises, its code, and the words for it, with … for what is filled in."""

    stage: str
    code: str
    message: str
    cure: str


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    stale = []
    for name, text in pages().items():
        path = REFERENCE / name
        if arguments == ["--check"]:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run: python scripts/build_reference.py")
    return 1 if stale else 0


def pages() -> dict[str, str]:
    """Give each page's text by the name of its file."""
    return {
        "command-line.md": command_line(),
        "exit-codes.md": exit_codes(),
        "issues.md": issues(),
        "python.md": python(),
        "settings.md": settings(),
    }


def page(title: str, introduction: str, *parts: str) -> str:
    """Put a page together."""
    return "\n\n".join([f"# {title}\n\n{NOTE}\n{introduction}", *parts]).rstrip() + "\n"


def command_line() -> str:
    """Give the help of every command, as the program prints it."""
    from variorum.cli.main import COMMANDS, SUBCOMMANDS  # noqa: PLC0415 - not needed by the other pages

    calls = [
        (),
        *((name,) for name, *_ in COMMANDS),
        ("gazetteer",),
        *(("gazetteer", name) for name, *_ in SUBCOMMANDS),
    ]
    parts = [f"## {' '.join(('variorum', *call))}\n\n```text\n{help_of(call)}\n```" for call in calls]
    return page("Command line", "What each command takes, as `--help` tells it.", *parts)


def help_of(call: tuple[str, ...]) -> str:
    """Give what ``variorum CALL --help`` prints on a screen of eighty columns."""
    from variorum.cli.main import run  # noqa: PLC0415

    os.environ.update(COLUMNS=COLUMNS, NO_COLOR="1")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        run([*call, "--help"])
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def exit_codes() -> str:
    """Give the table of exit codes."""
    from variorum.cli.main import EXIT_CODES  # noqa: PLC0415

    rows = "\n".join(f"| {code.value} | {meaning} |" for code, meaning in EXIT_CODES.items())
    return page("Exit codes", "How the program ends.", f"| code | meaning |\n| --- | --- |\n{rows}")


def settings() -> str:
    """Describe what can be set."""
    from variorum.edges import settings as module  # noqa: PLC0415

    defaults = module.Settings()
    names = [name for name in module.Settings.__struct_fields__ if name != "file"]
    rows = "\n".join(
        f"| `{name}` | `{module.PREFIX}{name.upper()}` | `{_shown(getattr(defaults, name))}` |" for name in names
    )
    about = inspect.cleandoc(module.Settings.__doc__ or "").replace("``", "`")
    introduction = f"{inspect.cleandoc(module.__doc__ or '')}\n\n{about}"
    return page(
        "Settings", introduction, f"| in `variorum.toml` | environment | default |\n| --- | --- | --- |\n{rows}"
    )


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) if value else "none"


def issues() -> str:
    """Give the table of all codes of issues."""
    introduction = (
        "Whatever cannot be taken in as it stands is dropped or doubted with one of these codes; `variorum issues` "
        "lists them. … stands for what is filled in."
    )
    rows = "\n".join(
        f"| `{code.code}` | {code.stage} | {code.message} | {code.cure} |" for code in sorted(set(codes()))
    )
    return page(
        "Issues", introduction, f"| code | arises in | what happened | what to do |\n| --- | --- | --- | --- |\n{rows}"
    )


def codes() -> Iterator[Code]:
    """Find in the source every place that makes an issue."""
    for path in sorted([*SOURCE.glob("stages/**/*.py"), *SOURCE.glob("edges/sources/*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        stage = "source" if "sources" in path.parts else path.relative_to(SOURCE / "stages").parts[0]
        constants = [each for each in _assigned(tree) if each[1].isupper()]
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for function in functions:
            local = _assigned(function)
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _name(call.func) and ISSUE_MAKERS.fullmatch(_name(call.func)):
                    yield from _code(call, stage, _before(call.lineno, local, constants))


def _assigned(scope: ast.AST) -> list[tuple[int, str, str]]:
    """Find the words that are put into names: line, name, words, the last one first."""
    found = [
        (node.lineno, node.targets[0].id, _words(node.value, {}))
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    ]
    return sorted(found, reverse=True)


def _before(line: int, *scopes: list[tuple[int, str, str]]) -> dict[str, str]:
    """Give what names hold at a line, the nearest assignment above it counting."""
    known: dict[str, str] = {}
    for scope in scopes:
        for at, name, words in scope:
            if at < line and words != "…":
                known.setdefault(name, words)
    return known


def _code(call: ast.Call, stage: str, words: dict[str, str]) -> Iterator[Code]:
    given = [*call.args, *(word.value for word in call.keywords)]
    for i, argument in enumerate(given):
        code = argument.value if isinstance(argument, ast.Constant) else None
        if isinstance(code, str) and CODE.fullmatch(code) and code not in NO_CODES:
            told = [_words(each, words) for each in given[i + 1 : i + 3]] + ["…", "…"]
            yield Code(stage, code, told[0], told[1])
            return


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _words(node: ast.expr, known: dict[str, str]) -> str:
    """Write an expression's text, with … for whatever is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("|", "\\|")
    if isinstance(node, ast.JoinedStr):
        return "".join(_words(part, known) for part in node.values)
    if isinstance(node, ast.Name):
        return known.get(node.id, "…")
    return "…"


def python() -> str:
    """Describe every public name of the package by its own words, then what those are made of."""
    import variorum  # noqa: PLC0415
    from variorum.model import claim, incident, text, values  # noqa: PLC0415

    public = {name: getattr(variorum, name) for name in variorum.__all__ if not name.startswith("_")}
    ordered = sorted(public, key=lambda name: (inspect.isclass(public[name]), name))
    parts = {
        f"{module.__name__}.{name}": thing
        for module in (values, incident, text)
        for name, thing in vars(module).items()
        if _is_struct_of(thing, module.__name__) and thing not in public.values()
    }
    introduction = (
        "`import variorum as vm`: what comes first here is a name of the package. Behind it stand the values that "
        "claims and incidents are made of, with their modules, and the words that some fields are limited to."
    )
    told = [describe(name, public[name]) for name in ordered] + [describe(name, thing) for name, thing in parts.items()]
    return page("Python", introduction, *told, words_of([claim, incident, values]))


def _is_struct_of(thing: object, module: str) -> bool:
    return inspect.isclass(thing) and issubclass(thing, Struct) and thing.__module__ == module


def words_of(modules: list[ModuleType]) -> str:
    """List the words that fields are limited to, by the name of their type."""
    limited = {
        name: get_args(thing) for module in modules for name, thing in vars(module).items() if _is_literal(thing)
    }
    rows = "\n".join(
        f"| `{name}` | {', '.join(f'`{word}`' for word in words)} |" for name, words in sorted(limited.items())
    )
    return f"## Words with a fixed meaning\n\n| type | words |\n| --- | --- |\n{rows}"


def _is_literal(thing: object) -> bool:
    return get_origin(thing) is Literal


def describe(name: str, thing: object) -> str:
    """Describe a function, or a class with its fields and methods."""
    if not inspect.isclass(thing):
        return f"## {name}\n\n{_signature(name, thing)}\n\n{_prose(thing)}"
    parts = [f"## {name}", _prose(thing)]
    if issubclass(thing, Struct):
        annotations = ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]
        parts.append("\n".join(_fields(annotations)))
    methods = [
        (each, method)
        for each, method in vars(thing).items()
        if not each.startswith("_") and inspect.isfunction(method)
    ]
    parts += [f"### {name}.{each}\n\n{_signature(each, method)}\n\n{_prose(method)}" for each, method in methods]
    return "\n\n".join(part for part in parts if part)


def _fields(definition: ast.stmt) -> Iterator[str]:
    for node in ast.walk(definition):
        if isinstance(node, ast.AnnAssign):
            yield f"- `{ast.unparse(node.target)}: {ast.unparse(node.annotation)}`"


def _signature(name: str, function: object) -> str:
    """Write a signature as the source has it, whatever Python runs this."""
    source = textwrap.dedent(inspect.getsource(function))  # type: ignore[arg-type]  # a function
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.FunctionDef)  # noqa: S101 - what getsource gives of a function
    arguments = ast.unparse(node.args).removeprefix("self, ").removeprefix("self")
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"```python\n{name}({arguments}){returns}\n```"


def _prose(thing: object) -> str:
    """Turn a docstring into Markdown: sections in bold, examples as code."""
    text = inspect.cleandoc(thing.__doc__ or "").replace("``", "`")
    text = re.sub(r"^(Args|Raises|Returns):$", r"**\1**\n", text, flags=re.MULTILINE)
    text = re.sub(r"^ {4}(\w+): ", r"- `\1`: ", text, flags=re.MULTILINE)
    text = re.sub(r"^ {8}(?=\S)", "  ", text, flags=re.MULTILINE)
    return re.sub(
        r"^>>> (?:.*\n?)+", lambda example: f"```python\n{example[0].rstrip()}\n```", text, flags=re.MULTILINE
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
