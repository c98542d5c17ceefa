"""Find place names, resolve them against a gazetteer, and tie them to the events of a report."""

from variorum.stages.extract.places.countries import Countries, Country
from variorum.stages.extract.places.events import event_places
from variorum.stages.extract.places.gazetteer import Gazetteer, Place, PlaceKind
from variorum.stages.extract.places.home import Home, home_of, within_home
from variorum.stages.extract.places.stage import Found, countries_of, find_places, read_places, resolve_spans
from variorum.stages.extract.places.vocabulary import PlaceVocabulary

__all__ = [
    "Countries",
    "Country",
    "Found",
    "Gazetteer",
    "Home",
    "Place",
    "PlaceKind",
    "PlaceVocabulary",
    "countries_of",
    "event_places",
    "find_places",
    "home_of",
    "read_places",
    "resolve_spans",
    "within_home",
]
