from collections.abc import Callable

import pytest

from variorum.edges.resources.acquire import load_acquire_vocabulary
from variorum.model.report import Media, Metadata, RawReport
from variorum.stages.acquire import Acquired, AcquireVocabulary, acquire

Take = Callable[..., Acquired]


@pytest.fixture(scope="session")
def vocabulary() -> AcquireVocabulary:
    return load_acquire_vocabulary()


@pytest.fixture(scope="session")
def take(vocabulary: AcquireVocabulary) -> Take:
    """Give a function that acquires a text or bytes."""

    def take_payload(
        payload: str | bytes,
        media: Media = "text",
        given: Metadata | None = None,
        by_hand: Metadata | None = None,
    ) -> Acquired:
        data = payload.encode() if isinstance(payload, str) else payload
        raw = RawReport("a.txt", data, media, given or Metadata(), by_hand or Metadata())
        return acquire(raw, vocabulary)

    return take_payload
