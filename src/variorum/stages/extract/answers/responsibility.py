"""Whose deed it is said to be: claimed, admitted, denied, blamed, suspected, and by whom."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from variorum.model.claim import Stance
from variorum.model.text import Token
from variorum.model.values import Position, ResponsibilityValue
from variorum.stages.extract.answers.deeds import WAYS, doer_of, is_own
from variorum.stages.extract.answers.spokespeople import spoken_for
from variorum.stages.extract.answers.vocabulary import AnswerIndex
from variorum.stages.extract.mentions import Span
from variorum.stages.extract.participants import ActorIndex, actor_of, country_beside
from variorum.stages.extract.phrases import after, agents, is_passive, objects, subjects
from variorum.stages.extract.readings import Readings

_PRONOUNS = {"he", "she", "it", "they", "we", "i"}
_ARMED = {"armed_group"}


class ResponsibilityMention(Struct, frozen=True):
    """A position on responsibility; ``token`` is the index of its main word, ``by`` that of the one who takes it."""

    token: int
    start: int
    end: int
    value: ResponsibilityValue
    stance: Stance
    by: int | None


class Finder:
    """Reads the responsibility out of one report; each ``_by_...`` method knows one way of putting it."""

    def __init__(self, readings: Readings, answers: AnswerIndex, actors: ActorIndex) -> None:
        self.readings, self.annotated = readings, readings.annotated
        self.words, self.triggers, self.actors = answers.responsibility, answers.responsibility_triggers, actors
        self.events = {event.token: event for event in readings.events if event.family in {"violence", "abduction"}}

    def find(self) -> Iterator[ResponsibilityMention]:
        """Give the positions on responsibility in the order of the text."""
        ways: list[Callable[[Token], ResponsibilityMention | None]] = [
            self._by_taking, self._by_denying, self._by_blaming, self._by_holding, self._by_doing, self._by_reason,
            self._by_suspecting, *(partial(way, self) for way in WAYS),
        ]  # fmt: skip
        for token in self.annotated.tokens:
            if token.lemma not in self.triggers and token.lower not in self.triggers:
                continue
            found = next((mention for way in ways if (mention := way(token)) is not None), None)
            if found is not None:
                yield found

    def _by_taking(self, verb: Token) -> ResponsibilityMention | None:
        """ "X claimed responsibility", "responsibility was taken by X", "nobody has claimed it"."""
        words = self.words
        position: Position
        if verb.lemma in words.claim:
            position = "claimed"
        elif verb.lemma in words.take | words.admit:
            position = "admitted"
        else:
            return None
        taken = words.objects if verb.lemma in words.admit else words.taken
        thing = next((t for t in objects(self.annotated, verb) if t.lemma in taken), None)
        if thing is None and verb.lemma in words.admit:
            thing = self._event_below(verb, "xcomp", "ccomp", "pcomp", "dobj")
        if thing is None:
            return None
        doer = next(subjects(self.annotated, verb), None)
        if doer is not None and self._is_nobody(doer):
            return self.mention(verb, thing, None, "claimed", "withholds", doer)
        actor, kind = self.actor(doer, verb)
        if verb.lemma in words.take and kind in _ARMED:
            position = "claimed"
        if told := doer_of(self, thing, doer):
            actor, kind = told
        negated = any(True for _ in self.annotated.below(verb, "neg"))
        stance: Stance = "withholds" if negated else "asserts"
        return self.mention(verb, thing, actor, position, stance, doer) if actor is not None else None

    def _is_nobody(self, doer: Token) -> bool:
        if doer.lower in {"nobody", "none"} or doer.lemma in self.words.nobody:
            return True
        return any(child.lower == "no" for child in self.annotated.below(doer, "det")) or (
            doer.lower == "one" and self.annotated.tokens[doer.i - 1].lower == "no"
        )

    def _by_denying(self, verb: Token) -> ResponsibilityMention | None:
        """ "X denied carrying out the attack", "denied any link to the bombing", "rejected responsibility"."""
        if verb.lemma not in self.words.deny or verb.pos not in {"VERB", "NOUN"}:
            return None
        thing = next((t for t in objects(self.annotated, verb) if t.lemma in self.words.objects), None)
        if thing is None:
            thing = self._event_below(verb, "xcomp", "ccomp", "pcomp", "dobj")
        if thing is None:
            thing = self._accusation(verb)
        doer = next(subjects(self.annotated, verb), None)
        actor, _ = self.actor(doer, verb)
        if thing is None or actor is None or self._is_patient(thing):
            return None
        if told := doer_of(self, thing, doer):
            actor = told[0]
        if actor is None:
            return None
        return self.mention(verb, thing, actor, "denied", "denies", doer)

    def _accusation(self, verb: Token) -> Token | None:
        """Give what "denied the allegations" refuses: what was laid on the actor before, if there was any harm."""
        if not self.events:
            return None
        denied = list(objects(self.annotated, verb))
        denied += (
            t for clause in self.annotated.below(verb, "ccomp", "xcomp") for t in objects(self.annotated, clause)
        )
        accused = (t for t in denied if t.lemma in self.words.accusations or t.lemma in self.words.objects)
        return next(accused, None) or next((t for t in denied if t.head == verb.i and t.lower in {"it", "this"}), None)

    def _is_patient(self, thing: Token) -> bool:
        """ "Denied that its men were killed" is no denial of a deed."""
        event = self.events.get(thing.i)
        return event is not None and event.weak and is_passive(self.annotated, thing)

    def _by_blaming(self, verb: Token) -> ResponsibilityMention | None:
        """ "X accused Y of the bombing", "blamed Y for it", "blamed the attack on Y", "Y was blamed"."""
        if verb.lemma not in self.words.blame or verb.pos not in {"VERB", "AUX"}:
            return None
        blamed = next(objects(self.annotated, verb), None)
        on = next(after(self.annotated, verb, "on"), None)
        if on is None and blamed is not None and blamed.i in self.events:
            on = next(after(self.annotated, blamed, "on"), None)
        if on is not None and (
            blamed is None or blamed.i in self.events or blamed.lemma in {"responsibility", "blame"}
        ):
            deed: Token | None = blamed or on
            blamed = on
        else:
            deed = self._event_below(verb, "prep", "advcl", "xcomp", "pcomp", "pobj")
        if blamed is None or deed is None:
            return None
        actor, _ = self.actor(blamed, verb)
        doer = next(subjects(self.annotated, verb), None)
        return self.mention(verb, deed, actor, "blamed", self.stance(verb), doer) if actor is not None else None

    def _by_holding(self, verb: Token) -> ResponsibilityMention | None:
        """ "Held Y responsible for the deaths", "said Y was responsible", "Y was behind the attack"."""
        words = self.words
        if verb.lower in words.behind:
            above = self.annotated.head(verb)
            deed = self._event_below(verb, "pobj")
            doer = next(subjects(self.annotated, above), None) if above.lemma == "be" else None
            if deed is None or doer is None:
                return None
            return self._of_deed(above, deed, doer)
        if verb.lemma in words.hold and verb.pos == "VERB":
            fit = [t for t in self.annotated.subtree(verb) if t.lemma in words.responsible]
            blamed = next(objects(self.annotated, verb), None)
            actor, _ = self.actor(blamed, verb)
            if fit and actor is not None:
                return self.mention(
                    verb, fit[-1], actor, "blamed", self.stance(verb), next(subjects(self.annotated, verb), None)
                )
        return None

    def _by_doing(self, verb: Token) -> ResponsibilityMention | None:
        """ "The group said it carried out the attack": a speaker who tells of a deed as its own."""
        if verb.lemma not in self.words.do or verb.pos != "VERB" or verb.dep not in {"ccomp", "conj"}:
            return None
        deed = next((t for t in objects(self.annotated, verb) if t.i in self.events), None)
        doer = next(self.annotated.below(verb, "nsubj"), None)
        if deed is None or doer is None or not self._is_own(doer):
            return None
        if self.annotated.head(verb).lemma in self.words.deny:
            return None  # told at the word of denial
        return self._of_deed(verb, deed, doer)

    def _of_deed(self, verb: Token, deed: Token, doer: Token) -> ResponsibilityMention | None:
        """A deed told of oneself is claimed or admitted, told of somebody else it is blamed."""
        speaking = self.annotated.head(verb)
        if doer.lower in _PRONOUNS and speaking.lemma in self.words.believe:
            return None  # "officials suspect that it was behind the attack": not the officials
        if self._is_own(doer) and verb.dep == "ccomp":
            speaker = next(subjects(self.annotated, speaking), None)
            actor, kind = self.actor(speaker, speaking)
            own: Position = "claimed" if kind in _ARMED else "admitted"
            if any(True for _ in self.annotated.below(verb, "neg")):
                return self.mention(verb, deed, actor, "denied", "denies", speaker) if actor is not None else None
            return self.mention(verb, deed, actor, own, "asserts", speaker) if actor is not None else None
        actor, _ = self.actor(doer, verb)
        if actor is None:
            return None
        doubtful = (
            any(t.lemma in self.words.believe for t in self.annotated.ancestors(verb)) or self.stance(verb) == "hedges"
        )
        return self.mention(verb, deed, actor, "suspected" if doubtful else "blamed", self.stance(verb), None)

    def _is_own(self, doer: Token) -> bool:
        """Say whether a subject stands for the speaker: "it", "we", "the group"."""
        return doer.lower in _PRONOUNS or is_own(self, doer)

    def _by_reason(self, noun: Token) -> ResponsibilityMention | None:
        """ "The group called it a revenge attack", "said it was in retaliation": a reason given for one's own act."""
        if noun.lemma not in self.words.reason or noun.pos not in {"NOUN", "PROPN"}:
            return None
        verb = next((t for t in self.annotated.ancestors(noun) if t.pos == "VERB"), None)
        if verb is None or verb.lemma not in self.words.call | {"say", "claim"}:
            return None
        doer = next(subjects(self.annotated, verb), None)
        actor, kind = self.actor(doer, verb)
        if actor is None or kind not in _ARMED:
            return None
        return self.mention(noun, noun, actor, "claimed", "asserts", doer)

    def _by_suspecting(self, word: Token) -> ResponsibilityMention | None:
        """ "Suspected militants of X", "X is suspected of the bombing"."""
        if word.lower not in self.words.suspect and word.lemma not in self.words.suspect:
            return None
        head = self.annotated.head(word)
        if word.dep == "amod" and head.dep in {"nsubj", "agent", "pobj", "nsubjpass"}:
            actor, kind = self.actor(head, word)
            if actor is not None and kind in _ARMED and self._near_event(word):
                return self.mention(word, head, actor, "suspected", "hedges", None)
        if word.pos == "VERB" and is_passive(self.annotated, word):
            deed = self._event_below(word, "prep", "pobj", "pcomp", "xcomp")
            actor, _ = self.actor(next(objects(self.annotated, word), None), word)
            if deed is not None and actor is not None:
                return self.mention(word, deed, actor, "suspected", "hedges", next(agents(self.annotated, word), None))
        return None

    def _near_event(self, token: Token) -> bool:
        sentence = self.annotated.sentence(token)
        return any(sentence.first <= i < sentence.last for i in self.events)

    def _event_below(self, token: Token, *deps: str) -> Token | None:
        """Give the event word that ``token`` governs by a path of the dependencies ``deps``."""
        todo = list(self.annotated.below(token, *deps))
        while todo:
            each = todo.pop(0)
            if each.i in self.events:
                return each
            todo.extend(self.annotated.below(each, *deps, "pobj", "pcomp", "dobj", "prep", "nsubj"))
        return None

    def actor(self, head: Token | None, verb: Token) -> tuple[str | None, str | None]:
        """Give name and kind of the actor at ``head``.

        A pronoun stands for the last speaker named before it, a spokesman for those he speaks for.
        """
        if head is None:
            return None, None
        if head.lower in _PRONOUNS:
            return self._speaker_at(verb)
        body = spoken_for(self.readings, head, self.words.spokespeople)
        if body is not None:
            return body
        actor = actor_of(self.readings, head, self.actors)
        return (actor.name, actor.kind) if actor is not None else self._source_at(head)

    def _source_at(self, head: Token) -> tuple[str | None, str | None]:
        """Give name and kind of one who is no actor by any word, but speaks: "JNIM said", "the council confirmed"."""
        for attribution in self.readings.attributions:
            if any(start <= head.start < end for start, end in attribution.source) and attribution.chain:
                return attribution.chain[0].name, attribution.chain[0].kind
        return None, None

    def _speaker_at(self, token: Token) -> tuple[str | None, str | None]:
        for attribution in self.readings.attributions:
            if any(start <= token.start < end for start, end in attribution.content) and attribution.chain:
                return attribution.chain[0].name, attribution.chain[0].kind
        return None, None

    def country(self, head: Token) -> str | None:
        """Give the country of the actor at ``head``, if its words or its name tell."""
        name, place = self.readings.name_at(head), self.readings.place_at(head)
        if name is not None and name.country is not None:
            return name.country
        return place.value.country if place is not None else country_beside(self.readings, head)

    def stance(self, verb: Token) -> Stance:
        """Say whether an adverb or modal makes a guess of what a verb says."""
        hedges = {"reportedly", "allegedly", "apparently", "may", "might", "possibly"}
        return "hedges" if any(c.lower in hedges for c in self.annotated.below(verb, "advmod", "aux")) else "asserts"

    def mention(
        self, verb: Token, thing: Token, actor: str | None, position: Position, stance: Stance, by: Token | None
    ) -> ResponsibilityMention:
        """Make a mention of the words from ``verb`` to ``thing``, or of the verb alone where they lie apart."""
        tokens = sorted((verb, thing), key=lambda token: token.i)
        span: Span = (tokens[0].start, tokens[1].end) if verb.sentence == thing.sentence else (verb.start, verb.end)
        value = ResponsibilityValue(actor, position)
        return ResponsibilityMention(verb.i, *span, value, stance, by.i if by is not None else None)
