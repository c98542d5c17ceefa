"""RawReport -> Report: decode, take the body, and take title, outlet, day and language where they are stated."""

from msgspec import Struct, structs

from variorum.model.ids import content_id
from variorum.model.issue import Issue, Weight
from variorum.model.report import Metadata, Published, RawReport, Report
from variorum.stages.acquire.clean import clean
from variorum.stages.acquire.days import read_days
from variorum.stages.acquire.decode import Decoded, decode
from variorum.stages.acquire.furniture import Furniture, read_furniture
from variorum.stages.acquire.language import language_of
from variorum.stages.acquire.limits import LONGEST_TEXT
from variorum.stages.acquire.outlets import split_headline
from variorum.stages.acquire.page import Page, read_page
from variorum.stages.acquire.vocabulary import AcquireVocabulary


class Acquired(Struct, frozen=True):
    """A report, or none, and the issues that say what was dropped or doubted. Without a report there is an issue."""

    report: Report | None
    issues: tuple[Issue, ...] = ()


class _Content(Struct, frozen=True):
    text: str
    metadata: Metadata = Metadata()


def report_id(raw: RawReport) -> str:
    """Give the id that the bytes of a raw report make, with what its source says of it where it is a record.

    What a person says by hand does not change the id: it corrects the same report.

    >>> report_id(RawReport("a.txt", b"Four dead.", "text")) == report_id(RawReport("b.txt", b"Four dead.", "text"))
    True
    """
    if raw.media != "record":
        return content_id("r", raw.payload)
    given = raw.given
    return content_id("r", raw.payload, given.id, given.title, given.outlet, given.published, given.url)


def acquire(raw: RawReport, vocabulary: AcquireVocabulary) -> Acquired:
    """Make a report of what a source hands over. Never raises on bad bytes: they cost only themselves.

    Of two statements on the same matter, the person's at the keyboard outranks the source's, and that the text's own.
    Nothing is guessed: what nobody states is None, or ``Published()`` for the day.
    """
    identity = report_id(raw)
    decoded = decode(raw.payload, page=raw.media == "html")
    if decoded is None:
        return _dropped(raw, "not-text", "is no text in any encoding", "Convert it to text, HTML or JSON lines first.")
    issues = _broken(raw, decoded, identity)
    content = _content(raw, decoded, vocabulary)
    if isinstance(content, Acquired):
        return content
    report, doubts = _report(raw, content, identity, vocabulary)
    return Acquired(report, (*issues, *doubts))


def _content(raw: RawReport, decoded: Decoded, vocabulary: AcquireVocabulary) -> _Content | Acquired:
    text = clean(decoded.text)
    if not text.strip():
        return _dropped(raw, "empty", "holds no text", "Remove it, or fetch the report again.")
    metadata = Metadata()
    if raw.media == "html":
        page = read_page(text, raw.given.url, vocabulary)
        if page is None:
            cure = "Save the page with its article in it, or hand in the article's text as a .txt file."
            return _dropped(raw, "html-without-body", "is HTML without a body of text", cure)
        text, metadata = clean(page.text), _of_page(page, vocabulary)
    if len(text) > LONGEST_TEXT:
        told = f"has {len(text):,} characters, and a report may have {LONGEST_TEXT:,}"
        return _dropped(raw, "too-long", told, "Split it into its reports.")
    return _Content(text, metadata)


def _report(
    raw: RawReport, content: _Content, identity: str, vocabulary: AcquireVocabulary
) -> tuple[Report, list[Issue]]:
    known = _merge(raw.by_hand, _head(raw.given, vocabulary), _head(content.metadata, vocabulary))
    furniture = read_furniture(content.text, known.title, vocabulary)
    published, issues = _published(raw, known.published, furniture, identity, vocabulary)
    report = Report(
        id=identity,
        location=raw.location,
        title=known.title or furniture.title,
        text=content.text,
        language=language_of(known.language, content.text[furniture.body_start :], vocabulary),
        outlet=known.outlet or furniture.outlet,
        published=published,
        body_start=furniture.body_start,
    )
    return report, issues


def _of_page(page: Page, vocabulary: AcquireVocabulary) -> Metadata:
    """Take the publisher's name from the end of the window's title where the page states it nowhere else."""
    window = split_headline(page.window_title or "", vocabulary)
    return structs.replace(page.metadata, outlet=page.metadata.outlet or window.outlet)


def _head(metadata: Metadata, vocabulary: AcquireVocabulary) -> Metadata:
    """Part a title from the publisher's name that ends it."""
    if metadata.title is None:
        return metadata
    headline = split_headline(metadata.title, vocabulary)
    return structs.replace(metadata, title=headline.title, outlet=metadata.outlet or headline.outlet)


def _merge(*ranked: Metadata) -> Metadata:
    """Take each field from the first that states it."""
    names = Metadata.__struct_fields__
    return Metadata(**{name: next(filter(None, (_fit(getattr(m, name)) for m in ranked)), None) for name in names})


def _fit(value: str | None) -> str | None:
    """Give a title, name or day on one line and without control characters."""
    return " ".join(clean(value).split()) or None if value is not None else None


def _published(
    raw: RawReport, words: str | None, furniture: Furniture, identity: str, vocabulary: AcquireVocabulary
) -> tuple[Published, list[Issue]]:
    stated = furniture.published or Published()
    if words is None:
        return stated, []
    spans = read_days(words, vocabulary.months)
    if len(spans) == 1:
        return Published(*spans[0], "metadata"), []
    if spans:
        told = f"is dated {words!r}, which may be {spans[0][0]} or {spans[1][0]}"
        return stated, [_doubt(raw, identity, "published-ambiguous", told)]
    return stated, [
        _doubt(raw, identity, "published-not-read", f"is dated {words!r}, which is no date that can be read")
    ]


def _doubt(raw: RawReport, identity: str, code: str, told: str) -> Issue:
    cure = "Write the day of publication as YYYY-MM-DD, or give it with --published."
    return _issue(raw, "doubted", code, told, cure, report=identity)


def _broken(raw: RawReport, decoded: Decoded, identity: str) -> list[Issue]:
    if not decoded.broken:
        return []
    told = f"has {decoded.broken} places that are not {decoded.encoding}; each is kept as U+FFFD"
    cure = "Fetch the file again, or save it as UTF-8."
    return [_issue(raw, "doubted", "broken-encoding", told, cure, report=identity)]


def _dropped(raw: RawReport, code: str, told: str, cure: str) -> Acquired:
    return Acquired(None, (_issue(raw, "dropped", code, told, cure),))


def _issue(raw: RawReport, weight: Weight, code: str, told: str, cure: str, *, report: str | None = None) -> Issue:
    message = f"{raw.location} {told}."
    return Issue("acquire", weight, code, message, cure, location=raw.location, report=report)
