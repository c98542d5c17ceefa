"""Score what is read against corpora that others annotated. One adapter a corpus; see ``docs/evaluation.md``."""

from variorum.evaluation.adapters import ADAPTERS
from variorum.evaluation.marks import Mark, Measure, Miss
from variorum.evaluation.run import Evaluation, evaluate

__all__ = ["ADAPTERS", "Evaluation", "Mark", "Measure", "Miss", "evaluate"]
