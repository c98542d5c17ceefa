"""What is drawn reads well: numbers with bounds and groups, steps over the same reports, and a form for phones."""

import re

import pytest

from variorum.web.charts import Step, chain, span, steps, waterfall
from variorum.web.charts.drawing import both, ticks
from variorum.web.charts.span import Said

SAID = [
    Said("Ministry", 14, 14, 14, True, "/claim/c-1"),
    Said("Hospital", 12, None, None, True, "/claim/c-2", "children"),
    Said("Governor", None, None, 30, False, "/claim/c-3"),
    Said("Envoy", 10, None, 20, True, "/claim/c-4"),
]
TOLD = [
    Step("5 March 2024", "Daily", "/report/r-1", None, None, None),
    Step("5 March 2024", "Courier", "/report/r-2", 12, 12, None),
    Step("6 March 2024", "Gazette", "/report/r-3", 12, 14, 16),
]


@pytest.mark.parametrize("slim", [False, True])
def test_each_origin_has_a_row_that_leads_to_its_words(slim: bool) -> None:
    drawn = span("killed", 12, 14, 16, SAID, slim=slim)
    assert list(re.findall(r'href="([^"]+)"', drawn)) == [each.address for each in SAID]
    assert ">14 (12–16)<" in drawn
    assert "Hospital: at least 12 children" in drawn
    assert "Governor: up to 30, not counted" in drawn
    assert drawn.count('class="bound"') == 2
    assert drawn.count('class="said unsettled"') == 1
    assert drawn.count('class="said"') == 4


def test_an_open_end_is_an_arrow_and_no_number_is_said() -> None:
    assert 'class="open"' in span("killed", 4, 4, None, [])
    assert "no number" in span("killed", None, None, None, [])


@pytest.mark.parametrize("slim", [False, True])
def test_each_report_is_a_column_that_leads_to_it(slim: bool) -> None:
    drawn = steps("killed", TOLD, slim=slim)
    assert re.findall(r'href="([^"]+)"', drawn) == [each.address for each in TOLD]
    assert "6 March 2024, Gazette: 14 (12–16)" in drawn
    assert drawn.count(">5 March 2024<") == 1
    assert "5 March 2024, Daily: not known" in drawn
    assert ">not known<" not in drawn


def test_numbers_that_do_not_fit_are_left_to_what_is_read_aloud() -> None:
    many = [Step(f"day {i}", "Daily", f"/report/r-{i}", i, i, i) for i in range(1, 81)]
    drawn = steps("killed", many)
    assert drawn.count('class="label strong over"') <= 6
    assert "day 80, Daily: 80" in drawn


def test_a_scale_has_round_marks() -> None:
    assert ticks(0, 4) == [0]
    assert ticks(1, 4) == [0, 1]
    assert ticks(2450, 4) == [0, 1000, 2000]
    assert all(len(ticks(top, 5)) <= 6 for top in range(1, 3000))


def test_a_chain_stands_under_each_other_on_a_phone() -> None:
    boxes = [("Daily", "report"), ("Agency", "media"), ("Ministry of the Interior of a Country", "government")]
    broad, slim = (chain("Chain", boxes, ["said", "told"], slim=slim) for slim in (False, True))
    assert 'width="330"' in slim
    assert "Ministry of the Interior of a Country</text>" in slim
    assert "…" in broad
    assert slim.count("<rect") == broad.count("<rect") == 3


def test_reasons_are_named_in_full_on_a_phone() -> None:
    told = [("place: north of the river and the river bank", 1.5), ("day: two days apart", -0.8)]
    drawn = waterfall("Score", told, [("one from 8.6", 8.6)], slim=True)
    assert "place: north of the river and the river bank<" in drawn
    assert 'viewBox="0 0 330' in drawn


def test_both_forms_are_there_for_the_style_to_choose() -> None:
    made = both(span("killed", 1, 1, 1, SAID), span("killed", 1, 1, 1, SAID, slim=True))
    assert made.count('<div class="broad">') == made.count('<div class="narrow">') == 1
