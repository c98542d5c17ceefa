"""Put together the candidates that are one person or one body, and give each its fullest name."""

import re
from collections.abc import Iterable

from variorum.model.text import AnnotatedReport
from variorum.stages.extract.margin import refused
from variorum.stages.extract.mentions import Name, Span
from variorum.stages.extract.names.candidates import Candidate, NameKind
from variorum.stages.extract.names.spelling import Rules, compatible_given, fold, same_spelling
from variorum.stages.extract.names.vocabulary import NameVocabulary

NEARBY_SENTENCES = 2
"""How many sentences back a government that speaks lends its country to "the Defense Ministry": the development
reports name the country no farther away than that."""
FEWEST_WORDS = 2
"""Words of a name that is abbreviated to letters."""
_SPELLING = {"defence": "defense", "organisation": "organization", "centre": "center"}


class Draft:
    """A name while its mentions are being gathered."""

    def __init__(self, candidate: Candidate) -> None:
        self.kind: NameKind = candidate.kind
        self.words = candidate.words
        self.country = candidate.country
        self.role = candidate.role
        self.titled = candidate.titled
        self.forms: dict[str, None] = {}
        self.spans: list[Span] = []

    def take(self, candidate: Candidate, annotated: AnnotatedReport) -> None:
        """Add a mention; the longest form becomes the name."""
        span = extent(annotated, candidate.first, candidate.last)
        self.spans.append(span)
        self.forms[_printed(annotated.text[slice(*span)])] = None
        self.titled |= candidate.titled
        self.country = self.country or candidate.country
        if len(candidate.words) > len(self.words):
            self.words = candidate.words
        if candidate.role is not None and len(candidate.role) > len(self.role or ""):
            self.role = candidate.role


_BEFORE_MARK = re.compile(r" (?=[.'’])")
_INITIALS = re.compile(r"\b([A-Z]\.) (?=[A-Z]\.)")


def _printed(form: str) -> str:
    """Write a form on one line, and without the spaces of a text kept word by word: "U . S . Army" is the U.S. Army."""
    return _INITIALS.sub(r"\1", _BEFORE_MARK.sub("", " ".join(form.split()))).replace(" - ", "-")


def extent(annotated: AnnotatedReport, first: int, last: int) -> Span:
    """Give the characters of the tokens ``first`` to ``last``, half-open."""
    return annotated.tokens[first].start, annotated.tokens[last - 1].end


def gather(annotated: AnnotatedReport, found: Iterable[Candidate], vocabulary: NameVocabulary) -> list[Draft]:
    """Join candidates into drafts, longest names first, so that short forms find their full ones."""
    items = list(found)
    rules = vocabulary.words.transliteration
    persons: list[Draft] = []
    bodies: dict[tuple[str, frozenset[str]], Draft] = {}
    for candidate in sorted(items, key=lambda c: (c.weak, -len(c.words), c.first)):
        if candidate.kind != "person" and not _is_surname(candidate, persons, vocabulary):
            _add_body(annotated, candidate, bodies, vocabulary)
            continue
        draft = _find_person(candidate, persons, rules)
        if draft is None and candidate.weak:
            continue
        if draft is None:
            draft = Draft(candidate)
            persons.append(draft)
        draft.take(candidate, annotated)
    persons = [draft for draft in persons if not _is_form_of(draft, bodies.values())]
    known = vocabulary.words.organizations
    told = _abbreviated(annotated, _shortened(list(bodies.values())), items)
    persons = [draft for draft in persons if draft.words not in told.values()]
    kept = [draft for draft in persons if _is_person(annotated, draft, items)]
    kept += [draft for draft in told if _is_body(annotated, draft, items, known)]
    for draft in (*persons, *told):
        if draft not in kept:
            for span in draft.spans:
                refused(annotated, "name", span, draft.kind, "a single word that does nothing and is somewhere")
    return kept


