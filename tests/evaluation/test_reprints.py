"""Reprints are made by fixed functions, and scored beside reports that are none."""

import pytest

from tests.builders import make_report
from variorum.evaluation.marks import Mark, measure
from variorum.evaluation.remaking import PLANS, Copy, Step, make_reprints
from variorum.evaluation.reprints import reprint_marks
from variorum.model.report import Report

FERRY = (
    "A ferry burned out on Lake Ostrel on Sunday night, and seven passengers are missing, the harbour office said. "
    "The fire began in the engine room of the Blue Heron shortly before midnight. "
    "Fishermen from Quenn took forty people off the deck before the fire brigade reached the ship. "
    "Three women were treated for burns in the hospital of Little Tor, a nurse told the local radio. "
    "The owner of the line, Karel Dunn, promised to pay for the journeys home. "
    "An engineer who had examined the ship in spring found nothing wrong with her pumps. "
    "Divers will go down to the cabins when the wind drops, according to the harbour office."
)
MILL = (
    "Four men were shot dead outside the paper mill of Varn on Thursday, when a quarrel over wages turned violent. "
    "Two guards of the mill have been arrested and will appear before a judge next week. "
    "Workers said the guards had waited behind the gate since the early morning. "
    "The mill has been closed since then, and its chimneys are cold for the first time in years. "
    "A priest who buried the first of the men on Saturday asked the town to keep the peace. "
    "The union wants an inquiry into who had given the guards their rifles."
)
MILL_LATER = (
    "The two guards of the Varn paper mill were charged with murder on Monday. "
    "A judge in the county town ordered that they stay in prison until the trial. "
    "Their lawyer called the charge an outrage, and spoke of stones that had flown at the gate. "
    "Widows of the men stood before the court with candles. "
    "The union has sent its own lawyers, who want to see the books of the company."
)


def reports() -> list[Report]:
    return [
        make_report(f"r-{i}", f"2031-05-0{i}", text=text) for i, text in enumerate((FERRY, MILL, MILL_LATER), start=1)
    ]


def marks_of(name: str, told: list[Report]) -> list[tuple[str, Mark]]:
    return [(unit, mark) for unit, mark in reprint_marks(told) if mark.measure == name]


def test_the_same_reprints_are_made_whatever_the_order() -> None:
    made = make_reprints(reports())
    assert made == make_reprints(reports()[::-1])
    assert len(made) == 2 * len(reports())
    assert len({each.report.id for each in made} | {report.id for report in reports()}) == 9
    assert all(each.report.text != FERRY for each in made)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: ", ".join(step.__name__ for step in plan))
def test_every_plan_changes_the_text_and_keeps_some_of_it(plan: tuple[Step, ...]) -> None:
    sentences = [sentence + "." for sentence in FERRY.rstrip(".").split(". ")]
    copy = Copy(sentences, "Ferry on fire", ["Bread costs more in Varn.", "Bakers blame the drought."])
    for step in plan:
        copy = Copy(step(copy), copy.title, copy.other)
    assert copy.told != sentences
    assert "in the engine room" in " ".join(copy.told).casefold()


def test_a_report_of_few_sentences_is_left_alone() -> None:
    assert make_reprints([make_report("r-1", text="A ferry burned out. Nobody was hurt. It was old.")]) == []


def test_each_reprint_is_asked_for_and_a_follow_up_is_none() -> None:
    told = reports()
    recall = measure(marks_of("copies_recall", told))
    assert recall.n == 6
    assert recall.value >= 0.8
    assert measure(marks_of("copies_precision", told)).value == 1.0


def test_reports_published_with_the_same_words_are_not_judged() -> None:
    told = reports()
    again = make_report("r-9", "2031-05-09", text=FERRY[: FERRY.index("An engineer")])
    pairs = [mark for _, mark in marks_of("copies_precision", [*told, again])]
    assert pairs
    assert all(mark.right for mark in pairs)


def test_two_reports_that_are_taken_for_one_text_are_a_miss() -> None:
    """Every sentence of the one is a sentence of the other in other words: it shares no run of eight."""
    other = (
        "A ferry was burned on Lake Ostrel late on Sunday, and seven are missing, the harbour office said. "
        "In the engine room of the Blue Heron the fire began shortly before midnight. "
        "Fishermen from Quenn had taken forty off the deck before the brigade reached the ship. "
        "In hospital at Little Tor three women were treated for burns, a nurse told local radio. "
        "Karel Dunn, the owner of the line, has promised to pay the journeys home. "
        "The engineer who examined the ship in spring had found nothing wrong with its pumps."
    )
    told = [make_report("r-1", "2031-05-01", text=FERRY), make_report("r-2", "2031-05-02", text=other)]
    (miss,) = [miss for _, mark in marks_of("copies_precision", told) for miss in mark.misses][:1]
    assert (miss.expected, miss.found) == ("none", "a reprint")


def test_the_baseline_asks_the_same_of_half_the_three_word_sequences() -> None:
    told = reports()
    naive, ours = (measure(marks_of(f"copies_recall{end}", told)) for end in ("_naive", ""))
    assert naive.n == ours.n
    assert naive.value <= ours.value
