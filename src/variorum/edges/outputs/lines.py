"""The ledger's four kinds of line, as the contract writes them: an object each, its ``kind`` first."""

from collections.abc import Iterator
from typing import Literal, TypeAlias, get_args

import msgspec
from msgspec import structs

from variorum.model.claim import Statement
from variorum.model.ledger import Release

Kind: TypeAlias = Literal["report", "claim", "statement", "incident"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The order in which an export holds them."""


def lines(release: Release, kind: Kind) -> Iterator[bytes]:
    """Give the objects of one kind as JSON, without line ends, in the release's order."""
    if kind == "report":
        yield from (_with({"kind": kind}, report) for report in release.reports)
    elif kind == "claim":
        for claim in release.claims:
            yield _with({"kind": kind, "incident": _placed(claim.account, release)}, claim)
    elif kind == "statement":
        yield from (_statement(statement, release) for statement in release.statements)
    else:
        yield from (_with({"kind": kind}, incident) for incident in release.incidents)


def _placed(account: str | None, release: Release) -> str | None:
    return release.incident_of.get(account) if account is not None else None


def _statement(statement: Statement, release: Release) -> bytes:
    """Write a statement; the kind of its speaker goes by another name, since ``kind`` says what the line is."""
    fields = structs.asdict(statement)
    speaker_kind = fields.pop("kind")
    first = {"kind": "statement", "incident": _placed(statement.account, release)}
    return msgspec.json.encode({**first, **fields, "speaker_kind": speaker_kind})


def _with(first: dict[str, str | None], value: msgspec.Struct) -> bytes:
    """Write an object with ``first`` before its own fields, without decoding what is encoded already."""
    return msgspec.json.encode(first)[:-1] + b"," + msgspec.json.encode(value)[1:]
