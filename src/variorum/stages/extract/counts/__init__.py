"""How many were killed, wounded, missing, captured, released or displaced: each place in a report that says so."""

from variorum.stages.extract.counts.stage import find_counts
from variorum.stages.extract.counts.tally import Tally, tally
from variorum.stages.extract.counts.vocabulary import CountVocabulary

__all__ = ["CountVocabulary", "Tally", "find_counts", "tally"]
