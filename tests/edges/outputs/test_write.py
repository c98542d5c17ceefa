import csv
import io
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from tests.edges.outputs.strategies import RELEASES
from variorum.edges.outputs import KINDS, Format, Kind, columns, schema, write_release
from variorum.errors import SettingsError
from variorum.model.claim import AttributionLink, Statement, make_claim
from variorum.model.incident import (
    Casualty,
    Change,
    Finding,
    FindingPosition,
    Incident,
    IncidentActor,
    IncidentDate,
    IncidentPerson,
    IncidentPlace,
    Related,
    Responsibility,
)
from variorum.model.ledger import Release
from variorum.model.report import Published, Report
from variorum.model.values import CountValue

TEXT = "Nine traders died, “nine”, the mayor said."
MAYOR = AttributionLink("the mayor", None, "person", "said")
REPORT = Report(
    "r-1", "a.txt", "Nine die", TEXT, "en", "The Valley Herald", Published("2021-03-04", "2021-03-04", "text")
)
NINE = CountValue(9, 9, 9, None, None, "traders", None, "Nine traders")
CLAIM = make_claim(
    report="r-1",
    account="a-1",
    field="killed",
    value=NINE,
    text=TEXT,
    span=(0, 12),
    context=(0, 42),
    attribution=(MAYOR,),
)
LOST = make_claim(report="r-1", account=None, field="killed", value=NINE, text=TEXT, span=(0, 12), context=(0, 42))
STATEMENT = Statement(
    "s-1", "r-1", "a-1", "the mayor", "the mayor", None, "person", "said", "direct", "nine", "“nine”", 19, 25, None
)
INCIDENT = Incident(
    id="i-1",
    supersedes=("i-0",),
    type="shelling",
    codes={"acled": {"event_type": "Explosions/Remote violence"}, "ucdp": {"type_of_violence": 1}},
    title="Shelling at Springfield",
    date=IncidentDate("2021-03-03", "2021-03-03", "day", "Wednesday", 1, 1),
    place=IncidentPlace("Springfield", "US", "Ohio", 39.9, -83.8, "point", "4525353", "Springfield", 1, 1),
    casualties=(
        Casualty("killed", None, 8, 9, 11, "ucdp", "lowest and highest", (CLAIM.id,)),
        Casualty("killed", "traders", 9, 9, 9, "ucdp", "as said", (CLAIM.id,)),
        Casualty("killed", None, None, 8, None, "acled", "the lowest", (CLAIM.id,)),
    ),
    actors=(IncidentActor("rebels", "perpetrator", None, ()), IncidentActor("traders", "victim", "US", ())),
    people=(IncidentPerson("A. Nother", (), None, "killed", ()),),
    responsibility=(Responsibility("rebels", "blamed", "the mayor", ()), Responsibility(None, "suspected", None, ())),
    findings=(
        Finding("killed", "disputed", (FindingPosition({"best": 9}, ("the mayor",), (CLAIM.id,)),), "both kept"),
    ),
    reports=("r-1",),
    origins=("the mayor", "The Valley Herald"),
    related=(Related("i-2", "background", ()),),
    history=(Change("2021-03-04", "r-1", "killed", None, {"best": 9}),),
)
RELEASE = Release((REPORT,), (CLAIM, LOST), (STATEMENT,), (INCIDENT,), {"a-1": "i-1"})
SCHEMA = jsonschema.Draft202012Validator(schema())


def written(release: Release, form: Format, kind: Kind | None = None) -> str:
    stream = io.BytesIO()
    write_release(release, format=form, stream=stream, kind=kind)
    return stream.getvalue().decode()


def lines(release: Release) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(release, "jsonl").split("\n")[:-1]]


def test_each_line_is_valid_and_starts_with_its_kind() -> None:
    made = written(RELEASE, "jsonl").split("\n")[:-1]
    assert [line.split(",")[0] for line in made] == [
        '{"kind":"report"', '{"kind":"claim"', '{"kind":"claim"', '{"kind":"statement"', '{"kind":"incident"',
    ]  # fmt: skip
    for line in made:
        SCHEMA.validate(json.loads(line))


