"""Find the runs of capitalized words that may be names, and say of each what kind of name it is."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from variorum.model.text import AnnotatedReport, Sentence, Token
from variorum.stages.extract.names.joints import abbreviated, bridge
from variorum.stages.extract.names.vocabulary import NameVocabulary

NameKind: TypeAlias = Literal["person", "government", "organization", "media", "armed_group"]
TITLE_CASE = 0.7
"""Share of words of four or more letters with a capital from which a sentence is taken for a headline in title case:
running text of the development reports stays below 0.45, such headlines lie above 0.8."""
TITLE_CASE_MINIMUM = 4
"""Fewer such words show no habit."""
LONGEST_GROUP = 6
"""Tokens of the longest names in ``armed_groups.toml`` that are looked for word by word."""
_DATES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})


class Candidate(Struct, frozen=True):
    """A name where it stands: its tokens as a half-open range, without title, article or possessive."""

    first: int
    last: int
    kind: NameKind
    words: tuple[str, ...]
    role: str | None = None
    country: str | None = None
    titled: bool = False
    """Whether a title or role beside it shows that it is a person."""
    weak: bool = False
    """Whether it is a name only where it is the short form of one."""


def candidates(annotated: AnnotatedReport, vocabulary: NameVocabulary) -> Iterator[Candidate]:
    """Give the names of a report, in order, each for every time that it stands there."""
    i, openings = 0, {name.split()[0] for name in vocabulary.armed_groups.names}
    for sentence in annotated.sentences:
        titled = _in_title_case(annotated, sentence)
        i = max(i, sentence.first)
        while i < sentence.last:
            group = _known_group(annotated, i, vocabulary) if annotated.tokens[i].lower in openings else None
            if group is not None and not all(
                _in_name(annotated, j, vocabulary, titled=titled) for j in range(i, group.last)
            ):
                yield group
                i = group.last
                continue
            if not _in_name(annotated, i, vocabulary, titled=titled):
                surname = _common_looking(annotated, i)
                if surname is not None:
                    yield surname
                i += 1
                continue
            stop = _behind_abbreviation(annotated, sentence, vocabulary)
            last = _run_end(annotated, i, stop, vocabulary, titled=titled)
            found = classify(annotated, i, last, vocabulary)
            if found is not None:
                yield found
            i = last


def _known_group(annotated: AnnotatedReport, i: int, vocabulary: NameVocabulary) -> Candidate | None:
    """Give the armed group whose known name begins here, also where the parser takes its words for common ones."""
    tokens = annotated.tokens
    for last in range(min(len(tokens), i + LONGEST_GROUP), i + 1, -1):
        whole = " ".join(annotated.text[tokens[i].start : tokens[last - 1].end].lower().split())
        if whole in vocabulary.armed_groups.names and all(_printed_large(annotated, t) for t in tokens[i:last]):
            return _candidate(annotated, i, last, "armed_group", vocabulary)
    return None


def _printed_large(annotated: AnnotatedReport, token: Token) -> bool:
    """Say whether the report has a word with a capital, or one so short that names keep it small ("al", "of")."""
    return annotated.text[token.start].isupper() or len(token.text) < TITLE_CASE_MINIMUM


def _common_looking(annotated: AnnotatedReport, i: int) -> Candidate | None:
    """Give the first word of a sentence that the parser takes for a common noun, lest it be a surname: "Sinha said"."""
    token = annotated.tokens[i]
    if token.pos != "NOUN" or token.dep not in {"nsubj", "nsubjpass"} or not token.text[0].isupper():
        return None
    return Candidate(i, i + 1, "person", (token.text,), weak=True)


def _behind_abbreviation(annotated: AnnotatedReport, sentence: Sentence, vocabulary: NameVocabulary) -> int:
    """Give the end of a sentence, or of the next one where the parser took the point of "Lt." for a full stop."""
    last = sentence.last
    tokens = annotated.tokens
    if last < len(tokens) and last - 2 >= sentence.first and abbreviated(annotated, last - 1, vocabulary):
        return annotated.sentences[sentence.i + 1].last
    return last


def _in_title_case(annotated: AnnotatedReport, sentence: Sentence) -> bool:
    long = [t.text for t in annotated.words(sentence)[1:] if len(t.text) >= TITLE_CASE_MINIMUM and t.text.isalpha()]
    if len(long) < TITLE_CASE_MINIMUM:
        return False
    return sum(word[0].isupper() for word in long) / len(long) >= TITLE_CASE


def _in_name(annotated: AnnotatedReport, i: int, vocabulary: NameVocabulary, *, titled: bool) -> bool:
    token = annotated.tokens[i]
    text = token.text
    if not _capital(text) or token.entity in _DATES or token.lower in vocabulary.words.not_names:
        return False
    if titled:
        return token.entity != ""
    if token.pos == "PROPN" or token.entity != "":
        return True
    opens = i == annotated.sentences[token.sentence].first
    return not opens and token.pos in {"ADJ", "NOUN", "X"} and text[0].isupper()


def _capital(text: str) -> bool:
    return text[0].isupper() or (text[0].isalpha() and not text.islower() and len(text) > 2)


def _run_end(annotated: AnnotatedReport, first: int, stop: int, vocabulary: NameVocabulary, *, titled: bool) -> int:
    tokens = annotated.tokens
    last = first + 1
    while last < stop:
        if _in_name(annotated, last, vocabulary, titled=titled):
            last += 1
            continue
        skip = bridge(annotated, first, last, stop, vocabulary)
        following = tokens[last + skip]
        behind_point = tokens[last].text == "." and skip and _capital(following.text)
        hyphened = tokens[last].text == "-" and following.pos == "PROPN"
        if not skip or not (behind_point or hyphened or _in_name(annotated, last + skip, vocabulary, titled=titled)):
            break
        last += skip + 1
    while last - 1 > first and tokens[last - 1].text in {"-", "."}:
        last -= 1
    return last


def classify(annotated: AnnotatedReport, first: int, last: int, vocabulary: NameVocabulary) -> Candidate | None:
    """Say what kind of name a run of words is, or None for one that is no actor's (a place, a people)."""
    tokens = annotated.tokens
    while first < last and tokens[first].lower in {"the", "a", "an", "-"}:
        first += 1
    lowers = [t.lower.rstrip(".") or "." for t in tokens[first:last]]
    if not lowers:
        return None
    whole = annotated.text[tokens[first].start : tokens[last - 1].end].lower()
    kind = _known(whole, vocabulary) or _force_kind(lowers, vocabulary) or _body_kind(lowers, vocabulary)
    if kind is not None:
        part = len(lowers) == 1 and lowers[0] in vocabulary.words.government
        if part and tokens[first].dep in {"compound", "amod", "nmod"}:
            return None
        return _candidate(annotated, _after_courtesy(lowers, first, vocabulary), last, kind, vocabulary)
    return (
        _person(annotated, first, last, lowers, vocabulary)
        or _other(annotated, first, last, lowers, vocabulary)
        or _short(annotated, first, last, whole, vocabulary)
    )


