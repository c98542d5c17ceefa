"""Reprints made from reports by fixed functions, as editors make them: cut, reordered, retitled, with another lead."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from zlib import crc32

from msgspec import Struct, structs

from variorum.model.ids import content_id
from variorum.model.report import Report

FEWEST_SENTENCES = 5
"""Reports with fewer are left alone: what is cut from them is a sentence or two, and no longer a report."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'A-Z0-9])|(?<=[a-z][.!?])(?=[A-Z])|\n+")
_EDITS = {
    "about": "around", "after": "following", "also": "", "arrived": "came", "began": "started", "believe": "think",
    "children": "youngsters", "died": "lost their lives", "found": "discovered", "home": "house", "injured": "hurt",
    "investigating": "looking into", "just": "", "killed": "shot dead", "man": "male", "multiple": "several",
    "near": "close to", "officers": "police", "people": "persons", "police": "officers", "residence": "home",
    "said": "told reporters", "says": "tells us", "shortly": "soon", "suspect": "suspected gunman", "that": "",
    "told": "said to", "victim": "person shot", "when": "as", "while": "as", "woman": "female", "wounded": "injured",
    "1": "one", "2": "two", "3": "three", "4": "four", "two": "2", "three": "3", "four": "4", "five": "5",
}  # fmt: skip
"""Words that an editor writes otherwise, with the house's own numerals."""


class Copy(Struct, frozen=True):
    """A reprint on its way: its sentences, the title of the report behind it, and what the outlet last told else."""

    told: list[str]
    title: str | None
    other: list[str]


Step = Callable[[Copy], list[str]]


def cut(copy: Copy) -> list[str]:
    """End after the upper half."""
    return copy.told[: max(3, (len(copy.told) + 1) // 2)]


def thinned(copy: Copy) -> list[str]:
    """Leave out every third sentence."""
    return [sentence for i, sentence in enumerate(copy.told) if i % 3 != 2]


def reordered(copy: Copy) -> list[str]:
    """Keep the lead, and put the lower half before the rest of the upper."""
    middle = len(copy.told) // 2
    return [*copy.told[:1], *copy.told[middle:], *copy.told[1:middle]]


def retitled(copy: Copy) -> list[str]:
    """Set a headline of some words of the second sentence above the text."""
    return [" ".join(word.capitalize() for word in copy.told[1].split()[:9]) + "\n", *copy.told]


def reworded_lead(copy: Copy) -> list[str]:
    """Turn the clauses of the lead around, and drop every sixth word of it."""
    clauses = [clause.strip(" .") for clause in copy.told[0].split(",")]
    words = " ".join(reversed(clauses)).split()
    return [" ".join(word for i, word in enumerate(words) if i % 6 != 5) + ".", *copy.told[1:]]


def new_lead(copy: Copy) -> list[str]:
    """Write another lead, from the title where there is one."""
    begun = copy.title or "What happened is slowly becoming clear"
    return [f"{begun}, it emerged late on the same day.", *copy.told[1:]]


def edited(copy: Copy) -> list[str]:
    """Write some words otherwise, and leave out every eleventh."""
    return [_edited(sentence) for sentence in copy.told]


def _edited(sentence: str) -> str:
    words = (word for i, word in enumerate(sentence.split(" ")) if i % 11 != 10)
    return re.sub(r"[a-z]+|\b\d\b", lambda word: _EDITS.get(word[0], word[0]), " ".join(words))


def joined(copy: Copy) -> list[str]:
    """Make one sentence of every two."""
    pairs = [copy.told[i : i + 2] for i in range(0, len(copy.told), 2)]
    return [" while ".join([*(part.rstrip(" .") for part in pair[:-1]), pair[-1]]) for pair in pairs]


def with_own(copy: Copy) -> list[str]:
    """Add a paragraph of the outlet's own: the end of what it last told of something else."""
    return [*copy.told, *copy.other[-2:]]


def tokenised(copy: Copy) -> list[str]:
    """Put blanks around every sign, as collections of texts do."""
    return [re.sub(r"\s+", " ", re.sub(r"([^\w\s])", r" \1 ", sentence)) for sentence in copy.told]


PLANS: tuple[tuple[Step, ...], ...] = (
    (cut,), (thinned,), (reordered,), (retitled,), (reworded_lead,), (new_lead,), (edited,), (with_own,), (joined,),
    (tokenised,), (cut, new_lead), (retitled, edited), (reordered, with_own), (thinned, edited), (joined, edited),
    (cut, retitled, tokenised), (cut, edited, reworded_lead), (cut, edited, with_own), (thinned, new_lead, edited),
    (reordered, edited, reworded_lead), (cut, new_lead, edited), (thinned, reordered, edited, retitled),
)  # fmt: skip
"""What is done to a report to make a reprint: each alone, and some together."""


class Made(Struct, frozen=True):
    """A reprint that was made: of which report, and by what."""

    report: Report
    source: str
    plan: str


def make_reprints(reports: Sequence[Report]) -> list[Made]:
    """Make two reprints of each report that is long enough, by two of the ``PLANS``, which its text chooses."""
    told = {report.id: _sentences(report) for report in reports}
    long = sorted((report for report in reports if len(told[report.id]) >= FEWEST_SENTENCES), key=lambda each: each.id)
    made: list[Made] = []
    for report, other in pairwise([*long, *long[:1]]):
        chosen = crc32(report.text.encode())
        copy = Copy(told[report.id], report.title, told[other.id])
        plans = (PLANS[number % len(PLANS)] for number in (chosen, chosen + len(PLANS) // 2))
        made += [_make(report, copy, plan) for plan in plans]
    return made


def _make(report: Report, copy: Copy, plan: Sequence[Step]) -> Made:
    for step in plan:
        copy = structs.replace(copy, told=step(copy))
    text = " ".join(copy.told)
    identity = content_id("r", report.id, text)
    reprint = structs.replace(report, id=identity, text=text, outlet=None, title=None, body_start=0)
    return Made(reprint, report.id, ", ".join(step.__name__ for step in plan))


def _sentences(report: Report) -> list[str]:
    return [part.strip() for part in _SENTENCE_END.split(report.text[report.body_start :]) if part.strip()]
