"""What the ledger says of an incident against what a careful coder or an archive has of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.evaluation.marks import Mark, Miss, exact
from variorum.evaluation.together import Taken, Together, most_given, newest
from variorum.model.incident import Casualty, Incident

ENDS = ("low", "best", "high")
TOLD_APART = ("disputed", "revised")
"""The findings that are scored: those that say that accounts differ."""
NUMBERED = {
    "incident_killed_exact": "Share of incidents with two or more reports for which the ledger's best number of "
    "dead is the archive's; none told is nought. Taken is the incident that most of its reports are about.",
    "incident_killed_exact_newest": "The same with the number of the newest report alone.",
    "incident_killed_exact_majority": "The same with the number that most of the reports give.",
    "incident_wounded_exact": "As `incident_killed_exact`, of the wounded.",
    "incident_wounded_exact_newest": "The same with the number of the newest report alone.",
    "incident_wounded_exact_majority": "The same with the number that most of the reports give.",
}
"""What the measures of reconciled numbers mean."""


def casualty(incident: Incident | None, kind: str) -> Casualty | None:
    """Give the numbers of the leading policy for all killed (wounded, ...) of an incident."""
    if incident is None:
        return None
    return next((each for each in incident.casualties if each.kind == kind and each.group is None), None)


def numbers(together: Together) -> Iterator[tuple[str, Mark]]:
    """Compare the reconciled dead and wounded of each incident with several reports with the archive's; none told is 0.

    Beside them stand two baselines over the same reports: the newest one's number, and the one that most give.
    """
    records = {each.case.incident: each.case.record for each in together.reports if each.case.record}
    times = Counter(each.case.incident for each in together.reports)
    for identity in sorted(identity for identity in records if identity and times[identity] > 1):
        incident = together.most_told(identity)
        reports = together.of(incident.id) if incident else []
        for kind in ("killed", "wounded"):
            expected = records[identity][kind]
            name = f"incident_{kind}_exact"
            yield identity, _number(name, identity, expected, incident, kind, reports)
            yield identity, exact(f"{name}_newest", right=(newest(reports, kind) or 0) == expected)
            yield identity, exact(f"{name}_majority", right=(most_given(reports, kind) or 0) == expected)


def _number(
    name: str, identity: str, expected: int, incident: Incident | None, kind: str, reports: list[Taken]
) -> Mark:
    entry = casualty(incident, kind)
    found = (entry.best if entry else None) or 0
    told = ", ".join(f"{each.day}: {each.numbers[kind]}" for each in sorted(reports, key=lambda each: each.day))
    rule = entry.rule if entry else "no claims"
    shown = f"{incident.title if incident else 'no incident'} [{told}] {rule}"
    return exact(name, right=found == expected, misses=(Miss(name, identity, str(expected), str(found), shown),))


def undivided(identity: str, together: Together) -> Iterator[tuple[str, Mark]]:
    """Say whether all reports of an incident of the corpus are of one in the ledger."""
    gold = [each.case.incident for each in together.reports]
    for name, found in (("", together.incident_of), ("_naive", together.naive)):
        parts = Counter(given for wanted, given in zip(gold, found, strict=True) if wanted == identity)
        miss = Miss("clusters_whole", identity, "one incident", str(sorted(parts.values())), "")
        yield identity, exact(f"clusters_whole{name}", right=len(parts) == 1, misses=(miss,) if not name else ())


def bounds(identity: str, record: Mapping[str, Any], together: Together) -> Iterator[tuple[str, Mark]]:
    """Compare each bound of the killed and the wounded with a careful coder's; the baseline is the newest number."""
    incident = together.most_told(identity)
    for kind in ("killed", "wounded"):
        wanted = record.get(kind)
        if wanted is None:
            continue
        entry = casualty(incident, kind)
        last = newest(together.of(incident.id), kind) if incident else None
        for end in ENDS:
            found = getattr(entry, end) if entry else None
            miss = Miss("casualty_bounds", identity, f"{kind} {end} {wanted[end]}", str(found), _rule(entry))
            yield identity, exact("casualty_bounds", right=found == wanted[end], misses=(miss,))
            yield identity, exact("casualty_bounds_naive", right=last == wanted[end])


def _rule(entry: Casualty | None) -> str:
    return entry.rule if entry else "no claims"


def findings(identity: str, record: Mapping[str, Any], together: Together) -> Iterator[tuple[str, Mark]]:
    """Compare the findings that are disputed or revised; the baseline disputes whatever reports number differently."""
    incident = together.most_told(identity)
    wanted = {(each["field"], each["status"]) for each in record["findings"] if each["status"] in TOLD_APART}
    told = {each.field: each for each in incident.findings} if incident else {}
    found: set[tuple[str, str]] = {(name, each.status) for name, each in told.items() if each.status in TOLD_APART}
    name = "finding_f1"
    misses = [
        Miss(name, identity, f"{field}: {status}", told[field].status if field in told else "", _words(told, field))
        for field, status in sorted(wanted - found)
    ]
    misses += [
        Miss(name, identity, "", f"{field}: {status}", _words(told, field)) for field, status in sorted(found - wanted)
    ]
    yield identity, _mark(name, wanted, found, tuple(misses))
    reports = together.of(incident.id) if incident else []
    naive = {(kind, "disputed") for kind in ("killed", "wounded") if len({r.numbers[kind] for r in reports}) > 1}
    yield identity, _mark(f"{name}_naive", wanted, naive, ())


def _mark(name: str, wanted: set[tuple[str, str]], found: set[tuple[str, str]], misses: tuple[Miss, ...]) -> Mark:
    right = len(wanted & found)
    return Mark(name, len(wanted), right, len(found), right, misses)


def _words(told: Mapping[str, Any], field: str) -> str:
    return told[field].rule if field in told else "no claims"
