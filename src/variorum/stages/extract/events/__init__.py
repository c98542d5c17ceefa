"""Which words tell of something that happened."""

from variorum.stages.extract.events.find import find_events
from variorum.stages.extract.events.vocabulary import EventIndex, EventVocabulary

__all__ = ["EventIndex", "EventVocabulary", "find_events"]
