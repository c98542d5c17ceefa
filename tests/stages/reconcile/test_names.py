"""One origin under many names is one, and two with like names are two; what a person says of names decides."""

import pytest
from msgspec import structs

from tests.builders import actor, blame, exactly, make_claim, make_report, speaker
from tests.stages.reconcile.conftest import Settle
from variorum.model.judgement import Verb, decide, make_judgement
from variorum.stages.reconcile import Rules
from variorum.stages.reconcile.chains import origin_chains
from variorum.stages.reconcile.evidence import gather
from variorum.stages.reconcile.names import SaidOfNames, said_of_names, same_names

INSTITUTIONS = [
    ("Defense Ministry of Russia", "Russia's MoD"),
    ("Russia's foreign ministry", "Ministry of Foreign Affairs of the Russian Federation"),
    ("RIA", "RIA Novosti news agency"),
    ("a Nato spokesman", "NATO"),
    ("a local Nato spokesperson", "Nato"),
    ("a foreign ministry spokesman in Berlin", "German foreign ministry"),
    ("a spokeswoman for the Harbour Trust", "Harbour Trust"),
    ("a Reuters correspondent", "Reuters news agency"),
    ("Khartoum", "Sudan's government"),
    ("Kyiv", "Ukrainian authorities"),
    ("Sudanese military", "Sudan's armed forces"),
    ("a spokesman for the QPF", "Quenn People's Front"),
    ("U.S. military", "United States armed forces"),
    ("state police", "Oregon State Police"),
]
PERSONS = [
    ("Zajarova", "Maria Zakharova"),
    ("Khaled Saad Dorva", "al-Khalid Dorva"),
    ("Noor Mohammad Fayez", "Dr Noor Muhammad Faiz"),
    ("Aleksandr Belov", "Alexander Belov"),
    ("Rabie Atti", "Rabie A. Atti"),
    ("Col. Ana Dorv", "Ana Dorv"),
]
TWO_INSTITUTIONS = [
    ("RIA", "RAI"), ("RIA", "RIAC"), ("AP", "APA"), ("RIA", "Ruvian Islamic Army"), ("SPA", "Sudan Patriotic Army"),
    ("Foreign Ministry of Russia", "Defense Ministry of Russia"),
    ("Russian Defense Ministry", "Turkish Defense Ministry"),
    ("Interior Ministry", "Defence Ministry of Ukraine"), ("Foreign Ministry", "Foreign Trade Ministry"),
    ("Sudan", "South Sudan"), ("Sudan's government", "South Sudan's government"), ("Khartoum", "Juba"),
    ("Sudanese army", "South Sudanese army"), ("Seoul", "Pyongyang"), ("Niger", "Nigeria"), ("Guinea", "Guinea-Bissau"),
    ("Free Syrian Army", "Syrian Army"), ("Russian government", "Russian army"), ("Moscow police", "Russian police"),
    ("Northern Command", "Southern Command"), ("Red Cross", "Red Crescent"), ("Islamic State", "Islamic Front"),
    ("local police", "federal police"), ("Army of Ruvia", "Navy of Ruvia"),
    ("a local reporter", "another local reporter"),
]  # fmt: skip
TWO_PERSONS = [
    ("Hafez Belmar", "Bashar Belmar"), ("Ole Dunn Sr.", "Ole Dunn Jr."), ("Ole Dunn", "Ole Dunn Jr."),
    ("Ali Hassan", "Ali Hussein"), ("Mohamed Saleh", "Mahmoud Saleh"), ("Mario Verl", "Maria Verl"),
    ("Ivan Petrov", "Ivan Petrovich"), ("Anna Berg", "Annika Berg"), ("Abdullah Noor", "Abdul Noor"),
]  # fmt: skip


def shown(rules: Rules, *names: tuple[str, bool], said: SaidOfNames | None = None) -> list[str]:
    found = same_names(names, rules.origins, *([said] if said else []))
    return [found[name] for name in names]


@pytest.mark.parametrize(("one", "other", "person"), [
    *((one, other, False) for one, other in INSTITUTIONS), *((one, other, True) for one, other in PERSONS),
])  # fmt: skip
def test_names_of_one_origin_are_one(rules: Rules, one: str, other: str, person: bool) -> None:
    assert len(set(shown(rules, (one, person), (other, person)))) == 1


