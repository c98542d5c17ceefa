"""A report before and after it was read in."""

from typing import Literal, TypeAlias

from msgspec import Struct

Basis: TypeAlias = Literal["metadata", "dateline", "text", "calendar", "unknown"]
Media: TypeAlias = Literal["text", "html", "record"]


class Metadata(Struct, frozen=True):
    """What came with a report from outside its text: a column, a page's head, a person's word."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


class RawReport(Struct, frozen=True):
    """Bytes as a source hands them over, and what the source knows about them.

    ``payload`` holds the file of a ``text`` or ``html`` report, and the UTF-8 ``text`` column of a ``record``.
    ``given`` is what the source says of it; ``by_hand`` what the person at the keyboard says, which outranks it.
    """

    location: str
    payload: bytes
    media: Media
    given: Metadata = Metadata()
    by_hand: Metadata = Metadata()


class Published(Struct, frozen=True):
    """The day of publication, as a span of ISO dates, and what it rests on.

    ``candidates`` keeps the other days that fit when the basis is ``calendar``.
    """

    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "unknown"
    candidates: tuple[str, ...] = ()


class Report(Struct, frozen=True):
    """A text that was read in. Every offset in the ledger counts code points of ``text``.

    ``body_start`` is where the telling begins, after a headline, byline or outlet line that stands in the text.
    ``read_by`` names the extractor that read it and the language model, each with its version.
    """

    id: str
    location: str
    title: str | None
    text: str
    language: str | None
    outlet: str | None
    published: Published = Published()
    copy_of: str | None = None
    body_start: int = 0
    read_by: str | None = None
