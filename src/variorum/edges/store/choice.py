"""Finding the one thing that is meant by an id or the beginning of one."""

from collections.abc import Collection, Sequence

from variorum.errors import NotInLedger

CANDIDATES_NAMED = 5
"""How many ids a message names where a beginning fits several."""

WHERE_LISTED = {
    "account": "'variorum claims INCIDENT --json' gives each claim with its incident.",
    "claim": "'variorum claims INCIDENT --ids' gives the id of each claim.",
    "judgement": "'variorum judgements' lists them.",
    "incident": "'variorum show' lists the incidents.",
    "report": "'variorum show INCIDENT' names the reports that tell of an incident.",
}
"""Where the ids of a noun are found."""


def choose(asked: str, ids: Sequence[str], noun: str) -> str:
    """Give the only one of ``ids``, which are those that ``asked`` may mean.

    Raises:
        NotInLedger: there is none, or more than one.

    """
    if asked and len(ids) == 1:
        return ids[0]
    if not asked or not ids:
        message = f"The ledger holds no {noun} {asked!r}. {WHERE_LISTED.get(noun, '')}".rstrip()
        raise NotInLedger(message)
    named = ", ".join(ids[:CANDIDATES_NAMED]) + (" and more" if len(ids) > CANDIDATES_NAMED else "")
    message = f"{asked!r} may mean several {noun}s ({named}). Write more of the id."
    raise NotInLedger(message)


def choose_now(asked: str, ends: Sequence[str], parts: Sequence[str]) -> str:
    """Give the incident that ``asked`` means: the one of ``ends``, else the one that holds what it held.

    Raises:
        NotInLedger: there is none, or more than one.

    """
    if not ends and len(parts) > 1:
        raise NotInLedger(divided(asked, parts))
    return choose(asked, ends or parts, "incident")


def choose_then(asked: str, begun: Sequence[str], heirs: Sequence[str]) -> str:
    """Give the incident of an earlier time that ``asked`` means.

    Args:
        asked: an id, of that time or another, or the beginning of one.
        begun: the ids of that time that it is, or begins.
        heirs: the incidents of that time that held what is or was in an incident of just this id.

    Raises:
        NotInLedger: there was none, or there was more than one.

    """
    if asked in begun:
        return asked
    if asked and len(heirs) == 1:
        return heirs[0]
    if asked and heirs:
        raise NotInLedger(divided(asked, heirs))
    if not asked or not begun:
        message = f"At that time the ledger held no incident {asked!r}."
        raise NotInLedger(message)
    return choose(asked, begun, "incident")


def gone(report_id: str) -> str:
    """Say that a search cannot go on from a report."""
    return f"The search cannot go on from report {report_id!r}: it is not there any more. Begin anew."


def no_issue(issue_id: str) -> str:
    """Say that there is no such issue."""
    return f"The ledger has no issue {issue_id!r}: the report was read anew without it, or was withdrawn."


def divided(asked: str, parts: Sequence[str]) -> str:
    """Say that what an incident held is in several others."""
    named = ", ".join(parts[:CANDIDATES_NAMED]) + (" and more" if len(parts) > CANDIDATES_NAMED else "")
    return f"There is no incident {asked!r} any more: what was told of it is divided among {named}. Name one of these."


def selection(**selections: Collection[str] | None) -> tuple[str | None, Collection[str] | None]:
    """Give the one column that is to be selected by, and the values wanted in it; both None if there is none."""
    given = {column: ids for column, ids in selections.items() if ids is not None}
    if len(given) > 1:
        message = f"only one of {', '.join(given)} can be given"
        raise TypeError(message)
    return next(iter(given.items()), (None, None))
