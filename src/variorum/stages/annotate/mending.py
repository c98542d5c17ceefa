"""Trees that the parser is known to get wrong, put right word by word before anybody reads them."""

from collections.abc import MutableSequence, Sequence

from msgspec import structs

from variorum.model.text import Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_AUXILIARIES = {"aux", "auxpass"}
_PLACES = {"FAC", "GPE", "LOC"}
_WITHIN_PLACES = {"appos", "compound", "nmod", "pobj", "prep"}
_STRAY = {"appos", "npadvmod"}
_TIMES = {"DATE", "TIME"}
_NOUNS = {"NOUN", "PROPN", "PRON"}
_SHOT = {"shot", "shoot", "shoots"}
_OBJECTS = {"attr", "dobj", "obj", "oprd"}
_OPENING = {"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"}


def mend(tokens: MutableSequence[Token], first: int, last: int) -> None:
    """Put right the tree of the sentence of ``tokens`` from ``first`` up to ``last``, in place.

    Where that would make no tree (a word that hangs on itself by way of others), the sentence is left as it was.
    """
    before = tokens[first:last]
    _mend(tokens, first, last)
    if tokens[first:last] != before and not _is_forest(tokens, first, last):
        tokens[first:last] = before


def _is_forest(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether every word leads to a root."""
    for token in tokens[first:last]:
        at, steps = token, 0
        while at.head != at.i:
            at, steps = tokens[at.head], steps + 1
            if steps > last - first:
                return False
    return True


def _mend(tokens: MutableSequence[Token], first: int, last: int) -> None:
    for i in range(first, last):
        if tokens[i].dep in _SUBJECTS:
            _off_auxiliary(tokens, i)
        if tokens[i].pos == "NOUN" and tokens[i].dep in _STRAY:
            _listed(tokens, i, first)
        if i > first and tokens[i - 1].entity in _TIMES:
            _part_from_day(tokens, i, first, last)
    for i in range(first, last - 2):
        if tokens[i].lower in _SHOT and tokens[i + 1].lower == "dead" and tokens[i + 2].pos in _OPENING:
            _shoot(tokens, i, first, last)


def _part_from_day(tokens: MutableSequence[Token], i: int, first: int, last: int) -> None:
    """Make "rebels" the subject of "on 3 March two rebels shelled the town", not the end of a day's name."""
    noun, day = tokens[i], tokens[i - 1]
    if noun.entity in _TIMES or noun.pos not in _NOUNS:
        return
    if day.tag == "CD" and not day.text.isdigit() and i - 2 >= first:
        number, day = day, tokens[i - 2]
        # A number written out counts people; that of a day has figures.
        tokens[number.i] = structs.replace(number, head=i, dep="nummod", entity="", opens=False)
    day = day if day.head == i else tokens[day.head]
    if day.head != i or day.i > i or day.entity not in _TIMES or i + 1 >= last:
        return
    following = tokens[i + 1]
    verb = tokens[following.head] if following.dep in _AUXILIARIES else following
    if (
        noun.dep == "pobj"
        and verb.pos == "VERB"
        and verb.head != i
        and not any(t.head == verb.i and t.dep in _SUBJECTS for t in tokens[first:last])
    ):
        tokens[i] = structs.replace(noun, head=verb.i, dep="nsubjpass" if following.dep == "auxpass" else "nsubj")
        tokens[day.i] = structs.replace(day, head=noun.head, dep="pobj")
    elif noun.dep in _SUBJECTS and tokens[first].pos == "ADP" and tokens[first].head == verb.i:
        tokens[day.i] = structs.replace(day, head=first, dep="pobj")
    else:
        return
    for each in range(first, day.i):
        if tokens[each].head == i:
            tokens[each] = structs.replace(tokens[each], head=day.i)


def _listed(tokens: MutableSequence[Token], i: int, first: int) -> None:
    """Hang "two policemen" in "killed the governor of Kunduz, two policemen and a driver" on those killed.

    The parser takes them for another name of the place, which no number of people is.
    """
    own = [each for each in range(first, i) if tokens[each].head == i]
    counted = any(tokens[each].dep in {"nummod", "poss"} for each in own)
    comma = min(own, default=i) - 1
    if not counted or comma - 1 < first or tokens[comma].text != "," or tokens[comma - 1].entity not in _PLACES:
        return
    above = tokens[comma - 1]
    while above.dep in _WITHIN_PLACES and above.head != above.i:
        above = tokens[above.head]
    if above.pos == "NOUN" and above.i < comma and above.dep in _OBJECTS | _SUBJECTS:
        tokens[i] = structs.replace(tokens[i], head=above.i, dep="conj")


def _off_auxiliary(tokens: MutableSequence[Token], i: int) -> None:
    """Hang a subject on its verb: "some 40 people are missing", where the parser hangs "people" on "are"."""
    above = tokens[tokens[i].head]
    if above.dep in _AUXILIARIES and above.head != above.i:
        tokens[i] = structs.replace(tokens[i], head=above.head)


def _shoot(tokens: MutableSequence[Token], i: int, first: int, last: int) -> None:
    """Make "shot" the verb of "soldiers at a checkpoint shot dead a boy", where the parser has it for a noun.

    Else the soldiers would be dead, and nobody shot.
    """
    shot, dead = tokens[i], tokens[i + 1]
    victim = next((t for t in tokens[i + 2 : last] if t.dep in _OBJECTS and t.head in {i, i + 1}), None)
    if victim is None:
        return
    if dead.head != i:
        _change_places(tokens, shot, dead, first, last)
    tokens[victim.i] = structs.replace(tokens[victim.i], dep="dobj", head=i)
    tokens[i] = structs.replace(tokens[i], pos="VERB", tag="VBD", lemma="shoot")
    tokens[i + 1] = structs.replace(tokens[i + 1], dep="advmod", head=i)


def _change_places(tokens: MutableSequence[Token], shot: Token, dead: Token, first: int, last: int) -> None:
    """Give "shot" the place of "dead" in the tree with all that hangs there, and its own to the noun before it."""
    noun = next((t for t in reversed(tokens[first : shot.i]) if t.head == shot.i and t.dep == "compound"), None)
    over = shot.i if dead.head == dead.i else dead.head
    for each in range(first, last):
        token = tokens[each]
        if noun is not None and token.head == shot.i and token.i < noun.i:
            tokens[each] = structs.replace(token, head=noun.i)
        elif token.head == dead.i:
            tokens[each] = structs.replace(token, head=shot.i)
    if noun is not None:
        tokens[noun.i] = structs.replace(noun, head=shot.head, dep=shot.dep)
    tokens[shot.i] = structs.replace(shot, head=over, dep=dead.dep)
