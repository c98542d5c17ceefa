"""A report shows its text with the claims in it, whatever its makers wrote, and lies beside any other."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import exactly, make_claim
from tests.web.conftest import Client
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.reading import read
from variorum.web.differences import differences
from variorum.web.marking import paragraphs
from variorum.wording.values import printable

HOSTILE = 'Five people were killed in Kabul on <script>alert(1)</script> Monday, \u202ea doctor\u202c said & "left".'


def test_the_words_of_each_claim_are_marked_and_noted(client: Client, built: Path) -> None:
    desk = client()
    with open_ledger(built, readonly=True) as ledger:
        for report in ledger.reports():
            shown = desk.get(f"/report/{report.id}").text
            for claim in ledger.claims(report=report.id):
                assert f'id="claim-{claim.id}"' in shown
                assert f'id="note-{claim.id}"' in shown


def test_a_report_lies_beside_another_with_silence_shown(client: Client, built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        one, other = (next(i for i in ledger.incidents() if len(i.reports) > 1)).reports[:2]
    shown = client().get(f"/report/{one}/beside/{other}")
    assert shown.status_code == 200
    assert "says nothing of it" in shown.text


def test_a_report_that_is_not_there_is_told(client: Client) -> None:
    answer = client().get("/report/r-0000000000000000")
    assert answer.status_code == 404
    assert "That is not possible" in answer.text


def test_markup_in_a_report_is_shown_as_text(client: Client, ledger_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    with open_ledger(ledger_path, settings=Settings()) as ledger:
        ledger.add(read(path))
        (report,) = [report for report in ledger.reports() if "hostile" in report.location]
    shown = client().get(f"/report/{report.id}").text
    assert "<script>alert" not in shown
    assert "\u202e" not in shown


@given(st.lists(st.text(st.sampled_from("ab \n."), min_size=1, max_size=12), max_size=6).map("".join), st.data())
def test_nothing_of_a_text_is_lost_by_marking_it(text: str, data: st.DataObject) -> None:
    claims = []
    for number in range(data.draw(st.integers(0, 5)) if text else 0):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        claims.append(make_claim("r-1", "killed", exactly(number), start=start, quote=text[start:end]))
    found = list(paragraphs(text, claims))
    shown = ["".join(piece.words for piece in paragraph.pieces) for paragraph in found]
    assert shown == [printable(line.rstrip()) for line in text.splitlines() if line.strip()]


def test_differences_keep_every_word_of_both() -> None:
    left, right = "One two three four.", "One two 3 four five."
    found = list(differences(left, right))
    assert "".join(change.words for change in found if change.sort != "right").split() == left.split()
    assert "".join(change.words for change in found if change.sort != "left").split() == right.split()


def test_any_second_report_can_be_looked_for(client: Client, built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        one = next(iter(ledger.reports()))
    desk = client()
    assert f'name="beside" value="{one.id}"' in desk.get(f"/report/{one.id}").text
    found = desk.get("/search", params={"words": "killed", "beside": one.id}).text
    others = re.findall(rf'href="/report/{one.id}/beside/(r-[0-9a-f]+)"', found)
    assert others
    assert one.id not in others
    assert desk.get(f"/report/{one.id}/beside/{others[0]}").status_code == 200
    assert desk.get("/search", params={"words": "killed", "beside": "r-0000000000000000"}).status_code == 404


def test_what_only_one_of_two_reports_tells_stands_apart(client: Client, built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        first, second = (next(iter(ledger.incident(i.id).reports)) for i in list(ledger.incidents())[:2])
    shown = client().get(f"/report/{first}/beside/{second}").text
    assert "What both tell of" in shown
    assert "There is no incident that both tell of" in shown or 'scope="rowgroup"' in shown
    assert shown.count("<h1>") == 1
