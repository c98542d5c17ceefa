"""The JSON API answers as its description says, with the objects of the contract, whatever is asked."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from starlette.applications import Starlette

from tests.web.conftest import Client
from variorum.api import open as open_ledger
from variorum.edges.outputs import schema
from variorum.edges.settings import Settings
from variorum.web.answers import ASKED
from variorum.web.app import make_app
from variorum.web.desk import Desk
from variorum.web.openapi import ANSWERS, document


@pytest.fixture(scope="module")
def app(built: Path) -> Starlette:
    return make_app(Desk(ledger=built, settings=Settings(), hosts=frozenset({"testserver", "localhost"})))


@pytest.mark.parametrize("address", ASKED)
def test_no_request_breaks_the_api_and_answers_are_as_described(app: Starlette, address: str) -> None:
    described = schemathesis.openapi.from_asgi("/api/openapi.json", app)

    @given(case=described[address]["GET"].as_strategy())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def ask(case: Any) -> None:
        case.call_and_validate(checks=[not_a_server_error, response_schema_conformance, status_code_conformance])

    ask()


def test_every_address_is_described() -> None:
    assert set(document()["paths"]) == set(ASKED) == set(ANSWERS)


def test_answers_are_lines_of_the_contract(client: Client, built: Path) -> None:
    desk = client()
    check = jsonschema.Draft202012Validator(schema())
    with open_ledger(built, readonly=True) as ledger:
        incident = next(ledger.incidents()).id
    for address in (f"/api/claims?incident={incident}", "/api/reports", "/api/statements?limit=5"):
        items = desk.get(address).json()["items"]
        assert items
        for item in items:
            check.validate(item)
    check.validate(desk.get(f"/api/incidents/{incident}").json())


def test_pages_of_claims_join_without_a_gap(client: Client) -> None:
    desk = client()
    whole = desk.get("/api/claims?limit=40").json()["items"]
    first = desk.get("/api/claims?limit=25").json()
    rest = desk.get(f"/api/claims?limit=15&offset={first['next_offset']}").json()["items"]
    assert [*first["items"], *rest] == whole


@pytest.mark.parametrize("query", ["limit=0", "limit=x", "order=best", "box=1,2,3", "least_doubt=7", "offset=-1"])
def test_what_is_not_understood_is_told_as_json(client: Client, query: str) -> None:
    address = "/api/claims" if "offset" in query else "/api/incidents"
    answer = client().get(f"{address}?{query}")
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}


def test_what_is_not_there_is_told_as_json(client: Client) -> None:
    desk = client()
    assert desk.get("/api/incidents/i-0").json()["error"]
    assert (desk.get("/api/nothing").status_code, set(desk.get("/api/nothing").json())) == (404, {"error"})


def test_with_passwords_the_api_answers_nobody_unknown(client: Client) -> None:
    desk = client(door="passwords")
    assert all(desk.get(address.format(incident="i", claim="c", report="r")).status_code == 401 for address in ASKED)
