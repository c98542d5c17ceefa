"""Say who may come to a desk that is served to others."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from variorum.cli.screen import say
from variorum.errors import SettingsError
from variorum.web.people import Person, Role, hash_of, load_people, save_person

Users = Annotated[Path, Parameter(help="The file of people, their roles and passwords.")]


def add(
    name: Annotated[str, Parameter(help="The person's name, as judgements record it.")],
    /,
    *,
    users: Users = Path("users.toml"),
    role: Annotated[
        Role, Parameter(help="A reader reads, an analyst judges, an editor also grades and withdraws.")
    ] = "analyst",
    no_password: Annotated[bool, Parameter(help="A proxy says who is there.", negative="")] = False,
) -> None:
    """Add a person to a user file, or give them another role or password.

    The password is asked for, or read from standard input where that is no terminal.
    """
    if not name.strip():
        raise SettingsError("Name the person.")
    password = None if no_password else hash_of(_password())
    save_person(users, Person(name.strip(), role, password))
    say(f"{name.strip()} may come as {role}; {users} holds {len(load_people(users))} in all.", "note")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise SettingsError("The two passwords differ; nothing was changed.")
    return password
