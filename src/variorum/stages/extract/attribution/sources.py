"""Whose word a document carries: "In a statement released by the ministry, officials said", "the message reads"."""

from msgspec.structs import replace

from variorum.model.text import Token
from variorum.stages.extract.attribution.phrases import owner_of
from variorum.stages.extract.attribution.reading import Heard, Reading, Speaker
from variorum.stages.extract.attribution.speakers import speaker_of
from variorum.stages.extract.attribution.verbs import Speakers

_GENERIC = frozenset({"official", "they", "it", "spokesman", "spokesperson", "spokeswoman", "officials"})


def own_document(reading: Reading, token: Token, heard: Heard, speakers: Speakers) -> Heard:
    """Set the owner of a document in its place as the speaker."""
    subject = next(reading.annotated.below(token, "nsubj"), None)
    if subject is None and token.dep in {"acl", "relcl"}:
        subject = reading.annotated.head(token)
    if heard.speaker is None or subject is None:
        return heard
    if heard.speaker.kind == "document":
        heard.speaker = _author(reading, subject, heard.speaker, speakers)
    elif subject.lemma in _GENERIC or subject.lower in _GENERIC:
        owner = _in_document(reading, token)
        if owner is not None:
            heard.speaker = replace(speaker_of(reading, owner), spans=heard.speaker.spans)
    return heard


def _author(reading: Reading, document: Token, speaker: Speaker, speakers: Speakers) -> Speaker:
    owner = owner_of(reading, document)
    if owner is not None:
        found = speaker_of(reading, owner)
    elif _definite(reading, document) and speakers:
        found = speakers[-1][1]
    else:
        return speaker
    return Speaker(found.name, found.role, found.kind, speaker.spans, speaker.as_written, found.person, document.lemma)


def _definite(reading: Reading, document: Token) -> bool:
    return any(t.lower in {"the", "this"} for t in reading.annotated.below(document, "det"))


def _in_document(reading: Reading, token: Token) -> Token | None:
    for preposition in reading.annotated.below(token, "prep"):
        if preposition.lower in {"in", "on", "through"}:
            document = next(reading.annotated.below(preposition, "pobj"), None)
            if document is not None and document.lemma in reading.vocabulary.nouns.documents:
                return owner_of(reading, document)
    return None
