"""Fit the match weights of linking to corpora of reports sorted by incident, and write src/variorum/data/linking.toml.

Usage:
    python scripts/fit_linking.py CORPORA            fit, and write the weights and the table of words
    python scripts/fit_linking.py CORPORA --check    write nothing; say what the weights as they are reach

CORPORA is a folder with the corpora `gvc`, `clusters` and `airwars`, and others whose words alone are counted. Pairs of
accounts that share a key are compared, and the weights are those of a logistic regression over the reasons that came
up: each entry of the file is one coefficient, in doublings of the odds. A quadratic penalty holds each entry to what a
person set, which stands behind it in the file: where the corpora show little, that is kept. Of the shootings and the
strikes only those whose name hashes to an even byte are learned from; the others show what the weights are worth.

Shootings have few that look like them; of the strikes of a war each is like the next. Their assessments are one to an
incident, so they show only what keeps two apart, and count together as much as all other pairs.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from variorum.edges.resources.bundle import load_resources
from variorum.edges.resources.linking import IN_ALL, LINKING, SHARES, load_weights
from variorum.evaluation.adapters import ADAPTERS
from variorum.evaluation.case import Case
from variorum.evaluation.corpus import folders_of
from variorum.evaluation.run import read_cases
from variorum.model.incident import Judgement
from variorum.model.ledger import Reading
from variorum.model.names import fold
from variorum.pipeline import Resources
from variorum.stages.extract.guard import extract_guarded
from variorum.stages.link import Held, Profile, Weights, cluster, compare, judge_new, profile

FITTED = ("date", "place", "type", "people", "counts", "weapon", "words", "names")
"""The tables of the file whose entries are learned."""
PENALTY = 1.0
"""Of the square of what an entry moves away from the file's, in doublings of the odds."""
ROUNDS = 3
"""Times that the reasons are gathered and the weights learned: of several days or places the weights choose one."""
SURE, DOUBTFUL = 1.0, -2.0
"""Doublings of the odds at which a pair is the same, and below which it is different: two to one, one to four. Two
killings made one are worse than one told as two."""
STRIKE = "strike "
"""How the names of incidents begin that are air strikes: each assessment tells of one of its own."""
FEWEST_REPORTS = 10
"""Reports of all that are counted that must hold a word for it to be listed."""
FILES = {"muc": "docs.jsonl", "airwars": "assessments.jsonl"}
COUNTED = ("geo/lgl", "gvdb", "hrdsattack", "polnear", "timex")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENTRY = re.compile(
    r"^(?P<name>\w+) = [^#]*# by hand +(?P<hand>\[[^]]*\]|-?[\d.]+)(?: \| \d+ pairs[^|]*)?(?: \|(?P<words>.*))?$"
)


class Told(Struct, frozen=True):
    """A report as read, and the incident that it is about."""

    incident: str
    reading: Reading


class Traced(float):
    """A weight that knows where it came from: sums and products keep how often each entry of the file is in them."""

    parts: dict[str, float]

    @classmethod
    def of(cls, value: float, parts: dict[str, float]) -> "Traced":
        """Make a weight of a value and what it is made of."""
        made = cls(value)
        made.parts = parts
        return made

    def __add__(self, other: float) -> "Traced":
        """Add, keeping the parts of both."""
        return Traced.of(float(self) + float(other), _sum(self.parts, getattr(other, "parts", {})))

    __radd__ = __add__

    def __mul__(self, times: float) -> "Traced":
        """Multiply by a plain number."""
        return Traced.of(float(self) * float(times), {name: part * times for name, part in self.parts.items()})

    __rmul__ = __mul__

    def __round__(self, digits: int | None = None) -> "Traced":  # type: ignore[override]
        """Leave as it is: rounding is for those who read."""
        del digits
        return self


def _sum(left: dict[str, float], right: dict[str, float]) -> dict[str, float]:
    return {name: left.get(name, 0.0) + right.get(name, 0.0) for name in left | right}