def test_claims_and_statements_are_written_with_their_incident_or_null() -> None:
    _, placed, lost, statement, _ = lines(RELEASE)
    assert (placed["incident"], lost["incident"], statement["incident"]) == ("i-1", None, "i-1")


def test_the_kind_of_a_speaker_does_not_hide_the_kind_of_the_line() -> None:
    statement = lines(RELEASE)[3]
    assert (statement["kind"], statement["speaker_kind"]) == ("statement", "person")


def test_quotes_stand_at_their_offsets_in_what_is_written() -> None:
    report, claim, _, statement, _ = lines(RELEASE)
    for each in (claim, statement):
        assert report["text"][each["start"] : each["end"]] == each["quote"]


def test_a_document_holds_the_same_objects_in_four_lists() -> None:
    document = json.loads(written(RELEASE, "json"))
    assert list(document) == ["reports", "claims", "statements", "incidents"]
    assert [each for kind in document.values() for each in kind] == lines(RELEASE)


def test_an_empty_release_is_written_too() -> None:
    empty = Release((), (), (), (), {})
    assert written(empty, "jsonl") == ""
    assert json.loads(written(empty, "json")) == {"reports": [], "claims": [], "statements": [], "incidents": []}
    assert written(empty, "csv").count("\n") == 1


def test_one_kind_can_be_written_alone() -> None:
    assert written(RELEASE, "jsonl", "incident").count("\n") == 1
    assert list(json.loads(written(RELEASE, "json", "claim"))) == ["claims"]


def test_a_table_of_incidents_has_the_numbers_of_both_houses() -> None:
    (row,) = csv.DictReader(io.StringIO(written(RELEASE, "csv")))
    assert (row["killed_low"], row["killed_best"], row["killed_high"], row["fatalities_acled"]) == ("8", "9", "11", "8")
    assert (row["date_start"], row["date_prec_ucdp"], row["country"], row["latitude"]) == (
        "2021-03-03",
        "1",
        "US",
        "39.9",
    )
    assert (row["perpetrators"], row["disputed"], row["wounded_best"]) == ("rebels", "killed", "")
    assert row["responsibility"] == "rebels: blamed (by the mayor); unknown: suspected"


def test_a_table_of_claims_says_who_says_what_where() -> None:
    row, _ = csv.DictReader(io.StringIO(written(RELEASE, "csv", "claim")))
    assert (row["incident"], row["outlet"], row["origin"], row["quote"]) == (
        "i-1", "The Valley Herald", "the mayor", "Nine traders",
    )  # fmt: skip


@pytest.mark.parametrize(("form", "kind"), [("xml", None), ("csv", "reports")])
def test_an_unknown_format_or_kind_is_refused(form: Any, kind: Any) -> None:
    with pytest.raises(SettingsError, match="Choose one of"):
        written(RELEASE, form, kind)


def test_the_schema_refuses_what_the_contract_does() -> None:
    claim = lines(RELEASE)[1]
    del claim["quote"]
    with pytest.raises(jsonschema.ValidationError):
        SCHEMA.validate(claim)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(RELEASES)
def test_whatever_a_release_holds_its_lines_are_valid(release: Release) -> None:
    made = lines(release)
    assert len(made) == sum(len(getattr(release, f"{kind}s")) for kind in KINDS)
    for line in made:
        SCHEMA.validate(line)
    assert [each for kind in json.loads(written(release, "json")).values() for each in kind] == made


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(RELEASES)
def test_whatever_a_release_holds_its_tables_keep_their_columns(release: Release) -> None:
    for kind in KINDS:
        table = list(csv.reader(io.StringIO(written(release, "csv", kind), newline="")))
        assert table[0] == columns(kind)
        assert {len(row) for row in table} == {len(columns(kind))}
        assert len(table) == 1 + len(getattr(release, f"{kind}s"))
