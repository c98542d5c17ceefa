"""The account of an incident in words, from rules, each clause with the claims that it rests on."""

from variorum.stages.release.brief.render import BRIEF_FORMATS, BriefFormat, fragment, render
from variorum.stages.release.brief.values import Brief, Clause, Footnote, Sentence, Source
from variorum.stages.release.brief.vocabulary import BriefWords
from variorum.stages.release.brief.write import brief

__all__ = [
    "BRIEF_FORMATS", "Brief", "BriefFormat", "BriefWords", "Clause", "Footnote", "Sentence", "Source", "brief",
    "fragment", "render",
]  # fmt: skip
