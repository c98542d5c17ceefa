"""What every store must do alike with judgements."""

from tests.contracts.ledgers import make_judgement, make_reading
from variorum.edges.store import Store
from variorum.model.incident import Part


def test_a_judgement_of_a_pair_takes_the_place_of_the_judges_earlier_one(store: Store) -> None:
    for name in ("a", "b"):
        store.add_reading(make_reading(name))
    person = make_judgement("a-a0", "a-b0", judge="person", score=-1)
    store.add_judgements([make_judgement("a-a0", "a-b0"), person])
    again = make_judgement("a-b0", "a-a0", score=-2)
    store.add_judgements([again])
    assert store.judgements_of(["a-b0"]) == [again, person]
    assert store.counts().judgements == 2


def test_withdrawing_one_judges_judgements_leaves_the_others(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.add_reading(make_reading(name))
    person = make_judgement("a-a0", "a-b0", judge="person")
    other = make_judgement("a-b0", "a-c0")
    store.add_judgements([make_judgement("a-a0", "a-b0"), person, other])
    store.withdraw_judgements(["a-a0"], judge="machine")
    assert store.judgements_of(["a-a0", "a-c0"]) == [person, other]


def test_a_judgement_is_out_of_force_while_one_of_its_accounts_is_missing(store: Store) -> None:
    for name in ("a", "b"):
        store.add_reading(make_reading(name))
    judgement = make_judgement("a-a0", "a-b0", judge="person")
    store.add_judgements([judgement])
    store.withdraw_reading("r-a")
    assert store.judgements_of(["a-a0", "a-b0"]) == []
    store.add_reading(make_reading("a", version=1))
    assert store.judgements_of(["a-b0"]) == [judgement]


def test_answers_are_the_judgements_without_their_reasons(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.add_reading(make_reading(name))
    person = make_judgement("a-b0", "a-a0", judge="person", score=-1)
    store.add_judgements([make_judgement("a-a0", "a-b0", score=7), person, make_judgement("a-b0", "a-c0", score=2)])
    answers = store.answers_of(["a-a0"])
    assert [(a.left, a.right, a.judge, a.score) for a in answers] == [
        ("a-a0", "a-b0", "machine", 7.0),
        ("a-a0", "a-b0", "person", -1.0),
    ]
    assert all(answer.reasons == () for answer in answers)
    assert store.answers_of([]) == []


def test_an_account_is_part_of_another_while_that_is_judged(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.add_reading(make_reading(name))
    right, left = make_judgement("a-b0", "a-a0", score=-1, part="a-b0"), make_judgement("a-b0", "a-c0", part="a-b0")
    store.add_judgements([right, left, make_judgement("a-a0", "a-c0")])
    both = (Part("a-b0", "a-a0"), Part("a-b0", "a-c0"))
    assert store.parts_of(["a-b0"]) == both
    assert store.parts_of(["a-a0"]) == both[:1]
    assert store.parts_of([]) == ()
    assert store.judgements_of(["a-a0"])[0].part == "a-b0"
    store.add_judgements([make_judgement("a-a0", "a-b0", score=-2)])
    assert store.parts_of(["a-a0", "a-b0"]) == both[1:]
    store.withdraw_reading("r-c")
    assert store.parts_of(["a-b0"]) == ()
