"""Find event words and what the grammar around them says: real or not, known or new, one or several."""

from collections.abc import Iterator

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.events.means import holds, type_by_means
from variorum.stages.extract.events.reality import is_metaphor, is_retold, reality_of
from variorum.stages.extract.events.vocabulary import Entry, EventIndex, EventVocabulary
from variorum.stages.extract.margin import refused, taken
from variorum.stages.extract.mentions import EventMention, Reality

_KNOWN = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "such", "both"}
REASON_REACH = 4
"""Heads above a verb among which "in retaliation for" is looked for: farther up, it is another deed's reason."""
PARTICLE_REACH = 6
"""Words between a verb and its particle ("shot the plane down"): longer objects are rarer than slips of the parser."""


def find_events(annotated: AnnotatedReport, index: EventIndex) -> tuple[EventMention, ...]:
    """Give the event words of a report in order, each once, the longest phrase winning."""
    found, reached = [], -1
    for token in annotated.tokens:
        entries = index.entries.get(token.lemma)
        if entries is None or token.i <= reached:
            continue
        if _is_of_the_calendar(token):
            refused(annotated, "event", token.span, entries[0].type, "it is a day of the calendar")
            continue
        match = _match(annotated, token, entries)
        if match is None:
            if len(entries[-1].lemmas) == 1:  # the longest stand first
                refused(annotated, "event", token.span, entries[-1].type, "no entry has it as this kind of word")
            continue
        entry, tokens = match
        mention = _mention(annotated, entry, tokens, index)
        if mention is not None:
            found.append(mention)
            reached = max(reached, tokens[-1].i if tokens[-1].i - token.i < len(entry.lemmas) else token.i)
    return tuple(found)


def _match(annotated: AnnotatedReport, token: Token, entries: list[Entry]) -> tuple[Entry, list[Token]] | None:
    for entry in entries:
        if len(entry.lemmas) == 1:
            if _right_class(token, entry):
                return entry, [token]
            continue
        tokens = _sequence(annotated, token, entry) or _with_particle(annotated, token, entry)
        if tokens is not None and _right_class(tokens[entry.head], entry):
            return entry, tokens
    return None


def _right_class(token: Token, entry: Entry) -> bool:
    if entry.verb:
        return token.pos in {"VERB", "AUX"} or (token.pos == "ADJ" and token.tag == "VBN") or len(entry.lemmas) > 2
    if token.dep == "compound" and len(entry.lemmas) == 1 and not _is_title(token):
        return False
    return token.pos in {"NOUN", "PROPN"} and (not entry.plural or token.tag in {"NNS", "NNPS"})


def _is_of_the_calendar(token: Token) -> bool:
    """ "March 10" is a day, not a march."""
    return token.entity in {"DATE", "TIME"} and token.text[0].isupper() and token.pos == "PROPN"


def _is_title(token: Token) -> bool:
    return token.pos == "PROPN"


def _sequence(annotated: AnnotatedReport, token: Token, entry: Entry) -> list[Token] | None:
    tokens = list(annotated.tokens[token.i : token.i + len(entry.lemmas)])
    if [t.lemma for t in tokens] == list(entry.lemmas) and tokens[-1].sentence == token.sentence:
        return tokens
    return None


def _with_particle(annotated: AnnotatedReport, token: Token, entry: Entry) -> list[Token] | None:
    if not entry.verb or len(entry.lemmas) != 2:
        return None
    for child in annotated.below(token, "prt", "prep", "advmod", "dobj", "acomp", "oprd"):
        if child.lemma == entry.lemmas[1] and 0 < child.i - token.i <= PARTICLE_REACH:
            return [token, child]
    return None


