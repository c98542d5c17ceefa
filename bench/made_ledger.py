"""Ledgers of made incidents, written straight into the store: a hundred thousand in minutes, without reading a report.

``python -m bench.made_ledger FILE COUNT`` writes so many, each told by one to three reports.
"""

import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import msgspec
from msgspec import Struct, structs

from bench.made import TOWNS
from bench.made_people import compared, judged, make_issues, make_statement, some_name, spoken_link
from variorum.edges.resources.linking import load_weights
from variorum.edges.store import SqliteStore, content
from variorum.edges.store.migrations.voiced import sum_voices
from variorum.model.claim import Account, make_account, make_claim
from variorum.model.incident import (
    Casualty,
    Finding,
    FindingPosition,
    Grade,
    Incident,
    IncidentActor,
    IncidentDate,
    IncidentPlace,
    Judgement,
    Membership,
    Status,
)
from variorum.model.judgement import GRADES, PersonJudgement
from variorum.model.ledger import Reading
from variorum.model.report import Published, Report
from variorum.model.speaker import spoken_in
from variorum.model.values import CountValue, EventValue, IncidentType

TYPES: tuple[IncidentType, ...] = get_args(IncidentType)
STATUSES: tuple[Status, ...] = get_args(Status)
COUNTRIES = tuple(f"{a}{b}" for a in "ABCDEFGHIJ" for b in "KLMNOPQRST")
FIRST_DAY = date(2012, 1, 1)
DAYS = 5000
AT_ONCE = 1000
MOMENT = "2031-01-01T00:00:00.000000+00:00"
SIDES = ("Front", "Brigade", "Army", "Militia", "Police", "Guard")
THINGS = ("bridge", "market", "school", "clinic", "mill", "station", "harbour", "well", "depot", "bakery")


class Made(Struct, frozen=True):
    """An incident with the readings of the reports that tell of it, and what is judged of them."""

    incident: Incident
    readings: tuple[Reading, ...]
    compared: tuple[Judgement, ...] = ()
    judged: tuple[PersonJudgement, ...] = ()


