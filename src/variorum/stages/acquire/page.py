"""Take the telling and its metadata out of a web page."""

import importlib
from typing import Any

from msgspec import Struct

from variorum.model.report import Metadata

LARGEST_TREE = 200_000
"""Elements of a page: pages of news have a few thousand, and the reader's time grows with them."""

_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""How days are looked for: only where a page states its own, and without asking the clock for today's."""
_FAILURES = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError, SyntaxError)
"""What the readers of pages raise on pages that are broken enough: it costs the page, not the build."""


class Page(Struct, frozen=True):
    """The telling of a page, and what its head says of it."""

    text: str
    metadata: Metadata


def read_page(html: str, url: str | None = None) -> Page | None:
    """Give the telling of a page, or None where no telling can be told from the navigation around it."""
    trafilatura = importlib.import_module("trafilatura")
    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            return None
        head = _head(tree)
        document = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            max_tree_size=LARGEST_TREE,
            date_extraction_params=dict(_DATES),
        )
    except _FAILURES:
        return None
    if document is None or not (document.text or "").strip():
        return None
    return Page(document.text, _metadata(document, head, html))


def _head(tree: Any) -> Metadata:
    """Read what the page says in so many words, before the extraction changes the tree."""
    name = tree.xpath("string(//meta[@property='og:site_name']/@content)").strip()
    language = (tree.get("lang") or "").strip()
    return Metadata(outlet=name or None, language=language or None)


def _metadata(document: Any, head: Metadata, html: str) -> Metadata:
    return Metadata(
        title=document.title or None,
        outlet=head.outlet or _stated(document, html),
        published=document.date or None,
        url=document.url or None,
        language=head.language,
    )


def _stated(document: Any, html: str) -> str | None:
    """Give the site's name only as the page writes it: no host name, no changed capitals, no account's handle."""
    name = document.sitename
    if not name or name == document.hostname or f'"{name}"' not in html:
        return None
    return str(name)
