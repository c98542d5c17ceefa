"""The whole thread: the same reports give the same ledger, however they come in."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

import variorum as vm
from tests.builders import make_report
from variorum.adding import Equipment, load
from variorum.building import Progress, build
from variorum.edges.runners.process_pool import ProcessPool
from variorum.edges.store import MemoryStore, SqliteStore, Store
from variorum.keeping import keep
from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.report import Metadata, RawReport
from variorum.pipeline import Resources

EXAMPLES = Path(__file__).parents[1] / "examples"
EQUIPMENT = Equipment("en_core_web_md", (), ("ucdp", "acled"))

STORY = """HARBIN CREEK, March 12 - Gunmen killed six farmers in the village of Tessera in northern Nigeria on Monday, \
the state police said.

The attackers came on motorbikes shortly after sunset and fired at people on their way home from the market, \
residents told reporters by telephone.

A spokesman for the police, Musa Ardo, said that two suspects had been arrested and that soldiers were searching \
the forest along the road to the river.

Nobody has claimed responsibility for the killings, which were the third in the district since the new year."""
REPRINT = STORY.replace("shortly after sunset", "soon after sunset").replace("HARBIN CREEK, March 12 - ", "")


@pytest.fixture(scope="session")
def resources() -> Resources:
    return load(EQUIPMENT)


@pytest.fixture(scope="module")
def raws() -> list[RawReport]:
    found = [raw for raw in vm.read(EXAMPLES) if isinstance(raw, RawReport)]
    return [*found, record("first", STORY, "2024-03-12"), record("again", REPRINT, "2024-03-13")]


def record(name: str, text: str, published: str | None = None, outlet: str | None = None) -> RawReport:
    given = Metadata(id=name, published=published, outlet=outlet)
    return RawReport(f"{name}.jsonl#1", text.encode(), "record", given)


def by_hand(raw: RawReport, **said: str) -> RawReport:
    return msgspec.structs.replace(raw, by_hand=Metadata(**said))


def built(raws: Sequence[RawReport | Issue], resources: Resources, *, batch_size: int = 32, **how: Any) -> MemoryStore:
    store = MemoryStore()
    add(store, raws, resources, batch_size=batch_size, **how)
    return store


def add(store: Store, raws: Sequence[RawReport | Issue], resources: Resources, **how: Any) -> Progress:
    *_, last = build(store, raws, resources, **how)
    return last


def without_ids(store: Store) -> dict[str, list[Any]]:
    """Give all that a ledger holds, each incident named after its accounts: its id remembers the order."""
    names: dict[str, str] = {}
    for account, incident in sorted(store.incident_of().items()):
        names[incident] = f"{names.get(incident, 'i')} {account}"
    incidents = [msgspec.structs.replace(
        incident, id=names[incident.id], supersedes=(),
        related=tuple(sorted((names[each.incident], each.relation, each.claims) for each in incident.related)),
    ) for incident in store.incidents()]  # fmt: skip
    accounts = [account.id for account in store.accounts()]
    return {
        "reports": list(store.reports()),
        "claims": list(store.claims()),
        "statements": list(store.statements()),
        "accounts": list(store.accounts()),
        "judgements": store.judgements_of(accounts),
        "incidents": sorted(incidents, key=lambda incident: incident.id),
        "issues": list(store.issues()),
    }


@pytest.fixture(scope="module")
def whole(raws: list[RawReport], resources: Resources) -> MemoryStore:
    return built(raws, resources)


def test_the_examples_give_incidents_that_several_reports_tell(whole: MemoryStore) -> None:
    counts = whole.counts()
    assert counts.reports == 11
    assert counts.accounts == len(whole.incident_of())
    assert max(len(incident.reports) for incident in whole.incidents()) >= 3


def test_the_same_reports_again_change_nothing(raws: list[RawReport], resources: Resources) -> None:
    store = built(raws, resources)
    before = store.digest()
    again = add(store, raws, resources)
    assert (again.read, again.new, again.unchanged) == (len(raws), 0, len(raws))
    assert store.digest() == before


def test_a_report_that_comes_twice_is_kept_once(raws: list[RawReport], resources: Resources) -> None:
    elsewhere = msgspec.structs.replace(raws[0], location="elsewhere.txt")
    for batch_size in (1, 8):
        store = MemoryStore()
        done = add(store, [raws[0], elsewhere], resources, batch_size=batch_size)
        assert (done.read, done.new, done.unchanged) == (2, 1, 1)
        assert [report.location for report in store.reports()] == [raws[0].location]


@pytest.mark.parametrize("batch_size", [1, 3, 100])
def test_batches_of_any_size_give_the_same(
    batch_size: int, raws: list[RawReport], resources: Resources, whole: MemoryStore
) -> None:
    assert without_ids(built(raws, resources, batch_size=batch_size)) == without_ids(whole)


@pytest.mark.parametrize("seed", range(4))
def test_any_order_gives_the_same(seed: int, raws: list[RawReport], resources: Resources, whole: MemoryStore) -> None:
    shuffled = random.Random(seed).sample(raws, len(raws))  # noqa: S311 - no secret
    store = built(shuffled, resources, batch_size=1 + seed)
    assert without_ids(store) == without_ids(whole)


def test_all_at_once_gives_the_same_ids_in_any_order(
    raws: list[RawReport], resources: Resources, whole: MemoryStore
) -> None:
    assert built(raws[::-1], resources).digest() == whole.digest()


def test_one_at_a_time_in_builds_of_their_own_gives_the_same(
    raws: list[RawReport], resources: Resources, whole: MemoryStore
) -> None:
    store = MemoryStore()
    for raw in raws:
        add(store, [raw], resources)
    assert without_ids(store) == without_ids(whole)


def test_a_file_and_memory_hold_the_same(
    raws: list[RawReport], resources: Resources, whole: MemoryStore, tmp_path: Path
) -> None:
    with SqliteStore.open(tmp_path / "ledger.db", write=True) as store:
        add(store, raws, resources)
        assert store.digest() == whole.digest()
        add(store, [by_hand(raws[0], outlet="The Upland Post")], resources)
    corrected = built(raws, resources)
    add(corrected, [by_hand(raws[0], outlet="The Upland Post")], resources)
    with SqliteStore.open(tmp_path / "ledger.db") as store:
        assert store.digest() == corrected.digest() != whole.digest()


def test_two_processes_give_what_one_gives(raws: list[RawReport], resources: Resources, whole: MemoryStore) -> None:
    with ProcessPool(2) as pool:
        store = built([*raws, *raws], resources, batch_size=2, runner=pool, reader=EQUIPMENT)
    assert store.digest() == built(raws, resources, batch_size=2).digest()
    assert without_ids(store) == without_ids(whole)


def test_what_a_person_says_by_hand_replaces_the_earlier_reading(raws: list[RawReport], resources: Resources) -> None:
    store = built(raws, resources)
    corrected = [by_hand(raw, published="2021-08-30", outlet="The Upland Post") for raw in raws[:2]]
    done = add(store, corrected, resources)
    assert (done.new, done.unchanged) == (2, 0)
    afresh = built([*corrected, *raws[2:]], resources)
    assert without_ids(store) == without_ids(afresh)
    assert {report.outlet for report in store.reports()} >= {"The Upland Post"}


def test_a_correction_said_again_changes_nothing(raws: list[RawReport], resources: Resources) -> None:
    store = built(raws, resources)
    corrected = [by_hand(raws[0], published="2021-08-30")]
    add(store, corrected, resources)
    before = store.digest()
    assert add(store, corrected, resources).unchanged == 1
    assert add(store, raws, resources).unchanged == len(raws)
    assert store.digest() == before


def test_corrections_add_up_in_any_order(resources: Resources) -> None:
    raw = RawReport("a.txt", STORY.encode(), "text")
    day, outlet = by_hand(raw, published="2024-03-13"), by_hand(raw, outlet="The Upland Post")
    both = by_hand(raw, published="2024-03-13", outlet="The Upland Post")
    digests = {built(steps, resources, batch_size=1).digest() for steps in ([raw, day, outlet], [outlet, day], [both])}
    assert len(digests) == 1


COPIES = [
    record("first", STORY, "2024-03-12", "North Wire"),
    record("again", REPRINT, "2024-03-13", "River News"),
    record("late", STORY + "\n\nThis report was shortened.", "2024-03-15", "Coast Radio"),
]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2)])
@pytest.mark.parametrize("batch_size", [1, 3])
def test_a_reprint_is_known_whatever_the_order(order: tuple[int, ...], batch_size: int, resources: Resources) -> None:
    store = built([COPIES[i] for i in order], resources, batch_size=batch_size)
    copies = {report.outlet: report.copy_of for report in store.reports()}
    first = next(report.id for report in store.reports() if report.outlet == "North Wire")
    assert copies == {"North Wire": None, "River News": first, "Coast Radio": first}
    assert without_ids(store) == without_ids(built(COPIES, resources))


def test_hundreds_of_copies_of_one_text_lead_to_the_first(resources: Resources) -> None:
    """More than are looked at behind one key, and handed in with the first of them in the middle."""
    copies = [
        make_report(f"r-{i * 11 % 301:03d}", f"2031-05-{2 + i % 20:02d}", text=STORY, outlet=f"Outlet {i}")
        for i in range(300)
    ]
    copies.insert(150, make_report("r-777", "2031-05-01", text=STORY, outlet="Wire"))
    store = MemoryStore()
    for start in range(0, len(copies), 100):
        with store.transaction():
            keep(store, [Reading(report) for report in copies[start : start + 100]], resources)
    first = next(report.id for report in store.reports() if report.outlet == "Wire")
    assert {report.copy_of for report in store.reports() if report.id != first} == {first}
    assert store.report(first).copy_of is None


def test_a_report_that_turns_out_later_is_no_longer_the_original(resources: Resources) -> None:
    store = built(COPIES, resources)
    add(store, [by_hand(COPIES[0], published="2024-03-20")], resources)
    by_outlet = {report.outlet: report for report in store.reports()}
    second = by_outlet["River News"].id
    assert by_outlet["River News"].copy_of is None
    assert by_outlet["North Wire"].copy_of == by_outlet["Coast Radio"].copy_of == second
    afresh = built([by_hand(COPIES[0], published="2024-03-20"), *COPIES[1:]], resources)
    assert without_ids(store) == without_ids(afresh)


def test_issues_of_sources_are_kept_and_counted(raws: list[RawReport], resources: Resources) -> None:
    gone = Issue("source", "dropped", "no-such-path", "b.txt does not exist.", "Look for it.", "b.txt")
    empty = RawReport("c.txt", b"  ", "text")
    store = MemoryStore()
    done = add(store, [gone, raws[0], empty], resources)
    assert (done.read, done.new, done.dropped, done.issues) == (2, 1, 1, 2 + len(list(store.issues())) - 2)
    assert {issue.location for issue in store.issues()} >= {"b.txt", "c.txt"}


def test_nothing_given_gives_nothing(resources: Resources) -> None:
    store = MemoryStore()
    empty = store.digest()
    assert list(build(store, [], resources)) == []
    assert store.digest() == empty


def test_a_source_that_fails_halfway_leaves_whole_batches(raws: list[RawReport], resources: Resources) -> None:
    def failing() -> Iterator[RawReport]:
        yield from raws[:5]
        raise OSError

    store = MemoryStore()
    with pytest.raises(OSError):  # noqa: PT011 - the source's own error comes through
        list(build(store, failing(), resources, batch_size=2))
    assert store.counts().reports == 4
    add(store, raws, resources)
    assert without_ids(store) == without_ids(built(raws, resources))


def test_a_batch_that_fails_while_it_is_kept_leaves_nothing(
    raws: list[RawReport], resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = built(raws[:3], resources)
    before = store.digest()

    def refuse(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(MemoryStore, "put_incidents", refuse)
        with pytest.raises(MemoryError):
            add(store, raws[3:], resources)
    assert store.digest() == before
    add(store, raws[3:], resources)
    assert without_ids(store) == without_ids(built(raws, resources))
