"""What holds of the account of any incident: nothing that no claim says, and the same in any order."""

import random
import re
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    actor,
    at_place,
    blame,
    event,
    exactly,
    make_claim,
    make_report,
    number,
    speaker,
    weapon,
)
from tests.stages.reconcile.test_laws import cases
from tests.stages.release.conftest import Tell
from tests.stages.release.facts import strange
from variorum.model.claim import Claim, Field, Stance
from variorum.model.report import Report
from variorum.model.values import Position, ResponseType, ResponseValue, Value
from variorum.stages.release.brief import BRIEF_FORMATS, Brief, BriefWords, Clause, Sentence, render

Case = tuple[list[Claim], list[Report]]


@settings(max_examples=150)
@given(cases())
def test_every_number_and_name_stands_in_a_claim(tell: Tell, words: BriefWords, case: Case) -> None:
    assert not strange(tell(*case), *case, {}, words)


@given(cases(), st.integers())
def test_the_order_of_claims_and_reports_does_not_matter(tell: Tell, case: Case, seed: int) -> None:
    shuffled = (list(case[0]), list(case[1]))
    for part in shuffled:
        random.Random(seed).shuffle(part)  # noqa: S311 - an order, not a secret
    assert [render(tell(*case), form) for form in BRIEF_FORMATS] == [
        render(tell(*shuffled), form) for form in BRIEF_FORMATS
    ]


@given(cases())
def test_every_clause_rests_on_claims_that_are_held(tell: Tell, case: Case) -> None:
    written = tell(*case)
    known = {claim.id for claim in case[0]}
    for sentence in written.sentences:
        assert {claim for clause in sentence.clauses for claim in clause.claims} <= known
        assert sentence.text[:1].isupper() or not sentence.text[:1].isalpha()
        assert "  " not in sentence.text


TEXTS = st.text(max_size=30)
HOSTILE = st.sampled_from(
    ["<b>x</b>", "*a* [b](c)", "# no", "1. two", "’s", "and", "a", "THE", "of", "", "\x1b[2J", "[^1]: x"]
)
STRINGS = TEXTS | HOSTILE


@st.composite
def wild(draw: st.DrawFn) -> Case:
    """Give claims and reports with any text in every place that a report fills."""
    kind = draw(st.sampled_from(["attack", "talks", "shelling", "shootdown", "aid"]))
    role, name = draw(STRINGS), draw(STRINGS)
    values: list[tuple[Field, Value]] = [
        ("event", event(kind)),  # type: ignore[arg-type]
        ("victim", actor(name, person=draw(st.booleans()), role=role)),
        ("target", actor(draw(STRINGS))),
        ("perpetrator", actor(draw(STRINGS))),
        ("weapon", weapon(draw(STRINGS))),
        ("damage", weapon(draw(STRINGS))),
        ("place", at_place(draw(STRINGS))),
        ("responsibility", blame(draw(STRINGS), draw(st.sampled_from(get_args(Position))))),
        ("response", ResponseValue(draw(st.sampled_from(get_args(ResponseType))), draw(STRINGS), draw(STRINGS))),
        ("killed", exactly(draw(st.integers(0, 30)), draw(STRINGS))),
        ("wounded", number(vague=draw(STRINGS), group=draw(STRINGS))),
    ]
    chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=8))
    found = [
        make_claim(
            draw(st.sampled_from(["r-1", "r-2"])), field, value, quote=draw(STRINGS), start=50 * place,
            by=draw(st.none() | st.builds(speaker, STRINGS, st.sampled_from(["person", "government"]), STRINGS)),
            stance=draw(st.sampled_from(get_args(Stance))),
        )
        for place, (field, value) in enumerate(chosen)
    ]  # fmt: skip
    reports = [make_report(name, "2031-05-07", outlet=draw(STRINGS)) for name in ("r-1", "r-2")]
    return found, reports


@settings(max_examples=100)
@given(wild())
def test_any_text_of_a_report_stays_text(tell: Tell, words: BriefWords, case: Case) -> None:
    told = tell(*case)
    page = render(told, "html")
    tags = set(re.findall(r"<[/!]?([a-z0-9]+)", page))
    assert tags <= {"doctype", "html", "head", "meta", "title", "body", "article", "h2", "p", "sup", "a", "ol", "li"}
    marked = render(told, "markdown")
    assert {int(n) for n in re.findall(r"(?<!\\)\[\^(\d+)\]", marked)} == {note.number for note in told.footnotes}
    assert not [c for c in page + marked if ord(c) < 32 and c != "\n"]
    assert not strange(told, *case, {}, words)


def test_the_check_of_words_finds_what_stands_in_no_claim(words: BriefWords) -> None:
    clause = Clause("seven people were killed near Orlovka, 12 of them soldiers, (two independent origins)")
    told = Brief("i-1", "", (Sentence("agreed", (clause,)),), ())
    assert len(strange(told, [make_claim("r-1", "killed", exactly(12))], [], {}, words)) == 2
