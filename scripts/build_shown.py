"""Run what README.md and docs show, in order, and hold the pages to what really comes out.

Usage:
    python scripts/build_shown.py [PAGE ...]            run the pages and write the real output into them
    python scripts/build_shown.py --check [PAGE ...]    write nothing; tell where a page differs, and fail if one does

Each page runs in a folder of its own with what a reader has at hand (see ``stage``). In a ``console`` block a line with
``$`` is a command, lines with ``>`` go on with it, and what follows is its output, in 90 columns. A command without
output below it must only succeed. A ``python`` block is run, and a ``text`` block right below it is its output.
``toml`` and ``json`` blocks must be well formed. Ids may differ, as long as they differ in one way all over the page.
"""

import contextlib
import difflib
import gzip
import importlib.metadata
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[1]
GENERATED = "<!-- Written by scripts/"
"""What a page holds that is written from the program."""
COLUMNS = "90"
SHOWN_WITH = "3.7"
"""The minor version of spaCy that the shown output was made with. Another model reads some words otherwise, so under
another version blocks are run, and their output is not compared."""
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>.*\n(?:> .*\n|>\n)*)(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
IDENTITY = re.compile(r"\b[a-z]-[0-9a-f]{6,16}\b")
SET_UP = {"python3 dev.py test", ". .venv/bin/activate", ".ci/run"}
"""Commands of set-up that would run everything again; ``dev.py`` has tests of its own."""
MARK = "\x1d"
GAZETTEER = (
    "900000001\tVelhorat\tVelhorat\tVelgorat\t40.125\t46.75\tP\tPPL\tAZ\t\t00\t\t\t\t90\t\t800\tAsia/Baku\t2024-01-01\n"
    "900000002\tSarudere\tSarudere\t\t40.2\t46.8\tP\tPPL\tAZ\t\t00\t\t\t\t0\t\t900\tAsia/Baku\t2024-01-01\n"
)
"""Two made-up villages in the form of GeoNames' country files."""


class Page(Struct):
    """A page while it is run: where it runs, its Python names, and what became of each id that it shows."""

    folder: Path
    compared: bool
    names: dict[str, object]
    ids: dict[str, str]
    troubles: list[str]


def main(arguments: list[str]) -> int:
    """Run the pages; give 1 if one of them is not what comes out."""
    checking = "--check" in arguments
    chosen = [Path(name).resolve() for name in arguments if name != "--check"] or pages()
    troubles: list[str] = []
    for path in chosen:
        before = path.read_text(encoding="utf-8")
        after, found = run_page(before)
        troubles += [f"{path.relative_to(ROOT)}: {trouble}" for trouble in found]
        if after != before and checking:
            lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "shown", "real", lineterm="", n=1)
            troubles.append(f"{path.relative_to(ROOT)} shows what does not come out:\n" + "\n".join(lines))
        elif after != before:
            path.write_text(after, encoding="utf-8")
    if troubles:
        print("\n".join(troubles))
        print("Mend the page, or write the real output into it: python scripts/build_shown.py")
    return 1 if troubles else 0


def pages() -> list[Path]:
    """Give every page that is written by hand."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")]
    return sorted(path for path in found if GENERATED not in path.read_text(encoding="utf-8"))


def run_page(text: str) -> tuple[str, list[str]]:
    """Run a page's blocks in order; give its text with the real output, and what went wrong."""
    if not FENCE.search(text):
        return text, []
    with tempfile.TemporaryDirectory() as folder:
        stage(Path(folder))
        page = Page(Path(folder), importlib.metadata.version("spacy").startswith(SHOWN_WITH), {}, {}, [])
        with contextlib.chdir(folder):
            return "".join(_parts(text, page)), page.troubles


def stage(folder: Path) -> None:
    """Lay out what a reader of any page has at hand: the examples, and files of the kinds that are spoken of."""
    examples = ROOT / "examples"
    shutil.copytree(examples, folder / "examples")
    shutil.copytree(examples, folder / "reports")
    shutil.copy(examples / "kabul-strike-1.txt", folder / "one.txt")
    shutil.copy(examples / "kabul-airport-3.html", folder / "page.html")
    shutil.copy(examples / "records.jsonl", folder / "list.jsonl")
    lines = (examples / "records.jsonl").read_bytes()
    (folder / "archive.jsonl.gz").write_bytes(gzip.compress(lines))
    (folder / "list.csv").write_text('body,source\n"Two men died in Kabul.",The Valley Herald\n', encoding="utf-8")
    (folder / "AZ.txt").write_text(GAZETTEER, encoding="utf-8")
    shutil.copy(ROOT / "docs" / "guides" / "mines.py", folder / "mines.py")
    shutil.copytree(ROOT / "src" / "variorum" / "data" / "policies", folder / "policies")
    shutil.copytree(ROOT / "src" / "variorum" / "data" / "vocabulary", folder / "vocabulary")


