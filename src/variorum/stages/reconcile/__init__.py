"""An incident's claims -> what is agreed, what is disputed, on whose word, by which rule. Never drops a claim."""

from variorum.stages.reconcile.evidence import UNDATED, Turn, turn_of
from variorum.stages.reconcile.policy import Policy
from variorum.stages.reconcile.relations import Whole
from variorum.stages.reconcile.stage import reconcile, trace
from variorum.stages.reconcile.vocabulary import OriginNames, Rules, TypeCodes, VictimGroups

__all__ = [
    "UNDATED",
    "OriginNames",
    "Policy",
    "Rules",
    "Turn",
    "TypeCodes",
    "VictimGroups",
    "Whole",
    "reconcile",
    "trace",
    "turn_of",
]
