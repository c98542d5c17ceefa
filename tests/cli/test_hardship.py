"""The real program among bad files, bad ledgers, full disks, rivals and sudden death."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import variorum as vm
from tests.test_building import STORY, without_ids
from variorum.cli.main import Exit
from variorum.edges.store import SqliteStore

MADE = Path(__file__).parents[2] / "bench" / "made.py"
KILLED = Path(__file__).parent / "killed.py"
LINE_SECONDS, LINE_MEBIBYTES = 20, 1024
"""What a line of 50 MB may cost: the program's start with its language model takes most of either."""
KILLS, SEQUENCES = 50, 2
ROOM = 1 << 18
"""Bytes left on the full disk: enough to open a ledger, too few for a batch of reports."""
WATCH = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
sys.exit(code)
"""


def program(*words: object, before: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
    command = [*before, sys.executable, "-m", "variorum", *map(str, words)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VARIORUM_")}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)


def write_reports(path: Path, count: int) -> None:
    subprocess.run([sys.executable, str(MADE), str(path), str(count)], check=True)


def digest(ledger: Path) -> str:
    with vm.open(ledger, readonly=True) as opened:
        return opened.digest()


def issues(ledger: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in program("issues", "--json", "--ledger", ledger).stdout.splitlines()]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of one report."""
    folder = tmp_path_factory.mktemp("good")
    (folder / "story.txt").write_text(STORY)
    done = program("build", folder / "story.txt", "--ledger", folder / "ledger.db")
    assert done.returncode == Exit.DONE, done.stderr
    return folder / "ledger.db"


@pytest.fixture
def ledger(good: Path, tmp_path: Path) -> Path:
    """Give a ledger of one report, which may be spoilt."""
    return Path(shutil.copy(good, tmp_path / "ledger.db"))


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n \t", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "not-text"),
    "bodiless.html": (b"<html><head><title>Nothing</title></head></html>", "html-without-body"),
    "columns.csv": (b"headline,day\nFour dead,2024-03-05\n", "no-text-column"),
    "lines.jsonl": (b'{"text": "Four people died in the blast, police said.", "id": "1"}\nno json\n', "not-json"),
}


def test_each_bad_file_costs_only_itself_and_is_named(tmp_path: Path) -> None:
    folder, found = tmp_path / "reports", tmp_path / "found.db"
    folder.mkdir()
    for name, (payload, _) in BAD.items():
        (folder / name).write_bytes(payload)
    (folder / "broken.txt").write_bytes(STORY.encode().replace(b"Musa", b"M\xff\xfea"))
    (folder / "dangling.txt").symlink_to(folder / "nothing.txt")
    (folder / "story.txt").write_text(STORY)
    done = program("build", folder, "--ledger", found)
    assert done.returncode == Exit.DONE, done.stderr
    assert "Traceback" not in done.stderr
    told = issues(found)
    codes = {(Path(issue["location"].split("#")[0]).name, issue["code"]) for issue in told if issue["location"]}
    assert {(name, code) for name, (_, code) in BAD.items()} | {("dangling.txt", "broken-link")} <= codes
    assert all(issue["cure"] and issue["location"] in issue["message"] for issue in told)
    with vm.open(found, readonly=True) as opened:
        texts = [report.text for report in opened.reports()]
        assert len(texts) == 3
        assert STORY in texts
        assert any("\ufffd" in text or "Mÿþa" in text for text in texts)
        assert any("Four people died" in text for text in texts)


