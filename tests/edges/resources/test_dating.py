"""The weights of the signs of days, as they come along and as they may be spoilt."""

from datetime import date
from pathlib import Path

import pytest

from variorum.edges.resources.dating import load_day_weights
from variorum.errors import ResourceError
from variorum.stages.extract.dating.signs import Day


def test_the_day_of_the_incident_outweighs_that_of_an_arrest() -> None:
    weights = load_day_weights()
    incident = Day(date(2016, 5, 13), (), frozenset({"with_event", "past_tense", "told_by_weekday"}))
    arrest = Day(date(2016, 5, 14), (), frozenset({"with_aftermath", "past_tense", "told_by_weekday"}))
    assert weights.points(incident) > weights.points(arrest)


@pytest.mark.parametrize(
    "spoilt",
    [
        "sure = 0.5\nclear = 1.0",
        "sure = 0.5\nclear = 1.0\n[signs]\nin_lead = 0.2",
        "sure = 0.5\nclear = 1.0\n[signs]\nday = 'a'",
    ],
)
def test_weights_that_lack_something_are_refused(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "dating.toml"
    path.write_text(spoilt, encoding="utf-8")
    with pytest.raises(ResourceError, match="weights of days"):
        load_day_weights(path)
