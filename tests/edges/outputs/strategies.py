"""Anything that a release can hold, made from the types themselves."""

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Struct, structs

from variorum.model.claim import VALUE_TYPES, Claim, Statement
from variorum.model.incident import Incident
from variorum.model.ledger import Release
from variorum.model.report import Report

WORDS = st.text(max_size=6)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(0, 10**6),
    float: st.floats(-180, 180),
    bool: st.booleans(),
    NoneType: st.none(),
    Any: st.none() | st.integers(0, 9) | WORDS,
}


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Give the values of a type."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, UnionType):
        return st.one_of([of(each) for each in args])
    if origin is tuple:
        return st.lists(of(args[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(of(args[0]), of(args[1]), max_size=2)
    assert issubclass(kind, Struct)
    return st.builds(kind, **{name: of(hint) for name, hint in get_type_hints(kind).items()})


CLAIMS = st.sampled_from(sorted(VALUE_TYPES)).flatmap(
    lambda field: st.builds(
        lambda claim, value: structs.replace(claim, field=field, value=value), of(Claim), of(VALUE_TYPES[field])
    )
)
RELEASES = st.builds(
    Release,
    reports=st.lists(of(Report), max_size=2).map(tuple),
    claims=st.lists(CLAIMS, max_size=3).map(tuple),
    statements=st.lists(of(Statement), max_size=2).map(tuple),
    incidents=st.lists(of(Incident), max_size=2).map(tuple),
    incident_of=st.dictionaries(WORDS, WORDS, max_size=3),
)
