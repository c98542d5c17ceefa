import logging
from collections.abc import Callable

import pytest

from variorum.model.report import Published, Report
from variorum.stages.acquire import Acquired

Take = Callable[..., Acquired]
PARAGRAPHS = "".join(
    f"<p>Rebels shelled the {place} in the morning, and nine traders died there, the mayor told reporters.</p>"
    for place in ("market", "bus station", "old bridge", "school", "grain store", "harbour")
)
HEAD = (
    "<title>Nine die in valley | The Valley Herald</title>"
    '<meta property="og:site_name" content="the Valley Herald"/>'
    '<meta property="og:title" content="Nine die in valley"/>'
    '<meta property="article:published_time" content="2021-03-04T10:00:00Z"/>'
)


def page(head: str = "", body: str = f"<nav>Home Sport</nav><article>{PARAGRAPHS}</article>") -> str:
    return f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'


def report_of(acquired: Acquired) -> Report:
    assert acquired.report is not None
    return acquired.report


def test_a_page_gives_its_telling_and_its_metadata(take: Take) -> None:
    report = report_of(take(page(HEAD), "html"))
    assert "Rebels shelled the old bridge" in report.text
    assert "Sport" not in report.text
    assert (report.title, report.outlet, report.language) == ("Nine die in valley", "the Valley Herald", "en")
    assert report.published == Published("2021-03-04", "2021-03-04", "metadata")


def test_a_page_without_metadata_claims_none(take: Take) -> None:
    report = report_of(take(page(), "html"))
    assert (report.title, report.outlet, report.published) == (None, None, Published())


def test_a_pages_title_gives_the_publisher_that_ends_it(take: Take) -> None:
    report = report_of(take(page("<title>Nine die in valley - BBC News</title>"), "html"))
    assert (report.title, report.outlet) == ("Nine die in valley", "BBC News")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="DC.date.issued" content="2021-03-04">', ""),
        ('<meta itemprop="datePublished" content="March 4, 2021 5:10 pm">', ""),
        (
            '<script type="application/ld+json">{"datePublished":"2021-03-04T05:06:07Z"}</script>',
            "",
        ),
        ("", '<time datetime="2021-03-04T05:06">yesterday</time>'),
        ('<link rel="canonical" href="https://valley.example/2021/03/04/nine-die/">', ""),
    ],
)
def test_a_page_is_dated_where_it_states_its_day(take: Take, head: str, body: str) -> None:
    report = report_of(take(page(head, f"<article>{body}{PARAGRAPHS}</article>"), "html"))
    assert report.published == Published("2021-03-04", "2021-03-04", "metadata")


def test_days_in_the_telling_do_not_date_a_page(take: Take) -> None:
    body = f"<article>{PARAGRAPHS}<p>The bridge is from 4 May 1998, mended on 2010-03-02, she added.</p></article>"
    assert report_of(take(page(body=body), "html")).published == Published()


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body></body></html>", "<p>", "<!-- -->", "<html><script>x</script>"]
)
def test_a_page_without_a_body_is_dropped_with_a_reason(take: Take, html: str) -> None:
    acquired = take(html, "html")
    assert acquired.report is None
    assert [issue.code for issue in acquired.issues] == ["html-without-body"]


def test_the_encoding_that_a_page_declares_is_used(take: Take) -> None:
    html = page(
        '<meta charset="iso-8859-2">',
        f"<article>{PARAGRAPHS}<p>Mayor Šimůnek came.</p></article>",
    )
    assert "Šimůnek" in report_of(take(html.encode("iso-8859-2"), "html")).text


def test_deep_nesting_costs_the_page_at_most(take: Take) -> None:
    acquired = take("<html><body>" + "<div>" * 20_000 + "x", "html")
    assert acquired.report is not None or acquired.issues[0].code == "html-without-body"


def test_broken_pages_write_nothing_on_the_screen(take: Take, capfd: pytest.CaptureFixture[str]) -> None:
    for html in ("<html>", "<", "<p>", "<html><body><p>x</p></body></html>"):
        take(html, "html")
    logging.getLogger("trafilatura.utils").error("a page failed")
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")
