"""Accounts stand side by side: differences marked, silence shown, too many or too few refused."""

from pathlib import Path

import pytest

from tests.builders import exactly, make_claim, weapon
from tests.web.conftest import Client
from variorum.api import open as open_ledger
from variorum.web.pages.compare import rows


def test_what_only_one_account_says_is_marked_and_silence_is_no_difference() -> None:
    one = [make_claim("r-1", "killed", exactly(4)), make_claim("r-1", "weapon", weapon("rifle"))]
    other = [make_claim("r-2", "killed", exactly(5))]
    found = {row.field: row for row in rows([one, other])}
    killed, armed = found["killed"], found["weapon"]
    assert (killed.differs, armed.differs) == (True, False)
    assert [bool(cell.alone) for cell in killed.cells] == [True, True]
    assert [bool(cell.alone) for cell in armed.cells] == [False, False]
    assert not armed.cells[1].claims


def test_the_accounts_of_an_incident_are_set_side_by_side(client: Client, built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        incident = next(each for each in ledger.incidents() if len(each.reports) > 1)
    shown = client().get("/compare", params={"incident": incident.id, "report": list(incident.reports[:2])})
    assert shown.status_code == 200
    assert "2 accounts side by side" in shown.text


@pytest.mark.parametrize("reports", [[], ["r-1"], [f"r-{i}" for i in range(7)]])
def test_one_account_or_seven_are_refused_in_words(client: Client, reports: list[str]) -> None:
    answer = client().get("/compare", params={"incident": "i-1", "report": reports})
    assert answer.status_code == 400
    assert "two to six" in answer.text
