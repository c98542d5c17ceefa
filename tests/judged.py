"""Readings made by hand for the tests of judgements: reports that tell of shootings, each claim with its words."""

from collections.abc import Sequence

from msgspec import structs

from variorum.api import Ledger
from variorum.edges.resources.linking import load_weights
from variorum.edges.resources.policies import load_rules
from variorum.edges.settings import Settings
from variorum.edges.store import MemoryStore, Store
from variorum.keeping import keep
from variorum.model.claim import Account, AttributionLink, Claim, Field, make_account, make_claim
from variorum.model.ids import content_id
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.model.values import CountValue, DateValue, EventValue, PlaceValue, Value
from variorum.pipeline import Settling

SETTLING = Settling(load_weights(), load_rules())


class Watch:
    """A clock that goes on a minute each time it is looked at."""

    def __init__(self) -> None:
        self.minutes = 0

    def __call__(self) -> str:
        self.minutes += 1
        return f"2031-06-01T{self.minutes // 60:02d}:{self.minutes % 60:02d}:00.000000+00:00"


def reading(
    name: str,
    *,
    killed: int = 4,
    day: str = "2031-05-01",
    place: str = "Tessary",
    by: str = "the Ruvian police",
    before: str = "",
    also: Sequence[str] = (),
) -> Reading:
    """Give what was read in a report of a shooting.

    Args:
        name: tells the report from others.
        killed: how many it says were killed.
        day: when.
        place: where.
        by: who says so.
        before: words in front, which move all others.
        also: days of further shootings that it tells of.

    """
    text = f"{before}Gunmen shot dead {killed} farmers near {place} on {day}, {by} said. Report {name}."
    report_id = content_id("r", name)
    report = Report(report_id, f"{name}.txt", None, text, "en", f"The {name} Post", Published(day, day, "metadata"))
    accounts, claims = [], list[Claim]()
    for index, when in enumerate((day, *also)):
        start = text.index("shot dead") + index
        account = make_account(
            report=report_id, type="shooting", span=(start, start + 9), standing="main" if not index else "background"
        )
        told = [
            _claim(report, account, "event", EventValue("shooting"), "shot dead", index),
            _claim(report, account, "date", DateValue(when, when, "day", when, when), day, index),
            _claim(report, account, "place", PlaceValue(place, "RV", None, 9.0, 9.0, "near", "1", place), place, index),
            _claim(report, account, "killed", _count(killed), f"{killed} farmers", index, by),
        ]
        accounts.append(structs.replace(account, claims=tuple(claim.id for claim in told)))
        claims += told
    return Reading(report, tuple(claims), (), tuple(accounts))


def _count(killed: int) -> CountValue:
    return CountValue(killed, killed, killed, None, None, "farmers", None, f"{killed} farmers")


def _claim(
    report: Report, account: Account, field: Field, value: Value, words: str, index: int, by: str | None = None
) -> Claim:
    start = report.text.index(words) + index
    link = (AttributionLink(by, None, "government", "said"),) if by else ()
    return make_claim(
        report=report.id, account=account.id, field=field, value=value, text=report.text,
        span=(start, start + len(words) - index), context=(0, len(report.text)), attribution=link,
    )  # fmt: skip


def ledger_of(*readings: Reading, store: Store | None = None, who: str | None = "Ana") -> Ledger:
    """Give a ledger of some readings."""
    ledger = Ledger(MemoryStore() if store is None else store, Settings(who=who), Watch())
    read_in(ledger, *readings)
    return ledger


def read_in(ledger: Ledger, *readings: Reading) -> None:
    """Read reports into a ledger."""
    with ledger.store.transaction():
        keep(ledger.store, readings, SETTLING)


def claim_on(ledger: Ledger, field: Field, name: str) -> str:
    """Give the id of the first claim of a report on a field."""
    return next(claim.id for claim in ledger.claims(report=content_id("r", name)) if claim.field == field)


def incident_of(ledger: Ledger, name: str) -> str:
    """Give the id of the incident that a report tells of first."""
    account = next(account for account in ledger.store.accounts(reports=[content_id("r", name)]))
    return ledger.store.incident_of([account.id])[account.id]