def write_ledger(store: SqliteStore, count: int, *, seed: int = 1) -> None:
    """Write ``count`` made incidents, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret here
    thresholds = load_weights().thresholds
    batch: list[Made] = []
    for number in range(count):
        made = make(number, chance)
        before = batch[-1].readings if batch else ()
        judgements = tuple(compared(made.readings, before, thresholds, chance))
        persons = judged(made.readings, number, chance)
        batch.append(structs.replace(made, compared=judgements, judged=persons))
        if len(batch) == AT_ONCE or number == count - 1:
            _write(store, batch)
            batch = []
    with closing(sqlite3.connect(store.path)) as connection, connection:
        sum_voices(connection)


def _write(store: SqliteStore, batch: list[Made]) -> None:
    readings = [reading for made in batch for reading in made.readings]
    accounts = {made.incident.id: [a.id for r in made.readings for a in r.accounts] for made in batch}
    # One by one, as they are read in, they would take ten times as long.
    with closing(sqlite3.connect(store.path)) as connection, connection:
        (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM readings").fetchone()
        for number, reading in enumerate(readings, last + 1):
            _write_reading(connection, number, reading)
        connection.execute(f"INSERT INTO report_words (rowid, title, text, names) {_WORDS}", (last,))
    with store.transaction():
        store.put_incidents(made.incident for made in batch)
        store.put_memberships(Membership(identity, tuple(held)) for identity, held in accounts.items())
        store.add_issues(issue for reading in readings for issue in reading.issues)
        store.add_judgements(judgement for made in batch for judgement in made.compared)
        store.put_person_judgements(judgement for made in batch for judgement in made.judged)


_WORDS = "SELECT number, title, text, names FROM report_texts WHERE number > ?"


def _write_reading(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    report = reading.report
    row = (number, report.id, content.digest_of(reading), content.encode(report), MOMENT)
    connection.execute("INSERT INTO readings VALUES (?, ?, ?, 0, ?, ?, '')", row)
    claims = [(number, c.id, report.id, c.account, c.field, c.start, content.encode(c)) for c in reading.claims]
    connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, 0, ?)", claims)
    said = [(number, s.id, report.id, s.account, s.start, content.encode(s)) for s in reading.statements]
    connection.executemany("INSERT INTO statements VALUES (?, ?, ?, ?, ?, 0, ?)", said)
    held = [(number, a.id, report.id, a.start, content.encode(a)) for a in reading.accounts]
    connection.executemany("INSERT INTO accounts VALUES (?, ?, ?, ?, 0, ?)", held)
    spoken = map(structs.astuple, spoken_in(report, reading.claims, reading.statements))
    connection.executemany("INSERT INTO spoken VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", spoken)


def make(number: int, chance: random.Random) -> Made:
    """Give one incident and its readings."""
    town, actor = chance.choice(TOWNS), f"{chance.choice(TOWNS)} {chance.choice(SIDES)}"
    killed, kind = chance.randint(0, 90), chance.choice(TYPES)
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS)) if chance.random() < 0.97 else None
    told = [f"{number}-{i}" for i in range(chance.choice((1, 1, 1, 2, 3)))]
    readings = tuple(_reading(name, town, actor, killed + i, kind, day, chance) for i, name in enumerate(told))
    incident = Incident(
        id=f"i-{number:08x}", supersedes=(), type=kind, codes={}, title=f"{actor}: {kind} near {town}, {killed} killed",
        date=IncidentDate(day.isoformat(), day.isoformat(), "day", "that day", 1, 1) if day else None,
        place=_place(town, chance), casualties=_killed(killed, chance),
        actors=(IncidentActor(actor, "perpetrator", None, ()), IncidentActor(f"people of {town}", "victim", None, ())),
        people=(), responsibility=(), findings=tuple(_findings(readings, killed, chance)),
        reports=tuple(reading.report.id for reading in readings),
        origins=tuple(f"{chance.choice(SIDES)} {i}" for i in range(chance.randint(1, 3))), related=(), history=(),
        grades=_grades(chance),
    )  # fmt: skip
    return Made(incident, readings)


def _reading(
    name: str, town: str, actor: str, killed: int, kind: IncidentType, day: date | None, chance: random.Random
) -> Reading:
    things, speaker = " and the ".join(chance.sample(THINGS, 3)), some_name(chance)
    text = (
        f"{town}. The {actor} struck the {things} of {town}, {speaker} said. At least {killed} people were killed. "
        f"Residents spoke of {chance.randint(2, 400)} wounded and of {chance.choice(THINGS)} number {name}. "
        "A spokesman declined to say who had given the order, and no one claimed what had been done."
    )
    at = day.isoformat() if day else None
    report = Report(f"r-{name}", f"{name}.txt", f"{kind} near {town}", text, "en", "The Gazette", Published(at, at))
    account = make_account(report=report.id, type=kind, span=(0, len(town)))
    start = text.index(f"{killed} people")
    claims = (
        make_claim(report=report.id, account=account.id, field="event", value=EventValue(kind), text=text,
                   span=(len(town) + 2, len(town) + 9), context=(0, 60)),
        make_claim(report=report.id, account=account.id, field="killed",
                   value=CountValue(killed, None, None, "at least", None, None, None, str(killed)), text=text,
                   span=(start, start + len(str(killed))), context=(start, start + 20),
                   attribution=(spoken_link(speaker, chance),)),
    )  # fmt: skip
    sentence = "no one claimed what had been done"
    said = make_statement(report.id, account.id, some_name(chance), text, sentence, chance)
    held = Account(account.id, report.id, kind, "main", account.start, account.end, tuple(claim.id for claim in claims))
    return Reading(report, claims, (said,), (held,), make_issues(report.id, report.location, chance))


def _place(town: str, chance: random.Random) -> IncidentPlace | None:
    if chance.random() < 0.05:
        return None
    lat, lon = chance.uniform(-40, 60), chance.uniform(-120, 150)
    return IncidentPlace(town, chance.choice(COUNTRIES), None, lat, lon, "near", None, f"near {town}", 2, 2)


def _killed(killed: int, chance: random.Random) -> tuple[Casualty, ...]:
    if chance.random() < 0.1:
        return ()
    return (Casualty("killed", None, killed, killed, killed + 2, "made", "as made", ()),)


def _findings(readings: tuple[Reading, ...], killed: int, chance: random.Random) -> Iterator[Finding]:
    claims = tuple(reading.claims[1].id for reading in readings)
    count = msgspec.to_builtins(CountValue(killed, killed, None, None, None, None, None, str(killed)))
    for field in ("event", "killed", "date", "place"):
        position = FindingPosition(count if field == "killed" else None, ("The Gazette",), claims)
        yield Finding(field, chance.choice(STATUSES), (position,), "as made")


def _grades(chance: random.Random) -> tuple[Grade, ...]:
    if chance.random() < 0.5:
        return ()
    return (Grade("airwars", None, chance.choice(GRADES["airwars"]), "as made", ()),)


if __name__ == "__main__":
    with SqliteStore.open(Path(sys.argv[1]), write=True) as opened:
        write_ledger(opened, int(sys.argv[2]))
