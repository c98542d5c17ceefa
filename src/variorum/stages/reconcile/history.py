"""How the ledger came to say what it says: a replay of the reports in the order in which they came out.

What each report leaves as it was is not settled again: every part of what is followed notes the fields that it read,
and is told anew only when a report says something new of one of them. For numbers all is new, since it matters on which
day a number is given.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, get_args

import msgspec

from variorum.model.claim import Account
from variorum.model.incident import Change, Finding
from variorum.model.values import CasualtyKind, IncidentType
from variorum.stages.reconcile.casualties import numbers
from variorum.stages.reconcile.counts import stand_for_all, status
from variorum.stages.reconcile.dates import choose_date, date_finding
from variorum.stages.reconcile.deeds import (
    NAMED_FIELDS,
    TypeVotes,
    event_finding,
    named_finding,
    response_finding,
    responsibility_finding,
    responsibility_rows,
)
from variorum.stages.reconcile.evidence import Case, Evidence, by_report
from variorum.stages.reconcile.judged import outweigh
from variorum.stages.reconcile.places import choose_place, place_finding
from variorum.stages.reconcile.vocabulary import Rules

KINDS: tuple[CasualtyKind, ...] = get_args(CasualtyKind)
_ONE_OR_MORE = frozenset({"event", "response", *NAMED_FIELDS})
"""Fields of which only the status is followed: that asks whether one origin says a thing, not how many do."""
Told: TypeAlias = dict[str, Any]
"""What is followed through time: a value for each field, plain enough to be written as JSON."""
Tell: TypeAlias = Callable[[Case], Told]
"""Tells a part of it from the case as it stood."""


class Watched(Case, frozen=True, kw_only=True):
    """A case that notes which fields it was asked for."""

    read: set[str]

    def of(self, *fields: str) -> tuple[Evidence, ...]:
        """Give the evidence on some fields."""
        self.read.update(fields)
        return Case.of(self, *fields)


def replay(case: Case, accounts: Sequence[Account], rules: Rules) -> tuple[Change, ...]:
    """Give what each report changed. Reports without a date come last; a reprint that adds nothing is passed over.

    Args:
        case: the incident's.
        accounts: its accounts.
        rules: of the policies the first one is followed.

    """
    counted = [_numbers(kind, rules) for kind in KINDS]
    words, numbers = _Followed(_parts(), first_words(case)), _Followed(counted, case)
    return tuple(_changes(case, _types(case, accounts, rules), words, numbers))


def _types(case: Case, accounts: Sequence[Account], rules: Rules) -> Iterator[Told]:
    """Give the type of the incident as it was after each of its reports."""
    type_of: dict[str, list[IncidentType]] = {}
    for account in accounts:
        type_of.setdefault(account.report, []).append(account.type)
    said, votes = by_report(case.of("event")), TypeVotes(case.judged.accepted)
    for report in case.reports:
        votes.add(said.get(report.id, ()), type_of.get(report.id, ()))
        yield {"type": votes.chosen(rules.codes)}


class _Followed:
    """Parts that are followed from one report to the next, as they were last told."""

    def __init__(self, parts: Sequence[Tell], case: Case) -> None:
        self._held: list[tuple[Tell, set[str], Told]] = [(part, {""}, {}) for part in parts]
        self._earlier = _earlier(case)
        self._said = iter(_said(case))
        self._spoken = {""}

    def hear(self) -> Case:
        """Take in what the next report says, and give the case as it then stood."""
        self._spoken |= {str(field) for field, *_ in next(self._said)}
        return next(self._earlier)

    def tell_anew(self, case: Case) -> Told:
        """Tell anew what hangs on what was heard since it was last told."""
        self._held = [(part, *tell(part, case)) if read & self._spoken else (part, read, told)
                      for part, read, told in self._held]  # fmt: skip
        self._spoken = set()
        return {field: value for *_, told in self._held for field, value in told.items()}


def _changes(case: Case, types: Iterator[Told], words: _Followed, numbers: _Followed) -> Iterator[Change]:
    before: Told = {}
    known: set[tuple[object, ...]] = set()
    for report, said, kind in zip(case.reports, _said(case), types, strict=True):
        new_words, earlier = words.hear(), numbers.hear()
        if report.copy_of is not None and said <= known and report is not case.reports[-1]:
            continue
        known |= said
        after = words.tell_anew(new_words) | numbers.tell_anew(earlier) | kind
        after = {field: value for field, value in after.items() if value is not None and value != []}
        for field in sorted(after.keys() | before.keys()):
            if before.get(field) != after.get(field):
                yield Change(report.published.earliest, report.id, field, before.get(field), after.get(field))
        before = after


def first_words(case: Case) -> Case:
    """Leave of a case what is said for the first time: the same of the same origin changes nothing but a number.

    Where it only matters whether one origin or more say a thing, the first two are left.
    """
    fields = {}
    for field, pieces in case.fields.items():
        first: dict[tuple[object, ...], dict[str, Evidence]] = {}
        for piece in pieces:
            accepted = piece.claim.id in case.judged.accepted
            said = first.setdefault((piece.claim.value, piece.claim.stance, piece.belligerent, accepted), {})
            if len(said) < 2 or field not in _ONE_OR_MORE or piece.claim.stance == "denies":
                said.setdefault(piece.origin, piece)
        left = {piece.claim.id for said in first.values() for piece in said.values()}
        fields[field] = tuple(piece for piece in pieces if piece.claim.id in left)
    return msgspec.structs.replace(case, fields=fields)


def tell(part: Tell, case: Case) -> tuple[set[str], Told]:
    """Tell a part of a case, and the fields that it was told from."""
    watched = Watched(**{name: getattr(case, name) for name in case.__struct_fields__}, read=set())
    told = part(watched)
    return watched.read, told


def _earlier(case: Case) -> Iterator[Case]:
    """Give the case as it stood when each of its reports, in order, had come out.

    Evidence stands in the order of the reports, so that what was known then is the beginning of what is known now.
    """
    ends = dict.fromkeys(case.fields, 0)
    for number, report in enumerate(case.reports, 1):
        for field, pieces in case.fields.items():
            while ends[field] < len(pieces) and pieces[ends[field]].claim.report == report.id:
                ends[field] += 1
        fields = {field: pieces[: ends[field]] for field, pieces in case.fields.items()}
        yield msgspec.structs.replace(case, fields=fields, reports=case.reports[:number])


def _said(case: Case) -> list[set[tuple[object, ...]]]:
    """Give what each report says: its claims without their words."""
    said: dict[str, set[tuple[object, ...]]] = {report.id: set() for report in case.reports}
    for field, pieces in case.fields.items():
        for piece in pieces:
            said[piece.claim.report].add((field, piece.claim.value, piece.origin, piece.claim.stance))
    return [said[report.id] for report in case.reports]


def _parts() -> list[Tell]:
    """Give all that is followed but the numbers, and the type, which every report has a say in."""
    parts: list[Tell] = [_date, _place, _responsibility]
    parts += [_status(event_finding), _status(response_finding)]
    return parts + [_status(lambda case, field=field: named_finding(case, field)) for field in NAMED_FIELDS]  # type: ignore[misc]


def _status(find: Callable[[Case], Finding | None]) -> Tell:
    def told(case: Case) -> Told:
        found = find(case)
        return {f"{found.field} finding": found.status} if found else {}

    return told


def _date(case: Case) -> Told:
    date = choose_date(case)
    return {"date": plain(date and (date.start, date.end)), **_status(date_finding)(case)}


def _place(case: Case) -> Told:
    place = choose_place(case)
    return {"place": place and place.name, **_status(place_finding)(case)}


def _responsibility(case: Case) -> Told:
    rows = [[row.actor, row.position, row.by] for row in responsibility_rows(case)]
    return {"responsibility": rows, **_status(responsibility_finding)(case)}


def _numbers(kind: CasualtyKind, rules: Rules) -> Tell:
    def told(case: Case) -> Told:
        if not case.of(kind):
            return {}
        standing = stand_for_all(case, kind, rules.groups)
        weighed = outweigh(standing, case.judged.accepted)
        ends = numbers(kind, weighed, rules.policies[0]) if rules.policies else None
        told: Told = {kind: dict(zip(("low", "best", "high"), ends, strict=True))} if ends else {}
        return {**told, f"{kind} finding": status(standing)}

    return told


def plain(value: object) -> Any:
    """Give a value as JSON knows it."""
    return msgspec.to_builtins(value)
