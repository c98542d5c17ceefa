"""Read reports into a ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from msgspec import Struct

from variorum.api import Added, Ledger
from variorum.api import open as open_ledger
from variorum.cli.main import Exit
from variorum.cli.options import LedgerPath, to_name
from variorum.cli.progress import Meter
from variorum.cli.screen import say
from variorum.edges.journal import estimate_reports
from variorum.edges.settings import load_settings
from variorum.edges.sources.read import STANDARD_INPUT
from variorum.errors import SettingsError
from variorum.model.issue import Issue
from variorum.model.report import RawReport
from variorum.reading import read
from variorum.wording.values import count_of, joined

TROUBLES_TOLD = 3
"""Files that could not be read and are told of at the end of a build; ``variorum issues`` has them all."""

LARGEST_BATCH = 32
"""Reports kept together: more did not go faster."""
STEPS = 20
"""Steps in which the bar moves at least, where there are reports enough."""

Paths: TypeAlias = Annotated[
    Path,
    Parameter(
        allow_leading_hyphen=True,
        help="Files (.txt .html .jsonl .csv), folders of them, or - for standard input.",
    ),
]
Published: TypeAlias = Annotated[str | None, Parameter(help="The day of publication of all, as 2024-03-05.")]
Outlet: TypeAlias = Annotated[str | None, Parameter(help="The publisher of all.")]
Columns: TypeAlias = Annotated[
    str | None, Parameter(help="Our columns and yours, where they differ: text=body,title=headline.")
]
Model: TypeAlias = Annotated[str | None, Parameter(help="A spaCy pipeline, by name or path; else en_core_web_md.")]
ExtractorName: TypeAlias = Annotated[
    str | None,
    Parameter(name="--extractor", help="What reads the reports: a name, package.module:object or file.py:object."),
]
Gazetteers: TypeAlias = Annotated[
    tuple[Path, ...],
    Parameter(
        name="--gazetteer",
        negative="",
        show_default=False,
        help="A file of GeoNames to place names with; may be given again.",
    ),
]
Policies: TypeAlias = Annotated[
    tuple[str, ...],
    Parameter(
        name="--policy",
        negative="",
        show_default=False,
        help="How to put numbers on words, by name or path; the first one leads; else ucdp, acled.",
    ),
]
Vocabulary: TypeAlias = Annotated[
    Path | None, Parameter(help="A folder with words of your own, in the place of bundled ones; else those.")
]
Workers: TypeAlias = Annotated[int | None, Parameter(help="Processes that read at once; else 1.")]


def build(
    *paths: Paths,
    ledger: LedgerPath = None,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
    model: Model = None,
    gazetteer: Gazetteers = (),
    policy: Policies = (),
    vocabulary: Vocabulary = None,
    extractor: ExtractorName = None,
    workers: Workers = None,
) -> int:
    """Read reports into a ledger. What it holds already is left alone; a build that was stopped goes on."""
    _check(paths)
    settings = load_settings(
        {
            "ledger": ledger,
            "columns": None if columns is None else _pairs(columns),
            "model": model,
            "gazetteers": gazetteer or None,
            "policies": policy or None,
            "vocabulary": vocabulary,
            "extractor": extractor,
            "workers": workers,
        }
    )
    raws = read(*paths, published=published, outlet=outlet, columns=settings.columns)
    troubles = Troubles([])
    with open_ledger(settings.ledger, settings=settings) as opened:
        added = add(opened, _noting(raws, troubles), paths)
        _tell(opened, added, troubles)
    return Exit.DONE if added.new or added.unchanged else Exit.NOTHING_READ


def _check(paths: Sequence[Path]) -> None:
    if not paths:
        msg = "Name at least one file or folder of reports: variorum build PATH."
        raise SettingsError(msg)
    for path in map(str, paths):
        if path.startswith("-") and path != STANDARD_INPUT:
            msg = f"Unknown option: {path}. See 'variorum build --help'."
            raise SettingsError(msg)


class Troubles(Struct):
    """What the sources could not read: the first of it, and how much was lost in all."""

    first: list[Issue]
    lost: int = 0


def _noting(raws: Iterable[RawReport | Issue], troubles: Troubles) -> Iterator[RawReport | Issue]:
    """Pass on what the sources give, and keep the first troubles to be told at once."""
    for raw in raws:
        if isinstance(raw, Issue):
            troubles.lost += raw.weight == "dropped"
            if len(troubles.first) < TROUBLES_TOLD:
                troubles.first.append(raw)
        yield raw


def _pairs(text: str) -> Mapping[str, str] | str:
    """Take ``text=body,title=headline`` apart; anything else is left to be refused by the settings."""
    pairs = [pair.partition("=") for pair in text.split(",")]
    return {ours.strip(): theirs.strip() for ours, sign, theirs in pairs if sign} if all(p[1] for p in pairs) else text


def add(ledger: Ledger, raws: Iterable[RawReport | Issue], paths: Sequence[Path]) -> Added:
    """Read reports into a ledger, with a bar where that takes long."""
    total = estimate_reports(paths)
    batch_size = None if total is None else min(LARGEST_BATCH, max(1, total // STEPS))
    with Meter("Loading the language model", total) as meter:
        watched = meter.watch(raws, "Reading reports")
        return ledger.add(watched, progress=lambda added: meter.at(added.read), batch_size=batch_size)


def _tell(ledger: Ledger, added: Added, troubles: Troubles) -> None:
    parts = [f"{added.new:,} new", f"{added.unchanged:,} held already", f"{added.dropped:,} dropped"]
    lost = f" Not to be read: {troubles.lost:,} more." if troubles.lost else ""
    name = to_name(ledger)
    say(f"{count_of(added.read, 'report')} read: {', '.join(parts)}.{lost}")
    for issue in troubles.first:
        say(f"{issue.message} {issue.cure}", issue.weight)
    if added.issues > len(troubles.first):
        issues = count_of(added.issues, "issue")
        say(f"{issues}: what was dropped or doubted, and why: variorum issues{name}", "doubted")
    counts = ledger.counts()
    holds = (
        count_of(counts.incidents, "incident"),
        count_of(counts.reports, "report"),
        count_of(counts.claims, "claim"),
    )
    see = f" See them: variorum show{name}" if counts.reports else ""
    say(f"{ledger.settings.ledger} holds {joined(holds)}.{see}", "note")
