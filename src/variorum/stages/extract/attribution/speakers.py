"""Who a noun phrase or pronoun stands for."""

import re

from variorum.model.claim import SpeakerKind
from variorum.model.text import Token
from variorum.stages.extract.attribution.reading import Reading, Speaker
from variorum.stages.extract.mentions import Name, Span

PERSONAL = frozenset({"he", "she"})
FIRST = frozenset({"i", "we"})
NEUTRAL = frozenset({"it", "they"})
POSSESSIVE = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we"}
ANTECEDENT_SENTENCES = 3
"""How many sentences back "he" is looked for among the subjects, before the last speaker is taken."""
_BEHIND_NOUN = re.compile(r" (?:at|close|familiar|from|here|in|inside|near|of|on|there|who|with)\b")
_SIDE = ("relcl", "advcl", "punct", "appos", "acl", "cc", "conj", "prep", "parataxis", "ccomp", "npadvmod")


def speaker_of(reading: Reading, token: Token) -> Speaker:
    """Give the speaker that the noun phrase around ``token`` names."""
    head = _head(reading, _whom(reading, token))
    core = reading.extent(head, *_SIDE)
    name = _name(reading, head, core) or _by_role(reading, head)
    spans = (_source_span(reading, head),)
    as_written = _phrase(reading, head)
    owner = _owner_of_outlet(reading, head, core) if name is None else None
    if owner is not None:
        return Speaker(owner.name, owner.role, owner.kind, spans, as_written, document=head.lemma)
    if name is None:
        document = head.lemma if head.lemma in reading.vocabulary.nouns.documents else None
        one = head.lemma in reading.vocabulary.nouns.offices and head.tag == "NN"
        return Speaker(as_written, None, _kind(reading, head, core), spans, as_written, one, document)
    person = name.kind == "person"
    role = name.role
    return Speaker(name.name, role, name.kind, spans, _name_as_written(reading, name, spans[0]) or as_written, person)


def _whom(reading: Reading, token: Token) -> Token:
    """Give the ones whom "all of whom" stands for."""
    annotated = reading.annotated
    for of in annotated.below(token, "prep"):
        if any(c.lower in {"whom", "which"} for c in annotated.below(of, "pobj")):
            clause = annotated.head(token)
            return annotated.head(clause) if clause.dep == "relcl" else token
    return token


def _head(reading: Reading, token: Token) -> Token:
    """Give the name beside an office: "The envoy, Ann Lee," and "one of the envoys, Ann Lee," are Ann Lee."""
    annotated = reading.annotated
    if reading.names.at(token.start, token.end) is not None:
        return _spoken_of(reading, token)
    objects = [each for of in annotated.below(token, "prep") for each in annotated.below(of, "pobj")]
    for other in objects:
        name = reading.names.at(other.start, other.end) or reading.names.over(other.start)
        if name is not None and name.kind == "person" and any(c.text == "," for c in annotated.below(other, "punct")):
            return other
    for holder in (token, *objects):
        for other in annotated.below(holder, "appos"):
            span = reading.span(*reading.extent(other, *_SIDE))
            name = reading.names.at(*span) or reading.names.over(other.start)
            if name is not None and name.kind == "person":
                return other
    return _body_beside(reading, token) or _at_the_end(reading, token) or token


def _spoken_of(reading: Reading, token: Token) -> Token:
    """Step from somebody spoken to ("Well, Peter, doctors tell us") to those who tell."""
    for other in reading.annotated.below(token, "appos"):
        if token.tag == "NNP" and token.entity == "PERSON" and other.tag == "NNS" and other.i > token.i:
            return other
    return token


def _body_beside(reading: Reading, token: Token) -> Token | None:
    """Give the group that a noun without a comma introduces: "the jihadist group Islamic State"."""
    for other in reading.annotated.below(token, "appos"):
        first, _ = reading.extent(other, *_SIDE)
        name = reading.names.at(*reading.span(first, other.i + 1))
        if first == token.i + 1 and name is not None and name.kind != "person" and token.lemma in reading.kinds:
            return other
    return None


def _at_the_end(reading: Reading, token: Token) -> Token | None:
    """Give the person named last, after a comma, in an office's phrase: "the head of the League of Nuns, Ann Lee"."""
    if token.lemma not in reading.vocabulary.nouns.offices or token.tag != "NN":
        return None
    tokens = reading.annotated.tokens
    _, last = reading.extent(token, "relcl", "advcl", "ccomp")
    while last - 1 > token.i and tokens[last - 1].pos == "PUNCT":
        last -= 1
    return _named_behind_comma(reading, token, tokens[last - 1]) or _set_apart(reading, last)


def _named_behind_comma(reading: Reading, token: Token, closing: Token) -> Token | None:
    """Give the last word of a phrase if it ends a person's name that a comma parts from the rest."""
    name = reading.names.over(closing.start)
    if name is None or name.kind != "person":
        return None
    tokens = reading.annotated.tokens
    start = next((s for s, e in name.mentions if s <= closing.start < e), 0)
    first = next((i for i in range(closing.i, token.i, -1) if tokens[i].start == start), token.i)
    return closing if first > token.i + 1 and tokens[first - 1].text == "," else None


