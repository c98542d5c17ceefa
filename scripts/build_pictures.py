"""Draw what the program shows: docs/images, from the real output on the examples.

Usage:
    python scripts/build_pictures.py            draw the pictures
    python scripts/build_pictures.py --check    draw nothing; tell which are out of date, and fail if any is
"""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTH = 100
MOST_LINES = 60
"""Lines of a picture; what comes below them is cut."""
SUBJECT = "kabul-strike-2"
"""A report of the incident that is shown."""


def main(arguments: list[str]) -> int:
    """Draw the pictures, or check them."""
    stale = []
    for name, drawing in pictures().items():
        path = IMAGES / name
        if arguments == ["--check"]:
            if not path.is_file() or path.read_text(encoding="utf-8") != drawing:
                stale.append(name)
        else:
            IMAGES.mkdir(exist_ok=True)
            path.write_text(drawing, encoding="utf-8")
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run: python scripts/build_pictures.py")
    return 1 if stale else 0


def pictures() -> dict[str, str]:
    """Give each picture by the name of its file."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        with contextlib.chdir(folder):
            return _pictures()


def _pictures() -> dict[str, str]:
    printed("build", "examples")
    incident, report = subject()
    shown = {
        "incidents.svg": ("show",),
        "incident.svg": ("show", incident),
        "claims.svg": ("claims", incident, "--field", "killed", "--field", "responsibility"),
        "report.svg": ("report", report),
    }
    return {name: draw(call, printed(*call)) for name, call in shown.items()}


def subject() -> tuple[str, str]:
    """Give the ids of the incident to show, which most accounts tell of, and of a report that tells of it."""
    reports = [json.loads(line) for line in printed("export", "--kind", "report").splitlines()]
    report = next(each["id"] for each in reports if SUBJECT in each["location"])
    incidents = [json.loads(line) for line in printed("show", "--json").splitlines()]
    telling = [incident for incident in incidents if report in incident["reports"]]
    return max(telling, key=lambda incident: len(incident["reports"]))["id"][:8], report[:8]


def printed(*call: str) -> str:
    """Give what the program prints, in colour."""
    environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "VARIORUM_LEDGER"}}
    environment |= {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    command = [sys.executable, "-m", "variorum", *call]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def draw(call: tuple[str, ...], output: str) -> str:
    """Draw a screen with a command and its output."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    lines = output.rstrip().splitlines()
    console.print(Text.from_ansi("\n".join(lines[:MOST_LINES])), no_wrap=True, crop=True)
    drawing = console.export_svg(title=f"variorum {' '.join(call)}", unique_id="variorum")
    # The drawing stands alone: it fetches no fonts.
    drawing = re.sub(r"\s*@font-face \{.*?\}", "", drawing, flags=re.DOTALL)
    return "".join(f"{line.rstrip()}\n" for line in drawing.splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
