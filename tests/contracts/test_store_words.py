"""Finding reports and incidents by their words; the same in every store."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.ledgers import make_incident
from variorum.api import Ledger
from variorum.edges.store import MemoryStore, SqliteStore, Store
from variorum.errors import NotInLedger, SettingsError
from variorum.model.claim import Account, AttributionLink, make_account, make_claim
from variorum.model.incident import Membership
from variorum.model.ledger import Reading
from variorum.model.report import Report
from variorum.model.search import Filter
from variorum.model.values import CountValue, EventValue, PlaceValue
from variorum.model.words import phrases

BRIDGE = "A shell struck the Blue Bridge at Orvale. Six people died, the governor's spokesman said."
MARKET = "Gunmen shot eleven traders in the market of Tesk, naïve talk of peace notwithstanding."
TEXTS = {"bridge": BRIDGE, "market": MARKET, "both": f"{BRIDGE} In other news: {MARKET}"}


def reading(name: str, text: str, title: str = "From the north") -> Reading:
    """Give a report that tells of an incident in each of its two parts, with a count, a place and a speaker."""
    report = Report(f"r-{name}", f"{name}.txt", title, text, "en", "The Gazette")
    account = make_account(report=report.id, type="attack", span=(0, 7))
    died = text.find("Six people")
    speaker = AttributionLink("Ilse Vantorre", None, "government", "said")
    place = PlaceValue("Orwal", "XX", None, 1.0, 2.0, "near", None, "Orvale")
    claims = [make_claim(report=report.id, account=account.id, field="event", value=EventValue("attack"), text=text,
                         span=(2, 7), context=(0, 20))]  # fmt: skip
    if died >= 0:
        count = CountValue(6, 6, 6, None, None, "people", None, "Six people")
        claims += [
            make_claim(report=report.id, account=account.id, field="killed", value=count, text=text,
                       span=(died, died + 10), context=(died, died + 20), attribution=(speaker,)),
            make_claim(report=report.id, account=account.id, field="place", value=place, text=text,
                       span=(34, 40), context=(0, 40)),
        ]  # fmt: skip
    held = Account(account.id, report.id, "attack", "main", 0, 7, tuple(claim.id for claim in claims))
    return Reading(report, tuple(claims), (), (held,), ())


@pytest.fixture
def worded(store: Store) -> Ledger:
    for number, (name, text) in enumerate(TEXTS.items()):
        told = reading(name, text)
        store.add_reading(told)
        with store.transaction():
            store.put_incidents([make_incident(f"i-{number}")])
            store.put_memberships([Membership(f"i-{number}", (told.accounts[0].id,))])
    return Ledger(store)


def found(ledger: Ledger, words: str) -> list[str]:
    return [hit.report.removeprefix("r-") for hit in ledger.find(words).hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bridge", ["both", "bridge"]),
        ("BRIDGE", ["both", "bridge"]),
        ("bridge traders", ["both"]),
        ("blue bridge", ["both", "bridge"]),
        ('"blue bridge"', ["both", "bridge"]),
        ('"bridge blue"', []),
        ("naive", ["both", "market"]),
        ("NAÏVE", ["both", "market"]),
        ("trade*", ["both", "market"]),
        ("trade", []),
        ("north", ["both", "market", "bridge"]),
        ("orwal", ["both", "bridge"]),
        ("vantorre", ["both", "bridge"]),
        ("governor's", ["both", "bridge"]),
        ("market OR", []),
        ("", []),
        ("-", []),
        ('"', []),
    ],
)
def test_reports_are_found_by_their_words(worded: Ledger, words: str, expected: list[str]) -> None:
    assert found(worded, words) == expected


@pytest.mark.parametrize(
    "words",
    ['"', '""', "NEAR(", "a AND", "NOT", "title:x", "^", "*", "a*b", "x' OR 1", "{", "\x00", "\x00bridge", "+", "🜂",
     "a" * 9999, "word " * 2000, "\u202ebridge", "%", "_", "--", ";", "\\", "(((((((("],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_error(worded: Ledger, words: str) -> None:
    worded.find(words)
    worded.search(Filter(words=words))


def test_hits_say_where_the_words_stand(worded: Ledger) -> None:
    hit = worded.find("bridge died").hits[1]
    (snippet,) = hit.snippets
    assert [BRIDGE[start:end] for start, end in snippet.marks] == ["Bridge", "died"]
    assert (snippet.start, snippet.end) == (0, len(BRIDGE))
    assert (hit.title, hit.outlet) == ("From the north", "The Gazette")


def test_places_count_code_points(worded: Ledger) -> None:
    text = "🜂🜂 A shéll struck the mill."
    worded.store.add_reading(reading("odd", text))
    (hit,) = worded.find("mill").hits
    (mark,) = hit.snippets[0].marks
    assert text[slice(*mark)] == "mill"


def test_hits_name_the_claims_and_incidents_that_the_words_belong_to(worded: Ledger) -> None:
    both, bridge = worded.find("people").hits
    claims = {claim.id: claim.field for claim in worded.store.claims()}
    assert [claims[claim] for claim in bridge.claims] == ["killed"]
    assert (both.incidents, bridge.incidents) == (("i-2",), ("i-0",))
    assert [claims[claim] for claim in worded.find("orwal").hits[1].claims] == ["place"]
    assert [claims[claim] for claim in worded.find("vantorre").hits[1].claims] == ["killed"]


def test_hits_outside_of_claims_belong_to_what_the_report_tells(worded: Ledger) -> None:
    (_, market) = worded.find("traders").hits
    assert (market.claims, market.incidents) == ((), ("i-1",))


def test_hits_come_page_by_page(worded: Ledger) -> None:
    first = worded.find("north", limit=2)
    assert ([hit.report for hit in first.hits], first.total, first.after) == (["r-both", "r-market"], 3, "r-market")
    second = worded.find("north", limit=2, after="r-market")
    assert ([hit.report for hit in second.hits], second.total, second.after) == (["r-bridge"], 3, None)
    with pytest.raises(NotInLedger, match="r-gone"):
        worded.find("north", after="r-gone")


@pytest.mark.parametrize("limit", [0, -1])
def test_a_page_of_nothing_is_refused(worded: Ledger, limit: int) -> None:
    with pytest.raises(SettingsError, match="one or more"):
        worded.find("north", limit=limit)
    with pytest.raises(SettingsError, match="one or more"):
        worded.search(limit=limit)


def test_incidents_are_those_whose_reports_hold_the_words(worded: Ledger) -> None:
    def ids(words: str) -> list[str]:
        return [row.id for row in worded.search(Filter(words=words), order="id").rows]

    assert ids("bridge") == ["i-0", "i-2"]
    assert ids("bridge traders") == ["i-2"]
    assert ids("nowhere") == ids("!") == []
    assert ids(" ") == ["i-0", "i-1", "i-2"]
    assert worded.facets(Filter(words="bridge")).types[0].count == 2


def test_words_follow_the_reports(worded: Ledger) -> None:
    worded.store.withdraw_reading("r-both")
    assert found(worded, "bridge") == ["bridge"]
    assert [row.id for row in worded.search(Filter(words="bridge"), order="id").rows] == ["i-0"]
    worded.store.add_reading(reading("bridge", "A shell struck the mill."))
    assert (found(worded, "bridge"), found(worded, "mill")) == ([], ["bridge"])
    worded.store.add_reading(reading("bridge", "A shell struck the mill."))
    assert found(worded, "mill") == ["bridge"]


def test_words_follow_who_joins_an_incident(worded: Ledger) -> None:
    assert worded.search(Filter(words="mill")).total == 0
    told = reading("mill", "A shell struck the mill.")
    worded.store.add_reading(told)
    worded.store.put_memberships([Membership("i-1", (told.accounts[0].id,))])
    assert [row.id for row in worded.search(Filter(words="mill")).rows] == ["i-1"]


def test_what_was_not_committed_is_not_found(worded: Ledger) -> None:
    def add_and_fail() -> None:
        with worded.store.transaction():
            worded.store.add_reading(reading("mill", "A shell struck the mill."))
            assert found(worded, "mill") == ["mill"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert found(worded, "mill") == []


WORDS = st.text(alphabet="abé ʼ'\"-*я\u0301م🜂.", max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS, min_size=1, max_size=3), words=WORDS)
def test_every_store_finds_the_same(texts: list[str], words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("words") / "ledger.db"
    answers = []
    with SqliteStore.open(path, write=True) as sqlite:
        for store in (MemoryStore(), sqlite):
            for number, text in enumerate(texts):
                store.add_reading(Reading(Report(f"r-{number}", "", None, text, "en", None), (), (), (), ()))
            answers.append(store.find_reports(phrases(words), limit=9))
    assert answers[0] == answers[1]
