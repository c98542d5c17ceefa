import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.edges.sources.read import READERS, Settings, _origin, _read_open, read
from variorum.edges.sources.records import check_columns
from variorum.model.issue import Issue
from variorum.model.report import RawReport

PIECES = [b'"', b",", b";", b"\n", b"\r\n", b"text", b"id", b"\xff", b"\xc3\xa9", b"{", b"}", b"[", b"]", b":", b"a b",
          b'{"text":"a"}', b"\\u", b"1e999", b"null", b"\x00", b"text,id\n"]  # fmt: skip


def given_for(ending: str, content: bytes) -> Iterator[RawReport | Issue]:
    stream = io.BufferedReader(io.BytesIO(content))
    return _read_open(stream, READERS[ending], _origin("x", Settings(check_columns({}))))


@pytest.mark.parametrize("ending", sorted(READERS))
@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_arbitrary_bytes_give_reports_and_issues(ending: str, content: bytes) -> None:
    found = list(given_for(ending, content))
    assert found
    for each in found:
        if isinstance(each, RawReport):
            each.location.encode()
            assert each.payload.strip()
        else:
            assert each.message.startswith("x")


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=200) | st.lists(st.sampled_from([b"<p>", *PIECES]), max_size=30).map(b"".join))
def test_arbitrary_bytes_on_standard_input_give_reports_and_issues(content: bytes) -> None:
    assert list(read(["-"], stdin=io.BytesIO(content)))
