import csv
import io
import json
import os
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from variorum.edges.sources import read
from variorum.edges.sources.json_lines import LONGEST_LIST
from variorum.edges.sources.lines import LONGEST_LINE
from variorum.errors import SettingsError
from variorum.model.issue import Issue
from variorum.model.report import Metadata, RawReport

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


def reports(given: Iterable[RawReport | Issue]) -> list[RawReport]:
    found = list(given)
    assert all(isinstance(each, RawReport) for each in found), found
    return [each for each in found if isinstance(each, RawReport)]


def issue(given: Iterable[RawReport | Issue]) -> Issue:
    (found,) = given
    assert isinstance(found, Issue)
    assert found.stage == "source"
    assert found.cure
    assert found.location is not None
    return found


def kinds(given: Iterable[RawReport | Issue]) -> list[str]:
    return [each.code if isinstance(each, Issue) else each.location.rsplit("/", 1)[-1] for each in given]


def test_a_text_file_is_one_report(write: Write) -> None:
    path = write("a.txt", "Nine dead.\r\n")
    assert reports(read([path])) == [RawReport(str(path), b"Nine dead.\r\n", "text")]


def test_one_path_need_not_be_in_a_list(write: Write) -> None:
    path = write("a.txt", "Nine dead.")
    assert reports(read(path)) == reports(read(str(path))) == reports(read([path]))


@pytest.mark.parametrize("name", ["a.html", "a.htm", "A.HTML"])
def test_a_page_is_one_report(write: Write, name: str) -> None:
    (raw,) = reports(read([write(name, "<p>Nine dead.")]))
    assert raw.media == "html"


def test_a_folder_is_read_with_all_below_in_order_and_without_hidden_files_and_notes(
    write: Write, tmp_path: Path
) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.txt", "a/y.html", "README.md", "a/readme.txt"):
        write(name, "Nine dead.")
    assert kinds(read([tmp_path])) == ["y.html", "z.txt", "b.txt", "c.txt"]


def test_a_json_line_is_a_report_with_what_it_says_of_itself(write: Write) -> None:
    row = {
        "text": "Nine dead.",
        "id": 7,
        "title": "T",
        "outlet": "O",
        "published": "2020-01-01",
        "language": "en",
        "more": [1],
    }
    path = write(
        "a.jsonl", json.dumps(row) + "\n\n" + json.dumps({"text": "Ten.", "url": "https://x.example/1", "title": None})
    )
    first, second = reports(read([path]))
    assert first == RawReport(f"{path}#7", b"Nine dead.", "record", Metadata("7", "T", "O", "2020-01-01", None, "en"))
    assert second == RawReport("https://x.example/1", b"Ten.", "record", Metadata(url="https://x.example/1"))


def test_a_json_line_without_an_id_is_found_by_its_line(write: Write) -> None:
    path = write("a.jsonl", '{"text": "a"}\n\n{"text": "b"}\n')
    assert [raw.location for raw in reports(read([path]))] == [f"{path}#1", f"{path}#3"]


