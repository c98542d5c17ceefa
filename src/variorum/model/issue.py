"""What was dropped or doubted, and why. Whatever enters a stage leaves it as output or as one of these."""

from typing import Literal, TypeAlias

from msgspec import Struct

Stage: TypeAlias = Literal["source", "acquire", "annotate", "extract", "link", "reconcile", "release"]
Weight: TypeAlias = Literal["dropped", "doubted"]


class Issue(Struct, frozen=True):
    """Something that did not go through as it stood.

    ``code`` names the class of trouble in words joined by hyphens (``not-text``, ``language-not-read``), ``message``
    says what happened and where, ``cure`` what to do about it. ``dropped`` things are not in the ledger, ``doubted``
    ones are.
    """

    stage: Stage
    weight: Weight
    code: str
    message: str
    cure: str
    location: str | None = None
    report: str | None = None
    start: int | None = None
    end: int | None = None