def _set_apart(reading: Reading, last: int) -> Token | None:
    """Give the last word of a person's name that stands between two commas at the token ``last``."""
    tokens = reading.annotated.tokens
    if last + 2 >= len(tokens) or tokens[last].text != ",":
        return None
    found = reading.names.after(tokens[last + 1].start)
    if found is None or found[0][0] != tokens[last + 1].start or found[1].kind != "person":
        return None
    closing = next((t for t in tokens[last + 1 :] if t.end >= found[0][1]), tokens[last + 1])
    comma = closing.i + 1 < len(tokens) and tokens[closing.i + 1].text == ","
    return closing if comma else None


def _name(reading: Reading, head: Token, core: tuple[int, int]) -> Name | None:
    start = reading.annotated.tokens[core[0]].start
    name = reading.names.at(start, head.end)
    if name is not None and any(end == head.end and start <= begin for begin, end in name.mentions):
        return name
    whole = reading.span(*core)
    around = reading.names.over(head.start)
    if around is not None and around.kind != "person" and any(s >= start <= head.start < e for s, e in around.mentions):
        return around  # "the London-based Observatory for Rivers"
    name = reading.names.at(*whole)
    if name is None:
        return _behind_point(reading, head)
    if name.kind == "armed_group" and head.lemma in {"group", "movement"}:
        return name
    if any(end == whole[1] for _, end in name.mentions) or (name.kind == "media" and _calls_media(reading, head)):
        return name
    return None


def _behind_point(reading: Reading, head: Token) -> Name | None:
    """Give the name behind an abbreviated title whose point the parser took for the end of the sentence."""
    around = reading.names.over(head.start)
    point = reading.annotated.text[head.end : head.end + 2].strip() == "."
    if around is not None and around.kind == "person" and point:
        return around
    following = reading.names.after(head.end)
    if following is None or head.pos != "PROPN":
        return None
    (start, _), name = following
    between = reading.annotated.text[head.end : start]
    return name if "." in between and not between.strip(" .") and name.kind == "person" else None


def resumed(reading: Reading, head: Token, speaker: Speaker, speakers: list[tuple[int, Speaker]]) -> Speaker:
    """Give the person who spoke just before for a new noun with "the": "the evangelist said", after Ann Lee spoke.

    A noun that stood in the report before, or that can speak for a body, is nobody else than itself.
    """
    annotated = reading.annotated
    if speaker.kind != "anonymous" or head.tag != "NN" or head.lemma in reading.kinds or not speakers:
        return speaker
    at, last = speakers[-1]
    if not last.person or head.sentence - annotated.tokens[at].sentence > ANTECEDENT_SENTENCES:
        return speaker
    definite = any(c.lower == "the" for c in annotated.below(head, "det")) and len(annotated.children[head.i]) == 1
    if not definite or any(t.lemma == head.lemma for t in annotated.tokens[: head.i]):
        return speaker
    return Speaker(last.name, last.role, last.kind, speaker.spans, speaker.as_written, person=True)


def _by_role(reading: Reading, head: Token) -> Name | None:
    """Give the person whose office a noun with "the" takes up: "the mayor", once "mayor Ann Lee" was named."""
    if head.tag != "NN" or not any(c.lower == "the" for c in reading.annotated.below(head, "det")):
        return None
    best: tuple[int, Name] | None = None
    for name in reading.names:
        if name.kind == "person" and name.role is not None and head.lower in name.role.lower().split():
            at = max((start for start, _ in name.mentions if start < head.start), default=-1)
            if at >= 0 and (best is None or at > best[0]):
                best = at, name
    return best[1] if best else None


def _owner_of_outlet(reading: Reading, head: Token, core: tuple[int, int]) -> Name | None:
    """Give whose website, channel or television it is: "the Kremlin website" speaks for the Kremlin."""
    if head.lemma not in reading.vocabulary.nouns.media or head.pos != "NOUN":
        return None
    name = reading.names.at(*reading.span(*core))
    if name is None or name.kind == "media" or name.name.lower() in reading.vocabulary.phrases.platforms:
        return None
    return name


def _calls_media(reading: Reading, head: Token) -> bool:
    return reading.kinds.get(head.lemma) == "media" or head.lemma in {"agency", "site"}


def _kind(reading: Reading, head: Token, core: tuple[int, int]) -> SpeakerKind:
    kind = reading.kinds.get(head.lemma)
    if head.entity in {"GPE", "NORP", "LOC"} and head.pos == "PROPN":
        return "government"
    name = reading.names.at(*reading.span(*core))
    named = name.kind if name is not None and name.kind != "person" else None
    if head.lemma == "agency" and any(t.lower == "news" for t in reading.annotated.tokens[core[0] : core[1]]):
        return "media"
    if named in {"armed_group", "organization"} and head.pos == "NOUN":
        return named
    if kind is None or head.lemma == "agency":
        kind = named or kind
    return kind or _bare_kind(head)


