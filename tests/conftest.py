"""What every test may ask for: the parser, loaded once, and a reader of bare text."""

from collections.abc import Callable

import pytest

from variorum.edges.resources.bundle import load_extract
from variorum.edges.resources.models import SpacyParser, load_parser
from variorum.model.report import Published, Report
from variorum.model.text import AnnotatedReport
from variorum.stages.annotate import annotate
from variorum.stages.extract.resources import ExtractResources

Read = Callable[..., AnnotatedReport]


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return load_parser()


@pytest.fixture(scope="session")
def read(parser: SpacyParser) -> Read:
    """Give a function that annotates a text, published on a day if one is given."""

    def read_text(text: str, published: str | None = None, outlet: str | None = None) -> AnnotatedReport:
        when = Published(published, published, "metadata") if published else Published()
        report = Report("r-test", "test.txt", None, text, "en", outlet, when)
        (annotated,) = annotate([report], parser)
        assert isinstance(annotated, AnnotatedReport)
        return annotated

    return read_text


@pytest.fixture(scope="session")
def extract_resources() -> ExtractResources:
    return load_extract()
