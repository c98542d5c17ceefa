"""How many: the sentences on those killed, wounded, missing, captured, released and displaced."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar, cast

from msgspec import Struct, convert, structs

from variorum.model.claim import Claim, Field
from variorum.model.incident import Finding, FindingPosition, Incident
from variorum.model.values import CountValue
from variorum.stages.release.brief.grammar import Amount, clean, day, head, listed, plural, spelt
from variorum.stages.release.brief.values import Clause, Sentence
from variorum.stages.release.brief.voices import UNDATED, Dossier, by, standing, voices

MOST = 10_000_000
"""A count above this was set aside when it was settled, and is not told."""
BARE_PLURAL = "plural"
"""What a count's ``vague`` holds where the words have no number at all, as in "soldiers died"."""


Cut = TypeVar("Cut")


class Told(Struct, frozen=True):
    """One answer to how many: its number in words, the short form, whether one person, who says so, since when.

    ``some`` marks what is part of a larger number: said to be, or more than a single person, who may be told twice.
    """

    phrase: str
    short: str
    one: bool
    top: int
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    day: str
    hedged: bool
    some: bool = False
    belligerents: tuple[str, ...] = ()


class Counted(Struct, frozen=True):
    """The answers of a finding, sorted: of all, of some, of attackers, in words only, denied, withheld.

    ``singly`` are people told one by one, whom the ledger counts and no report does.
    """

    whole: tuple[Told, ...]
    parts: tuple[Told, ...]
    attackers: tuple[Told, ...]
    vague: tuple[FindingPosition, ...]
    denied: tuple[Told, ...]
    withheld: tuple[FindingPosition, ...]
    singly: tuple[FindingPosition, ...] = ()


def sort_out(finding: Finding, dossier: Dossier) -> Counted:
    """Sort the positions of a finding on a count."""
    found: dict[str, list[Told]] = {"whole": [], "part": [], "attackers": [], "denied": []}
    vague, withheld, singly = [], [], []
    positions = standing(finding)
    tops = [_top(position) for position in positions if not _group(position, dossier)]
    for position in positions:
        claims = dossier.told(position.claims)
        if position.value is None or (claims and all(claim.stance == "withholds" for claim in claims)):
            withheld.append(position)
        elif _top(position) is None:
            vague.append(position)
        elif claims and 0 <= (_top(position) or 0) <= MOST:
            sort = _sort(position, claims, [top for top in tops if top is not None], dossier)
            told = _told(position, claims, dossier)
            found[sort].append(told) if told else singly.append(position)
    lists = (tuple(_merged(found[sort])) for sort in ("whole", "part", "attackers"))
    whole, parts, attackers = lists
    return Counted(whole, parts, attackers, tuple(vague), tuple(_merged(found["denied"])), tuple(withheld),
                   tuple(singly))  # fmt: skip


def _value(position: FindingPosition) -> CountValue:
    value = position.value
    return value if isinstance(value, CountValue) else convert(value, CountValue)


def _top(position: FindingPosition) -> int | None:
    if position.value is None:
        return None
    value = _value(position)
    return max((n for n in (value.low, value.best, value.high) if n is not None), default=None)


def _group(position: FindingPosition, dossier: Dossier) -> str | None:
    return None if position.value is None else Amount(_value(position), dossier.words).group


def _sort(position: FindingPosition, claims: Sequence[Claim], tops: Sequence[int], dossier: Dossier) -> str:
    if all(claim.stance == "denies" for claim in claims):
        return "denied"
    group = _group(position, dossier)
    if group and head(group, dossier.words) in dossier.words.attackers:
        return "attackers"
    some = all(isinstance(claim.value, CountValue) and claim.value.subset_of for claim in claims)
    return "part" if some or (group and max(tops, default=-1) >= (_top(position) or 0)) else "whole"


