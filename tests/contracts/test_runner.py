"""What every runner must do alike. A new runner is added to ``RUNNERS`` and has to pass all of this."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from variorum.edges.runners import InProcess, Runner, make_runner
from variorum.edges.runners.process_pool import AHEAD, ProcessPool
from variorum.errors import RunnerError

RUNNERS: dict[str, Callable[[], Runner]] = {
    "in process": InProcess,
    "one worker": lambda: ProcessPool(1),
    "two workers": lambda: ProcessPool(2),
}
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=RUNNERS)
def runner(request: pytest.FixtureRequest) -> Iterator[Runner]:
    runner = RUNNERS[request.param]()
    yield runner
    runner.close()


def square_slowly(number: int) -> int:
    """The later items are done first."""
    time.sleep(max(0, 10 - number) / 1000)
    return number * number


def refuse_seven(number: int) -> int:
    if number == 7:
        message = "seven"
        raise KeyError(message)
    return number


def die(_: int) -> None:
    os._exit(3)


def prepared(_: int) -> str:
    return os.environ["VARIORUM_TEST_PREPARED"]


def prepare() -> None:
    os.environ["VARIORUM_TEST_PREPARED"] = "yes"


def test_results_come_in_the_order_of_the_items(runner: Runner) -> None:
    assert list(runner.map(square_slowly, range(40))) == [number * number for number in range(40)]


def test_no_items_give_no_results(runner: Runner) -> None:
    assert list(runner.map(square_slowly, [])) == []


def test_a_runner_can_be_used_again(runner: Runner) -> None:
    assert list(runner.map(abs, [-1])) + list(runner.map(abs, [-2])) == [1, 2]


def test_items_are_taken_only_as_they_are_needed(runner: Runner) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = runner.map(refuse_seven, items())
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    assert len(taken) <= 3 + 2 * AHEAD


def test_an_exception_of_the_function_comes_in_its_turn(runner: Runner) -> None:
    results = runner.map(refuse_seven, range(1000))
    assert [next(results) for _ in range(7)] == [*range(7)]
    with pytest.raises(KeyError, match="seven"):
        next(results)


def test_an_exception_of_the_items_comes_after_the_results_before_it(runner: Runner) -> None:
    def items() -> Iterator[int]:
        yield 1
        yield 2
        raise ConnectionError

    results = runner.map(abs, items())
    assert [next(results), next(results)] == [1, 2]
    with pytest.raises(ConnectionError):
        next(results)


def test_results_may_be_left_untaken(runner: Runner) -> None:
    next(runner.map(abs, range(1000)))
    assert list(runner.map(abs, [-5])) == [5]


def test_closing_twice_is_closing_once(runner: Runner) -> None:
    runner.close()
    runner.close()
    assert list(runner.map(abs, [-1])) == [1]


def test_one_worker_needs_no_pool() -> None:
    assert isinstance(make_runner(1), InProcess)
    assert isinstance(make_runner(2), ProcessPool)


def test_a_pool_without_workers_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one worker, not 0"):
        ProcessPool(0)


def test_each_worker_is_prepared_before_its_first_item() -> None:
    with ProcessPool(2, prepare=prepare) as pool:
        assert set(pool.map(prepared, range(10))) == {"yes"}


def test_a_worker_that_ends_too_early_is_told_and_the_pool_lives_on() -> None:
    with ProcessPool(2) as pool:
        with pytest.raises(RunnerError, match="fewer workers"):
            list(pool.map(die, range(10)))
        assert list(pool.map(abs, [-1])) == [1]


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, time\n"
        "from tests.contracts.test_runner import process_id\n"
        "from variorum.edges.runners.process_pool import ProcessPool\n"
        "if __name__ == '__main__':\n"
        "    print(*ProcessPool(1).map(process_id, [0]), flush=True)\n"
        "    time.sleep(60)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 10
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(worker)


def process_id(_: int) -> int:
    return os.getpid()


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"
