"""Ways to say that people were struck that are no single verb: lost lives, injuries, "among the dead was"."""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import CasualtyKind
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.patients import Patient, antecedent, coordinated, is_people, patients, subject
from variorum.stages.extract.counts.vocabulary import CountVocabulary

_OBJECTS = ("dobj", "obj")


def idiomatic(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Give those struck by an idiom whose main word is ``token``."""
    if token.pos == "VERB":
        yield from _by_verb(report, token, vocabulary)
    else:
        yield from _by_noun(report, token, vocabulary)
    if token.lower in vocabulary.words.unharmed:
        yield from _unharmed(report, token, vocabulary)
    group = _group_kind(token.lower, vocabulary)
    if group is not None:
        yield from one_of(report, token, group, vocabulary)
        yield from named_as(report, token, group, vocabulary)


def _by_verb(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    words = vocabulary.words
    if token.lemma in words.hospital_verbs:
        yield from _hospital(report, token, vocabulary)
    if token.lemma in words.rounding_verbs and any(each.lower == "up" for each in report.below(token, "prt")):
        yield from _taken(report, token, token, vocabulary)
    if token.lemma in words.seeking_verbs:
        yield from _sought(report, token, vocabulary)
    if token.lemma in words.uprooting_verbs:
        yield from _uprooted(report, token, vocabulary)
    elif token.lemma in words.losing_verbs:
        yield from _lost(report, token, vocabulary)
    elif token.lemma in words.explode_verbs:
        for noun in report.below(token, *_OBJECTS):
            if noun.lower in vocabulary.people.reflexive:
                yield Patient("killed", noun.i, token.i)


def _by_noun(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    word, words = token.lower, vocabulary.words
    if word == "death":
        yield from _to_death(report, token, vocabulary)
    if word in words.lives:
        yield from _lives(report, token, vocabulary)
    elif word in words.honours and token.dep in _OBJECTS:
        yield from _honoured(report, token, vocabulary)
    elif word in words.custody and report.head(token).lower == "into":
        yield from _taken(report, report.head(report.head(token)), token, vocabulary)
    elif token.lemma in words.injuries:
        yield from _injuries(report, token, vocabulary)
    elif word in words.condition_nouns:
        yield from _condition(report, token, vocabulary)
    elif token.lemma in words.losses:
        yield from _losses(report, token, vocabulary)
    elif word in words.assaults:
        yield from _assaulted(report, token, vocabulary)
    elif word in words.captives and report.head(token).lemma in words.captive_verbs:
        yield from _captives(report, token, vocabulary)


def _to_death(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Read "beat two men to death" and "hacked to death 12 farmers", whatever the verb but "sentenced to death"."""
    link = report.head(token)
    verb = report.head(link)
    bare = not any(report.below(token, "det", "poss", "amod", "prep"))
    if link.lower != "to" or verb.pos != "VERB" or not bare or verb.lemma in vocabulary.words.sentencing:
        return
    # The parser may take those named behind "to death" for a time or a measure.
    behind = (each for each in report.below(verb, "npadvmod", "oprd") if each.i > token.i)
    stray = (each for each in behind if is_people(each, vocabulary))
    struck = tuple(patients(report, verb, "transitive", vocabulary)) or tuple(stray)
    for noun in struck:
        yield from _struck(report, "killed", noun, verb, vocabulary)


def _struck(
    report: AnnotatedReport,
    kind: CasualtyKind,
    noun: Token,
    token: Token,
    vocabulary: CountVocabulary,
    *,
    sure: bool = True,
) -> Iterator[Patient]:
    for each in coordinated(report, antecedent(report, noun), token, vocabulary):
        told = {form for word in (each, *report.below(each, "amod")) for form in (word.lower, word.lemma)}
        if sure or not told & (vocabulary.state["killed"] | vocabulary.noun["killed"]):
            yield Patient(kind, each.i, token.i, sure)


def _lives(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    verb = report.head(token)
    given = verb.lemma in vocabulary.words.giving_verbs and any(report.below(token, "poss")) and token.dep in _OBJECTS
    if token.dep not in {*_OBJECTS, "nsubjpass"} or not (given or verb.lemma in vocabulary.words.life_verbs):
        return
    if given or (verb.lemma in vocabulary.words.losing_verbs and token.dep != "nsubjpass"):
        own = subject(report, verb) or (report.head(verb) if verb.dep in {"relcl", "acl"} else None)
        if own is not None:
            yield from _struck(report, "killed", own, token, vocabulary)
        return
    owners = [noun for link in report.below(token, "prep") if link.lower == "of" for noun in report.below(link, "pobj")]
    owners += list(report.below(token, "poss"))
    for owner in owners or [token]:
        yield from _struck(report, "killed", owner, token, vocabulary)


def _honoured(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Read "made the supreme sacrifice" and "attained martyrdom", as some newspapers say of their own dead."""
    words, verb = vocabulary.words, report.head(token)
    marked = any(each.lower in words.honour_marks for each in report.below(token, "amod"))
    own = subject(report, verb) if verb.lemma in words.honour_verbs else None
    if own is not None and (marked or not any(report.below(token))):
        yield from _struck(report, "killed", own, token, vocabulary)


def _sought(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Read "rescuers are searching for three people"; suspects and gunmen are sought otherwise."""
    for link in report.below(token, "prep"):
        for noun in report.below(link, "pobj"):
            counted = any(report.below(noun, "nummod"))
            if link.lower == "for" and counted and noun.lemma in vocabulary.people.generic:
                yield Patient("missing", noun.i, token.i)


def _taken(report: AnnotatedReport, verb: Token, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Read "three men were taken into custody" and "rounded up three men"."""
    passive = list(report.below(verb, "nsubjpass"))
    for each in (passive or list(report.below(verb, *_OBJECTS)))[-1:]:
        yield from _struck(report, "captured", each, token, vocabulary)


def _injuries(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    verb = report.head(token)
    if verb.lemma in vocabulary.words.injury_verbs and token.dep in _OBJECTS:
        own = subject(report, verb) or (report.head(verb) if verb.dep in {"relcl", "acl"} else None)
        if own is not None:
            yield from _struck(report, "wounded", own, token, vocabulary, sure=False)
    elif token.dep == "pobj" and verb.lower == "with" and report.head(verb).pos == "NOUN":
        yield from _struck(report, "wounded", report.head(verb), token, vocabulary, sure=False)


def _assaulted(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Read "the fatal shooting of two men"; without "fatal" they may be alive."""
    fatal = any(each.lower in vocabulary.words.deadly for each in report.below(token, "amod"))
    for link in report.below(token, "prep"):
        for noun in report.below(link, "pobj"):
            if link.lower == "of" and is_people(noun, vocabulary):
                yield from _struck(report, "killed" if fatal else "wounded", noun, token, vocabulary, sure=fatal)


def _captives(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    verb = report.head(token)
    taken = [each for each in report.below(verb, "nsubjpass", *_OBJECTS) if each.i != token.i]
    for each in taken[-1:]:
        yield from _struck(report, "captured", each, token, vocabulary)


def _uprooted(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    places = (noun.lower for link in report.below(token, "prep") for noun in report.below(link, "pobj"))
    if any(place in vocabulary.words.homes for place in places):
        for each in report.below(token, "nsubjpass", *_OBJECTS):
            yield from _struck(report, "displaced", each, token, vocabulary)


def _lost(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Read "the army lost twelve soldiers": only people with a number are lost to death."""
    for each in report.below(token, *_OBJECTS):
        counted = any(report.below(each, "nummod"))
        if counted and each.pos == "NOUN" and is_people(each, vocabulary):
            yield from _struck(report, "killed", each, token, vocabulary)


def _losses(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Read "the loss of four soldiers", as armies say of their dead; without a number, or of things, it is no death."""
    for link in report.below(token, "prep"):
        for noun in report.below(link, "pobj"):
            counted = any(report.below(noun, "nummod"))
            if link.lower == "of" and counted and is_people(noun, vocabulary):
                yield from _struck(report, "killed", noun, token, vocabulary)


def _condition(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    if not any(each.lower in vocabulary.words.conditions for each in report.subtree(token)):
        return
    noun = report.head(token) if token.dep == "compound" else token
    link = report.head(noun)
    verb = report.head(link)
    while verb.dep == "prep" and verb.head != verb.i:
        verb = report.head(verb)
    if link.lower != "in":
        return
    if verb.pos in {"NOUN", "PROPN"}:
        yield from _struck(report, "wounded", verb, token, vocabulary, sure=False)
        return
    own = subject(report, verb)
    if own is not None:
        yield from _struck(report, "wounded", own, token, vocabulary, sure=False)


def _hospital(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    sent = token.lemma in vocabulary.words.sending_verbs
    owners = list(report.below(token, "nsubjpass")) or (list(report.below(token, *_OBJECTS)) if sent else [])
    if not owners and token.tag == "VBN" and token.dep == "conj":
        own = subject(report, token)
        owners = [own] if own is not None else []
    if owners and any(
        each.lower in vocabulary.words.hospitals or each.lemma in vocabulary.words.injuries
        for link in report.below(token, "prep", "dative")
        for each in report.subtree(link)
    ):
        for owner in owners:
            yield from _struck(report, "wounded", owner, token, vocabulary, sure=False)


def _unharmed(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Patient]:
    own = subject(report, token) or subject(report, report.head(token))
    if own is not None:
        yield from _struck(report, "wounded", own, token, vocabulary)


def _group_kind(word: str, vocabulary: CountVocabulary) -> CasualtyKind | None:
    if word in vocabulary.words.dead_group or word in vocabulary.words.victim_group:
        return "killed"
    return "wounded" if word in vocabulary.words.wounded_group else None


def one_of(report: AnnotatedReport, token: Token, kind: CasualtyKind, vocabulary: CountVocabulary) -> Iterator[Patient]:
    """Read "among the dead was X", "one of the dead is X", "the dead include X"."""
    link = report.head(token)
    verb = report.head(link)
    found: list[Token] = []
    if link.dep == "prep" and link.lower == "among" and verb.lemma == "be":
        after = [each for each in report.below(verb, "nsubj", "attr") if each.i > token.i]
        found = after or list(report.below(verb, "nsubj"))
    elif link.lower == "of" and verb.dep == "nsubj" and is_number(verb, vocabulary) and verb.lower != "one":
        found = [verb] if report.head(verb).lemma == "be" else []
    elif link.dep == "prep" and link.lower == "of" and verb.lower == "one" and report.head(verb).lemma == "be":
        found = _after(report, report.head(verb))
    elif token.dep == "nsubj" and link.lemma in vocabulary.words.include:
        found = list(report.below(link, *_OBJECTS))
    elif token.dep == "nsubj" and link.lemma == "be":
        found = [each for each in report.below(link, "attr") if each.entity == "PERSON"]
    for each in found:
        yield from _struck(report, kind, each, token, vocabulary)


def _after(report: AnnotatedReport, verb: Token) -> list[Token]:
    """Give the main word of the phrase after a verb, even where the parser hung it elsewhere."""
    attributes = [each for each in report.below(verb, "attr") if each.i > verb.i]
    near = report.tokens[verb.i + 1 : min(verb.i + 7, report.sentence(verb).last)]
    nouns = (each for each in near if each.pos in {"NOUN", "PROPN"} and each.dep not in {"compound", "amod", "poss"})
    return attributes or list(nouns)[:1]


def named_as(
    report: AnnotatedReport, token: Token, kind: CasualtyKind, vocabulary: CountVocabulary
) -> Iterator[Patient]:
    """Read the names in "identified the victim as X and Y", where ``token`` is the word for the victim."""
    verb = report.head(token)
    if token.dep == "pobj" and verb.dep == "prep":
        verb = report.head(report.head(verb))
    if verb.lemma not in vocabulary.words.identify or token.dep not in {*_OBJECTS, "nsubjpass", "pobj"}:
        return
    for link in report.tokens[token.i + 1 : report.sentence(token).last]:
        if link.lower == "as" and link.dep == "prep":
            for noun in report.below(link, "pobj"):
                for each in coordinated(report, noun, token, vocabulary):
                    if each.pos == "PROPN":
                        yield Patient(kind, each.i, token.i)
            return
