"""What the repository must not hold."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = re.compile("pypi" + r"\.org|python" + r"hosted|registry\.npm" + "js|deb" + r"\.debian", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w")
LEFT_OPEN = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b|NotImplemented" + "Error")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def texts() -> dict[str, str]:
    found = {}
    for path in tracked():
        if path.is_file() and path.stat().st_size < 1_000_000:
            try:
                found[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return found


def test_no_file_names_a_package_host_or_a_path_of_one_machine() -> None:
    held = texts()
    assert len(held) > 50
    assert not [name for name, text in held.items() if HOST.search(text) or MACHINE.search(text)]


def test_nothing_is_left_open() -> None:
    assert not [name for name, text in texts().items() if name.endswith((".py", ".md")) and LEFT_OPEN.search(text)]


def test_every_pinned_dependency_has_a_hash() -> None:
    pins = re.split(r"\n(?=[a-z])", (ROOT / "requirements.lock").read_text(encoding="utf-8").strip())
    assert len(pins) > 30
    assert not [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin]


def test_tests_that_are_expected_to_read_otherwise_are_there() -> None:
    for line in (ROOT / "tests" / "read_otherwise.txt").read_text(encoding="utf-8").splitlines():
        path, _, name = line.partition("::")
        assert f"def {name.partition('[')[0]}(" in (ROOT / path).read_text(encoding="utf-8"), line