def _parts(text: str, page: Page) -> Iterator[str]:
    """Give the page's text piece by piece, with the output of each block as it comes out."""
    runners: dict[str, Callable[[str, Page], str]] = {"console": _console, "python": _python}
    checkers: dict[str, Callable[[str], object]] = {"toml": tomllib.loads, "json": json.loads}
    at, printed = 0, None
    for block in FENCE.finditer(text):
        between, language, body = text[at : block.start()], block[1], block[2]
        yield between
        at = block.end()
        if language == "text" and printed is not None and not between.strip():
            body = _settled(body, printed, page)
        elif language == "console":
            body = runners[language](body, page)
        elif language in checkers:
            checkers[language](body)
        printed = _python(body, page) if language == "python" else None
        yield f"```{language}\n{body}```"
    yield text[at:]


def _python(body: str, page: Page) -> str:
    """Run a block of Python among the names of those before it, and give what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(_renamed(body, page), "page", "exec"), page.names)  # noqa: S102 - what a page shows is run
    return printed.getvalue()


def _console(body: str, page: Page) -> str:
    """Run a block of commands, and give it with what they print."""
    shown = list(COMMAND.finditer(body))
    typed = [_renamed(block["command"], page) for block in shown]
    outputs, codes = _run([re.sub(r"^> ?", "", command, flags=re.MULTILINE) for command in typed], page)
    written = []
    for i, block in enumerate(shown):
        if codes[i] and not _asks_for_code(shown, i):
            page.troubles.append(f"{typed[i].splitlines()[0]!r} ends with {codes[i]}:\n{outputs[i]}")
        output = _settled(block["output"], outputs[i], page) if block["output"].strip() else block["output"]
        written.append(f"$ {_renamed(block['command'], page)}{output}")
    return "".join(written) or body


def _asks_for_code(shown: list[re.Match[str]], i: int) -> bool:
    """Tell whether the next command shows how this one ended."""
    return i + 1 < len(shown) and "$?" in shown[i + 1]["command"]


def _run(commands: list[str], page: Page) -> tuple[list[str], list[int]]:
    """Run commands in one shell; give what each prints, its errors after its output, and how it ends.

    Which of the two streams of a pipeline comes first is chance, so they are kept apart and put one after the other.
    """
    errors = page.folder.parent / f"{page.folder.name}.errors"
    script = "".join(
        f'{{\n{_mapped(command)}\n}} 2>"{errors}"\n'
        f"code=$?; cat \"{errors}\"; printf '{MARK}%s{MARK}' $code; (exit $code)\n"
        for command in commands
    )
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": COLUMNS,
        "NO_COLOR": "1",
        "VARIORUM_DATA": str(page.folder / "data"),
    }
    environment.pop("VARIORUM_LEDGER", None)
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", script],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    errors.unlink(missing_ok=True)
    pieces = done.stdout.decode().replace(str(page.folder), "…").split(MARK)
    return pieces[0:-1:2], [int(code) for code in pieces[1::2]]


def _mapped(command: str) -> str:
    """Give what is run for a command: the set-up stands already."""
    plain = command.split("  #", maxsplit=1)[0].strip()
    if plain in SET_UP:
        return "true"
    return re.sub(r"^python3 dev\.py (run )?", "variorum ", command.rstrip("\n"))


def _settled(shown: str, real: str, page: Page) -> str:
    """Give the real output if it is to be compared, else what was shown; note what the shown ids are called now."""
    real = "".join(f"{line.rstrip()}\n" for line in real.rstrip().splitlines())
    if not page.compared:
        return shown
    _learn(shown, real, page)
    return shown if _renamed(shown, page) == real else real


def _learn(shown: str, real: str, page: Page) -> None:
    """Note what each id is called now: the one in the line most like the line in which it is shown."""
    old_lines, new_lines = _lines_of_ids(shown), _lines_of_ids(real)
    for old, line in old_lines.items():
        if old in page.ids or old in new_lines:
            continue
        alike = {new: difflib.SequenceMatcher(None, line, other).ratio() for new, other in new_lines.items()}
        left = {new: r for new, r in alike.items() if _same_kind(new, old) and new not in old_lines}
        if left:
            page.ids[old] = max(left, key=lambda new: left[new])


def _same_kind(new: str, old: str) -> bool:
    return new[0] == old[0] and len(new) == len(old)


def _lines_of_ids(text: str) -> dict[str, str]:
    """Give each id with the first line that it stands in and the line after it, the ids left out."""
    lines = text.splitlines()
    found: dict[str, str] = {}
    for i, line in enumerate(lines):
        for identity in IDENTITY.findall(line):
            found.setdefault(identity, IDENTITY.sub("", "\n".join(lines[i : i + 2])))
    return found


def _renamed(text: str, page: Page) -> str:
    return IDENTITY.sub(lambda found: page.ids.get(found[0], found[0]), text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
