"""Say what is wrong with a source: one function a class of trouble, so that the words are in one place."""

from os import strerror
from pathlib import Path

from variorum.model.issue import Issue, Weight


def shown(path: Path) -> str:
    """Give a path as it can be printed and stored, also where its name is no valid text."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def dropped(code: str, message: str, cure: str, location: str) -> Issue:
    """Make the issue of something that was not read."""
    return _issue("dropped", code, message, cure, location)


def doubted(code: str, message: str, cure: str, location: str) -> Issue:
    """Make the issue of something that was read with a doubt."""
    return _issue("doubted", code, message, cure, location)


def not_readable(path: Path, error: OSError) -> Issue:
    """Say why the system refuses a file or folder."""
    location = shown(path)
    if isinstance(error, FileNotFoundError):
        told = f"{location} does not exist"
        if path.is_symlink():
            return dropped("broken-link", f"{location} is a link to nothing.", "Remove it or mend it.", location)
        return dropped("no-such-path", f"{told}.", "Check the spelling and the folder that you are in.", location)
    if isinstance(error, PermissionError):
        cure = "Give yourself the right to read it (chmod u+r; for a folder chmod u+rx)."
        return dropped("no-rights", f"{location} may not be read by this user.", cure, location)
    reason = strerror(error.errno) if error.errno else str(error)
    return dropped("not-readable", f"{location} cannot be read: {reason}.", "Check the disk or the link.", location)


def empty(location: str) -> Issue:
    """Say that there is nothing in it."""
    return dropped("empty", f"{location} is empty.", "Remove it, or fetch it again.", location)


def not_text(location: str) -> Issue:
    """Say that it is no text."""
    cure = "Convert it to .txt, .html, .jsonl or .csv first (a PDF with pdftotext)."
    return dropped("not-text", f"{location} is a binary file.", cure, location)


def too_long(location: str, limit: int) -> Issue:
    """Say that one report would be longer than can be read."""
    message = f"{location} is longer than {limit:,} bytes."
    return dropped("too-long", message, "No report is that long: split it into its reports.", location)


def _issue(weight: Weight, code: str, message: str, cure: str, location: str) -> Issue:
    return Issue("source", weight, code, message, cure, location=location)
