"""Weigh what speaks for a name of the gazetteer being a place where it stands: its neighbours, the parse, the entities.

The points were set by hand and checked on half of the reports of LGL and GeoVirus, for the F1 of finding the marked
names; a spot with ``ENOUGH`` of them is taken.
"""

from collections.abc import Iterable

from variorum.model.text import AnnotatedReport, Token
from variorum.stages.extract.margin import is_watched, refused
from variorum.stages.extract.places.dateline import Datelines
from variorum.stages.extract.places.names import fold
from variorum.stages.extract.places.spots import Spot
from variorum.stages.extract.places.vocabulary import Words

ENOUGH = 1.5
"""Points from which a spot is a place."""
POINTS = {
    "GPE": 2.0, "LOC": 2.0, "FAC": 0.5, "NORP": 0.5, "ORG": 0.0, "PERSON": -1.0, "": 0.0,
    "preposition": 1.0, "kind": 3.0, "container": 2.0, "country": 2.0, "area": 1.5, "region": 0.5, "large": 0.5,
    "ambiguous": -1.0, "person": -4.0, "part of name": -2.0, "organization": -3.0, "no noun": -1.5,
    "several words": 0.5, "inside person": -3.0, "inside organization": -1.5, "surname": -2.0, "elsewhere": 1.0,
    "direction": 1.5, "taken": 1.5, "of name": -3.5,
    "doer": -2.5, "dateline": 4.0, "scene": 2.5, "street": -5.0,
}  # fmt: skip
"""Points by what is seen; the names say what."""
SPEAKING = 0.0
"""Evidence of a name that names a police force: "Toledo Police" is no place and yet says which town it is."""
LARGE = 100_000
"""Inhabitants of a town that is spoken of without more."""


def weigh(annotated: AnnotatedReport, spots: list[Spot], words: Words) -> list[Spot]:
    """Give the spots that are places, with their evidence set; the others keep theirs too."""
    surnames, datelines = _surnames(annotated), Datelines(annotated.text)
    for spot in spots:
        spot.evidence += POINTS["dateline"] * datelines.names((spot.start, spot.end))
        spot.evidence += sum(POINTS[reason] for reason in _reasons(annotated, spot, words))
        if spot.last - spot.first == 1 and fold(spot.name) in surnames:
            spot.evidence += POINTS["surname"]
        if _has_authority(annotated, spot, words):
            spot.evidence = max(spot.evidence, SPEAKING)
    strong = {fold(spot.name) for spot in spots if spot.evidence >= 2 * ENOUGH}
    for spot in spots:
        if fold(spot.name) in strong and spot.evidence > -ENOUGH:
            spot.evidence += POINTS["elsewhere"]
    if is_watched(annotated):
        for spot in spots:
            _note(annotated, spot, words)
    return [spot for spot in spots if _is_place(spot, words)]


def _is_place(spot: Spot, words: Words) -> bool:
    return spot.people is not None or (spot.evidence >= ENOUGH and not is_generic(spot, words))


def _note(annotated: AnnotatedReport, spot: Spot, words: Words) -> None:
    """Note of a spot that is no place what was seen beside it."""
    if _is_place(spot, words):
        return
    seen = [f"{reason or 'no entity'} {POINTS[reason]:+g}" for reason in _reasons(annotated, spot, words)]
    generic = spot.evidence >= ENOUGH
    why = "its words are for any place" if generic else f"{spot.evidence:g} of {ENOUGH:g} points: {', '.join(seen)}"
    refused(annotated, "place", (spot.start, spot.end), spot.name, why)


def is_generic(spot: Spot, words: Words) -> bool:
    """Tell whether a name is made of words for any place: "the West Side"."""
    if spot.places and (spot.places[0].kind not in ("town", "district", "region") or spot.places[0].known_as):
        return False
    return all(part in words.generic for part in fold(spot.name).split())


def _surnames(annotated: AnnotatedReport) -> set[str]:
    """Give the last words of the persons named with two words or more."""
    tokens = annotated.tokens
    return {
        fold(tokens[entity.last - 1].text)
        for entity in annotated.entities
        if entity.label == "PERSON" and entity.last - entity.first > 1 and tokens[entity.first].text.isalpha()
    }


def _reasons(annotated: AnnotatedReport, spot: Spot, words: Words) -> Iterable[str]:
    tokens = annotated.tokens
    yield from _entity(annotated, spot)
    yield from _before(annotated, spot, words)
    yield from _after(annotated, spot, words)
    yield from _standing(spot, words)
    if is_street(annotated, spot.first, spot.last, words):
        yield "street"
    elif scene_of(annotated, spot.first, spot.last, words) is not None:
        yield "scene"
    if all(tokens[i].pos not in ("PROPN", "NOUN") for i in range(spot.first, spot.last)):
        yield "no noun"


