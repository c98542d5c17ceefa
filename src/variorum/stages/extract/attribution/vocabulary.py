"""The words by which a report says who says so, as ``speech.toml`` holds them."""

from msgspec import Struct


class Frames(Struct, frozen=True):
    """Verbs by what follows them: a clause, an infinitive, a noun, a preposition, a quotation standing free.

    The object of a verb that is ``told`` is who hears it; that of one ``shown`` is content if a document shows it.
    """

    clause: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    preposition: frozenset[str]
    quotation: frozenset[str]
    told: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()

    def holds(self, lemma: str) -> bool:
        """Tell whether a verb is in any of the lists."""
        return lemma in self.clause or lemma in self.infinitive or lemma in self.object or lemma in self.quotation


class StanceWords(Struct, frozen=True):
    """Words that say whether the source stands by the content."""

    denies: frozenset[str]
    refusable: frozenset[str]
    refuses: frozenset[str]
    conceals: frozenset[str]
    tells: frozenset[str]
    begins: frozenset[str]
    details: frozenset[str]
    unknown: frozenset[str]
    known: frozenset[str]
    hedging_adverbs: frozenset[str]
    hedging_passives: frozenset[str]
    hearsay: frozenset[str]
    appearances: frozenset[str]
    responsibility: frozenset[str]
    responsibility_verbs: frozenset[str]
    counting_verbs: frozenset[str]
    counting_nouns: frozenset[str]


class SpeechNouns(Struct, frozen=True):
    """Nouns of saying, of documents, and of where words are spoken."""

    speech: frozenset[str]
    thought: frozenset[str]
    speech_of: frozenset[str]
    thought_of: frozenset[str]
    documents: frozenset[str]
    issuing: frozenset[str]
    obtaining: frozenset[str]
    media: frozenset[str]
    offices: frozenset[str]
    informants: frozenset[str]
    audience: frozenset[str]


class Adjectives(Struct, frozen=True):
    """Adjectives of the mind by what follows them, and the verbs that give them to somebody."""

    verbs: frozenset[str]
    clause: frozenset[str]
    infinitive: frozenset[str]
    about: frozenset[str]


class SourceKinds(Struct, frozen=True):
    """Nouns by the kind of source that they are."""

    government: frozenset[str]
    organization: frozenset[str]
    media: frozenset[str]
    armed_group: frozenset[str]
    document: frozenset[str]


class SpeechPhrases(Struct, frozen=True):
    """Set phrases of more than one word."""

    according: tuple[str, ...]
    citing: frozenset[str]
    qualifiers: tuple[str, ...]
    platforms: frozenset[str]
    notices: frozenset[str]


class SpeechVocabulary(Struct, frozen=True):
    """All words by which speech is read."""

    speech: Frames
    thought: Frames
    stance: StanceWords
    nouns: SpeechNouns
    adjectives: Adjectives
    kinds: SourceKinds
    phrases: SpeechPhrases