def test_bad_files_alone_leave_the_reports_as_they_were(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    with vm.open(ledger, readonly=True) as opened:
        before = without_ids(opened.store)
    done = program("build", folder, tmp_path / "nowhere", "--ledger", ledger)
    assert done.returncode == Exit.NOTHING_READ
    with vm.open(ledger, readonly=True) as opened:
        after = without_ids(opened.store)
    assert {issue.code for issue in after.pop("issues")} >= {"empty", "no-such-path"}
    before.pop("issues")
    assert after == before


@pytest.mark.parametrize("name", ["line.txt", "line.jsonl", "line.csv", "line.html"])
def test_a_line_of_fifty_megabytes_is_passed_over(name: str, ledger: Path, tmp_path: Path) -> None:
    with (tmp_path / name).open("wb") as stream:
        stream.write(b"text\n" if name.endswith("csv") else b"")
        stream.writelines(b"word " * 10_000 for _ in range(1_000))
    before = time.monotonic()
    command = [sys.executable, "-c", WATCH, sys.executable, "-m", "variorum", "build", str(tmp_path / name)]
    done = subprocess.run([*command, "--ledger", ledger], capture_output=True, text=True, check=False, timeout=120)
    assert time.monotonic() - before < LINE_SECONDS
    assert int(done.stdout.split("peak")[-1]) < LINE_MEBIBYTES
    assert done.returncode == Exit.NOTHING_READ, done.stderr
    assert "Traceback" not in done.stderr
    (told,) = [issue for issue in issues(ledger) if name in (issue["location"] or "")]
    assert (told["code"], told["weight"]) == ("too-long", "dropped")


def test_a_folder_without_rights_is_named(ledger: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "story.txt").write_text(STORY)
    closed.chmod(0)
    # The superuser may read anything, unless that very power is taken away.
    before: tuple[str, ...] = ()
    if os.access(closed, os.R_OK):
        if shutil.which("setpriv") is None:
            pytest.skip("this user may read any folder, and setpriv is not there to take that right away")
        before = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
    done = program("build", closed, "--ledger", ledger, before=before)
    closed.chmod(0o700)
    assert done.returncode == Exit.NOTHING_READ, done.stderr
    (told,) = [issue for issue in issues(ledger) if issue["location"] == str(closed)]
    assert told["code"] == "no-rights"
    assert "chmod" in told["cure"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a small file system of its own, with next to no room on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    try:
        allowed = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        allowed = False
    if not allowed:
        pytest.skip("this user may not mount a small file system to fill")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_leaves_the_ledger_whole(good: Path, small_disk: Path, tmp_path: Path) -> None:
    ledger = Path(shutil.copy(good, small_disk / "ledger.db"))
    write_reports(tmp_path / "many.jsonl", 40)
    filler = small_disk / "filler"
    with filler.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, shutil.disk_usage(small_disk).free - ROOM)
    done = program("build", tmp_path / "many.jsonl", "--ledger", ledger)
    message = " ".join(done.stderr.split())
    assert done.returncode == Exit.LEDGER, message
    assert "disk is full" in message
    assert "make room" in message
    assert "ledger.db" in message.replace(" ", "")
    assert "Traceback" not in message
    check(ledger)
    full = digest(ledger)
    assert program("build", tmp_path / "many.jsonl", "--ledger", ledger).returncode == Exit.LEDGER
    assert digest(ledger) == full
    filler.unlink()
    assert program("build", tmp_path / "many.jsonl", "--ledger", ledger).returncode == Exit.DONE
    with vm.open(ledger, readonly=True) as opened:
        assert opened.counts().reports == 41


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        row = (999, "of the future", "variorum 99.0", "2099-01-01T00:00:00+00:00")
        connection.execute("INSERT INTO migrations (version, name, program, applied_at) VALUES (?, ?, ?, ?)", row)
    connection.close()


def no_database(path: Path) -> None:
    path.write_text("A letter, not a ledger.")


def another_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE letters (words TEXT)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [(newer, "update variorum"), (no_database, "is not a ledger"), (another_database, "but not a ledger")],
)
def test_a_file_that_cannot_be_this_ledger_is_left_alone(
    spoil: object, told: str, ledger: Path, tmp_path: Path
) -> None:
    assert callable(spoil)
    spoil(ledger)
    held = ledger.read_bytes()
    (tmp_path / "story.txt").write_text(STORY)
    for words in (("build", tmp_path / "story.txt"), ("show",)):
        done = program(*words, "--ledger", ledger)
        assert done.returncode == Exit.LEDGER
        message = " ".join(done.stderr.split())
        assert told in message
        assert "ledger.db" in message
        assert "Traceback" not in message
    assert ledger.read_bytes() == held


