"""What the ledger would hold of one report: its claims, its main incident, and its counts added up."""

from collections.abc import Iterator
from functools import cached_property

from variorum.evaluation.spans import distance
from variorum.model.claim import Account, Claim, Field
from variorum.model.incident import Incident, IncidentPlace, Membership
from variorum.model.ledger import Reading
from variorum.model.report import Report
from variorum.model.text import AnnotatedReport
from variorum.model.values import PlaceValue
from variorum.pipeline import Evidence, Resources, reconcile
from variorum.stages.extract.counts import Tally, find_counts, tally
from variorum.stages.extract.guard import extract_guarded
from variorum.stages.extract.mentions import CountMention
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.stage import read_mentions

PART_KM = 25.0
"""Kilometres within which a place is taken for a part of a town: the breadth of a large one."""


class Told:
    """A report read: the claims, what belongs to its main incident, and that incident as the ledger would show it."""

    def __init__(self, annotated: AnnotatedReport, resources: Resources) -> None:
        self.annotated, self.resources = annotated, resources

    @cached_property
    def reading(self) -> Reading:
        """All that the report gives."""
        return extract_guarded(self.annotated, self.resources.extractor)

    @cached_property
    def readings(self) -> Readings:
        """What the built-in readers find in the report: names and places that no claim may hold."""
        return read_mentions(self.annotated, self.resources.extract)

    @property
    def report(self) -> Report:
        """The report, dated where its text allows."""
        return self.reading.report

    @cached_property
    def main(self) -> Account | None:
        """The account that the report is mainly about."""
        return next((account for account in self.reading.accounts if account.standing == "main"), None)

    def claims(self, *fields: Field, account: Account | None = None) -> list[Claim]:
        """Give the claims of an account (the main one, if none is named), those of some fields only, if any is."""
        wanted = account or self.main
        if wanted is None:
            return []
        own = (claim for claim in self.reading.claims if claim.account == wanted.id)
        return [claim for claim in own if not fields or claim.field in fields]

    def counts(self, account: Account | None = None) -> list[CountMention]:
        """Give the counts behind the claims of an account."""
        own = {(claim.field, claim.start, claim.end) for claim in self.claims(account=account)}
        return [each for each in self._counts if (each.kind, each.start, each.end) in own]

    @cached_property
    def _counts(self) -> tuple[CountMention, ...]:
        return tuple(find_counts(self.annotated, self.resources.extract.counts))

    def tallies(self, account: Account | None = None) -> tuple[Tally, ...]:
        """Give one number a kind: the counts of an account put together."""
        return tally(self.counts(account), self.annotated, self.resources.extract.counts)

    def around(self, place: IncidentPlace) -> Iterator[str]:
        """Give the names of the places told of the main incident that are within ``PART_KM`` of its own."""
        for claim in self.claims("place"):
            other = claim.value
            if not isinstance(other, PlaceValue) or other.precision not in {"point", "near"}:
                continue
            if None not in {place.lat, place.lon, other.lat, other.lon}:
                ends = (place.lat or 0.0, place.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
                if distance(*ends) <= PART_KM:
                    yield other.name

    def country(self) -> str | None:
        """Give the code of the country that most place claims of the report are in, of whatever incident."""
        codes = [getattr(claim.value, "country", None) for claim in self.reading.claims if claim.field == "place"]
        known = [code for code in codes if code is not None]
        return max(known, key=known.count) if known else None

    def incidents(self) -> Iterator[tuple[Account, Incident]]:
        """Give each account with the incident that it alone would make."""
        for account in self.reading.accounts:
            yield account, self.incident(account)

    def incident(self, account: Account) -> Incident:
        """Give the incident that an account alone would make."""
        evidence = Evidence(
            accounts={account.id: account},
            claims=self.reading.claims,
            reports={self.report.id: self.report},
            incident_of={},
        )
        (incident,) = reconcile([Membership("i-scored", (account.id,))], evidence, self.resources)
        return incident


def best_of(tallies: tuple[Tally, ...], kind: str) -> int:
    """Give the best number of a kind; what is not told is none."""
    return next((each.best for each in tallies if each.kind == kind), 0)
