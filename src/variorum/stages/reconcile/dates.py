"""When: the finding on the date, and the day that the ledger shows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from variorum.model.incident import Finding, IncidentDate
from variorum.model.values import DateValue
from variorum.stages.reconcile.evidence import Case, Evidence
from variorum.stages.reconcile.positions import given_in, group, status_of

FINENESS = {"hour": 0, "day": 1, "range": 2, "week": 3, "month": 4, "year": 5}
"""The precisions from fine to coarse."""


Days: TypeAlias = tuple[str, str]
"""First and last ISO day of a span."""


def date_finding(case: Case) -> Finding | None:
    """Say what days are given; a month that holds another origin's day agrees with it."""
    evidence = case.of("date")
    if not evidence:
        return None
    positions = group(evidence, _same_day)
    spans = [span for piece in evidence if (span := _span(piece)) and piece.claim.stance != "denies"]
    clash = any(left[1] < right[0] for left in set(spans) for right in set(spans))
    status = status_of(positions, evidence, disputed=clash, alike=len({(a, b) for a, b in spans}) <= 1)
    reason = {
        "disputed": "Days are given that exclude each other.",
        "range": "The days given differ in how exact they are, and agree.",
    }.get(status, "One day is given." if spans else "No calendar day is given.")
    return Finding("date", status, positions, f"{reason} {given_in(evidence, case)}")


def choose_date(case: Case) -> IncidentDate | None:
    """Choose the finest span that most origins allow; words alone where no report gives a day of the calendar."""
    evidence = [piece for piece in case.weighed("date") if piece.claim.stance in ("asserts", "hedges")]
    dated = [piece for piece in evidence if _span(piece)]
    if not dated:
        return _words_only(evidence)
    support = _support(dated)
    best = min(dated, key=lambda piece: (-support[_days(piece)], FINENESS[_value(piece).precision], piece.order))
    finest = _finer(best, dated, support)
    value = _value(finest)
    start, end = _span(finest) or (None, None)
    days = (date.fromisoformat(end).toordinal() - date.fromisoformat(start).toordinal() + 1) if start and end else 0
    return IncidentDate(value.start, value.end, value.precision, value.words, _ucdp(days), _acled(days))


def _finer(best: Evidence, dated: Sequence[Evidence], support: Mapping[Days, int]) -> Evidence:
    """Take the hour where the day chosen has one: the finest span that lies within the one chosen."""
    start, end = _days(best)
    within = [piece for piece in dated if start <= _days(piece)[0] and _days(piece)[1] <= end]
    return min(within, key=lambda piece: (_length(piece), -support[_days(piece)], _fine(piece), piece.order))


def _fine(piece: Evidence) -> int:
    """Prefer a plain day to an hour, which a careful coder leaves to the claims."""
    return {"day": 0, "hour": 1}.get(_value(piece).precision, FINENESS[_value(piece).precision] + 1)


def _length(piece: Evidence) -> int:
    start, end = _days(piece)
    return date.fromisoformat(end).toordinal() - date.fromisoformat(start).toordinal()


def _words_only(evidence: Sequence[Evidence]) -> IncidentDate | None:
    if not evidence:
        return None
    value = _value(min(evidence, key=lambda piece: (_fine(piece), piece.order)))
    return IncidentDate(None, None, value.precision, value.words, None, None)


def _value(piece: Evidence) -> DateValue:
    value = piece.claim.value
    if not isinstance(value, DateValue):
        msg = f"claim {piece.claim.id} on the date carries no date"
        raise TypeError(msg)
    return value


def _span(piece: Evidence) -> tuple[str, str] | None:
    """Give both ends as ISO days, or None where no day of the calendar is known."""
    value = _value(piece)
    return _ends(value.start or "", value.end or "")


@lru_cache(maxsize=1024)
def _ends(*ends: str) -> Days | None:
    # Remembered, since the reports of an incident give few days, and a replay asks for them after every report.
    try:
        days = [date.fromisoformat(end[:10]).isoformat() for end in ends]
    except ValueError:
        return None
    return min(days), max(days)


def _days(piece: Evidence) -> Days:
    """Give the span of a claim that has one."""
    return _span(piece) or ("", "")


def _support(dated: Iterable[Evidence]) -> dict[Days, int]:
    """Count for each span the origins whose span meets it."""
    origins: dict[Days, set[str]] = {}
    for piece in dated:
        origins.setdefault(_days(piece), set()).add(piece.origin)
    return {
        (start, end): len(
            set().union(*(who for (first, last), who in origins.items() if first <= end and start <= last))
        )
        for start, end in origins
    }


def _same_day(piece: Evidence) -> tuple[str, ...]:
    value = _value(piece)
    span = _span(piece)
    return (*span, value.precision) if span else (value.timex or value.words.casefold(), "", value.precision)


def _ucdp(days: int) -> int:
    """Give UCDP's date_prec of a span: 1 a day, 2 within 6 days, 3 a week, 4 a month, 5 longer."""
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if days <= most), 5)


def _acled(days: int) -> int:
    """Give ACLED's time_precision of a span: 1 a day, 2 a week, 3 a month or longer."""
    return next((code for most, code in ((1, 1), (7, 2)) if days <= most), 3)
