from collections.abc import Callable

import pytest

from variorum.model.report import Published, Report
from variorum.stages.acquire import Acquired

Take = Callable[..., Acquired]
BODY = "Rebels shelled the market in the morning, and nine traders died, the mayor said. The army gave no figures."


def report_of(acquired: Acquired) -> Report:
    assert acquired.report is not None
    return acquired.report


@pytest.mark.parametrize(
    ("line", "title", "outlet"),
    [
        ("Shells hit valley market – POLITICO", "Shells hit valley market", "POLITICO"),
        ("Shells hit valley market - BBC News", "Shells hit valley market", "BBC News"),
        ("Shells hit valley market | The Valley Herald", "Shells hit valley market", "The Valley Herald"),
        ("Shells hit valley market - Africa - Reuters", "Shells hit valley market", "Reuters"),
        ("Mayor - nine dead — Al Jazeera", "Mayor - nine dead", "Al Jazeera"),
        ("Shells hit valley market – aljazeera.com", "Shells hit valley market", "aljazeera.com"),
    ],
)
def test_a_headline_ends_with_its_publisher_as_written(take: Take, line: str, title: str, outlet: str) -> None:
    report = report_of(take(f"{line}\n{BODY}"))
    assert (report.title, report.outlet) == (title, outlet)
    assert report.text[report.body_start :] == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Explosion at valley market – live updates",
        "Explosion at valley market – but why?",
        "Nine dead in valley - police",
        "Nine dead in valley - Police",
        "Nine dead in valley - State Media",
        "Nine dead in valley – UN",
        "Nine dead in valley – people",
        "Nine dead in valley – Health Ministry",
        "Nine killed in valley: ministry",
        "NINE DEAD IN VALLEY – ARMY NEWS",
        "Nine dead in valley – Mayor of Springfield",
    ],
)
def test_other_words_after_a_dash_are_no_publisher(take: Take, line: str) -> None:
    report = report_of(take(f"{line}\n\n{BODY}"))
    assert (report.title, report.outlet) == (line, None)


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} {BODY}\n\n{BODY}",
        f"Nine traders died on Monday.\n\n{BODY}",
        "Rebels shelled the market that morning and nine traders\ndied there, the mayor said. The army was silent.",
        "Rebels shelled the market and nine people of\nSpringfield died there, the mayor said,\nand the army none.",
        f"(Photo: A. Nother)\n\n{BODY}",
        f"× Share this story now\n\n{BODY}",
        f"SPRINGFIELD, Ohio -\n\n{BODY}",
        f"File photo of the market\n\n{BODY}",
        f"Dozens more were hurt in the shelling of the market and the bus station\n\n{BODY}",
        f"Traders flee the market. Nine died there. (A. Nother)\n\n{BODY}",
        f"1:05 Traders flee the burning market\n\n{BODY}",
    ],
)
def test_a_sentence_or_caption_is_no_title(take: Take, text: str) -> None:
    report = report_of(take(text))
    assert (report.title, report.outlet, report.body_start) == (None, None, 0)


def test_a_line_apart_without_a_full_stop_is_the_title(take: Take) -> None:
    report = report_of(take(f"Shells hit valley market\n\n{BODY}"))
    assert report.title == "Shells hit valley market"
    assert report.text[report.body_start :] == BODY


def test_a_last_line_with_a_publishers_name_gives_none(take: Take) -> None:
    assert report_of(take(f"{BODY}\nReuters")).outlet is None


def test_a_last_line_with_a_publishers_name_does_not_change_the_one_found(take: Take) -> None:
    assert report_of(take(f"Shells hit valley market – POLITICO\n{BODY}\nPolitico")).outlet == "POLITICO"


@pytest.mark.parametrize(
    ("byline", "outlet"),
    [
        ("By Jane Roe, Associated Press", "Associated Press"),
        ("By Jane Roe and John Doe | The Valley Herald", "The Valley Herald"),
        ("By Jane Roe for Reuters", "Reuters"),
        ("By The Associated Press", "The Associated Press"),
        ("By Jane Roe, Defence Correspondent", None),
        ("By Jane Roe in Springfield", None),
        ("BY JANE ROE", None),
    ],
)
def test_a_byline_gives_the_publisher_that_it_names(take: Take, byline: str, outlet: str | None) -> None:
    report = report_of(take(f"Shells hit valley market\n{byline}\n\n{BODY}"))
    assert (report.title, report.outlet) == ("Shells hit valley market", outlet)
    assert report.text[report.body_start :] == BODY


def test_a_sentence_that_opens_like_a_byline_stays_in_the_telling(take: Take) -> None:
    text = f"By dawn the market was gone and nine traders were dead, the mayor said.\n\n{BODY}"
    assert report_of(take(text)).body_start == 0


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 10 November 2011", "2011-11-10"),
        ("Posted: Thursday, November 10, 2011 8:32 PM EST", "2011-11-10"),
        ("Nov. 10, 2011 5:40 p.m. ET", "2011-11-10"),
        ("2011-11-10 17:40 GMT", "2011-11-10"),
    ],
)
def test_a_line_with_a_day_and_nothing_else_dates_the_report(take: Take, line: str, day: str) -> None:
    report = report_of(take(f"Shells hit valley market\n{line}\n\n{BODY}"))
    assert report.published == Published(day, day, "text")
    assert report.text[report.body_start :] == BODY


@pytest.mark.parametrize(
    "line", ["On 10 November 2011 nine people died here", "10 November", "The siege of 10 November 2011 remembered"]
)
def test_a_line_that_tells_more_or_lacks_the_year_dates_nothing(take: Take, line: str) -> None:
    assert report_of(take(f"{line}\n\n{BODY}")).published == Published()


@pytest.mark.parametrize(
    ("opening", "outlet", "day"),
    [
        ("KABUL (Reuters) - ", "Reuters", None),
        ("KABUL, Nov. 10 (AP) — ", "AP", None),
        ("KABUL, Nov. 10, 2011 (AFP) – ", "AFP", "2011-11-10"),
        ("(CNN) -- ", "CNN", None),
        ("NAIROBI (IRIN) - ", "IRIN", None),
        ("SPRINGFIELD, Ohio (WXYZ) — ", "WXYZ", None),
        ("MOSUL (Iraq) - ", None, None),
        ("QUITO, 3 JAN 90 -- ", None, "1990-01-03"),
        ("QUITO, 3 JAN 90 (RADIO ORVAN CADENA 1) -- ", None, "1990-01-03"),
        ("MADRID (SPAIN), 3 JAN 90 (RADIO ORVAN) -- ", None, "1990-01-03"),
        ("The mayor (a doctor) - ", None, None),
    ],
)
def test_a_dateline_gives_agency_and_day_and_stays_in_the_telling(
    take: Take, opening: str, outlet: str | None, day: str | None
) -> None:
    report = report_of(take(f"{opening}{BODY}"))
    assert (report.outlet, report.body_start) == (outlet, 0)
    assert report.published == (Published(day, day, "dateline") if day else Published())


def test_a_headline_alone_is_the_telling(take: Take) -> None:
    report = report_of(take("Nine killed in valley market – Reuters\n"))
    assert (report.title, report.outlet, report.body_start) == ("Nine killed in valley market", "Reuters", 0)
