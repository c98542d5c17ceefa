"""What a person should look at: in what order, why, and by which command it is settled."""

import random
import shlex
import shutil
from pathlib import Path

import pytest

from tests.judged import SETTLING, claim_on, incident_of, ledger_of, read_in, reading
from variorum.api import Ledger
from variorum.cli.main import run
from variorum.edges.resources.queue import QUEUE, load_queue_weights
from variorum.edges.store import SqliteStore
from variorum.errors import ResourceError
from variorum.model.ids import content_id
from variorum.model.queue import QueueEntry
from variorum.queueing import doubt_of, queue

ONE, TWO = reading("one"), reading("two", killed=9, by="the mayor of Tessary")
R = {name: content_id("r", name) for name in ("one", "two", "three", "four")}
WEIGHTS, THRESHOLDS = load_queue_weights(), SETTLING.weights.thresholds


@pytest.fixture
def ledger() -> Ledger:
    """Give a ledger of one incident of which two reports give different numbers, and of another one."""
    made = ledger_of(ONE, TWO, reading("three", day="2031-05-20", place="Orlomir", killed=2))
    assert [entry.doubt for entry in made.queue()] == ["disputed"]
    return made


def only(ledger: Ledger, doubt: str) -> QueueEntry:
    (found,) = [entry for entry in ledger.queue() if entry.doubt == doubt]
    return found


def test_a_weight_is_the_sum_of_reasons(ledger: Ledger) -> None:
    (entry,) = ledger.queue()
    assert entry.weight == pytest.approx(sum(reason.weight for reason in entry.reasons))
    assert [(reason.feature, reason.detail) for reason in entry.reasons] == [
        ("disputed", "by itself"), ("dead", "5 at stake"), ("origins", "4 behind it"),
    ]  # fmt: skip
    assert entry.why.startswith("killed: Different origins give numbers that cannot all be true: ")
    assert entry.titles == (ledger.incident(entry.incidents[0]).title,)


def test_a_dispute_is_settled_by_a_command_that_is_given(ledger: Ledger) -> None:
    (entry,) = ledger.queue()
    claims = {claim_on(ledger, "killed", name) for name in ("one", "two")}
    assert {step.command for step in entry.steps} == {f"variorum judge accept {each} --why REASON" for each in claims}
    ledger.accept(entry.of[0], why="the list of names")
    assert ledger.queue() == []


def test_a_dispute_of_which_two_answers_are_accepted_stays(ledger: Ledger) -> None:
    (entry,) = ledger.queue()
    for claim, who in zip(entry.of, ("Ana", "Ben"), strict=True):
        ledger.accept(claim, who=who, why="I counted")
    assert [each.of for each in ledger.queue()] == [entry.of]


def test_two_incidents_that_may_be_one_come_once_with_both_answers() -> None:
    ledger = ledger_of(ONE, reading("two", day="2031-05-15", killed=9))
    pairs = list(ledger.store.pairs_scored(-99, 99))
    assert len(pairs) == 1
    unsure = type(THRESHOLDS)(same=pairs[0].score + 1, unsure=pairs[0].score - 1, join=9.0, unseen=-2.0)
    assert incident_of(ledger, "one") != incident_of(ledger, "two")
    (entry,) = [each for each in queue(ledger.store, WEIGHTS, unsure).entries if each.doubt == "unsure"]
    assert "4 dead may be counted twice" in entry.why
    assert set(entry.incidents) == {incident_of(ledger, "one"), incident_of(ledger, "two")}
    assert [step.command.split()[2] for step in entry.steps] == ["same", "different"]
    ledger.different(*entry.of, why="two days")
    assert [each for each in queue(ledger.store, WEIGHTS, unsure).entries if each.doubt == "unsure"] == []


def test_an_account_that_is_only_just_held_is_shown() -> None:
    ledger = ledger_of(ONE, reading("two"))
    (pair,) = ledger.store.pairs_scored(-99, 99)
    barely = type(THRESHOLDS)(same=pair.score - 0.5, unsure=0.0, join=0.0, unseen=-2.0)
    (entry,) = queue(ledger.store, WEIGHTS, barely).entries
    assert (entry.doubt, entry.of) == ("near", (pair.left, pair.right))
    sure = type(THRESHOLDS)(same=pair.score - 5, unsure=0.0, join=0.0, unseen=-2.0)
    assert queue(ledger.store, WEIGHTS, sure).total == 0


def test_a_reopened_judgement_comes_first_with_its_reason(ledger: Ledger) -> None:
    said = ledger.reject(claim_on(ledger, "killed", "three"), why="misread").judgement
    read_in(ledger, reading("three", day="2031-05-20", place="Orlomir", killed=7))
    first = ledger.queue()[0]
    assert (first.doubt, first.of) == ("reopened", (said.id,))
    assert "Ana judged on 2031-06-01 (reject “2 farmers”), but “2 farmers” is no longer read as it was" in first.why
    assert [step.command for step in first.steps] == [f"variorum judge withdraw {said.id} --why REASON"]