def _mention(annotated: AnnotatedReport, entry: Entry, tokens: list[Token], index: EventIndex) -> EventMention | None:
    head = tokens[entry.head]
    vocabulary = index.vocabulary
    if entry.sense is None and is_metaphor(annotated, head, entry, vocabulary.metaphor):
        refused(annotated, "event", head.span, entry.type, "it is a figure of speech")
        return None
    if not holds(annotated, head, entry, vocabulary.means):
        refused(annotated, "event", head.span, entry.type, "who does it, or what it befalls, gives it another sense")
        return None
    taken(annotated, "event", head.span, entry.type, " ".join(entry.lemmas))
    adjacent = tokens[-1].i - tokens[0].i == len(tokens) - 1
    definite = not entry.verb and any(child.lower in _KNOWN for child in annotated.below(head, "det", "poss"))
    return EventMention(
        token=head.i,
        start=tokens[0].start if adjacent else head.start,
        end=tokens[-1].end if adjacent else head.end,
        type=type_by_means(annotated, tokens, entry, vocabulary.means),
        family=entry.family,
        reality=_reality(annotated, head, vocabulary, definite=definite),
        generic=entry.generic,
        weak=entry.weak,
        plural=not entry.verb and head.tag in {"NNS", "NNPS"},
        definite=definite,
        other=any(_marks_other(annotated, head, index)),
    )


def _reality(annotated: AnnotatedReport, head: Token, words: EventVocabulary, *, definite: bool) -> Reality:
    """Say how real an event is. What is spoken of as known ("prevent the attack") is taken to have happened."""
    if is_retold(annotated, head, words.metaphor):
        return "habitual"
    found = reality_of(annotated, head, words.reality)
    return "actual" if definite and found != "habitual" else found


def _marks_other(annotated: AnnotatedReport, head: Token, index: EventIndex) -> Iterator[bool]:
    words = index.vocabulary.other
    yield any(child.lemma in words.modifiers for child in annotated.below(head, "det", "amod", "nummod"))
    # "Another bomb went off": the thing tells the event apart.
    doers = annotated.below(head, "nsubj") if head.pos == "VERB" else ()
    weapons = [doer for doer in doers if doer.lemma in index.vocabulary.means.weapons]
    yield any(child.lemma in words.modifiers for doer in weapons for child in annotated.below(doer, "det", "amod"))
    above = annotated.head(head)
    if head.dep == "pobj" and above.lower in {"for", "to", "of"}:
        motive = annotated.head(above)
        yield motive.lemma in words.motives
        yield any(child.lemma in words.motives for child in annotated.below(motive, "compound", "amod", "nmod", "poss"))
    yield _is_in_sequence(annotated, head, words.sequence)
    yield _is_of_a_motive(annotated, head, words.motives)


def _is_of_a_motive(annotated: AnnotatedReport, head: Token, motives: frozenset[str]) -> bool:
    """ "In retaliation for people standing by while police killed his men": the deed lies deeper in the reason."""
    if head.pos != "VERB":
        return False
    for above in list(annotated.ancestors(head))[:REASON_REACH]:
        if above.lower == "for" and annotated.head(above).lemma in motives:
            return True
    return False


def _is_in_sequence(annotated: AnnotatedReport, head: Token, verbs: frozenset[str]) -> bool:
    """Say whether an event only dates another: "the strike came days after a bomber killed", "it followed the raid"."""
    above = annotated.head(head)
    if head.dep == "pobj" and above.lower == "of" and annotated.head(above).dep in {"dobj", "pobj"}:
        head = annotated.head(above)  # "followed a week of raids", "came after a series of raids"
        above = annotated.head(head)
    if head.dep == "dobj":
        if above.lemma == "follow" and "follow" in verbs:
            return True
        head, above = above, annotated.head(above)  # "came days after the army launched a drive"
    if above.lower in {"after", "before"}:
        return head.dep in {"pobj", "pcomp"} and annotated.head(above).lemma in verbs
    marked = any(child.lower in {"after", "before"} for child in annotated.below(head, "mark"))
    return marked and head.dep == "advcl" and above.lemma in verbs
