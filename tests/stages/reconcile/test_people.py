"""People told one by one: how many they are, who of them attacked, and who died of their wounds."""

from collections.abc import Sequence

from tests.builders import actor, exactly, make_claim, make_report
from tests.stages.reconcile.conftest import Settle, finding_on, numbers
from variorum.model.claim import Claim, Field
from variorum.model.incident import Incident
from variorum.model.report import Report

NOUNS = {"man", "woman", "boy", "girl", "son", "teen", "daughter", "mother", "guard", "wife", "toddler", "father"}


def told(report: str, text: str, field: Field, *quotes: str) -> list[Claim]:
    """Make a claim on one person of each quote, where the text has it."""
    found = []
    for quote in quotes:
        start = text.index(quote)
        sentence = text.rfind(". ", 0, start) + 1
        last = quote.split()[-1].casefold()
        value = exactly(1, last if last in NOUNS else None, quote)
        found.append(make_claim(report, field, value, quote=quote, start=start, context=sentence))
    return found


def of_report(text: str, *quotes: str, field: Field = "killed") -> tuple[list[Claim], list[Report]]:
    return told("r-1", text, field, *quotes), [make_report("r-1", "2031-05-07", text=text)]


def best(settle: Settle, text: str, *quotes: str) -> int | None:
    return numbers(settle(*of_report(text, *quotes)))[1]


def test_a_headline_and_a_name_are_one_person(settle: Settle) -> None:
    text = "Man dead in Orlovka A man was shot on Monday. The man killed was identified as Ole Strand. Strand was 40."
    assert best(settle, text, "Man", "A man", "The man killed", "Ole Strand", "Strand") == 1


def test_a_list_tells_people_apart(settle: Settle) -> None:
    assert best(settle, "A mother, son and toddler died at home.", "A mother", "son", "toddler") == 3
    assert best(settle, "They buried Vera Lind and her son.", "Vera Lind", "her son") == 2


def test_names_of_one_family_are_different_people(settle: Settle) -> None:
    text = "The dead are Vera Lind, Ole Lind and Ada Lind. Vera was a nurse."
    assert best(settle, text, "Vera Lind", "Ole Lind", "Ada Lind", "Vera") == 3


def test_age_and_sex_tell_people_apart_in_any_sentence(settle: Settle) -> None:
    assert best(settle, "A boy died. Later a woman died.", "A boy", "a woman") == 2
    text = "A 6-year-old girl died. A six-year-old girl was shot. A 9-year-old girl died."
    assert best(settle, text, "A 6-year-old girl", "A six-year-old girl", "A 9-year-old girl") == 2


def killed_and_attacker(
    report: str, victims: Sequence[Claim], start: int = 300, quote: str = "the gunman"
) -> list[Claim]:
    return [*victims, make_claim(report, "killed", exactly(1, "attacker", quote), start=start, context=300)]


def test_an_attacker_is_added_only_where_a_report_tells_of_others_beside(settle: Settle) -> None:
    four = make_claim("r-1", "killed", exactly(4))
    five = make_claim("r-2", "killed", exactly(5))
    reports = [make_report("r-1", "2031-05-07"), make_report("r-2", "2031-05-08")]
    assert numbers(settle([*killed_and_attacker("r-1", [four]), five], reports)) == (5, 5, 5)
    assert numbers(settle([*killed_and_attacker("r-1", []), five], reports))[1] == 5


def test_the_name_of_who_did_it_among_the_dead_holds_the_attacker(settle: Settle) -> None:
    text = "The bodies of Ole Strand and Vera Lind were found. Strand shot her and then himself."
    claims, reports = of_report(text, "Ole Strand", "Vera Lind")
    shot = make_claim("r-1", "perpetrator", actor("Ole Strand", person=True), start=53)
    himself = make_claim("r-1", "killed", exactly(1, "attacker", "himself"), start=text.index("himself"), context=52)
    assert numbers(settle([*claims, shot, himself], reports))[1] == 2


def settled(settle: Settle, *told_in: tuple[str, list[Claim]]) -> Incident:
    reports = [make_report(f"r-{i}", f"2031-05-0{i}", text=text) for i, (text, _) in enumerate(told_in, 1)]
    return settle([claim for _, claims in told_in for claim in claims], reports)


