"""AnnotatedReport -> place mentions, each resolved as far as the gazetteer and the text allow."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from variorum.model.text import AnnotatedReport
from variorum.model.values import PlacePrecision, PlaceValue
from variorum.stages.extract.margin import is_watched, weighed
from variorum.stages.extract.mentions import PlaceMention, Span
from variorum.stages.extract.places.countries import Countries
from variorum.stages.extract.places.evidence import is_generic, weigh
from variorum.stages.extract.places.gazetteer import Gazetteer, Place, PlaceKind
from variorum.stages.extract.places.names import fold
from variorum.stages.extract.places.readings import is_government, is_near, kinds_of, kinds_said, main_token, seats_of
from variorum.stages.extract.places.resolve import Name, resolve
from variorum.stages.extract.places.spots import Spot, find_spots
from variorum.stages.extract.places.surroundings import Placed, Surroundings
from variorum.stages.extract.places.unknown import find_unknown
from variorum.stages.extract.places.vocabulary import PlaceVocabulary

PRECISION: dict[PlaceKind, PlacePrecision] = {
    "country": "country", "region": "region", "district": "district", "town": "point", "area": "region",
    "continent": "region", "water": "region", "mountain": "region",
}  # fmt: skip
"""How exactly a place of a kind says where something is."""


CANDIDATES_NOTED = 4
"""Places of a name that are told to whoever asks how it was placed."""
HINT = -1.0
"""Evidence above which a name that is no place still speaks for its country and region."""


class Found(Struct, frozen=True):
    """The place names of a report; ``spoken`` are those inside other names ("Toledo Fire Rescue"), no places there."""

    places: tuple[PlaceMention, ...]
    spoken: tuple[PlaceMention, ...]


def find_places(
    annotated: AnnotatedReport, gazetteer: Gazetteer, vocabulary: PlaceVocabulary
) -> tuple[PlaceMention, ...]:
    """Give the place names of a report in order, with what each refers to.

    A place that no gazetteer holds keeps its name, with ``gazetteer_id`` None; country, region and coordinates are then
    those of the region that its sentence names, or else of the one that the report is mostly about; its precision is
    ``near`` where the text says near, else that of the region.
    """
    return read_places(annotated, gazetteer, vocabulary).places


def read_places(annotated: AnnotatedReport, gazetteer: Gazetteer, vocabulary: PlaceVocabulary) -> Found:
    """Give the place names of a report and those that only stand inside other names."""
    found = find_spots(annotated, gazetteer, vocabulary, countries_of(vocabulary))
    spots = weigh(annotated, found, vocabulary.words)
    for spot in find_unknown(annotated, spots, vocabulary.words):
        spot.places = gazetteer.lookup(spot.name)
        if not is_generic(spot, vocabulary.words):
            spots.append(spot)
    spots.sort(key=lambda spot: spot.first)
    hints = _hints(found, spots)
    chosen = _choose(annotated, spots, hints, gazetteer, vocabulary)
    inside = [spot for spot in hints if not spot.people and _form(spot) in chosen]
    return Found(_mentions(annotated, spots, chosen, vocabulary), _mentions(annotated, inside, chosen, vocabulary))


def _hints(found: Sequence[Spot], taken: Sequence[Spot]) -> list[Spot]:
    """Give the spots that are no places themselves and yet tell where the report is: "Athens Police Department"."""
    spans = {i for spot in taken for i in range(spot.first, spot.last)}
    return [spot for spot in found if spot.evidence > HINT and spot.first not in spans and spot.last - 1 not in spans]


def resolve_spans(
    annotated: AnnotatedReport, spans: Sequence[Span], gazetteer: Gazetteer, vocabulary: PlaceVocabulary
) -> tuple[PlaceMention | None, ...]:
    """Resolve place names whose spans (characters) are given; None for a span that no gazetteer holds."""
    given = [_given(annotated, span, gazetteer, vocabulary) for span in spans]
    spots = sorted((spot for spot in given if spot is not None), key=lambda spot: spot.first)
    found = find_spots(annotated, gazetteer, vocabulary, countries_of(vocabulary))
    weigh(annotated, found, vocabulary.words)
    chosen = _choose(annotated, spots, _hints(found, spots), gazetteer, vocabulary)
    resolved = [spot for spot in spots if spot.people or _form(spot) in chosen]
    mentions = _mentions(annotated, resolved, chosen, vocabulary)
    by_span = {(mention.start, mention.end): mention for mention in mentions}
    return tuple(by_span.get(span) for span in spans)


def countries_of(vocabulary: PlaceVocabulary) -> Countries:
    """Give the index of countries of a vocabulary, made once for each vocabulary."""
    known = _COUNTRIES.get(id(vocabulary))
    if known is None or known[0] is not vocabulary:
        areas = vocabulary.areas.values()
        peoples = {word: area.country for area in areas if area.country for word in area.adjectives}
        known = _COUNTRIES[id(vocabulary)] = (vocabulary, Countries(vocabulary.countries, peoples))
    return known[1]


_COUNTRIES: dict[int, tuple[PlaceVocabulary, Countries]] = {}


def _given(annotated: AnnotatedReport, span: Span, gazetteer: Gazetteer, vocabulary: PlaceVocabulary) -> Spot | None:
    inside = [token.i for token in annotated.tokens if token.start < span[1] and token.end > span[0]]
    if not inside:
        return None
    name = annotated.text[span[0] : span[1]]
    abbreviations = vocabulary.words.abbreviations
    places = gazetteer.lookup(abbreviations.get(name) or abbreviations.get(f"{name}.") or name)
    people = countries_of(vocabulary).people(name)
    if people and countries_of(vocabulary).named(name):
        people = None
    return Spot(inside[0], inside[-1] + 1, *span, name, places, people)


def _choose(
    annotated: AnnotatedReport,
    spots: Sequence[Spot],
    hints: Sequence[Spot],
    gazetteer: Gazetteer,
    vocabulary: PlaceVocabulary,
) -> dict[str, Place]:
    """Give the place that each name (folded) of the report stands for."""
    names: dict[str, Name] = {}
    for at, spot in enumerate(spots):
        if spot.places and not spot.people:
            following = spots[at + 1] if at + 1 < len(spots) else None
            _note(names, annotated, spot, following, gazetteer, vocabulary)
    for spot in hints:
        if spot.places and not spot.people:
            names.setdefault(_form(spot), _name(spot, vocabulary))
    resolve(names, [spot.people for spot in (*spots, *hints) if spot.people])
    if is_watched(annotated):
        for spot in spots:
            if _form(spot) in names:
                _note_choice(annotated, spot, names[_form(spot)])
    return {form: name.place for form, name in names.items() if name.place is not None}


def _note_choice(annotated: AnnotatedReport, spot: Spot, name: Name) -> None:
    """Note the places that a name may stand for, the one with most points first."""
    ranked = sorted(zip(name.scores, name.places, strict=True), key=lambda pair: -pair[0])[:CANDIDATES_NOTED]
    points = "; ".join(
        f"{', '.join(filter(None, (place.name, place.admin1, place.country)))} ({place.kind}) {score:.1f}"
        for score, place in ranked
    )
    none = "" if name.place is not None else "none of them, since nothing else in the report speaks for it: "
    weighed(annotated, "place", (spot.start, spot.end), spot.name, none + points)


def _name(spot: Spot, vocabulary: PlaceVocabulary) -> Name:
    capital_of = countries_of(vocabulary).government(spot.name)
    return Name(spot.places, [], [], capital_of=frozenset({capital_of} if capital_of else ()))


def _note(
    names: dict[str, Name],
    annotated: AnnotatedReport,
    spot: Spot,
    following: Spot | None,
    gazetteer: Gazetteer,
    vocabulary: PlaceVocabulary,
) -> None:
    name = names.setdefault(_form(spot), _name(spot, vocabulary))
    name.count += 1
    container = _container(annotated, spot, following, vocabulary)
    if container:
        name.containers.append(fold(container))
        if (places := gazetteer.lookup(container)) and fold(container) not in names:
            names[fold(container)] = Name(places, [], [])
    if container and annotated.tokens[spot.last].text == "in":
        code = countries_of(vocabulary).named(container)
        name.inside |= frozenset({code} if code else ())
    if kinds := kinds_said(annotated, spot.first, spot.last, vocabulary.words):
        name.kinds.append(kinds)


def _form(spot: Spot) -> str:
    return fold(spot.name)


def _container(
    annotated: AnnotatedReport, spot: Spot, following: Spot | None, vocabulary: PlaceVocabulary
) -> str | None:
    """Give the name of what the text says a place is in: "Paris, Texas", "Paris (Texas)", "Salem, Ore."."""
    tokens = annotated.tokens
    comma = spot.last
    if comma + 1 >= len(tokens) or tokens[comma].text not in (",", "(", "in"):
        return None
    token = tokens[comma + 1]
    for written in (annotated.text[token.start : token.end + 1].strip(), token.text):
        if written in vocabulary.words.abbreviations:
            return vocabulary.words.abbreviations[written]
    if following is not None and following.first - comma in (1, 2) and following.places and not following.people:
        return following.name
    return None


def _mentions(
    annotated: AnnotatedReport, spots: Sequence[Spot], chosen: dict[str, Place], vocabulary: PlaceVocabulary
) -> tuple[PlaceMention, ...]:
    found = []
    unknown = [spot for spot in spots if not spot.people and _form(spot) not in chosen]
    regions = _regions(annotated, spots, unknown, chosen, vocabulary)
    for spot in spots:
        if spot.people:
            found.append(_people(spot, spot.people, vocabulary))
        elif _form(spot) in chosen:
            found.append(_known(annotated, spot, chosen[_form(spot)], vocabulary))
        else:
            found.append(_unknown(annotated, spot, regions[_form(spot)], vocabulary))
    return tuple(found)


def _people(spot: Spot, code: str, vocabulary: PlaceVocabulary) -> PlaceMention:
    country = vocabulary.countries[code]
    value = PlaceValue(
        country.name, code, None, country.lat, country.lon, "country", f"geonames:{country.geonames}", spot.name
    )
    return PlaceMention(spot.start, spot.end, value, as_people=True)


def _known(annotated: AnnotatedReport, spot: Spot, place: Place, vocabulary: PlaceVocabulary) -> PlaceMention:
    precision = PRECISION[place.kind]
    if place.kind == "town" and (wide := _said_wider(annotated, spot, vocabulary)):
        precision = wide
    if precision in ("point", "district") and is_near(annotated, spot.first, spot.last, vocabulary.words):
        precision = "near"
    admin1 = place.name if place.kind == "region" or (place.kind == "area" and place.country) else place.admin1
    value = PlaceValue(
        place.name, place.country, admin1, place.lat, place.lon, precision, place.gazetteer_id, spot.name
    )
    return PlaceMention(spot.start, spot.end, value, as_government=_governs(annotated, spot, place, vocabulary))


def _said_wider(annotated: AnnotatedReport, spot: Spot, vocabulary: PlaceVocabulary) -> PlacePrecision | None:
    """Give the precision of a town whose name the text uses for what is around it: "in the Kirkuk region"."""
    tokens = annotated.tokens
    after = tokens[spot.last : spot.last + 1]
    kinds = kinds_of(after[0], vocabulary.words) if after and after[0].text.islower() else None
    if kinds is None or "town" in kinds:
        return None
    return "district" if "district" in kinds else "region"


def _governs(annotated: AnnotatedReport, spot: Spot, place: Place, vocabulary: PlaceVocabulary) -> bool:
    if place.kind not in ("country", "town", "area") or seats_of(countries_of(vocabulary), spot.name) != place.country:
        return False
    return is_government(annotated, main_token(annotated, spot.first, spot.last), vocabulary.words)


def _unknown(annotated: AnnotatedReport, spot: Spot, region: Place | None, vocabulary: PlaceVocabulary) -> PlaceMention:
    name = " ".join(spot.name.split())
    near = is_near(annotated, spot.first, spot.last, vocabulary.words)
    if region is None:
        precision: PlacePrecision = "near" if near else "point"
        value = PlaceValue(name, None, None, None, None, precision, None, spot.name)
    else:
        admin1 = region.name if region.kind in ("region", "area") else region.admin1
        precision = "near" if near else PRECISION[region.kind] if region.kind != "town" else "near"
        value = PlaceValue(name, region.country, admin1, region.lat, region.lon, precision, None, spot.name)
    return PlaceMention(spot.start, spot.end, value)


def _regions(
    annotated: AnnotatedReport,
    spots: Sequence[Spot],
    unknown: Sequence[Spot],
    chosen: dict[str, Place],
    vocabulary: PlaceVocabulary,
) -> dict[str, Place | None]:
    """Give, for each name that no gazetteer holds, what it is in."""
    if not unknown:
        return {}
    placed = [
        Placed(spot.first, annotated.tokens[spot.first].sentence, place, _governs(annotated, spot, place, vocabulary))
        for spot in spots
        if not spot.people and (place := chosen.get(_form(spot))) is not None
    ]
    surroundings = Surroundings(annotated, placed, vocabulary)
    names: dict[str, list[Spot]] = defaultdict(list)
    for spot in unknown:
        names[_form(spot)].append(spot)
    return {form: surroundings.region(same) for form, same in names.items()}