def _abbreviated(
    annotated: AnnotatedReport, bodies: list[Draft], items: list[Candidate]
) -> dict[Draft, tuple[str, ...]]:
    """Give the bodies, each with its abbreviation if the report tells it: "the Northern Rangers Front (NRF)".

    What stands under the abbreviation elsewhere in the report goes to the body.
    """
    short: dict[Draft, tuple[str, ...]] = {}
    for draft in bodies:
        found = _told_abbreviation(annotated, draft, items)
        if found is not None and found not in short.values():
            short[draft] = found
    kept: dict[Draft, tuple[str, ...]] = {}
    for draft in bodies:
        if draft.words in short.values() and draft not in short:
            continue
        kept[draft] = short.get(draft, ())
        for word in short.get(draft, ()):
            draft.forms[word] = None
            draft.spans += [(token.start, token.end) for token in annotated.tokens if token.text == word]
    return kept


def _told_abbreviation(annotated: AnnotatedReport, draft: Draft, items: list[Candidate]) -> tuple[str, ...] | None:
    tokens = annotated.tokens
    spans = set(draft.spans)
    for candidate in items:
        at = candidate.last
        if len(candidate.words) < FEWEST_WORDS or at + 2 >= len(tokens) or tokens[at].text != "(":
            continue
        word = tokens[at + 1].text
        capitals = word.isupper() and word.isalpha() and len(word) > 1 and word[0] == candidate.words[0][0].upper()
        if capitals and tokens[at + 2].text == ")" and extent(annotated, candidate.first, at) in spans:
            return (word,)
    return None


def _shortened(bodies: list[Draft]) -> list[Draft]:
    """Give a body told by its main or first word alone ("the Observatory", "Amnesty") to the one body of that name."""
    long = [draft for draft in bodies if draft.kind == "organization" and len(draft.words) > 1]
    kept = []
    for draft in bodies:
        word = draft.words[0].lower()
        alone = len(draft.words) == 1
        same = [other for other in long if alone and word in {_main_word(other), other.words[0].lower()}]
        if draft.kind == "organization" and len(same) == 1:
            same[0].spans += draft.spans
            same[0].forms.update(draft.forms)
        else:
            kept.append(draft)
    return kept


def _main_word(draft: Draft) -> str:
    lowers = [word.lower() for word in draft.words]
    joint = next((i for i, word in enumerate(lowers) if word in {"of", "for"}), len(lowers))
    return lowers[max(0, joint - 1)]


def _is_surname(candidate: Candidate, persons: list[Draft], vocabulary: NameVocabulary) -> bool:
    """Tell whether what the parser takes for a body is a person's last name, as foreign ones often are."""
    if candidate.kind != "organization" or len(candidate.words) > 1:
        return False
    word = candidate.words[0]
    known = word.lower() in vocabulary.words.organizations
    rules = vocabulary.words.transliteration
    sound = fold(word, rules)
    return not known and any(sound == fold(draft.words[-1], rules) for draft in persons if len(draft.words) > 1)


def _is_form_of(person: Draft, bodies: Iterable[Draft]) -> bool:
    """Give a single word that is also a body's name to that body."""
    if person.titled or len(person.words) > 1:
        return False
    for body in bodies:
        if any(form in body.forms for form in person.forms):
            body.spans += person.spans
            return True
    return False


def _is_body(annotated: AnnotatedReport, draft: Draft, items: list[Candidate], known: frozenset[str]) -> bool:
    single = draft.kind == "organization" and len(draft.words) == 1 and draft.words[0].lower() not in known
    return not single or _does_something(annotated, draft, items)


def _find_person(candidate: Candidate, persons: list[Draft], rules: Rules) -> Draft | None:
    words = candidate.words
    surname = words[-1]
    for draft in persons:
        if len(words) == 1 and any(fold(surname, rules) == fold(word, rules) for word in draft.words):
            return draft
    if candidate.weak:
        return None
    for draft in persons:
        if not same_spelling(surname, draft.words[-1], rules):
            continue
        if len(words) == 1 or len(draft.words) == 1 or compatible_given(words[0], draft.words[0], rules):
            return draft
    return None


