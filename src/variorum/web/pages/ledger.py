"""The ledger: the incidents that fit what is asked for, as a list, on a map and over time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.api import Ledger
from variorum.edges.resources.gazetteer_map import Named, bundled_names
from variorum.model.search import DOUBT_BANDS, Cell, Cells, Counted, Facets, Filter, Listed, SearchOrder
from variorum.web.asking import Asked, asked_of, box_words
from variorum.web.charts.names import Kind, Label
from variorum.web.charts.timeline import bin_words, timeline
from variorum.web.charts.world import View, around, view_of, world
from variorum.web.guard import desk_of, known, person_of
from variorum.web.render import page
from variorum.wording.values import STATUS_MARKS, count_of, country_name, plain

ROWS = 50
"""Incidents on a page."""
FIRST_ZOOM = 4
"""How fine the cells are by which it is told where the incidents are, before the map is laid around them."""
COUNTRIES_FROM = 600.0
"""Units across the map (hundredths of a degree) from which countries are named: nearer, one is wider than the map."""
MOST_TOWNS = 150
"""Towns that are looked at for names: more than there is room for, since many stand beside each other."""
VISIT = timedelta(minutes=30)
"""Without a page of the ledger for so long, a visit is over: what was learnt since its end is new."""
KEPT_FOR = timedelta(days=365)
"""How long a browser keeps when somebody was last here."""
ORDER_WORDS: dict[SearchOrder, str] = {
    "latest": "latest first",
    "date": "earliest first",
    "killed": "most killed first",
    "reports": "most reports first",
    "doubt": "most in doubt first",
    "learnt": "last learnt first",
}
STEPS = (
    ("in", "+", "Zoom in", 0.5, 0, 0),
    ("out", "−", "Zoom out", 2, 0, 0),
    ("west", "←", "West", 1, -0.5, 0),
    ("east", "→", "East", 1, 0.5, 0),
    ("north", "↑", "North", 1, 0, -0.5),
    ("south", "↓", "South", 1, 0, 0.5),
)
"""What moves the map: a key, a sign, a name, and by how much."""


class Choice(Struct, frozen=True):
    """A value that can be asked for in words, how many incidents have it, and where it is asked for."""

    words: str
    count: int
    chosen: bool
    address: str | None


class Step(Struct, frozen=True):
    """A way to move the map."""

    key: str
    sign: str
    words: str
    address: str


@known
def show(request: Request) -> Response:
    """Show the incidents that fit."""
    asked = asked_of(request.query_params)
    before, now = visits(request)
    with request.app.state.ledgers.reading() as ledger:
        found = ledger.search(asked.filter, order=asked.order, limit=ROWS, after=asked.after)
        facets = ledger.facets(asked.filter)
        spread = ledger.timeline(asked.filter)
        view, cells = _cells(ledger, asked)
        spans = {each.start: asked.address(earliest=each.start, latest=each.end) for each in spread.bins}
        held = found.total if asked.filter == Filter() else ledger.search(Filter(), limit=1).total
    shown = page(
        request,
        "ledger.html",
        asked=asked,
        found=found,
        held=held,
        groups=groups(facets, asked),
        chosen=list(_chosen(asked)),
        orders=ORDER_WORDS,
        since=before,
        news={row.id: _news(row, before) for row in found.rows},
        cells=cells,
        map=_map(view, cells, asked),
        steps=list(_steps(view, asked)),
        spread=spread,
        bins=[(bin_words(each, spread.by), each, spans[each.start]) for each in spread.bins],
        timeline=timeline(spread, title=f"Incidents by {spread.by}", address=lambda each: spans[each.start]),
    )
    return _remember(request, shown, before, now)


def visits(request: Request) -> tuple[str | None, str]:
    """Give when somebody was last here before this visit, and when they are here now."""
    now = datetime.now(UTC).replace(microsecond=0)
    before, _, last = request.cookies.get(_cookie(request), "").partition("_")
    try:
        if last and now - datetime.fromisoformat(last) > VISIT:
            before = last
        moment = datetime.fromisoformat(before).isoformat(timespec="microseconds") if before else None
    except (ValueError, TypeError):
        moment = None
    return moment, now.isoformat()


def _remember(request: Request, response: Response, before: str | None, now: str) -> Response:
    """Have the browser keep when somebody was here.

    It is a cookie of its own: sessions end when the desk is stopped, and what came in overnight is to be new.
    """
    response.set_cookie(
        _cookie(request),
        f"{before or ''}_{now}",
        max_age=int(KEPT_FOR.total_seconds()),
        secure=desk_of(request).secure,
        httponly=True,
        samesite="strict",
    )
    return response


def _cookie(request: Request) -> str:
    """Name the cookie after the ledger and the person: a browser sends it to any desk at this address."""
    person = person_of(request)
    whose = f"{desk_of(request).ledger.resolve()} {person.name if person else ''}"
    return f"variorum-seen-{sha256(whose.encode()).hexdigest()[:12]}"


def _news(row: Listed, before: str | None) -> str:
    """Say what the ledger learnt of an incident since a moment."""
    if before is None or row.last_learnt <= before:
        return ""
    return "new" if row.first_learnt > before else "changed"


def _cells(ledger: Ledger, asked: Asked) -> tuple[View, Cells]:
    """Give the part of the world that is asked for, or else all where anything was, and what is there."""
    view = view_of(asked.filter.box) if asked.filter.box else around(ledger.cells(asked.filter, zoom=FIRST_ZOOM).cells)
    return view, ledger.cells(asked.filter, zoom=view.zoom())


def _map(view: View, cells: Cells, asked: Asked) -> str:
    def address(cell: Cell) -> str:
        return f"/incident/{cell.incident}" if cell.incident else asked.address(box=box_words(cell.box))

    placed = sum(cell.count for cell in cells.cells)
    title = f"Map: {count_of(placed, 'incident')} in {count_of(len(cells.cells), 'place')}"
    return world(view, cells.cells, title=title, box=asked.filter.box, address=address, labels=_labels(view))


def _labels(view: View) -> list[Label]:
    """Give the names that the map could show: of countries where several are seen, then of towns."""
    known_, box = bundled_names(), view.box()
    kinds: list[tuple[Kind, list[Named]]] = [("town", known_.towns(box, MOST_TOWNS))]
    if view.width > COUNTRIES_FROM:
        kinds.insert(0, ("country", known_.countries(box)))
    return [Label(each.name, *view.place(each.lat, each.lon), kind) for kind, found in kinds for each in found]


def _steps(view: View, asked: Asked) -> Iterator[Step]:
    for key, sign, words, factor, right, down in STEPS:
        yield Step(key, sign, words, asked.address(box=box_words(view.scaled(factor, right, down).box())))
    yield Step("whole", "⤢", "Whole map", asked.address(box=None))


def groups(facets: Facets, asked: Asked) -> list[tuple[str, list[Choice]]]:
    """Give what can be asked for, kind by kind."""
    kinds = (
        ("type", "Type", facets.types),
        ("country", "Country", facets.countries),
        ("actor", "Actor", facets.actors),
        ("status", "Status of any field", facets.statuses),
        ("grade", "Grade", facets.grades),
        ("doubt", "Doubt", facets.doubt),
    )
    return [(title, [_choice(name, each, asked) for each in counted]) for name, title, counted in kinds]


def _choice(name: str, counted: Counted, asked: Asked) -> Choice:
    value = counted.value
    words = value_words(name, value)
    if value is None:
        return Choice(words, counted.count, chosen=False, address=None)
    if name == "doubt":
        least, most = _band(value)
        chosen = asked.has("least_doubt", least) and asked.has("most_doubt", most)
        ends = (None, None) if chosen else (least, most)
        return Choice(words, counted.count, chosen, asked.address(least_doubt=ends[0], most_doubt=ends[1]))
    return Choice(words, counted.count, asked.has(name, value), asked.toggled(name, value))


def _band(value: str) -> tuple[str, str]:
    """Give the lowest and highest doubt of a band: what both end at belongs to the next, and doubt has three digits."""
    least, most = map(float, value.split("-"))
    return f"{least:g}", f"{most if most >= DOUBT_BANDS[-1] else most - 0.001:g}"


def value_words(name: str, value: str | None) -> str:
    """Say what a value that is asked for means.

    >>> value_words("status", "disputed"), value_words("country", None), value_words("doubt", "0.25-0.5")
    ('≠ disputed', 'none', '0.25 to 0.5')

    """
    if value is None:
        return "none"
    if name == "country":
        return country_name(value)
    if name == "status":
        return f"{STATUS_MARKS.get(value, '?')} {value}"
    if name == "doubt":
        return value.replace("-", " to ")
    return value if name in {"actor", "words"} else plain(value)


CHOSEN_WORDS = {
    "words": "words: {}",
    "earliest": "from {}",
    "latest": "to {}",
    "since": "learnt since {}",
    "least_doubt": "doubt from {}",
    "most_doubt": "doubt to {}",
    "undated": "without a day",
    "unplaced": "without a place",
    "box": "on this part of the map",
}


def _chosen(asked: Asked) -> Iterator[tuple[str, str]]:
    """Give what is asked for in words, each with the address of the same without it."""
    for name, value in asked.chosen():
        words = value[:16].replace("T", " ") if name == "since" else value_words(name, value)
        yield CHOSEN_WORDS.get(name, "{}").format(words), asked.toggled(name, value)


ROUTES = [Route("/", show, methods=["GET"])]
