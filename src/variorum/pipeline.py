"""The page: what becomes of a report, from its bytes to a line that is handed out.

::

    RawReport --acquire--> Report --annotate--> AnnotatedReport --extract--> Reading (claims, statements, accounts)
    accounts --link--> memberships (which accounts are one incident) --reconcile--> Incident --release--> Release

Every function here is pure: what it needs is handed in, and what goes in comes out, as output or as an Issue.
``building`` runs them against a store; where and in how many processes they run is a Runner's affair.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from variorum.model.claim import Account, Claim
from variorum.model.incident import Incident, Judgement, Membership
from variorum.model.issue import Issue
from variorum.model.judgement import Decision
from variorum.model.ledger import Reading
from variorum.model.report import RawReport, Report
from variorum.stages import acquire as acquiring
from variorum.stages import annotate as annotating
from variorum.stages import link as linking
from variorum.stages import reconcile as reconciling
from variorum.stages.acquire.vocabulary import AcquireVocabulary
from variorum.stages.extract.extractor import Extractor
from variorum.stages.extract.guard import extract_guarded
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.release import release

__all__ = [
    "Evidence", "Resources", "Settling", "acquire", "group", "judge", "profiles", "read", "reconcile", "release",
    "with_issues",
]  # fmt: skip


class Settling(Struct, frozen=True):
    """What settling incidents needs, once their reports are read."""

    weights: linking.Weights
    rules: reconciling.Rules


class Resources(Settling, frozen=True, kw_only=True):
    """All that the stages are handed: loaded once at the edge, never looked for by a stage."""

    acquire: AcquireVocabulary
    parser: annotating.Parser
    extract: ExtractResources
    extractor: Extractor


class Evidence(Struct, frozen=True):
    """What reconciling needs to know of incidents: their accounts, claims, reports, neighbours and judgements."""

    accounts: Mapping[str, Account]
    claims: Sequence[Claim]
    reports: Mapping[str, Report]
    incident_of: Mapping[str, str]
    decisions: Sequence[Decision] = ()
    wholes: Sequence[reconciling.Whole] = ()


def acquire(raw: RawReport, resources: Resources) -> acquiring.Acquired:
    """Make a report of raw bytes, or say why there is none."""
    return acquiring.acquire(raw, resources.acquire)


def read(reports: Iterable[Report], resources: Resources) -> Iterator[Reading]:
    """Read reports one after the other; one that the model cannot read is kept, with the reason."""
    for annotated in annotating.annotate(reports, resources.parser):
        if isinstance(annotated, tuple):
            report, issue = annotated
            yield Reading(report, issues=(issue,))
        else:
            yield extract_guarded(annotated, resources.extractor)


def profiles(reading: Reading, settling: Settling) -> list[linking.Profile]:
    """Reduce the accounts of a reading to what linking compares."""
    shares = settling.weights.shares
    return [linking.profile(account, reading.claims, reading.report, shares=shares) for account in reading.accounts]


def judge(new: Sequence[linking.Profile], known: linking.Known, settling: Settling) -> tuple[Judgement, ...]:
    """Say of new accounts which others, new or known, tell of the same incident."""
    return linking.judge_new(new, known, settling.weights)


def group(accounts: Sequence[str], known: linking.Known, settling: Settling) -> linking.Linking:
    """Join accounts to incidents, or make new ones, from all that was judged of them."""
    return linking.regroup(accounts, known, settling.weights)


def reconcile(
    memberships: Iterable[Membership], evidence: Evidence, settling: Settling, *, until: reconciling.Turn | None = None
) -> Iterator[Incident]:
    """Say of each incident what is agreed, what is disputed, and on whose word; up to a report, or from all."""
    for membership in memberships:
        yield reconciling.reconcile(
            membership,
            accounts=evidence.accounts,
            claims=evidence.claims,
            reports=evidence.reports,
            incident_of=evidence.incident_of,
            rules=settling.rules,
            decisions=evidence.decisions,
            wholes=evidence.wholes,
            until=until,
        )


def with_issues(reading: Reading, issues: Iterable[Issue]) -> Reading:
    """Add to a reading what was doubted when its report was acquired."""
    return structs.replace(reading, issues=(*issues, *reading.issues))
