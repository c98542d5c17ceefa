from collections.abc import Callable

import pytest

from variorum.edges.resources.speech import load_name_vocabulary, load_speech_vocabulary
from variorum.model.claim import Statement
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.attribution import find_attributions, find_statements
from variorum.stages.extract.mentions import Attribution
from variorum.stages.extract.names import find_names

Read = Callable[..., AnnotatedReport]


class Heard:
    """What was read in a text, for tests to ask."""

    def __init__(
        self, annotated: AnnotatedReport, *, attributions: tuple[Attribution, ...], statements: tuple[Statement, ...]
    ):
        self.text = annotated.text
        self.attributions = attributions
        self.statements = statements

    def over(self, words: str) -> Attribution | None:
        """Give the attribution that counts for these words: the one nearest to them, of speech."""
        start = self.text.index(words)
        end = start + len(words)
        found = [
            each
            for each in self.attributions
            if not each.thought and any(a <= start and end <= b for a, b in each.content)
        ]
        return max(found, key=lambda each: each.weight, default=None)

    def origin(self, words: str) -> str | None:
        """Give the name of the nearest speaker of these words, None for the outlet."""
        found = self.over(words)
        return found.chain[0].name if found is not None and found.chain else None


@pytest.fixture(scope="session")
def hear(read: Read) -> Callable[[str], Heard]:
    names, speech = load_name_vocabulary(), load_speech_vocabulary()

    def hear_text(text: str) -> Heard:
        annotated = read(text)
        found = find_names(annotated, names)
        attributions = find_attributions(annotated, found, speech)
        return Heard(annotated, attributions=attributions, statements=find_statements(annotated, attributions, found))

    return hear_text
