"""The Python door."""

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import variorum as vm
from variorum.api import contract_lines
from variorum.edges.store import MemoryStore
from variorum.model.claim import Account, Statement, make_claim
from variorum.model.incident import Change, Incident, Membership
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.model.values import EventValue

TEXT = "An attack. Another attack."


def held() -> vm.Ledger:
    store = MemoryStore()
    report = Report("r-1", "a.txt", None, TEXT, "en", None, Published("2024-01-02", "2024-01-02", "metadata"))
    claims = tuple(
        make_claim(report="r-1", account=account, field="event", value=EventValue("attack"), text=TEXT, span=span,
                   context=span)
        for account, span in (("a-1", (3, 9)), ("a-2", (19, 25)))
    )  # fmt: skip
    said = ("Anna Meret", "Mereth"), ("army", "the army")
    statements = tuple(
        Statement(f"s-{i}", "r-1", f"a-{i}", name, written, None, None, "said", "indirect", "x", "x", i, i + 1, None)
        for i, (name, written) in enumerate(said, 1)
    )
    accounts = tuple(Account(each, "r-1", "attack", "main", 0, 9) for each in ("a-1", "a-2"))
    store.add_reading(Reading(report, claims, statements, accounts))
    change = Change("2024-01-02", "r-1", "event", None, "attack")
    incidents = [
        Incident(i, (), "attack", {}, "An attack", None, None, (), (), (), (), (), ("r-1",), (), (), (change,))
        for i in ("i-1", "i-2")
    ]
    with store.transaction():
        store.put_incidents(incidents)
        store.put_memberships([Membership("i-1", ("a-1",)), Membership("i-2", ("a-2",))])
    return vm.Ledger(store)


def test_every_public_name_is_there_once() -> None:
    assert sorted(set(vm.__all__)) == sorted(vm.__all__)
    assert {name: hasattr(vm, name) for name in vm.__all__} == dict.fromkeys(vm.__all__, True)
    assert set(vm.__all__) <= set(dir(vm))
    with pytest.raises(AttributeError, match="no_such_name"):
        vm.no_such_name  # noqa: B018 - asking is the test


def test_the_version_is_that_of_the_distribution() -> None:
    assert vm.__version__.split(".")[0].isdecimal()


def test_importing_and_asking_loads_nothing_that_reads_reports(tmp_path: Path) -> None:
    program = (
        "import sys, variorum as vm\n"
        "assert 'sqlalchemy' not in sys.modules\n"
        "ledger = vm.open(sys.argv[1]); list(ledger.incidents()); ledger.counts(); ledger.close()\n"
        "print(sorted({'spacy', 'trafilatura', 'py3langid', 'numpy'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "new.db")]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "[]\n"


def test_a_ledger_is_made_for_writing_and_never_for_reading(tmp_path: Path) -> None:
    with pytest.raises(vm.LedgerError):
        vm.open(tmp_path / "none.db", readonly=True)
    assert not (tmp_path / "none.db").exists()
    with vm.open(tmp_path / "new.db") as ledger:
        assert ledger.counts().reports == 0
    assert (tmp_path / "new.db").exists()


def test_claims_are_chosen_by_incident_and_report() -> None:
    ledger = held()
    assert [claim.start for claim in ledger.claims()] == [3, 19]
    assert [claim.start for claim in ledger.claims(incident="i-2")] == [19]
    assert [claim.start for claim in ledger.claims(report="r-1", incident="i-1")] == [3]
    with pytest.raises(vm.NotInLedger):
        list(ledger.claims(incident="i-3"))
    with pytest.raises(vm.NotInLedger):
        list(ledger.claims(report="r-3"))


def test_statements_are_chosen_by_any_spelling_of_the_speaker() -> None:
    ledger = held()
    assert [each.id for each in ledger.statements(speaker="MERETH")] == ["s-1"]
    assert [each.id for each in ledger.statements(speaker="anna")] == ["s-1"]
    assert [each.id for each in ledger.statements(incident="i-2")] == ["s-2"]
    assert [each.id for each in ledger.statements(report="r-1")] == ["s-1", "s-2"]
    assert list(ledger.statements(incident="i-2", speaker="anna")) == []


def test_an_incident_is_found_by_a_beginning_of_its_id_that_only_it_has() -> None:
    ledger = held()
    assert ledger.incident("i-1").id == "i-1"
    with pytest.raises(vm.NotInLedger):
        ledger.incident("i-")


def test_history_is_that_of_the_incident() -> None:
    assert [change.after for change in held().history("i-1")] == ["attack"]


def test_a_claim_is_written_with_its_incident() -> None:
    ledger = held()
    first, second = ledger.lines("claim")
    assert b'"incident":"i-1"' in first
    assert b'"incident":"i-2"' in second
    (unplaced,) = contract_lines("claim", ledger.claims(incident="i-1"), {})
    assert b'"incident":null' in unplaced


@pytest.mark.parametrize("published", ["yesterday", "2024-13-01", "05/03/2024", "20240305"])
def test_a_day_of_publication_that_is_none_is_refused_before_anything_is_read(published: str) -> None:
    with pytest.raises(vm.SettingsError, match="2024-03-05"):
        vm.read("anywhere", published=published)


def test_what_is_given_by_hand_goes_with_every_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    (raw,) = vm.read(tmp_path, published="2024-03-05", outlet="The Post")
    assert isinstance(raw, vm.RawReport)
    assert (raw.by_hand.published, raw.by_hand.outlet) == ("2024-03-05", "The Post")


def test_reports_are_read_into_a_ledger_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gunmen killed four people in Tehran on 5 March 2024, the interior ministry said.")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    seen: list[vm.Added] = []
    with vm.open() as ledger:
        added = ledger.add(vm.read(tmp_path), progress=seen.append)
        assert (added.read, added.new, added.unchanged) == (1, 1, 0)
        assert seen[-1] == added
        assert [issue.weight for issue in ledger.issues()].count("dropped") == 1
        (incident,) = ledger.incidents()
        for claim in ledger.claims(incident=incident.id):
            assert ledger.report(claim.report).text[claim.start : claim.end] == claim.quote
        before = ledger.digest()
        assert ledger.add(vm.read(tmp_path), batch_size=1).unchanged == 1
        assert ledger.digest() == before


def test_no_module_takes_the_place_of_a_public_name() -> None:
    for module in pkgutil.walk_packages(vm.__path__, "variorum."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert not [name for name in vm.__all__ if isinstance(getattr(vm, name), ModuleType)]
