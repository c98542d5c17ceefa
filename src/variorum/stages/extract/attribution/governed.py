"""What a verb of saying governs: a clause, an infinitive, a noun, or a quotation that stands free beside it."""

from msgspec import Struct

from variorum.model.text import Token
from variorum.stages.extract.attribution.reading import Reading

OBJECT_PREPOSITIONS = frozenset({"as", "at", "of", "for", "over", "against"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_CONJUNCTIONS = frozenset(
    {"after", "although", "as", "because", "before", "if", "once", "since", "though", "until", "when", "while"}
)
SUBJECTS = ("nsubj", "nsubjpass")


class Governed(Struct, frozen=True):
    """What a verb governs: the tokens of the content, and whether the verb is one of the mind only."""

    tokens: frozenset[int]
    thought: bool = False


def governed_by(reading: Reading, token: Token) -> Governed | None:
    """Give what a verb of saying or of the mind governs; None where it governs nothing that somebody says."""
    annotated, vocabulary = reading.annotated, reading.vocabulary
    speech, thought, lemma = vocabulary.speech, vocabulary.thought, token.lemma
    clauses = [each for each in annotated.below(token, "ccomp") if not _apart(reading, token, each)]
    if not clauses and lemma in speech.clause:
        clauses = [child for child in annotated.below(token, "advcl") if _is_content(reading, token, child)]
        clauses = clauses or _asked_beside(reading, token)
    if clauses and (lemma in speech.clause or lemma in thought.clause):
        return Governed(_clause(reading, token, clauses), lemma not in speech.clause)
    if clauses and lemma in speech.quotation:
        return Governed(_clause(reading, token, clauses))
    found = (
        _gerund(reading, token)
        or _infinitive(reading, token)
        or _object(reading, token)
        or _preposition(reading, token)
        or _free(reading, token)
    )
    if (found is None or not found.tokens) and lemma in speech.clause:
        return _by_place(reading, token) or found
    return found


def _asked_beside(reading: Reading, token: Token) -> list[Token]:
    """Give the question that the parser hung beside the verb and not on it: "When asked if any died, she left"."""
    if token.lemma not in reading.vocabulary.speech.told or token.dep != "advcl":
        return []
    beside = reading.annotated.below(reading.annotated.head(token), "advcl")
    return [
        each
        for each in beside
        if any(m.lower == "if" and m.i == token.i + 1 for m in reading.annotated.below(each, "mark"))
    ]


def _by_place(reading: Reading, token: Token) -> Governed | None:
    """Give the clause before or behind a verb that the parser hung elsewhere: "..., police said", "police said ..."."""
    annotated = reading.annotated
    subject = next(annotated.below(token, *SUBJECTS), None)
    if subject is None or subject.i > token.i or token.i in reading.quoted or token.tag not in _FINITE:
        return None
    sentence = annotated.sentences[token.sentence]
    behind = range(token.i + 1, sentence.last)
    if not any(annotated.tokens[i].pos in {"VERB", "AUX"} for i in behind):
        return _before(reading, token, subject)
    words = annotated.tokens
    that = next((i for i in behind if words[i].lower == "that" and _joins(reading, token, i)), None)
    if that is not None or (token.lemma == "say" and words[token.i + 1].pos != "PUNCT"):
        return Governed(frozenset(range(token.i + 1 if that is None else that, sentence.last)))
    return None


def _joins(reading: Reading, token: Token, that: int) -> bool:
    told = token.lemma in reading.vocabulary.speech.told and reading.annotated.tokens[that].tag == "WDT"
    return told or reading.annotated.tokens[that].pos == "SCONJ"


def _before(reading: Reading, token: Token, subject: Token) -> Governed | None:
    first, _ = reading.extent(subject, "relcl", "appos")
    start = reading.annotated.sentences[token.sentence].first
    if first - 2 <= start or reading.annotated.tokens[first - 1].text != ",":
        return None
    return Governed(frozenset(range(start, first - 1)))


def _apart(reading: Reading, token: Token, clause: Token) -> bool:
    """Tell a clause in front that a semicolon or colon parts from the verb: it is a sentence of its own."""
    if clause.i > token.i or clause.i in reading.quoted:
        return False
    return any(t.text in {";", ":"} for t in reading.annotated.tokens[clause.i : token.i])


def _from_that(reading: Reading, token: Token, clause: Token) -> set[int]:
    """Give a clause from its "that" on: what stands before it ("wrote, without proof, that") is no part."""
    inside = reading.below(clause.i)
    that = next((c.i for c in reading.annotated.below(clause, "mark") if c.lower == "that"), None)
    return inside if that is None or that < token.i else {i for i in inside if i >= that}


def _is_content(reading: Reading, token: Token, clause: Token) -> bool:
    """Tell a side clause that is what somebody says: one with "that", or a bare one in front, as in a headline."""
    marks = {c.lower for c in reading.annotated.below(clause, "mark", "advmod")}
    asked = "if" in marks and token.lemma in reading.vocabulary.speech.told and clause.i > token.i
    if "that" in marks or asked:
        return True
    in_front = clause.i < token.i and clause.tag not in {"VBG", "VBN"} and clause.i - 1 not in reading.quoted
    comma = any(t.text == "," for t in reading.annotated.tokens[clause.i : token.i])
    return in_front and comma and not marks & _CONJUNCTIONS


def _clause(reading: Reading, token: Token, clauses: list[Token]) -> frozenset[int]:
    """Give the clause and what the parser hung on the verb of saying beside it: side clauses, and a second "that"."""
    annotated = reading.annotated
    found = set().union(*(_from_that(reading, token, clause) for clause in clauses))
    found -= _other_voices(reading, clauses)
    last = max(found)
    for child in annotated.below(token, "advcl", "conj"):
        inside = reading.below(child.i)
        behind = child.i > last > token.i
        beside = (
            child.dep == "advcl"
            and not _speaks(reading, child)
            and (behind or max(inside) < min(found) <= max(found) < token.i)
        )
        second = child.dep == "conj" and any(g.lower == "that" for g in annotated.below(child, "mark"))
        if beside or second:
            found |= inside
    found |= _before_speaker(reading, token, last)
    return frozenset(found | _coordinated_before(reading, token, found))


def _before_speaker(reading: Reading, token: Token, last: int) -> set[int]:
    """Give what stands between a clause and its speaker: "... in Kabul, Afghanistan, on Friday, police said".

    The parser hangs the day on the verb of saying; a day of the saying would stand beside that, behind the speaker.
    """
    subject = next(reading.annotated.below(token, *SUBJECTS), None)
    if subject is None or not last < subject.i < token.i:
        return set()
    first, _ = reading.extent(subject, "relcl", "appos")
    pieces = (reading.below(child.i) for child in reading.annotated.below(token, "prep", "npadvmod", "advmod"))
    return set().union(*(inside for inside in pieces if last < min(inside) <= max(inside) < first))


def _other_voices(reading: Reading, clauses: list[Token]) -> set[int]:
    """Give the clauses joined to the content in which another one speaks: "..., but state media put it at nine"."""
    annotated, vocabulary = reading.annotated, reading.vocabulary
    found: set[int] = set()
    for clause in clauses:
        for child in annotated.below(clause, "conj", "advcl"):
            if resumed_from(reading, child) is not None:
                found |= reading.below(child.i) | {c.i for c in annotated.below(clause, "cc") if c.i < child.i}
                continue
            speaks = child.lemma in vocabulary.speech.clause or child.lemma in vocabulary.stance.counting_verbs
            own = next(annotated.below(child, *SUBJECTS), None)
            speaker = own is not None and own.pos != "PRON" and _is_source(reading, own)
            if speaks and speaker:
                found |= reading.below(child.i)
                found |= {c.i for c in annotated.below(clause, "cc") if c.i < child.i}
    return found


def _is_source(reading: Reading, token: Token) -> bool:
    return token.lemma in reading.kinds or token.lemma in reading.vocabulary.nouns.informants


def resumed_from(reading: Reading, token: Token) -> Token | None:
    """Give the verb of saying that a second one goes on from, though the parser joined it to the first one's content.

    In "He said the raid failed and said that it was wrong" nobody but he speaks. A clause about somebody who could
    speak, in the same tense, leaves that open: then nothing is mended.
    """
    annotated, clauses = reading.annotated, reading.vocabulary.speech.clause
    inner = annotated.head(token)
    verb = annotated.head(inner)
    if token.dep not in {"advcl", "conj"} or inner.dep != "ccomp" or verb.lemma not in clauses:
        return None
    subject = next(annotated.below(inner, *SUBJECTS), None)
    mute = subject is not None and subject.pos == "NOUN" and subject.lemma not in reading.kinds
    if token.dep == "advcl":
        set_off = annotated.tokens[token.i - 1].text == "," and token.tag == "VBG" and token.i > inner.i > verb.i
        return verb if mute and set_off and reading.vocabulary.speech.holds(token.lemma) else None
    if verb.lemma in reading.vocabulary.stance.denies and token.lemma in reading.vocabulary.speech.object:
        return verb  # "denied that it shelled the school and blamed the rebels"
    if token.lemma not in clauses:
        return None
    if token.tag != verb.tag or verb.i > inner.i or any(True for _ in annotated.below(token, *SUBJECTS)):
        return None
    return verb if mute or token.lemma == verb.lemma or inner.tag != token.tag else None


def _coordinated_before(reading: Reading, token: Token, found: set[int]) -> set[int]:
    """Give the clauses joined in front of the last one, which alone was hung on the verb: "A, and B, police said"."""
    annotated = reading.annotated
    above = annotated.head(token)
    subject = next(annotated.below(token, *SUBJECTS), None)
    if token.dep != "conj" or subject is None or max(found) > subject.i or reading.vocabulary.speech.holds(above.lemma):
        return set()
    before = reading.below(above.i) - reading.below(token.i)
    return before if max(before) < min(found) else set()


def _speaks(reading: Reading, token: Token) -> bool:
    vocabulary = reading.vocabulary
    if token.lower in {"speaking", "referring", "according", "citing", "quoting", "describing", "using"}:
        return True
    return vocabulary.speech.holds(token.lemma) and token.tag == "VBG"


def _gerund(reading: Reading, token: Token) -> Governed | None:
    """Give what a verb of saying tells of with a gerund: "witnesses reported seeing bodies", "denied killing"."""
    comp = next((c for c in reading.annotated.below(token, "xcomp") if c.tag == "VBG" and c.i > token.i), None)
    if comp is None or token.lemma not in reading.vocabulary.speech.clause:
        return None
    return Governed(frozenset(reading.below(comp.i)))


def _infinitive(reading: Reading, token: Token) -> Governed | None:
    vocabulary, lemma = reading.vocabulary, token.lemma
    speech = lemma in vocabulary.speech.infinitive
    if not (speech or lemma in vocabulary.thought.infinitive):
        return None
    comp = next(reading.annotated.below(token, "xcomp"), None) or _called_for(reading, token)
    if comp is None or conceals(reading, comp):
        return None
    found = reading.below(comp.i)
    if comp.tag == "VB" or any(True for _ in reading.annotated.below(comp, "aux")) or speech:
        return Governed(frozenset(found), not speech)
    return None


def conceals(reading: Reading, comp: Token) -> bool:
    """Tell what sources ask for themselves: "asked not to be named", "declined to be identified"."""
    passive = any(True for _ in reading.annotated.below(comp, "auxpass"))
    return passive and comp.lemma in reading.vocabulary.stance.conceals


def _called_for(reading: Reading, token: Token) -> Token | None:
    """Give what somebody calls for others to do: "called for the fighters to leave"."""
    for comp in reading.annotated.below(token, "advcl", "ccomp"):
        if any(mark.lower == "for" for mark in reading.annotated.below(comp, "mark")):
            return comp
    return None


def _object(reading: Reading, token: Token) -> Governed | None:
    vocabulary, lemma = reading.vocabulary, token.lemma
    annotated = reading.annotated
    objects = _objects(reading, token)
    if not objects:
        return None
    stance = vocabulary.stance
    if lemma in stance.denies and objects[0].lemma in stance.refusable:
        return None
    claims = lemma in stance.responsibility_verbs and objects[0].lemma in stance.responsibility
    counts_them = lemma in stance.counting_verbs and objects[0].lemma in stance.counting_nouns
    shown = lemma in vocabulary.speech.shown and _by_document(reading, token)
    speech = lemma in vocabulary.speech.object or claims or counts_them or shown
    spoken = vocabulary.speech.clause | vocabulary.speech.quotation
    quoted = lemma in spoken and lemma != "tell" and _has_quotation(reading, objects[0])
    if not (speech or quoted or lemma in vocabulary.thought.object):
        return None
    found: set[int] = {i for each in objects if each.dep == "nsubjpass" for i in reading.below(each.i)}
    for child in annotated.below(token, "dobj", "oprd", "prep", "ccomp", "xcomp", "attr"):
        moved = counts_them and child.lower in {"from", "to"}
        if child.i > token.i and (child.dep != "prep" or moved or shown or child.lower in OBJECT_PREPOSITIONS):
            found |= reading.below(child.i)
    for child in annotated.below(token, "advcl"):
        if found and child.i > max(found) and child.tag == "VBG" and not _speaks(reading, child):
            found |= reading.below(child.i)
    return Governed(frozenset(found), not (speech or quoted)) if found else None


def _objects(reading: Reading, token: Token) -> list[Token]:
    """Give the objects of a verb, in the passive its subject: "the claim was denied by the army", "it was reported"."""
    annotated = reading.annotated
    objects = [c for c in annotated.below(token, "dobj", "oprd", "attr") if c.i != token.i]
    hearsay = token.lemma in reading.vocabulary.stance.hearsay
    if hearsay or next(annotated.below(token, "agent"), None) is not None:
        objects += annotated.below(token, "nsubjpass")
    return objects


def _by_document(reading: Reading, token: Token) -> bool:
    """Tell whether what shows a thing is a record of it: "footage showed bodies"."""
    subject = next(reading.annotated.below(token, *SUBJECTS), None)
    if subject is not None and subject.tag in {"WDT", "WP"} and token.dep == "relcl":
        subject = reading.annotated.head(token)
    if subject is None and token.dep == "acl":
        subject = reading.annotated.head(token)
    return subject is not None and subject.lemma in reading.vocabulary.nouns.documents


def _has_quotation(reading: Reading, token: Token) -> bool:
    first, last = reading.extent(token)
    start, end = reading.span(first, last)
    return any(start <= q.start and q.end <= end + 1 for q in reading.annotated.quotations)


def _preposition(reading: Reading, token: Token) -> Governed | None:
    vocabulary = reading.vocabulary
    for preposition in reading.annotated.below(token, "prep"):
        pair = f"{token.lemma} {preposition.lower}"
        speech = pair in vocabulary.speech.preposition
        if speech or pair in vocabulary.thought.preposition:
            inside = reading.below(preposition.i) - {preposition.i}
            if inside:
                return Governed(frozenset(inside), not speech)
    return None


def _free(reading: Reading, token: Token) -> Governed | None:
    """Give what a verb without an object of its own stands beside: ", police said," or a quotation."""
    annotated, vocabulary = reading.annotated, reading.vocabulary
    lemma = token.lemma
    if not (lemma in vocabulary.speech.clause or lemma in vocabulary.speech.quotation):
        return None
    subject = next(annotated.below(token, *SUBJECTS), None)
    above = annotated.head(token)
    as_clause = any(child.lower == "as" for child in annotated.below(token, "mark"))
    parenthesis = token.dep in {"parataxis", "ccomp", "dep"} or (token.dep == "advcl" and as_clause)
    if lemma in vocabulary.speech.clause and subject is not None and parenthesis and above.i != token.i:
        rest = reading.below(above.i) - reading.below(token.i)
        if above.pos in {"VERB", "AUX"} and above.lemma not in vocabulary.speech.clause:
            return Governed(frozenset(rest))
    if lemma not in vocabulary.speech.told and next(annotated.below(token, "dobj"), None) is not None:
        return None
    quoted = _quoted_tokens(reading, token)
    if lemma not in vocabulary.speech.clause and not quoted and not _beside_quotation(reading, token):
        return None
    if quoted or (subject is not None and token.dep in {"ROOT", "conj", "advcl"}):
        return Governed(frozenset(quoted))
    return None


def _beside_quotation(reading: Reading, token: Token) -> bool:
    """Tell whether a sentence that is ruled by a verb stands in a paragraph with a quotation."""
    paragraph = reading.annotated.sentences[token.sentence].paragraph
    return token.dep == "ROOT" and any(q.paragraph == paragraph for q in reading.annotated.quotations)


def _quoted_tokens(reading: Reading, token: Token) -> set[int]:
    """Give the words of the quotations in the sentence of ``token`` that do not hold it."""
    annotated = reading.annotated
    sentence = annotated.sentences[token.sentence]
    spans = [
        (q.start, q.end)
        for q in annotated.quotations
        if q.start < sentence.end and q.end > sentence.start and not q.start <= token.start < q.end
    ]
    return {t.i for t in annotated.words(sentence) for start, end in spans if start <= t.start < end}
