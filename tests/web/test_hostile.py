"""Reports are hostile, and so are requests: all of it is shown as text, in a short time, or refused in words."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.judged import incident_of, ledger_of, reading
from tests.web.conftest import Client, sign_in, token
from tests.web.end_to_end.shown import PAGES, names
from variorum.edges.settings import Settings
from variorum.edges.store import SqliteStore
from variorum.web.app import make_app
from variorum.web.desk import Desk
from variorum.web.guard import HEADERS
from variorum.web.pages import ROUTES
from variorum.web.people import Person, hash_of

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
LINE = f"{SCRIPT} said \u202ethe doctor\u2066 & 'others'; "
"""Script, markup that ends an attribute, and marks that turn the order of what follows."""
LONG = 2_000_000
SLOWEST = 20.0
"""Seconds that a page may take with such reports, on a machine with other work; alone it takes one or two."""
TURNING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
GETS = [route for route in ROUTES if isinstance(route, Route) and "GET" in (route.methods or ())]
ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "/\t/evil.example",
    "/\n/evil.example", "javascript:alert(1)", "https:evil.example", " //evil.example", "\x00//evil.example",
    "/ok\r\nSet-Cookie: variorum=x", "evil.example",
)  # fmt: skip
STRANGE = (
    "%00", "%ff%fe", "..%2f..%2fetc%2fpasswd", "'%20OR%201=1%20--", "%E2%80%AE", "%F0%9F%99%82", "c-", "i-0", "*",
    "%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "a" * 4000, "-1", "nan", "1e999", "%0d%0aX-Evil:%201", "9" * 400,
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two reports of 2 MB on one line, in which names, places and titles are markup."""
    path = tmp_path_factory.mktemp("hostile") / "ledger.db"
    with SqliteStore.open(path, write=True) as store:
        before, place, by = LINE * (LONG // len(LINE)), f"{SCRIPT}\u202eTessary", f"{SCRIPT}\u202epolice"
        one = reading(SCRIPT, before=before, place=place, by=by)
        ledger = ledger_of(one, reading("two", killed=5, before=before, place=place, by=by), store=store)
        assert len(one.report.text) > LONG - len(LINE)
        assert len(ledger.incident(incident_of(ledger, "two")).reports) == 2
    return path


@pytest.fixture(scope="module")
def desk(hostile: Path) -> Iterator[TestClient]:
    """A desk over that ledger."""
    made = Desk(ledger=hostile, settings=Settings(), hosts=frozenset({"testserver"}), person="Mara")
    with TestClient(make_app(made), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("name", [name for name in PAGES if name != "question"])
def test_a_hostile_report_is_shown_as_text_in_a_short_time(name: str, desk: TestClient, hostile: Path) -> None:
    address = PAGES[name].format(**{key: quote(value, safe="%") for key, value in names(hostile).items()})
    began = time.monotonic()
    answer = desk.get(address)
    assert time.monotonic() - began < SLOWEST
    assert answer.status_code == (404 if name == "trouble" else 200)
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert not set(TURNING) & set(answer.text)


@pytest.mark.parametrize("route", GETS, ids=[route.path for route in GETS])
def test_what_is_asked_for_may_be_anything(route: Route, desk: TestClient) -> None:
    for strange in STRANGE:
        path = route.path
        for name in route.param_convertors:
            path = path.replace(f"{{{name}}}", strange).replace(f"{{{name}:path}}", strange)
        query = "&".join(f"{name}={strange}" for name in ("as_of", "words", "type", "page", "offset", "after", "box"))
        for address in (path, f"{path}?{query}", f"{path}?report={strange}&report=x&incident={strange}"):
            if route.path != "/live":
                answer = desk.get(address)
                assert answer.status_code < 500, address
                assert "<script>alert" not in answer.text or "json" in answer.headers["content-type"]
                assert "x-evil" not in answer.headers


@pytest.mark.parametrize("route", GETS, ids=[route.path for route in GETS])
def test_other_methods_are_refused_and_heads_have_no_body(route: Route, client: Client) -> None:
    visitor = client(person="Mara")
    address = route.path.partition("{")[0] + ("x" if "{" in route.path else "")
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "MARRY"):
        answer = visitor.request(method, address)
        assert answer.status_code == 405, method
        assert all(answer.headers[name] == value for name, value in HEADERS.items())
    if route.path != "/live":
        head, get = visitor.head(address), visitor.get(address)
        assert (head.status_code, head.content) == (get.status_code, b"")


@pytest.mark.parametrize("route", GETS, ids=[route.path for route in GETS])
def test_nothing_is_read_by_somebody_not_known(route: Route, client: Client) -> None:
    visitor = client(door="passwords", people={"Mara": Person("Mara", "reader", hash_of("a long enough password"))})
    answer = visitor.get(route.path.partition("{")[0] + ("x" if "{" in route.path else ""))
    if route.path != "/sign-in":
        assert answer.status_code in {303, 401}
        assert answer.headers.get("location", "/sign-in").startswith("/sign-in")


@pytest.mark.parametrize("onward", ELSEWHERE)
def test_no_address_leads_out_of_the_desk(onward: str, client: Client) -> None:
    visitor = client()
    shown = visitor.get(f"/sign-in?next={quote(onward)}")
    assert 'name="next" value="/' in shown.text
    form = {"token": token(visitor), "name": "Mara", "next": onward, "stay": onward}
    answer = visitor.post("/sign-in", data=form)
    _stays(answer.headers["location"])
    assert not [each for each in answer.headers.get_list("set-cookie") if each.startswith("variorum=x")]
    answer = visitor.post("/judge", data={**form, "token": token(visitor), "verb": "accept", "of": "c-0"})
    _stays(answer.headers.get("location", "/"))
    unknown = client()
    answer = unknown.post("/judge", data={"token": token(unknown)}, headers={"referer": "https://evil.example//evil"})
    _stays(answer.headers["location"])


def _stays(location: str) -> None:
    """See that a browser, which takes tabs and line ends out of an address, would stay at this desk."""
    plain = location.translate({ord(each): None for each in "\t\r\n"}).replace("\\", "/")
    assert plain.startswith("/")
    assert not plain.startswith("//")


def test_a_session_from_before_somebody_signed_in_is_not_theirs(client: Client) -> None:
    visitor = client()
    before = token(visitor)
    kept = visitor.cookies["variorum"]
    sign_in(visitor, "Mara")
    assert visitor.cookies["variorum"] != kept
    assert token(visitor) != before
    assert visitor.post("/sign-out", data={"token": before}).status_code == 403
    other = client()
    other.cookies.set("variorum", kept)
    assert "Sign out" not in other.get("/").text


def test_a_cookie_that_was_made_up_is_none(client: Client) -> None:
    visitor = client(door="passwords", people={"Mara": Person("Mara", "editor", hash_of("a long enough password"))})
    visitor.cookies.set("variorum", "eyJwZXJzb24iOiAiTWFyYSJ9.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb")
    assert visitor.get("/").status_code == 303


def test_the_name_of_a_file_that_is_handed_out_carries_no_header(ledger_path: Path) -> None:
    odd = ledger_path.rename(ledger_path.with_name('a"; filename=b\r\nX-Evil: 1\u202e.db'))
    made = Desk(ledger=odd, settings=Settings(), hosts=frozenset({"testserver"}))
    with TestClient(make_app(made)) as visitor:
        answer = visitor.get("/export?format=csv&kind=incident")
        assert answer.headers["content-disposition"].count('"') == 2
        assert answer.headers["content-disposition"].isprintable()
        assert "x-evil" not in answer.headers
        assert "\u202e" not in visitor.get("/").text
        assert visitor.get("/export?format=evil%0d%0aX-Evil:1").status_code == 400
        assert visitor.get("/export?format=csv&kind=%22evil").status_code == 400
