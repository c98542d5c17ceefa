"""The claims of an incident made ready to weigh: whose word each one is, when it was given, and in which report."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from msgspec import Struct, field

from variorum.model.claim import Claim
from variorum.model.judgement import Decision
from variorum.model.names import fold
from variorum.model.report import Report
from variorum.model.values import ActorValue, ResponseValue, ResponsibilityValue
from variorum.stages.reconcile.institutions import plain_words, speaks_for
from variorum.stages.reconcile.names import NOTHING_SAID, SaidOfNames, same_names
from variorum.stages.reconcile.vocabulary import OriginNames

UNDATED = "9999-12-31"
"""Where a report without a date stands in the order of reports: last."""
_CREDIT = re.compile(r"[^()\n]{0,80}\(\s*([^()\n]{2,40}?)\s*\)\s*(?:-{1,2}|[–—:])\s")
_INDEFINITE = re.compile(r"(?:an?|another|one|several|some) ", re.IGNORECASE)
Show = Callable[[str], str]
Turn: TypeAlias = tuple[str, str]
"""Where a report stands in the order in which reports came out."""


class Evidence(Struct, frozen=True):
    """A claim with its origin: the canonical name of the nearest speaker or outlet.

    ``belligerent`` is true where the origin is, or speaks for, somebody who is said to have done it. ``day`` is that of
    the report, or of the report that it reprints, ``UNDATED`` where it is not known.
    """

    claim: Claim
    origin: str
    belligerent: bool
    day: str

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Reports in the order they came out, claims in the order of the text."""
        return (self.day, self.claim.report, self.claim.start, self.claim.id)


class Judged(Struct, frozen=True):
    """What persons made of the claims of a case.

    ``accepted`` are ids of claims; ``rejected`` those that are left out of the case, and ``as_read`` those whose value
    was corrected, as they were before.
    """

    decisions: tuple[Decision, ...] = ()
    accepted: frozenset[str] = frozenset()
    rejected: tuple[Evidence, ...] = ()
    as_read: tuple[Evidence, ...] = ()

    def only(self, reports: Collection[str]) -> "Judged":
        """Leave what concerns the claims of some reports."""
        rejected = tuple(piece for piece in self.rejected if piece.claim.report in reports)
        as_read = tuple(piece for piece in self.as_read if piece.claim.report in reports)
        return Judged(self.decisions, self.accepted, rejected, as_read)


class Case(Struct, frozen=True):
    """All that is known of an incident, in order: the evidence by field, the reports, the name shown for each actor.

    ``figures`` remembers what was read of the counts of each report, by field and report, and ``so_far`` what was made
    of those of all reports: a replay asks again and again, each time with a report more.
    """

    fields: dict[str, tuple[Evidence, ...]]
    reports: tuple[Report, ...]
    names: dict[str, str]
    judged: Judged = Judged()
    figures: dict[tuple[str, str], tuple[Any, Any]] = field(default_factory=dict)
    so_far: dict[str, Any] = field(default_factory=dict)

    def of(self, *fields: str) -> tuple[Evidence, ...]:
        """Give the evidence on some fields."""
        return tuple(chain.from_iterable(self.fields.get(field, ()) for field in fields))

    def weighed(self, field: str) -> tuple[Evidence, ...]:
        """Give the evidence on a field of which one answer is chosen: what persons accepted, where they did, or all."""
        pieces = self.of(field)
        return tuple(piece for piece in pieces if piece.claim.id in self.judged.accepted) or pieces

    def shown(self, name: str) -> str:
        """Give the name under which an actor is shown."""
        return self.names.get(name, name)

    def origins(self) -> tuple[str, ...]:
        """Give the independent origins of all claims."""
        return tuple(sorted({piece.origin for pieces in self.fields.values() for piece in pieces}))

    def only(self, reports: Sequence[Report]) -> "Case":
        """Give the case as it stood when only these reports were known."""
        ids = {report.id for report in reports}
        fields = {
            field: tuple(piece for piece in pieces if piece.claim.report in ids)
            for field, pieces in self.fields.items()
        }
        return Case(fields, tuple(reports), self.names, self.judged.only(ids))


def gather(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    own: Iterable[str],
    vocabulary: OriginNames,
    said: SaidOfNames = NOTHING_SAID,
) -> Case:
    """Make a case of the claims of an incident.

    Args:
        claims: every claim of the incident's accounts.
        reports: the reports by id, with those that they reprint where they are held.
        own: ids of the reports that tell of the incident.
        vocabulary: how names of origins are recognised as one.
        said: what persons said of names of origins.

    """
    ordered = sorted(claims, key=lambda claim: claim.id)
    speakers = [_speaker(claim, reports, vocabulary) for claim in ordered]
    actors = [(name, _is_person(claim)) for claim in ordered for name in _actors(claim)]
    persons = {name for name, person in speakers + actors if person}
    mentions = [(name, name in persons) for name, _ in speakers + actors]
    shown = {name: chosen for (name, _), chosen in same_names(mentions, vocabulary, said).items()}
    origins = {**shown, **_spoken_for(ordered, shown, vocabulary, said)}
    enemies = _belligerents(ordered, vocabulary)
    fields: dict[str, list[Evidence]] = {}
    for claim, (name, _) in zip(ordered, speakers, strict=True):
        theirs = _speaks_for(claim, enemies, vocabulary)
        fields.setdefault(claim.field, []).append(Evidence(claim, origins[name], theirs, _day(claim.report, reports)))
    told = sorted({reports[report] for report in own}, key=lambda report: turn_of(report.id, reports))
    inorder = {field: tuple(sorted(pieces, key=lambda piece: piece.order)) for field, pieces in fields.items()}
    return Case(inorder, tuple(told), shown)