def _short(
    annotated: AnnotatedReport, first: int, last: int, whole: str, vocabulary: NameVocabulary
) -> Candidate | None:
    """Give a single word that the parser takes for a place or a people, lest it be a surname."""
    token = annotated.tokens[first]
    if last - first > 1 or token.pos not in {"PROPN", "NOUN"} or whole in vocabulary.country_of:
        return None
    return Candidate(first, last, "person", (token.text,), weak=True)


def _force_kind(lowers: list[str], vocabulary: NameVocabulary) -> NameKind | None:
    """Give the kind of a force whose last two words tell that it is no state's: a "liberation army"."""
    return "armed_group" if len(lowers) > 1 and " ".join(lowers[-2:]) in vocabulary.armed_groups.nouns else None


def _body_kind(lowers: list[str], vocabulary: NameVocabulary) -> NameKind | None:
    words = vocabulary.words
    if (lowers == [lowers[0]] and lowers[0] in words.government) or _is_body(lowers, words.government):
        return "government"
    return "organization" if _is_body(lowers, words.organizations) else None


def _after_courtesy(lowers: list[str], first: int, vocabulary: NameVocabulary) -> int:
    return first + max((i + 1 for i, word in enumerate(lowers[:-1]) if word in vocabulary.words.courtesies), default=0)


