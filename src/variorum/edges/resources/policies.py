"""Load policies, and the words that reconciling goes by."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from variorum.edges.resources.vocabulary import load_words
from variorum.errors import ResourceError
from variorum.model.values import CasualtyKind, IncidentType
from variorum.stages.reconcile.policy import Attackers, Belligerents, Best, Policy, Range
from variorum.stages.reconcile.vocabulary import OriginNames, Rules, TypeCodes, VictimGroups

DATA = Path(__file__).parents[2] / "data"
POLICIES = DATA / "policies"
DEFAULT_POLICIES = ("ucdp", "acled")
"""The UCDP triple leads, the ACLED number stands beside it."""
CHOICES: dict[str, tuple[str, ...]] = {
    "best": get_args(Best),
    "range": get_args(Range),
    "belligerents": get_args(Belligerents),
    "attackers": get_args(Attackers),
}
Loaded = TypeVar("Loaded")
Check = Callable[[Any], str | None]


def load_rules(policies: Iterable[str | Path] = DEFAULT_POLICIES, directory: Path | None = None) -> Rules:
    """Load all that reconciling goes by.

    Args:
        policies: names of policies that come along, or paths of others; the first one leads.
        directory: a folder whose vocabulary files take the place of bundled ones of the same name.

    Raises:
        ResourceError: a file cannot be read or has a mistake.

    """
    codes = load_words("incident_codes", dict[str, TypeCodes], directory)
    missing = set(get_args(IncidentType)) - codes.keys()
    if missing:
        msg = f"incident_codes.toml has no entry for {', '.join(sorted(missing))}. Compare it with the bundled file."
        raise ResourceError(msg)
    return Rules(
        policies=tuple(load_policy(policy) for policy in policies),
        origins=load_words("origins", OriginNames, directory),
        groups=load_words("victim_groups", VictimGroups, directory),
        codes=codes,
    )


def load_policy(policy: str | Path) -> Policy:
    """Load a policy by the name of one that comes along, or by the path of a file.

    Raises:
        ResourceError: there is no such policy, or it has mistakes: all of them are named at once.

    """
    path = POLICIES / f"{policy}.toml" if isinstance(policy, str) and not policy.endswith(".toml") else Path(policy)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        known = ", ".join(sorted(file.stem for file in POLICIES.glob("*.toml")))
        why = getattr(error, "strerror", None) or error
        msg = f"The policy {str(policy)!r} could not be read: {why}. Name a file, or one that comes along: {known}."
        raise ResourceError(msg) from error
    mistakes = list(find_mistakes(table))
    if mistakes:
        listed = "\n".join(f"  - {mistake}" for mistake in mistakes)
        msg = f"The policy in {path} has {len(mistakes)} mistake{'s' * (len(mistakes) > 1)}:\n{listed}\nMend the file."
        raise ResourceError(msg)
    return msgspec.convert(table, Policy)


def find_mistakes(table: Mapping[str, Any]) -> Iterator[str]:
    """Give every mistake of a policy's table, in words.

    >>> list(find_mistakes({"name": "mine"}))[0]
    'title is missing'

    """
    checks: dict[str, Check] = {
        "name": _text,
        "title": _text,
        "cites": _texts,
        "kinds": _kinds,
        **{name: _one_of(choices) for name, choices in CHOICES.items()},
        "vague": _numbers,
    }
    for name, check in checks.items():
        if name not in table:
            yield f"{name} is missing"
        elif mistake := check(table[name]):
            yield f"{name} {mistake}"
    for name in sorted(table.keys() - checks.keys()):
        yield f"{name} is not a setting of a policy (these are: {', '.join(checks)})"


def _text(value: object) -> str | None:
    return None if isinstance(value, str) and value.strip() else "must be a text that is not empty"


def _texts(value: object) -> str | None:
    good = isinstance(value, list) and value and all(_text(item) is None for item in value)
    return None if good else "must be a list of texts that says where the rules stand"


def _kinds(value: object) -> str | None:
    kinds = get_args(CasualtyKind)
    good = isinstance(value, list) and value and all(item in kinds for item in value)
    return None if good else f"must be a list of some of {', '.join(kinds)}"


def _one_of(choices: tuple[str, ...]) -> Check:
    return lambda value: None if value in choices else f"is {value!r}, and must be one of {', '.join(choices)}"


def _numbers(value: object) -> str | None:
    if not isinstance(value, dict):
        return "must be a table of words and their numbers"
    wrong = [word for word, number in value.items() if not _is_number(number)]
    what = "something else than a whole number from 0 up, or a pair [low, high] of such"
    return f"gives {', '.join(map(repr, wrong))} {what}" if wrong else None


def _is_number(number: object) -> bool:
    if isinstance(number, list):
        return len(number) == 2 and all(type(end) is int for end in number) and 0 <= number[0] <= number[1]
    return type(number) is int and number >= 0
