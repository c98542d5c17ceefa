"""The words for weapons and damage."""

from msgspec import Struct


class CarrierWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A thing that carries a bomb: "a car loaded with explosives"."""

    nouns: frozenset[str]
    modifiers: frozenset[str]
    loaded: frozenset[str]
    load: frozenset[str]
    rammed: frozenset[str]


class DamageWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and nouns of damage."""

    verbs: frozenset[str]
    nouns: frozenset[str]


class ThingVocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``things.toml``."""

    weapon: dict[str, tuple[str, ...]]
    carrier: CarrierWords
    damage: DamageWords


class ThingIndex:
    """Weapons by the lemma of their last word, longest first."""

    def __init__(self, vocabulary: ThingVocabulary) -> None:
        self.carrier, self.damage = vocabulary.carrier, vocabulary.damage
        self.weapons: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for type_, nouns in vocabulary.weapon.items():
            for noun in nouns:
                lemmas = tuple(noun.split())
                self.weapons.setdefault(lemmas[-1], []).append((lemmas, type_))
        for entries in self.weapons.values():
            entries.sort(key=lambda entry: -len(entry[0]))
