"""The gate lets in what is sound, refuses the rest with an Issue, and never lets a word in that is not in the text."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from variorum.model.claim import (
    FIELDS,
    VALUE_TYPES,
    Account,
    AccountRelation,
    AttributionLink,
    Claim,
    Statement,
    make_account,
    make_claim,
)
from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.model.values import CountValue, DateValue, EventValue, PlaceValue, ThingValue, Value
from variorum.stages.extract.gate import admitted

TEXT = "A bomb killed twelve people, three of them children, in Gao on 5 March 2024. “It was us,” the Front said."
REPORT = Report("r-1", "a.txt", None, TEXT, "en", None)
ACCOUNT = make_account(report="r-1", type="bombing", span=(2, 6))
FRONT = AttributionLink("Front", None, "armed_group", "said")


def number(words: str, low: Any = 12, best: Any = 12, high: Any = 12, part_of: str | None = None) -> CountValue:
    return CountValue(low, best, high, None, None, None, part_of, words)


def claim(field: Any, value: Value, words: str, account: str | None = ACCOUNT.id) -> Claim:
    start = TEXT.index(words)
    span = (start, start + len(words))
    return make_claim(report="r-1", account=account, field=field, value=value, text=TEXT, span=span,
                      context=(0, len(TEXT)), attribution=(FRONT,))  # fmt: skip


EVENT = claim("event", EventValue("bombing"), "bomb")
KILLED = claim("killed", number("twelve people"), "twelve people")
PART = claim("killed", number("three of them", 3, 3, 3, "twelve people"), "three of them")
DATE = claim("date", DateValue("2024-03-05", "2024-03-05", "day", "5 March 2024"), "5 March 2024")
PLACE = claim("place", PlaceValue("Gao", "ML", "Gao", 16.2, -0.04, "point", None, "Gao"), "Gao")
SAID = Statement("s-1", "r-1", ACCOUNT.id, "Front", "the Front", None, "armed_group", "said", "direct", "It was us",
                 "It was us", TEXT.index("It was"), TEXT.index("It was") + 9, None)  # fmt: skip
SOUND = (EVENT, KILLED, PART, DATE, PLACE)


def admit(
    claims: Any = SOUND, statements: Any = (SAID,), accounts: Any = (ACCOUNT,), issues: Any = (), report: Any = REPORT
) -> Reading:
    return admitted(Reading(report, claims, statements, accounts, issues), REPORT, "toy 1")


def test_a_sound_reading_goes_through_whole() -> None:
    passed = admit()
    assert (passed.claims, passed.statements, passed.issues) == (SOUND, (SAID,), ())
    assert passed.accounts == (structs.replace(ACCOUNT, claims=tuple(each.id for each in SOUND)),)


@pytest.mark.parametrize(
    ("bad", "code", "reason"),
    [
        (structs.replace(KILLED, quote="thirteen people"), "claim-not-in-text", "not what stands"),
        (structs.replace(KILLED, start=KILLED.start + 1), "claim-not-in-text", "not what stands"),
        (structs.replace(KILLED, start=KILLED.end, quote=""), "claim-not-in-text", "not what stands"),
        (structs.replace(KILLED, end=9_999), "claim-not-sound", "context"),
        (structs.replace(KILLED, start=-1), "claim-not-sound", "context"),
        (structs.replace(KILLED, context_start=KILLED.start + 1), "claim-not-sound", "context"),
        (structs.replace(KILLED, context_end=len(TEXT) + 1), "claim-not-sound", "context"),
        (structs.replace(KILLED, start=True), "claim-not-sound", "another type"),
        (structs.replace(KILLED, field="slain"), "claim-not-sound", "another type"),
        (structs.replace(KILLED, value=EventValue("bombing")), "claim-not-sound", "another type"),
        (structs.replace(KILLED, value=number("twelve people", "12")), "claim-not-sound", "another type"),
        (structs.replace(KILLED, stance="shouts"), "claim-not-sound", "another type"),
        (structs.replace(KILLED, attribution=[FRONT]), "claim-not-sound", "another type"),
        (structs.replace(KILLED, attribution=("the army",)), "claim-not-sound", "another type"),
        (structs.replace(KILLED, report="r-2"), "claim-not-sound", "another report's"),
        (structs.replace(KILLED, id=""), "claim-not-sound", "another report's"),
        (structs.replace(KILLED, id=EVENT.id), "claim-not-sound", "two with the id"),
        (structs.replace(KILLED, account="a-9"), "claim-not-sound", "account is not there"),
        (structs.replace(KILLED, value=number("a dozen")), "claim-not-sound", "words of its value"),
        (structs.replace(KILLED, value=number("twelve people", -1)), "claim-not-sound", "less than none"),
        (structs.replace(KILLED, value=number("twelve people", 12, 11)), "claim-not-sound", "not in order"),
        (structs.replace(PART, value=number("three of them", part_of="forty")), "claim-not-sound", "part of"),
        (structs.replace(DATE, value=DateValue("5/3/24", None, "day", "5 March 2024")), "claim-not-sound", "ISO"),
        (structs.replace(DATE, value=DateValue("2024-03-06", "2024-03-05", "day", "March")), "claim-not-sound", "ends"),
        (structs.replace(PLACE, value=structs.replace(PLACE.value, country="Mali")), "claim-not-sound", "3166"),
        (structs.replace(PLACE, value=structs.replace(PLACE.value, lat=99.0)), "claim-not-sound", "nowhere"),
        (structs.replace(PLACE, value=structs.replace(PLACE.value, lat=None)), "claim-not-sound", "coordinate"),
        (structs.replace(PLACE, value=structs.replace(PLACE.value, lat=float("nan"))), "claim-not-sound", "type"),
        ("a claim", "claim-not-sound", "another type"),
        (None, "claim-not-sound", "another type"),
    ],
)  # fmt: skip
def test_an_unsound_claim_is_refused_and_the_rest_kept(bad: Any, code: str, reason: str) -> None:
    passed = admit((EVENT, bad, DATE) if getattr(bad, "value", None) is None or bad.field != "date" else (EVENT, bad))
    assert bad not in passed.claims
    assert EVENT in passed.claims
    (issue,) = passed.issues
    assert (issue.code, issue.weight, issue.stage, issue.report) == (code, "dropped", "extract", "r-1")
    assert reason in issue.message
    assert "toy 1" in issue.message


def test_parts_of_a_count_that_is_refused_are_refused_with_it() -> None:
    passed = admit((structs.replace(KILLED, value=number("no such words")), PART))
    assert passed.claims == ()
    assert [issue.code for issue in passed.issues] == ["claim-not-sound", "claim-not-sound"]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (structs.replace(SAID, quote="It was them"), "statement-not-in-text"),
        (structs.replace(SAID, start=-5), "statement-not-in-text"),
        (structs.replace(SAID, mode="sung"), "statement-not-sound"),
        (structs.replace(SAID, account="a-9"), "statement-not-sound"),
        (structs.replace(SAID, report="r-2"), "statement-not-sound"),
        (3, "statement-not-sound"),
    ],
)
def test_an_unsound_statement_is_refused(bad: Any, code: str) -> None:
    passed = admit(statements=(bad, SAID))
    assert passed.statements == (SAID,)
    assert [issue.code for issue in passed.issues] == [code]


@pytest.mark.parametrize(
    "bad",
    [
        structs.replace(ACCOUNT, id="a-2", report="r-2"),
        structs.replace(ACCOUNT, id="a-2", start=3, end=3),
        structs.replace(ACCOUNT, id="a-2", end=9_999),
        structs.replace(ACCOUNT, id="a-2", type="brawl"),
        structs.replace(ACCOUNT, id="a-2", claims=["c-1"]),
        ACCOUNT,
    ],
)
def test_an_unsound_account_is_refused_with_what_hangs_on_it(bad: Account) -> None:
    lost = claim("weapon", ThingValue("bomb", None), "bomb", "a-2")
    passed = admit((*SOUND, lost), accounts=(ACCOUNT, bad))
    assert [account.id for account in passed.accounts] == [ACCOUNT.id]
    assert lost not in passed.claims
    assert {issue.code for issue in passed.issues} == {"account-not-sound", "claim-not-sound"}


def test_an_account_has_the_claims_that_name_it_whatever_it_says() -> None:
    relation = AccountRelation("a-none", "background", ("c-none",))
    itself = AccountRelation(ACCOUNT.id, "background", ())
    passed = admit(accounts=(structs.replace(ACCOUNT, claims=("c-none",), relations=(relation, itself)),))
    assert passed.accounts[0].claims == tuple(each.id for each in SOUND)
    assert passed.accounts[0].relations == ()


def test_a_report_may_be_dated_and_nothing_else_said_of_it() -> None:
    dated = structs.replace(REPORT, published=Published("2024-03-06", "2024-03-06", "text"))
    assert admit(report=dated).report == dated
    for changed in (structs.replace(dated, text="Else."), structs.replace(dated, outlet="The Herald"), "a.txt"):
        passed = admit(report=changed)
        assert passed.report == REPORT
        assert [issue.code for issue in passed.issues] == ["report-changed"]


def test_its_own_issues_are_kept_as_of_this_report() -> None:
    own = Issue("link", "doubted", "odd", "It is odd.", "Look.", report="r-7")
    passed = admit(issues=(own, "odd"))
    assert passed.issues[0] == structs.replace(own, stage="extract", report="r-1")
    assert passed.issues[1].code == "issue-not-sound"


@pytest.mark.parametrize("given_back", [None, "text", [KILLED], {"claims": []}])
def test_what_is_no_reading_is_an_error(given_back: Any) -> None:
    with pytest.raises(TypeError):
        admitted(given_back, REPORT, "toy 1")


JUNK = st.one_of(st.none(), st.integers(-3, 200), st.text(max_size=4), st.booleans(), st.just(()), st.floats())
PARTS = ("id", "report", "account", "field", "value", "quote", "start", "end", "context_start", "context_end", "stance")


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    good = draw(st.sampled_from(SOUND))
    changes = draw(st.dictionaries(st.sampled_from(PARTS), JUNK, max_size=2))
    return structs.replace(good, **changes)


@given(claims=st.lists(st.one_of(spoilt(), st.sampled_from(SOUND), JUNK), max_size=8), account=st.booleans())
def test_whatever_is_given_only_what_is_sound_comes_through(claims: list[Any], account: bool) -> None:
    passed = admit(tuple(claims), (), (ACCOUNT,) if account else ())
    accounts = {each.id for each in passed.accounts}
    for each in passed.claims:
        assert each in claims
        assert TEXT[each.start : each.end] == each.quote
        assert 0 <= each.context_start <= each.start < each.end <= each.context_end <= len(TEXT)
        assert each.field in FIELDS
        assert isinstance(each.value, VALUE_TYPES[each.field])
        assert each.account is None or each.account in accounts
        assert each.report == "r-1"
    assert not [identity for identity, times in Counter(c.id for c in passed.claims).items() if times > 1]
    assert len(passed.claims) + len(passed.issues) == len(claims)
    assert admitted(passed, REPORT, "toy 1") == passed


@given(st.integers(-5, 120), st.integers(-5, 120), st.text(max_size=10))
def test_no_words_come_through_that_are_not_there(start: int, end: int, quote: str) -> None:
    given_claim = structs.replace(KILLED, start=start, end=end, quote=quote)
    assert bool(admit((given_claim,)).claims) == (0 <= start < end <= len(TEXT) and TEXT[start:end] == quote)
