"""Score the reading against a corpus that others annotated."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from cyclopts import Parameter, validators
from rich.table import Table

from variorum.cli.build import ExtractorName, Gazetteers, Model
from variorum.cli.options import AsJson
from variorum.cli.progress import Meter
from variorum.cli.screen import say, show_lines
from variorum.cli.screen import show as put
from variorum.edges.settings import load_settings
from variorum.errors import OutputError, SettingsError
from variorum.wording.values import count_of

if TYPE_CHECKING:
    from variorum.evaluation import Evaluation, Miss
    from variorum.evaluation.case import Case


def evaluate(
    corpus: Annotated[Path, Parameter(help="A folder with a corpus, or with several of one kind.")],
    /,
    *,
    kind: Annotated[str | None, Parameter(name="--as", help="The kind of corpus, where its files do not tell.")] = None,
    json: AsJson = False,
    errors: Annotated[Path | None, Parameter(help="Write every miss with its text to this file.")] = None,
    sample: Annotated[int, Parameter(help="Read each n-th report only.", validator=validators.Number(gte=1))] = 1,
    model: Model = None,
    gazetteer: Gazetteers = (),
    extractor: ExtractorName = None,
) -> None:
    """Score what is read in a corpus against what others marked in it: a table, or JSON.

    Kinds: clusters, gvc, airwars, polnear, timex, geo, eventplace, hrdsattack, muc, and mixed, which is clusters among
    the reports of gvc. The kind is told by the files in the folder and their fields. Intervals hold 95 of a hundred
    draws of the reports, with replacement.
    """
    from variorum.edges.resources.bundle import load_resources  # noqa: PLC0415 - the help does without
    from variorum.evaluation import evaluate as score  # noqa: PLC0415

    _check(corpus, kind)
    if errors is not None:
        _write(errors, ())  # a file that cannot be written is told now, not after an hour of reading
    settings = load_settings({"model": model, "gazetteers": gazetteer or None, "extractor": extractor})
    resources = load_resources(model=settings.model, gazetteers=settings.gazetteers, extractor=settings.extractor)
    with Meter("Reading", None) as meter:
        evaluation = score(corpus, resources, kind=kind, sample=sample, watch=lambda cases: _watched(meter, cases))
    if errors is not None:
        _write(errors, evaluation.misses)
        say(f"All that was missed or wrong is in {errors}: {len(evaluation.misses):,} of them.", "note")
    if json:
        show_lines([as_json(evaluation)])
    else:
        put(_table(evaluation))
        say(_basis(evaluation), "note")


def _check(corpus: Path, kind: str | None) -> None:
    """Refuse a kind that there is none of, and a folder that holds no corpus, before anything is loaded.

    Raises:
        SettingsError: there is no such kind.
        SourceError: the folder holds no such corpus.

    """
    from variorum.evaluation import ADAPTERS  # noqa: PLC0415
    from variorum.evaluation.corpus import tell_kind  # noqa: PLC0415

    kinds = [adapter.kind for adapter in ADAPTERS]
    if kind is not None and kind not in kinds:
        msg = f"There is no kind of corpus {kind!r}. The kinds are: {', '.join(kinds)}."
        raise SettingsError(msg)
    tell_kind(corpus, ADAPTERS, kind)


def _watched(meter: Meter, cases: "Iterable[Case]") -> "Iterator[Case]":
    """Move the bar as the reports come."""
    for done, case in enumerate(cases):
        meter.at(done)
        yield case


def as_json(evaluation: "Evaluation") -> bytes:
    """Write the scores of a corpus as one JSON object."""
    names = ("value", "n", "low", "high")
    measures = {
        name: {each: round(getattr(measure, each), 4) for each in names}
        for name, measure in evaluation.measures.items()
    }
    return msgspec.json.encode(
        {
            "corpus": evaluation.corpus,
            "sha256": evaluation.sha256,
            "version": evaluation.version,
            "measures": measures,
        }
    )


def _table(evaluation: "Evaluation") -> Table:
    table = Table(box=None, pad_edge=False, header_style="heading")
    table.add_column("measure", overflow="fold")
    for name in ("value", "95% interval", "answers", "found", "right", "precision", "recall"):
        table.add_column(name, justify="right", no_wrap=True)
    for name, measure in evaluation.measures.items():
        table.add_row(
            name,
            f"{measure.value:.3f}",
            f"{measure.low:.3f}-{measure.high:.3f}",
            f"{measure.n:,}",
            f"{measure.given:,.0f}",
            f"{measure.hit:,g}",
            f"{measure.precision:.3f}",
            f"{measure.recall:.3f}",
        )
    return table


def _basis(evaluation: "Evaluation") -> str:
    sampled = f", each {evaluation.sample}th" if evaluation.sample > 1 else ""
    return (
        f"{evaluation.corpus}: {count_of(evaluation.reports, 'report')}{sampled}; "
        f"variorum {evaluation.version}; sha256 {evaluation.sha256[:12]}"
    )


def _write(path: Path, misses: "Iterable[Miss]") -> None:
    """Write misses to be read by a person.

    Raises:
        OutputError: the file cannot be written.

    """
    try:
        with path.open("w", encoding="utf-8") as stream:
            for miss in misses:
                stream.write(f"{miss.measure}  {miss.report}\n  expected: {miss.expected or '-'}\n")
                stream.write(f"  found:    {miss.found or '-'}\n  {miss.text}\n\n")
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror}. Name another file with --errors."
        raise OutputError(msg) from error
