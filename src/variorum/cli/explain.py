"""Show how the reading of a report comes about: to find out why something was read, or was not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec
from cyclopts import Parameter, validators
from msgspec import structs

from variorum.cli.build import Gazetteers, Model, Outlet, Published, Vocabulary
from variorum.cli.options import AsJson, LedgerPath, existing
from variorum.cli.progress import Meter
from variorum.cli.screen import output, show_lines
from variorum.cli.screen import show as put
from variorum.cli.views.explanation import overview, sentence_page
from variorum.edges.settings import Settings, load_settings
from variorum.edges.sources.read import STANDARD_INPUT
from variorum.errors import NotInLedger
from variorum.reading import read
from variorum.stages.extract.explain import Explanation, ReadSentence

ReportOrFile: TypeAlias = Annotated[
    str,
    Parameter(
        allow_leading_hyphen=True,
        help="A file with one report, - for standard input, or the id of a report in the ledger.",
    ),
]
SentenceNumber: TypeAlias = Annotated[
    int | None,
    Parameter(
        name=["--sentence", "-s"], help="Only this sentence, with all there is.", validator=validators.Number(gte=1)
    ),
]


def explain(
    report: ReportOrFile,
    /,
    *,
    sentence: SentenceNumber = None,
    json: AsJson = False,
    ledger: LedgerPath = None,
    published: Published = None,
    outlet: Outlet = None,
    model: Model = None,
    gazetteer: Gazetteers = (),
    vocabulary: Vocabulary = None,
) -> None:
    """Show how a report comes to be read as it is: what each reader took, by which entry, and what it refused.

    Without --sentence: each sentence with what was read in it. With it: the parse, each claim with the entries of the
    vocabulary that fired, its attribution and account, and all that was considered and refused, with the reason.
    """
    given = {"ledger": ledger, "model": model, "gazetteers": gazetteer or None, "vocabulary": vocabulary}
    settings = load_settings(given)
    explanation = _explanation(report, settings, published=published, outlet=outlet)
    chosen = _chosen(explanation, sentence)
    if json:
        show_lines(_lines(chosen))
    elif sentence is None:
        put(overview(explanation))
    else:
        put(sentence_page(chosen[0], explanation, output().width))


def _explanation(report: str, settings: Settings, *, published: str | None, outlet: str | None) -> Explanation:
    """Read a file afresh, or a report of the ledger once more."""
    # Takes a second: what reads reports is loaded with it.
    from variorum.explaining import explain_raw, explain_report  # noqa: PLC0415

    if report == STANDARD_INPUT or Path(report).exists() or "/" in report:
        with Meter("Loading the language model", None):
            raws = read(report, published=published, outlet=outlet, columns=settings.columns)
            return explain_raw(raws, settings)
    with existing(settings.ledger) as opened:
        held = opened.report(report)
    with Meter("Loading the language model", None):
        return explain_report(held, settings)


def _chosen(explanation: Explanation, number: int | None) -> tuple[ReadSentence, ...]:
    if number is None:
        return explanation.sentences
    if number > len(explanation.sentences):
        msg = f"The report has no sentence {number}; it has {len(explanation.sentences)}."
        raise NotInLedger(msg)
    return (explanation.sentences[number - 1],)


def _lines(sentences: tuple[ReadSentence, ...]) -> Iterator[bytes]:
    for sentence in sentences:
        yield msgspec.json.encode({"kind": "sentence", **structs.asdict(sentence)})
