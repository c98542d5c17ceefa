"""Weapons and damage."""

from variorum.stages.extract.things.find import ThingMention, find_damage, find_weapons
from variorum.stages.extract.things.vocabulary import ThingIndex, ThingVocabulary

__all__ = ["ThingIndex", "ThingMention", "ThingVocabulary", "find_damage", "find_weapons"]
