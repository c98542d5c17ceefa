"""Programs that write at once, and programs that are killed while they write: real processes on a real file."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.contracts.ledgers import make_incident, make_reading
from tests.edges.store.writer import BATCH
from variorum.edges.store import MemoryStore, SqliteStore
from variorum.model.incident import Membership

ROOT = Path(__file__).parents[3]
KILLS = 50
READINGS = 100_000
"""More than the killed program ever gets to write."""


@contextmanager
def writing(path: Path, prefix: str, count: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.edges.store.writer", str(path), prefix, str(count)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process


def expected_digest(names: list[str]) -> str:
    store = MemoryStore()
    for name in names:
        store.add_reading(make_reading(name, accounts=2))
    store.put_incidents([make_incident(f"i-{name}") for name in names])
    store.put_memberships([Membership(f"i-{name}", (f"a-{name}0", f"a-{name}1")) for name in names])
    return store.digest()


def assert_whole(path: Path, acknowledged: set[str]) -> None:
    """Nothing torn, nothing lost that was acknowledged, nothing twice."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    with SqliteStore.open(path) as store:
        held = [report.id.removeprefix("r-") for report in store.reports()]
        assert acknowledged <= set(held)
        assert len(held) % BATCH == 0
        assert store.digest() == expected_digest(held)
        assert len(store.owners_of_keys(["day"], limit=10**6).get("day", [])) == len(held)


def test_two_programs_that_write_at_once_both_end_well(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with writing(path, "x", 90) as first, writing(path, "y", 90) as second:
        outcomes = [(process.communicate(timeout=60), process.returncode) for process in (first, second)]
    assert [(errors, code) for (_, errors), code in outcomes] == [("", 0), ("", 0)]
    acknowledged = {name for (output, _), _ in outcomes for name in output.split()}
    assert len(acknowledged) == 180
    assert_whole(path, acknowledged)


def test_two_programs_that_write_the_same_do_it_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with writing(path, "x", 60) as first, writing(path, "x", 60) as second:
        assert [process.wait(timeout=60) for process in (first, second)] == [0, 0]
    assert_whole(path, {f"x{number:04d}" for number in range(60)})


def test_a_program_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Each program is killed twice: while it starts, makes the ledger, writes, or goes over what it wrote before.

    A fork server would not do: the kill must hit a program that has opened the file itself. To keep the start of Python
    out of most runs, the moment of the kill is counted from the first batch, or from the start in every fifth run.
    """
    path, chance, acknowledged = tmp_path / "ledger.db", random.Random(20230920), set[str]()  # noqa: S311
    for turn in range(KILLS):
        with writing(path, f"{turn // 2:02d}-", READINGS) as process:
            assert process.stdout is not None
            if turn % 5:
                acknowledged.add(process.stdout.readline().strip())
            time.sleep(chance.uniform(0, 0.03 if turn % 5 else 0.6))
            os.kill(process.pid, signal.SIGKILL)
            acknowledged.update(process.stdout.read().split())
            assert process.stderr is not None
            assert process.stderr.read() == ""
        if path.exists() and turn % 10 == 9:
            assert_whole(path, acknowledged)
    assert len(acknowledged) > KILLS
    assert_whole(path, acknowledged)
    with writing(path, "end-", 2 * BATCH) as process:
        output, _ = process.communicate(timeout=60)
    assert_whole(path, acknowledged | set(output.split()))
