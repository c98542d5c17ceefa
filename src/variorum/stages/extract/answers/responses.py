"""What somebody did about an incident afterwards: apologised, paid, arrested, dismissed, condemned."""

from collections.abc import Iterator

from msgspec import Struct

from variorum.model.claim import Stance
from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import ResponseType, ResponseValue
from variorum.stages.extract.answers.vocabulary import AnswerIndex
from variorum.stages.extract.participants import ActorIndex, actor_of
from variorum.stages.extract.phrases import after, bare_phrase, objects, subjects
from variorum.stages.extract.readings import Readings

_TOWARD = ("to", "toward", "towards", "with", "against", "on", "of", "for", "from")
_NOBODY = {"neither", "nobody", "none"}
_NEGATIONS = {"no", "not", "never", "n't", "without"}


class ResponseMention(Struct, frozen=True):
    """A response; ``token`` is the index of its main word, ``by`` that of the one who responds, if told."""

    token: int
    start: int
    end: int
    value: ResponseValue
    stance: Stance
    by: int | None


def find_responses(readings: Readings, answers: AnswerIndex, actors: ActorIndex) -> Iterator[ResponseMention]:
    """Give the responses that a report tells of, in order."""
    for token in readings.annotated.tokens:
        if token.pos in {"VERB", "AUX"} and token.lemma in answers.response_verbs:
            type_ = answers.response_verbs[token.lemma]
            if _fits(readings.annotated, token, answers.patients[type_]):
                yield _of_verb(readings, token, type_, answers, actors)
        elif token.pos == "NOUN" and token.lemma in answers.response_nouns:
            matched = _noun(readings.annotated, token, answers)
            if matched is not None:
                first, found = matched
                mention = _of_noun(readings, first, token, found, answers, actors)
                if mention is not None:
                    yield mention


def _fits(annotated: AnnotatedReport, verb: Token, patients: frozenset[str]) -> bool:
    if not patients:
        return True
    return any(each.lemma in patients for each in objects(annotated, verb))


def _noun(annotated: AnnotatedReport, token: Token, answers: AnswerIndex) -> tuple[Token, ResponseType] | None:
    for lemmas, type_ in answers.response_nouns[token.lemma]:
        first = token.i - len(lemmas) + 1
        if first >= 0 and tuple(t.lemma for t in annotated.tokens[first : token.i + 1]) == lemmas:
            return annotated.tokens[first], type_
    return None


def _of_verb(
    readings: Readings, verb: Token, type_: ResponseType, answers: AnswerIndex, actors: ActorIndex
) -> ResponseMention:
    annotated = readings.annotated
    doer = next(subjects(annotated, verb), None)
    befallen = next(objects(annotated, verb), None)
    toward = _actor_name(readings, befallen, actors) if befallen is not None else None
    if toward is None and befallen is not None and befallen.lemma in answers.patients[type_]:
        start, end = bare_phrase(annotated, befallen)
        toward = annotated.text[start:end]
    toward = toward or _toward(readings, verb, actors)
    value = ResponseValue(type_, _doer_name(readings, doer, answers, actors), toward)
    return ResponseMention(verb.i, verb.start, verb.end, value, _stance(annotated, verb, answers), _index(doer))


def _of_noun(
    readings: Readings, first: Token, noun: Token, type_: ResponseType, answers: AnswerIndex, actors: ActorIndex
) -> ResponseMention | None:
    annotated = readings.annotated
    giving = _giving(annotated, noun, answers)
    owner = next(annotated.below(noun, "poss"), None)
    if giving is None and (owner is None or type_ in {"sanction", "aid"}):
        return None
    doer = _giver(annotated, giving) if giving is not None else owner
    if doer is None and owner is not None:
        doer = owner
    if giving is not None and giving.lemma in answers.giving.receiving:
        return _received(readings, first, noun, giving, type_, answers, actors)
    toward = _toward(readings, noun, actors) or (_toward(readings, giving, actors) if giving is not None else None)
    value = ResponseValue(type_, _doer_name(readings, doer, answers, actors), toward)
    stance = "denies" if _is_negated(annotated, noun) else _stance(annotated, giving or noun, answers)
    return ResponseMention(noun.i, first.start, noun.end, value, stance, _index(doer))


