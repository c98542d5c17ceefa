"""What the words of a brief may hold: the numbers and names that stand in its claims and reports."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from variorum.model.claim import Claim
from variorum.model.incident import Incident
from variorum.model.report import Report
from variorum.model.values import CountValue
from variorum.stages.release.brief import Brief, BriefWords
from variorum.stages.release.brief.grammar import clean, plural, single

COUNTED = re.compile(
    r"\((\w+|[\d,]+) independent origins\)|(?:and|;) (?:\w+|[\d,]+) others(?: (?:name|are|give|gave|spoke)[a-z ]*)?\b"
    r"|\b(?:\w+|[\d,]+) \w+(?: \w+)* not named\b"
)
"""What a brief counts itself: origins, and what a list leaves out."""
WORD = re.compile(r"\d[\d,]*|[^\W\d_]+")


def strange(written: Brief, claims: Iterable[Claim], reports: Iterable[Report], others: Mapping[str, Incident],
            words: BriefWords) -> list[str]:  # fmt: skip
    """Give the numbers and the words with a capital that stand in a brief's text and in no claim."""
    known = set(_known(claims, reports, others, words))
    spelt = {word: number for number, word in enumerate(words.numbers) if number > 0}
    found = []
    for sentence in written.sentences:
        text = COUNTED.sub("", sentence.text)
        for place, word in enumerate(WORD.findall(text)):
            number = str(spelt[word]) if word in spelt else word.replace(",", "")
            is_name = word[:1].isupper() and place > 0
            if (number.isdigit() or is_name) and not {number, word} & known:
                found.append(f"{word!r} in {sentence.text!r}")
    return found


def _known(claims: Iterable[Claim], reports: Iterable[Report], others: Mapping[str, Incident],
           words: BriefWords) -> Iterator[str]:  # fmt: skip
    texts = [clean(other.title) for other in others.values()]
    for report in reports:
        texts += [report.outlet or "", *_day(report.published.earliest, words)]
    for claim in claims:
        texts += [claim.quote, *(str(part) for part in structs.astuple(claim.value) if part is not None)]
        texts += [part for link in claim.attribution for part in (link.name or "", link.role or "")]
        for part in structs.astuple(claim.value):
            texts += _day(part, words) if isinstance(part, str) else []
        if isinstance(claim.value, CountValue):
            # "One" and "nobody" are words of grammar for counts of one and of none.
            texts += ["1"] if 1 in structs.astuple(claim.value) else []
            # A group is told in the number that goes with its count.
            group = clean(claim.value.group or "")
            texts += [plural(group, words), single(group, words)]
    for text in texts:
        for word in WORD.findall(clean(text)):
            yield word.replace(",", "")
            yield word.capitalize()


def _day(iso: str | None, words: BriefWords) -> list[str]:
    found = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", iso or "")
    if not found:
        return []
    return [found[1], words.months[int(found[2]) - 1], *([str(int(found[3]))] if found[3] else [])]
