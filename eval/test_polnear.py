"""Floors for who says what. Development was on the corpus's train split; these reports are from its dev split."""

from pathlib import Path

import pytest
from polnear import Tally, read_gold, read_reports, score

from variorum.edges.resources.models import load_parser
from variorum.edges.resources.speech import load_name_vocabulary, load_speech_vocabulary
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate import annotate
from variorum.stages.extract.attribution import find_attributions
from variorum.stages.extract.names import find_names

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "polnear"
EVERY = 3
"""Each third report of the split: scored in well under a minute."""
FLOOR = 0.62
"""Attribution F1: source, cue and content each meet the gold's."""
QUOTATION_FLOOR = 0.85
"""Share of direct quotations whose speaker meets the gold's."""

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared/corpora, which cannot be handed out")


def test_attributions_and_speakers_of_quotations() -> None:
    names, speech, gold = load_name_vocabulary(), load_speech_vocabulary(), read_gold(CORPUS)
    total = Tally()
    for annotated in annotate(list(read_reports(CORPUS, "dev"))[::EVERY], load_parser()):
        assert isinstance(annotated, AnnotatedReport)
        attributions = find_attributions(annotated, find_names(annotated, names), speech)
        total += score(annotated, attributions, gold[annotated.report.id])
    assert total.attribution_f1 >= FLOOR
    assert total.quotation_speaker >= QUOTATION_FLOOR
