"""Set up a virtual environment beside this file, and run the program or its tests in it.

Usage:
    python3 dev.py demo            build the ledger of the bundled examples and show it
    python3 dev.py test            run every check: lint, types, tests
    python3 dev.py run COMMAND     run any variorum command, such as: run build reports/

Needs Python 3.11 or newer and nothing else: all the rest is installed, pinned by hash, into .venv.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed.sha256"


def set_up() -> None:
    """Make the environment, unless it is there and holds just what the lock file asks for."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted:
        return
    print("Setting up .venv (once, a minute or two) ...", file=sys.stderr, flush=True)  # noqa: T201
    venv.create(VENV, with_pip=True, clear=True)
    # Quiet twice: pip warns of extras that a newer release of a library has dropped.
    pip = [str(BIN / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(LOCK)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    STAMP.write_text(wanted, encoding="ascii")


def checks() -> list[list[str]]:
    """Give the commands that make up the test run, cheapest first."""
    python = str(BIN / "python")
    return [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [python, "-m", "pytest", "-q", "--numprocesses", "2", "--dist", "worksteal"],
    ]


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for and give its exit code."""
    program = str(BIN / "variorum")
    match arguments:
        case ["demo", *rest]:
            commands = [[program, "demo", *rest]]
        case ["test"]:
            commands = checks()
        case ["test", *rest]:
            commands = [[str(BIN / "python"), "-m", "pytest", *rest]]
        case ["run", *rest]:
            commands = [[program, *rest]]
        case _:
            print(__doc__, file=sys.stderr)  # noqa: T201
            return 2
    set_up()
    # Paths that a person names are meant from where that person stands; the checks are of this folder.
    folder = ROOT if arguments[0] == "test" else None
    return max(subprocess.run(command, cwd=folder, check=False).returncode for command in commands)


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Variorum needs Python 3.11 or newer.")
    sys.exit(main(sys.argv[1:]))
