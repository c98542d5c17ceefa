"""Who did it, who suffered, who stood between."""

from variorum.stages.extract.participants.actors import actor_of, country_beside
from variorum.stages.extract.participants.find import Part, Participant, find_participants
from variorum.stages.extract.participants.vocabulary import ActorIndex, ActorVocabulary

__all__ = ["ActorIndex", "ActorVocabulary", "Part", "Participant", "actor_of", "country_beside", "find_participants"]