def test_two_builds_into_one_ledger_both_end_well(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports.jsonl", 80)
    lines = (tmp_path / "reports.jsonl").read_text().splitlines(keepends=True)
    halves = [tmp_path / "left.jsonl", tmp_path / "right.jsonl"]
    for half, part in zip(halves, (lines[:50], lines[30:]), strict=True):
        half.write_text("".join(part))
    ledger = tmp_path / "ledger.db"
    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(lambda half: program("build", half, "--ledger", ledger), halves))
    assert [each.returncode for each in done] == [Exit.DONE, Exit.DONE], [each.stderr for each in done]
    alone = tmp_path / "alone.db"
    for half in halves:
        assert program("build", half, "--ledger", alone).returncode == Exit.DONE
    with vm.open(ledger, readonly=True) as left, vm.open(alone, readonly=True) as right:
        # The thirty reports that stand in both files have the name of whichever came first.
        assert _anywhere(left) == _anywhere(right)


def _anywhere(ledger: vm.Ledger) -> Mapping[str, object]:
    found = without_ids(ledger.store)
    return found | {
        "reports": [(report.id, report.text, report.published, report.copy_of) for report in found["reports"]],
        "issues": [(issue.code, issue.report) for issue in found["issues"]],
    }


def test_a_build_killed_again_and_again_ends_as_if_it_never_was(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports.jsonl", 40)
    with ThreadPoolExecutor(SEQUENCES) as threads:
        outcomes = list(threads.map(lambda seed: killing(tmp_path, seed), range(SEQUENCES)))
    for kills, whole, digests in outcomes:
        assert kills >= KILLS // SEQUENCES
        assert set(digests) == {whole}


def killing(folder: Path, seed: int) -> tuple[int, str, list[str]]:
    """Kill builds at random moments; give how many were hit, the digest of a quiet build, and those of the others."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    command = [sys.executable, str(KILLED), str(folder / "reports.jsonl")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as helper:
        code, seconds = ask(helper, folder / f"quiet-{seed}.db", -1)
        assert code == Exit.DONE
        whole, digests, hit = digest(folder / f"quiet-{seed}.db"), list[str](), 0
        while hit < KILLS // SEQUENCES:
            ledger = folder / f"killed-{seed}-{len(digests)}.db"
            while (code := ask(helper, ledger, chance.uniform(0, 0.7 * seconds))[0]) != Exit.DONE:
                assert code == -9
                hit += 1
                check(ledger)
            digests.append(digest(ledger))
        assert helper.stdin is not None
        helper.stdin.close()
    return hit, whole, digests


def ask(helper: "subprocess.Popen[str]", ledger: Path, seconds: float) -> tuple[int, float]:
    assert helper.stdin is not None
    assert helper.stdout is not None
    helper.stdin.write(f"{ledger} {seconds}\n")
    helper.stdin.flush()
    code, taken = helper.stdout.readline().split()
    return int(code), float(taken)


def check(path: Path) -> None:
    """See that what a killed build left is whole: nothing torn, nothing without what it belongs to."""
    if not path.exists():
        return
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with SqliteStore.open(path, write=True) as store:
        accounts = {account.id for account in store.accounts()}
        assert store.incident_of().keys() == accounts
        assert {claim.account for claim in store.claims()} <= accounts | {None}
        assert {report for incident in store.incidents() for report in incident.reports} <= {
            report.id for report in store.reports()
        }


def test_a_real_build_killed_while_it_loads_and_reads_goes_on(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports.jsonl", 40)
    command = [sys.executable, "-m", "variorum", "build", str(tmp_path / "reports.jsonl"), "--ledger"]
    chance, ledger = random.Random(7), tmp_path / "killed.db"  # noqa: S311 - no secret
    for _ in range(3):
        with subprocess.Popen([*command, str(ledger)], stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.2, 4.0))
            process.kill()
    for path in (ledger, tmp_path / "quiet.db"):
        assert subprocess.run([*command, str(path)], capture_output=True, check=False).returncode == Exit.DONE
    assert digest(ledger) == digest(tmp_path / "quiet.db")
