"""What the desk says of how things stand is explained on a page of its own."""

import re
from typing import get_args

from tests.web.conftest import Client
from variorum.model.claim import Stance
from variorum.model.incident import Status
from variorum.web.pages.words import WORDS
from variorum.wording.values import STATUS_MARKS


def test_every_status_and_stance_is_explained(client: Client) -> None:
    shown = client().get("/words").text
    assert all(f"<dt>{STATUS_MARKS[status]} {status}</dt>" in shown for status in get_args(Status))
    assert all(f"<dt>{stance}</dt>" in shown for stance in get_args(Stance))


def test_links_to_explanations_lead_to_what_is_there(client: Client) -> None:
    desk = client()
    ledger = desk.get("/").text
    named = set(re.findall(r'href="/words#([a-z]+)"', ledger))
    assert {"status", "doubt"} <= named <= set(WORDS)
    assert 'href="/words"' in ledger
