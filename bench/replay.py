"""What the history of an incident costs: settling it with the replay of all its reports, against settling it once.

Usage: python -m bench.replay [REPORTS ...]
"""

import sys
import time
from collections.abc import Iterator, Mapping

from variorum.edges.resources.policies import load_rules
from variorum.model.claim import Account, AttributionLink, Claim, Field, make_claim
from variorum.model.incident import Membership
from variorum.model.report import Published, Report
from variorum.model.values import ActorValue, CountValue, DateValue, EventValue, PlaceValue, Value
from variorum.stages.reconcile import reconcile
from variorum.stages.reconcile.evidence import gather
from variorum.stages.reconcile.stage import settle

SIZES = (50, 100, 200, 400)
"""Reports of one incident."""
OUTLETS, SPEAKERS = 60, 40
"""Voices that tell of it: reports of one incident are many, those who know of it fewer."""
TEXT = "x" * 200


def made(number: int, *, apart: bool = False) -> Iterator[tuple[Report, list[Claim]]]:
    """Make reports of one incident, ten a day, whose toll rises, or of which hardly two give the same, ``apart``."""
    for i in range(number):
        day = f"2031-{1 + i // 280:02d}-{1 + i // 10 % 28:02d}"
        report = Report(f"r-{i:05d}", "", None, TEXT, "en", f"Outlet {i % OUTLETS}", Published(day, day, "metadata"))
        by = (AttributionLink(f"Mayor {i % SPEAKERS}", None, "person", "said"),) if i % 3 else ()
        killed, wounded = (4 + i * 37 % 211, 9 + i * 53 % 307) if apart else (4 + i // 20, 9 + i // 15)
        values: list[tuple[Field, Value]] = [
            ("event", EventValue("shelling")),
            ("date", DateValue("2031-01-01", "2031-01-01", "day", "on Monday")),
            ("place", PlaceValue("Orlovka", "XA", None, 1.0, 2.0, "point", None, "Orlovka")),
            ("killed", CountValue(killed, killed, killed, None, None, None, None, f"{killed} people")),
            ("wounded", CountValue(wounded, None, None, "at least", None, None, None, f"at least {wounded}")),
            ("victim", ActorValue(f"Vera {i % 50}", None, "person", None, named_person=True)),
        ]
        yield report, [
            make_claim(
                report=report.id, account=f"a-{i:05d}", field=field, value=value, text=TEXT,
                span=(20 * at, 20 * at + 9), context=(0, 200), attribution=by,
            )
            for at, (field, value) in enumerate(values)
        ]  # fmt: skip


def seconds(number: int, *, apart: bool = False) -> Mapping[str, float]:
    """Measure one incident of so many reports, in seconds of the processor."""
    rules, told = load_rules(), list(made(number, apart=apart))
    reports = {report.id: report for report, _ in told}
    claims = [claim for _, theirs in told for claim in theirs]
    accounts = {
        str(theirs[0].account): Account(
            str(theirs[0].account), report.id, "shelling", "main", 0, 9, tuple(claim.id for claim in theirs)
        )
        for report, theirs in told
    }
    start = time.process_time()
    settle(gather(claims, reports, reports, rules.origins), list(accounts.values()), rules)
    once = time.process_time()
    reconcile(
        Membership("i-1", tuple(sorted(accounts))), accounts=accounts, claims=claims, reports=reports, incident_of={},
        rules=rules,
    )  # fmt: skip
    return {"once": once - start, "with its history": time.process_time() - once}


def main() -> None:
    """Print a line for each size."""
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        for apart in (False, True):
            took = seconds(size, apart=apart)
            words = ", ".join(f"{name} {spent:.2f} s" for name, spent in took.items())
            told = f"{size} reports{' that differ' if apart else ''}"
            print(f"{told}: {words}, {took['with its history'] / took['once']:.1f} times")


if __name__ == "__main__":
    main()