def _is_person(annotated: AnnotatedReport, draft: Draft, items: list[Candidate]) -> bool:
    """Tell a person from a place that the parser took for one: such a place is somewhere, and never does anything."""
    if draft.titled or (len([word for word in draft.words if word != "-"]) > 1 and "-" not in draft.words):
        return True
    return _does_something(annotated, draft, items)


def _does_something(annotated: AnnotatedReport, draft: Draft, items: list[Candidate]) -> bool:
    tokens = annotated.tokens
    spans = set(draft.spans)
    heads = [tokens[c.last - 1] for c in items if extent(annotated, c.first, c.last) in spans]
    acts = any(t.dep in {"nsubj", "agent", "dobj", "dative", "poss", "nsubjpass"} for t in heads)
    somewhere = any(t.dep == "pobj" and annotated.head(t).lower in _WHERE for t in heads)
    return acts and not somewhere


_WHERE = frozenset({"in", "at", "near", "around", "across", "outside", "of", "from", "toward", "towards", "into"})


def _add_body(
    annotated: AnnotatedReport,
    candidate: Candidate,
    bodies: dict[tuple[str, frozenset[str]], Draft],
    vocabulary: NameVocabulary,
) -> None:
    topics = _topics(candidate, vocabulary)
    country = candidate.country or ""
    if not country and candidate.kind == "government" and topics & vocabulary.words.national:
        country = _lone_country(bodies, topics) or _speaking_country(annotated, candidate, vocabulary)
    draft = bodies.get((country, topics))
    if draft is None:
        draft = bodies[country, topics] = Draft(candidate)
        draft.country = country or None
    draft.take(candidate, annotated)


def _topics(candidate: Candidate, vocabulary: NameVocabulary) -> frozenset[str]:
    lowers = (word.lower() for word in candidate.words)
    if candidate.kind != "government":
        return frozenset({" ".join(lowers)})
    kept = frozenset(_SPELLING.get(w, w) for w in lowers if w not in {"of", "the", "'s", "’s", "and", "for"})
    return frozenset(w for w in kept if w not in vocabulary.country_of) or kept


def _lone_country(bodies: dict[tuple[str, frozenset[str]], Draft], topics: frozenset[str]) -> str:
    same = [country for country, other in bodies if other == topics and country]
    return same[0] if len(same) == 1 else ""


def _speaking_country(annotated: AnnotatedReport, candidate: Candidate, vocabulary: NameVocabulary) -> str:
    """Give the country of the government that acts last before a body without one ("Moscow confirmed ...")."""
    tokens = annotated.tokens
    sentence = tokens[candidate.first].sentence
    first = annotated.sentences[max(0, sentence - NEARBY_SENTENCES)].first
    for i in range(candidate.first - 1, first - 1, -1):
        token = tokens[i]
        code = vocabulary.country_of.get(token.lower)
        if code is not None and token.dep in {"nsubj", "nsubjpass"} and token.head > i:
            verb = tokens[token.head]
            if verb.dep in {"ROOT", "conj"} or any(True for _ in annotated.below(verb, "ccomp")):
                return code
    return ""


def finish(draft: Draft, vocabulary: NameVocabulary) -> Name:
    """Make the name of a draft."""
    name = written(draft, vocabulary)
    spans = tuple(sorted(set(draft.spans)))
    aliases = tuple(form for form in draft.forms if form != name)
    return Name(name, draft.role, draft.kind, draft.country, aliases, spans)


def written(draft: Draft, vocabulary: NameVocabulary) -> str:
    """Write a name in full: a body of state with its country, the rest in the longest form of the report."""
    forms = [form for form in draft.forms if form]
    longest = max(forms, key=lambda form: (len(form.split()), len(form)))
    adjective = vocabulary.adjective_of.get(draft.country or "")
    if draft.kind != "government" or adjective is None:
        return longest
    words = longest.lower().replace("-", " ").split()
    if any(word in vocabulary.country_of for word in words) or longest.lower() in vocabulary.country_of:
        return longest
    return f"{adjective} {longest}"
