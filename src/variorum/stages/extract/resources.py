"""What the readers of a report are handed: words and places, loaded once at the edge."""

from msgspec import Struct

from variorum.model.values import IncidentType
from variorum.stages.extract.answers import AnswerIndex
from variorum.stages.extract.attribution import SpeechVocabulary
from variorum.stages.extract.counts import CountVocabulary
from variorum.stages.extract.dating import DayWeights
from variorum.stages.extract.events import EventIndex
from variorum.stages.extract.names import NameVocabulary
from variorum.stages.extract.participants import ActorIndex
from variorum.stages.extract.places import Gazetteer, PlaceVocabulary
from variorum.stages.extract.things import ThingIndex
from variorum.stages.extract.times import TimeVocabulary


class ExtractResources(Struct, frozen=True):
    """The vocabularies and the gazetteer of the extract stage."""

    times: TimeVocabulary
    gazetteer: Gazetteer
    places: PlaceVocabulary
    names: NameVocabulary
    speech: SpeechVocabulary
    counts: CountVocabulary
    events: EventIndex
    actors: ActorIndex
    things: ThingIndex
    answers: AnswerIndex
    dating: DayWeights

    @property
    def specificity(self) -> dict[IncidentType, int]:
        """How telling the words of each incident type are."""
        return {type_: words.specificity for type_, words in self.events.vocabulary.type.items()}
