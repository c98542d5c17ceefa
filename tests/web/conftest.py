"""A desk over the ledger of the bundled examples, which is built once; each test has a copy of it."""

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.reading import read
from variorum.web.app import make_app
from variorum.web.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
Client = Callable[..., TestClient]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger of the bundled examples; not to be written to."""
    path = tmp_path_factory.mktemp("desk") / "ledger.db"
    read_examples(path)
    return path


def read_examples(path: Path) -> None:
    """Read the bundled examples into a ledger; their places are written as from the project's root."""
    with open_ledger(path, settings=Settings()) as ledger, contextlib.chdir(ROOT):
        ledger.add(read("examples"))


@pytest.fixture
def ledger_path(built: Path, tmp_path: Path) -> Path:
    """A copy of that ledger, for one test."""
    return Path(shutil.copy(built, tmp_path / "ledger.db"))


@pytest.fixture
def client(ledger_path: Path) -> Iterator[Client]:
    """Give a function that makes a browser's client of a desk, set up as told."""
    made: list[TestClient] = []

    def client_of(**given: Any) -> TestClient:
        setting = {"ledger": ledger_path, "settings": Settings(), "hosts": frozenset({"testserver"}), **given}
        desk = Desk(**setting)
        made.append(TestClient(make_app(desk), follow_redirects=False))
        return made[-1].__enter__()

    yield client_of
    for each in made:
        each.__exit__(None, None, None)


def token(client: TestClient, address: str = "/sign-in") -> str:
    """Give the token of a client's session."""
    found = re.search(r'data-token="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str, password: str = "") -> int:
    """Sign in, and give the status of the answer."""
    form = {"token": token(client), "name": name, "password": password}
    answer: Response = client.post("/sign-in", data=form)
    return answer.status_code
