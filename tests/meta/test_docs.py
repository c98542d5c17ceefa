"""The pages say what is true: what they show is what comes out, links lead somewhere, words are the glossary's."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import variorum

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("[!.]*/README.md")])
HAND_WRITTEN = [path for path in PAGES if "<!-- Written by scripts/" not in path.read_text("utf-8")]
RUN = [path for path in HAND_WRITTEN if re.search(r"^```(console|python|toml|json)$", path.read_text("utf-8"), re.M)]
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`]*`")
SHOWN_WITH = "3.7"
DECISIONS = ROOT / "docs" / "decisions"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def script(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / name), "--check", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def prose(path: Path) -> str:
    """Give a page's own words, without code."""
    return CODE.sub("", FENCED.sub("", path.read_text("utf-8")))


@pytest.mark.parametrize("path", RUN, ids=name_of)
def test_what_a_page_shows_is_what_comes_out(path: Path) -> None:
    done = script("build_shown.py", str(path))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_pictures_are_what_the_program_would_show_now() -> None:
    if not importlib.metadata.version("spacy").startswith(SHOWN_WITH):
        pytest.skip(f"the pictures were drawn with spaCy {SHOWN_WITH}")
    done = script("build_pictures.py")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    for found in LINK.finditer(FENCED.sub("", path.read_text("utf-8"))):
        target, _, anchor = found["target"].partition("#")
        if target.startswith("https://"):
            continue
        other = (path.parent / target).resolve() if target else path
        assert other.exists(), found["target"]
        if anchor:
            assert anchor in anchors(other), found["target"]


def test_every_page_can_be_reached_from_the_first() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        path = todo.pop()
        if path in seen or path.suffix != ".md":
            continue
        seen.add(path)
        targets = (found["target"].partition("#")[0] for found in LINK.finditer(path.read_text("utf-8")))
        todo += [(path.parent / target).resolve() for target in targets if target and "://" not in target]
    assert not [name_of(path) for path in PAGES if path not in seen]


def banned() -> dict[str, str]:
    """Read the glossary's words that are not used, each with the word to use."""
    rows = re.findall(r"^\*\*([^*]+)\*\*.*? *Not: (.+?)\.$", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.M)
    return {word.strip(): term for term, words in rows for word in words.split(",")}


IN_ANOTHER_SENSE = {
    ("docs/guides/sources.md", "article"),  # the part of a page that holds the text
    ("docs/glossary.md", "article"),
    ("docs/decisions/0002-gazetteer.md", "article"),  # of the Arabic language
    ("docs/guides/vocabulary.md", "article"),  # of grammar
}


def test_the_glossary_bans_words() -> None:
    assert len(banned()) >= 8


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=name_of)
def test_one_word_is_used_for_one_thing(path: Path) -> None:
    text = prose(path)
    if path.name == "glossary.md":
        text = re.sub(r"Not: .+?\.$", "", text, flags=re.MULTILINE)
    for word, term in banned().items():
        if (name_of(path), word) not in IN_ANOTHER_SENSE:
            assert not re.search(rf"\b{word}s?\b", text, re.IGNORECASE), f"{word!r}: the word here is {term!r}"


def test_the_program_uses_the_words_of_the_glossary() -> None:
    text = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
    assert not [word for word in banned() if re.search(rf"\b{word}s?\b", text, re.IGNORECASE)]


def test_every_term_of_the_glossary_stands_in_the_docs() -> None:
    terms = re.findall(r"^\*\*([^*]+)\*\*", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE)
    held = " ".join(prose(path).lower() for path in PAGES if path.name != "glossary.md")
    assert len(terms) >= 20
    assert not [term for term in terms if term.lower() not in held]


def test_the_change_log_has_an_entry_for_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    log = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## {re.escape(version)}\b", log, re.MULTILINE)
    assert version == variorum.__version__


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in DECISIONS.glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_each_vocabulary_file_is_described() -> None:
    page = (ROOT / "docs" / "guides" / "vocabulary.md").read_text("utf-8")
    files = (ROOT / "src" / "variorum" / "data" / "vocabulary").glob("*.toml")
    assert not [file.name for file in files if f"`{file.name}`" not in page]