def main(arguments: list[str]) -> None:
    """Do what the arguments say."""
    corpora = Path(arguments[0])
    if "--check" not in arguments:
        write_words(corpora)
    resources = load_resources()
    told = [one for name in ("gvc", "clusters", "airwars") for one in read(corpora / name, name, resources)]
    if "--check" not in arguments:
        write_weights(fit([one for one in told if is_even(one.incident)], load_weights()))
    for half in (True, False):
        chosen = [one for one in told if is_even(one.incident) == half]
        news = [one for one in chosen if not one.incident.startswith(STRIKE)]
        strikes = [one for one in chosen if one.incident.startswith(STRIKE)]
        print("even" if half else "odd ", check(news, load_weights()))
        print("     strikes:", check_apart(strikes, load_weights()))


def is_even(incident: str) -> bool:
    """Say whether an incident is learned from: a cluster, or one of the half of the shootings and of the strikes."""
    halved = incident.isdigit() or incident.startswith(STRIKE)
    return not halved or sha256(incident.encode()).digest()[0] % 2 == 0


def read(folder: Path, kind: str, resources: Resources) -> list[Told]:
    """Read the reports of a corpus."""
    adapter = next(adapter for adapter in ADAPTERS if adapter.kind == kind)
    cases = [case for each in folders_of(folder, adapter) for case in adapter.cases(each)]
    if kind == "airwars":
        cases = _assessments(cases, folder / FILES["airwars"])
    return [
        Told(_incident(kind, case), extract_guarded(annotated, resources.extractor))
        for case, annotated in read_cases(cases, resources)
    ]


