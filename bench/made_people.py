"""What made ledgers hold beside incidents: who speaks, what was doubted, and what program and persons judge."""

import random
from collections.abc import Iterator
from itertools import pairwise

from variorum.model.claim import AttributionLink, Statement
from variorum.model.ids import content_id
from variorum.model.incident import Judgement, Reason
from variorum.model.issue import Issue
from variorum.model.judgement import MACHINE, PersonJudgement, claim_seen, make_judgement
from variorum.model.ledger import Reading
from variorum.stages.link.weights import Thresholds

FIRST_NAMES = ("Ilse", "Otto", "Mara", "Tomas", "Edda", "Ruben", "Lena", "Joran", "Petra", "Alwin", "Ida", "Karel")
BEGINNINGS = ("Van", "Hol", "Mar", "Tes", "Or", "Kel", "Bran", "Dur", "Sal", "Wen")
ENDS = ("torre", "lom", "rin", "hausen", "ville", "gard", "mann", "stad", "beck", "ford")
LAST_NAMES = tuple(f"{beginning}{end}" for beginning in BEGINNINGS for end in ENDS)
MEDIA = (None, None, None, "television", "telephone", "social media")
CODES = ("number-without-things", "place-not-known", "day-not-known", "nobody-named", "account-without-claims")
ISSUES, PERSONS, BESIDE, WEAK = 0.2, 0.02, 0.04, 0.04
"""Shares: of reports with an issue, of incidents that a person judged, of incidents that may be the one before them,
and of accounts that are only just held in their incident."""
WHO = ("Ana Reyes", "Ben Okafor", "Cara Lind")


def some_name(chance: random.Random) -> str:
    """Give the name of somebody."""
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"


def spoken_link(name: str, chance: random.Random) -> AttributionLink:
    """Give that somebody said something."""
    return AttributionLink(name, None, "person", "said", chance.choice(MEDIA))


def make_statement(report: str, account: str, name: str, text: str, sentence: str, chance: random.Random) -> Statement:
    """Give a sentence as somebody's words."""
    start = text.index(sentence)
    identity = content_id("s", report, name, start)
    return Statement(identity, report, account, name, name, None, "person", "said", "indirect", sentence, sentence,
                     start, start + len(sentence), chance.choice(MEDIA))  # fmt: skip


def make_issues(report: str, location: str, chance: random.Random) -> tuple[Issue, ...]:
    """Give what was doubted in a report: mostly nothing."""
    if chance.random() >= ISSUES:
        return ()
    code = chance.choice(CODES)
    issue = Issue("extract", "doubted", code, f"In {location}: {code}.", "Read the report.", location, report, 0, 9)
    return (issue,)


def compared(
    told: tuple[Reading, ...], before: tuple[Reading, ...], thresholds: Thresholds, chance: random.Random
) -> Iterator[Judgement]:
    """Give how the program compared the accounts of an incident, and of some with those of the incident before."""
    accounts = [reading.accounts[0].id for reading in told]
    for one, other in pairwise(accounts):
        score = thresholds.same + (0.5 if chance.random() < WEAK else 5.0)
        yield _judgement(one, other, "same", round(score, 2))
    if before and chance.random() < BESIDE:
        score = chance.uniform(thresholds.unsure, thresholds.same)
        yield _judgement(accounts[0], before[0].accounts[0].id, "unsure", round(score, 2))


def _judgement(one: str, other: str, answer: str, score: float) -> Judgement:
    left, right = sorted((one, other))
    reasons = (Reason("place", "the same town", 5.0), Reason("time", "the same day", round(score - 5.0, 2)))
    return Judgement(left, right, answer, score, reasons, MACHINE)  # type: ignore[arg-type]


def judged(told: tuple[Reading, ...], number: int, chance: random.Random) -> tuple[PersonJudgement, ...]:
    """Give what a person judged of an incident: mostly nothing."""
    if chance.random() >= PERSONS:
        return ()
    claim = told[0].claims[-1]
    at = f"2031-{1 + number % 12:02}-{1 + number % 28:02}T10:00:00.000000+00:00"
    verb = chance.choice(("accept", "reject"))
    made = make_judgement(
        verb=verb, noun="claim", of=[claim.id], who=chance.choice(WHO), at=at, why="as the later list has it",  # type: ignore[arg-type]
        evidence=[claim_seen(claim)], now=[claim.id],
    )  # fmt: skip
    return (made,)
