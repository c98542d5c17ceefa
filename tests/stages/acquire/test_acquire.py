from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.edges.resources.acquire import load_acquire_vocabulary
from variorum.model.report import Media, Metadata, Published, RawReport, Report
from variorum.stages.acquire import LONGEST_TEXT, Acquired, acquire, report_id

Take = Callable[..., Acquired]
VOCABULARY = load_acquire_vocabulary()
PIECES = ["By ", "Reuters", " – ", "\n", "KABUL (", ") - ", "10 May 2011", "Posted: ", "é", "'", "x. ", "A b c"]
BODY = "Rebels shelled the market in the morning, and nine traders died, the mayor said. The army gave no figures."


def report_of(acquired: Acquired) -> Report:
    assert acquired.report is not None
    return acquired.report


def codes(acquired: Acquired) -> list[str]:
    return [issue.code for issue in acquired.issues]


def test_a_well_formed_text_is_kept_character_for_character(take: Take) -> None:
    text = f"  {BODY}\n\nÅ second “paragraph”.\n"
    assert report_of(take(text)).text == text


def test_line_ends_become_one_kind_and_control_characters_go(take: Take) -> None:
    assert report_of(take("\ufeffNine dead\r\nA bus\x00 burned.\rMore\x07 follows.\n")).text == (
        "Nine dead\nA bus burned.\nMore follows.\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encoding_is_found(take: Take, encoding: str) -> None:
    text = "The mayor of Göteborg – “shaken” – spoke at a café near the site of the blast that killed nine people."
    assert report_of(take(text.encode(encoding))).text == text


def test_cyrillic_in_an_old_encoding_is_found(take: Take) -> None:
    text = "Девять человек погибли при обстреле рынка, сообщил мэр города. Армия не назвала числа жертв."
    report = report_of(take(text.encode("cp1251")))
    assert (report.text, report.language) == (text, "ru")


def test_utf_8_with_a_broken_place_is_kept_and_doubted(take: Take) -> None:
    data = "“Nine dead”, said the mayor – “nine”.".encode().replace(b"mayor", b"may\xffr")
    acquired = take(data)
    assert "may\ufffdr" in report_of(acquired).text
    assert "“Nine dead”" in report_of(acquired).text
    assert codes(acquired) == ["broken-encoding"]


@pytest.mark.parametrize("data", [b"%PDF-1.7 \xe2\xe3", b"PK\x03\x04aaaa", bytes(range(32)) * 20])
def test_bytes_that_are_no_text_are_dropped_with_a_reason(take: Take, data: bytes) -> None:
    acquired = take(data)
    assert acquired.report is None
    assert codes(acquired) == ["not-text"]
    assert "a.txt" in acquired.issues[0].message


@pytest.mark.parametrize("data", [b"", b" \n\n\t", b"\xef\xbb\xbf"])
def test_an_empty_text_is_dropped(take: Take, data: bytes) -> None:
    assert codes(take(data)) == ["empty"]


def test_too_long_a_text_is_dropped(take: Take) -> None:
    assert codes(take("word " * (LONGEST_TEXT // 4))) == ["too-long"]


def test_the_same_bytes_give_the_same_id_wherever_they_lie() -> None:
    here, there = (RawReport(where, b"Nine dead.", "text") for where in ("a.txt", "b.txt"))
    other = RawReport("a.txt", b"Ten dead.", "text")
    assert report_id(here) == report_id(there) != report_id(other)


def test_two_outlets_with_one_wire_text_are_two_reports() -> None:
    first, second = (RawReport("r#1", b"Nine dead.", "record", Metadata(outlet=outlet)) for outlet in ("A", "B"))
    assert report_id(first) != report_id(second)


def test_what_is_said_by_hand_leaves_the_id(take: Take) -> None:
    assert report_of(take(BODY)).id == report_of(take(BODY, by_hand=Metadata(outlet="X"))).id


def test_what_is_said_by_hand_outranks_the_source_and_the_text(take: Take) -> None:
    given = Metadata(title="Given", outlet="Given Post", published="2020-01-01", language="en")
    by_hand = Metadata(outlet="The Valley Herald", published="2021-03-04")
    report = report_of(take(f"Nine die in market shelling – BBC News\n{BODY}", "record", given, by_hand))
    assert (report.title, report.outlet) == ("Given", "The Valley Herald")
    assert report.published == Published("2021-03-04", "2021-03-04", "metadata")


def test_a_day_that_cannot_be_read_is_doubted_and_unknown(take: Take) -> None:
    acquired = take(BODY, "record", Metadata(published="last week"))
    assert report_of(acquired).published == Published()
    assert codes(acquired) == ["published-not-read"]
    assert acquired.issues[0].report == report_of(acquired).id


def test_a_day_that_may_be_two_days_is_doubted_and_unknown(take: Take) -> None:
    acquired = take(BODY, "record", Metadata(published="03/04/2021"))
    assert report_of(acquired).published == Published()
    assert codes(acquired) == ["published-ambiguous"]
    assert "2021-03-04 or 2021-04-03" in acquired.issues[0].message


def test_a_record_whose_text_repeats_its_title_tells_from_behind_it(take: Take) -> None:
    report = report_of(take(f"Market shelled.\n\n{BODY}", "record", Metadata(title="Market shelled")))
    assert report.text[report.body_start :] == BODY


def test_what_a_source_says_is_freed_of_control_characters_and_line_breaks(take: Take) -> None:
    report = report_of(take(BODY, "record", Metadata(title="Mayor\x92s market\n shelled\x00", outlet=" \x00")))
    assert (report.title, report.outlet) == ("Mayor’s market shelled", None)


def test_a_subheading_of_a_record_stays_in_the_telling(take: Take) -> None:
    text = f"Dozens more were hurt in the valley\n\n{BODY}"
    assert report_of(take(text, "record", Metadata(title="Nine die in market"))).body_start == 0


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from(["text", "html", "record"]), st.text(max_size=20))
def test_arbitrary_bytes_never_raise(payload: bytes, media: Media, words: str) -> None:
    raw = RawReport("x", payload, media, Metadata(title=words or None, published=words or None, language=words or None))
    acquired = acquire(raw, VOCABULARY)
    assert acquired.report is not None or [issue.weight for issue in acquired.issues] == ["dropped"]
    if acquired.report is not None:
        assert 0 <= acquired.report.body_start < len(acquired.report.text)
        acquired.report.text.encode()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["By ", "Reuters", " – ", "\n", "KABUL (", ") - ", "10 May 2011", "Posted: ", "é", "'", "x. ", "A b c"]
        )
    )
)
def test_arbitrary_heads_never_raise_and_never_swallow_the_text(pieces: list[str]) -> None:
    acquired = acquire(RawReport("x", "".join(pieces).encode(), "text"), VOCABULARY)
    report = acquired.report
    assert report is None or 0 <= report.body_start < len(report.text)