@pytest.mark.parametrize(("one", "other", "person"), [
    *((one, other, False) for one, other in TWO_INSTITUTIONS), *((one, other, True) for one, other in TWO_PERSONS),
])  # fmt: skip
def test_like_names_of_two_origins_stay_two(rules: Rules, one: str, other: str, person: bool) -> None:
    assert len(set(shown(rules, (one, person), (other, person)))) == 2


def test_initials_of_two_institutions_are_nobodys(rules: Rules) -> None:
    names = ["QPF", "Quenn People's Front", "Quarry Protection Force"]
    assert len(set(shown(rules, *((name, False) for name in names)))) == 3


def test_a_name_cut_short_that_may_be_of_two_persons_is_of_neither(rules: Rules) -> None:
    names = ["Noor Fayez", "Noor Mohammad Fayez", "Noor Ahmad Fayez"]
    assert len(set(shown(rules, *((name, True) for name in names)))) == 3


def test_an_institution_is_shown_and_not_its_spokesman(rules: Rules) -> None:
    names = [("a foreign ministry spokesman in Berlin", False), ("German foreign ministry", False)]
    assert set(shown(rules, *names)) == {"German foreign ministry"}


def said(*judged: tuple[Verb, str, str]) -> SaidOfNames:
    made = [make_judgement(verb=verb, noun="origin", of=[a, b], who="Ana", at="2031-05-07T10:00:00+00:00", why="known",
                           evidence=[], now=[a, b]) for verb, a, b in judged]  # fmt: skip
    return said_of_names(decide(made))


def test_a_person_says_that_two_names_are_one(rules: Rules) -> None:
    names = [("Hill Radio", False), ("Voice of the Hills", False)]
    assert len(set(shown(rules, *names))) == 2
    assert len(set(shown(rules, *names, said=said(("same", "Voice of the Hills", "hill radio"))))) == 1


def test_a_person_says_that_two_names_are_not_one(rules: Rules) -> None:
    names = [
        ("Sudanese military", False),
        ("Sudan's armed forces", False),
        ("Khaled Saad", True),
        ("Khalid Saad", True),
    ]
    apart = said(
        ("different", "Sudanese military", "Sudan's armed forces"), ("different", "Khaled Saad", "Khalid Saad")
    )
    assert len(set(shown(rules, *names))) == 2
    assert len(set(shown(rules, *names, said=apart))) == 4


def test_what_is_apart_is_joined_by_no_third_name(rules: Rules) -> None:
    names = [("Khartoum", False), ("Sudan", False), ("Sudan's government", False)]
    first, second, third = shown(rules, *names, said=said(("different", "Khartoum", "Sudan's government")))
    assert first != third
    assert second in {first, third}


def test_names_are_the_same_in_whatever_order_they_come(rules: Rules) -> None:
    names = [(name, False) for pair in (*INSTITUTIONS, *TWO_INSTITUTIONS) for name in pair]
    assert same_names(names, rules.origins) == same_names(names[::-1], rules.origins)


def test_a_named_spokesman_and_his_house_are_one_origin_and_two_actors(settle: Settle) -> None:
    voice = speaker("Zahir Mand", "person", role="Red Column spokesman")
    claims = [make_claim("r-1", "killed", exactly(4), by=voice),
              make_claim("r-2", "killed", exactly(4), by=speaker("Red Column", "armed_group")),
              make_claim("r-2", "victim", actor("Zahir Mand", person=True), start=40)]  # fmt: skip
    incident = settle(claims, [make_report("r-2", outlet="Wire")])
    assert incident.origins == ("Red Column", "Wire")
    assert [person.name for person in incident.people] == ["Zahir Mand"]


def test_two_persons_of_one_office_are_two_origins(settle: Settle) -> None:
    claims = [make_claim("r-1", "killed", exactly(4), by=speaker("Ana Belt", "person", role="mayor of Quenn")),
              make_claim("r-2", "killed", exactly(4), by=speaker("Ole Strand", "person", role="deputy mayor of Quenn")),
              make_claim("r-2", "killed", exactly(4), by=speaker("Quenn", "government"), start=30)]  # fmt: skip
    assert len(settle(claims).origins) == 3


