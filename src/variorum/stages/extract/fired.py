"""Which entries of the vocabulary fired for what was read."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from variorum.model.claim import COUNT_FIELDS, AttributionLink, Claim
from variorum.stages.extract.entries import Entries, Entry
from variorum.stages.extract.mentions import Span
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.resources import ExtractResources

Files: TypeAlias = Mapping[str, tuple[str, ...]]

_SHAPES = ("transitive.", "uncertain.", "intransitive.", "state.", "noun.")
_ACTORS: Files = {"actors.toml": (), "armed_groups.toml": (), "outlets.toml": (), "names.toml": ()}
_EVENTS: Files = {"events.toml": ("type.", "weak.", "generic.")}
_PEOPLE = ("people.nouns", "people.plurals", "people.attackers")
_COUNTS: Files = {"counts.toml": ("numbers", "scales", "bounds", "vague", "collectives", *_PEOPLE)}
_SPEECH = ("speech.", "thought.", "nouns.", "phrases.")
FILES: Mapping[str, Files] = {
    "event": _EVENTS,
    "date": {"times.toml": ()},
    "place": {"places_countries.toml": (), "places_areas.toml": (), "places.toml": ("abbreviations",)},
    "perpetrator": _ACTORS,
    "victim": _ACTORS,
    "target": _ACTORS,
    "weapon": {"things.toml": ()},
    "damage": {"things.toml": ()},
    "responsibility": {"answers.toml": ()},
    "response": {"answers.toml": ()},
    **dict.fromkeys(COUNT_FIELDS, _COUNTS),
}
"""The files, and in them the lists, that the reader of each field looks words up in; an empty one stands for all."""


class Fired:
    """Looks up the words of what was read in the files of its reader."""

    def __init__(self, readings: Readings, resources: ExtractResources, entries: Entries) -> None:
        self.readings, self.resources, self.entries = readings, resources, entries

    def by_claim(self, claim: Claim) -> tuple[Entry, ...]:
        """Give the entries behind a claim: for a count those of the word that says what befell them, first."""
        span = claim.start, claim.end
        own = self.by_field(claim.field, span)
        if claim.field == "event":
            return self._of_its_kind(own, claim.start)
        if claim.field not in COUNT_FIELDS:
            return own
        counts = self.readings.counts
        triggers = [c.trigger for c in counts if (c.start, c.end, c.kind) == (*span, claim.field)]
        found = [entry for trigger in triggers for entry in self._trigger(trigger, claim.field)]
        return tuple(dict.fromkeys((*found, *own)))

    def _of_its_kind(self, found: tuple[Entry, ...], start: int) -> tuple[Entry, ...]:
        """Leave out the nouns for a verb, and the verbs for a noun."""
        token = self.readings.token_at(start)
        lists = ("verbs", "phrases") if token is not None and token.pos in {"VERB", "AUX"} else ("nouns", "plurals")
        return tuple(entry for entry in found if entry.key.endswith(lists)) or found

    def _trigger(self, index: int, kind: str) -> Sequence[Entry]:
        token = self.readings.annotated.tokens[index]
        named = [e for form in (token.lemma, token.lower) for e in self.entries.named(form, {"counts.toml": _SHAPES})]
        exact = [entry for entry in named if entry.key.endswith(f".{kind}")]
        return exact or named or self.entries.named(token.lower, {"counts.toml": ()})

    def by_field(self, field: str, span: Span) -> tuple[Entry, ...]:
        """Give the entries for the words of a span in the files of a field."""
        words = [(token.text, token.lemma) for token in self.readings.tokens_in(span)]
        return self.entries.within(words, FILES.get(field, {}))

    def by_cues(self, chain: Sequence[AttributionLink]) -> tuple[Entry, ...]:
        """Give the entries for the words that report in a chain of speakers."""
        found: dict[Entry, None] = {}
        for link in chain:
            words = (link.cue or "").split()
            lemmas = {token.text: token.lemma for token in self.readings.annotated.tokens if token.text in words}
            row = [(word, lemmas.get(word, word)) for word in words]
            here = self.entries.within(row, {"speech.toml": _SPEECH}) or self.entries.within(row, {"speech.toml": ()})
            found.update(dict.fromkeys(here))
        return tuple(found)
