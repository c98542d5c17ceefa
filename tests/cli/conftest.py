"""A small ledger made by hand: one attack that three reports tell of differently, and an older one behind it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.api import Ledger
from variorum.cli.main import run
from variorum.cli.screen import messages, output
from variorum.edges.store import SqliteStore
from variorum.model.claim import Account, AttributionLink, Claim, Stance, Statement, make_claim
from variorum.model.incident import (
    Casualty,
    Change,
    Finding,
    FindingPosition,
    Incident,
    IncidentActor,
    IncidentDate,
    IncidentPerson,
    IncidentPlace,
    Membership,
    Related,
    Responsibility,
)
from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.model.values import (
    ActorValue,
    CountValue,
    DateValue,
    EventValue,
    PlaceValue,
    ResponseValue,
    ResponsibilityValue,
    ThingValue,
    Value,
)

FIRST = """Gunmen fired on a bus near Orvanta on Tuesday, killing four people, the interior ministry said.

The governor, Ilda Marrek, was reportedly among the dead. "We will find them," minister Tovan Seli said on Telegram.

In 2019 two people died in a similar attack."""
SECOND = """Five people died when a bus was shot at near Orvanta, according to the mayor's office.

The Northern Front denied any part in it. The army declined to say how many were killed. Police arrested two men."""
COPY = "Gunmen fired on a bus near Orvanta on Tuesday, killing four people. \x1b[2JEnd."

MINISTRY = AttributionLink("Interior Ministry", None, "government", "said")
MAYOR = AttributionLink("mayor's office", None, "government", "according to", None, ("without giving a source",))
FRONT = AttributionLink("Northern Front", None, "armed_group", "denied", "Telegram")
ARMY = AttributionLink("army", None, "government", "declined to say")


def count(number: int | None, words: str, group: str | None = "people") -> CountValue:
    return CountValue(number, number, number, None, None, group, None, words)


def claim(report: Report, account: str, field: Any, value: Value, words: str, *by: AttributionLink,
          stance: Stance = "asserts") -> Claim:  # fmt: skip
    start = report.text.index(words)
    span = (start, start + len(words))
    return make_claim(report=report.id, account=account, field=field, value=value, text=report.text, span=span,
                      context=span, attribution=by, stance=stance)  # fmt: skip


REPORTS = (
    Report("r-1111aaaa", "news/first.txt", "Bus attacked near Orvanta", FIRST, "en", "The Lowland Post",
           Published("2024-03-06", "2024-03-06", "metadata")),
    Report("r-2222bbbb", "news/second.txt", None, SECOND, "en", None, Published()),
    Report("r-3333cccc", "news/copy.txt", "Bus attacked", COPY, "en", "Hill Radio",
           Published("2024-03-07", "2024-03-07", "dateline"), copy_of="r-1111aaaa"),
)  # fmt: skip
PLACE = PlaceValue("Orvanta", "PT", "Lower Hills", 40.0, -8.0, "near", None, "near Orvanta")
CLAIMS = (
    claim(REPORTS[0], "a-1", "event", EventValue("shooting"), "fired"),
    claim(REPORTS[0], "a-1", "date", DateValue("2024-03-05", "2024-03-05", "day", "on Tuesday"), "Tuesday"),
    claim(REPORTS[0], "a-1", "place", PLACE, "near Orvanta"),
    claim(REPORTS[0], "a-1", "killed", count(4, "four people"), "four people", MINISTRY),
    claim(REPORTS[0], "a-1", "perpetrator", ActorValue(None, "gunmen", "armed_group", None, False), "Gunmen"),
    claim(REPORTS[0], "a-1", "victim", ActorValue("Ilda Marrek", "governor", "person", "PT", True), "Ilda Marrek",
          stance="hedges"),
    claim(REPORTS[0], "a-0", "killed", count(2, "two people"), "two people"),
    claim(REPORTS[1], "a-2", "killed", count(5, "Five people"), "Five people", MAYOR),
    claim(REPORTS[1], "a-2", "weapon", ThingValue("small arms", "firearm"), "shot at", MAYOR),
    claim(REPORTS[1], "a-2", "responsibility", ResponsibilityValue("Northern Front", "denied"), "denied any part in it",
          FRONT, stance="denies"),
    claim(REPORTS[1], "a-2", "killed", CountValue(None, None, None, None, None, None, None, "how many were killed"),
          "how many were killed", ARMY, stance="withholds"),
    claim(REPORTS[1], "a-2", "response", ResponseValue("arrest", "police", "two men"), "arrested two men"),
    claim(REPORTS[2], "a-3", "killed", count(4, "four people"), "four people"),
)  # fmt: skip


def at(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


STATEMENTS = (
    Statement("s-1", REPORTS[0].id, "a-1", "Tovan Seli", "Tovan Seli", "minister", "person", "said", "direct",
              "We will find them", "We will find them", *at(FIRST, "We will find them"), "Telegram"),
    Statement("s-2", REPORTS[1].id, "a-2", "Northern Front", "The Northern Front", None, "armed_group", "denied",
              "indirect", "denied any part in it", "denied any part in it", *at(SECOND, "denied any part in it"), None),
)  # fmt: skip


def ids(field: str, *reports: int) -> tuple[str, ...]:
    chosen = {REPORTS[i].id for i in reports}
    return tuple(each.id for each in CLAIMS if each.field == field and each.report in chosen and each.account != "a-0")


ATTACK = Incident(
    id="i-aaaa1111", supersedes=(), type="shooting", codes={}, title="Shooting near Orvanta: four or five killed",
    date=IncidentDate("2024-03-05", "2024-03-05", "day", "on Tuesday", 1, 1),
    place=IncidentPlace("Orvanta", "PT", "Lower Hills", 40.0, -8.0, "near", None, "near Orvanta", 2, 2),
    casualties=(
        Casualty("killed", None, 4, 5, 5, "ucdp", "the number that most origins give", ids("killed", 0, 1)),
        Casualty("killed", None, 4, 4, 4, "acled", "the lowest number where sources differ", ids("killed", 0, 1)),
    ),
    actors=(IncidentActor("gunmen", "perpetrator", None, ids("perpetrator", 0)),),
    people=(IncidentPerson("Ilda Marrek", (), "governor", "killed", ids("victim", 0)),),
    responsibility=(Responsibility("Northern Front", "denied", "Northern Front", ids("responsibility", 1)),),
    findings=(
        Finding("killed", "disputed", (
            FindingPosition(count(4, "four"), ("Interior Ministry",), ids("killed", 0, 2)),
            FindingPosition(count(5, "five"), ("mayor's office",), ids("killed", 1)[:1]),
            FindingPosition(None, ("army",), ids("killed", 1)[1:]),
        ), "two origins give different numbers at the same time"),
        Finding("date", "single", (FindingPosition(CLAIMS[1].value, ("The Lowland Post",), ids("date", 0)),), "one"),
        Finding("responsibility", "single", (
            FindingPosition(CLAIMS[9].value, ("Northern Front",), ids("responsibility", 1)),
        ), "one report gives none"),
    ),
    reports=tuple(report.id for report in REPORTS), origins=("Interior Ministry", "mayor's office", "army"),
    related=(Related("i-bbbb2222", "precedent", ()),),
    history=(
        Change("2024-03-06", REPORTS[0].id, "killed", None, {"low": 4, "best": 4, "high": 4}),
        Change(None, REPORTS[1].id, "killed", {"low": 4, "best": 4, "high": 4}, {"low": 4, "best": 5, "high": 5}),
    ),
)  # fmt: skip
OLDER = Incident(
    id="i-bbbb2222", supersedes=(), type="attack", codes={}, title="Attack in 2019", date=None, place=None,
    casualties=(), actors=(), people=(), responsibility=(), findings=(),
    reports=(REPORTS[0].id,), origins=(), related=(), history=(),
)  # fmt: skip
DROPPED = Issue("source", "dropped", "empty", "news/empty.txt is empty.", "Fill it, or leave it out.", "news/empty.txt")
ACCOUNTS = {
    "a-0": (REPORTS[0], "background"),
    "a-1": (REPORTS[0], "main"),
    "a-2": (REPORTS[1], "main"),
    "a-3": (REPORTS[2], "main"),
}


def told_in(account: str) -> tuple[str, ...]:
    return tuple(each.id for each in CLAIMS if each.account == account)


def fill(store: SqliteStore) -> None:
    with store.transaction():
        for report in REPORTS:
            accounts = tuple(
                Account(identity, report.id, "shooting", standing, 0, 10, told_in(identity))  # type: ignore[arg-type]
                for identity, (home, standing) in ACCOUNTS.items() if home is report
            )  # fmt: skip
            claims = tuple(each for each in CLAIMS if each.report == report.id)
            store.add_reading(Reading(report, claims, tuple(s for s in STATEMENTS if s.report == report.id), accounts))
        store.put_incidents([ATTACK, OLDER])
        store.put_memberships([Membership(ATTACK.id, ("a-1", "a-2", "a-3")), Membership(OLDER.id, ("a-0",))])
        store.add_issues([DROPPED])


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "hand.db"
    with SqliteStore.open(path, write=True) as store:
        fill(store)
    return path


@pytest.fixture
def ledger(ledger_path: Path) -> Ledger:
    return Ledger(SqliteStore.open(ledger_path))


Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(ledger_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Give a function that runs a command on the ledger and gives exit code, output and messages."""

    def call(*arguments: str, columns: int = 100, ledger: Path | None = ledger_path) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("VARIORUM_LEDGER", str(ledger))
        output.cache_clear()
        messages.cache_clear()
        code = run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
