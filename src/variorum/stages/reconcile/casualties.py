"""A policy's numbers: which figures it counts, which one it calls best, and the rule in words."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from variorum.model.incident import Casualty
from variorum.model.values import CasualtyKind
from variorum.stages.reconcile.counts import Standing
from variorum.stages.reconcile.figures import Figure
from variorum.stages.reconcile.policy import Policy
from variorum.stages.reconcile.words import join


class Choice(Struct, frozen=True):
    """A number chosen among figures, the figures that give or allow it, and why it was chosen."""

    number: int | None
    support: tuple[Figure, ...]
    reason: str


def casualties(kind: CasualtyKind, standing: Standing, policy: Policy) -> tuple[Casualty, ...]:
    """Give a policy's numbers for all killed (wounded, ...), then for each group that the claims tell apart.

    Args:
        kind: the field.
        standing: its figures.
        policy: whose rules to go by.

    """
    if kind not in policy.kinds:
        return ()
    counted, boasts = _without_boasts(_speaking(standing.current), policy)
    if not counted:
        return _without_totals(kind, standing, policy)
    return (*_total(kind, counted, standing, policy, boasts), *_groups(kind, standing, policy))


def _speaking(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Leave persons told apart, who need not be all, out where a report counts."""
    counting = [figure for figure in figures if figure.sort != "persons"]
    hurt = [figure for figure in figures if figure.stated]
    return counting or hurt or figures


def _without_boasts(figures: Sequence[Figure], policy: Policy) -> tuple[list[Figure], list[Figure]]:
    """Leave out a warring side's own numbers where others give some."""
    if policy.belligerents == "counted":
        return list(figures), []
    boasts = [figure for figure in figures if figure.belligerent]
    others = [figure for figure in figures if figure not in boasts]
    return (others, boasts) if others else (list(figures), [])


def _total(
    kind: CasualtyKind, counted: Sequence[Figure], standing: Standing, policy: Policy, boasts: Sequence[Figure]
) -> tuple[Casualty, ...]:
    choice = choose(counted, policy)
    best = choice.number
    low, high = (best, best) if policy.range == "best_only" else _reliable(counted, best)
    attackers, added = _attackers(standing, policy)
    if _holds(best, counted, standing):
        attackers, added = 0, ()
    low, best, high = (None if number is None else number + attackers for number in (low, best, high))
    claims = {claim for figure in (*choice.support, *added) for claim in figure.claims}
    rule = [f"{policy.title}: {choice.reason}."]
    if policy.range == "reliable":
        claims |= {claim for figure in counted for claim in figure.claims}
        rule.append("Low is the lowest and high the highest reliable figure; a bare floor leaves the high open.")
    rule += _remarks(standing, boasts, attackers)
    return (Casualty(kind, None, low, best, high, policy.name, " ".join(rule), tuple(sorted(claims))),)


def _remarks(standing: Standing, boasts: Sequence[Figure], attackers: int) -> list[str]:
    remarks = []
    if boasts:
        remarks.append(f"Left out: {join(dict.fromkeys(_said(figure) for figure in boasts))}, a warring side's own.")
    if standing.overtaken:
        told = join(dict.fromkeys(_said(figure) for figure in standing.overtaken))
        remarks.append(f"Overtaken by later figures: {told}.")
    if attackers:
        remarks.append(f"{attackers} of those who attacked are added.")
    return remarks


def _said(figure: Figure) -> str:
    return f"{figure.stated} ({join(figure.origins)})"


def choose(counted: Sequence[Figure], policy: Policy) -> Choice:
    """Choose the best number among figures by a policy's rule; None where nothing but an upper end is known."""
    numbers = sorted({figure.stated for figure in counted if figure.stated is not None and not _ceiling(figure)})
    if not numbers:
        return Choice(None, tuple(counted), "only an upper end is given")
    if policy.best == "most_origins":
        return _most_origins(numbers, counted)
    if policy.best == "latest":
        newest = max(counted, key=lambda figure: (figure.day, figure.report, -(figure.stated or 0)))
        return Choice(newest.stated, _giving(newest.stated, counted), "the figure of the newest report")
    if policy.best == "highest":
        return Choice(numbers[-1], _giving(numbers[-1], counted), "the highest figure")
    floor = max((figure.low for figure in counted if figure.open and figure.sort == "total"), default=0)
    lowest = next((n for n in numbers if n >= floor or _exact(n, counted)), numbers[-1])
    return Choice(lowest, _giving(lowest, counted), "the lowest figure until a higher one is corroborated")


def _ceiling(figure: Figure) -> bool:
    value = figure.value
    return value is not None and value.low is None and value.best is None


def _exact(number: int, counted: Iterable[Figure]) -> bool:
    return any(figure.stated == number and not (figure.open and figure.sort == "total") for figure in counted)


