"""Who may come to a desk that is served to others: names, roles and passwords, in a file."""

import os
import tomllib
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from msgspec import Struct

from variorum.errors import SettingsError

Role: TypeAlias = Literal["reader", "analyst", "editor"]
"""A reader reads; an analyst judges, and withdraws what they judged; an editor also sets grades, joins names, and
withdraws what others judged."""
ROLES: tuple[Role, ...] = get_args(Role)
FEWEST_LETTERS = 12
"""Characters of a password, at least: NIST SP 800-63B asks for 8, and for more where nothing else guards the door."""


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who may come. ``password`` is an argon2 hash, or None where a proxy says who is there."""

    name: str
    role: Role
    password: str | None = None


def may(role: Role, needed: Role) -> bool:
    """Say whether a role allows what another one allows.

    >>> may("editor", "analyst"), may("reader", "analyst")
    (True, False)

    """
    return ROLES.index(role) >= ROLES.index(needed)


def load_people(path: Path) -> dict[str, Person]:
    """Read a user file: a table for each person, with ``role`` and ``password``.

    Raises:
        SettingsError: it cannot be read, or says something that is not understood.

    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: msgspec.convert({"name": name, **entry}, Person) for name, entry in table.items()}
    except OSError as error:
        msg = f"The user file {path} cannot be read: {error.strerror}. Make one with: variorum user add NAME."
        raise SettingsError(msg) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, TypeError) as error:
        msg = f"The user file {path} is not understood: {error}. Each person is a table with role and password."
        raise SettingsError(msg) from error


def save_person(path: Path, person: Person) -> None:
    """Add somebody to a user file, or put them in the place of whoever has that name; nobody else can read the file.

    Raises:
        SettingsError: the file cannot be read or written, or is not understood.

    """
    people = load_people(path) if path.exists() else {}
    people[person.name] = person
    written = path.with_name(f"{path.name}.new")
    try:
        with open(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            stream.write("\n".join(_table(each) for each in people.values()))
        written.replace(path)
    except OSError as error:
        msg = f"The user file {path} cannot be written: {error.strerror}. Name another with --users."
        raise SettingsError(msg) from error


def _table(person: Person) -> str:
    lines = [f"[{_quoted(person.name)}]", f"role = {_quoted(person.role)}"]
    if person.password is not None:
        lines.append(f"password = {_quoted(person.password)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Write a text as TOML does: its basic strings take what JSON's do."""
    return msgspec.json.encode(text).decode()


def hash_of(password: str) -> str:
    """Give the argon2 hash of a password.

    Raises:
        SettingsError: it is too short.

    """
    if len(password) < FEWEST_LETTERS:
        msg = f"The password has {len(password)} characters; take at least {FEWEST_LETTERS}."
        raise SettingsError(msg)
    return PasswordHasher().hash(password)


NOBODY = PasswordHasher().hash("nobody has this name")
"""Compared with when a name is not known, so that it takes as long to refuse as a wrong password."""


def admit(people: dict[str, Person], name: str, password: str) -> Person | None:
    """Give the person whose name and password these are, or None."""
    person = people.get(name)
    kept = person.password if person is not None else None
    try:
        PasswordHasher().verify(kept or NOBODY, password)
    except (VerificationError, InvalidHashError):
        return None
    return person if kept else None
