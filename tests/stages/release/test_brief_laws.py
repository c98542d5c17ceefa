"""What holds of the account of any incident: nothing that no claim says, and the same in any order."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stages.reconcile.test_laws import cases
from tests.stages.release.conftest import Tell
from tests.stages.release.facts import strange
from variorum.model.claim import Claim
from variorum.model.report import Report
from variorum.stages.release.brief import BRIEF_FORMATS, BriefWords, render

Case = tuple[list[Claim], list[Report]]


@settings(max_examples=200)
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
