"""Take the telling and its metadata out of a web page."""

import importlib
import re
from typing import Any

from msgspec import Struct

from variorum.model.report import Metadata
from variorum.stages.acquire.vocabulary import AcquireVocabulary

LONGEST_VALUE = 400
"""Characters of a title, name or day in a page's head; longer ones are something else put there by mistake."""

_FAILURES = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError, SyntaxError)
"""What the readers of pages raise on pages that are broken enough: it costs the page, not the build."""
_LINKED_DATA_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_LINKED_DATA = "//script[@type='application/ld+json']"
_TIMES = "//time[@datetime][@pubdate or @itemprop='datePublished' or ancestor::header or ancestor::article]"
_URL_DAY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})(?:/|$)")


class Page(Struct, frozen=True):
    """The telling of a page, what its head says of it, and the whole title of its window."""

    text: str
    metadata: Metadata
    window_title: str | None


def read_page(html: str, url: str | None, vocabulary: AcquireVocabulary) -> Page | None:
    """Give the telling of a page, or None where no telling can be told from the navigation around it.

    The metadata are those that the page states: the name of its site, a day of publication in its head, in linked data,
    in the article's ``time`` element or in its address. A day or name that merely stands in the telling is none.
    """
    trafilatura = importlib.import_module("trafilatura")
    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            return None
        stated = _stated(tree, vocabulary)
        window_title = _value(tree, "string(//head/title)")
        document = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},
        )
    except _FAILURES:
        return None
    if document is None or not (document.text or "").strip():
        return None
    return Page(document.text, _metadata(document, stated, html), window_title)


def _stated(tree: Any, vocabulary: AcquireVocabulary) -> Metadata:
    """Read what the page says in so many words, before the extraction changes the tree."""
    tags = _tags(tree)
    day = next((tags[name] for name in vocabulary.page_day_names if name in tags), None)
    return Metadata(
        outlet=tags.get("og:site_name"),
        published=day or _linked_data_day(tree) or _value(tree, f"string({_TIMES}/@datetime)"),
        language=_value(tree, "string(/html/@lang)"),
    )


def _tags(tree: Any) -> dict[str, str]:
    """Give the first value of each ``meta`` tag by its name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = _fit(tag.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data_day(tree: Any) -> str | None:
    for script in tree.xpath(_LINKED_DATA):
        found = _LINKED_DATA_DAY.search(script.text or "")
        if found:
            return found.group(1)
    return None


def _value(tree: Any, path: str) -> str | None:
    return _fit(tree.xpath(path))


def _fit(value: str | None) -> str | None:
    value = " ".join((value or "").split())
    return value if 0 < len(value) <= LONGEST_VALUE else None


def _metadata(document: Any, stated: Metadata, html: str) -> Metadata:
    return Metadata(
        title=_fit(document.title),
        outlet=stated.outlet or _site_name(document, html),
        published=stated.published or _address_day(document.url),
        url=document.url or None,
        language=stated.language,
    )


def _address_day(url: str | None) -> str | None:
    found = _URL_DAY.search(url or "")
    return "-".join(found.groups()) if found else None


def _site_name(document: Any, html: str) -> str | None:
    """Give the site's name only as the page writes it: no host name, no changed capitals, no account's handle."""
    name = _fit(document.sitename)
    if name is None or name == document.hostname or f'"{name}"' not in html:
        return None
    return name
