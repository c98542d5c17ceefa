"""What goes into a stage comes out of it, as output or as an Issue that says why not."""

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import variorum as vm
from variorum import pipeline
from variorum.adding import Equipment, load
from variorum.api import Ledger
from variorum.building import build
from variorum.edges.outputs.schema import schema
from variorum.edges.store import MemoryStore
from variorum.model.claim import Claim, Statement
from variorum.model.issue import Issue
from variorum.model.ledger import Reading
from variorum.model.report import Media, Metadata, RawReport, Report
from variorum.model.text import AnnotatedReport
from variorum.pipeline import Resources
from variorum.stages.annotate import annotate
from variorum.stages.extract.stage import extract, read_mentions

EXAMPLES = Path(__file__).parents[2] / "examples"
FREE = settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""Free text: as many examples as are worth their seconds in every run of the tests."""
FRAGMENTS = (
    "killed", "wounded", "at least 12", "dozens of", "civilians", "soldiers", "on Tuesday", "in Aleppo", "near Gao",
    "yesterday", "said", "told reporters", "according to", "the army", "rebels", "claimed responsibility", "denied",
    '"', "“", "”", "‘", "’", "(", ")", ",", ".", ";", ":", "–", "\n", "\n\n", "no casualties", "Ilda Marrek", "he",
    "who", "the U.N.", "2019", "1,200", "3.5", "two-thirds", "a", "bomb", "shelling", "an air strike", "blew up",
    "five of them children", "not", "may have", "of", "and", "was", "were", "arrested", "condolences", "Mr.",
    "20 September", "last week", "between 3 and 5", "one", "nobody", "declined to say", "http://a.b/c?d=e", "#", "@x",
    "MOSCOW —", "(AP)", "\t", "\u00a0", "\u200b", "é", "Бахмут", "北京", "🙂", "...", "-", "/", "%", "$5m",
)  # fmt: skip
NEWSLIKE = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=60).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), NEWSLIKE, NEWSLIKE.map(str.upper))

MEDIA: tuple[Media, ...] = get_args(Media)


@pytest.fixture(scope="session")
def resources() -> Resources:
    return load(Equipment("en_core_web_md", (), ("ucdp", "acled")))


@pytest.fixture(scope="module")
def store(resources: Resources) -> MemoryStore:
    store = MemoryStore()
    list(build(store, vm.read(EXAMPLES), resources))
    return store


ROWS: st.SearchStrategy[object] = st.one_of(
    st.fixed_dictionaries({"text": TEXTS}, optional={"id": st.text(max_size=5), "published": st.text(max_size=12)}),
    st.fixed_dictionaries({"body": st.text(max_size=10)}),
    st.sampled_from([None, 3, [], "words", {"text": None}, {"text": 4}, {"text": ["a"]}]),
)


@FREE
@given(rows=st.lists(ROWS, max_size=8), torn=st.booleans())
def test_sources_give_each_row_as_a_report_or_an_issue(
    rows: list[object], torn: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    lines = [json.dumps(row) for row in rows] + (['{"text": "torn'] if torn else [])
    file.write_text("\n".join(lines), encoding="utf-8")
    given_out = list(vm.read(file))
    of_rows = [each for each in given_out if isinstance(each, RawReport) or each.weight == "dropped"]
    assert len(of_rows) == max(len(lines), 1)
    assert all(each.location.startswith(str(file)) for each in given_out if each.location)


@FREE
@given(payload=st.one_of(st.binary(max_size=200), TEXTS.map(str.encode)), media=st.sampled_from(MEDIA))
def test_acquire_gives_a_report_or_says_why_not(payload: bytes, media: Media, resources: Resources) -> None:
    raw = RawReport("a.txt", payload, media, Metadata(published="2024-03-05"))
    acquired = pipeline.acquire(raw, resources)
    if acquired.report is None:
        (issue,) = acquired.issues
        assert issue.weight == "dropped"
        assert issue.location == "a.txt"
    else:
        assert acquired.report.text.strip()
        assert 0 <= acquired.report.body_start <= len(acquired.report.text)
        assert all(issue.report == acquired.report.id for issue in acquired.issues)


def acquired(text: str, resources: Resources) -> Report | None:
    given_with_it = Metadata(published="2024-03-05", language="en")
    raw = RawReport("a.jsonl#1", text.encode("utf-8", "replace"), "record", given_with_it)
    return pipeline.acquire(raw, resources).report


@FREE
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_annotate_gives_each_report_once_in_its_order_and_all_its_words(texts: list[str], resources: Resources) -> None:
    reports = [report for text in texts if (report := acquired(text, resources)) is not None]
    foreign = [msgspec.structs.replace(report, language="de") for report in reports]
    mixed = [each for pair in zip(reports, foreign, strict=True) for each in pair]
    found = list(annotate(mixed, resources.parser))
    assert [each.report if isinstance(each, AnnotatedReport) else each[0] for each in found] == mixed
    for each in found:
        if isinstance(each, AnnotatedReport):
            assert_whole(each)
        else:
            assert (each[1].code, each[1].report) == ("language-not-read", each[0].id)


def assert_whole(annotated: AnnotatedReport) -> None:
    """See that every letter of the text is in a word, every word in a sentence, and every offset true."""
    text, tokens = annotated.text, annotated.tokens
    covered = {at for token in tokens for at in range(token.start, token.end)}
    assert all(at in covered for at, letter in enumerate(text) if letter.isalnum())
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert [i for sentence in annotated.sentences for i in range(sentence.first, sentence.last)] == [
        *range(len(tokens))
    ]
    assert all(0 <= quotation.start < quotation.end <= len(text) for quotation in annotated.quotations)


@FREE
@given(text=TEXTS)
def test_extract_reads_any_text_and_every_offset_is_true(text: str, resources: Resources) -> None:
    report = acquired(text, resources)
    if report is None:
        return
    (annotated,) = annotate([report], resources.parser)
    assert isinstance(annotated, AnnotatedReport)
    assert_conserved(extract(annotated, resources.extract), annotated, resources)


def test_extract_gives_all_that_its_readers_find(store: MemoryStore, resources: Resources) -> None:
    for annotated in annotate(store.reports(), resources.parser):
        assert isinstance(annotated, AnnotatedReport)
        reading = extract(annotated, resources.extract)
        assert reading.claims
        assert_conserved(reading, annotated, resources)


def assert_conserved(reading: Reading, annotated: AnnotatedReport, resources: Resources) -> None:
    report, text = reading.report, reading.report.text
    mentions = read_mentions(annotated, resources.extract)
    written = {(claim.field, claim.start, claim.end) for claim in reading.claims}
    assert {(count.kind, count.start, count.end) for count in mentions.counts} <= written
    assert [statement.id for statement in reading.statements] == [statement.id for statement in mentions.statements]
    parts: tuple[Claim | Statement, ...] = (*reading.claims, *reading.statements)
    for part in parts:
        assert part.report == report.id
        assert 0 <= part.start < part.end <= len(text)
        assert text[part.start : part.end] == part.quote
    for claim in reading.claims:
        assert 0 <= claim.context_start <= claim.start < claim.end <= claim.context_end <= len(text)
    told = {account.id: set(account.claims) for account in reading.accounts}
    placed: dict[str, set[str]] = {account: set() for account in told}
    for claim in reading.claims:
        if claim.account is not None:
            placed[claim.account].add(claim.id)
    assert placed == told
    assert {statement.account for statement in reading.statements} <= told.keys() | {None}
    for things in (reading.claims, reading.statements, reading.accounts):
        assert not [identity for identity, times in Counter(thing.id for thing in things).items() if times > 1]


def test_a_report_without_incident_or_day_says_so(resources: Resources) -> None:
    report = Report("r-1", "a.txt", None, "The choir sang for an hour.", "en", None)
    (annotated,) = annotate([report], resources.parser)
    assert isinstance(annotated, AnnotatedReport)
    reading = extract(annotated, resources.extract)
    assert {issue.code for issue in reading.issues} == {"no-incident", "no-date"}


def test_link_puts_each_account_into_one_incident(store: MemoryStore) -> None:
    accounts = [account.id for account in store.accounts()]
    incidents = [incident.id for incident in store.incidents()]
    members = store.members(incidents)
    assert Counter(account for its in members.values() for account in its) == Counter(accounts)
    assert set(members) == set(incidents)


def test_reconcile_gives_each_claim_a_place_in_a_finding(store: MemoryStore) -> None:
    for incident in store.incidents():
        accounts = store.members([incident.id])[incident.id]
        claims = {claim.id: claim.field for claim in store.claims(accounts=accounts)}
        placed = {
            claim: finding.field for finding in incident.findings for each in finding.positions for claim in each.claims
        }
        assert claims == placed
        assert set(incident.reports) == {account.report for account in store.accounts(ids=accounts)}


def test_release_gives_each_thing_a_line_and_each_line_follows_the_schema(store: MemoryStore) -> None:
    validator = Draft202012Validator(schema())
    counts = store.counts()
    expected = {"report": counts.reports, "claim": counts.claims, "statement": counts.statements,
                "incident": counts.incidents}  # fmt: skip
    ledger = Ledger(store)
    for kind, number in expected.items():
        lines = [json.loads(line) for line in ledger.lines(kind)]  # type: ignore[arg-type]
        assert len({line["id"] for line in lines}) == len(lines) == number
        for line in lines:
            assert line["kind"] == kind
            validator.validate(line)


def test_build_counts_what_came_in(resources: Resources) -> None:
    raws: list[RawReport | Issue] = [
        *vm.read(EXAMPLES, EXAMPLES / "nothing"),
        RawReport("b.txt", b"\0\1\2" * 99, "text"),
    ]
    *_, done = build(MemoryStore(), raws, resources, batch_size=4)
    assert done.read == sum(isinstance(raw, RawReport) for raw in raws)
    assert done.read == done.new + done.unchanged + done.dropped
    assert done.dropped == 1
