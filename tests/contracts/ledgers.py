"""Small made-up readings and incidents for the tests of stores."""

from variorum.model.claim import Account, Claim, Statement, make_claim
from variorum.model.ids import content_id
from variorum.model.incident import Incident, IncidentDate, Judgement, Reason
from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.model.values import CountValue, EventValue

TEXT = "An attack killed four people near the bridge, the mayor said."


def make_reading(name: str, *, accounts: int = 1, version: int = 0, text: str = TEXT) -> Reading:
    """Give a reading of a report; another version of it has another claim, but the same accounts."""
    published = Published("2024-03-01", "2024-03-01", "metadata")
    report = Report(f"r-{name}", f"{name}.txt", f"Report {name}", text, "en", "The Gazette", published)
    tellings, claims = [], list[Claim]()
    for number in range(accounts):
        account = account_id(name, number)
        told = [
            make_claim(report=report.id, account=account, field="event", value=EventValue("attack"), text=text,
                       span=(3 + number, 9 + number), context=(0, len(text))),
            make_claim(report=report.id, account=account, field="killed",
                       value=CountValue(4, 4, 4, None, None, None, None, f"four {version}"), text=text,
                       span=(17 + number, 21 + number), context=(0, len(text))),
        ]  # fmt: skip
        claims += told
        ids = tuple(claim.id for claim in told)
        tellings.append(Account(account, report.id, "attack", "main", 3 + number, 9, ids))
    statement = Statement(
        content_id("s", report.id, version), report.id, account_id(name, 0), "the mayor", "the mayor", None, "person",
        "said", "indirect", text[:44], text[:44], 0, 44, None,
    )  # fmt: skip
    issue = Issue("extract", "doubted", "vague", f"doubt {version}", "look", report.location, report.id, 3, 9)
    return Reading(report, tuple(claims), (statement,), tuple(tellings), (issue,))


def account_id(name: str, number: int = 0) -> str:
    return f"a-{name}{number}"


def make_incident(identity: str, *, day: str | None = None, reports: int = 1, title: str = "Attack") -> Incident:
    date = IncidentDate(day, day, "day", "on the day", 1, 1) if day else None
    return Incident(
        id=identity, supersedes=(), type="attack", codes={"ucdp": {"type_of_violence": 3}, "acled": {"b": 1, "a": 2}},
        title=title, date=date, place=None, casualties=(), actors=(), people=(), responsibility=(), findings=(),
        reports=tuple(f"r-{number}" for number in range(reports)), origins=(), related=(), history=(),
    )  # fmt: skip


def make_judgement(
    left: str, right: str, *, score: float = 1.0, judge: str = "machine", part: str | None = None
) -> Judgement:
    reasons = (Reason("date", "same", score),)
    return Judgement(left, right, "same" if score > 0 else "different", score, reasons, judge, part)