def _giving(number: int | None, counted: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(figure for figure in counted if figure.stated == number)


def _allows(figure: Figure, number: int) -> bool:
    """Say whether a figure speaks for a number; a sum of parts speaks for itself alone."""
    if figure.stated == number:
        return True
    return figure.sort == "total" and figure.low <= number and (figure.high is None or number <= figure.high)


def _most_origins(numbers: Sequence[int], counted: Sequence[Figure]) -> Choice:
    def weight(number: int) -> tuple[int, int, int, str, int]:
        giving = _giving(number, counted)
        allowing = _origins(figure for figure in counted if _allows(figure, number))
        against = _origins(figure for figure in counted if not _allows(figure, number))
        return len(allowing), -len(against), len(_origins(giving)), _latest(giving), -number

    best = max(numbers, key=weight)
    support = tuple(figure for figure in counted if _allows(figure, best))
    origins, everyone = _origins(support), _origins(counted)
    if len(everyone) == 1:
        return Choice(best, support, f"best is {best}, the only origin's figure ({join(everyone)})")
    rivals = [number for number in numbers if number != best and weight(number)[0] == len(origins)]
    tie = (
        "; of figures with as many, the least contradicted, then the latest, then the lowest was taken"
        if rivals
        else ""
    )
    told = f"most independent origins ({len(origins)} of {len(everyone)}: {join(origins)})"
    return Choice(best, support, f"best is {best}, the figure that {told} give or allow{tie}")


def _latest(figures: Iterable[Figure]) -> str:
    return max((figure.day for figure in figures), default="")


def _origins(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(sorted({origin for figure in figures for origin in figure.origins}))


def _reliable(counted: Sequence[Figure], best: int | None) -> tuple[int | None, int | None]:
    """Give the lowest and the highest figure.

    Of floors the highest tells; alone, they leave the high open. People told one by one, where nobody gives a total,
    make one number: how many of them are the same is a guess.
    """
    totals = [figure for figure in counted if figure.sort == "total"]
    if not totals:
        return best, best
    floor = max((figure.low for figure in totals if figure.open), default=None)
    lows = [figure.low for figure in totals if not figure.open and not _ceiling(figure)]
    lows += [number for number in (floor, best) if number is not None]
    high = max((figure.high for figure in totals if figure.high is not None), default=None)
    least = max((number for number in (floor, best) if number is not None), default=0)
    return min(lows, default=None), high if high is not None and high >= least else None


def _attackers(standing: Standing, policy: Policy) -> tuple[int, tuple[Figure, ...]]:
    """Give how many of those who attacked are to be added to a total that leaves them out."""
    if policy.attackers == "left_out" or not standing.attackers:
        return 0, ()
    number = max(figure.stated or 0 for figure in standing.attackers)
    return number, tuple(figure for figure in standing.attackers if figure.stated == number)


def _holds(best: int | None, counted: Sequence[Figure], standing: Standing) -> bool:
    """Say whether a number holds those who attacked already.

    It does unless a report tells of them beside the others: of those it shows the number, and a higher one holds both.
    """
    if best is None or any(figure.stated == best and figure.holds_attackers for figure in counted):
        return True
    told = {figure.report for figure in standing.attackers}
    beside = [figure.stated for figure in standing.current if figure.report in told and not figure.holds_attackers]
    return best > max((number for number in beside if number is not None), default=-1)


def _without_totals(kind: CasualtyKind, standing: Standing, policy: Policy) -> tuple[Casualty, ...]:
    """Give numbers where there are only attackers, parts or words."""
    attackers, added = _attackers(standing, policy)
    parts = [figure for figure in standing.sort("part") if figure.stated]
    if added or parts:
        least = attackers + max((figure.low for figure in parts), default=0)
        claims = tuple(sorted({claim for figure in (*added, *parts) for claim in figure.claims}))
        rule = f"{policy.title}: no total is given; the people told apart are counted."
        return (Casualty(kind, None, least, least, None, policy.name, rule, claims),)
    vague = [figure for figure in standing.sort("vague") if figure.value is not None and figure.value.vague]
    if not vague:
        return ()
    return (_from_words(kind, vague, policy),)


def _from_words(kind: CasualtyKind, vague: Sequence[Figure], policy: Policy) -> Casualty:
    words = sorted({figure.value.vague for figure in vague if figure.value is not None and figure.value.vague})
    known = {word: policy.vague[word.casefold()] for word in words if word.casefold() in policy.vague}
    claims = tuple(sorted(claim for figure in vague for claim in figure.claims))
    said = join(f"“{word}”" for word in words)
    if not known:
        rule = f"{policy.title}: only words are given ({said}); no number is published for them, so none is made."
        return Casualty(kind, None, None, None, None, policy.name, rule, claims)
    word = min(known, key=lambda key: (known[key], key))
    rule = f"{policy.title}: only words are given ({said}); “{word}” counts {known[word]} ({policy.cites[-1]})."
    number = known[word]
    return Casualty(kind, None, number, number, number, policy.name, rule, claims)


def _groups(kind: CasualtyKind, standing: Standing, policy: Policy) -> tuple[Casualty, ...]:
    """Give the numbers of each group that is told apart; one group that is everybody is not repeated."""
    if policy.range != "reliable":
        return ()
    by_group: dict[str, list[Figure]] = {}
    for figure in standing.grouped:
        group = figure.value.group if figure.value is not None else None
        if group:
            by_group.setdefault(group.casefold(), []).append(figure)
    found = []
    for group, figures in sorted(by_group.items()):
        numbers = sorted(figure.stated for figure in figures if figure.stated is not None)
        high = None if any(figure.open for figure in figures) else numbers[-1]
        claims = tuple(sorted({claim for figure in figures for claim in figure.claims}))
        rule = f"{policy.title}: the highest number told of this group, which may be part of the whole."
        found.append(Casualty(kind, group, numbers[0], numbers[-1], high, policy.name, rule, claims))
    return tuple(found)
