"""What a person should look at: each thing with why, how much hangs on it, and what would settle it."""

from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.ids import content_id
from variorum.model.incident import Judgement, Reason

Doubt: TypeAlias = Literal["reopened", "conflict", "unfollowed", "unsure", "near", "disputed", "grown"]
"""Why a person is asked.

``reopened``: a judgement whose evidence changed; ``conflict``: persons differ; ``unfollowed``: a judgement that another
one keeps from being followed; ``unsure``: two incidents that may be one; ``near``: an account that is only just held in
its incident; ``disputed``: a finding that no answer satisfies; ``grown``: a grade that later reports are not in.
"""


class Step(Struct, frozen=True):
    """One way to settle a thing: what it says, and the command, with ``REASON`` where the reason goes."""

    says: str
    command: str


class QueueEntry(Struct, frozen=True):
    """One thing to look at.

    ``weight`` is the sum of the weights of ``reasons``; ``why`` tells it in words. ``of`` are the ids of what is to be
    judged (accounts, claims, judgements), ``incidents`` those that it is about, with their ``titles``.
    """

    doubt: Doubt
    weight: float
    why: str
    of: tuple[str, ...]
    incidents: tuple[str, ...]
    titles: tuple[str, ...]
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]

    @property
    def key(self) -> str:
        """What the entry is known by, wherever it stands in the queue: the same doubt of the same things."""
        return content_id("q", self.doubt, self.of)


class Compared(Struct, frozen=True):
    """How the program compared two accounts, and the scores from which it is unsure, and takes them for one."""

    judgement: Judgement
    unsure: float
    same: float


class DoubtWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """What each kind of doubt counts by itself."""

    reopened: float
    conflict: float
    unfollowed: float
    unsure: float
    near: float
    disputed: float
    grown: float


class StakeWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts for each doubling of the dead and of the origins, and for full doubt."""

    dead: float
    origins: float
    doubt: float


class Nearness(Struct, frozen=True, forbid_unknown_fields=True):
    """How far above the threshold a score is still near it."""

    margin: float


class QueueWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """The weights that order the queue, as the data file gives them."""

    doubts: DoubtWeights
    weights: StakeWeights
    near: Nearness
    fields: dict[str, float]


class Weightiest(Struct, frozen=True):
    """The weightiest things to look at, and how many there are in all, by why a person is asked."""

    entries: tuple[QueueEntry, ...]
    counts: dict[Doubt, int]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


class Stake(Struct, frozen=True):
    """What hangs on an incident: its title, how many were killed, and whose word is behind it."""

    id: str
    title: str
    dead: int
    origins: tuple[str, ...]


class Dispute(Struct, frozen=True):
    """A finding in dispute that no person has settled.

    ``place`` is where it stands among the findings of its incident; ``dead`` how many are at stake; ``origins`` how
    many are behind the incident; ``claims`` are the ids of the first claim of each answer that counts; ``says`` is
    why it is in dispute.
    """

    incident: str
    place: int
    field: str
    dead: int
    origins: int
    claims: tuple[str, ...]
    says: str


class DisputeKind(Struct, frozen=True):
    """What the weight of a dispute is made of, and how many disputes have just that."""

    field: str
    dead: int
    origins: int
    count: int
