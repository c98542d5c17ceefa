"""The views, on anything that a ledger can hold."""

import io
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType

from variorum.cli.screen import THEME
from variorum.cli.views.claims import claims_matrix
from variorum.cli.views.report import report_page
from variorum.model.claim import AttributionLink, Claim, make_claim
from variorum.model.report import Published, Report
from variorum.model.values import CountValue

TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z", "Cc", "S", "M"]), min_size=1, max_size=120)
WIDTHS = st.sampled_from([60, 80, 140])


@st.composite
def reports(draw: st.DrawFn) -> tuple[Report, list[Claim]]:
    text = draw(TEXT.filter(str.strip))
    name = draw(st.none() | TEXT)
    report = Report(
        "r-0123456789abcdef", "x.txt", draw(st.none() | TEXT), text, None, draw(st.none() | TEXT), Published()
    )
    position = st.integers(0, len(text))
    claims = {}
    for _ in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(position), draw(position)))
        value = CountValue(
            draw(st.none() | st.integers(0, 10**6)), None, None, None, None, draw(st.none() | TEXT), None, "x"
        )
        link = AttributionLink(name, None, "person", None, draw(st.none() | TEXT))
        claim = make_claim(report=report.id, account=None, field="killed", value=value, text=text, span=(start, end),
                           context=(start, end), attribution=draw(st.sampled_from([(), (link,)])))  # fmt: skip
        claims[claim.id] = claim
    return report, list(claims.values())


def printed(renderable: RenderableType, width: int) -> str:
    screen = Console(file=io.StringIO(), width=width, theme=THEME, highlight=False, markup=False, emoji=False)
    screen.print(renderable)
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


@given(reports(), WIDTHS)
def test_a_report_page_notes_every_claim_and_keeps_to_the_screen(made: tuple[Report, list[Claim]], width: int) -> None:
    report, claims = made
    page = printed(report_page(report, claims, {}, width), width)
    notes = re.findall(r"(?:^ *|  )(\d+) killed:", page, flags=re.MULTILINE)
    assert sorted(map(int, notes)) == list(range(1, len(claims) + 1))
    assert all(cell_len(line) <= width for line in page.split("\n"))
    assert "\x1b" not in page


@given(reports(), WIDTHS)
def test_a_matrix_keeps_to_the_screen_whatever_stands_in_it(made: tuple[Report, list[Claim]], width: int) -> None:
    report, claims = made
    page = printed(claims_matrix(claims, {report.id: report}, width), width)
    assert all(cell_len(line) <= width for line in page.split("\n"))
    assert page.count("“") >= len({claim.quote for claim in claims})
    assert "\x1b" not in page
