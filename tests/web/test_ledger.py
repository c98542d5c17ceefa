"""The ledger's page: the list, what is chosen, the map and the timeline follow one query; what is new stands out."""

import re
from datetime import datetime, timedelta, tzinfo
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.datastructures import QueryParams

from tests.web.conftest import Client
from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.model.search import Bin, Box, Cell, Filter, Timeline
from variorum.web.asking import asked_of
from variorum.web.charts.timeline import timeline
from variorum.web.charts.world import AROUND, View, around, project, unproject, view_of, world
from variorum.web.pages import ledger as ledger_page

WHOLE = Filter()


def links(page: str, beginning: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', page) if unescape(found).startswith(beginning)]


def test_the_list_tells_of_each_incident_what_a_reader_chooses_by(client: Client, built: Path) -> None:
    shown = client().get("/").text
    with open_ledger(built, readonly=True) as ledger:
        rows = ledger.search(WHOLE).rows
    assert all(f"/incident/{row.id}" in shown for row in rows)
    disputed = next(row for row in rows if row.disputed)
    assert "≠ disputed" in shown
    assert disputed.disputed[0].replace("_", " ") in shown
    assert "number killed not known" in shown or "killed" in shown


def test_a_facet_adds_its_filter_and_takes_it_away_again(client: Client) -> None:
    desk = client()
    added = next(each for each in links(desk.get("/").text, "/?type="))
    once = desk.get(added).text
    assert 'aria-current="true"' in once
    assert "✓" in once
    assert 'href="/"' in once
    assert len(re.findall('class="incident"', once)) < len(re.findall('class="incident"', desk.get("/").text))


def test_links_keep_everything_else_that_is_asked_for(client: Client) -> None:
    shown = client().get("/?type=bombing&words=the&order=killed").text
    for address in links(shown, "/?country="):
        query = parse_qs(urlsplit(address).query)
        assert (query["type"], query["words"], query["order"]) == (["bombing"], ["the"], ["killed"])
    assert '<input type="hidden" name="type" value="bombing">' in shown


def test_the_counts_of_the_list_the_bars_and_the_circles_are_those_of_their_links(client: Client) -> None:
    desk = client()
    shown = desk.get("/").text
    marks = re.findall(r'<a href="(/\?(?:box|earliest)=[^"]+)" aria-label="[^"]*?([\d,]+) incidents?\b', shown)
    assert marks
    for address, count in marks:
        title = re.search(r"<h1>([\d,]+) incident", desk.get(unescape(address)).text)
        assert title
        assert title[1] == count


def test_each_choice_gives_as_many_as_it_says(built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        facets = ledger.facets(WHOLE)
        for _, choices in ledger_page.groups(facets, asked_of(QueryParams(""))):
            for choice in choices:
                query = urlsplit(unescape(choice.address or "")).query
                if choice.address:
                    assert ledger.search(asked_of(QueryParams(query)).filter).total == choice.count, choice


def test_pages_go_on_and_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_page, "ROWS", 2)
    desk = client()
    first = desk.get("/").text
    (after,) = links(first, "/?after=")
    second = desk.get(after).text
    assert re.findall(r'/incident/[^"]+" dir', first) != re.findall(r'/incident/[^"]+" dir', second)
    assert re.search(r'<a rel="prev" data-hotkey="k p" href="/"', second)


def test_what_cannot_be_asked_is_refused_in_words(client: Client) -> None:
    desk = client()
    for query in ("order=sideways", "box=1,2,3", "box=nan,1,2,3", "earliest=yesterday", "least_doubt=much"):
        answer = desk.get(f"/?{query}")
        assert answer.status_code == 400, query
        assert "That is not possible" in answer.text
    assert desk.get("/?after=i-none").status_code == 404


def test_hostile_words_stay_words(client: Client) -> None:
    shown = client().get("/", params={"words": '"><script>alert(1)</script>', "actor": "' onload='x"}).text
    assert "<script>alert" not in shown
    assert "onload='x" not in shown


def test_nothing_that_fits_is_said_with_a_way_back(client: Client) -> None:
    shown = client().get("/?type=famine&country=NZ").text
    assert "No incident fits all that is asked for" in shown
    assert "New Zealand" in shown
    assert "without a day" not in shown


def test_an_empty_ledger_says_how_to_fill_it(client: Client, ledger_path: Path) -> None:
    ledger_path.unlink()
    open_ledger(ledger_path, settings=Settings()).close()
    assert "holds no incidents yet" in client().get("/").text


def test_what_was_learnt_since_the_last_visit_is_marked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = client()
    assert 'class="news"' not in desk.get("/").text
    assert 'class="news"' not in desk.get("/").text

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + timedelta(hours=2)

    monkeypatch.setattr(ledger_page, "datetime", Later)
    later = desk.get("/").text
    assert "New since your last visit" in later
    assert 'class="news"' not in later


def test_new_and_changed_are_told_apart(built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        row = ledger.search(WHOLE).rows[0]
    assert ledger_page._news(row, None) == ""
    assert ledger_page._news(row, "2000-01-01T00:00:00+00:00") == "new"
    assert ledger_page._news(row, "9000-01-01T00:00:00+00:00") == ""


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (51.5, -0.1), (-43.5, 172.6), (83.0, -179.0)])
def test_a_place_is_found_again_on_the_map(lat: float, lon: float) -> None:
    found = unproject(*project(lat, lon))
    assert found == pytest.approx((lat, lon), abs=1e-6)


