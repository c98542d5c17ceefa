"""What every extractor's reading goes through: what quotes no words of the text, or is unsound, is refused.

Nothing is mended on the way, and what is sound is kept. The built-in extractor's reading goes through it as well.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from variorum.model.claim import Account, AccountRelation, Claim, Statement, decode_claim, encode_claim
from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.stages.extract.sound import what_is_wrong_with_value

Part = TypeVar("Part", Claim, Statement, Account)
UNREADABLE = (msgspec.MsgspecError, AttributeError, LookupError, OverflowError, TypeError, ValueError)
"""What comes of writing and reading a value that is not of its type."""
CURE = "It is left out, and the rest is kept. This is a fault of the extractor: please report it with the text."
NOT_IN_TEXT = "its quote is not what stands at its offsets in the text"


def admitted(given: object, report: Report, extractor: str) -> Reading:
    """Give what of a reading can be let into the ledger, with an Issue for each thing that is refused.

    Args:
        given: what an extractor gave.
        report: the report that it was handed.
        extractor: its name, for the Issues.

    Raises:
        TypeError: it gave no reading at all.

    """
    if not isinstance(given, Reading):
        msg = f"{type(given).__name__} is no Reading"
        raise TypeError(msg)
    return _Gate(report, extractor).admit(given)


class _Gate:
    """Looks at the reading of one report."""

    def __init__(self, report: Report, extractor: str) -> None:
        self.report, self.extractor, self.location = report, extractor, report.location
        self.issues: list[Issue] = []

    def admit(self, given: Reading) -> Reading:
        report = self._report(given.report)
        accounts = self._sound(given.accounts, self._wrong_with_account, self._refuse_account)
        known = frozenset(account.id for account in accounts)
        claims = self._sound(given.claims, lambda each: self._wrong_with_claim(each, known), self._refuse_claim)
        claims = self._whole(claims)
        statements = self._sound(
            given.statements, lambda each: self._wrong_with_statement(each, known), self._refuse_statement
        )
        whole = tuple(_with_its_own(account, claims, known) for account in accounts)
        return Reading(report, claims, statements, whole, (*self._told(given.issues), *self.issues))

    def _report(self, given: Any) -> Report:
        """Take the day of publication that was read in the text, and nothing else that was said of the report."""
        published = given.published if isinstance(given, Report) else None
        if not isinstance(given, Report) or structs.replace(given, published=self.report.published) != self.report:
            message = f"{self.extractor} gave another report than {self.location}, which it was handed."
            self.issues.append(_dropped("report-changed", message, CURE, self.report))
        elif _is_as_declared(published, Published):
            return given
        return self.report

    def _sound(
        self, parts: Iterable[Part], wrong: Callable[[Part], str | None], refuse: Callable[[Part, str], None]
    ) -> tuple[Part, ...]:
        """Give the parts with which nothing is wrong; of two with one id, the first."""
        kept: dict[str, Part] = {}
        for part in parts:
            found = wrong(part)
            if found is None and part.id in kept:
                found = f"there are two with the id {part.id}"
            if found is None:
                kept[part.id] = part
            else:
                refuse(part, found)
        return tuple(kept.values())

    def _wrong_with_claim(self, claim: Any, accounts: frozenset[str]) -> str | None:
        if not isinstance(claim, Claim) or not _comes_back(claim):
            return "it is not as the contract has it: its value is not of its field, or something else of another type"
        if claim.account is not None and claim.account not in accounts:
            return "its account is not there"
        if not 0 <= claim.context_start <= claim.start <= claim.end <= claim.context_end <= len(self.report.text):
            return "its context does not hold its words"
        return self._wrong_with_words(claim) or what_is_wrong_with_value(claim, self.report.text)

    def _wrong_with_statement(self, statement: Statement, accounts: frozenset[str]) -> str | None:
        if not _is_as_declared(statement, Statement):
            return "it is not as the contract has it: something is of another type"
        if statement.account is not None and statement.account not in accounts:
            return "its account is not there"
        return self._wrong_with_words(statement)

    def _wrong_with_account(self, account: Account) -> str | None:
        if not _is_as_declared(account, Account):
            return "it is not as the contract has it: something is of another type"
        if account.report != self.report.id or not account.id:
            return "it is another report's"
        return None if 0 <= account.start < account.end <= len(self.report.text) else "its words are not in the text"

    def _wrong_with_words(self, part: Any) -> str | None:
        if part.report != self.report.id or not part.id:
            return "it is another report's"
        if not 0 <= part.start < part.end <= len(self.report.text):
            return NOT_IN_TEXT
        return None if self.report.text[part.start : part.end] == part.quote else NOT_IN_TEXT

    def _whole(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Refuse the counts that are part of another one that is not there, until none is left."""
        kept = tuple(claims)
        while True:
            words = {part for claim in kept for part in (claim.quote, getattr(claim.value, "words", None))}
            loose = [claim for claim in kept if getattr(claim.value, "subset_of", None) not in {None, *words}]
            if not loose:
                return kept
            for claim in loose:
                self._refuse_claim(claim, "the larger count that it is a part of is not there")
            kept = tuple(claim for claim in kept if claim not in loose)

    def _told(self, issues: Iterable[Issue]) -> list[Issue]:
        """Give the extractor's own issues, as far as they are of this report."""
        kept = []
        for issue in issues:
            if _is_as_declared(issue, Issue):
                kept.append(structs.replace(issue, stage="extract", report=self.report.id))
            else:
                message = f"{self.extractor} gave an issue in {self.location} that is not as the contract has it."
                self.issues.append(_dropped("issue-not-sound", message, CURE, self.report))
        return kept

    def _refuse_claim(self, claim: Claim, reason: str) -> None:
        message = f"{self.extractor} gave a claim about {_named(claim, 'field')} in {self.location}: {reason}."
        if reason == NOT_IN_TEXT:
            issue = _dropped("claim-not-in-text", message, CURE, self.report, claim)
        else:
            issue = _dropped("claim-not-sound", message, CURE, self.report, claim)
        self.issues.append(issue)

    def _refuse_statement(self, statement: Statement, reason: str) -> None:
        message = f"{self.extractor} gave a statement of {_named(statement, 'speaker')} in {self.location}: {reason}."
        if reason == NOT_IN_TEXT:
            issue = _dropped("statement-not-in-text", message, CURE, self.report, statement)
        else:
            issue = _dropped("statement-not-sound", message, CURE, self.report, statement)
        self.issues.append(issue)

    def _refuse_account(self, account: Account, reason: str) -> None:
        message = f"{self.extractor} gave an account in {self.location}: {reason}."
        self.issues.append(_dropped("account-not-sound", message, CURE, self.report, account))


