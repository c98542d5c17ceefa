"""What ``variorum doctor`` looks at, one check after the other. A check never stops the ones behind it."""

import importlib.metadata
import os
import platform
from collections.abc import Iterator

from msgspec import Struct

from variorum.api import open as open_ledger
from variorum.edges.settings import Settings
from variorum.errors import VariorumError
from variorum.wording.values import count_of

LIBRARIES = ("spacy", "trafilatura", "py3langid", "charset-normalizer", "sqlalchemy", "msgspec", "rapidfuzz", "rich")
"""Distributions that a build imports."""
REINSTALL = "Install it again: pip install --force-reinstall variorum"
MODEL_CURE = (
    "The default model comes with the program: pip install --force-reinstall variorum. Any other spaCy pipeline that "
    "parses English serves as well: name it with --model, by package or folder."
)


class Check(Struct, frozen=True):
    """Something looked at: whether it is well, what was found, and what to do where something is to be done."""

    name: str
    well: bool
    found: str
    cure: str | None = None


def run_checks(settings: Settings) -> Iterator[Check]:
    """Look at the program, its libraries, the language model, the gazetteers, the policies, and the ledger."""
    yield _program()
    yield Check("settings", well=True, found=str(settings.file or "no variorum.toml here; defaults and environment"))
    yield _libraries()
    yield _model(settings)
    yield _gazetteers(settings)
    yield _policies(settings)
    yield _ledger(settings)


def _program() -> Check:
    version = importlib.metadata.version("variorum")
    machine = f"{platform.system()}, {count_of(os.cpu_count() or 1, 'core')}"
    return Check("variorum", well=True, found=f"{version} on Python {platform.python_version()}, {machine}")


def _libraries() -> Check:
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        return Check("libraries", False, f"missing: {', '.join(missing)}", f"pip install {' '.join(missing)}")  # noqa: FBT003
    return Check("libraries", well=True, found=", ".join(found))


def _model(settings: Settings) -> Check:
    from variorum.edges.resources.models import load_parser  # noqa: PLC0415 - takes a second

    try:
        parser = load_parser(settings.model)
    except VariorumError as error:
        found = str(error).partition(" Run 'variorum doctor'")[0]
        return Check("language model", well=False, found=found, cure=MODEL_CURE)
    spacy = importlib.metadata.version("spacy")
    if parser.doubt is not None and "[W095]" not in parser.doubt:
        return Check("language model", well=False, found=parser.doubt, cure=MODEL_CURE)
    if parser.doubt is not None:
        cure = f"Install the {settings.model} that was made for spaCy {spacy}, or the spaCy that it was made for."
        return Check("language model", well=False, found=f"{parser.name} was not made for spaCy {spacy}", cure=cure)
    return Check("language model", well=True, found=f"{parser.name}, which agrees with spaCy {spacy}")


def _gazetteers(settings: Settings) -> Check:
    from variorum.edges.resources.gazetteer import load_gazetteer  # noqa: PLC0415 - takes a moment
    from variorum.edges.resources.gazetteer_files import gazetteer_files  # noqa: PLC0415

    try:
        gazetteer = load_gazetteer(gazetteer_files(settings.gazetteers))
    except VariorumError as error:
        return Check("gazetteers", well=False, found=str(error), cure=REINSTALL)
    return Check("gazetteers", well=True, found=gazetteer.describe(), cure="More places: variorum gazetteer add FILE")


def _policies(settings: Settings) -> Check:
    from variorum.edges.resources.policies import load_rules  # noqa: PLC0415 - only here

    try:
        rules = load_rules(settings.policies)
    except VariorumError as error:
        return Check("policies", well=False, found=str(error))
    return Check("policies", well=True, found=", ".join(f"{policy.name} ({policy.title})" for policy in rules.policies))


def _ledger(settings: Settings) -> Check:
    path = settings.ledger
    if not path.exists():
        cure = "Make one: variorum build REPORTS, or see what one is: variorum demo"
        return Check("ledger", well=True, found=f"none at {path}", cure=cure)
    try:
        with open_ledger(path, readonly=True, settings=settings) as ledger:
            counts, about = ledger.counts(), ledger.about()
    except VariorumError as error:
        return Check("ledger", well=False, found=str(error))
    held = (
        count_of(counts.incidents, "incident"),
        count_of(counts.reports, "report"),
        count_of(counts.claims, "claim"),
    )
    made = f"made by {about['created_by']}" if "created_by" in about else "of unknown make"
    return Check("ledger", well=True, found=f"{path}: {', '.join(held)}; {made}; {path.stat().st_size / 1e6:.1f} MB")
