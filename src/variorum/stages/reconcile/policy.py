"""A policy: how one house of coders puts numbers on what the claims say."""

from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.values import CasualtyKind

Best: TypeAlias = Literal["most_origins", "most_reports", "latest", "lowest", "highest", "none"]
Range: TypeAlias = Literal["reliable", "best_only"]
Belligerents: TypeAlias = Literal["excluded", "counted"]
Attackers: TypeAlias = Literal["added", "left_out"]


class Policy(Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of one house, as a data file gives them.

    ``kinds`` are the casualties that it numbers, ``vague`` its numbers for words, a pair where a word stands for a
    range, ``cites`` where its rules stand.
    """

    name: str
    title: str
    cites: tuple[str, ...]
    kinds: tuple[CasualtyKind, ...]
    best: Best
    range: Range
    belligerents: Belligerents
    attackers: Attackers
    vague: dict[str, int | tuple[int, int]]

    def number_of(self, word: str) -> tuple[int, int] | None:
        """Give the lowest and highest number that a word counts for, or None where none is published."""
        number = self.vague.get(word.casefold())
        return (number, number) if isinstance(number, int) else number
