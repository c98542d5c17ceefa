"""The vectors that a pipeline reads words by, made in a third of the time, for models of spaCy's usual make.

spaCy computes anew, for every word of every text, what the word looks like by itself before its neighbours are
considered. That depends on nothing but the word, so here it is kept. What depends on the neighbours is computed
as spaCy does, in parts that fit the processor's cache and without what only training needs.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from variorum.edges.resources.quick_words import places_of

Floats = NDArray[np.float32]

ROWS = 512
"""Words that go through the layers together, unless one text is longer: of 128 to 4,096, 256 to 1,024 were fastest."""
MOST_WORDS = 30_000
"""Different words whose vectors are kept, about 12 MB for each of a pipeline's models; then it begins anew. A thousand
news reports have about that many."""
CLOSE = 1e-4
"""Within this the quick vectors must agree with spaCy's own on the probe; the rounding of sums differs by some 1e-6."""
PROBE = "At least 12 people, among them three children, weren't found in Xyzzyville's ruins on 3 May, Reuters reported."

_OF_THE_WORD = frozenset({"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "LENGTH"})
_KEY = ["ORTH", "NORM", "SPACY"]


class Layer(Struct, frozen=True):
    """One convolution: the weights, piece after piece, and what its normalisation multiplies with and adds."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    gemm: Callable[..., Floats]

    def __call__(self, rows: Floats) -> Floats:
        """Add to each word what it and its two neighbours make of it."""
        count, width = rows.shape
        columns = np.zeros((count, 3, width), dtype=np.float32)
        columns[1:, 0], columns[:, 1], columns[:-1, 2] = rows[:-1], rows, rows[1:]
        pieces = self.gemm(columns.reshape(count, 3 * width), self.weights, trans2=True)
        pieces += self.bias
        best = pieces[:, :width]
        for at in range(width, pieces.shape[1], width):
            best = np.maximum(best, pieces[:, at : at + width])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        best += rows
        return best


class WordTable:
    """What each word looks like by itself: one row a word, the first of zeros for the gaps between texts."""

    def __init__(self, embed: Any, width: int) -> None:
        self.embed, self.width = embed, width
        self._begin()

    def _begin(self) -> None:
        self.places: dict[int, int] = {}
        self.rows: Floats = np.zeros((1, self.width), dtype=np.float32)

    def find(self, docs: Sequence[Any]) -> list[list[int]]:
        """Give the row of each word of each text, computing those of words that it has not met."""
        if len(self.places) > MOST_WORDS:
            self._begin()
        return places_of(docs, _KEY, self.places, self._add)

    def _add(self, new: dict[int, Any]) -> None:
        doc_class = type(next(iter(new.values())).doc)
        words = list(new.values())
        made = doc_class(words[0].vocab, [word.text for word in words], [bool(word.whitespace_) for word in words])
        for ours, word in zip(made, words, strict=True):
            if ours.norm != word.norm:
                ours.norm_ = word.norm_
        first = len(self.places) + 1
        self.places.update(zip(new, range(first, first + len(new)), strict=True))
        if first + len(new) > len(self.rows):
            self.rows = np.concatenate([self.rows, np.zeros_like(self.rows, shape=(first + len(new), self.width))])
        self.rows[first : first + len(new)] = self.embed.predict([made])[0]


class QuickVectors:
    """Takes the place of a model's two layers: what words look like by themselves, and among their neighbours."""

    def __init__(self, embed: Any, encode: Any) -> None:
        self.layers = [_layer(residual) for residual in encode.layers[0].layers]
        self.table = WordTable(embed, encode.layers[0].get_dim("nO"))
        self.gap = encode.attrs["pad"]

    def __call__(self, _: Any, docs: Sequence[Any], **_training: bool) -> tuple[list[Floats], Any]:
        """Give the vectors of each text's words, as thinc asks for them; there is no way back to train it by."""
        found: list[Floats] = []
        for part in _parts(self.table.find(docs)):
            found += self._encoded(part)
        return found, _no_training

    def _encoded(self, part: list[list[int]]) -> list[Floats]:
        gap = [0] * self.gap
        places = [place for words in part for place in (*gap, *words)] + gap
        rows = self.table.rows[places]
        for layer in self.layers:
            rows = layer(rows)
        found, at = [], 0
        for words in part:
            at += self.gap
            found.append(rows[at : at + len(words)])
            at += len(words)
        return found


def put_quick_vectors(pipeline: Any) -> int:
    """Put quick vectors into a pipeline wherever they give what its own give, and tell in how many places."""
    pipes = [pipe for _, pipe in pipeline.pipeline if hasattr(getattr(pipe, "model", None), "walk")]
    return sum(_replace(model, pipeline) for pipe in pipes for model in list(pipe.model.walk()) if _is_usual(model))


def _replace(model: Any, pipeline: Any) -> bool:
    from thinc.api import Model  # noqa: PLC0415 - only with a pipeline

    doc = pipeline.make_doc(PROBE)
    own, probe = list(model.layers), [doc, doc[:0].as_doc(), doc[3:9].as_doc()]
    expected = model.predict(probe)
    model.layers[:] = [Model("quick_vectors", QuickVectors(*own))]
    for given in (probe, probe[::-1]):
        found = model.predict(given)
        wanted = expected if given is probe else expected[::-1]
        if not all(np.allclose(a, b, atol=CLOSE) for a, b in zip(found, wanted, strict=True)):
            model.layers[:] = own
            return False
    return True


def _is_usual(model: Any) -> bool:
    """Tell whether a model is a ``Tok2Vec`` of words by their own marks and of windows of three, by what it holds."""
    if len(model.layers) != 2 or not all(model.has_ref(name) for name in ("embed", "encode")):
        return False
    embed, encode = model.layers
    marks = {str(mark) for each in embed.walk() for mark in each.attrs.get("columns", ())}
    kinds = [[each.name for each in block.walk()] for block in encode.layers[0].layers]
    return marks <= _OF_THE_WORD and "pad" in encode.attrs and all(_USUAL.issubset(kind) for kind in kinds)


_USUAL = frozenset({"expand_window", "maxout", "layernorm"})


def _layer(residual: Any) -> Layer:
    maxout, norm = (next(each for each in residual.walk() if each.name == name) for name in ("maxout", "layernorm"))
    width, pieces, depth = maxout.get_param("W").shape
    weights = np.ascontiguousarray(maxout.get_param("W").transpose(1, 0, 2)).reshape(pieces * width, depth)
    bias = np.ascontiguousarray(maxout.get_param("b").T).reshape(-1)
    return Layer(weights, bias, norm.get_param("G"), norm.get_param("b"), maxout.ops.gemm)


def _parts(texts: Iterable[list[int]]) -> Iterable[list[list[int]]]:
    part: list[list[int]] = []
    size = 0
    for words in texts:
        if part and size + len(words) > ROWS:
            yield part
            part, size = [], 0
        part.append(words)
        size += len(words)
    if part:
        yield part


def _no_training(_: Any) -> Any:
    msg = "a pipeline that was loaded for reading cannot be trained"
    raise TypeError(msg)
