"""What a time stands with: the incident, a death, a call for help, an arrest, a saying."""

from variorum.model.text import Token
from variorum.stages.extract.episodes import Gathering
from variorum.stages.extract.events import EventIndex
from variorum.stages.extract.mentions import TimeMention
from variorum.stages.extract.readings import Readings

_PRONOUNS = {"it", "this", "that", "all", "incident"}


class Stands:
    """Answers for the times of one report."""

    def __init__(self, readings: Readings, gathering: Gathering, index: EventIndex) -> None:
        self.readings, self.annotated, self.gathering = readings, readings.annotated, gathering
        self.words = index.vocabulary
        self.events = {id(time): event for event, times in gathering.times.items() for time in times}
        self.weak = {event.token for event in gathering.events if event.weak or event.generic}

    def with_what(self, time: TimeMention, token: Token) -> str:
        """Say what a time stands with."""
        event = self.events.get(id(time))
        if event is not None:
            main = self.gathering.main
            if self.gathering.of_token.get(event) is not main:
                return "apart" if main is not None and self.gathering.distances.are_apart(event, main) else "another"
            return "death" if event in self.weak else "event"
        reported = self.readings.is_reported(time.start, time.end)
        for verb in (each for each in self.annotated.ancestors(token) if each.pos in {"VERB", "AUX"}):
            stands = "verb" if reported and self.readings.is_cue(verb) else self._with_verb(verb)
            if stands is not None:
                return stands
            if verb.dep not in {"xcomp", "conj", "advcl"}:
                return "verb"
        return "nothing"

    def _with_verb(self, verb: Token) -> str | None:
        if self.readings.is_cue(verb):
            return "saying"
        if verb.lemma in self.words.aftermath.verbs:
            return "aftermath"
        if verb.lemma in self.words.discovery.happening:
            is_it = any(child.lower in _PRONOUNS for child in self.annotated.below(verb, "nsubj"))
            return "happening" if is_it else "beginning"
        return "discovery" if verb.lemma in self.words.discovery.verbs else None
