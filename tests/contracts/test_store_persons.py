"""What every store must do alike with the judgements of persons."""

from collections.abc import Sequence

import pytest
from msgspec import structs

from tests.contracts.conftest import Opener
from tests.contracts.ledgers import make_judgement, make_reading
from variorum.edges.store import Store
from variorum.edges.store.judged import ANY_ORIGIN
from variorum.errors import NotInLedger
from variorum.model.judgement import NameSeen, PersonJudgement, Withdrawal, claim_seen
from variorum.model.judgement import make_judgement as judged

READING = make_reading("a")


def of_names(*names: str, at: str = "2024-03-05T10:00:00+00:00", who: str = "Ana") -> PersonJudgement:
    seen = [NameSeen(name) for name in names]
    return judged(verb="same", noun="origin", of=names, who=who, at=at, why="one agency", evidence=seen, now=names)


def of_claim(at: str = "2024-03-05T11:00:00+00:00") -> PersonJudgement:
    claim = READING.claims[1]
    return judged(
        verb="correct", noun="claim", of=[claim.id], who="Ben", at=at, why="misread", evidence=[claim_seen(claim)],
        now=[claim.id], value={"low": 5, "best": 5, "high": 5}, span=(3, 9),
    )  # fmt: skip


def of(store: Store, *marks: str) -> Sequence[PersonJudgement]:
    return list(store.person_judgements(marks))


def test_a_judgement_comes_back_as_it_went_in(store: Store) -> None:
    names, claim = of_names("RIA", "RIA Novosti"), of_claim()
    store.put_person_judgements([claim, names])
    assert list(store.person_judgements()) == [names, claim]
    assert store.person_judgement(claim.id) == claim
    assert store.person_judgement(names.id[:12]) == names


def test_judgements_come_page_by_page_the_latest_first(store: Store) -> None:
    claim, names = of_claim(), of_names("A", "B")
    store.put_person_judgements([claim, names])
    first, last = store.person_judgements()
    assert [*store.latest_judged(limit=1), *store.latest_judged(limit=5, offset=1)] == [last, first]
    assert list(store.latest_judged(limit=5, offset=2)) == []
    assert store.count_judged() == 2


def test_judgements_are_found_by_what_they_are_on_and_what_they_rest_on(store: Store) -> None:
    names, claim = of_names("RIA", "RIA Novosti"), of_claim()
    store.put_person_judgements([claim, names])
    assert of(store, ANY_ORIGIN) == of(store, "origin:ria") == [names]
    assert of(store, "report:r-a") == of(store, f"claim:{READING.claims[1].id}") == [claim]
    assert of(store, "report:r-a", "origin:ria novosti") == [names, claim]
    assert of(store, "report:r-b") == of(store) == []


def test_a_judgement_that_is_withdrawn_is_kept(store: Store) -> None:
    judgement = of_claim()
    store.put_person_judgements([judgement])
    digest = store.digest()
    back = Withdrawal("Ben", "2024-03-06T09:00:00+00:00", "it was right")
    withdrawn = structs.replace(judgement, state="withdrawn", withdrawal=back)
    store.put_person_judgements([withdrawn])
    assert list(store.person_judgements()) == [withdrawn]
    assert store.digest() != digest


def test_a_judgement_that_follows_a_new_reading_is_found_where_it_is_now(store: Store) -> None:
    judgement = of_claim()
    store.put_person_judgements([judgement])
    moved = structs.replace(judgement, now=("c-other",), note="read anew")
    store.put_person_judgements([moved])
    assert of(store, "claim:c-other") == of(store, "report:r-a") == [moved]
    assert of(store, f"claim:{READING.claims[1].id}") == []


@pytest.mark.parametrize("asked", ["j-nothing", "j-", ""])
def test_a_judgement_that_is_not_there_or_not_the_only_one_is_refused(store: Store, asked: str) -> None:
    store.put_person_judgements([of_names("RIA", "RIA Novosti"), of_claim()])
    with pytest.raises(NotInLedger, match="judgement"):
        store.person_judgement(asked)


def test_the_digest_holds_judgements_whatever_the_order_they_came_in(opener: Opener) -> None:
    one, other = opener(), opener()
    empty = one.digest()
    one.put_person_judgements([of_claim(), of_names("A", "B")])
    for judgement in (of_names("A", "B"), of_claim()):
        other.put_person_judgements([judgement])
    assert one.digest() == other.digest() != empty


def test_nothing_of_a_transaction_that_fails_is_kept(store: Store) -> None:
    try:
        with store.transaction():
            store.put_person_judgements([of_claim()])
            raise KeyError
    except KeyError:
        pass
    assert list(store.person_judgements()) == []


def test_pairs_are_found_by_the_machines_score(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.add_reading(make_reading(name))
    near = make_judgement("a-b0", "a-a0", score=2)
    person = make_judgement("a-a0", "a-b0", judge="person", score=2.5)
    store.add_judgements(
        [near, person, make_judgement("a-a0", "a-c0", score=3), make_judgement("a-b0", "a-c0", score=1)]
    )
    found = list(store.pairs_scored(2, 3))
    assert [(pair.left, pair.right, pair.score, pair.reasons) for pair in found] == [("a-a0", "a-b0", 2.0, ())]
    store.withdraw_reading("r-a")
    assert list(store.pairs_scored(2, 3)) == []


def test_accounts_and_claims_are_named_by_the_beginning_of_their_id(store: Store) -> None:
    store.add_reading(make_reading("a", accounts=2))
    claim = READING.claims[1].id
    assert store.identify("claim", claim[:12]) == claim
    assert store.identify("account", "a-a0") == "a-a0"
    for asked in ("a-", "a-b", ""):
        with pytest.raises(NotInLedger, match="account"):
            store.identify("account", asked)
    store.withdraw_reading("r-a")
    with pytest.raises(NotInLedger, match="claim"):
        store.identify("claim", claim)
