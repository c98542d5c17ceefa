"""The commands that judge: each keeps what a person says, settles what it touches, and shows what came of it."""

import re
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Annotated, TypeAlias

import msgspec
from cyclopts import Parameter, validators

from variorum.api import Ledger
from variorum.cli.contract import json_lines
from variorum.cli.options import AsJson, LedgerPath, existing, to_name
from variorum.cli.screen import say, show_lines
from variorum.cli.screen import show as put
from variorum.cli.views.judgements import judgement_list, queue_list
from variorum.errors import JudgementError
from variorum.wording.values import count_of, joined, short_ids

if TYPE_CHECKING:
    from variorum.judging import Judged

Why: TypeAlias = Annotated[str, Parameter(help="The reason, in words.")]
Who: TypeAlias = Annotated[str | None, Parameter(help="Who judges; else VARIORUM_WHO, else who in variorum.toml.")]
Answers: TypeAlias = Annotated[
    tuple[str, ...],
    Parameter(
        name="--answers",
        negative="",
        show_default=False,
        help="The id of another's judgement that this one answers to; may be given again.",
    ),
]
Side: TypeAlias = Annotated[str, Parameter(help="An account, incident or report by its id; or the name of an origin.")]
ClaimId: TypeAlias = Annotated[str, Parameter(help="A claim's id, or the beginning of it.")]
JudgementId: TypeAlias = Annotated[str, Parameter(help="A judgement's id, or the beginning of it.")]
ON_SCREEN = 20
"""Things to look at that are shown unless more are asked for: about as many as a person looks at in a sitting."""
INCIDENTS_NAMED = 6
"""Incidents named that were settled anew; a judgement on an origin may touch hundreds."""


def same(
    left: Side, right: Side, /, *, why: Why, who: Who = None, answers: Answers = (), json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:  # fmt: skip
    """Say that two accounts tell of one incident, or that two names are of one origin."""
    _judge(ledger, lambda opened: opened.same(left, right, why=why, who=who, answers=answers), json=json)


def different(
    left: Side, right: Side, /, *, why: Why, who: Who = None, answers: Answers = (), json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:  # fmt: skip
    """Say that two accounts tell of two incidents, or that two names are of two origins."""
    _judge(ledger, lambda opened: opened.different(left, right, why=why, who=who, answers=answers), json=json)


def accept(
    claim: ClaimId, /, *, why: Why, who: Who = None, answers: Answers = (), json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:  # fmt: skip
    """Say that a claim is right: it outweighs the others on its field."""
    _judge(ledger, lambda opened: opened.accept(claim, why=why, who=who, answers=answers), json=json)


def reject(
    claim: ClaimId, /, *, why: Why, who: Who = None, answers: Answers = (), json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:  # fmt: skip
    """Say that a claim does not count: it stands in its finding as rejected."""
    _judge(ledger, lambda opened: opened.reject(claim, why=why, who=who, answers=answers), json=json)


def correct(
    claim: ClaimId,
    value: Annotated[str, Parameter(help="The right value: 14, 'at least 12', 2024-03-05, a name; or parts as JSON.")],
    /,
    *,
    why: Why,
    who: Who = None,
    quote: Annotated[str | None, Parameter(help="The words of the report that it rests on.")] = None,
    span: Annotated[str | None, Parameter(help="The same by their characters: 120:135.")] = None,
    answers: Answers = (),
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """Say what the words of a claim really give; both values are shown, and yours is used."""
    where = None if span is None else _span(span)
    _judge(
        ledger,
        lambda opened: opened.correct(claim, value, why=why, who=who, quote=quote, span=where, answers=answers),
        json=json,
    )


def _span(words: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+):(\d+)", words)
    if found is None:
        msg = f"{words!r} is no span of characters. Write its start and end as 120:135."
        raise JudgementError(msg)
    return int(found[1]), int(found[2])


def grade(
    what: Annotated[str, Parameter(help="An incident or a claim by its id, or an origin by its name.")],
    grade: Annotated[str, Parameter(help="confirmed, fair, weak, contested, discounted; 1 to 6; of an origin A to F.")],
    /,
    *,
    why: Why,
    who: Who = None,
    answers: Answers = (),
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """Set a grade of an incident, a claim or an origin; it stands beside the proposed one."""
    _judge(ledger, lambda opened: opened.grade(what, grade, why=why, who=who, answers=answers), json=json)


def withdraw(
    judgement: JudgementId, /, *, why: Why, who: Who = None, json: AsJson = False, ledger: LedgerPath = None
) -> None:
    """Take a judgement back. It is kept as withdrawn, with who and why."""
    _judge(ledger, lambda opened: opened.withdraw(judgement, why=why, who=who), json=json)


def _judge(path: LedgerPath, judge: Callable[[Ledger], "Judged"], *, json: bool) -> None:
    with existing(path, write=True) as opened:
        judged = judge(opened)
        if json:
            told = {"kind": "judged", **msgspec.to_builtins(judged)}
            show_lines([msgspec.json.encode(told)])
            return
        put(judgement_list([judged.judgement]))
        _tell(opened, judged)


def _tell(ledger: Ledger, judged: "Judged") -> None:
    name = to_name(ledger)
    ids = short_ids(judged.incidents)
    named = [ids[incident] for incident in judged.incidents[:INCIDENTS_NAMED]]
    more = len(judged.incidents) - len(named)
    listed = joined([*named, f"{more} more"] if more else named)
    if judged.incidents:
        say(f"Settled anew: {count_of(len(judged.incidents), 'incident')} ({listed}). See: variorum show ID{name}")
    else:
        say("It touches no incident of the ledger yet.")
    if judged.conflicts:
        answer = " ".join(f"--answers {conflict}" for conflict in judged.conflicts)
        say(
            f"{count_of(len(judged.conflicts), 'judgement')} of others say otherwise, so it is not settled. Look at "
            f"them (variorum judgements{name}), then judge again with {answer}.",
            "bad",
        )


def queue(
    *,
    limit: Annotated[
        int | None,
        Parameter(
            name=["--limit", "-n"],
            help="How many at most; else 20, or all with --json.",
            validator=validators.Number(gte=1),
        ),
    ] = None,
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """List what a person should look at, the weightiest first, with the reason and what would settle it."""
    with existing(ledger) as opened:
        if json:
            show_lines(json_lines(opened.queue(limit=limit)))
            return
        found = opened.weightiest(limit or ON_SCREEN)
        if not found.total:
            say("There is nothing that a person has to look at.", "good")
            return
        put(queue_list(found.entries))
        if found.total > len(found.entries):
            say(f"Shown are {len(found.entries):,} of {found.total:,}. For more: --limit {found.total}", "note")


def judgements(
    of: Annotated[
        str | None, Parameter(help="Only those on this: an incident, claim, account or report, or an origin's name.")
    ] = None,
    /,
    *,
    limit: Annotated[
        int | None, Parameter(name=["--limit", "-n"], help="How many at most.", validator=validators.Number(gte=1))
    ] = None,
    json: AsJson = False,
    ledger: LedgerPath = None,
) -> None:
    """List what persons judged, the earliest first, also what was withdrawn."""
    with existing(ledger) as opened, opened.snapshot():
        found = islice(opened.judgements(of), limit)
        if json:
            show_lines(json_lines(found))
            return
        listed = list(found)
        if not listed:
            say("Nobody has judged anything of that." if of else "Nobody has judged anything yet.")
            return
        put(judgement_list(listed))
