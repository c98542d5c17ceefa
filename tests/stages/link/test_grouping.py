"""Groups of accounts, their ids, and linking a few reports at a time."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.builders import actor, at_place, make_account, make_claim, make_report, on_day
from variorum.edges.resources.linking import load_weights
from variorum.model.incident import Answer, Judgement, Membership
from variorum.model.judgement import MACHINE
from variorum.stages.link import Held, Linking, Profile, assign, cluster, link, profile
from variorum.stages.link.weights import Thresholds

WEIGHTS = load_weights()
THRESHOLDS = Thresholds(same=6.0, unsure=4.0, join=5.0, unseen=-2.0)
"""Those of these tests: how groups are made does not hang on the weights that were fitted last."""


def judged(left: str, right: str, score: float, judge: str = MACHINE, answer: Answer | None = None) -> Judgement:
    same: Answer = "same" if score >= THRESHOLDS.same else "different"
    return Judgement(left, right, answer or same, score, (), judge)


def reports(*accounts: str) -> dict[str, str]:
    return {account: f"r-{account}" for account in accounts}


def test_pairs_judged_the_same_become_one_group() -> None:
    groups = cluster(reports("a", "b", "c"), [judged("a", "b", 9.0)], THRESHOLDS)
    assert groups == (("a", "b"), ("c",))


def test_a_chain_of_near_misses_joins_nothing() -> None:
    chain = [judged("a", "b", 7.0), judged("b", "c", 6.5), judged("a", "c", -12.0)]
    assert cluster(reports("a", "b", "c"), chain, THRESHOLDS) == (("a", "b"), ("c",))


def test_groups_join_only_through_a_pair_judged_the_same() -> None:
    unsure = [judged("a", "b", 9.0), judged("a", "c", 5.0), judged("b", "c", 5.0)]
    assert cluster(reports("a", "b", "c"), unsure, THRESHOLDS) == (("a", "b"), ("c",))


def test_two_accounts_of_one_report_stay_apart() -> None:
    accounts = {"a": "r-1", "b": "r-2", "c": "r-1"}
    groups = cluster(accounts, [judged("a", "b", 8.0), judged("b", "c", 9.0)], THRESHOLDS)
    assert groups == (("a",), ("b", "c"))


def test_of_many_reports_alike_not_every_pair_need_be_compared() -> None:
    names = [f"a{i:03}" for i in range(300)]
    pairs = [judged(other, name, 15.0) for i, name in enumerate(names) for other in names[: min(i, 20)]]
    assert len(cluster(reports(*names), pairs, THRESHOLDS)) == 1


def test_pairs_that_were_not_compared_count_a_quarter_of_those_that_were() -> None:
    names = [f"a{i}" for i in range(8)]
    pairs = [judged(*pair, 9.0) for pair in combinations(names, 2)]
    brief = [judged(name, "b", 6.5) for name in names[:4]]
    assert cluster(reports(*names, "b"), [*pairs, *brief], structs.replace(THRESHOLDS, join=4.5)) == ((*names, "b"),)
    assert len(cluster(reports(*names, "b"), [*pairs, *brief], THRESHOLDS)) == 2


def test_what_reports_are_mainly_about_is_grouped_before_what_they_tell_beside_it() -> None:
    # The report of `a` tells the incident in two places; the aside is closer to `b` than what the report is about.
    accounts = {"a": "r-1", "aside": "r-1", "b": "r-2", "c": "r-3"}
    scores = {("a", "b"): 8.0, ("a", "c"): 9.0, ("b", "c"): 7.0, ("aside", "b"): 12.0}
    pairs = [judged(*pair, score) for pair, score in scores.items()]
    assert cluster(accounts, pairs, THRESHOLDS) == (("a", "c"), ("aside", "b"))
    assert cluster(accounts, pairs, THRESHOLDS, mains=["a", "b", "c"]) == (("a", "b", "c"), ("aside",))


def test_what_is_told_beside_joins_the_incident_that_another_report_is_about() -> None:
    accounts = {"a": "r-1", "aside": "r-2", "b": "r-2"}
    pairs = [judged("a", "aside", 8.0), judged("a", "b", -4.0)]
    assert cluster(accounts, pairs, THRESHOLDS, mains=["a", "b"]) == (("a", "aside"), ("b",))


def test_a_person_outranks_the_machine() -> None:
    pairs = [judged("a", "b", 9.0), judged("a", "b", 0.0, "ada", "different"), judged("b", "c", 0.0, "ada", "same")]
    assert cluster(reports("a", "b", "c"), pairs, THRESHOLDS) == (("a",), ("b", "c"))


def test_two_groups_that_a_person_joins_become_one_though_a_report_tells_of_both() -> None:
    told = {"a": "r-1", "b": "r-2", "c": "r-2", "d": "r-3"}
    pairs = [judged("a", "b", 9.0), judged("c", "d", 9.0), judged("a", "d", -9.0)]
    assert cluster(told, pairs, THRESHOLDS) == (("a", "b"), ("c", "d"))
    pairs.append(judged("a", "d", 0.0, "ada", "same"))
    assert cluster(told, pairs, THRESHOLDS) == (("a", "b", "c", "d"),)


def test_what_a_person_parts_is_not_joined_by_another_pair_of_the_same_groups() -> None:
    pairs = [judged("a", "b", 9.0), judged("c", "d", 9.0), judged("a", "c", 0.0, "ada", "same")]
    pairs.append(judged("b", "d", 0.0, "ada", "different"))
    assert cluster(reports("a", "b", "c", "d"), pairs, THRESHOLDS) == (("a", "b"), ("c", "d"))


@given(st.lists(st.sampled_from([-9.0, 0.0, 4.0, 6.0, 8.0, 11.0]), min_size=10, max_size=10), st.randoms())
def test_groups_do_not_depend_on_the_order(scores: list[float], random: object) -> None:
    names = ["a", "b", "c", "d", "e"]
    pairs = [judged(*pair, score) for pair, score in zip(combinations(names, 2), scores, strict=True)]
    first = cluster(reports(*names), pairs, THRESHOLDS)
    random.shuffle(pairs)  # type: ignore[attr-defined]
    random.shuffle(names)  # type: ignore[attr-defined]
    assert cluster(reports(*names), pairs, THRESHOLDS) == first
    assert sorted(account for group in first for account in group) == sorted(names)


def test_an_id_comes_from_the_smallest_account_and_is_kept() -> None:
    (first,) = assign([("b", "c")])
    (grown,) = assign([("a", "b", "c")], [first])
    assert grown.incident == first.incident
    assert grown.accounts == ("a", "b", "c")


def test_of_two_that_merge_the_larger_keeps_its_id() -> None:
    small, large = assign([("a",), ("b", "c")])
    (merged,) = assign([("a", "b", "c")], [small, large])
    assert merged.incident == large.incident
    assert merged.supersedes == (small.incident,)


def test_what_was_merged_before_stays_findable() -> None:
    small, large = assign([("a",), ("b", "c")])
    (merged,) = assign([("a", "b", "c")], [small, large])
    (greater,) = assign([("d", "e", "f", "g")])
    (all_,) = assign([("a", "b", "c", "d", "e", "f", "g")], [merged, greater])
    assert set(all_.supersedes) == {small.incident, large.incident}


def test_of_two_parts_the_larger_keeps_the_id() -> None:
    (whole,) = assign([("a", "b", "c")])
    part, rest = assign([("a",), ("b", "c")], [whole])
    assert rest.incident == whole.incident
    assert part.incident != whole.incident


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_no_id_is_given_twice_and_none_is_lost(before: list[int], after: list[int]) -> None:
    def groups(labels: list[int]) -> list[tuple[str, ...]]:
        return [tuple(f"a{i}" for i, label in enumerate(labels) if label == group) for group in sorted(set(labels))]

    first = assign(groups(before))
    second = assign(groups(after), first)
    ids = [membership.incident for membership in second]
    assert len(set(ids)) == len(ids)
    assert sorted(a for m in second for a in m.accounts) == sorted(a for group in groups(after) for a in group)
    assert not {m.incident for m in second} & {old for m in second for old in m.supersedes}


def account(name: str, day: str, town: str, lat: float, person: str | None = None) -> Profile:
    claims = [
        make_claim(name, "date", on_day(day)),
        make_claim(name, "place", at_place(town, lat=lat, lon=40.0, gazetteer_id=town)),
        *([make_claim(name, "victim", actor(person, person=True))] if person else []),
    ]
    told = make_account(name, claims, name=f"a-{name}")
    return profile(told, claims, make_report(name), shares=WEIGHTS.shares)


PILE = [
    account("r1", "2031-05-07", "Petrovsk", 50.0, "Vera Lind"),
    account("r2", "2031-05-07", "Petrovsk", 50.0),
    account("r3", "2031-05-08", "Petrovsk", 50.0, "Vera Lind"),
    account("r4", "2031-05-15", "Petrovsk", 50.0),
    account("r5", "2031-05-07", "Dalny", 58.0),
    account("r6", "2031-05-07", "Dalny", 58.0, "Ole Strand"),
]


def step_by_step(pile: list[Profile], size: int) -> Held:
    held = Held()
    for start in range(0, len(pile), size):
        new = pile[start : start + size]
        linking = link(new, held, WEIGHTS)
        held = after(held, new, linking)
    return held


def after(held: Held, new: list[Profile], linking: Linking) -> Held:
    judgements = {(j.left, j.right): j for found in held.judged.values() for j in found}
    judgements |= {(j.left, j.right): j for j in linking.judgements}
    touched = {account for membership in linking.memberships for account in membership.accounts}
    kept = {m for a, m in held.incident_of.items() if a not in touched}
    return Held([*held.profiles.values(), *new], judgements.values(), [*kept, *linking.memberships])


def groups(held: Held) -> set[tuple[str, ...]]:
    return {membership.accounts for membership in held.incident_of.values()}


def test_the_reports_of_one_incident_are_joined_and_its_look_alikes_are_not() -> None:
    assert groups(step_by_step(PILE, 6)) == {("a-r1", "a-r2", "a-r3"), ("a-r4",), ("a-r5", "a-r6")}


@given(st.permutations(PILE), st.integers(1, 6))
def test_one_by_one_or_all_at_once_the_incidents_are_the_same(pile: list[Profile], size: int) -> None:
    assert groups(step_by_step(pile, size)) == groups(step_by_step(PILE, 6))


def test_an_incident_keeps_its_id_when_reports_are_added() -> None:
    first = step_by_step(PILE[1:3], 2)
    linking = link(PILE[:1], first, WEIGHTS)
    (membership,) = linking.memberships
    assert membership.incident in {m.incident for m in first.incident_of.values()}
    assert membership.accounts == ("a-r1", "a-r2", "a-r3")


def test_an_incident_that_is_merged_away_is_named_as_gone() -> None:
    former = [Membership("i-1", ("a-r1",)), Membership("i-2", ("a-r2", "a-r3"))]
    held = Held(PILE[:3], [], former)
    linking = link(PILE[:3], held, WEIGHTS)
    assert linking.gone == ("i-1",)
    assert linking.memberships[0].supersedes == ("i-1",)
