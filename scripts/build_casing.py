"""Write src/variorum/data/casing/en.txt: how English words are usually written.

The vocabulary of a language model tells: the vectors of ``en_core_web_md`` are listed by frequency, each spelling by
itself, and where "bomb" comes before "Bomb", the word is usually written small. Needs the model that is installed with
the program; the same model gives the same bytes.
"""

from collections.abc import Iterator
from pathlib import Path

from variorum.edges.resources.models import load_parser

TARGET = Path(__file__).resolve().parents[1] / "src" / "variorum" / "data" / "casing" / "en.txt"
RAREST = 150_000
"""Rank from which spellings are left out. Of news put in capitals, 94.2 of a hundred words came back as printed with
60,000, 94.7 with 150,000, and 94.8 with 250,000 spellings."""
EITHER = 2
"""A word may be part of a name if it is written with a capital at least half as early in the list: with 1, fewer names
came back (83 in a hundred capitals against 85), with 3 more words were taken for names (16 against 13)."""
BODIES = frozenset({"alliance", "armed", "bloc", "brigades", "command", "corps", "forces", "front", "movement"})
"""Words that end the names of armed bodies, which general writing has small too often for the rule above."""
ABBREVIATIONS = frozenset({"un"})
"""Abbreviations of the field that general writing has as words of other languages, too."""
UNLISTED = 1 << 40
HEAD = """\
# How words of English are usually written, where that is not with one capital: small ("bomb"), in capitals ("UN"), or
# small and often part of a name ("front Front"). Texts printed in capitals get back their small letters by it.
# Made by scripts/build_casing.py from the vocabulary of spaCy's en_core_web_md (MIT licence); may be edited by hand.
"""


def lines() -> Iterator[str]:
    """Give the words in alphabetical order, each as it is usually written."""
    pipeline = load_parser().pipeline
    vocabulary, connecting = pipeline.vocab, pipeline.Defaults.stop_words
    rank = {vocabulary.strings[key]: number for number, key in enumerate(vocabulary.vectors.keys())}
    common = (word for word, number in rank.items() if number <= RAREST and word.isascii() and word.isalpha())
    for word in sorted({word.lower() for word in common}):
        small, name, capitals = (rank.get(form, UNLISTED) for form in (word, word.capitalize(), word.upper()))
        if word in ABBREVIATIONS:
            yield word.upper()
        elif word in connecting - BODIES:  # such words are capitalised at the head of sentences and titles only
            yield word
        elif small <= min(name, capitals, RAREST):
            yield f"{word} {word.capitalize()}" if name < EITHER * small or word in BODIES else word
        elif len(word) > 1 and capitals < min(small, name) and capitals <= RAREST:
            yield word.upper()


def main() -> None:
    """Write the file."""
    found = list(lines())
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(HEAD + "\n".join(found) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(found):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
