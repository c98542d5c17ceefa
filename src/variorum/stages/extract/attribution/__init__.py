"""AnnotatedReport -> Attributions and Statements: who says what."""

from variorum.stages.extract.attribution.find import find_attributions
from variorum.stages.extract.attribution.statements import find_statements
from variorum.stages.extract.attribution.vocabulary import SpeechVocabulary

__all__ = ["SpeechVocabulary", "find_attributions", "find_statements"]
