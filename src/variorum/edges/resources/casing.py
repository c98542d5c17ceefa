"""Read how the words of a language are usually written."""

from importlib.resources import files

from variorum.stages.annotate.casing import Casing


def load_casing(language: str) -> Casing | None:
    """Read the words of a language, or give None where there is no file of it: its capitals stay as they are.

    >>> casing = load_casing("en")
    >>> casing is not None and {"bomb" in casing.small, "un" in casing.capitals, "front" in casing.either}
    {True}

    """
    source = files("variorum.data") / "casing" / f"{language}.txt"
    if not source.is_file():
        return None
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    either = frozenset(line.split()[0] for line in lines if " " in line)
    small = frozenset(line for line in lines if line.islower()) | either
    return Casing(small, either, frozenset(line.lower() for line in lines if line.isupper()))