def test_a_csv_row_is_a_report_with_what_it_says_of_itself(write: Write) -> None:
    path = write("a.csv", 'id,text,outlet\n7,"Nine dead, ""they"" say.\nMore.",O\n,Ten dead,\n')
    first, second = reports(read([path]))
    assert first == RawReport(f"{path}#7", b'Nine dead, "they" say.\nMore.', "record", Metadata("7", outlet="O"))
    assert (second.location, second.given) == (f"{path}#4", Metadata())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_as_spreadsheets_write_it(write: Write, separator: str, encoding: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([["outlet", "text"], ["O", "Göteborg, “nine”; dead"]])
    (raw,) = reports(read([write("a.csv", text.getvalue().encode(encoding))]))
    assert raw.payload.decode() == "Göteborg, “nine”; dead"


def test_other_column_names_are_mapped(write: Write) -> None:
    path = write("a.csv", "body,source\nNine dead,O\n")
    (raw,) = reports(read([path], columns={"text": "body", "outlet": "source"}))
    assert (raw.payload, raw.given.outlet) == (b"Nine dead", "O")


def test_an_unknown_column_to_map_is_refused_at_the_call() -> None:
    with pytest.raises(SettingsError, match="'txt'"):
        read([], columns={"txt": "body"})


def test_a_json_document_with_a_list_is_read(write: Write) -> None:
    path = write("a.json", '[{"text": "a"},\n {"text": "b", "id": "x"}]')
    assert [raw.location for raw in reports(read([path]))] == [f"{path}#1", f"{path}#x"]


def test_json_lines_under_the_name_of_a_document_are_read(write: Write) -> None:
    assert len(reports(read([write("a.json", '{"text": "a"}\n{"text": "b"}\n')]))) == 2


@pytest.mark.parametrize(
    ("content", "media", "payload"),
    [
        (b"Nine dead.", "text", b"Nine dead."),
        (b"[Correction] Nine dead.", "text", b"[Correction] Nine dead."),
        (b"<!DOCTYPE html><p>Nine dead.", "html", b"<!DOCTYPE html><p>Nine dead."),
        (b'\n{"text": "Nine dead."}\n', "record", b"Nine dead."),
        (b'[{"text": "Nine dead."}]', "record", b"Nine dead."),
    ],
)
def test_standard_input_is_told_by_its_start(content: bytes, media: str, payload: bytes) -> None:
    (raw,) = reports(read(["-"], stdin=io.BytesIO(content)))
    assert (raw.media, raw.payload) == (media, payload)
    assert raw.location.startswith("-")


def test_much_on_standard_input_is_read_to_its_end() -> None:
    content = b"".join(b'{"text": "Report %d"}\n' % i for i in range(5000))
    assert [raw.payload for raw in reports(read(["-"], stdin=io.BytesIO(content)))][-1] == b"Report 4999"


def test_nothing_on_standard_input_is_an_issue() -> None:
    assert issue(read(["-"], stdin=io.BytesIO())).code == "empty"


def test_what_is_said_by_hand_goes_with_each_report(write: Write) -> None:
    by_hand = Metadata(outlet="O")
    paths = [write("a.txt", "a"), write("b.jsonl", '{"text": "b"}')]
    assert [raw.by_hand for raw in reports(read(paths, by_hand=by_hand))] == [by_hand, by_hand]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"text\n", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.json", b"[]", "empty"),
        ("a.jsonl", b'{"text": " "}', "empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 30, "not-text"),
        ("a.html", b"%PDF-1.7", "not-text"),
        ("a.jsonl", b"PK\x03\x04", "not-text"),
        ("a.jsonl", b"{text: 1}", "not-json"),
        ("a.jsonl", b'{"text": "a"', "not-json"),
        ("a.jsonl", b"[" * 20_000, "not-json"),
        ("a.jsonl", b'{"text": "\\ud800"}', "not-json"),
        ("a.jsonl", b"[1, 2]", "not-an-object"),
        ("a.jsonl", b'"text"', "not-an-object"),
        ("a.jsonl", b'{"body": "Nine dead."}', "no-text-column"),
        ("a.csv", b"id,body\n1,Nine dead\n", "no-text-column"),
        ("a.csv", b"text,text\na,b\n", "column-twice"),
        ("a.csv", b"id,text\n1,Nine dead, they say\n", "broken-row"),
        ("a.csv", b'id,text\n1,"Nine dead\n', "broken-row"),
        ("a.pdf", b"Nine dead", "unknown-ending"),
        ("README", b"Nine dead", "unknown-ending"),
    ],
)
def test_what_cannot_be_read_is_an_issue_naming_the_file(write: Write, name: str, content: bytes, code: str) -> None:
    path = write(name, content)
    found = issue(read([path]))
    assert (found.code, found.weight) == (code, "dropped")
    assert str(path) in found.message


def test_a_table_without_its_text_column_names_those_it_has_and_the_cure(write: Write) -> None:
    found = issue(read([write("a.csv", "id,body\n1,Nine\n")]))
    assert "'id', 'body'" in found.message
    assert "text=body" in found.cure