def _entity(annotated: AnnotatedReport, spot: Spot) -> Iterable[str]:
    tokens = annotated.tokens
    labels = {tokens[i].entity for i in range(spot.first, spot.last)}
    label = labels.pop() if len(labels) == 1 else ""
    longer = _inside_longer(annotated, spot)
    if label == "PERSON" and longer:
        yield "inside person"
    elif label in ("ORG", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW") and longer:
        yield "inside organization"
    elif label in POINTS:
        spot.recognised = label in ("GPE", "LOC")
        yield label


def _inside_longer(annotated: AnnotatedReport, spot: Spot) -> bool:
    tokens = annotated.tokens
    label = tokens[spot.first].entity
    before, after = spot.first - 1, spot.last
    opens_here = tokens[spot.first].opens
    goes_on = after < len(tokens) and tokens[after].entity == label and not tokens[after].opens
    began = not opens_here and before >= 0 and tokens[before].entity == label and tokens[before].lower != "the"
    return bool(label) and ((goes_on and tokens[after].text not in ("'s", "’s")) or began)


def _before(annotated: AnnotatedReport, spot: Spot, words: Words) -> Iterable[str]:
    tokens = annotated.tokens
    i = spot.first - 1
    if i >= 0 and tokens[i].lower == "the":
        i -= 1
    if i < 0 or tokens[i].sentence != tokens[spot.first].sentence:
        return
    before = tokens[i]
    form = before.lower
    if form in words.prepositions:
        yield "preposition"
    elif form == "by" and before.dep == "agent" and spot.places and spot.places[0].population < LARGE:
        yield "doer"
    elif form == "of" and i > 0:
        yield from _before_of(tokens[i - 1], words)
    elif form in words.directional:
        yield "direction"
    elif before.lemma in words.taking and tokens[spot.first].entity != "PERSON":
        yield "taken"
    elif form.rstrip(".") in words.titles or (form in words.given_names and before.text[0].isupper()):
        yield "person"
    elif (
        before.pos == "PROPN"
        and before.dep in ("compound", "nmod")
        and before.head >= spot.first
        and before.entity != "GPE"
    ):
        yield "part of name"


def _before_of(token: Token, words: Words) -> Iterable[str]:
    if _is_kind(token, words):
        yield "kind"
    elif token.text[0].isupper() and token.pos == "PROPN":
        yield "of name"


def _is_kind(token: Token, words: Words) -> bool:
    form = token.lemma
    return (
        form in words.settlement_kinds or form in words.region_kinds or form in words.district_kinds
        or form in words.nearness_nouns or token.lower in words.directions
    )  # fmt: skip


def _after(annotated: AnnotatedReport, spot: Spot, words: Words) -> Iterable[str]:
    tokens = annotated.tokens
    if spot.last >= len(tokens) or tokens[spot.last].sentence != tokens[spot.first].sentence:
        return
    after = tokens[spot.last]
    if _is_kind(after, words):
        yield "kind"
    elif after.lower in words.organization_kinds and after.text[0].isupper():
        yield "organization"
    elif after.text[0].isupper() and after.pos == "PROPN" and tokens[spot.last - 1].head >= spot.last:
        yield "part of name"


def _has_authority(annotated: AnnotatedReport, spot: Spot, words: Words) -> bool:
    tokens = annotated.tokens
    behind = tokens[spot.last : spot.last + 1]
    before = tokens[spot.first - 1 : spot.first]
    if tokens[spot.last - 1].pos != "PROPN":
        return False
    named = bool(before) and before[0].pos == "PROPN" and before[0].head in range(spot.first, spot.last + 1)
    offices = words.local_authorities | words.services
    return bool(behind) and behind[0].lower in offices and not named


def _standing(spot: Spot, words: Words) -> Iterable[str]:
    best = spot.places[0] if spot.places else None
    if fold(spot.name) in words.ambiguous and not spot.recognised:
        yield "ambiguous"
    elif best and best.kind == "country":
        yield "country"
    elif best and best.kind in ("area", "continent", "water", "mountain"):
        yield "area"
    elif best and best.kind == "region":
        yield "region"
    elif best and best.population >= LARGE:
        yield "large"
    if spot.last - spot.first > 1:
        yield "several words"


STREETS_REACH = 4
"""Words behind a name among which "avenues" of several names stand: "Elm, Oak and Pine avenues"."""


def is_street(annotated: AnnotatedReport, first: int, last: int, words: Words) -> bool:
    """Tell whether a name is a street's: "Madrid Street", "the 600 block of Toledo", "Toledo and Elm avenues"."""
    tokens = annotated.tokens
    end = annotated.sentence(tokens[first]).last
    if last < end and tokens[last].text[0].isupper() and tokens[last].lower.rstrip(".") in words.street_kinds:
        return True
    if first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in ("block", "blocks"):
        return True
    listed = tokens[last : min(last + STREETS_REACH, end)]
    for token in listed:
        if token.lower in words.streets:
            return True
        if token.lower not in ("and", ",") and not token.text[0].isupper():
            break
    return False


def scene_of(annotated: AnnotatedReport, first: int, last: int, words: Words) -> Token | None:
    """Give the noun for a building or a person that a name stands before: "a Toledo diner", "the Toledo woman"."""
    tokens = annotated.tokens
    sentence = annotated.sentence(tokens[first])
    if first == sentence.first or last >= sentence.last or tokens[first - 1].pos == "PROPN":
        return None
    for token in tokens[last : min(last + SCENE_REACH, sentence.last)]:
        if not token.text.islower() or token.pos not in ("NOUN", "ADJ"):
            return None
        if token.lemma in words.scenes or token.lemma in words.inhabitants:
            return token
    return None


SCENE_REACH = 3
"""Words behind a town's name among which the building or person of the town stands: "a Toledo apartment complex"."""
