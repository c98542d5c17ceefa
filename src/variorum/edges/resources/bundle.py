"""Load all that the stages are handed, once for a process."""

from pathlib import Path

from variorum.edges.plugins import load_extractor
from variorum.edges.resources.acquire import load_acquire_vocabulary
from variorum.edges.resources.counts import load_count_vocabulary
from variorum.edges.resources.dating import load_day_weights
from variorum.edges.resources.gazetteer import load_gazetteer
from variorum.edges.resources.gazetteer_vocabulary import load_place_vocabulary
from variorum.edges.resources.linking import load_weights
from variorum.edges.resources.models import DEFAULT_MODEL, load_parser
from variorum.edges.resources.policies import DEFAULT_POLICIES, load_rules
from variorum.edges.resources.speech import load_name_vocabulary, load_speech_vocabulary
from variorum.edges.resources.times import load_time_vocabulary
from variorum.edges.resources.vocabulary import check_folder, load_words
from variorum.pipeline import Resources
from variorum.stages.extract.answers import AnswerIndex, AnswerVocabulary
from variorum.stages.extract.events import EventIndex, EventVocabulary
from variorum.stages.extract.extractor import BUILT_IN
from variorum.stages.extract.participants import ActorIndex, ActorVocabulary
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.things import ThingIndex, ThingVocabulary


def load_resources(
    *,
    model: str = DEFAULT_MODEL,
    gazetteers: tuple[Path, ...] = (),
    policies: tuple[str, ...] = (),
    vocabulary: Path | None = None,
    extractor: str = BUILT_IN,
) -> Resources:
    """Load the language model, the gazetteers, the vocabularies, the extractor, the linking weights and the policies.

    Args:
        model: a spaCy pipeline, by package name or folder.
        gazetteers: more gazetteers beside the bundled and the installed ones.
        policies: names or files of policies, the leading one first; those of UCDP and ACLED if none are named.
        vocabulary: a folder whose files take the place of bundled ones of the same name.
        extractor: what reads the reports, by name, ``package.module:object`` or ``file.py:object``.

    Raises:
        ResourceError: one of them is missing or wrong.

    """
    if vocabulary is not None:
        check_folder(vocabulary)
    extract = load_extract(gazetteers, vocabulary)
    return Resources(
        acquire=load_acquire_vocabulary(vocabulary),
        parser=load_parser(model),
        extract=extract,
        extractor=load_extractor(extractor, extract),
        weights=load_weights(),
        rules=load_rules(policies or DEFAULT_POLICIES, vocabulary),
    )


def load_extract(gazetteers: tuple[Path, ...] = (), vocabulary: Path | None = None) -> ExtractResources:
    """Load what the extract stage is handed; errors as for ``load_resources``."""
    return ExtractResources(
        times=load_time_vocabulary(vocabulary),
        gazetteer=load_gazetteer(gazetteers, vocabulary),
        places=load_place_vocabulary(vocabulary),
        names=load_name_vocabulary(vocabulary),
        speech=load_speech_vocabulary(vocabulary),
        counts=load_count_vocabulary(vocabulary),
        events=EventIndex(load_words("events", EventVocabulary, vocabulary)),
        actors=ActorIndex(load_words("actors", ActorVocabulary, vocabulary)),
        things=ThingIndex(load_words("things", ThingVocabulary, vocabulary)),
        dating=load_day_weights(),
        answers=AnswerIndex(load_words("answers", AnswerVocabulary, vocabulary)),
    )