def _assessments(cases: Iterable[Case], path: Path) -> list[Case]:
    """Give each assessment that has a day once, whole, as if it had come out on the day after the strike."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    days = {row["id"]: row["date"][0] if isinstance(row["date"], list) else row["date"] for row in rows if row["date"]}
    dated = [case for case in cases if case.row["id"] in days]  # without its lead an assessment has another id
    return [structs.replace(case, row={**case.row, "published": _day_after(days[case.row["id"]])}) for case in dated]


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _incident(kind: str, case: Case) -> str:
    if kind == "airwars":
        return STRIKE + case.unit
    return str(case.row["incident"]) if kind == "gvc" else case.unit.split("-")[0]


# Words


def write_words(corpora: Path) -> None:
    """Count in how many reports of all corpora each word stands, and write the table."""
    counted: Counter[str] = Counter()
    texts = list(_texts(corpora))
    for text in texts:
        counted.update({fold(word) for word in _WORD.findall(text)} - {""})
    rows = sorted((word, round(n * IN_ALL / len(texts))) for word, n in counted.items() if n >= FEWEST_REPORTS)
    head = (
        f"# How many of {IN_ALL:,} news reports hold a word: the fewer, the more a word in common tells. Counted by\n"
        f"# scripts/fit_linking.py in {len(texts):,} reports, most of them of killings; what stands in fewer than\n"
        f"# {FEWEST_REPORTS} of them is not listed. May be edited by hand.\n"
    )
    SHARES.write_text(head + "".join(f"{word}\t{reports}\n" for word, reports in rows), encoding="utf-8")


def _texts(corpora: Path) -> Iterable[str]:
    for name in ("gvc", "muc", "airwars", *COUNTED):
        path = corpora / name / FILES.get(name, "reports.jsonl")
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
            row = json.loads(line)
            if _is_counted(name, row):
                yield row["text"]


def _is_counted(name: str, row: Mapping[str, Any]) -> bool:
    if name == "airwars":
        return is_even(STRIKE + row["id"])
    return name != "gvc" or is_even(row["incident"])


# Weights


def fit(
    told: Sequence[Told], weights: Weights, *, penalty: float = PENALTY
) -> tuple[Weights, dict[str, tuple[int, float]]]:
    """Learn the weights; give them, and how many pairs showed each entry and which share of those were the same."""
    start = by_hand()
    pairs, same = _pairs(told, weights)
    count = _balance(pairs, told)
    learned = weights
    for _ in range(ROUNDS):
        rows, names = _rows(pairs, learned)
        found, level = _regress(rows, same, count, np.array([start[name] for name in names]), penalty)
        found = np.array([_bounded(name, weight) for name, weight in zip(names, found.tolist(), strict=True)])
        learned = _with_entries(learned, dict(zip(names, found.tolist(), strict=True)))
        learned = structs.replace(learned, thresholds=structs.replace(
            learned.thresholds, same=round(SURE - level, 1), unsure=round(DOUBTFUL - level, 1)))  # fmt: skip
    shown = rows != 0
    evidence = {
        name: (int(shown[:, i].sum()), float(same[shown[:, i]].mean()) if shown[:, i].any() else 0.0)
        for i, name in enumerate(names)
    }
    return learned, evidence


def _bounded(name: str, weight: float) -> float:
    """Keep what agrees from counting against: strikes of a war lie in one region, but another region is no nearer."""
    return max(weight, 0.0) if name.split(".")[1].startswith("same") else weight


def _pairs(told: Sequence[Told], weights: Weights) -> tuple[list[tuple[Profile, Profile]], NDArray[np.float64]]:
    """Give the pairs of main accounts that share a key, and 1 for each that is of one incident."""
    incident = {one.reading.report.id: one.incident for one in told}
    mains = {found.account: found for one in told for found in _profiles(one, weights) if found.standing == "main"}
    judged = judge_new(list(mains.values()), Held(), weights)
    pairs = [(mains[judgement.left], mains[judgement.right]) for judgement in judged]
    return pairs, np.array([float(incident[a.report] == incident[b.report]) for a, b in pairs])


def _profiles(one: Told, weights: Weights) -> list[Profile]:
    reading = one.reading
    return [profile(a, reading.claims, reading.report, shares=weights.shares) for a in reading.accounts]


def _entries(weights: Weights) -> Iterable[tuple[str, float]]:
    for table in FITTED:
        for field, value in structs.asdict(getattr(weights, table)).items():
            if isinstance(value, float):
                yield f"{table}.{field}", value
            elif field == "weights":
                yield from ((f"{table}.{field}.{i}", entry) for i, entry in enumerate(value))


def _with_entries(weights: Weights, entries: dict[str, float]) -> Weights:
    """Put values in place of entries; those that are not named stay."""
    tables = {}
    for table in FITTED:
        held = structs.asdict(getattr(weights, table))
        fields = {field: entries.get(f"{table}.{field}", value) for field, value in held.items()}
        if "weights" in held:
            fields["weights"] = tuple(entries.get(f"{table}.weights.{i}", v) for i, v in enumerate(held["weights"]))
        tables[table] = type(getattr(weights, table))(**fields)
    return structs.replace(weights, **tables)


def _rows(pairs: Sequence[tuple[Profile, Profile]], weights: Weights) -> tuple[NDArray[np.float64], list[str]]:
    """Give a row for each pair: how often each entry is in its score."""
    traced = _with_entries(weights, {name: Traced.of(value, {name: 1.0}) for name, value in _entries(weights)})
    names = [name for name, _ in _entries(weights)]
    column = {name: i for i, name in enumerate(names)}
    rows = np.zeros((len(pairs), len(names)))
    for row, (left, right) in zip(rows, pairs, strict=True):
        for reason in compare(left, right, traced):
            for name, part in getattr(reason.weight, "parts", {}).items():
                row[column[name]] += part
    return rows, names


def _balance(pairs: Sequence[tuple[Profile, Profile]], told: Sequence[Told]) -> NDArray[np.float64]:
    """Give how much each pair counts: those of air strikes together as much as all others."""
    strikes = {one.reading.report.id for one in told if one.incident.startswith(STRIKE)}
    of_strikes = np.array([left.report in strikes for left, _ in pairs])
    share = (~of_strikes).sum() / max(of_strikes.sum(), 1)
    return np.where(of_strikes, min(share, 1.0), 1.0)


def _regress(
    rows: NDArray[np.float64],
    same: NDArray[np.float64],
    count: NDArray[np.float64],
    prior: NDArray[np.float64],
    penalty: float,
) -> tuple[NDArray[np.float64], float]:
    """Find the weights by Newton's method; give them and the level, both in doublings of the odds."""
    wide = np.hstack([rows, np.ones((len(rows), 1))]) * math.log(2)
    centre = np.append(prior, 0.0)
    hold = np.append(np.full(len(prior), penalty), 1e-6)
    found = np.append(prior, -5.0)
    for _ in range(50):
        odds = 1 / (1 + np.exp(-np.clip(wide @ found, -40, 40)))
        slope = wide.T @ (count * (odds - same)) + hold * (found - centre)
        bend = (wide * (count * odds * (1 - odds))[:, None]).T @ wide + np.diag(hold)
        step = np.linalg.solve(bend, slope)
        found = found - np.clip(step, -3, 3)
        if np.abs(step).max() < 1e-6:
            break
    return found[:-1], float(found[-1])