def _bare_kind(head: Token) -> SpeakerKind:
    if head.pos != "PROPN":
        return "anonymous"
    if head.text.isupper() and head.entity == "":
        return "organization"
    return "person" if head.entity in {"PERSON", ""} else "organization"


def _source_span(reading: Reading, head: Token) -> Span:
    first, last = reading.extent(head, "relcl", "advcl", "parataxis", "ccomp", "npadvmod")
    while last - 1 > head.i and reading.annotated.tokens[last - 1].pos == "PUNCT":
        last -= 1
    while first < head.i and reading.annotated.tokens[first].pos == "PUNCT":
        first += 1
    return reading.span(first, last)


def _phrase(reading: Reading, head: Token) -> str:
    first, last = reading.extent(
        head, "relcl", "advcl", "appos", "punct", "parataxis", "ccomp", "npadvmod", "acl", "case"
    )
    tokens = reading.annotated.tokens
    if tokens[first].lower == "the" and first < head.i:
        first += 1
    start, end = reading.span(first, last)
    return reading.annotated.text[start:end].strip(" ,").removeprefix("so-called ")


def _name_as_written(reading: Reading, name: Name, span: Span) -> str | None:
    for start, end in name.mentions:
        if span[0] <= start and end <= span[1]:
            return reading.annotated.text[start:end]
    return None


def pronoun_speaker(reading: Reading, token: Token, speakers: list[tuple[int, Speaker]]) -> Speaker:
    """Give the one whom a pronoun stands for.

    Gender is not looked at: translated reports confuse it. "he" is the person who is the subject of a sentence before
    it, or else the person who spoke last; "it" and "they" are the body or group that spoke last.
    """
    spans = ((token.start, token.end),)
    lower = POSSESSIVE.get(token.lower, token.lower)
    if lower in FIRST:
        return Speaker(None, None, "person", spans, token.text)
    found = _personal(reading, token, speakers) if lower in PERSONAL else _neutral(reading, token, lower, speakers)
    if found is None:
        return Speaker(None, None, "person" if lower in PERSONAL else "anonymous", spans, token.text)
    return Speaker(found.name, found.role, found.kind, spans, token.text, found.person)


def _personal(reading: Reading, token: Token, speakers: list[tuple[int, Speaker]]) -> Speaker | None:
    last = next(((at, who) for at, who in reversed(speakers) if _can_be_he(who)), None)
    subject = _subject_before(reading, token)
    if subject is not None and (last is None or subject.i >= last[0]):
        return speaker_of(reading, subject)
    if last is not None:
        return last[1]
    return speaker_of(reading, subject) if subject is not None else None


def _can_be_he(who: Speaker) -> bool:
    many = who.kind == "anonymous" and _BEHIND_NOUN.split(who.as_written or "", maxsplit=1)[0].endswith("s")
    return who.person or (who.kind in {"anonymous", "person"} and not many) or _single(who)


def _single(who: Speaker) -> bool:
    words = (who.as_written or "").lower().split()
    return bool(words) and (
        words[0] in {"a", "an"} or words[-1] in {"spokesman", "spokeswoman", "spokesperson", "official"}
    )


def _subject_before(reading: Reading, token: Token) -> Token | None:
    """Give the last person who is a subject in this sentence or one of those before it."""
    annotated = reading.annotated
    first = annotated.sentences[max(0, token.sentence - ANTECEDENT_SENTENCES)].first
    for i in range(token.i - 1, first - 1, -1):
        other = annotated.tokens[i]
        if other.pos == "PROPN" and other.dep in {"nsubj", "nsubjpass", "appos"}:
            name = reading.names.at(other.start, other.end) or _name(reading, other, reading.extent(other, *_SIDE))
            if name is not None and name.kind == "person":
                return other
    return None


def _neutral(reading: Reading, token: Token, pronoun: str, speakers: list[tuple[int, Speaker]]) -> Speaker | None:
    last = next(((at, who) for at, who in reversed(speakers) if _can_be_it(who, pronoun)), None)
    body = _body_before(reading, token)
    if body is not None and (last is None or body.i > last[0]):
        return speaker_of(reading, body)
    return last[1] if last else None


def _can_be_it(who: Speaker, pronoun: str) -> bool:
    return not who.person and (pronoun == "it" or who.kind != "person")


def _body_before(reading: Reading, token: Token) -> Token | None:
    """Give the state, body or group that is the subject earlier in the same sentence."""
    annotated = reading.annotated
    first = annotated.sentences[token.sentence].first
    for i in range(token.i - 1, first - 1, -1):
        other = annotated.tokens[i]
        if other.dep != "nsubj" or other.pos not in {"PROPN", "NOUN"}:
            continue
        name = reading.names.at(other.start, other.end)
        if other.entity in {"GPE", "ORG"} or (name is not None and name.kind != "person"):
            return other
    return None
