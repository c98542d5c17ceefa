"""The words that name events, as a researcher writes them down and as the finder looks them up."""

from msgspec import Struct

from variorum.model.values import IncidentType


class TypeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one incident type; ``specificity`` decides between several types of one incident.

    ``plurals`` are nouns that name an event only in the plural: "talks", not "talk".
    """

    family: str
    specificity: int
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class WeakWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of victims but not of how they came to harm."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]


class GenericWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that take their meaning from what was told before."""

    nouns: tuple[str, ...]


class OtherWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that mark an event as not the one in hand."""

    modifiers: frozenset[str]
    motives: frozenset[str]
    sequence: frozenset[str]


class MetaphorWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside which an event word is only a figure of speech."""

    objects: frozenset[str]
    modifiers: frozenset[str]
    other_objects: frozenset[str]
    subjects: frozenset[str]
    players: frozenset[str]
    growing: frozenset[str]
    strikers: frozenset[str]
    strike_aims: frozenset[str]
    words: frozenset[str]
    told_in: frozenset[str]


class RealityWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words above an event that say it did not happen, or not yet."""

    negators: frozenset[str]
    planned: frozenset[str]
    hypothetical: frozenset[str]
    sought: frozenset[str]
    wished: frozenset[str]


class MeansWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Who or what is the subject or object of a verb of attack, where that says which type of attack it is."""

    aircraft: frozenset[str]
    missiles: frozenset[str]
    explosives: frozenset[str]
    crowds: frozenset[str]
    dispersing: frozenset[str]

    @property
    def weapons(self) -> frozenset[str]:
        """All that an attack is made with."""
        return self.aircraft | self.missiles | self.explosives


class SenseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that tell of an event only in the sense that their subject or object settles."""

    type: IncidentType
    family: str
    verbs: tuple[str, ...]
    doers: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    by_means: bool = False
    named_places: bool = False


class AftermathWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of what is done after an incident: their day is not its day."""

    verbs: frozenset[str]


class DeathWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for deaths that come later than what caused them: verbs, places of care, and those who were hurt."""

    verbs: frozenset[str]
    care: frozenset[str]
    hurt: frozenset[str]


class CampaignWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of beginning and stepping up."""

    begin: frozenset[str]


class WithinWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that set a deed within a campaign: "during" it, or as a "part" of it."""

    words: frozenset[str]
    shares: frozenset[str]


class DiscoveryWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of help that is called and of victims that are found, and of what "it" did when it happened."""

    verbs: frozenset[str]
    happening: frozenset[str]


class EventVocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``events.toml``."""

    type: dict[IncidentType, TypeWords]
    weak: WeakWords
    generic: GenericWords
    other: OtherWords
    metaphor: MetaphorWords
    reality: RealityWords
    campaign: CampaignWords
    within: WithinWords
    means: MeansWords
    sense: dict[str, SenseWords]
    aftermath: AftermathWords
    discovery: DiscoveryWords
    death: DeathWords


class Entry(Struct, frozen=True):
    """A word or phrase by its lemmas; ``head`` is the position of the main word in it.

    A verb with a ``sense`` tells of an event only in that sense.
    """

    lemmas: tuple[str, ...]
    head: int
    type: IncidentType
    family: str
    verb: bool
    weak: bool = False
    generic: bool = False
    plural: bool = False
    sense: SenseWords | None = None


class EventIndex:
    """The entries of a vocabulary by the lemma of their first word, longest first."""

    def __init__(self, vocabulary: EventVocabulary) -> None:
        self.vocabulary = vocabulary
        self.entries: dict[str, list[Entry]] = {}
        for type_, words in vocabulary.type.items():
            for verb in words.verbs:
                self._add(verb, type_, words.family, verb=True)
            for noun in words.nouns:
                self._add(noun, type_, words.family, verb=False)
            for noun in words.plurals:
                self._add(noun, type_, words.family, verb=False, plural=True)
            for phrase in words.phrases:
                self._add(phrase, type_, words.family, verb=True)
        for verb in vocabulary.weak.verbs:
            self._add(verb, "attack", "violence", verb=True, weak=True)
        for noun in vocabulary.weak.nouns:
            self._add(noun, "attack", "violence", verb=False, weak=True)
        for noun in vocabulary.generic.nouns:
            self._add(noun, "attack", "violence", verb=False, generic=True)
        self._add_senses(vocabulary)
        for entries in self.entries.values():
            entries.sort(key=lambda entry: (-len(entry.lemmas), entry.weak, entry.generic))

    def _add_senses(self, vocabulary: EventVocabulary) -> None:
        for sense in vocabulary.sense.values():
            for verb in sense.verbs:
                self._enter(Entry(tuple(verb.split()), 0, sense.type, sense.family, verb=True, sense=sense))

    def _enter(self, entry: Entry) -> None:
        self.entries.setdefault(entry.lemmas[0], []).append(entry)

    def _add(
        self,
        words: str,
        type_: IncidentType,
        family: str,
        *,
        verb: bool,
        weak: bool = False,
        generic: bool = False,
        plural: bool = False,
    ) -> None:
        lemmas = tuple(words.split())
        head = 0 if verb else len(lemmas) - 1
        self._enter(Entry(lemmas, head, type_, family, verb, weak, generic, plural))
