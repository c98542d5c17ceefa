"""AnnotatedReport -> Reading: every reader in turn, then the episodes, then claims, statements and accounts."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from variorum.model.claim import Statement
from variorum.model.ledger import Reading
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.assemble import (
    Writer,
    account_ids,
    kept,
    write_accounts,
    write_claims,
    write_dates,
    write_home,
)
from variorum.stages.extract.attribution import find_attributions, find_statements
from variorum.stages.extract.counts import find_counts
from variorum.stages.extract.dating import date_incident
from variorum.stages.extract.doubts import doubts
from variorum.stages.extract.episodes import Gathering
from variorum.stages.extract.events import find_events
from variorum.stages.extract.margin import refused
from variorum.stages.extract.mentions import PlaceMention
from variorum.stages.extract.names import find_names
from variorum.stages.extract.places import home_of, read_places, within_home
from variorum.stages.extract.places.events import event_places
from variorum.stages.extract.places.vocabulary import Words
from variorum.stages.extract.readings import Readings
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.times import find_distances, read_times


class Worked(Struct, frozen=True):
    """A reading with what it was made from, for those who ask how it came about.

    ``account_of`` gives the id of the account of each episode that is kept, by the episode's identity.
    """

    reading: Reading
    readings: Readings
    gathering: Gathering
    account_of: dict[int, str]


def extract(annotated: AnnotatedReport, resources: ExtractResources) -> Reading:
    """Read a report: what happened, where, when, to whom, and on whose word. Knows no other report."""
    return work(annotated, resources).reading


def work(annotated: AnnotatedReport, resources: ExtractResources) -> Worked:
    """Read a report, and keep what its reading was made from."""
    readings, gathering = gather(annotated, resources)
    annotated = readings.annotated
    episodes = kept(readings, gathering)
    ids = account_ids(readings, episodes)
    writer = Writer(readings, gathering, ids)
    dating = date_incident(readings, gathering, resources.events, resources.times, resources.dating)
    write_claims(writer, resources.actors, resources.things, resources.answers)
    write_dates(writer, dating)
    write_home(writer)
    claims = tuple(sorted(writer.claims.values(), key=lambda claim: (claim.start, claim.end, claim.id)))
    accounts = write_accounts(readings, gathering, episodes, ids, claims, resources.specificity)
    reading = Reading(annotated.report, claims, _statements(readings, gathering, ids), accounts, doubts(readings))
    return Worked(reading, readings, gathering, ids)


def gather(annotated: AnnotatedReport, resources: ExtractResources) -> tuple[Readings, Gathering]:
    """Run every reader over a report, and gather what it tells of into incidents."""
    readings = read_mentions(annotated, resources)
    places = _EventPlaces(readings, resources.places.words)
    return readings, Gathering(readings, resources.events, places)


def read_mentions(annotated: AnnotatedReport, resources: ExtractResources) -> Readings:
    """Run every reader over a report; the report comes back dated where its text allows."""
    published, times = read_times(annotated, resources.times)
    report = msgspec.structs.replace(annotated.report, published=published)
    annotated = msgspec.structs.replace(annotated, report=report)
    found = read_places(annotated, resources.gazetteer, resources.places)
    home = home_of(annotated, found, resources.places)
    places = within_home(found.places, home, resources.gazetteer)
    names = find_names(annotated, resources.names)
    attributions = find_attributions(annotated, names, resources.speech)
    for attribution in (each for each in attributions if each.thought):
        for cue in attribution.cue[:1]:
            refused(annotated, "speech", cue, annotated.text[slice(*cue)], "it is thought, hoped or feared, not said")
    return Readings(
        annotated,
        times=times,
        distances=find_distances(annotated, resources.times),
        places=places,
        names=names.names,
        # What somebody only hopes or fears is nobody's word for anything.
        attributions=[attribution for attribution in attributions if not attribution.thought],
        counts=find_counts(annotated, resources.counts),
        events=find_events(annotated, resources.events),
        statements=find_statements(annotated, attributions, names),
        home=home.place if home is not None else None,
        home_sure=home is not None and home.sure,
    )


class _EventPlaces:
    """The places of each event, looked up once. A government's or an envoy's country is not where things happened."""

    def __init__(self, readings: Readings, words: Words) -> None:
        self.readings, self.words = readings, words
        self.places = tuple(place for place in readings.places if not self._is_of_office(place))
        self.found: dict[int, Sequence[PlaceMention]] = {}

    def __call__(self, token: int) -> Sequence[PlaceMention]:
        if token not in self.found:
            self.found[token] = event_places(self.readings.annotated, token, self.places, self.words)
        return self.found[token]

    def _is_of_office(self, place: PlaceMention) -> bool:
        """Say whether a place only says whose an office is: "the government of X", "envoys from X"."""
        annotated = self.readings.annotated
        token = self.readings.token_at(place.end - 1)
        if token is None or token.dep != "pobj":
            return False
        preposition = annotated.head(token)
        holder = annotated.head(preposition)
        return preposition.lower in {"of", "from"} and holder.lemma in self.words.governing


def _statements(readings: Readings, gathering: Gathering, ids: dict[int, str]) -> tuple[Statement, ...]:
    """Give the statements, each with the account that its sentence belongs to."""
    found = []
    for statement in readings.statements:
        token = readings.token_at(statement.start)
        episode = gathering.episode_at(token) if token is not None else gathering.main
        account = ids.get(id(episode)) or ids.get(id(gathering.main))
        found.append(msgspec.structs.replace(statement, account=account))
    return tuple(found)