def test_persons_in_conflict_are_shown_with_the_command_that_answers(ledger: Ledger) -> None:
    claim = claim_on(ledger, "killed", "one")
    ledger.reject(claim, why="misread")
    ledger.accept(claim, who="Ben", why="read well")
    entry = only(ledger, "conflict")
    assert "Ana: reject “4 farmers” (misread) and Ben: accept “4 farmers” (read well)" in entry.why
    assert entry.steps[1].says == "as Ben"
    assert f"variorum judge accept {claim} --answers {entry.of[0]} --why REASON" == entry.steps[1].command


def test_a_judgement_that_others_keep_from_being_followed_is_shown(ledger: Ledger) -> None:
    read_in(ledger, reading("four", day="2031-08-01", place="Vastel"))
    ledger.same(R["one"], R["three"], why="one attack")
    ledger.same(R["three"], R["four"], why="one attack")
    ledger.different(R["one"], R["four"], who="Ben", why="three months")
    entry = only(ledger, "unfollowed")
    assert "other judgements" in entry.why
    assert entry.weight > max(each.weight for each in ledger.queue() if each.doubt == "disputed")


def test_a_grade_that_later_reports_are_not_in_is_shown(ledger: Ledger) -> None:
    incident = incident_of(ledger, "three")
    ledger.grade(incident, "weak", why="one source")
    read_in(ledger, reading("four", day="2031-05-20", place="Orlomir", killed=2))
    entry = only(ledger, "grown")
    assert entry.why == "Ana graded it weak on 1; 1 report came in since."
    assert entry.steps[0].command == f"variorum judge grade {incident} weak --why REASON"
    ledger.grade(incident, "fair", why="two sources")
    assert [entry for entry in ledger.queue() if entry.doubt == "grown"] == []


def test_more_dead_and_more_doubt_weigh_more() -> None:
    few = ledger_of(ONE, reading("two", killed=6, by="the mayor")).queue()
    many = ledger_of(ONE, reading("two", killed=60, by="the mayor")).queue()
    assert many[0].weight > few[0].weight
    assert doubt_of(4.0, 5.0) == pytest.approx(doubt_of(6.0, 5.0))
    assert doubt_of(5.0, 5.0) == 1.0 > doubt_of(4.0, 5.0) > doubt_of(2.0, 5.0) > 0


def test_the_order_does_not_depend_on_how_reports_came_in(tmp_path: Path) -> None:
    readings = [reading(name, killed=2 + i, day=f"2031-05-{1 + 9 * (i // 3):02d}", by=f"the mayor of {name}")
                for i, name in enumerate(("a", "b", "c", "d", "e", "f"))]  # fmt: skip
    first = ledger_of(*readings).queue()
    random.Random(7).shuffle(readings)  # noqa: S311 - an order, not a secret
    with SqliteStore.open(tmp_path / "l.db", write=True) as store:
        assert ledger_of(*readings, store=store).queue() == first
    assert len(first) >= 2


def test_the_weights_can_be_changed_and_mistakes_are_named(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(QUEUE.read_text("utf-8").replace("dead = 2.0", "dead = 9.0"), "utf-8")
    assert load_queue_weights(own).weights.dead == 9.0
    own.write_text(QUEUE.read_text("utf-8").replace("killed = 1.0", "kiled = 1.0"), "utf-8")
    with pytest.raises(ResourceError, match="kiled, killed"):
        load_queue_weights(own)
    own.write_text("[doubts]\nreopened = 1", "utf-8")
    with pytest.raises(ResourceError, match="could not be read"):
        load_queue_weights(own)


def test_each_command_that_is_given_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ledger.db"
    monkeypatch.setenv("VARIORUM_LEDGER", str(path))
    monkeypatch.setenv("VARIORUM_WHO", "Ana")
    with SqliteStore.open(path, write=True) as store:
        ledger = ledger_of(ONE, TWO, store=store)
        claim = claim_on(ledger, "killed", "one")
        ledger.reject(claim, why="misread")
        ledger.accept(claim, who="Ben", why="read well")
        commands = [step.command for entry in ledger.queue() for step in entry.steps]
    assert len(commands) == 4
    for number, command in enumerate(commands):
        program, *words, reason = shlex.split(command)
        assert (program, reason) == ("variorum", "REASON")
        copy = shutil.copy(path, tmp_path / f"copy{number}.db")
        assert run([*words, "looked at it", "--ledger", str(copy)]) == 0, capsys.readouterr()
    for asked in (["queue"], ["queue", "--json"], ["judgements"], ["judge", "list", claim, "--json"]):
        assert run(asked) == 0
    assert "in force" in capsys.readouterr().out
