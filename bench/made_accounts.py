"""Readings made by noise, as if their reports had been read: thousands of incidents, each told by a few reports.

Every incident has its day, town, people and odd words; every report of it keeps most of them, is a day off now and
then, and fills up with sentences of the examples, with other names in them. So the pile is as mixed as a real one, and
needs no parsing.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec import structs

from bench.made import example_texts
from variorum.model.claim import Field, make_account, make_claim
from variorum.model.ids import content_id
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.model.values import ActorValue, CountValue, DateValue, IncidentType, PlaceValue, Value

FIRST_DAY, DAYS = date(2015, 1, 1), 3650
REPORTS_EACH = (1, 2, 2, 3, 3, 4, 6)
"""How many reports tell of an incident: one of these numbers."""
INCIDENTS_A_TOWN = 25
KEPT = 0.7
"""Share of an incident's odd words and names that a report of it keeps."""
TYPES: tuple[IncidentType, ...] = ("attack", "bombing", "shooting", "armed_clash")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_SYLLABLES = (
    "ba", "dor", "el", "gan", "hu", "is", "ka", "lom", "mir", "no", "os", "pet", "ra", "sul", "tov", "ur", "vin", "zar",
)  # fmt: skip


@dataclass(frozen=True)
class _Happening:
    day: date
    town: str
    lat: float
    lon: float
    type: IncidentType
    killed: int
    person: str
    words: tuple[str, ...]


def made_readings(count: int, *, seed: int = 1) -> Iterator[Reading]:
    """Give ``count`` readings of one account each, those of an incident in a row; the same seed gives the same."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret here
    sentences = [f"{part.strip()}." for text in example_texts() for part in text.split(". ") if len(part) > 40]
    towns = [(_name(chance, 3), chance.uniform(-30, 60), chance.uniform(-20, 120)) for _ in range(count // 60 + 20)]
    told = 0
    while told < count:
        happening = _happening(chance, towns)
        for _ in range(min(chance.choice(REPORTS_EACH), count - told)):
            yield _reading(chance, happening, sentences, f"made-{seed}-{told}")
            told += 1


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def _happening(chance: random.Random, towns: list[tuple[str, float, float]]) -> _Happening:
    town, lat, lon = chance.choice(towns)
    words = tuple(_name(chance, 4) for _ in range(12))
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    person = f"{_name(chance, 3)} {_name(chance, 4)}"
    return _Happening(day, town, lat, lon, chance.choice(TYPES), chance.randint(1, 30), person, words)


def _reading(chance: random.Random, it: _Happening, sentences: list[str], name: str) -> Reading:
    words = [word for word in it.words if chance.random() < KEPT]
    odd = [f"It was told of {word} by the {word.lower()[::-1]} there." for word in words]
    people = [f"People spoke of {it.person}, {it.killed + 20}, of {it.town}."] if chance.random() < KEPT else []
    filling = [_NAME.sub(lambda _: _name(chance, 4), sentence) for sentence in chance.sample(sentences, 6)]
    text = " ".join([f"In {it.town} it happened.", *people, *odd, *filling])
    day = it.day + timedelta(days=chance.choice((0, 0, 0, 0, 1)))
    published = (it.day + timedelta(days=chance.randint(0, 5))).isoformat()
    identity = content_id("r", name)
    report = Report(identity, name, None, text, "en", None, Published(published, published, "metadata"))
    account = make_account(report=identity, type=it.type, span=(0, len(it.town) + 16))
    values: list[tuple[Field, Value]] = [
        ("date", DateValue(day.isoformat(), day.isoformat(), "day", "it")),
        ("place", PlaceValue(it.town, "XA", None, it.lat, it.lon, "point", f"made:{it.town}", it.town)),
        ("killed", CountValue(it.killed, it.killed, it.killed, None, None, None, None, str(it.killed))),
    ]
    if people:
        values.append(("victim", ActorValue(it.person, None, "person", None, named_person=True)))
    claims = [
        make_claim(
            report=identity, account=account.id, field=field, value=value, text=text, span=(0, 2), context=(0, 80)
        )
        for field, value in values
    ]
    account = structs.replace(account, claims=tuple(claim.id for claim in claims))
    return Reading(report, tuple(claims), (), (account,))