def _told(position: FindingPosition, claims: Sequence[Claim], dossier: Dossier) -> Told | None:
    """Put an answer into words; None for a sum that no report's own numbers come to."""
    amount = Amount(_value(position), dossier.words)
    numbers = _numbers(amount.value)
    same = [claim for claim in claims if isinstance(claim.value, CountValue) and _numbers(claim.value) == numbers]
    phrase, short, one = amount.phrase(), amount.short(), amount.one
    if position.judged == "corrected":
        phrase, short = f"{phrase} (as a person corrected it)", f"{short} (as a person corrected it)"
    elif not same:
        phrase = short = _sum_of(claims, amount, dossier)
        one = False
    if not phrase:
        return None
    hedged = all(claim.stance == "hedges" for claim in claims)
    first = min(dossier.day_of(claim) for claim in claims)
    some = not one or any(isinstance(claim.value, CountValue) and claim.value.subset_of for claim in claims)
    return Told(
        phrase, short, one, amount.top or 0, position.origins, position.claims, first, hedged, some,
        position.belligerents,
    )  # fmt: skip


def _sum_of(claims: Sequence[Claim], amount: Amount, dossier: Dossier) -> str:
    """Tell what was added to a number that no claim gives, in the words of the first report whose numbers come to it.

    Groups are told by their numbers, single people in the words of the report. An empty string where none come to it.
    """
    for _, theirs in groupby(claims, key=lambda claim: claim.report):
        added: dict[str, int] = {}
        for claim in theirs:
            each = Amount(cast("CountValue", claim.value), dossier.words)
            if each.top:
                added[f"“{clean(claim.quote)}”" if each.one else each.phrase()] = each.top
        if sum(added.values()) == amount.top:
            return listed(list(added))
    return ""


def _one_by_one(counted: Counted, field: Field, dossier: Dossier) -> list[Sentence]:
    """Tell of people whom no report counts, in the words of the reports; how many they are, nobody says."""
    found = []
    for position in counted.singly:
        quotes = list(dict.fromkeys(f"“{clean(claim.quote)}”" for claim in dossier.told(position.claims)))
        most = 2 * dossier.words.most_named
        more = [*quotes[:most], "more"] if len(quotes) > most else quotes
        origins = by(voices(position.origins, position.claims, dossier), dossier.words, subject=True)
        text = f"of those {dossier.words.counts[field]}, {origins} listed {listed(more)}"
        found.append(Sentence("agreed", (Clause(text, position.claims),)))
    return found


def _numbers(value: CountValue) -> tuple[int | None, int | None, int | None]:
    return value.low, value.best, value.high


def _merged(found: Iterable[Told]) -> list[Told]:
    """Put together what reads alike."""
    alike: dict[str, Told] = {}
    for told in found:
        other = alike.get(told.phrase, told)
        alike[told.phrase] = structs.replace(
            told,
            origins=tuple(sorted({*other.origins, *told.origins})),
            claims=tuple(sorted({*other.claims, *told.claims})),
            day=min(other.day, told.day),
            hedged=other.hedged and told.hedged,
            some=other.some or told.some,
            belligerents=tuple(sorted({*other.belligerents, *told.belligerents})),
        )
    return list(alike.values())


def leading(counted: Counted, finding: Finding, incident: Incident) -> Told | None:
    """Give the answer that the incident's number rests on; None where there is none, or others say otherwise."""
    if not counted.whole or finding.status == "disputed":
        return None
    entries = [entry for entry in incident.casualties if entry.kind == finding.field and entry.group is None]
    rests = set(entries[0].claims) if entries else set()
    later = finding.status == "revised"

    def weight(told: Told) -> tuple[object, ...]:
        number = entries[0].best if entries else None
        return (
            told.day if later else "",
            told.top == number,
            len(rests & set(told.claims)),
            len(told.origins),
            told.top,
        )

    chosen = max(counted.whole, key=lambda told: (weight(told), told.phrase))
    # That nobody died does not lead where others speak of dead, even in words only.
    return None if chosen.top == 0 and (counted.vague or counted.singly) else chosen


def _says(told: Told, dossier: Dossier) -> str:
    """Name those who say so; where they all are said to have done it, or speak for those, it is told."""
    origins = by(voices(told.origins, told.claims, dossier), dossier.words)
    if not told.origins or set(told.origins) != set(told.belligerents):
        return origins
    return f"{origins} ({'parties' if len(told.origins) > 1 else 'a party'} to it)"


def said(told: Told, field: Field, dossier: Dossier) -> list[Clause]:
    """Write that so many were killed, according to whom; a number in figures does not begin."""
    nobody = told.top == 0
    verb = "was" if told.one or told.phrase == "nobody" else "were"
    before, behind = ("reportedly ", "") if told.hedged and nobody else ("", " reportedly" if told.hedged else "")
    origins = _says(told, dossier)
    return [
        Clause(f"{before}{told.phrase} {verb}{behind} {dossier.words.counts[field]}", told.claims),
        Clause(f", according to {origins}", told.claims),
    ]


