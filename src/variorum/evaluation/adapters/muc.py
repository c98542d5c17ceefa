"""Messages on violence in Latin America of 1988 to 1991 with incident templates, as scored in 1992."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from variorum.evaluation import slots
from variorum.evaluation.case import Case
from variorum.evaluation.corpus import Adapter, lines
from variorum.evaluation.marks import Mark
from variorum.evaluation.responses import responses_of
from variorum.evaluation.templates import Credit, Fill, Key, Value, align, score_slot
from variorum.evaluation.told import Told

SLOTS: dict[str, tuple[str, Credit]] = {
    "type_f1": ("type", slots.type_credit),
    "date_f1": ("date", slots.date_credit),
    "place_f1": ("location", slots.place_credit),
    "perp_org_f1": ("perp_org", slots.string_credit),
    "perp_confidence_f1": ("perp_org_confidence", slots.class_credit),
    "human_number_f1": ("hum_number", slots.number_credit),
    "human_effect_f1": ("hum_effect", slots.class_credit),
}
"""The slot of each measure, and how its values are compared."""
STRINGS = ("perp_individual", "perp_org", "phys", "hum_name", "hum_description")
"""Slots of which one at least must meet for two templates to be one incident."""


def cases(folder: Path) -> Iterator[Case]:
    """Give the messages with their templates; one that is not relevant has none."""
    keys: dict[str, list[Key]] = defaultdict(list)
    for row in lines(folder / "keys.jsonl"):
        if row["relevant"]:
            keys[row["doc"]].append(_key(row))
    for row in lines(folder / "docs.jsonl"):
        yield Case(row["id"], {"id": row["id"], "text": row["text"], "language": "en"}, keys[row["id"]])


def _key(row: dict[str, Any]) -> Key:
    names = tuple(value["value"] for slot in STRINGS for fill in row[slot] or () for value in fill["any"])
    return Key({slot: _fills(row[slot]) for slot, _ in SLOTS.values()}, names, row["optional"])


def _fills(fills: list[dict[str, Any]] | None) -> tuple[Fill, ...]:
    return tuple(
        Fill(tuple(Value(value["value"], tuple(value.get("of", ()))) for value in fill["any"]), fill["optional"])
        for fill in fills or ()
    )


def score(case: Case, told: Told) -> Iterator[Mark]:
    """Align the violent incidents of a message with its templates, and score each slot."""
    annotated = told.annotated
    responses = responses_of(told)
    by_slot = dict(SLOTS.values())
    pairs = align(case.gold, responses, by_slot)
    text = " ".join(annotated.text.split())[:1500]
    for measure, (slot, credit) in SLOTS.items():
        yield score_slot(measure, slot, case.gold, responses, pairs, credit, unit=case.unit, text=text)


_HOW = "over aligned templates; half for a half-right fill, nothing lost by an optional one that is left out."
ADAPTER = Adapter(
    kind="muc",
    files={
        "docs.jsonl": frozenset({"id", "text"}),
        "keys.jsonl": frozenset({"doc", "template", "relevant"}),
    },
    measures={
        "type_f1": f"F1 of the type of incident {_HOW} ATTACK for another type is half right.",
        "date_f1": f"F1 of the day or days {_HOW} Days that only overlap are half right.",
        "place_f1": f"F1 of the place {_HOW} The country alone, or with a wrong place in it, is half right.",
        "perp_org_f1": f"F1 of the perpetrating organizations {_HOW} Strings are the same where the telling words of "
        "one are among the other's.",
        "perp_confidence_f1": f"F1 of how sure the text is of each organization {_HOW} Of a wrong one half.",
        "human_number_f1": f"F1 of the number of each group or person attacked {_HOW} Of a wrong one it is half right.",
        "human_effect_f1": f"F1 of what befell them {_HOW} Of a wrong one it is half right.",
    },
    cases=cases,
    score=score,
)