def test_witnesses_are_others_with_each_outlet_and_the_same_in_a_reprint(settle: Settle) -> None:
    reports = [make_report("r-1", "2031-05-07", outlet="Wire"),
               make_report("r-2", "2031-05-08", outlet="Echo", copy_of="r-1"),
               make_report("r-3", "2031-05-08", outlet="Courier")]  # fmt: skip
    claims = [make_claim(name, "killed", exactly(4), by=speaker("witnesses", "anonymous"))
              for name in ("r-1", "r-2", "r-3")]  # fmt: skip
    assert settle(claims, reports).origins == ("witnesses (Courier)", "witnesses (Wire)")


def test_nine_outlets_that_carry_one_statement_are_one_origin(settle: Settle) -> None:
    names = ["Russian Defense Ministry", "Russia's defence ministry", "the Defense Ministry", "Russian MoD",
             "Ministry of Defense", "Russian Defence Ministry spokeswoman", "a Defense Ministry spokesman",
             "Defence ministry of the Russian Federation", "the ministry of defence"]  # fmt: skip
    claims = [make_claim(f"r-{i}", "killed", exactly(4), by=speaker(name)) for i, name in enumerate(names)]
    assert len(settle(claims).origins) == 1


def test_the_reprint_of_a_reprint_speaks_with_the_voice_of_the_first(settle: Settle) -> None:
    reports = [make_report("r-1", "2031-05-07", outlet="Wire"),
               make_report("r-2", "2031-05-08", outlet="Echo", copy_of="r-1"),
               make_report("r-3", "2031-05-09", outlet="Post", copy_of="r-2")]  # fmt: skip
    claims = [make_claim(name, "responsibility", blame("Red Column", "blamed")) for name in ("r-1", "r-2", "r-3")]
    assert settle(claims, reports).origins == ("Wire",)


def test_a_name_of_nothing_but_signs_is_nobodys(rules: Rules) -> None:
    assert shown(rules, ("-", True), ("Vera Lind", True), ("Lind", True))[1:] == ["Vera Lind", "Vera Lind"]


def test_each_claim_is_traced_through_reprints_and_other_speakers_to_its_origin(rules: Rules) -> None:
    ministry, agency = speaker("Ruvian Defense Ministry"), speaker("Hill Agency", "media")
    claims = [make_claim("r-1", "killed", exactly(4), by=ministry), make_claim("r-2", "wounded", exactly(2)),
              structs.replace(make_claim("r-2", "killed", exactly(4)), attribution=(ministry, agency))]  # fmt: skip
    copy = make_report("r-2", "2031-05-08", outlet="Echo", copy_of="r-1")
    reports = {"r-1": make_report("r-1", "2031-05-07", outlet="Wire"), "r-2": copy}
    first, second = origin_chains(gather(claims, reports, reports, rules.origins), reports)
    assert (first.origin, second.origin) == ("Ruvian Defense Ministry", "Wire")
    assert [(way.report, way.through, way.reprints) for way in first.carriers] == [
        ("r-1", (), ()), ("r-2", ("Hill Agency",), ("r-1",))]  # fmt: skip
    assert [(way.report, way.written, way.reprints) for way in second.carriers] == [("r-2", None, ("r-1",))]
    assert sorted(claim for chain in (first, second) for way in chain.carriers for claim in way.claims) == sorted(
        claim.id for claim in claims
    )


def test_what_outlets_take_from_an_agency_is_the_word_of_the_agency(settle: Settle) -> None:
    lines = ["QUENN, Ruvia (AP) — A bus burned.", "QUENN ( AP ) -- In Quenn, a bus has burned out.",
             "QUENN (KLMN) — A bus burned.", "A bus burned. (AP) The driver fled."]  # fmt: skip
    reports = [make_report(f"r-{i}", outlet=f"Outlet {i}", text=line) for i, line in enumerate(lines)]
    claims = [make_claim(report.id, "killed", exactly(4)) for report in reports]
    assert settle(claims, reports).origins == ("Associated Press", "Outlet 2", "Outlet 3")
