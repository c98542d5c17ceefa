"""The command that tells how two states of a ledger, or two ledgers, differ."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from variorum.api import Ledger
from variorum.cli.ask import ON_SCREEN, Limit
from variorum.cli.contract import json_lines
from variorum.cli.options import AsJson, LedgerPath, existing
from variorum.cli.screen import say, show_lines
from variorum.cli.screen import show as put
from variorum.cli.views.differences import difference_list
from variorum.comparing import By, differences, read_otherwise, states
from variorum.errors import SettingsError
from variorum.model.difference import Difference
from variorum.wording.values import count_of


def diff(
    before: Annotated[str, Parameter(help="A day, a report's id, or a ledger's file.")],
    after: Annotated[str | None, Parameter(help="The same; else the ledger as it is now.")] = None,
    /,
    *,
    by: Annotated[
        By, Parameter(help="Go by when reports were published, or by when the ledger came to know them.")
    ] = "published",
    incident: Annotated[str | None, Parameter(help="Only this incident, by its id or the beginning of it.")] = None,
    limit: Limit = None,
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """Tell in words how two states of a ledger, or two ledgers, differ, and why."""
    if _is_ledger(before) or _is_ledger(after):
        _diff_ledgers(before, after, incident, limit, json=json, ledger=ledger)
        return
    with existing(ledger) as opened, opened.snapshot():
        early, late = states(opened, before, after, by)
        _tell(differences(early, late, incident=incident), limit, json=json)


def _is_ledger(named: str | None) -> bool:
    """Say whether a file is meant: it is there, or written as one."""
    return named is not None and (Path(named).is_file() or "/" in named or named.endswith(".db"))


def _diff_ledgers(
    before: str, after: str | None, incident: str | None, limit: int | None, *, json: bool, ledger: Path | None
) -> None:
    if not _is_ledger(before) or (after is not None and not _is_ledger(after)):
        msg = f"{before} and {after} cannot be compared. Name two ledgers, or two days or reports of one."
        raise SettingsError(msg)
    with (
        existing(Path(before)) as first,
        existing(ledger if after is None else Path(after)) as second,
        first.snapshot(),
        second.snapshot(),
    ):
        _tell(differences(first, second, incident=incident), limit, json=json)
        _warn(first, second, json=json)


def _warn(first: Ledger, second: Ledger, *, json: bool) -> None:
    others = [] if json else list(read_otherwise(first, second))
    if others:
        say(f"The two ledgers were made otherwise: {'; '.join(others)}.", "note")


def _tell(found: Iterator[Difference], limit: int | None, *, json: bool) -> None:
    if json:
        show_lines(json_lines(islice(found, limit)))
        return
    listed = list(islice(found, limit or ON_SCREEN))
    if not listed:
        say("They do not differ.", "good")
        return
    put(difference_list(listed))
    incidents = len({each.incident for each in listed})
    say(f"\n{count_of(len(listed), 'difference')} in {count_of(incidents, 'incident')}.", "note")
    more = sum(1 for _ in found)
    if more:
        say(f"{more:,} more are not shown. For all: --limit {len(listed) + more}, or --json", "note")