def test_who_died_of_wounds_is_not_wounded_too(settle: Settle) -> None:
    text = "The boy was rushed to hospital. The boy, a 6-year-old boy, died there."
    both = [*told("r-1", text, "wounded", "The boy"), *told("r-1", text, "killed", "a 6-year-old boy")]
    incident = settled(settle, (text, both))
    assert [entry.kind for entry in incident.casualties if entry.policy == "ucdp" and entry.group is None] == ["killed"]
    assert "counted among the dead" in finding_on(incident, "wounded").rule


def test_a_name_among_the_dead_of_another_report_is_not_wounded(settle: Settle) -> None:
    first, later = "Vera Lind and Ole Strand were hurt.", "Lind died on Tuesday."
    hurt = told("r-1", first, "wounded", "Vera Lind", "Ole Strand")
    incident = settled(settle, (first, hurt), (later, told("r-2", later, "killed", "Lind")))
    assert numbers(incident, "wounded")[1] == 1


def test_the_only_one_wounded_who_is_dead_later_is_no_longer_wounded(settle: Settle) -> None:
    first, later = "A girl was critically hurt.", "A girl died of her wounds."
    incident = settled(settle, (first, told("r-1", first, "wounded", "A girl")),
                       (later, told("r-2", later, "killed", "A girl")))  # fmt: skip
    assert finding_on(incident, "wounded").status == "revised"
    assert not [entry for entry in incident.casualties if entry.kind == "wounded"]


def test_another_one_wounded_stays_wounded(settle: Settle) -> None:
    text = "A man was killed and another man was hurt."
    both = [*told("r-1", text, "killed", "A man"), *told("r-1", text, "wounded", "another man")]
    assert numbers(settled(settle, (text, both)), "wounded")[1] == 1


def test_all_hit_by_an_early_report_are_the_dead_and_the_wounded_of_a_later_one(settle: Settle) -> None:
    claims = [make_claim("r-1", "wounded", exactly(5)), make_claim("r-1", "killed", exactly(1), start=50),
              make_claim("r-2", "killed", exactly(1)), make_claim("r-2", "wounded", exactly(4), start=50)]  # fmt: skip
    reports = [make_report("r-1", "2031-05-07"), make_report("r-2", "2031-05-08")]
    assert numbers(settle(claims, reports), "wounded") == (4, 4, 4)


def test_all_of_the_dead_had_wounds(settle: Settle) -> None:
    claims = [make_claim("r-1", "killed", exactly(3)),
              make_claim("r-1", "wounded", exactly(3, None, "All three"), start=80)]  # fmt: skip
    assert not [entry for entry in settle(claims).casualties if entry.kind == "wounded" and entry.best]


def test_some_of_the_victims_are_a_part(settle: Settle) -> None:
    claims = [make_claim("r-1", "wounded", exactly(5)),
              make_claim("r-1", "wounded", exactly(2, "victims", "Two of the victims"), start=80)]  # fmt: skip
    assert numbers(settle(claims), "wounded") == (5, 5, 5)


def test_where_somebody_lived_is_no_part_of_the_name(settle: Settle) -> None:
    text = "Ole Strand of Upland was killed. Officers found Strand dead."
    assert best(settle, text, "Ole Strand of Upland", "Strand") == 1


def test_the_dead_man_beside_an_attacker_who_died_is_the_attacker(settle: Settle) -> None:
    text = "A guard was shot, and the gunman killed himself. Police named the dead man."
    claims, reports = of_report(text, "the dead man")
    himself = make_claim("r-1", "killed", exactly(1, "attacker", "himself"), start=text.index("himself"))
    assert numbers(settle([*claims, himself], reports))[1] == 1


def test_a_report_that_counts_the_attacker_shows_that_another_does_not(settle: Settle) -> None:
    text = "The bodies of Ole Strand, Vera Lind and Ada Lind were found. Strand shot them and then himself."
    claims, reports = of_report(text, "Ole Strand", "Vera Lind", "Ada Lind")
    shot = make_claim("r-1", "perpetrator", actor("Ole Strand", person=True), start=61)
    himself = make_claim("r-1", "killed", exactly(1, "attacker", "himself"), start=text.index("himself"), context=60)
    two = [make_claim(f"r-{i}", "killed", exactly(2)) for i in (2, 3)]
    assert numbers(settle([*claims, shot, himself, *two], reports))[1] == 3
