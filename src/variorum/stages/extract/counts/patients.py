"""Whom a word of killing, wounding or taking befell: grammar over the dependency parse."""

from collections.abc import Iterator

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import CasualtyKind
from variorum.stages.extract.counts.numbers import is_number
from variorum.stages.extract.counts.vocabulary import CountVocabulary, Shape

_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "obj")
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Patient(Struct, frozen=True):
    """The main word of a phrase for those struck, and the word that says so; not ``sure`` for "shot" and the like."""

    kind: CasualtyKind
    head: int
    trigger: int
    sure: bool = True


def is_people(token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether a noun is one for people, or a name or a people's name."""
    lemma, people = token.lemma, vocabulary.people
    if token.entity in {"PERSON", "NORP"}:
        return True
    if lemma in people.not_people or token.lower in people.not_people:
        return False
    known = lemma in people.nouns or token.lower in people.plurals or lemma in people.attackers
    return known or lemma.endswith(people.endings)


def is_age(token: Token) -> bool:
    """Tell whether a word closes an age that stands for a person: "a 17-year-old"."""
    return token.lower in {"old", "olds"} or token.lower.endswith(("-old", "-olds"))


def patients(report: AnnotatedReport, token: Token, shape: Shape, vocabulary: CountVocabulary) -> Iterator[Token]:
    """Give the main words of those whom ``token``, a word of that shape, befell."""
    found = {
        "transitive": _transitive,
        "uncertain": _transitive,
        "intransitive": _intransitive,
        "state": _state,
        "noun": _noun,
    }[shape](report, token, vocabulary)
    for each in found:
        noun = antecedent(report, each)
        if noun.i == token.i:
            yield noun
        else:
            yield from coordinated(report, _told_of(report, noun, token), token, vocabulary)
    if shape != "noun":
        yield from _companions(report, token, vocabulary)
        yield from _gapped(report, token, vocabulary)


def _told_of(report: AnnotatedReport, noun: Token, token: Token) -> Token:
    """Step from "the second man" in "Smith was the second man to die" to the name."""
    verb = report.head(noun)
    infinitive = any(each.lower == "to" for each in report.below(token, "aux"))
    if token.dep in {"relcl", "acl"} and infinitive and noun.dep == "attr":
        return next((each for each in report.below(verb, "nsubj") if each.entity == "PERSON"), noun)
    return noun


def _companions(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    """Give those who shared the fate: "killed along with his wife"."""
    for link in report.below(token, "prep", "advmod"):
        if link.lower not in vocabulary.words.companions:
            continue
        inner = next(report.below(link, "prep"), link)
        for noun in report.below(inner, "pobj"):
            yield from coordinated(report, noun, token, vocabulary)


def _gapped(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    """Give "five" in "three were killed in Kora and five in Beledi", which the parser joins to the place or day."""
    for link in report.below(token, "prep"):
        for noun in report.below(link, "pobj"):
            for other in report.below(noun, "conj"):
                counted = is_number(other, vocabulary) or any(report.below(other, "nummod"))
                following = report.tokens[other.i + 1] if other.i + 1 < len(report.tokens) else other
                of_people = is_number(other, vocabulary) or other.lower in vocabulary.people.others
                people = of_people or is_people(other, vocabulary)
                if counted and people and following.dep == "prep" and following.lower == link.lower:
                    yield other


def antecedent(report: AnnotatedReport, token: Token) -> Token:
    """Step from "who" or "that" to the noun that it stands for."""
    if token.lower not in _RELATIVES:
        return token
    verb = report.head(token)
    for each in (verb, *report.ancestors(verb)):
        if each.dep == "relcl":
            return report.head(each)
        if each.dep not in {"conj", "xcomp", "ccomp", "auxpass"}:
            break
    return token


def coordinated(report: AnnotatedReport, token: Token, trigger: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    """Give a word and those joined to it by "and", "or" or a comma, but not what has a fate of its own."""
    yield token
    for other in [*_listed(report, token, vocabulary), *report.below(token, "conj")]:
        if other.pos not in {"NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"} or bare_plural(report, other, vocabulary):
            continue
        fates = (each for each in (other, *report.below(other, "amod", "acl")) if each.i != trigger.i)
        if not any(each.lower in vocabulary.fates for each in fates):
            yield from coordinated(report, other, trigger, vocabulary)


def _listed(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    """Give "a driver" in "a colonel, a driver and two guards", which the parser takes for another name of the first.

    After a word for people of any kind ("seven civilians, a man, his wife ...") such a list only says who they were.
    """
    if token.pos != "NOUN" or token.lemma in vocabulary.people.generic:
        return
    for other in report.below(token, "appos"):
        joined = (
            each.entity == "PERSON" or any(report.below(each, "det", "nummod", "poss"))
            for each in report.below(other, "conj")
        )
        if any(report.below(other, "det", "nummod", "poss")) and is_people(other, vocabulary) and any(joined):
            yield other


def bare_plural(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether a joined noun has no number of its own: "civilians" in "a number of rebels and civilians"."""
    plural = token.tag in {"NNS", "NNPS"} or token.lemma in vocabulary.vague.groups
    if token.lower in vocabulary.vague.alone:
        return False  # "scores of villagers" says how many, as far as it says anything
    if not plural or token.lower in vocabulary.people.others or _one(report.head(token), vocabulary):
        return False
    left = report.tokens[max(0, token.i - 4) : token.i]
    own = [each for each in report.below(token) if each.i < token.i]
    vague = any(each.lower in vocabulary.vague.words for each in left if each in own)
    return not vague and not any(each.dep in {"det", "nummod", "poss", "quantmod"} for each in own)


def _one(token: Token, vocabulary: CountVocabulary) -> bool:
    """Tell whether a noun is one person: what is joined to "his wife" is somebody else."""
    many = token.lemma in vocabulary.vague.groups or token.lower in vocabulary.people.plurals
    return token.tag in {"NN", "NNP"} and not many and not token.lower.endswith(vocabulary.people.plural_endings)


def subject(report: AnnotatedReport, verb: Token) -> Token | None:
    """Give the subject of a verb, borrowed from the verbs that it is joined to or stands under where it has none."""
    for _ in range(5):
        own = list(report.below(verb, *_SUBJECTS))
        clause_of_its_own = verb.dep == "conj" and any(report.below(verb, "auxpass"))
        before = _before(report, verb) if clause_of_its_own and not own else None
        if before is not None:
            return before
        if own:
            return next((each for each in reversed(own) if each.i < verb.i), own[-1])
        finite = verb.dep == "advcl" and verb.tag not in {"VBG", "VBN"}
        if finite or verb.dep not in {"conj", "xcomp", "advcl", "acomp", "oprd"} or verb.head == verb.i:
            return _before(report, verb)
        verb = report.head(verb)
    return None


def _before(report: AnnotatedReport, verb: Token) -> Token | None:
    """Take the noun right before a verb, where the parser hung it elsewhere."""
    at = verb.i - 1
    while at > report.sentence(verb).first and report.tokens[at].pos in {"AUX", "ADV"}:
        at -= 1
    noun = report.tokens[max(at, 0)]
    finite = verb.tag in _FINITE or at < verb.i - 1
    named = noun.pos in {"NOUN", "PROPN", "NUM"} or is_age(noun)
    return noun if finite and named and noun.sentence == verb.sentence else None


def _transitive(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    if token.lemma in vocabulary.words.shot and any(
        each.lower in vocabulary.words.astray for each in report.below(token, "prt", "advmod")
    ):
        return
    passive = _nearest(report, list(report.below(token, "nsubjpass")), vocabulary) or _between(report, token)
    objects = list(report.below(token, *_OBJECTS))
    if passive:
        yield from passive
    elif objects:
        yield from (_self(report, each, token, vocabulary) for each in objects)
    elif token.pos in {"NOUN", "PROPN", "ADJ"} or token.dep in {"amod", "acomp"}:
        if token.lower in vocabulary.fates:
            yield from _state(report, token, vocabulary)
    elif token.tag in {"VBN", "VBD"}:
        yield from _participle(report, token)
    else:
        yield from _shared_objects(report, token)


def _between(report: AnnotatedReport, verb: Token) -> list[Token]:
    """Give "civilians" in "between 10 and 15 civilians, two of them guards, were killed": no subject to the parser."""
    if not any(report.below(verb, "auxpass")):
        return []
    links = [link for link in report.below(verb, "prep") if link.i < verb.i and link.lower == "between"]
    return [noun for link in links for noun in report.below(link, "pobj") if noun.pos == "NOUN"]


def _nearest(report: AnnotatedReport, subjects: list[Token], vocabulary: CountVocabulary) -> list[Token]:
    """Of several subjects that the parser gives one verb, take the last that names people, and those joined to it."""
    subjects = [beside for each in subjects for beside in _after_date(report, each)]
    subjects = [_told_more_of(report, each, vocabulary) for each in subjects]
    people = [each for each in subjects if is_people(each, vocabulary)]
    return [*_joined(report, people, vocabulary), *people[-1:]] or subjects[-1:]


def _after_date(report: AnnotatedReport, subject: Token) -> list[Token]:
    """Step from a month that the parser takes for a subject to what is beside it: "in May, ten men were killed"."""
    beside = list(report.below(subject, "appos")) if subject.entity == "DATE" else []
    return beside or [subject]


def _told_more_of(report: AnnotatedReport, noun: Token, vocabulary: CountVocabulary) -> Token:
    """Step from what says more of a number to the number: "12 guests, all of them children, were killed"."""
    every = next((each for each in report.below(noun, "det", "predet", "nsubj") if each.lower == "all"), noun)
    if every is noun or every.i < 2 or report.tokens[every.i - 1].text != ",":
        return noun
    before = report.tokens[every.i - 2]
    return before if any(report.below(before, "nummod")) and is_people(before, vocabulary) else noun


def _joined(report: AnnotatedReport, people: list[Token], vocabulary: CountVocabulary) -> list[Token]:
    """Give the subjects with a number that "and" joins to the last: "six guards of the park and two drivers died"."""
    if not people or not any(report.below(people[-1], "nummod", "det")):
        return []
    counted = [each for each in people[:-1] if any(report.below(each, "nummod"))]
    together = any(report.below(people[-1], "cc")) and not _closed(report, people[-1])
    return [each for each in counted if any(report.below(each, "cc")) or (together and not _any_kind(each, vocabulary))]


def _closed(report: AnnotatedReport, noun: Token) -> bool:
    """Tell whether a comma closes a list, so that it only says more of what it follows: "ten men, two of them old,"."""
    last = report.subtree(noun)[-1]
    return last.text == "," or (last.i + 1 < len(report.tokens) and report.tokens[last.i + 1].text == ",")


def _any_kind(noun: Token, vocabulary: CountVocabulary) -> bool:
    """Tell "people" and "civilians", of whom a list after them only says who they were."""
    return noun.lemma in vocabulary.people.generic


def _self(report: AnnotatedReport, noun: Token, token: Token, vocabulary: CountVocabulary) -> Token:
    """Step from "himself" in "the boy shot himself" to the boy; who killed himself stays to be told an attacker."""
    if noun.lower in vocabulary.people.reflexive and token.lemma not in vocabulary.transitive["killed"]:
        return subject(report, token) or noun
    return noun


def _participle(report: AnnotatedReport, token: Token) -> Iterator[Token]:
    shared = list(_shared_objects(report, token))
    if token.dep in {"acl", "relcl"} and not list(report.below(token, "nsubj")):
        yield report.head(token)
    elif token.dep == "conj" and token.tag == "VBN" and not _active(report, report.head(token)):
        borrowed = subject(report, token)
        if borrowed is not None:
            yield borrowed
        elif report.head(token).dep in {"acl", "amod"}:
            yield report.head(report.head(token))
    elif shared:
        yield from shared
    else:
        own = None if _perfect(report, token) else subject(report, token)
        if own is not None and (token.tag == "VBN" or not list(report.below(token, "prep", "aux"))):
            yield own


def _perfect(report: AnnotatedReport, token: Token) -> bool:
    """Tell whether a participle is active: "had never killed"."""
    have = any(each.lemma == "have" for each in report.below(token, "aux"))
    return have and not list(report.below(token, "auxpass"))


def _active(report: AnnotatedReport, verb: Token) -> bool:
    return bool(list(report.below(verb, *_OBJECTS))) or (
        verb.tag in _FINITE and not list(report.below(verb, "nsubjpass"))
    )


def _shared_objects(report: AnnotatedReport, token: Token) -> Iterator[Token]:
    """Give the object of the second of two verbs for the first: "killed or wounded 20 people"."""
    for other in report.below(token, "conj"):
        if other.pos == "VERB":
            yield from report.below(other, *_OBJECTS)


def _intransitive(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    if token.pos not in {"VERB", "AUX"}:
        return
    own = subject(report, token)
    people = [each for each in report.below(token, *_SUBJECTS) if is_people(each, vocabulary)]
    yield from _joined(report, people, vocabulary)
    if own is not None:
        yield own
    elif token.dep in {"acl", "relcl"}:
        yield report.head(token)
    elif token.dep == "conj" and report.head(token).dep == "relcl":
        yield report.head(report.head(token))


def _state(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    many = _number_of(report, token, vocabulary)
    yield from _said_of(report, token, vocabulary) if many is None else (many,)


def _said_of(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    head = report.head(token)
    own = list(report.below(token, *_SUBJECTS))
    if list(report.below(token, "nummod")) or _number_before(report, token, vocabulary):
        yield token
    elif own:
        yield from own[-1:]
    elif token.dep in {"nsubj", "nsubjpass"} and head.lemma == "be":
        yield from (each for each in report.below(head, "attr") if each.i > token.i)
    elif token.dep in {"acomp", "oprd", "ccomp", "xcomp", "attr"} and head.i != token.i:
        objects = list(report.below(head, *_OBJECTS))
        borrowed = subject(report, head)
        if objects:
            yield from objects
        elif borrowed is not None:
            yield borrowed
    elif token.dep in {"amod", "acl", "compound"} and head.i != token.i:
        yield head
    elif token.dep == "conj" and head.i != token.i and head.pos in {"ADJ", "VERB"}:
        borrowed = subject(report, token)
        if borrowed is not None:
            yield borrowed


def _number_before(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> bool:
    if token.i == report.sentences[token.sentence].first:
        return False
    return is_number(report.tokens[token.i - 1], vocabulary)


def _noun(report: AnnotatedReport, token: Token, vocabulary: CountVocabulary) -> Iterator[Token]:
    if token.pos not in {"NOUN", "PROPN"}:
        return
    many = _number_of(report, token, vocabulary)
    if many is not None:
        yield many
        return
    owners = [noun for link in report.below(token, "prep") if link.lower == "of" for noun in report.below(link, "pobj")]
    owners += [owner for owner in report.below(token, "poss") if is_people(owner, vocabulary)]
    counted = bool(list(report.below(token, "nummod")))
    fatal = token.lemma in vocabulary.noun["killed"]
    if owners and not counted and fatal:
        yield from (owner for owner in owners if not _known_already(report, owner))
    elif token.lemma == "body" and token.dep == "nsubj" and report.head(token).lemma not in vocabulary.words.body_verbs:
        return
    elif counted or _came_about(report, token, vocabulary, fatal=fatal):
        yield token


def _number_of(report: AnnotatedReport, noun: Token, vocabulary: CountVocabulary) -> Token | None:
    """Give "number" in "a number of deaths and injuries", "dozens" in "dozens of wounded": they are those counted."""
    first = noun
    while first.dep == "conj" and first.head < first.i:
        first = report.head(first)
    link = report.head(first)
    above = report.head(link)
    vague = vocabulary.vague.words | vocabulary.vague.of_nouns | vocabulary.vague.alone
    if first.dep != "pobj" or link.lower != "of" or above.lower not in vague or any(report.below(first, "det")):
        return None  # "many of the dead" are some of those known
    return None if any(each.lower == "the" for each in report.below(above, "det")) else above


def _came_about(report: AnnotatedReport, noun: Token, vocabulary: CountVocabulary, *, fatal: bool) -> bool:
    """Tell whether deaths or injuries without a number are told as what came of something: "injuries were reported"."""
    if noun.tag != "NNS":
        return False
    if fatal and noun.dep in {"dobj", "nsubj", "nsubjpass", "attr"}:
        return True
    link = report.head(noun)
    verb = report.head(link) if noun.dep == "pobj" and link.lower in {"in", "to"} else link
    told = noun.dep in {"dobj", "nsubj", "nsubjpass", "attr", "pobj"} and verb.pos in {"VERB", "AUX"}
    return told and verb.lemma in vocabulary.words.outcome_verbs and not any(report.below(noun, "poss", "det"))


def _known_already(report: AnnotatedReport, owner: Token) -> bool:
    """Tell whether "the soldiers" in "the death of the soldiers" only takes up again whom the report told of."""
    if owner.tag not in {"NNS", "NNPS"} or list(report.below(owner, "nummod", "relcl", "acl")):
        return owner.pos == "PRON"
    return owner.dep == "poss" or any(each.lower in {"the", "these", "those"} for each in report.below(owner, "det"))