def _begun(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Begin with those who say so where the number is in figures, which do not begin a sentence."""
    count, according = clauses
    if not count.text[:1].isdigit():
        return (count, according)
    return (Clause(f"{according.text.removeprefix(', ')}, {count.text}", count.claims),)


def count_sentences(finding: Finding, incident: Incident, dossier: Dossier, *, led: bool) -> list[Sentence]:
    """Write all that is said of one count; where the first sentence has ``led`` with its number, that is left out."""
    counted = sort_out(finding, dossier)
    lead = leading(counted, finding, incident)
    found: list[Sentence] = []
    field = cast("Field", finding.field)
    if lead is not None and not led:
        found.append(Sentence("agreed", _begun(said(lead, field, dossier))))
    if lead is None and finding.status != "disputed":
        found += [Sentence("differs", _begun(said(told, field, dossier))) for told in counted.whole]
    elif finding.status == "range":
        found += _others(counted, lead, dossier)
    found += _some(counted, lead, incident, field, dossier)
    if finding.status == "disputed":
        found += _disputed(counted, field, dossier)
    found += _one_by_one(counted, field, dossier)
    found += _words(counted, field, dossier)
    found += _silent(counted, field, dossier)
    if finding.status in ("revised", "disputed"):
        found += _changed(counted, field, dossier, revised=finding.status == "revised")
    return found


def _others(counted: Counted, lead: Told | None, dossier: Dossier) -> list[Sentence]:
    """Write the other numbers that can be true together with the leading one."""
    others = [told for told in counted.whole if told != lead]
    if not others:
        return []
    begin = Clause("other figures can be true beside it: ")
    return [Sentence("agreed", (begin, *_answers(others, dossier)))]


def _answers(told: Sequence[Told], dossier: Dossier, *, counted: bool = False) -> list[Clause]:
    """Set answers side by side: so many, according to whom; ``counted`` adds how many origins are independent."""
    clauses = []
    shown, rest = _cut(told, 2 * dossier.words.most_named)
    for place, each in enumerate(shown):
        origins = _says(each, dossier)
        many = len(each.origins)
        count = f" ({spelt(many, dossier.words)} independent origins)" if counted and many > 1 else ""
        hedge = "reportedly " if each.hedged else ""
        text = f"{'; ' if place else ''}{hedge}{each.short}, according to {origins}{count}"
        clauses.append(Clause(text, each.claims))
    return [*clauses, *_left(rest, "give other numbers", dossier)]


def _cut(answers: Sequence[Cut], most: int) -> tuple[Sequence[Cut], Sequence[Cut]]:
    """Cut a long list in two; a single one more stays."""
    return (answers[:most], answers[most:]) if len(answers) > most + 1 else (answers, ())


def _left(rest: Sequence[Told | FindingPosition], words: str, dossier: Dossier) -> list[Clause]:
    """Count what a list leaves out, with all its claims."""
    claims = tuple(sorted({claim for each in rest for claim in each.claims}))
    return [Clause(f"; {spelt(len(rest), dossier.words)} others {words}", claims)] if rest else []


def _some(counted: Counted, lead: Told | None, incident: Incident, field: Field, dossier: Dossier) -> list[Sentence]:
    """Write of parts of a whole, and of attackers.

    A part that is all of them, that the whole is added from, or that is a person named elsewhere says nothing new.
    """
    top = lead.top if lead else max((told.top for told in counted.whole), default=0)
    named = {claim for person in incident.people for claim in person.claims}
    new = [told for told in counted.parts if told.some and 0 < told.top < top and not named & set(told.claims)]
    parts = [told for told in new if lead is None or told.phrase not in lead.phrase]
    found = []
    if parts:
        verb = "was" if len(parts) == 1 and parts[0].one else "were"
        begin = Clause(f"among those {dossier.words.counts[field]} {verb} ")
        found.append(Sentence("agreed", (begin, *_parts(parts, dossier))))
    found += [Sentence("agreed", _begun(said(told, field, dossier))) for told in counted.attackers]
    return found


def _parts(parts: Sequence[Told], dossier: Dossier) -> list[Clause]:
    """List parts; where two numbers are given for one group, each with who gives it."""
    groups = [plural(told.phrase.rpartition(" ")[2], dossier.words) for told in parts]
    if len(set(groups)) < len(groups):
        return _answers(parts, dossier)
    clauses = []
    for place, told in enumerate(parts):
        glue = "" if not place else " and " if place == len(parts) - 1 else ", "
        clauses.append(Clause(f"{glue}{told.phrase}", told.claims))
    return clauses


def _disputed(counted: Counted, field: Field, dossier: Dossier) -> list[Sentence]:
    """Set the numbers that cannot all be true side by side, and what is denied."""
    found = []
    if len(counted.whole) > 1:
        begin = Clause(f"how many were {dossier.words.counts[field]} is disputed: ")
        ordered = sorted(counted.whole, key=lambda told: (-len(told.origins), told.day, told.top, told.phrase))
        found.append(Sentence("differs", (begin, *_answers(ordered, dossier, counted=True))))
    elif counted.whole:
        found.append(Sentence("differs", _begun(said(counted.whole[0], field, dossier))))
    for told in counted.denied:
        origins = by(voices(told.origins, told.claims, dossier), dossier.words, subject=True)
        verb = "was" if told.one else "were"
        text = f"{origins} denied that {told.phrase} {verb} {dossier.words.counts[field]}"
        found.append(Sentence("differs", (Clause(text, told.claims),)))
    return found


def _words(counted: Counted, field: Field, dossier: Dossier) -> list[Sentence]:
    """Keep words without a number as words; a bare plural is told only where nobody gives a number."""
    said_so = [p for p in counted.vague if _value(p).vague not in (None, BARE_PLURAL) or not counted.whole]
    if not said_so:
        return []
    clauses = []
    shown, rest = _cut(said_so, dossier.words.most_named)
    for place, position in enumerate(shown):
        claims = dossier.told(position.claims)
        quotes = list(dict.fromkeys(clean(claim.quote) for claim in claims))[: dossier.words.most_named]
        origins = by(voices(position.origins, position.claims, dossier), dossier.words, subject=True)
        glue = "; " if place else ""
        spoken = listed([f"“{quote}”" for quote in quotes])
        clauses.append(Clause(f"{glue}{origins} spoke of {spoken}", position.claims))
    before = Clause(f"of those {dossier.words.counts[field]}, ")
    clauses += _left(rest, "spoke of them in words", dossier)
    return [Sentence("agreed" if not counted.whole else "differs", (before, *clauses))]


def _silent(counted: Counted, field: Field, dossier: Dossier) -> list[Sentence]:
    found = []
    for position in counted.withheld:
        origins = by(voices(position.origins, position.claims, dossier), dossier.words, subject=True)
        text = f"{origins} did not say how many were {dossier.words.counts[field]}"
        found.append(Sentence("differs", (Clause(text, position.claims),)))
    return found


def _changed(counted: Counted, field: Field, dossier: Dossier, *, revised: bool) -> list[Sentence]:
    """Write in order of time how a number changed: of a dispute, only where one origin changed its own."""
    steps = sorted((told for told in counted.whole if told.day < UNDATED), key=lambda told: (told.day, told.top))
    if not revised:
        again = {o for told in steps for o in told.origins if len({t.day for t in steps if o in t.origins}) > 1}
        steps = [told for told in steps if again & set(told.origins)]
    if len({told.day for told in steps}) < 2:
        return []
    clauses = [Clause(f"the number of those {dossier.words.counts[field]} was given ")]
    for when, same in groupby(steps, key=lambda told: told.day):
        word = "first, on " if len(clauses) == 1 else "; then, on "
        clauses.append(Clause(f"{word}{day(when, dossier.words)}, as "))
        theirs, rest = _cut(list(same), dossier.words.most_named)
        for place, told in enumerate(theirs):
            glue = "" if not place else " and " if place == len(theirs) - 1 else ", "
            origins = by(voices(told.origins, told.claims, dossier), dossier.words)
            clauses.append(Clause(f"{glue}{told.short} ({origins})", told.claims))
        clauses += _left(rest, "gave other numbers", dossier)
    return [Sentence("changed", tuple(clauses))]