def test_a_view_shows_all_of_its_box_and_goes_around_the_world() -> None:
    view = view_of(Box(-20.0, 170.0, -10.0, -170.0))
    for lat, lon in ((-20.0, 170.0), (-10.0, -170.0), (-15.0, 180.0)):
        x, y = view.place(lat, lon)
        assert -0.5 <= x <= 640.5
        assert -0.5 <= y <= 480.5
    assert view_of(Box(-85.0, -180.0, 85.0, 180.0)).width == AROUND


def test_steps_stay_in_the_world() -> None:
    view = around([])
    for factor, right, down in ((0.5, 0, 0), (2, 0, 0), (1, 0.5, 0), (1, 0, -0.5), (1, 0, 0.5)):
        box = view.scaled(factor, right, down).box()
        assert asked_of(QueryParams({"box": f"{box.south},{box.west},{box.north},{box.east}"})).filter.box == box
    assert View(10, 10, 8.0).scaled(0.5).width == 8.0


def test_a_circle_says_what_it_stands_for_and_a_lone_one_leads_to_its_incident() -> None:
    box = Box(0, 0, 10, 10)
    cells = [Cell(5, 5, 1, 0, "i-1", box), Cell(6, 6, 1200, 7, None, box)]
    drawn = world(view_of(box), cells, title="Map", box=None, address=lambda each: f"/incident/{each.incident}")
    assert 'href="/incident/i-1"' in drawn
    assert "1,200 incidents around 6.00° N, 6.00° E, 7 disputed" in drawn
    assert ">1.2k<" in drawn
    assert "50m.svg#disputed" in drawn


def test_a_long_time_without_incidents_is_a_break_and_not_a_long_line() -> None:
    bins = (Bin("1801-01-01", "1801-12-31", 1, 0), Bin("2016-01-01", "2016-12-31", 9, 3))
    drawn = timeline(Timeline("year", bins, 0), title="By year", address=lambda each: each.start)
    assert "⋯" in drawn
    assert "2016: 9 incidents, 3 disputed" in drawn
    assert timeline(Timeline("year", (), 4), title="By year", address=lambda each: each.start) == ""


def test_the_outlines_are_served_and_it_is_told_on_what_they_rest(client: Client) -> None:
    desk = client()
    for scale in ("110m", "50m"):
        answer = desk.get(f"/static/outlines/{scale}.svg")
        assert answer.headers["content-type"].startswith("image/svg+xml")
        assert all(f'id="{part}"' in answer.text for part in ("land", "borders", "disputed"))
        assert "no-store" not in answer.headers.get("cache-control", "")
    told = desk.get("/outlines").text
    assert "W. Sahara" in told
    assert "Natural Earth" in told


def test_an_example_on_the_map_is_where_its_report_says(client: Client, built: Path) -> None:
    with open_ledger(built, readonly=True) as ledger:
        row = next(row for row in ledger.search(WHOLE).rows if row.lat is not None)
    lat, lon = row.lat or 0.0, row.lon or 0.0
    shown = client().get(f"/?box={lat - 1},{lon - 1},{lat + 1},{lon + 1}").text
    assert f"/incident/{row.id}" in shown
    assert "on this part of the map" in shown