def _known(whole: str, vocabulary: NameVocabulary) -> NameKind | None:
    if whole in vocabulary.outlets.names:
        return "media"
    if " ".join(whole.split()) in vocabulary.armed_groups.names:
        return "armed_group"
    if whole in vocabulary.words.seats:
        return "government"
    return "organization" if whole in vocabulary.words.organizations else None


def _is_body(lowers: list[str], body: frozenset[str]) -> bool:
    if lowers[-1] in body and len(lowers) > 1:
        return True
    joint = next((i for i, word in enumerate(lowers) if word in {"of", "for"}), 0)
    return joint > 0 and lowers[joint - 1] in body


def _candidate(
    annotated: AnnotatedReport, first: int, last: int, kind: NameKind, vocabulary: NameVocabulary
) -> Candidate:
    parts = tuple(t.text for t in annotated.tokens[first:last])
    country = None
    if kind == "government":
        country = _country(annotated, first, last, vocabulary) or owner(annotated, first, vocabulary)
    return Candidate(first, last, kind, parts, country=country)


def _country(annotated: AnnotatedReport, first: int, last: int, vocabulary: NameVocabulary) -> str | None:
    tokens = annotated.tokens
    for i in range(first, last):
        for j in range(min(last, i + 4), i, -1):
            code = vocabulary.country_of.get(annotated.text[tokens[i].start : tokens[j - 1].end].lower())
            if code is not None:
                return code
    return None


def owner(annotated: AnnotatedReport, first: int, vocabulary: NameVocabulary) -> str | None:
    """Give the country whose possessive ("Russia's") stands before the token ``first``."""
    tokens = annotated.tokens
    if first < 2 or tokens[first - 1].tag != "POS":
        return None
    name = tokens[first - 2]
    begin = first - 2
    while begin > 0 and tokens[begin - 1].head == name.i and tokens[begin - 1].dep == "compound":
        begin -= 1
    return vocabulary.country_of.get(annotated.text[tokens[begin].start : name.end].lower())


def _person(
    annotated: AnnotatedReport, first: int, last: int, lowers: list[str], vocabulary: NameVocabulary
) -> Candidate | None:
    words = vocabulary.words
    titles = words.titles | words.roles
    cut = max((i + 1 for i, word in enumerate(lowers) if word in titles), default=0)
    if cut == len(lowers):
        return None
    start = first + cut
    if lowers[cut] == "of":
        start = next((i for i in range(start, last) if annotated.tokens[i].entity == "PERSON"), last)
    while start < last and annotated.tokens[start].text == ".":
        start += 1
    if start == last:
        return None
    role = _role_before(annotated, start, first, vocabulary)
    parts = tuple(t.text for t in annotated.tokens[start:last])
    titled = cut > 0 or role is not None
    appositive = _role_beside(annotated, last - 1, start, vocabulary)
    label = annotated.tokens[last - 1].entity
    named = label == "PERSON" or (label not in {"ORG", "NORP", "GPE", "LOC", "FAC"} and last - start > 1)
    if not (titled or appositive or named):
        return None
    if not titled and vocabulary.country_of.get(" ".join(parts).lower()) is not None:
        return None
    longest = max((role, appositive), key=lambda words: len(words or ""))
    return Candidate(start, last, "person", parts, longest, None, titled or appositive is not None)


def _role_before(annotated: AnnotatedReport, start: int, first: int, vocabulary: NameVocabulary) -> str | None:
    """Give the words of title and office that stand before a name: "Armenian Prime Minister", "RT chief"."""
    tokens = annotated.tokens
    begin = first
    sentence = annotated.sentences[tokens[start].sentence]
    while begin > sentence.first and _premodifies(tokens[begin - 1], begin, start, vocabulary):
        begin -= 1
    between = tokens[begin:start]
    if begin == first and start == first:
        return None
    office = vocabulary.words.roles | vocabulary.words.titles
    if not any(t.lower.rstrip(".") in office for t in between):
        return None
    while between and (
        between[0].lower.strip(".[(") in vocabulary.words.courtesies
        or between[0].tag in {"POS", "DT"}
        or not between[0].text[0].isalnum()
    ):
        between = between[1:]
    return annotated.line(between[0].start, between[-1].end).rstrip(",") if between else None