def _dropped(code: str, message: str, cure: str, report: Report, part: object = None) -> Issue:
    start, end = (each if type(each) is int else None for each in (_at(part, "start"), _at(part, "end")))
    return Issue("extract", "dropped", code, message, cure, report.location, report.id, start, end)


def _at(part: object, name: str) -> Any:
    return getattr(part, name, None)


def _named(part: object, name: str) -> str:
    return str(_at(part, name) or "nobody knows what")[:40]


def _comes_back(claim: Claim) -> bool:
    """Tell whether a claim is, written and read again, what it was: then all of it is of the type that it should be."""
    try:
        return decode_claim(encode_claim(claim)) == claim
    except UNREADABLE:
        return False


def _is_as_declared(value: object, kind: type[msgspec.Struct]) -> bool:
    try:
        return isinstance(value, kind) and msgspec.json.decode(msgspec.json.encode(value), type=kind) == value
    except UNREADABLE:
        return False


def _with_its_own(account: Account, claims: Sequence[Claim], known: frozenset[str]) -> Account:
    """Give an account the claims that name it, and of its relations those to accounts that are there."""
    there = {claim.id for claim in claims}
    own = tuple(claim.id for claim in claims if claim.account == account.id)
    relations = tuple(
        AccountRelation(relation.account, relation.relation, tuple(each for each in relation.claims if each in there))
        for relation in account.relations
        if relation.account in known - {account.id}
    )
    return structs.replace(account, claims=own, relations=relations)
