"""Who speaks, and what is dealt with: the same in every store."""

import pytest

from tests.contracts.ledgers import make_reading
from variorum.api import Ledger
from variorum.edges.store import Store, digest_of
from variorum.errors import NotInLedger, SettingsError
from variorum.model.claim import AttributionLink, Statement, make_claim
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.model.values import CountValue

TEXT = "Six people died, Ilse Vantorre of the Défense Ministry said on television."


def told(name: str, *speakers: str, outlet: str = "The Gazette", day: str = "2024-03-01") -> Reading:
    """Give a report in which each speaker makes a statement and stands behind a claim; the outlet makes one too."""
    report = Report(f"r-{name}", f"{name}.txt", None, TEXT, "en", outlet, Published(day, day, "metadata"))
    count = CountValue(6, 6, 6, None, None, "people", None, "Six people")
    chains = [(), *((AttributionLink(each, None, "person", "said", "television"),) for each in speakers)]
    claims = tuple(
        make_claim(report=report.id, account=None, field="killed", value=count, text=TEXT, span=(0, 10 + i),
                   context=(0, 40), attribution=chain)
        for i, chain in enumerate(chains)
    )  # fmt: skip
    statements = tuple(
        Statement(f"s-{name}{i}", report.id, None, each, each, None, "person", "said", "indirect", TEXT[:15],
                  TEXT[:15], 0, 15, None)
        for i, each in enumerate(speakers)
    )  # fmt: skip
    return Reading(report, claims, statements, (), ())


@pytest.fixture
def ledger(store: Store) -> Ledger:
    store.add_reading(told("a", "Ilse Vantorre", "the Défense Ministry"))
    store.add_reading(told("b", "ILSE VANTORRE", outlet="The Courier", day="2024-03-09"))
    return Ledger(store)


def test_speakers_are_one_however_they_are_written_and_the_busiest_come_first(ledger: Ledger) -> None:
    found = ledger.speakers()
    assert [(row.name, row.reports, row.statements, row.claims) for row in found.rows] == [
        ("ilse vantorre", 2, 2, 2), ("defense ministry", 1, 1, 1)]  # fmt: skip
    assert found.total == 2
    assert set(found.rows[0].outlets) == {"The Courier", "The Gazette"}
    assert found.rows[0].media == ("television",)


def test_speakers_are_found_by_a_part_of_the_name_and_by_page(ledger: Ledger) -> None:
    assert [row.name for row in ledger.speakers("Défense").rows] == ["defense ministry"]
    assert ledger.speakers("%").total == ledger.speakers().total
    assert [row.name for row in ledger.speakers(limit=1, offset=1).rows] == ["defense ministry"]
    assert {row.written for row in ledger.speakers(kind="outlet").rows} == {"The Courier", "The Gazette"}


def test_what_a_speaker_said_comes_report_by_report(ledger: Ledger) -> None:
    said = ledger.said_by("Ilse Vantorre")
    assert [each.report.id for each in said] == ["r-b", "r-a"]
    assert [(len(each.statements), len(each.claims)) for each in said] == [(1, 1), (1, 1)]
    assert [each.report.id for each in ledger.said_by("Ilse Vantorre", limit=1, offset=1)] == ["r-a"]
    assert ledger.speaker("ilse vantorre").reports == 2
    with pytest.raises(NotInLedger):
        ledger.speaker("Nobody")


def test_speakers_of_a_withdrawn_report_are_gone(ledger: Ledger) -> None:
    ledger.store.withdraw_reading("r-a")
    assert [(row.name, row.reports) for row in ledger.speakers().rows] == [("ilse vantorre", 1)]


def test_a_report_read_anew_is_counted_once(ledger: Ledger) -> None:
    ledger.store.add_reading(told("b", "Ilse Vantorre", "Otto Maar", outlet="The Courier"))
    assert [(row.name, row.reports) for row in ledger.speakers().rows] == [
        ("ilse vantorre", 2), ("defense ministry", 1), ("otto maar", 1)]  # fmt: skip


def test_names_that_a_person_joined_are_one(ledger: Ledger) -> None:
    assert not ledger.namesakes("the Défense Ministry")
    ledger.same("Ilse Vantorre", "the Défense Ministry", why="she speaks for it", who="Ana")
    (namesake,) = ledger.namesakes("the Défense Ministry")
    assert (namesake.speaker.name, namesake.one) == ("ilse vantorre", True)
    assert namesake.speaker.reports == 2


def test_issues_are_counted_and_worked_down(store: Store) -> None:
    for name in "ab":
        store.add_reading(make_reading(name))
    ledger = Ledger(store)
    first, second = ledger.listed_issues()
    before = store.digest()
    ledger.deal(first.id, why="looked at", who="Ana")
    (count,) = ledger.issue_counts()
    assert (count.code, count.open, count.all) == ("vague", 1, 2)
    assert [each.id for each in ledger.listed_issues()] == [second.id, first.id]
    assert [(each.who, each.why) for each in ledger.listed_issues("vague")[1].dealt] == [("Ana", "looked at")]
    ledger.deal(first.id, why="it came again", who="Ben", again=True)
    assert [each.open for each in ledger.listed_issues()] == [True, True]
    assert len(ledger.listed_issues(limit=1)[0].dealt) == 2
    assert not ledger.listed_issues("other")
    assert store.digest() == before


def test_what_was_dealt_with_stays_so_when_a_report_is_read_anew(store: Store) -> None:
    store.add_reading(make_reading("a"))
    ledger = Ledger(store)
    (listed,) = ledger.listed_issues()
    ledger.deal(listed.id, why="looked at", who="Ana")
    store.withdraw_reading("r-a")
    assert not ledger.issue_counts()
    with pytest.raises(NotInLedger):
        ledger.deal(listed.id, why="looked at", who="Ana")
    store.add_reading(make_reading("a"))
    assert not ledger.listed_issues()[0].open


def test_an_issue_is_dealt_with_by_somebody_and_with_a_reason(store: Store) -> None:
    store.add_reading(make_reading("a"))
    ledger = Ledger(store)
    (listed,) = ledger.listed_issues()
    with pytest.raises(SettingsError):
        ledger.deal(listed.id, why=" ", who="Ana")
    with pytest.raises(SettingsError):
        ledger.deal(listed.id, why="looked at")


def test_a_reading_is_what_it_was(store: Store) -> None:
    reading = told("a", "Ilse Vantorre")
    assert store.add_reading(reading)
    assert not store.add_reading(reading)
    assert store.reading_digest("r-a") == digest_of(reading)
