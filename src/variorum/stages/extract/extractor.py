"""What reads a report: the built-in extractor, or another one that is put in its place."""

from typing import Protocol

from msgspec import Struct

from variorum.model.ledger import Reading
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

BUILT_IN = "variorum"
"""What the built-in extractor is called."""


class Extractor(Protocol):
    """Something that reads a report: claims, statements and accounts out of its text and parse.

    Whatever it gives goes through the same gate, the built-in extractor's not excepted: what quotes no words of the
    text, or is not as the contract has it, is refused with an Issue.
    """

    @property
    def name(self) -> str:
        """Name and version, as the ledger records them: ``lexicon 1.2``."""

    def extract(self, annotated: AnnotatedReport) -> Reading:
        """Read one report. It knows no other report, and reads the same report the same way each time.

        Args:
            annotated: the report with its words, sentences, names and quotations, and offsets into its text.

        """


class BuiltIn(Struct, frozen=True):
    """The built-in extractor: rules over the parse, with the words of the vocabulary."""

    resources: ExtractResources
    version: str

    @property
    def name(self) -> str:
        """Name and version."""
        return f"{BUILT_IN} {self.version}"

    def extract(self, annotated: AnnotatedReport) -> Reading:
        """Read one report."""
        return extract(annotated, self.resources)