def _premodifies(token: Token, begin: int, start: int, vocabulary: NameVocabulary) -> bool:
    office = token.lower in vocabulary.words.roles
    if begin == start:
        return office and token.pos in {"NOUN", "PROPN"} and token.dep in {"compound", "nmod", "amod", "appos", "dep"}
    if token.tag == "POS":
        return True
    return token.dep in {"compound", "nmod", "amod", "poss"} and token.head >= begin and token.pos != "PRON"


def _role_beside(annotated: AnnotatedReport, head: int, start: int, vocabulary: NameVocabulary) -> str | None:
    """Give the office beside a name, between commas: "Ann Lee, head of the club," or "The head, Ann Lee,"."""
    token = annotated.tokens[head]
    for other in annotated.below(token, "appos"):
        if other.i > head and other.lemma in vocabulary.words.roles:
            return phrase(annotated, other, leave=-1)
    above = annotated.head(token)
    if token.dep == "pobj" and start and annotated.tokens[start - 1].text == ",":
        office = annotated.head(above)
        text = annotated.text[office.start : annotated.tokens[start - 2].end] if office.i < start - 2 else ""
        return text if office.lemma in vocabulary.words.roles and text else None
    if token.dep == "appos" and above.i < start and above.lemma in vocabulary.words.roles:
        adviser = _office_over(annotated, above, vocabulary)
        return phrase(annotated, above if adviser is None else adviser, leave=head)
    return None


def _office_over(annotated: AnnotatedReport, person: Token, vocabulary: NameVocabulary) -> Token | None:
    """Give the adviser of "an adviser to the leader, Ann Lee,": the name is hers, not the leader's."""
    link = annotated.head(person)
    office = annotated.head(link)
    with_article = any(c.lower in {"a", "an"} for c in annotated.below(office, "det"))
    below = person.dep == "pobj" and link.dep == "prep" and office.i < link.i
    return office if below and with_article and office.lemma in vocabulary.words.roles else None


def phrase(annotated: AnnotatedReport, token: Token, *, leave: int) -> str:
    """Give the words of a noun phrase without article, side clauses, or the name ``leave`` that stands beside it."""
    keep = {token.i}
    stack = [token.i]
    while stack:
        for i in annotated.children[stack.pop()]:
            child = annotated.tokens[i]
            if i != leave and child.dep not in {"relcl", "punct", "appos", "advcl", "acl"}:
                keep.add(i)
                stack.append(i)
    first = last = token.i
    while first - 1 in keep or (first - 2 in keep and annotated.tokens[first - 1].text in {"-", "/"}):
        first -= 1
    while last + 1 in keep or (annotated.tokens[last].i + 2 in keep and annotated.tokens[last + 1].text in {"-", "/"}):
        last += 1
    while first < token.i and annotated.tokens[first].tag in {"DT", "PRP$", "CD"}:
        first += 1
    return annotated.line(annotated.tokens[first].start, annotated.tokens[last].end)


def _other(
    annotated: AnnotatedReport, first: int, last: int, lowers: list[str], vocabulary: NameVocabulary
) -> Candidate | None:
    following = annotated.tokens[last] if last < len(annotated.tokens) else None
    head = lowers[-1]
    outlets = vocabulary.outlets
    written = annotated.tokens[last - 1].text
    beside = following is not None and following.lower in outlets.nouns and following.head >= last - 1
    foreign = " ".join(lowers) in vocabulary.country_of  # "Israeli media" are many
    if (len(lowers) > 1 and (head in outlets.nouns or lowers[0] in outlets.nouns)) or (
        beside and annotated.tokens[last - 1].head >= last and not foreign
    ):
        return _candidate(annotated, first, last, "media", vocabulary)
    if head.endswith(outlets.endings) and any(letter.isupper() for letter in written[1:]) and not written.isupper():
        return _candidate(annotated, first, last, "media", vocabulary)
    if head in vocabulary.armed_groups.nouns and len(lowers) > 1:
        return _candidate(annotated, first, last, "armed_group", vocabulary)
    if len(lowers) == 1 and head in vocabulary.armed_groups.nouns:
        return None
    if annotated.tokens[last - 1].entity == "ORG" and " ".join(lowers) not in vocabulary.country_of:
        return _candidate(annotated, first, last, "organization", vocabulary)
    return None
