"""Load the words that a brief is written with."""

from pathlib import Path

from msgspec import structs

from variorum.edges.resources.vocabulary import load_words
from variorum.stages.reconcile.vocabulary import VictimGroups
from variorum.stages.release.brief import BriefWords


def load_brief_words(directory: Path | None = None) -> BriefWords:
    """Load them, with the nouns for everybody and for attackers from the file on groups of victims.

    A file of the same name in ``directory`` takes the place of a bundled one.

    Raises:
        ResourceError: a file is missing or has a mistake.

    """
    groups = load_words("victim_groups", VictimGroups, directory)
    words = load_words("brief", BriefWords, directory)
    return structs.replace(words, everybody=groups.general.words, attackers=groups.attackers.words)