def write_weights(outcome: tuple[Weights, dict[str, tuple[int, float]]]) -> None:
    """Put the learned weights into the file, each with its evidence; comments and all else stay."""
    learned, evidence = outcome
    values, table, lines = dict(_entries(learned)), "", []
    for line in LINKING.read_text(encoding="utf-8").splitlines():
        table = line.strip("[]") if line.startswith("[") else table
        lines.append(_line(line, table, learned, values, evidence))
    LINKING.write_text("\n".join(lines) + "\n", encoding="utf-8")
    msgspec.toml.decode(LINKING.read_bytes(), type=Weights)


def _line(
    line: str, table: str, learned: Weights, values: dict[str, float], evidence: dict[str, tuple[int, float]]
) -> str:
    if table == "thresholds" and (match := re.match(r"(same|unsure) = [-\d.]+(.*)", line)):
        return f"{match[1]} = {getattr(learned.thresholds, match[1])}{match[2]}"
    match = _ENTRY.match(line)
    if table not in FITTED or match is None:
        return line
    if match["name"] == "weights":
        entry = f"weights = {[round(weight, 1) for weight in getattr(learned, table).weights]}"
        return f"{entry} # by hand {match['hand']}"
    pairs, share = evidence[f"{table}.{match['name']}"]
    said = f"{pairs} pairs, {share:.0%} the same" if pairs else "0 pairs"
    entry = f"{match['name']} = {round(values[f'{table}.' + match['name']], 1)}"
    return f"{entry:<25} # by hand {match['hand']:>4} | {said:<24} | {(match['words'] or '').strip()}".rstrip(" |")


def by_hand() -> dict[str, float]:
    """Read what a person set for each entry: it stands in the file behind the weight that was learned."""
    found: dict[str, float] = {}
    table = ""
    for line in LINKING.read_text(encoding="utf-8").splitlines():
        table = line.strip("[]") if line.startswith("[") else table
        if table in FITTED and (match := _ENTRY.match(line)):
            values = json.loads(match["hand"]) if match["name"] == "weights" else [float(match["hand"])]
            name = f"{table}.{match['name']}"
            found |= {f"{name}.{i}" if match["name"] == "weights" else name: value for i, value in enumerate(values)}
    return found


# Worth


def check(told: Sequence[Told], weights: Weights) -> str:
    """Say how well reports are sorted into incidents by the weights."""
    right = {one.reading.report.id: one.incident for one in told}
    joined, true = _joined(_sorted(told, weights)[0]), _joined(right)
    precision, recall = len(joined & true) / len(joined), len(joined & true) / len(true)
    f1 = 2 * precision * recall / (precision + recall)
    return f"pairs of reports: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def check_apart(told: Sequence[Told], weights: Weights) -> str:
    """Say how many pairs of reports that are each of an incident of its own are judged the same, and joined."""
    found, judged = _sorted(told, weights)
    same = sum(judgement.answer == "same" for judgement in judged)
    joined = len(_joined(found))
    return f"{len(judged)} pairs compared, {same} ({same / len(judged):.1%}) the same, {joined} pairs of reports joined"


def _sorted(told: Sequence[Told], weights: Weights) -> tuple[dict[str, str], list[Judgement]]:
    """Give the group of each report, and the judgements between what reports are mainly about."""
    profiles = [found for one in told for found in _profiles(one, weights)]
    main = {found.account for found in profiles if found.standing == "main"}
    judged = judge_new(profiles, Held(), weights)
    held = {found.account: found.report for found in profiles}
    groups = cluster(held, judged, weights.thresholds, mains=main)
    group_of = {account: str(i) for i, group in enumerate(groups) for account in group}
    mains = {p.report: group_of[p.account] for p in profiles if p.standing == "main"}
    found = {one.reading.report.id: mains.get(one.reading.report.id, one.reading.report.id) for one in told}
    return found, [judgement for judgement in judged if {judgement.left, judgement.right} <= main]


def _joined(group_of: dict[str, str]) -> set[tuple[str, str]]:
    members: dict[str, list[str]] = {}
    for report, group in sorted(group_of.items()):
        members.setdefault(group, []).append(report)
    return {pair for reports in members.values() for pair in combinations(reports, 2)}


if __name__ == "__main__":
    main(sys.argv[1:])
