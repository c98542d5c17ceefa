from collections.abc import Callable

import pytest

from variorum.edges.resources.gazetteer import load_gazetteer
from variorum.edges.resources.gazetteer_vocabulary import load_place_vocabulary
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.mentions import PlaceMention
from variorum.stages.extract.places import Gazetteer, PlaceVocabulary, find_places

Find = Callable[[str], dict[str, PlaceMention]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def vocabulary() -> PlaceVocabulary:
    return load_place_vocabulary()


@pytest.fixture(scope="session")
def find(read: Callable[[str], AnnotatedReport], gazetteer: Gazetteer, vocabulary: PlaceVocabulary) -> Find:
    """Give a function from a text to its last place mention by the words of each."""

    def find_in(text: str) -> dict[str, PlaceMention]:
        return {mention.value.words: mention for mention in find_places(read(text), gazetteer, vocabulary)}

    return find_in
