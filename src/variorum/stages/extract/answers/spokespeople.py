"""Whom a spokesman speaks for: it is they who claim or deny a deed, not he."""

from collections.abc import Collection

from variorum.model.text import Token
from variorum.stages.extract.mentions import Name
from variorum.stages.extract.phrases import after
from variorum.stages.extract.readings import Readings

_JOINED = {"for", "of", "the"}


def spoken_for(readings: Readings, head: Token, words: Collection[str]) -> tuple[str, str | None] | None:
    """Give name and kind of the body that the person at ``head`` speaks for, or None where it is no spokesman.

    Read are "the army spokesman", "a spokesman for the army", and a named person whose role says so.
    """
    name = readings.name_at(head)
    if name is not None and name.role:
        return _of_role(readings, name.role, words)
    if head.lemma not in words:
        return None
    beside = [
        *readings.annotated.below(head, "compound", "poss", "nmod", "amod"),
        *after(readings.annotated, head, "for", "of"),
    ]
    bodies = [found for word in beside if (found := _body(readings, word)) is not None]
    return bodies[-1] if bodies else None


def _body(readings: Readings, word: Token) -> tuple[str, str | None] | None:
    name = readings.name_at(word)
    if name is not None and name.kind != "person":
        return name.name, name.kind
    place = readings.place_at(word)
    return (place.value.name, "government") if place is not None and not place.as_people else None


def _of_role(readings: Readings, role: str, words: Collection[str]) -> tuple[str, str | None] | None:
    said = role.split()
    if not any(word.lower() in words for word in said):
        return None
    rest = [word for word in said if word.lower() not in words]
    while rest and rest[0].lower() in _JOINED:
        rest.pop(0)
    body = " ".join(rest)
    return (body, _kind(readings.names, body)) if body and body[0].isupper() else None


def _kind(names: Collection[Name], body: str) -> str | None:
    return next((name.kind for name in names if body in (name.name, *name.aliases)), "government")
