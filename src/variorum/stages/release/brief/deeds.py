"""Who did it to whom, with what, whose deed it is said to be, and what was done about it."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from variorum.model.claim import COUNT_FIELDS, Claim
from variorum.model.incident import FindingPosition, Incident, IncidentPerson, Responsibility
from variorum.model.values import ActorValue, CountValue, ResponseValue, ThingValue
from variorum.stages.release.brief.counts import BARE_PLURAL
from variorum.stages.release.brief.grammar import clean, is_plural, listed, named, spelt
from variorum.stages.release.brief.scene import asserted, finding_on, positions_of
from variorum.stages.release.brief.values import Clause, Part, Sentence
from variorum.stages.release.brief.voices import UNDATED, Dossier, by, standing, voices


class Answer(Struct, frozen=True):
    """One answer in words, with who gives it."""

    text: str
    position: FindingPosition


def _by(position: FindingPosition, dossier: Dossier, *, subject: bool = False) -> str:
    return by(voices(position.origins, position.claims, dossier), dossier.words, subject=subject)


def _names(incident: Incident, field: str, dossier: Dossier) -> list[Answer]:
    """Give the names in a field, those of most origins first; who only denies is left out."""
    found = []
    for value, position in positions_of(incident, field):
        name = value.name if isinstance(value, ActorValue | ThingValue) else None
        # "No missile" names none, nor does a dash.
        says = name and any(letter.isalnum() for letter in name) and not name.casefold().startswith("no ")
        if name and says and asserted(position, dossier):
            found.append(Answer(_as_told(name, position, dossier), position))
    return sorted(found, key=lambda answer: (-len(answer.position.origins), answer.text))


def _as_told(name: str, position: FindingPosition, dossier: Dossier) -> str:
    """Write a name with the article that a report gives it, or with the one that the grammar does."""
    written = clean(name)
    for claim in dossier.told(position.claims):
        first, _, rest = clean(claim.quote).partition(" ")
        if first.casefold() in ("a", "an", "the") and rest == written:
            return f"{first.casefold()} {written}"
    return named(name, dossier.words)


def _shown(answers: Sequence[Answer], dossier: Dossier, glue: Callable[[int, int], str]) -> list[Clause]:
    """Write the first answers, and how many others there are, with their claims."""
    most = dossier.words.most_named
    shown, rest = (answers[:most], answers[most:]) if len(answers) > most + 1 else (answers, ())
    clauses = []
    for place, answer in enumerate(shown):
        clauses.append(Clause(f"{glue(place, len(shown) + bool(rest))}{answer.text}", answer.position.claims))
    if rest:
        clauses.append(
            Clause(f"{glue(len(shown), len(shown) + 1)}{spelt(len(rest), dossier.words)} others", _claims(rest))
        )
    return clauses


def _comma(place: int, number: int) -> str:
    return "" if not place else " and " if place == number - 1 else ", "


def perpetrators(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Write who is said to have done it, and by whom, or that nobody gives a name."""
    finding = finding_on(incident, "perpetrator")
    if finding is None or (incident.type in dossier.words.shared.words and len(incident.actors) > 1):
        return []
    answers = _names(incident, "perpetrator", dossier)
    part: Part = "differs" if finding.status == "disputed" else "agreed"
    if not answers:
        return _unnamed(incident, dossier)
    found = [Sentence(part, tuple(_attributed(answers, dossier)))]
    return [*found, *_denied(incident, "perpetrator", "that {} did it", dossier)]


def _attributed(answers: Sequence[Answer], dossier: Dossier) -> list[Clause]:
    """Write to whom each attributed it, once for all that the same origins name; many are cut short."""
    saying: dict[str, list[Answer]] = {}
    for answer in answers:
        saying.setdefault(_by(answer.position, dossier, subject=True), []).append(answer)
    groups, most = list(saying.items()), dossier.words.most_named
    shown, rest = (groups[:most], groups[most:]) if len(groups) > most + 1 else (groups, [])
    clauses = []
    for place, (origins, theirs) in enumerate(shown):
        begin = f"; {origins}" if place else f"{origins} attributed it"
        names = listed([answer.text for answer in theirs], "or")
        clauses.append(Clause(f"{begin} to {names}", _claims(theirs)))
    if rest:
        others = [answer for _, theirs in rest for answer in theirs]
        clauses.append(Clause(f"; {spelt(len(rest), dossier.words)} others name others", _claims(others)))
    return clauses


def _claims(answers: Sequence[Answer]) -> tuple[str, ...]:
    return tuple(sorted({claim for answer in answers for claim in answer.position.claims}))


