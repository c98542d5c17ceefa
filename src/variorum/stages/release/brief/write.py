"""An incident with its claims and reports -> its account in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from variorum.model.claim import COUNT_FIELDS, AttributionLink, Claim
from variorum.model.incident import Incident
from variorum.model.report import Report
from variorum.stages.release.brief.counts import count_sentences, leading, sort_out
from variorum.stages.release.brief.deeds import (
    people,
    perpetrators,
    related,
    responses,
    responsibility,
    things,
    victims,
)
from variorum.stages.release.brief.grammar import capital, clean, day
from variorum.stages.release.brief.scene import finding_on, not_told, opening, scene_sentences
from variorum.stages.release.brief.values import Brief, Clause, Footnote, Part, Sentence, Source, marks
from variorum.stages.release.brief.vocabulary import BriefWords
from variorum.stages.release.brief.voices import Dossier, link_name

PARTS: tuple[Part, ...] = ("agreed", "differs", "changed", "open")
"""The order of a brief."""


def brief(
    incident: Incident,
    *,
    claims: Iterable[Claim],
    reports: Iterable[Report],
    others: Mapping[str, Incident],
    words: BriefWords,
) -> Brief:
    """Write the account of an incident: what is agreed, what differs, what changed, what is not known.

    Args:
        incident: what the ledger says of it.
        claims: at least all of its claims.
        reports: at least all of its reports.
        others: the incidents that it is related to, as far as they are held.
        words: how things are said.

    """
    dossier = Dossier({claim.id: claim for claim in claims}, {report.id: report for report in reports}, words)
    told = list(_sentences(incident, others, dossier))
    inorder = [sentence for part in PARTS for sentence in told if sentence.part == part]
    ordered = [_begun(sentence) for sentence in _introduced(inorder, dossier)]
    return Brief(incident.id, clean(incident.title), tuple(ordered), tuple(_footnotes(ordered, dossier)))


def _sentences(incident: Incident, others: Mapping[str, Incident], dossier: Dossier) -> Iterator[Sentence]:
    killed = finding_on(incident, "killed")
    lead = leading(sort_out(killed, dossier), killed, incident) if killed else None
    yield opening(incident, lead, dossier)
    for field in COUNT_FIELDS:
        finding = finding_on(incident, field)
        if finding is not None:
            yield from count_sentences(finding, incident, dossier, led=field == "killed")
    yield from people(incident, dossier)
    yield from victims(incident, dossier)
    yield from things(incident, dossier)
    yield from perpetrators(incident, dossier)
    yield from responsibility(incident, dossier)
    yield from responses(incident, dossier)
    yield from scene_sentences(incident, dossier)
    yield from related(incident, others, dossier)
    yield from not_told(incident, dossier)


def _begun(sentence: Sentence) -> Sentence:
    first, *rest = sentence.clauses
    return Sentence(sentence.part, (Clause(capital(first.text), first.claims), *rest))


def _introduced(sentences: Iterable[Sentence], dossier: Dossier) -> Iterator[Sentence]:
    """Tell a person's role where the person is first named, and not again."""
    links = {link for claim in dossier.claims.values() for link in claim.attribution if link.name and link.role}
    bare = {link: structs.replace(link, role=None) for link in links}
    names = {(link_name(link, dossier.words), link_name(plain, dossier.words)) for link, plain in bare.items()}
    longest = sorted((pair for pair in names if pair[0] != pair[1]), key=lambda pair: (-len(pair[0]), pair))
    known: set[str] = set()
    for sentence in sentences:
        clauses = []
        for clause in sentence.clauses:
            text = clause.text
            for introduction, name in longest:
                if introduction in text:
                    before, _, behind = text.partition(introduction)
                    text = before + (name if name in known else introduction) + behind.replace(introduction, name)
                    known.add(name)
            clauses.append(Clause(text, clause.claims))
        yield Sentence(sentence.part, tuple(clauses))


def _footnotes(sentences: Sequence[Sentence], dossier: Dossier) -> Iterator[Footnote]:
    """Number the sets of claims that clauses rest on, in the order in which their marks stand."""
    sets = [claims for sentence in sentences for claims in marks(sentence) if dossier.told(claims)]
    for number, claims in enumerate(dict.fromkeys(sets), start=1):
        yield Footnote(number, tuple(_source(claim, dossier) for claim in dossier.told(claims)))


def _source(claim: Claim, dossier: Dossier) -> Source:
    report = dossier.reports.get(claim.report)
    when = report.published.earliest if report else None
    return Source(
        claim=claim.id,
        report=claim.report,
        outlet=clean(report.outlet) if report and report.outlet else None,
        day=day(when, dossier.words) if when else None,
        quote=clean(claim.quote),
        start=claim.start,
        end=claim.end,
        speakers=tuple(_speaker(link, dossier) for link in claim.attribution),
        qualifiers=tuple(clean(words) for link in claim.attribution for words in link.qualifiers),
        stance=claim.stance,
    )


def _speaker(link: AttributionLink, dossier: Dossier) -> str:
    medium = f" ({clean(link.medium)})" if link.medium else ""
    return link_name(structs.replace(link, medium=None), dossier.words) + medium
