"""On whose word: the origins of some claims, named as the claims name them, with those through whom they speak."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from variorum.model.claim import AttributionLink, Claim
from variorum.model.incident import Finding, FindingPosition
from variorum.model.names import fold
from variorum.model.report import Report
from variorum.stages.release.brief.grammar import clean, named, plural, shortened, spelt
from variorum.stages.release.brief.vocabulary import BriefWords

UNDATED = "9999-12-31"
"""Where a report without a date stands in the order of reports: last."""


class Dossier(Struct, frozen=True):
    """All that a brief is written from: the claims and reports by id, and the words."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    words: BriefWords

    def told(self, ids: Iterable[str]) -> list[Claim]:
        """Give claims in the order in which they were published; those not held are left out."""
        found = [self.claims[identity] for identity in set(ids) if identity in self.claims]
        return sorted(found, key=lambda claim: (self.day_of(claim), claim.report, claim.start, claim.end, claim.id))

    def day_of(self, claim: Claim) -> str:
        """Give the day on which a claim's report came out."""
        report = self.reports.get(claim.report)
        return (report.published.earliest or UNDATED)[:10] if report else UNDATED

    def original(self, identity: str) -> Report | None:
        """Give the report that one reprints, as far as it is held, else itself: a reprint has no word of its own."""
        seen = {identity}
        report = self.reports.get(identity)
        while report and report.copy_of and report.copy_of not in seen:
            seen.add(report.copy_of)
            report = self.reports.get(report.copy_of, report)
        return report


def standing(finding: Finding | None) -> list[FindingPosition]:
    """Give the positions that count: those that a person rejected, or read otherwise, do not."""
    positions = finding.positions if finding else ()
    return [position for position in positions if position.judged not in ("rejected", "as_read")]


class Voice(Struct, frozen=True):
    """One origin: its name within a sentence, the one who carries its word, whether it has no name, or is an outlet."""

    name: str
    through: str | None = None
    unnamed: bool = False
    outlet: bool = False


def voices(origins: Sequence[str], ids: Iterable[str], dossier: Dossier) -> list[Voice]:
    """Give one voice for each independent origin of some claims, in the order in which they spoke.

    An origin is named in the words of its own claims: where the ledger knows it by a fuller name, which stands in no
    claim here, by the one that does.
    """
    grouped: dict[str, list[Claim]] = {}
    for claim in dossier.told(ids):
        grouped.setdefault(_raw(claim, dossier), []).append(claim)
    shared = _shared_out(list(origins), list(grouped))
    found: list[Voice] = []
    for theirs in shared:
        claims = [claim for raw in theirs for claim in grouped[raw]]
        found.append(_voice(claims, dossier))
    return found


def _shared_out(origins: Sequence[str], raws: Sequence[str]) -> list[list[str]]:
    """Share the names in claims among the origins that the ledger counts: names alike go to one."""
    exact = {fold(origin): origin for origin in origins}
    theirs: dict[str, list[str]] = {}
    left: list[str] = []
    for raw in raws:
        origin = exact.get(fold(raw))
        theirs.setdefault(origin, []).append(raw) if origin else left.append(raw)
    free = [origin for origin in origins if origin not in theirs]
    for raw in left:
        where = _nearest(raw, free or list(origins))
        theirs.setdefault(where, []).append(raw)
        free = [origin for origin in free if origin != where]
    return sorted(theirs.values(), key=lambda names: raws.index(names[0]))


def _nearest(raw: str, origins: Sequence[str]) -> str:
    mine = set(fold(raw).split())
    return max(origins, key=lambda origin: len(mine & set(fold(origin).split())), default=raw)


def _raw(claim: Claim, dossier: Dossier) -> str:
    """Name the origin of a claim as the claim does."""
    link = claim.origin
    if link is not None:
        return link.name or f"{link.role or link.kind} ({claim.report})"
    report = dossier.original(claim.report)
    return (report and report.outlet) or f"unnamed outlet ({claim.report})"


def _voice(claims: Sequence[Claim], dossier: Dossier) -> Voice:
    first = claims[0]
    through = {link_name(claim.attribution[1], dossier.words) for claim in claims if len(claim.attribution) > 1}
    # One who speaks for themselves anywhere needs nobody to carry the word.
    direct = any(len(claim.attribution) <= 1 for claim in claims)
    carrier = None if direct or len(through) != 1 else next(iter(through))
    if first.origin is not None:
        link = next((claim.origin for claim in claims if claim.origin and claim.origin.role), first.origin)
        return Voice(link_name(link, dossier.words), carrier, unnamed=not (link.name or link.role))
    report = dossier.original(first.report)
    outlet = report and report.outlet
    return Voice(clean(outlet) if outlet else UNNAMED, carrier, unnamed=not outlet, outlet=True)


UNNAMED = "an outlet not named"
KINDS = {
    "person": "a person not named",
    "government": "an official source not named",
    "organization": "an organization not named",
    "media": "a medium not named",
    "armed_group": "an armed group not named",
    "anonymous": "a source not named",
    "document": "a document not named",
}
"""How speakers without name and role are called."""


def link_name(link: AttributionLink, words: BriefWords) -> str:
    """Name a speaker within a sentence: role and name as they stand, or what kind of speaker it is."""
    if not link.name:
        return named(link.role, words) if link.role else KINDS[link.kind]
    name = named(link.name, words) if link.kind != "person" else clean(link.name)
    name = named(name, words) if name[:1].islower() else name
    if link.role and fold(link.role) not in fold(link.name):
        return f"{name} ({clean(link.role)})"
    return name


def by(found: Sequence[Voice], words: BriefWords, *, subject: bool = False) -> str:
    """List voices behind "according to", or as the ``subject`` of a sentence; those without a name are counted."""
    unnamed: dict[str, int] = {}
    for voice in found:
        if voice.unnamed and not voice.through:
            unnamed[voice.name] = unnamed.get(voice.name, 0) + 1
    carried = "{}, citing {}" if len(found) == 1 and not subject else "{} (citing {})"
    names = [
        carried.format(voice.through, voice.name) if voice.through else voice.name
        for voice in found
        if voice.through or not voice.unnamed
    ]
    names += [_several(name, number, words) for name, number in unnamed.items()]
    return shortened(list(dict.fromkeys(names)), words)


def _several(name: str, number: int, words: BriefWords) -> str:
    if number == 1:
        return name
    noun = name.split(" ", 1)[1].removesuffix(" not named")
    return f"{spelt(number, words)} {plural(noun, words)} not named"
