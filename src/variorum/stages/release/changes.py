"""Two states of a ledger -> how they differ: what is new, gone, merged or split, and each field with the reason why."""

from collections.abc import Iterable, Iterator

from variorum.model.difference import Cause, Difference
from variorum.model.incident import Incident
from variorum.stages.release.reasons import claims_of, field_differences


def compare(before: Iterable[Incident], after: Iterable[Incident]) -> Iterator[Difference]:
    """Give what a later state says otherwise than an earlier one, incident by incident.

    Both must come in order of their ids. Incidents of one id are compared as they come; only those that one of the
    states lacks are held in memory, and looked for under other ids by the claims that they share.

    >>> list(compare([], []))
    []

    """
    apart = _Apart()
    for earlier, later in _paired(before, after):
        if earlier is not None and later is not None:
            apart.note(earlier, later)
            yield from pair_differences(earlier, later)
        elif earlier is not None:
            apart.gone.append(earlier)
        elif later is not None:
            apart.note_merged(later)
            apart.new.append(later)
    yield from apart.differences()


def _paired(before: Iterable[Incident], after: Iterable[Incident]) -> Iterator[tuple[Incident | None, Incident | None]]:
    """Walk along two lists in order of id, and give those of one id together."""
    left, right = iter(before), iter(after)
    earlier, later = next(left, None), next(right, None)
    while earlier is not None or later is not None:
        if later is None or (earlier is not None and earlier.id < later.id):
            yield earlier, None
            earlier = next(left, None)
        elif earlier is None or later.id < earlier.id:
            yield None, later
            later = next(right, None)
        else:
            yield earlier, later
            earlier, later = next(left, None), next(right, None)


def pair_differences(earlier: Incident, later: Incident) -> Iterator[Difference]:
    """Give what two states say otherwise of one incident."""
    more = [report for report in later.reports if report not in earlier.reports]
    fewer = [report for report in earlier.reports if report not in later.reports]
    if more or fewer:
        told = [f"{len(more)} more tell of it"] if more else []
        told += [f"{len(fewer)} no longer do"] if fewer else []
        yield Difference(later.id, later.title, "reports", "reports", fewer, more, " and ".join(told))
    yield from field_differences(earlier, later)


class _Apart:
    """Incidents that only one state has, and where the claims of the others went."""

    def __init__(self) -> None:
        self.gone: list[Incident] = []
        self.new: list[Incident] = []
        self.left: dict[str, str] = {}
        self.came: dict[str, str] = {}
        self.merged: dict[str, str] = {}

    def note(self, earlier: Incident, later: Incident) -> None:
        """Note the claims that left an incident, and those that came to it."""
        then, now = claims_of(earlier), claims_of(later)
        self.left |= dict.fromkeys(then - now, earlier.id)
        self.came |= dict.fromkeys(now - then, later.id)
        self.note_merged(later)

    def note_merged(self, later: Incident) -> None:
        """Note what was merged into an incident."""
        self.merged |= dict.fromkeys(later.supersedes, later.id)

    def differences(self) -> Iterator[Difference]:
        """Tell of each incident that only one state has."""
        heirs = {claim: incident for incident in self.new for claim in claims_of(incident)}
        renamed: set[str] = set()
        for incident in self.gone:
            heir = _most_shared(incident, {claim: heirs[claim].id for claim in claims_of(incident) & heirs.keys()})
            into = self.merged.get(incident.id)
            if heir is not None and heir not in renamed and into in (None, heir):
                renamed.add(heir)
                later = next(each for each in self.new if each.id == heir)
                yield _whole(later, "renamed", incident.id, heir, f"the same as {incident.id}, under another id")
                yield from pair_differences(incident, later)
                continue
            into = into or _most_shared(incident, self.came) or heir
            if into:
                yield _whole(incident, "merged", incident.id, into, f"merged into {into}")
            else:
                yield _whole(incident, "gone", incident.id, None, "no report tells of it any more")
        for incident in self.new:
            if incident.id not in renamed:
                yield self._appeared(incident)

    def _appeared(self, incident: Incident) -> Difference:
        source = _most_shared(incident, self.left)
        if source:
            return _whole(incident, "split", source, incident.id, f"split from {source}")
        return _whole(incident, "new", None, incident.id, "no report told of it before")


def _most_shared(incident: Incident, claims: dict[str, str]) -> str | None:
    """Give the incident to which most of the claims of one belong, by a table of claims."""
    shared: dict[str, int] = {}
    for claim in claims_of(incident) & claims.keys():
        shared[claims[claim]] = shared.get(claims[claim], 0) + 1
    return min(shared, key=lambda other: (-shared[other], other), default=None)


def _whole(incident: Incident, cause: Cause, before: str | None, after: str | None, why: str) -> Difference:
    claims = tuple(sorted(claims_of(incident)))
    return Difference(incident.id, incident.title, "incident", cause, before, after, why, claims=claims)
