"""The town that a report is about where it does not say so outright: whose police speak, where it was sent from."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from variorum.model.text import AnnotatedReport, Token
from variorum.model.values import PlaceValue
from variorum.stages.extract.mentions import PlaceMention, Span
from variorum.stages.extract.places.gazetteer import Gazetteer
from variorum.stages.extract.places.stage import resolve_spans
from variorum.stages.extract.places.vocabulary import PlaceVocabulary, Words

LONGEST = 3
"""Words of a town's name before its police."""
_DATELINE = re.compile(
    r"(?P<town>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?=,[^—–\n]{1,30}(?:—|–|-)| ?\(| ?(?:—|–|--| - |-- ))"
)
_AUTHORITY, _SENT_FROM, _INSIDE = 4, 3, 1
"""What a mention counts: a town's police outweigh towns that are merely named; so does the town of a dateline."""
_TOWN, _COUNTY = {"point", "near"}, "district"
NAMESAKE_MOST = 60_000
"""Inhabitants from which on a town elsewhere is meant by its bare name also in a local report; the quarters of towns
that development reports took for namesakes elsewhere had namesakes of less."""


class Home(Struct, frozen=True):
    """The town or county of a local report; ``sure`` where its authorities or the dateline name it."""

    place: PlaceMention
    sure: bool


def home_of(
    annotated: AnnotatedReport, places: Sequence[PlaceMention], gazetteer: Gazetteer, vocabulary: PlaceVocabulary
) -> Home | None:
    """Give the town, or else the county, whose authorities a local report is about; None for a report without any.

    A dateline counts only in a report with local authorities in it: a war is reported from wherever the reporter is.
    """
    spans = list(_spans(annotated, vocabulary.words))
    if not any(weight == _AUTHORITY or not words for _, weight, words in spans):
        return None
    wanted = [(span, weight) for span, weight, words in spans if words]
    resolved = resolve_spans(annotated, [span for span, _ in wanted], gazetteer, vocabulary)
    votes: dict[str, int] = {}
    first: dict[str, PlaceMention] = {}
    given = [(mention, weight) for mention, (_, weight) in zip(resolved, wanted, strict=True) if mention is not None]
    inside = [(place, _INSIDE) for place in places if _is_inside(annotated, place)]
    for mention, weight in sorted([*given, *inside], key=lambda each: each[0].start):
        identity = mention.value.gazetteer_id
        if identity is None or mention.as_people or mention.value.precision not in {*_TOWN, _COUNTY}:
            continue
        votes[identity] = votes.get(identity, 0) + weight
        first.setdefault(identity, mention)
    if not votes:
        return None
    best = max(votes, key=lambda each: (first[each].value.precision in _TOWN, votes[each], -first[each].start))
    return Home(first[best], sure=votes[best] >= _SENT_FROM)


def within_home(places: Sequence[PlaceMention], home: Home | None, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Take small namesakes in other regions for parts of the town that a report is about.

    "The Kenwood neighbourhood" of a report on one town is no village of that name elsewhere, unless the report speaks
    of that region, too. It becomes a place that no gazetteer holds, near the town.
    """
    if home is None or not home.sure or home.place.value.precision not in _TOWN:
        return tuple(places)
    regions = {_region(place.value) for place in places if place.value.precision in {"region", "district", "country"}}
    town = home.place.value
    found = []
    for place in places:
        value = place.value
        other = (
            _region(value) != _region(town) and _region(value) not in regions and (value.country, None) not in regions
        )
        if other and _is_small(place, gazetteer):
            value = structs.replace(
                town, name=" ".join(value.words.split()), precision="near", gazetteer_id=None, words=value.words
            )
            found.append(structs.replace(place, value=value))
        else:
            found.append(place)
    return tuple(found)


def _region(value: PlaceValue) -> tuple[str | None, str | None]:
    return value.country, value.admin1


def _is_small(place: PlaceMention, gazetteer: Gazetteer) -> bool:
    """Say whether a place is a small town by the gazetteer."""
    value = place.value
    if value.precision not in _TOWN or value.gazetteer_id is None or place.as_people or place.as_government:
        return False
    known = (each for each in gazetteer.lookup(value.words) if each.gazetteer_id == value.gazetteer_id)
    return any(each.population < NAMESAKE_MOST for each in known)


def _spans(annotated: AnnotatedReport, words: Words) -> Iterator[tuple[Span, int, bool]]:
    """Give the spans that may name the town, what each counts, and whether it names anything at all."""
    for match in _DATELINE.finditer(annotated.text):
        if match.start() == 0 or annotated.text[match.start() - 1] == "\n":
            yield match.span("town"), _SENT_FROM, True
    for token in annotated.tokens:
        if token.lower in words.local_authorities:
            name = _name_before(annotated, token, words) or _name_after(annotated, token, words)
            yield (name or (0, 0)), (_AUTHORITY if name else 0), name is not None


def _name_before(annotated: AnnotatedReport, token: Token, words: Words) -> Span | None:
    """ "Lorn police", "the Lorn County sheriff's office"."""
    first = token.i
    while token.i - first < LONGEST and first > 0 and _is_name(annotated.tokens[first - 1], words):
        first -= 1
    return (annotated.tokens[first].start, annotated.tokens[token.i - 1].end) if first < token.i else None


def _name_after(annotated: AnnotatedReport, token: Token, words: Words) -> Span | None:
    """ "Police in Lorn"."""
    tokens = annotated.tokens
    if token.i + 2 >= len(tokens) or tokens[token.i + 1].lower != "in":
        return None
    last = token.i + 2
    while last < len(tokens) and last - token.i < LONGEST + 2 and _is_name(tokens[last], words):
        last += 1
    return (tokens[token.i + 2].start, tokens[last - 1].end) if last > token.i + 2 else None


def _is_name(token: Token, words: Words) -> bool:
    return token.text[0].isupper() and (token.lower == "county" or token.lower not in words.not_places)


def _is_inside(annotated: AnnotatedReport, place: PlaceMention) -> bool:
    """Say whether a place stands after "in": no "man of Lorn", no "taken to Lorn"."""
    before = annotated.text[max(0, place.start - 3) : place.start].lower()
    return before in {"in ", " in"} and not place.as_government
