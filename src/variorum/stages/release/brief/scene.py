"""What happened, when and where: the first sentence, what differs about it, and what no report says."""

from collections.abc import Sequence

from msgspec import Struct, convert

from variorum.model.claim import COUNT_FIELDS, VALUE_TYPES
from variorum.model.incident import Finding, FindingPosition, Incident, IncidentDate, IncidentPlace
from variorum.model.names import fold
from variorum.model.values import DateValue, EventValue, PlaceValue
from variorum.stages.release.brief.counts import Told, said
from variorum.stages.release.brief.grammar import clean, day, listed, named, spelt
from variorum.stages.release.brief.values import Clause, Sentence
from variorum.stages.release.brief.vocabulary import BriefWords
from variorum.stages.release.brief.voices import Dossier, by, standing, voices

FINE = ("point", "near")
"""Precisions of a place that are as near as a report comes."""
GENERAL = ("attack", "other")
"""Types that any other one only makes more exact."""


def finding_on(incident: Incident, field: str) -> Finding | None:
    """Give the finding on a field, if there is one."""
    return next((finding for finding in incident.findings if finding.field == field), None)


def positions_of(incident: Incident, field: str) -> list[tuple[Struct, FindingPosition]]:
    """Give the answers on a field, each with its value as the field has it; those who withhold are left out."""
    finding = finding_on(incident, field)
    kind = VALUE_TYPES[field]
    return [
        (position.value if isinstance(position.value, kind) else convert(position.value, kind), position)
        for position in standing(finding)
        if position.value is not None
    ]


def asserted(position: FindingPosition, dossier: Dossier) -> bool:
    """Say whether anybody says so: not only denies it."""
    return any(claim.stance in ("asserts", "hedges") for claim in dossier.told(position.claims))


def opening(incident: Incident, lead: Told | None, dossier: Dossier) -> Sentence:
    """Write the first sentence: so many were killed in what, when and where, according to whom."""
    what, when, where = _what(incident, dossier), _when(incident, dossier), _where(incident, dossier)
    scene = [*_parties(incident, dossier), *when, *where]
    if lead is None:
        verb = dossier.words.happened.get(incident.type, "took place")
        return Sentence("agreed", (what, *_parties(incident, dossier), Clause(f" {verb}"), *when, *where))
    count, according = said(lead, "killed", dossier)
    if lead.phrase[:1].isdigit():
        begin = Clause(f"in {what.text}", what.claims)
        return Sentence("agreed", (begin, *scene, Clause(f", {count.text}", count.claims), according))
    return Sentence("agreed", (count, Clause(f" in {what.text}", what.claims), *scene, according))


def _what(incident: Incident, dossier: Dossier) -> Clause:
    told = [p.claims for value, p in positions_of(incident, "event") if _type(value) == incident.type]
    # Denials of it stand in a position of their own, and are told as what differs.
    claims = dossier.told(claim for ids in told for claim in ids)
    said_so = [claim.id for claim in claims if claim.stance in ("asserts", "hedges")]
    return Clause(dossier.words.types[incident.type], tuple(sorted(said_so)))


def _type(value: Struct) -> str:
    return value.type if isinstance(value, EventValue) else "other"


def _parties(incident: Incident, dossier: Dossier) -> list[Clause]:
    """Name those between whom it was, where it is of a kind that parties share."""
    if incident.type not in dossier.words.shared.words:
        return []
    parties = [actor for actor in incident.actors if actor.role == "party"]
    if len(parties) == 1:
        name = named(_own_name(parties[0].name, parties[0].claims, dossier), dossier.words)
        return [Clause(f" with {name}", parties[0].claims)]
    clauses = []
    for place, actor in enumerate(parties):
        glue = " between " if not place else " and " if place == len(parties) - 1 else ", "
        name = named(_own_name(actor.name, actor.claims, dossier), dossier.words)
        clauses.append(Clause(f"{glue}{name}", actor.claims))
    return clauses


def _own_name(name: str, ids: Sequence[str], dossier: Dossier) -> str:
    """Give a name as claims have it: the one shown if any of them has it, else the first."""
    names = [found for claim in dossier.told(ids) if (found := getattr(claim.value, "name", None))]
    return name if name in names or not names else names[0]


