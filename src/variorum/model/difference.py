"""How two states of a ledger, or two ledgers, differ."""

from typing import Any, Literal, TypeAlias

from msgspec import Struct

from variorum.model.incident import Status

Cause: TypeAlias = Literal[
    "new", "gone", "merged", "split", "renamed", "reports", "first", "corrected", "contradicted", "overtaken", "added",
    "confirmed", "withheld", "repeated", "withdrawn", "judged", "policy", "rules",
]  # fmt: skip
"""What made a difference.

Of an incident: it is ``new``, ``gone``, ``merged`` into another, ``split`` from one, ``renamed`` (the same under
another id), or other ``reports`` tell of it. Of a field: it is told for the ``first`` time; an origin ``corrected``
itself; another one ``contradicted``, gave a later figure that has ``overtaken`` the earlier, ``added`` an answer,
``confirmed`` one, or ``withheld`` it; what was said is ``repeated`` or was ``withdrawn``; a person ``judged``; the
``policy`` is another; or the same claims were settled by other ``rules``.
"""


class Difference(Struct, frozen=True):
    """One thing that two states say otherwise of an incident.

    ``field`` is one of a claim's fields, or ``incident`` or ``reports``. ``before`` and ``after`` are what is shown of
    it: ids, a type, a day or span of days, a place, low, best and high, or the answers that only one of them has.
    ``why`` says it in words, ``origins`` and ``claims`` are those that made the difference.
    """

    incident: str
    title: str
    field: str
    cause: Cause
    before: Any
    after: Any
    why: str
    status_before: Status | None = None
    status_after: Status | None = None
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
