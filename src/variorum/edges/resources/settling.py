"""Load what settling incidents needs, and nothing that reads reports."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from variorum.edges.resources.linking import load_weights
from variorum.edges.resources.policies import DEFAULT_POLICIES, load_rules
from variorum.edges.settings import Settings
from variorum.pipeline import Settling

KEPT_AS = "settled_by"
"""Under which name a ledger notes by which policies and vocabulary its incidents were settled."""


def note_settling(settings: Settings) -> dict[str, str]:
    """Give the note to be kept in a ledger whose incidents are settled with some settings."""
    vocabulary = str(settings.vocabulary.absolute()) if settings.vocabulary else None
    return {KEPT_AS: msgspec.json.encode([list(settings.policies), vocabulary]).decode()}


def load_settling(settings: Settings, notes: Mapping[str, str]) -> Settling:
    """Load the linking weights, and the rules by which the incidents of a ledger were settled before.

    Args:
        settings: the present settings, which count where the ledger notes nothing.
        notes: what the ledger says of itself.

    Raises:
        ResourceError: a policy or a vocabulary is missing or wrong.

    """
    policies, vocabulary = settings.policies, settings.vocabulary
    if KEPT_AS in notes:
        named, folder = msgspec.json.decode(notes[KEPT_AS], type=tuple[list[str], str | None])
        policies, vocabulary = tuple(named), Path(folder) if folder else None
    return Settling(load_weights(), load_rules(policies or DEFAULT_POLICIES, vocabulary))