def _unnamed(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Write how those who did it are called where nobody gives a name."""
    finding = finding_on(incident, "perpetrator")
    claims = dossier.told(claim for position in standing(finding) for claim in position.claims)
    quotes = list(dict.fromkeys(clean(claim.quote) for claim in claims))[: dossier.words.most_named]
    ids = tuple(sorted(claim.id for claim in claims))
    called = f"; the reports speak of {listed([f'“{quote}”' for quote in quotes])}" if quotes else ""
    return [Sentence("agreed", (Clause(f"nobody names those who did it{called}", ids),))]


def _denied(incident: Incident, field: str, template: str, dossier: Dossier) -> list[Sentence]:
    """Write who denies what, once for all that the same origins deny."""
    denials: dict[str, list[tuple[str, FindingPosition]]] = {}
    for value, position in positions_of(incident, field):
        name = value.name if isinstance(value, ActorValue | ThingValue) else None
        if name and not asserted(position, dossier):
            denials.setdefault(_by(position, dossier, subject=True), []).append((named(name, dossier.words), position))
    found = []
    for origins, theirs in denials.items():
        what = listed(list(dict.fromkeys(name for name, _ in theirs)), "or")
        claims = tuple(sorted({claim for _, position in theirs for claim in position.claims}))
        found.append(Sentence("differs", (Clause(f"{origins} denied {template.format(what)}", claims),)))
    return found


def people(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Name the persons to whom something happened, by what became of them."""
    fates: dict[str, list[IncidentPerson]] = {}
    for person in incident.people:
        if person.fate:
            fates.setdefault(person.fate, []).append(person)
    found = []
    for fate in (field for field in COUNT_FIELDS if field in fates):
        persons, verb = fates[fate], dossier.words.counts[fate]
        most = dossier.words.most_named
        shown, rest = (persons[:most], persons[most:]) if len(persons) > most + 1 else (persons, [])
        clauses = [Clause(f"named as {verb} {'is' if len(persons) == 1 else 'are'} ")]
        for place, person in enumerate(shown):
            clauses.append(Clause(_comma(place, len(shown) + bool(rest)) + _person(person, dossier), person.claims))
        if rest:
            claims = tuple(sorted({claim for person in rest for claim in person.claims}))
            clauses.append(Clause(f" and {spelt(len(rest), dossier.words)} others", claims))
        found.append(Sentence("agreed", tuple(clauses)))
    return found


def _person(person: IncidentPerson, dossier: Dossier) -> str:
    names = [c.value.name for c in dossier.told(person.claims) if isinstance(c.value, ActorValue) and c.value.name]
    names = [*([person.name] if person.name in names else []), *names, *person.aliases]
    spelt_so = list(dict.fromkeys(clean(name) for name in names))
    role = clean(person.role or "")
    about = [role] if role and role not in ("victim", "target", "perpetrator", clean(person.name)) else []
    about += [f"also written {listed(spelt_so[1:])}"] if len(spelt_so) > 1 else []
    return spelt_so[0] + (f" ({', '.join(about)})" if about else "") if spelt_so else clean(person.name)


def things(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Write who and what was hit, with what, and what was damaged."""
    found = []
    shared = incident.type in dossier.words.shared.words and any(actor.role == "party" for actor in incident.actors)
    for field, begin, denial in THINGS:
        answers = _names(incident, field, dossier)
        if answers and not (shared and field == "target"):
            several = len(answers) > 1 or is_plural(answers[0].text, dossier.words)
            opening = begin or dossier.words.hit.get(incident.type, "hit were " if several else "hit was ")
            found.append(Sentence("agreed", (Clause(opening), *_shown(answers, dossier, _comma))))
        found += _denied(incident, field, denial, dossier)
    return found


def victims(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Write who suffered, where no count and no list of names has told it already."""
    persons = {name for person in incident.people for name in (person.name, *person.aliases)}
    counted = [claim for claim in dossier.claims.values() if _is_told(claim)]
    answers = []
    for answer in _names(incident, "victim", dossier):
        claims = dossier.told(answer.position.claims)
        named_ = any(isinstance(c.value, ActorValue) and c.value.name in persons for c in claims)
        if not named_ and not any(_overlap(claim, other) for claim in claims for other in counted):
            answers.append(answer)
    sentence = Sentence("agreed", (Clause("of those harmed the reports mention "), *_shown(answers, dossier, _comma)))
    found = [sentence] if answers else []
    return [*found, *_denied(incident, "victim", "harm to {}", dossier)]


def _is_told(claim: Claim) -> bool:
    value = claim.value
    if not isinstance(value, CountValue):
        return False
    numbers = (value.low, value.best, value.high)
    return any(number is not None for number in numbers) or value.vague not in (None, BARE_PLURAL)


def _overlap(left: Claim, right: Claim) -> bool:
    return left.report == right.report and left.start < right.end and right.start < left.end


THINGS = (
    ("target", "", "that {} came to be hit"),
    ("weapon", "of weapons the reports mention ", "the use of {}"),
    ("damage", "of damage the reports mention ", "damage to {}"),
)
"""Fields that name things, how a sentence on each begins, and what is denied of it."""


def responsibility(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Write who claimed, admitted or denied it and who is blamed, position by position."""
    finding = finding_on(incident, "responsibility")
    if finding is None:
        return []
    part: Part = "differs" if finding.status == "disputed" else "agreed"
    rows: dict[tuple[str, str], list[Responsibility]] = {}
    for row in incident.responsibility:
        rows.setdefault((row.position, row.actor or ""), []).append(row)
    # In order of time: who denied it first, and then admitted it.
    ordered = sorted(rows.values(), key=lambda theirs: _first_day(theirs, dossier))
    found = [Sentence(part, (_row(theirs, dossier),)) for theirs in ordered]
    for position in standing(finding):
        if position.value is None:
            text = dossier.words.positions["claimed"].withheld.format(by=_by(position, dossier))
            found.append(Sentence("agreed", (Clause(text, position.claims),)))
    return found


def _first_day(rows: Sequence[Responsibility], dossier: Dossier) -> str:
    return min((dossier.day_of(claim) for row in rows for claim in dossier.told(row.claims)), default=UNDATED)


def _row(rows: Sequence[Responsibility], dossier: Dossier) -> Clause:
    claims = tuple(sorted({claim for row in rows for claim in row.claims}))
    told = dossier.told(claims)
    names = [actor for claim in told if (actor := getattr(claim.value, "actor", None))]
    actor = rows[0].actor
    templates = dossier.words.positions[rows[0].position]
    found = voices([row.by for row in rows if row.by], claims, dossier)
    if not actor or not names:
        return Clause(templates.unnamed.format(by=by(found, dossier.words)), claims)
    who = named(actor if actor in names else names[0], dossier.words)
    was = "were" if is_plural(who, dossier.words) else "was"
    if rows[0].position != "denied" and all(claim.stance == "denies" for claim in told):
        origins = by(found, dossier.words, subject=True)
        return Clause(templates.refused.format(who=who, was=was, by=origins), claims)
    # Who speaks for themselves needs nobody to say so.
    others = [voice for voice in found if voice.name != who]
    if not others:
        return Clause(templates.own.format(who=who, was=was), claims)
    active = templates.active if not any(voice.outlet for voice in others) else None
    origins = by(others, dossier.words, subject=bool(active))
    return Clause((active or templates.told).format(who=who, was=was, by=origins), claims)


def responses(incident: Incident, dossier: Dossier) -> list[Sentence]:
    """Write what was done about it, and what was not."""
    given = [(v, p) for v, p in positions_of(incident, "response") if isinstance(v, ResponseValue)]
    told = {value.type for value, p in given if asserted(p, dossier) and (value.actor or value.toward)}
    merged: dict[tuple[str, str], list[FindingPosition]] = {}
    for value, position in given:
        done = asserted(position, dossier)
        # "It was condemned" says nothing beside "UNHCR condemned it".
        if not done or value.actor or value.toward or value.type not in told:
            merged.setdefault((value.actor or "", _response(value, dossier, done=done)), []).append(position)
    clauses: list[Clause] = []
    for (actor, text), positions in merged.items():
        claims = tuple(sorted({claim for position in positions for claim in position.claims}))
        origins = tuple(sorted({origin for position in positions for origin in position.origins}))
        found = [voice for voice in voices(origins, claims, dossier) if voice.name != named(actor, dossier.words)]
        says = f", according to {by(found, dossier.words)}" if found else ""
        clauses.append(Clause(f"{'; ' if clauses else ''}{text}{says}", claims))
    return [Sentence("agreed", tuple(clauses))] if clauses else []


def _response(value: ResponseValue, dossier: Dossier, *, done: bool) -> str:
    words = dossier.words.responses[value.type]
    if not done:
        return words.not_done
    who = named(value.actor, dossier.words) if value.actor else ""
    whom = named(value.toward, dossier.words) if value.toward else ""
    template = (words.did_whom if whom else words.did) if who else (words.done_whom if whom else words.done)
    return template.format(who=who, whom=whom, was="were" if is_plural(whom, dossier.words) else "was")


def related(incident: Incident, others: Mapping[str, Incident], dossier: Dossier) -> list[Sentence]:
    """Name the other incidents that reports tell of, by how they stand to this one."""
    found = []
    for relation, words in dossier.words.relations.items():
        theirs = [each for each in incident.related if each.relation == relation and each.incident in others]
        if not theirs:
            continue
        clauses = [Clause(f"{words} ")]
        most = dossier.words.most_named
        shown, rest = (theirs[:most], theirs[most:]) if len(theirs) > most + 1 else (theirs, [])
        for place, each in enumerate(shown):
            title = clean(others[each.incident].title)
            clauses.append(Clause(f"{_comma(place, len(shown) + bool(rest))}“{title}”", each.claims))
        if rest:
            claims = tuple(sorted({claim for each in rest for claim in each.claims}))
            clauses.append(Clause(f" and {spelt(len(rest), dossier.words)} others", claims))
        found.append(Sentence("open", tuple(clauses)))
    return found