def _received(
    readings: Readings, first: Token, noun: Token, verb: Token, type_: ResponseType, answers: AnswerIndex,
    actors: ActorIndex,
) -> ResponseMention:  # fmt: skip
    """ "The families will receive compensation from the state": the giver stands after "from"."""
    annotated = readings.annotated
    giver = next((each for head in (verb, noun) for each in after(annotated, head, "from")), None)
    receiver = next(subjects(annotated, verb), None)
    value = ResponseValue(
        type_, _doer_name(readings, giver, answers, actors), _doer_name(readings, receiver, answers, actors)
    )
    return ResponseMention(noun.i, first.start, noun.end, value, _stance(annotated, verb, answers), _index(giver))


def _is_negated(annotated: AnnotatedReport, noun: Token) -> bool:
    """ "No arrests were made"."""
    return any(child.lower in _NEGATIONS for child in annotated.below(noun, "det", "neg"))


def _giver(annotated: AnnotatedReport, giving: Token) -> Token | None:
    """Give the subject of a verb, or of the nearest verb above it: "expressed his willingness to provide help"."""
    for verb in (giving, *annotated.ancestors(giving)):
        if verb.pos in {"VERB", "AUX"}:
            subject = next(subjects(annotated, verb), None)
            if subject is not None:
                return subject
    return None


def _giving(annotated: AnnotatedReport, noun: Token, answers: AnswerIndex) -> Token | None:
    """Give the verb of giving above the noun: "expressed condolences", "sanctions were announced"."""
    words = answers.giving
    for above in list(annotated.ancestors(noun))[:4]:
        if above.pos in {"VERB", "AUX"}:
            return above if above.lemma in words.verbs or above.lemma in words.refusing else None
    return None


def _toward(readings: Readings, head: Token, actors: ActorIndex) -> str | None:
    """Give whom a response is for; also "in a conversation with X", one noun further down."""
    annotated = readings.annotated
    for each in after(annotated, head, *_TOWARD):
        name = _actor_name(readings, each, actors)
        if name is not None:
            return name
    for each in after(annotated, head, "in", "during", "at"):
        for inner in after(annotated, each, "with", "to"):
            name = _actor_name(readings, inner, actors)
            if name is not None:
                return name
    return None


def _doer_name(readings: Readings, doer: Token | None, answers: AnswerIndex, actors: ActorIndex) -> str | None:
    """Give who responds: an actor, or in the words of the text an office or body ("the prosecutor")."""
    name = _actor_name(readings, doer, actors)
    if name is not None or doer is None or doer.lemma not in answers.giving.givers:
        return name
    start, end = bare_phrase(readings.annotated, doer)
    return readings.annotated.text[start:end]


def _actor_name(readings: Readings, head: Token | None, actors: ActorIndex) -> str | None:
    if head is None:
        return None
    actor = actor_of(readings, head, actors)
    if actor is not None and actor.name is not None:
        return actor.name
    if head.lower in {"he", "she", "it", "they", "its", "his", "her", "their"}:
        return None
    if head.pos == "NOUN" and actor is not None:
        start, end = bare_phrase(readings.annotated, head)
        return readings.annotated.text[start:end]
    return None


def _stance(annotated: AnnotatedReport, verb: Token, answers: AnswerIndex) -> Stance:
    above = [] if verb.dep == "conj" else list(annotated.ancestors(verb))[:1]
    for word in (verb, *above):
        if any(child.lower in _NEGATIONS for child in annotated.below(word, "neg", "det")):
            return "denies"
        if word.lemma in answers.giving.refusing:
            return "denies"
    for subject in annotated.below(verb, "nsubj", "nsubjpass"):
        if subject.lower in _NOBODY or _is_negated(annotated, subject):
            return "denies"
    aux = {child.lower for child in annotated.below(verb, "aux")}
    if aux & {"may", "might", "could", "would"}:
        return "hedges"
    return "asserts"


def _index(token: Token | None) -> int | None:
    return token.i if token is not None else None
