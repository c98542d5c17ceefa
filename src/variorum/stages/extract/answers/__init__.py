"""Who is said to be responsible, and what was done about it."""

from variorum.stages.extract.answers.responses import ResponseMention, find_responses
from variorum.stages.extract.answers.responsibility import Finder, ResponsibilityMention
from variorum.stages.extract.answers.vocabulary import AnswerIndex, AnswerVocabulary

__all__ = [
    "AnswerIndex",
    "AnswerVocabulary",
    "Finder",
    "ResponseMention",
    "ResponsibilityMention",
    "find_responses",
]
