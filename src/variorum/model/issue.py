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


class Dealt(Struct, frozen=True):
    """What a person says of an issue: who, when (ISO, UTC) and why; ``open`` where it is to be looked at again."""

    issue: str
    who: str
    at: str
    why: str
    open: bool = False


class ListedIssue(Struct, frozen=True):
    """An issue with its id, and what persons said of it, the earliest first; the last holds."""

    id: str
    issue: Issue
    dealt: tuple[Dealt, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is still to be looked at."""
        return not self.dealt or self.dealt[-1].open


class IssueCount(Struct, frozen=True):
    """How many issues have a code: those still open, and all of them."""

    code: str
    open: int
    all: int
