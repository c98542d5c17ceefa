"""What single sentences say of casualties."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.edges.resources.counts import load_count_vocabulary
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.counts import find_counts
from variorum.stages.extract.mentions import CountMention

VOCABULARY = load_count_vocabulary()
Read = Callable[..., AnnotatedReport]


def found(read: Read, text: str) -> tuple[CountMention, ...]:
    return find_counts(read(text), VOCABULARY)


def brief(mention: CountMention) -> tuple[str, int | None, int | None, int | None]:
    return mention.kind, mention.value.low, mention.value.best, mention.value.high


EXACT = [
    ("Three people were killed in Kora and five in Beledi.", [("killed", 3), ("killed", 5)]),
    ("Twenty soldiers were killed on Monday and eight more on Tuesday.", [("killed", 20), ("killed", 8)]),
    ("Six guards, two drivers and a cook were killed.", [("killed", 6), ("killed", 2), ("killed", 1)]),
    ("Three soldiers, a teacher and Olaf Berg were killed.", [("killed", 3), ("killed", 1), ("killed", 1)]),
    ("Gunmen killed a mayor, his driver and two bodyguards.", [("killed", 1), ("killed", 1), ("killed", 2)]),
    ("Twin brothers were killed by a mine.", [("killed", 2)]),
    ("A pregnant woman and her unborn child were killed.", [("killed", 1)]),
    ("On the 3rd of March, 2021 six members of one family were killed.", [("killed", 6)]),
    ("Not a single soldier was hurt.", [("wounded", 0)]),
    ("The rebels admitted the loss of four fighters.", [("killed", 4)]),
    ("Death toll from ferry disaster hits 112", [("killed", 112)]),
    ("Fighters abducted 30 schoolgirls and freed four of them.", [("captured", 30), ("released", 4)]),
    ("A blast in the market killed 12 people and wounded 30 others.", [("killed", 12), ("wounded", 30)]),
    ("The blast killed three and injured 17.", [("killed", 3), ("wounded", 17)]),
    ("A family of five was killed when the shell landed.", [("killed", 5)]),
    ("All nine aboard were killed when the plane went down.", [("killed", 9)]),
    ("A couple and their two sons died in the fire.", [("killed", 2), ("killed", 2)]),
    ("The death toll rose to 14 on Monday.", [("killed", 14)]),
    ("The death toll stands at 14, the ministry said.", [("killed", 14)]),
    ("Officials put the number of dead at 40.", [("killed", 40)]),
    ("Two more died in hospital overnight.", [("killed", 2)]),
    ("Rescuers pulled out the bodies of six miners.", [("killed", 6)]),
    ("The ambush claimed the lives of two soldiers.", [("killed", 2)]),
    ("A nurse lost her life in the shelling.", [("killed", 1)]),
    ("There were five dead, a doctor said.", [("killed", 5)]),
    ("Four dead in bus blast", [("killed", 4)]),
    ("Nine soldiers and three civilians were killed in the fighting.", [("killed", 9), ("killed", 3)]),
    ("Half a dozen people were detained.", [("captured", 6)]),
    ("Twenty-five rebels were captured, and a dozen were freed later.", [("captured", 25), ("released", 12)]),
    ("The war has killed 20,000 people.", [("killed", 20_000)]),
    ("The war has killed 20 , 000 people .", [("killed", 20_000)]),
    ("Some said the famine killed 1.5 million people.", [("killed", 1_500_000)]),
    ("Twelve villagers are unaccounted for.", [("missing", 12)]),
    ("The gunmen shot dead four shepherds.", [("killed", 4)]),
    ("The militants beheaded two captives.", [("killed", 2)]),
    ("Three patients were found dead in the ward.", [("killed", 3)]),
    ("Three police officers are in critical condition.", [("wounded", 3)]),
    ("Seven people were taken to hospital with injuries.", [("wounded", 7)]),
    ("The killing of three aid workers was condemned.", [("killed", 3)]),
    ("A 51-year-old man was shot dead on Tuesday.", [("killed", 1)]),
    ("Dozens fled when he was the second man killed there.", [("displaced", None), ("killed", 1)]),
    ("The death toll climbed from 12 to 15 on Friday.", [("killed", 15)]),
    ("Two guards were fatally wounded.", [("killed", 2)]),
    ("The fatal shooting of two teenagers shocked the town.", [("killed", 2)]),
    ("The army said it lost 12 soldiers.", [("killed", 12)]),
    ("Twelve aid workers were taken hostage.", [("captured", 12)]),
    ("Carnage on the pass: eleven bus drivers have been shot dead.", [("killed", 11)]),
    ("The committee gave a far higher figure: 57 dead.", [("killed", 57)]),
    ("An officer gave a provisional toll of ten.", [("killed", 10)]),
    ("Seven members of the coast guard and two drivers were killed at sea.", [("killed", 7), ("killed", 2)]),
    ("A priest said that five had died. The mayor raises the figure to 43.", [("killed", 5), ("killed", 43)]),
    ("Troops detained six farmers; two of them died in a cell.", [("captured", 6), ("killed", 2)]),
    ("Police said 20 suspects were rounded up.", [("captured", 20)]),
    ("Two brothers were taken into custody.", [("captured", 2)]),
    ("Four guards gave their lives for the park.", [("killed", 4)]),
    ("Rescuers were still searching for three people.", [("missing", 3)]),
    ("Police are searching for two gunmen.", []),
    ("Three soldiers made the supreme sacrifice.", [("killed", 3)]),
    ("Five sailors disappeared when the boat sank.", [("missing", 5)]),
    ("Two policemen, a civilian and four robbers died.", [("killed", 2), ("killed", 1), ("killed", 4)]),
    ("One soldier was killed and another wounded.", [("killed", 1), ("wounded", 1)]),
    ("Five children were among the dead.", [("killed", 5)]),
    ("Among those killed were a doctor and his wife.", [("killed", 1), ("killed", 1)]),
    ("Two of the robbers were killed and a third was arrested.", [("killed", 2), ("captured", 1)]),
    ("The grenade wounded two and injured a dozen more.", [("wounded", 2), ("wounded", 12)]),
    ("Police reported 3 dead, 5 wounded.", [("killed", 3), ("wounded", 5)]),
    ("A 17-year-old was killed alongside his brother.", [("killed", 1), ("killed", 1)]),
    ("The bomber blew himself up near a bus.", [("killed", 1)]),
    ("The shell landed in a field without causing casualties.", [("killed", 0), ("wounded", 0)]),
    ("The crew were unharmed.", [("wounded", 0)]),
    ("Nobody was hurt in the explosion.", [("wounded", 0)]),
    ("No miners or guards were injured.", [("wounded", 0)]),
    ("No casualties were reported.", [("killed", 0), ("wounded", 0)]),
    ("There were no dead or wounded.", [("killed", 0), ("wounded", 0)]),
]


@pytest.mark.parametrize(("text", "counts"), EXACT)
def test_a_plain_number_is_low_best_and_high(read: Read, text: str, counts: list[tuple[str, int | None]]) -> None:
    assert [brief(each) for each in found(read, text)] == [(kind, n, n, n) for kind, n in counts]


BOUNDED = [
    ("Between eight and more than 30 villagers were killed.", (8, None, None), "more than"),
    ("At least one and possibly up to 12 civilians were killed.", (1, None, 12), None),
    ("Between 15 and up to 40 people were wounded.", (15, None, 40), None),
    ("Upwards of 60 people were killed.", (60, None, None), "upwards of"),
    ("At least 12 miners died.", (12, None, None), "at least"),
    ("More than 200 people were displaced from their homes.", (200, None, None), "more than"),
    ("The strike left up to 32 civilians dead.", (None, None, 32), "up to"),
    ("Nearly 50 hostages were released on Friday.", (None, None, 50), "nearly"),
    ("Around 30 people were injured, police said.", (None, 30, None), "around"),
    ("Some 40 villagers were abducted by the gunmen.", (None, 40, None), "some"),
    ("Between 10 and 15 fighters were killed.", (10, None, 15), None),
    ("Twenty to 25 people were killed.", (20, None, 25), None),
    ("At least 10 and up to 15 fighters were killed.", (10, None, 15), None),
]


@pytest.mark.parametrize(("text", "numbers", "bound"), BOUNDED)
def test_a_bound_leaves_open_what_the_words_leave_open(
    read: Read, text: str, numbers: tuple[int | None, ...], bound: str | None
) -> None:
    (mention,) = found(read, text)
    assert (mention.value.low, mention.value.best, mention.value.high) == numbers
    assert mention.value.bound == bound


VAGUE = [
    ("The raid hit a home, resulting in a number of deaths and injuries.", "a number"),
    ("The bombardment caused a large number of deaths.", "a large number"),
    ("The shelling caused dozens of injuries.", "dozens"),
    ("Dozens were wounded in the clashes.", "dozens"),
    ("Scores of demonstrators were arrested.", "scores"),
    ("Several soldiers are missing after the attack.", "several"),
    ("Villagers were killed, the army said.", "plural"),
    ("An unspecified number of rebels and soldiers were killed.", "an unspecified number"),
    ("The servicemen who were on board the truck were killed.", "plural"),
    ("The vehicle burned and its crew was killed.", "plural"),
    ("Thousands of residents have been forced from their homes.", "thousands"),
]


@pytest.mark.parametrize(("text", "vague"), VAGUE)
def test_a_vague_word_gives_no_number(read: Read, text: str, vague: str) -> None:
    (mention,) = found(read, text)
    value = mention.value
    assert (value.low, value.best, value.high, value.vague) == (None, None, None, vague)


PARTS = [
    ("The raid left 12 dead, among them three children.", 3, "12 dead"),
    ("Five dead including a child, the mayor said.", 1, "Five dead"),
    ("At least a dozen pilgrims, including two nuns, perished.", 2, "At least a dozen pilgrims"),
    ("Police said 17 were hurt, three of them seriously.", 3, "17"),
]


@pytest.mark.parametrize(("text", "number", "whole"), PARTS)
def test_a_part_names_its_whole(read: Read, text: str, number: int, whole: str) -> None:
    (_, part) = found(read, text)
    assert part.value.high == number
    assert part.value.subset_of == whole


STANCES = [
    ("The army denied that anyone died in the strike.", "denies"),
    ("The ministry did not say how many soldiers were killed.", "withholds"),
    ("The number of deaths has not been disclosed.", "withholds"),
    ("Casualties could not be confirmed.", "withholds"),
    ("There was no word on casualties.", "withholds"),
    ("It was not immediately clear if there were any casualties.", "withholds"),
    ("It is not yet known how many people died.", "withholds"),
    ("As many as 60 passengers may have died.", "hedges"),
    ("Two clerks were reportedly killed.", "hedges"),
    ("Two clerks were killed.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_stance_is_that_of_the_words(read: Read, text: str, stance: str) -> None:
    (mention,) = found(read, text)
    assert mention.stance == stance
    if stance in {"withholds", "denies"}:
        assert (mention.value.low, mention.value.best, mention.value.high) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The group threatened to kill ten hostages.",
        "The senators killed the bill on Thursday.",
        "Smoking kills thousands every year.",
        "The police would have shot two men if they had moved.",
        "The patrol lost four trucks on 12 May.",
        "The inn has 14 rooms.",
        "The hunters killed two bears.",
        "The cost of water shot up and the minister shot back.",
        "He was treated at a clinic and released.",
        "Two bodies agreed to ban protests.",
        "Students demanded that the court free the singers.",
    ],
)
def test_what_befell_nobody_is_no_count(read: Read, text: str) -> None:
    assert found(read, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Twelve (update 945) dead in blast",
        "Four (notice 310) dead in raid",
        "Three (report 21) injured in crash",
        "A dozen [see note 7] wounded in market attack",
    ],
)
def test_a_number_in_brackets_that_close_before_the_word_counts_nobody(read: Read, text: str) -> None:
    assert {brief(each)[3] for each in found(read, text)} <= {4, 12}


def test_people_told_apart_in_brackets_are_counted(read: Read) -> None:
    (people, children) = found(read, "Seven people (three of them children) were killed in the shelling of Kora.")
    assert (people.value.best, children.value.best, children.value.subset_of) == (7, 3, "Seven people")
    assert [brief(each)[1] for each in found(read, "The square was closed (12 dead, 30 wounded).")] == [12, 30]


def test_a_name_that_stands_for_one_of_the_dead_is_a_count_of_one(read: Read) -> None:
    (mention,) = found(read, "One of the dead is Omar Haddad, a baker.")
    assert (mention.person, mention.value.high) == ("Omar Haddad", 1)
    (mention,) = found(read, "Among the dead was the deputy mayor of the town.")
    assert (mention.person, mention.value.high) == (None, 1)


def test_names_joined_are_counted_apart(read: Read) -> None:
    names = [mention.person for mention in found(read, "Anna Kovacs and Peter Novak were killed on Friday.")]
    assert names == ["Anna Kovacs", "Peter Novak"]


def test_there_are_four_after_a_sentence_with_dead_means_dead(read: Read) -> None:
    mentions = found(read, "The mayor said that five people were killed. According to a doctor, there are four.")
    assert [brief(each) for each in mentions] == [("killed", 5, 5, 5), ("killed", 4, 4, 4)]
    assert found(read, "The town has a market. According to a doctor, there are four.") == ()


def test_attackers_who_die_are_a_group_apart(read: Read) -> None:
    (mention,) = found(read, "Two attackers were killed by the guards.")
    assert (mention.attacker, mention.value.group) == (True, "attacker")
    (guest, himself) = found(read, "The robber killed a hotel guest and then killed himself.")
    assert (guest.attacker, himself.attacker) == (False, True)


def test_groups_are_named_as_written(read: Read) -> None:
    mentions = found(read, "Four Russian soldiers and a police officer were wounded.")
    assert [mention.value.group for mention in mentions] == ["Russian soldiers", "police officer"]


def test_he_died_counts_only_where_the_dead_are_not_told_otherwise(read: Read) -> None:
    text = "A guard was shot at the gate. He died in hospital."
    assert [mention.value.words for mention in found(read, text) if mention.kind == "killed"] == ["He"]
    text = "A guard was shot dead at the gate. He died in hospital."
    assert [mention.value.words for mention in found(read, text)] == ["A guard"]


def test_who_is_shot_and_told_dead_is_not_wounded_too(read: Read) -> None:
    text = "Peter Novak was shot in the street. A neighbour said that Novak died at once."
    assert [mention.kind for mention in found(read, text)] == ["killed"]
    text = "Four clerks were shot in a shop. The mayor said that all four died."
    assert [mention.kind for mention in found(read, text)] == ["killed"]
    text = "A clerk was killed in a shop and two others were shot."
    assert [mention.kind for mention in found(read, text)] == ["killed", "wounded"]


def test_a_toll_that_may_rise_is_no_toll_yet(read: Read) -> None:
    text = "Doctors fear that the number of dead could rise to six as two men are unconscious."
    assert found(read, text) == ()


def test_the_words_for_a_number_not_given_leave_out_who_gives_none(read: Read) -> None:
    text = "The ministry did not confirm the number of soldiers killed."
    (mention,) = (each for each in found(read, text) if each.stance == "withholds")
    assert mention.value.words == "the number of soldiers killed"


@pytest.mark.parametrize(
    ("text", "vague"),
    [("Several thousand people died.", "thousands"), ("A few hundred farmers were wounded.", "hundreds")],
)
def test_several_thousand_are_no_thousand(read: Read, text: str, vague: str) -> None:
    (mention,) = found(read, text)
    assert (mention.value.best, mention.value.vague) == (None, vague)


def test_the_slain_are_counted_by_their_names(read: Read) -> None:
    text = "The slain guards were identified as Peter Novak, Ivan Horak and Karel Dvorak."
    assert [mention.person for mention in found(read, text) if mention.person] == [
        "Peter Novak", "Ivan Horak", "Karel Dvorak",
    ]  # fmt: skip


def test_a_figure_of_the_killed_stands_where_it_has_risen_to(read: Read) -> None:
    (mention,) = found(read, "The number of miners killed in the blast has risen to at least 14.")
    assert (mention.kind, mention.value.low, mention.value.bound) == ("killed", 14, "at least")


def test_scores_of_others_are_counted_apart_from_a_number(read: Read) -> None:
    mentions = found(read, "A bomber killed 13 guards and scores of villagers.")
    assert [(m.value.best, m.value.vague, m.value.group) for m in mentions] == [
        (13, None, "guards"),
        (None, "scores", "villagers"),
    ]


def test_the_dead_told_of_later_are_parts(read: Read) -> None:
    whole, part = found(read, "The fire killed 12 people. Three of the dead were children.")
    assert part.value.subset_of == whole.value.words


def test_who_is_feared_dead_is_told_with_a_doubt(read: Read) -> None:
    (mention,) = found(read, "Dozens are feared dead in the mine.")
    assert mention.stance == "hedges"


def test_one_number_of_dead_and_wounded_is_only_the_highest_of_each(read: Read) -> None:
    mentions = found(read, "Fifteen people were killed or wounded.")
    assert {brief(each) for each in mentions} == {("killed", None, None, 15), ("wounded", None, None, 15)}


def test_a_share_is_no_count(read: Read) -> None:
    assert all((mention.value.best or 0) <= 1 for mention in found(read, "Four in five of the dead were women."))


def test_years_and_house_numbers_are_no_counts(read: Read) -> None:
    for text in (
        "The March 9, 2013 murder of a clerk was never solved.",
        "The man chased a clerk and killed him along the 2700 block of Elm Street.",
    ):
        assert all((mention.value.best or 0) <= 1 for mention in found(read, text))


SCRAPS = (
    "killed wounded dead no casualties toll 12 at least up to between and or of the himself who lost lives how many"
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(SCRAPS.split()), max_size=14).map(" ".join)))
def test_any_text_gives_mentions_with_true_spans(read: Read, text: str) -> None:
    for mention in found(read, text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.value.words == text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("On May 3, 2021, between five and seven people were killed at the mill.", ("killed", 5, None, 7)),
        ("Between 14 and 17 people were killed at the mill.", ("killed", 14, None, 17)),
        ("On Monday, between five and 15 guests, most of them old, were killed.", ("killed", 5, None, 15)),
        ("On Monday, May 16, 2022, 12 guests, all of them old, were killed.", ("killed", 12, 12, 12)),
        (
            "At around 1am in the morning, at least 12 guests, all members of one club, were killed.",
            ("killed", 12, None, None),
        ),
        ("On Monday, 16 May 2022, at least five members of the Orvan family were killed.", ("killed", 5, None, None)),
    ],
)
def test_ends_and_dates_before_the_people_do_not_hide_them(
    read: Read, text: str, numbers: tuple[str, int | None, int | None, int | None]
) -> None:
    assert numbers in [brief(mention) for mention in found(read, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Injuries were reported after the raid.",
        "A doctor reported injuries.",
        "The raid led to injuries.",
    ],
)
def test_injuries_that_came_about_are_wounded_without_a_number(read: Read, text: str) -> None:
    assert ("wounded", "plural") in [(mention.kind, mention.value.vague) for mention in found(read, text)]


@pytest.mark.parametrize("text", ["He recovered from his injuries.", "She was treated for burns and injuries."])
def test_injuries_of_somebody_are_no_count_of_their_own(read: Read, text: str) -> None:
    assert [mention for mention in found(read, text) if mention.value.vague == "plural"] == []
