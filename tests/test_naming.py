"""Reports, origins and grades are named in words that a reader knows, not by ids or letters."""

import msgspec
import pytest

from variorum.model.incident import Change, Grade
from variorum.model.report import Published, Report
from variorum.wording.naming import (
    changed_field_words,
    grade_words,
    outlet_of_origin,
    report_day_words,
    short_report_words,
    without_ids,
)

REPORT = Report(
    id="r-0123456789abcdef",
    location="reports/mill.txt",
    title="Fire at the old mill by the river kills two, mayor says",
    text="Two are dead.",
    language="en",
    outlet=None,
    published=Published(),
)
COURIER = msgspec.structs.replace(REPORT, id="r-fedcba9876543210", outlet="The Courier")
HELD = {report.id: report for report in (REPORT, COURIER)}


def test_reports_are_named_in_the_place_of_their_ids() -> None:
    told = without_ids("1 of 3 reports gives it; r-0123456789abcdef and r-fedcba9876543210 say nothing of it.", HELD)
    assert (
        told
        == "1 of 3 reports gives it; “Fire at the old mill by the river kills …” and The Courier say nothing of it."
    )


def test_an_outlet_that_is_not_known_is_named_after_its_report() -> None:
    told = without_ids("2 (Mayor) and 3 (unnamed outlet (r-0123456789abcdef))", HELD)
    assert told == "2 (Mayor) and 3 (the outlet of “Fire at the old mill by the river kills …”)"
    assert outlet_of_origin("unnamed outlet (r-0123456789abcdef)") == REPORT.id


def test_what_is_no_report_stays_as_it_is() -> None:
    words = "r-17 left the r-0123456789abcdeX of r-aaaaaaaaaaaaaaaa"
    assert without_ids(words, HELD) == words


def test_a_short_title_is_not_cut() -> None:
    assert short_report_words(msgspec.structs.replace(REPORT, title="Fire")) == "“Fire”"


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "day not known"),
        ("2024-03-05", "2024-03-05", "5 March 2024"),
        ("2024-03-05", None, "5 March 2024"),
        ("2024-03-05", "2024-03-11", "5 March 2024 or later"),
        (None, "2024-03-11", "before 11 March 2024"),
    ],
)
def test_a_day_of_publication_is_said_shortly(earliest: str | None, latest: str | None, words: str) -> None:
    report = msgspec.structs.replace(REPORT, published=Published(earliest, latest, "calendar", ("2030-03-05",)))
    assert report_day_words(report) == words


def test_grades_say_what_they_mean() -> None:
    assert grade_words(Grade("reliability", "Ministry", "F", "", ())) == (
        "F, reliability cannot be judged",
        "Ministry; reliability of a source",
    )
    assert grade_words(Grade("airwars", None, "confirmed", "", ())) == ("confirmed", "Airwars")


def test_a_change_of_status_is_told_from_one_of_a_value() -> None:
    assert changed_field_words(Change(None, None, "killed finding", None, "disputed")) == "killed, how it stands"
    assert changed_field_words(Change(None, None, "killed", None, None)) == "killed"
