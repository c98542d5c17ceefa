"""When two names are taken for the same: speakers, actors, towns."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_CUT = re.compile(
    r"\s*(?:,|\(|;|\s(?:of|at|in|for|from|to|with|who|whose|which|on|near|through|inside|close)\s).*", re.DOTALL
)
_ARTICLES = {"the", "a", "an", "some", "another", "several"}
_ARMY = {"military", "army", "troops", "force", "forces", "soldiers", "armed", "government", "state", "regime"}
"""Words for a state's force or its rulers: what is left of a name without them is whose they are."""
_SIDES = {"south", "north", "east", "west", "southern", "northern", "eastern", "western"}
_STEM = 4
"""Letters by which a country and its adjective are compared: "Sudan" and "Sudanese"."""


def fold(text: str) -> str:
    """Give a name without accents and case.

    >>> fold("Bogotá")
    'bogota'

    """
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")


def head_of(words: str) -> str:
    """Give the main word of a speaker as written, in the singular: the last before what only describes it.

    >>> head_of("Anna Berg, the governor of Tor"), head_of("aid workers at the camp"), head_of("The spokesman")
    ('berg', 'worker', 'spokesman')

    """
    found = _WORD.findall(_CUT.sub("", fold(words)))
    last = found[-1].removesuffix("'s") if found else ""
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last


def same_head(gold: str | None, *found: str | None) -> bool:
    """Say whether a speaker has the same main word as one of the names found; no speaker is like no speaker only.

    >>> same_head("police officials", "officials"), same_head(None, None), same_head("the mayor", None)
    (True, True, False)

    """
    given = [name for name in found if name]
    if gold is None:
        return not given
    return any(head_of(gold) == head_of(name) for name in given)


def same_actor(gold: str | None, found: str | None) -> bool:
    """Say whether two names are of one actor: the words of one are among the other's; a state's forces are the state's.

    >>> same_actor("Torland Armed Forces", "Torlandish military"), same_actor("Torland", "South Torland")
    (True, False)
    >>> same_actor("Red Dawn Front", "RDF"), same_actor("Vera Torland", "Torland"), same_actor("Red Front", "Tor")
    (True, True, False)

    """
    if not gold or not found:
        return not gold and not found
    if _initials(gold) == fold(found) or _initials(found) == fold(gold):
        return True
    left, right = _marks(gold), _marks(found)
    return bool(left and right) and (left <= right or right <= left)


def _initials(name: str) -> str:
    words = [word for word in _WORD.findall(fold(name)) if word not in {*_ARTICLES, "of", "and", "for"}]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _marks(name: str) -> frozenset[str]:
    """Give how the telling words of a name begin; a side of the world stays with the word behind it."""
    words = [word.removesuffix("'s") for word in _WORD.findall(fold(name)) if word not in _ARTICLES]
    found, side = set(), ""
    for word in words:
        if word in _SIDES:
            side = word[:1]
            continue
        if word not in _ARMY or len(words) == 1:
            found.add(side + word[:_STEM])
        side = ""
    return frozenset(found)


def same_town(gold: str, found: str | None) -> bool:
    """Say whether a town is one of those that a record names, as "Lorn", "Lorn (Old Harbour)" or "Lorn (county)".

    >>> same_town("St. Lorn (Old Harbour)", "Saint Lorn"), same_town("Lorn (county)", "Lorn County")
    (True, True)

    """
    if not found:
        return False
    return _town(found) in {_town(part) for part in re.split(r"[()/,]", gold) if part.strip()}


def _town(name: str) -> str:
    words = re.sub(r"\bst\b\.?", "saint", fold(name))
    words = re.sub(r"\b(?:county|city|town|township|village|parish|the|of)\b", " ", words)
    return " ".join(re.findall(r"[^\W_]+", words)) or fold(name).strip()
