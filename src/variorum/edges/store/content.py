"""How the nouns are written as JSON for keeping, and read again."""

import hashlib
import heapq
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeAlias

import msgspec

from variorum.errors import LedgerError
from variorum.model.claim import Account, Statement, decode_claim, encode_claim
from variorum.model.ids import content_id
from variorum.model.incident import Incident, Judgement
from variorum.model.issue import Issue
from variorum.model.judgement import PersonJudgement
from variorum.model.ledger import Reading
from variorum.model.report import Report
from variorum.model.search import Listed

__all__ = [
    "Order",
    "check_ids",
    "decode_account",
    "decode_claim",
    "decode_incident",
    "decode_issue",
    "decode_judged",
    "decode_judgement",
    "decode_listed",
    "decode_report",
    "decode_statement",
    "digest_of",
    "encode",
    "encode_claim",
    "fields_of",
    "hash_rows",
    "in_order",
    "incident_day",
    "issue_id",
    "issue_place",
    "judged_by",
    "times_kept_since",
    "with_copy",
]

Order: TypeAlias = Literal["date", "latest", "reports", "id"]
"""How incidents are listed: earliest first, latest first, most reports first, or by id.

Incidents without a date come last in either order by date. Ties are settled by id.
"""

_encoder = msgspec.json.Encoder(order="deterministic")
decode_report = msgspec.json.Decoder(Report).decode
decode_statement = msgspec.json.Decoder(Statement).decode
decode_account = msgspec.json.Decoder(Account).decode
decode_judgement = msgspec.json.Decoder(Judgement).decode
decode_judged = msgspec.json.Decoder(PersonJudgement).decode
decode_incident = msgspec.json.Decoder(Incident).decode
decode_listed = msgspec.json.Decoder(Listed).decode
decode_issue = msgspec.json.Decoder(Issue).decode


def encode(value: object) -> str:
    """Write a value as JSON, the keys of its dictionaries in order."""
    return _encoder.encode(value).decode()


def fields_of(value: msgspec.Struct) -> dict[str, Any]:
    """Give the parts of a thing by their names, as columns of a table take them."""
    return {name: getattr(value, name) for name in value.__struct_fields__}


def digest_of(reading: Reading) -> str:
    """Give the digest of a reading: two readings have the same one if, and only if, they say the same.

    >>> digest_of(Reading(Report("r-1", "a.txt", None, "Four dead.", "en", None)))
    'd-cc266f72b59c845f'

    """
    return content_id("d", reading)


def issue_id(issue: Issue) -> str:
    """Give the id of an issue, made from what it says."""
    return content_id("i", issue)


def with_copy(report: Report, original: str | None) -> Report:
    """Give a report as the reprint of ``original``: as it says itself if None, of none if empty."""
    return report if original is None else msgspec.structs.replace(report, copy_of=original or None)


def issue_place(issue: Issue) -> str:
    """Give where an issue is listed: its location, its report's id where it has none, else nothing."""
    return issue.location or issue.report or ""


def judged_by(judgement: Judgement) -> tuple[str, str, str]:
    """Give the pair of a judgement, the lesser id first, and its judge: of each such triple one is in force."""
    first, second = sorted((judgement.left, judgement.right))
    return first, second, judgement.judge


def incident_day(incident: Incident) -> str:
    """Give the first day of an incident, or nothing where it is not known."""
    return (incident.date.start if incident.date else None) or ""


def _ranks(order: Order) -> Callable[[Incident], tuple[Any, ...]]:
    ranks: dict[Order, Callable[[Incident], tuple[Any, ...]]] = {
        "date": lambda incident: (not incident_day(incident), incident_day(incident), incident.id),
        "latest": lambda incident: (incident_day(incident), incident.id),
        "reports": lambda incident: (len(incident.reports), incident.id),
        "id": lambda incident: (incident.id,),
    }
    return ranks[order]


def in_order(incidents: Iterable[Incident], order: Order, limit: int | None = None) -> Iterator[Incident]:
    """Give incidents in an order, at most ``limit`` of them, holding no more than those."""
    rank, descending = _ranks(order), order in {"latest", "reports"}
    if limit is None:
        return iter(sorted(incidents, key=rank, reverse=descending))
    return iter((heapq.nlargest if descending else heapq.nsmallest)(limit, incidents, key=rank))


def check_ids(reading: Reading) -> None:
    """Refuse a reading that cannot be kept.

    Raises:
        LedgerError: two of its claims, statements or accounts have the same id, or are another report's.

    """
    for things in (reading.claims, reading.statements, reading.accounts):
        seen: set[str] = set()
        for thing in things:
            if thing.id in seen or thing.report != reading.report.id:
                trouble = "another report's" if thing.report != reading.report.id else "there twice"
                message = f"the reading of {reading.report.location} was not kept: {thing.id} in it is {trouble}"
                raise LedgerError(message)
            seen.add(thing.id)


def times_kept_since(moment: str) -> str:
    """Say that a ledger cannot tell what it knew before it kept times."""
    return (
        f"This ledger keeps the times at which it learnt of things only since {moment}; what it knew before then "
        "cannot be told. Ask for a later time, or go by the days of publication: --as-of."
    )


def hash_rows(rows: Iterable[tuple[str, ...]]) -> str:
    """Give the hash of rows of text, in the order given; no two different sequences of rows are written alike."""
    digest = hashlib.blake2b(digest_size=32)
    for row in rows:
        digest.update(msgspec.json.encode(row))
    return digest.hexdigest()
