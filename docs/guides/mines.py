"""An extractor that stands on the built-in one, and adds the mines and duds that a pattern finds as weapons."""

import re

from msgspec.structs import replace

import variorum as vm
from variorum.model.values import ThingValue

MINES = re.compile(r"\b(?:land)?mines?\b|\bunexploded \w+", re.IGNORECASE)


class Mines:
    """Called once in each process, with the built-in extractor, which it may use or leave alone."""

    def __init__(self, built_in: vm.Extractor) -> None:
        self.built_in = built_in
        self.name = f"mines 0.1 on {built_in.name}"

    def extract(self, annotated: vm.AnnotatedReport) -> vm.Reading:
        """Read a report: what the built-in extractor reads, and the mines that it did not see."""
        reading = self.built_in.extract(annotated)
        main = next((account.id for account in reading.accounts if account.standing == "main"), None)
        held = {(claim.field, claim.value.name.lower()) for claim in reading.claims if claim.field == "weapon"}
        found = []
        for match in MINES.finditer(annotated.text):
            if ("weapon", match[0].lower()) not in held:
                sentence = next(s for s in annotated.sentences if s.start <= match.start() < s.end)
                found.append(
                    vm.make_claim(
                        report=annotated.report.id,
                        account=main,
                        field="weapon",
                        value=ThingValue(match[0], "mine"),
                        text=annotated.text,
                        span=match.span(),
                        context=(sentence.start, sentence.end),
                    )
                )
        return replace(reading, claims=(*reading.claims, *found))