def _when(incident: Incident, dossier: Dossier) -> list[Clause]:
    date = incident.date
    if date is None:
        return []
    same = [p for value, p in positions_of(incident, "date") if isinstance(value, DateValue) and _same_day(value, date)]
    claims = tuple(sorted({claim for position in same for claim in position.claims}))
    return [Clause(f" {date_words(date, dossier)}", claims)]


def _same_day(value: DateValue, date: IncidentDate) -> bool:
    ends = [(each.start or "")[:10] for each in (value, date)], [(each.end or "")[:10] for each in (value, date)]
    if date.start is None and date.end is None:
        return value.words == date.words
    return all(left == right for left, right in ends)


def date_words(date: IncidentDate | DateValue, dossier: Dossier) -> str:
    """Write when, with its preposition, as exactly as it is known; without any day, in the words given."""
    start, end, words = (date.start or date.end or "")[:10], (date.end or date.start or "")[:10], dossier.words
    if not start:
        return f"at a time given only as “{clean(date.words)}”"
    if date.precision == "year":
        return f"in {start[:4]}"
    if date.precision == "month":
        return f"in {day(start[:7], words)}"
    return f"on {day(start, words)}" if start == end else f"between {_span(start, end, words)}"


def _span(start: str, end: str, words: BriefWords) -> str:
    """Write the ends of a span of days, each month and year once; whole years as years."""
    if (start[5:], end[5:]) == ("01-01", "12-31"):
        return f"{start[:4]} and {end[:4]}"
    first = day(start, words)
    if start[:4] == end[:4]:
        first = str(int(start[8:10])) if start[:7] == end[:7] else first.rpartition(" ")[0]
    return f"{first} and {day(end, words)}"


def _where(incident: Incident, dossier: Dossier) -> list[Clause]:
    place = incident.place
    if place is None:
        return []
    given = [(v, p) for v, p in positions_of(incident, "place") if isinstance(v, PlaceValue) and asserted(p, dossier)]
    same = [position for value, position in given if fold(value.name) == fold(place.name)]
    claims = tuple(sorted({claim for position in same for claim in position.claims}))
    clauses = [Clause(f" {place_words(place, dossier.words)}", claims)]
    wider = [(v, p) for v, p in given if v.precision not in FINE and fold(v.name) != fold(place.name)]
    inside = [(v, p) for v, p in wider if v.country in (None, place.country) and place.precision in FINE]
    # A district may lie within a town as well as around it, so it is not named behind one.
    order = ("region", "country")
    inside = [(value, position) for value, position in inside if value.precision in order]
    for value, position in sorted(inside, key=lambda each: (order.index(each[0].precision), each[0].name)):
        clauses.append(Clause(f", {clean(value.name)}", position.claims))
    return clauses


def place_words(place: IncidentPlace | PlaceValue, words: BriefWords) -> str:
    """Write where, with its preposition and, where the name has one, its article."""
    name = clean(place.name)
    known = {name.casefold(), name.rpartition(" ")[2].casefold()} & words.names.definite_places
    return f"{'near' if place.precision == 'near' else 'in'} {'the ' if known else ''}{name}"


