"""AnnotatedReport -> Names: who is named in a report, and what for."""

from variorum.stages.extract.names.find import Names, find_names
from variorum.stages.extract.names.vocabulary import NameVocabulary

__all__ = ["NameVocabulary", "Names", "find_names"]
