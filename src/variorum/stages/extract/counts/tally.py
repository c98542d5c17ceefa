"""Put the counts that one report gives of one incident together into one number a kind."""

from msgspec import Struct

from variorum.model.text import AnnotatedReport
from variorum.model.values import CasualtyKind
from variorum.stages.extract.mentions import CountMention


class Tally(Struct, frozen=True):
    """How many of a kind one report gives: None where its words allow no number."""

    kind: CasualtyKind
    low: int | None
    best: int | None
    high: int | None


def tally(mentions: tuple[CountMention, ...], annotated: AnnotatedReport) -> tuple[Tally, ...]:
    """Combine the counts of one incident in one report."""
    kinds: dict[CasualtyKind, list[CountMention]] = {}
    for mention in mentions:
        kinds.setdefault(mention.kind, []).append(mention)
    found = []
    for kind, each in kinds.items():
        numbers = [m.value.low or m.value.best or m.value.high or 0 for m in each]
        found.append(Tally(kind, max(numbers), max(numbers), max(numbers)))
    return tuple(found)