def by_report(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Give the evidence of each report, in order."""
    grouped: dict[str, list[Evidence]] = {}
    for piece in evidence:
        grouped.setdefault(piece.claim.report, []).append(piece)
    return grouped


def _spoken_for(
    claims: Iterable[Claim], shown: Mapping[str, str], vocabulary: OriginNames, said: SaidOfNames
) -> dict[str, str]:
    """Give for each named person who speaks for an origin of the incident the name that is shown for that one.

    A ministry and its spokesman are one origin; so are not two who hold offices in it.
    """
    roles = {(link.name, link.role) for claim in claims if (link := claim.origin) and link.name and link.role
             and link.kind == "person"}  # fmt: skip
    found = {}
    for name, role in sorted(roles):
        house = speaks_for(role, vocabulary)
        names = [(other, False) for other in sorted(shown) if other != name]
        one = same_names([*names, (house, False)], vocabulary, said) if house else {}
        heads = {shown[other] for other, _ in names if house and one[other, False] == one[house, False]}
        if len(heads) == 1 and not said.apart([name], heads):
            found[name] = heads.pop()
    return found


def _belligerents(claims: Iterable[Claim], vocabulary: OriginNames) -> list[str]:
    """Give the names of those who are said to have done it, ready to be looked for in the name of an origin."""
    said = [claim.value for claim in claims if claim.stance in ("asserts", "hedges")]
    names = [value.name for value in _perpetrators(claims) if value.name]
    names += [value.actor for value in said if isinstance(value, ResponsibilityValue) and value.actor
              and value.position in ("claimed", "admitted")]  # fmt: skip
    return sorted({plain for name in names if (plain := plain_words(name, vocabulary))})


def _perpetrators(claims: Iterable[Claim]) -> list[ActorValue]:
    said = [claim for claim in claims if claim.field == "perpetrator" and claim.stance in ("asserts", "hedges")]
    return [claim.value for claim in said if isinstance(claim.value, ActorValue)]


def _speaks_for(claim: Claim, enemies: Sequence[str], vocabulary: OriginNames) -> bool:
    """Say whether a claim stands on the word of a warring side: of its own name, or of a person in its service."""
    link = claim.origin
    if link is None or link.kind == "media":
        return False
    words = f" {plain_words(' '.join(filter(None, (link.name, link.role))), vocabulary)} "
    return any(re.search(rf"(?<!south)(?<!north)(?<!east)(?<!west) {re.escape(name)} ", words) for name in enemies)


def originals(identity: str, reports: Mapping[str, Report]) -> list[Report]:
    """Follow reprints from a report, which comes first, back to the one that was first, as far as they are held."""
    found = [reports[identity]]
    while (copied := found[-1].copy_of) and copied in reports and reports[copied] not in found:
        found.append(reports[copied])
    return found


def _original(identity: str, reports: Mapping[str, Report]) -> Report:
    return originals(identity, reports)[-1]


def _day(identity: str, reports: Mapping[str, Report]) -> str:
    day = _original(identity, reports).published.earliest
    return day[:10] if day else UNDATED


def turn_of(identity: str, reports: Mapping[str, Report]) -> Turn:
    """Give where a report stands in the order in which reports came out: the day, then the id.

    A reprint stands on the day of its original, as far as that is held; a report without a day comes last.
    """
    return _day(identity, reports), identity


def voice_of(report: Report, vocabulary: OriginNames) -> str:
    """Give the name of a report's own voice: the agency that its dateline credits, where it is one that is known.

    "QUENN (AP) — " makes it the word of the Associated Press, whoever publishes it. That an agency "contributed" does
    not: the report is still the outlet's own.
    """
    found = _CREDIT.match(report.text, report.body_start)
    credited = vocabulary.aliases.get(fold(found[1])) if found else None
    return credited or report.outlet or f"unnamed outlet ({report.id})"


def _speaker(claim: Claim, reports: Mapping[str, Report], vocabulary: OriginNames) -> tuple[str, bool]:
    """Name whose word a claim is, and say whether that is a person.

    Who has no name, as "a witness" or "residents", is somebody else with each outlet, and the same in its reprints.
    """
    link = claim.origin
    report = _original(claim.report, reports)
    if link is None or (link.kind == "media" and (link.name or "").casefold().startswith("our ")):
        return voice_of(report, vocabulary), False
    known = link.kind == "person" or (link.kind != "anonymous" and not _INDEFINITE.match(link.name or ""))
    if link.name and (known or speaks_for(link.name, vocabulary)):
        return link.name, link.kind == "person"
    nameless = "unnamed source" if link.kind == "anonymous" else f"unnamed {link.kind.replace('_', ' ')}"
    return f"{link.name or link.role or nameless} ({report.outlet or report.id})", False


def _actors(claim: Claim) -> list[str]:
    value = claim.value
    if isinstance(value, ActorValue):
        found = [value.name]
    elif isinstance(value, ResponsibilityValue):
        found = [value.actor]
    elif isinstance(value, ResponseValue):
        found = [value.actor, value.toward]
    else:
        found = []
    return [name for name in found if name]


def _is_person(claim: Claim) -> bool:
    return isinstance(claim.value, ActorValue) and claim.value.named_person
