"""Pages: a template with what every page needs beside its own."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from variorum.correcting import HOW
from variorum.model.claim import COUNT_FIELDS
from variorum.model.search import Listed
from variorum.model.values import DateValue, PlaceValue
from variorum.web.guard import desk_of, person_of, token_of
from variorum.web.people import may
from variorum.wording import values as words
from variorum.wording.naming import (
    claim_words,
    grade_meaning,
    grade_words,
    origin_words,
    outlet_of_origin,
    outlet_words,
    published_words,
    report_day_words,
    report_words,
    speaker_words,
    without_ids,
)

NOTICE, UNDO = "notice", "undo"
"""Where a session keeps what is to be told once on the next page, and the judgement that can be undone there."""

RENEWED = "x-renewed"
"""A header of pages that the script fetches to show what is new of them, and of which it takes only the main part."""


def _shown(value: object) -> object:
    """Take the characters out of a text that could rewrite what is shown, wherever a page writes one."""
    return words.printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _fields(value: Struct) -> list[tuple[str, object]]:
    """Give the parts of a value with their names."""
    return [(name, getattr(value, name)) for name in value.__struct_fields__]


def environment() -> Environment:
    """Make the templates' environment: everything is escaped, and a name that is not given is an error."""
    made = Environment(
        loader=PackageLoader("variorum.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters |= {
        "plain": words.plain,
        "date_words": words.date_words,
        "place_words": words.place_words,
        "casualty_words": words.casualty_words,
        "value_words": words.value_words,
        "count_of": words.count_of,
        "country_name": words.country_name,
        "day_words": words.day_words,
        "outlet_words": outlet_words,
        "published_words": published_words,
        "report_words": report_words,
        "report_day_words": report_day_words,
        "speaker_words": speaker_words,
        "told": without_ids,
        "grade_words": grade_words,
        "printable": words.printable,
        "day_of": day_of,
        "place_of": place_of,
        "fields": _fields,
    }
    made.globals |= _said()
    return made


def _said() -> dict[str, Any]:
    """Give what templates call with more than one thing to say."""
    return {
        "finding_words": words.finding_words,
        "origin_words": origin_words,
        "outlet_of_origin": outlet_of_origin,
        "grade_meaning": grade_meaning,
        "how_to_write": lambda field: HOW.get(field, "a name"),
        "fill_of": fill_of,
        "claim_words": claim_words,
        "query": query,
        "numbers_words": words.numbers_words,
    }


def fill_of(field: str) -> str:
    """Say what words that are marked in a report can give as the value of a field: a number, a name, or nothing.

    >>> fill_of("killed"), fill_of("weapon"), fill_of("date")
    ('number', 'name', '')

    """
    return "number" if field in COUNT_FIELDS else "name" if field not in HOW or field == "place" else ""


def day_of(row: Listed) -> str:
    """Say when an incident of a list was."""
    if not row.day or not row.precision:
        return f"day {words.NOT_KNOWN}"
    return words.date_words(DateValue(row.day, row.last_day, row.precision, ""))


def place_of(row: Listed) -> str:
    """Say where an incident of a list was."""
    if row.place is None or row.place_precision is None:
        return words.country_name(row.country) if row.country else f"place {words.NOT_KNOWN}"
    return words.place_words(PlaceValue(row.place, row.country, None, None, None, row.place_precision, None, ""))


def query(given: Mapping[str, Any], **changes: Any) -> str:
    """Write a query of an address: what was given with some of it changed; None and nothing are left out.

    >>> str(query({"type": "attack", "page": 2}, page=None))
    '?type=attack'

    """
    kept = {name: value for name, value in {**given, **changes}.items() if value is not None and value != ""}
    if not kept:
        return "?"
    parts = [_part(name, value if isinstance(value, str | tuple) else str(value)) for name, value in kept.items()]
    return Markup("?" + "&amp;".join(filter(None, parts)))  # noqa: S704 - each part is quoted as an address is


@lru_cache(maxsize=2048)
def _part(name: str, value: str | tuple[str, ...]) -> str:
    """Write a part of a query, escaped: a page has hundreds of addresses that differ in one part."""
    return urlencode({name: value}, doseq=True).replace("&", "&amp;")


TEMPLATES = environment()


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """Answer with a page."""
    person = person_of(request)
    role = person.role if person is not None and person.name else "reader"  # nobody judges without a name
    shared = {
        "here": request.url.path,
        "address": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "person": person,
        "door": desk_of(request).door,
        "token": token_of(request),
        "notice": _once(request, NOTICE),
        "undo": _once(request, UNDO),
        "may_judge": may(role, "analyst"),
        "may_edit": may(role, "editor"),
        "ledger_name": desk_of(request).ledger.name,
    }
    return HTMLResponse(TEMPLATES.get_template(template).render(shared | context), status)


def _once(request: Request, name: str) -> Any:
    """Give what is to be told once; a page that is fetched anew beside the one that is looked at leaves it there."""
    return None if RENEWED in request.headers else request.session.pop(name, None)


def tell(request: Request, words_of_it: str) -> None:
    """Keep what is to be told at the top of the next page."""
    request.session[NOTICE] = words_of_it
