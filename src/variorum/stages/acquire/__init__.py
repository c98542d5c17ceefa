"""RawReport -> Report."""

from variorum.stages.acquire.decode import Decoded, decode, looks_binary, mark_of
from variorum.stages.acquire.limits import LONGEST_TEXT
from variorum.stages.acquire.stage import Acquired, acquire, report_id
from variorum.stages.acquire.vocabulary import AcquireVocabulary

__all__ = [
    "LONGEST_TEXT",
    "AcquireVocabulary",
    "Acquired",
    "Decoded",
    "acquire",
    "decode",
    "looks_binary",
    "mark_of",
    "report_id",
]
