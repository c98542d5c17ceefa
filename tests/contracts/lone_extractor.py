"""A small extractor of another kind, which uses nothing of the built-in one: it counts the dead by a pattern."""

import re

import variorum as vm
from variorum.model.values import CountValue, EventValue

DEAD = re.compile(r"\bkilled (\w+)")
NUMBERS = {"two": 2, "three": 3, "four": 4}


class Lone:
    name = "lone 2"

    def extract(self, annotated: vm.AnnotatedReport) -> vm.Reading:
        report, accounts, claims = annotated.report, [], []
        for match in DEAD.finditer(annotated.text):
            number = NUMBERS.get(match[1])
            account = vm.make_account(report=report.id, type="attack", span=match.span())
            accounts.append(account)
            value = CountValue(number, number, number, None, None if number else "plural", None, None, match[1])
            for field, span, what in (
                ("event", (match.start(), match.start() + 6), EventValue("attack")),
                ("killed", match.span(1), value),
            ):
                claims.append(
                    vm.make_claim(
                        report=report.id,
                        account=account.id,
                        field=field,  # type: ignore[arg-type]
                        value=what,
                        text=annotated.text,
                        span=span,
                        context=match.span(),
                    )
                )
        return vm.Reading(report, tuple(claims), (), tuple(accounts))


def make(built_in: vm.Extractor) -> Lone:
    assert built_in.name.startswith("variorum ")
    return Lone()