def test_bad_lines_cost_only_themselves(write: Write) -> None:
    lines = ['{"text": "a"}', "{", "7", '{"id": 1}', '{"text": "b"}']
    path = write("a.jsonl", "\n".join(lines))
    assert kinds(read([path])) == ["a.jsonl#1", "not-json", "not-an-object", "no-text-column", "a.jsonl#5"]


def test_bad_rows_cost_only_themselves(write: Write) -> None:
    path = write("a.csv", 'id,text\n1,a\n2,b,c\n3,"d" e\n4\n5,f\n')
    assert kinds(read([path])) == ["a.csv#1", "broken-row", "broken-row", "empty", "a.csv#5"]


def test_a_line_that_is_not_utf_8_is_read_as_what_it_is(write: Write) -> None:
    path = write("a.jsonl", b'{"text": "caf\xe9 bombed"}\n{"text": "b"}\n')
    assert [raw.payload.decode() for raw in reports(read([path]))] == ["café bombed", "b"]


def test_an_id_that_comes_twice_is_doubted_and_both_are_read(write: Write) -> None:
    path = write("a.jsonl", '{"text": "a", "id": "x"}\n{"text": "b", "id": "x"}\n')
    assert kinds(read([path])) == ["a.jsonl#x", "id-twice", "a.jsonl#2"]


def test_a_column_that_holds_no_text_is_doubted_and_passed_over(write: Write) -> None:
    found = list(read([write("a.jsonl", '{"text": "a", "title": ["x"]}')]))
    assert kinds(found) == ["column-not-text", "a.jsonl#1"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_fifty_megabyte_line_costs_only_itself_and_is_never_held(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    head, good = (b"", b'{"text": "a"}\n') if name == "a.jsonl" else (b"text\n", b"a\n")
    with path.open("wb") as stream:
        stream.write(head + good)
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
        stream.write(b"\n" + good)
    tracemalloc.start()
    found = kinds(read([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[1] == "too-long"
    assert len(found) == 3
    assert peak < 5 * LONGEST_LINE


@pytest.mark.parametrize(
    ("name", "size"), [("a.txt", LONGEST_LINE), ("a.html", LONGEST_LINE), ("a.json", LONGEST_LIST)]
)
def test_too_large_a_file_is_an_issue(tmp_path: Path, name: str, size: int) -> None:
    path = tmp_path / name
    path.write_bytes(b" " * 10 + b"x" * size)
    assert issue(read([path])).code == "too-long"


def test_ten_thousand_lines_are_never_held_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as stream:
        for i in range(10_000):
            stream.write(json.dumps({"text": f"Report {i}. " + "x" * 1000}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 1_000_000


def test_reading_starts_before_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n' * 3)
    given = read([path])
    assert isinstance(next(iter(given)), RawReport)


def test_a_path_that_is_not_there_is_an_issue(tmp_path: Path) -> None:
    assert issue(read([tmp_path / "no.txt"])).code == "no-such-path"
    assert issue(read(["a\0b.txt"])).code == "no-such-path"


def test_a_link_to_nothing_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert issue(read([tmp_path])).code == "broken-link"


def test_a_link_to_a_folder_above_ends(write: Write, tmp_path: Path) -> None:
    write("a/b.txt", "Nine dead.")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert kinds(read([tmp_path])) == ["b.txt", "folder-again"]


def test_a_link_to_itself_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert issue(read([tmp_path])).code == "not-readable"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert issue(read([tmp_path])).code == "not-a-file"


@pytest.mark.parametrize("name", ["a.txt", "folder"])
def test_what_may_not_be_read_is_an_issue(
    write: Write, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "Nine dead.")
    write("folder/b.txt", "Ten dead.")

    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    # A test may run as a user whom the system refuses nothing.
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "scandir", refuse)
    assert issue(read([tmp_path / name])).code == "no-rights"


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("Nine dead.")
    except OSError:
        pytest.skip("This file system takes only names in UTF-8.")
    (raw,) = reports(read([tmp_path]))
    assert raw.location.encode().endswith(b"\\xdcff.txt") or raw.location.encode().endswith(b"\\udcff.txt")
