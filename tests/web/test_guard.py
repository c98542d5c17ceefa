"""Nobody else reaches the desk, and nothing is changed but by people who may, from its own pages."""

import pytest

from tests.web.conftest import Client, sign_in, token
from variorum.web.guard import HEADERS
from variorum.web.pages import ROUTES
from variorum.web.people import Person, hash_of

PASSWORD = "a long enough password"


def test_a_request_for_another_name_is_refused(client: Client) -> None:
    refused = client().get("/", headers={"host": "evil.example"})
    assert (refused.status_code, "does not answer" in refused.text) == (421, True)


@pytest.mark.parametrize("address", ["/", "/static/desk.css", "/nowhere", "/sign-in"])
def test_every_answer_keeps_to_itself(client: Client, address: str) -> None:
    answer = client().get(address)
    assert all(answer.headers[name] == value for name, value in HEADERS.items())
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_cookies_are_not_sent_from_other_sites_nor_read_by_scripts(client: Client) -> None:
    cookie = client().get("/").headers["set-cookie"].lower()
    assert "samesite=strict" in cookie
    assert "httponly" in cookie


def test_a_change_without_the_sessions_token_is_refused(client: Client) -> None:
    desk = client()
    assert desk.post("/sign-in", data={"name": "Mara"}).status_code == 403
    token(desk)
    assert desk.post("/sign-in", data={"name": "Mara", "token": "guessed"}).status_code == 403
    assert desk.post("/sign-in", data={"name": "Mara", "token": token(desk)}).status_code == 303


def test_a_change_from_another_site_is_refused(client: Client) -> None:
    desk = client()
    form = {"name": "Mara", "token": token(desk)}
    assert desk.post("/sign-in", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_every_address_that_changes_something_is_guarded() -> None:
    methods = [(route, set(route.methods or ())) for route in ROUTES]
    changing = [(route, named) for route, named in methods if named - {"GET", "HEAD"}]
    assert changing
    assert [route.path for route, _ in changing if not hasattr(route.endpoint, "needed")] == []
    assert [route.path for route, named in changing if named & {"GET", "HEAD"}] == []


def test_with_passwords_nobody_reads_before_signing_in(client: Client) -> None:
    desk = client(door="passwords", people={"Mara": Person("Mara", "reader", hash_of(PASSWORD))})
    assert desk.get("/").headers["location"].startswith("/sign-in")
    assert sign_in(desk, "Mara", "wrong") == 403
    assert sign_in(desk, "Nobody", PASSWORD) == 403
    assert sign_in(desk, "Mara", PASSWORD) == 303
    assert desk.get("/").status_code == 200


def test_somebody_taken_out_of_the_user_file_is_out(client: Client) -> None:
    people = {"Mara": Person("Mara", "reader", hash_of(PASSWORD))}
    desk = client(door="passwords", people=people)
    sign_in(desk, "Mara", PASSWORD)
    del people["Mara"]
    assert desk.get("/").status_code == 303


def test_a_person_without_a_password_does_not_come_in_with_an_empty_one(client: Client) -> None:
    desk = client(door="passwords", people={"Mara": Person("Mara", "editor")})
    assert sign_in(desk, "Mara", "") == 403


def test_behind_a_proxy_its_header_says_who_is_there(client: Client) -> None:
    desk = client(door="proxy", proxy_header="X-Person", people={"Mara": Person("Mara", "editor")})
    assert desk.get("/").status_code == 303
    assert "Mara (editor)" in desk.get("/", headers={"X-Person": "Mara"}).text
    assert "Ila (reader)" in desk.get("/", headers={"X-Person": "Ila"}).text


def test_nobody_is_sent_on_to_another_site(client: Client) -> None:
    desk = client()
    for onward in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        form = {"token": token(desk), "name": "Mara", "next": onward}
        assert desk.post("/sign-in", data=form).headers["location"] == "/"


def test_a_name_full_of_markup_is_shown_as_it_is_written(client: Client) -> None:
    desk = client()
    sign_in(desk, "<script>alert(1)</script>")
    shown = desk.get("/").text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown
