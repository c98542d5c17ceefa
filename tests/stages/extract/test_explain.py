"""An explanation tells what extract does, word for word, and where the vocabulary says so."""

from collections.abc import Callable
from importlib.resources import files

import pytest

from variorum.edges.resources.entries import load_entries
from variorum.model.text import AnnotatedReport
from variorum.stages.extract.entries import Entries, Entry
from variorum.stages.extract.explain import Explanation, ReadSentence, explain
from variorum.stages.extract.resources import ExtractResources
from variorum.stages.extract.stage import extract

Read = Callable[..., AnnotatedReport]

TEXT = (
    "Rebels attacked the village of Marna near Gao on Tuesday, killing at least 12 people, the army said. "
    "A 17-year-old boy was wounded. The minister attacked the proposal. The army may attack again on Friday.\n\n"
    "Two years earlier a car bomb killed four soldiers in Gao. Flight 212 was late."
)


@pytest.fixture(scope="module")
def entries() -> Entries:
    return load_entries()


@pytest.fixture(scope="module")
def explained(read: Read, extract_resources: ExtractResources, entries: Entries) -> Explanation:
    return explain(read(TEXT, "2024-03-06"), extract_resources, entries)


def sentence_with(explanation: Explanation, words: str) -> ReadSentence:
    return next(sentence for sentence in explanation.sentences if words in sentence.text)


def test_each_claim_is_told_in_one_sentence(
    read: Read, extract_resources: ExtractResources, explained: Explanation
) -> None:
    claims = extract(read(TEXT, "2024-03-06"), extract_resources).claims
    told = [(claim.field, claim.value, claim.quote) for sentence in explained.sentences for claim in sentence.claims]
    assert sorted(map(str, told)) == sorted(str((claim.field, claim.value, claim.quote)) for claim in claims)


def test_the_parse_is_told(explained: Explanation) -> None:
    words = sentence_with(explained, "Rebels").words
    assert [word.text for word in words[:2]] == ["Rebels", "attacked"]
    assert (words[0].lemma, words[0].tag, words[0].dep, words[0].head) == ("rebel", "NNS", "nsubj", "attacked")


@pytest.mark.parametrize(
    ("field", "file", "key", "word"),
    [
        ("event", "events.toml", "type.attack.verbs", "attack"),
        ("killed", "counts.toml", "transitive.killed", "kill"),
        ("killed", "counts.toml", "bounds.low", "at least"),
        ("date", "times.toml", "weekdays", "tuesday"),
    ],
)
def test_the_entry_that_fired_is_named_with_its_line(
    explained: Explanation, field: str, file: str, key: str, word: str
) -> None:
    (claim,) = [claim for claim in sentence_with(explained, "Rebels").claims if claim.field == field]
    entry = next(entry for entry in claim.entries if entry.key == key)
    assert (entry.file, entry.word) == (file, word)
    lines = (files("variorum.data") / "vocabulary" / file).read_text("utf-8").splitlines()
    assert word in lines[entry.line - 1]


def test_every_event_has_an_entry(explained: Explanation) -> None:
    events = [claim for sentence in explained.sentences for claim in sentence.claims if claim.field == "event"]
    assert events
    assert all(claim.entries and claim.why for claim in events)


def test_the_speaker_is_told_with_the_entry_of_the_cue(explained: Explanation) -> None:
    (claim,) = [claim for claim in sentence_with(explained, "Rebels").claims if claim.field == "killed"]
    assert [link.name or link.role for link in claim.attribution] == ["army"]
    assert ("speech.toml", "say") in {(entry.file, entry.word) for entry in claim.cues}


def test_accounts_are_numbered_the_main_one_first(explained: Explanation) -> None:
    assert explained.accounts[0].standing == "main"
    assert {claim.account for claim in sentence_with(explained, "Rebels").claims} == {1}
    assert {claim.account for claim in sentence_with(explained, "Two years").claims} == {2}


@pytest.mark.parametrize(
    ("words", "quote", "why"),
    [
        ("proposal", "attacked", "figure of speech"),
        ("may attack", "attack", "hypothetical"),
        ("Two years", "Two", "an age or a length of time"),
        ("Flight", "212", "no word beside it"),
    ],
)
def test_what_was_refused_is_told_with_its_reason(explained: Explanation, words: str, quote: str, why: str) -> None:
    refused = sentence_with(explained, words).refused
    assert any(quote in each.quote and why in each.why for each in refused), refused


def test_a_number_that_is_counted_is_not_told_as_refused(explained: Explanation) -> None:
    assert not [each for each in sentence_with(explained, "Rebels").refused if each.quote == "12"]


def test_the_places_of_a_name_are_told_with_points(explained: Explanation) -> None:
    (place,) = [m for m in sentence_with(explained, "Rebels").mentions if m.reader == "place" and m.quote == "Gao"]
    assert place.why is not None
    assert "ML (town)" in place.why


def test_a_report_without_words_has_no_sentences(
    read: Read, extract_resources: ExtractResources, entries: Entries
) -> None:
    assert explain(read(""), extract_resources, entries).sentences == ()


def test_entries_are_found_by_the_longest_phrase() -> None:
    entries = Entries(
        [Entry("e.toml", 1, "a", "car bomb"), Entry("e.toml", 2, "a", "bomb"), Entry("f.toml", 3, "b", "car")]
    )
    found = entries.within([("car", "car"), ("bombs", "bomb")], {"e.toml": ()})
    assert [entry.line for entry in found] == [1]
    assert entries.named("car", {"e.toml": ()}) == ()
