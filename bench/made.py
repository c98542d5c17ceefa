"""Reports made from the examples: other numbers, days and towns in each, so that no two are alike.

``python -m bench.made FILE COUNT`` writes so many as JSON lines.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TOWNS = (
    "Aleppo", "Baidoa", "Bamako", "Cali", "Donetsk", "Gao", "Goma", "Herat", "Homs", "Idlib", "Jalalabad", "Juba",
    "Karachi", "Kharkiv", "Kirkuk", "Kunduz", "Maiduguri", "Mosul", "Quetta", "Sanaa", "Tripoli", "Zinder",
)  # fmt: skip
_NUMBER = re.compile(r"\b(?:two|three|six|seven|nine|ten|12|13|15|18|60|95|150|170|176)\b")
_MONTHS = "January|August|September"
_DAY = re.compile(rf"\b\d{{1,2}}(?= (?:{_MONTHS})\b)|(?<=January )\d{{1,2}}\b|(?<=August )\d{{1,2}}\b")
_YEAR = re.compile(r"\b20[12]\d\b")


def made_reports(count: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """Give ``count`` reports as rows with ``id``, ``published`` and ``text``, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret here
    texts = example_texts()
    for i in range(count):
        text, town = texts[i % len(texts)], chance.choice(TOWNS)
        text = re.sub(r"\b(?:Kabul|Tehran)\b", town, text)
        text = _NUMBER.sub(lambda _: str(chance.randint(2, 99)), text)
        text = _DAY.sub(lambda _: str(chance.randint(1, 28)), text)
        text = _YEAR.sub(lambda _: str(chance.randint(2015, 2024)), text)
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        yield {"id": f"made-{i}", "published": f"{chance.randint(2015, 2024)}-{month:02}-{day:02}", "text": text}


def write_reports(path: Path, count: int) -> None:
    """Write ``count`` made reports as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for row in made_reports(count):
            stream.write(json.dumps(row) + "\n")


def example_texts() -> list[str]:
    """Give the texts of the examples."""
    plain = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    rows = (EXAMPLES / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return plain + [json.loads(row)["text"] for row in rows]


if __name__ == "__main__":
    write_reports(Path(sys.argv[1]), int(sys.argv[2]))
