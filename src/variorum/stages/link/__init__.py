"""Accounts -> incidents, and reports -> reprints. Never asks which claim is right."""

from variorum.stages.link.cluster import cluster
from variorum.stages.link.copies import came_before, find_copies, rank, shingle_keys
from variorum.stages.link.held import Held
from variorum.stages.link.identity import assign
from variorum.stages.link.judge import compare, judge
from variorum.stages.link.keys import asks, keys
from variorum.stages.link.profile import Profile, profile
from variorum.stages.link.stage import Known, Linking, judge_new, link, regroup
from variorum.stages.link.weights import Weights

__all__ = [
    "Held",
    "Known",
    "Linking",
    "Profile",
    "Weights",
    "asks",
    "assign",
    "came_before",
    "cluster",
    "compare",
    "find_copies",
    "judge",
    "judge_new",
    "keys",
    "link",
    "profile",
    "rank",
    "regroup",
    "shingle_keys",
]  # fmt: skip