def scene_sentences(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Write what differs about what happened, when and where."""
    return [*_other_types(incident, dossier), *_denials(incident, dossier), *_days(incident, dossier),
            *_places(incident, dossier)]  # fmt: skip


def _other_types(incident: Incident, dossier: Dossier) -> list[Sentence]:
    others = [
        (_type(value), position)
        for value, position in positions_of(incident, "event")
        if _type(value) not in (*GENERAL, incident.type) and asserted(position, dossier)
    ]
    if not others or incident.type in GENERAL:
        return []
    answers = [(dossier.words.types[kind], position) for kind, position in others]  # type: ignore[index]
    return [Sentence("differs", (Clause("it is also called "), *_side_by_side(answers, dossier, ", by ")))]


def _denials(incident: Incident, dossier: Dossier) -> list[Sentence]:
    found = []
    for value, position in positions_of(incident, "event"):
        if not asserted(position, dossier):
            origins = by(voices(position.origins, position.claims, dossier), dossier.words, subject=True)
            what = dossier.words.types[_type(value)]  # type: ignore[index]
            found.append(Sentence("differs", (Clause(f"{origins} denied that there was {what}", position.claims),)))
    return found


def _days(incident: Incident, dossier: Dossier) -> list[Sentence]:
    finding = finding_on(incident, "date")
    if finding is None or finding.status != "disputed":
        return []
    dated = [(v, p) for v, p in positions_of(incident, "date") if isinstance(v, DateValue) and asserted(p, dossier)]
    given: dict[str, list[FindingPosition]] = {}
    for value, position in dated:
        # A month agrees with a day in it, and is no answer of its own.
        if (value.start or value.end) and not any(_holds(value, other) for other, _ in dated):
            given.setdefault(date_words(value, dossier), []).append(position)
    answers = [(words, _joined(positions)) for words, positions in given.items()]
    begin = Clause("the day is disputed: it was ")
    return [Sentence("differs", (begin, *_side_by_side(answers, dossier, ", according to ", count=True)))]


def _holds(wide: DateValue, narrow: DateValue) -> bool:
    """Say whether one span of days holds another, shorter one."""
    spans = [((value.start or "")[:10], (value.end or "")[:10]) for value in (wide, narrow)]
    (start, end), (first, last) = spans
    return all((start, end, first, last)) and start <= first and last <= end and spans[0] != spans[1]


def _places(incident: Incident, dossier: Dossier) -> list[Sentence]:
    finding, chosen = finding_on(incident, "place"), incident.place
    if finding is None or chosen is None or finding.status not in ("disputed", "range"):
        return []
    given: dict[str, list[FindingPosition]] = {}
    for value, position in positions_of(incident, "place"):
        wider = (
            isinstance(value, PlaceValue) and value.precision not in FINE and value.country in (None, chosen.country)
        )
        if isinstance(value, PlaceValue) and asserted(position, dossier) and not wider:
            given.setdefault(place_words(value, dossier.words), []).append(position)
    answers = [(words, _joined(positions)) for words, positions in given.items()]
    if len(answers) < 2:
        return []
    disputed = finding.status == "disputed"
    begin = Clause("the place is disputed: " if disputed else "the place is given in several ways: ")
    ordered = sorted(answers, key=lambda each: (-len(each[1].origins), each[0]))
    most = dossier.words.most_named
    shown, rest = (ordered[:most], ordered[most:]) if len(ordered) > most + 1 else (ordered, [])
    clauses = _side_by_side(shown, dossier, ", according to ", count=True)
    if rest:
        others = _joined([position for _, position in rest])
        clauses.append(Clause(f"; {spelt(len(rest), dossier.words)} others are named", others.claims))
    return [Sentence("differs", (begin, *clauses))]


def _joined(positions: Sequence[FindingPosition]) -> FindingPosition:
    origins = {origin for position in positions for origin in position.origins}
    claims = {claim for position in positions for claim in position.claims}
    return FindingPosition(positions[0].value, tuple(sorted(origins)), tuple(sorted(claims)))


def _side_by_side(
    answers: Sequence[tuple[str, FindingPosition]], dossier: Dossier, by_whom: str, *, count: bool = False
) -> list[Clause]:
    """Set answers side by side, those of most origins first."""
    clauses = []
    for place, (text, position) in enumerate(sorted(answers, key=lambda each: (-len(each[1].origins), each[0]))):
        origins = by(voices(position.origins, position.claims, dossier), dossier.words)
        many = len(position.origins)
        tail = f" ({spelt(many, dossier.words)} independent origins)" if count and many > 1 else ""
        clauses.append(Clause(f"{'; ' if place else ''}{text}{by_whom}{origins}{tail}", position.claims))
    return clauses


def not_told(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Write what no report says."""
    violent = incident.type not in dossier.words.peaceful.words
    told = {finding.field for finding in incident.findings}
    lacking = ["when"] if incident.date is None else []
    lacking += ["where"] if incident.place is None else []
    open_ = [f"{listed(lacking, 'or')} it was"] if lacking else []
    if violent and not told & {"perpetrator", "responsibility"}:
        open_.append("who did it")
    if violent and not told & set(COUNT_FIELDS):
        open_.append("how many were harmed")
    return [Sentence("open", (Clause(f"no report says {listed(open_, 'or')}"),))] if open_ else []
